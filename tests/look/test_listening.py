"""What comes after and beside listening: sleep, the next story, what is sent, a lost connection, a beginning."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from . import sound
from .conftest import HELD, in_body, seek, wait
from .test_player import AUDIO, LIT, STATUS, STORY, button, play

pytestmark = pytest.mark.no_database


def test_the_sleep_timer_stops_it(listener: Page) -> None:
    play(listener)
    button(listener, "more").click()
    listener.get_by_label("Sleep timer").select_option("5")
    assert listener.get_by_role("status").inner_text() == "Stops in 5 minutes."
    wait(listener, f"{AUDIO}.paused && {STATUS} === 'Stopped by the sleep timer.'")
    assert listener.get_by_label("Sleep timer").input_value() == "0"


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
    listener: Page, next_story: None, sentences: list[dict]
) -> None:
    listener.wait_for_selector(".rail-list")
    play(listener)
    seek(listener, sentences[-1]["t1"] - 0.3)
    link = listener.get_by_role("status").get_by_role("link")
    link.wait_for()
    assert link.get_attribute("href") == "/news/story-2/"
    listener.wait_for_timeout(200)
    assert listener.url.endswith(STORY)
    link.click()
    listener.wait_for_url("**/news/story-2/")
    wait(listener, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0 && {STATUS}.startsWith('Now: Harbour wall')")


def test_it_goes_on_to_the_next_story_when_asked(listener: Page, next_story: None, sentences: list[dict]) -> None:
    listener.wait_for_selector(".rail-list")
    button(listener, "more").click()
    listener.get_by_label("Then play the next story").check()
    play(listener)
    seek(listener, sentences[-1]["t1"] - 0.3)
    listener.wait_for_url("**/news/story-2/")
    wait(listener, f"!{AUDIO}.paused")


def test_said_wrong_is_sent_once_a_sentence_with_the_word(listener: Page, sentences: list[dict]) -> None:
    told: list[dict] = []

    def take(route: Route) -> None:
        assert "cookie" not in route.request.headers
        told.append(route.request.post_data_json)
        route.fulfill(status=204)

    listener.route("**/listen/wrong", take)
    wrong = listener.locator(".listen-foot [data-act=wrong]")
    assert wrong.is_hidden()
    play(listener)
    button(listener, "toggle").click()
    one = in_body(sentences)
    word = one["w"][5]
    seek(listener, word[2] + 0.8 + 0.01)
    wait(listener, f"{LIT} !== ''")
    wrong.click()
    wait(listener, f"{STATUS}.startsWith('Thank you.')")
    text = listener.locator(f'[data-block="{one["b"]}"]').evaluate("(e) => e.textContent")
    assert told == [
        {"story": STORY, "address": one["a"], "word": text[word[0] : word[1]], "text": text[one["s"] : one["e"]][:200]}
    ]
    assert wrong.get_attribute("aria-disabled") == "true"
    wrong.dispatch_event("click")
    listener.wait_for_timeout(100)
    assert len(told) == 1


LEAVE = "dispatchEvent(new Event('pagehide'))"


def test_what_is_counted_and_sent(listener: Page, sentences: list[dict]) -> None:
    play(listener)
    seek(listener, in_body(sentences)["t0"] + 0.1)
    wait(listener, f"{LIT}.startsWith('The north mole')")
    listener.evaluate(LEAVE)
    wait(listener, "sent.length === 1")
    (where, first) = listener.evaluate("sent[0]")
    assert where == "/listen/count" and set(first) == {"story", "play", "blocks", "finished"}
    assert first["story"] == STORY and first["play"] is True and first["finished"] is False
    assert first["blocks"] == ["headline", in_body(sentences)["b"]]
    listener.evaluate(LEAVE)
    seek(listener, sentences[-1]["t1"] - 0.3)
    wait(listener, "sent.length === 2")
    assert listener.evaluate("sent[1][1]") == {
        "story": STORY, "play": False, "blocks": [sentences[-1]["b"]], "finished": True
    }  # fmt: skip
    listener.evaluate(LEAVE)
    assert listener.evaluate("sent.length") == 2


@pytest.mark.parametrize("asks", ["globalPrivacyControl: { value: true }", "doNotTrack: { value: '1' }"])
def test_a_reader_who_asks_not_to_be_tracked_is_not_counted(page: Page, asks: str) -> None:
    page.add_init_script(f"{HELD} Object.defineProperties(navigator, {{ {asks} }});")
    page.goto(STORY)
    play(page)
    page.evaluate(LEAVE)
    page.wait_for_timeout(50)
    assert page.evaluate("sent") == []


def test_a_lost_connection_is_said_and_the_sound_goes_on_by_itself(listener: Page) -> None:
    listener.context.set_offline(True)
    button(listener, "toggle").click()
    wait(listener, f"{STATUS} === 'Connection lost. The sound goes on when it is back.'")
    listener.context.set_offline(False)
    wait(listener, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0.2 && {STATUS} === ''")


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


def test_what_a_person_reads_is_played_without_sentences(page: Page, sentences: list[dict]) -> None:
    told: list[dict] = []

    def untimed(route: Route) -> None:
        body = route.fetch().text().replace('data-timings="/audio/a1b2.json"', 'data-timings=""')
        route.fulfill(body=body, content_type="text/html")

    def take(route: Route) -> None:
        told.append(route.request.post_data_json)
        route.fulfill(status=204)

    page.route(f"**{STORY}", untimed)
    page.route("**/listen/count", take)
    page.goto(STORY)
    page.wait_for_selector(".is-upgraded")
    play(page)
    for act in ("sentence-back", "sentence-on", "paragraph-back", "paragraph-on", "wrong"):
        assert not page.locator(f"[data-act={act}]").first.is_visible(), act
    page.keyboard.press("ArrowRight")
    wait(page, f"{AUDIO}.currentTime > 15")
    page.keyboard.press("ArrowLeft")
    wait(page, f"{AUDIO}.currentTime < 5")
    page.locator(".body p").first.click()
    assert page.evaluate(LIT) == "" and not page.evaluate(f"{AUDIO}.paused")
    seek(page, sentences[-1]["t1"] - 0.3)
    wait(page, f"{STATUS}.startsWith('The end') || {STATUS}.startsWith('Up next')")
    assert [(one["play"], one["blocks"], one["finished"]) for one in told] == [(True, [], True)]
