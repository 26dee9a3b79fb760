"""A run dies between the files and the ledger, and an editor changes his mind before the next: nothing stays behind."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from standfirst.press import batch
from standfirst.press.models import Due, Leaving, Pressed
from standfirst.press.run import press
from tests.press import trees
from tests.press.paper import desk


class Died(BaseException):
    """What no code catches, as none catches a kill."""


@pytest.fixture
def die(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Presses, and dies when the files are as they should be and the ledger does not know it."""

    def dying() -> None:
        def record(outcome: object) -> None:
            raise Died

        with monkeypatch.context() as patch:
            patch.setattr(batch, "record", record)
            with pytest.raises(Died):
                press()

    return dying


def check_clean(tree: Path) -> None:
    press()
    assert not Due.objects.exists()
    assert not Leaving.objects.exists()
    found = trees.contents(tree)
    shutil.rmtree(tree)
    trees.forget_all()
    press(everything=True)
    assert found == trees.contents(tree)


def test_a_new_page_that_is_deleted_again_leaves_no_file(paper: Path, die: Callable[[], None]) -> None:
    press()
    desk.write(1)
    die()
    assert (paper / "part-1/note-1/index.html").is_file()
    desk.delete(1)
    assert "part-1/note-1/index.html" in press().removed
    assert Pressed.objects.get(path="part-1/note-1/index.html").gone, "readers have had it, and are told that it went"
    check_clean(paper)


def test_a_front_that_showed_a_note_that_is_taken_down_again_does_not_go_on_showing_it(
    paper: Path, die: Callable[[], None]
) -> None:
    desk.write(1)
    press()
    desk.edit(1, title="A word too many")
    die()
    assert b"A word too many" in (paper / "index.html").read_bytes()
    desk.edit(1, title="Note 1")
    press()
    assert b"A word too many" not in (paper / "index.html").read_bytes()
    check_clean(paper)


def test_a_page_that_was_removed_and_is_put_back_has_its_file(paper: Path, die: Callable[[], None]) -> None:
    desk.write(1)
    press()
    desk.edit(1, live=False)
    die()
    assert not (paper / "part-1/note-1/index.html").exists()
    desk.edit(1, live=True)
    press()
    assert (paper / "part-1/note-1/index.html").is_file()
    check_clean(paper)


def test_a_page_that_had_moved_and_moves_back_is_at_one_address(paper: Path, die: Callable[[], None]) -> None:
    desk.write(1)
    press()
    desk.edit(1, slug="elsewhere")
    die()
    desk.edit(1, slug="note-1")
    press()
    assert not (paper / "part-1/elsewhere").exists()
    assert (paper / "part-1/note-1/index.html").is_file()
    check_clean(paper)
