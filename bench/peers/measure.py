"""The measure that every peer is put to: from the publish request to the new bytes over HTTP."""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

import requests

from bench.peers.processes import PeerError
from bench.peers.stories import Story, fresh

RUNS, COUNTS = 9, 3
"""Timed publishes and counted ones, after one that is neither."""
PATIENCE = 60.0
"""Seconds after which a page without the new story is a failure."""
MISSING = 404


@dataclass(frozen=True)
class Draft:
    """A story that a product holds and readers cannot see."""

    id: str
    path: str
    """Where readers will find it."""
    title: str
    """Words that stand on no page until it is published."""
    ending: str
    """Its last paragraph, which the story's page has too."""


class Site(Protocol):
    """A product that serves the stories."""

    version: str

    def get(self, path: str) -> requests.Response:
        """What a reader is answered."""

    def draft(self, story: Story) -> Draft:
        """Makes a draft through the product."""

    def publish(self, draft: Draft) -> None:
        """Publishes it as the product's editor does: one request, over when it is answered."""

    def remove(self, draft: Draft) -> None:
        """Deletes it, so that the archive keeps its size."""

    def counted(self, work: Callable[[], object]) -> int:
        """The SQL statements that the product sends while `work` asks it over HTTP."""


class Peer(Protocol):
    """A product that can be installed."""

    def install(self) -> None:
        """Brings it into the peers' folder, if it is not there. Raises PeerError."""

    def serving(self, count: int) -> AbstractContextManager[Site]:
        """Serves the archive of `count` stories, loaded if it is not there. Raises PeerError."""


@dataclass(frozen=True)
class Times:
    """Seconds since the publish request was sent."""

    answered: float
    story: float
    """The story's page has its headline."""
    live: float
    """So has the home page."""


def measured(site: Site) -> dict[str, object]:
    """The figures of a site: one publish to warm up, then those that are timed, then those that are counted."""
    publish(site)
    times = [publish(site) for _ in range(RUNS)]
    counts = [count(site) for _ in range(COUNTS)]
    lives = sorted(run.live for run in times)
    figures: dict[str, object] = {
        "median_s": round(statistics.median(lives), 4),
        "best_s": round(lives[0], 4),
        "worst_s": round(lives[-1], 4),
        "request_median_s": round(statistics.median(run.answered for run in times), 4),
        "story_median_s": round(statistics.median(run.story - run.answered for run in times), 4),
        "home_median_s": round(statistics.median(run.live - run.story for run in times), 4),
        "runs": len(times),
    }
    return figures | {name: int(statistics.median(found[name] for found in counts)) for name in counts[0]}


def publish(site: Site) -> Times:
    """Publishes one more story, waits for both pages, and deletes it."""
    draft = site.draft(fresh())
    refuse_early(site, draft)
    began = time.perf_counter()
    site.publish(draft)
    answered = time.perf_counter()
    wait(site, draft.path, draft.title, draft.ending)
    story = time.perf_counter()
    wait(site, "/", draft.title)
    ended = time.perf_counter()
    site.remove(draft)
    return Times(answered - began, story - began, ended - began)


def count(site: Site) -> dict[str, int]:
    """The SQL statements of the publish request, and of the two pages asked for afterwards."""
    draft = site.draft(fresh())
    found = {
        "publish_queries": site.counted(lambda: site.publish(draft)),
        "story_queries": site.counted(lambda: wait(site, draft.path, draft.title, draft.ending)),
        "home_queries": site.counted(lambda: wait(site, "/", draft.title)),
    }
    site.remove(draft)
    return found


def refuse_early(site: Site, draft: Draft) -> None:
    """Raises PeerError when a draft can be read: its publication would then prove nothing."""
    if site.get(draft.path).status_code != MISSING:
        raise PeerError(f"The draft {draft.path} does not answer 404 before it is published.")
    if draft.title in site.get("/").text:
        raise PeerError(f"The draft {draft.path} stands on the home page before it is published.")


def wait(site: Site, path: str, *words: str) -> None:
    """Asks for a page until it has the words. Raises PeerError."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        answer = site.get(path)
        if answer.ok and all(part in answer.text for part in words):
            return
        time.sleep(0.002)
    raise PeerError(f"{path} did not show the new story within {PATIENCE:g} s.")
