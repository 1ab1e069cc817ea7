"""What the last run said that came to its end: its results, and how late it was by then."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from qcheck.errors import QcheckError
from qcheck.job.outcome import LAST
from qcheck.reading.results import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from qcheck.model import Job


class Before:
    """The last-result.json that the run found; nothing is known where there is none.

    Nor is anything where it is that of another job, which has its results in the same folder.
    """

    def __init__(self, job: Job) -> None:
        self._path = job.results / LAST
        self._said = _of_job(self._path, job)

    def result(self, check: str) -> Mapping[str, Any] | None:
        """The result of that check, if it was judged."""
        if not self._said:
            return None
        try:
            return load(str(self._path), check=check)
        except QcheckError:
            return None

    def judged(self, check: str) -> Mapping[str, Any] | None:
        """When that check was last judged, and from what: `as_of` and `inputs` of that result."""
        try:
            (one,) = (one for one in self._said["checks"] if one["name"] == check)
            said = one["result"] or one["last_judged"]
            inputs = [{**one, "sha256": str(one["sha256"])} for one in said["inputs"]]
            return {"as_of": str(said["as_of"]), "inputs": inputs}
        except (ValueError, TypeError, KeyError):
            return None

    def is_told(self) -> bool:
        """Whether it wrote all that it should, the note that was wanted among it."""
        try:
            parts = (self._said, *self._said["checks"])
            return bool(self._said["told"]) and not any(one["problems"] for one in parts)
        except (TypeError, KeyError):
            return True

    def clock(self) -> dt.datetime | None:
        """The latest time at which a run began: before that it cannot be now."""
        try:
            return dt.datetime.fromisoformat(self._said["clock"]).astimezone()
        except (OSError, OverflowError, ValueError, TypeError, KeyError):
            return None


def _of_job(path: Path, job: Job) -> Mapping[str, Any]:
    """What the file says, if it is the job's: by its names, for the folder may have been moved."""
    try:
        said: Mapping[str, Any] = json.loads(path.read_bytes())
        names = (said["job"], PureWindowsPath(said["job_file"]).name)
    except (OSError, RecursionError, ValueError, TypeError, KeyError):
        return {}
    return said if names == (job.name, job.file.name) else {}
