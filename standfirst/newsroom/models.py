"""What the newsroom keeps for its editors."""

from collections.abc import Collection, Iterable

from django.db import models
from django.utils import timezone

from standfirst.newsroom.listening.counts import PlayCount
from standfirst.newsroom.listening.misheard import Misheard

__all__ = ["Held", "Misheard", "PlayCount", "remember"]


class Held(models.Model):
    """A page whose time has come and that could not go out, or could not be taken off: why, as the sweep found it."""

    page = models.BigIntegerField(unique=True)
    """Its id; no foreign key, as the page's absence may be the reason."""
    reason = models.TextField()
    since = models.DateTimeField(default=timezone.now)
    """When that was first the reason."""

    def __str__(self) -> str:
        return f"{self.page}: {self.reason}"


def remember(failed: Iterable[tuple[int, str]], done: Collection[int]) -> list[tuple[int, str]]:
    """Keep why pages are held, and forget those that are done. Returns what was not known: pages, each with its reason.

    Nothing is asked where there is neither.
    """
    news = []
    for page, reason in failed:
        held, new = Held.objects.get_or_create(page=page, defaults={"reason": reason})
        if not new and held.reason != reason:
            held.reason, held.since = reason, timezone.now()
            held.save(update_fields=["reason", "since"])
            new = True
        if new:
            news.append((page, reason))
    if done:
        Held.objects.filter(page__in=done).delete()
    return news
