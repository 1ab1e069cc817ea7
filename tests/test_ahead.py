"""What is needed from here, by hand: 12000 to 18000 in 36 months, at 16100 after 30."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from qcheck.judge import judge
from qcheck.model import Lang, Pace, Point
from qcheck.pace.settings import DEFAULTS, override
from qcheck.sentence import sentence
from qcheck.verify import verify
from tests.builders import JUNE, actuals, judged, plan, row, target

D = dt.date
YEAR: dict[str, Any] = {"start": D(2025, 1, 1)}
PATENTS = target("≥ 1.8万件", "stock", baseline="12000件")


def ahead(required: str, kind: str, value: str, day: dt.date = JUNE, **extra: Any) -> Pace:  # noqa: ANN401 - fields of a target
    found = judged(target(required, kind, **extra), value, day).pace
    assert found is not None
    return found


def test_the_example_by_hand() -> None:
    pace = ahead("≥ 1.8万件", "stock", "16100", baseline="12000件")
    assert pace.needed_per_month == Fraction(1900, 6)
    assert pace.current_per_month == Fraction(4100, 30)
    assert pace.on_track_at == 12000 + Fraction("0.95") * Fraction(30, 36) * 6000 == 16750
    assert pace.projected == 12000 + 4100 * Fraction(36, 30) == 16920
    # 6000 at 4100/30 a month take 43.9 months: 43 to the end of July 2026, 0.9 of 31 days.
    assert pace.met_on == D(2026, 8, 28)


@pytest.mark.parametrize(
    ("required", "kind", "value", "extra", "met_on"),
    [
        ("≥ 400家", "flow", "200", YEAR, D(2025, 12, 31)),  # exactly on schedule
        ("≥ 400家", "flow", "300", YEAR, D(2025, 8, 31)),  # 50 a month: 8 months
        ("> 400家", "flow", "300", YEAR, D(2025, 9, 1)),  # a day later, to be above
        ("≥ 400家", "flow", "0", YEAR, None),
        ("≥ 400家", "flow", "400", YEAR, JUNE),
        ("≥ 92", "level", "88", {"baseline": "88.5"}, None),
        ("≥ 92", "level", "91.6", {}, None),
        ("≤ 20起", "flow", "9", YEAR, D(2025, 12, 31)),
        ("≤ 20起", "flow", "12", YEAR, None),
        ("≤ 20起", "flow", "21", YEAR, None),
        ("= 0起", "flow", "0", YEAR, D(2025, 12, 31)),
        ("= 0起", "flow", "1", YEAR, None),
        ("2–3", "level", "3.4", {"baseline": "3.9"}, D(2027, 6, 30)),  # .9 at .5 in 30 months: 54
        ("≥ 30%", "growth", "15", YEAR, D(2025, 12, 31)),
        ("≥ 95%", "hold", "94", {}, None),
        ("≥ 1000000件", "stock", "12001", {"baseline": "12000件"}, None),  # beyond the year 9999
    ],
)
def test_met_on(
    required: str, kind: str, value: str, extra: dict[str, Any], met_on: dt.date | None
) -> None:
    assert ahead(required, kind, value, **extra).met_on == met_on


def test_met_since_the_first_report_of_those_that_satisfy() -> None:
    reports = [("92.5", 1), ("91", 2), ("92", 3), ("93", 4)]
    points = [Point(value=Decimal(v), date=D(2025, m, 28)) for v, m in reports]
    found = judge(target("≥ 92", baseline="88"), points, points[-1].date).pace
    assert found is not None
    assert found.met_on == D(2025, 3, 28)


def test_days_where_the_calendar_counts_days() -> None:
    rules = override(DEFAULTS, {"calendar": "days"})
    pace = ahead("≥ 365家", "flow", "73", D(2025, 3, 14), **YEAR, rules=rules)  # one a day
    assert pace.met_on == D(2025, 12, 31)


def test_a_curve_is_followed() -> None:
    """By the curve half a year is .2; twice as fast is done when .5 of the curve is over."""
    rules = override(DEFAULTS, {"calendar": "profile", "shares": (Decimal("0.2"), Decimal(1))})
    pace = ahead("≥ 100家", "flow", "40", **YEAR, rules=rules)
    assert pace.projected == 200
    # .5 lies .3/.8 of six months, 69 of 184 days, into the second half.
    assert pace.met_on == D(2025, 9, 7)


@pytest.mark.parametrize(
    ("required", "kind", "value", "extra", "expected"),
    [
        ("≤ 20起", "flow", "12", YEAR, Fraction(10) / Fraction("0.95")),
        ("≥ 92", "level", "91.6", {}, 92),
        ("≥ 95%", "hold", "94", {}, 95),
        (
            "2–3",
            "level",
            "3.4",
            {**YEAR, "baseline": "3.9"},
            3 + Fraction("0.9") * Fraction("0.525"),
        ),
        ("2–3", "level", "1.5", {**YEAR, "baseline": "1"}, 2 - Fraction("0.525")),
    ],
)
def test_on_track_at(
    required: str, kind: str, value: str, extra: dict[str, Any], expected: Fraction
) -> None:
    assert ahead(required, kind, value, **extra).on_track_at == expected


def told(required: str, kind: str, value: str, **extra: Any) -> str:  # noqa: ANN401 - as above
    one = target(required, kind, **extra)
    found = verify(plan(one), actuals(row(value, date=JUNE)), JUNE)
    return sentence(found.verdicts[0], JUNE, Lang.ZH)


@pytest.mark.parametrize(
    ("required", "kind", "value", "extra", "expected"),
    [
        (
            "≥ 1.8万件", "stock", "1.61万件", {"baseline": "12000件"},
            "还差1900件，余6个月需月均316.7件（目前月均136.7件）",
        ),
        ("≥ 1.8万件", "stock", "15000件", {}, "还差3000件，余6个月需月均500件"),
        (
            "≤ 35", "level", "41", {"baseline": "45"},
            "还超出6，余6个月需月均下降1（目前月均下降0.133）",
        ),
        (
            "≤ 35", "level", "51", {"baseline": "45"},
            "还超出16，余6个月需月均下降2.67（目前月均上升0.2）",
        ),
        (
            "≥ 92%", "level", "86%", {"baseline": "89%"},
            "还差6个百分点，余6个月需月均1个百分点（目前月均减少0.1个百分点）",
        ),
        (
            "2–3", "level", "3.6", {"baseline": "3.9"},
            "还超出0.6，余6个月需月均下降0.1（目前月均下降0.01）",
        ),
        ("≥ 400家", "flow", "185家", YEAR, "还差215家，余6个月需月均35.8家（目前月均30.8家）"),
    ],
)  # fmt: skip
def test_one_plain_sentence(
    required: str, kind: str, value: str, extra: dict[str, Any], expected: str
) -> None:
    assert expected in told(required, kind, value, **extra).split("；")


def test_the_trend_beside_the_schedule() -> None:
    one = target("≥ 93", start=D(2021, 1, 1))
    rows = [
        row(value, date=D(year, 12, 31), cell=f"E{year}")
        for year, value in enumerate(("79", "80", "83", "86", "89", "91"), 2019)
    ]
    found = verify(plan(one), actuals(*rows), D(2024, 12, 31))
    assert sentence(found.verdicts[0], D(2024, 12, 31), Lang.ZH).endswith("照近年趋势到期为93.4")
