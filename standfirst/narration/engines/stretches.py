"""Runs a Piper voice's model, its waves a stretch at a time where the model can be halved. No Django here."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from standfirst.narration.engines.halving import Halves
from standfirst.narration.engines.memory import Room
from standfirst.narration.engines.protocol import Samples

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Given = Mapping[str, NDArray[np.generic]]

WIDE = 192
"""Frames in a stretch: two seconds of sound. Longer ones take more memory, shorter ones do more work twice."""
MOST_AT_ONCE = 400
"""Phonemes, pads counted, that a whole model is given by all who speak at the same time: some ten seconds of sound."""


class Model(Protocol):
    """What Piper asks of ONNX Runtime's session."""

    def run(self, outputs: Sequence[str] | None, given: Given) -> list[Samples]:
        """The samples, and the frames that each phoneme lasts where the model tells them."""


class Stretches:
    """A halved model. Several threads may run it at the same time; each has a stretch's worth of memory."""

    def __init__(self, halves: Halves, threads: int) -> None:
        self._between, self._hop, self._reach = halves.between, halves.hop, halves.reach
        self._first, self._second = (session_of(half, threads) for half in (halves.first, halves.second))

    def run(self, outputs: Sequence[str] | None, given: Given) -> list[Samples]:
        """As Model has it."""
        latent, lengths = self._first.run(outputs, given)
        return [self._waves(latent), lengths]

    def _waves(self, latent: Samples) -> Samples:
        """The sound of frames. What stands round a stretch is given too, and what comes of it left out."""
        hop, reach, frames = self._hop, self._reach, latent.shape[2]
        pieces = [np.zeros(0, dtype=np.float32)]
        for begin in range(0, frames, WIDE):
            end, before = min(frames, begin + WIDE), max(0, begin - reach)
            given = np.ascontiguousarray(latent[:, :, np.newaxis, before : end + reach])
            waves = self._second.run(None, {self._between: given})[0].reshape(-1)
            pieces.append(waves[(begin - before) * hop : (end - before) * hop])
        return np.concatenate(pieces)


class Whole:
    """A model that cannot be halved: long sentences are spoken one at a time, so that memory is bounded."""

    def __init__(self, model: bytes, threads: int) -> None:
        self._session, self._room = session_of(model, threads), Room(MOST_AT_ONCE)

    def run(self, outputs: Sequence[str] | None, given: Given) -> list[Samples]:
        """As Model has it."""
        with self._room.taken(given["input"].size):
            found: list[Samples] = self._session.run(outputs, given)
        return found


def session_of(model: bytes, threads: int) -> "InferenceSession":
    """A model ready to run, on so many threads for one sentence, without ONNX Runtime's memory arena."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    session = onnxruntime.InferenceSession(model, sess_options=options, providers=["CPUExecutionProvider"])
    # It keeps the model's bytes for a change to another provider, which never comes: 60 MB, a copy of all weights.
    vars(session).pop("_model_bytes", None)
    return session
