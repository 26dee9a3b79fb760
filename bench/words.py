"""How written news is said: exact readings and errors of meaning, by class, and NVIDIA NeMo's published cases.

`python -m bench.words` prints every reading that is not the one expected, and the scoreboard.
"""

import csv
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figures

TESTS = Path(__file__).resolve().parents[1] / "tests/narration"
NEWS = TESTS / "news_cases.tsv"
NEMO = TESTS / "nemo_cases.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """A written text, and how it is to be said."""

    written: str
    spoken: str
    kind: str
    locale: str

    @property
    def said(self) -> str:
        """What the rules make of it."""
        from standfirst.narration.spoken import spoken

        return spoken(self.written, self.locale)


def cases(path: Path, locale: str = "en-GB") -> list[Case]:
    """The lines of a case file; those that begin with a hash are remarks."""
    with path.open(encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if not line.startswith("## ")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Case(row["written"], row["spoken"], row["class"], row.get("locale") or locale) for row in rows]


NUMBERS = frozenset(
    "zero oh nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million"
    " billion trillion crore lakh point half halves third thirds quarter quarters fifth fifths sixth seventh eighth"
    " eighths ninth tenth tenths first second eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth"
    " eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"
    " thousandth twenties thirties forties fifties sixties seventies eighties nineties tens noon"
    " midnight o'clock".split()
)
NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot minus under over".split())
UNITS = frozenset(
    "pound pounds penny pence euro euros cent cents dollar dollars yen rupees percent per mile miles hour hours minute"
    " minutes second seconds day days week weeks month months year years kilometre kilometres metre metres centimetre"
    " centimetres millimetre millimetres foot feet inch inches stone ounces kilogram kilograms gram grams microgram"
    " micrograms tonne tonnes ton tons litre litres millilitres acre acres hectare hectares square cubic degree degrees"
    " celsius fahrenheit megawatts gigabytes decibels horsepower tablespoons versus to".split()
)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def numbers(said: str) -> Counter[str]:
    """Each number that is said, whole: "two hundred and five" is one, as "two hundred five" is."""
    words = [word.lower() for word in WORD.findall(said)]
    runs, run = [], [""][:0]
    for at, word in enumerate(words):
        joined = word == "and" and run and at + 1 < len(words) and words[at + 1] in NUMBERS
        if word in NUMBERS:
            run.append(word)
        elif not joined:
            runs.append(" ".join(run))
            run = []
    return Counter(found for found in [*runs, " ".join(run)] if found)


def names(said: str) -> Counter[str]:
    """Every word with a capital, and every single letter, without regard to capitals afterwards."""
    return Counter(word.lower() for word in WORD.findall(said) if word[0].isupper() or len(word) == 1)


def among(said: str, known: frozenset[str]) -> Counter[str]:
    """How often each of these words is said; "n't" counts as "not"."""
    words = [word.lower() for word in WORD.findall(said)]
    return Counter(["not" for word in words if word.endswith("n't")] + [word for word in words if word in known])


def alters_meaning(expected: str, said: str) -> bool:
    """Whether a number, a name, a unit or a "not" is lost, altered or added.

    Numbers, units and negations are compared as multisets; of the names, each expected one must be said as often, in
    capitals or not. Word order, commas and small words make no error of meaning.
    """
    if numbers(expected) != numbers(said):
        return True
    if any(among(expected, known) != among(said, known) for known in (UNITS, NEGATIONS)):
        return True
    whole = Counter(word.lower() for word in WORD.findall(said))
    return any(whole[name] < count for name, count in names(expected).items())


def plain(said: str) -> str:
    """What is compared with NeMo's readings: sounds alone.

    Without capitals, hyphens, marks and the word "and"; letters that are spelt stand together ("p m" is "pm");
    "oh" is "zero", American spelling.
    """
    said = said.lower().replace("’", "'").replace("metre", "meter").replace("litre", "liter")
    said = re.sub(r"\b([ap]) m\b", r"\1m", re.sub(r"\boh\b", "zero", said)).replace("misses", "missus")
    words = [word for word in re.findall(r"[^\W_]+(?:'[^\W_]+)*", said) if word != "and"]
    return re.sub(r"(?<!\S)(\w)((?: \w)+)(?!\S)", lambda found: found.group().replace(" ", ""), " ".join(words))


def as_nemo(case: Case) -> bool:
    """Whether our rules, with NeMo's own conventions before them, say what NeMo expects."""
    from bench import nemo_style

    return plain(nemo_style.said(case.written)) == plain(case.spoken)


def board() -> dict[str, tuple[int, int, int]]:
    """Class -> cases, exact, errors of meaning."""
    found: dict[str, tuple[int, int, int]] = {}
    for case in cases(NEWS):
        said = case.said
        count, exact, wrong = found.get(case.kind, (0, 0, 0))
        found[case.kind] = (count + 1, exact + (said == case.spoken), wrong + alters_meaning(case.spoken, said))
    return found


def sentence_ms() -> float:
    """Milliseconds of processor time a news sentence takes to become spoken words, its numbers said once before."""
    known = cases(NEWS)
    for _ in range(2):
        began = time.process_time()
        for case in known:
            case.said  # noqa: B018
        took = time.process_time() - began
    return 1000 * took / len(known)


def measure() -> Figures:
    """The scoreboard: shares from 0 to 1, errors of meaning as a count."""
    rows = board()
    nemo = cases(NEMO, "en-US")
    figures: Figures = {
        "news_cases": sum(count for count, _, _ in rows.values()),
        "news_cases_exact": sum(exact for _, exact, _ in rows.values()) / sum(count for count, _, _ in rows.values()),
        "news_cases_meaning_errors": sum(wrong for _, _, wrong in rows.values()),
        "nemo_cases": len(nemo),
        "nemo_exact": sum(as_nemo(case) for case in nemo) / len(nemo),
        "nemo_exact_newsroom": sum(plain(case.said) == plain(case.spoken) for case in nemo) / len(nemo),
        "spoken_sentence_ms": sentence_ms(),
    }
    return figures | {f"news_cases_exact_{kind}": exact / count for kind, (count, exact, _) in rows.items()}


def main() -> int:
    """Prints what is not as expected, then the scoreboard."""
    for case in cases(NEWS):
        if case.said != case.spoken:
            print(f"{case.kind}: {case.written}\n  expected {case.spoken}\n  said     {case.said}")
    for case in cases(NEMO, "en-US"):
        if not as_nemo(case):
            from bench import nemo_style

            said = plain(nemo_style.said(case.written))
            print(f"NeMo {case.kind}: {case.written}\n  expected {plain(case.spoken)}\n  said     {said}")
    for kind, (count, exact, wrong) in board().items():
        print(f"{kind:14} {count:5} {exact:5} {wrong:5}")
    for name, figure in measure().items():
        print(f"{name:32} {figure:.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
