"""How even a recording is and how clean its joins are: the demo newspaper's sentences, joined as a story's, decoded.

"join_step_db" is the largest jump from one sample to the next round any join, against full scale; a click would be
over -40. "loudness_spread_lu" lies between the loudest and the quietest sentence.
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from bench.figures import Figures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from standfirst.narration.engines import Engine

SENTENCES = 30
PAUSE_MS = 320
ROUND_S = 0.010
"""How far from a join a click of it could be."""


def measure(engine: "Engine") -> Figures:
    """Evenness, peaks and joins of the first sentences."""
    from bench.timing import sentences
    from standfirst.narration.frames import RATE, frames_of, silence
    from standfirst.narration.loudness import loudness_of, true_peak
    from standfirst.narration.segments import make

    made = [make(engine, text).data for text in islice(sentences(), SENTENCES)]
    alone = [decoded(data) for data in made]
    loud = [loudness_of(sound, RATE) for sound in alone]
    pause = silence(frames_of(PAUSE_MS))
    joined = decoded(b"".join(data + pause for data in made))
    return {
        "loudness_spread_lu": max(loud) - min(loud),
        "loudness_furthest_from_16_lu": max(abs(one + 16) for one in loud),
        "true_peak_dbtp": max(true_peak(sound) for sound in alone),
        "join_step_db": step_db(joined, joins(made, frames_of(PAUSE_MS))),
        "joins": 2 * len(made) - 1,
    }


def measure_quick() -> Figures:
    """The same of the quick voice."""
    from standfirst.narration.engines import engine

    return measure(engine("piper"))


def joins(made: Sequence[bytes], pause: int) -> list[int]:
    """The samples at which a segment or a pause of so many frames begins, but for the first."""
    from standfirst.narration.frames import FRAME, count

    lengths = [length for data in made for length in (count(data), pause)]
    return [frames * FRAME for frames in accumulate(lengths[:-1])]


def step_db(sound: "NDArray[np.float32]", places: Sequence[int]) -> float:
    """The largest jump from one sample to the next near any of the places, in dB of full scale."""
    import numpy as np

    from standfirst.narration.frames import RATE

    reach = round(ROUND_S * RATE)
    jumps = np.abs(np.diff(sound))
    largest = max(float(jumps[max(0, place - reach) : place + reach].max()) for place in places)
    return 20 * float(np.log10(max(largest, 1e-9)))


def decoded(data: bytes) -> "NDArray[np.float32]":
    """Mono samples of MP3 frames, as a browser's decoder would give them."""
    import av
    import numpy as np

    with av.open(BytesIO(data), "r", format="mp3") as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
