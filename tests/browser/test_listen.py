"""Listening on the newsroom's own page: a word is reported, a play is counted, and the newsroom sees both."""

import subprocess
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.newsrooms import PASSWORD, standfirst
from tests.ops.web import ask, until

MARKED = "[...CSS.highlights.get('spoken-word')].map(String).join('|')"
"""The word that is marked."""
STORY = """---
headline: Ferry returns to Port Ellery
section: news
slug: ferry
---

The ferry left at dawn. Nobody on the quay spoke for a while.
"""


def log_in(page: Page) -> None:
    page.goto("/admin/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")
    expect(page.get_by_role("heading", name="Standfirst")).to_be_visible()


def check(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url


def test_a_listener_reports_a_word_and_is_counted(
    chromium: Browser, own_environment: dict[str, str], served: tuple[subprocess.Popen, int], tmp_path: Path
) -> None:
    (tmp_path / "ferry.md").write_text(STORY)
    assert standfirst(own_environment, "import", str(tmp_path / "ferry.md"), "--publish").returncode == 0
    until(lambda: b"<listen-player" in ask(served[1], "/news/ferry/").body)
    root = f"http://localhost:{served[1]}"
    context = chromium.new_context(viewport={"width": 390, "height": 844}, base_url=root)
    try:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto("/news/ferry/")
        page.locator(".listen-controls [data-act=toggle]").click()
        until(lambda: page.evaluate(MARKED) in page.locator("h1").inner_text().split())
        expect(page.locator(".listen-foot [data-act=wrong]")).to_be_visible()
        with page.expect_response("**/listen/wrong") as told:
            page.locator(".listen-foot [data-act=wrong]").click()
        assert told.value.status == 204
        expect(page.get_by_role("status")).to_contain_text("Thank you.")
        with page.expect_request("**/listen/count"):
            page.evaluate("dispatchEvent(new Event('pagehide'))")
        assert context.cookies() == [] and complaints == []
        log_in(page)
        until(lambda: page.goto("/admin/reports/listening/") and page.get_by_role("link", name="Ferry").is_visible())
        for scheme, width in (("light", 1280), ("dark", 390)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.goto("/admin/reports/listening/")
            check(page)
            page.get_by_role("link", name="Ferry returns to Port Ellery").click()
            expect(page.get_by_text("1 play in thirty days")).to_be_visible()
            check(page)
    finally:
        context.close()
