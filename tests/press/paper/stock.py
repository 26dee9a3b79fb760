"""The small newspaper's facts and outputs. Nothing registers the outputs but a test that wants them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from standfirst.press.facts import listing, row
from standfirst.press.outputs import Key, Output
from standfirst.press.reader import Reader

from .models import Note, Part, Title

NOTE, PART, TITLE = "paper.Note", "paper.Part", "paper.Title"


@dataclass(frozen=True)
class NoteValue:
    id: int
    part: int
    title: str
    slug: str
    text: str
    tag: str
    more: int | None


@dataclass(frozen=True)
class NoteCard:
    id: int
    part: int
    title: str
    slug: str


@dataclass(frozen=True)
class PartValue:
    name: str
    slug: str


@row("paper_note", of=NOTE)
def notes(ids: Collection[int]) -> Mapping[int, NoteValue]:
    rows = Note.objects.filter(pk__in=ids, live=True)
    return {n.pk: NoteValue(n.pk, n.part_id, n.title, n.slug, n.text, n.tag, n.more_id) for n in rows}


@row("paper_card", of=NOTE)
def cards(ids: Collection[int]) -> Mapping[int, NoteCard]:
    rows = Note.objects.filter(pk__in=ids, live=True)
    return {n.pk: NoteCard(n.pk, n.part_id, n.title, n.slug) for n in rows}


@row("paper_part", of=PART)
def parts(ids: Collection[int]) -> Mapping[int, PartValue]:
    return {p.pk: PartValue(p.name, p.slug) for p in Part.objects.filter(pk__in=ids)}


@row("paper_title", of=TITLE)
def titles(ids: Collection[int]) -> Mapping[int, str]:
    return dict(Title.objects.filter(pk__in=ids).values_list("pk", "name"))


def live(ids: Collection[int]) -> Iterable[Note]:
    return Note.objects.filter(pk__in=ids, live=True)


@listing("paper_latest", of=NOTE, keys=lambda ids: {n.pk: [(0, 5), (n.part_id, 3)] for n in live(ids)})
def latest(part: int, count: int) -> tuple[int, ...]:
    found = Note.objects.filter(live=True)
    found = found.filter(part=part) if part else found
    return tuple(found.order_by("-pk").values_list("pk", flat=True)[:count])


@listing("paper_tagged", of=NOTE, keys=lambda ids: {n.pk: [(n.tag,)] for n in live(ids) if n.tag})
def tagged(tag: str) -> tuple[int, ...]:
    return tuple(Note.objects.filter(live=True, tag=tag).order_by("-pk").values_list("pk", flat=True))


@listing("paper_navigation", of=PART, keys=lambda ids: {id: [()] for id in ids})
def navigation() -> tuple[int, ...]:
    return tuple(Part.objects.order_by("pk").values_list("pk", flat=True))


@dataclass(frozen=True)
class Page:
    title: str
    heading: str
    text: str = ""
    links: tuple[tuple[str, str], ...] = ()


def link(read: Reader, card: NoteCard) -> tuple[str, str]:
    return f"/{read('paper_part', card.part).slug}/{card.slug}/", card.title


def links(read: Reader, ids: Iterable[int]) -> tuple[tuple[str, str], ...]:
    return tuple(link(read, card) for card in read.many("paper_card", tuple(ids)) if card is not None)


def ids_of(model: type) -> Iterable[int]:
    return model.objects.order_by("pk").values_list("pk", flat=True)


class NotePage(Output):
    name, template, gone, order = "note", "page.html", True, 10
    roots = {NOTE: lambda ids: ids}

    def keys(self) -> Iterable[Key]:
        return ids_of(Note)

    def path(self, read: Reader, key: Key) -> str:
        note = read("paper_note", key)
        return f"{read('paper_part', note.part).slug}/{note.slug}/index.html"

    def page(self, read: Reader, key: Key) -> Page | None:
        note = read("paper_note", key)
        if note is None:
            return None
        more = links(read, [note.more] if note.more else [])
        return Page(read("paper_title", 1), note.title, note.text, more)


class PartFront(Output):
    name, template = "part", "page.html"
    roots = {PART: lambda ids: ids}

    def keys(self) -> Iterable[Key]:
        return ids_of(Part)

    def path(self, read: Reader, key: Key) -> str:
        return f"{read('paper_part', key).slug}/index.html"

    def page(self, read: Reader, key: Key) -> Page | None:
        part = read("paper_part", key)
        return part and Page(read("paper_title", 1), part.name, "", links(read, read("paper_latest", key, 3)))


class Home(Output):
    name, template, order = "home", "page.html", 60

    def keys(self) -> Iterable[Key]:
        return ["home"]

    def path(self, read: Reader, key: Key) -> str:
        return "index.html"

    def page(self, read: Reader, key: Key) -> Page:
        parts = [read("paper_part", id) for id in read("paper_navigation")]
        text = ", ".join(part.name for part in parts if part is not None)
        return Page(read("paper_title", 1), "Home", text, links(read, read("paper_latest", 0, 5)))


class TagPage(Output):
    """Absent while no note has the tag."""

    name, template = "tag", "page.html"
    roots = {NOTE: lambda ids: [note.tag for note in live(ids) if note.tag]}

    def keys(self) -> Iterable[Key]:
        return Note.objects.filter(live=True).exclude(tag="").values_list("tag", flat=True).distinct()

    def path(self, read: Reader, key: Key) -> str:
        return f"tag/{key}/index.html"

    def page(self, read: Reader, key: Key) -> Page | None:
        ids = read("paper_tagged", key)
        return Page(read("paper_title", 1), key, "", links(read, ids)) if ids else None


class Robots(Output):
    """Bytes without a template, and no row behind them."""

    name, order = "robots", 1

    def keys(self) -> Iterable[Key]:
        return ["robots"]

    def path(self, read: Reader, key: Key) -> str:
        return "robots.txt"

    def page(self, read: Reader, key: Key) -> bytes:
        return b"User-agent: *\n" * 40

    def body(self, page: bytes) -> bytes:
        return page


ALL = (NotePage, PartFront, Home, TagPage, Robots)
