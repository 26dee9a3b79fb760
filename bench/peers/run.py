"""Installs a peer, gives it the stories, measures it, and adds its row to bench/peers/results.json."""

import argparse
import json
import os
import platform
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.peers.ghost import Ghost
from bench.peers.measure import Peer, measured
from bench.peers.processes import PeerError
from bench.peers.wagtail import Wagtail
from bench.peers.wordpress import WordPress

FOLDER = Path("/var/tmp/standfirst-peers")
RESULTS = Path(__file__).with_name("results.json")
PEERS: dict[str, Callable[[Path], Peer]] = {"wordpress": WordPress, "ghost": Ghost, "wagtail": Wagtail}
ROW = "| {name} {version} | {stories:,} | {median_s:.3f} ({best_s:.3f} to {worst_s:.3f}) | {request_median_s:.3f} | \
{story_median_s:.3f} | {home_median_s:.3f} | {publish_queries} + {story_queries} + {home_queries} | {load} |"


def main() -> int:
    """Measures the peer that is named. 1 when it could not be, with one sentence that says why."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("peer", choices=sorted(PEERS))
    parser.add_argument("stories", type=int, help="stories in the archive")
    parser.add_argument("--folder", type=Path, default=FOLDER, help=f"where peers are installed (default {FOLDER})")
    options = parser.parse_args()
    # So that what was started is ended when this is.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        result = row(options.peer, PEERS[options.peer](options.folder), options.stories)
    except PeerError as error:
        print(f"bench.peers: {error}", file=sys.stderr)
        return 1
    keep(result)
    print(ROW.format(**result))
    return 0


def row(name: str, peer: Peer, stories: int) -> dict[str, object]:
    """What is known of one peer at one size."""
    began = time.monotonic()
    peer.install()
    with peer.serving(stories) as site:
        ready, before = time.monotonic() - began, os.getloadavg()[0]
        figures = measured(site)
        version = site.version
    load = f"{before:.1f} to {os.getloadavg()[0]:.1f}"
    said = {"name": name, "version": version, "stories": stories, **figures, "load": load}
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    return said | {"machine": machine(), "ready_s": round(ready, 1), "measured": f"{now} UTC"}


def machine() -> str:
    """Cores, memory and system."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {system}, {platform.machine()}"


def keep(result: dict[str, object]) -> None:
    """Puts a row in the place of the one with the same name and size."""
    rows = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else []
    others = [row for row in rows if (row["name"], row["stories"]) != (result["name"], result["stories"])]
    ordered = sorted([*others, result], key=lambda row: (row["name"], row["stories"]))
    RESULTS.write_text(json.dumps(ordered, indent=2) + "\n", encoding="utf-8")
