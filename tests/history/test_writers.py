"""Several at once, and one that is killed: nothing is lost, nothing is there twice."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time

import pytest

from qcheck import history

WRITER = """
import sys
from qcheck import history
from tests.history.made import result

where, name, first, count = sys.argv[1:]
for number in range(int(first), int(first) + int(count)):
    with history.open(where) as store:
        added = store.add(result(value=f"{number}"), history.Facts(origin=name))
    print(added.run_id, int(added.new), flush=True)
"""


def writer(where: str, name: str, first: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, where, name, str(first), str(count)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )


def told(process: subprocess.Popen[str]) -> list[tuple[int, bool]]:
    out, _ = process.communicate(timeout=120)
    pairs = (line.split() for line in out.splitlines())
    return [(int(number), new == "1") for number, new in pairs]


def test_two_that_begin_one_history_lose_nothing(where: str) -> None:
    both = [writer(where, name, 1, 12) for name in ("甲", "乙")]
    answers = [told(one) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert all(new for answer in answers for _, new in answer)
    with history.open(where, create=False) as store:
        runs = store.runs()
        assert sorted(run.id for run in runs) == sorted(n for a in answers for n, _ in a)
        assert store.check() == ()
    for name in ("甲", "乙"):
        revisions = [run.revision for run in runs if run.series.origin == name]
        assert revisions == list(range(1, 13))


def test_two_in_one_series_keep_every_change(where: str) -> None:
    """Each value is another one, so each is a run, whoever comes first."""
    both = [writer(where, "同", first, 12) for first in (1, 101)]
    answers = [told(one) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    with history.open(where, create=False) as store:
        assert [run.revision for run in store.runs()] == list(range(1, 25))
        assert len(store.figures([n for a in answers for n, _ in a])) == 24 * 15
        assert store.check() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed as POSIX does it")
def test_one_that_is_killed_leaves_all_that_it_was_told_is_kept(where: str) -> None:
    chance = random.Random(7)  # noqa: S311 - any moments will do
    first, kept = 1, set[int]()
    for _ in range(6):
        process = writer(where, "同", first, 500)
        assert process.stdout is not None
        line = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        process.kill()
        answers = [int(one.split()[0]) for one in (line, *process.stdout) if one.endswith("\n")]
        process.wait()
        process.stdout.close()
        kept.update(answers)
        with history.open(where) as store:
            runs = store.runs()
            assert store.check() == ()
        assert kept <= {run.id for run in runs}
        # What was written and not told any more may be there too: at most one.
        assert len(runs) <= len(kept) + 1
        assert [run.revision for run in runs] == list(range(1, len(runs) + 1))
        kept = {run.id for run in runs}
        first = 1000 * (first + 1)
