"""What a listener hears of corrections, before the story, and what an editor keeps for the eye or the ear alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.engines.tone import Tone
from standfirst.narration.notices import Day, days
from standfirst.narration.script import QUOTE, UTC_DAYS, Said, lines, script, script_digest
from standfirst.narration.segments import Store, Word
from standfirst.narration.speaking import Speaker
from standfirst.narration.spoken import said_with_places, spoken
from standfirst.narration.word_times import word_times
from standfirst.stories.values import Correction, Heading, Items, Paragraph, Quote, Story
from tests.narration.stories import NAMES, STORY, with_paragraphs

pytestmark = pytest.mark.no_database

WHEN = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
WRONG_AGE = Correction(31, "correction", WHEN, "The ferry is nine.\r\nShe is not ten.", "top")
UNCLEAR = Correction(30, "clarification", WHEN - timedelta(days=1), "The quay is the east one.", "foot")
SORRY = Correction(29, "apology", WHEN - timedelta(days=400), "Tom Vane was not aboard.", "top")


def told(story: Story, day: Day = UTC_DAYS) -> list[tuple[str, str, str]]:
    """Address, block and words of what stands between byline and body."""
    found = [(said.address, said.block, said.text) for said in script(story, NAMES, day)]
    return [one for one in found if one[0].startswith("correction")]


def test_a_correction_is_said_before_the_body_with_its_day() -> None:
    story = replace(STORY, corrections=(WRONG_AGE,))
    assert told(story) == [
        ("correction.0.0", "", "This story was corrected on 22 November."),
        ("correction.0.1", "correction-0", "The ferry is nine."),
        ("correction.0.2", "correction-0", "She is not ten."),
    ]
    addresses = [said.address for said in script(story, NAMES)]
    assert addresses[addresses.index("correction.0.0") - 1] == "byline.0"
    assert addresses[addresses.index("correction.0.2") + 1] == "body.p1.0"
    assert told(story, days(ZoneInfo("Pacific/Auckland")))[0][2].endswith("on 23 November.")
    # A browser has one newline where a form sent two characters.
    assert [(said.start, said.end) for said in script(story, NAMES) if said.block == "correction-0"] == [
        (0, 18), (19, 34),
    ]  # fmt: skip


@pytest.mark.parametrize(("locale", "notice", "earlier", "quoted"), [
    ("de", "Korrektur, 2026-11-22.", ["Frühere Korrekturen stehen auf der Seite."], "sagte"),
    ("nb", "Rettelse, 2026-11-22.", ["Tidligere rettelser står på siden."], "sa"),
    ("pl", "2026-11-22.", [], ""),
])  # fmt: skip
def test_no_english_is_added_to_another_language(locale: str, notice: str, earlier: list[str], quoted: str) -> None:
    story = replace(STORY, corrections=(WRONG_AGE, UNCLEAR, SORRY))
    english, other = script(story, NAMES), script(story, NAMES, days(UTC, locale), locale)
    said = {one.address: one.text for one in other}
    assert said["correction.2.0"] == notice
    assert [said[address] for address in said if address.startswith("correction.earlier")] == earlier
    was = {one.address: one.text for one in english}
    who = {address: text.removeprefix("said ") for address, text in was.items() if text.startswith("said ")}
    assert who and {address: said[address] for address in who} == {
        address: f"{quoted} {name}".strip() for address, name in who.items()
    }
    rest = {one.address for one in english if not one.address.startswith("correction")} - set(who)
    assert {address: said[address] for address in rest} == {address: was[address] for address in rest}
    assert spoken(said["correction.2.0"], "de").endswith("zweiundzwanzigster November zweitausendsechsundzwanzig.")


@pytest.mark.parametrize(("region", "words"), [
    ("en-GB", ["the twenty-second of November", "the eighteenth of October twenty twenty-five"]),
    ("en-US", ["November twenty-second", "October eighteenth, twenty twenty-five"]),
])  # fmt: skip
def test_the_day_is_read_as_the_newsroom_reads(region: str, words: list[str]) -> None:
    said = told(replace(STORY, corrections=(WRONG_AGE, SORRY)), days(UTC, region))
    openings = [spoken(text, region) for _, _, text in said if text.startswith(("This", "An apology"))]
    assert [opening.rpartition(" on ")[2].rstrip(".") for opening in openings] == words


def test_each_kind_has_its_words_and_two_are_said() -> None:
    assert [words for _, _, words in told(replace(STORY, corrections=(UNCLEAR, SORRY)))] == [
        "This story was clarified on 21 November.", "The quay is the east one.",
        "An apology was added to this story on 18 October 2025.", "Tom Vane was not aboard.",
    ]  # fmt: skip
    all_three = told(replace(STORY, corrections=(WRONG_AGE, UNCLEAR, SORRY)))
    assert [address for address, _, _ in all_three] == [
        "correction.2.0", "correction.2.1", "correction.2.2", "correction.1.0", "correction.1.1",
        "correction.earlier.0",
    ]  # fmt: skip
    assert all_three[-1][2] == "Earlier corrections stand with it on its page."
    # At the foot nothing is marked, for the reader is at the top.
    assert {block for _, block, _ in all_three} == {"", "correction-2"}


def test_a_correction_speaks_its_own_sentences_alone(tmp_path: Path) -> None:
    before = with_paragraphs("The ferry is ten. Two sat.", "Three lay.")
    after = replace(
        with_paragraphs("The ferry is nine. Two sat.", "Three lay."),
        corrections=(replace(WRONG_AGE, text="The ferry is nine, not ten."),),
    )
    again = replace(after, corrections=(UNCLEAR, *after.corrections))
    counts = []
    for story in (before, after, again):
        speaker = Speaker(Tone(), Store(tmp_path))
        speaker.parts(script(story, {}))
        counts.append((speaker.spoken, speaker.reused))
    # The changed sentence, and the correction's two; then the second correction's two.
    assert counts == [(4, 0), (3, 3), (2, 6)]


def test_a_draft_with_a_correction_is_said_as_it_will_be_when_live() -> None:
    live = replace(STORY, corrections=(WRONG_AGE,))
    draft = replace(STORY, corrections=(replace(WRONG_AGE, id=0),))
    assert script_digest(draft) == script_digest(live)


def test_the_headline_for_the_ear_is_said_and_the_whole_headline_marked() -> None:
    story = replace(STORY, headline="Ferry 😀 aground", spoken_headline=" A ferry has run aground. All are safe. ")
    first, second, third = script(story, NAMES)[:3]
    assert (first.text, second.text) == ("A ferry has run aground.", "All are safe.")
    assert {(said.block, said.start, said.end) for said in (first, second)} == {("headline", 0, 16)}
    assert third.block == "standfirst"
    assert first.pause_ms < second.pause_ms
    # As long as what is shown, and yet its words stand nowhere.
    alike = script(replace(STORY, headline="A ferry sank", spoken_headline="A ship sank."), NAMES)[0]
    assert alike.end == len(alike.text) and alike.loose
    words = [Word(0, 1, 0.1), Word(2, 6, 0.3), Word(7, 11, 0.6)]
    places = said_with_places(alike.text)[1]
    assert list(word_times(alike, places, words)) == []
    assert len(list(word_times(replace(alike, loose=False), places, words))) == 3


def test_what_is_not_read_aloud_is_left_out() -> None:
    loud = STORY.body
    hushed = tuple(
        replace(block, silent=True) if isinstance(block, Paragraph | Heading | Quote | Items) else block
        for block in loud
    )
    assert [said.address for said in script(replace(STORY, body=hushed), NAMES)] == [
        "headline.0", "standfirst.0", "standfirst.1", "byline.0",
    ]  # fmt: skip
    only = (hushed[0], *loud[1:])
    assert "body.p1.0" not in {said.address for said in script(replace(STORY, body=only), NAMES)}


def test_the_second_voice_says_the_words_of_who_is_named() -> None:
    assert {said.address for said in script(STORY, NAMES) if said.voice == QUOTE} == {"body.q1.0", "body.q1.1"}


def test_the_digest_is_that_of_what_is_heard() -> None:
    assert script_digest(STORY) == "bed55ce8ff468d82a7f74273d9365da7", "recordings that were made before hold good"
    digest = script_digest(replace(STORY, corrections=(WRONG_AGE,), spoken_headline="A ferry."))
    base = replace(STORY, corrections=(WRONG_AGE,), spoken_headline="A ferry.")
    assert script_digest(replace(base, headline="Ferry cannot sail before spring")) != digest, "marked to another end"
    assert script_digest(replace(base, headline=STORY.headline[::-1])) == digest
    for heard in (
        replace(base, spoken_headline="A ship."),
        replace(base, spoken_headline=""),
        replace(base, corrections=()),
        replace(base, corrections=(replace(WRONG_AGE, when=WHEN + timedelta(days=1)),)),
        replace(base, corrections=(replace(WRONG_AGE, place="foot"),)),
        replace(base, published=base.published.replace(year=2025)),
        replace(base, body=(replace(STORY.body[0], silent=True), *STORY.body[1:])),
    ):
        assert script_digest(heard) != digest
    assert script_digest(replace(base, published=base.published.replace(month=1))) == digest


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TEXT = st.text(max_size=60).map(lambda text: text.replace("&", "").replace("<", ""))
MADE = st.builds(
    Correction, st.integers(0, 3), st.sampled_from(["correction", "clarification", "apology"]),
    st.integers(0, 60_000_000).map(lambda minutes: EPOCH + timedelta(minutes=minutes)), TEXT,
    st.sampled_from(["top", "foot"]),
)  # fmt: skip
BLOCKS = st.one_of(
    st.builds(Paragraph, st.just(""), TEXT, st.booleans()),
    st.builds(Heading, st.just(""), TEXT, st.booleans()),
    st.builds(Quote, st.just(""), TEXT, st.sampled_from(["", "Ines Calder"]), st.booleans()),
)


@given(st.lists(BLOCKS, max_size=5), st.lists(MADE, max_size=4), TEXT, TEXT)
def test_any_story_has_ordered_places_of_its_own(
    blocks: list[Paragraph | Heading | Quote], made: list[Correction], headline: str, ear: str
) -> None:
    body = tuple(replace(block, id=f"p{n}") for n, block in enumerate(blocks))
    story = replace(STORY, body=body, corrections=tuple(made), headline=headline, spoken_headline=ear)
    said = script(story, NAMES)
    assert len({one.address for one in said}) == len(said)
    assert {one.block for one in said}.isdisjoint({block.id for block in body if block.silent})
    shown = {line.block: line.text for line in lines(story, NAMES) if line.block}
    by_block: dict[str, list[Said]] = {}
    for one in said:
        if one.block:
            by_block.setdefault(one.block, []).append(one)
    for block, found in by_block.items():
        if block == "headline" and ear.strip():
            assert {(one.start, one.end) for one in found} == {(0, len(headline.encode("utf-16-le")) // 2)}
            continue
        units = shown[block].encode("utf-16-le")
        assert [units[one.start * 2 : one.end * 2].decode("utf-16-le") for one in found] == [one.text for one in found]
        edges = [edge for one in found for edge in (one.start, one.end)]
        assert edges == sorted(edges)
