"""Splits to regions against the plan's own region and value."""

from __future__ import annotations

import pytest

from qcheck.checks import splits
from tests.checks.found import codes, plan


@pytest.mark.parametrize(
    ("kind", "target", "regions", "expected"),
    [
        ("flow", "≥ 9家", {"东县": "≥ 5家", "西县": "≥ 4家"}, []),
        ("flow", "≥ 9家", {"东县": "≥ 5家", "西县": "≥ 3家"}, ["split-sum"]),
        ("flow", "≤ 9起", {"东县": "≤ 5起", "西县": "≤ 4起"}, []),
        ("flow", "≤ 9起", {"东县": "≤ 5起", "西县": "≤ 5起"}, ["split-sum"]),
        ("level", "≥ 92", {"东县": "≥ 90"}, []),
        ("stock", "≥ 90%", {"东县": "≥ 80%"}, []),
        ("level", "≥ 92", {"示范市": "≥ 92"}, ["split-whole"]),
        ("level", "≥ 92", {"示范": "≥ 92", "全市": "≥ 92"}, ["split-whole", "split-whole"]),
    ],
)
def test_splits(kind: str, target: str, regions: dict[str, str], expected: list[str]) -> None:
    given = {name: f'"{text}"' for name, text in regions.items()}
    assert codes(splits, plan({"kind": kind, "target": target, "regions": given})) == expected
