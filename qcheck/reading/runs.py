"""One finding for all the rows of a kind, with their numbers in runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qcheck.model import Finding, Names, Severity
from qcheck.reading.grid import BEYOND, letters

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qcheck.reading.grid import Sheet


def grouped(sheet: Sheet, code: str, rows: Iterable[int]) -> Finding:
    """One info finding for all the rows that are the same kind of no data."""
    numbers = sorted(set(rows))
    if numbers[0] >= BEYOND:  # a table that was turned: its rows are columns
        columns = Names(letters(number - BEYOND) for number in numbers)
        return Finding(
            code="columns-explained",
            severity=Severity.INFO,
            source=sheet.address(numbers[0], 0),
            params={"columns": columns, "count": str(len(numbers))},
        )
    return Finding(
        code=code,
        severity=Severity.INFO,
        source=sheet.address(numbers[0], 0),
        params={"rows": _runs(numbers), "count": str(len(numbers))},
    )


_MOST_RUNS = 30


def _runs(numbers: list[int]) -> str:
    """Row numbers in runs: 5, 6, 7, 9 → 5–7、9; a very long list ends with an ellipsis."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(a) if a == b else f"{a}–{b}" for a, b in runs[:_MOST_RUNS]]
    return Names([*said, "…"] if len(runs) > _MOST_RUNS else said)
