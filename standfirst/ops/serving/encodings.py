"""Which precompressed copy a reader accepts (RFC 9110, 12.5.3). No Django here."""

from functools import lru_cache

# The order in which copies of equal worth are chosen: the smaller first.
SUFFIXES = {"br": ".br", "gzip": ".gz"}


@lru_cache(maxsize=512)
def choose(accepted: str, available: tuple[str, ...]) -> str:
    """The coding to answer with, "" for the plain file. `accepted` is the Accept-Encoding header or ""."""
    weights = _weights(accepted)
    if not weights:
        return ""
    other = weights.get("*", 0.0)
    best, best_weight = "", weights.get("identity", 0.0)
    for coding in SUFFIXES:
        weight = weights.get(coding, other)
        if coding in available and weight > 0 and (weight > best_weight or (not best and weight == best_weight)):
            best, best_weight = coding, weight
    return best


def _weights(accepted: str) -> dict[str, float]:
    weights = {}
    for part in accepted.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        if coding:
            weights["gzip" if coding == "x-gzip" else coding] = _weight(parameters)
    return weights


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                # A weight that is no number from 0 to 1 is as good as a refusal.
                return weight if 0 <= (weight := float(value)) <= 1 else 0.0
            except ValueError:
                return 0.0
    return 1.0
