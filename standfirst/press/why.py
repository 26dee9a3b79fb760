"""What a published file was made of, in sentences."""

from .keys import FactKey, in_words, key_from
from .models import Due, Leaving, Pressed
from .plan import change
from .reader import Reader


def why(path: str) -> list[str]:
    """What a path or an address ("/uk/a/") was pressed from, when and why, and what has changed since."""
    path = path.lstrip("/")
    names = [path, f"{path.rstrip('/')}/index.html".lstrip("/")]
    row = Pressed.objects.filter(path__in=names).first()
    if row is None:
        left = Leaving.objects.filter(path__in=names).exists()
        return [f"Nothing is published at {path or '/'}." if not left else f"{path} has moved and is being removed."]
    if row.gone:
        return [f"{row.path} was removed at {row.pressed_at:%Y-%m-%d %H:%M:%S %Z} and answers 410."]
    name = f"{row.output} {in_words(key_from(row.key))}"
    said = [
        f"{row.path} is {name}, {row.size} bytes.",
        f"It was last pressed at {row.pressed_at:%Y-%m-%d %H:%M:%S %Z}: {row.reason}.",
    ]
    return said + _failing(row) + _reads(row)


def _failing(row: Pressed) -> list[str]:
    due = Due.objects.filter(output=row.output, key=row.key).first()
    if due is None:
        return []
    if due.tries == 0:
        return [f"It is due: {due.reason}."]
    times = "once" if due.tries == 1 else f"{due.tries} times"
    return [f"It is due ({due.reason}) and failed {times}: {due.error} ({due.place})"]


def _reads(row: Pressed) -> list[str]:
    reader = Reader()
    said = []
    for key, before in row.reads.order_by("id").values_list("key", "digest"):
        now = reader.digest_or_unreadable(_fact(key))
        since = "" if now == before else f"; since then, {change(key, before, now)}"
        said.append(f"It read {in_words(key_from(key))}{since}.")
    return said or ["It read no fact: it changes with a release only."]


def _fact(text: str) -> FactKey:
    key = key_from(text)
    return key if isinstance(key, tuple) else (key,)
