"""The WebSub hubs that each feed names, so that its readers know where to hear of news."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from django.conf import settings

from standfirst.feeds.values import Feed
from standfirst.press.facts import row
from standfirst.press.keys import Key
from standfirst.press.reader import Reader
from standfirst.stories.facts import SITE


@row("hubs", of="stories.NewsroomSettings")
def load_hubs(ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """The addresses of the hubs that are told of every press."""
    return {SITE: settings.ENVIRONMENT.websub_hubs} if SITE in ids else {}


def with_hubs(make: Callable[..., Feed | None]) -> Callable[..., Feed | None]:
    """The same feed, naming the hubs."""

    def made(read: Reader, *key: Key) -> Feed | None:
        feed = make(read, *key)
        return replace(feed, hubs=read("hubs", SITE)) if feed else None

    return made
