"""The fields of a story file's front matter, checked one by one."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from standfirst.wire.sources.front_matter import CONTROL, Plain
from standfirst.wire.sources.items import CORRECTION_KINDS, LABELS, PLACES, BadItem, Correction, Picture

FIELDS = (
    "headline", "standfirst", "spoken_headline", "section", "label", "byline", "published", "updated", "topics",
    "picture", "caption", "credit", "alt", "slug", "embargo", "corrections", "lead",
)  # fmt: skip
PICTURE_TEXTS = {"alt": 1000, "caption": 500, "credit": 255}
"""The most characters of each, as the newsroom's pictures hold them."""
CORRECTION_FIELDS = ("kind", "when", "text", "place")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG = 80
YES_NO = {"true": True, "yes": True, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one mapping in one file; `place` names the file, and the entry where it is one of a list."""

    place: str
    values: Mapping[str, Plain]

    def bad(self, field: str, sentence: str) -> BadItem:
        """The mistake, with file and field."""
        return BadItem(f"{self.place}, {field}: {sentence}")

    def check_names(self, known: tuple[str, ...]) -> None:
        """Raises BadItem for a field that is not `known`."""
        for name in self.values:
            if name not in known:
                raise self.bad(repr(name), f"there is no such field; the fields are {', '.join(known)}.")

    def text(self, field: str, longest: int) -> str | None:
        """One line of text, blanks at its ends removed; None where the field is left out."""
        value = self.values.get(field)
        return None if value is None else self.line(field, value, longest)

    def line(self, field: str, value: Plain, longest: int) -> str:
        """The value as one line. Raises BadItem unless it is text of at most `longest` characters."""
        if not isinstance(value, str):
            raise self.bad(field, "this must be text; put quotation marks round it if it holds a colon or a bracket.")
        line = " ".join(value.split())
        if found := CONTROL.search(line):
            raise self.bad(field, f"the control character U+{ord(found[0]):04X} cannot be in a story.")
        if len(line) > longest:
            raise self.bad(field, f"this has {len(line)} characters; at most {longest} are allowed.")
        return line

    def required(self, field: str, longest: int) -> str:
        """As `text`, but it must say something."""
        line = self.text(field, longest)
        if not line:
            raise self.bad(field, "a story needs this field.")
        return line

    def lines(self, field: str, longest: int) -> tuple[str, ...] | None:
        """A list of text, none twice; a single text is a list of one."""
        value = self.values.get(field)
        if value is None:
            return None
        entries = value if isinstance(value, list) else [value]
        lines = (self.line(field, entry, longest) for entry in entries)
        return tuple(dict.fromkeys(line for line in lines if line))

    def moment(self, field: str) -> datetime | None:
        """A time with its zone; None where the field is left out or empty."""
        line = self.text(field, 40)
        if not line:
            return None
        try:
            when = datetime.fromisoformat(line)
        except ValueError as error:
            raise self.bad(field, f"{line!r} is not a time as in 2026-11-22T06:11:00Z.") from error
        if when.utcoffset() is None:
            raise self.bad(field, f"{line!r} has no zone; write 2026-11-22T06:11:00Z or 2026-11-22T06:11:00+01:00.")
        if not 1700 <= when.year <= 9000:
            raise self.bad(field, f"the year {when.year} is not one in which a story is published.")
        return when

    def choice(self, field: str, choices: tuple[str, ...]) -> str | None:
        """One of `choices`, in any case; empty for an empty field; None where it is left out."""
        line = self.text(field, 100)
        if not line:
            return line
        for choice in choices:
            if choice.casefold() == line.casefold():
                return choice
        raise self.bad(field, f"{line!r} is not one of {', '.join(choices)}.")

    def flag(self, field: str) -> bool:
        """True or false; false where the field is left out."""
        line = self.text(field, 20) or "false"
        if line.casefold() not in YES_NO:
            raise self.bad(field, f"{line!r} is neither true nor false.")
        return YES_NO[line.casefold()]

    def slug(self, headline: str) -> str:
        """The last part of the story's address: as given, else made from the headline."""
        given = self.text("slug", LONGEST_SLUG)
        slug = given or slug_of(headline)
        if not SLUG.fullmatch(slug):
            why = f"{given!r} may hold only small letters a to z, digits and single hyphens" if given else (
                "the headline has no letters a to z to make an address from, so the file must give one"
            )  # fmt: skip
            raise self.bad("slug", f"{why}.")
        return slug

    def picture(self) -> Picture | None:
        """The lead picture; one with an empty path takes the story's picture away."""
        path = self.text("picture", 500)
        texts = {field: self.text(field, longest) for field, longest in PICTURE_TEXTS.items()}
        if path is None:
            for field, text in texts.items():
                if text:
                    raise self.bad(field, "this is about a picture, but the field picture is missing.")
            return None
        if path and not inside(path):
            raise self.bad("picture", f"{path!r} is not in the story file's folder.")
        return Picture(path, alt=texts["alt"], caption=texts["caption"], credit=texts["credit"])

    def corrections(self) -> tuple[Correction, ...]:
        """The corrections, each with its kind, time, text and place."""
        value = self.values.get("corrections") or []
        if not isinstance(value, list):
            raise self.bad("corrections", "this must be a list, each entry with kind, when, text and place.")
        return tuple(self.correction(number, entry) for number, entry in enumerate(value, 1))

    def correction(self, number: int, entry: Plain) -> Correction:
        """One of them."""
        if not isinstance(entry, dict):
            raise self.bad("corrections", f"entry {number} must have kind, when, text and place.")
        own = Fields(f"{self.place}, corrections, entry {number}", entry)
        own.check_names(CORRECTION_FIELDS)
        when = own.moment("when")
        if when is None:
            raise own.bad("when", "a correction needs its time, as in 2026-11-22T06:11:00Z.")
        return Correction(
            kind=own.choice("kind", CORRECTION_KINDS) or CORRECTION_KINDS[0],
            when=when,
            text=own.required("text", 2000),
            place=own.choice("place", PLACES) or "foot",
        )

    def label(self) -> str | None:
        """The label over the headline."""
        return self.choice("label", LABELS)


def slug_of(text: str) -> str:
    """Small letters, digits and hyphens of a text; accents fall off, and what then is not Latin."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['`]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-")


def inside(path: str) -> bool:
    """Whether a relative path stays in its folder, as it is written."""
    return not (path.startswith("/") or "\\" in path or ":" in path or ".." in PurePosixPath(path).parts)
