"""What the reader records for `qcheck inspect`."""

from __future__ import annotations

import contextlib
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import QcheckError
from qcheck.model import Lang
from qcheck.reading import read
from qcheck.reading.headers import Role, why
from qcheck.reading.seen import Trace
from qcheck.words import phrases, say
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import BlockSeen, FileSeen, SheetSeen


def seen(path: str, **options: str | None) -> FileSeen:
    trace = Trace()
    with contextlib.suppress(QcheckError):
        read([path], trace=trace, **options)  # type: ignore[arg-type]  # texts, all of them
    (file,) = trace.files
    return file


def sheet(tmp_path: Path, *lines: Sequence[str], before: str = "", after: str = "") -> SheetSeen:
    part = book.sheet(book.rows(*lines), before=before, after=after)
    (only,) = seen(book.save(tmp_path, book.workbook({"表": part}))).sheets
    return only


def meanings(block: BlockSeen) -> list[tuple[str, str, str]]:
    return [(one.letters, one.meaning, one.why) for one in block.columns]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("指标名称", ("exact", "")),
        ("2024年完成值", ("says", "完成")),
        ("2025年目标", ("says", "目标")),
        ("完成率", ("rate", "率")),
        ("上年完成值", ("never", "上年")),
        ("责任单位", ("department", "单位")),
        ("上半年", ("period", "")),
        ("数量", ("unclear", "")),
        ("已完成", ("unclear", "")),
        ("", ("unclear", "")),
    ],
)
def test_why_a_header_means_what_it_means(header: str, reason: tuple[str, str]) -> None:
    assert why(header) == reason


def test_columns_with_their_meaning_and_why(tmp_path: Path) -> None:
    head = (
        "序号",
        "类别",
        "指标名称",
        "单位",
        "目标值",
        "完成值",
        "完成率",
        "责任单位",
        "备注",
        "数量",
    )
    hidden = '<cols><col min="9" max="9" hidden="1"/></cols>'
    (block,) = sheet(tmp_path, head, ("1", "a", "甲", "件", "9", "5"), before=hidden).blocks
    assert block.header == (1,)
    assert meanings(block) == [
        ("A", "number", "exact"),
        ("B", "category", "exact"),
        ("C", "name", "exact"),
        ("D", "unit", "exact"),
        ("E", "target", "says"),
        ("F", "value", "says"),
        ("G", "other", "rate"),
        ("H", "other", "department"),
        ("I", "hidden", "hidden"),
        ("J", "other", "unclear"),
    ]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (("指标名称", "完成值", "实际完成"), "name exact,candidate candidate,candidate candidate"),
        (("指标名称", "完成值", "9月"), "name exact,value says,period left-out"),
        (("指标名称", "2024年"), "name exact,value period"),
        (
            ("指标名称", "目标值", "计划数", "完成值"),
            "name exact,other several-targets,other several-targets,value says",
        ),
        (("项目", "指标名称", "完成值"), "other other-taken,name exact,value says"),
    ],
)
def test_what_else_a_column_is(tmp_path: Path, head: tuple[str, ...], told: str) -> None:
    (block,) = sheet(tmp_path, head, tuple("甲123"[: len(head)])).blocks
    assert [f"{meaning} {reason}" for _, meaning, reason in meanings(block)] == told.split(",")


def test_a_column_that_was_asked_for(tmp_path: Path) -> None:
    path = book.save(tmp_path, b"\xef\xbb\xbf" + "指标名称,完成值,数量\n甲,1,2\n".encode(), "a.csv")
    (only,) = seen(path, column="数量").sheets
    assert meanings(only.blocks[0])[1:] == [
        ("B", "other", "other-value"),
        ("C", "value", "joined"),
    ]


def test_lines_above_with_what_they_give(tmp_path: Path) -> None:
    lines = [("示范市2024年度完成情况",), ("单位：万元",), ("指标名称", "完成值"), ("甲", "5")]
    (block,) = sheet(tmp_path, *lines).blocks
    day = dt.date(2024, 12, 31)
    assert [(one.day, one.unit) for one in block.lines] == [(day, ""), (None, "万元")]
    assert (block.day, block.column_day, block.unit) == (day, None, "万元")


def test_a_year_in_the_header_of_the_value(tmp_path: Path) -> None:
    (block,) = sheet(tmp_path, ("指标名称", "2024年完成值"), ("甲", "5")).blocks
    assert block.column_day == dt.date(2024, 12, 31)


def test_rows_that_are_no_data(tmp_path: Path) -> None:
    lines = [("指标名称", "完成值"), ("甲", "5"), ("合计", "5"), ("注：一",), ("注：二",)]
    skipped = sheet(tmp_path, *lines).skipped
    assert [(one.code, one.rows, one.texts) for one in skipped] == [
        ("rows-totals", (3,), ("合计 5",)),
        ("rows-notes", (4, 5), ("注：一", "注：二")),
    ]


def test_what_looks_like_a_header_where_there_is_none(tmp_path: Path) -> None:
    (block,) = sheet(tmp_path, ("完成情况",), ("指标", "甲", "乙"), ("一", "1", "2")).blocks
    assert not block.certain
    assert block.header == (2,)
    assert meanings(block)[0] == ("A", "name", "exact")


def test_sheets_and_why_they_are_not_read(tmp_path: Path) -> None:
    part = book.sheet(book.rows(("指标名称", "完成值"), ("甲", "5")))
    parts = {"一": part, "旧": part, "填报说明": part}
    path = book.save(tmp_path, book.workbook(parts, states={"旧": "hidden"}))
    assert [(s.name, s.state) for s in seen(path).sheets] == [
        ("一", "read"),
        ("旧", "hidden"),
        ("填报说明", "leaflet"),
    ]
    assert [s.state for s in seen(path, sheet="旧").sheets] == ["not-asked", "read", "not-asked"]


def test_a_file_that_cannot_be_read_was_seen(tmp_path: Path) -> None:
    file = seen(book.save(tmp_path, b"%PDF-1.7", "a.xlsx"))
    assert (file.kind, file.size, file.sheets) == ("", 8, ())
    assert len(file.sha256) == 64


def test_nothing_changes_for_being_watched(tmp_path: Path) -> None:
    path = book.save(tmp_path, book.simple(book.number("1"), book.text("约5")))
    assert read([path]) == read([path], trace=Trace())


def test_every_meaning_and_reason_has_words() -> None:
    keys = phrases("inspect")
    single = "value name id unit target date region note category number".split()
    for meaning in (*single, "candidate", "period", "beside", "hidden", "other", "none"):
        assert f"mean-{meaning}" in keys
    reasons = "exact told says period joined rate never department unclear hidden beside candidate"
    spare = "left-out several-targets other-value not-value other-taken"
    for reason in (*reasons.split(), *spare.split()):
        assert say(f"inspect.why-{reason}", Lang.ZH, word="甲")


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_its_words(role: Role) -> None:
    """Also where nothing was recognised as a header, and each text is told by itself."""
    for lang in Lang:
        assert say(f"inspect.mean-{role.value}", lang)


@pytest.mark.parametrize("header", ["数据口径", "金华市", "地区", "类别", "序号", "2024年", "备注"])
def test_what_only_looks_like_a_header_is_told(tmp_path: Path, header: str) -> None:
    found = sheet(tmp_path, (header, "单位", "某列"), ("a", "b", "c"))
    (block,) = found.blocks
    assert not block.certain
    assert [one.text for one in block.columns] == [header, "单位", "某列"]
    assert all(say(f"inspect.mean-{one.meaning}", Lang.ZH) for one in block.columns)


def test_the_row_above_the_first_figures_looks_most_like_a_header(tmp_path: Path) -> None:
    figures = (book.text("甲"), book.text("%"), book.number("5"))
    found = sheet(tmp_path, ("单位", "某局"), ("考核事项", "计量", "累积数"), figures, figures)
    assert found.blocks[0].header == (2,)


def test_a_column_of_the_basis_is_told(tmp_path: Path) -> None:
    found = sheet(tmp_path, ("指标名称", "实际值", "数据口径"), ("甲", "5", "快报数"))
    (block,) = found.blocks
    assert meanings(block)[2] == ("C", "basis", "exact")


def test_headers_joined_are_no_riddle(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ("序号", "指标", "", "单位", "完成值"),
        ("", "一级", "二级"),
        ("1", "质量", "合格率", "%", "98.5"),
        after=book.merges("B1:C1", "A1:A2", "D1:D2", "E1:E2"),
    )
    (block,) = found.blocks
    assert [one.meaning for one in block.columns] == ["number", "category", "name", "unit", "value"]
    assert {one.why for one in block.columns} == {"exact", "joined", "says"}
