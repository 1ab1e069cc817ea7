"""Rule C against the progress that Statistics Canada publishes for its SDG indicators.

Source: the repositories sdg-data-canada-odd-donnees/cif-data-donnees-cic (commit
d38e8053d40d7af3cd7a05332cd94aee12dbe3dd) and …/gif-data-donnees-cmi, indicator components and
published progress. Statistics Canada; Crown copyright, used with attribution.

Differences by intent
- A baseline that already satisfies the target, or equals it, leaves nothing to change: rule H, and
  so no ratio. The published status is target_achieved in all of these.
- A zero has no growth rate: they put 0.001 for it, qcheck judges by the schedule and says so
  (CAGR_UNDEFINED).
- A negative ratio (deterioration) and one under 0.60 (limited) are both fail; the reason tells them
  apart, MOVING_AWAY and FAR_BEHIND.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from qcheck.judge import Judgement, judge
from qcheck.model import Flag, Point
from qcheck.pace.settings import DEFAULTS, override
from tests.builders import target
from tests.oracles.folder import cases

RULES = override(DEFAULTS, {"profile": "eurostat"})
CLOSE = Fraction(1, 10**9)
CLASSES = {
    "target_achieved": ("pass", ("MET_EARLY", "HOLDING")),
    "substantial_progress": ("pass", ("ON_TRACK",)),
    "moderate_progress": ("at-risk", ("BEHIND",)),
    "limited_progress": ("fail", ("FAR_BEHIND",)),
    "deterioration": ("fail", ("MOVING_AWAY",)),
}
# id, base, now, required, the ratio and the class published. ↑ or ↓ is which way is better.
SAMPLE = """
cif:1-1-1 2015 14.5 2023 10.4 ↓ 7.25 2030 0.9010899546976208 moderate_progress
cif:11-3-1 2005 63.0 2020 74.0 ↑ 85.0 2030 0.8949392974311927 moderate_progress
cif:11-6-1 2014 699.0 2024 666.6 ↓ 490.0 2030 0.21562879968968102 limited_progress
cif:14-1-1 2015 0.9 2024 15.5 ↑ 30.0 2030 1.412414035287888 substantial_progress
cif:15-2-1 2019 42.0 2024 40.0 ↑ 60.0 2026 -0.18576295071190677 deterioration
cif:3-12-1 2015 184.4 2023 231.9 ↓ 0.1 2030 -0.07371746216108555 deterioration
cif:3-14-1 2015 18.8 2024 11.1 ↓ 5.0 2035 0.8874610697051454 moderate_progress
cif:7-2-1 2015 81.444 2025 78.398 ↑ 90.0 2030 -0.5693758628116666 deterioration
cif:9-3-1 2016 84.3 2024 96.4 ↑ 100.0 2030 1.3774677382210436 substantial_progress
gif:17-2-1 2019 0.09 2022 0.1 ↑ 0.2 2030 0.47474495739982875 limited_progress
gif:17-8-1 2018 91.3 2022 94.5 ↑ 100.0 2030 1.1360249872573844 substantial_progress
gif:3-3-1 2015 0.052 2022 0.048 ↓ 0.001 2030 0.04909595896792923 limited_progress
gif:3-6-1 2015 6.0 2024 4.5 ↓ 2.9 2030 0.6649026615723924 moderate_progress
gif:4-1-2 2016 87.0 2021 91.0 ↑ 100.0 2030 0.9033585465578208 moderate_progress
gif:5-5-1 2015 74.7 2023 69.4 ↓ 50.0 2030 0.3467389753948795 limited_progress
gif:7-3-1 2015 3.98 2024 3.46 ↓ 1.99 2030 0.3418332244553311 limited_progress
gif:3-9-1-dt 2017 89.3 2021 92.8 ↑ 90.0 2025 9.89004807601919 target_achieved
"""


def judged(
    base: tuple[int, Any], now: tuple[int, Any], op: str, goal: tuple[int, Any]
) -> Judgement:
    """A base value at the end of its year, one now, one required by the end of a year."""
    one = target(
        f"{op} {goal[1]}",
        start=dt.date(base[0] + 1, 1, 1),
        due=dt.date(goal[0], 12, 31),
        rules=RULES,
    )
    points = [Point(value=Decimal(v), date=dt.date(year, 12, 31)) for year, v in (base, now)]
    return judge(one, points, points[-1].date)


def check(found: Judgement, ratio: Decimal | None, published: str) -> None:
    status, reasons = CLASSES[published]
    assert found.status.value == status
    assert found.reason.value in reasons
    assert found.pace is not None
    if found.reason.value == "HOLDING" or Flag.CAGR_UNDEFINED in found.flags:
        assert published == "target_achieved"
        return
    assert ratio is not None
    assert found.pace.ratio is not None
    assert abs(found.pace.ratio - Fraction(ratio)) <= CLOSE


@pytest.mark.parametrize("line", SAMPLE.split("\n")[1:-1])
def test_published_sample(line: str) -> None:
    _, y0, base, y1, now, way, goal, due, ratio, published = line.split()
    op = "≥" if way == "↑" else "≤"
    found = judged((int(y0), base), (int(y1), now), op, (int(due), goal))
    check(found, Decimal(ratio), published)


def test_all_that_is_published() -> None:
    published = cases("statcan.json")["cases"]
    exact = 0
    for case in published:
        found = judged(
            (int(case["base_year"]), case["base_value"]),
            (int(case["current_year"]), case["current_value"]),
            "≥" if case["direction"] == "positive" else "≤",
            (int(case["target_year"]), case["target"]),
        )
        expected = case["expected"]
        check(found, expected["progress_value"], expected["status"])
        exact += bool(found.pace and found.pace.rule == "cagr")
    assert (len(published), exact) == (62, 53)
