"""Stored rich text, taken apart."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from standfirst.stories.richtext import linked_stories, parts


def found(source: str) -> list[tuple[str, list[str]]]:
    return [(part.kind, part.texts) for part in parts(source)]


def test_paragraphs_and_lists() -> None:
    source = "<p>One <b>bold</b> word.</p><ul><li>First</li><li>Second <i>item</i></li></ul><p>Last.</p>"
    assert found(source) == [
        ("p", ["One <b>bold</b> word."]), ("ul", ["First", "Second <i>item</i>"]), ("p", ["Last."]),
    ]  # fmt: skip


def test_links() -> None:
    assert found(
        '<p><a linktype="page" id="7">There</a> and <a href="https://a.example/?x=1&amp;y=2">here</a></p>'
    ) == [("p", ['<a href="story:7">There</a> and <a href="https://a.example/?x=1&amp;y=2">here</a>'])]
    assert linked_stories('<a href="story:7">There</a> <a href="story:12">x</a>') == [7, 12]


def test_unsafe_markup_keeps_only_its_words() -> None:
    assert found('<p><a href="javascript:alert(1)">x</a><script>y</script><span onclick="z">w</span></p>') == [
        ("p", ["xyw"])
    ]
    assert found('<p><a href="//evil.example/">x</a></p>') == [("p", ["x"])]


def test_what_is_left_open_is_closed() -> None:
    assert found("<p>One <b>bold <i>both</p><p>Two") == [("p", ["One <b>bold <i>both</i></b>"]), ("p", ["Two"])]


def test_blank_paragraphs_are_left_out() -> None:
    assert found("<p></p><p> &nbsp; </p><p><br/></p><ul><li></li></ul><p>x</p>") == [("p", ["x"])]


@given(st.text(alphabet=st.sampled_from("ab <>/\"'=&;pliuolbrh1#x\n"), max_size=80))
def test_any_markup_gives_balanced_safe_html(source: str) -> None:
    for part in parts(source):
        for text in part.texts:
            open_tags: list[str] = []
            for closing, tag in re.findall(r"<(/?)([a-z]+)[^>]*>", text):
                assert tag in ("a", "b", "i", "br")
                if closing:
                    assert open_tags.pop() == tag
                elif tag != "br":
                    open_tags.append(tag)
            assert open_tags == []
            assert unescape(re.sub(r"<[^>]*>", "", text)).strip()
