"""Cells that say the name of their rate again, and those that say another. 示例数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure
from qcheck.quantity import plain
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

FOOD = "食品安全评价性抽检合格率"


def shown(tmp_path: Path, name: str, cell: str) -> tuple[str, str]:
    """What a cell is read as, or why not, and its text as it is kept."""
    lines = [("2024年指标完成情况",), ("指标名称", "目标值", "完成情况"), (name, "99%", cell)]
    (row,) = read([book.table(tmp_path, lines)]).rows
    value = row.value
    said = plain(value.value) + value.unit if isinstance(value, Figure) else value.code
    return said, row.raw


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        (FOOD, "合格率99.29%"),
        (FOOD, "抽检合格率99.29%。"),
        (FOOD, f"{FOOD}99.29%"),
        (FOOD, "合格率达99.29%"),
        (FOOD, "合格率已达到99.29%"),
        (FOOD, "合格率为：99.29%，达到目标要求"),
        (FOOD, "全年合格率99.29%。"),
        ("研发投入占地区生产总值比重", "占地区生产总值比重99.29%"),
        ("不合格率", "不合格率99.29%"),
    ],
)
def test_the_name_again(tmp_path: Path, name: str, cell: str) -> None:
    assert shown(tmp_path, name, cell) == ("99.29%", cell)


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        (FOOD, "上年合格率99.29%"),
        (FOOD, "目标合格率99.29%"),
        (FOOD, "义乌合格率99.29%"),
        (FOOD, "不合格率0.71%"),
        (FOOD, "优秀率99.29%"),
        (FOOD, "预计合格率99.29%，上年98%"),
        (FOOD, "抽检500批次，合格率99.29%"),
        ("不合格率", "合格率99.29%"),
        ("每万人发明专利拥有量", "拥有量500件"),
    ],
)
def test_anything_else_is_asked_about(tmp_path: Path, name: str, cell: str) -> None:
    assert shown(tmp_path, name, cell)[0].startswith("value-")
