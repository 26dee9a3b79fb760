"""Web and mail addresses, handles, telephone numbers."""

import re

from standfirst.narration.numerals import digits
from standfirst.narration.reading import Rule, rule

DOMAIN = r"(?:[A-Za-z0-9-]+\.)+(?:com|org|net|uk|co|eu|ie|info|gov|edu|news|io|example|scot|wales|int|tv|test)"
PUNCTUATION = {".": " dot ", "/": " slash ", "-": " dash ", "_": " underscore ", "@": " at ", ":": " colon "}
NUMBERS = re.compile(r"\d+")
OTHERS = re.compile(r"[^\w.]+")


def say_address(written: str) -> str:
    """A domain or mail address, its stops and signs in words and its figures one by one."""
    said = "".join(PUNCTUATION.get(letter, letter if letter.isalnum() else " ") for letter in written)
    return " ".join(NUMBERS.sub(lambda found: f" {digits(found.group())} ", said).split())


@rule(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", needs="@")
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


@rule(r"(?<![\w.,£€$])(?:\+\d{1,3}|\(?0\d+\)?)(?:[ -]?\(?\d{2,}\)?){1,5}(?![\w]|[.,]\d)", needs="0")
def telephone(match: re.Match[str], locale: str) -> str | None:
    """A number of nine digits or more, one by one, with a pause between its groups."""
    written = match.group()
    if sum(letter.isdigit() for letter in written) < 9:
        return None
    groups = [digits(group) for group in re.split(r"[ ()-]+", written.lstrip("+")) if group]
    return ("plus " if written[0] == "+" else "") + ", ".join(groups)


@rule(r"(?<=[Cc]all |Dial |dial |Ring |ring )(\d{3,6})\b", needs="0")
def short_number(match: re.Match[str], locale: str) -> str | None:
    """ "call 999": "call nine nine nine"."""
    following = match.string[match.end() : match.end() + 2]
    # "call 400 people" counts them.
    return (
        None
        if len(following) == 2 and following[1].islower() and not FREE.match(match.string, match.end())
        else (digits(match.group(1)))
    )


FREE = re.compile(r" (?:and|or|for|if|in|on|to|at|immediately|now|free|quoting|with|between|before|when|from|as)\b")

RULES: tuple[Rule, ...] = (mail, web, handle, hashtag, telephone, short_number)
