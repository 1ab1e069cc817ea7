"""The history of a job: whose runs are whose, and what it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from qcheck.job.record import known_of, origin
from qcheck.library.job import parse


@pytest.mark.parametrize(
    ("files", "known", "count"),
    [
        ("", "", 0),
        ("AB", "", 0),
        ("AB", "AB", 2),
        ("AB", "XAB", 2),
        ("B", "AB", 1),  # the first was cleared away
        ("A", "AB", 1),  # the last was not written
        ("ABA", "A", 1),  # an older copy: the figures went there and back
        ("ABA", "AB", 2),
        ("BA", "A", 0),
        ("ABC", "XA", 1),
    ],
)
def test_what_the_history_has_of_the_files(files: str, known: str, count: int) -> None:
    assert known_of(files, known) == count


@pytest.mark.parametrize(
    ("checks", "origins"),
    [
        (["plan: a"], ["j"]),
        (["plan: a", "plan: b"], ["j", "j"]),
        (["plan: a, region: 甲", "plan: a, region: 乙"], ["j", "j"]),
        (["name: x, plan: a", "name: y, plan: a"], ["j/x", "j/y"]),
        # Who names no region judges the plan's own, which may be that of the other.
        (["plan: a", "plan: a, region: 甲", "plan: b"], ["j/a", "j/a-甲", "j"]),
        (["plan: a", "name: y, plan: x/a.yaml"], ["j/a", "j/y"]),
    ],
)
def test_every_series_has_a_name_of_its_own(checks: list[str], origins: list[str]) -> None:
    text = "".join(f"  - {{{one}, inputs: [in]}}\n" for one in checks)
    job, findings = parse(f"checks:\n{text}", "j.yaml", Path("/o/j.yaml"), ())
    assert job is not None, findings
    assert [origin(job, one) for one in job.checks] == origins
