"""A lexicon as a file: the W3C's Pronunciation Lexicon Specification 1.0, or CSV. No Django here.

PLS has one language a file, and neither notes nor who confirmed a word: CSV is the one that loses nothing. Files come
from outside, so nothing in one is expanded or fetched: a document type or an entity refuses it.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from standfirst.narration.phonemes import ipa_of

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
COLUMNS = ("written", "say", "language", "note")
MOST_BYTES = 5_000_000


class BadFile(ValueError):
    """A file that is no lexicon. Its text is one sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """One word of a file, as it stands there."""

    number: int
    """Of the line in a CSV, of the lexeme in a PLS, from 1."""
    written: str
    say: str
    """A respelling, or IPA between slashes."""
    language: str = ""
    note: str = ""


def read(data: bytes) -> list[Row]:
    """The words of a file of either kind, told apart by their first sign. Raises BadFile."""
    if len(data) > MOST_BYTES:
        raise BadFile(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return read_pls(data)
    return read_csv(data)


def read_pls(data: bytes) -> list[Row]:
    """The words of a PLS document: for each grapheme the preferred phoneme in IPA, else the alias. Raises BadFile."""
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException as error:
        raise BadFile("The file declares a document type or entities, which are not taken.") from error
    except (ParseError, ValueError, LookupError) as error:
        raise BadFile(f"The file is no XML: {error}.") from error
    if root.tag != f"{{{NAMESPACE}}}lexicon":
        raise BadFile("The file is no pronunciation lexicon of the W3C.")
    language, alphabet = root.get(LANG, ""), root.get("alphabet", "ipa")
    rows = []
    for number, lexeme in enumerate(_of(root, "lexeme"), 1):
        say = _saying(lexeme, alphabet)
        rows += [Row(number, _text(one), say, language) for one in _of(lexeme, "grapheme")]
    return rows


def _of(parent: Element, name: str) -> list[Element]:
    return parent.findall(f"{{{NAMESPACE}}}{name}")


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _saying(lexeme: Element, alphabet: str) -> str:
    """The first of what the lexeme prefers; empty where it has nothing that can be said here."""
    heard = [one for one in _of(lexeme, "phoneme") if one.get("alphabet", alphabet) == "ipa"]
    heard.sort(key=lambda one: one.get("prefer") != "true")
    if heard and _text(heard[0]):
        return f"/{_text(heard[0])}/"
    aliases = sorted(_of(lexeme, "alias"), key=lambda one: one.get("prefer") != "true")
    return _text(aliases[0]) if aliases else ""


def read_csv(data: bytes) -> list[Row]:
    """The words of a CSV with a line of column names, of which "written" and "say" must be there. Raises BadFile."""
    try:
        lines = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        names = {name.strip().lower(): name for name in lines.fieldnames or ()}
        if missing := [name for name in COLUMNS[:2] if name not in names]:
            raise BadFile(f"The first line does not name the column “{missing[0]}”.")
        return [
            Row(lines.line_num, *(" ".join((line.get(names.get(name, "")) or "").split()) for name in COLUMNS))
            for line in lines
        ]
    except UnicodeDecodeError as error:
        raise BadFile("The file is not UTF-8.") from error
    except csv.Error as error:
        raise BadFile(f"The file is no CSV: {error}.") from error


def as_csv(rows: Iterable[Row]) -> bytes:
    """The words as CSV, UTF-8 with a mark by which spreadsheets know it."""
    out = io.StringIO(newline="")
    lines = csv.writer(out)
    lines.writerow(COLUMNS)
    lines.writerows((row.written, row.say, row.language, row.note) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_pls(rows: Iterable[Row], language: str) -> bytes:
    """The words as a PLS document in the newsroom's `language`."""
    root = Element("lexicon", {"version": "1.0", "xmlns": NAMESPACE, "alphabet": "ipa", "xml:lang": language})
    for row in rows:
        lexeme = SubElement(root, "lexeme")
        SubElement(lexeme, "grapheme").text = row.written
        ipa = ipa_of(row.say)
        SubElement(lexeme, "phoneme" if ipa else "alias").text = ipa or row.say
    indent(root)
    return tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
