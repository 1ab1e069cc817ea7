from __future__ import annotations

import time
from decimal import Decimal
from itertools import product

import pytest

from qcheck.model import Figure, Hedge, Op, Outcome, Unreadable
from qcheck.quantity import (
    QuantityError,
    canonical_unit,
    convert,
    figure_from_number,
    in_large,
    parse_amount,
    parse_figure,
    parse_requirement,
    plain,
    rounded,
    satisfies,
    trimmed,
)

# --- Plan files ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "op", "value", "upper", "unit", "quantum"),
    [
        ("≥ 92", Op.GE, "92", None, "", "1"),
        (">= 92", Op.GE, "92", None, "", "1"),
        ("> 30%", Op.GT, "30", None, "%", "1"),
        ("≤ 3.5%", Op.LE, "3.5", None, "%", "0.1"),
        ("< 37 微克/立方米", Op.LT, "37", None, "微克/立方米", "1"),
        ("= 0起", Op.EQ, "0", None, "起", "1"),
        ("2–3个", Op.RANGE, "2", "3", "个", "1"),
        ("2—3个", Op.RANGE, "2", "3", "个", "1"),
        ("1–2万件", Op.RANGE, "10000", "20000", "件", "10000"),
        ("≥ 2个 (2–3个)", Op.GE, "2", None, "个", "1"),
        ("≥ 1.8万件", Op.GE, "18000", None, "件", "1000"),
        ("≥ 27万元/人", Op.GE, "27", None, "万元/人", "1"),
        ("≥ 139.65万亩", Op.GE, "1396500", None, "亩", "100"),
        ("≥ 60万平方米", Op.GE, "600000", None, "平方米", "10000"),
        ("≥ 1千张", Op.GE, "1000", None, "张", "1000"),
        ("≥ 5百家", Op.GE, "500", None, "家", "100"),
        ("≥ 5百分点", Op.GE, "5", None, "百分点", "1"),
        ("≥ 1000千瓦", Op.GE, "1000", None, "千瓦", "1"),
        ("≤ 0.35起/万台", Op.LE, "0.35", None, "起/万台", "0.01"),
        ("≥ 98.0%", Op.GE, "98", None, "%", "0.1"),
        ("≥ -5%", Op.GE, "-5", None, "%", "1"),
        ("done", Op.DONE, None, None, "", "1"),
    ],
)
def test_requirements(
    text: str, op: Op, value: str | None, upper: str | None, unit: str, quantum: str
) -> None:
    found = parse_requirement(text)
    assert found.op is op
    assert found.value == (None if value is None else Decimal(value))
    assert found.upper == (None if upper is None else Decimal(upper))
    assert (found.unit, found.quantum, found.text) == (unit, Decimal(quantum), text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("98%", "operator-missing"),
        ("1.8万件", "operator-missing"),
        ("≥ 98%以上", "words-in-unit"),
        ("≥ 98%左右", "words-in-unit"),
        ("3–2个", "range-reversed"),
        ("≥ 3个 (2–3个)", "range-hint-differs"),
        ("≥ 九十八", "quantity-unreadable"),
        ("≥", "quantity-unreadable"),
        ("", "quantity-unreadable"),
        ("≥ 1e5", "quantity-unreadable"),
        ("≥ 098%", "quantity-unreadable"),
        ("≥ 1,23家", "quantity-unreadable"),
        ("≥ 9" + "9" * 30, "quantity-unreadable"),
        ("约98%", "quantity-unreadable"),
    ],
)
def test_requirements_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(QuantityError) as refused:
        parse_requirement(text)
    assert refused.value.code == code


def test_plain_amounts() -> None:
    assert parse_amount("1.2万件") == (Decimal(12000), "件")
    with pytest.raises(QuantityError):
        parse_amount("≥ 3")


# --- Cells ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("98.6%", "98.6", "%"),
        ("102.37³⁾", "102.37", ""),
        ("目前已达11.52万件，完成年度目标的96%", "115200", "件"),
        ("达99.2%（完成率103.3%）", "99.2", "%"),
        ("98.6 ％", "98.6", "%"),
        ("1.8万件", "18000", "件"),
        ("1.8 万 件", "18000", "件"),
        ("1.61万", "16100", ""),
        ("3亿元", "300000000", "元"),
        ("27.3万元/人", "27.3", "万元/人"),
        ("0.35起/万台", "0.35", "起/万台"),
        ("35.5μg/m³", "35.5", "μg/m³"),
        ("1,234", "1234", ""),
        ("1，234", "1234", ""),
        ("1,234,567.5", "1234567.5", ""),
        ("９８．６", "98.6", ""),
        ("\u00a098.6\u3000", "98.6", ""),
        ("98.6\u200b%", "98.6", "%"),
        ("98.6\n%", "98.6", "%"),
        ("98.6①", "98.6", ""),
        ("①98.6", "98.6", ""),
        ("98.6*", "98.6", ""),
        ("98.6%↑", "98.6", "%"),
        ("↓26.5", "26.5", ""),
        ("98.6%(较上年提高0.3个百分点)", "98.6", "%"),
        ("98.6%（同比提高0.3个百分点）", "98.6", "%"),
        ("0", "0", ""),
        ("-3", "-3", ""),
        ("−3", "-3", ""),
        ("10台套", "10", "台套"),
        ("9400台（件）", "9400", "台件"),
    ],
)
def test_cells_with_a_number(text: str, value: str, unit: str) -> None:
    found = parse_figure(text)
    assert isinstance(found, Figure), found
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("outcome", "texts"),
    [
        (
            Outcome.MISSING,
            ["", " ", "/", "—", "－", "-", "无", "暂无数据", "待统计", "未统计", "N/A"],
        ),
        (
            Outcome.INVALID,
            [
                "98。6",
                "1O0",
                "29.O9",
                "95.52O",
                "1O件",
                "98.6%%",
                "1_000",
                "1e5000",
                "٣٤",
                "1,23",
                "98,6",
                "1,234，310",
                "007",
                "½",
            ],
        ),
        (Outcome.INVALID, ["2025-06-30", "2025年6月", "2025/6/30", "1" * 30]),
        (Outcome.INVALID, ["几家", "数百家", "±10%", "nan", "-Infinity", "约不足98"]),
        (
            Outcome.AMBIGUOUS,
            ["50%,占年度计划的50%", "完成95%,完成率98%"],
        ),
        (
            Outcome.AMBIGUOUS,
            ["2-3", "2—3个", "3/5", "12 34", "市区95.2%,其中义乌96%", "98.6(99.1)"],
        ),
        (Outcome.TEXT, ["已完成", "达标", "正在推进", "按序时推进", "√", "约", "三五家"]),
        (Outcome.INVALID, ["▲3", "△3"]),  # a minus to an accountant, an arrow to others
    ],
)
def test_cells_without_a_certain_number(outcome: Outcome, texts: list[str]) -> None:
    for text in texts:
        found = parse_figure(text)
        assert isinstance(found, Unreadable), (text, found)
        assert found.outcome is outcome, (text, found)


@pytest.mark.parametrize(
    ("text", "value", "hedge"),
    [
        ("约98", "98", Hedge.ABOUT),
        ("98.6%左右", "98.6", Hedge.ABOUT),
        ("超过1.8万件", "18000", Hedge.OVER),
        ("≥98", "98", Hedge.OVER),
        ("98%以上", "98", Hedge.OVER),
        ("不足98", "98", Hedge.UNDER),
        ("近98", "98", Hedge.UNDER),
        ("<3.5", "3.5", Hedge.UNDER),
        ("预计98", "98", Hedge.EARLY),
        ("98.2%(快报数)", "98.2", Hedge.EARLY),
    ],
)
def test_hedged_numbers(text: str, value: str, hedge: Hedge) -> None:
    found = parse_figure(text)
    assert isinstance(found, Figure), found
    assert (found.value, found.hedge) == (Decimal(value), hedge)


@pytest.mark.parametrize(
    ("number", "percent", "value", "unit"),
    [
        (0.57, True, "57", "%"),
        (0.986, True, "98.6", "%"),
        (1.0, True, "100", "%"),
        (0.986, False, "0.986", ""),
        (0.1 + 0.2, False, "0.3", ""),
        (16100.0, False, "16100", ""),
        (-0.0, False, "0", ""),
        (1.5e300, False, "15" + "0" * 299, ""),
        (1e-300, True, "1E-298", "%"),
    ],
)
def test_numeric_cells(number: float, *, percent: bool, value: str, unit: str) -> None:
    found = figure_from_number(number, percent=percent)
    assert (found.value, found.unit) == (Decimal(value), unit)


def test_57_percent_is_57_percent() -> None:
    share = figure_from_number(0.57, percent=True)
    value = convert(share, "%", "%")
    assert isinstance(value, Decimal)
    assert satisfies(value, parse_requirement("≥ 57%"))
    assert not 0.57 * 100 >= 57  # what binary floats would have said


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("三百二十", "320", ""),
        ("一百二十家", "120", "家"),
        ("两个", "2", "个"),
        ("零", "0", ""),
        ("零起", "0", "起"),
        ("〇起", "0", "起"),
        ("十万", "100000", ""),
        ("三亿元", "300000000", "元"),
        ("百分之九十八", "98", "%"),
        ("千分之五", "0.5", "%"),
    ],
)
def test_numerals_that_are_certain(text: str, value: str, unit: str) -> None:
    found = parse_figure(text)
    assert isinstance(found, Figure), found
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "一",
        "二",
        "〇",
        "百家",
        "千万",
        "万家",
        "一百五",
        "两三个",
        "三五家",
        "一级",
        "一流",
        "半数",
        "九成",
    ],
)
def test_numerals_that_are_not(text: str) -> None:
    assert isinstance(parse_figure(text), Unreadable)


@pytest.mark.parametrize(
    "text", ["9" * 30_000, ",增长" * 9000 + "9", "(较" * 9000 + "9", "约" * 30_000]
)
def test_a_very_long_cell_takes_no_time(text: str) -> None:
    started = time.process_time()
    assert isinstance(parse_figure(text), Unreadable)
    assert time.process_time() - started < 0.5


SIGNS = ["", "-", "−", "－", "﹣", "+", "＋"]
DIGITS = ["98.6", "1,234", "１，２３４", "0", "0.5", "310", "2024"]
WRAPS = [
    *("{}", " {}", "{}\u3000", "\u200b{}", "{}①", "②{}", "{}*", "{}↑", "{}。", "约{}", "{}以上"),
    *("全市{}", "达到{}", "{}，其中市区3", "{}(较上年提高9个百分点)", "{},同比增长7%", "{}(全市)"),
    *("¥{}", "{}元", "({})", "{}/7", "{}–7", "{} 7", "{},7", "{}·7"),
    *(
        "{}e7",
        "{}+7",
        "{}×7",
        "{}：7",
        "{}(7)",
        "{}[7]",
        "{}²",
        "{}⁷",
        "{}注7",
        "第{}",
        "{}月",
        "{}年",
    ),
    *(
        "{}多",
        "{}余家",
        "{}万",
        "{}万7千",
        "{}万余",
        "{}%%",
        "％{}",
        "{}几",
        "{}个半",
        "未达{}",
        "目标{}",
    ),
    *(
        "增长{}",
        "新增{}",
        "完成{}",
        "由{}提高到7",
        "提高到{}",
        "{}升至7",
        "{}(升至7)",
        "{}后7",
        "{}?",
    ),
]


@pytest.mark.parametrize("wrap", WRAPS)
def test_a_figure_is_the_one_that_was_written_or_none(wrap: str) -> None:
    """Whatever stands beside a number: it is read as itself, or not at all."""
    for sign, digits in product(SIGNS, DIGITS):
        found = parse_figure(wrap.format(sign + digits))
        written = Decimal(digits.replace(",", "").replace("，", ""))
        written = -written if sign and sign not in "+＋" else written
        factor = 10_000 if wrap in ("{}万", "{}万余") else 1
        assert isinstance(found, Unreadable) or found.value == written * factor, found


# --- Units ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("same", "unit"),
    [
        (("μg/m³", "ug/m3", "µg/m3", "微克/立方米", "微克每立方米"), (0, "微克/立方米")),
        (("㎡", "m2", "m²", "平方米", "平米"), (0, "平方米")),
        (("%", "％", "百分比"), (0, "%")),
        (("‰",), (-1, "%")),
        (("万元/人", "（万元/人）"), (4, "元/人")),
        (("起/万台",), (-4, "起/台")),
        (("千瓦",), (0, "千瓦")),
        (("", "-", "/", "无量纲"), (0, "")),
        (("亿元",), (8, "元")),
        (("台件", "台(件)", "台（件）"), (0, "台件")),
    ],
)
def test_canonical_units(same: tuple[str, ...], unit: tuple[int, str]) -> None:
    assert {canonical_unit(spelled) for spelled in same} == {unit}


@pytest.mark.parametrize(
    ("text", "row_unit", "unit", "value"),
    [
        ("27.3", "万元/人", "万元/人", "27.3"),
        ("273000元/人", "", "万元/人", "27.3"),
        ("27.3万元/人", "", "万元/人", "27.3"),
        ("1.61", "万件", "件", "16100"),
        ("1.61万件", "件", "件", "16100"),
        ("1.61万", "件", "件", "16100"),
        ("1.61万件", "万件", "件", "16100"),
        ("16100", "", "件", "16100"),
        ("986‰", "", "%", "98.6"),
        ("35", "ug/m3", "微克/立方米", "35"),
        ("98.6", "%", "%", "98.6"),
        ("0", "%", "%", "0"),
        ("0.5%", "", "%", "0.5"),
        ("3.5起/亿台", "", "起/万台", "0.00035"),
        ("168.6", "亿元；%", "万元", "1686000"),
        ("8.6", "亿元；%", "%", "8.6"),
    ],
)
def test_conversion_is_exact(text: str, row_unit: str, unit: str, value: str) -> None:
    figure = parse_figure(text)
    assert isinstance(figure, Figure)
    assert convert(figure, row_unit, unit) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "row_unit", "unit", "outcome", "code"),
    [
        ("0.986", "%", "%", Outcome.AMBIGUOUS, "share-or-percent"),
        ("0.986", "", "%", Outcome.AMBIGUOUS, "share-or-percent"),
        ("1", "", "%", Outcome.AMBIGUOUS, "share-or-percent"),
        ("430个", "", "家", Outcome.INVALID, "unit-mismatch"),
        ("98.6分", "", "%", Outcome.INVALID, "unit-mismatch"),
        ("98.6%", "分", "%", Outcome.AMBIGUOUS, "units-differ-in-row"),
        ("1.61万", "万件", "件", Outcome.AMBIGUOUS, "multiplier-twice"),
        ("5个百分点", "", "%", Outcome.INVALID, "unit-mismatch"),
        ("92分", "", "", Outcome.INVALID, "unit-unwanted"),
        ("92", "亿元；万元", "元", Outcome.INVALID, "unit-mismatch"),
        ("92", "亿元；%", "件", Outcome.INVALID, "unit-mismatch"),
    ],
)
def test_no_conversion_is_guessed(
    text: str, row_unit: str, unit: str, outcome: Outcome, code: str
) -> None:
    figure = parse_figure(text)
    assert isinstance(figure, Figure)
    found = convert(figure, row_unit, unit)
    assert isinstance(found, Unreadable)
    assert (found.outcome, found.code) == (outcome, code)


# --- Comparing -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "met", "missed"),
    [
        ("≥ 92", ["92", "92.1"], ["91.999999"]),
        ("> 92", ["92.0001"], ["92", "91"]),
        ("≤ 3.5%", ["3.5", "0"], ["3.50001"]),
        ("< 3.5%", ["3.46"], ["3.5"]),
        ("= 0起", ["0"], ["1"]),
        ("2–3个", ["2", "3", "2.5"], ["1.9", "3.1"]),
    ],
)
def test_operators(limit: str, met: list[str], missed: list[str]) -> None:
    requirement = parse_requirement(limit)
    assert all(satisfies(Decimal(value), requirement) for value in met)
    assert not any(satisfies(Decimal(value), requirement) for value in missed)


@pytest.mark.parametrize(
    ("value", "interval", "expected"),
    [  # GB/T 8170-2008, clauses 3.2.1 to 3.2.3
        ("12.1498", "1", "12"),
        ("12.1498", "0.1", "12.1"),
        ("1268", "1E+2", "1300"),
        ("10.5002", "1", "11"),
        ("1.050", "0.1", "1.0"),
        ("0.35", "0.1", "0.4"),
        ("2500", "1E+3", "2000"),
        ("98.95", "0.1", "99.0"),
        ("98.94", "0.1", "98.9"),
        ("-2.5", "1", "-2"),
    ],
)
def test_rounding_half_to_even_in_one_step(value: str, interval: str, expected: str) -> None:
    assert rounded(Decimal(value), Decimal(interval)) == Decimal(expected)


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.80E+4", "18000"), ("98.60", "98.6"), ("-0", "0"), ("0.00035", "0.00035")],
)
def test_plain_figures(value: str, text: str) -> None:
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (Decimal(100000000000), "元", ("1000", "亿元")),
        (Decimal(9570000000), "元", ("95.7", "亿元")),
        (Decimal(-100000000), "元/人", ("-1", "亿元/人")),
        (Decimal(18000), "件", ("18000", "件")),  # as plans and tables have always had it
        (Decimal(100000001), "元", ("100000001", "元")),  # never rounded
        (Decimal(1000000000), "万元", ("1000000000", "万元")),
        (Decimal(1000000000), "%", ("1000000000", "%")),
        (Decimal(1000000000), "", ("1000000000", "")),
        (Decimal(1000000000), "km", ("1000000000", "km")),
    ],
)
def test_large_figures_are_written_in_yi(value: Decimal, unit: str, shown: tuple[str, str]) -> None:
    short, named = in_large(value, unit)
    assert (plain(short), named) == shown


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("完成年度目标的101.2%", "完成年度目标的"),
        ("完成率100%", "完成率"),
        ("第3名", "第"),
        ("义乌市99.1%", "义乌市"),
        ("上年2.61%", "上年"),
        ("申报15个", "申报"),
    ],
)
def test_words_before_a_number_are_named(text: str, words: str) -> None:
    read = parse_figure(text)
    assert isinstance(read, Unreadable)
    assert (read.code, read.params["words"]) == ("value-after-words", words)


def test_a_ratio_in_two_lines() -> None:
    read = parse_figure("26.53万元\n/人")
    assert isinstance(read, Figure)
    assert (read.value, read.unit) == (Decimal("26.53"), "万元/人")


def test_two_words_for_one_batch() -> None:
    assert convert(Figure(value=Decimal(3), unit="批"), "", "批次") == Decimal(3)
    assert isinstance(convert(Figure(value=Decimal(3), unit="人"), "", "人次"), Unreadable)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18500（同比）", None),
        ("18500（较上年）", None),
        ("18500（较上年增长3%）", "18500"),
        ("95.2%（全省第3位）", "95.2"),
    ],
)
def test_what_a_bracket_says_of_the_figure(text: str, value: str | None) -> None:
    read = parse_figure(text)
    certain = isinstance(read, Figure) and read.unit in ("", "%")  # 同比 is no unit: refused
    assert (str(read.value) if isinstance(read, Figure) and certain else None) == value


@pytest.mark.parametrize(
    ("written", "fewest"),
    [
        ("1.50", "1.5"),
        ("1E+3", "1000"),
        ("1.80E+4", "18000"),
        ("-0.00", "0"),
        ("1E-9", "1E-9"),
        ("1200", "1200"),
    ],
)
def test_the_fewest_digits_of_a_figure(written: str, fewest: str) -> None:
    assert trimmed(Decimal(written)).as_tuple() == Decimal(fewest).as_tuple()


def test_a_figure_with_the_fewest_digits_is_kept_as_it_is() -> None:
    """Of a long table each figure is held once, and not again for each step that trims it."""
    value = Decimal("91.08")
    assert trimmed(value) is value
