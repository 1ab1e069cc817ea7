from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from qcheck.evidence import gather
from qcheck.judge import judge
from qcheck.model import Actual, Figure, Flag, Outcome, Reason, Target, Unreadable
from qcheck.quantity import figure_from_number
from tests.builders import JUNE, row, target

PATENTS = target("≥ 1.8万件", "stock")
RATE = target("≥ 98%")
INDEX = target("≥ 92")
DONE = target("done", "milestone")


def dated(one: Actual) -> dt.date:
    return one.date or JUNE


def gathered(one: Target, *rows: Actual) -> tuple[object, list[str]]:
    found = gather(one, rows, dated)
    judged = judge(one, found.points, JUNE, found.unusable)
    value = judged.reason if judged.point is None else judged.point.value
    return value, [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("one", "text", "unit", "value"),
    [
        (PATENTS, "1.61万件", "", "16100"),
        (PATENTS, "1.61", "万件", "16100"),
        (PATENTS, "0", "", "0"),
        (RATE, "98.6%", "", "98.6"),
        (RATE, "98.6", "%", "98.6"),
        (target("≥ 27万元/人"), "27.3万元/人", "", "27.3"),
    ],
)
def test_values(one: Target, text: str, unit: str, value: str) -> None:
    assert gathered(one, row(text, unit=unit)) == (Decimal(value), [])


def test_a_percent_cell_is_exact() -> None:
    cell = row("57%", value=figure_from_number(0.57, percent=True))
    assert gathered(target("≥ 57%"), cell) == (Decimal(57), [])


@pytest.mark.parametrize(
    ("one", "text", "unit", "reason", "code"),
    [
        (PATENTS, "", "", Reason.NO_DATA, "value-missing"),
        (PATENTS, "已完成", "", Reason.TEXT, "value-is-text"),
        (PATENTS, "1.61", "", Reason.BAD_DATA, "value-unit-slip"),  # a 万 slip
        (PATENTS, "161000000", "", Reason.BAD_DATA, "value-100-times-off"),
        (PATENTS, "1800001", "", Reason.BAD_DATA, "value-100-times-off"),
        (PATENTS, "179", "", Reason.BAD_DATA, "value-100-times-off"),
        (PATENTS, "-5", "", Reason.BAD_DATA, "value-negative"),
        (PATENTS, "↑1700", "", Reason.BAD_DATA, "value-is-a-change"),
        (INDEX, "↑1.2", "", Reason.BAD_DATA, "value-is-a-change"),
        (INDEX, "0.92", "", Reason.BAD_DATA, "value-100-times-off"),
        (PATENTS, "16100个", "", Reason.BAD_DATA, "unit-mismatch"),
        (RATE, "0.986", "", Reason.AMBIGUOUS, "share-or-percent"),
        (RATE, "0.986", "%", Reason.AMBIGUOUS, "share-or-percent"),
        (RATE, "100.1%", "", Reason.BAD_DATA, "value-out-of-bounds"),
        (RATE, "-1%", "", Reason.BAD_DATA, "value-out-of-bounds"),
        (RATE, "97-98", "", Reason.AMBIGUOUS, "value-several-figures"),
    ],
)
def test_bad_data_is_never_judged(
    one: Target, text: str, unit: str, reason: Reason, code: str
) -> None:
    assert gathered(one, row(text, unit=unit)) == (reason, [code])


@pytest.mark.parametrize(("text", "value"), [("↑18100", "18100"), ("↓17900", "17900")])
def test_an_arrow_only_tells_the_direction(text: str, value: str) -> None:
    assert gathered(PATENTS, row(text)) == (Decimal(value), [])


def test_one_of_a_hundred_is_a_beginning() -> None:
    assert gathered(target("≥ 100家"), row("1家")) == (Decimal(1), [])


@pytest.mark.parametrize(("text", "value"), [("180", "180"), ("1800000", "1800000")])
def test_exactly_100_times_off_is_still_a_figure(text: str, value: str) -> None:
    assert gathered(PATENTS, row(text)) == (Decimal(value), [])


def test_growth_may_be_negative_small_or_above_100() -> None:
    for text, value in (("-3%", "-3"), ("0.1%", "0.1"), ("130%", "130")):
        assert gathered(target("≥ 30%", "growth"), row(text)) == (Decimal(value), [])


def test_bounds_of_the_plan_go_before_natural_limits() -> None:
    ratio = target("≥ 120%", bounds=(Decimal(0), Decimal(300)))
    assert gathered(ratio, row("130%")) == (Decimal(130), [])
    assert gathered(ratio, row("301%")) == (Reason.BAD_DATA, ["value-out-of-bounds"])
    small = target("≥ 30000家", "stock", bounds=(Decimal(0), None))
    assert gathered(small, row("250")) == (Decimal(250), [])


def test_growth_from_a_level_and_the_base_value() -> None:
    one = target("≥ 30%", "growth", baseline="12000件")
    assert gathered(one, row("15600件")) == (Decimal(30), [])
    assert gathered(one, row("1.5万件")) == (Decimal(25), [])
    assert gathered(one, row("22%")) == (Decimal(22), [])


def test_the_conversion_is_told() -> None:
    (point,) = gather(PATENTS, [row("1.61万件")], dated).points
    assert point.conversion == "1.61万件 → 16100件"
    (point,) = gather(PATENTS, [row("1.61", unit="万件")], dated).points
    assert point.conversion == "1.61万件 → 16100件"
    (point,) = gather(PATENTS, [row("16100件")], dated).points
    assert point.conversion == ""


def test_equal_values_twice_are_fine() -> None:
    twice = row("16100"), row("1.61万件", cell="E9")
    assert gathered(PATENTS, *twice) == (Decimal(16100), [])


def test_different_values_for_one_date_are_ambiguous_and_both_cells_are_named() -> None:
    found = gather(PATENTS, [row("16100"), row("16200", cell="E9")], dated)
    assert [one.reason for one in found.unusable] == [Reason.AMBIGUOUS]
    (finding,) = found.findings
    assert finding.code == "duplicate-differs"
    assert "E7" in finding.params["first"]
    assert "E9" in finding.params["second"]


def test_a_value_beside_a_blank_is_the_value() -> None:
    assert gathered(PATENTS, row("16100"), row("", cell="E9"))[0] == Decimal(16100)


def test_a_value_beside_an_unreadable_one_is_unknown() -> None:
    assert gathered(PATENTS, row("16100"), row("16O00", cell="E9"))[0] is Reason.BAD_DATA


def test_the_newest_date_counts_and_later_blanks_do_not() -> None:
    march, september = dt.date(2025, 3, 31), dt.date(2025, 9, 30)
    rows = row("15000", date=march), row("16100", date=JUNE), row("", date=september)
    found = gather(PATENTS, rows, dated)
    assert [point.value for point in found.points] == [Decimal(15000), Decimal(16100)]
    assert gathered(PATENTS, *rows)[0] == Decimal(16100)


def test_an_unreadable_newest_value_is_not_replaced_by_an_older_one() -> None:
    rows = row("15000", date=dt.date(2025, 3, 31)), row("16O00", date=JUNE)
    assert gathered(PATENTS, *rows)[0] is Reason.BAD_DATA


@pytest.mark.parametrize(
    ("text", "value"),
    [("已完成", 1), ("√", 1), ("是", 1), ("未完成", 0), ("×", 0), ("否", 0), (" 已 完成", 1)],
)
def test_milestones(text: str, value: int) -> None:
    assert gathered(DONE, row(text)) == (Decimal(value), [])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("正在推进", Reason.TEXT),
        ("达标", Reason.TEXT),
        ("", Reason.NO_DATA),
        ("100%", Reason.BAD_DATA),
        ("1", Reason.BAD_DATA),
    ],
)
def test_milestones_that_are_not_certain(text: str, reason: Reason) -> None:
    assert gathered(DONE, row(text))[0] is reason


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ("18000件", []),
        ("≥1.8万件", []),
        ("1.8万件", []),
        ("2万件", ["row-target-differs"]),
        ("≥20000", ["row-target-differs"]),
        ("完成任务", []),
        ("", []),
    ],
)
def test_a_rows_own_target_that_differs_is_a_finding(stated: str, codes: list[str]) -> None:
    assert gathered(PATENTS, row("16100", stated=stated))[1] == codes


def test_no_row_is_no_data() -> None:
    assert gathered(PATENTS) == (Reason.NO_DATA, [])


def test_a_value_the_reader_refused_keeps_its_reason() -> None:
    refused = Unreadable(outcome=Outcome.INVALID, code="value-is-an-error", params={})
    found = gather(PATENTS, [row("#DIV/0!", value=refused)], dated)
    (cell,) = found.unusable
    assert (cell.reason, cell.raw) == (Reason.BAD_DATA, "#DIV/0!")
    assert cell.source == "actuals.xlsx!Sheet1!E7"


def test_a_number_without_unit_is_in_the_plans() -> None:
    cell = row("27.3", value=Figure(value=Decimal("27.3"), unit=""))
    assert gathered(target("≥ 27万元/人"), cell) == (Decimal("27.3"), [])


@pytest.mark.parametrize(
    ("one", "text", "value"),
    [
        (RATE, "98.6%左右", "98.6"),
        (RATE, "超过98%", "98"),
        (RATE, "97%以上", "97"),
        (RATE, "不足97%", "97"),
        (RATE, "预计98.6%", "98.6"),
        (RATE, "98.6%(快报数)", "98.6"),
        (target("≤ 35"), "不到34", "34"),
    ],
)
def test_a_hedged_number_is_the_number_and_says_so(one: Target, text: str, value: str) -> None:
    assert gathered(one, row(text)) == (Decimal(value), ["value-hedged-note"])
    (point,) = gather(one, [row(text)], dated).points
    assert Flag.HEDGED in judge(one, [point], JUNE).flags


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (RATE, "不足98.6%"),
        (RATE, "近99%"),
        (RATE, "约98%"),  # on the limit
        (target("≤ 35"), "超过34"),
        (target("= 0起", "flow"), "约0"),
    ],
)
def test_a_hedge_on_the_wrong_side_is_not_silently_met(one: Target, text: str) -> None:
    assert gathered(one, row(text)) == (Reason.AMBIGUOUS, ["value-hedged-limit"])


def test_growth_without_a_unit_is_ambiguous_beside_a_base_value() -> None:
    one = target("≥ 30%", "growth", baseline="100亿元")
    assert gathered(one, row("122")) == (Reason.AMBIGUOUS, ["growth-or-level"])
    assert gathered(one, row("122", unit="亿元")) == (Decimal(22), [])


def test_growth_never_looks_better_than_it_is() -> None:
    (point,) = gather(target("≥ 23.4%", "growth", baseline="3件"), [row("3.7件")], dated).points
    assert point.value == Decimal("23.333333333333")


def test_a_ratio_above_100_percent_has_no_upper_limit() -> None:
    assert gathered(target("≥ 120%"), row("130%")) == (Decimal(130), [])


def test_a_count_that_falls_is_a_finding() -> None:
    one = target("≥ 23家", "flow")
    rows = row("12", date=dt.date(2025, 3, 31)), row("11", date=JUNE)
    assert gathered(one, *rows) == (Decimal(11), ["count-fell"])
    later = target("≥ 23家", "flow", start=dt.date(2025, 4, 1))  # it began anew between them
    assert gathered(later, *rows) == (Decimal(11), [])
    yearly = target("≥ 23家", "flow", yearly=True)
    rows = row("25", date=dt.date(2024, 12, 31)), row("11", date=JUNE)
    assert gathered(yearly, *rows) == (Decimal(11), [])


def month(number: int, value: str = "5") -> Actual:
    day = dt.date(2025, number, 28)
    return row(value, date=day, covers=day.replace(day=1), cell=f"{'ABCDEF'[number]}5")


def test_the_amount_of_a_month_is_not_the_total_so_far() -> None:
    flow = target("≥ 100件", "flow", start=dt.date(2025, 1, 1))
    first, *others = (month(number) for number in (1, 2, 3))
    assert gathered(flow, first) == (Decimal(5), [])
    value, codes = gathered(flow, first, *others)
    assert (value, codes) == (Reason.AMBIGUOUS, ["amount-of-a-part"])
    found = gather(flow, (first, *others), dated).findings[0]
    assert found.params["cells"] == "C5、D5"


@pytest.mark.parametrize(
    ("kind", "yearly", "taken"),
    [
        ("flow", False, False),
        ("flow", True, True),
        ("stock", False, True),
        ("level", False, True),
        ("hold", False, True),
    ],
)
def test_the_amount_of_a_year(kind: str, *, taken: bool, yearly: bool) -> None:
    one = target("≥ 10件", kind, yearly=yearly)
    year = row("5", date=dt.date(2024, 12, 31), covers=dt.date(2024, 1, 1))
    points = gather(one, [year], dated).points
    assert bool(points) is taken


YEAR_END = dt.date(2024, 12, 31)


def test_what_began_with_its_year_is_a_part_of_several() -> None:
    year = row("5", date=YEAR_END, of_year=True)
    assert gathered(target("≥ 10件", "flow"), year) == (Reason.AMBIGUOUS, ["amount-of-a-part"])
    assert gathered(target("≥ 10件", "flow", yearly=True), year) == (Decimal(5), [])
    assert gathered(target("≥ 10件", "stock"), year) == (Decimal(5), [])


@pytest.mark.parametrize("which", [{"of_year": True}, {"covers": dt.date(2024, 10, 1)}])
def test_a_part_that_was_asked_for_is_taken_and_told(which: dict[str, Any]) -> None:
    asked = row("5", date=YEAR_END, chosen=True, **which)
    expected = (Decimal(5), ["amount-of-a-part-taken"])
    assert gathered(target("≥ 10件", "flow"), asked) == expected


@pytest.mark.parametrize(
    ("stated", "for_year", "day", "taken"),
    [
        ("10", True, YEAR_END, True),
        ("4", True, YEAR_END, False),
        ("", True, YEAR_END, False),
        ("10", False, YEAR_END, False),
        ("10", True, dt.date(2025, 12, 31), False),  # the last year: it may be that of all
    ],
)
def test_the_plans_figure_as_the_task_of_one_year(
    stated: str, day: dt.date, *, for_year: bool, taken: bool
) -> None:
    year = row("5", date=day, of_year=True, stated=stated, stated_for_year=for_year)
    assert bool(gather(target("≥ 10件", "flow"), [year], dated).points) is taken


def test_the_total_since_the_beginning_is_no_part() -> None:
    flow = target("≥ 10件", "flow")
    year = row("5", date=dt.date(2023, 12, 31), covers=dt.date(2023, 1, 1))
    assert gathered(flow, year)[0] == Decimal(5)
