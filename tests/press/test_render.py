"""A page becomes bytes with nothing but itself."""

from pathlib import Path

import jinja2
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from standfirst.press import render
from standfirst.press.render import QueryInRender
from tests.press.paper.models import Note
from tests.press.paper.stock import Page


@pytest.fixture
def folder(tmp_path: Path, plant: Path, settings: object) -> Path:
    """Templates of the test's own."""
    folder = tmp_path / "templates"
    folder.mkdir()
    settings.PRESS_TEMPLATES = folder
    return folder


def test_a_page_is_escaped(plant: Path) -> None:
    made = render.render("page.html", Page("The <Paper>", "A & B")).decode()
    assert "<title>A &amp; B | The &lt;Paper&gt;</title>" in made


@pytest.mark.parametrize("template", ["{{ page.nothing }}", "{{ request }}", "{{ lipsum() }}", "{{ [1]|random }}"])
def test_a_template_sees_the_page_and_nothing_else(folder: Path, template: str) -> None:
    (folder / "a.html").write_text(template)
    with pytest.raises(jinja2.TemplateError):
        render.render("a.html", Page("a", "b"))


def test_a_query_in_a_template_raises_and_names_it(db: None, folder: Path) -> None:
    (folder / "a.html").write_text("{{ page.count() }}")
    with pytest.raises(QueryInRender, match=r"^the template a\.html asked the database while it was rendered: SELECT"):
        render.render("a.html", Note.objects)
    assert Note.objects.count() == 0
    assert connection.execute_wrappers == []


def test_the_release_changes_with_any_file_that_decides_how_a_page_looks(folder: Path, settings: object) -> None:
    (folder / "a.html").write_text("one")
    code = folder.parent / "code.py"
    code.write_text("one = 1")
    settings.PRESS_RELEASE = [code]
    seen = [render.release()]
    for change in (
        lambda: (folder / "a.html").write_text("two"),
        lambda: (folder / "b.html").write_text(""),
        lambda: code.write_text("one = 2"),
        lambda: (folder / "b.html").rename(folder / "c.html"),
    ):
        change()
        assert render.release() == seen[-1], "kept for the life of the process"
        render.forget()
        seen.append(render.release())
    assert len(set(seen)) == 5


def test_debug_reads_the_release_anew(folder: Path, settings: object) -> None:
    settings.DEBUG = True
    (folder / "a.html").write_text("one")
    before = render.release()
    (folder / "a.html").write_text("two")
    assert render.release() != before
    assert render.render("a.html", None) == b"two"


def test_a_folder_that_is_not_there_is_named(plant: Path, settings: object) -> None:
    settings.PRESS_RELEASE = [Path("/nowhere/at/all")]
    with pytest.raises(ImproperlyConfigured, match="/nowhere/at/all, which does not exist"):
        render.release()
    settings.PRESS_TEMPLATES = None
    with pytest.raises(ImproperlyConfigured, match="PRESS_TEMPLATES is not set"):
        render.templates()
