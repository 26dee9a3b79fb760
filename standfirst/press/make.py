"""One output's bytes, with what it read; and the loading together that makes many of them cheap."""

import logging
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from . import facts, outputs
from .keys import FactKey, Key, in_words, key_from
from .ledger import Before
from .limit import limited
from .plan import Pair, Stale
from .reader import DATABASE_GONE, Noted, Reader
from .render import database_off
from .report import Failure, Report

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready for the tree."""

    path: str
    body: bytes
    noted: Noted


def make(item: Stale, reader: Reader, report: Report) -> Page | None:
    """The page as it should be now; None when there is none. Raises whatever its output raises."""
    if item.drop:
        return None
    output, key = outputs.REGISTERED[item.output], key_from(item.key)
    with report.timing("read"), reader.noting() as noted:
        page = output.page(reader, key)
        if page is None:
            return None
        path = output.path(reader, key)
    what = f"the template {output.template} of " if output.template else ""
    what = f"{what}{item.output} {in_words(key)}"
    with report.timing("render"), database_off(what), limited(what):
        body = output.body(page)
    return Page(path, body, noted)


def failure(item: Stale, path: str, error: Exception) -> Failure:
    """What is told of an output that could not be made."""
    place = _place(traceback.extract_tb(error.__traceback__))
    said = " ".join(str(error).split()) or type(error).__name__
    if not isinstance(error, OSError) and type(error).__module__ == "builtins":
        said = f"{type(error).__name__}: {said}"
    return Failure(item.output, item.key, path, said, place)


def _place(frames: Sequence[traceback.FrameSummary]) -> str:
    """Where it was raised; before it the line of the template, if it was raised on behalf of one."""
    inside = [frame for frame in frames if frame.filename.endswith(".html")]
    places = (f"{frame.filename}:{frame.lineno}" for frame in (*inside[-1:], *frames[-1:]))
    return ", ".join(dict.fromkeys(places))


def warm(wanted: Iterable[Stale], before: Mapping[Pair, Before], reader: Reader) -> None:
    """Load together what outputs read last time, and what new ones say that they will read."""
    texts = {text for known in before.values() for text in known.reads}
    warm_keys((key for key in map(key_from, texts) if isinstance(key, tuple)), reader)
    new: dict[str, list[Key]] = {}
    for item in wanted:
        if item.pair not in before and not item.drop:
            new.setdefault(item.output, []).append(key_from(item.key))
    for name, keys in new.items():
        _try(partial(outputs.REGISTERED[name].prefetch, reader, keys))


def warm_keys(keys: Iterable[FactKey], reader: Reader) -> None:
    """Load the row facts among these together."""
    ids: dict[str, set[int]] = {}
    for name, *args in keys:
        if name in facts.ROWS:
            ids.setdefault(str(name), set()).update(arg for arg in args if isinstance(arg, int))
    for fact, some in ids.items():
        _try(partial(reader.prefetch, fact, some))


def _try(load: Callable[[], None]) -> None:
    try:
        load()
    except DATABASE_GONE:
        raise
    except Exception as error:  # noqa: BLE001
        # One bad row must not keep the others back. Whoever reads it alone meets the error, and is reported.
        log.debug("Loading together failed: %s", error)
