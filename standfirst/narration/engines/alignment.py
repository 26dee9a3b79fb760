"""Where each word of a text begins among the phonemes that espeak gave for the whole of it.

A space in the phonemes is no word's end: espeak fuses "of the" and "in a", and splits "twenty-one" and "3.5". So each
word is put into phonemes alone too, and the two rows are laid side by side as cheaply as can be: alike phonemes cost
nothing, a vowel for another vowel little (function words are said weakly among others), all else more.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Costs = NDArray[np.float64]

STRESS, LENGTH = frozenset("ˈˌ"), "ː"
VOWELS = frozenset("aeiouyæɐɑɒɔəɚɛɜɝɞɘɤɨɪɯɵøœɶʉʊʌʏᵻε")
SPACE = " "
LEFT_OUT = 1.0
"""What it costs that a phoneme of one row is not in the other."""
SPACE_LEFT_OUT = 0.4
OTHER_VOWEL, OTHER, NEVER = 0.5, 1.5, 9.0
CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Row:
    """Phonemes without stress, length and punctuation, one space between words."""

    signs: str
    places: tuple[int, ...]
    """Where each sign stands in what it was made of, its stress mark before it counted in."""


def word_starts(words: Sequence[str], phonemes: Sequence[str], alone: Callable[[str], str]) -> tuple[int, ...]:
    """For each word the index in `phonemes` of the one it begins with, never falling; their number past the last.

    `alone` gives a single word's phonemes. A word that is not heard begins with the next.
    """
    rows = [row(alone(word)).signs.replace(SPACE, "") for word in words]
    whole = row(phonemes)
    columns, taken = beside(SPACE.join(rows), whole.signs)
    starts, at, least = [], 0, 0
    for signs in rows:
        column = columns[at] if at < len(columns) else len(whole.signs)
        least = max(least, _beginning(whole.signs, column, taken))
        starts.append(whole.places[least] if least < len(whole.places) else len(phonemes))
        at += len(signs) + 1
    return tuple(starts)


def _beginning(signs: str, column: int, taken: frozenset[int]) -> int:
    """A word's first sign: also one before `column` that nothing else claims, back to the space."""
    if column < len(signs) and signs[column] == SPACE:
        return column + 1
    at = column
    while at and signs[at - 1] != SPACE and at - 1 not in taken:
        at -= 1
    return at if not at or signs[at - 1] == SPACE else column


def row(phonemes: Sequence[str]) -> Row:
    """What is compared of phonemes."""
    kept = list(_kept(phonemes))
    if kept and kept[-1][0] == SPACE:
        kept.pop()
    return Row("".join(sign for sign, _ in kept), tuple(place for _, place in kept))


def _kept(phonemes: Sequence[str]) -> Iterator[tuple[str, int]]:
    last, stressed = SPACE, -1
    for place, sign in enumerate(phonemes):
        if sign in STRESS:
            stressed = place if stressed < 0 else stressed
        elif sign == SPACE and last != SPACE:
            yield SPACE, place
            last, stressed = SPACE, -1
        elif sign != LENGTH and unicodedata.category(sign).startswith("L"):
            yield sign, place if stressed < 0 else stressed
            last, stressed = sign, -1


def beside(one: str, other: str) -> tuple[list[int], frozenset[int]]:
    """For each sign of `one` the index in `other` of the one it stands beside, or that comes next where none does.

    And those indices that have a sign beside them.
    """
    table, instead = _table(one, other)
    columns, taken = [0] * len(one), set()
    i, j = len(one), len(other)
    while i:
        if j and table[i, j] >= table[i - 1, j - 1] + instead[i - 1, j - 1] - CLOSE:
            i, j = i - 1, j - 1
            taken.add(j)
            columns[i] = j
        elif table[i, j] >= table[i - 1, j] + _left_out(one[i - 1]) - CLOSE:
            i -= 1
            columns[i] = j
        else:
            j -= 1
    return columns, frozenset(taken)


def _table(one: str, other: str) -> tuple[Costs, Costs]:
    """The least cost of laying each beginning of `one` beside each beginning of `other`, and of each two signs."""
    instead = _instead(one, other)
    skipped = np.concatenate([[0.0], np.cumsum([_left_out(sign) for sign in other])])
    table = np.empty((len(one) + 1, len(other) + 1))
    table[0] = skipped
    for i, sign in enumerate(one):
        least = table[i] + _left_out(sign)
        np.minimum(least[1:], table[i, :-1] + instead[i], out=least[1:])
        # Leaving out any number of the other's signs, at once for the whole line.
        table[i + 1] = np.minimum.accumulate(least - skipped) + skipped
    return table, instead


def _left_out(sign: str) -> float:
    return SPACE_LEFT_OUT if sign == SPACE else LEFT_OUT


def _instead(one: str, other: str) -> Costs:
    """What it costs that a sign of `one` stands beside one of `other`."""
    across, down = _codes(one)[:, np.newaxis], _codes(other)[np.newaxis, :]
    vowels = np.isin(across, VOWEL_CODES) & np.isin(down, VOWEL_CODES)
    spaces = (across == ord(SPACE)) | (down == ord(SPACE))
    return np.where(across == down, 0.0, np.where(spaces, NEVER, np.where(vowels, OTHER_VOWEL, OTHER)))


def _codes(signs: str) -> NDArray[np.uint32]:
    return np.frombuffer(signs.encode("utf-32-le"), dtype=np.uint32)


VOWEL_CODES = _codes("".join(sorted(VOWELS)))
