"""The newsroom's lexicon: how it says names and words, and who heard that it is right."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.phonemes import ipa_of, marked
from standfirst.narration.reading import NOTHING

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""As BCP 47 has them, without its rarer forms."""


class LexiconEntry(models.Model):
    """How this newsroom says a name or word."""

    written = models.CharField(max_length=100, unique=True, help_text="As it stands in a story, capitals too.")
    say = models.CharField(
        "how to say it",
        max_length=200,
        help_text="Written as it sounds, such as “Shi-vawn”, or in the International Phonetic Alphabet between slashes,"
        " such as /ʃɪˈvɔːn/.",
    )
    language = models.CharField(
        max_length=20,
        blank=True,
        help_text="Whose word it is, such as ga or fr-CA. For editors, and for exported files.",
    )
    note = models.CharField(max_length=300, blank=True, help_text="Where this is known from, for instance.")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, editable=False, related_name="+"
    )
    """Who heard it and found it right; empty for what was imported and not heard yet."""
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["written"]
        verbose_name = "word in the lexicon"
        verbose_name_plural = "lexicon"

    def __str__(self) -> str:
        return self.written

    def clean(self) -> None:
        """Trims what was typed. Raises ValidationError, one sentence a field."""
        self.written, self.say = " ".join(self.written.split()), " ".join(self.say.split())
        if problems := problems_of(self.written, self.say, self.language):
            raise ValidationError(problems)


def problems_of(written: str, say: str, language: str) -> dict[str, str]:
    """What keeps an entry out of the lexicon, by field, a sentence each."""
    problems = {}
    if not any(letter.isalnum() for letter in written):
        problems["written"] = "There is no letter in it."
    elif len(written) > 100:
        problems["written"] = "It is longer than 100 characters."
    if len(say) > 200:
        problems["say"] = "It is longer than 200 characters."
    elif ("/" in say or "[" in say) and not ipa_of(say):
        problems["say"] = "IPA stands between two slashes, with nothing before or after them and no brackets."
    elif not any(letter.isalpha() for letter in say):
        problems["say"] = "There is nothing in it that can be said."
    if language and not LANGUAGE.fullmatch(language):
        problems["language"] = f"{language!r} is no language tag, such as ga or fr-CA."
    return problems


def lexicon_of(entries: Mapping[str, str]) -> Lexicon:
    """A lexicon of written forms and sayings, respelt or IPA between slashes."""
    forms = [(written, marked(written, say)) for written, say in entries.items()]
    return Lexicon([*forms, *((decomposed(written), said) for written, said in forms if not written.isascii())])


def decomposed(written: str) -> str:
    """A form as `spoken.sayable` leaves it of a text whose accents are characters of their own."""
    return "".join(letter + NOTHING * (len(normalize("NFD", letter)) - 1) for letter in normalize("NFC", written))


def entries() -> dict[str, str]:
    """The newsroom's sayings by written form, as they are now."""
    return dict(LexiconEntry.objects.values_list("written", "say"))


def lexicon() -> Lexicon:
    """The newsroom's lexicon as it is now."""
    return lexicon_of(entries())
