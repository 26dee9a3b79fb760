"""Piper with a voice file of the newsroom's own: `<name>.onnx` and `<name>.onnx.json` in a folder of voices."""

import json
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from standfirst.narration.engines.piper import RECIPE, Piper
from standfirst.narration.engines.protocol import EngineFailed

MOST_HASHED = 1 << 20
"""Bytes at a time."""


class PiperFile(Piper):
    """A Piper voice from a file."""

    def __init__(self, file: Path, threads: int = 1) -> None:
        """Raises EngineFailed where the configuration beside the file cannot be read."""
        super().__init__(threads)
        self._file, self._beside = file, file.with_name(f"{file.name}.json")
        try:
            config = json.loads(self._beside.read_text(encoding="utf-8"))
            language = config.get("language", {}).get("code") or config["espeak"]["voice"]
            self.sample_rate = int(config["audio"]["sample_rate"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineFailed(f"{self._beside} cannot be read: {error!r}") from error
        self.voice = f"{file.stem} ({str(language).replace('_', '-')}, Piper)"

    @cached_property
    def version(self) -> str:
        """With the model's own digest: two files of one name are two voices."""
        found = sha256(self._beside.read_bytes())
        with self._file.open("rb") as opened:
            while piece := opened.read(MOST_HASHED):
                found.update(piece)
        return f"{version('piper-tts')}+{found.hexdigest()[:16]}+{RECIPE}"

    def _files(self) -> tuple[Path, Path]:
        return self._file, self._beside
