"""A result → what is stored of it, and back: its text, its fingerprint, its rows."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from qcheck.errors import DataError
from qcheck.model import Lang
from qcheck.report.json import dumps, render
from qcheck.words import visible

if TYPE_CHECKING:
    from qcheck.history.records import Facts

    Rows = list[dict[str, Any]]

# What two runs over the same data may say differently: when, by which program, in which language,
# and under which names the files lay.
_PASSING = frozenset(
    {"generated_at", "tool", "as_of_from", "message", "exit_reason", "source", "path", "conversion"}
)


# Of the way in which fingerprints are made: those of another number are not comparable.
_WAY = "1:"


class Packed(NamedTuple):
    """What is stored of one result; rows lack the number of their run."""

    run: dict[str, Any]
    inputs: Rows
    verdicts: Rows


def pack(result: Mapping[str, Any], facts: Facts) -> Packed:
    """The rows of a result.

    Raises:
        DataError: a field that every result has is not there, or no exact figure.
    """
    try:
        return Packed(_run(result, facts), _inputs(result), verdict_rows(result))
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise DataError("history.not-a-result", why=f"{type(error).__name__}: {error}") from error


def _run(result: Mapping[str, Any], facts: Facts) -> dict[str, Any]:
    plan, summary = result["plan"], result["summary"]
    text = render(result, Lang.ZH)
    return {
        "plan": plan["id"],
        "region": visible(facts.region or plan["region"]),
        "origin": visible(facts.origin),
        "as_of": result["as_of"],
        "digest": digest(result),
        "generated_at": result["generated_at"],
        "plan_sha256": plan["file_sha256"],
        "version": result["tool"]["version"],
        "exit_code": int(result["gate"]["exit_code"]),
        "passed": summary["pass"],
        **{key: summary[key] for key in ("total", "at_risk", "fail", "unknown")},
        "result": zlib.compress(text, 9),
        "result_sha256": hashlib.sha256(text).hexdigest(),
    }


def _inputs(result: Mapping[str, Any]) -> Rows:
    return [
        {
            "position": position,
            "path": visible(one["path"]),
            **{key: one[key] for key in ("sha256", "rows", "matched")},
        }
        for position, one in enumerate(result["inputs"])
    ]


def verdict_rows(result: Mapping[str, Any]) -> Rows:
    """One row for each verdict of a result."""
    return [_verdict(position, one) for position, one in enumerate(result["results"])]


def _verdict(position: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    actual = entry["actual"] or {"value": None, "as_of": ""}
    value = actual["value"]
    return {
        "position": position,
        "target": entry["id"],
        "region": visible(entry["region"] or ""),
        "status": entry["status"],
        "reason": entry["reason"],
        "value": None if value is None else _written(value),
        "unit": visible(entry["target"]["unit"]),
        "as_of": actual["as_of"],
    }


def unpack(data: bytes, sha256: str) -> bytes | None:
    """The text of a stored result; None where it is not what was stored."""
    try:
        text = zlib.decompress(data)
    except zlib.error:
        return None
    return text if hashlib.sha256(text).hexdigest() == sha256 else None


def digest(result: Mapping[str, Any]) -> str:
    """The fingerprint of what was judged, from what, and how it came out.

    Equal for runs over the same files and the same plan that came out alike, whenever, by whichever
    version and in whichever language they were made, wherever the files lay.
    """
    kept = dict(result)
    kept["inputs"] = sorted((one["sha256"], one["rows"], one["matched"]) for one in kept["inputs"])
    kept["findings"] = sorted(dumps(_lasting(one)) for one in kept["findings"])
    return _WAY + hashlib.sha256(dumps(_lasting(kept)).encode()).hexdigest()


def is_comparable(fingerprint: str) -> bool:
    """Whether a stored fingerprint was made in the way of this program."""
    return fingerprint.startswith(_WAY)


def _lasting(value: object) -> object:
    """The value without what passes, keys in order, figures in one form."""
    if isinstance(value, Mapping):
        return {key: _lasting(value[key]) for key in sorted(value) if key not in _PASSING}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_lasting(one) for one in value]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return _written(value)


def _written(value: Decimal | int) -> str:
    """Every digit of a figure, however many, and no zeros behind them."""
    text = format(Decimal(value), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
