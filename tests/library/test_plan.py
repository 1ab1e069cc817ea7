"""Plan files in, findings or a plan out; each broken file lists all that is wrong with it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.library.plan import parse_plan
from qcheck.model import (
    Baseline,
    Commitment,
    Document,
    Kind,
    Lang,
    Level,
    Op,
    Requirement,
    Severity,
    Target,
)
from qcheck.pace.settings import DEFAULTS, override
from qcheck.words import say
from qcheck.words.plan import PHRASES

if TYPE_CHECKING:
    from qcheck.model import Finding, Plan

GOOD = """\
# 示例数据
plan: demo
title: 示范市质量强市实施方案
region: 示范市
issuer: 示范市市场监督管理局
document: {number: 示市监〔2023〕1号, issued: 2023-03-01, url: "https://example.invalid/1"}
period: {start: 2023-01-01, end: 2025-12-31}
judge: {fail_below: 0.5}
targets:
  - id: patents
    name: 有效发明专利数量
    aliases: [有效发明专利拥有量]
    kind: stock
    target: "≥ 1.8万件"
    due: 2025-06-30
    start: 2023-07-01
    every: year
    commitment: aspirational
    baseline: {value: "1.2万件", date: 2022-12-31, source: "2022年统计公报"}
    section: 二(一)1
    clause: 有效发明专利数量达1.8万件
    lead: [市市场监管局]
    support: [市科技局, 市教育局]
    bounds: [0, null]
    judge: {on_track: 1}
    note: "备注"
  - id: city
    name: 创建示范市
    kind: milestone
    target: "done"
not_targets:
  - {text: 45%, reason: past}
"""


def parsed(text: str, *, pure: bool = False) -> tuple[Plan | None, tuple[Finding, ...]]:
    return parse_plan(text, "demo.yaml", "demo", sha256="0f", pure=pure)


def message(finding: Finding, lang: Lang) -> str:
    return say(f"plan.{finding.code}", lang, **finding.params)


def codes(text: str) -> list[tuple[str, str]]:
    """Where and what, once it is sure that both parsers agree and that all of it can be said."""
    findings = parsed(text)[1]
    assert findings == parsed(text, pure=True)[1]
    assert all(message(finding, lang) for finding in findings for lang in Lang)
    return [(finding.source.removeprefix("demo.yaml:"), finding.code) for finding in findings]


def plan_of(text: str) -> Plan:
    plan, findings = parsed(text)
    assert plan is not None, findings
    return plan


def with_target(lines: str, judge: str = "{}") -> str:
    """A plan of one target, level ≥ 92%; `lines` stand from line 7, column 5."""
    given = {line.split(":")[0] for line in lines.splitlines()}
    usual = {"name": "name: 甲", "kind": "kind: level", "target": 'target: "≥ 92%"'}
    rest = [line for key, line in usual.items() if key not in given]
    head = f"""\
plan: demo
title: 示例
period: {{start: 2023-01-01, end: 2025-12-31}}
judge: {judge}
targets:
  - id: a
"""
    return head + "".join(f"    {line}\n" for line in [*lines.splitlines(), *rest])


def test_a_good_file_gives_every_field() -> None:
    plan, findings = parsed(GOOD)
    assert findings == ()
    assert plan is not None
    assert (plan.id, plan.title, plan.region) == ("demo", "示范市质量强市实施方案", "示范市")
    assert plan.issuer == "示范市市场监督管理局"
    assert plan.document == Document(
        number="示市监〔2023〕1号", issued=date(2023, 3, 1), url="https://example.invalid/1"
    )
    assert (plan.start, plan.end) == (date(2023, 1, 1), date(2025, 12, 31))
    assert (plan.source, plan.sha256) == ("demo.yaml", "0f")
    rules = override(DEFAULTS, {"fail_below": Decimal("0.5")})
    assert plan.rules == rules
    assert plan.targets == (
        Target(
            id="patents",
            name="有效发明专利数量",
            aliases=("有效发明专利拥有量",),
            kind=Kind.STOCK,
            requirement=Requirement(
                op=Op.GE,
                value=Decimal(18000),
                unit="件",
                quantum=Decimal(1000),
                text="≥ 1.8万件",
            ),
            start=date(2023, 7, 1),
            due=date(2025, 6, 30),
            yearly=True,
            commitment=Commitment.ASPIRATIONAL,
            baseline=Baseline(
                value=Decimal(12000), unit="件", date=date(2022, 12, 31), source="2022年统计公报"
            ),
            bounds=(Decimal(0), None),
            section="二(一)1",
            clause="有效发明专利数量达1.8万件",
            lead=("市市场监管局",),
            support=("市科技局", "市教育局"),
            rules=override(rules, {"on_track": Decimal(1)}),
            note="备注",
            source="demo.yaml:10:5",
        ),
        Target(
            id="city",
            name="创建示范市",
            kind=Kind.MILESTONE,
            requirement=Requirement(
                op=Op.DONE, value=None, unit="", quantum=Decimal(1), text="done"
            ),
            start=date(2023, 1, 1),
            due=date(2025, 12, 31),
            rules=rules,
            source="demo.yaml:27:5",
        ),
    )


def test_both_parsers_give_the_same_plan() -> None:
    assert parsed(GOOD) == parsed(GOOD, pure=True)


def test_the_level_of_a_plan() -> None:
    assert plan_of(GOOD).level is None
    county = GOOD.replace("region: 示范市", "region: 示范市\nlevel: county")
    assert plan_of(county).level is Level.COUNTY
    assert codes(county.replace("county", "town")) == [("5:8", "choice-unknown")]


def test_optional_fields_may_be_empty() -> None:
    empty = "aliases:\nbaseline: null\nsection: ~\nclause: ''\nlead: []\nbounds:\njudge:\nnote:"
    assert plan_of(with_target(empty)).targets == plan_of(with_target("note: ''")).targets


BROKEN = """\
plan: other
titel: 示范
region: no
period: {start: 2023-01-01, end: 2022-12-31}
targets:
  - id: A_1
    name: 甲
    kind: level
    target: 98%
  - id: b
    name: 乙
    name: 丙
    kind: levl
    target: "98%"
    lead: 市科技局
  - id: b
    kind: flow
    target: "≥ 5件以上"
    due: 2022-02-30
    zzz: 1
not_targets: [{text: x}]
"""


def test_a_broken_file_lists_all_its_problems_in_order() -> None:
    assert codes(BROKEN) == [
        ("1:1", "field-missing"),
        ("1:7", "plan-id-differs"),
        ("2:1", "key-misspelt"),
        ("3:9", "text-unquoted"),
        ("4:34", "due-before-start"),
        ("6:9", "id-characters"),
        ("9:13", "target-unquoted"),
        ("9:13", "operator-missing"),
        ("12:5", "key-duplicate"),
        ("13:11", "choice-misspelt"),
        ("14:13", "operator-missing"),
        ("15:11", "list-wanted"),
        ("16:5", "field-missing"),
        ("16:9", "id-duplicate"),
        ("18:13", "words-in-unit"),
        ("19:10", "date-unreadable"),
        ("20:5", "key-unknown"),
        ("21:15", "field-missing"),
    ]
    assert parsed(BROKEN)[0] is None


def test_a_finding_names_its_target_and_says_what_to_write() -> None:
    findings = {finding.code: finding for finding in parsed(BROKEN)[1]}
    assert findings["list-wanted"].target == "b"
    assert findings["plan-id-differs"].target is None
    assert message(findings["key-misspelt"], Lang.ZH) == "没有“titel”这个键。您是否要写：title？"
    assert 'target: "98%"' in message(findings["target-unquoted"], Lang.EN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("1:1", "plan-empty")]),
        ("# 只有注释\n", [("1:1", "plan-empty")]),
        ("- a\n", [("1:1", "plan-empty")]),
        ("a: [1\n", [("2:1", "yaml-syntax")]),
        ("plan: demo\ntitle: ' '\nperiod: 2025\ntargets: []\n",
         [("2:8", "field-empty"), ("3:9", "mapping-wanted"), ("4:10", "no-targets")]),
        ("plan: demo\ntitle: [x]\nperiod: {start: 2023-01-01}\ntargets:\n",
         [("2:8", "text-wanted"), ("3:9", "field-missing"), ("4:1", "field-empty")]),
        ("plan: 2025\ntitle: a\nperiod: {start: 2023/1/1, end: }\ntargets: {a: b}\n",
         [("1:7", "text-unquoted"), ("3:17", "date-unreadable"), ("3:27", "field-empty"),
          ("4:10", "list-wanted")]),
        ("plan: demo\ntitle: a\nperiod: {start: 2023-01-01, end: 2023-12-31}\ntargets: [x, *y]\n",
         [("4:11", "mapping-wanted"), ("4:14", "alias-refused")]),
    ],
)  # fmt: skip
def test_broken_plans(text: str, expected: list[tuple[str, str]]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("target: ≥ 98%", [("7:13", "target-unquoted")]),
        ("target: 12:30", [("7:13", "target-unquoted"), ("7:13", "operator-missing")]),
        ("target: no", [("7:13", "target-unquoted"), ("7:13", "quantity-unreadable")]),
        ("target:", [("7:5", "field-empty")]),
        ("target: [1]", [("7:13", "text-wanted")]),
        ("target: '98'", [("7:13", "operator-missing")]),
        ("target: '≥ 九十'", [("7:13", "quantity-unreadable")]),
        ("target: '3–2个'", [("7:13", "range-reversed")]),
        ("target: '≥ 1个 (2–3个)'", [("7:13", "range-hint-differs")]),
        ("target: '≥ 2个 (2–3个)'", []),
        ("target: done", [("7:13", "done-needs-milestone")]),
        ("target: done\nkind: milestone", []),
        ("kind: milestone", [("9:13", "milestone-needs-done")]),
        ("kind: growth", []),
        ("kind: growth\ntarget: '≥ 30件'", [("8:13", "growth-not-percent")]),
        ("kind: Flow", [("7:11", "choice-misspelt")]),
        ("kind: 流量", [("7:11", "choice-unknown")]),
        ("name: 010", [("7:11", "text-unquoted")]),
        ("name: 12:30", [("7:11", "text-unquoted")]),
        ("name: ''", [("7:11", "field-empty")]),
        ("section: 1.2", [("7:14", "text-unquoted")]),
        ("section: '1.2'", []),
        ("aliases: [no]", [("7:15", "text-unquoted")]),
        ("every: month", [("7:12", "choice-unknown")]),
        ("every: true", [("7:12", "choice-unknown")]),
        ("every: year", []),
        ("commitment: aspiration", [("7:17", "choice-misspelt")]),
        ("reviewed: {by: x}", [("7:5", "key-unknown")]),
        ("accept: {kind-flow: }", [("7:14", "field-empty")]),
        ("accept: [kind-flow]", [("7:13", "mapping-wanted")]),
        ("accept: {kind-flow: 句首有“每年”}", []),
        ("due: 2022-12-31", [("7:10", "due-before-start")]),
        ("start: 2026-01-01", [("7:12", "due-before-start")]),
        ("due: ", [("7:5", "field-empty")]),
        ("due: 2025-6-30", [("7:10", "date-unreadable")]),
        ("due: 2025-02-29", [("7:10", "date-unreadable")]),
        ("due: 2025-12-31 00:00:00", [("7:10", "date-unreadable")]),
        ("due: '2025-12-31'", []),
        ("clause: " + "字" * 60, []),
        ("clause: " + "字" * 61, [("7:13", "clause-too-long")]),
        ("baseline: 90%", [("7:15", "mapping-wanted")]),
        ("baseline: {date: 2022-12-31}", [("7:15", "field-missing")]),
        ("baseline: {value: 90%, dat: 2022-12-31}", [("7:28", "key-misspelt")]),
        ("baseline: {value: 约90}", [("7:23", "baseline-unreadable")]),
        ("baseline: {value: 12:30}", [("7:23", "baseline-unreadable")]),
        ("baseline: {value: 010}", [("7:23", "baseline-unreadable")]),
        ("baseline: {value: 90件}", [("7:23", "baseline-unit")]),
        ("baseline: {value: '0.9'}", [("7:23", "baseline-share")]),
        ("baseline: {value: '0.9%'}", []),
        ("baseline: {value: 88.5}", []),
        ("baseline: {value: 24.5万}\ntarget: '≥ 27万元/人'", [("7:23", "baseline-unit")]),
        ("baseline: {value: 90%, date: 2025-12-31}", [("7:34", "baseline-late")]),
        ("baseline: {value: 90%, date: 2023-06-30}", [("7:34", "baseline-in-period")]),
        ("baseline: {value: 90%, date: 2022}", [("7:34", "date-unreadable")]),
        ("bounds: 100", [("7:13", "bounds-form")]),
        ("bounds: [0]", [("7:13", "bounds-form")]),
        ("bounds: [100, 0]", [("7:13", "bounds-form")]),
        ("bounds: [0, 100%]", [("7:17", "number-wanted")]),
        ("bounds: [0, 90]", [("7:13", "bounds-exclude-target")]),
        ("bounds: [93, null]", [("7:13", "bounds-exclude-target")]),
        ("judge: {on_track: 95}", [("7:23", "number-range")]),
        ("judge: {on_track: -1}", [("7:23", "number-range")]),
        ("judge: {on_track: '0.9'}", [("7:23", "number-wanted")]),
        ("judge: {on_track: 90%}", [("7:23", "number-wanted")]),
        ("judge: {on_track: 0.5}", [("7:12", "judge-order")]),
        ("judge: {final_grace_days: 1.5}", [("7:31", "number-whole")]),
        ("judge: {profile: shixv}", [("7:22", "choice-misspelt")]),
        ("judge: {method: growth}", [("7:21", "choice-unknown")]),
        ("judge: {ontrack: 1}", [("7:13", "key-misspelt")]),
        ("judge: {annual_rule: last}", [("7:26", "choice-misspelt")]),
        ("judge: {calendar: weeks}", [("7:23", "choice-unknown")]),
        ("judge: {calendar: {profile: [0.2, 0.45, 0.7, 1]}}", [("6:5", "calendar-count")]),
        ("every: year\njudge: {calendar: {profile: [0.2, 0.45, 0.7, 1]}}", []),
        ("due: 2025-11-15\njudge: {calendar: {profile: [0.5, 1]}}", [("6:5", "calendar-period")]),
        ("judge: {on_track: 0}", [("7:23", "number-range")]),
        ("judge: {on_track: 1.6}", [("7:23", "number-range")]),
        ("judge: {on_track: 1.5}", []),
        ("judge: {fail_below: 1.6}", [("7:25", "number-range")]),
        ("judge: {fail_lag_points: 101}", [("7:30", "number-range")]),
        ("judge: {calendar: {profile: [0.5, 0.4, 1]}}", [("7:33", "calendar-shares")]),
        ("judge: {calendar: {profile: [0, 1]}}", [("7:33", "calendar-shares")]),
        ("judge: {calendar: {profile: [0.5]}}", [("7:33", "calendar-shares")]),
        ("judge: {calendar: {profile: []}}", [("7:33", "calendar-shares")]),
        ("judge: {calendar: {profile: 1}}", [("7:33", "calendar-shares")]),
        ("judge: {calendar: {profile: [50%, 1]}}", [("7:34", "number-wanted")]),
        ("judge: {calendar: {profil: [1]}}", [("7:23", "field-missing"), ("7:24", "key-misspelt")]),
        ("judge: {calendar: {profile: [0.1, 0.2, 0.3, 0.4, 1]}}", [("6:5", "calendar-count")]),
        ("every: year\njudge: {calendar: {profile: [0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1]}}",
         [("6:5", "calendar-count")]),
        ("judge: {compare: rounded}", []),
        ("judge: {compare: rounded}\ntarget: '≥ 100%'", [("7:22", "rounding-refused")]),
        ("judge: {compare: rounded}\ntarget: '= 0起'", [("7:22", "rounding-refused")]),
        ("judge: {compare: rounded}\ntarget: '≥ 1.8万件'", [("7:22", "rounding-refused")]),
        ("judge: {compare: rounded}\ntarget: '≥ 400家'", [("7:22", "rounding-refused")]),
        ("judge: {compare: rounded}\ntarget: '≥ 60件/万人'", []),
        ("judge: {compare: rounded}\ntarget: '≥ 2个百分点'", []),
    ],
)  # fmt: skip
def test_broken_targets(lines: str, expected: list[tuple[str, str]]) -> None:
    assert codes(with_target(lines)) == expected


def test_a_warning_does_not_keep_the_plan_from_being_used() -> None:
    plan, findings = parsed(with_target("baseline: {value: 90%, date: 2023-06-30}"))
    assert plan is not None
    assert [finding.severity for finding in findings] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("target", "kind", "written", "value", "unit"),
    [
        ("≥ 1.8万件", "stock", "1.2万件", "12000", "件"),
        ("≥ 1.8万件", "stock", "12000", "12000", "件"),
        ("≥ 27万元/人", "level", "245000元/人", "24.5", "万元/人"),
        ("≥ 27万元/人", "level", "24.5", "24.5", "万元/人"),
        ("≥ 2.8%", "level", "25‰", "2.5", "%"),
        ("< 37 微克/立方米", "level", "40.0μg/m³", "40", "微克/立方米"),
        ("≥ -1%", "level", "-2.50%", "-2.5", "%"),
        ("≥ 30%", "growth", "3亿元", "300000000", "元"),
    ],
)
def test_a_baseline_stands_in_the_targets_unit(
    target: str, kind: str, written: str, value: str, unit: str
) -> None:
    lines = f'kind: {kind}\ntarget: "{target}"\nbaseline: {{value: "{written}"}}'
    baseline = plan_of(with_target(lines)).targets[0].baseline
    assert baseline == Baseline(value=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    ("plan_judge", "judge", "settings"),
    [
        ("{}", "{}", {}),
        ("{on_track: 0.9}", "{}", {"on_track": Decimal("0.9")}),
        ("{on_track: 0.9}", "{on_track: 0.80}", {"on_track": Decimal("0.8")}),
        ("{profile: shixu}", "{}", {"profile": "shixu"}),
        ("{profile: yinchuan}", "{profile: shixu}", {"profile": "shixu"}),
        ("{calendar: days}", "{final_grace_days: 90}",
         {"calendar": "days", "final_grace_days": 90}),
        ("{compare: rounded}", "{}", {"compare_rounded": True}),
        ("{compare: rounded}", "{compare: full}", {}),
        ("{annual_rule: complete}", "{method: points, fail_lag_points: 5}",
         {"annual_rule": "complete", "method": "points", "fail_lag_points": Decimal(5)}),
        ("{method: points}", "{profile: shixu}", {"method": "points", "profile": "shixu"}),
        ("{profile: destatis}", "{profile: shixu}", {"profile": "shixu"}),
        ("{profile: destatis, method: cagr}", "{profile: shixu}",
         {"method": "cagr", "profile": "shixu"}),
    ],
)  # fmt: skip
def test_settings_of_plan_and_target(
    plan_judge: str, judge: str, settings: dict[str, object]
) -> None:
    target = plan_of(with_target(f"judge: {judge}", judge=plan_judge)).targets[0]
    assert target.rules == override(DEFAULTS, settings)


def test_a_calendar_profile_has_a_share_for_each_quarter() -> None:
    shares = ", ".join(f"{n / 12:.2f}" for n in range(1, 12))
    text = with_target("judge: {}", judge=f"{{calendar: {{profile: [{shares}, 1]}}}}")
    assert len(plan_of(text).targets[0].rules.shares) == 12
    _, findings = parsed(with_target("judge: {calendar: {profile: [0.2, 0.45, 0.7, 1]}}"))
    assert [finding.params for finding in findings] == [{"had": "4", "wanted": "12"}]


@pytest.mark.parametrize("target", ["≥ 100%", "≥ 1000‰", "= 0起", "≥ 400家", "2–3个"])
def test_a_plans_wish_to_round_leaves_out_what_is_never_rounded(target: str) -> None:
    rules = plan_of(with_target(f"target: '{target}'", judge="{compare: rounded}")).targets[0].rules
    assert not rules.compare_rounded


@pytest.mark.parametrize("code", PHRASES)
def test_both_languages_say_the_same_fields(code: str) -> None:
    chinese, english = (
        {field for _, field, _, _ in Formatter().parse(text) if field} for text in PHRASES[code]
    )
    assert chinese == english


KEYS = "plan title period targets id name kind target due judge bounds baseline value calendar"
VALUES = ["98%", "≥", "done", "2025-12-31", "12:30", "no", "1.8万件", "9" * 25]
WORDS = st.sampled_from([*"[]{}:,-\"'01~\n", *VALUES, *KEYS.split()])
MUTATED = st.builds(
    lambda start, length, new: GOOD[:start] + new + GOOD[start + length :],
    st.integers(0, len(GOOD)),
    st.integers(0, 30),
    st.lists(WORDS, max_size=3).map(" ".join) | st.text(max_size=5),
)


@given(st.text() | st.lists(WORDS).map(" ".join) | MUTATED)
def test_any_text_gives_a_plan_or_says_why_not(text: str) -> None:
    plan, findings = parsed(text)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert (plan is None) == bool(errors)
    assert all(message(finding, lang) for finding in findings for lang in Lang)


@pytest.mark.parametrize(
    "target",
    [
        "≥ 98。6%",
        "≥ 1,00件",
        "≥ 98..5%",
        "≥ 1e5",
        "≥ 12:30",
        "≥ 2–3个",
        "≥ 98 .5",
        "≥ 3/4",
        "≥ 0x1F",
    ],
)
def test_a_broken_number_is_never_read_by_its_beginning(target: str) -> None:
    assert codes(with_target(f"target: '{target}'")) == [("7:13", "quantity-unreadable")]


@pytest.mark.parametrize("unit", ["微克/m3", "％", "m²", "㎡", "℃", "件/万人", "个百分点", ""])
def test_real_units_are_kept(unit: str) -> None:
    requirement = plan_of(with_target(f"target: '≥ 37{unit}'")).targets[0].requirement
    assert (requirement.value, requirement.unit) == (Decimal(37), unit)
