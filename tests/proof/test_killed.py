"""Kill -9 at any moment, while editors work: the next run heals all of it, and readers never had half a page."""

import json
import random
import subprocess
import sys
from pathlib import Path

import hypothesis

LONG = hypothesis.settings.default.max_examples >= 400
"""Whether this is `make test-long`."""
KILLS = 100 if LONG else 5


def test_a_press_killed_at_random_leaves_nothing_that_the_next_run_does_not_heal(
    own_environment: dict[str, str], home: Path
) -> None:
    seed = random.randrange(1_000_000)
    command = [sys.executable, "-m", "tests.proof.killing", str(KILLS), str(seed)]
    done = subprocess.run(command, env=own_environment, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, f"seed {seed}: {done.stderr[-4000:]}"
    found = json.loads(done.stdout)
    assert found["wrong"] == [], f"seed {seed}: {found['did']}"
    assert found["met"] == KILLS, "too many kills came when there was nothing to do"
