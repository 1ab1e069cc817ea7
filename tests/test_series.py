"""One series for each target: reports, the plan's baseline, earlier results."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from qcheck.evidence import Evidence, gather
from qcheck.judge import judge
from qcheck.model import Actual, Basis, Past, Point, Reason, Target, Unusable
from qcheck.series import extended, of_target, unplanned
from tests.builders import JUNE, plan, row, target

D = dt.date
PATENTS = target("≥ 1.8万件", "stock")
EVE = D(2022, 12, 31)


def point(value: str, date: dt.date) -> Point:
    return Point(value=Decimal(value), date=date, raw=value)


def past(value: str, date: dt.date, written: int = 1, **extra: object) -> Past:
    said: dict[str, object] = {
        "target": "indicator",
        "region": "",
        "value": Decimal(value),
        "unit": "件",
        "required": (">=", Decimal(18000), None),
        "date": date,
        "written": dt.datetime(2025, 1, written, tzinfo=dt.timezone.utc),
        "raw": value,
        "source": f"{written}.json!indicator",
    }
    return Past(**{**said, **extra})  # type: ignore[arg-type]  # fields by name


def codes(evidence: Evidence) -> list[str]:
    return [finding.code for finding in evidence.findings]


def together(*points: Point, earlier: tuple[Past, ...] = (), one: Target = PATENTS) -> Evidence:
    return extended(one, Evidence(points=points), earlier)


def test_a_point_up_to_the_start_is_the_baseline() -> None:
    found = judge(PATENTS, [point("12000", EVE), point("16100", JUNE)], JUNE)
    assert found.reason is Reason.BEHIND
    assert found.baseline is not None
    assert (found.baseline.value, found.baseline.date) == (Decimal(12000), EVE)
    with_plan = judge(
        target("≥ 1.8万件", "stock", baseline="12000件"), [point("16100", JUNE)], JUNE
    )
    assert with_plan.pace == found.pace


def test_of_several_early_points_the_last_is_the_baseline() -> None:
    early = [point("9000", D(2020, 12, 31)), point("12000", EVE)]
    found = judge(PATENTS, [*early, point("16100", JUNE)], JUNE)
    assert found.baseline is not None
    assert found.baseline.value == 12000


def test_a_point_on_the_first_day_is_the_baseline() -> None:
    found = judge(PATENTS, [point("12000", D(2023, 1, 1)), point("16100", JUNE)], JUNE)
    assert found.reason is Reason.BEHIND


def test_the_plans_baseline_goes_before_a_report() -> None:
    one = target("≥ 1.8万件", "stock", baseline="12000件")
    evidence = together(point("12500", EVE), point("16100", JUNE), one=one)
    assert codes(evidence) == ["baseline-differs"]
    found = judge(one, evidence.points, JUNE)
    assert found.baseline is not None
    assert found.baseline.value == 12000
    same = together(point("12000", EVE), point("16100", JUNE), one=one)
    assert codes(same) == []
    other_day = together(point("11000", D(2021, 12, 31)), point("16100", JUNE), one=one)
    assert codes(other_day) == []


def test_earlier_results_come_before_what_is_reported() -> None:
    evidence = together(point("16100", JUNE), earlier=(past("12000", EVE),))
    assert [p.value for p in evidence.points] == [12000, 16100]
    assert codes(evidence) == []


def test_earlier_results_alone_judge_nothing() -> None:
    assert together(earlier=(past("12000", EVE),)).points == ()


def test_of_two_results_the_newer_counts_and_the_change_is_a_revision() -> None:
    earlier = (past("12100", EVE, 2), past("12000", EVE, 1))
    evidence = together(point("16100", JUNE), earlier=earlier)
    assert [p.value for p in evidence.points] == [12100, 16100]
    assert codes(evidence) == ["value-revised"]
    assert "1.json" in evidence.findings[0].params["before"]


def test_what_is_reported_now_revises_an_earlier_result() -> None:
    evidence = together(point("16100", JUNE), earlier=(past("16000", JUNE),))
    assert [p.value for p in evidence.points] == [16100]
    assert codes(evidence) == ["value-revised"]


def test_the_same_value_again_is_no_revision() -> None:
    assert codes(together(point("16100", JUNE), earlier=(past("16100", JUNE),))) == []


def test_a_more_final_earlier_value_counts() -> None:
    now = Point(value=Decimal(16000), date=JUNE, raw="16000", basis=Basis.FLASH)
    evidence = together(now, earlier=(past("16100", JUNE, basis=Basis.FINAL),))
    assert [p.value for p in evidence.points] == [16100]


def test_a_later_earlier_value_is_told_and_not_used() -> None:
    evidence = together(point("16100", JUNE), earlier=(past("17000", D(2025, 9, 30)),))
    assert [p.value for p in evidence.points] == [16100]
    assert codes(evidence) == ["history-later"]


@pytest.mark.parametrize(
    "other", [{"unit": "项"}, {"required": (">=", Decimal(20000), None)}], ids=["unit", "value"]
)
def test_another_requirement_is_a_finding_and_unused(other: dict[str, object]) -> None:
    evidence = together(point("16100", JUNE), earlier=(past("12000", EVE, 1, **other),))
    assert [p.value for p in evidence.points] == [16100]
    assert codes(evidence) == ["history-target-differs"]


def test_an_unclear_date_stays_unclear() -> None:
    bad = Unusable(date=D(2025, 3, 31), reason=Reason.AMBIGUOUS, raw="?", source="")
    blank = Unusable(date=D(2024, 3, 31), reason=Reason.NO_DATA, raw="", source="")
    evidence = extended(
        PATENTS,
        Evidence(points=(point("16100", JUNE),), unusable=(blank, bad)),
        [past("15000", D(2025, 3, 31)), past("14000", D(2024, 3, 31))],
    )
    assert [p.value for p in evidence.points] == [14000, 16100]


def test_of_target_and_region() -> None:
    known = [
        past("1", EVE),
        past("2", EVE, region="义乌市"),
        past("3", EVE, region="示范市"),
        past("4", EVE, target="other"),
    ]
    assert [p.value for p in of_target(known, "indicator", "", "示范市")] == [1, 3]
    assert [p.value for p in of_target(known, "indicator", "义乌市", "示范市")] == [2]
    gone = list(unplanned(known, plan(PATENTS)))
    assert [finding.params["id"] for finding in gone] == ["other"]


def rows(*said: tuple[str, Basis | None]) -> list[Actual]:
    return [
        row(text, basis=basis, date=JUNE, cell=f"E{n}") for n, (text, basis) in enumerate(said, 7)
    ]


@pytest.mark.parametrize(
    ("said", "value", "found"),
    [
        ([("16000", Basis.FLASH), ("16100", Basis.FINAL)], 16100, ["value-revised"]),
        ([("16100", Basis.FINAL), ("16000", Basis.FLASH)], 16100, ["value-revised"]),
        ([("16000", Basis.FLASH), ("16100", Basis.PRELIMINARY)], 16100, ["value-revised"]),
        ([("16000", Basis.PRELIMINARY), ("16100", Basis.ANNUAL)], 16100, ["value-revised"]),
        ([("16100", Basis.FLASH), ("16100", Basis.FINAL)], 16100, []),
        ([("16000", Basis.FINAL), ("16100", Basis.FINAL)], None, ["duplicate-differs"]),
        ([("16000", None), ("16100", Basis.FINAL)], None, ["duplicate-differs"]),
        ([("16000", Basis.FLASH), ("", Basis.FINAL)], 16000, ["value-missing"]),
        ([("16000?", Basis.FLASH), ("16100", Basis.FINAL)], 16100, ["value-not-a-number"]),
        ([("16000", Basis.FLASH), ("16100?", Basis.FINAL)], None, ["value-not-a-number"]),
    ],
)
def test_the_most_final_value_of_a_date_counts(
    said: list[tuple[str, Basis | None]], value: int | None, found: list[str]
) -> None:
    evidence = gather(PATENTS, rows(*said), lambda one: one.date or JUNE)
    assert [p.value for p in evidence.points] == ([] if value is None else [value])
    assert codes(evidence) == found


def test_a_revision_is_no_progress() -> None:
    """The flash figure of June, replaced, is no point of its own."""
    evidence = gather(PATENTS, rows(("15000", Basis.FLASH), ("16100", Basis.FINAL)), lambda _: JUNE)
    assert len(evidence.points) == 1


def test_earlier_results_fill_the_years_of_a_target_that_recurs() -> None:
    one = target("≥ 400家", "flow", yearly=True)
    said = {"unit": "家", "required": (">=", Decimal(400), None)}
    earlier = (past("410", D(2023, 12, 31), 1, **said), past("390", D(2024, 12, 31), 1, **said))
    evidence = together(point("215", JUNE), earlier=earlier, one=one)
    found = judge(one, evidence.points, JUNE)
    assert found.reason is Reason.MISSED_YEAR
    assert [(year.year, year.status.value) for year in found.years] == [
        (2023, "pass"), (2024, "fail"), (2025, "pass"),
    ]  # fmt: skip
    assert found.missing_years == ()


def test_a_count_that_fell_since_an_earlier_result_is_told() -> None:
    one = target("≥ 400家", "flow")
    said = {"unit": "家", "required": (">=", Decimal(400), None)}
    march = D(2025, 3, 31)
    evidence = together(point("100", JUNE), earlier=(past("200", march, 1, **said),), one=one)
    assert codes(evidence) == ["count-fell"]
    assert evidence.findings[0].params["before"] == "200 (2025-03-31)"
    rising = together(point("300", JUNE), earlier=(past("200", march, 1, **said),), one=one)
    assert codes(rising) == []


def test_a_milestone_of_an_earlier_result_is_done_or_not() -> None:
    one = target("done", "milestone")
    said = {"unit": "", "required": ("done", None, None)}
    done = Point(value=Decimal(1), date=JUNE, raw="完成")
    evidence = together(done, earlier=(past("7", D(2025, 3, 31), 1, **said),), one=one)
    assert codes(evidence) == ["milestone-unclear"]
    assert len(evidence.points) == 1


def test_what_is_not_used_of_earlier_results_is_kept_for_the_next() -> None:
    later = together(point("16100", JUNE), earlier=(past("17000", D(2025, 9, 30)),))
    assert [p.value for p in later.kept] == [17000]
    assert [p.value for p in together(earlier=(past("12000", EVE),)).kept] == [12000]
