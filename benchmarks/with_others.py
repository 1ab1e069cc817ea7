"""Other readers, each as it is commonly used: READER FILE; they read all and judge nothing."""

from __future__ import annotations

import csv
import sys
from pathlib import Path


def with_calamine(path: str) -> int:
    """All cells of the first sheet as lists."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - one reader a process

    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def with_openpyxl(path: str) -> int:
    """All rows as a stream."""
    from openpyxl import load_workbook  # noqa: PLC0415

    sheet = load_workbook(path, read_only=True).worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def with_pandas(path: str) -> int:
    """The whole table in memory."""
    import pandas as pd  # noqa: PLC0415

    table = pd.read_csv(path) if path.endswith(".csv") else pd.read_excel(path)
    return len(table)


def with_csv(path: str) -> int:
    """All rows as a stream."""
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file))


READERS = {
    "calamine": with_calamine,
    "openpyxl": with_openpyxl,
    "pandas": with_pandas,
    "csv": with_csv,
}

if __name__ == "__main__":
    print(READERS[sys.argv[1]](sys.argv[2]))
