"""Where crops lie."""

from hypothesis import given
from hypothesis import strategies as st

from standfirst.pictures import crops

SIDE = st.integers(1, 9000)
FRACTION = st.floats(0, 1)


@given(SIDE, SIDE, st.sampled_from([(3, 2), (1200, 630)]), FRACTION, FRACTION)
def test_a_crop_lies_in_the_picture_and_holds_its_focus(width, height, shape, x, y):
    left, top, right, bottom = crops.box((width, height), *shape, crops.Focus(x, y))
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= x * width <= right + 1
    assert top - 1 <= y * height <= bottom + 1
    assert right - left == width or bottom - top == height


def test_without_a_focal_point_a_crop_lies_a_little_above_the_middle():
    left, top, right, bottom = crops.box((300, 400), 3, 2, crops.DEFAULT)
    assert (left, right) == (0, 300)
    assert top < 400 - bottom


def test_a_focal_point_at_the_edge_moves_the_crop_to_that_edge():
    assert crops.box((900, 600), 1, 1, crops.focus(890, 300, 900, 600))[2] == 900
    assert crops.box((900, 600), 1, 1, crops.focus(5, 300, 900, 600))[0] == 0


def test_a_focal_point_of_a_file_that_has_since_been_replaced_by_a_smaller_one_stays_inside():
    assert crops.focus(5000, 4000, 900, 600) == crops.Focus(1.0, 1.0)


@given(SIDE, SIDE, SIDE)
def test_a_bounded_size_is_never_larger_than_the_picture(width, height, bound):
    wide, high = crops.bounded((width, height), bound)
    assert 1 <= wide <= min(width, bound)
    assert 1 <= high <= height
