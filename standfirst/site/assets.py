"""The site's own styles and scripts, published under names that change with their bytes."""

import re
from functools import cache
from hashlib import blake2b
from pathlib import Path

STATIC = Path(__file__).parent / "static"
IMPORT = re.compile(r'^import \{[\w, ]+\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ", re.MULTILINE)
FOR_US = re.compile(r"^(?:[ \t]*//.*\n|[ \t]+|\n)", re.MULTILINE)
"""What a browser has no use for: lines of comment, indents, empty lines."""


@cache
def asset_files() -> dict[str, tuple[str, bytes]]:
    """Logical name -> (published address, bytes) of every file that is shipped."""
    found, parts = {}, imported()
    for path in sorted(STATIC.rglob("*")):
        name = path.relative_to(STATIC).as_posix()
        if path.is_file() and name not in parts:
            data = script(name).encode() if path.suffix == ".js" else path.read_bytes()
            digest = blake2b(data, digest_size=6).hexdigest()
            found[name] = (f"/static/{name.removesuffix(path.suffix)}.{digest}{path.suffix}", data)
    return found


def imported() -> set[str]:
    """The scripts that others import: they are published inside those, so that a reader asks once."""
    return {name for path in STATIC.glob("*.js") for name in IMPORT.findall(path.read_text("utf-8"))}


def script(name: str) -> str:
    """A script with each module that it imports in the place of the import, without what is for us alone.

    The modules of a script share one scope once they are published, so a name stands in one of them only.
    """
    source = (STATIC / name).read_text("utf-8")
    whole = IMPORT.sub(lambda found: EXPORT.sub("", script(found.group(1))), source)
    return FOR_US.sub("", whole)


@cache
def published_assets() -> tuple[tuple[str, str], ...]:
    """(logical name, published address) of every file, as a page's shell carries them."""
    return tuple((name, address) for name, (address, _) in asset_files().items())
