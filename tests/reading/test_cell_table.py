"""The table of cells, row by row, from the workbook to the verdict: a number, or why none."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Flag, Reason, Target
from qcheck.verify import verify
from tests.builders import JUNE, plan, target
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Verdict

RATE = target("≥ 98%")
PATENTS = target("≥ 1.8万件", "stock")
OUTPUT = target("≥ 30亿元", "stock")
WAGE = target("≥ 27万元/人")
RISK = target("≤ 0.35起/万台")
AIR = target("≤ 35微克/立方米")
INDEX = target("≥ 92")
BIRDS = target("≥ 300家", "flow")
PERCENT = (0, 9, 10, "0.0%", "0.00%;[Red]\\-0.00%", '#,##0.0%_ ;"无"', '0.0"%"', "0.0\\%", "0!%")


def judged(
    tmp_path: Path,
    cell: str,
    one: Target = RATE,
    *,
    unit: str = "",
    stated: str = "",
    codes: tuple[int | str, ...] = (0,),
) -> tuple[Verdict, list[str]]:
    """The verdict on one workbook with one row, and the codes of what is said of it."""
    lines = [("指标名称", "单位", "目标值", "实际值"), ("某项工作", unit, stated, cell)]
    part = book.sheet(book.rows(*lines))
    data = book.workbook({"S": part}, extra={"xl/styles.xml": book.styles(*codes)})
    result = verify(plan(replace(one, name="某项工作")), book.read_bytes(tmp_path, data), JUNE)
    (verdict,) = result.verdicts
    return verdict, [finding.code for finding in result.findings]


def value(verdict: Verdict) -> Decimal | Reason:
    """The number that was judged, or the reason why none was."""
    return verdict.reason if verdict.actual is None else verdict.actual.value


@pytest.mark.parametrize(
    ("stored", "style", "number"),
    [
        ("0.986", 1, "98.6"),
        ("0.986", 2, "98.6"),
        ("0.986", 3, "98.6"),
        ("0.98599999999999999", 4, "98.6"),
        ("0.986", 5, "98.6"),
        ("98.6", 6, "98.6"),
        ("98.6", 7, "98.6"),
        ("98.6", 8, "98.6"),
        ("1", 1, "100"),
        ("0.009", 2, "0.9"),
        ("0", 1, "0"),
    ],
)
def test_percent_by_number_format(tmp_path: Path, stored: str, style: int, number: str) -> None:
    verdict, _ = judged(tmp_path, book.number(stored, style), target("≥ 90%"), codes=PERCENT)
    if number == "0.9":  # 0.9% where 90% is required is 100 times off
        assert value(verdict) is Reason.AMBIGUOUS
    else:
        assert value(verdict) == Decimal(number)


@pytest.mark.parametrize("unit", ["", "%", "％", "百分比"])
@pytest.mark.parametrize("one", [RATE, target("≤ 3.5%"), target("≥ 2.8%"), target("≥ 57%", "hold")])
@pytest.mark.parametrize("stored", ["0.986", "0.035", "1", "0.57", "0.0001"])
def test_a_bare_share_is_ambiguous(tmp_path: Path, stored: str, one: Target, unit: str) -> None:
    for cell in (book.number(stored), book.text(stored)):
        verdict, codes = judged(tmp_path, cell, one, unit=unit)
        assert (value(verdict), codes) == (Reason.AMBIGUOUS, ["share-or-percent"])


@pytest.mark.parametrize(
    ("written", "one", "number"),
    [
        ("98.6%", RATE, "98.6"),
        ("986‰", RATE, "98.6"),
        ("98.6 ％", RATE, "98.6"),
        ("98.6﹪", RATE, "98.6"),
        ("98.6(%)", RATE, "98.6"),
        ("百分之九十八点六", RATE, "98.6"),
        ("1.8万件", PATENTS, "18000"),
        ("1.8（万件）", PATENTS, "18000"),
        ("18000件", PATENTS, "18000"),
        ("0.00018亿件", PATENTS, "18000"),
        ("18,000 件", PATENTS, "18000"),
        ("310家企业", BIRDS, "310"),
        ("三百二十家", BIRDS, "320"),
        ("3百家", BIRDS, "300"),
        ("28.5亿元", OUTPUT, "2850000000"),
        ("285000万元", OUTPUT, "2850000000"),
        ("¥285,000.00万元", OUTPUT, "2850000000"),
        ("27.3万元/人", WAGE, "27.3"),
        ("273000元/人", WAGE, "27.3"),
        ("0.0273亿元/百人", WAGE, "2.73"),
        ("0.35起/万台", RISK, "0.35"),
        ("35起/百万台", RISK, "0.35"),
        ("3.5起/十万台", RISK, "0.35"),
    ],
)
def test_a_unit_that_is_the_plans_or_converts_exactly(
    tmp_path: Path, written: str, one: Target, number: str
) -> None:
    assert value(judged(tmp_path, book.text(written), one)[0]) == Decimal(number)


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("98.6分", RATE),
        ("98.6个百分点", RATE),
        ("98.6人", RATE),
        ("18000项", PATENTS),
        ("1.8万", RATE),
        ("27.3万元", WAGE),
        ("27.3万元/户", WAGE),
        ("285000万美元", OUTPUT),
        ("310家次", BIRDS),
        ("0.35件/万台", RISK),
        ("12月", BIRDS),
        ("92%", INDEX),
    ],
)
def test_a_unit_that_does_not_convert_is_invalid(tmp_path: Path, written: str, one: Target) -> None:
    assert value(judged(tmp_path, book.text(written), one)[0]) is Reason.BAD_DATA


@pytest.mark.parametrize(
    "written",
    [
        "1,234",
        "1，234",
        "１２３４",
        "１，２３４",
        " 1234\u3000",
        "\u00a01234\u00a0",
        "12\u200b34",
        "\ufeff1234",
        "1234\n",
        "1,234.0",
        "+1234",
        "1234。",
    ],
)
def test_groups_width_and_white_space(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written), target("≥ 1000件"), unit="件")
    assert value(verdict) == Decimal(1234)


@pytest.mark.parametrize(
    "written",
    [
        *("98。6", "98·6", "1O0", "l00", "98.6%%", "98.6%‰", "%98.6", "1_000", "nan", "NaN", "inf"),
        *("1e5000", "1e3", "1E+3", "0x10", "٣٤", "۹۸", "Ⅲ", "九八", "½", "98½", "098.6", ".986"),
        *("98.", "1,23", "12，34", "1,234,56", "0,986", "0,98", "1.2.3", "1'234", "1’234", "12:30"),
        *("--3", "+-3", "—3", "–3", "▲3", "△3", "(98.6)", "98.6?", "$98.6", "98.6℃", "3个半"),
        *("未达98.6%", "目标98.6%", "计划98.6%", "力争98.6%", "第3名", "义乌98.6%", "98.6%(市区)"),
        *("98.6%(目标)", "完成率98.6%", "可达98.6%", "〇", "1" * 30, "达标(98.6%)", "无(0)"),
    ],
)
def test_a_broken_number_is_invalid(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written))
    assert value(verdict) in (Reason.BAD_DATA, Reason.TEXT), written
    assert value(verdict) is Reason.BAD_DATA or not any(map(str.isdigit, written))


RAISED = '<rPr><vertAlign val="superscript"/></rPr>'


@pytest.mark.parametrize(
    "cell",
    [
        *map(book.text, ("98.6①", "①98.6", "98.6①②", "98.6*", "98.6※", "98.6†", "98.6¹", "98.6²")),
        *map(book.text, ("98.6[1]", "98.6［2］", "98.6注1", "98.6（注2）", "98.6%¹", "98.6%³")),
        *(
            book.raw('t="inlineStr"', f"<is><r><t>98.6</t></r><r>{RAISED}<t>{mark}</t></r></is>")
            for mark in ("1", "2", "12", "①", "[1]", "(1)", "*", "注")
        ),
    ],
)
def test_a_footnote_never_becomes_a_digit(tmp_path: Path, cell: str) -> None:
    assert value(judged(tmp_path, cell, unit="%")[0]) == Decimal("98.6")


@pytest.mark.parametrize(
    "written", ["10²", "5²", "98⁻¹", "10⁴", "98(1)", "98.6*1", "98 1", "310[12]"]
)
def test_what_may_be_a_power_or_a_second_figure_is_not_read(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written), unit="%")
    assert value(verdict) in (Reason.BAD_DATA, Reason.AMBIGUOUS)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(
            (text, "99")
            for text in ("约99%", "99%左右", "约99%左右", "大约99%", "99%上下", "99%(约)")
        ),
        *(
            (text, "99")
            for text in ("超过99%", "逾99%", "≥99%", "＞99%", ">=99%", "99%以上", "99%+")
        ),
        *(
            (text, "99")
            for text in ("不低于99%", "预计99%", "快报数99%", "99%（快报数）", "99%(预计)")
        ),
        *(
            (text, "99")
            for text in ("初步统计：99%", "预计99%左右", "99%(初步核算数)", "全市约99%")
        ),
        *((text, "97") for text in ("不足97%", "97%不到", "近97%", "接近97%", "≤97%", "不超过97%")),
    ],
)
def test_a_hedged_number_is_flagged(tmp_path: Path, written: str, number: str) -> None:
    verdict, codes = judged(tmp_path, book.text(written))
    assert (value(verdict), codes) == (Decimal(number), ["value-hedged-note"])
    assert Flag.HEDGED in verdict.flags


@pytest.mark.parametrize(
    ("written", "one"),
    [
        *((text, RATE) for text in ("近99%", "不足99%", "99%不到", "≤99%", "约98%", "98%左右")),
        *((text, AIR) for text in ("超过34", "逾34", "≥30", "34以上", "约35", "34+")),
        *((text, BIRDS) for text in ("200多家", "近310家", "290余家", "不足310家")),
        *((text, target("≤ 320家", "flow")) for text in ("300多家", "300余家", "超过300家")),
    ],
)
def test_a_hedge_on_the_wrong_side_is_not_silently_met(
    tmp_path: Path, written: str, one: Target
) -> None:
    verdict, _ = judged(tmp_path, book.text(written), one)
    met = written in ("200多家", "290余家")  # below 300 in any case
    assert (value(verdict) is Reason.AMBIGUOUS) is not met


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("300多家", "300"),
        ("300余家", "300"),
        ("3百多家", "300"),
        ("100余家", "100"),
        ("500多", "500"),
    ],
)
def test_more_than_so_many(tmp_path: Path, written: str, number: str) -> None:
    verdict, codes = judged(tmp_path, book.text(written), BIRDS)
    assert (value(verdict), codes) == (Decimal(number), ["value-hedged-note"])


def test_more_than_so_many_is_unknown_where_the_limit_lies_within(tmp_path: Path) -> None:
    for written, one in (("300多家", "≥ 350家"), ("1.7万多件", "≥ 1.75万件"), ("30余家", "≥ 39家")):
        verdict, codes = judged(tmp_path, book.text(written), target(one, "flow"))
        assert (value(verdict), codes) == (Reason.AMBIGUOUS, ["value-hedged-limit"])


@pytest.mark.parametrize(
    "written",
    [
        "几家",
        "数百家",
        "几百家",
        "上百家",
        "十几家",
        "百余家",
        "三百多家",
        "若干家",
        "±3%",
        "3几家",
    ],
)
def test_a_number_that_nobody_can_write_is_invalid(tmp_path: Path, written: str) -> None:
    assert value(judged(tmp_path, book.text(written), BIRDS)[0]) is Reason.BAD_DATA


@pytest.mark.parametrize(
    "written",
    [
        *("/", "//", "—", "——", "---", "-", "－", "－－", "–", "…", "……", "\\", ".", "无", "暂无"),
        *(
            "暂无数据",
            "无数据",
            "待统计",
            "未统计",
            "尚未公布",
            "数据未出",
            "N/A",
            "",
            " ",
            "\u3000",
        ),
    ],
)
def test_missing(tmp_path: Path, written: str) -> None:
    verdict, codes = judged(tmp_path, book.text(written))
    assert (value(verdict), codes) == (Reason.NO_DATA, ["value-missing"])


@pytest.mark.parametrize(
    "written",
    [
        *(
            "已完成",
            "达标",
            "正在推进",
            "按序时推进",
            "√",
            "×",
            "优秀",
            "A级",
            "全覆盖",
            "零事故",
            "一级",
        ),
        *(
            "超额完成",
            "一般",
            "十佳",
            "一流",
            "一户一档",
            "基本完成",
            "未发生",
            "三五家",
            "一",
            "见附件",
        ),
    ],
)
def test_words_without_a_figure(tmp_path: Path, written: str) -> None:
    assert value(judged(tmp_path, book.text(written))[0]) is Reason.TEXT


@pytest.mark.parametrize("written", ["已完成", "完成", "是", "√", "✓"])
def test_a_milestone_that_is_done(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written), target("done", "milestone"))
    assert value(verdict) == 1


@pytest.mark.parametrize("written", ["未完成", "否", "×", "✗", "尚未完成"])
def test_a_milestone_that_is_not_done(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written), target("done", "milestone"))
    assert value(verdict) == 0


@pytest.mark.parametrize("written", ["达标", "100%", "基本完成", "正在推进", "1", "已完成80%"])
def test_a_milestone_that_is_not_certain(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written), target("done", "milestone"))
    assert verdict.actual is None


@pytest.mark.parametrize(
    "written",
    [
        *("98.6%↑", "↑98.6%", "98.6%↓", "↓98.6%", "98.6%(较上年提高0.3个百分点)"),
        *("98.6%（同比提高0.3个百分点）", "98.6%，同比提高0.3个百分点", "98.6%;比上年增长5.2%"),
        *("98.6%，较上年98.3%提高0.3个百分点", "达98.6%", "已达到98.6%", "达到98.6%，已达标"),
        *("提高到98.6%", "降至98.6%", "目前达98.6%", "98.6%（达标）", "98.6%(√)", "98.6%。"),
    ],
)
def test_a_figure_with_a_remark(tmp_path: Path, written: str) -> None:
    assert value(judged(tmp_path, book.text(written))[0]) == Decimal("98.6")


@pytest.mark.parametrize(
    ("written", "one", "number"),
    [
        ("已达到1.8万件", PATENTS, "18000"),
        ("累计完成310家", BIRDS, "310"),
        ("已完成310家", BIRDS, "310"),
        ("完成310家，完成年度任务", BIRDS, "310"),
        ("共计310家", BIRDS, "310"),
        ("新增310家", BIRDS, "310"),
    ],
)
def test_a_phrase_before_the_figure(tmp_path: Path, written: str, one: Target, number: str) -> None:
    assert value(judged(tmp_path, book.text(written), one)[0]) == Decimal(number)


@pytest.mark.parametrize(
    "written", ["完成98.6%", "已完成98.6%", "累计完成98.6%", "实现98.6", "累计98.6%"]
)
def test_how_much_is_done_may_be_the_task(tmp_path: Path, written: str) -> None:
    verdict, codes = judged(tmp_path, book.text(written))
    assert (value(verdict), codes) == (Reason.AMBIGUOUS, ["value-or-completion"])


@pytest.mark.parametrize("one", [RATE, PATENTS, target("≥ 300家", "hold")])
@pytest.mark.parametrize(
    "written",
    [
        *("同比增长5.2%", "增长5.2%", "较上年增长5.2%", "下降3.2%", "提高0.3个百分点", "增加20家"),
        *("降低3.2", "环比增长5%", "增速5.2%", "减少20件"),
    ],
)
def test_a_change_is_no_level(tmp_path: Path, written: str, one: Target) -> None:
    verdict, codes = judged(tmp_path, book.text(written), one)
    assert (value(verdict), codes) == (Reason.BAD_DATA, ["value-is-a-change"])


def test_what_is_new_is_no_stock(tmp_path: Path) -> None:
    for written in ("新增20件", "新增1.8万件", "新增18000"):
        assert value(judged(tmp_path, book.text(written), PATENTS)[0]) is Reason.BAD_DATA


@pytest.mark.parametrize(
    "written",
    [
        *(
            "全市98.6%，其中市区96.1%、义乌94.8%",
            "全市98.6%,其中：市区96.1%",
            "总体98.6%，其中市区96%",
        ),
        *("98.6%，其中市区96.1%", "全市98.6%（其中市区96.1%）", "98.6%(含农村97%)", "全市达98.6%"),
        *("全市98.6%；其中市区96.1%", "98.6%其中市区97%", "98.6%(全市)", "全市：98.6%"),
    ],
)
def test_the_figure_of_the_whole(tmp_path: Path, written: str) -> None:
    assert value(judged(tmp_path, book.text(written))[0]) == Decimal("98.6")


@pytest.mark.parametrize(
    "written",
    [
        *("全省98.6%，其中市区96.1%", "全区98.6%", "全县98.6%，其中城区97%", "98.6%(全省)"),
        *(
            "市区98.6%，其中江北96%",
            "其中市区96.1%",
            "市区96.1%，全市98.6%",
            "98.6%，97%，其中市区96%",
        ),
        *("98.6%，其中市区96%，全市累计97%", "98.6–99.1%", "98.6~99.1", "98至99%", "97到98"),
        *("98.6/99.1", "3/4", "98.6%/100%", "98.6;99.1", "98.6 99.1", "98.6(99.1)"),
        *("由95%提高到98.6%", "98.6%(提高到99.1%)", "1-6月98.6%", "98.6%±0.5"),
        *("98.6%(不含农村97%)", "1万5千", "3百20", "98.6%，排名第3", "310=310", "2×3", "9 8.6"),
    ],
)
def test_parts_ranges_and_several_figures_are_not_read(tmp_path: Path, written: str) -> None:
    verdict, _ = judged(tmp_path, book.text(written))
    assert value(verdict) in (Reason.AMBIGUOUS, Reason.BAD_DATA)
    assert value(verdict) is Reason.AMBIGUOUS or written == "其中市区96.1%"


@pytest.mark.parametrize(
    "written", ["310家，其中今年新增20家", "310家（含新认定20家）", "累计310家，其中本年20家"]
)
def test_a_total_with_its_new_part(tmp_path: Path, written: str) -> None:
    assert value(judged(tmp_path, book.text(written), BIRDS)[0]) is Reason.AMBIGUOUS
    stock = target("≥ 300家", "stock")
    assert value(judged(tmp_path, book.text(written), stock)[0]) == Decimal(310)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        *(
            (book.raw('t="e"', f"<v>{said}</v>"), "value-is-an-error")
            for said in ("#DIV/0!", "#N/A")
        ),
        *((book.text(said), "value-is-an-error") for said in ("#REF!", "#VALUE!", "#NAME?")),
        *(
            (book.raw("", inside), "value-not-computed")
            for inside in ("<f>A1+B1</f>", "<f>SUM(A1:A9)</f><v/>", '<f t="shared" si="0"/>')
        ),
    ],
)
def test_errors_and_formulas_without_a_value(tmp_path: Path, cell: str, code: str) -> None:
    verdict, codes = judged(tmp_path, cell)
    assert (value(verdict), codes) == (Reason.BAD_DATA, [code])


DATES = (14, 22, *range(27, 37), *range(50, 59), "yyyy-mm-dd", "[$-804]yyyy年m月d日", "m月")


@pytest.mark.parametrize("style", range(len(DATES)))
def test_a_date_format_in_a_value_cell(tmp_path: Path, style: int) -> None:
    verdict, codes = judged(tmp_path, book.number("45838", style), codes=DATES)
    assert (value(verdict), codes) == (Reason.BAD_DATA, ["value-is-a-date"])


@pytest.mark.parametrize("written", ["2025-06-30", "2025年6月", "2025/6/30", "2025年", "2025.6.30"])
def test_a_written_date_in_a_value_cell(tmp_path: Path, written: str) -> None:
    verdict, codes = judged(tmp_path, book.text(written))
    assert (value(verdict), codes) == (Reason.BAD_DATA, ["value-is-a-date"])


@pytest.mark.parametrize("cell", [book.number("98.6"), book.text("98.6%"), book.text("约99%")])
def test_one_merged_value_over_two_indicators(tmp_path: Path, cell: str) -> None:
    lines = [("指标名称", "单位", "实际值"), ("甲", "%", cell), ("乙", "%", ""), ("丙", "%", "")]
    part = book.sheet(book.rows(*lines), after=book.merges("C2:C4"))
    actuals = book.read_bytes(tmp_path, book.workbook({"S": part}))
    three = (target("≥ 98%", name=name, id=f"t{name}") for name in "甲乙丙")
    first, *others = verify(plan(*three), actuals, JUNE).verdicts
    assert isinstance(value(first), Decimal)
    assert [value(other) for other in others] == [Reason.AMBIGUOUS] * 2


@pytest.mark.parametrize(
    ("one", "written"),
    [
        (target("< 37微克/立方米", name="PM2.5平均浓度"), "26.5μg/m³"),
        (target("< 37微克/立方米", name="PM2.5平均浓度"), "26.5ug/m³"),
        (target("< 37微克/立方米", name="PM2.5平均浓度"), "26.5µg/m3"),
        (target("< 37μg/m³", name="PM2.5平均浓度"), "26.5微克/立方米"),
        (target("< 37微克/立方米", name="PM2.5平均浓度"), "26.5微克每立方米"),
        (target("≥ 20平方米", name="PM2.5平均浓度"), "26.5㎡"),
        (target("≥ 20㎡", name="PM2.5平均浓度"), "26.5m²"),
        (target("≥ 20平方米", name="PM2.5平均浓度"), "26.5m2"),
    ],
)
@pytest.mark.parametrize("name", ["PM2.5平均浓度", "PM₂.₅平均浓度", "ＰＭ２．５平均浓度"])
def test_names_and_units_by_their_meaning(
    tmp_path: Path, one: Target, written: str, name: str
) -> None:
    actuals = book.read_table(tmp_path, ("指标名称", "实际值"), (name, written))
    (verdict,) = verify(plan(one), actuals, JUNE).verdicts
    assert value(verdict) == Decimal("26.5")


@pytest.mark.parametrize(
    "name", ["Ⅲ类以上水质比例", "III类以上水质比例", "Ⅲ 类以上水质比例", "ⅠⅠⅠ类以上水质比例"]
)
def test_roman_numerals_in_names(tmp_path: Path, name: str) -> None:
    one = target("≥ 98%", name="Ⅲ类以上水质比例")
    actuals = book.read_table(tmp_path, ("指标名称", "实际值"), (name, "98.6%"))
    assert value(verify(plan(one), actuals, JUNE).verdicts[0]) == Decimal("98.6")


@pytest.mark.parametrize(
    ("first", "second", "equal"),
    [
        ("98.6%", "98.6%", True),
        ("98.6%", "９８．６％", True),
        ("986‰", "98.60%", True),
        ("98.6%", "/", True),
        ("98.6%", "98.7%", False),
        ("98.6%", "约98.6%", True),
        ("0.986", "98.6%", False),
        ("98.6%", "97–98%", False),
    ],
)
def test_the_same_indicator_twice(tmp_path: Path, first: str, second: str, equal: bool) -> None:
    header = ("指标名称", "实际值")
    actuals = book.read_table(tmp_path, header, ("指标", first), ("指标", second))
    result = verify(plan(RATE), actuals, JUNE)
    if equal:
        assert value(result.verdicts[0]) == Decimal("98.6")
        return
    assert value(result.verdicts[0]) is Reason.AMBIGUOUS
    said = [(finding.code, *finding.params.values()) for finding in result.findings]
    if first == "98.6%" and second == "98.7%":
        assert any("!B2=" in str(one) and "!B3=" in str(one) for one in said)
