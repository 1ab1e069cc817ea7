"""What a mapping file says of headers goes before what their words seem to mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError
from qcheck.model import Figure, Renaming
from qcheck.reading import read
from qcheck.reading.headers import Role, understand
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actuals


def told(
    tmp_path: Path, columns: dict[str, str], *lines: Sequence[str], after: str = ""
) -> Actuals:
    path = book.save(tmp_path, book.workbook({"表": book.sheet(book.rows(*lines), after=after)}))
    said = [
        Renaming(written=text, means=means, source=f"names.yaml:{line}:3")
        for line, (text, means) in enumerate(columns.items(), start=2)
    ]
    return read([path], columns=said)


def values(actuals: Actuals) -> list[tuple[str, str]]:
    return [
        (row.name, str(row.value.value) if isinstance(row.value, Figure) else row.value.code)
        for row in actuals.rows
    ]


@pytest.mark.parametrize(
    ("columns", "head", "read_as"),
    [
        ({"事项": "name", "数": "value"}, ("事项", "数"), ("甲", "5")),
        ({"完成率": "value"}, ("指标名称", "完成率"), ("甲", "5")),
        ({"数 量": "value"}, ("指标名称", "数量"), ("甲", "5")),
        # A column that was said to be the value is the only one.
        ({"数量": "value"}, ("指标名称", "数量", "完成值"), ("甲", "5")),
        ({"数量": "value"}, ("指标名称", "数量", "全年"), ("甲", "5")),
        ({"实际完成": "other"}, ("指标名称", "完成值", "实际完成"), ("甲", "5")),
        ({"内容": "name"}, ("内容", "完成值", "指标名称"), ("甲", "5")),
    ],
)
def test_a_header_means_what_was_said(
    tmp_path: Path, columns: dict[str, str], head: tuple[str, ...], read_as: tuple[str, str]
) -> None:
    found = told(tmp_path, columns, head, ("甲", book.number("5"), book.number("7"))[: len(head)])
    assert values(found) == [read_as]
    assert found.findings == ()


def test_units_and_targets(tmp_path: Path) -> None:
    said = {"计": "unit", "考核数": "target", "产量(万件)": "value"}
    (row,) = told(
        tmp_path, said, ("指标名称", "计", "考核数", "产量(万件)"), "甲 家 9 5".split()
    ).rows
    assert (row.unit, row.stated) == ("家", "9")
    (row,) = told(tmp_path, said, ("指标名称", "产量(万件)"), ("甲", "5")).rows
    assert row.unit == "万件"


def test_two_that_were_both_said_to_be_the_value_are_ambiguous(tmp_path: Path) -> None:
    said = {"数一": "value", "数二": "value"}
    found = told(tmp_path, said, ("指标名称", "数一", "数二"), ("甲", "1", "2"))
    assert values(found) == [("甲", "value-column-unclear")]


def test_a_header_of_two_rows(tmp_path: Path) -> None:
    lines = (("指标名称", "完成情况", ""), ("", "前期", "本期"), ("甲", "1", "2"))
    merged = book.merges("A1:A2", "B1:C1")
    for text in ("本期", "完成情况本期"):
        found = told(tmp_path, {text: "value"}, *lines, after=merged)
        assert values(found) == [("甲", "2")], text


def test_a_header_that_no_table_has_is_said(tmp_path: Path) -> None:
    said = {"没有的": "value", "完成": "note"}
    found = told(tmp_path, said, ("指标名称", "完成值"), ("甲", "5"), ("没有的", "6"))
    assert [(f.code, f.source) for f in found.findings] == [
        ("map-column-unseen", "names.yaml:2:3"),
        ("map-column-unseen", "names.yaml:3:3"),
    ]


def test_nothing_stays_told(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        told(tmp_path, {"完成值": "other"}, ("指标名称", "完成值"), ("甲", "5"))
    assert understand("完成值").role is Role.VALUE
    assert values(told(tmp_path, {}, ("指标名称", "完成值"), ("甲", "5"))) == [("甲", "5")]
