"""Figures in languages other than English, over num2words and tongues.toml: none of the English rules is theirs.

What no rule here claims is said as it stands, digits too: the engine's phonemiser says these in its own language.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeAlias

from standfirst.narration.numerals import MOST_DIGITS
from standfirst.narration.reading import Rule, final_stop
from standfirst.narration.rules import addresses, inflections, marks
from standfirst.narration.rules.tongues import Tongue, cardinal, changed, ordinal, tongue, year

MARKS: tuple[Rule, ...] = (marks.ellipsis, marks.dash, marks.slash, marks.apostrophe, marks.bracket, marks.quotation)
"""What says no word is alike in every language."""
DOMAIN = r"(?:[A-Za-z0-9-]+\.)+(?:com|org|net|eu|info|example|de|at|ch|fr|be|lu|es|it|nl|pt|br|mx|se|dk|no|fi|pl|cz)"
WEB = re.compile(rf"\b(?:(?:https?://(?:www\.)?|www\.)([\w-]+(?:\.[\w-]+)+)|({DOMAIN}))(?![\w@])(?:[/?#]\S*[\w/])?")
CLOCK = r"(?:(?<=\bkl\. )|(?<=\bkl )|(?<=\bklockan )|(?<=\bklokken )|(?<=\bore )|(?<=\balle ))"
"""Before a time with a stop in it, where no word follows that tells."""
PHONE = r"(?<![\w.,])(?<!\d )(?:\+\d{1,3}|0\d+)(?:[ /-]\d{2,}){1,5}(?![\w]|[.,]\d)"
DECIMALS = 2
"""So many are said as one number, where the language does so; more of them one by one."""
RANGE = 10
"""A plain hyphen is a range's where it reaches so far at least: "1-3" is a score."""

Say: TypeAlias = Callable[[re.Match[str]], str | None]


@cache
def rules(locale: str) -> tuple[Rule, ...]:
    """The rules of a locale that is not English, in the order in which they are tried."""
    known = tongue(locale)
    if known is None:
        return (Rule(WEB, lambda match, locale: match[1] or match[2], "."), *MARKS)
    return (*_Figures(known).rules(), *MARKS)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _told(say: Say) -> Callable[[re.Match[str], str], str | None]:
    return lambda match, locale: say(match)


class _Figures:
    """The rules of one language."""

    def __init__(self, language: Tongue) -> None:
        self.own = language
        group, decimal = re.escape(f"{language.group} "), re.escape(language.decimal)
        self.amount = rf"(?:\d{{1,3}}(?:[{group}]\d{{3}}(?!\d))+|\d+)(?:{decimal}\d+)?"
        written = {word: forms for forms in language.coins.values() for word in forms[:2]}
        self.millions = tuple(word.split()[-1] for pair in language.scales.values() for word in pair)
        self.things: dict[str, Sequence[str]] = {**written, **language.units, **language.coins}

    def rules(self) -> tuple[Rule, ...]:
        """In the order in which they are tried."""
        own, first = self.own, r"(?<![\w.,])"
        scale = rf"(?: ?(?P<scale>{_any(own.scales)})(?!\w))?"
        many = rf"(?P<amount>{self.amount})(?:,[-–—]+)?{scale}(?: ?(?P<thing>{_any(self.things)})(?![\w²³]))?"
        months = "|".join(own.months.split())
        table: tuple[tuple[str, Say], ...] = (
            (rf"{first}(?P<y>\d{{4}})-(?P<m>\d\d)-(?P<d>\d\d)(?![\w-])", self.date),
            (rf"{first}(?P<d>\d\d?)(?P<by>[./-])(?P<m>\d\d?)(?P=by)(?P<y>\d{{4}}|\d\d)?(?![\d./-]*\d)", self.date),
            (rf"{first}(?P<d>\d\d?)(?= (?:{months})\b)", lambda match: self.day(int(match["d"]))),
            (rf"{first}(?P<h>\d\d?):(?P<m>\d\d)(?:(?:{own.hours})(?!\w))?(?![\w:])", self.time),
            (rf"{first}(?P<h>\d\d?)(?:\.(?P<m>\d\d))?(?:{own.hours or '(?!)'})(?!\w)", self.time),
            (rf"{first}(?P<h>\d\d?) ?h ?(?P<m>\d\d)(?!\w)", self.time),
            (rf"{CLOCK}(?P<h>\d\d?)\.(?P<m>\d\d)(?![\d.,]*\d)", self.time),
            (PHONE, self.telephone),
            (rf"(?<!\w)(?P<thing>{_any(own.coins)}) ?(?P<amount>{self.amount})(?:,[-–—]+)?{scale}", self.counted),
            (rf"{first}(?P<low>{self.amount}) ?(?P<dash>[-–—]) ?{many}(?![-–]?\d)", self.range),
            (rf"{first}{many}", self.counted),
            (rf"{first}(\d+)({own.ordinal})", self.ordinal),
            (rf"{first}(\d+)({own.stuck})(?!\w)", lambda match: f"{self.plain(match[1])}{match[2]}"),
            (rf"{first}(\d{{1,3}}):(\d{{1,3}})(?![\w:])", self.score),
            (self.amount, lambda match: self.plain(match.group())),
            (r"(?<![\w\ue000)])[-−](?=\ue000)", lambda match: f"{own.minus} "),
        )
        return (
            Rule(addresses.mail.pattern, _told(self.address), "@"),
            Rule(WEB, _told(self.address), "."),
            *(Rule(re.compile(pattern), _told(say), "0") for pattern, say in table),
            Rule(re.compile(r"(?<=[\w\ue000]) ?%"), _told(lambda match: f" {own.percent}"), "%"),
            Rule(
                re.compile(r"(?<!\w)[Nn]\.?[°º] ?(?=\ue000)"),
                _told(lambda match: f"{own.number} " if own.number else None),
            ),
            Rule(re.compile(_any(own.signs)), _told(lambda match: f" {own.signs[match.group()]} ")),
        )

    def number(self, written: str) -> str:
        """A written number in words; digits that are no quantity one by one."""
        whole, point, part = written.partition(self.own.decimal)
        whole = re.sub(r"\D", "", whole)
        code = len(whole) > MOST_DIGITS or (len(whole) > 1 and whole[0] == "0")
        said = self.digits(whole) if code else cardinal(int(whole), self.own)
        if not point:
            return said
        as_one = self.own.whole_decimals and len(part) <= DECIMALS and part[0] != "0"
        return f"{said} {self.own.point} {cardinal(int(part), self.own) if as_one else self.digits(part)}"

    def digits(self, written: str) -> str:
        """One by one."""
        return " ".join(cardinal(int(digit), self.own) for digit in written)

    def plain(self, written: str) -> str:
        """A number alone: four digits without a mark are a year."""
        if re.fullmatch(r"[1-9]\d{3}", written):
            return year(int(written), self.own)
        return self.number(written)

    def counted(self, match: re.Match[str]) -> str | None:
        """ "12,50 €", "€ 12,50", "3 Mio. Euro", "3 Mio. Menschen", "5 km"."""
        thing, scale = match["thing"], match["scale"]
        if not thing and not scale:
            return None
        return self.sum(match["amount"], scale, self.things[thing] if thing else ("", "")) + final_stop(match)

    def sum(self, amount: str, scale: str | None, forms: Sequence[str]) -> str:
        """An amount with what it counts; `forms` are one, many and, of coins, hundredths."""
        own = self.own
        if scale:
            single, many = own.scales[scale]
            said = single if amount == "1" else f"{self.number(amount)} {many}"
            return f"{said}{self.of(forms)}{forms[1]}" if forms[1] else said
        whole, _, part = amount.partition(own.decimal)
        if not part and (said := self.number(amount)).endswith(self.millions):
            return f"{said}{self.of(forms)}{forms[1]}"
        if len(forms) < 3 or len(part) != 2:
            return f"{changed(self.number(amount), own.before_noun)} {forms[amount != '1']}"
        coins = f"{changed(self.number(whole), own.before_noun)} {forms[whole != '1']}"
        if part == "00":
            return coins
        change = cardinal(int(part), own)
        return f"{coins}{own.change}{change}" if whole != "0" else f"{change} {forms[2]}"

    def of(self, forms: Sequence[str]) -> str:
        """What stands between millions and what they count."""
        return " d'" if self.own.lang == "fr" and forms[1][0] in "aeiou" else self.own.of_coins

    def range(self, match: re.Match[str]) -> str:
        """ "10-15 %", "2014–2022", "10–15 Mio. €"; "2-1" is a score."""
        low, high = match["low"], match["amount"]
        ends = [float(re.sub(r"\D", "", end.partition(self.own.decimal)[0])) for end in (low, high)]
        shortened = len(low) == 4 and len(high) == 2
        between = shortened or (ends[0] < ends[1] and (match["dash"] != "-" or ends[1] >= RANGE))
        said = self.counted(match) or self.plain(high)
        return f"{self.plain(low)} {f'{self.own.to} ' if between else ''}{said}"

    def ordinal(self, match: re.Match[str]) -> str | None:
        """ "22." before a word, "1er", "3.ª", "2:a"."""
        if len(match[1]) > MOST_DIGITS:
            return None
        number = int(match[1])
        before, behind = match.string[: match.start()], match.string[match.end() :]
        return inflections.bent(ordinal(number, self.own), number, match[2], (self.own.lang, before, behind))

    def day(self, day: int) -> str | None:
        """The day of a month that stands without a mark, before it."""
        ordinals = self.own.day == "ordinal" or (self.own.day == "first" and day == 1)
        return ordinal(day, self.own) if ordinals else cardinal(day, self.own)

    def date(self, match: re.Match[str]) -> str | None:
        """ "22.11.2026", "22/11/2026", "22.11.", "2026-11-22"."""
        own, day, month = self.own, int(match["d"]), int(match["m"])
        if not 1 <= day <= 31 or not 1 <= month <= 12 or (not match["y"] and match["by"] != "."):
            return None
        said = self.day(day) or ""
        if own.lang == "de":
            said = inflections.german(said, match.string[: match.start()], " Januar")
        said = f"{said}{own.of}{own.months.split()[month - 1]}"
        return said + (f"{own.of}{year(int(match['y']), own)}" if match["y"] else final_stop(match))

    def time(self, match: re.Match[str]) -> str | None:
        """ "20:15", "20.15 Uhr", "20h15", "20 h"."""
        hour, minutes = int(match["h"]), int(match["m"] or 0)
        if hour > 24 or minutes > 59:
            return None
        between, behind = self.own.clock
        said = changed(cardinal(hour, self.own), self.own.before_hour)
        if hour == 1:
            between, behind = (text.replace("heures", "heure").replace("horas", "hora") for text in (between, behind))
        return f"{said}{between}{cardinal(minutes, self.own)}" if minutes else f"{said}{behind}"

    def telephone(self, match: re.Match[str]) -> str:
        """One by one, with a pause between the groups."""
        plus = f"{self.own.signs['+']} " if match.group()[0] == "+" else ""
        return plus + ", ".join(self.digits(group) for group in re.findall(r"\d+", match.group()))

    def score(self, match: re.Match[str]) -> str:
        """ "2:1"."""
        return f"{self.number(match[1])}{self.own.goals}{self.number(match[2])}"

    def address(self, match: re.Match[str]) -> str:
        """A web or mail address, its stops in words and its digits one by one."""
        written = next((part for part in match.groups() if part), match.group()).rstrip(".")
        said = written.replace(".", f" {self.own.dot} ").replace("@", f" {self.own.at} ")
        said = re.sub(r"[0-9]+", lambda found: f" {self.digits(found.group())} ", said)
        return " ".join(re.sub(r"[^\w -]", " ", said).split())
