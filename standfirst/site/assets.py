"""The site's own styles and scripts, published under names that change with their bytes."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

STATIC = Path(__file__).parent / "static"


@cache
def asset_files() -> dict[str, tuple[str, bytes]]:
    """Logical name -> (published address, bytes) of every file that is shipped."""
    found = {}
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            name, data = path.relative_to(STATIC).as_posix(), path.read_bytes()
            digest = blake2b(data, digest_size=6).hexdigest()
            found[name] = (f"/static/{name.removesuffix(path.suffix)}.{digest}{path.suffix}", data)
    return found


@cache
def published_assets() -> tuple[tuple[str, str], ...]:
    """(logical name, published address) of every file, as a page's shell carries them."""
    return tuple((name, address) for name, (address, _) in asset_files().items())
