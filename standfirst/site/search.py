"""Search: the one page for readers that is made when it is asked for."""

from standfirst.press.reader import Reader
from standfirst.press.render import render
from standfirst.site import addresses
from standfirst.site.cards import cards
from standfirst.site.pages import SearchPage
from standfirst.site.shell import plain_head, shell
from standfirst.stories.models import Story

LONGEST = 200
"""Characters of a question that are read."""
MOST = 40
"""Stories that are shown."""


def asked(words: str) -> str:
    """A question without what is no text, its spaces single, cut to LONGEST."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:LONGEST]


def found(words: str) -> list[int]:
    """Ids of live stories that have all the words, the best first."""
    return [story.pk for story in Story.objects.live().search(words, operator="and")[:MOST]] if words else []


def search_page(read: Reader, words: str) -> SearchPage:
    """The page that answers `words`."""
    words = asked(words)
    head = plain_head(read, "Search", "Search every story.", addresses.SEARCH)
    return SearchPage(shell(read), head, "Search", words, cards(read, found(words)))


def answer(words: str) -> bytes:
    """The page in bytes."""
    return render("search.html", search_page(Reader(), words))
