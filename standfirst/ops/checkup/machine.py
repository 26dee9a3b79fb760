"""The machine and what is installed on it."""

import os
import platform
import shutil
import sys
from datetime import UTC, datetime

import av.codec
from PIL import features

from standfirst.config.environment import Environment
from standfirst.narration.engines import EngineFailed, UnknownEngine, engine
from standfirst.ops.checkup import Problem

OLDEST = (3, 11, 2)
LEAST_FREE = 1 << 30
"""Bytes that should be free: a year of a small newsroom's sound and pictures takes about as much."""
BUILT = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right says less."""
REINSTALL = "install the locked packages again: pip install --require-hashes -r requirements.lock"


def python(here: Environment) -> str:
    """The interpreter is new enough."""
    if sys.version_info < OLDEST:
        raise Problem(f"Python {platform.python_version()}", "install Python 3.11.2 or later")
    return f"Python {platform.python_version()}"


def folder(here: Environment) -> str:
    """The newsroom's folder can be written to."""
    for part in (here.home, here.public, here.private):
        if part.exists() and not os.access(part, os.W_OK | os.X_OK):
            raise Problem(
                f"{part} cannot be written to", f"give it to the user that runs standfirst: chown -R USER {part}"
            )
    return f"folder {here.home}"


def secret(here: Environment) -> str:
    """There is a secret key, and nobody else on the machine can read it."""
    file = here.home / "newsroom.env"
    if len(here.secret_key) < 32:
        raise Problem("SECRET_KEY is missing or short", f"put 50 random characters behind SECRET_KEY= in {file}")
    if file.exists() and file.stat().st_mode & 0o077:
        raise Problem(f"{file} can be read by others", f"chmod 600 {file}")
    return "secret key"


def disk(here: Environment) -> str:
    """There is room."""
    free = shutil.disk_usage(here.home).free
    if free < LEAST_FREE:
        raise Problem(f"only {free >> 20} MB are free in {here.home}", "make room: without it nothing can be published")
    return f"{free / (1 << 30):.1f} GB free"


def clock(here: Environment) -> str:
    """The clock was set."""
    now = datetime.now(UTC)
    if now < BUILT:
        raise Problem(f"the clock says {now:%Y-%m-%d}", "set it, or run a time service: embargoes go by it")
    return f"clock {now:%Y-%m-%d %H:%M} UTC"


def pictures(here: Environment) -> str:
    """Pillow can write the formats that readers get."""
    lacking = [name for name in ("avif", "webp", "jpg") if not features.check(name)]
    if lacking:
        raise Problem(f"Pillow cannot write {' and '.join(lacking)}", REINSTALL)
    return "pictures in AVIF, WebP and JPEG"


def sound(here: Environment) -> str:
    """PyAV can encode MP3."""
    if "libmp3lame" not in av.codec.codecs_available:
        raise Problem("PyAV has no libmp3lame, so no sound can be encoded", REINSTALL)
    return "sound in MP3"


def voice(here: Environment) -> str:
    """The voice loads and speaks."""
    try:
        speaking = engine(here.engine, here.narration_threads)
        samples = speaking.speak("The harbour reopened on Monday.").samples
        said = f"voice {speaking.voice}"
    except UnknownEngine as error:
        raise Problem(str(error).rstrip("."), "correct STANDFIRST_ENGINE in newsroom.env") from error
    except (EngineFailed, OSError, ImportError) as error:
        raise Problem(f"the voice does not speak: {error}", REINSTALL) from error
    if not len(samples):
        raise Problem("the voice gave no sound", REINSTALL)
    return said


CHECKS = (python, folder, secret, disk, clock, pictures, sound, voice)
