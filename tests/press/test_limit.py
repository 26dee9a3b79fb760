"""A template that never ends fails alone, and says so."""

import shutil
import threading
import time
from pathlib import Path

import pytest

from standfirst.press import limit
from standfirst.press.run import press
from tests.press import trees
from tests.press.conftest import TEMPLATES
from tests.press.paper import desk

HANGING = "{% if page.heading == 'Note 1' %}{% for n in range(10**12) %}{% endfor %}{% endif %}"


def test_a_template_that_hangs_keeps_its_old_page_and_holds_up_no_other(
    paper: Path, tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write(1)
    desk.write(2)
    press()
    before = trees.contents(paper)
    folder = tmp_path / "templates"
    shutil.copytree(TEMPLATES, folder)
    (folder / "page.html").write_text(HANGING + (TEMPLATES / "page.html").read_text("utf-8"))
    settings.PRESS_TEMPLATES = folder
    monkeypatch.setattr(limit, "SECONDS", 0.3)
    report = press()
    assert [failure.path for failure in report.failed] == ["part-1/note-1/index.html"]
    assert "the template page.html of note 1 took longer than 0.3 s to render." in report.failed[0].error
    assert trees.contents(paper) == before
    settings.PRESS_TEMPLATES = TEMPLATES
    assert press().failed == ()
    assert trees.contents(paper) == before


def test_what_ends_in_time_is_left_alone_and_the_clock_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limit, "SECONDS", 0.05)
    with limit.limited("this"):
        pass
    time.sleep(0.1)
    with pytest.raises(limit.TookTooLong), limit.limited("this"):
        time.sleep(1)
    unlimited = threading.Thread(target=lambda: limit.limited("this").__enter__())
    unlimited.start()
    unlimited.join()
