"""Writes the sample newspaper into a folder: `python -m tests.look.newspaper FOLDER [PORT]` also serves it."""

import dataclasses
import shutil
import sys
import time
from pathlib import Path

import jinja2

from standfirst.site.pages import Player

from . import sample, sample_story, server, shell, sound

TEMPLATES = shell.STATIC.parent / "templates"
STORY = "news/harbour-wall/index.html"
BULLETIN = "bulletin/index.html"


def environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        lstrip_blocks=True,
    )


def render(template: str, page: object) -> str:
    return environment().get_template(template).render(page=page)


def clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def write_story(tree: Path) -> None:
    """The story with its recording."""
    page = sample_story.story(tree)
    spoken = sound.sentences(render("story.html", page))
    player = with_sound(tree, "audio/a1b2.", spoken)
    player = dataclasses.replace(player, version=page.updated)
    put(tree / STORY, render("story.html", dataclasses.replace(page, player=player)))


def write_bulletin(tree: Path) -> None:
    """The headlines of the hour with their sound."""
    page = sample.bulletin()
    player = with_sound(tree, "bulletin.", sound.sentences(render("bulletin.html", page)))
    put(tree / BULLETIN, render("bulletin.html", dataclasses.replace(page, player=player)))


def with_sound(tree: Path, stem: str, spoken: list[sound.Timed]) -> Player:
    """Sound, captions and timings at the addresses that begin so, and their player."""
    length = float(spoken[-1]["t1"])
    (tree / stem).parent.mkdir(parents=True, exist_ok=True)
    sound.write_mp3(tree / f"{stem}mp3", length)
    sound.write_timings(tree / f"{stem}json", spoken)
    (tree / f"{stem}vtt").write_text("WEBVTT\n")
    src, captions, timings = (f"/{stem}{kind}" for kind in ("mp3", "vtt", "json"))
    return Player(src, captions, timings, clock(length), f"{int(length)} seconds", "Read by a synthetic voice.")


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write(tree: Path) -> None:
    shutil.copytree(shell.STATIC, tree / "static", dirs_exist_ok=True)
    for path, (template, page) in sample.pages(tree).items():
        put(tree / path, render(template, page))
    write_story(tree)
    write_bulletin(tree)
    plain = dataclasses.replace(
        sample_story.story(tree),
        label="",
        section=None,
        updated=None,
        picture=None,
        corrections_top=(),
        corrections_foot=(),
        topics=(),
        standfirst="",
    )
    put(tree / "news/plain/index.html", render("story.html", plain))


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(folder)
    if len(sys.argv) > 2:
        with server.serve(folder, int(sys.argv[2])) as address:
            print(address)
            while True:
                time.sleep(60)
