"""What `standfirst voices` does: lists the voices, tries one, checks them, adds one."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.config import environment
from standfirst.narration.engines import EngineFailed, UnknownEngine, engine, folders, for_language, voices
from standfirst.ops import opening, voice_files
from standfirst.ops.failures import CommandFailed

if TYPE_CHECKING:
    from standfirst.stories.models import NewsroomSettings

SENTENCE = "The harbour board said on Tuesday that the new ferry will not sail before the spring."


def show() -> int:
    """One line for each voice, with what it reads here."""
    here = environment.read()
    reads = {name: what for what, name in reversed(used(here, own_settings()).items())}
    rows = [("voice", "language", "licence", "installed", "reads", "source")]
    for voice in voices.listed(folders(here), here.speech_server):
        there = "yes" if voice.installed else "no"
        rows.append((voice.name, voice.language, voice.licence, there, reads.get(voice.name, "-"), voice.source))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def own_settings() -> "NewsroomSettings | None":
    """The newsroom's settings; None where there is no newsroom that could be asked."""
    try:
        opening.open_newsroom()
    except CommandFailed:
        return None
    from standfirst.stories import facts

    return facts.own_settings()


def used(here: environment.Environment, own: "NewsroomSettings | None") -> dict[str, str]:
    """Which voices this newsroom reads with: what is read -> the voice's name."""
    stories = for_language(here.engine, own.language, here) if own else here.engine
    found = {"stories": stories, "finer": here.fine_engine, "quotes": own.quote_voice if own else ""}
    return {what: name for what, name in found.items() if name}


def warned(name: str, own: "NewsroomSettings | None", folder: Path) -> bool:
    """Whether the voice that reads the stories speaks another language than the site's; says so."""
    if own is None or not voices.foreign(name, own.language):
        return False
    print(f"--  the site is in {own.language}, and {name} reads as in {voices.BUILT_IN_LANGUAGE}")
    print(f"    do: put a Piper voice of that language, .onnx and .onnx.json, into {folder}")
    return True


def speak(name: str, text: str, output: Path) -> int:
    """A text in one voice, into a file, as a story would be read."""
    here = opening.open_newsroom()
    from standfirst.narration.record import say_text

    try:
        sound = say_text(text, engine(name, here.narration_threads))
        output.write_bytes(sound)
    except (EngineFailed, UnknownEngine, ValueError) as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        raise CommandFailed(f"{output} cannot be written: {error.strerror}.") from error
    print(output)
    return 0


def check(name: str | None) -> int:
    """Looks at the files of what is installed, and lets it speak; of Kokoro one speaker stands for all."""
    here = environment.read()
    wrong = [
        line for folder in folders(here) if (folder / "kokoro").exists() for line in voices.altered(folder / "kokoro")
    ]
    for line in wrong:
        print(f"--  {line}\n    do: standfirst voices add kokoro, or put the right file there")
    own = own_settings()
    configured = used(here, own)
    foreign = not name and warned(configured["stories"], own, here.voices)
    names = (
        [name]
        if name
        else list(dict.fromkeys([*configured.values(), *default_names(list(voices.listed(folders(here))))]))
    )
    well = [try_out(one, here) for one in names]
    return 0 if all(well) and not wrong and not foreign else 1


def default_names(known: Sequence[voices.Voice]) -> list[str]:
    """The voices that are checked where none is named."""
    installed = [voice.name for voice in known if voice.installed]
    kokoro = [name for name in installed if name.startswith("kokoro:")]
    chosen = "kokoro:bf_emma" if "kokoro:bf_emma" in kokoro else next(iter(kokoro), "")
    return [name for name in installed if name not in kokoro or name == chosen]


def try_out(name: str, here: environment.Environment) -> bool:
    """One voice speaks: how long for each second of sound."""
    try:
        voice = engine(name, here.narration_threads)
        voice.speak("Good morning.")
        began = time.perf_counter()
        said = voice.speak(SENTENCE)
        took = time.perf_counter() - began
    except (EngineFailed, UnknownEngine) as error:
        print(f"--  {name}: {error}")
        return False
    length = len(said.samples) / voice.sample_rate
    if length < 1:
        print(f"--  {name}: {length:.2f} seconds of sound for a sentence of sixteen words")
        return False
    words = "with word times" if said.words else "without word times"
    print(f"ok  {name}: {voice.voice}, {length:.1f} s of sound in {took:.1f} s ({took / length:.2f}), {words}")
    return True


def add(name: str, *, for_all: bool) -> int:
    """Fetches the fine voice."""
    if name.partition(":")[0] != "kokoro":
        raise CommandFailed(f"{name} cannot be fetched; put its .onnx and .onnx.json into the voices' folder.")
    here = environment.read()
    folder = voices.installation() if for_all else here.voices
    if not for_all and not here.home.is_dir():
        raise CommandFailed(f"There is no newsroom in {here.home}; name one with --home, or say --for-all.")
    place = voice_files.add_kokoro(folder)
    print(f"kokoro is in {place}: {len(voices.pinned().speakers)} speakers, {voices.pinned().licence}")
    return 0
