"""A run that is killed, wherever that happens: each file is the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.job.county import JOB, County, Figures
from tests.job.puppet import Order, Puppet, Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs are forked and killed")

MAY = Figures(day="2025-05-31")
JUNE = Figures(day="2025-06-30", due=85, told=None)
QUICK = JOB.replace(".xlsx", ".md")  # written in the same way, and sooner
NOW = "2025-07-01T09:00:00+08:00"
# Not replaced as a whole, or several times in a run: looked at in their own way.
OTHERS = (".log", ".sqlite", "-wal", "-shm", ".lock", ".kept.json", ".qcheck-tmp")
LAST = "results/last-result.json"
LOG = re.compile(rb"[0-9_-]+\.log")


@pytest.fixture(scope="module")
def puppet() -> Iterator[Puppet]:
    with Puppet() as made:
        yield made


def run(puppet: Puppet, county: County, die_at: int = 0) -> Told:
    return puppet.run(
        Order(args=("run", str(county.job)), watched=str(county.folder), now=NOW, die_at=die_at)
    )


def files(folder: Path) -> dict[str, bytes]:
    """What is replaced as a whole, by its name; which log it names is another each time."""
    return {
        path.relative_to(folder).as_posix(): LOG.sub(b"", path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(OTHERS)
    }


class Place:
    """A county after its run for May, with June's sheet in, as often as it is asked for."""

    def __init__(self, folder: Path, puppet: Puppet) -> None:
        self.home, self._kept = folder / "county", folder / "kept"
        county = County(self.home, QUICK)
        county.send_in(MAY)
        assert run(puppet, county).code == MAY.code
        county.send_in(JUNE)
        shutil.copytree(self.home, self._kept)
        self.before = files(self.home)
        self.told = run(puppet, county)
        assert self.told.code == JUNE.code
        self.after = files(self.home)
        assert run(puppet, county).code == JUNE.code
        self.twice = files(self.home)

    def again(self) -> County:
        shutil.rmtree(self.home)
        shutil.copytree(self._kept, self.home)
        county = County(self.home, QUICK)
        county.send_in(JUNE)
        return county


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, puppet: Puppet) -> Place:
    return Place(tmp_path_factory.mktemp("killed").resolve(), puppet)


def test_a_run_takes_many_steps(place: Place) -> None:
    assert len(place.told.steps) > 30
    assert {step.split()[0] for step in place.told.steps} >= {"open", "fsync", "os.rename", "sql"}


@pytest.mark.parametrize("part", range(4))
def test_killed_at_any_step(part: int, place: Place, puppet: Puppet) -> None:
    for die_at in range(part + 1, len(place.told.steps) + 1, 4):
        county = place.again()
        assert run(puppet, county, die_at).killed
        at = f"before step {die_at}, {place.told.steps[die_at - 1]}"
        check_whole(county, place, at)
        # Once the last result is there, the run has been, and the next one is the second.
        been = files(county.folder)[LAST] == place.after[LAST]
        wanted = place.twice if been else place.after
        age_scratch(county.folder)
        assert run(puppet, county).code == JUNE.code, at
        found = files(county.folder)
        assert found.keys() == wanted.keys(), at
        assert [name for name in found if found[name] != wanted[name]] == [], at
        assert [figures[0] for figures in county.runs()] == ["2025-05-31", "2025-06-30"], at
        assert not list(county.folder.rglob(".*.qcheck-tmp")), at


def check_whole(county: County, place: Place, at: str) -> None:
    """After the kill: everything is there as it was, or as it is to be."""
    for name, data in files(county.folder).items():
        assert data in (place.before.get(name), place.after.get(name)), f"{name} {at}"
    for path in county.folder.glob(".*.kept.json"):
        assert json.loads(path.read_bytes())["files"], at
    assert county.problems() == (), at
    assert [run[0] for run in county.runs()] in (["2025-05-31"], ["2025-05-31", "2025-06-30"]), at


def test_killed_while_it_replaces_a_damaged_history(place: Place, puppet: Puppet) -> None:
    """No run is lost: what lies there as results is in the new history, each once."""
    for die_at in range(2, 40, 3):
        county = place.again()
        county.history.write_bytes(b"no database" * 1000)
        told = run(puppet, county, die_at)
        at = f"before step {die_at}, {told.steps[-1]}"
        age_scratch(county.folder)
        assert run(puppet, county).code == JUNE.code, at
        assert county.problems() == (), at
        assert [figures[0] for figures in county.runs()] == ["2025-05-31", "2025-06-30"], at
        assert len(list(county.folder.glob("*.damaged-*"))) == 1, at


def age_scratch(folder: Path) -> None:
    """The next run is more than an hour later."""
    for path in folder.rglob(".*.qcheck-tmp"):
        os.utime(path, (0, 0))
