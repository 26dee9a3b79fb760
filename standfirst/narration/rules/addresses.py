"""Web and mail addresses, handles, telephone numbers."""

import re
from unicodedata import digit

from standfirst.narration.numerals import digits
from standfirst.narration.reading import Rule, rule, word_before

DOMAIN = r"(?:[A-Za-z0-9-]+\.)+(?:com|org|net|uk|co|eu|ie|info|gov|edu|news|io|example|scot|wales|int|tv|test)"
PUNCTUATION = {".": " dot ", "/": " slash ", "-": " dash ", "_": " underscore ", "@": " at ", ":": " colon "}
NUMBERS = re.compile(r"\d+")
OTHERS = re.compile(r"[^\w.]+")


def say_address(written: str) -> str:
    """A domain or mail address, its stops and signs in words and its figures one by one."""
    # A raised figure is a figure here: "h²o.example".
    written = "".join(str(digit(letter)) if letter.isdigit() else letter for letter in written)
    said = "".join(PUNCTUATION.get(letter, letter if letter.isalnum() else " ") for letter in written)
    return " ".join(NUMBERS.sub(lambda found: f" {digits(found.group())} ", said).split())


@rule(r"\w[\w.+-]*@[\w-]+(?:\.[\w-]+)+", needs="@")
def mail(match: re.Match[str], locale: str) -> str:
    """ "news@example.org": "news at example dot org"."""
    return say_address(match.group().rstrip("."))


@rule(
    rf"\b(?:(?:https?://)(?:www\.)?([\w-]+(?:\.[\w-]+)+)|(?:www\.)([\w-]+(?:\.[\w-]+)+)|({DOMAIN}))(?![\w@])(?:[/?#]\S*[\w/])?",
    needs=".",
)
def web(match: re.Match[str], locale: str) -> str:
    """ "https://www.example.org/a/b": "example dot org"."""
    # The path is for the eye: nobody can write it down by ear.
    return say_address(match.group(1) or match.group(2) or match.group(3))


@rule(r"(?<![\w@])@(\w+)", needs="@")
def handle(match: re.Match[str], locale: str) -> str:
    """ "@asharowe": "at asharowe"."""
    return f"at {say_address(match.group(1))}"


@rule(r"(?<!\w)#(?=[A-Za-z])", needs="#")
def hashtag(match: re.Match[str], locale: str) -> str:
    """ "#harbour": "hashtag harbour"."""
    return "hashtag "


@rule(r"(?<![\w.,£€$])(?:\+\d{1,3}|\(0\d+\)|0\d+)(?:[ -]?(?:\(\d{2,}\)|\d{2,})){1,5}(?![\w]|[.,]\d)", needs="0")
def telephone(match: re.Match[str], locale: str) -> str | None:
    """A number of nine digits or more, one by one, with a pause between its groups."""
    written = match.group()
    if sum(letter.isdigit() for letter in written) < 9:
        return None
    groups = [digits(group) for group in re.split(r"[ ()-]+", written.lstrip("+")) if group]
    return ("plus " if written[0] == "+" else "") + ", ".join(groups)


@rule(r"(?<![\w.,£€$-])(?:(1)[- ])?\(?(\d{3})\)?[-. ](\d{3})[-. ](\d{4})(?![\w-]|[.,]\d)", needs="0")
def american_telephone(match: re.Match[str], locale: str) -> str:
    """ "(212) 555-0187", "1-800-555-0199"."""
    return ", ".join(digits(group) for group in match.groups() if group)


@rule(r"(?<![\w.,£€$-])(\d{3})-(\d{4})(?![\w-]|[.,]\d)", needs="-")
def local_telephone(match: re.Match[str], locale: str) -> str | None:
    """ "call 555-0142"."""
    called = word_before(match).lower() in CALLING or match.group(2)[0] == "0"
    return f"{digits(match.group(1))}, {digits(match.group(2))}" if called else None


@rule(
    r"(?<![\w.,£€$-])(116) ?(\d{3})(?![\w-]|[.,]\d)"
    r"|(?<![\w.,£€$-])(999|911|112|101|111)(?= (?:calls?|operator|line)\b)",
    needs="0",
)
def help_line(match: re.Match[str], locale: str) -> str:
    """ "116 123", "a 999 call"."""
    return ", ".join(digits(group) for group in match.groups() if group)


@rule(r"(?<![\w.,£€$-])(\d{3,6})\b(?![.,]\d)", needs="0")
def short_number(match: re.Match[str], locale: str) -> str | None:
    """ "call 999": "call nine nine nine"."""
    if word_before(match).lower() not in CALLING:
        return None
    if match.group(1) in EMERGENCY:
        return digits(match.group(1))
    following = match.string[match.end() : match.end() + 2]
    # "call 400 people" counts them.
    return (
        None
        if len(following) == 2 and following[1].islower() and not FREE.match(match.string, match.end())
        else (digits(match.group(1)))
    )


EMERGENCY = frozenset({"999", "911", "112", "101", "111", "105"})
CALLING = frozenset(
    "call called calling calls dial dialled dialed dialling ring rang ringing phone phoned text".split()
)
FREE = re.compile(r" (?:and|or|for|if|in|on|to|at|immediately|now|free|quoting|with|between|before|when|from|as)\b")

RULES: tuple[Rule, ...] = (
    mail,
    web,
    handle,
    hashtag,
    american_telephone,
    telephone,
    local_telephone,
    help_line,
    short_number,
)
