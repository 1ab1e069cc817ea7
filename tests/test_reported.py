"""Changes and rates: what a target of growth takes, with a certain sign or not at all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from qcheck.evidence import gather
from qcheck.model import Reason, Target
from qcheck.verify import verify
from tests.builders import JUNE, actuals, plan, row, target

GROWTH = target("≥ 30%", "growth", name="研发投入增长率")
YEARLY = target("≥ 5%", "growth", name="研发投入增长率", yearly=True)
ONE_YEAR = target("≥ 5%", "growth", start=dt.date(2025, 1, 1), name="研发投入")
DECLINE = target("≥ 3%", "growth", name="单位能耗下降率", yearly=True)
SIGNED = target("≤ -3%", "growth", name="单位能耗增速", yearly=True)
MIXED = target("≤ -3%", "growth", name="单位能耗降低", yearly=True)


def read(one: Target, text: str, unit: str = "") -> Decimal | str | Reason:
    """The value, or why there is none."""
    found = gather(one, [row(text, unit=unit)], lambda _: JUNE)
    if found.points:
        return found.points[0].value
    return found.findings[0].code


@pytest.mark.parametrize(
    ("one", "text", "expected"),
    [
        (GROWTH, "增长5.2%", "5.2"),
        (GROWTH, "增长了5.2%", "5.2"),
        (GROWTH, "增速5.2%", "5.2"),
        (GROWTH, "下降3.2%", "-3.2"),
        (GROWTH, "负增长3.2%", "-3.2"),
        (GROWTH, "增长-3.2%", "-3.2"),
        (GROWTH, "-3.2%", "-3.2"),
        (GROWTH, "22%↑", "22"),
        (GROWTH, "5.2%(较上年提高0.3个百分点)", "5.2"),
        (YEARLY, "同比增长5.2%", "5.2"),
        (YEARLY, "较上年增长5.2%", "5.2"),
        (YEARLY, "同比下降3.2%", "-3.2"),
        (ONE_YEAR, "同比增长5.2%", "5.2"),
        (DECLINE, "下降3.2%", "3.2"),
        (DECLINE, "同比降低3.2%", "3.2"),
        (DECLINE, "3.2%", "3.2"),
        (SIGNED, "下降3.2%", "-3.2"),
        (SIGNED, "增长3.2%", "3.2"),
        (SIGNED, "-3.2%", "-3.2"),
        (MIXED, "下降3.2%", "-3.2"),
        (MIXED, "-3.2%", "-3.2"),
    ],
)
def test_growth_with_a_certain_sign(one: Target, text: str, expected: str) -> None:
    assert read(one, text) == Decimal(expected)


@pytest.mark.parametrize(
    ("one", "text", "code"),
    [
        (GROWTH, "同比增长5.2%", "growth-on-year"),
        (GROWTH, "较去年同期下降3.2%", "growth-on-year"),
        (GROWTH, "↓3.2%", "growth-direction"),
        (GROWTH, "3.2%↓", "growth-direction"),
        (GROWTH, "98.6%，同比增长5.2%", "value-several-figures"),
        (GROWTH, "环比增长5.2%", "value-is-a-change"),
        (GROWTH, "下降-3.2%", "value-is-a-change"),
        (GROWTH, "增长0.3个百分点", "unit-mismatch"),
        (GROWTH, "增长20家", "unit-mismatch"),
        (GROWTH, "增长0.22", "share-or-percent"),
        (DECLINE, "增长3.2%", "growth-direction"),
        (DECLINE, "-3.2%", "growth-direction"),
        (MIXED, "3.2%", "growth-direction"),
        (MIXED, "增长3.2%", "growth-direction"),
    ],
)
def test_growth_without_a_certain_sign(one: Target, text: str, code: str) -> None:
    assert read(one, text) == code


def test_a_level_of_a_growth_target_has_no_sign() -> None:
    one = target("≥ 3%", "growth", name="能耗下降率", baseline="100吨")
    assert read(one, "98吨") == Decimal(-2)


@pytest.mark.parametrize(
    ("one", "text", "unit", "expected"),
    [
        (target("≥ 1.8万件", "stock"), "1.61", "万件", "16100"),
        (target("≥ 1.8万件", "stock"), "0.000161亿件", "", "16100"),
        (target("≥ 30亿元"), "285000", "万元", "2850000000"),
        (target("≥ 30亿元"), "28.5亿元", "万元", "2850000000"),
        (target("≥ 27万元/人"), "273000", "元/人", "27.3"),
        (target("≥ 2.8%"), "27", "‰", "2.7"),
    ],
)
def test_a_unit_that_is_said_converts_exactly(
    one: Target, text: str, unit: str, expected: str
) -> None:
    assert read(one, text, unit) == Decimal(expected)


@pytest.mark.parametrize(
    ("one", "text", "unit", "meant"),
    [
        (target("≥ 1.8万件", "stock"), "1.61", "", "万件"),
        (target("≥ 1.8万件", "stock"), "1.61", "件", "万件"),
        (target("≥ 1.8万件", "stock"), "16100", "万件", "件"),
        (target("≥ 30亿元"), "28.5", "", "亿元"),
        (target("≥ 30亿元"), "285000", "", "万元"),
        (target("≥ 30亿元"), "28.5", "万元", "亿元"),
        (target("≥ 27万元/人"), "273000", "", "元/人"),
        (target("≥ 60万平方米"), "58.5", "平方米", "万平方米"),
        (target("≥ 5000吨"), "5.2", "", "千吨"),
    ],
)
def test_the_unit_that_was_probably_meant_is_named(
    one: Target, text: str, unit: str, meant: str
) -> None:
    found = gather(one, [row(text, unit=unit)], lambda _: JUNE)
    (finding,) = found.findings
    assert (finding.code, finding.params["unit"]) == ("value-unit-slip", meant)
    assert [cell.reason for cell in found.unusable] == [Reason.BAD_DATA]


def test_a_slip_without_a_limit_is_seen_by_the_baseline() -> None:
    one = target("= 0件", baseline="1.2万件")
    assert read(one, "8000") == Decimal(8000)
    assert read(one, "0") == Decimal(0)
    assert read(one, "5") == Decimal(5)  # on the way to none
    assert read(one, "80000000") == "value-100-times-off"


def test_between_a_far_baseline_and_the_limit_everything_is_possible() -> None:
    one = target("≥ 60个", baseline="0.37个")
    assert read(one, "0.5个") == Decimal("0.5")
    assert read(one, "0.1个") == "value-unit-slip"


@pytest.mark.parametrize(
    ("one", "text", "unit", "code"),
    [
        (target("≥ 98%"), "0.986%", "", "share-or-percent"),
        (target("≥ 98%"), "0.986", "%", "share-or-percent"),
        (target("≥ 2.8%"), "0.028%", "", "share-or-percent"),
        (target("≥ 120%"), "1.3", "", "share-or-percent"),
        (target("≥ 120%"), "1.3", "%", "share-or-percent"),
        (target("≤ 3.5%"), "0.035", "", "share-or-percent"),
        (target("≥ 98%"), "9860", "", "value-out-of-bounds"),
        (target("≥ 98%"), "9860%", "", "value-out-of-bounds"),
        (target("≥ 10%", "growth"), "2200%", "", "value-100-times-off"),
    ],
)
def test_a_share_100_times_off(one: Target, text: str, unit: str, code: str) -> None:
    assert read(one, text, unit) == code


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (target("≤ 3.5%"), "0.035%"),
        (target("≤ 3.5%"), "0.5%"),
        (target("≥ 98%"), "91.2%"),
        (target("≥ 120%"), "96"),
        (target("≥ 30%", "growth"), "0.3%"),
    ],
)
def test_a_small_share_that_is_certain(one: Target, text: str) -> None:
    assert read(one, text) == Decimal(text.rstrip("%"))


@pytest.mark.parametrize(
    ("region", "text", "taken"),
    [
        ("金华市", "全市98.6%", True),
        ("金华市", "全省98.6%", False),
        ("金华市", "全区98.6%", False),
        ("浙江省", "全省98.6%", True),
        ("婺城区", "全市98.6%", False),
        ("武义县", "全县98.6%，其中城区99%", True),
        ("金华市", "总体98.6%", True),
        ("", "全省98.6%", True),
    ],
)
def test_the_whole_must_be_the_plans_own(region: str, text: str, taken: bool) -> None:
    of_region = replace(plan(target("≥ 98%")), region=region)
    (verdict,) = verify(of_region, actuals(row(text)), JUNE).verdicts
    assert (verdict.reason is Reason.AMBIGUOUS) is not taken


@pytest.mark.parametrize(
    ("kind", "required", "text", "whole"),
    [
        ("flow", "≥ 5家", "5.5", False),
        ("flow", "≥ 5家", "6", True),
        ("flow", "≥ 5家", "6.0", True),
        ("stock", "≥ 1.8万件", "1.72万", True),
        ("stock", "≥ 1.8万件", "1.72505万件", False),
        ("level", "≥ 5个", "5.5", True),
        ("stock", "≥ 5.5家", "5.5", True),
        ("stock", "≥ 7件/万人", "6.42", True),
    ],
)
def test_what_is_counted_one_by_one_is_whole(
    kind: str, required: str, text: str, *, whole: bool
) -> None:
    found = gather(target(required, kind), [row(text)], lambda _: JUNE)
    assert [one.code for one in found.findings] == ([] if whole else ["value-not-whole"])


@pytest.mark.parametrize(
    ("required", "text", "code"),
    [
        ("= 0起", "无", "value-none-or-zero"),
        ("= 0起", "未发生", "value-none-or-zero"),
        ("= 0起", "没有发生", "value-none-or-zero"),
        ("= 0起", "—", "value-missing"),
        ("= 0起", "已完成", "value-is-text"),
        ("≥ 98%", "无", "value-missing"),
    ],
)
def test_none_is_no_zero(required: str, text: str, code: str) -> None:
    found = gather(target(required, "flow"), [row(text)], lambda _: JUNE)
    assert [one.code for one in found.findings] == [code]
    assert not found.points


@pytest.mark.parametrize(
    ("required", "text", "unit", "expected"),
    [
        ("≥ 98%", "96%", "", "value-or-completion"),
        ("≥ 98%", "96", "%", "value-or-completion"),
        ("≥ 98家", "96%", "家", "value-or-completion"),
        ("≥ 98家", "96", "", "value-or-completion"),
        ("≥ 98家", "96", "家", "96"),
        ("≥ 98家", "96家", "", "96"),
    ],
)
def test_progress_is_a_value_only_in_its_unit(
    required: str, text: str, unit: str, expected: str
) -> None:
    told = replace(row(text, unit=unit), header="完成进度")
    found = gather(target(required), [told], lambda _: JUNE)
    said = found.points[0].value if found.points else found.findings[0].code
    assert str(said) == expected
