"""Piper's own voice, its English numbers made clear. Loads a speech model's libraries: imported by who speaks."""

from piper.voice import PiperVoice

from standfirst.narration.engines.clear_numbers import stressed


class ClearVoice(PiperVoice):
    """A voice whose phonemes are looked over before they are spoken."""

    def phonemize(self, text: str) -> list[list[str]]:
        """The phonemes of each sentence of a text."""
        sentences: list[list[str]] = super().phonemize(text)
        if not str(self.config.espeak_voice).startswith("en"):
            return sentences
        # A voice that takes several signs for one phoneme is left as it is.
        return [list(stressed("".join(one))) if all(len(sign) == 1 for sign in one) else one for one in sentences]
