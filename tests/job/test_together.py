"""A second run of a job while the first is still at it."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.cli.run import process, qcheck
from tests.job.county import County, Figures
from tests.job.test_lock import held

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def county(tmp_path: Path) -> County:
    made = County(tmp_path)
    made.send_in(Figures(day="2025-06-30", due=85))
    return made


def test_it_says_who_is_at_it_and_touches_nothing(county: County) -> None:
    lock = county.folder / ".county-job.lock"
    with held(lock) as holder:
        before = set(county.folder.rglob("*"))
        run = qcheck("run", county.job)
        (log,) = county.logs()
        assert set(county.folder.rglob("*")) - before == {log, log.parent}
    assert log.read_text("utf-8-sig").splitlines()[-1] == run.last
    assert (run.code, run.last) == (4, "退出码 4：任务未运行")
    assert f"进程 {holder.pid}" in run.err
    assert qcheck("run", county.job).code == 12


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as POSIX does it")
def test_the_log_says_that_the_run_before_was_cut_short(county: County) -> None:
    with held(county.folder / ".county-job.lock") as holder:
        holder.kill()
    assert qcheck("run", county.job).code == 12
    (log,) = county.logs()
    assert "上一次运行" in log.read_text("utf-8-sig")


def test_two_that_wait_for_each_other_do_one_thing(county: County) -> None:
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: process("run", county.job, "--wait", "60"), range(2)))
    assert [one.returncode for one in both] == [12, 12]
    assert len(county.logs()) == 2
    assert len(county.runs()) == 1
    assert county.problems() == ()
