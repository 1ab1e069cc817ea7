"""Where the table is, which column is the value, and what every other row is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError, UsageError
from qcheck.model import Figure, Outcome, Severity, Unreadable
from qcheck.reading import read
from qcheck.reading.headers import Role, understand
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("role", "headers"),
    [
        (Role.VALUE, "年终完成值 累计完成 执行数 进展情况"),
        (
            Role.VALUE,
            "完成值 完成数 完成情况 实际完成 实际完成(值) 实际值",
        ),
        (
            Role.VALUE,
            "2024年完成情况(累计) 1-9月累计完成 截至6月底完成值 目标任务完成情况 实际值(%)",
        ),
        (
            Role.VALUE,
            (
                "实际完成情况 全年实际完成 截至6月底完成情况 2024年实绩 当前完成值 2024年度实际值 "
                "年度完成值 自评完成值 完成数(值) 实际完成指标值 全年完成数 年度实际完成值 "
                "已完成数 截至目前完成情况 目前完成情况 累计完成数 本年累计完成 "
                "今年以来累计完成 目前进展 年初至今累计完成 1—6月完成情况 三季度累计完成 "
                "指标实际完成值 目标完成情况 实绩值 1-本月累计 "
                "任务完成情况 目标值完成情况 实际数值 实际达到值 实际结果 2024完成值 "
                "2024年末完成值 期末数 本年累计数 自查完成值 填报值 上报数 数值 统计数据 "
                "监测值 测评值 完成数量 完成个数 实际执行数 完成值/实际值 实际值（完成值） "
                "完成结果 达成值 实现值 核定数 "
                "认定值 截至2024年12月31日完成情况 2024年1-12月完成数 2024年全年完成值 完成"
            ),
        ),
        (
            Role.OTHER,
            "本月完成 当月完成 上月完成 本期数 2024年新增 占比 较上年增减 2024年初步 自评值",
        ),
        (Role.TARGET, "目标完成值 完成目标值 计划完成值 年度目标完成值"),
        (Role.PERIOD, "一月 十二月 2024-09 2024.9 1-3季度 6月末 二季度末 1月-9月 年末数"),
        (Role.TARGET, "目标值 目标任务 计划数 年初目标值 年度指标值 2025年目标 计划 计划完成数"),
        (Role.OTHER, "完成率 执行率 得分 自评分 分值 权重 基数 当年新增 预计 上年 同期 增速 测算"),
        (
            Role.OTHER,
            "上年完成值 预计完成值 完成值(预计) 完成时限 责任单位 填报单位 监考单位 牵头部门",
        ),
        (Role.PERIOD, "2024年 一季度 上半年 9月 2024年9月 前三季度"),
        (Role.PERIOD, "全年 年终 2024年全年 全年值 年终值 上半年数 截至6月底 2025年底"),
        (Role.NONE, "已完成 未完成"),
        (Role.NAME, "指标 指标名称 项目 三级指标 重点工作"),
        (Role.UNIT, "单位 计量单位"),
        (Role.DATE, "数据时点 截至日期 时间"),
    ],
)
def test_the_role_of_a_header(role: Role, headers: str) -> None:
    assert {header: understand(header).role for header in headers.split()} == dict.fromkeys(
        headers.split(), role
    )


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("实际值(%)", "%"),
        ("完成值（万件）", "万件"),
        ("实 际\n值(单位:万元)", "万元"),
        ("实际值(微克/立方米)", "微克/立方米"),
        ("实际值(万标箱)", "万标箱"),
        ("完成情况(累计)", ""),
        ("完成值(必填)", ""),
        ("实际值", ""),
    ],
)
def test_the_unit_in_a_header(tmp_path: Path, header: str, unit: str) -> None:
    actuals = book.read_table(tmp_path, ("指标名称", header), ("甲", book.number("5")))
    assert actuals.rows[0].unit == unit


@pytest.mark.parametrize(
    ("name", "lines", "unit"),
    [
        ("全区生产总值(亿元)", [("指标名称", "实际值(万元)")], "亿元"),
        ("甲", [("(单位：万元)",), ("指标名称", "实际值")], "万元"),
        ("乙(%)", [("单位：万元",), ("指标名称", "实际值")], "%"),
        ("甲", [("填报单位：示范市财政局",), ("指标名称", "实际值")], ""),
        ("甲(一期)", [("指标名称", "实际值")], ""),
    ],
)
def test_the_unit_nearest_to_the_row(
    tmp_path: Path, name: str, lines: list[tuple[str, ...]], unit: str
) -> None:
    actuals = book.read_table(tmp_path, *lines, (name, book.number("5")))
    assert actuals.rows[0].unit == unit


@pytest.mark.parametrize(
    ("titles", "day"),
    [
        (["示范市2025年上半年完成情况"], dt.date(2025, 6, 30)),
        (["示范市完成情况（截至2025年6月底）"], dt.date(2025, 6, 30)),
        (["示范市2024年度完成情况", "填报日期：2025年1月20日"], dt.date(2024, 12, 31)),
        (["完成情况表", "填报日期：2025年7月10日"], dt.date(2025, 7, 10)),
        (["2023—2025年完成情况", "填报日期：2025年7月10日"], dt.date(2025, 7, 10)),
        (["示范市2025年度完成情况", "截至2025年9月30日"], dt.date(2025, 9, 30)),
        (["示范市2025年前三季度完成情况"], dt.date(2025, 9, 30)),
        (["完成情况表"], None),
        (["示范市2025年度完成情况（截至6月底）"], dt.date(2025, 6, 30)),
        (["示范市2025年度完成情况(上半年)"], dt.date(2025, 6, 30)),
        (["示范市2025年完成情况", "(1-6月)"], dt.date(2025, 6, 30)),
        (["2024年完成情况 2025年目标", "截至9月底"], None),
        (["2023—2025年完成情况（截至6月底）"], None),
        (["2023—2025年度完成情况（截至6月底）"], None),
        (["完成情况（截至6月底）", "填报日期：2025年7月10日"], dt.date(2025, 6, 30)),
        (["完成情况（1-12月）", "填报日期：2025年1月10日"], dt.date(2025, 1, 10)),
        (["2024年度完成情况 填报日期：2025-01-08"], dt.date(2024, 12, 31)),
        (["填报日期：2025-01-08 2024年度完成情况"], dt.date(2024, 12, 31)),
        (["2024年度完成情况 填 报 日 期：2025 年 1 月 8 日"], dt.date(2024, 12, 31)),
        (["完成情况 填报日期：2025-01-08"], dt.date(2025, 1, 8)),
        (["2024年度完成情况(填表时间：1月8日)"], dt.date(2024, 12, 31)),
        (["2025年上半年完成情况(截至2025年5月底)"], dt.date(2025, 5, 31)),
        (["2024年度完成情况", "截至2025年1月底"], dt.date(2025, 1, 31)),
        (["2024年度完成情况", "注：3月的数据为快报"], dt.date(2024, 12, 31)),
    ],
)
def test_the_date_of_a_sheet(tmp_path: Path, titles: list[str], day: dt.date | None) -> None:
    lines = [(title,) for title in titles]
    actuals = book.read_table(tmp_path, *lines, ("指标", "实际值"), ("甲", book.number("5")))
    assert (actuals.rows[0].title_date, actuals.rows[0].date) == (day, None)


@pytest.mark.parametrize(
    ("title", "header", "own", "by_title"),
    [
        ("2025年情况", "上半年完成值", dt.date(2025, 6, 30), None),
        ("2025年度情况", "上半年完成值", dt.date(2025, 6, 30), dt.date(2025, 6, 30)),
        ("情况", "截至2025年6月底完成情况", dt.date(2025, 6, 30), None),
        ("情况", "截止到2025年6月底完成情况", dt.date(2025, 6, 30), None),
        ("2025年度", "截至6月底完成情况", dt.date(2025, 6, 30), dt.date(2025, 6, 30)),
        ("2025年度", "完成情况（截至6月底）", dt.date(2025, 6, 30), dt.date(2025, 6, 30)),
        ("2025年度", "完成值(1-6月累计)", dt.date(2025, 6, 30), dt.date(2025, 6, 30)),
        ("2025年度", "截至6月底", dt.date(2025, 6, 30), dt.date(2025, 6, 30)),
        ("2025年度", "全年", None, dt.date(2025, 12, 31)),
        (
            "2024年情况 填报日期：2025-01-08",
            "前三季度完成",
            dt.date(2024, 9, 30),
            dt.date(2024, 9, 30),
        ),
        ("填报日期：2025-01-08", "前三季度完成", None, dt.date(2025, 1, 8)),
        ("情况", "上半年完成值", None, None),
        ("情况", "2025年9月完成值", dt.date(2025, 9, 30), None),
        ("截至2025年6月底", "2025年完成值", None, dt.date(2025, 6, 30)),
        ("情况", "2024年完成值", None, dt.date(2024, 12, 31)),
        ("2025年情况", "2024年完成值", None, dt.date(2024, 12, 31)),
    ],
)
def test_the_date_of_a_column(
    tmp_path: Path, title: str, header: str, own: dt.date | None, by_title: dt.date | None
) -> None:
    actuals = book.read_table(tmp_path, (title,), ("指标", header), ("甲", book.number("5")))
    assert (actuals.rows[0].date, actuals.rows[0].title_date) == (own, by_title)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2025-06-30", dt.date(2025, 6, 30)),
        ("2025年6月", dt.date(2025, 6, 30)),
        ("2025-06-30 00:00:00", dt.date(2025, 6, 30)),
        (book.number("2025"), dt.date(2025, 12, 31)),
        (book.number("20250630"), dt.date(2025, 6, 30)),
        (book.number("2025.6"), dt.date(2025, 6, 30)),
        ("/", None),
        ("", None),
    ],
)
def test_the_date_of_a_row(tmp_path: Path, said: str, day: dt.date | None) -> None:
    header = ("指标", "实际值", "数据时点")
    row = book.read_table(tmp_path, header, ("甲", book.number("5"), said)).rows[0]
    assert row.date == day
    assert isinstance(row.value, Figure)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("上周", "row-date-unreadable"),
        ("2025年13月", "row-date-unreadable"),
        (book.number("2025.1"), "row-date-unreadable"),
        (book.number("45838"), "row-date-serial"),
        (book.number("99"), "row-date-unreadable"),
    ],
)
def test_a_date_that_is_not_certain_makes_the_value_unusable(
    tmp_path: Path, said: str, code: str
) -> None:
    header = ("指标", "实际值", "数据时点")
    row = book.read_table(tmp_path, header, ("甲", "已完成", said)).rows[0]
    assert isinstance(row.value, Unreadable)
    assert (row.value.code, row.date) == (code, None)
    assert row.value.params.get("likely", "2025-06-30") == "2025-06-30"
    assert row.raw != "已完成"


@pytest.mark.parametrize(
    "headers",
    [("实际值", "完成值"), ("全年", "累计完成"), ("完成值", "完成值")],
)
def test_two_columns_that_could_be_the_value_give_none(
    tmp_path: Path, headers: tuple[str, str]
) -> None:
    cells = ("甲", book.number("5"), "已完成")
    actuals = book.read_table(tmp_path, ("指标名称", *headers), cells)
    value = actuals.rows[0].value
    assert isinstance(value, Unreadable)
    assert (value.outcome, value.code) == (Outcome.AMBIGUOUS, "value-column-unclear")
    assert actuals.findings[0].code == "value-columns"
    assert all(header in actuals.findings[0].params["columns"] for header in headers)


@pytest.mark.parametrize("column", ["完成值", "C", "C列", " 完成值 "])
def test_the_option_settles_the_column(tmp_path: Path, column: str) -> None:
    lines = [("指标名称", "实际值", "完成值"), ("甲", book.number("5"), book.number("6"))]
    path = book.save(tmp_path, book.workbook({"S": book.sheet(book.rows(*lines))}))
    assert read([path], column=column).rows[0].value == Figure(value=Decimal(6), unit="")
    with pytest.raises(UsageError, match=r"data\.column-unknown"):
        read([path], column="没有")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (("指标名称", "单位", "完成率"), "data.no-value-column"),
        (("指标名称", "金华市", "单位"), "data.no-value-column"),
        (("指标名称", "2025年目标", "上年完成值"), "data.no-value-column"),
        (("甲", "乙", "丙"), "data.no-header-like"),
        (("甲", "乙"), "data.no-header"),
    ],
)
def test_no_column_is_surely_the_value(tmp_path: Path, line: tuple[str, ...], key: str) -> None:
    with pytest.raises(DataError) as caught:
        book.read_table(tmp_path, line, ("有效专利", "件", book.number("5")))
    assert caught.value.key == key


def test_quarters_under_a_merged_group_are_not_mistaken(tmp_path: Path) -> None:
    lines = [
        ("示范市2024年度指标完成情况表",),
        (
            "类别",
            "序号",
            "指标名称",
            "单位",
            "目标值",
            "2024年完成情况(累计)",
            "",
            "",
            "",
            "责任单位",
        ),
        ("", "", "", "", "", "一季度", "上半年", "前三季度", "全年", ""),
        ("质量", "1", "甲", "件", "8", *(book.number(str(n)) for n in (1, 2, 3, 4)), "一局"),
    ]
    after = book.merges("F2:I2", *(f"{c}2:{c}3" for c in "ABCDEJ"))
    path = book.save(tmp_path, book.workbook({"S": book.sheet(book.rows(*lines), after=after)}))
    assert [(row.raw, row.stated) for row in read([path]).rows] == [(n, "8") for n in "1234"]
    whole = read([path], column="全年").rows[0]
    assert (whole.value, whole.date) == (Figure(value=Decimal(4), unit=""), None)
    assert whole.title_date == dt.date(2024, 12, 31)
    half = read([path], column="上半年").rows[0]
    assert (half.value, half.date) == (Figure(value=Decimal(2), unit=""), dt.date(2024, 6, 30))


@pytest.mark.parametrize("filled", [("1", "2", "3", ""), ("", "2", "", ""), ("1", "2", "3", "4")])
def test_several_periods_are_no_value_however_empty(
    tmp_path: Path, filled: tuple[str, ...]
) -> None:
    periods = ("一季度", "上半年", "前三季度", "全年")
    actuals = book.read_table(tmp_path, ("指标名称", *periods), ("甲", *filled))
    value = actuals.rows[0].value
    assert isinstance(value, Unreadable)
    assert value.code == "value-period-unclear"
    assert book.codes_of(actuals) == ["period-columns"]
    assert all(period in actuals.findings[0].params["columns"] for period in periods)


def test_one_period_alone_is_the_value(tmp_path: Path) -> None:
    actuals = book.read_table(tmp_path, ("指标名称", "全年"), ("甲", book.number("5")))
    assert actuals.rows[0].value == Figure(value=Decimal(5), unit="")
    assert actuals.findings == ()


def test_periods_beside_the_value_are_said(tmp_path: Path) -> None:
    lines = [("指标名称", "2024年", "2025年完成值"), ("甲", book.number("4"), book.number("5"))]
    path = book.save(tmp_path, book.workbook({"S": book.sheet(book.rows(*lines))}))
    actuals = read([path])
    assert actuals.rows[0].value == Figure(value=Decimal(5), unit="")
    assert [(f.code, f.severity) for f in actuals.findings] == [("columns-left-out", Severity.INFO)]
    assert actuals.findings[0].params == {"columns": "2024年(B)"}
    assert read([path], column="2024年").findings == ()


FULL = ("类别", "指标名称", "单位", "实际值")


@pytest.mark.parametrize(
    "line",
    [
        ("主要指标", "制造业产品质量合格率", "%", "95"),
        ("主要指标", "制造业产品质量合格率", "%", ""),
        ("重点任务", "创建示范市", "", "已完成"),
        ("重点任务", "提升合格率", "", "完成"),
        ("重点工作", "满意度", "分", "未完成"),
        ("指标", "单位产值", "元", "2025"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_row_of_data_in_the_words_of_a_header(
    tmp_path: Path, line: tuple[str, ...], suffix: str
) -> None:
    lines = [FULL, line, ("质量", "乙", "件", "6")]
    if suffix == ".csv":
        text = "\n".join(",".join(cells) for cells in lines)
        actuals = book.read_bytes(tmp_path, text, "a.csv")
    else:
        cells = [[book.number(c) if c.isdigit() else c for c in one] for one in lines]
        actuals = book.read_table(tmp_path, *cells)
    assert [(row.name, row.raw) for row in actuals.rows] == [(line[1], line[3]), ("乙", "6")]
    assert actuals.findings == ()


def test_a_task_that_is_done_is_no_header_without_one(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"data\.no-header"):
        book.read_bytes(tmp_path, "重点任务,创建示范市,已完成\n主要指标,合格率,95\n", "a.csv")


@pytest.mark.parametrize(
    "second",
    [
        ("指标名称", "实际值"),
        ("实际值", "单位", "类别", "指标名称"),
        ("类别", "指标名称", "2024", "2025年目标"),
    ],
)
def test_a_header_inside_a_block(tmp_path: Path, second: tuple[str, ...]) -> None:
    data = ["9"] * len(second)
    data[second.index("指标名称")] = "乙"
    text = "\n".join(",".join(one) for one in (FULL, ("质量", "甲", "件", "5"), second, data))
    actuals = book.read_bytes(tmp_path, text, "a.csv")
    assert [(row.name, row.raw) for row in actuals.rows] == [("甲", "5"), ("乙", "9")]


def test_words_beside_the_value(tmp_path: Path) -> None:
    lines = [
        ("指标", "完成值", "完成情况"),
        ("甲", book.number("9"), "已完成"),
        ("乙", book.number("9"), book.number("8")),
        ("丙", "", "8件"),
        ("丁", book.number("9"), "9件"),
    ]
    codes = {r.name: getattr(r.value, "code", "") for r in book.read_table(tmp_path, *lines).rows}
    unclear = "value-column-unclear"
    assert codes == {"甲": "", "乙": unclear, "丙": unclear, "丁": ""}


def test_units_in_a_row_of_their_own(tmp_path: Path) -> None:
    lines = [("指标", "完成值", "目标值"), ("", "(万元)", "(万元)"), ("甲", book.number("5"), "9")]
    row = book.read_table(tmp_path, *lines).rows[0]
    assert (row.raw, row.unit, row.stated) == ("5", "万元", "9")


def test_a_header_repeated_on_each_page(tmp_path: Path) -> None:
    page = [("指标", "实际值"), ("甲", book.number("5"))]
    rows = book.read_table(tmp_path, ("(单位：万元)",), *page, *page).rows
    assert [row.unit for row in rows] == ["万元", "万元"]


def test_rows_with_figures_above_the_header_are_said(tmp_path: Path) -> None:
    text = (
        "示范市2025年上半年完成情况\n填表人：张三,电话：,80001234\n填报日期,20250710\n"
        "项次,考核事项,完成\n1,满意度,70\n2,合格率,98.6%\n指标名称,实际值\n甲,5\n"
    )
    actuals = book.read_bytes(tmp_path, text, "a.csv")
    assert [(row.name, row.raw) for row in actuals.rows] == [("甲", "5")]
    assert actuals.rows[0].title_date == dt.date(2025, 6, 30)
    said = [(f.code, f.severity, f.params["rows"]) for f in actuals.findings]
    assert said == [("rows-before-header", Severity.WARNING, "5–6")]


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        (["截至2025年3月底", "截至2025年6月底"], ("2025-03-31", "2025-06-30")),
        (["2024年上半年完成情况", "2025年上半年完成情况"], ("2024-06-30", "2025-06-30")),
        (["2024年度完成情况", "2025年1月"], ("2024-12-31", "2025-01-31")),
        (["情况 填报日期：2025-07-01 制表日期：2025-07-03"], ("2025-07-01", "2025-07-03")),
    ],
)
def test_two_dates_in_the_titles_give_none(
    tmp_path: Path, titles: list[str], days: tuple[str, str]
) -> None:
    lines = [(title,) for title in titles]
    blocks = [("指标", "实际值"), ("甲", book.number("5"))]
    actuals = book.read_table(tmp_path, *lines, *blocks, *blocks)
    assert [row.title_date for row in actuals.rows] == [None, None]
    assert [(f.code, f.severity) for f in actuals.findings] == [
        ("title-dates-differ", Severity.WARNING)
    ]
    assert actuals.findings[0].params == dict(zip(("first", "second"), days, strict=True))


def test_a_later_block_is_of_the_year_of_the_sheet(tmp_path: Path) -> None:
    title = ("二、县级指标(截至9月底)",)
    header = ("指标", "单位", "实际值")
    lines = [("2024年度",), header, ("甲", "件", "5"), title, header, ("乙", "件", "6")]
    days = [row.title_date for row in book.read_table(tmp_path, *lines).rows]
    assert days == [dt.date(2024, 12, 31), dt.date(2024, 9, 30)]


def test_a_period_over_a_column_does_not_date_the_sheet(tmp_path: Path) -> None:
    lines = [("2025年度",), ("", "上半年", "全年"), ("指标", "完成值", "完成值"), ("甲", "5", "6")]
    path = book.save(tmp_path, book.workbook({"S": book.sheet(book.rows(*lines))}))
    row = read([path], column="C").rows[0]
    assert (row.date, row.title_date) == (None, dt.date(2025, 12, 31))


def test_a_target_over_a_year_is_no_value(tmp_path: Path) -> None:
    lines = [("", "目标值"), ("指标名称", "2025年"), ("甲", book.number("5"))]
    with pytest.raises(DataError, match=r"data\.no-value-column"):
        book.read_table(tmp_path, *lines)


def test_the_message_names_headers_that_are_numbers(tmp_path: Path) -> None:
    lines = [("指标名称", "单位", book.number("202504")), ("甲", "件", book.number("5"))]
    with pytest.raises(DataError, match=r"data\.no-value-column") as caught:
        book.read_table(tmp_path, *lines)
    assert caught.value.params["headers"] == "指标名称、单位、202504"


def test_one_column_that_may_be_the_value_is_not_several(tmp_path: Path) -> None:
    lines = [("指标名称", "数值", "属性"), ("甲", book.number("5"), "预期性")]
    value = book.read_table(tmp_path, *lines).rows[0].value
    assert isinstance(value, Unreadable)
    assert (value.code, value.params) == ("value-column-unsure", {"columns": "数值(B)"})


def test_two_values_under_one_merged_header(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "实际值", ""),
        ("甲", book.number("5"), ""),
        ("乙", book.number("5"), book.number("6")),
    ]
    found = book.by_name(book.read_table(tmp_path, *lines, after=book.merges("B1:C1")))
    assert isinstance(found["甲"].value, Figure)
    assert isinstance(found["乙"].value, Unreadable)


def test_every_row_is_data_or_explained(tmp_path: Path) -> None:
    lines = [
        ("示范市完成情况",),
        ("序号", "指标名称", "单位", "实际值", "备注"),
        ("", "一、质量水平", "", "", ""),
        ("1", "甲", "件", book.number("5"), "快报"),
        ("2", "乙", "件", "", ""),
        ("", "合计", "", book.number("5"), ""),
        ("3", "", "件", "", ""),
        ("4", "", "", book.number("9"), ""),
        ("注：1.示例数据",),
        ("审核人：张三", "", "", "填表人：李四"),
    ]
    actuals = book.read_table(tmp_path, *lines)
    assert [(row.name, row.raw) for row in actuals.rows] == [("甲", "5"), ("乙", "")]
    assert {f.code: f.params.get("rows", f.source[-2:]) for f in actuals.findings} == {
        "value-without-name": "D8",
        "rows-categories": "3",
        "rows-totals": "6",
        "rows-without-name": "7",
        "rows-notes": "9–10",
    }
    errors = [f.code for f in actuals.findings if f.severity is Severity.ERROR]
    assert errors == ["value-without-name"]


def test_stacked_blocks_with_columns_in_another_order(tmp_path: Path) -> None:
    lines = [
        ("2024年度完成情况",),
        ("指标名称", "单位", "实际值"),
        ("甲", "件", book.number("5")),
        ("二、县级指标(截至2025年3月底)",),
        ("指标名称", "实际值", "单位"),
        ("乙", book.number("6"), "家"),
    ]
    first, second = book.read_table(tmp_path, *lines).rows
    assert (first.value, first.title_date) == (
        Figure(value=Decimal(5), unit=""),
        dt.date(2024, 12, 31),
    )
    assert (second.value, second.unit) == (Figure(value=Decimal(6), unit=""), "家")
    assert second.title_date == dt.date(2025, 3, 31)


def test_numbers_are_no_ids_and_a_raised_mark_no_part_of_a_name(tmp_path: Path) -> None:
    lines = [
        ("编号", "指标名称", "实际值"),
        (book.number("1"), "甲²", book.number("5")),
        ("2", "乙", book.number("5")),
        ("rd", "", book.number("5")),
    ]
    found = book.read_table(tmp_path, *lines).rows
    assert [(row.id, row.name) for row in found] == [("", "甲"), ("", "乙"), ("rd", "")]


def test_one_region_of_several(tmp_path: Path) -> None:
    lines = [
        ("指标名称", "地区", "实际值"),
        ("甲", "东县", book.number("5")),
        ("甲", "西县", book.number("6")),
    ]
    path = book.save(tmp_path, book.workbook({"S": book.sheet(book.rows(*lines))}))
    actuals = read([path], region="西 县")
    assert [row.raw for row in actuals.rows] == ["6"]
    assert actuals.findings[-1].params == {"region": "西 县", "count": "1"}
    with pytest.raises(UsageError, match=r"data\.region-unknown"):
        read([path], region="南县")


def test_sheets_without_a_table_beside_one_with_it(tmp_path: Path) -> None:
    parts = {
        "封面": book.sheet(book.rows(("示范市",))),
        "数据": book.sheet(book.rows(book.HEADER, ("甲", "", "5"))),
        "其他": book.sheet(book.rows(("随便",))),
        "空": book.sheet(""),
    }
    actuals = book.read_bytes(tmp_path, book.workbook(parts))
    assert [row.name for row in actuals.rows] == ["甲"]
    assert book.codes_of(actuals) == ["sheets-skipped", "sheet-without-header"]


def test_a_row_without_name_tells_all_it_says(tmp_path: Path) -> None:
    actuals = book.read_table(
        tmp_path, ("指标名称", "单位", "完成值", "备注"), ("甲", "%", "5"), ("", "%", "7", "某")
    )
    (said,) = (one for one in actuals.findings if one.code == "value-without-name")
    assert said.params["text"] == "B: %、C: 7、D: 某"
