"""Rows of other regions in a long table: counted, and nothing that is said of them changes."""

from __future__ import annotations

import datetime as dt
import random
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from qcheck.reading import apart, read
from qcheck.verify import resolve_as_of, verify
from tests.builders import plan, target
from tests.reading import book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from qcheck.model import Actuals, Plan, Verification

TODAY = dt.date(2030, 1, 1)
HEAD = ("指标名称", "实际值", "数据时点", "地区")
PLAN = plan(
    target("≥ 3件", id="a", name="指标甲"),
    target("≥ 3件", id="b", name="指标乙"),
)


def _table(count: int, seed: int) -> list[tuple[str, ...]]:
    chance = random.Random(seed)  # noqa: S311 - for variety
    names = ("指标甲", "指标乙", "别的指标")
    days = ("2024-03", "2024-06", "2024-12-31", "")
    places = ("示范市", "甲县", "乙县", "丙 县", "全市", "全省", "")
    rows: list[tuple[str, ...]] = [(name, "1", "2024-12", "示范市") for name in names[:2]]
    for _ in range(count):
        row = (chance.choice(names), str(chance.randrange(9)), chance.choice(days))
        rows.append((*row, chance.choice(places)))
    return rows


def _save(folder: Path, rows: Sequence[tuple[str, ...]], title: str = "") -> str:
    lines = [HEAD, *rows] if not title else [(title, "", "", ""), HEAD, *rows]
    return book.save(folder, "\n".join(map(",".join, lines)), "a.csv")


def _judged(held: Plan, read_: Actuals, region: str | None = None) -> Verification:
    day, origin, _ = resolve_as_of(None, read_, TODAY)
    return verify(held, read_, day, origin, region=region)


@pytest.mark.parametrize("title", ["", "2024年12月指标完成情况"])
@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_said_otherwise_where_rows_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, title: str
) -> None:
    monkeypatch.setattr(apart, "_KEPT", 20)
    path = _save(tmp_path, _table(400, seed), title)
    every = read([path])
    kept = read([path], home=PLAN.region)
    assert len(kept.rows) < len(every.rows) - 50
    assert sum(1 + row.more for row in kept.rows) == len(every.rows)
    assert kept.inputs == every.inputs
    quick, slow = _judged(PLAN, kept), _judged(PLAN, every)
    assert quick.verdicts == slow.verdicts
    assert quick.findings == slow.findings
    assert quick.inputs == slow.inputs
    assert (quick.as_of, quick.as_of_from) == (slow.as_of, slow.as_of_from)
    assert {one.name for one in quick.unmatched} == {one.name for one in slow.unmatched}


@pytest.mark.parametrize("asked", ["甲县", "丙县", "示范市"])
def test_what_was_counted_is_told_where_a_region_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    path = _save(tmp_path, _table(300, 1))
    every = read([path], region=asked)
    monkeypatch.setattr(apart, "_KEPT", 5)
    assert read([path], region=asked, home="乙县") == every
    assert [f.code for f in every.findings] == ["rows-of-other-regions"]


def test_a_short_table_is_kept_whole(tmp_path: Path) -> None:
    path = _save(tmp_path, _table(900, 2))
    assert read([path], home=PLAN.region) == read([path])


def test_a_region_or_a_date_that_is_new_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_KEPT", 0)
    rows = [
        ("指标甲", "1", "2024-03", "甲县"),
        ("指标甲", "2", "2024-03", "甲县"),
        ("指标甲", "3", "2024-06", "甲县"),
        ("指标甲", "4", "2024-06", "乙县"),
        ("指标乙", "5", "2024-06", "乙县"),
        ("指标甲", "6", "2024-03", "乙县"),
        ("指标甲", "7", "2024-03", "示范市"),
    ]
    kept = read([_save(tmp_path, rows)], home="示范市").rows
    assert [(row.raw, row.more) for row in kept] == [
        ("1", 2),
        ("3", 0),
        ("4", 0),
        ("5", 0),
        ("7", 0),
    ]


def test_memory_does_not_grow_with_the_rows_of_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_KEPT", 10)

    def peak(count: int) -> int:
        path = _save(tmp_path, [("指标甲", "1", "2024-03", "甲县")] * count)
        tracemalloc.start()
        read([path], home="示范市")
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)  # imports and caches
    assert peak(20_000) < 2 * peak(5_000)
