"""A speech server of any make: a real one over HTTP, well and badly behaved."""

import io
import json
import struct
import threading
import wave
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

from standfirst.narration.engines import EngineFailed, speech_server
from standfirst.narration.engines.speech_server import SpeechServer
from standfirst.narration.engines.waves import NotSound, read_wave
from standfirst.narration.phonemes import marked
from standfirst.narration.segments import digest

pytestmark = pytest.mark.no_database

SECOND = np.sin(np.arange(24_000) * 0.05)


def wav(samples: np.ndarray = SECOND, rate: int = 24_000, channels: int = 1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(channels)
        written.setsampwidth(2)
        written.setframerate(rate)
        written.writeframes((np.repeat(samples, channels) * 16_384).astype("<i2").tobytes())
    return file.getvalue()


class Speaking(BaseHTTPRequestHandler):
    answer: tuple[int, bytes] = (200, b"")
    asked: list[tuple[str, dict, str]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.append((self.path, body, self.headers.get("Authorization", "")))
        status, data = self.answer
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Silent."""


@pytest.fixture
def server() -> Iterator[str]:
    Speaking.answer, Speaking.asked = (200, wav()), []
    with ThreadingHTTPServer(("127.0.0.1", 0), Speaking) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/v1"
        running.shutdown()


def test_it_is_asked_as_openai_is_and_its_sound_brought_to_the_segments_rate(server: str) -> None:
    said = SpeechServer(server, "secret", "kokoro", "bf_emma").speak("Good “morning”.")
    assert Speaking.asked == [
        (
            "/v1/audio/speech",
            {"model": "kokoro", "input": "Good “morning”.", "voice": "bf_emma", "response_format": "wav"},
            "Bearer secret",
        )
    ]
    assert len(said.samples) / SpeechServer.sample_rate == pytest.approx(1, abs=0.01)
    assert np.abs(said.samples).max() == pytest.approx(0.5, abs=0.05)
    assert said.words == ()


def test_a_server_that_knows_no_phonemes_gets_the_written_word(server: str) -> None:
    SpeechServer(server, "", "tts-1", "alloy").speak(f"Ask {marked('Siobhán', '/ʃɪˈvɔːn/')}.")
    assert Speaking.asked[0][1]["input"] == "Ask Siobhán."


def test_an_endless_text_is_asked_for_in_pieces(server: str) -> None:
    said = SpeechServer(server, "", "tts-1", "alloy").speak("a harbour, " * 500)
    asked = [body["input"] for _, body, _ in Speaking.asked]
    assert max(map(len, asked)) <= speech_server.MOST_CHARACTERS
    assert " ".join(asked).split() == ["a", "harbour,"] * 500
    assert len(said.samples) / SpeechServer.sample_rate == pytest.approx(len(asked), abs=0.1)


def test_no_key_is_sent_where_there_is_none(server: str) -> None:
    SpeechServer(server, "", "tts-1", "alloy").speak("Good morning.")
    assert Speaking.asked[0][2] == ""


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((401, b'{"error": "no such key"}'), "answers 401 Unauthorized.*no such key"),
        ((302, b""), "answers 302"),
        ((200, b"<html>"), "no WAV file"),
        ((200, wav()[:40]), "no samples"),
        ((200, b""), "no WAV file"),
    ],
)
def test_a_refusal_is_one_sentence_that_names_the_server(server: str, answer: tuple[int, bytes], why: str) -> None:
    Speaking.answer = answer
    with pytest.raises(EngineFailed, match=rf"(?s)The speech server {server} could not speak 'Good morning.': .*{why}"):
        SpeechServer(server, "", "tts-1", "alloy").speak("Good morning.")


def test_an_endless_answer_is_cut_off(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech_server, "LONGEST_ANSWER", 10_000)
    with pytest.raises(EngineFailed, match="longer than"):
        SpeechServer(server, "", "tts-1", "alloy").speak("Good morning.")
    monkeypatch.setattr(speech_server, "LONGEST_ANSWER", 1 << 20)
    monkeypatch.setattr(speech_server, "LONGEST_S", -1)
    with pytest.raises(EngineFailed, match="takes longer than"):
        SpeechServer(server, "", "tts-1", "alloy").speak("Good morning.")


def test_nobody_answers() -> None:
    with pytest.raises(EngineFailed, match="Connection refused"):
        SpeechServer("http://127.0.0.1:9/v1", "", "tts-1", "alloy").speak("Good morning.")


def test_another_server_model_or_voice_is_another_segment() -> None:
    made = [
        SpeechServer(address, "", model, voice)
        for address in ("http://a.example/v1", "http://b.example/v1")
        for model in ("one", "two")
        for voice in ("x", "y")
    ]
    assert len({digest(one, "Good morning.") for one in made}) == 8
    assert digest(made[0], "a") == digest(SpeechServer("http://a.example/v1/", "key", "one", "x"), "a")


def test_the_key_is_never_shown() -> None:
    assert "secret" not in repr(SpeechServer("http://a.example", "secret", "m", "v"))


def test_waves_of_several_kinds_are_read() -> None:
    samples, rate = read_wave(wav(rate=16_000, channels=2))
    assert (len(samples), rate) == (24_000, 16_000)
    streamed = bytearray(wav())
    streamed[40:44] = b"\xff" * 4
    assert len(read_wave(bytes(streamed))[0]) == 24_000
    body = np.array([0, 0.5, -1], dtype="<f4").tobytes()
    form = struct.pack("<HHIIHH", 3, 1, 48_000, 192_000, 4, 32)
    data = b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", 12) + body
    samples, rate = read_wave(data)
    assert (samples.tolist(), rate) == ([0, 0.5, -1], 48_000)


@pytest.mark.parametrize("form", [(1, 1, 24_000, 1, 1, 24), (6, 1, 8_000, 1, 1, 16), (1, 0, 8_000, 1, 1, 16)])
def test_what_cannot_be_read_is_refused(form: tuple[int, ...]) -> None:
    data = b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<I", 16) + struct.pack("<HHIIHH", *form) + b"data\x02\0\0\0\0\0"
    with pytest.raises(NotSound, match="cannot be read"):
        read_wave(data)
