"""What tests hear with: MP3 decoded by FFmpeg, as a browser's decoder would give it."""

import io

import av
import numpy as np
from numpy.typing import NDArray


def decoded(data: bytes) -> NDArray[np.float32]:
    """Mono samples of MP3 frames."""
    with av.open(io.BytesIO(data), format="mp3") as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
