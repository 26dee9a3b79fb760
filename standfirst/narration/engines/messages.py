"""Protocol buffers as far as an ONNX model needs them: fields read in order and written again. No Django here."""

from collections.abc import Iterator
from typing import TypeAlias

NUMBER, FIXED_64, BYTES, FIXED_32 = 0, 1, 2, 5
"""How a field is written: https://protobuf.dev/programming-guides/encoding/."""
WIDTHS = {FIXED_64: 8, FIXED_32: 4}

Field: TypeAlias = "tuple[int, int | memoryview, memoryview]"
"""A field's number; its whole number or its bytes; and all of it as it was written."""


class NotMessage(ValueError):
    """Bytes that are no message, with the place."""


def fields(data: memoryview) -> Iterator[Field]:
    """A message's fields in their order. Raises NotMessage."""
    at = 0
    while at < len(data):
        begin = at
        key, at = _varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == NUMBER:
            value, at = _varint(data, at)
            yield number, value, data[begin:at]
            continue
        if kind == BYTES:
            size, at = _varint(data, at)
        elif kind in WIDTHS:
            size = WIDTHS[kind]
        else:
            raise NotMessage(f"The field at byte {begin} is of no known kind ({kind}).")
        at += size
        if at > len(data):
            raise NotMessage(f"The field at byte {begin} is cut short.")
        yield number, data[at - size : at], data[begin:at]


def parts(data: memoryview, number: int) -> Iterator[memoryview]:
    """The bytes of each field of that number."""
    return (value for one, value, _ in fields(data) if one == number and isinstance(value, memoryview))


def text(data: memoryview, number: int) -> str:
    """The text of the last field of that number; empty where there is none."""
    return ([""] + [bytes(value).decode() for value in parts(data, number)])[-1]


def numbers(data: memoryview, number: int) -> list[int]:
    """The whole numbers of a repeated field, packed or not."""
    found: list[int] = []
    for one, value, _ in fields(data):
        if one == number and isinstance(value, int):
            found.append(value)
        elif one == number and isinstance(value, memoryview):
            at = 0
            while at < len(value):
                each, at = _varint(value, at)
                found.append(each)
    return found


def message(number: int, data: bytes | memoryview) -> bytes:
    """A field that holds bytes: a message or a text."""
    return b"".join((head(number, len(data)), data))


def head(number: int, size: int) -> bytes:
    """What stands before so many bytes of a field."""
    return _written(number << 3 | BYTES) + _written(size)


def whole(number: int, value: int) -> bytes:
    """A field that holds a whole number, zero or more."""
    return _written(number << 3 | NUMBER) + _written(value)


def _written(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(data):
        byte = data[at]
        value, shift, at = value | (byte & 0x7F) << shift, shift + 7, at + 1
        if byte < 0x80:
            return value, at
    raise NotMessage(f"The number at byte {at} is cut short.")
