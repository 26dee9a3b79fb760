"""What `standfirst voices` does: lists the voices, tries one, checks them, adds one."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.config import environment
from standfirst.narration.engines import EngineFailed, UnknownEngine, engine, folders, for_language, foreign, voices
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
    finer = "" if own and foreign(here.fine_engine, own.language, here) else here.fine_engine
    found = {"stories": stories, "finer": finer, "quotes": own.quote_voice if own else ""}
    return {what: name for what, name in found.items() if name}


def foreigners(here: environment.Environment, language: str) -> Iterator[tuple[str, str]]:
    """Which of the newsroom's voices do not speak the site's language: what is wrong, and what to do."""
    stories = for_language(here.engine, language, here)
    if foreign(stories, language, here):
        reads = voices.language_of(stories, folders(here))
        yield (
            f"the site is in {language}, and the voice {stories} reads as in {reads}",
            f"put a Piper voice of that language, .onnx and .onnx.json, into {here.voices}",
        )
    if here.fine_engine and foreign(here.fine_engine, language, here):
        reads = voices.language_of(here.fine_engine, folders(here))
        yield (
            f"the site is in {language}, and the fine voice {here.fine_engine} speaks {reads}, so it reads nothing",
            "leave STANDFIRST_FINE_ENGINE empty, or name a voice of that language in it",
        )


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
    unfit = [] if name or own is None else list(foreigners(here, own.language))
    for said, remedy in unfit:
        print(f"--  {said}\n    do: {remedy}")
    names = (
        [name]
        if name
        else list(dict.fromkeys([*configured.values(), *default_names(list(voices.listed(folders(here))))]))
    )
    well = [try_out(one, here) for one in names]
    return 0 if all(well) and not wrong and not unfit else 1


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
