"""Numbers said so that they are not heard as others, for the voices that take their sounds from espeak-ng.

Found by a recogniser's round trip (bench/hearing.py): of fifty sentences with such numbers, fourteen numbers were
misheard as espeak has them, and one as they are said here.
"""

import re

HAPPY_HYPHEN = re.compile(r"(?<=[a-z]y)-(?=[a-z])", re.IGNORECASE)
"""As in "sixty-four". Read as one word, it is heard as "six to four"."""
TEEN = re.compile(r"(?<![^\s,.;:!?])(θ|f|s|n|)ˈ(ɜː|ɔːɹ?|ɪf|ɪks|ɛvən|eɪ|aɪn)tˌ?iːn(?![^\s,.;:!?])")
"""From 13 to 19 in espeak's IPA, stressed at the beginning: "eighteen million" is heard as "eighty million"."""


def stressed(ipa: str) -> str:
    """English IPA of espeak's with each number from 13 to 19 stressed at its end, as newsreaders stress it."""
    return TEEN.sub(r"\1ˌ\2tˈiːn", ipa)
