"""A dated note whose very name says what needs attention: 2026-11-22_提醒_未达标2项.txt."""

from __future__ import annotations

import codecs
from itertools import count
from typing import TYPE_CHECKING

from qcheck.filenames import safe_stem
from qcheck.report import make_folder
from qcheck.report import write as write_file

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path


def write(folder: Path, day: dt.date, parts: Sequence[str], text: str) -> Path:
    """Writes a note and says where; the same note again is the same file.

    Another note of that name is left alone and the new one numbered: two jobs may share a folder.

    Raises:
        OutputError: it could not be written.
    """
    lines = "".join(f"{line}\r\n" for line in text.splitlines())
    data = codecs.BOM_UTF8 + lines.encode()
    make_folder(folder)
    stem = f"{day.isoformat()}_{safe_stem('_'.join(parts))}"
    for number in count(1):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        if not path.exists():
            write_file(path, data)
            return path
        if _is(path, data):
            return path
    raise AssertionError


def _is(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
