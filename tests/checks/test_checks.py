"""Every check: its manual, planted faults, and what must not be a fault."""

from __future__ import annotations

import doctest
from dataclasses import replace
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from qcheck import checks, library
from qcheck.checks import (
    CHECKS,
    CODES,
    baseline,
    bounds,
    commitment,
    dates,
    every,
    identity,
    kind,
    names,
    number,
    operator,
    units,
)
from qcheck.checks.clause import figures
from qcheck.model import Finding, Severity
from qcheck.words import phrases
from tests.checks.found import codes, manual, plan

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = library.plan_ids(None)


@pytest.mark.parametrize("name", CHECKS)
def test_the_manual_is_true(name: str) -> None:
    module = CHECKS[name]
    assert isinstance(module, ModuleType)
    result = doctest.testmod(module, extraglobs=manual(module))
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("name", CHECKS)
def test_the_manual_names_every_code(name: str) -> None:
    for code, severity in CHECKS[name].CODES.items():
        assert f"{code} ({severity.value})" in (CHECKS[name].__doc__ or "")


def test_every_code_has_one_phrase() -> None:
    own = {"accept-unused", "accept-unknown", "accept-strange", "accept-error", "unchecked"}
    assert set(CODES) | own == set(phrases("lint"))
    assert len(CODES) == sum(len(one.CODES) for one in CHECKS.values())


# --- Shipped plans -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_plans_are_clean(name: str) -> None:
    read, findings = library.check(name)
    assert read is not None
    others = [library.load(other) for other in SHIPPED if other != name]
    assert checks.run(read, others, findings).findings == ()


# --- Figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("数量达1.8万件", ["达1.8万件"]),
        ("合格率达到９８％以上", ["达到98%以上"]),
        ("PM2.5小于37ug/m3", ["小于37ug/m3"]),
        ("选取百家以上骨干企业和百个以上重大项目", ["百家以上", "百个以上"]),
        ("新增床位1千张", ["1千张"]),
        ("质量培训万人以上", ["万人以上"]),
        ("建设一百二十个", ["一百二十个"]),
        ("每千名老人拥有床位数达到33.3张", ["达到33.3张"]),
        ("每10万人拥有5家", ["5家"]),
        ("由每月775元提高到855元", ["提高到855元"]),
        ("到2025年,达92", ["达92"]),
        ("新增鲁班奖2—3个", ["2-3个"]),
        ("控制在0.48起/万台和0.47人/万台以下", ["控制在0.48起/万台", "0.47人/万台以下"]),
        ("一次验收合格率达100%", ["达100%"]),
        ("5A级景区3家", ["3家"]),
        ("确保不发生重大事故", ["不发生"]),
        ("实现监测全覆盖", ["全覆盖"]),
        ("第3个行动计划", []),
    ],
)
def test_figures_of_a_clause(clause: str, said: list[str]) -> None:
    assert [one.shown.replace("—", "-") for one in figures(clause)] == said


@pytest.mark.parametrize(
    ("target", "clause", "expected"),
    [
        ("≥ 1.8万件", "数量达1.8万件", []),
        ("≥ 1.8件", "数量达1.8万件", ["clause-number"]),
        ("≥ 18000件", "数量达1.8万件", []),
        ("≥ 53亿件", "数量达53万件", ["clause-number"]),
        ("≥ 27万元/人", "生产率达27万元/人", []),
        ("≥ 27元/人", "生产率达27万元/人", ["clause-number"]),
        ("≥ 2个 (2–3个)", "新增2—3个", []),
        ("≥ 2个 (2–4个)", "新增2—3个", ["clause-number"]),
        ("2–3个", "新增2—3个", []),
        ("2–4个", "新增2—3个", ["clause-number"]),
        ("≥ 1000名", "培育千名质量工程师", []),
        ("≥ 100名", "培育千名质量工程师", ["clause-number"]),
        ("≥ 100%", "全部通过认证", []),
        ("≥ 99%", "全部通过认证", ["clause-number"]),
        ("= 0起", "不发生重大事故", []),
        ("= 1起", "不发生重大事故", ["clause-number"]),
        ("≥ 90%", "满意度达90分以上", ["clause-unit"]),
        ("≥ 5家", "新增企业若干", ["clause-no-figure"]),
        ("≥ 5家", None, ["clause-missing"]),
    ],
)
def test_the_number(target: str, clause: str | None, expected: list[str]) -> None:
    assert codes(number, plan({"target": target, "clause": clause})) == expected


@pytest.mark.parametrize(
    ("name", "target", "clause", "expected"),
    [
        (
            "科技型中小企业",
            "≥ 400家",
            "新增高新技术企业400家、科技型中小企业1000家",
            "clause-other",
        ),
        ("科技型中小企业", "≥ 1000家", "新增高新技术企业400家、科技型中小企业1000家", ""),
        ("污水处理率", "≥ 85%", "污水处理率和垃圾处理率分别达到90%和85%", "clause-other"),
        ("垃圾处理率", "≥ 85%", "污水处理率和垃圾处理率分别达到90%和85%", ""),
        ("质量强业", "≥ 5个", "建设5个质量强区、6个质量强业", "clause-other"),
        ("质量强区", "≥ 5个", "建设5个质量强区、6个质量强业", ""),
    ],
)
def test_which_figure_is_meant(name: str, target: str, clause: str, expected: str) -> None:
    found = codes(number, plan({"name": name, "target": target, "clause": clause}))
    assert found == [expected][: bool(expected)]


RIGHT = {
    "达到92": "≥", "92以上": "≥", "不低于92": "≥", "至少92": "≥", "稳定在92": "≥",
    "不少于92": "≥", "保持在92": "≥",
    "超过92": ">", "大于92": ">", "高于92": ">", "92以外": ">",
    "92以下": "≤", "92以内": "≤", "不超过92": "≤", "不高于92": "≤", "控制在92": "≤",
    "控制在92以内": "≤",
    "低于92": "<", "小于92": "<", "不满92": "<",
}  # fmt: skip


@pytest.mark.parametrize("sign", "≥>≤<")
@pytest.mark.parametrize("clause", RIGHT)
def test_the_operator(clause: str, sign: str) -> None:
    expected = [] if RIGHT[clause] == sign else ["clause-operator"]
    assert codes(operator, plan({"target": f"{sign} 92", "clause": clause})) == expected


def test_operators_that_come_to_the_same() -> None:
    assert not codes(operator, plan({"target": "= 100%", "clause": "达100%"}))
    assert not codes(operator, plan({"target": "≤ 0起", "kind": "flow", "clause": "不发生事故"}))
    assert codes(operator, plan({"target": "≥ 0起", "kind": "flow", "clause": "不发生事故"}))


def test_words_shared_by_two_figures() -> None:
    fields = {"name": "事故率", "clause": "事故率和死亡率分别控制在0.48起/万台和0.47人/万台以下"}
    assert not codes(operator, plan({**fields, "target": "≤ 0.48起/万台"}))
    assert codes(operator, plan({**fields, "target": "≥ 0.47人/万台"})) == ["clause-operator"]


# --- The other fields ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind_", "target", "clause", "expected"),
    [
        ("stock", "≥ 5家", "年内培育5家", ["kind-flow"]),
        ("flow", "≥ 5家", "年内培育5家", []),
        ("flow", "≥ 5件", "有效专利拥有量达5件", ["kind-stock"]),
        ("level", "≥ 7件", "每万人专利拥有量达7件", []),
        ("level", "≥ 7件", "累计建成7件", ["kind-stock"]),
        ("hold", "≥ 92%", "合格率达到92%", ["kind-not-hold"]),
        ("hold", "≥ 92%", "合格率保持在92%以上", []),
        ("level", "≤ 3%", "失业率控制在3%以内", ["kind-hold"]),
        ("level", "= 0起", "不发生重大事故", ["kind-none"]),
        ("flow", "= 0起", "不发生重大事故", []),
        ("growth", "≥ 30%", "合格率达30%", ["kind-growth"]),
        ("growth", "≥ 30%", "数量增长30%以上", []),
        ("level", "≥ 30%", "占比提高到30%", []),
        ("stock", "≥ 92%", "合格率达92%", ["kind-rate"]),
        ("level", "≥ 5家", "建设5家", ["kind-count"]),
    ],
)
def test_the_kind(kind_: str, target: str, clause: str, expected: list[str]) -> None:
    assert codes(kind, plan({"kind": kind_, "target": target, "clause": clause})) == expected


def test_commitment_and_every() -> None:
    assert not codes(commitment, plan({"commitment": "aspirational", "clause": "争取达92"}))
    assert codes(commitment, plan({"clause": "争取达92"})) == ["commitment-strive"]
    assert codes(every, plan({"every": "year"})) == ["every-unsaid"]
    assert not codes(every, plan({"every": "year", "clause": "每年92"}))
    assert not codes(every, plan({"clause": "到2025年达92"}))


def test_names() -> None:
    shared = plan({"name": "合格率"}, {"name": "甲", "aliases": ["“合 格率”"]})
    assert codes(names, shared) == ["name-shared"]
    assert not codes(names, plan({"name": "甲", "aliases": ["丙"]}, {"name": "乙"}))


def test_an_alias_that_adds_nothing() -> None:
    assert codes(names, plan({"name": "甲乙", "aliases": ["甲 乙"]})) == ["alias-needless"]
    assert codes(names, plan({"name": "甲", "aliases": ["丙", "丙"]})) == ["alias-needless"]


def test_dates() -> None:
    assert codes(dates, plan({"due": "2022-12-31", "start": "2022-01-01"})) == [
        "due-outside",
        "start-outside",
    ]
    assert not codes(dates, plan({"due": "2025-12-31", "start": "2023-01-01"}))


@pytest.mark.parametrize(
    ("unit", "known"), [("万件", True), ("μg/m³", True), ("起/万台", True), ("嫁", False)]
)
def test_units(unit: str, known: bool) -> None:
    found = codes(units, plan({"target": f"≥ 5{unit}", "clause": None}))
    assert found == ([] if known else ["unit-unknown"])


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"target": "≥ 101%"}, True),
        ({"target": "≥ 100%"}, False),
        ({"target": "> 100%"}, True),
        ({"target": "≥ 1001‰"}, True),
        ({"target": "≥ 999‰"}, False),
        ({"target": "≥ 150%", "kind": "growth"}, False),
        ({"target": "≥ 150%", "bounds": "[0, null]"}, False),
        ({"target": "≥ 98%", "baseline": {"value": '"970%"'}}, True),
    ],
)
def test_percentages(fields: dict[str, object], wrong: bool) -> None:
    assert codes(bounds, plan(fields)) == ["percent-outside"][:wrong]


@pytest.mark.parametrize(
    ("kind_", "target", "value", "wrong"),
    [
        ("level", "≥ 92", "95", True),
        ("level", "≥ 92", "88", False),
        ("level", "≤ 3", "2", True),
        ("level", "≤ 3", "5", False),
        ("stock", "≥ 92", "95", True),
        ("hold", "≥ 92", "95", False),
    ],
)
def test_baselines(kind_: str, target: str, value: str, wrong: bool) -> None:
    fields = {"kind": kind_, "target": target, "baseline": {"value": f'"{value}"'}}
    assert codes(baseline, plan(fields)) == ["baseline-met"][:wrong]


def test_an_id_in_another_plan() -> None:
    mine = plan({"name": "合格率"})
    near = {"name": "产品合格率"}
    assert codes(identity, mine, plan(near, plan="other")) == ["id-renamed"]
    assert not codes(identity, mine, plan(near, plan="other", region="别处"))
    far = plan({"name": "森林面积"}, plan="other", region="别处")
    assert codes(identity, mine, far) == ["id-renamed"]
    alias = plan({"name": "甲", "aliases": ["合格率"]}, plan="other")
    assert not codes(identity, mine, alias)
    away = {"name": "产品合格率", "kind": "hold", "target": "≥ 92分"}
    share = plan({"name": "合格率", "target": "≥ 92%"})
    assert not codes(identity, mine, plan(away, plan="other", region="别处"))
    assert codes(identity, share, plan(away, plan="other", region="别处")) == ["id-remeasured"]
    one = {**away, "target": "≥ 92"}
    assert not codes(identity, mine, plan(one, plan="other", region="别处"))
    unit = plan({"name": "合格率", "target": "≥ 92分"}, plan="other")
    assert codes(identity, mine, unit, unit) == ["id-remeasured"]


def test_a_name_with_a_new_id() -> None:
    mine, known = plan({"id": "rate"}), {"id": "share"}
    assert codes(identity, mine, plan(known, plan="other")) == ["id-new"]
    assert not codes(identity, mine, plan(known, plan="other", region="别处"))
    both = plan({"id": "rate"}, {**known, "name": "别名"}, plan="other")
    assert not codes(identity, mine, both)


# --- Accepted warnings ---------------------------------------------------------------------------


def run(fields: Mapping[str, object]) -> tuple[list[str], int]:
    done = checks.run(plan(fields), ())
    return [finding.code for finding in done.findings], done.accepted


def test_a_warning_is_accepted_with_a_reason() -> None:
    strives = {"clause": "力争达92"}
    assert run(strives) == (["commitment-strive"], 0)
    assert run({**strives, "accept": {"commitment-strive": "只管前一项"}}) == ([], 1)


def test_an_acceptance_that_is_idle_unknown_or_of_an_error() -> None:
    assert run({"accept": {"kind-flow": "理由"}})[0] == ["accept-unused"]
    assert run({"accept": {"kind-flwo": "理由"}})[0] == ["accept-unknown"]
    assert run({"accept": {"xyz": "理由"}})[0] == ["accept-strange"]
    wrong = {"clause": "达93", "accept": {"clause-number": "理由"}}
    assert run(wrong)[0] == ["clause-number", "accept-error"]


def test_the_plan_accepts_for_all_its_targets() -> None:
    both = plan({"clause": None}, {"name": "乙", "clause": None})
    accepted = replace(both, accept=(("clause-missing", "文件未公布"),))
    assert checks.run(accepted, ()).findings == ()
    assert checks.run(accepted, ()).accepted == 2
    idle = replace(both, accept=(("kind-flow", "理由"),))
    assert [one.code for one in checks.run(idle, ()).findings].count("accept-unused") == 1


def test_a_warning_of_the_library_can_be_accepted() -> None:
    one = plan({"accept": {"baseline-in-period": "理由"}})
    warned = Finding(
        code="baseline-in-period",
        severity=Severity.WARNING,
        source="demo.yaml:6:5",
        params={"start": "2023-01-01"},
        target="t0",
    )
    assert checks.run(one, (), (warned,)).findings == ()
