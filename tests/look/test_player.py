"""The listen player with a real sound in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from .conftest import open_page, wait

pytestmark = pytest.mark.no_database

STORY = "/news/harbour-wall/"
AUDIO = "document.querySelector('audio')"
STATUS = "document.querySelector('.listen-status').textContent"
LIT = "[...(CSS.highlights.get('spoken') ?? [])].map((range) => range.toString()).join('|')"


@pytest.fixture
def player(page: Page) -> Page:
    page.goto(STORY)
    page.wait_for_selector(".is-upgraded")
    return page


def button(page: Page, act: str) -> Locator:
    return page.locator(f".listen-controls [data-act={act}]")


def play(page: Page) -> None:
    button(page, "toggle").click()
    wait(page, f"{AUDIO}.currentTime > 0.2 && !{AUDIO}.paused")


def test_nothing_is_fetched_before_the_listener_turns_to_it(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(STORY, wait_until="networkidle")
    assert not [path for path in asked if path.startswith("/audio/")]
    button(page, "toggle").focus()
    wait(page, "performance.getEntriesByName(new URL('/audio/a1b2.json', location).href).length === 1")
    page.context.close()


def test_total_is_shown_before_the_sound_is_loaded(player: Page, sentences: list[dict]) -> None:
    seconds = int(sentences[-1]["t1"])
    whole = f"{seconds // 60}:{seconds % 60:02}"
    assert player.locator(".listen-controls .listen-times").inner_text() == f"0:00 / {whole}"
    assert player.get_by_label("Place in the article").get_attribute("aria-valuetext") == f"0:00 of {whole}"


def test_play_and_pause(player: Page) -> None:
    play(player)
    assert button(player, "toggle").get_attribute("aria-label") == "Pause"
    button(player, "toggle").click()
    wait(player, f"{AUDIO}.paused")
    player.locator(".listen-controls [aria-label=Play]").wait_for()


def test_sentences_paragraphs_and_slider(player: Page, sentences: list[dict]) -> None:
    def at(number: int) -> None:
        wait(player, f"Math.abs({AUDIO}.currentTime - {sentences[number]['t0']}) < 0.1")

    play(player)
    button(player, "toggle").click()
    player.evaluate(f"{AUDIO}.currentTime = {sentences[4]['t0'] + 0.4}")
    button(player, "sentence-on").click()
    at(5)
    button(player, "sentence-back").click()
    at(4)
    button(player, "more").click()
    paragraph = [number for number, one in enumerate(sentences) if one["b"] != sentences[number - 1]["b"]]
    here = max(number for number in paragraph if number <= 4)
    player.get_by_role("button", name="Next paragraph").click()
    at(paragraph[paragraph.index(here) + 1])
    player.get_by_role("button", name="Previous paragraph").click()
    at(here)
    player.get_by_label("Place in the article").fill("20")
    assert player.evaluate(f"{AUDIO}.currentTime") == 20
    assert player.locator(".listen-controls b").inner_text() == "0:20"


def test_each_sentence_is_marked_while_it_is_read(player: Page, sentences: list[dict]) -> None:
    play(player)
    texts = {
        tag: player.locator(f'[data-block="{tag}"]').evaluate("(e) => e.textContent")
        for tag in {s["b"] for s in sentences}
    }
    for number in (0, 1, 2, 7, 9, len(sentences) - 2):
        sentence = sentences[number]
        player.evaluate(f"{AUDIO}.currentTime = {sentence['t0'] + 0.1}")
        raw = texts[sentence["b"]].encode("utf-16-le")
        wanted = raw[2 * sentence["s"] : 2 * sentence["e"]].decode("utf-16-le")
        wait(player, f"{LIT} === {json.dumps(wanted)}")


def test_after_an_astral_character_the_mark_still_fits(player: Page, sentences: list[dict]) -> None:
    laughed = next(s for s in sentences if s["b"] == "b2" and s["a"].endswith(".2"))
    play(player)
    player.evaluate(f"{AUDIO}.currentTime = {laughed['t0'] + 0.1}")
    wait(player, f"{LIT}.includes('😀')")


def test_without_highlights_the_block_is_marked(browser: Browser, address: str) -> None:
    page = open_page(browser, address)
    page.add_init_script("delete window.Highlight")
    page.goto(STORY)
    play(page)
    page.wait_for_selector("h1.spoken")
    page.context.close()


def middle(page: Page, block: str, text: str) -> tuple[float, float]:
    """Where a piece of text stands in the window."""
    return page.evaluate(
        """([block, text]) => {
        const element = document.querySelector(`[data-block="${block}"]`);
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());) {
            const at = node.data.indexOf(text);
            if (at < 0) continue;
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + text.length);
            const box = range.getClientRects()[0];
            return [box.x + box.width / 2, box.y + box.height / 2];
        }
    }""",
        [block, text],
    )


def test_a_click_on_a_sentence_plays_from_there(player: Page, sentences: list[dict]) -> None:
    play(player)
    player.mouse.click(*middle(player, "b4", "The second says"))
    wanted = next(s for s in sentences if s["b"] == "b4" and s["a"].endswith(".2"))
    wait(player, f"{AUDIO}.currentTime >= {wanted['t0']} && {AUDIO}.currentTime < {wanted['t1'] + 1}")
    wait(player, f"{LIT} === 'The second says £4.1m.'")


def test_a_click_plays_on_when_paused(player: Page) -> None:
    play(player)
    button(player, "toggle").click()
    player.mouse.click(*middle(player, "b13", "The forecast"))
    wait(player, f"!{AUDIO}.paused && {LIT} === 'The forecast is for more wind.'")


def test_a_click_does_nothing_before_listening(player: Page) -> None:
    player.mouse.click(*middle(player, "b4", "The second says"))
    player.wait_for_timeout(300)
    assert player.evaluate(f"{AUDIO}.paused && {AUDIO}.currentTime === 0")


def test_a_link_or_a_selection_does_not_play(player: Page) -> None:
    play(player)
    button(player, "toggle").click()
    before = player.evaluate(f"{AUDIO}.currentTime")
    player.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    player.get_by_role("link", name="harbour records").click()
    x, y = middle(player, "b4", "The second says")
    player.mouse.move(x, y)
    player.mouse.down()
    player.mouse.move(x + 90, y)
    player.mouse.up()
    assert player.evaluate("!getSelection().isCollapsed")
    assert player.evaluate(f"{AUDIO}.paused && {AUDIO}.currentTime") == before


def test_speed_is_remembered(player: Page) -> None:
    offered = player.get_by_label("Speed").locator("option").all_inner_texts()
    assert len(offered) == 14 and offered[0::13] == ["0.5×", "3×"]
    player.get_by_label("Speed").select_option("2")
    assert player.evaluate(f"{AUDIO}.playbackRate") == 2
    player.goto("/")
    player.goto(STORY)
    assert player.get_by_label("Speed").input_value() == "2"
    play(player)
    assert player.evaluate(f"{AUDIO}.playbackRate") == 2


def left_at(page: Page, seconds: float) -> None:
    play(page)
    page.evaluate(f"{AUDIO}.currentTime = {seconds}")
    wait(page, f"{AUDIO}.currentTime > {seconds}")
    button(page, "toggle").click()
    wait(page, f"JSON.parse(localStorage.getItem('listen:{STORY}')).t > {seconds}")


def test_goes_on_where_the_listener_left(player: Page) -> None:
    left_at(player, 21)
    player.reload()
    wait(player, "document.querySelector('.listen-times b').textContent.startsWith('0:2')")
    assert player.get_by_role("status").inner_text().startswith("Goes on from 0:2")
    play(player)
    assert player.evaluate(f"{AUDIO}.currentTime") >= 21


@pytest.fixture
def corrected(tree: Path, sentences: list[dict]) -> Iterator[None]:
    """The story recorded again: every sentence begins two seconds later."""
    page, audio = tree / "news/harbour-wall/index.html", tree / "audio"
    before = page.read_text()
    moved = [dict(s, t0=s["t0"] + 2, t1=s["t1"] + 2) for s in sentences]
    (audio / "c3d4.json").write_text(json.dumps({"version": 1, "duration": moved[-1]["t1"], "sentences": moved}))
    (audio / "c3d4.mp3").write_bytes((audio / "a1b2.mp3").read_bytes())
    page.write_text(before.replace("a1b2", "c3d4"))
    yield
    page.write_text(before)


def test_a_corrected_recording_goes_on_at_the_same_sentence(
    player: Page, sentences: list[dict], request: pytest.FixtureRequest
) -> None:
    left_at(player, 21.1)
    kept = player.evaluate(f"JSON.parse(localStorage.getItem('listen:{STORY}'))")
    assert kept["a"] == sentences[14]["a"] and kept["d"] == "a1b2.mp3"
    request.getfixturevalue("corrected")
    player.reload()
    wait(player, f"Math.abs({AUDIO}.currentTime - {kept['t'] + 2}) < 0.2")


def test_at_the_end_the_place_is_forgotten(player: Page, sentences: list[dict]) -> None:
    play(player)
    player.evaluate(f"{AUDIO}.currentTime = {sentences[-1]['t1'] - 0.4}")
    wait(player, f"{AUDIO}.ended")
    wait(player, "document.querySelector('.listen-status').textContent === 'The end.'")
    assert player.evaluate(f"localStorage.getItem('listen:{STORY}')") == "null"
    assert player.evaluate(LIT) == ""
    play(player)


def test_keyboard_alone(player: Page) -> None:
    button(player, "toggle").focus()
    player.keyboard.press("Space")
    wait(player, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0")
    player.keyboard.press("Space")
    wait(player, f"{AUDIO}.paused")
    player.get_by_label("Place in the article").focus()
    before = player.evaluate(f"{AUDIO}.currentTime")
    player.keyboard.press("ArrowRight")
    assert player.evaluate(f"{AUDIO}.currentTime") == pytest.approx(before + 1, abs=1)
    assert player.evaluate("document.activeElement.className") == "listen-place"


def test_the_lock_screen_knows_what_is_played(player: Page) -> None:
    play(player)
    session = "navigator.mediaSession.metadata"
    shown = player.evaluate(f"[{session}.title, {session}.artist, {session}.artwork.length]")
    assert shown == ["Harbour wall was known to be failing a year before the November storm", "The Ellery Packet", 1]


def test_a_missing_sound_is_said_in_words_and_comes_by_itself(player: Page, tree: Path) -> None:
    sound, away = tree / "audio/a1b2.mp3", tree / "audio/away.mp3"
    sound.rename(away)
    try:
        button(player, "toggle").click()
        wait(player, f"{STATUS} === 'The sound cannot be loaded. Trying again…'")
    finally:
        away.rename(sound)
    wait(player, f"{AUDIO}.currentTime > 0.2 && {STATUS} === ''")


def test_missing_timings_do_not_stop_the_sound(player: Page) -> None:
    player.route("**/audio/a1b2.json", lambda route: route.fulfill(status=500))
    play(player)
    assert player.evaluate(LIT) == ""


def test_playing_breaks_no_policy(player: Page) -> None:
    play(player)
    assert player.evaluate("window.violations") == [] and player.messages == []
