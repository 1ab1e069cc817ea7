"""Names with additions that say nothing new, and those whose addition makes them another thing."""

from __future__ import annotations

import datetime as dt

import pytest

from qcheck.matching import Matcher
from tests.builders import target

JANUARY = dt.date(2025, 1, 1)
SATISFIED = target("≥ 80分", id="satisfied", name="服务质量满意度")
CITY = target("≥ 92%", id="city", name="市区空气质量优良天数比例")
DRUGS = target("≥ 800例", "flow", id="drugs", name="药品不良反应监测(ADR)", start=JANUARY)
TOWNS = target("≥ 5个", "flow", id="towns", name="创建质量强镇")
STANDARDS = target("≥ 5项", "flow", id="standards", name="国家标准、行业标准", start=JANUARY)
PATENTS = target("≥ 1.8万件", "stock", id="patents", name="有效发明专利")
SPENT = target("≥ 30亿元", "flow", id="spent", name="研发投入", yearly=True)
MATCHER = Matcher((SATISFIED, CITY, DRUGS, TOWNS, STANDARDS, PATENTS, SPENT), region="金华市")


def found(written: str, year: int = 2025) -> tuple[str, str]:
    one, unit = MATCHER.by_name(written, year)
    return (one.id if one else "", unit)


@pytest.mark.parametrize(
    ("written", "id_", "unit"),
    [
        ("全市服务质量满意度", "satisfied", ""),
        ("本市服务质量满意度", "satisfied", ""),
        ("金华市服务质量满意度", "satisfied", ""),
        ("2025年服务质量满意度", "satisfied", ""),
        ("2025年度全市服务质量满意度（分）", "satisfied", "分"),
        ("服务质量满意度，分", "satisfied", "分"),
        ("服务质量满意度/分", "satisfied", "分"),
        ("服务质量满意度（单位：分）", "satisfied", "分"),
        ("①服务质量满意度（分）", "satisfied", "分"),
        ("药品不良反应监测(ADR)[例]", "drugs", "例"),
        ("药品不良反应监测(ADR)，例", "drugs", "例"),
        ("2025年药品不良反应监测(ADR)", "drugs", ""),
        ("创建质量强镇数", "towns", ""),
        ("创建质量强镇数量", "towns", ""),
        ("创建质量强镇个数，个", "towns", "个"),
        ("创建质量强镇（累计）", "towns", ""),
        ("国家标准，行业标准", "standards", ""),
        ("国家标准和行业标准", "standards", ""),
        ("有效发明专利数量（累计）", "patents", ""),
        ("有效发明专利总数，万件", "patents", "万件"),
        ("全市市区空气质量优良天数比例", "city", ""),
    ],
)
def test_an_addition_that_says_nothing_new(written: str, id_: str, unit: str) -> None:
    assert found(written) == (id_, unit)


@pytest.mark.parametrize(
    "written",
    [
        "全省服务质量满意度",  # of another level
        "全国服务质量满意度",
        "市区服务质量满意度",
        "规上服务质量满意度",
        "2024年服务质量满意度",
        "服务质量满意度，%",
        "服务质量满意度数",  # 分 is no count
        "服务质量满意度，市区",
        "空气质量优良天数比例",
        "全市空气质量优良天数比例",
        "2025年创建质量强镇",  # one year of three
        "创建质量强镇总数",  # all there are, or all that came?
        "研发投入（累计）",  # of how many years?
        "有效发明专利数量数",
        "",
    ],
)
def test_an_addition_that_makes_it_another(written: str) -> None:
    assert found(written) == ("", "")


def test_no_year_is_known() -> None:
    assert MATCHER.by_name("2025年服务质量满意度") == (None, "")


def test_two_targets_that_differ_by_a_sign_alone() -> None:
    one = target("≥ 1项", id="one", name="甲、乙")
    other = target("≥ 1项", id="other", name="甲和乙")
    matcher = Matcher((one, other))
    assert matcher.by_name("甲和乙") == (other, "")
    assert matcher.by_name("甲，乙") == (None, "")
