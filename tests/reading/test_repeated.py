"""Rows that repeat others are read as if each were met for the first time."""

from __future__ import annotations

import random
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qcheck import reading
from qcheck.reading import apart, headers, headrows, layout, repeated
from qcheck.reading.asking import Asking
from qcheck.reading.context import Context
from qcheck.reading.grid import GENERAL, Cell, Merges, NumberForm, Range, Row, Seen, Sheet
from qcheck.reading.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from qcheck.model import Actual
    from qcheck.reading.sheetread import SheetRead

PERCENT, COUNTED = NumberForm(percent=True), NumberForm(after="件")
STRUCK = NumberForm(before="~~", after="~~")
NAME, VALUE, DATE, NUMBER = "指标名称", "实际值", "数据时点", "序号"
REGION = "地区"
OTHER_VALUES = ("实际值(亿元)", "2025年完成值", "6月完成值", "累计完成")
# What stands in a column, the usual first: a column of a header that is not here is empty.
SAID = {
    NUMBER: ("1", "2", "3", "", "示例", "上年", "合计", "一", "20250630"),
    "指标编号": ("a", "b", "", "7", "例"),
    NAME: (
        "指标甲", "指标乙", "其中：国家级", "#规上工业", "指标丙(万元)", "合计", "上年数", "",
        "示例：甲", "2025年为计划数", "指标名称", "注：示例数据",
        "2024年", "一、上年同期数", "计划", "甲县", "创建示范市",
    ),
    "类别": ("", "质量", "计划数", "预计", "甲县", "上年同期"),
    "领域": ("", "质量", "一"),
    "单位": ("件", "", "万元", "〃", "%", "亿元", "上年", "预计"),
    "目标值": ("≥3", "", "100", "计划", "指标名称"),
    "年初目标值": ("≥3", "", "100"),
    "2025年目标": ("≥3", "", "100"),
    "实际值(亿元)": (),
    "2025年完成值": (),
    "6月完成值": (),
    "累计完成": (),
    VALUE: (),
    "完成情况": ("", "5", "一季度3件", "已完成"),
    "核定值": ("", "5"),
    DATE: (),
    REGION: ("示范市", "甲县", "", "乙县", "全市", "上年", "合计"),
    "所在地": ("", "甲县", "全市", "", "说明", "不含乙县", "义乌"),
    "填报日期": ("", "2025-07-05", "说明"),
    "当年新增": ("5", "", "3", "新增5件"),
    "备注": ("", "预计数", "2024年数据", "甲县数据", "上年数", "示例"),
    "数据口径": ("", "快报", "核定", "计划数", "预计"),
    "": ("", "上年", "甲县", "计划", "说明"),
}  # fmt: skip
VALUES = ("5", "5.5", "0.25", "1200", "2024", "20240630", "98%", "约98", "", "/", "已完成",
          "2025.6", "一季度3件，上半年5件", "-3", "实际", "5件", "1e5", "上年", "合计")  # fmt: skip
DATES = ("2024-06", "2025-06-30", "2024年", "2025年", "", "/", "说不清", "上年", "计划")
LINES = (
    "注：2025年为预计数", "2025年为计划数", "一、上年同期数", "二、实际数", "甲县", "全市", "合计",
    "2024年", "二、2024年完成情况", "上半年", "6月底",
    "单位：万元", "2025年6月乙县指标", "审核人：张三", "其中：", "第1页", "备注", "说明",
)  # fmt: skip
_pool: dict[object, Cell] = {}


def _cell(text: str, form: NumberForm | None = None) -> Cell:
    """A cell of a text, or of a number; what says the same is one object, as readers do."""
    key = (text, form)
    if key not in _pool:
        made = Cell(Seen.TEXT, text) if form is None else Cell(Seen.NUMBER, text, float(text), form)
        _pool[key] = made
    return _pool[key]


def _figure(chance: random.Random, blank: float) -> Cell | None:
    if chance.random() < blank:
        return None
    if chance.random() < 0.7:
        form = chance.choice((*[GENERAL] * 9, PERCENT, COUNTED, STRUCK))
        return _cell(chance.choice(("5", "5.5", "0.25", "1200", "2024", "20240630", "-3")), form)
    text = _often(chance, VALUES, 0.4)
    return _cell(text) if text else None


def _day(chance: random.Random) -> Cell | None:
    text = _often(chance, DATES, 0.5)
    if text == "2024年" and chance.random() < 0.5:
        return _cell("2024", GENERAL)
    return _cell(text) if text else None


def _often(chance: random.Random, said: tuple[str, ...], plain: float) -> str:
    """The usual thing mostly, else any."""
    return said[0] if chance.random() < plain else chance.choice(said)


def _columns(chance: random.Random, region: str) -> list[str]:
    """Headers: a name, a value, and some others in any order."""
    value = chance.choice((VALUE, VALUE, VALUE, *OTHER_VALUES))
    others = [head for head in SAID if head not in (NAME, VALUE, *OTHER_VALUES)]
    found = [NAME, value, *chance.sample(others, chance.randrange(0, 6))]
    if chance.random() < 0.1:
        found.remove(NAME)
    if region and REGION not in found:
        found.append(REGION)
    chance.shuffle(found)
    return found


def _line(
    chance: random.Random, heads: list[str], plain: float, blank: float, region: str
) -> dict[int, Cell]:
    cells: dict[int, Cell | None] = {}
    for c, head in enumerate(heads):
        if said := SAID[head]:
            text = region if region and head == REGION else _often(chance, said, plain)
            cells[c] = _cell(text, GENERAL if text.isdigit() and chance.random() < 0.3 else None)
            cells[c] = cells[c] if text else None
        else:
            cells[c] = _day(chance) if head == DATE else _figure(chance, blank)
    if chance.random() < 0.05:
        cells[len(heads)] = _cell(chance.choice(("上年", "说明", "7")))
    return {c: cell for c, cell in cells.items() if cell}


def _other(chance: random.Random, heads: list[str], line: dict[int, Cell]) -> dict[int, Cell]:
    """A line that says something else in one column."""
    fixed = [c for c, head in enumerate(heads) if SAID[head]]
    c = chance.choice(fixed or [0])
    text = chance.choice(SAID[heads[c]] or ("",))
    varied = {k: cell for k, cell in line.items() if k != c} | ({c: _cell(text)} if text else {})
    return dict(sorted(varied.items()))


def _again(
    chance: random.Random, heads: list[str], line: dict[int, Cell], blank: float
) -> dict[int, Cell]:
    """A line with another figure and another date."""
    varied = dict(line)
    for c, head in enumerate(heads):
        if head == DATE or not SAID[head]:
            cell = _day(chance) if head == DATE else _figure(chance, blank)
            varied.pop(c, None)
            varied |= {c: cell} if cell else {}
    return dict(sorted(varied.items()))


def table(seed: int, region: str = "") -> tuple[list[Row], Merges, str]:
    """The rows of a sheet that repeats itself, among rows that only look as if they did.

    Of a `region`, if one is given, are most of those that repeat.
    """
    chance = random.Random(seed)  # noqa: S311 - for variety
    plain, blank = chance.choice((0.7, 0.9, 1)), chance.choice((0, 0, 0.5))
    rows: list[Row] = []

    def put(cells: dict[int, Cell]) -> None:
        if cells:
            rows.append(Row(len(rows) + 1, cells, chance.random() < 0.02))

    for _ in range(chance.choice((1, 1, 2))):
        heads = _columns(chance, region)
        for _ in range(chance.randrange(3)):
            put({0: _cell(chance.choice(LINES))})
        head = {c: _cell(text) for c, text in enumerate(heads) if text}
        put(head)
        known = [_line(chance, heads, plain, blank, region) for _ in range(chance.randrange(1, 4))]
        known += [_other(chance, heads, line) for line in known]
        for _ in range(chance.randrange(10, 60)):
            kind = chance.random()
            if kind < 0.07:
                put({chance.randrange(len(heads)): _cell(chance.choice(LINES))})
            elif kind < 0.09:
                put({0: _cell(chance.choice(LINES)), 1: _cell(chance.choice(LINES))})
            elif kind < 0.12:
                put(head)
            else:
                put(_again(chance, heads, chance.choice(known), blank))
    merges = Merges()
    if chance.random() < 0.1:
        top, left = chance.randrange(2, 20), chance.randrange(3)
        merges = Merges([Range(top, left, top + 2, left)])
    return rows, merges, chance.choice(("", "示例数据", "乙县"))


def layout_of(seed: int, home: str) -> SheetRead:
    rows, merges, name = table(seed)
    sheet = Sheet(file="a.xlsx", name=name, rows=lambda: iter(rows), load_merges=lambda: merges)
    return Layout(sheet, Asking(home=home)).read()


def both(read: Callable[[], Any]) -> tuple[Any, Any, int]:
    """What is read with the memory of rows and without it, and how often it knew one."""
    taken = 0

    def counted(self: repeated.Repeats, row: Row, known: repeated.Known) -> Actual:
        nonlocal taken
        taken += 1
        return make(self, row, known)

    make = repeated.Repeats.read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repeated.Repeats, "read", counted)
        quick = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "repeats", lambda *_: None)
        slow = read()
    return quick, slow, taken


@settings(max_examples=400, deadline=None)
@given(seed=st.integers(0, 2**32), home=st.sampled_from(("", "示范市")))
def test_a_row_that_repeats_another_is_read_as_if_it_did_not(seed: int, home: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_KEPT", 5)
        quick, slow, _ = both(lambda: layout_of(seed, home))
    assert quick == slow


def test_many_rows_of_such_tables_are_known() -> None:
    """Else the test above says nothing."""
    taken = [both(partial(layout_of, seed, ""))[2] for seed in range(60)]
    assert sum(taken) > 200
    assert sum(map(bool, taken)) > 20


def test_all_that_a_row_leaves_behind_is_carried() -> None:
    """Whoever adds to what rows leave for those below them has to carry it."""
    of_block = {"sheet", "columns", "title_date", "title_unit", "year", "held", "around"}
    of_block |= {"title_year", "only_year", "since", "own_time", "undated"}
    of_block |= {"covers"}  # a row that says a time begins one
    of_block |= {"said"}
    derived = {"merged", "places", "labelling", "unsaid", "qualifying"}
    left = {one.name for one in fields(Context)} - of_block - derived
    assert left == {"unit_above", "noted", "group", "area", "areas", "scopes"}


@given(number=st.decimals(-(10**6), 1899, allow_nan=False, places=3))
def test_a_number_below_all_years_is_a_figure(number: Decimal) -> None:
    for text in (str(number), str(int(number)), f"{number:.1f}"):
        for seen in (Seen.TEXT, Seen.NUMBER):
            assert headrows.is_figure(Cell(seen, text, float(text)))


@given(number=st.decimals(2201, 9_999_999, allow_nan=False, places=3))
def test_a_number_above_all_years_is_a_figure(number: Decimal) -> None:
    for text in (str(number), str(int(number)), f"{number:.1f}"):
        for seen in (Seen.TEXT, Seen.NUMBER):
            assert headrows.is_figure(Cell(seen, text, float(text)))


@pytest.mark.parametrize("text", ["-inf", "inf", "nan"])
def test_what_is_no_number_is_no_figure(text: str) -> None:
    assert not headrows.is_figure(Cell(Seen.NUMBER, text, float(text)))


def test_a_number_that_a_mapping_calls_a_header_is_no_figure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    headers.recognised.cache_clear()
    monkeypatch.setitem(headers.TOLD, "5", headers.Role.VALUE)
    assert not headrows.is_figure(Cell(Seen.TEXT, "5"))
    headers.recognised.cache_clear()
    headers.understand.cache_clear()


def _sheet(*lines: str) -> Sheet:
    made = [[_cell(text) if text else None for text in line.split("|")] for line in lines]
    rows = [Row(n, {c: one for c, one in enumerate(r) if one}) for n, r in enumerate(made, 1)]
    return Sheet(file="a.xlsx", rows=lambda: iter(rows))


@pytest.mark.parametrize(
    ("head", "known", "other"),
    [
        ("指标名称|类别|领域|实际值|数据时点", "一、指标|甲|乙||2025-06", "一、指标|甲|乙||"),
        (
            "指标名称|单位|类别|实际值|数据时点",
            "指标名称|件|甲||20250630",
            "指标名称|件|甲||2025-06",
        ),
        ("序号|指标名称|类别|实际值", "1|2024/5/6|第1页|", "20250630|2024/5/6|第1页|"),
        ("指标名称|单位|类别|实际值", "注：指标甲|件|甲|5", "注：指标甲|件|甲|"),
    ],
)
def test_a_row_without_a_figure_may_be_something_else(head: str, known: str, other: str) -> None:
    """A heading, a header, the foot of a page, a note."""
    sheet = _sheet(head, known, known, known, other, known)
    quick, slow, _ = both(lambda: Layout(sheet, Asking()).read())
    assert quick == slow
    assert slow.taken < 5  # else it shows nothing


def test_columns_of_two_years_are_held_against_the_date_of_each_row() -> None:
    head, known = "指标名称|单位|2024年完成值|2025年完成值|数据时点", "甲|件|5||2024-12-31"
    sheet = _sheet(head, known, known, known, "甲|件|5||2025-12-31")
    quick, slow, _ = both(lambda: Layout(sheet, Asking()).read())
    assert quick == slow
    assert len({type(row.value) for row in slow.rows}) == 2


def test_a_month_is_covered_where_no_row_says_its_date() -> None:
    lines = ["甲|件|5|", "甲|件|5|2025-06-30"] * 3
    sheet = _sheet("2025年主要指标", "指标名称|单位|6月完成值|数据时点", *lines)
    quick, slow, _ = both(lambda: Layout(sheet, Asking()).read())
    assert quick == slow
    assert len({row.covers for row in slow.rows}) == 2


EXAMPLES = Path(__file__).parents[2] / "examples"
SHEETS = sorted(
    path for path in EXAMPLES.rglob("*") if path.suffix in (".xlsx", ".xls", ".csv", ".ods", ".et")
)


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_example_is_read_the_same(path: Path) -> None:
    quick, slow, _ = both(lambda: reading.read([str(path)], home="示范市"))
    assert quick == slow
