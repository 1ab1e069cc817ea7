"""Where the files of chance are written: one folder a process, gone at its end."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The folder."""
    found = Path(tempfile.mkdtemp(prefix="qcheck-fuzz-"))
    atexit.register(shutil.rmtree, found, ignore_errors=True)
    return found


def written(data: bytes) -> str:
    """The path of a file with these bytes; the one before is replaced."""
    file = folder() / "actuals.xlsx"
    file.write_bytes(data)
    return str(file)
