"""Cloudflare's purge_cache (https://developers.cloudflare.com/api/resources/cache/methods/purge/). No Django here."""

import json
from collections.abc import Sequence

from standfirst.ops.after.calls import Answer, Calls, refusal
from standfirst.ops.after.places import tag, url
from standfirst.ops.after.target import DAY

API = "https://api.cloudflare.com/client/v4"


class Cloudflare:
    """A Cloudflare zone, purged by address. A copy with a query string is another address, and stays."""

    size = 30
    """Addresses in one call: what the API's reference allows on every plan (500 on the largest)."""
    lasting = DAY

    def __init__(self, zone: str, token: str, base_url: str, *, api: str = API) -> None:
        self.name, self.zone, self.token, self.base_url, self.api = f"cloudflare:{zone}", zone, token, base_url, api

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """All."""
        return paths

    def send(self, paths: Sequence[str]) -> None:
        """One call. Raises SendError."""
        self._call({"files": [url(self.base_url, path) for path in paths]})

    def empty(self) -> None:
        """Purge the whole zone. Raises SendError."""
        self._call({"purge_everything": True})

    def _call(self, what: object) -> None:
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        with Calls(self.name, self.api) as calls:
            body = json.dumps(what).encode()
            answer = calls.ask("POST", f"/zones/{self.zone}/purge_cache", body=body, headers=headers)
        told = answer.json()
        # An answer 200 may still say that nothing was done.
        if answer.status != 200 or not isinstance(told, dict) or told.get("success") is not True:
            raise refusal(self.name, answer, _errors(answer))


class CloudflareTags(Cloudflare):
    """The same, purged by Cache-Tag: the origin tags each answer with its path in the tree."""

    def __init__(self, zone: str, token: str, base_url: str, *, api: str = API) -> None:
        super().__init__(zone, token, base_url, api=api)
        self.name = f"cloudflare-tag:{zone}"

    def send(self, paths: Sequence[str]) -> None:
        """One call. Raises SendError."""
        # A comma parts two tags.
        self._call({"tags": [tag(path) for path in paths]})


def _errors(answer: Answer) -> str:
    told = answer.json()
    errors = told.get("errors") if isinstance(told, dict) else None
    if not isinstance(errors, list):
        return ""
    return "; ".join(str(error["message"]) for error in errors if isinstance(error, dict) and "message" in error)[:300]
