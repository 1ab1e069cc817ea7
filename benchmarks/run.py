"""Times whole processes side by side, as ratios to `python -c pass`: `python benchmarks/run.py`.

Run it with the python of an environment in which the package is installed (not editable) and
byte-compiled; pandas and openpyxl are measured against, so they must be there too. The commands
take turns, so that all of them see the same machine; the figure is the median of their ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "jinhua-2025" / "actuals.xlsx"
ROUNDS = 15
VERIFY = ("-m", "qcheck", "verify", str(EXAMPLE), "--plan", "jinhua-2025")

COMMANDS: dict[str, tuple[str, ...]] = {
    "python -c pass": ("-c", "pass"),
    "qcheck --version": ("-m", "qcheck", "--version"),
    "qcheck verify, json": (*VERIFY, "--format", "json"),
    "qcheck verify, table": (*VERIFY, "--color", "always"),
    "ten lines of openpyxl": (str(HERE / "with_openpyxl.py"), str(EXAMPLE)),
    "ten lines of pandas": (str(HERE / "with_pandas.py"), str(EXAMPLE)),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """The wall time of one process. It runs away from the checkout, as an installed one does."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        cwd=HERE,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - begun


def main() -> None:
    """Prints a line for each command: median milliseconds, and times `python -c pass`."""
    for arguments in COMMANDS.values():
        seconds(arguments)  # byte-compiles, and fills the disk cache
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, arguments in COMMANDS.items():
            taken[name].append(seconds(arguments))
    base = taken["python -c pass"]
    for name, times in taken.items():
        ratio = statistics.median(t / b for t, b in zip(times, base, strict=True))
        print(f"{name:24} {statistics.median(times) * 1000:7.1f} ms  {ratio:5.1f}x")


if __name__ == "__main__":
    main()
