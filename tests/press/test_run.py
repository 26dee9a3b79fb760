"""The press's defining tests, on the small newspaper."""

from pathlib import Path

import pytest

from standfirst.press import outputs, run
from standfirst.press.models import Due, Leaving, Member, Pressed, Touched
from standfirst.press.outputs import Key
from standfirst.press.reader import Reader
from standfirst.press.report import Report
from standfirst.press.run import pending, press, verify, why
from tests.press import trees
from tests.press.paper import desk, stock
from tests.press.paper.models import Note

NOTE_1 = "part-1/note-1/index.html"


def paths(report: Report) -> list[str]:
    return [path for path, _ in report.written]


def test_the_second_press_writes_nothing(paper: Path) -> None:
    desk.write(1)
    first = press()
    assert NOTE_1 in paths(first)
    assert not pending()
    before = {path: (paper / path).stat().st_mtime_ns for path in trees.contents(paper)}
    second = press()
    assert (second.written, second.removed, second.unchanged) == ((), (), 0)
    clean = press(everything=True)
    assert (clean.written, clean.removed, clean.failed) == ((), (), ())
    assert clean.unchanged == 5
    assert before == {path: (paper / path).stat().st_mtime_ns for path in trees.contents(paper)}


def test_a_new_note_is_written_before_the_fronts_that_link_to_it(paper: Path) -> None:
    press()
    desk.write(1)
    assert pending()
    report = press()
    assert report.written == (
        (NOTE_1, "new"),
        ("part-1/index.html", "paper_latest 1 3 changed"),
        ("index.html", "paper_latest 0 5 changed"),
    )
    assert not Touched.objects.exists()
    assert {"plan", "read", "render", "write", "record"} <= report.seconds.keys()


def test_a_body_edit_leaves_every_front_alone(paper: Path) -> None:
    desk.write(1)
    press()
    desk.edit(1, text="Another text.")
    assert press().written == ((NOTE_1, "paper_note 1 changed"),)


def test_a_touch_without_a_change_presses_nothing(paper: Path) -> None:
    desk.write(1)
    press()
    desk.edit(1)
    report = press()
    assert (report.written, report.unchanged) == ((), 0)


def test_a_headline_reaches_every_page_that_shows_it(paper: Path) -> None:
    desk.write(1)
    desk.write(2, part=2, more_id=1)
    press()
    desk.edit(1, title="Another headline")
    report = press()
    assert paths(report) == ["part-2/note-2/index.html", NOTE_1, "part-1/index.html", "index.html"]
    assert dict(report.written)["part-2/note-2/index.html"] == "paper_card 1 changed"


def test_a_withdrawn_note_leaves_every_page_and_answers_410(paper: Path) -> None:
    desk.write(1, title="Withdrawn words")
    desk.write(2, more_id=1)
    press()
    desk.edit(1, live=False)
    report = press()
    assert report.removed == (NOTE_1,)
    assert not (paper / "part-1/note-1").exists()
    assert not any(b"Withdrawn words" in data for data in trees.contents(paper).values())
    assert Pressed.objects.get(path=NOTE_1).gone
    assert why("/part-1/note-1/")[0].endswith("answers 410.")
    desk.edit(1, live=True)
    assert NOTE_1 in paths(press())
    assert not Pressed.objects.get(path=NOTE_1).gone


def test_a_note_that_comes_back_elsewhere_leaves_its_old_address_gone(paper: Path) -> None:
    desk.write(1)
    press()
    desk.edit(1, live=False)
    press()
    desk.edit(1, live=True, slug="elsewhere")
    press()
    assert dict(Pressed.objects.filter(path__startswith="part-1/").values_list("path", "gone")) == {
        "part-1/index.html": False,
        NOTE_1: True,
        "part-1/elsewhere/index.html": False,
    }


def test_an_address_that_is_gone_can_be_taken_by_another(paper: Path) -> None:
    desk.write(1)
    press()
    desk.delete(1)
    press()
    desk.write(2, slug="note-1")
    assert NOTE_1 in paths(press())
    assert not Pressed.objects.get(path=NOTE_1).gone


def test_an_output_is_absent_then_present_then_absent(paper: Path) -> None:
    desk.write(1)
    press()
    assert not (paper / "tag").exists()
    desk.edit(1, tag="harbour")
    assert "tag/harbour/index.html" in paths(press())
    desk.edit(1, tag="")
    report = press()
    assert report.removed == ("tag/harbour/index.html",)
    assert not (paper / "tag").exists()
    assert not Pressed.objects.filter(output="tag").exists()


def test_two_notes_swap_their_slugs(paper: Path) -> None:
    desk.write(1, title="First")
    desk.write(2, title="Second")
    press()
    desk.edit(1, slug="note-2")
    desk.edit(2, slug="note-1")
    report = press()
    assert report.removed == ()
    assert b"Second" in (paper / NOTE_1).read_bytes()
    assert b"First" in (paper / "part-1/note-2/index.html").read_bytes()
    assert Pressed.objects.get(path=NOTE_1).key == "2"
    trees.check_copies(paper)


def test_a_swap_over_two_batches_ends_right(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 1)
    test_two_notes_swap_their_slugs(paper)


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_a_renamed_section_moves_its_notes(paper: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(run, "BATCH", batch)
    for id in (1, 2, 3, 4, 5):
        desk.write(id)
    press()
    desk.edit_part(1, slug="harbour")
    report = press()
    assert {path for path in report.removed if path.endswith("note-1/index.html")} == {NOTE_1}
    assert not (paper / "part-1").exists()
    assert (paper / "harbour/note-5/index.html").is_file()
    moved = [path for path in paths(report) if path.startswith("harbour/note-")]
    assert moved == [f"harbour/note-{id}/index.html" for id in (5, 4, 3, 2, 1)], "newest first"
    assert not Leaving.objects.exists()
    assert not Due.objects.exists()


def test_two_outputs_that_claim_one_path_do_not_depend_on_who_came_first(paper: Path) -> None:
    desk.write(1)
    desk.write(2, slug="note-1")
    first = press()
    assert [(failure.output, failure.key) for failure in first.failed] == [("note", "1")]
    assert first.failed[0].error == f"{NOTE_1} is claimed by note 1 and by note 2, which has it."
    desk.write(3, slug="note-1")
    press()
    assert Pressed.objects.get(path=NOTE_1).key == "3"
    assert sorted(Due.objects.values_list("key", flat=True)) == ["1", "2"]
    desk.delete(3)
    press()
    assert Pressed.objects.get(path=NOTE_1).key == "2"
    desk.edit(1, slug="own")
    press()
    assert not Due.objects.exists()
    assert (paper / "part-1/own/index.html").is_file()


def test_the_ledger_holds_what_was_read(paper: Path) -> None:
    desk.write(1)
    press()
    row = Pressed.objects.get(path="index.html")
    assert set(row.reads.values_list("key", flat=True)) == {
        '["paper_title",1]',
        '["paper_navigation"]',
        '["paper_part",1]',
        '["paper_part",2]',
        '["paper_latest",0,5]',
        '["paper_card",1]',
    }
    assert row.size == len((paper / "index.html").read_bytes())
    assert set(Member.objects.filter(row=1, source="paper.Note").values_list("listing", flat=True)) == {
        '["paper_latest",0,5]',
        '["paper_latest",1,3]',
    }


def test_why_says_what_was_read_and_what_has_changed_since(paper: Path) -> None:
    desk.write(1)
    press()
    desk.edit(1, text="Not pressed yet.")
    said = why("/part-1/note-1/")
    assert said[0].startswith(f"{NOTE_1} is note 1, ")
    assert said[1].endswith(": new.") or said[1].endswith(": everything is pressed.")
    assert "It read paper_note 1; since then, paper_note 1 changed." in said
    assert "It read paper_title 1." in said
    assert why("no/such.html") == ["Nothing is published at no/such.html."]


def test_an_empty_ledger_has_everything_pressed(paper: Path) -> None:
    desk.write(1)
    press()
    before = trees.contents(paper)
    trees.forget_all()
    assert press().unchanged == 5
    assert trees.contents(paper) == before
    assert Pressed.objects.count() == 5


def test_everything_forgets_outputs_that_no_longer_exist(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write(1)
    press()
    monkeypatch.delitem(outputs.REGISTERED, "note")
    report = press(everything=True)
    assert report.removed == (NOTE_1,)
    assert not Pressed.objects.filter(output="note").exists()


def test_many_outputs_are_noted_as_due_and_pressed_in_batches(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 2)
    for id in range(1, 8):
        desk.write(id)
    press()
    desk.rename_paper("Another name")
    assert len(press().written) == 10
    assert not Due.objects.exists()
    assert all(
        b"Another name" in (paper / path).read_bytes()
        for path in Pressed.objects.exclude(output="robots").values_list("path", flat=True)
    )


class Ids(stock.PartFront):
    """Reads the same listing as the section's front, and nothing else that a section changes."""

    name = "ids"

    def path(self, read: Reader, key: Key) -> str:
        return f"ids/{key}.txt"

    def page(self, read: Reader, key: Key) -> stock.Page:
        return stock.Page("Ids", ", ".join(map(str, read("paper_latest", key, 3))))


def test_a_listing_read_before_its_rows_touch_is_planned_leaves_no_page_behind(
    paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note is withdrawn while a section is pressed: the front is made without it before its touch is seen."""
    monkeypatch.setitem(outputs.REGISTERED, "ids", Ids())
    desk.write(1)
    press()
    Note.objects.filter(pk=1).update(live=False)
    desk.edit_part(1, name="Harbour")
    report = press()
    assert ("ids/1.txt", "paper_latest 1 3 changed") in report.written
    desk.edit(1, live=False)
    press()
    assert verify().good


def test_while_many_wait_a_touched_note_is_next(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BATCH", 5)
    for id in range(1, 61):
        desk.write(id)
    press()
    desk.rename_paper("Another name")
    at: list[int] = []

    def told(done: int, total: int) -> None:
        if not at:
            desk.edit(1, title="News")
            at.append(done)

    written = [path for path, _ in press(progress=told).written]
    assert 0 < at[0] <= 5
    assert written.index(NOTE_1) == at[0], "sixty wait, and it was the last of them"
    assert len(written) == 63
