"""Results (示例数据) with this or that changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.sample import by_id, sample

GOOD = "quality-index"  # passes, at 94.6%


def result(as_of: str = "2025-06-30", value: str = "94.6", **changed: Any) -> dict[str, Any]:  # noqa: ANN401
    """A result of that date; `changed` are fields of the entry of the first target."""
    made = sample()
    made["as_of"] = as_of
    entry = by_id(made, GOOD)
    entry["actual"] |= {"value": Decimal(value), "as_of": as_of}
    entry.update(changed)
    return made
