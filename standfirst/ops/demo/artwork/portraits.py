"""Portraits of the paper's invented writers: flat planes, lit from one side, nobody in particular."""

import math
from dataclasses import dataclass

import numpy as np

from standfirst.ops.demo.artwork import grain, inks
from standfirst.ops.demo.artwork.inks import Ink, mix
from standfirst.ops.demo.artwork.outline import Place, outline, smooth
from standfirst.ops.demo.artwork.sheet import Sheet
from standfirst.ops.demo.artwork.stencil import Point, Stencil

CROP = (320, 0, 1600, 1280)
"""The square of the sheet that a portrait fills."""
MIDDLE = 960.0


@dataclass(frozen=True, slots=True)
class Look:
    """How one sitter is drawn."""

    ground: Ink
    skin: Ink
    hair: Ink
    coat: Ink
    style: str
    """Which hair: bob, crop, bun, curls, waves, parting, bald, long."""
    collar: str
    """open, roll, scarf or round."""
    glasses: bool = False
    beard: bool = False
    turn: int = 1
    """1: the light falls from the left; -1: from the right."""


def portrait(sheet: Sheet, look: Look) -> None:
    """A head and shoulders on a plain ground with a disc of light behind it."""
    sheet.image.paste(look.ground, (0, 0, *sheet.image.size))
    sheet.ink(Stencil().disc(MIDDLE, 560, 500), mix(look.ground, inks.CREAM, 0.28))
    sheet.ink(
        Stencil().disc(MIDDLE, 560, 500),
        look.ground,
        grain.slope(MIDDLE - 300 * look.turn, 200, MIDDLE + 420 * look.turn, 900, 0.8),
    )
    behind(sheet, look)
    shoulders(sheet, look)
    face(sheet, look)
    if look.beard:
        beard(sheet, look)
    before(sheet, look)
    if look.glasses:
        spectacles(sheet)


def shade(look: Look, colour: Ink, most: float = 0.9) -> tuple[Ink, grain.Shade]:
    """A darker ink for a colour, thickening away from the light."""
    return mix(colour, inks.NIGHT, 0.55), grain.across(MIDDLE - 40 * look.turn, MIDDLE + 300 * look.turn, most)


def shoulders(sheet: Sheet, look: Look) -> None:
    """Coat, collar, neck."""
    neck = Stencil().polygon(smooth(outline("868,700 872,860 800,930 1120,930 1048,860 1052,700")))
    coat = Stencil().polygon(
        smooth(outline("860,880 740,930 540,1000 440,1120 410,1300 1510,1300 1480,1120 1380,1000 1180,930 1060,880"))
    )
    sheet.ink(coat, look.coat)
    sheet.ink(coat, *shade(look, look.coat))
    sheet.ink(neck, look.skin)
    sheet.ink(neck, mix(look.skin, inks.WINE, 0.5), grain.down(900, 720, 0.9))
    cloth = mix(look.coat, inks.CREAM, 0.82)
    if look.collar == "open":
        sheet.ink(
            Stencil()
            .polygon(outline("850,868 960,1090 800,1010 776,920"))
            .polygon(outline("1070,868 960,1090 1120,1010 1144,920")),
            cloth,
        )
        sheet.ink(
            Stencil()
            .polygon(outline("776,916 960,1300 800,1300 640,990"))
            .polygon(outline("1144,916 960,1300 1120,1300 1280,990")),
            mix(look.coat, inks.NIGHT, 0.3),
        )
    elif look.collar == "roll":
        roll = Stencil().box(820, 800, 1100, 940, round=60)
        sheet.ink(roll, mix(look.coat, inks.CREAM, 0.15))
        sheet.ink(roll, *shade(look, look.coat))
    elif look.collar == "scarf":
        scarf = (
            Stencil()
            .polygon(smooth(outline("800,830 960,900 1120,830 1180,920 1060,1010 880,1010 750,930 800,830")))
            .polygon(outline("1000,980 1120,960 1150,1300 1010,1300"))
        )
        sheet.ink(scarf, inks.AMBER)
        sheet.ink(scarf, inks.BRICK, grain.across(MIDDLE, MIDDLE + 300 * look.turn))
    else:
        rim = [(960 + 150 * math.cos(a), 884 + 104 * math.sin(a)) for a in np.linspace(math.pi, 0, 40)]
        sheet.ink(Stencil().line(rim, 28), cloth)


def face(sheet: Sheet, look: Look) -> None:
    """The oval, its shadow, ears, brows, nose and mouth."""
    ears = Stencil().disc(764, 590, 34, 56).disc(1156, 590, 34, 56)
    sheet.ink(ears, mix(look.skin, inks.WINE, 0.2))
    oval = Stencil().polygon(
        smooth(
            outline(
                "960,290 840,316 770,430 768,590 806,730 880,822 960,850 1040,822 1114,730 1152,590 "
                "1150,430 1080,316 960,290"
            )
        )
    )
    dark = mix(look.skin, inks.WINE, 0.55)
    sheet.ink(oval, look.skin)
    sheet.ink(oval, dark, grain.across(MIDDLE + 20 * look.turn, MIDDLE + 250 * look.turn, 0.95))
    cheek = MIDDLE - 110 * look.turn
    sheet.ink(oval, mix(look.skin, inks.CORAL, 0.5), grain.around(cheek, 650, 120, 0.5))
    features = Stencil()
    for side in (-1, 1):
        x = MIDDLE + side * 92
        features.line(smooth(Place(x, 0).at("-56,506 -10,486 56,504")), 13).disc(x, 556, 14, 13)
        features.line(smooth(Place(x, 0).at("-42,556 0,538 42,556")), 7)
    features.line(
        smooth([(MIDDLE + 14 * look.turn, 540), (MIDDLE + 34 * look.turn, 650), (MIDDLE - 14 * look.turn, 668)]), 8
    )
    features.line(smooth(outline("892,744 960,752 1028,740")), 10).line(outline("934,786 986,786"), 7)
    sheet.ink(features, mix(look.skin, inks.NIGHT, 0.82))


def beard(sheet: Sheet, look: Look) -> None:
    """A trimmed beard round the mouth."""
    cut = Stencil().polygon(
        smooth(
            outline(
                "770,600 800,690 880,716 960,700 1040,716 1120,690 1150,600 1128,760 1050,872 "
                "960,900 870,872 792,760 770,600"
            )
        )
    )
    cut.disc(960, 752, 66, 20, keep=True)
    sheet.ink(cut, look.hair)
    sheet.ink(cut, *shade(look, look.hair, 0.7))
    sheet.ink(Stencil().line(outline("904,752 1016,750"), 9), mix(look.skin, inks.NIGHT, 0.8))


def spectacles(sheet: Sheet) -> None:
    """Round glasses."""
    wire = Stencil().arc(868, 562, 74, 0, 360, 11).arc(1052, 562, 74, 0, 360, 11).line(outline("940,552 980,552"), 10)
    sheet.ink(wire.line(outline("796,548 762,540"), 9).line(outline("1124,548 1158,540"), 9), inks.NIGHT)
    shine = Stencil().line(outline("826,582 866,522"), 9).line(outline("1010,582 1050,522"), 9)
    sheet.ink(shine, inks.CREAM, opacity=0.75)


BACK: dict[str, list[Point]] = {
    "bob": outline(
        "960,220 760,260 676,450 672,700 720,850 860,860 1060,860 1200,850 1248,700 1244,450 1160,260 960,220"
    ),
    "long": outline(
        "960,216 760,260 680,450 668,720 600,1010 760,1080 1160,1080 1320,1010 1252,720 1240,450 1160,260 960,216"
    ),
    "waves": outline(
        "960,206 790,226 690,330 640,460 670,560 620,680 660,800 760,860 1160,860 1260,800 "
        "1300,680 1250,560 1280,460 1230,330 1130,226 960,206"
    ),
}
FRONT: dict[str, list[Point]] = {
    "bob": outline(
        "960,222 790,262 712,420 716,600 760,560 800,440 900,400 1090,400 1140,470 1160,580 "
        "1206,600 1208,420 1130,262 960,222"
    ),
    "long": outline(
        "960,218 790,258 712,420 720,560 770,520 900,330 1010,340 1120,430 1160,540 1206,560 1208,420 1130,258 960,218"
    ),
    "waves": outline(
        "960,206 800,240 716,380 726,540 770,470 850,420 960,350 1060,400 1120,440 1160,540 "
        "1200,540 1206,380 1120,240 960,206"
    ),
    "crop": outline(
        "960,222 810,252 736,380 740,560 776,520 790,430 850,370 960,356 1070,370 1130,430 "
        "1144,520 1180,560 1184,380 1110,252 960,222"
    ),
    "parting": outline(
        "900,210 780,262 728,400 740,570 780,510 800,420 870,330 1000,370 1110,400 1142,500 "
        "1182,560 1190,400 1140,268 1020,206 900,210"
    ),
    "bun": outline(
        "960,232 810,262 736,400 742,560 778,500 830,390 960,330 1090,390 1142,500 1178,560 1184,400 1110,262 960,232"
    ),
    "bald": outline("744,480 730,560 752,640 776,560 770,480 744,480"),
}


def behind(sheet: Sheet, look: Look) -> None:
    """Hair that falls behind the face."""
    cut = Stencil()
    if look.style in BACK:
        cut.polygon(smooth(BACK[look.style]))
    elif look.style == "bun":
        cut.disc(960, 180, 110, 96)
    elif look.style == "curls":
        for step in range(26):
            angle = math.pi * (0.92 + 1.16 * step / 25)
            cut.disc(MIDDLE + 232 * math.cos(angle), 500 + 262 * math.sin(angle), 84)
        cut.disc(MIDDLE, 430, 230)
    sheet.ink(cut, look.hair)
    sheet.ink(cut, *shade(look, look.hair))


def before(sheet: Sheet, look: Look) -> None:
    """Hair over the brow, with a few strokes of light in it."""
    cut = Stencil()
    if look.style == "curls":
        for step in range(15):
            angle = math.pi * (1.06 + 0.88 * step / 14)
            cut.disc(MIDDLE + 176 * math.cos(angle), 452 + 152 * math.sin(angle), 52)
    else:
        cut.polygon(smooth(FRONT[look.style]))
        if look.style == "bald":
            cut.polygon([(2 * MIDDLE - x, y) for x, y in smooth(FRONT["bald"])])
    sheet.ink(cut, look.hair)
    sheet.ink(cut, *shade(look, look.hair))
    if look.style not in ("bald", "curls"):
        light = Stencil()
        for step in range(5):
            x = MIDDLE - look.turn * (150 - step * 34)
            light.line(
                smooth(
                    [(x, 300 - step * 8), (x - 26 * look.turn, 340 - step * 8), (x - 40 * look.turn, 392 - step * 8)]
                ),
                5,
            )
        sheet.ink(light, mix(look.hair, inks.CREAM, 0.5), grain.even(0.7))


LOOKS: dict[str, Look] = {
    "asha-rowe": Look(inks.TEAL, (168, 112, 76), inks.NIGHT, inks.OCHRE, "bob", "open"),
    "marek-dunning": Look(inks.OCHRE, (232, 188, 152), inks.UMBER, inks.INDIGO, "crop", "roll", beard=True, turn=-1),
    "imogen-vale": Look(inks.CORAL, (238, 200, 168), (150, 70, 40), inks.BOTTLE, "long", "open"),
    "callum-adeyemi": Look(inks.LAGOON, (104, 66, 48), inks.NIGHT, inks.WINE, "crop", "open", glasses=True),
    "priya-thornbury": Look(inks.SAND, (186, 130, 92), (40, 28, 34), inks.TEAL, "bun", "round", glasses=True, turn=-1),
    "noor-castellane": Look(inks.PLUM, (206, 154, 116), (54, 34, 36), inks.CORAL, "curls", "scarf"),
    "gethin-barrow": Look(inks.MOSS, (236, 192, 160), (196, 190, 182), inks.SLATE, "bald", "open", beard=True),
    "fenella-strand": Look(inks.STEEL, (240, 206, 178), (206, 196, 180), inks.NIGHT, "waves", "round", turn=-1),
    "tobias-wren": Look(inks.BRICK, (228, 182, 148), (96, 84, 80), inks.PINE, "parting", "scarf", glasses=True),
    "ines-calder": Look(inks.AMBER, (196, 142, 104), (30, 28, 44), inks.INDIGO, "waves", "roll", turn=-1),
}
