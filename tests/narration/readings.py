"""Sound as people send it: files of a few seconds, of every kind that FFmpeg can write here."""

import io
from functools import cache

import av
import numpy as np
from numpy.typing import NDArray

KINDS = {
    "reading.mp3": ("mp3", "libmp3lame", 44_100),
    "reading.m4a": ("ipod", "aac", 48_000),
    "reading.aac": ("adts", "aac", 44_100),
    "reading.wav": ("wav", "pcm_s16le", 48_000),
    "reading.flac": ("flac", "flac", 44_100),
    "reading.opus": ("ogg", "libopus", 48_000),
}
"""By name: FFmpeg's format, its encoder, and samples a second."""


def voiced(seconds: float, rate: int, loud: float = 0.05) -> NDArray[np.float32]:
    """Syllables of a humming voice, some louder than others."""
    at = np.arange(round(seconds * rate)) / rate
    swell = np.clip(np.sin(2 * np.pi * 2.5 * at), 0, 1) * (0.4 + 0.6 * np.sin(at) ** 2)
    hum = np.sin(2 * np.pi * 150 * at) + 0.5 * np.sin(2 * np.pi * 450 * at) + 0.2 * np.sin(2 * np.pi * 2400 * at)
    return (loud * swell * hum).astype(np.float32)


@cache
def reading(name: str = "reading.wav", seconds: float = 3.0, loud: float = 0.05) -> bytes:
    """A stereo file of the kind that its name says."""
    form, codec, rate = KINDS[name]
    file = io.BytesIO()
    with av.open(file, "w", format=form) as container:
        stream = container.add_stream(codec, rate=rate, layout="stereo")
        fitting = av.AudioResampler(
            stream.codec_context.format, "stereo", rate, frame_size=stream.codec_context.frame_size or 1024
        )
        sound = av.AudioFrame.from_ndarray(np.repeat(voiced(seconds, rate, loud)[None], 2, 0), "fltp", "stereo")
        sound.sample_rate = rate
        for frame in [*fitting.resample(sound), *fitting.resample(None)]:
            frame.pts = None
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()
