"""Lines of a text file that are only counted leave all else as if each had been read."""

from __future__ import annotations

import csv
import random
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qcheck.reading import apart, layout, text
from qcheck.reading.asking import Asking
from qcheck.reading.files import find
from qcheck.reading.layout import Layout
from qcheck.reading.skimmed import Skim
from tests.reading.test_repeated import table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from qcheck.reading.sheetread import SheetRead

    Lines = list[list[str]]

HOME = "示范市"
HEAD = ["指标名称", "单位", "实际值", "数据时点", "地区"]


def lines_of(seed: int) -> Lines:
    """A table that repeats itself, as text."""
    rows, _, _ = table(seed, "甲县")
    width = max(max(row.cells) for row in rows) + 1
    lines = [[row.cells[c].text if c in row.cells else "" for c in range(width)] for row in rows]
    chance = random.Random(seed)  # noqa: S311 - for variety
    most = chance.choice((1, 4))
    return [line for line in [*lines, *lines] for _ in range(chance.randint(1, most))]


def saved(folder: Path, lines: Lines, *, quoted: bool = False) -> Path:
    path = folder / "a.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL).writerows(lines)
    return path


def both(path: Path, home: str = HOME) -> tuple[SheetRead, SheetRead, int]:
    """What is read with counting and in the long way, and how many lines were only counted."""

    def read() -> SheetRead:
        source = find(str(path), None)
        try:
            return Layout(text.read(source, "a.csv")[0], Asking(home=home)).read()
        finally:
            source.close()

    taken = 0

    def counted(self: Skim, parts: Sequence[str]) -> bool:
        nonlocal taken
        done = skims(self, parts)
        taken += done
        return done

    skims: Callable[[Skim, Sequence[str]], bool] = Skim.skims
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Skim, "skims", counted)
        quick = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(layout, "repeats", lambda *_: None)
        slow = read()
    return quick, slow, taken


@pytest.fixture(autouse=True)
def _few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_KEPT", 3)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32), quoted=st.booleans(), seen=st.sampled_from((2, 3, 5, 500)))
def test_a_line_that_is_counted_changes_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, seed: int, seen: int, *, quoted: bool
) -> None:
    folder = tmp_path_factory.mktemp("lines")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "_KEPT", 3)
        patch.setattr(text, "_SEEN", seen)
        quick, slow, _ = both(saved(folder, lines_of(seed), quoted=quoted))
    assert quick == slow


def test_many_lines_of_such_tables_are_counted(tmp_path: Path) -> None:
    """Else the test above says nothing."""
    taken = [both(saved(tmp_path, lines_of(seed)))[2] for seed in range(40)]
    assert sum(taken) > 200
    assert sum(map(bool, taken)) > 3


PLAIN = ["指标甲", "件", "5", "2025-06", "甲县"]


@pytest.mark.parametrize(
    "other",
    [
        ["指标甲", "件", "约5", "2025-06", "甲县"],
        ["指标甲", "件", "2025", "2025-06", "甲县"],
        ["指标甲", "件", "", "2025-06", "甲县"],
        ["指标甲", "件", " ", "2025-06", "甲县"],
        ["指标甲", "件", "实际值", "2025-06", "甲县"],
        ["指标甲", "件", "5", "2025-09", "甲县"],
        ["指标甲", "件", "5", "2024-09", "甲县"],
        ["指标甲", "件", "5", "", "甲县"],
        ["指标甲", "件", "5", "说不清", "甲县"],
        ["指标甲", "件", "5", "2025-06", "乙县"],
        ["指标甲", "件", "5", "2025-06", HOME],
        ["指标甲", "件", "5", "2025-06", ""],
        ["指标乙", "件", "5", "2025-06", "甲县"],
        ["指标甲", "万件", "5", "2025-06", "甲县"],
        ["指标甲", "件", "5", "2025-06", "甲县", "备注"],
        ["指标甲", "件", "5", "2025-06"],
        [HOME],
        ["注：以上为预计数"],
        [],
        HEAD,
        ["指标名称", "实际值", "地区", "单位", "数据时点"],
    ],
    ids="|".join,
)
def test_what_follows_a_line_that_is_not_so_plain_is_read_the_same(
    tmp_path: Path, other: list[str]
) -> None:
    lines = [HEAD, *[PLAIN] * 9, other, PLAIN, PLAIN, other, *[PLAIN] * 3]
    quick, slow, taken = both(saved(tmp_path, lines))
    assert quick == slow
    assert taken >= 4


@pytest.mark.parametrize(("seen", "least"), [(500, 3), (3, 0)])
@pytest.mark.parametrize("last", [0, 1])
def test_what_counted_lines_leave_holds_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int, seen: int, least: int
) -> None:
    """A part has the unit of the last line, and the region where its own cell is empty."""
    monkeypatch.setattr(text, "_SEEN", seen)
    head = ["地区", "指标名称", "单位", "实际值"]
    two = [["甲县", "指标甲", "件", "5"], ["乙县", "指标乙", "万件", "6"]]
    own = [[HOME, "指标甲", "家", "7"], ["", "其中：国家级", "", "3"]]
    lines = [head, *two * 9, *two[: last + 1], own[1], *own * 3, *two * 3, own[1], *own, *two]
    quick, slow, taken = both(saved(tmp_path, lines))
    assert quick == slow
    assert len({(row.unit, row.region) for row in slow.rows if row.name == "国家级"}) == 3 - last
    assert taken >= least


@pytest.mark.parametrize("before", [[], [""]])
def test_after_a_row_that_was_read_lines_follow_that_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str]
) -> None:
    """Every so many lines one is read as a row, and it may be of the own region."""
    monkeypatch.setattr(text, "_SEEN", 20)
    head = ["地区", "指标名称", "单位", "实际值"]
    first, blank = ["甲县", "指标甲", "件", "5"], ["", "指标乙", "件", "6"]
    lines = [head, *[first, blank] * 9, [HOME, *first[1:]], *[before] * bool(before), blank]
    quick, slow, taken = both(saved(tmp_path, lines))
    assert quick == slow
    assert [row.region for row in quick.rows][-2:] == [HOME, HOME]
    assert taken > 2


@pytest.mark.parametrize("seen", [2, 3, 4, 5])
def test_a_line_of_the_own_region_is_never_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seen: int
) -> None:
    monkeypatch.setattr(text, "_SEEN", seen)
    own = ["指标甲", "件", "5", "2025-06", HOME]
    lines = [HEAD, *[PLAIN] * 9, *[own, PLAIN, PLAIN] * 20, *[own, own, PLAIN, own, PLAIN] * 20]
    quick, slow, _ = both(saved(tmp_path, lines))
    assert quick == slow
    assert sum(row.region == HOME for row in quick.rows) == 80


def test_a_line_without_a_figure_may_be_a_note(tmp_path: Path) -> None:
    head, known = ["指标名称", "单位", "地区", "实际值"], ["注：指标甲", "件", "甲县", "5"]
    quick, slow, taken = both(saved(tmp_path, [head, *[known] * 9, [*known[:3], ""], *[known] * 3]))
    assert quick == slow
    assert slow.taken == 12
    assert taken > 2


def test_numbers_of_rows_are_no_figures(tmp_path: Path) -> None:
    lines = [["序号", *HEAD], *([str(n), *PLAIN] for n in range(1, 20)), ["合计", *PLAIN]]
    quick, slow, taken = both(saved(tmp_path, [*lines, ["20250630", *PLAIN], ["", *PLAIN]]))
    assert quick == slow
    assert taken >= 12


def test_now_and_then_a_line_shows_how_far_the_reading_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "_SEEN", 50)
    path = saved(tmp_path, [HEAD, *[PLAIN] * 1_000])
    sheet, _ = text.read(find(str(path), None), "a.csv")
    sheet.skims = lambda _: True
    assert [row.number for row in sheet.rows()] == list(range(50, 1_001, 50))


def test_nobody_else_may_read_a_sheet_whose_lines_are_counted(tmp_path: Path) -> None:
    """Of two tables side by side each has its own columns."""
    lines = [[*HEAD, "", *HEAD], *([*PLAIN, "", *PLAIN] for _ in range(300))]
    source = find(str(saved(tmp_path, lines)), None)
    sheet, _ = text.read(source, "a.csv")
    side = Layout(sheet, Asking(home=HOME))
    for row in sheet.rows():
        side.take(row)
    assert sheet.skims is None
    assert partial(side.close)().taken > 0
