"""IndexNow (https://www.indexnow.org/documentation): search engines are told which stories are new, changed or gone."""

import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.db.models import Q

from standfirst.ops.after.calls import Calls
from standfirst.ops.after.places import host, url
from standfirst.ops.after.target import HOUR
from standfirst.press.models import Pressed


class IndexNow:
    """One search engine's endpoint; it passes on to the others what it hears. The key is published as /<key>.txt."""

    size = 500
    """Addresses in one call. The protocol allows 10,000; fewer keep the query for stories small."""
    lasting = HOUR

    def __init__(self, endpoint: str, key: str, base_url: str) -> None:
        self.endpoint, self.key, self.base_url = endpoint, key, base_url
        self.name = f"indexnow:{urlsplit(endpoint).netloc}"

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """Pages; which of them are stories, `send` asks the ledger."""
        return [path for path in paths if path.endswith("/index.html")]

    def send(self, paths: Sequence[str]) -> None:
        """One call with the stories among them, withdrawn ones too; none where there is no story. Raises SendError."""
        told_of = Q(output="story") | Q(gone=True)  # Only a story answers 410 once it is removed.
        known = Pressed.objects.filter(told_of, path__in=paths)
        stories = sorted(known.values_list("path", flat=True))
        if not stories:
            return
        told = {
            "host": host(self.base_url),
            "key": self.key,
            "keyLocation": f"{self.base_url}/{self.key}.txt",
            "urlList": [url(self.base_url, path) for path in stories],
        }
        parts = urlsplit(self.endpoint)
        with Calls(self.name, f"{parts.scheme}://{parts.netloc}") as calls:
            headers = {"Content-Type": "application/json; charset=utf-8"}
            calls.must("POST", parts.path or "/", body=json.dumps(told).encode(), headers=headers)
