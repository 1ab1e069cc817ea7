"""What is wrong with many cells in one way is one line on a screen."""

from __future__ import annotations

from typing import Any

import pytest

from qcheck.model import Lang
from qcheck.table.grouping import grouped, without_source


def finding(source: str, code: str = "several-regions", message: str = "甲") -> dict[str, Any]:
    return {
        "source": source,
        "code": code,
        "message": message,
        "severity": "error",
        "target": source,
    }


def test_the_same_of_several_cells_is_one() -> None:
    every = [finding("a!B3"), finding("a!C3"), finding("a!C3"), finding("a!B4", message="乙")]
    first, second = grouped(every, Lang.ZH)
    assert (first["source"], first["target"]) == ("a!B3、C3", None)
    assert second == every[3]


def test_of_many_cells_some_are_listed_and_all_counted() -> None:
    (one,) = grouped([finding(f"a!F{row}") for row in range(1, 8)], Lang.ZH)
    assert one["source"] == "a!F1、F2、F3、F4、F5 等7处"


@pytest.mark.parametrize(
    ("table", "cell"),
    [("value-columns", "value-column-unclear"), ("period-columns", "value-period-unclear")],
)
def test_what_was_said_of_the_table_is_not_said_of_its_cells(table: str, cell: str) -> None:
    every = [finding("a!A2", table), finding("a!B3", cell), finding("b!B3", cell)]
    assert [one["source"] for one in grouped(every, Lang.ZH)] == ["a!A2", "b!B3"]


@pytest.mark.parametrize(
    ("message", "shown"),
    [("/a/e.xlsx 是空文件", "是空文件"), ("/a/e.xlsx2 已损坏", "/a/e.xlsx2 已损坏"), ("无", "无")],
)
def test_an_address_is_said_once(message: str, shown: str) -> None:
    assert without_source("/a/e.xlsx", message) == shown
