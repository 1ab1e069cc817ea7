"""A job writes the history that it names: a file, or a database of PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck import history
from tests.cli.demo import GOOD, sheet
from tests.job.demo import BAD, JOB, dated, last, office, run

if TYPE_CHECKING:
    from pathlib import Path


def test_a_job_fills_the_history_that_it_names(tmp_path: Path, where: str) -> None:
    file = office(tmp_path, job=f"job: county\nhistory: {where}\n{JOB}")
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


def test_what_another_office_recorded_is_no_file_of_this_one(tmp_path: Path, where: str) -> None:
    files = []
    for name, rows in (("甲", BAD), ("乙", GOOD)):
        (tmp_path / name).mkdir()
        files.append(office(tmp_path / name, *rows, job=f"job: 同名\nhistory: {where}\n{JOB}"))
    for file in files * 2:
        run(file)
    assert [len(dated(file)) for file in files] == [1, 1]


def test_a_dry_run_shows_no_password(tmp_path: Path) -> None:
    file = office(tmp_path, job=f"job: a\nhistory: postgresql://u:secret@nowhere/d\n{JOB}")
    said = run(file, "--dry-run")
    assert "nowhere" in said.out
    assert "secret" not in said.out + said.err
