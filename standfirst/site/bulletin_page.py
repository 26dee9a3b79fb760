"""What the bulletin's template may use: beside pages.py, which is as long as a module gets. No Django here."""

from dataclasses import dataclass

from standfirst.site.pages import Head, Link, Player, Shell


@dataclass(frozen=True, slots=True)
class BulletinItem:
    """A story in the bulletin."""

    key: str
    """What stands before its places in the bulletin's timings."""
    href: str
    headline: str
    standfirst: str


@dataclass(frozen=True, slots=True)
class BulletinPage:
    """The headlines of the hour, to be heard and read, and every podcast's address."""

    shell: Shell
    head: Head
    title: str
    text: str
    """The opening line, as it is said."""
    player: Player | None
    silent: str
    """What stands in the player's place where there is none."""
    items: tuple[BulletinItem, ...]
    feeds: tuple[Link, ...]
