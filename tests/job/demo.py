"""A job of 示范市 (示例数据) in a folder, as an office would have it."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from qcheck import history
from tests.cli.demo import GOOD, plan, sheet
from tests.cli.run import Run, qcheck

if TYPE_CHECKING:
    from pathlib import Path

JOB = """\
attention: 提醒
checks:
  - plan: demo-2025.yaml
    inputs: [inbox]
    as_of: 2025-06-30
    exports: ["reports/{plan}_{as_of}.csv"]
"""
BAD = ("质量竞争力指数,88", *GOOD[1:])  # one of two binding targets fails


def office(folder: Path, *rows: str, job: str = JOB) -> Path:
    """The job file; plan, inbox and sheet beside it."""
    plan(folder)
    (folder / "inbox").mkdir(exist_ok=True)
    sheet(folder / "inbox", *(rows or GOOD))
    file = folder / "county.yaml"
    file.write_text(job, encoding="utf-8")
    return file


def run(file: Path, *args: str | Path) -> Run:
    return qcheck("run", file, *args)


def last(file: Path) -> dict[str, Any]:
    """last-result.json."""
    text = (file.parent / "results" / "last-result.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def dated(file: Path) -> list[str]:
    """The names of the dated results."""
    found = (path.name for path in (file.parent / "results").glob("*.json"))
    return sorted(name for name in found if name != "last-result.json")


def recorded(file: Path) -> list[tuple[str, str, int, int]]:
    """What the history holds: origin, date of the data, revision, exit code."""
    with history.open(file.parent / "qcheck-history.sqlite", create=False) as store:
        assert store.check() == ()
        return [(one.series.origin, one.as_of, one.revision, one.exit_code) for one in store.runs()]


def note_names(file: Path) -> list[str]:
    """The names of the notes without their dates."""
    return sorted(path.stem[11:] for path in (file.parent / "提醒").glob("*.txt"))


def log_lines(file: Path) -> list[str]:
    """The lines of the newest log."""
    newest = max((file.parent / "logs").glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    data = newest.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return data.decode("utf-8-sig").splitlines()
