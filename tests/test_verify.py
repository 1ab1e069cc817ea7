from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from qcheck.errors import DataError, Exit
from qcheck.gate import gate
from qcheck.model import Actual, Lang, Reason, Status, Verification
from qcheck.sentence import sentence
from qcheck.verify import resolve_as_of, verify
from tests.builders import JUNE, actuals, plan, row, target

D = dt.date
INDEX = target("≥ 92", id="index", name="质量竞争力指数")
PATENTS = target("≥ 1.8万件", "stock", id="patents", name="有效发明专利数量")
DEMO = plan(INDEX, PATENTS)
PLACE = "actuals.xlsx!Sheet1!"


def run(*rows: Actual, as_of: dt.date = JUNE, origin: str = "option") -> Verification:
    return verify(DEMO, actuals(*rows), as_of, origin)


def test_every_target_has_one_verdict_in_the_plans_order() -> None:
    found = run(row("16100件", name="有效发明专利数量"))
    assert [(v.target.id, v.status, v.reason) for v in found.verdicts] == [
        ("index", Status.UNKNOWN, Reason.NO_DATA),
        ("patents", Status.AT_RISK, Reason.NOT_MET_NO_BASELINE),
    ]


def test_rows_of_no_target_are_listed_with_suggestions() -> None:
    found = run(row("92", name="质量竞争力指数"), row("5", name="有效发明专利数", cell="E8"))
    (other,) = found.unmatched
    assert (other.source, other.name) == ("actuals.xlsx!Sheet1!E8", "有效发明专利数")
    assert other.suggestions == ("有效发明专利数量",)
    assert found.inputs[0][1] == 1


def test_a_row_with_a_value_for_each_region_is_one_row() -> None:
    """It is judged by the plan's own, and listed or counted once."""
    regions = ("示范市", "东县", "西县")
    rows = [
        replace(
            row(value, name=name, region=region, cell=f"{letter}{at}"), named_at=f"{PLACE}A{at}"
        )
        for at, (name, value) in enumerate((("质量竞争力指数", "93"), ("别的", "5")), start=7)
        for region, letter in zip(regions, "CDE", strict=True)
    ]
    found = run(*rows)
    assert found.verdicts[0].status is Status.PASS
    assert [one.source for one in found.unmatched] == [f"{PLACE}A8"]
    assert found.inputs[0][1] == 1
    assert [f.params["regions"] for f in found.findings] == ["东县、西县"]


def test_nothing_matched_cannot_be_judged() -> None:
    with pytest.raises(DataError) as refused:
        run(row("5", name="别的"))
    assert refused.value.key == "data.nothing-matched"


@pytest.mark.parametrize(("count", "listed", "first"), [(500, 500, 0), (502, 500, 1)])
def test_of_very_many_unknown_names_only_the_first_are_listed(
    count: int, listed: int, first: int
) -> None:
    with pytest.raises(DataError) as refused:
        run(*(row("5", name=f"别的{i}", cell=f"E{i}") for i in range(count)))
    said = refused.value.findings
    assert [f.code for f in said[first:]] == ["row-unmatched-alone"] * listed
    assert [f.params["count"] for f in said[:first]] == [str(count)] * first


def test_an_id_goes_before_the_name() -> None:
    found = run(row("92", id="index", name="某指数"))
    assert found.verdicts[0].status is Status.PASS


def test_an_id_and_a_name_of_two_targets_make_both_ambiguous() -> None:
    found = run(row("92", id="index", name="有效发明专利数量"))
    assert [v.reason for v in found.verdicts] == [Reason.AMBIGUOUS, Reason.AMBIGUOUS]
    assert {finding.code for finding in found.findings} == {"row-of-two-targets"}


def test_a_name_of_two_targets_makes_both_ambiguous() -> None:
    twins = plan(target("≥ 92", id="a", name="甲"), target("≥ 92", id="b", name="甲"))
    found = verify(twins, actuals(row("92", name="甲")), JUNE)
    assert [v.reason for v in found.verdicts] == [Reason.AMBIGUOUS, Reason.AMBIGUOUS]


def test_dates_go_row_then_option_then_title() -> None:
    march, may = D(2025, 3, 31), D(2025, 5, 31)

    def dated(origin: str, **dates: dt.date) -> dt.date:
        found = run(row("91", name="质量竞争力指数", **dates), origin=origin)  # type: ignore[arg-type]
        point = found.verdicts[0].actual
        assert point is not None
        return point.date

    assert dated("option", date=march, title_date=may) == march
    assert dated("option", title_date=may) == JUNE
    assert dated("title", title_date=may) == may
    assert dated("today") == JUNE


def test_the_date_of_the_run() -> None:
    today, title = D(2025, 7, 10), D(2025, 6, 30)
    with_title = actuals(row("1", title_date=title))
    assert resolve_as_of(None, with_title, today)[:2] == (title, "title")
    day, origin, findings = resolve_as_of(D(2025, 5, 31), with_title, today)
    assert (day, origin) == (D(2025, 5, 31), "option")
    assert [finding.code for finding in findings] == ["as-of-differs"]
    assert resolve_as_of(title, with_title, today) == (title, "option", ())
    by_row = actuals(row("1", date=D(2025, 3, 31)), row("2", date=D(2025, 4, 30)))
    assert resolve_as_of(None, by_row, today)[:2] == (D(2025, 4, 30), "row")
    assert resolve_as_of(None, actuals(row("1")), today)[:2] == (today, "today")


def test_a_value_later_than_the_run_yields_to_an_earlier_one_and_is_said() -> None:
    rows = (
        row("90", name="质量竞争力指数", date=D(2025, 3, 31)),
        row("95", name="质量竞争力指数", date=D(2025, 9, 30)),
    )
    found = run(*rows)
    point = found.verdicts[0].actual
    assert point is not None
    assert point.date == D(2025, 3, 31)
    assert [finding.code for finding in found.findings] == ["value-after-as-of"]


def test_a_value_later_than_the_run_never_decides() -> None:
    found = run(row("95", name="质量竞争力指数", date=D(2025, 12, 31)))
    assert (found.verdicts[0].status, found.verdicts[0].reason) == (Status.UNKNOWN, Reason.NO_DATA)
    assert [finding.code for finding in found.findings] == ["value-after-as-of"]


def test_a_name_that_is_nearly_so_is_no_lack_of_data() -> None:
    near = row("93", name="市区质量竞争力指数", cell="E9")
    found = run(near, row("16100件", name="有效发明专利数量"))
    verdict = found.verdicts[0]
    assert verdict.near is not None
    said = sentence(verdict, found.as_of, Lang.ZH)
    assert said.startswith("没有数据：表中“市区质量竞争力指数”（E9）名称相近，未能对应")


def test_the_whole_goes_before_its_parts_and_they_are_said() -> None:
    rows = (
        row("93", name="质量竞争力指数", region="全市"),
        row("80", name="质量竞争力指数", region="义乌市", cell="E8"),
    )
    found = run(*rows)
    assert found.verdicts[0].status is Status.PASS
    assert [finding.code for finding in found.findings] == ["rows-elsewhere"]


def test_many_indicators_of_other_regions_are_one_finding() -> None:
    rows = [
        row("93", name=name, region=region, cell=f"{column}{line}")
        for line, name in enumerate(("质量竞争力指数", "有效发明专利数量"), start=3)
        for column, region in (("C", "全市"), ("D", "义乌市"), ("E", "东阳市"))
    ]
    found = run(*rows)
    (said,) = (one for one in found.findings if one.code == "rows-elsewhere")
    assert said.params["regions"] == "义乌市、东阳市"
    assert (said.params["count"], said.params["name"]) == ("4", "质量竞争力指数、有效发明专利数量")
    assert said.source.endswith("!D3")


@pytest.mark.parametrize("regions", [("义乌市",), ("东阳市", "义乌市")])
def test_other_regions_alone_judge_nothing(regions: tuple[str, ...]) -> None:
    rows = [row("93", name="质量竞争力指数", region=region) for region in regions]
    found = run(*rows)
    assert found.verdicts[0].reason is Reason.AMBIGUOUS
    assert [finding.code for finding in found.findings] == ["several-regions"]


def test_the_region_asked_for_is_judged() -> None:
    rows = actuals(row("93", name="质量竞争力指数", region="义乌市"))
    found = verify(DEMO, rows, JUNE, region="义乌市")
    assert found.verdicts[0].status is Status.PASS
    assert found.verdicts[0].region == "义乌市"


def test_the_plans_region_may_be_written_without_its_rank() -> None:
    assert run(row("93", name="质量竞争力指数", region="示范")).verdicts[0].status is Status.PASS


def test_a_department_is_judged_by_its_targets_and_others_still_match() -> None:
    mine = target("≥ 92", id="a", name="甲", lead=("甲局",))
    theirs = target("≥ 92", id="b", name="乙", lead=("乙局",))
    found = verify(plan(mine, theirs), actuals(row("92", name="乙")), JUNE, leads=("甲局",))
    assert [(v.target.id, v.reason) for v in found.verdicts] == [("a", Reason.NO_DATA)]
    assert found.unmatched == ()


def test_a_title_that_names_a_running_year_dates_nothing_yet() -> None:
    rows = actuals(row("91", name="质量竞争力指数", title_date=D(2025, 12, 31)))
    today = D(2025, 7, 10)
    when, origin, findings = resolve_as_of(None, rows, today)
    assert (when, origin) == (today, "today")
    assert [finding.code for finding in findings] == ["title-in-future"]
    point = verify(DEMO, rows, when, origin).verdicts[0].actual
    assert point is not None
    assert point.date == today


def test_before_the_period_nothing_is_missing() -> None:
    found = run(row("", name="质量竞争力指数"), as_of=D(2022, 6, 30))
    assert {verdict.reason for verdict in found.verdicts} == {Reason.NOT_STARTED}
    code, gated = gate(found, "missing", strict=False)
    assert (code, gated.missing, gated.nothing) == (Exit.MISSING, 0, len(found.verdicts))


def test_a_value_from_before_the_period_is_missing_once_it_has_begun() -> None:
    found = run(row("92", name="质量竞争力指数", date=D(2022, 6, 30)))
    assert found.verdicts[0].reason is Reason.NOT_STARTED
    assert gate(found, "missing", strict=False)[0] is Exit.MISSING


PASSED, RISK, FAILED, MISSING = "95", "90", "80", ""


def gated(
    first: str, second: str, fail_on: str, *, strict: bool = False, aspirational: bool = False
) -> int:
    one = target("≥ 92", id="a", name="甲", baseline="88")
    two = target("≥ 92", id="b", name="乙", baseline="88", aspirational=aspirational)
    found = verify(plan(one, two), actuals(row(first, name="甲"), row(second, name="乙")), JUNE)
    return int(gate(found, fail_on, strict=strict)[0])


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [  # never, fail, missing, at-risk
        (PASSED, PASSED, (0, 0, 0, 0)),
        (PASSED, RISK, (0, 0, 0, 10)),
        (PASSED, MISSING, (0, 0, 11, 11)),
        (RISK, MISSING, (0, 0, 11, 11)),
        (FAILED, PASSED, (0, 12, 12, 12)),
        (FAILED, MISSING, (0, 12, 12, 12)),
        (MISSING, MISSING, (11, 11, 11, 11)),  # nothing compared is never 0
    ],
)
def test_gate(first: str, second: str, codes: tuple[int, ...]) -> None:
    levels = ("never", "fail", "missing", "at-risk")
    assert tuple(gated(first, second, level) for level in levels) == codes


def test_only_binding_targets_gate_unless_strict() -> None:
    assert gated(PASSED, FAILED, "missing", aspirational=True) == 0
    assert gated(PASSED, FAILED, "missing", aspirational=True, strict=True) == 12


def test_a_row_dated_after_today_dates_no_run() -> None:
    """A column 2025年 holds the state of a year that is still running."""
    rows = actuals(row("5", date=D(2024, 12, 31)), row("6", date=D(2025, 12, 31)))
    assert resolve_as_of(None, rows, JUNE)[:2] == (JUNE, "today")


def reasons(of: Actual, *, option: dt.date = JUNE) -> list[str]:
    """The codes of what is said of one row, of a target that counts each year."""
    yearly = target("≥ 400家", "flow", id="firms", name="新增企业", yearly=True)
    found = verify(plan(yearly), actuals(replace(of, name="新增企业")), option)
    return [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("dates", "codes"),
    [
        ({"title_date": D(2024, 12, 31)}, ["amount-of-earlier-year"]),
        ({"title_year": 2024}, ["amount-of-earlier-year"]),
        ({"title_date": D(2024, 12, 31), "own_time": True}, []),
        ({"title_date": D(2025, 5, 31)}, []),
        ({"title_date": D(2024, 12, 31), "date": JUNE}, []),
        ({"title_date": D(2026, 12, 31)}, ["value-after-as-of"]),
        ({"undated": "指标计划表（2026年）"}, ["value-after-as-of"]),
        ({"undated": "2025年计划、2026年目标"}, []),
        ({"undated": "填报日期 2026-01-10"}, []),
    ],
)
def test_the_amount_of_another_year(dates: dict[str, object], codes: list[str]) -> None:
    assert reasons(replace(row("298"), **dates)) == codes  # type: ignore[arg-type]


def test_a_state_of_last_year_is_only_told() -> None:
    found = run(row("91", name="质量竞争力指数", title_date=D(2024, 12, 31)))
    assert found.verdicts[0].actual is not None
