"""What stands with names: titles, saints and streets, kings and popes, parties, "v"."""

import re

from standfirst.narration.numerals import cardinal, ordinal
from standfirst.narration.reading import Rule, final_stop, rule, word_before
from standfirst.narration.rules import letters
from standfirst.narration.rules.streets import CAPITAL, PREVIOUS_NAME, street

TITLES = {
    "Dr": "Doctor",
    "Mr": "Mister",
    "Mrs": "Missus",
    "Messrs": "Messrs",
    "Prof": "Professor",
    "Gov": "Governor",
    "Sen": "Senator",
    "Rep": "Representative",
    "Rev": "Reverend",
    "Revd": "Reverend",
    "Fr": "Father",
    "Hon": "Honourable",
    "Lt": "Lieutenant",
    "Col": "Colonel",
    "Gen": "General",
    "Sgt": "Sergeant",
    "Capt": "Captain",
    "Cpl": "Corporal",
    "Maj": "Major",
    "Cmdr": "Commander",
    "Adm": "Admiral",
    "Ch Supt": "Chief Superintendent",
    "Ch Insp": "Chief Inspector",
    "Supt": "Superintendent",
    "Insp": "Inspector",
    "Det": "Detective",
    "Cllr": "Councillor",
    "Mt": "Mount",
    "Ft": "Fort",
    "St": "Saint",
    "Ste": "Sainte",
    "Pres": "President",
    "Pte": "Private",
    "Amb": "Ambassador",
}
ALWAYS = {"Mr": "Mister", "Mrs": "Missus", "Ms": "Ms", "Mx": "Mx"}
FIRMS = {
    "Ltd": "Limited",
    "Inc": "Incorporated",
    "Corp": "Corporation",
    "Bros": "Brothers",
    "Co": "Company",
    "Jr": "Junior",
    "Jnr": "Junior",
    "Sr": "Senior",
    "Snr": "Senior",
    "Dept": "Department",
    "Assn": "Association",
    "Univ": "University",
    "Intl": "International",
    "Govt": "Government",
}
SHORT = {
    "etc": "et cetera",
    "eg": "for example",
    "e.g.": "for example",
    "ie": "that is",
    "i.e.": "that is",
    "vs": "versus",
    "approx": "approximately",
    "dept": "department",
    "govt": "government",
    "est": "estimated",
    "aka": "also known as",
    "a.k.a.": "also known as",
    "no.": "number",
    "viz": "namely",
    "cf": "compare",
    "incl": "including",
    "max": "max",
    "min": "minimum",
    "pcm": "per calendar month",
    "w/": "with",
    "c/o": "care of",
    "a.m.": "a m",
    "p.m.": "p m",
}
PARTIES = {
    "Lab": "Labour",
    "Con": "Conservative",
    "Lib Dem": "Liberal Democrat",
    "LD": "Liberal Democrat",
    "Ind": "Independent",
    "Grn": "Green",
    "PC": "Plaid Cymru",
    "D": "Democrat",
    "R": "Republican",
    "Lab/Co-op": "Labour and Co-operative",
    "Dem": "Democrat",
    "Rep": "Republican",
    "I": "Independent",
}


@rule(r"\b(Mr|Mrs|Ms|Mx)\b\.?(?= |$)")
def always(match: re.Match[str], locale: str) -> str:
    """ "Mr" and "Mrs" are never anything else."""
    return ALWAYS[match.group(1)]


@rule(rf"\b({'|'.join(TITLES)})\b\.?(?= {CAPITAL})")
def title(match: re.Match[str], locale: str) -> str:
    """ "Dr Calder", "St Andrews"."""
    return TITLES[match.group(1)]


@rule(rf"(?<= )({'|'.join(FIRMS)})\b\.?(?!['’]?\w)")
def firm(match: re.Match[str], locale: str) -> str | None:
    """ "Calder & Co", "Rowe Ltd"."""
    if not PREVIOUS_NAME.search(match.string[: match.start()].rstrip(", &") + " "):
        return None
    return FIRMS[match.group(1)] + final_stop(match)


@rule(
    r"(?<![\w.])(e\.g\.|i\.e\.|a\.k\.a\.|a\.m\.|p\.m\.|w/|c/o|pcm|min(?= wage)"
    r"|(?:etc|eg|ie|vs|approx|dept|govt|aka|viz|cf|incl)\b\.?)"
    r"(?!\w)"
)
def short(match: re.Match[str], locale: str) -> str:
    """ "etc", "e.g.", "vs"."""
    written = match.group(1)
    said = SHORT.get(written) or SHORT[written.rstrip(".")]
    return said + final_stop(match)


@rule(r"(?:(?<=, )|(?<=\())([DRI])-(?=[A-Z][a-z])")
def party_and_state(match: re.Match[str], locale: str) -> str:
    """ "Ray Ortiz, D-Ohio"."""
    return f"{PARTIES[match.group(1)]}, "


@rule(r"\b(Lab|Con|LD|Lib Dem)(?= (?:gain|hold)\b)|(?<=\bbeat |\bfrom )(Lab|Con)\b(?! [A-Z])")
def party_result(match: re.Match[str], locale: str) -> str:
    """ "Lab gain from Con"."""
    return PARTIES[match.group()]


@rule(r"(?<=\w, )(Lab|Con|Lib Dem|LD)(?=,)")
def party_between_commas(match: re.Match[str], locale: str) -> str:
    """ "Jean Moss, Lab, said"."""
    return PARTIES[match.group(1)]


@rule(r"\bRt\.? (?=Revd?\b)")
def right_reverend(match: re.Match[str], locale: str) -> str:
    """ "the Rt Rev"."""
    return "Right "


@rule(r"(?<![\w.])(?:(pp?|Vol|Fig|Art|[bds])\.|(pp)) ?(?=\d)", needs="0")
def reference(match: re.Match[str], locale: str) -> str | None:
    """ "p. 12", "s.12", and "b. 1950"."""
    written = match.group(1) or match.group(2)
    if written in "bd" and not YEAR.match(match.string, match.end()):
        return None
    return f"{REFERENCES[written]} "


YEAR = re.compile(r"[12]\d{3}\b")
REFERENCES = {
    "p": "page",
    "pp": "pages",
    "Vol": "Volume",
    "Fig": "Figure",
    "Art": "Article",
    "s": "section",
    "b": "born",
    "d": "died",
}


@rule(r"\bRt\.? Hon\b\.?")
def right_honourable(match: re.Match[str], locale: str) -> str:
    """ "the Rt Hon"."""
    return "Right Honourable"


@rule(r"\bHon\.?(?= (?:[Mm]embers?|[Gg]entlem[ae]n|[Ll]ad(?:y|ies)|[Ff]riends?)\b)")
def honourable(match: re.Match[str], locale: str) -> str:
    """ "the Hon member"."""
    return "Honourable"


@rule(r"(?<=\()(Lab/Co-op|Lib Dem|Lab|Con|LD|Ind|Grn|PC|Dem|Rep|[DRI])(?=\)|[-,] ?)")
def party(match: re.Match[str], locale: str) -> str:
    """ "(Lab)" after a name."""
    return PARTIES[match.group(1)]


@rule(r"(?<=[\w'’\ue000).] )v\.?(?= ['“‘\"]?[^\W\d_]{2}| \ue000)")
def versus(match: re.Match[str], locale: str) -> str:
    """ "England v Wales"."""
    return "versus"


REGNAL = frozenset(
    "Charles Elizabeth Henry George William Edward James Richard Mary Louis Leo Pius Francis Benedict Paul"
    " Philip Felipe Gustaf Frederik Margrethe Harald Peter Catherine Nicholas Napoleon Ramesses Ramses"
    " Constantine Alexander Robert David Malcolm Albert Leopold Baudouin Willem Wilhelm Friedrich Frederick"
    " Carlos Juan Alfonso Fernando Otto Rudolf Ludwig Innocent Clement Gregory Urban Sixtus Julius Boniface"
    " Celestine Adrian Ivan Vittorio Umberto Abdullah Mohammed Hassan Hussein Tupou Haakon Olav Christian"
    " Beatrix Stephen John Rama Ptolemy Darius Cyrus Xerxes Augustus Tawadros Bartholomew Kirill Alexei"
    " Theodore".split()
)
COUNTED = frozenset(
    "War Part Type Phase Article Title Chapter Volume Act Scene Book Class Grade Stage Schedule Appendix Bowl Mark"
    " Level Rocky Division Category Tier Section Apollo Operation Group Season Episode Factor Protocol Games Olympiad"
    " Fantasy Annex Unit Form League Sputnik Mk".split()
)
ROMAN = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
OF_RULERS = frozenset("King Queen Pope Emperor Tsar of since under by from with".split())
SPEAKING = re.compile(r" (?:am|was|have|had|think|know|will|would|can|could|do|did|want|said to|believe|hope|feel|'|’)")


def roman(written: str) -> int:
    """The value of a Roman numeral made of I, V and X."""
    values = [VALUES[letter] for letter in written]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


@rule(rf"(?<![\w])({CAPITAL}[\w'’-]+) ([IVXL]+)(?P<own>['’]s)?(?![\w&-]|\.\w)")
def numeral(match: re.Match[str], locale: str) -> str | None:
    """ "Charles the Third", "World War Two"."""
    name, written = match.group(1), match.group(2)
    if not ROMAN.fullmatch(written):
        return None
    own = "'s" if match["own"] else ""
    if name in COUNTED:
        return f"{name} {cardinal(roman(written)).capitalize()}{own}"
    if written == "I" and SPEAKING.match(match.string, match.end()) and word_before(match) not in OF_RULERS:
        return None
    if name in REGNAL or (len(written) > 1 and written not in ("IV", "XI", "XX", "XV")):
        return f"{name} the {ordinal(roman(written)).capitalize()}{own}"
    return None


RULES: tuple[Rule, ...] = (
    always,
    right_reverend,
    right_honourable,
    honourable,
    party_and_state,
    party_result,
    party_between_commas,
    party,
    numeral,
    short,
    street,
    title,
    firm,
    versus,
    *letters.RULES,
)
