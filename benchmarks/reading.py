"""Reads and judges large made-up tables, beside other readers: `python benchmarks/reading.py`.

Run it with the python of an environment in which the package is installed with its extra `bench`.
Each figure is that of a whole process, start-up included: CPU seconds (user and system, the least
of some rounds) and the largest resident memory. The commands take turns on the same files.
Takes some minutes; needs a system that tells the resources of a child (no Windows).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import data

HERE = Path(__file__).parent
ROUNDS = 3
XLSX = (60, 10_000, 200_000)
CSV = (10_000, 1_000_000)
_WITH = str(HERE / "with_others.py")
OURS = "qcheck verify"
XLSX_COMMANDS = {
    "python-calamine, lists": (_WITH, "calamine"),
    OURS: ("-m", "qcheck", "verify", "--plan", data.PLAN, "--format", "json"),
    "openpyxl, read-only": (_WITH, "openpyxl"),
    "pandas": (_WITH, "pandas"),
}
CSV_COMMANDS = {
    "csv module": (_WITH, "csv"),
    OURS: XLSX_COMMANDS[OURS],
    "pandas": (_WITH, "pandas"),
}


class Cost(NamedTuple):
    """What one process took."""

    seconds: float
    megabytes: float


def cost(arguments: tuple[str, ...], path: Path) -> Cost:
    """Runs one process on a file, away from the checkout, as an installed one does."""
    process = subprocess.Popen(
        [sys.executable, *arguments, str(path)],
        cwd=HERE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Cost(used.ru_utime + used.ru_stime, kilobytes / 1024)


def measure(title: str, path: Path, commands: dict[str, tuple[str, ...]]) -> None:
    """Prints a line for each command: CPU seconds, ratio to the first, memory."""
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, arguments in commands.items():
            taken[name].append(cost(arguments, path))
    print(title)
    base = min(one.seconds for one in next(iter(taken.values())))
    for name, costs in taken.items():
        least = min(one.seconds for one in costs)
        most = max(one.megabytes for one in costs)
        print(f"  {name:24}{least:8.2f} s {least / base:6.1f}x {most:7.0f} MB")


def main() -> None:
    """Writes the files into a folder that is then removed, and measures."""
    with tempfile.TemporaryDirectory() as folder:
        for one in (False, True):
            whose = "one region" if one else "27 regions"
            for count in XLSX:
                path = Path(folder, f"{count}.xlsx")
                data.write_xlsx(path, count, one=one)
                measure(f"{count:,} rows of xlsx, {whose}", path, XLSX_COMMANDS)
            for count in CSV:
                path = Path(folder, f"{count}.csv")
                data.write_csv(path, count, one=one)
                measure(f"{count:,} rows of csv, {whose}", path, CSV_COMMANDS)


if __name__ == "__main__":
    main()
