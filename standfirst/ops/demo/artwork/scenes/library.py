"""The reading room."""

from dataclasses import dataclass

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.grain import HEIGHT
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, outline, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil


def library(sheet: Sheet) -> None:
    """The reading room: shelves to the vault, a tall window, a ladder, readers under green lamps."""
    sheet.wash([(0, inks.PINE), (700, inks.BOTTLE), (HEIGHT, inks.NIGHT)])
    window = Stencil().box(790, 330, 1130, 880).disc(960, 330, 170)
    sheet.wash([(160, inks.AMBER), (520, inks.CREAM), (880, inks.APRICOT)], window)
    bars = Stencil()
    for x in (875, 960, 1045):
        bars.line(Place(x, 0).at("0,150 0,880"), 9)
    for y in range(330, 880, 92):
        bars.line(Place(0, y).at("780,0 1140,0"), 7)
    for radius in (170, 86):
        bars.arc(960, 330, radius + 6, 180, 360, 11)
    sheet.ink(bars.box(770, 876, 1150, 900).box(776, 320, 794, 890).box(1126, 320, 1144, 890), inks.NIGHT)
    for side in (-1, 1):
        bookcase(sheet, side)
    floor = Stencil().polygon(outline("770,900 1150,900 2000,1300 -80,1300"))
    sheet.wash([(900, inks.BARK), (HEIGHT, inks.UMBER)], floor)
    sheet.ink(Stencil().polygon(outline("800,900 1120,900 1400,1300 520,1300")), inks.AMBER, grain.down(1300, 840, 0.9))
    rays = Stencil().polygon(outline("800,200 1120,200 1560,1290 420,1290"))
    sheet.ink(rays, inks.CREAM, grain.down(1250, 120, 0.22))
    for x, y, size in ((560, 1160, 1.15), (1370, 1160, 1.15)):
        desk_lamp(sheet, x, y, size)


SHELVES = 9
BINDINGS = (inks.BRICK, inks.TEAL, inks.OCHRE, inks.CREAM, inks.PLUM, inks.CORAL, inks.LAGOON, inks.SAND)


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall of the room in perspective; `side` is -1 on the left, 1 on the right."""

    side: int

    def at(self, depth: float, height: float) -> Point:
        """`depth` 0 is at the sheet's edge, 1 at the window; `height` 0 is the floor, 1 the vault."""
        near = max(0.0, 1 - depth) ** 1.5
        x = 960 + self.side * (190 + 790 * near)
        return x, (905 + 420 * near) - height * (820 + 700 * near)

    def shelf(self, number: int) -> float:
        """How high a shelf stands, counted from below."""
        return 0.03 + number / SHELVES * 0.98


def bookcase(sheet: Sheet, side: int) -> None:
    """One wall of books in steep perspective towards the window."""
    wall = Wall(side)
    whole = Stencil().polygon([wall.at(0, -0.05), wall.at(0, 1.1), wall.at(1, 1.0), wall.at(1, 0)])
    sheet.ink(whole, mix(inks.UMBER, inks.NIGHT, 0.45))
    spines(sheet, wall)
    boards = Stencil()
    for shelf in range(SHELVES + 1):
        low = wall.shelf(shelf)
        boards.polygon([wall.at(0, low), wall.at(0, low - 0.016), wall.at(1, low - 0.016), wall.at(1, low)])
    for depth in (0.0, 0.3, 0.55, 0.76, 0.92):
        boards.line([wall.at(depth, -0.05), wall.at(depth, 1.08)], 26 * (1 - depth) + 5)
    sheet.ink(boards, inks.UMBER)
    sheet.ink(whole, inks.NIGHT, grain.across(960 + side * 560, 960 + side * 1300, 0.95))
    sheet.ink(whole, inks.NIGHT, grain.down(330, -160, 0.95))
    if side > 0:
        ladder(sheet, wall)


def spines(sheet: Sheet, wall: Wall) -> None:
    """Books on every shelf, now and then a gap."""
    plates = [Stencil() for _ in BINDINGS]
    for shelf in range(SHELVES):
        depth, low = 0.0, wall.shelf(shelf)
        while depth < 0.985:
            wide, top = sheet.random.uniform(0.008, 0.02), low + sheet.random.uniform(0.062, 0.09)
            far = depth + wide * 0.85
            if sheet.random.random() < 0.93:
                book = [wall.at(depth, low), wall.at(depth, top), wall.at(far, top), wall.at(far, low)]
                plates[int(sheet.random.integers(len(plates)))].polygon(book)
            depth += wide
    for plate, colour in zip(plates, BINDINGS, strict=True):
        sheet.ink(plate, mix(colour, inks.UMBER, 0.18))


def ladder(sheet: Sheet, wall: Wall) -> None:
    """A ladder that leans on the shelves."""
    near, far = (wall.at(0.42, 0.0), wall.at(0.5, 0.62)), (wall.at(0.5, 0.0), wall.at(0.56, 0.62))
    wood = Stencil().line(near, 12).line(far, 12)
    for rung in range(1, 12):
        wood.line([between(*near, rung / 12), between(*far, rung / 12)], 7)
    sheet.ink(wood, inks.OCHRE)


def between(start: Point, end: Point, part: float) -> Point:
    """The point at `part` (0 to 1) of the way."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def desk_lamp(sheet: Sheet, x: float, foot: float, size: float) -> None:
    """A reading desk, a green lamp, and someone bent over a page."""
    sheet.lamp(x + 60 * size, foot - 190 * size, 300 * size, inks.AMBER, 0.65)
    sheet.ink(
        Stencil()
        .disc(x - 60 * size, foot - 186 * size, 35 * size, 41 * size)
        .box(x - 138 * size, foot - 140 * size, x + 10 * size, foot, round=56 * size),
        inks.NIGHT,
    )
    sheet.ink(
        Stencil().polygon(Place(x, foot, size).at("-230,-34 250,-34 290,8 -270,8")),
        inks.BARK,
    )
    sheet.ink(
        Stencil().box(x - 262 * size, foot + 8 * size, x + 282 * size, foot + 190), mix(inks.UMBER, inks.NIGHT, 0.4)
    )
    sheet.ink(
        Stencil().polygon(Place(x, foot, size).at("-70,-22 -10,-44 50,-22 -10,-8")),
        inks.CREAM,
    )
    sheet.ink(
        Stencil()
        .line(Place(x, foot, size).at("130,-24 130,-170"), 11 * size)
        .box(x + 94 * size, foot - 34 * size, x + 166 * size, foot - 20 * size, round=6),
        inks.OCHRE,
    )
    sheet.ink(
        Stencil().polygon(smooth(Place(x, foot, size).at("40,-166 64,-214 196,-214 220,-166"))),
        inks.TEAL,
    )
    sheet.ink(Stencil().box(x + 44 * size, foot - 170 * size, x + 216 * size, foot - 158 * size, round=5), inks.CREAM)
