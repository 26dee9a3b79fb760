"""What the press says of facts and pages, in an editor's words: titles in the place of numbers."""

import re
from collections.abc import Iterable, Mapping
from functools import partial

from django.db.models import Model

from standfirst.pictures.models import Picture
from standfirst.press import plan
from standfirst.press.keys import in_words, key_from
from standfirst.stories.models import Contributor, Section, Story, Topic

ABOUT: Mapping[str, tuple[str, type[Model]]] = {
    "story": ("the story {}", Story),
    "story_card": ("the headline and card of {}", Story),
    "story_link": ("the headline and address of {}", Story),
    "story_corrections": ("the corrections of {}", Story),
    "recording": ("the sound of {}", Story),
    "recording_awaited": ("whether the sound of {} is being made", Story),
    "recording_sentences": ("the spoken sentences of {}", Story),
    "section": ("the section {}", Section),
    "section_description": ("the description of {}", Section),
    "section_tops": ("the top stories of {}", Section),
    "latest": ("the latest stories of {}", Section),
    "topic": ("the topic {}", Topic),
    "topic_description": ("the description of {}", Topic),
    "topic_stories": ("the stories on {}", Topic),
    "contributor": ("the contributor {}", Contributor),
    "contributor_profile": ("the biography of {}", Contributor),
    "written_by": ("whether {} has a story", Contributor),
    "contributor_stories": ("the stories by {}", Contributor),
    "portraits": ("where {} is a portrait", Picture),
    "picture": ("the picture {}", Picture),
    "picture_uses": ("where {} is shown", Picture),
}
"""Facts and outputs whose first argument is a row's id."""
PLAIN: Mapping[str, str] = {
    "site": "the newsroom's settings",
    "site_footer": "the newsroom's settings for the foot of pages",
    "home": "the home page",
    "navigation": "the list of sections",
    "latest": "the latest stories",
    "day": "the stories of {}",
    "corrected": "the stories with corrections",
    "news": "the news of the last two days",
    "clock": "the hour",
    "archive_span": "the months of the archive",
    "logo_uses": "where the logo is shown",
}
SAID: Mapping[str, str] = {
    plan.NEW: "it is new",
    plan.RELEASE: "the design or the program changed",
    plan.EVERYTHING: "every page was pressed",
    plan.DROPPED: "it is no page any longer",
    "healed": "a check made it again",
}
"""Reasons that name no fact."""
REASON = re.compile(r"(?P<fact>.+?) (?P<what>changed|appeared|is gone)(?P<more>, and \d+ more)?")
PRESSED = re.compile(r"(?P<start>It was last pressed at .+?:\d\d:\d\d \S+: )(?P<reason>.+)\.")
READ, SINCE = "It read ", "; since then, "


class Words:
    """Puts titles into sentences. Give it all the sentences first, so that their rows are loaded together."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        wanted: dict[type[Model], set[int]] = {}
        names = "|".join(ABOUT)
        for text in texts:
            for name, id in re.findall(rf"\b({names}) (\d{{1,18}})\b", text):
                wanted.setdefault(ABOUT[name][1], set()).add(int(id))
        self._rows = {model: model._default_manager.in_bulk(ids) for model, ids in wanted.items()}

    def fact(self, text: str) -> str:
        """A fact or an output: "latest 7 30" is "the latest stories of “News”"."""
        name, *args = text.split(" ")
        first = args[0] if args else ""
        if name in ABOUT and first.isdigit() and first != "0":
            said, model = ABOUT[name]
            row = self._rows.get(model, {}).get(int(first))
            return said.format(f"“{row}”" if row else f"number {first}")
        return PLAIN[name].format(first) if name in PLAIN else text

    def output(self, name: str, key: str) -> str:
        """An output, named by the ledger."""
        return self.fact(f"{name} {in_words(key_from(key))}")

    def reason(self, text: str) -> str:
        """Why a page was pressed."""
        found = REASON.fullmatch(text)
        if found is None:
            return SAID.get(text, text)
        return f"{self.fact(found['fact'])} {found['what']}{found['more'] or ''}"

    def sentence(self, text: str) -> str:
        """One line of what `press.run.why` says."""
        if text.startswith(READ) and text != "It read no fact: it changes with a release only.":
            fact, since, change = text.removeprefix(READ).removesuffix(".").partition(SINCE)
            return f"{READ}{self.fact(fact)}{since}{self.reason(change)}."
        return PRESSED.sub(partial(_pressed, self), text)


def _pressed(words: Words, found: re.Match[str]) -> str:
    return f"{found['start']}{words.reason(found['reason'])}."
