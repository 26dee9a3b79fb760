"""How this newsroom says names and words: what it claims of a text before any rule does. No Django here."""

import re
from collections.abc import Iterable

from standfirst.narration.reading import CLAIMED, Piece


class Lexicon:
    """Written forms and how to say them. Whole words, letters as they are written, the longest form first."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """`entries` are pairs of a written form and what is said in its place. Empty forms are passed over."""
        self._say = {written.strip(): say.strip() for written, say in entries if written.strip()}
        forms = sorted(self._say, key=lambda form: (-len(form), form))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if forms else None

    def claim(self, text: str) -> tuple[str, list[Piece]]:
        """The text with what was claimed masked, and what is said for it."""
        if self._pattern is None:
            return text, []
        pieces = [Piece(at.start(), at.end(), self._say[at.group()]) for at in self._pattern.finditer(text)]
        return self._pattern.sub(lambda at: CLAIMED * len(at.group()), text), pieces
