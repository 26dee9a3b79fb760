"""Reads WAV files as programs and servers give them, those too whose header was written before their end was known."""

import struct

import numpy as np

from standfirst.narration.engines.protocol import Samples

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
FULL = 32_768.0


class NotSound(ValueError):
    """The bytes are no WAV file that can be read. Its text says why."""


def read_wave(data: bytes) -> tuple[Samples, int]:
    """Mono samples from -1 to 1, and how many a second. Raises NotSound."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotSound(f"it begins with {data[:12]!r}, which is no WAV file")
    form, at = None, 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            form = body
        elif name == b"data":
            # A stream's header may promise more than there is, or nothing.
            return _samples(form, body or data[at + 8 :])
        at += 8 + size + size % 2
    raise NotSound("the WAV file has no samples")


def _samples(form: bytes | None, body: bytes) -> tuple[Samples, int]:
    if form is None or len(form) < 16:
        raise NotSound("the WAV file does not say how its samples are written")
    kind, channels, rate, _, _, bits = struct.unpack("<HHIIHH", form[:16])
    if kind == EXTENSIBLE and len(form) >= 26:
        kind = int.from_bytes(form[24:26], "little")
    if (kind, bits) not in {(PCM, 16), (FLOAT, 32)} or not 1 <= channels <= 8 or not 8_000 <= rate <= 192_000:
        raise NotSound(f"{channels} channels of {bits} bits at {rate} a second (kind {kind}) cannot be read")
    width = channels * bits // 8
    whole = body[: len(body) // width * width]
    if kind == PCM:
        samples = np.frombuffer(whole, dtype="<i2").astype(np.float32) / np.float32(FULL)
    else:
        samples = np.nan_to_num(np.frombuffer(whole, dtype="<f4").astype(np.float32))
    return samples.reshape(-1, channels).mean(axis=1).astype(np.float32), rate
