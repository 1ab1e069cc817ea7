"""json: a list of objects whose keys are headers; read as a table with one header row."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from qcheck.errors import DataError
from qcheck.quantity import plain
from qcheck.reading import limits
from qcheck.reading.encoding import decode
from qcheck.reading.grid import Cell, Row, Seen, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXPONENT = 30


def read(data: bytes, file: str) -> tuple[Sheet, str]:
    """The one sheet of a json file, and its encoding; figures keep every digit as written.

    Raises:
        DataError: no json, not a list of objects, a key twice in one object, or too much.
    """
    text, encoding = decode(data, file)
    items = _items(text, file)
    keys = list(dict.fromkeys(key for item in items for key in item))
    if len(items) * len(keys) > limits.CELLS or len(keys) > limits.COLUMN:
        raise DataError("data.too-much-cells", file=file, limit=str(limits.CELLS))

    def rows() -> Iterator[Row]:
        yield Row(1, {i: Cell(Seen.TEXT, key) for i, key in enumerate(keys) if key.strip()})
        for number, item in enumerate(items, start=2):
            cells = {i: cell for i, key in enumerate(keys) if (cell := _cell(item.get(key)))}
            if cells:
                yield Row(number, cells)

    def label(row: int, column: int) -> str:
        return f"[{row - 2}].{keys[column]}" if row > 1 and column < len(keys) else ""

    return Sheet(file=file, rows=rows, labels=label), encoding


def _items(text: str, file: str) -> list[dict[str, Any]]:
    # All of it is in memory at once: no more values than there are of these characters.
    if sum(map(text.count, ",[{")) > limits.VALUES_HELD:
        raise DataError("data.too-much-cells", file=file, limit=str(limits.VALUES_HELD))
    try:
        found = json.loads(
            text,
            parse_float=_number,
            parse_int=_number,
            parse_constant=str,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        at = f"{error.lineno}:{error.colno}"
        raise DataError("data.json-broken", file=f"{file}:{at}") from error
    except _TwiceError as error:
        raise DataError("data.json-key-twice", file=file, name=str(error)) from error
    except RecursionError as error:
        raise DataError("data.file-too-deep", file=file) from error
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise DataError("data.json-no-list", file=file)
    return found


class _TwiceError(Exception):
    """A key stands twice in one object: one of its values would be lost."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


class _Number(str):
    """A number as the file writes it."""

    __slots__ = ()


def _number(text: str) -> _Number:
    """1.8e4 → 18000; what is no sane number stays as it is, and the cell will not be read."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return _Number(text)
    if abs(value.adjusted()) > _EXPONENT or len(text) > _EXPONENT:
        return _Number(text)
    return _Number(plain(value))


def _cell(value: object) -> Cell | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, bool):
        return Cell(Seen.BOOL, "TRUE" if value else "FALSE")
    if isinstance(value, str):
        return Cell(Seen.TEXT, str(value))
    return Cell(Seen.TEXT, json.dumps(value, ensure_ascii=False))
