"""The file by which IndexNow's search engines know that the newsroom's key is its own."""

from collections.abc import Iterable

from django.conf import settings

from standfirst.press.keys import Key
from standfirst.press.outputs import Output, register
from standfirst.press.reader import Reader


class IndexNowKey(Output):
    """/<key>.txt, which holds the key. There is none while the settings have no key."""

    name = "indexnow"
    order = 60

    def keys(self) -> Iterable[Key]:
        return [settings.ENVIRONMENT.indexnow_key] if settings.ENVIRONMENT.indexnow_key else []

    def path(self, read: Reader, key: Key) -> str:
        return f"{key}.txt"

    def page(self, read: Reader, key: Key) -> str | None:
        return str(key) if key == settings.ENVIRONMENT.indexnow_key else None

    def body(self, page: str) -> bytes:
        return page.encode("ascii")


register(IndexNowKey())
