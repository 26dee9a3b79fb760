"""What is fetched after the page: the latest news, and another site's content when the reader asks."""

import pytest
from playwright.sync_api import Browser, Page

from .conftest import open_page, wait

pytestmark = pytest.mark.no_database

STORY = "/news/harbour-wall/"


def test_the_rail_shows_the_latest_but_not_the_story_itself(page: Page) -> None:
    page.goto(STORY)
    page.wait_for_selector(".rail-list")
    shown = [link.get_attribute("href") for link in page.locator(".rail-card a").all() if link.is_visible()]
    assert shown == [f"/news/story-{number}/" for number in range(1, 7)]
    assert page.get_by_role("link", name="See more latest news").get_attribute("href") == "/latest/"
    assert page.locator(".rail-card img").first.is_visible()


def test_when_the_fragment_cannot_be_had_the_link_stays(page: Page) -> None:
    page.route("**/fragments/latest.html", lambda route: route.fulfill(status=503, body="<p>Busy</p>"))
    page.goto(STORY, wait_until="networkidle")
    assert page.get_by_role("link", name="More latest news").is_visible()
    assert "Busy" not in page.locator("latest-rail").inner_text()
    assert page.evaluate("window.shift") == 0


def test_a_late_rail_moves_nothing(browser: Browser, address: str) -> None:
    for path in (STORY, "/", "/news/"):
        page = open_page(browser, address, width=390)
        page.route(
            "**/fragments/latest.html",
            lambda route: (route.request.frame.page.wait_for_timeout(400), route.continue_()),
        )
        page.goto(path)
        page.evaluate("document.querySelector('latest-rail').scrollIntoView({ block: 'end', behavior: 'instant' })")
        before = page.evaluate("document.documentElement.scrollHeight")
        page.wait_for_selector(".rail-list")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollHeight") == before
        assert page.evaluate("window.shift") == 0
        page.context.close()


def test_nothing_is_asked_of_another_site_before_consent(page: Page) -> None:
    page.goto(STORY, wait_until="networkidle")
    button = page.get_by_role("button", name="Show content from Videohus")
    assert button.is_visible() and page.asked == []
    button.focus()
    # The frame's own request is sent a moment after the frame stands on the page.
    with page.expect_request("https://video.example/**"):
        page.keyboard.press("Enter")
    frame = page.locator("consent-embed iframe")
    frame.wait_for()
    wait(page, "document.activeElement.tagName === 'IFRAME'")
    assert frame.get_attribute("title") == "The moment the wall gave way, filmed from the pilot boat"
    assert "allow-top-navigation" not in frame.get_attribute("sandbox")
    assert page.asked == ["https://video.example/embed/77"]
    assert page.evaluate("window.violations") == []


def test_showing_an_embed_moves_nothing(page: Page) -> None:
    page.goto(STORY, wait_until="networkidle")
    before = page.locator("consent-embed").bounding_box()
    page.get_by_role("button", name="Show content from Videohus").click()
    page.locator("consent-embed iframe").wait_for()
    assert page.locator("consent-embed").bounding_box()["height"] == before["height"]
