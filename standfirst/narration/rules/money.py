"""Money: "£3.2m", "£1.2bn", "99p", "€3m", "$5-$7", "US$40bn"."""

import re

from standfirst.narration.numerals import cardinal, is_one, number
from standfirst.narration.reading import Rule, before_a_noun, rule

AMOUNT = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mln": "million",
    "b": "billion",
    "bn": "billion",
    "tn": "trillion",
    "trn": "trillion",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
    "crore": "crore",
    "lakh": "lakh",
}
SCALE = r"(?:[ -]?(?:thousand|million|billion|trillion|crore|lakh)|\s?(?:mln|mn|bn|trn|tn|BN|Bn|MN)|[mbkMBK])(?![\w&])"

# Sign: one, many, one hundredth, hundredths.
COINS = {
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "$": ("dollar", "dollars", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₽": ("rouble", "roubles", "kopeck", "kopecks"),
    "₺": ("lira", "lira", "kurus", "kurus"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
}
DOLLARS = {
    "US$": "U S",
    "A$": "Australian",
    "AU$": "Australian",
    "C$": "Canadian",
    "CA$": "Canadian",
    "NZ$": "New Zealand",
    "HK$": "Hong Kong",
    "S$": "Singapore",
}
CODES = {"GBP": "£", "EUR": "€", "USD": "$", "JPY": "¥", "INR": "₹"}
SIGN = r"(?:(?:US|AU?|CA?|NZ|HK|S)\$|[£€$¥₹₩₽₺₪])"


def say_coins(sign: str, one: bool) -> str:
    """ "pounds", "Australian dollars"."""
    if sign in DOLLARS:
        return f"{DOLLARS[sign]} {'dollar' if one else 'dollars'}"
    return COINS[sign][0 if one else 1]


def say_scale(written: str | None) -> str:
    """ " million", or nothing."""
    return f" {SCALES[written.strip(' -').lower()]}" if written else ""


def say_money(sign: str, amount: str, scale: str | None, adjective: bool, locale: str) -> str:
    """An amount with its currency: "three point two million pounds", "five pounds fifty"."""
    whole, _, part = amount.partition(".")
    if part and not scale:
        # "20.5" and "20.500" are "20.50".
        part = part.ljust(2, "0")
        part = part[:2] + part[2:].rstrip("0")
    if len(part) != 2 or scale:
        one = adjective or (is_one(amount) and not scale)
        return f"{number(amount, locale)}{say_scale(scale)} {say_coins(sign, one)}"
    if part == "00":
        return f"{number(whole, locale)} {say_coins(sign, adjective or is_one(whole))}"
    return _with_change(sign, whole, int(part), adjective, locale)


def _with_change(sign: str, whole: str, change: int, adjective: bool, locale: str) -> str:
    small = COINS[sign[-1]][2 if change == 1 else 3]
    if not int(whole.replace(",", "") or "0"):
        return f"{cardinal(change)} {small}"
    coins = say_coins(sign, adjective or is_one(whole))
    # "Five pounds fifty"; "five pounds and five pence", since "five pounds five" is misheard.
    change_said = f" {cardinal(change)}" if change > 9 and locale != "en-US" else f" and {cardinal(change)} {small}"
    return f"{number(whole, locale)} {coins}{change_said}"


@rule(
    rf"(?P<sign>{SIGN})\s?(?P<low>{AMOUNT})(?P<low_scale>{SCALE})?\s?[-–—]\s?(?P<again>{SIGN})?\s?"
    rf"(?P<high>{AMOUNT})(?P<high_scale>{SCALE})?(?![\d])",
    needs="0",
)
def money_range(match: re.Match[str], locale: str) -> str:
    """ "£3m-£4m", "£10-15m", "$5–$7"."""
    low_scale = match["low_scale"] or match["high_scale"]
    # "£10-15m" is ten to fifteen million pounds; "£500-£1m" is five hundred pounds to one million pounds.
    mixed = bool(match["again"]) and match["high_scale"] and not match["low_scale"]
    if mixed or (match["again"] and "." in match["low"] and not low_scale):
        low = say_money(match["sign"], match["low"], None, False, locale)
    else:
        low = number(match["low"], locale) + ("" if low_scale == match["high_scale"] else say_scale(low_scale))
    if low_scale and match["low_scale"] and match["low_scale"] == match["high_scale"]:
        low = number(match["low"], locale)
    sign = match["again"] or match["sign"]
    high = say_money(sign, match["high"], match["high_scale"], before_a_noun(match), locale)
    return f"{low} to {high}"


@rule(
    rf"(?P<minus>(?<!\w)[-−])?(?P<sign>{SIGN})\s?(?P<amount>{AMOUNT}|\.\d+)(?P<scale>{SCALE}|\s[mbk](?!\w))?"
    r"(?:(?<=\.\d\d)p(?!\w))?",
    needs="0",
)
def money(match: re.Match[str], locale: str) -> str:
    """ "£3.2m", "-$5"."""
    said = say_money(match["sign"], match["amount"], match["scale"], before_a_noun(match), locale)
    return f"minus {said}" if match["minus"] else said


@rule(r"([£€$])(k|m|bn|tn)\b")
def column(match: re.Match[str], locale: str) -> str:
    """ "£m", over a column of figures."""
    return f"{SCALES[match.group(2)]} {say_coins(match.group(1), False)}"


@rule(rf"\b(?P<code>GBP|EUR|USD|JPY|INR)\s?(?P<amount>{AMOUNT})(?P<scale>{SCALE})?", needs="0")
def money_by_code(match: re.Match[str], locale: str) -> str:
    """ "EUR 5m"."""
    return say_money(CODES[match["code"]], match["amount"], match["scale"], before_a_noun(match), locale)


@rule(rf"(?<![\w.,])(?P<amount>{AMOUNT})p\b(?!\.m)", needs="0")
def pence(match: re.Match[str], locale: str) -> str:
    """ "99p"."""
    coin = "penny" if is_one(match["amount"]) else "pence"
    return f"{number(match['amount'], locale)} {coin}"


@rule(rf"(?<![\w.,])(?P<amount>{AMOUNT})[c¢](?!\w)", needs="0")
def cents(match: re.Match[str], locale: str) -> str:
    """ "99c"."""
    return f"{number(match['amount'], locale)} {'cent' if is_one(match['amount']) else 'cents'}"


RULES: tuple[Rule, ...] = (money_range, money, column, money_by_code, pence, cents)
