"""Right names in a real browser: uncertain names beside a story, one fixed by keyboard, a listener's report; axe."""

import json
import subprocess
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_press_view import log_in
from tests.newsrooms import standfirst
from tests.ops.web import until

STORY = """---
headline: Ferry returns to Port Ellery
standfirst: The Brightwater sails again.
section: news
byline: [Asha Rowe]
slug: ferry
---

The ferry left at dawn. Then Siobhan Quillfeather spoke to Ngaio Tredwen. Nobody else spoke.
"""
# Which of Wagtail's own parts axe complains of is Wagtail's; ours are looked at.
OURS = ".listening"


@pytest.fixture
def published(own_environment: dict[str, str], served: tuple[subprocess.Popen, int], tmp_path: Path) -> str:
    """The paper's root, with the story out and narrated."""
    (tmp_path / "ferry.md").write_text(STORY)
    assert standfirst(own_environment, "import", str(tmp_path / "ferry.md"), "--publish").returncode == 0
    audio = Path(own_environment["STANDFIRST_HOME"]) / "public/audio"
    until(lambda: any(audio.glob("*.json")))
    return f"http://localhost:{served[1]}"


def check(page: Page) -> None:
    found = Axe().run(page, context=OURS)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.url


def report(root: str, word: str) -> int:
    """A listener's report, as the player sends it, of the sentence that has the word."""
    address = "body." + page_block(root) + ".1"
    body = {"story": "/news/ferry/", "address": address, "word": word, "text": "Then Siobhan"}
    request = urllib.request.Request(
        f"{root}/listen/wrong", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        assert answer.headers["Set-Cookie"] is None
        return int(answer.status)


def page_block(root: str) -> str:
    """The paragraph's own name on the story's page."""
    with urllib.request.urlopen(f"{root}/news/ferry/") as answer:
        html = answer.read().decode()
    begin = html.rindex('data-block="', 0, html.index("The ferry left at dawn")) + len('data-block="')
    return html[begin : html.index('"', begin)]


def test_a_name_is_found_fixed_by_keyboard_and_reported(chromium: Browser, published: str) -> None:
    assert report(published, "Ngaio") == 204
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    try:
        page = context.new_page()
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        log_in(page, published)
        page.goto(f"{published}/admin/reports/misheard/")
        number = (
            page.locator("a[href*='/admin/pages/']", has_text="Ferry returns").first.get_attribute("href").split("/")[3]
        )
        for scheme, width in (("light", 1280), ("dark", 390)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            for path in ("reports/misheard/", "lexicon/new/", "lexicon/import/"):
                page.goto(f"{published}/admin/{path}")
                page.wait_for_load_state("networkidle")
                check(page)
            page.goto(f"{published}/admin/pages/{number}/edit/")
            toggle = page.get_by_role("button", name="Toggle listening")
            # Wagtail may open by itself what was open before.
            page.wait_for_load_state("networkidle")
            if toggle.get_attribute("aria-expanded") != "true":
                toggle.focus()
                page.keyboard.press("Enter")
            expect(page.locator(".listening-status")).to_have_text("3 uncertain names.")
            check(page)
        hear = page.get_by_role("link", name="Hear “Ngaio Tredwen” in its sentence")
        hear.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".listening-status")).to_have_text("Playing.", timeout=20_000)
        with context.expect_page() as opened:
            page.get_by_role("link", name="Fix how “Ngaio Tredwen” is said").focus()
            page.keyboard.press("Enter")
        form = opened.value
        expect(form.locator("[name=written]")).to_have_value("Ngaio Tredwen")
        form.locator("[name=say]").fill("Nye-oh Tred-wen")
        form.get_by_role("button", name="Listen as it will be said").press("Enter")
        expect(form.locator(".listening-status")).to_have_text("Playing.", timeout=20_000)
        form.locator("[name=heard]").press("Space")
        form.locator("[name=say]").press("Enter")
        expect(form.get_by_text("1 story, 1 sentence")).to_be_visible()
        check(form)
        form.get_by_role("button", name="Save, and speak it anew").press("Enter")
        expect(form.get_by_text("1 story, 1 sentence: spoken anew in the background.")).to_be_visible()
        page.get_by_role("button", name="Look again").press("Enter")
        expect(page.locator(".listening-status")).to_have_text("2 uncertain names.")
        assert complaints == []
    finally:
        context.close()
