"""The examples as cases: a folder each, with `case.json` (the command line and its exit code)."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import tempfile
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck import schedule
from qcheck.model import Lang
from qcheck.report import svg
from qcheck.table import (
    Cell,
    legend,
    matrix_table,
    ordered,
    ranking_table,
    screen_table,
    summary_lines,
)
from qcheck.table.inspection import Asked, parts
from qcheck.table.layout import fold, lines
from tests.cli.run import Run, qcheck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
FIRST = ROOT / "examples" / "jinhua-2025"
REGIONS = ROOT / "examples" / "regions"
RECEIVED = ROOT / "examples" / "as-received"
CASES = sorted(file.parent for file in (ROOT / "examples").glob("*/case.json"))
PICTURE = "docs/table.svg"  # README's


def case_of(folder: Path) -> dict[str, Any]:
    """{args, exit_code}."""
    found: dict[str, Any] = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    return found


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Works in a folder for a while, as somebody who typed the command there."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def run(folder: Path, *more: str) -> Run:
    """The command of an example, typed at the project's root, with its result as JSON."""
    with inside(ROOT):
        return qcheck(*case_of(folder)["args"], "--format", "json", *more)


def normalised(text: str) -> dict[str, Any]:
    """A result without what differs from run to run and from version to version."""
    result: dict[str, Any] = json.loads(text)
    result.pop("generated_at")
    result.pop("tool")
    result["plan"].pop("file_sha256")
    return result


def draw() -> bytes:
    """README's picture, from the first example."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "table.svg")
        run(FIRST, "--export", str(file))
        return file.read_bytes()


def _screen(width: int) -> bytes:
    """What a terminal of this width shows of the first example."""
    result = json.loads(run(FIRST).out, parse_float=Decimal)
    table = screen_table(ordered(result), result, Lang.ZH)
    said = [part for line in summary_lines(result, Lang.ZH) for part in fold(line, width)]
    return svg.draw(table, width=width, title=table.title, below=said)


def _regions(width: int) -> bytes:
    """What a terminal of this width shows of the example with several regions."""
    result = json.loads(run(REGIONS).out, parse_float=Decimal)
    table = matrix_table(result, Lang.ZH)
    screen = [*lines(table, width), *((Cell(text, "dim"),) for text in legend(result, Lang.ZH))]
    screen += [(Cell(""),), *lines(ranking_table(result, Lang.ZH), width), (Cell(""),)]
    said = (part for text in summary_lines(result, Lang.ZH) for part in fold(text, width))
    screen += ((Cell(text, "head"),) for text in said)
    return svg.draw_lines(screen, width=width, title=table.title)


def _inspection(width: int) -> bytes:
    """What `qcheck inspect` shows of the sheet as a department would send it."""
    file, options = str(RECEIVED.relative_to(ROOT) / "actuals.xlsx"), ("--plan", "jinhua-2025")
    with inside(ROOT):
        run = qcheck("inspect", file, *options, "--format", "json")
    entry = json.loads(run.out, parse_float=Decimal)
    screen: list[tuple[Cell, ...]] = []
    for part in parts(entry, Lang.ZH, Asked(files=[file], options=dict([options])), every=False):
        head = [("", "")] if screen else []
        head += [(part.title, "head")] if part.title else []
        said = ((p, tone) for text, tone in (*head, *part.lines) for p in fold(text, width))
        screen += [(Cell(text, tone),) for text, tone in said]
        screen += lines(part.table, width) if part.table.rows else ()
    title = " ".join(("qcheck", "inspect", file, *options))
    return svg.draw_lines(screen, width=width, title=title)


SCHEDULED = ROOT / "examples" / "scheduled"
# Where the example's job and program would stand.
_ON = {
    "cron": ("/opt/qcheck/bin/qcheck", "/data/quality/county.yaml"),
    "systemd": ("/opt/qcheck/bin/qcheck", "/data/quality/county.yaml"),
    "windows": (r"C:\qcheck\Scripts\qcheck.exe", r"D:\quality\county.yaml"),
}


def timer_files() -> dict[str, bytes]:
    """What `qcheck schedule` makes for the example's job, by file name."""
    made: dict[str, bytes] = {}
    for timer, (program, job) in _ON.items():
        wanted = schedule.Wanted(
            program=(program,),
            job=job,
            day=5,
            at=dt.time(8, 30),
            user="qcheck",
            since=dt.date(2026, 1, 1),
        )
        texts = schedule.files(timer, wanted, Lang.ZH)
        made |= {name: schedule.encoded(name, text) for name, text in texts.items()}
    return made


# One more picture: its file and what draws it.
PICTURES: dict[str, Callable[[], bytes]] = {
    PICTURE: draw,
    "docs/narrow.svg": partial(_screen, 80),
    "docs/wide.svg": partial(_screen, 160),
    "docs/inspect.svg": partial(_inspection, 100),
    "docs/regions.svg": partial(_regions, 80),
}
