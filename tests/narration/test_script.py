"""What is said of a story, where it stands on the page, and when two versions are said alike."""

from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.script import byline_text, script, script_digest, text_of
from standfirst.stories.values import BylineEntry, Paragraph
from tests.narration.stories import NAMES, STORY, with_paragraphs

pytestmark = pytest.mark.no_database


def test_what_is_said_and_what_is_silent() -> None:
    assert [(said.address, said.block, said.text) for said in script(STORY, NAMES)] == [
        ("headline.0", "headline", "Ferry will not sail before spring"),
        ("standfirst.0", "standfirst", "The board blames the quay."),
        ("standfirst.1", "standfirst", "Islanders are angry."),
        ("byline.0", "byline", "By Asha Rowe in Port Ellery and Tom Vane"),
        ("body.p1.0", "p1", "The board met & voted 2-1."),
        ("body.p1.1", "p1", "It said 😀 so."),
        ("body.p1.2", "p1", "Nobody rose."),
        ("body.h1.0", "h1", "What happens next"),
        ("body.q1.0", "q1", "It is over."),
        ("body.q1.1", "q1", "We go home."),
        ("body.q1.2", "", "said Ines Calder"),
        ("body.q2.0", "q2", "No name stands here."),
        ("body.l1-i0.0", "l1-i0", "First thing"),
        ("body.l1-i1.0", "l1-i1", "Second thing"),
    ]


def test_offsets_are_utf16_code_units_of_the_elements_text() -> None:
    text = text_of(STORY.body[0].html).encode("utf-16-le")
    for said in script(STORY, NAMES):
        if said.block == "p1":
            assert text[said.start * 2 : said.end * 2].decode("utf-16-le") == said.text


def test_a_forms_newlines_count_as_in_a_browser() -> None:
    story = replace(STORY, standfirst="One\r\nline. Two.")
    found = [(said.start, said.end) for said in script(story, NAMES) if said.block == "standfirst"]
    assert found == [(0, 9), (10, 14)]


def test_pauses_grow_from_clause_to_sentence_to_paragraph_to_headline() -> None:
    long = "one two three, " * 30 + "end. More."
    said = script(with_paragraphs(long), {})
    clause, sentence, paragraph = said[1].pause_ms, said[-2].pause_ms, said[-1].pause_ms
    assert 0 < clause < sentence < paragraph < said[0].pause_ms


PLAIN = st.text(max_size=8).map(lambda text: text.replace("\r", ""))
INLINE = st.one_of(
    PLAIN.map(lambda text: (escape(text), text)),
    st.tuples(st.sampled_from("abi"), PLAIN).map(lambda pair: (f"<{pair[0]}>{escape(pair[1])}</{pair[0]}>", pair[1])),
    st.sampled_from([("<br>", ""), ("&nbsp;", "\u00a0"), ("&#233;", "é"), ('<a href="story:5">w</a>', "w")]),
)


@given(st.lists(INLINE))
def test_text_of_is_what_a_browser_has(parts: list[tuple[str, str]]) -> None:
    assert text_of("".join(html for html, _ in parts)) == "".join(text for _, text in parts)


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([], ""),
        ([BylineEntry(1, "")], "By Asha Rowe"),
        ([BylineEntry(1, "in Port Ellery"), BylineEntry(2, "")], "By Asha Rowe in Port Ellery and Tom Vane"),
        (
            [BylineEntry(1, ""), BylineEntry(2, "at sea"), BylineEntry(None, "agencies")],
            "By Asha Rowe, Tom Vane at sea and agencies",
        ),
        ([BylineEntry(9, "")], ""),
    ],
)
def test_bylines(entries: list[BylineEntry], text: str) -> None:
    assert byline_text(entries, NAMES) == text


def test_the_digest_changes_with_what_is_said_alone() -> None:
    digest = script_digest(STORY)
    first, *rest = STORY.body
    for silent in (
        replace(STORY, label="", slug="other", section=9, topics=(4,), picture=None),
        replace(STORY, body=(*STORY.body, STORY.body[-1])),
        replace(STORY, body=(replace(first, html=first.html.replace("story:9", "story:10")), *rest)),
    ):
        assert script_digest(silent) == digest
    for heard in (
        replace(STORY, headline="Another"),
        replace(STORY, standfirst=""),
        replace(STORY, byline=STORY.byline[:1]),
        replace(STORY, body=(replace(first, html=first.html.replace("2-1", "3-1")), *rest)),
        replace(STORY, body=(replace(first, id="p2"), *rest)),
        replace(STORY, body=(*rest, first)),
    ):
        assert script_digest(heard) != digest


@given(st.lists(st.text(max_size=120), max_size=6))
def test_any_paragraphs_have_addresses_of_their_own(texts: list[str]) -> None:
    body = tuple(Paragraph(f"p{n}", text.replace("&", "").replace("<", "")) for n, text in enumerate(texts))
    said = script(replace(STORY, body=body), NAMES)
    assert len({one.address for one in said}) == len(said)
    assert all(one.text.strip() and one.start < one.end for one in said)
