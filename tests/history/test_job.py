"""A job writes the history that it names: a file, or a database of PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck import history
from tests.cli.demo import GOOD, sheet
from tests.job.demo import BAD, JOB, last, office, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_job_fills_the_history_that_it_names(tmp_path: Path, where: str) -> None:
    file = office(tmp_path, job=f"history: {where}\n{JOB}")
    for rows in (GOOD, BAD, BAD, GOOD):
        sheet(tmp_path / "inbox", *rows)
        assert run(file).code == (12 if rows is BAD else 0)
    assert "转为达标1项" in last(file)["checks"][0]["changes"]
    with history.open(where, create=False) as store:
        assert store.check() == ()
        assert [one.exit_code for one in store.runs(origin="county")] == [0, 12, 0]


def test_two_jobs_share_a_history(tmp_path: Path, where: str) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        file = office(tmp_path / name, job=f"job: {name}\nhistory: {where}\n{JOB}")
        assert run(file).code == 0
    with history.open(where, create=False) as store:
        assert [one.series.origin for one in store.runs()] == ["乙", "甲"]


def test_a_dry_run_shows_no_password(tmp_path: Path) -> None:
    file = office(tmp_path, job=f"history: postgresql://u:secret@nowhere/d\n{JOB}")
    said = run(file, "--dry-run")
    assert "nowhere" in said.out
    assert "secret" not in said.out + said.err
