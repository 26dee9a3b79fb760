"""When each sentence and word is heard: WebVTT for captions, JSON for the player.

Captions have no times of words in them: some who show transcripts print what they do not know.
"""

import json
from collections.abc import Sequence

from standfirst.narration.word_times import of_line
from standfirst.stories.values import Sentence

VERSION = 1
"""Of the JSON. A later version may add members; these keep their meaning."""


def as_json(sentences: Sequence[Sentence], duration_s: float, words: Sequence[str] = ()) -> bytes:
    """The player's timings: address, block, start and end in the block's text, and two times in seconds.

    `words` are those of each sentence, as a part has them; each is start and end in the block's text, and its time.
    """
    document = {
        "version": VERSION,
        "duration": round(duration_s, 3),
        "sentences": [
            {
                "a": sentence.address,
                "b": sentence.block,
                "s": sentence.start,
                "e": sentence.end,
                "t0": round(sentence.begin_s, 3),
                "t1": round(sentence.end_s, 3),
                **({"w": _timed(row, sentence.begin_s)} if row else {}),
            }
            for sentence, row in zip(sentences, words or [""] * len(sentences), strict=True)
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _timed(row: str, begin_s: float) -> list[list[float]]:
    return [[word.start, word.end, round(begin_s + word.ms / 1000, 2)] for word in of_line(row)]


def as_vtt(sentences: Sequence[Sentence]) -> str:
    """A WebVTT file, a cue a sentence, named by its address."""
    return "\n".join(["WEBVTT", "", *(_cue(sentence) for sentence in sentences)])


def _cue(sentence: Sentence) -> str:
    times = f"{clock(sentence.begin_s)} --> {clock(sentence.end_s)}"
    return f"{sentence.address}\n{times}\n{_payload(sentence.text)}\n"


def _payload(text: str) -> str:
    """Text as a cue may hold it: on one line, with WebVTT's three marks escaped."""
    flat = " ".join(text.split())
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clock(seconds: float) -> str:
    """A WebVTT time: "00:01:02.345"."""
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
