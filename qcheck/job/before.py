"""What the last run said that came to its end: its results, and how late it was by then."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

from qcheck.errors import QcheckError
from qcheck.reading.results import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Before:
    """The last-result.json that the run found; nothing is known where there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def result(self, check: str) -> Mapping[str, Any] | None:
        """The result of that check, if it was judged."""
        try:
            return load(str(self._path), check=check)
        except QcheckError:
            return None

    def clock(self) -> dt.datetime | None:
        """The latest time at which a run began: before that it cannot be now."""
        try:
            said = json.loads(self._path.read_bytes())["clock"]
            return dt.datetime.fromisoformat(said).astimezone()
        except (OSError, ValueError, TypeError, KeyError):
            return None
