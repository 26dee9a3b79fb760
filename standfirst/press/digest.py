"""One canonical digest of a value, the same in every process and on every machine. No Django here.

Each value is written as a tag, a length and its bytes, so no two different values share a text.
"""

import dataclasses
import struct
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b

SIZE = 16
"""Bytes of a digest; twice as many hexadecimal digits."""


def digest(value: object) -> str:
    """32 hexadecimal digits that stand for a value.

    Takes None, bool, int, float, str, bytes, an aware datetime, date, tuple, list, a frozen dataclass
    and a Mapping of these. A tuple and a list of the same items are the same value, and so is one
    instant in two zones. Raises TypeError naming any other type.
    """
    parts: list[bytes] = []
    _write(value, parts)
    return digest_of_bytes(b"".join(parts))


def digest_of_bytes(data: bytes) -> str:
    """32 hexadecimal digits that stand for the bytes of a file."""
    return blake2b(data, digest_size=SIZE).hexdigest()


ABSENT = blake2b(b"absent", digest_size=SIZE).hexdigest()
"""What stands for a fact that is not there. `digest` never writes untagged text, so no value has it."""


def _tagged(tag: bytes, data: bytes, parts: list[bytes]) -> None:
    parts.append(b"%b%d:" % (tag, len(data)))
    parts.append(data)


def _none(value: None, parts: list[bytes]) -> None:
    parts.append(b"n")


def _bool(value: bool, parts: list[bytes]) -> None:
    parts.append(b"T" if value else b"F")


def _int(value: int, parts: list[bytes]) -> None:
    _tagged(b"i", b"%x" % value, parts)


def _float(value: float, parts: list[bytes]) -> None:
    parts.append(b"f" + struct.pack(">d", value))


def _str(value: str, parts: list[bytes]) -> None:
    # A lone surrogate cannot be published, but it must not stop the digest of a draft.
    _tagged(b"s", value.encode("utf-8", "surrogatepass"), parts)


def _bytes(value: bytes, parts: list[bytes]) -> None:
    _tagged(b"b", value, parts)


def _datetime(value: datetime, parts: list[bytes]) -> None:
    if value.utcoffset() is None:
        raise TypeError("a datetime without a time zone cannot be digested")
    _tagged(b"t", value.astimezone(UTC).isoformat().encode(), parts)


def _date(value: date, parts: list[bytes]) -> None:
    _tagged(b"d", value.isoformat().encode(), parts)


def _sequence(value: tuple[object, ...] | list[object], parts: list[bytes]) -> None:
    parts.append(b"l%d:" % len(value))
    for index, item in enumerate(value):
        try:
            _write(item, parts)
        except TypeError as error:
            raise TypeError(f"{error} (item {index})") from None


def _mapping(value: Mapping[object, object], parts: list[bytes]) -> None:
    parts.append(b"m%d:" % len(value))
    pairs = []
    for key, item in value.items():
        pair: list[bytes] = []
        _write(key, pair)
        _write(item, pair)
        pairs.append(b"".join(pair))
    # Keys are unique and each is written whole before its item, so this order is that of the keys.
    parts.extend(sorted(pairs))


@lru_cache(maxsize=1000)
def _fields(kind: type) -> tuple[tuple[str, bytes], ...]:
    if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        raise TypeError(f"the dataclass {kind.__name__} is not frozen, so it cannot be digested")
    return tuple((field.name, field.name.encode()) for field in dataclasses.fields(kind))


def _dataclass(value: object, parts: list[bytes]) -> None:
    kind: type = type(value)
    fields = _fields(kind)
    _tagged(b"c", kind.__name__.encode(), parts)
    parts.append(b"%d:" % len(fields))
    for name, written in fields:
        _tagged(b"s", written, parts)
        try:
            _write(getattr(value, name), parts)
        except TypeError as error:
            raise TypeError(f"{error} ({kind.__name__}.{name})") from None


_WRITERS: Mapping[type, Callable[..., None]] = {
    type(None): _none,
    bool: _bool,
    int: _int,
    float: _float,
    str: _str,
    bytes: _bytes,
    datetime: _datetime,
    date: _date,
    tuple: _sequence,
    list: _sequence,
    dict: _mapping,
}


@lru_cache(maxsize=1000)
def _writer(kind: type) -> Callable[..., None]:
    if dataclasses.is_dataclass(kind):
        return _dataclass
    for known in kind.__mro__:
        if known in _WRITERS:
            return _WRITERS[known]
    if issubclass(kind, Mapping):
        return _mapping
    raise TypeError(f"a value of type {kind.__module__}.{kind.__qualname__} cannot be digested")


def _write(value: object, parts: list[bytes]) -> None:
    kind: type = type(value)
    (_WRITERS.get(kind) or _writer(kind))(value, parts)
