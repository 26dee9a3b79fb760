"""Every page at a phone's and a desk's width, light and dark: axe, policy, layout shift, width."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .conftest import open_page

pytestmark = pytest.mark.no_database

PATHS = (
    "/",
    "/news/",
    "/news/harbour-wall/",
    "/news/plain/",
    "/latest/",
    "/topic/harbour/",
    "/archive/2026/11/22/",
    "/archive/",
    "/by/asha-rowe/",
    "/corrections/",
    "/404.html",
    "/bulletin/",
)


def settle(page: Page, path: str) -> None:
    """Open a page and scroll through it, so that everything lazy is there."""
    page.goto(path)
    page.evaluate("""async () => {
        for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
            scrollTo({ top: y, behavior: "instant" });
            await new Promise(requestAnimationFrame);
        }
        scrollTo({ top: 0, behavior: "instant" });
    }""")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_pages(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = open_page(browser, address, width=width, scheme=scheme)
    # In the dark only colours change, so one page of each furniture is enough.
    for path in (
        PATHS
        if scheme == "light"
        else ("/", "/news/harbour-wall/", "/latest/", "/by/asha-rowe/", "/corrections/", "/bulletin/")
    ):
        settle(page, path)
        found = Axe().run(page)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("window.violations") == [], path
        assert page.evaluate("window.shift") == 0, path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert page.messages == [] and page.asked == []
    page.context.close()


@pytest.mark.parametrize("width", [320, 600, 800, 1024, 1600])
def test_no_page_is_wider_than_its_window(browser: Browser, address: str, width: int) -> None:
    page = open_page(browser, address, width=width)
    for path in PATHS[:5]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.context.close()


def test_every_control_of_a_story_is_reached_by_keyboard_and_shows_focus(page: Page) -> None:
    page.goto("/news/harbour-wall/")
    page.wait_for_selector(".rail-list")
    wanted = page.evaluate("""() => [...document.querySelectorAll("a[href], button, select, input")]
        .filter((e) => e.checkVisibility({ visibilityProperty: true })).length""")
    seen = []
    for _ in range(wanted + 2):
        page.keyboard.press("Tab")
        focused = page.evaluate("""() => {
            const e = document.activeElement, style = getComputedStyle(e);
            if (e === document.body) return null;
            window.numbers ??= new Map();
            if (!numbers.has(e)) numbers.set(e, numbers.size);
            const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            return [numbers.get(e), outlined, e.outerHTML.slice(0, 80)];
        }""")
        if focused:
            assert focused[1], f"no visible focus on {focused[2]}"
            seen.append(focused[0])
    assert len(set(seen)) == wanted


def test_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_javascript_everything_is_there(plain_page: Page) -> None:
    plain_page.goto("/news/harbour-wall/")
    audio = plain_page.locator("audio[controls]")
    assert audio.is_visible() and audio.bounding_box()["height"] >= 40
    assert plain_page.locator("latest-rail a", has_text="More latest news").is_visible()
    assert plain_page.locator("consent-embed a").is_visible()
    assert plain_page.locator("button, iframe").count() == 0


def test_a_printed_story_leaves_out_what_paper_cannot_do(page: Page) -> None:
    page.goto("/news/harbour-wall/")
    page.emulate_media(media="print")
    for selector in ("nav.sections", "listen-player", "#latest", ".read-more", "consent-embed"):
        assert not page.locator(selector).is_visible(), selector
    assert page.locator("h1").is_visible() and page.locator(".byline").is_visible()
