"""A stranger who looks at everything a newsroom publishes or answers, for the words of one story."""

import gzip
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import brotli
from django.urls import URLResolver, get_resolver

from tests.ops.web import Answer, ask
from tests.proof.secret import STEM

UNPACKED = {".gz": gzip.decompress, ".br": brotli.decompress}


def speaks(data: bytes) -> bool:
    """Whether bytes hold a word of the story, in UTF-8 or UTF-16, in any case."""
    return STEM.encode() in data.lower().replace(b"\0", b"")


def speaking_files(tree: Path) -> list[str]:
    """Published files whose name or bytes hold a word of the story: copies and what is being pressed too."""
    found = []
    for path in sorted(tree.rglob("*")):
        if path.is_file():
            data = UNPACKED.get(path.suffix, bytes)(path.read_bytes())
            if speaks(data) or speaks(str(path.relative_to(tree)).encode()):
                found.append(str(path.relative_to(tree)))
    return found


def addresses(tree: Path) -> set[str]:
    """The address of every published file, and every address that a published file names."""
    found = set()
    for path in tree.rglob("*"):
        if path.is_file() and path.suffix not in UNPACKED:
            found.add("/" + path.relative_to(tree).as_posix().removesuffix("index.html"))
            if path.suffix in {".html", ".xml", ".json", ".txt", ".webmanifest"}:
                named = re.findall(
                    r"""(?:https?://localhost:\d+|["'(=\s])(/[^\s"'<>()\\,]*)""", path.read_text("utf-8")
                )
                found |= {quote(one.partition("#")[0], safe="/%?=&+~:@!$'*,;") for one in named}
    return found


def admin_addresses(ids: Mapping[str, object]) -> set[str]:
    """Every address that Django answers, with the story's ids wherever an address takes something."""
    found = set()
    for pattern, names in _patterns(get_resolver(), ""):
        for other in ("story", "picture", "revision"):
            found.add("/" + pattern % {name: _value(name, ids, str(ids[other])) for name in names})
    return found


def _patterns(resolver: URLResolver, before: str) -> Iterator[tuple[str, list[str]]]:
    for key in resolver.reverse_dict:
        for possibilities, *_ in resolver.reverse_dict.getlist(key):
            for pattern, names in possibilities:
                yield before + pattern, names
    for prefix, inner in resolver.namespace_dict.values():
        yield from _patterns(inner, before + prefix)


def _value(name: str, ids: Mapping[str, object], other: str) -> str:
    known = {
        "page_id": ids["story"], "parent_page_id": ids["story"], "revision_id": ids["revision"],
        "image_id": ids["picture"], "app_label": "stories", "model_name": "story", "app_name": "stories",
        "digest": ids["renditions"][0], "extension": "avif", "name": ids["media"], "path": ids["media"],
    }  # fmt: skip
    return str(known.get(name, other))


def guesses(ids: Mapping[str, object], private: Path) -> set[str]:
    """Where somebody who knew the names of the private files would look for them."""
    kept = [path.relative_to(private).as_posix() for path in private.rglob("*") if path.is_file()]
    digests = {match for path in kept for match in re.findall(r"[0-9a-f]{32}", path)}
    digests |= {*ids["sounds"], *ids["renditions"]}
    roots = ("", "private/", "..%2fprivate/", "admin/media/")
    asked = {f"/{root}{path}" for root in roots for path in kept if "admin-static" not in path}
    for digest in digests:
        asked |= {f"/audio/{digest}.{kind}" for kind in ("mp3", "vtt", "json")}
        asked |= {f"/segments/{digest[:2]}/{digest}.mp3", f"/audio/{digest[:2]}/{digest}.mp3"}
        asked |= {f"/pictures/{digest}.{kind}" for kind in ("jpg", "avif", "webp")}
        asked |= {f"/admin/renditions/{digest}.{kind}" for kind in ("jpg", "avif", "webp")}
    return asked | {"/api/v2/pages/", "/newsroom.sqlite3", "/.pressing/", "/private/", "/public/../private/"}


def told(port: int, asked: Iterable[str]) -> dict[str, Answer]:
    """What a stranger is answered."""
    return {address: ask(port, address) for address in sorted(set(asked))}


def speaking_answers(answers: Mapping[str, Answer]) -> list[str]:
    """Addresses whose answer holds a word of the story: its body, or a header. What was asked is no answer."""
    return [
        address
        for address, answer in answers.items()
        if speaks(without(answer.body, address)) or speaks(without(repr(dict(answer.headers)).encode(), address))
    ]


def without(data: bytes, address: str) -> bytes:
    """Bytes without what the asker said: an address asked for may be repeated."""
    for said in {address, quote(address), quote(address, safe=""), address.rpartition("=")[2]}:
        data = data.replace(said.encode(), b"")
    return data
