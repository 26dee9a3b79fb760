"""The paper's shared inks: every picture takes five or six of them, so that thirty look like one hand."""

Ink = tuple[int, int, int]
"""Red, green, blue, 0 to 255."""

NIGHT: Ink = (15, 23, 42)
INDIGO: Ink = (28, 42, 74)
SLATE: Ink = (58, 76, 104)
STEEL: Ink = (104, 128, 150)
MIST: Ink = (172, 192, 200)
FROST: Ink = (217, 228, 229)
PAPER: Ink = (244, 236, 220)
CREAM: Ink = (250, 244, 230)
SAND: Ink = (228, 203, 160)
OCHRE: Ink = (221, 164, 66)
AMBER: Ink = (246, 190, 84)
APRICOT: Ink = (244, 176, 128)
CORAL: Ink = (226, 96, 66)
BRICK: Ink = (168, 62, 46)
WINE: Ink = (92, 32, 48)
ROSE: Ink = (226, 150, 146)
PLUM: Ink = (72, 48, 84)
TEAL: Ink = (32, 112, 122)
LAGOON: Ink = (86, 158, 158)
BOTTLE: Ink = (18, 68, 72)
MOSS: Ink = (94, 116, 66)
FERN: Ink = (144, 160, 92)
PINE: Ink = (34, 62, 54)
UMBER: Ink = (74, 52, 42)
BARK: Ink = (122, 86, 60)


def mix(first: Ink, second: Ink, part: float) -> Ink:
    """`part` (0 to 1) of the second ink stirred into the first."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue
