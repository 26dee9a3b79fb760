"""Which phonemes a voice has sounds for, told without loading its model."""

import json

from standfirst.narration.engines.kokoro import Kokoro
from standfirst.narration.engines.piper import Piper
from standfirst.narration.engines.protocol import Engine
from standfirst.narration.engines.symbols import converted

IPA = frozenset(map(chr, [*range(0x61, 0x7B), *range(0x250, 0x2B0)])) | frozenset("æçðøħŋœβθχ")
"""The signs that a saying may hold, without accents."""
UNHEARD = frozenset("ˈˌː ")
"""Stress, length and the space between words: a voice that does without them says every sound."""


def phonemes(voice: Engine) -> frozenset[str] | None:
    """Those of a voice; None for one that knows no phonemes, or keeps them to itself."""
    if isinstance(voice, Piper):
        config = json.loads(voice._files()[1].read_text(encoding="utf-8"))
        return frozenset(config["phoneme_id_map"]) | UNHEARD
    if isinstance(voice, Kokoro):
        return frozenset(sign for sign in IPA if converted(sign, american=False)) | UNHEARD
    return None
