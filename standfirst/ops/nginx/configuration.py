"""Fills the template of nginx's configuration from what the embedded server goes by, so that both answer alike."""

import re
import string
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standfirst.ops.serving import headers, media_types, paths

TEMPLATE = Path(__file__).with_name("templates") / "standfirst.conf"
FORM = 1
"""Mebibytes that a form may need beside the picture in it."""
MEBIBYTE = 1 << 20

_SERVER_NAME = re.compile(r"[\w.*-]+(?: [\w.*-]+)*")
_LISTEN = re.compile(r"(?:(?:[\d.]+|\[[\da-fA-F:]+\]|\*|localhost):)?\d{1,5}")
_APP = re.compile(r"(?:[\w.-]+|\[[\da-fA-F:]+\]):\d{1,5}")


class Refused(ValueError):
    """A value cannot stand in nginx's configuration. Its text is one sentence that names it."""


class _Template(string.Template):
    delimiter = "%%"


@dataclass(frozen=True, slots=True)
class Newsroom:
    """What differs from newsroom to newsroom."""

    public: Path
    """The published tree."""
    static: Path
    """The editor's scripts and styles, in a folder named as `static_url` is."""
    static_url: str
    """Such as "/admin-static/"."""
    server_name: str
    """One or more names, with spaces between them."""
    listen: str
    """A port (of every address), or an address and a port."""
    app: str
    """Host and port where `standfirst serve` listens."""
    largest_upload: int
    """Bytes of the largest picture or sound that the editor takes."""


def write(newsroom: Newsroom) -> str:
    """The whole configuration, for inside `http { }`. Raises Refused."""
    if newsroom.static.name != newsroom.static_url.strip("/"):
        raise Refused(f"The folder {newsroom.static} is not named as its address {newsroom.static_url} is.")
    return _Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        _constant(),
        app=_fitting(_APP, newsroom.app, "--app", "a host and a port such as 127.0.0.1:8000"),
        listen=_listen(newsroom.listen),
        server_name=_fitting(_SERVER_NAME, newsroom.server_name, "--server-name", "names such as www.example.org"),
        public=_quoted(newsroom.public),
        private=_quoted(newsroom.static.parent),
        static_url=newsroom.static_url,
        largest_request=str(-(-newsroom.largest_upload // MEBIBYTE) + FORM),
    )


def _constant() -> Mapping[str, str]:
    """What is the same for every newsroom, taken from the embedded server's modules."""
    return {
        "copies": "|".join(_without_dot(paths.COPIES)),
        "temporary": "|".join(map(re.escape, paths.TEMPORARY)),
        "digested": "|".join(headers.DIGESTED),
        "ask_again": headers.ASK_AGAIN,
        "for_ever": headers.FOR_EVER,
        "a_while": headers.A_WHILE,
        "types": _types(media_types.BY_SUFFIX),
        "named": _named(media_types.BY_NAME),
        "security": _security(""),
        "security_always": _security(" always"),
    }


def _fitting(pattern: re.Pattern[str], value: str, option: str, wanted: str) -> str:
    if not pattern.fullmatch(value):
        raise Refused(f"{option} is {value!r}; it takes {wanted}.")
    return value


def _listen(value: str) -> str:
    told = _fitting(_LISTEN, value, "--listen", "a port such as 80, or an address and a port such as 127.0.0.1:8080")
    both = [told, f"[::]:{told}"] if told.isdigit() else [told]
    return "\n".join(f"    listen {one};" for one in both)


def _quoted(value: object) -> str:
    # nginx reads a $ in quotes as the beginning of a variable, and has no way to write one.
    if not str(value).isprintable() or set(str(value)) & set('"\\$'):
        raise Refused(f"{value} has a character that nginx cannot be told of.")
    return f'"{value}"'


def _security(when: str) -> str:
    lines = (f"        add_header {name} {_quoted(value)}{when};" for name, value in headers.SECURITY.items())
    return "\n".join(lines)


def _without_dot(suffixes: Iterable[str]) -> list[str]:
    return [re.escape(suffix.removeprefix(".")) for suffix in suffixes]


def _types(by_suffix: Mapping[str, str]) -> str:
    suffixes = defaultdict(list)
    for suffix, kind in by_suffix.items():
        suffixes[kind].append(suffix)
    return "\n".join(f"        {_quoted(kind)} {' '.join(names)};" for kind, names in suffixes.items())


def _named(by_name: Mapping[str, str]) -> str:
    """A location for each type that goes by a whole name: nginx itself knows types by suffix alone."""
    names = defaultdict(list)
    for name, kind in by_name.items():
        names[kind].append(re.escape(name))
    location = (
        '        location ~ "/(?:{names})$" {{\n'
        "            types {{ }}\n"
        "            default_type {kind};\n"
        "            try_files $uri @application;\n"
        "        }}"
    )
    return "\n".join(location.format(names="|".join(found), kind=_quoted(kind)) for kind, found in names.items())
