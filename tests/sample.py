"""The made-up result (示例数据) that the tests of every output draw."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qcheck.table import Table

SAMPLE = Path(__file__).with_name("sample_result.json")


def sample() -> dict[str, Any]:
    """A fresh copy, figures as Decimal or int."""
    result: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"), parse_float=Decimal)
    return result


def by_id(result: dict[str, Any], target: str) -> dict[str, Any]:
    """The result's entry of one target."""
    return next(entry for entry in result["results"] if entry["id"] == target)


def column(table: Table, key: str) -> list[str]:
    """The texts of one column."""
    return [row[0].text for row in table.pick(key).rows]
