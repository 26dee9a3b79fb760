"""Any server that speaks as OpenAI's does: POST <address>/audio/speech, answered with a WAV file.

What such a server says is its own affair: nothing promises that the same words sound the same a second time.
"""

import http.client
import json
import time
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np

from standfirst.narration.encoding import resample
from standfirst.narration.engines.piper import pieces_of
from standfirst.narration.engines.protocol import EngineFailed, Samples, Speech
from standfirst.narration.engines.waves import NotSound, read_wave
from standfirst.narration.frames import RATE
from standfirst.narration.phonemes import plain

TIMEOUT_S = 60.0
"""For the connection and each piece of the answer."""
MOST_CHARACTERS = 1_000
"""The most that is asked for at once: OpenAI's own server takes 4,096, others fewer before their voice drifts."""
LONGEST_S = 120.0
"""For the whole answer."""
LONGEST_ANSWER = 64 << 20
"""Bytes: about six minutes at 24,000 Hz in mono, four times over."""
PIECE = 1 << 16
LONGEST_TOLD = 300
"""Characters of a refusal that are passed on."""


class SpeechServer:
    """A voice of a speech server."""

    name = "openai"
    sample_rate = RATE
    """Whatever the server's own rate is, its sound is brought to that of the segments."""

    def __init__(self, address: str, key: str, model: str, speaker: str) -> None:
        self._address, self._key, self._model, self._speaker = address.rstrip("/"), key, model, speaker

    @property
    def voice(self) -> str:
        return f"{self._speaker} ({self._model}, speech server)"

    @property
    def version(self) -> str:
        """The address and the model: another server is another voice."""
        return blake2b(f"{self._address}\0{self._model}".encode(), digest_size=8).hexdigest()

    def speak(self, text: str) -> Speech:
        """The sound at 44,100 Hz. Raises EngineFailed."""
        said = pieces_of(plain(text), MOST_CHARACTERS)
        return Speech(np.concatenate([np.zeros(0, dtype=np.float32), *map(self._say, said)]))

    def _say(self, piece: str) -> Samples:
        try:
            samples, rate = read_wave(self._asked(piece))
            return resample(samples, rate)
        except (OSError, http.client.HTTPException, NotSound) as error:
            why = str(error) or type(error).__name__
            raise EngineFailed(f"The speech server {self._address} could not speak {piece[:60]!r}: {why}") from error

    def _asked(self, piece: str) -> bytes:
        parts = urlsplit(self._address)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT_S)
        body = {"model": self._model, "input": piece, "voice": self._speaker, "response_format": "wav"}
        headers = {"Content-Type": "application/json", "Accept": "audio/wav"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        try:
            connection.request("POST", f"{parts.path}/audio/speech", json.dumps(body).encode(), headers)
            answer = connection.getresponse()
            if answer.status != http.client.OK:
                told = answer.read(LONGEST_TOLD).decode("utf-8", "replace").strip()
                raise NotSound(f"it answers {answer.status} {answer.reason}: {told}")
            return whole(answer)
        finally:
            connection.close()


def whole(answer: http.client.HTTPResponse) -> bytes:
    """An answer's body, bounded in size and time. Raises NotSound."""
    pieces, size, until = [], 0, time.monotonic() + LONGEST_S
    while piece := answer.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > LONGEST_ANSWER:
            raise NotSound(f"its answer is longer than {LONGEST_ANSWER >> 20} MB")
        if time.monotonic() > until:
            raise NotSound(f"its answer takes longer than {LONGEST_S:.0f} seconds")
    return b"".join(pieces)
