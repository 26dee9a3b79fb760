"""From a request's path to a name inside the tree, or to nothing. No Django here.

What is refused here can never be reached, whatever lies in the folder: hidden and temporary files, the
precompressed copies under their own names, and every way of climbing out.
"""

from functools import lru_cache

INDEX = "index.html"
COPIES = (".gz", ".br")
TEMPORARY = (".tmp", ".part", ".new", "~")


def decode(path_info: str) -> str | None:
    """The text of a WSGI PATH_INFO (percent-decoded bytes in a latin-1 coat, PEP 3333); None where it is not UTF-8."""
    try:
        return path_info.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None


@lru_cache(maxsize=4096)
def inside(path: str) -> str | None:
    """The name in the tree that a path asks for ("/uk/" -> "uk/index.html"); None where it may not be served."""
    if not path.startswith("/") or "\\" in path or not path.isprintable():
        return None
    segments = path[1:].split("/")
    if not segments[-1]:
        segments[-1] = INDEX
    if not all(map(_plain, segments)):
        return None
    return None if segments[-1].lower().endswith(COPIES) else "/".join(segments)


def _plain(segment: str) -> bool:
    # A leading dot covers ".", ".." and every hidden file.
    return bool(segment) and not segment.startswith(".") and not segment.endswith(TEMPORARY)
