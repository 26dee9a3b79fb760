"""WebSub (https://www.w3.org/TR/websub/): a hub is told which feeds are new, and fetches them. No Django here."""

from collections.abc import Sequence
from urllib.parse import urlencode, urlsplit

from standfirst.ops.after.calls import Calls
from standfirst.ops.after.places import url
from standfirst.ops.after.target import HOUR

FEEDS = ("feed.xml", "feed.json", "podcast.xml")
"""File names of feeds."""


class Hub:
    """A hub, by its address. Feeds name it as theirs."""

    size = 50
    lasting = HOUR

    def __init__(self, address: str, base_url: str) -> None:
        self.name, self.address, self.base_url = f"websub:{address}", address, base_url

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """Feeds alone."""
        return [path for path in paths if path.rpartition("/")[2] in FEEDS]

    def send(self, paths: Sequence[str]) -> None:
        """One call, with `hub.url` for each feed. Raises SendError."""
        fields = [("hub.mode", "publish"), *(("hub.url", url(self.base_url, path)) for path in paths)]
        parts = urlsplit(self.address)
        question = f"?{parts.query}" if parts.query else ""
        with Calls(self.name, f"{parts.scheme}://{parts.netloc}") as calls:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            calls.must("POST", (parts.path or "/") + question, body=urlencode(fields).encode(), headers=headers)
