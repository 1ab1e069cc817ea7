"""Rules T and H against the symbols that the German Federal Statistical Office publishes.

Source: Statistisches Bundesamt (Destatis), indicators of the German Sustainable Development
Strategy, https://dns-indikatoren.de; github.com/Nachhaltige-Entwicklung-Deutschland/
open-sdg-data-starter, commit 0a01ea294de45165b1745339030545e8a8c5d961. Used with attribution.

Differences by intent
- Reached but slipping: there always slightly cloudy, here at-risk MET_BUT_SLIPPING only where the
  trend leads back below a level by the due date; a state to be kept that is kept is pass HOLDING.
- A value of the due year itself, or later: there a trend, here the value alone decides.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from qcheck.judge import Judgement, judge
from qcheck.model import Point
from qcheck.pace.settings import DEFAULTS, override
from tests.builders import target
from tests.oracles.folder import cases

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = override(DEFAULTS, {"profile": "destatis"})
BY_DATE = {
    "sun": ("pass TREND_ON_TRACK", "pass MET_EARLY"),
    "slightly_cloudy": ("at-risk TREND_SHORT", "at-risk MET_BUT_SLIPPING"),
    "cloud": ("fail TREND_FAR_SHORT",),
    "thunderstorm": ("fail MOVING_AWAY",),
}
EACH_YEAR = {
    "sun": ("pass HOLDING",),
    "slightly_cloudy": ("pass HOLDING",),  # by intent
    "cloud": ("at-risk RECOVERING",),
    "thunderstorm": ("fail NOT_RECOVERING",),
}


def judged(
    kind: str, op: str, limit: str | Decimal, due: int, series: Sequence[tuple[int, str | Decimal]]
) -> Judgement:
    """A series of yearly values, each of the end of its year, all after the start."""
    one = target(
        f"{op} {limit}",
        "level" if kind == "by_date" else "hold",
        start=dt.date(series[0][0], 1, 1),
        due=dt.date(due, 12, 31),
        rules=RULES,
    )
    points = [Point(value=Decimal(v), date=dt.date(year, 12, 31)) for year, v in series]
    return judge(one, points, points[-1].date)


def said(found: Judgement) -> str:
    return f"{found.status.value} {found.reason.value}"


# id, kind, what is required by when, first year, the symbol published, the values.
SAMPLE = """
11-1-a-1-1-2023 by_date ≤ 30 2030 2018 cloud 56 52 53 53 49 51
11-1-a-1-1-2019 by_date ≤ 30 2030 2014 sun 69 66 62 58 56 52
11-2-a-1-1-2022 by_date ≤ 85 2030 2017 cloud 104.316 105.874 104.778 101.82 104.202 102.074
11-2-a-1-1-2020 by_date ≤ 85 2030 2015 thunderstorm 100 101.967 104.316 105.874 104.778 101.82
11-2-b-1-1-2022 by_date ≤ 85 2030 2017 sun 101.473 101.33 101.917 85.72 86.182 87.225
11-3-a-1-1-2018 by_date ≤ 13 2030 2013 sun 16.4 15.9 15.6 15.8 14.5 14.2
12-1-a-1-1-2021 by_date ≥ 34 2030 2016 cloud 8.7 8.4 7.4 7.9 12 13.3
13-1-a-1-2-2024 by_date ≤ 35 2030 2019 slightly_cloudy 63.681 58.332 60.869 59.792 53.433 51.852
14-1-a-1-1-2022 each_year ≤ 2.6 2027 2017 cloud 3.191 3.145 3.17 3.071 3.196 2.967
14-1-a-2-1-2023 each_year ≤ 2.8 2028 2018 sun 2.838 2.815 2.756 2.75 2.655 2.688
14-1-a-2-1-2019 each_year ≤ 2.8 2024 2014 cloud 3.086 2.978 2.921 2.975 2.838 2.815
14-1-b-1-2-2023 by_date ≥ 100 2030 2018 slightly_cloudy 54.286 42.857 51.429 57.143 62.857 71.429
14-1-b-1-2-2019 by_date ≥ 100 2030 2014 thunderstorm 47.059 41.176 44.118 48.571 54.286 42.857
15-1-1-1-2018 by_date ≥ 100 2030 2013 thunderstorm 77.04 76.15 79.83 79.99 75.54 73.43
2-1-a-1-1-2020 by_date ≤ 70 2030 2015 slightly_cloudy 97.196 96.462 96.682 95.71 94.006 89.258
8-2-ab-1-1-2024 each_year ≥ -3 2029 2019 slightly_cloudy 1.327 -4.38 -3.167 -1.909 -2.494 -2.663
8-2-ab-1-1-2020 each_year ≥ -3 2025 2015 thunderstorm 0.915 1.134 1.337 1.883 1.327 -4.38
8-2-ab-1-1-2018 each_year ≥ -3 2023 2013 sun 0.123 0.732 0.915 1.134 1.337 1.883
8-2-ab-2-1-2023 each_year ≥ -0.5 2028 2018 thunderstorm 1.066 0.474 -2.673 -2.941 -1.801 -2.053
8-2-ab-2-1-2019 each_year ≥ -0.5 2024 2014 slightly_cloudy 1.137 1.075 0.95 0.617 1.066 0.474
8-2-c-1-1-2024 each_year ≤ 60 2029 2019 thunderstorm 58.7 68 67.9 64.4 62.3 62.2
8-2-c-1-1-2020 each_year ≤ 60 2025 2015 cloud 71.2 68.3 64 60.8 58.7 68
"""


@pytest.mark.parametrize("line", SAMPLE.split("\n")[1:-1])
def test_published_sample(line: str) -> None:
    _, kind, op, limit, due, first, symbol, *values = line.split()
    found = judged(kind, op, limit, int(due), list(enumerate(values, int(first))))
    assert said(found) in (BY_DATE if kind == "by_date" else EACH_YEAR)[symbol]


def test_all_that_is_published() -> None:
    seen: Counter[str] = Counter()
    for case in cases("destatis.json")["cases"]:
        by_date = case["kind"] == "by_date"
        year = int(case["judged_year"])
        op = "≥" if case["direction"] == "positive" else "≤"
        series = [(int(y), v) for y, v in case["series"] if y <= year]
        due = int(case["target_year"]) if by_date else year + 5
        found = judged(case["kind"], op, case["target"], due, series)
        expected = (BY_DATE if by_date else EACH_YEAR)[case["expected"]]
        assert said(found) in expected, case["id"]
        seen[case["kind"]] += 1
    assert seen == {"by_date": 161, "each_year": 18}
