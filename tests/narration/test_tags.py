"""The tag before a recording's frames: decoders read it, and skip it."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import av
import numpy as np
import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.encoding import encode
from standfirst.narration.frames import FRAME, RATE, count
from standfirst.narration.tags import (
    ALGORITHMIC,
    CAPTURED,
    DISCLOSURE,
    SIZE,
    TRAINED,
    Tags,
    disclosure,
    id3,
    source_type,
)
from tests.narration.sounding import decoded

TAGS = Tags(
    "Ferry & crew return – “at last”", "Asha Rowe, Tom Vane", "The Ellery Packet",
    datetime(2026, 11, 22, 7, 11, tzinfo=timezone(timedelta(hours=1))), "en-GB",
)  # fmt: skip
SHORT = encode(np.zeros(10, np.float32))
TERM = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


@pytest.fixture(scope="module")
def sound() -> bytes:
    """A second of a tone as frames."""
    return encode(np.sin(np.arange(RATE) * 0.06).astype(np.float32) / 4)


def metadata(data: bytes) -> dict[str, str]:
    with av.open(io.BytesIO(data), format="mp3") as container:
        return {name.lower(): value for name, value in container.metadata.items()}


def test_a_decoder_reads_what_it_says(sound: bytes) -> None:
    found = metadata(id3(TAGS) + sound)
    assert (found["title"], found["artist"], found["album"]) == (TAGS.title, TAGS.artist, TAGS.album)
    assert found["date"] == "2026-11-22T06:11:00"
    assert found["comment"] == DISCLOSURE == "Read by a synthetic voice."
    assert found["digitalsourcetype"] == TERM
    assert found["language"] == "eng"


def test_the_xmp_names_the_source_type_and_the_manifest() -> None:
    packet = id3(replace(TAGS, manifest_url="https://packet.example/audio/ab.c2pa?a&b"))
    begin, end = packet.index(b"<x:xmpmeta"), packet.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")
    [[description]] = ElementTree.fromstring(packet[begin:end])
    assert description.get("{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType") == TERM
    assert description.get("{http://purl.org/dc/terms/}provenance") == "https://packet.example/audio/ab.c2pa?a&b"
    assert b"provenance" not in id3(TAGS)


def test_the_first_sample_is_the_first_frames(sound: bytes) -> None:
    tagged = id3(TAGS) + sound
    assert np.array_equal(decoded(tagged), decoded(sound))
    assert len(decoded(sound)) == count(sound) * FRAME
    with av.open(io.BytesIO(tagged), format="mp3") as container:
        assert next(container.decode(audio=0)).pts in (0, None)


def test_frames_stand_end_to_end_after_it(sound: bytes) -> None:
    assert count((id3(TAGS) + sound)[SIZE:]) == count(sound)


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=700)


@given(st.text(max_size=700), WORDS, WORDS)
def test_any_words_fit(title: str, artist: str, album: str) -> None:
    tag = id3(
        replace(TAGS, title=title, artist=artist, album=album, manifest_url="https://packet.example/" + "a" * 200)
    )
    assert len(tag) == SIZE
    assert tag.endswith(b"\0" * 100)
    # Nothing in it can be taken for the beginning of a frame of sound.
    assert b"\xff" not in tag
    found = metadata(tag + SHORT)
    assert artist.startswith(found["artist"]) and album.startswith(found["album"])


def test_a_time_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        id3(replace(TAGS, date=datetime(2026, 11, 22)))  # noqa: DTZ001


def test_whose_voice_it_is() -> None:
    named = [source_type(name) for name in ("piper 1.4.2", "kokoro 1.0", "openai x", "espeak 1.52", "human")]
    assert named == [TRAINED, TRAINED, TRAINED, ALGORITHMIC, CAPTURED]
    assert [disclosure(kind) for kind in (TRAINED, ALGORITHMIC, CAPTURED)] == [DISCLOSURE, DISCLOSURE, ""]
    assert b"COMM" not in id3(replace(TAGS, source_type=CAPTURED, date=datetime.now(UTC)))
