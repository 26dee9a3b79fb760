"""Fastly's purge API (https://www.fastly.com/documentation/reference/api/purging/). No Django here."""

import json
from collections.abc import Mapping, Sequence

from standfirst.ops.after.calls import Calls
from standfirst.ops.after.places import encoded, host, tag
from standfirst.ops.after.target import DAY, SendError

API = "https://api.fastly.com"


class Fastly:
    """A Fastly service, purged by surrogate key: the origin tags each answer with its path in the tree."""

    size = 256
    """Keys that the documentation allows in one batch."""
    lasting = DAY

    def __init__(self, service: str, token: str, *, api: str = API) -> None:
        self.name, self.service, self.token, self.api = f"fastly:{service}", service, token, api

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """All."""
        return paths

    def send(self, paths: Sequence[str]) -> None:
        """One batch. Raises SendError."""
        body = json.dumps({"surrogate_keys": [tag(path) for path in paths]}).encode()
        with Calls(self.name, self.api) as calls:
            headers = self._headers() | {"Content-Type": "application/json"}
            calls.must("POST", f"/service/{self.service}/purge", body=body, headers=headers)

    def empty(self) -> None:
        """Purge the whole service. Raises SendError."""
        with Calls(self.name, self.api) as calls:
            calls.must("POST", f"/service/{self.service}/purge_all", headers=self._headers())

    def _headers(self) -> dict[str, str]:
        return {"Fastly-Key": self.token, "Accept": "application/json"}


class FastlyAddresses(Fastly):
    """The same, purged by address, for an origin that sends no surrogate keys. Copies with a query string stay."""

    size = 100

    def __init__(self, service: str, token: str, base_url: str, *, api: str = API) -> None:
        super().__init__(service, token, api=api)
        self.name, self.host = f"fastly-url:{service}", host(base_url)

    def send(self, paths: Sequence[str]) -> None:
        """One call for each. Raises SendError."""
        headers: Mapping[str, str] = self._headers()
        with Calls(self.name, self.api) as calls:
            for number, path in enumerate(paths):
                try:
                    calls.must("POST", f"/purge/{self.host}{encoded(path)}", headers=headers)
                except SendError as error:
                    error.left = tuple(paths[number:])
                    raise
