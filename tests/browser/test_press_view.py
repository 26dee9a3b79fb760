"""The report on the press in a real browser: a page that fails, seen and tried again by keyboard; axe on each view."""

import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.newsrooms import PASSWORD, standfirst
from tests.ops.web import until

STORY = """---
headline: Ferry returns to Port Ellery
standfirst: The Brightwater sails again.
section: news
byline: [Asha Rowe]
slug: ferry
---

The ferry left at dawn. Nobody on the quay spoke for a while.
"""
REPORT = "/admin/reports/press/"


@pytest.fixture
def in_the_way(own_environment: dict[str, str], served: tuple[subprocess.Popen, int], tmp_path: Path) -> Path:
    """A folder where the story's file has to lie, and a story that could not be published for it."""
    folder = Path(own_environment["STANDFIRST_HOME"]) / "public/news/ferry/index.html/in-the-way"
    folder.mkdir(parents=True)
    (tmp_path / "ferry.md").write_text(STORY)
    imported = standfirst(own_environment, "import", str(tmp_path / "ferry.md"), "--publish")
    assert imported.returncode == 1, imported.stdout
    return folder


def log_in(page: Page, root: str) -> None:
    page.goto(f"{root}/admin/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    expect(page.get_by_role("heading", name="Standfirst")).to_be_visible()


def check(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.eval_on_selector_all(".press details", "all => all.forEach(one => { one.open = true; })")
    found = Axe().run(page)
    assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], address


def test_what_failed_is_seen_and_tried_again(
    chromium: Browser, served: tuple[subprocess.Popen, int], in_the_way: Path
) -> None:
    root = f"http://localhost:{served[1]}"
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        log_in(page, root)
        for scheme, width in (("light", 1280), ("dark", 390)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            for path in ("/admin/", REPORT, f"{REPORT}why/?path=/"):
                check(page, root + path)
        page.goto(root + REPORT)
        expect(page.get_by_text("news/ferry/index.html could not be written").first).to_be_visible()
        page.get_by_role("button", name=re.compile("Try again.*Ferry returns")).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("The press tries it again at once.")).to_be_visible()
        in_the_way.rmdir()
        in_the_way.parent.rmdir()
        page.get_by_role("button", name="Try everything again now").focus()
        # A reload during the form's own answer would be cut off by it.
        with page.expect_navigation():
            page.keyboard.press("Enter")
        until(in_the_way.parent.is_file)
        until(lambda: page.reload() and page.get_by_text("Nothing failed.").is_visible())
    finally:
        context.close()
