"""A fleet running home under spinnakers."""

from standfirst.ops.demo.artwork import grain, inks, land, water
from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH
from standfirst.ops.demo.artwork.inks import mix
from standfirst.ops.demo.artwork.outline import Place, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Stencil


def regatta(sheet: Sheet) -> None:
    """Spinnakers and mainsails that overlap, a fleet running home."""
    sheet.wash([(0, mix(inks.LAGOON, inks.MIST, 0.3)), (520, inks.FROST), (800, inks.CREAM)])
    sheet.ink(Stencil().under(land.ridge(sheet.random, 760, 36, 1.4), 842), mix(inks.MIST, inks.LAGOON, 0.45))
    sheet.wash([(838, inks.LAGOON), (1000, inks.TEAL), (HEIGHT, inks.BOTTLE)], Stencil().box(0, 838, WIDTH, HEIGHT))
    sheet.ink(water.ripples(sheet.random, 838, HEIGHT, 320), inks.BOTTLE, opacity=0.6)
    fleet = [
        (300, 880, 0.52, inks.OCHRE),
        (640, 876, 0.46, inks.CORAL),
        (1710, 884, 0.5, inks.TEAL),
        (1390, 880, 0.56, inks.PLUM),
        (930, 930, 0.82, inks.INDIGO),
        (1580, 1010, 1.12, inks.AMBER),
        (470, 1050, 1.42, inks.CORAL),
    ]
    for x, line, size, colour in fleet:
        yacht(sheet, x, line, size, colour)
    sheet.ink(water.ripples(sheet.random, 1080, HEIGHT, 60, 1.2), inks.FROST, opacity=0.7)


def yacht(sheet: Sheet, x: float, line: float, size: float, colour: inks.Ink) -> None:
    """One boat running: mainsail, bellied spinnaker, hull and its light on the water."""

    place = Place(x, line, size)

    sheet.ink(
        water.glitter(sheet.random, x + 40 * size, line + 16 * size, line + 190 * size, 150 * size, 240 * size, 60),
        inks.CREAM,
        opacity=0.6,
    )
    main = Stencil().polygon(smooth(place.at("-6,-30 -12,-300 0,-640 -90,-400 -178,-120 -196,-44 -6,-30")))
    sheet.ink(main, inks.CREAM)
    sheet.ink(main, inks.STEEL, grain.slope(x - 130 * size, line, x - 10 * size, line - 360 * size, 0.7))
    belly = Stencil().polygon(
        smooth(place.at("6,-600 120,-520 226,-340 250,-170 196,-60 120,-92 60,-110 24,-260 6,-600"))
    )
    sheet.ink(belly, colour)
    sheet.ink(
        belly,
        mix(colour, inks.NIGHT, 0.55),
        grain.slope(x + 150 * size, line - 420 * size, x + 30 * size, line - 60 * size, 0.85),
    )
    panels = Stencil()
    for bend in (0.3, 0.62):
        panels.line(
            smooth(place.put((6, -600), (40 + 110 * bend, -440), (70 + 150 * bend, -240), (70 + 120 * bend, -90))),
            3.4 * size,
        )
    sheet.ink(panels, inks.CREAM, opacity=0.75)
    rigging(sheet, place, colour)


def rigging(sheet: Sheet, place: Place, colour: inks.Ink) -> None:
    """Mast, boom, hull, and a crew in the spinnaker's colour."""
    x, line, size = place.x, place.y, place.size
    rig = (
        Stencil()
        .taper((x, line - 20 * size), (x, line - 650 * size), 9 * size, 4 * size)
        .line(place.at("0,-52 196,-60"), 4 * size)
    )
    sheet.ink(rig, inks.NIGHT)
    side = Stencil().polygon(
        smooth(
            place.at("-200,-36 -60,-32 120,-38 262,-58 212,-6 130,16 -120,18 -190,0 -200,-36"),
            5,
        )
    )
    sheet.ink(side, inks.NIGHT)
    crew = Stencil()
    for dx in (-150, -112, -66):
        crew.disc(x + dx * size, line - 66 * size, 11 * size).polygon(
            place.put((dx - 16, -30), (dx - 12, -56), (dx + 12, -56), (dx + 18, -30))
        )
    sheet.ink(crew, colour)
