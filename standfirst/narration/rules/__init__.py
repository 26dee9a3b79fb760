"""What newspapers write and how it is said, a module a class; ORDER is the order in which they are tried."""

from standfirst.narration.reading import Rule
from standfirst.narration.rules import (
    addresses,
    codes,
    dates,
    figures,
    marks,
    money,
    names,
    scores,
    streets,
    times,
    units,
)

ORDER: tuple[Rule, ...] = (
    marks.give_or_take,
    names.reference,
    figures.subtracted,
    *addresses.RULES,
    *money.RULES,
    *times.RULES,
    *streets.RULES,
    *dates.RULES,
    *codes.RULES,
    *scores.RULES,
    figures.ordinals,
    *units.RULES,
    *figures.RULES,
    *names.RULES,
    *marks.RULES,
)
