"""Ways of writing a figure and its comparison in a clause: what is right, and what is not."""

from __future__ import annotations

import pytest

from qcheck.checks import commitment, every, kind, number, operator
from tests.checks.found import codes, plan


def found(target: str, clause: str, **fields: object) -> list[str]:
    one = plan({"target": target, "clause": clause, **fields})
    return [*codes(number, one), *codes(operator, one)]


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("≤ 9%", "比率不能超过9%"),
        ("≤ 9%", "比率不可高于9%"),
        ("≤ 9%", "比率不再超过9%"),
        ("≤ 9%", "比率不允许超过9%"),
        ("≤ 9%", "比率不应当突破9%"),
        ("≥ 9%", "比率不会低于9%"),
        ("≤ 9%", "比率小于等于9%"),
        ("≤ 9%", "比率低于（含）9%"),
        ("≤ 9%", "比率低于或等于9%"),
        ("≥ 9%", "比率大于或者等于9%"),
        ("≥ 9%", "比率达到或超过9%"),
        ("> 9%", "比率超过了9%"),
        ("> 9%", "比率超出9%"),
        ("≤ 9%", "比率9%（含）以下"),
        ("≤ 9%", "比率9%以下（含9%）"),
        ("≤ 9%", "比率低于9%（含）"),
        ("< 9%", "比率9%（不含）以下"),
        ("≤ 9%", "比率≤9%"),
        ("< 9%", "比率＜9%"),
        ("≥ 9%", "比率>=9%"),
        ("< 9%", "浓度优于9%"),
        ("≤ 9天", "时限压缩至9天"),
        ("≤ 9%", "严控在9%"),
        ("< 9%", "比率不得高于或等于9%"),
    ],
)
def test_the_operator_is_right(target: str, clause: str) -> None:
    assert found(target, clause) == []


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("≥ 9%", "比率≤9%"),
        ("≥ 9%", "比率<9%"),
        ("≥ 9%", "比率9%（含）以下"),
        ("≥ 9%", "比率不能超过9%"),
        ("≤ 9%", "比率不会低于9%"),
        ("≥ 9%", "比率低于（含）9%"),
        ("≤ 9%", "比率超出9%"),
        ("≥ 9天", "时限压缩至9天"),
    ],
)
def test_the_operator_is_wrong(target: str, clause: str) -> None:
    assert found(target, clause) == ["clause-operator"]


@pytest.mark.parametrize(
    ("target", "clause"),
    [
        ("< 0.3人/万台", "万台特种设备死亡人数低于0.3人"),
        ("≤ 0.1起/万台", "万台特种设备事故率控制在0.1起以下"),
        ("≤ 0.42吨标准煤/万元", "万元GDP能耗降至0.42吨标准煤"),
        ("≥ 7万元/人", "人均产值达7万元"),
        ("2–3%", "控制在2%—3%"),
        ("10–20家", "新增10家至20家"),
        ("2–3万人", "培训2万—3万人"),
        ("3–5个", "建设三至五个"),
        ("3–5个", "建设3到5个"),
        ("≥ 3个", "建设三到五个"),
        ("≥ 10家", "由5家增加到10家"),
        ("≥ 105家", "新增一百零五家"),
        ("≥ 1.5万家", "新增1万5千家"),
        ("≥ 100家", "新增壹佰家"),
        ("≥ 65%", "占比达到百分之六十五"),
        ("≥ 90%", "九成以上企业达标"),
        ("≥ 66.7%", "三分之二以上企业达标"),
        ("≥ 50%", "半数以上企业达标"),
        ("≥ 100%", "实现应检尽检"),
        ("= 0起", "重大事故零发生"),
        ("≥ 50家", "新增50余家"),
        ("≥ 50家", "新增50多家"),
        ("> 50家", "新增50余家"),
        ("≥ 100万元", "投入100余万元"),
        ("≥ 9家 (9–10家)", "新增9‑10家"),
        ("2–3万人", "培训二至三万人"),
        ("≥ 85分", "得分达85以上"),
    ],
)
def test_the_figure_is_read(target: str, clause: str) -> None:
    assert found(target, clause) == []


@pytest.mark.parametrize(
    ("target", "clause", "expected"),
    [
        ("≥ 5家", "新增一百零五家", ["clause-number"]),
        ("≥ 5千家", "新增1万5千家", ["clause-number"]),
        ("< 0.2人/万台", "万台特种设备死亡人数低于0.3人", ["clause-number"]),
        ("< 0.3人/万台", "死亡人数低于0.3人", ["clause-unit"]),
        ("2–4%", "控制在2%—3%", ["clause-number"]),
        ("10–30家", "新增10家至20家", ["clause-number"]),
        ("≥ 5家", "由5家增加到10家", ["clause-number"]),
        ("≥ 60%", "占比达到百分之六十五", ["clause-number"]),
        ("≥ 65%", "占比达到百分之六十五点四", ["clause-number"]),
        ("≥ 60%", "三分之二以上企业达标", ["clause-number"]),
        ("≥ 85%", "得分达85以上", ["clause-unit"]),
    ],
)
def test_the_figure_is_another(target: str, clause: str, expected: list[str]) -> None:
    assert found(target, clause) == expected


def test_a_name_with_a_number_is_no_figure() -> None:
    fields = {"name": "PM2.5年均浓度", "clause": "PM2.5年均浓度低于37μg/m³", "target": "< 37μg/m³"}
    assert not codes(number, plan(fields))
    assert not codes(every, plan(fields))


def test_of_two_equal_figures_the_name_decides_before_the_unit() -> None:
    fields = {"name": "质量强区", "target": "≥ 5家", "clause": "建设质量强区5个,培育链主企业5家"}
    assert codes(number, plan(fields)) == ["clause-unit"]
    assert not codes(number, plan({**fields, "name": "链主企业"}))


@pytest.mark.parametrize(
    ("kind_", "target", "clause", "expected"),
    [
        ("flow", "≥ 5家", "累计新增企业5家", []),
        ("stock", "≥ 5家", "累计新增企业5家", []),
        ("level", "≥ 5家", "累计新增企业5家", ["kind-stock"]),
        ("hold", "≤ 9%", "比率不能超过9%", []),
        ("hold", "≤ 9%", "比率≤9%", []),
        ("growth", "≥ 30%", "办理时限压缩30%", []),
        ("level", "≥ 30%", "办理时限压缩30%", ["kind-growth"]),
    ],
)
def test_the_kind(kind_: str, target: str, clause: str, expected: list[str]) -> None:
    assert codes(kind, plan({"kind": kind_, "target": target, "clause": clause})) == expected


@pytest.mark.parametrize(
    ("clause", "missing"),
    [("年新增92家", True), ("全年新增92家", False), ("2025年新增92家", False), ("年均92", True)],
)
def test_every(clause: str, missing: bool) -> None:
    assert codes(every, plan({"clause": clause})) == ["every-missing"][:missing]


@pytest.mark.parametrize(
    ("clause", "strives"),
    [
        ("努力使指数达92", True),
        ("尽力达92", True),
        ("争取上级资金支持,达92", False),
        ("争取达92", True),
    ],
)
def test_commitment(clause: str, strives: bool) -> None:
    assert codes(commitment, plan({"clause": clause})) == ["commitment-strive"][:strives]
