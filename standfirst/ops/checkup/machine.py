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
    return f"voice {_speaks(here.engine, here, 'STANDFIRST_ENGINE')}"


def fine_voice(here: Environment) -> str:
    """The finer voice does too, where there is one."""
    if not here.fine_engine:
        return "no finer voice (STANDFIRST_FINE_ENGINE is empty)"
    return f"finer voice {_speaks(here.fine_engine, here, 'STANDFIRST_FINE_ENGINE')}"


def _speaks(name: str, here: Environment, setting: str) -> str:
    """The name of a voice that has just spoken. Raises Problem."""
    try:
        speaking = engine(name, here.narration_threads)
        samples = speaking.speak("The harbour reopened on Monday.").samples
        said = speaking.voice
    except UnknownEngine as error:
        raise Problem(str(error).rstrip("."), f"correct {setting} in newsroom.env, or add the voice") from error
    except (EngineFailed, OSError, ImportError) as error:
        raise Problem(f"the voice {name} does not speak: {error}", _mended(name)) from error
    if not len(samples):
        raise Problem(f"the voice {name} gave no sound", _mended(name))
    return said


def _mended(name: str) -> str:
    return REINSTALL if name == "piper" else f"see what is wrong with it: standfirst voices check {name}"


CHECKS = (python, folder, secret, disk, clock, pictures, sound, voice, fine_voice)
