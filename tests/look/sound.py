"""A real recording for the preview: one tone a sentence, as MP3, with the timings the player reads."""

import json
import re
from pathlib import Path

import av
import numpy
from bs4 import BeautifulSoup

RATE = 44_100
Timed = dict[str, str | int | float | list[list[int | float]]]
SENTENCE = re.compile(r"\S.*?(?:[.?!”](?=\s|$)|$)", re.S)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def words(sentence: re.Match[str], text: str, begin: float, each_s: float) -> list[list[int | float]]:
    """The words of a sentence, evenly in four fifths of its time: where each begins and ends in the text, and when."""
    found = list(re.finditer(r"\S+", sentence.group()))
    at = sentence.start()
    return [
        [utf16(text[: at + one.start()]), utf16(text[: at + one.end()]), begin + 0.8 * each_s * number / len(found)]
        for number, one in enumerate(found)
    ]


def sentences(html: str, each_s: float = 1.5) -> list[Timed]:
    """The sentences of a rendered story, `each_s` seconds long, addressed as the narration addresses them."""
    found: list[Timed] = []
    for element in BeautifulSoup(html, "html.parser").select("[data-block]"):
        if element.find_parent(class_="pull-quote"):
            continue
        text, block = element.get_text(), str(element["data-block"])
        for number, match in enumerate(SENTENCE.finditer(text)):
            begin = len(found) * each_s
            found.append(
                {
                    "a": f"body.{block}.{number}",
                    "b": block,
                    "s": utf16(text[: match.start()]),
                    "e": utf16(text[: match.end()]),
                    "t0": begin,
                    "t1": begin + each_s,
                    "w": words(match, text, begin, each_s),
                }
            )
    return found


def write_mp3(path: Path, seconds: float) -> None:
    """Constant-bitrate mono MP3 of a tone that steps up every 1.5 seconds."""
    at = numpy.arange(int(seconds * RATE)) / RATE
    tone = 0.1 * numpy.sin(2 * numpy.pi * (220 + 20 * (at // 1.5 % 12)) * at)
    samples = (tone * 32_767).astype(numpy.int16)
    with av.open(str(path), "w", format="mp3", options={"write_xing": "0"}) as container:
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        stream.bit_rate = 64_000
        for start in range(0, len(samples), 1152):
            frame = av.AudioFrame.from_ndarray(samples[None, start : start + 1152], format="s16p", layout="mono")
            frame.sample_rate = RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def write_timings(path: Path, spoken: list[Timed]) -> None:
    path.write_text(json.dumps({"version": 1, "duration": spoken[-1]["t1"], "sentences": spoken}))
