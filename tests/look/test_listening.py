"""Reading along, keys, the bar at the foot, what is sent, what goes wrong: the player with a real sound."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from . import sound
from .conftest import open_page, wait
from .test_player import AUDIO, LIT, STATUS, STORY, button, play

pytestmark = pytest.mark.no_database

WORD = "[...(CSS.highlights.get('spoken-word') ?? [])].map((range) => range.toString()).join('|')"
HELD = """window.sent = [];
navigator.sendBeacon = (address, blob) => blob.text().then((text) => sent.push([address, JSON.parse(text)]));
const timer = window.setTimeout;
window.setTimeout = (act, ms, ...more) => timer(act, ms >= 4000 ? ms / 1000 : ms, ...more);"""
"""Keeps what would be sent, and lets seconds and minutes of waiting pass in milliseconds."""


@pytest.fixture
def player(page: Page) -> Page:
    page.add_init_script(HELD)
    page.goto(STORY)
    page.wait_for_selector(".is-upgraded")
    return page


@pytest.fixture(scope="module")
def sentences(tree: Path) -> list[dict]:
    return json.loads((tree / "audio/a1b2.json").read_text())["sentences"]


def seek(page: Page, seconds: float) -> None:
    page.evaluate(f"{AUDIO}.currentTime = {seconds}")


def in_body(sentences: list[dict], number: int = 0) -> dict:
    """A sentence of the body: the first, or one after it."""
    return [one for one in sentences if one["b"] not in ("headline", "standfirst", "byline")][number]


def test_each_word_is_marked_at_the_highest_speed_and_the_page_stays_as_it_is(
    player: Page, sentences: list[dict]
) -> None:
    html = player.locator(".story-text .body").inner_html()
    player.get_by_label("Speed").select_option("3")
    play(player)
    # In each frame the marked word is read in that frame, or at most 50 ms from it: a loaded browser's clock trembles.
    late = player.evaluate(
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
    button(player, "toggle").click()
    seek(player, in_body(sentences)["w"][2][2] + 0.01)
    wait(player, f"{WORD} === 'mole' && {LIT}.startsWith('The north mole of Port Ellery')")
    # The page's own search finds words across marks, and the marks stay.
    assert player.evaluate("window.find('north mole of Port')") and player.evaluate(WORD) == "mole"
    assert player.locator(".story-text .body").inner_html() == html


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


def test_the_keys_of_the_player(player: Page, sentences: list[dict]) -> None:
    def at(time: float) -> None:
        wait(player, f"Math.abs({AUDIO}.currentTime - {time}) < 0.3")

    button(player, "toggle").focus()
    player.keyboard.press("Space")
    wait(player, f"{AUDIO}.currentTime > 0.1")
    player.keyboard.press("Space")
    wait(player, f"{AUDIO}.paused")
    body = in_body(sentences)
    seek(player, body["t0"] + 0.3)
    player.keyboard.press("ArrowRight")
    at(in_body(sentences, 1)["t0"])
    player.keyboard.press("ArrowLeft")
    at(body["t0"])
    player.keyboard.press("Shift+ArrowRight")
    at(next(one for one in sentences if one["b"] == "b2")["t0"])
    player.keyboard.press(">")
    player.keyboard.press(">")
    player.keyboard.press("<")
    assert player.get_by_label("Speed").input_value() == "1.1"
    assert player.get_by_role("status").inner_text() == "Speed 1.1×"
    button(player, "more").focus()
    player.keyboard.press("Space")
    assert button(player, "more").get_attribute("aria-expanded") == "true"
    player.keyboard.press("Escape")
    assert player.locator(".listen-panel").is_hidden()


def test_no_key_is_taken_from_the_reader(player: Page) -> None:
    play(player)
    player.evaluate("document.querySelector('.body').prepend(document.createElement('textarea'))")
    player.locator("textarea").press_sequentially("a < b, c > d")
    player.keyboard.press("ArrowLeft")
    assert player.locator("textarea").input_value() == "a < b, c > d"
    assert player.get_by_label("Speed").input_value() == "1"
    assert not player.evaluate(f"{AUDIO}.paused") and player.evaluate(f"{AUDIO}.currentTime < 4")
    player.evaluate("document.activeElement.blur()")
    player.keyboard.press("Space")
    wait(player, "scrollY > 100")
    assert not player.evaluate(f"{AUDIO}.paused")


def test_the_sleep_timer_stops_it(player: Page) -> None:
    play(player)
    button(player, "more").click()
    player.get_by_label("Sleep timer").select_option("5")
    assert player.get_by_role("status").inner_text() == "Stops in 5 minutes."
    wait(player, f"{AUDIO}.paused && {STATUS} === 'Stopped by the sleep timer.'")
    assert player.get_by_label("Sleep timer").input_value() == "0"


@pytest.fixture
def next_story(tree: Path) -> Iterator[None]:
    """The rail's second story has a sound; its first has none."""
    silent, heard = tree / "news/story-1", tree / "news/story-2"
    shutil.copytree(tree / "news/plain", silent)
    shutil.copytree(tree / "news/harbour-wall", heard)
    yield
    shutil.rmtree(silent)
    shutil.rmtree(heard)


def test_the_rail_s_next_story_with_a_sound_is_offered_and_played(
    player: Page, next_story: None, sentences: list[dict]
) -> None:
    player.wait_for_selector(".rail-list")
    play(player)
    seek(player, sentences[-1]["t1"] - 0.3)
    link = player.get_by_role("status").get_by_role("link")
    link.wait_for()
    assert link.get_attribute("href") == "/news/story-2/"
    player.wait_for_timeout(200)
    assert player.url.endswith(STORY)
    link.click()
    player.wait_for_url("**/news/story-2/")
    wait(player, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0 && {STATUS}.startsWith('Now: Harbour wall')")


def test_it_goes_on_to_the_next_story_when_asked(player: Page, next_story: None, sentences: list[dict]) -> None:
    player.wait_for_selector(".rail-list")
    button(player, "more").click()
    player.get_by_label("Then play the next story").check()
    play(player)
    seek(player, sentences[-1]["t1"] - 0.3)
    player.wait_for_url("**/news/story-2/")
    wait(player, f"!{AUDIO}.paused")


def test_said_wrong_is_sent_once_a_sentence_with_the_word(player: Page, sentences: list[dict]) -> None:
    told: list[dict] = []

    def take(route: Route) -> None:
        assert "cookie" not in route.request.headers
        told.append(route.request.post_data_json)
        route.fulfill(status=204)

    player.route("**/listen/wrong", take)
    wrong = player.locator(".listen-foot [data-act=wrong]")
    assert wrong.is_hidden()
    play(player)
    button(player, "toggle").click()
    one = in_body(sentences)
    word = one["w"][5]
    seek(player, word[2] + 0.8 + 0.01)
    wait(player, f"{LIT} !== ''")
    wrong.click()
    wait(player, f"{STATUS}.startsWith('Thank you.')")
    text = player.locator(f'[data-block="{one["b"]}"]').evaluate("(e) => e.textContent")
    assert told == [
        {"story": STORY, "address": one["a"], "word": text[word[0] : word[1]], "text": text[one["s"] : one["e"]][:200]}
    ]
    assert wrong.get_attribute("aria-disabled") == "true"
    wrong.dispatch_event("click")
    player.wait_for_timeout(100)
    assert len(told) == 1


LEAVE = "dispatchEvent(new Event('pagehide'))"


def test_what_is_counted_and_sent(player: Page, sentences: list[dict]) -> None:
    play(player)
    seek(player, in_body(sentences)["t0"] + 0.1)
    wait(player, f"{LIT}.startsWith('The north mole')")
    player.evaluate(LEAVE)
    wait(player, "sent.length === 1")
    (where, first) = player.evaluate("sent[0]")
    assert where == "/listen/count" and set(first) == {"story", "play", "blocks", "finished"}
    assert first["story"] == STORY and first["play"] is True and first["finished"] is False
    assert first["blocks"] == ["headline", in_body(sentences)["b"]]
    player.evaluate(LEAVE)
    seek(player, sentences[-1]["t1"] - 0.3)
    wait(player, "sent.length === 2")
    assert player.evaluate("sent[1][1]") == {
        "story": STORY, "play": False, "blocks": [sentences[-1]["b"]], "finished": True
    }  # fmt: skip
    player.evaluate(LEAVE)
    assert player.evaluate("sent.length") == 2


@pytest.mark.parametrize("asks", ["globalPrivacyControl: { value: true }", "doNotTrack: { value: '1' }"])
def test_a_reader_who_asks_not_to_be_tracked_is_not_counted(page: Page, asks: str) -> None:
    page.add_init_script(f"{HELD} Object.defineProperties(navigator, {{ {asks} }});")
    page.goto(STORY)
    play(page)
    page.evaluate(LEAVE)
    page.wait_for_timeout(50)
    assert page.evaluate("sent") == []


def test_a_lost_connection_is_said_and_the_sound_goes_on_by_itself(player: Page) -> None:
    player.context.set_offline(True)
    button(player, "toggle").click()
    wait(player, f"{STATUS} === 'Connection lost. The sound goes on when it is back.'")
    player.context.set_offline(False)
    wait(player, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0.2 && {STATUS} === ''")


@pytest.fixture
def beginning(tree: Path, sentences: list[dict]) -> Iterator[Path]:
    """The story's page while only two sentences of its sound are made; gives the page's file."""
    page, audio = tree / "news/harbour-wall/index.html", tree / "audio"
    whole = page.read_text()
    sound.write_mp3(audio / "e5f6.mp3", sentences[1]["t1"])
    sound.write_timings(audio / "e5f6.json", sentences[:2])
    page.write_text(whole.replace("a1b2", "e5f6").replace("data-duration", 'data-partial="1" data-duration'))
    yield page
    page.write_text(whole)


def test_the_beginning_is_heard_while_the_rest_is_made(
    page: Page, beginning: Path, sentences: list[dict], tree: Path
) -> None:
    page.goto(STORY)
    play(page)
    wait(page, f"{STATUS} === 'The rest is being made…'")
    heard = page.evaluate(f"{AUDIO}.currentTime")
    assert heard == pytest.approx(sentences[1]["t1"], abs=0.1)
    whole = beginning.read_text().replace("e5f6", "a1b2").replace('data-partial="1" ', "")
    beginning.write_text(whole)
    wait(page, f"{AUDIO}.src.endsWith('a1b2.mp3') && !{AUDIO}.paused && {AUDIO}.currentTime > {heard + 0.2}")
    assert page.evaluate(f"{AUDIO}.currentTime") < heard + 3
    assert page.evaluate(STATUS) == "" and page.evaluate(LIT) != ""
