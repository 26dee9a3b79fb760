"""A process that speaks short texts on request and goes by itself: `python -m standfirst.narration.mouth`.

An editor who tries how a name sounds is answered within a second, and the process that serves the admin never loads a
voice. Each request is a line of JSON, {"engine": "piper", "threads": 1, "text": "spoken words"}; the answer is a line,
{"bytes": 12345} and as many bytes of MP3 after it, or {"error": "one sentence"}. No Django here.
"""

import json
import select
import sys
from typing import BinaryIO

IDLE_S = 180
"""Without a request for so long, the process ends and gives its memory back."""


def answer(line: bytes, out: BinaryIO) -> None:
    """Speak one request's text."""
    from standfirst.narration.engines import EngineFailed, UnknownEngine, engine
    from standfirst.narration.segments import make

    asked = json.loads(line)
    try:
        made = make(engine(asked["engine"], asked["threads"]), asked["text"])
    except (EngineFailed, UnknownEngine) as error:
        out.write(json.dumps({"error": str(error)}).encode() + b"\n")
    else:
        sound = made if isinstance(made, bytes) else made.data
        out.write(json.dumps({"bytes": len(sound)}).encode() + b"\n" + sound)
    out.flush()


def main() -> None:
    """Answers until nobody asks."""
    requests = sys.stdin.buffer
    while select.select([requests], [], [], IDLE_S)[0] and (line := requests.readline()):
        answer(line, sys.stdout.buffer)


if __name__ == "__main__":
    main()
