"""Every region against the plan: who is whom, what each owes, what is said of it, its rank."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from qcheck.model import (
    Actual,
    Document,
    Flag,
    Past,
    Plan,
    Point,
    Reason,
    Status,
    Target,
    Verdict,
    Verification,
)
from qcheck.quantity import parse_requirement
from qcheck.region import in_full, is_outside
from qcheck.regions import ALL, ranks
from qcheck.series import met_before
from qcheck.verify import verify
from tests.builders import DUE, JUNE, START, actuals, plan, row, target

INDEX = target("≥ 92", baseline="88.5", name="指数", id="index")
COUNT = target("≥ 20家", "flow", name="新增未来工厂", id="factories")


def split(one: Target, **regions: str) -> Target:
    needs = tuple((name, parse_requirement(text)) for name, text in regions.items())
    return replace(one, regions=needs)


def judged(*rows: Actual, of: Plan, region: str | None = ALL, **more: object) -> Verification:
    return verify(of, actuals(*rows), JUNE, region=region, **more)  # type: ignore[arg-type]


def cells(found: Verification) -> dict[tuple[str, str], str]:
    return {(one.region, one.target.id): one.reason.value for one in found.verdicts}


def codes(found: Verification) -> list[str]:
    return [finding.code for finding in found.findings]


def only(found: Verification, region: str) -> Verdict:
    (verdict,) = (one for one in found.verdicts if one.region == region)
    return verdict


def test_every_region_on_every_target_the_whole_first() -> None:
    rows = [
        row("91", name="指数", region="东县"),
        row("93", name="指数", region="示范市"),
        row("12", name="新增未来工厂", region="西县"),
    ]
    found = judged(*rows, of=plan(INDEX, COUNT))
    assert found.regions == ("示范市", "东县", "西县")
    assert cells(found) == {
        ("示范市", "index"): "MET_EARLY",
        ("示范市", "factories"): "NO_DATA",
        ("东县", "index"): "NOT_MET_NO_BASELINE",
        ("东县", "factories"): "NO_DATA",
        ("西县", "index"): "NO_DATA",
        ("西县", "factories"): "BEHIND",
    }


def test_the_baseline_of_the_whole_is_not_that_of_a_part() -> None:
    rows = [row("91.6", name="指数", region=name) for name in ("示范市", "东县")]
    found = judged(*rows, of=plan(INDEX))
    assert [one.reason for one in found.verdicts] == [Reason.ON_TRACK, Reason.NOT_MET_NO_BASELINE]
    alone = judged(rows[1], of=plan(INDEX), region="东县")
    assert alone.verdicts[0].reason is Reason.NOT_MET_NO_BASELINE


def test_the_same_verdict_with_and_without_the_others() -> None:
    rows = [row("5", name=COUNT.name, region=name) for name in ("东县", "西县")]
    one = plan(split(COUNT, 东县="≥ 5家"))
    every = judged(*rows, of=one)
    for place in ("东县", "西县"):
        alone = judged(*(r for r in rows if r.region == place), of=one, region=place)
        assert alone.verdicts[0] == only(every, place)


def test_a_region_owes_its_split_and_the_others_the_plans_value() -> None:
    rows = [row("5", name=COUNT.name, region=name) for name in ("示范市", "义乌", "东县")]
    found = judged(*rows, of=plan(split(COUNT, 义乌市="≥ 5家")))
    assert found.regions == ("示范市", "义乌市", "东县")
    assert [one.target.requirement.text for one in found.verdicts] == ["≥ 20家", "≥ 5家", "≥ 20家"]
    assert [one.flags for one in found.verdicts] == [(), (), (Flag.NOT_SPLIT,)]
    assert codes(found) == ["region-in-full", "target-not-split"]
    assert found.findings[1].params["regions"] == "东县"


def test_a_region_with_a_split_that_reports_nothing_is_missing() -> None:
    found = judged(row("20", name=COUNT.name, region="示范市"), of=plan(split(COUNT, 东县="≥ 5家")))
    assert cells(found) == {
        ("示范市", "factories"): "MET_EARLY",
        ("东县", "factories"): "NO_DATA",
    }


@pytest.mark.parametrize(
    ("required", "kind", "name", "flagged"),
    [
        ("≥ 20家", "flow", "新增未来工厂", True),
        ("≥ 1.8万件", "stock", "有效发明专利", True),
        ("≤ 20起", "flow", "投诉", True),
        ("= 0起", "flow", "重大事故", False),
        ("≥ 92", "level", "指数", False),
        ("≥ 98%", "level", "合格率", False),
        ("≥ 17.3件", "stock", "每万人口发明专利", False),
        ("≥ 27万元/人", "stock", "劳动生产率", False),
    ],
)
def test_only_totals_are_flagged_where_they_are_not_split(
    required: str, kind: str, name: str, flagged: bool
) -> None:
    one = target(required, kind, name=name)
    value = one.requirement.value or Decimal(0)
    text = f"{value}{one.requirement.unit}"
    rows = [row(text, name=name, region=place) for place in ("示范市", "东县", "西县")]
    found = judged(*rows, of=plan(one))
    flags = [Flag.NOT_SPLIT in verdict.flags for verdict in found.verdicts]
    assert flags == [False, flagged, flagged]
    assert codes(found).count("target-not-split") == flagged


@pytest.mark.parametrize(
    ("named", "regions", "said"),
    [
        (["示范", "全市", "合计"], ("示范市",), ["region-is-whole", "regions-none"]),
        (["", "东县"], ("示范市", "东县"), []),
        (["东县"], ("东县",), ["region-whole-missing"]),
        (["", "义乌", "义乌市"], ("示范市", "义乌市"), ["region-in-full"]),
        (
            ["", "东", "东县", "东区"],
            ("示范市", "东", "东县", "东区"),
            ["region-unclear"],
        ),
        (["", "全省", "全国", "浙江省", "小计"], ("示范市",), ["regions-outside", "regions-none"]),
        (["", "东 县", "东县"], ("示范市", "东县"), []),
    ],
)
def test_who_is_whom(named: list[str], regions: tuple[str, ...], said: list[str]) -> None:
    rows = [row("93", name="指数", region=name) for name in named]
    found = judged(*rows, of=plan(INDEX))
    assert found.regions == regions
    assert codes(found) == said
    assert {one.region for one in found.verdicts} == set(regions)


def test_two_values_of_one_region_under_two_names() -> None:
    rows = [row("93", name="指数", region="义乌"), row("94", name="指数", region="义乌市")]
    found = judged(*rows, row("93", name="指数"), of=plan(INDEX))
    assert only(found, "义乌市").reason is Reason.AMBIGUOUS
    assert "duplicate-differs" in codes(found)


def test_a_plan_without_a_region() -> None:
    bare = replace(plan(INDEX), region="")
    rows = [row("93", name="指数", region=name) for name in ("东县", "西县")]
    assert judged(rows[0], of=bare).regions == ("东县",)
    assert judged(*rows, of=bare).regions == ("东县", "西县")
    assert judged(row("93", name="指数"), of=bare).regions == ("demo-2025",)
    total = row("93", name="指数", region="合计")
    assert judged(*rows, total, of=bare).regions == ("合计", "东县", "西县")


def test_no_region_at_all_is_the_whole() -> None:
    found = judged(row("93", name="指数"), of=plan(INDEX))
    assert (found.regions, codes(found)) == (("示范市",), ["regions-none"])
    plain = judged(row("93", name="指数"), of=plan(INDEX), region=None)
    assert plain.regions == ()
    assert replace(plain.verdicts[0], region="示范市") == found.verdicts[0]


def test_only_what_is_outside_judges_nothing() -> None:
    found = judged(row("93", name="指数", region="全省"), of=plan(INDEX))
    assert cells(found) == {("示范市", "index"): "NO_DATA"}
    assert "regions-outside" in codes(found)


def test_a_value_of_the_whole_in_the_row_of_a_region() -> None:
    one = target("≥ 95%", name="合格率")
    rows = [row("全市96%", name="合格率", region=place) for place in ("示范市", "东县")]
    found = judged(*rows, of=plan(one))
    assert [one.reason for one in found.verdicts] == [Reason.MET_EARLY, Reason.AMBIGUOUS]


def test_earlier_results_go_to_their_region() -> None:
    def past(region: str, value: str) -> Past:
        return Past(
            target="index", region=region, value=Decimal(value), unit="",
            required=(">=", Decimal(92), None), date=START, raw=value, source="old.json!index",
            written=dt.datetime(2025, 1, 1, tzinfo=dt.timezone.utc),
        )  # fmt: skip

    rows = [row("91", name="指数", region=name) for name in ("示范市", "义乌市", "东县")]
    early = [past("示范市", "80"), past("义乌", "81"), past("西县", "82")]
    bare = replace(INDEX, baseline=None)
    found = judged(*rows, of=plan(bare), past=early)
    bases = [one.baseline.value if one.baseline else None for one in found.verdicts]
    assert bases == [Decimal(80), Decimal(81), None]


def test_the_departments_choose_targets_of_all_regions() -> None:
    led = replace(COUNT, lead=("市经信局",))
    rows = [row("5", name=n, region=p) for n in ("指数", COUNT.name) for p in ("", "东县")]
    found = judged(*rows, of=plan(INDEX, led), leads=["市经信局"])
    assert [(one.region, one.target.id) for one in found.verdicts] == [
        ("示范市", "factories"),
        ("东县", "factories"),
    ]


@pytest.mark.parametrize(
    ("name", "whole", "outside"),
    [
        ("全省", "金华市", True),
        ("全国", "金华市", True),
        ("浙江省", "金华市", True),
        ("金华市", "磐安县", True),
        ("全县", "金华市", True),
        ("全市", "金华市", False),
        ("义乌市", "金华市", False),
        ("金华市", "浙江省", False),
        ("市区", "金华市", False),
        ("开发区", "磐安县", False),
        ("全省", "", False),
    ],
)
def test_what_is_no_part_of_a_region(name: str, whole: str, outside: bool) -> None:
    assert is_outside(name, whole) == outside


def test_a_table_that_speaks_of_a_part_is_of_it() -> None:
    rows = [row("91", name="指数"), replace(row("93", name="指数"), around=(("东县",),))]
    found = judged(*rows, of=plan(target("≥ 92", name="指数", id="i")))
    assert found.regions == ("示范市", "东县")


def test_a_name_that_may_be_two() -> None:
    assert in_full("东", ["东市", "东县", "东方市"]) == ["东县", "东市"]
    assert in_full("", ["市"]) == [""]


def test_ranks() -> None:
    def counts(good: int, risk: int, bad: int, unknown: int) -> dict[str, int]:
        total = good + risk + bad + unknown
        return {"total": total, "pass": good, "at_risk": risk, "fail": bad, "unknown": unknown}

    table = [counts(2, 1, 1, 0), counts(3, 1, 0, 0), counts(0, 0, 0, 4), counts(3, 1, 0, 0)]
    assert ranks(table) == [3, 1, 4, 1]
    assert ranks([counts(1, 0, 0, 1), counts(1, 0, 0, 2), counts(1, 1, 0, 0)]) == [1, 2, 3]
    assert ranks([]) == []


# --- Met before it began --------------------------------------------------------------------------

EVE = dt.date(2022, 12, 31)


@pytest.mark.parametrize(
    ("required", "points", "said"),
    [
        ("≥ 77%", {EVE: "77.4", JUNE: "91"}, ["77.4%"]),
        ("≥ 77%", {EVE: "76.9", JUNE: "91"}, []),
        ("≥ 77%", {dt.date(2021, 12, 31): "90", EVE: "70"}, []),
        ("≤ 40", {EVE: "39"}, ["39"]),
        ("< 40", {EVE: "40"}, []),
        ("≥ 77%", {dt.date(2023, 2, 28): "80"}, ["80%"]),  # known when the plan was issued
        ("≥ 77%", {dt.date(2023, 3, 31): "80"}, []),
        # what was reached between the start and the day of issue is progress
        ("≥ 77%", {dt.date(2023, 1, 31): "70", dt.date(2023, 2, 28): "80"}, []),
        ("≥ 77%", {dt.date(2023, 1, 31): "78", dt.date(2023, 2, 28): "80"}, ["78%"]),
    ],
)
def test_a_target_below_its_baseline(
    required: str, points: dict[dt.date, str], said: list[str]
) -> None:
    series = [Point(value=Decimal(text), date=day) for day, text in points.items()]
    found = list(met_before(target(required), series, dt.date(2023, 3, 1)))
    assert [finding.params["value"] for finding in found] == said
    assert {finding.code for finding in found} <= {"target-below-baseline"}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (target("≥ 92", baseline="93"), True),
        (target("≥ 18000件", "stock", baseline="18000件"), True),
        (target("≥ 92", "hold", baseline="93"), False),
        (target("≥ 92", baseline="93", yearly=True), False),
        (target("≥ 92", baseline="91"), False),
    ],
)
def test_the_plans_own_baseline_goes_first(one: Target, said: bool) -> None:
    points = [Point(value=Decimal(1), date=EVE)]
    assert bool(list(met_before(one, points, None))) == said


def test_a_region_above_the_plans_value_is_no_defect_of_the_plan() -> None:
    bare = replace(INDEX, baseline=None)
    rows = [
        row(text, name="指数", region=place, date=day)
        for place in ("示范市", "东县")
        for text, day in (("93", EVE), ("94", JUNE))
    ]
    found = judged(*rows, of=replace(plan(bare), document=Document()))
    assert codes(found) == ["target-below-baseline"]
    assert found.verdicts[0].status is Status.PASS
    assert found.verdicts[0].due == DUE
