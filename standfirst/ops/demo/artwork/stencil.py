"""A stencil: what is cut out, and so lets ink through. Drawn at twice the size, halved for clean edges."""

import math
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

from standfirst.ops.demo.artwork.grain import HEIGHT, WIDTH, Box

Point = tuple[float, float]
SCALE = 2


class Stencil:
    """Shapes cut in one sheet of film. All measures are pixels of the finished picture."""

    def __init__(self) -> None:
        self.film = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), 0)
        self.pen = ImageDraw.Draw(self.film)

    def polygon(self, points: Iterable[Point], *, keep: bool = False) -> "Stencil":
        """Cut a polygon; with `keep`, put film back there."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=0 if keep else 255)
        return self

    def box(
        self, left: float, top: float, right: float, bottom: float, *, round: float = 0, keep: bool = False
    ) -> "Stencil":
        """Cut a rectangle, its corners rounded by `round`. One that has no area cuts nothing."""
        if right <= left or bottom <= top:
            return self
        corners = (left * SCALE, top * SCALE, right * SCALE - 1, bottom * SCALE - 1)
        if corners[2] >= corners[0] and corners[3] >= corners[1]:
            self.pen.rounded_rectangle(corners, radius=round * SCALE, fill=0 if keep else 255)
        return self

    def disc(self, x: float, y: float, radius: float, tall: float | None = None, *, keep: bool = False) -> "Stencil":
        """Cut a circle, or an ellipse `tall` above and below its middle."""
        high = radius if tall is None else tall
        corners = ((x - radius) * SCALE, (y - high) * SCALE, (x + radius) * SCALE, (y + high) * SCALE)
        self.pen.ellipse(corners, fill=0 if keep else 255)
        return self

    def line(self, points: Sequence[Point], width: float, *, keep: bool = False) -> "Stencil":
        """Cut a stroke with round joints."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=0 if keep else 255, width=max(1, round(width * SCALE)), joint="curve")
        return self

    def taper(self, start: Point, end: Point, wide: float, narrow: float, *, keep: bool = False) -> "Stencil":
        """Cut a stroke that is `wide` at its start and `narrow` at its end."""
        angle = math.atan2(end[1] - start[1], end[0] - start[0]) + math.pi / 2
        dx, dy = math.cos(angle) / 2, math.sin(angle) / 2
        return self.polygon(
            [
                (start[0] + dx * wide, start[1] + dy * wide),
                (end[0] + dx * narrow, end[1] + dy * narrow),
                (end[0] - dx * narrow, end[1] - dy * narrow),
                (start[0] - dx * wide, start[1] - dy * wide),
            ],
            keep=keep,
        )

    def arc(self, x: float, y: float, radius: float, start: float, end: float, width: float) -> "Stencil":
        """Cut a part of a ring, from one angle to another in degrees, clockwise from three o'clock."""
        corners = ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)
        self.pen.arc(corners, start, end, fill=255, width=max(1, round(width * SCALE)))
        return self

    def under(self, edge: Sequence[Point], bottom: float = HEIGHT + 2) -> "Stencil":
        """Cut all that lies below an edge that runs from left to right."""
        return self.polygon([*edge, (edge[-1][0], bottom), (edge[0][0], bottom)])

    def mask(self) -> tuple[Box, Image.Image] | None:
        """The box of finished pixels that holds all that is cut, and its coverage; None when nothing is cut."""
        bounds = self.film.getbbox()
        if bounds is None:
            return None
        left, top = bounds[0] // SCALE, bounds[1] // SCALE
        right, bottom = -(-bounds[2] // SCALE), -(-bounds[3] // SCALE)
        film = self.film.crop((left * SCALE, top * SCALE, right * SCALE, bottom * SCALE))
        return (left, top, right, bottom), film.reduce(SCALE)
