"""The speech engines, by name."""

from functools import cache
from typing import TYPE_CHECKING

from standfirst.config import environment
from standfirst.config.environment import Environment
from standfirst.narration.engines.piper import Piper
from standfirst.narration.engines.protocol import Engine, EngineFailed
from standfirst.narration.engines.tone import Tone

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Engine", "EngineFailed", "UnknownEngine", "engine", "folders", "for_language", "foreign"]

DEFAULT_SPEAKER = "bf_emma"
"""Of Kokoro's British speakers the one that its makers grade highest."""
DEFAULT_SERVED = "alloy"


class UnknownEngine(ValueError):
    """There is no such voice, or it is not installed. Its text is one sentence that names it and says what to do."""


def engine(name: str, threads: int = 1) -> Engine:
    """The voice of that name, one a process: "piper", "kokoro:bf_emma", as in STANDFIRST_ENGINE. Raises UnknownEngine.

    A voice that Standfirst itself brings asks for no newsroom.
    """
    if name in {"piper", "tone"}:
        return _own(name, threads)
    return _chosen(name, threads, environment.read())


def folders(here: Environment) -> "tuple[Path, ...]":
    """Where voices are looked for: the newsroom's own folder, then the installation's."""
    from standfirst.narration.engines import voices

    return here.voices, voices.installation()


def for_language(name: str, language: str, here: Environment) -> str:
    """The voice that reads a site of that language where `name` is configured; see voices.for_language."""
    from standfirst.narration.engines import voices

    return voices.for_language(name, language, folders(here))


def foreign(name: str, language: str, here: Environment) -> bool:
    """Whether a voice is known to speak another language than a site's; see voices.foreign."""
    from standfirst.narration.engines import voices

    return voices.foreign(name, language, folders(here))


@cache
def _own(name: str, threads: int) -> Engine:
    return Piper(threads) if name == "piper" else Tone()


@cache
def _chosen(name: str, threads: int, here: Environment) -> Engine:
    # Imported late: most newsrooms have one voice.
    kind, _, which = name.partition(":")
    if kind == "kokoro":
        return _kokoro(which or DEFAULT_SPEAKER, threads, here)
    if kind == "piper":
        return _piper(which, threads, here)
    if kind == "espeak":
        from standfirst.narration.engines import espeak

        if espeak.installed():
            return espeak.Espeak(which or espeak.LANGUAGE)
        raise UnknownEngine("The program espeak-ng is not installed; install your system's package of that name.")
    if kind == "openai":
        return _served(which or DEFAULT_SERVED, here)
    raise UnknownEngine(f"There is no voice {name!r}; `standfirst voices` lists those there are.")


def _kokoro(speaker: str, threads: int, here: Environment) -> Engine:
    from standfirst.narration.engines import kokoro, voices

    if speaker not in voices.pinned().speakers:
        raise UnknownEngine(f"Kokoro has no speaker {speaker!r}; `standfirst voices` lists those there are.")
    files = voices.kokoro_files(folders(here), speaker)
    if not files:
        raise UnknownEngine(f"The voice kokoro:{speaker} is not installed; run `standfirst voices add kokoro`.")
    return kokoro.Kokoro(files[0].parent, speaker, threads)


def _piper(stem: str, threads: int, here: Environment) -> Engine:
    from standfirst.narration.engines import piper_file, voices

    file = voices.piper_file(folders(here), stem)
    if file is None:
        raise UnknownEngine(f"There is no {stem}.onnx with {stem}.onnx.json in {here.voices}; put them there.")
    return piper_file.PiperFile(file, threads)


def _served(speaker: str, here: Environment) -> Engine:
    from standfirst.narration.engines.speech_server import SpeechServer

    if not here.speech_server:
        raise UnknownEngine("STANDFIRST_SPEECH_SERVER is empty; it takes the address of the speech server.")
    return SpeechServer(here.speech_server, here.speech_key, here.speech_model, speaker)
