"""Varnish: PURGE of each address, BAN of everything, as docs/concepts/after.md has its VCL. No Django here."""

from collections.abc import Sequence

from standfirst.ops.after.calls import Calls
from standfirst.ops.after.places import encoded, host
from standfirst.ops.after.target import DAY, SendError


class Varnish:
    """A Varnish that answers at `origin` ("http://127.0.0.1:6081")."""

    size = 200
    lasting = DAY

    def __init__(self, origin: str, base_url: str) -> None:
        self.name, self.origin, self.host = f"varnish:{origin}", origin, host(base_url)

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """All."""
        return paths

    def send(self, paths: Sequence[str]) -> None:
        """One call for each, over one connection. Raises SendError."""
        with Calls(self.name, self.origin) as calls:
            for number, path in enumerate(paths):
                try:
                    calls.must("PURGE", encoded(path), headers={"Host": self.host})
                except SendError as error:
                    error.left = tuple(paths[number:])
                    raise

    def empty(self) -> None:
        """Ban every page of this site. Raises SendError."""
        with Calls(self.name, self.origin) as calls:
            calls.must("BAN", "/", headers={"Host": self.host})
