"""The narrator's voice for an editor's ear: short texts, spoken by a process of its own, one at a time."""

import json
import os
import select
import subprocess
import sys
import time
from functools import cache
from threading import Lock

from django.conf import settings

from standfirst.config import environment
from standfirst.narration.engines import EngineFailed, UnknownEngine, engine, known
from standfirst.narration.engines.memory import ENVIRONMENT as MEMORY
from standfirst.narration.record import has_fine_voice, quick_voice, store
from standfirst.narration.segments import digest

WAIT_S = 15.0
"""How long somebody waits for another's turn."""
LONGEST_S = 30.0
"""A voice that takes longer is stopped: loading it takes two seconds, speaking a sentence less than one."""
CHUNK = 1 << 16


class NotHeard(Exception):
    """A text could not be spoken. Its text is one sentence for an editor."""


class Mouth:
    """The process, started when it is first asked and again whenever it has gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def speak(self, words: str) -> bytes:
        """Spoken words as MP3. Raises NotHeard."""
        asked = settings.ENVIRONMENT
        request = json.dumps({"engine": quick_voice(), "threads": asked.narration_threads, "text": words}).encode()
        if not self._lock.acquire(timeout=WAIT_S):
            raise NotHeard("Others are listening just now; try again in a moment.")
        try:
            until = time.monotonic() + LONGEST_S
            try:
                return self._ask(request + b"\n", until)
            except (BrokenPipeError, EOFError):
                # It had gone just then, as it does when nobody asks.
                self.close()
                return self._ask(request + b"\n", until)
        except (OSError, EOFError, ValueError) as error:
            self.close()
            raise NotHeard(f"The voice did not answer: {error}.") from error
        finally:
            self._lock.release()

    def _ask(self, request: bytes, until: float) -> bytes:
        process = self._running()
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(request)
        process.stdin.flush()
        file, held = process.stdout.fileno(), b""
        while b"\n" not in held:
            held += _read(file, until)
        line, _, sound = held.partition(b"\n")
        told = json.loads(line)
        if "error" in told:
            raise NotHeard(told["error"])
        while len(sound) < told["bytes"]:
            sound += _read(file, until)
        return sound

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "standfirst.narration.mouth"],
                env=environment.for_child(MEMORY),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._process

    def close(self) -> None:
        """Stops the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _read(file: int, until: float) -> bytes:
    """What the process has said. Raises OSError where it says nothing in time, or has gone."""
    if not select.select([file], [], [], max(0.0, until - time.monotonic()))[0]:
        raise TimeoutError("it took too long")
    if not (chunk := os.read(file, CHUNK)):
        raise EOFError("it ended")
    return chunk


mouth = Mouth()


def speak(words: str) -> bytes:
    """Spoken words as MP3: what the newsroom has spoken already, else spoken now. Raises NotHeard."""
    try:
        asked = settings.ENVIRONMENT
        return store().load(digest(engine(quick_voice(), asked.narration_threads), words))
    except FileNotFoundError:
        return mouth.speak(words)
    except (EngineFailed, ValueError) as error:
        raise NotHeard(str(error)) from error


def phonemes() -> frozenset[str] | None:
    """What each of the newsroom's voices has sounds for; None where nobody can tell."""
    asked = settings.ENVIRONMENT
    names = [quick_voice(), *([asked.fine_engine] if has_fine_voice() else [])]
    try:
        sets = [_known(name, asked.narration_threads) for name in names]
    except (EngineFailed, UnknownEngine):
        # A voice that is not installed is the doctor's to report, and no reason to refuse a word.
        return None
    told = [one for one in sets if one is not None]
    return frozenset.intersection(*told) if told else None


@cache
def _known(name: str, threads: int) -> frozenset[str] | None:
    return known.phonemes(engine(name, threads))
