"""Stored results of earlier runs: read whole for rendering, or for what they reported."""

from __future__ import annotations

import datetime as dt
import json
from codecs import BOM_UTF8
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from qcheck.errors import DataError
from qcheck.model import Basis, Past
from qcheck.quantity import MAX_DIGITS
from qcheck.reading.files import load as read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCHEMA = "qcheck.result/1"
_MAX_DIGITS = 60  # a sheet's figure has at most 24, a computed one twelve decimals more
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as in plans


def load(path: str, stdin: BinaryIO | None = None) -> Mapping[str, Any]:
    """A stored result with its figures exact.

    Raises:
        DataError: the file cannot be read or is no result.
    """
    return parse(read_bytes(path, stdin), path)


def parse(data: bytes, path: str) -> Mapping[str, Any]:
    """The result that is stored in these bytes of a file, its figures exact.

    Raises:
        DataError: they are no result.
    """
    try:
        stored = json.loads(
            data.removeprefix(BOM_UTF8).decode("utf-8"),
            parse_float=_exact,
            parse_int=_whole,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        raise DataError("report.not-a-result", path=path) from error
    if not isinstance(stored, dict) or stored.get("schema") != SCHEMA:
        raise DataError("report.not-a-result", path=path)
    return stored


def _exact(text: str) -> Decimal:
    """A figure no longer than any that a result is written with: 1e400 would be endless to add."""
    try:
        value = Decimal(text)
    except ArithmeticError as error:  # an exponent of twenty digits
        raise ValueError(text) from error
    if not value:
        return Decimal(0)  # 0e999999 too
    if max(abs(value.adjusted()), len(value.as_tuple().digits)) > _MAX_DIGITS:
        raise ValueError(text)
    return value


def _whole(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise ValueError(text)
    return int(text)


def _refuse(constant: str) -> None:
    """NaN and Infinity are no figures."""
    raise ValueError(constant)


def history(paths: Sequence[str], plan: str) -> tuple[Past, ...]:
    """What earlier results of a plan reported, in no order.

    Raises:
        DataError: a file cannot be read, is no result, or is the result of another plan.
    """
    return tuple(one for path in paths for one in _past(path, plan))


def _past(path: str, plan: str) -> list[Past]:
    stored = load(path)
    try:
        then = str(stored["plan"]["id"])
        if then != plan:
            raise DataError("data.history-other-plan", path=path, then=then, now=plan)
        written = _moment(stored["generated_at"])
        found = [
            _one(path, entry, actual, written)
            for entry in stored["results"]
            for actual in _actuals(entry)
        ]
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise DataError("report.not-a-result", path=path) from error
    return found


def _actuals(entry: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every value that the run knew: the series, or what was judged where there is none."""
    years = [one.get("actual") for one in entry.get("years") or ()]
    unit = entry["target"]["unit"]
    series = [one | {"as_of": one["date"], "unit": unit} for one in entry.get("series") or ()]
    seen: set[str] = set()
    for actual in (*series, entry["actual"], *years):
        if actual is not None and actual["as_of"] not in seen:
            seen.add(actual["as_of"])
            yield actual


def _one(
    path: str, entry: Mapping[str, Any], actual: Mapping[str, Any], written: dt.datetime
) -> Past:
    required, basis = entry["target"], actual.get("basis")
    if "reported_at" in actual:  # handed on from a run before that one
        written = _moment(actual["reported_at"])
    return Past(
        target=str(entry["id"]),
        region=str(entry["region"] or ""),
        value=_figure(actual["value"]),
        unit=str(actual["unit"]),
        required=(str(required["op"]), _limit(required["value"]), _limit(required["upper"])),
        date=_day(actual["as_of"]),
        written=written,
        raw=str(actual["raw"]),
        source=f"{path}!{entry['id']}",
        basis=None if basis is None else Basis(basis),
    )


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(dt.timezone.utc)


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(text)
    return day


def _limit(value: object) -> Decimal | None:
    return None if value is None else _figure(value)


def _figure(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(value)
    figure = Decimal(value)
    if figure and abs(figure.adjusted()) > MAX_DIGITS:
        raise ValueError(value)
    return figure
