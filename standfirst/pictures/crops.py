"""Where a crop lies in a picture. No Django here.

Positions are fractions of the picture as it is seen (after EXIF orientation): a focal point holds at every size.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Focus:
    """The point that a crop must keep: 0,0 is the top left corner, 1,1 the bottom right."""

    x: float
    y: float


# Faces and horizons lie above the middle more often than below it.
DEFAULT = Focus(0.5, 0.45)


def focus(x: int | None, y: int | None, width: int, height: int) -> Focus:
    """The focus of a focal point given in pixels of a picture of `width` by `height`; DEFAULT where there is none."""
    if x is None or y is None or width < 1 or height < 1:
        return DEFAULT
    return Focus(min(x / width, 1.0), min(y / height, 1.0))


def bounded(size: tuple[int, int], width: int) -> tuple[int, int]:
    """`size` made at most `width` pixels wide, in its own proportions, never enlarged."""
    if size[0] <= width:
        return size
    return width, max(1, round(size[1] * width / size[0]))


def largest(size: tuple[int, int], width: int, height: int) -> tuple[int, int]:
    """The size of the largest part of `size` in the proportions width:height, at least one pixel each way."""
    if size[0] * height > size[1] * width:
        return max(1, round(size[1] * width / height)), size[1]
    return size[0], max(1, round(size[0] * height / width))


def box(size: tuple[int, int], width: int, height: int, keep: Focus) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the largest part in proportions width:height, round `keep` as edges allow."""
    wide, high = largest(size, width, height)
    left = min(max(round(keep.x * size[0] - wide / 2), 0), size[0] - wide)
    top = min(max(round(keep.y * size[1] - high / 2), 0), size[1] - high)
    return left, top, left + wide, top + high


def scale(size: tuple[int, int], widths: list[int], crops: list[tuple[int, int]]) -> float:
    """How far `size` may be reduced, at most 1, and still hold the pixels for all `widths` and `crops`."""
    needs = [width / size[0] for width in widths]
    needs += [width / largest(size, width, height)[0] for width, height in crops]
    return min(1.0, max(needs))
