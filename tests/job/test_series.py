"""A check that keeps its name and is given another region or plan (示例数据)."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from qcheck import history
from qcheck.errors import HistoryError
from qcheck.history.store import Store
from tests.cli.demo import GOOD, sheet
from tests.job.demo import BAD, dated, log_lines, office, run

if TYPE_CHECKING:
    from pathlib import Path

NAMED = "checks:\n  - {name: 质量, plan: %s.yaml, inputs: [inbox], as_of: 2025-06-30%s}\n"
HERE, THERE = ("demo-2025", "婺城区"), ("demo-2025", "义乌市")
PLAN, OTHER = ("demo-2025", "示范市"), ("demo-2026", "示范市")


def _is_asked(file: Path, subject: tuple[str, str]) -> None:
    """Has the check judge that plan for that region; the plan's own need not be named."""
    plan, region = subject
    named = "" if region == "示范市" else f", region: {region}"
    file.write_text(NAMED % (plan, named), encoding="utf-8")


def _office(folder: Path) -> Path:
    file = office(folder)
    text = (folder / "demo-2025.yaml").read_text("utf-8").replace("demo-2025", "demo-2026")
    (folder / "demo-2026.yaml").write_text(text, encoding="utf-8")
    return file


def _runs(folder: Path) -> list[tuple[str, str]]:
    with history.open(folder / "qcheck-history.sqlite", create=False) as store:
        return [one.series[:2] for one in store.runs()]


def _full(*_: object) -> None:
    raise HistoryError("history.full", path="history", why="full")


@pytest.mark.parametrize(("one", "other"), [(HERE, THERE), (PLAN, OTHER), (PLAN, HERE)])
@pytest.mark.parametrize("rows", [GOOD, BAD])  # of the other: as good as the first, and not
def test_no_series_takes_the_runs_of_another(
    tmp_path: Path, one: tuple[str, str], other: tuple[str, str], rows: tuple[str, ...]
) -> None:
    file = _office(tmp_path)
    for subject in (one, other, one, other, one):
        _is_asked(file, subject)
        sheet(tmp_path / "inbox", *(GOOD if subject is one else rows))
        run(file)
    assert _runs(tmp_path) == sorted([one, other])
    assert len(dated(file)) == 2
    assert "补记" not in "\n".join(log_lines(file))
    (tmp_path / "qcheck-history.sqlite").unlink()
    run(file)
    assert _runs(tmp_path) == [one]


def test_without_a_history_it_is_compared_with_its_own(tmp_path: Path) -> None:
    file = _office(tmp_path)
    for subject, rows in ((HERE, BAD), (THERE, GOOD)):
        _is_asked(file, subject)
        file.write_text("history: none\n" + file.read_text("utf-8"), encoding="utf-8")
        sheet(tmp_path / "inbox", *rows)
        run(file)
    assert "转为达标" not in "\n".join(log_lines(file))


@pytest.mark.parametrize("is_old", [False, True])
def test_what_waits_for_the_history_goes_where_it_belongs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_old: bool,
) -> None:
    file = _office(tmp_path)
    _is_asked(file, HERE)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "add", _full)
        run(file)
    (waiting,) = (tmp_path / "results").glob("*.pending.json")
    if is_old:  # of a program that did not write down the region
        said = json.loads(waiting.read_text("utf-8"))
        del said["asked_region"]
        waiting.write_text(json.dumps(said), encoding="utf-8")
    _is_asked(file, THERE)
    sheet(tmp_path / "inbox", *BAD)
    run(file)
    assert _runs(tmp_path) == [THERE] + ([] if is_old else [HERE])
    assert waiting.exists() == is_old
    assert ("没有写明地区" in "\n".join(log_lines(file))) == is_old


def test_a_damaged_run_stops_no_later_one(tmp_path: Path) -> None:
    file = office(tmp_path)
    for rows in (GOOD, BAD):
        sheet(tmp_path / "inbox", *rows)
        run(file)
    with closing(sqlite3.connect(tmp_path / "qcheck-history.sqlite")) as db, db:
        db.execute("UPDATE qcheck_run SET result = x'00' WHERE id = 2")
    sheet(tmp_path / "inbox", *GOOD)
    for _ in range(2):
        assert run(file).code == 0
        assert "第2次核验的结果已损坏" in "\n".join(log_lines(file))
        assert len(_runs(tmp_path)) == 3
