"""The sample newspaper on a local server, and Debian's Chromium looking at it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from . import newspaper, server

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="session")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newspaper")
    newspaper.write(folder)
    return folder


@pytest.fixture(scope="session")
def address(tree: Path) -> Iterator[str]:
    with server.serve(tree) as found:
        yield found


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    return chromium


def open_page(
    browser: Browser, address: str, *, width: int = 1280, scheme: str = "light", scripts: bool = True
) -> Page:
    """A page in a fresh profile: it collects violations, layout shift and messages, and never leaves the machine."""
    context = browser.new_context(
        viewport={"width": width, "height": 844 if width < 500 else 900},
        color_scheme=scheme,
        java_script_enabled=scripts,
        base_url=address,
    )
    context.set_default_timeout(8000)
    context.add_init_script(WATCH)

    def stay_home(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            page.asked.append(route.request.url)
            route.fulfill(status=200, content_type="text/html", body="<p>Elsewhere</p>")

    context.route("**/*", stay_home)
    page = context.new_page()
    page.asked, page.messages = [], []
    page.on(
        "console", lambda message: page.messages.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: page.messages.append(str(error)))
    return page


def wait(page: Page, condition: str, seconds: float = 8) -> None:
    """Wait until an expression holds on the page. (Playwright's own wait would need `unsafe-eval` in the policy.)"""
    until = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < until, f"never came true: {condition}"
        page.wait_for_timeout(25)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    found = open_page(browser, address)
    yield found
    found.context.close()


@pytest.fixture
def plain_page(browser: Browser, address: str) -> Iterator[Page]:
    """With JavaScript off."""
    found = open_page(browser, address, scripts=False)
    yield found
    found.context.close()


HELD = """window.sent = [];
navigator.sendBeacon = (address, blob) => blob.text().then((text) => sent.push([address, JSON.parse(text)]));
const timer = window.setTimeout;
window.setTimeout = (act, ms, ...more) => timer(act, ms >= 4000 ? ms / 1000 : ms, ...more);"""
"""Keeps what would be sent, and lets seconds and minutes of waiting pass in milliseconds."""


@pytest.fixture
def listener(page: Page) -> Page:
    """The story's page with its player, ready to play."""
    page.add_init_script(HELD)
    page.goto("/news/harbour-wall/")
    page.wait_for_selector(".is-upgraded")
    return page


@pytest.fixture(scope="session")
def sentences(tree: Path) -> list[dict]:
    """The timings of that story's sound."""
    return json.loads((tree / "audio/a1b2.json").read_text())["sentences"]


def seek(page: Page, seconds: float) -> None:
    page.evaluate(f"document.querySelector('audio').currentTime = {seconds}")


def in_body(sentences: list[dict], number: int = 0) -> dict:
    """A sentence of the body: the first, or one after it."""
    return [one for one in sentences if one["b"] not in ("headline", "standfirst", "byline")][number]
