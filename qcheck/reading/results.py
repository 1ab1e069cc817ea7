"""Stored results of earlier runs: read whole for rendering, or for what they reported."""

from __future__ import annotations

import datetime as dt
import json
from codecs import BOM_UTF8
from decimal import Decimal
from typing import TYPE_CHECKING, Any, BinaryIO

from qcheck.errors import DataError, UsageError
from qcheck.model import Basis, Names, Past
from qcheck.quantity import MAX_DIGITS
from qcheck.reading.files import load as read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SCHEMA = "qcheck.result/1"
RUN_SCHEMA = "qcheck.run/1"  # of last-result.json, which holds the results of a job's checks
_MAX_DIGITS = 60  # a sheet's figure has at most 24, a computed one twelve decimals more
_FIRST_YEAR, _LAST_YEAR = 1900, 2199  # as in plans


def load(path: str, stdin: BinaryIO | None = None, check: str | None = None) -> Mapping[str, Any]:
    """A stored result with its figures exact; of a job's run, that of the check of this name.

    Raises:
        DataError: the file cannot be read, is no result, or nothing was judged.
        UsageError: it has no such check, or several and none is named.
    """
    return parse(read_bytes(path, stdin), path, check)


def parse(data: bytes, path: str, check: str | None = None) -> Mapping[str, Any]:
    """As `load`, of the bytes of a file.

    Raises:
        DataError: they are no result, or nothing was judged.
        UsageError: there is no such check, or there are several and none is named.
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
    if isinstance(stored, dict) and stored.get("schema") == RUN_SCHEMA:
        stored = _of_check(stored, path, check)
    elif check is not None:
        raise UsageError("report.no-checks", path=path)
    if not isinstance(stored, dict) or stored.get("schema") != SCHEMA:
        raise DataError("report.not-a-result", path=path)
    return stored


def _of_check(run: Mapping[str, Any], path: str, check: str | None) -> object:
    """The result of one check of a run."""
    try:
        checks = {str(one["name"]): one for one in run["checks"]}
        if check is None and len(checks) != 1:
            raise UsageError("report.several-checks", path=path, known=Names(checks))
        if check is not None and check not in checks:
            raise UsageError("report.no-such-check", path=path, check=check, known=Names(checks))
        name = next(iter(checks)) if check is None else check
        chosen = checks[name]
        if chosen["result"] is None:
            raise DataError("report.not-judged", path=path, check=name, why=str(chosen["error"]))
    except (KeyError, TypeError) as error:
        raise DataError("report.not-a-result", path=path) from error
    return chosen["result"]


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
