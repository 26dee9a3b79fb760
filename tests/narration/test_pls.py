"""The lexicon as a file: PLS and CSV, there and back; what is refused, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.pls import BadFile, Row, as_csv, as_pls, read

pytestmark = pytest.mark.no_database

PLS = """<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-GB">
  <meta name="maker" content="somebody"/>
  <lexeme><grapheme>Siobhan</grapheme><grapheme>Siobhán</grapheme>
    <phoneme>ʃəˈvɔːn</phoneme><phoneme prefer="true">ʃɪˈvɔːn</phoneme></lexeme>
  <lexeme><grapheme>NHS</grapheme><alias>en aitch ess</alias></lexeme>
  <lexeme><grapheme>Odd</grapheme><phoneme alphabet="x-sampa">Qd</phoneme></lexeme>
</lexicon>
"""


def test_a_pronunciation_lexicon_is_read() -> None:
    assert read(PLS.encode()) == [
        Row(1, "Siobhan", "/ʃɪˈvɔːn/", "en-GB"),
        Row(1, "Siobhán", "/ʃɪˈvɔːn/", "en-GB"),
        Row(2, "NHS", "en aitch ess", "en-GB"),
        Row(3, "Odd", "", "en-GB"),
    ]
    assert len(read(PLS.replace("UTF-8", "UTF-16").encode("utf-16"))) == 4


BOMB = "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;'>]>"
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (PLS.replace("<lexicon", BOMB + "<lexicon").replace("NHS", "&c;"), "declares a document type or entities"),
        (PLS.replace("<lexicon", OUTSIDE + "<lexicon").replace("NHS", "&a;"), "declares a document type or entities"),
        ("<lexicon", "is no XML"),
        ("<rss/>", "is no pronunciation lexicon"),
        ("name,sound\nA,b\n", "does not name the column “written”"),
        ("written\nA\n", "does not name the column “say”"),
        ('written,say\n"A,b\n', "is no CSV"),
        ("", "does not name the column"),
        ("x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_what_is_no_lexicon_is_refused_in_one_sentence(data: str, sentence: str) -> None:
    with pytest.raises(BadFile, match=sentence) as refused:
        read(data.encode())
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)


def test_a_table_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(BadFile, match="is not UTF-8"):
        read(b"written,say\nBj\xf6rn,Byern\n")


def test_columns_may_stand_in_any_order_and_some_be_missing() -> None:
    assert read("\ufeffSay,Note,Written\r\nShi-vawn,hers,Siobhan\r\n".encode()) == [
        Row(2, "Siobhan", "Shi-vawn", "", "hers")
    ]


WORDS = st.text("abcÄŞ<&\"',;= -", min_size=1, max_size=9).map(lambda text: " ".join(text.split())).filter(bool)


@given(st.lists(st.tuples(WORDS, WORDS | st.just("/ʃɪˈvɔːn/"), st.sampled_from(["", "ga"]), st.just("") | WORDS)))
def test_out_and_in_again_is_the_same(words: list[tuple[str, str, str, str]]) -> None:
    rows = [Row(0, *word) for word in words]
    assert [row[1:] for row in _plain(read(as_csv(rows)))] == [row[1:] for row in _plain(rows)]
    assert [(row.written, row.say, row.language) for row in read(as_pls(rows, "en-GB"))] == [
        (row.written, row.say, "en-GB") for row in rows
    ]


def _plain(rows: list[Row]) -> list[tuple[object, ...]]:
    return [(row.number, row.written, row.say, row.language, row.note) for row in rows]
