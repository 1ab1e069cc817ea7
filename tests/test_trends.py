"""Rules T and C, histories under rules H and S, and what the profiles choose."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from qcheck.judge import Judgement, judge
from qcheck.model import Flag, Lang, Point, Reason, Target
from qcheck.pace.settings import DEFAULTS, PROFILES, override
from qcheck.sentence import sentence
from qcheck.verify import verify
from tests.builders import actuals, plan, row, target

D = dt.date
CAGR = override(DEFAULTS, {"profile": "eurostat"})
TREND = override(DEFAULTS, {"profile": "destatis"})


def years(first: int, *values: str) -> list[Point]:
    return [
        Point(value=Decimal(value), date=D(year, 12, 31))
        for year, value in enumerate(values, first)
    ]


def on(one: Target, points: list[Point]) -> Judgement:
    return judge(one, points, points[-1].date)


def said(found: Judgement) -> str:
    return f"{found.status.value} {found.reason.value}"


# The worked example: T 35 in 2030, down; 63.681 (2019) … 51.852 (2024).
GASES = ("63.681", "60", "61", "59", "54", "51.852")


def test_the_worked_example_of_rule_t() -> None:
    one = target("≤ 35", start=D(2019, 1, 1), due=D(2030, 12, 31))
    found = on(one, years(2019, *GASES))
    assert said(found) == "at-risk TREND_SHORT"
    assert found.pace is not None
    assert found.pace.trend_per_year == Fraction("-2.3658")
    assert found.pace.projected == Fraction("37.6568") + Fraction("0.0004")
    assert found.pace.miss is not None
    assert round(float(found.pace.miss), 3) == 0.158


def test_the_worked_example_of_rule_c() -> None:
    one = target("≤ 7.25", start=D(2016, 1, 1), due=D(2030, 12, 31), rules=CAGR)
    found = on(one, [Point(value=Decimal("14.5"), date=D(2015, 12, 31)), *years(2023, "10.4")])
    assert said(found) == "at-risk BEHIND"
    assert found.pace is not None
    assert found.pace.ratio is not None
    assert abs(found.pace.ratio - Fraction("0.9010899546976208")) < Fraction(1, 10**15)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("80", "81", "82", "83", "84", "85"), "pass TREND_ON_TRACK"),  # 91 in 2030
        (("82.5", "83", "83.5", "84", "84.5", "85"), "fail TREND_FAR_SHORT"),  # 88
        (("81.25", "82", "82", "83", "84", "85"), "at-risk TREND_SHORT"),  # 89.5: 10% short
        (("85", "83", "82", "83", "84", "85"), "fail MOVING_AWAY"),  # no slope
        (("86", "83", "82", "83", "84", "85"), "fail MOVING_AWAY"),
        (("84", "85"), "at-risk SHORT_SERIES"),
        (("83", "84", "85"), "at-risk SHORT_SERIES"),
        (("89", "90", "91", "92"), "pass MET_EARLY"),
        (("95", "94", "93", "92"), "at-risk MET_BUT_SLIPPING"),
        (("93", "92"), "pass MET_EARLY"),  # two points are no trend
        (("90", "90", "90", "90"), "pass MET_EARLY"),
    ],
)
def test_rule_t(values: tuple[str, ...], expected: str) -> None:
    first = 2025 - len(values)
    one = target("≥ 90", start=D(2010, 1, 1), due=D(2030, 12, 31))
    assert said(on(one, years(first, *values))) == expected


@pytest.mark.parametrize(
    ("miss", "expected"),
    [("0.05", "at-risk TREND_SHORT"), ("0.20", "at-risk TREND_SHORT")],
)
def test_the_edges_of_rule_t(miss: str, expected: str) -> None:
    """5 years on, v 50, T 100: the projection stops this share of 50 short of it."""
    slope = (1 - Decimal(miss)) * 50 / 5
    one = target("≥ 100", start=D(2010, 1, 1), due=D(2029, 12, 31))
    found = on(one, years(2021, *(str(50 - slope * n) for n in (3, 2, 1, 0))))
    assert found.pace is not None
    assert found.pace.miss == Fraction(miss)
    assert said(found) == expected


def test_quarters_are_compared_with_the_same_quarter() -> None:
    """Each June is lower than the December before it, and higher than the June before."""
    one = target("≥ 90", start=D(2010, 1, 1), due=D(2030, 12, 31))
    points = [
        point
        for year in range(2021, 2025)
        for point in (
            Point(value=Decimal(year - 2021 + 60), date=D(year, 6, 30)),
            Point(value=Decimal(85), date=D(year, 12, 31)),
        )
    ]
    found = on(one, [*points, Point(value=Decimal(64), date=D(2025, 6, 30))])
    assert found.pace is not None
    assert found.pace.trend_per_year == 1
    assert said(found) == "fail TREND_FAR_SHORT"
    months = [Point(value=Decimal(60 + m), date=D(2025, m, 28)) for m in range(1, 7)]
    assert said(on(one, months)) == "at-risk SHORT_SERIES"


def test_a_point_at_the_start_is_the_baseline_and_the_trend_stands_beside() -> None:
    one = target("≥ 93", start=D(2021, 1, 1), due=D(2025, 12, 31))
    found = on(one, years(2019, "79", "80", "83", "86", "89", "91"))
    assert said(found) == "pass ON_TRACK"
    assert found.pace is not None
    assert found.pace.rule == "schedule"
    assert found.pace.trend_per_year == Fraction(12, 5)
    assert found.pace.projected == 91 + Fraction(12, 5)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("94", "93", "92", "93"), "fail NOT_RECOVERING"),
        (("92", "93", "92", "94"), "at-risk RECOVERING"),
        (("96", "94"), "fail NOT_RECOVERING"),
        (("94",), "at-risk NOT_HOLDING"),
        (("94", "96"), "pass HOLDING"),
    ],
)
def test_a_history_under_rule_h(values: tuple[str, ...], expected: str) -> None:
    one = target("≥ 95%", "hold", start=D(2015, 1, 1), due=D(2030, 12, 31))
    assert said(on(one, years(2020, *values))) == expected


def test_a_baseline_alone_is_no_history() -> None:
    one = target("≥ 95%", "hold", start=D(2021, 1, 1), due=D(2030, 12, 31))
    assert said(on(one, years(2020, "96", "94"))) == "at-risk NOT_HOLDING"
    kept = target("≥ 95%", start=D(2021, 1, 1), due=D(2030, 12, 31))
    assert said(on(kept, years(2020, "96", "94"))) == "at-risk NOT_HOLDING"
    assert said(on(kept, years(2020, "96", "94", "94.5"))) == "fail NOT_RECOVERING"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("5", "4"), "at-risk OUT_OF_RANGE"),
        (("4", "5"), "fail MOVING_AWAY"),
        (("4", "4"), "fail MOVING_AWAY"),
        (("1", "1.5"), "at-risk OUT_OF_RANGE"),
        (("5", "2"), "pass IN_RANGE"),
    ],
)
def test_a_history_of_a_range(values: tuple[str, ...], expected: str) -> None:
    one = target("2–3", start=D(2015, 1, 1), due=D(2030, 12, 31))
    assert said(on(one, years(2020, *values))) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("1000", "1100", "1200", "1300"), "pass TREND_ON_TRACK"),
        (("1290", "1295", "1297", "1300"), "fail TREND_FAR_SHORT"),
    ],
)
def test_a_stock_with_a_history(values: tuple[str, ...], expected: str) -> None:
    one = target("≥ 1800件", "stock", start=D(2015, 1, 1), due=D(2030, 12, 31))
    assert said(on(one, years(2021, *values))) == expected


@pytest.mark.parametrize(
    ("required", "kind", "base", "value", "expected"),
    [
        ("≥ 200", "level", "100", "141.5", "pass ON_TRACK"),  # E .5: the root of 2
        ("≥ 200", "level", "100", "139", "at-risk BEHIND"),
        ("≥ 200", "level", "100", "120", "fail FAR_BEHIND"),
        ("≥ 200", "level", "100", "99", "fail MOVING_AWAY"),
        ("≥ 200", "level", "100", "201", "pass MET_EARLY"),
        ("≥ 200", "level", "100", "100", "fail FAR_BEHIND"),
        ("≥ 60", "level", "0.37", "9.53", "pass ON_TRACK"),  # far behind by schedule
        ("≥ 95", "level", "96", "94", "at-risk NOT_HOLDING"),
    ],
)
def test_rule_c(required: str, kind: str, base: str, value: str, expected: str) -> None:
    one = target(required, kind, baseline=base, rules=CAGR)
    one_of = [Point(value=Decimal(value), date=D(2024, 6, 30))]
    assert said(on(one, one_of)) == expected


@pytest.mark.parametrize(
    ("required", "base", "value"),
    [("≤ 0", "10", "5"), ("≥ 10", "0", "5"), ("≥ 10", "-5", "5"), ("≥ 10", "5", "-1")],
)
def test_growth_rates_need_one_sign(required: str, base: str, value: str) -> None:
    by_rate = target(required, baseline=base, rules=CAGR)
    linear = override(DEFAULTS, {"fail_lag_points": Decimal(0)})
    by_share = target(required, baseline=base, rules=linear)
    points = [Point(value=Decimal(value), date=D(2024, 6, 30))]
    found = on(by_rate, points)
    assert found.flags == (Flag.CAGR_UNDEFINED,)
    assert found.pace == on(by_share, points).pace
    assert said(found) == said(on(by_share, points))


def test_reported_growth_by_rule_c_grows_from_one() -> None:
    one = target("≥ 21%", "growth", start=D(2024, 1, 1), due=D(2025, 12, 31), rules=CAGR)
    found = on(one, years(2024, "9.5"))
    assert found.pace is not None
    assert found.pace.ratio == Fraction("0.95")
    assert said(found) == "pass ON_TRACK"


def test_method_trend_goes_before_a_baseline_where_there_is_a_trend() -> None:
    one = target("≥ 95", start=D(2021, 1, 1), due=D(2025, 12, 31), rules=TREND)
    series = years(2019, "79", "80", "83", "86", "89", "91")
    assert said(on(one, series)) == "fail TREND_FAR_SHORT"
    assert said(on(one, series[1:3])) == "pass ON_TRACK"


def test_a_profile_replaces_another() -> None:
    strict = override(DEFAULTS, {"profile": "shixu"})
    assert override(strict, {"profile": "eurostat"}) == CAGR
    assert set(PROFILES) == {"shixu", "yinchuan", "eurostat", "destatis"}


@pytest.mark.parametrize("reason", ["RECOVERING", "NOT_RECOVERING"])
def test_over_a_limit_is_told_as_such(reason: str) -> None:
    one = target("≤ 35", "hold", start=D(2015, 1, 1), due=D(2030, 12, 31))
    last = "36" if reason == "RECOVERING" else "39"
    rows = [
        row(value, date=D(2020 + n, 12, 31), cell=f"E{n}") for n, value in enumerate(("38", last))
    ]
    found = verify(plan(one), actuals(*rows), D(2021, 12, 31)).verdicts[0]
    assert found.reason is Reason(reason)
    assert "超出" in sentence(found, D(2021, 12, 31), Lang.ZH)


def test_the_value_from_which_a_trend_is_on_track_is_the_edge() -> None:
    """One figure more than it passes, it itself just does not; a slipping one stays above it."""
    one = target("≥ 90", start=D(2010, 1, 1), due=D(2030, 12, 31))
    series = years(2019, "80", "81", "82", "83", "84", "82")
    pace = on(one, series).pace
    assert pace is not None
    assert pace.on_track_at is not None
    edge = Decimal(pace.on_track_at.numerator) / Decimal(pace.on_track_at.denominator)
    for step, status in ((Decimal("0.001"), "pass"), (Decimal("-0.001"), "at-risk")):
        last = [*series[:-1], Point(value=edge + step, date=D(2024, 12, 31))]
        assert on(one, last).status.value == status
    slipping = on(one, years(2021, "95", "94", "93", "92")).pace
    assert slipping is not None
    assert slipping.on_track_at == (90 + 2 * 95) / Fraction(3)


def test_what_is_needed_beside_a_trend() -> None:
    one = target("≥ 90", start=D(2010, 1, 1), due=D(2030, 12, 31))
    pace = on(one, years(2021, "81", "82", "83", "84")).pace
    assert pace is not None
    assert pace.needed_per_month == Fraction(6, 72)
    assert pace.current_per_month == Fraction(1, 12)
    assert pace.met_on == D(2030, 12, 31)


def test_a_yearly_hold_with_one_report_from_before_the_start_has_no_history() -> None:
    june = D(2025, 6, 30)
    points = [Point(value=Decimal(v), date=d) for v, d in (("94", D(2022, 12, 31)), ("93", june))]
    for yearly in (False, True):
        assert said(on(target("≥ 95%", "hold", yearly=yearly), points)) == "at-risk NOT_HOLDING"
    more = [Point(value=Decimal(90), date=D(2022, 6, 30)), *points]
    assert said(on(target("≥ 95%", "hold", yearly=True), more)) == "at-risk RECOVERING"


@pytest.mark.parametrize(("month", "points"), [(12, None), (6, 4)])
def test_the_plans_baseline_joins_a_series_of_its_own_month_only(
    month: int, points: int | None
) -> None:
    """Four Junes are a trend; three Junes and a December are none."""
    one = target("≥ 92", baseline="80", due=D(2030, 12, 31), rules=TREND)
    assert one.baseline is not None
    day = D(2022, month, 30)
    one = replace(one, baseline=replace(one.baseline, date=day))
    reports = [
        Point(value=Decimal(v), date=D(y, 6, 30))
        for v, y in (("82", 2023), ("84", 2024), ("86", 2025))
    ]
    found = on(one, reports)
    assert found.pace is not None
    assert (found.pace.trend_per_year is not None) == bool(points)


def test_a_baseline_takes_no_trend_away() -> None:
    """Reports of one point a year, in several months; the baseline is a second one of its year."""
    one = target("≥ 92", baseline="80", due=D(2030, 12, 31))
    days = (D(2020, 12, 31), D(2021, 12, 31), D(2022, 6, 30), D(2023, 6, 30))
    found = on(one, [Point(value=Decimal(75 + n), date=day) for n, day in enumerate(days)])
    assert found.pace is not None
    assert found.pace.trend_per_year is not None


@pytest.mark.parametrize(
    ("required", "baseline", "value", "why"),
    [
        ("2–3", "3.9", "3.4", "区间或定值没有增长率，按时序判定"),
        ("≥ 92", "-5", "60", "有零或正负不一，不能计算增长率"),
    ],
)
def test_why_there_is_no_growth_rate(required: str, baseline: str, value: str, why: str) -> None:
    one = target(required, baseline=baseline, rules=CAGR)
    run = verify(plan(one), actuals(row(value)), D(2024, 6, 30))
    assert Flag.CAGR_UNDEFINED in run.verdicts[0].flags
    assert why in sentence(run.verdicts[0], D(2024, 6, 30), Lang.ZH)


def test_ahead_is_told_as_ahead() -> None:
    one = target("≥ 92", baseline="90", rules=override(DEFAULTS, {"on_track": Decimal("1.5")}))
    run = verify(plan(one), actuals(row("91.2")), D(2024, 6, 30))
    told = sentence(run.verdicts[0], D(2024, 6, 30), Lang.ZH)
    assert run.verdicts[0].reason is Reason.BEHIND
    assert "超前10个百分点" in told
    assert "落后" not in told


def test_at_risk_by_growth_rates_says_so() -> None:
    one = target("≥ 92", baseline="50", rules=CAGR)
    run = verify(plan(one), actuals(row("70")), D(2024, 12, 31))
    told = sentence(run.verdicts[0], D(2024, 12, 31), Lang.ZH)
    assert "按增长率计，年均增速仅为所需的81.3%" in told
