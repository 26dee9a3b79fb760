"""What goes wrong stays where it is: the other pages go out, and nothing is forgotten."""

import resource
import shutil
from pathlib import Path

import pytest
from django.db import OperationalError
from django.utils import timezone

from standfirst.press import facts, outputs, run
from standfirst.press.models import Due, Leaving, Pressed, Touched
from standfirst.press.run import pending, press, verify, why
from tests.press import trees
from tests.press.conftest import TEMPLATES
from tests.press.paper import desk, stock
from tests.press.paper.models import Note

NOTE_1 = "part-1/note-1/index.html"
NOTE_2 = "part-1/note-2/index.html"
HUGE = 12_000_000
"""Bytes: more than the test's database has."""


class Broken(stock.NotePage):
    """Fails for the notes whose text says so."""

    def page(self, read: object, key: object) -> object:
        page = super().page(read, key)
        if page is not None and "query" in page.text:
            return stock.Page(page.title, page.heading, Note.objects.filter(pk=key))
        if page is not None and "bad" in page.text:
            raise RuntimeError("this note is bad")
        if page is not None and "huge" in page.text:
            return stock.Page(page.title, page.heading, "A long text. " * (HUGE // 10))
        return page


@pytest.fixture
def broken(paper: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small newspaper, whose notes can be made to fail."""
    monkeypatch.setitem(outputs.REGISTERED, "note", Broken())
    for id in (1, 2):
        desk.write(id)
    press()
    return paper


def test_a_query_in_a_template_keeps_the_old_file_and_the_rest_goes_out(broken: Path) -> None:
    old = (broken / NOTE_1).read_bytes()
    desk.edit(1, text="query", title="Another")
    desk.edit(2, text="Fine.")
    report = press()
    (failure,) = report.failed
    assert (failure.output, failure.key, failure.path) == ("note", "1", NOTE_1)
    assert failure.error.startswith("the template page.html of note 1 asked the database while it was rendered: SELECT")
    assert "render.py:" in failure.place
    assert (broken / NOTE_1).read_bytes() == old
    assert [path for path, _ in report.written] == [NOTE_2, "part-1/index.html", "index.html"]
    assert not report.good


def test_a_page_that_failed_is_tried_again_by_the_next_run(broken: Path) -> None:
    desk.edit(1, text="bad")
    press()
    due = Due.objects.get()
    assert (due.tries, due.error) == (1, "RuntimeError: this note is bad")
    assert any("failed once: RuntimeError: this note is bad" in sentence for sentence in why(NOTE_1))
    assert not pending(), "a worker waits before it tries again"
    assert press().failed[0].key == "1"
    assert Due.objects.get().tries == 2
    Due.objects.update(not_before=timezone.now())
    assert pending()
    Note.objects.filter(pk=1).update(text="Mended without a touch.")
    assert [path for path, _ in press().written] == [NOTE_1]
    assert not Due.objects.exists()


def test_a_new_page_that_failed_is_not_lost(broken: Path) -> None:
    desk.write(3, text="bad")
    assert [path for path, _ in press().written] == ["part-1/index.html", "index.html"]
    assert not Touched.objects.exists()
    Note.objects.filter(pk=3).update(text="Good.")
    assert press().written == (("part-1/note-3/index.html", "new"),)


def test_a_template_that_raises_keeps_every_old_page(broken: Path, tmp_path: Path, settings: object) -> None:
    before = trees.contents(broken)
    folder = tmp_path / "templates"
    shutil.copytree(TEMPLATES, folder)
    (folder / "page.html").write_text("{% if page.heading == 'Note 2' %}fine{% else %}{{ page.missing }}{% endif %}")
    settings.PRESS_TEMPLATES = folder
    report = press()
    assert [path for path, _ in report.written] == [NOTE_2]
    assert len(report.failed) == 4
    assert {path: data for path, data in trees.contents(broken).items() if not path.startswith("part-1/note-2")} == {
        path: data for path, data in before.items() if not path.startswith("part-1/note-2")
    }
    settings.PRESS_TEMPLATES = TEMPLATES
    assert press().failed == ()
    assert trees.contents(broken) == before


def test_a_new_release_is_pressed_newest_first_after_what_was_touched(
    broken: Path,
    tmp_path: Path,
    settings: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(run, "BATCH", 3)
    folder = tmp_path / "templates"
    shutil.copytree(TEMPLATES, folder)
    with (folder / "page.html").open("a") as opened:
        opened.write("A new line.\n")
    settings.PRESS_TEMPLATES = folder
    desk.edit(1, text="Another text.")
    report = press()
    assert report.written[0] == (NOTE_1, "paper_note 1 changed")
    assert {reason for _, reason in report.written[1:]} == {"new release"}
    assert len(report.written) == 5
    assert press().written == ()


def test_a_full_disk_keeps_the_old_page_and_says_so_in_one_sentence(broken: Path) -> None:
    old = (broken / NOTE_1).read_bytes()
    desk.edit(1, text="huge")
    desk.edit(2, text="Another.")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (HUGE, before[1]))
    try:
        report = press()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [failure.error for failure in report.failed] == [f"{NOTE_1} could not be written: File too large."]
    assert [path for path, _ in report.written] == [NOTE_2]
    assert (broken / NOTE_1).read_bytes() == old
    trees.check_copies(broken)
    assert [path for path, _ in press().written] == [NOTE_1]


def test_a_folder_in_the_way_fails_one_page_alone(broken: Path) -> None:
    desk.write(3)
    (broken / "part-1/note-3/index.html/in-the-way").mkdir(parents=True)
    report = press()
    assert [failure.path for failure in report.failed] == ["part-1/note-3/index.html"]
    assert report.failed[0].error.startswith("part-1/note-3/index.html could not be written: ")
    shutil.rmtree(broken / "part-1/note-3/index.html")
    assert [path for path, _ in press().written] == ["part-1/note-3/index.html"]
    trees.check_copies(broken)


def test_a_database_that_is_gone_stops_the_run_and_leaves_everything_due(
    broken: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(ids: object) -> object:
        raise OperationalError("the database is gone")

    desk.edit(1, text="Another.")
    fact = facts.ROWS["paper_note"]
    monkeypatch.setitem(facts.ROWS, "paper_note", facts.RowFact(fact.name, fact.of, gone))
    with pytest.raises(OperationalError):
        press()
    assert Touched.objects.count() == 1
    monkeypatch.setitem(facts.ROWS, "paper_note", fact)
    assert [path for path, _ in press().written] == [NOTE_1]


def test_a_fact_that_cannot_be_loaded_fails_its_own_pages_only(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = facts.ROWS["paper_note"]

    def one_is_bad(ids: object) -> object:
        if 1 in ids:
            raise ValueError("row 1 cannot be read")
        return fact.load(ids)

    monkeypatch.setitem(facts.ROWS, "paper_note", facts.RowFact(fact.name, fact.of, one_is_bad))
    desk.edit(1, text="Another.")
    desk.edit(2, text="Another.")
    report = press()
    assert [(failed.path, failed.error) for failed in report.failed] == [(NOTE_1, "ValueError: row 1 cannot be read")]
    assert [path for path, _ in report.written] == [NOTE_2]


def test_a_row_that_cannot_be_planned_holds_up_no_other(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fact = facts.LISTINGS["paper_latest"]

    def keys(ids: object) -> object:
        if 1 in ids:
            raise ValueError("no keys for row 1")
        return fact.keys(ids)

    bad = facts.ListingFact(fact.name, fact.of, fact.load, keys, fact.members)
    monkeypatch.setitem(facts.LISTINGS, "paper_latest", bad)
    desk.edit(1, text="Another.")
    desk.edit(2, text="Another.")
    report = press()
    assert [path for path, _ in report.written] == [NOTE_2]
    assert [(failure.key, failure.error) for failure in report.failed] == [
        ("paper.Note 1", "ValueError: no keys for row 1"),
    ]
    assert not pending(), "a worker waits before it tries again"
    monkeypatch.setitem(facts.LISTINGS, "paper_latest", fact)
    Touched.objects.update(not_before=timezone.now())
    assert [path for path, _ in press().written] == [NOTE_1]


def test_an_old_file_that_cannot_be_removed_is_tried_again(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (broken / NOTE_1).unlink()
    (broken / NOTE_1).mkdir()
    desk.edit(1, slug="elsewhere")
    desk.edit(2, live=False)
    report = press()
    assert [(failure.path, "could not be removed" in failure.error) for failure in report.failed] == [(NOTE_1, True)]
    assert report.removed == (NOTE_2,)
    assert Leaving.objects.get().path == NOTE_1
    assert not pending()
    (broken / NOTE_1).rmdir()
    press()
    assert not Leaving.objects.exists()


class Refusing:
    """A step after the press that fails."""

    def __call__(self, changed: object, removed: object) -> None:
        raise ConnectionError("the cache does not answer")


class Remembering:
    """A step after the press that remembers what it was told."""

    told: list[tuple] = []

    def __call__(self, changed: object, removed: object) -> None:
        self.told.append((tuple(changed), tuple(removed)))


def test_what_follows_the_press_hears_of_every_change_and_cannot_fail_it(broken: Path, settings: object) -> None:
    settings.PRESS_AFTER = [f"{__name__}.Refusing", f"{__name__}.Remembering"]
    Remembering.told.clear()
    desk.edit(1, live=False)
    report = press()
    assert report.failed == ()
    assert report.after == (f"{__name__}.Refusing failed after the press: the cache does not answer.",)
    assert Remembering.told == [(("part-1/index.html", "index.html"), (NOTE_1,))]
    press()
    assert len(Remembering.told) == 1


def test_verify_heals_what_differs_and_says_what_it_was(broken: Path) -> None:
    before = trees.contents(broken)
    (broken / NOTE_1).write_bytes(b"spoilt")
    (broken / NOTE_2).unlink()
    (broken / "index.html.gz").unlink()
    (broken / "part-1/index.html.br").write_bytes(b"spoilt")
    (broken / "stray.txt").write_text("stray")
    (broken / "gone").mkdir()
    (broken / "gone/old.html.br").write_text("stray")
    Pressed.objects.filter(path="part-2/index.html").delete()
    report = verify()
    assert set(report.differences) == {
        f"{NOTE_1} has other bytes.",
        f"{NOTE_2} is missing.",
        "index.html has no .gz copy.",
        "part-1/index.html has a .br copy with other bytes.",
        "part-2/index.html is not in the ledger.",
        "stray.txt belongs to nothing and was removed.",
        "gone/old.html.br belongs to nothing and was removed.",
    }
    assert not report.good
    assert trees.contents(broken) == before
    again = verify()
    assert again.good
    assert again.unchanged == 6


def test_verify_finds_a_fact_that_changed_without_a_touch(broken: Path) -> None:
    Note.objects.filter(pk=1).update(text="Nobody was told.")
    report = verify()
    assert report.differences == (f"{NOTE_1} has other bytes.",)
    assert b"Nobody was told." in (broken / NOTE_1).read_bytes()


def test_what_is_due_is_no_difference(broken: Path) -> None:
    desk.edit(1, live=False)
    desk.write(3)
    assert verify().differences == ()
