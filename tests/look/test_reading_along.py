"""The page as its own transcript: words marked, scrolled along, moved through by keys; the bar at the foot."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from .conftest import HELD, in_body, open_page, seek, wait
from .test_player import AUDIO, LIT, STATUS, STORY, button, play

pytestmark = pytest.mark.no_database

WORD = "[...(CSS.highlights.get('spoken-word') ?? [])].map((range) => range.toString()).join('|')"


def test_each_word_is_marked_at_the_highest_speed_and_the_page_stays_as_it_is(
    listener: Page, sentences: list[dict]
) -> None:
    html = listener.locator(".story-text .body").inner_html()
    listener.get_by_label("Speed").select_option("3")
    play(listener)
    # In each frame the marked word is read in that frame, or at most 50 ms from it: a loaded browser's clock trembles.
    late = listener.evaluate(
        """async (sentences) => {
        const audio = document.querySelector("audio"), late = [];
        const words = sentences.flatMap((one) => one.w.map((word) => [...word, one.b]));
        const text = ([s, e, , b]) => document.querySelector(`[data-block="${b}"]`).textContent.slice(s, e);
        for (let frame = 0; frame < 60; frame += 1) {
            const began = await new Promise(requestAnimationFrame);
            const now = audio.currentTime, then = now - 3 * ((performance.now() - began) / 1000 + 0.05);
            const read = words.filter((word, at) =>
                word[2] <= now + 0.15 && (words[at + 1]?.[2] ?? Infinity) > then).map(text);
            const shown = [...CSS.highlights.get("spoken-word")].map(String).join("|");
            if (!read.includes(shown)) late.push([shown, read]);
        }
        return late;
    }""",
        sentences,
    )
    assert late == []
    button(listener, "toggle").click()
    seek(listener, in_body(sentences)["w"][2][2] + 0.01)
    wait(listener, f"{WORD} === 'mole' && {LIT}.startsWith('The north mole of Port Ellery')")
    # The page's own search finds words across marks, and the marks stay.
    assert listener.evaluate("window.find('north mole of Port')") and listener.evaluate(WORD) == "mole"
    assert listener.locator(".story-text .body").inner_html() == html


def test_without_word_times_sentences_are_marked(page: Page, sentences: list[dict]) -> None:
    plain = [{name: value for name, value in one.items() if name != "w"} for one in sentences]
    body = json.dumps({"version": 1, "duration": plain[-1]["t1"], "sentences": plain})
    page.route("**/audio/a1b2.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    page.goto(STORY)
    play(page)
    seek(page, in_body(plain, 1)["t0"] + 0.1)
    wait(page, f"{LIT} === 'Three reports said so.'")
    assert page.evaluate(WORD) == ""


def visible(page: Page, block: str) -> bool:
    return page.evaluate(
        """(block) => { const box = document.querySelector(`[data-block="${block}"]`).getBoundingClientRect();
        return box.top > 0 && box.top < innerHeight; }""",
        block,
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_it_scrolls_along_until_the_reader_scrolls(
    browser: Browser, address: str, width: int, sentences: list[dict]
) -> None:
    page = open_page(browser, address, width=width)
    page.goto(STORY)
    page.wait_for_selector(".is-upgraded")
    button(page, "toggle").scroll_into_view_if_needed()
    play(page)
    assert page.locator(".listen-dock").is_hidden()
    late = [one for one in sentences if one["b"] == "b13"]
    seek(page, late[0]["t0"] + 0.05)
    wait(page, f"{LIT}.startsWith('Work on a temporary bank of stone')")
    page.wait_for_timeout(900)
    assert visible(page, "b13")
    expect(page.locator(".listen-dock")).to_be_visible()
    expect(page.locator(".listen-way")).to_be_hidden()
    page.mouse.move(200, 300)
    page.mouse.wheel(0, -2500)
    expect(page.locator(".listen-way")).to_be_visible()
    top = page.evaluate("scrollY")
    seek(page, late[-1]["t0"] + 0.05)
    page.wait_for_timeout(400)
    assert abs(page.evaluate("scrollY") - top) < 2500 and not visible(page, "b13")
    page.locator(".listen-way").click()
    page.wait_for_timeout(900)
    assert visible(page, "b13")
    assert page.evaluate("window.shift") == 0
    page.context.close()


def test_a_reader_who_wants_no_motion_gets_none(browser: Browser, address: str, sentences: list[dict]) -> None:
    page = open_page(browser, address)
    page.emulate_media(reduced_motion="reduce")
    page.goto(STORY)
    play(page)
    button(page, "toggle").click()
    seek(page, next(one for one in sentences if one["b"] == "b13")["t0"] + 0.05)
    play(page)
    # One jump: it is there at once, and stays.
    page.wait_for_timeout(60)
    top = page.evaluate("scrollY")
    page.wait_for_timeout(300)
    assert visible(page, "b13") and page.evaluate("scrollY") == top
    page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "light"), (390, "dark"), (1280, "dark")])
def test_its_panel_and_its_bar_are_open_to_all(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = open_page(browser, address, width=width, scheme=scheme)
    page.goto(STORY)
    button(page, "more").click()
    play(page)
    found = [Axe().run(page)]
    page.mouse.move(200, 300)
    page.mouse.wheel(0, 3000)
    expect(page.locator(".listen-dock")).to_be_visible()
    page.wait_for_timeout(250)
    found.append(Axe().run(page))
    assert [one.generate_report() for one in found if one.violations_count] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    inside = page.locator(".listen-dock button").evaluate_all(
        "all => all.filter((one) => { const box = one.getBoundingClientRect();"
        " return box.left < 0 || box.right > innerWidth || box.height < 24; }).length"
    )
    assert inside == 0
    assert page.evaluate("window.violations") == [] and page.messages == []
    page.context.close()


def test_the_keys_of_the_player(listener: Page, sentences: list[dict]) -> None:
    def at(time: float) -> None:
        wait(listener, f"Math.abs({AUDIO}.currentTime - {time}) < 0.3")

    button(listener, "toggle").focus()
    listener.keyboard.press("Space")
    wait(listener, f"{AUDIO}.currentTime > 0.1")
    listener.keyboard.press("Space")
    wait(listener, f"{AUDIO}.paused")
    body = in_body(sentences)
    seek(listener, body["t0"] + 0.3)
    listener.keyboard.press("ArrowRight")
    at(in_body(sentences, 1)["t0"])
    listener.keyboard.press("ArrowLeft")
    at(body["t0"])
    listener.keyboard.press("Shift+ArrowRight")
    at(next(one for one in sentences if one["b"] == "b2")["t0"])
    listener.keyboard.press(">")
    listener.keyboard.press(">")
    listener.keyboard.press("<")
    assert listener.get_by_label("Speed").input_value() == "1.1"
    assert listener.get_by_role("status").inner_text() == "Speed 1.1×"
    button(listener, "more").focus()
    listener.keyboard.press("Space")
    assert button(listener, "more").get_attribute("aria-expanded") == "true"
    listener.keyboard.press("Escape")
    assert listener.locator(".listen-panel").is_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_bulletin_is_read_along_by_keys_alone(browser: Browser, address: str, width: int, scheme: str) -> None:
    page = open_page(browser, address, width=width, scheme=scheme)
    page.add_init_script(HELD)
    page.goto("/bulletin/")
    page.wait_for_selector(".is-upgraded")
    spoken = page.evaluate("fetch('/bulletin.json').then((answer) => answer.json())")["sentences"]
    while not page.evaluate("document.activeElement.matches('.listen-controls [data-act=toggle]')"):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wait(page, f"{AUDIO}.currentTime > 0.1 && {LIT}.startsWith('The Ellery Packet, the headlines')")
    last = [one for one in spoken if one["b"].startswith("5.")]
    seek(page, last[0]["t0"] - 0.2)
    page.keyboard.press("ArrowRight")
    text = page.locator('[data-block="5.headline"]').inner_text()
    wait(page, f"{LIT} !== '' && {json.dumps(text)}.startsWith({LIT})")
    page.wait_for_timeout(900)
    assert visible(page, "5.headline")
    assert page.locator("[data-act=wrong]:visible").count() == 0
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    # What is counted is of stories.
    assert page.evaluate("sent") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width and page.messages == []
    page.context.close()


def test_another_hours_bulletin_begins_at_its_beginning(page: Page, tree: Path) -> None:
    page.goto("/bulletin/")
    play(page)
    seek(page, 5)
    wait(page, f"{AUDIO}.currentTime > 5")
    page.reload()
    wait(page, f"{STATUS} === 'Goes on from 0:05'")
    file = tree / "bulletin/index.html"
    before = file.read_text()
    file.write_text(before.replace("/bulletin.mp3", "/bulletin.mp3?next"))
    page.reload()
    page.wait_for_selector(".is-upgraded")
    page.wait_for_timeout(200)
    file.write_text(before)
    assert page.evaluate(f"{AUDIO}.currentTime") == 0 and page.evaluate(STATUS) == ""


def test_no_key_is_taken_from_the_reader(listener: Page) -> None:
    play(listener)
    listener.evaluate("document.querySelector('.body').prepend(document.createElement('textarea'))")
    listener.locator("textarea").press_sequentially("a < b, c > d")
    listener.keyboard.press("ArrowLeft")
    assert listener.locator("textarea").input_value() == "a < b, c > d"
    assert listener.get_by_label("Speed").input_value() == "1"
    assert not listener.evaluate(f"{AUDIO}.paused") and listener.evaluate(f"{AUDIO}.currentTime < 4")
    listener.evaluate("document.activeElement.blur()")
    listener.keyboard.press("Space")
    wait(listener, "scrollY > 100")
    assert not listener.evaluate(f"{AUDIO}.paused")
