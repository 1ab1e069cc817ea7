"""How many dated files a job keeps, and which: only its own, only the oldest, only unchanged ones.

What a job wrote stands in a list of its own, in the order of writing, which no clock decides, with
the sum of each file as it was written. A file that somebody has worked on since then is theirs.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from qcheck.report import SCRATCH, write

_SCHEMA = "qcheck.kept/1"
_STALE = 3600.0  # seconds; no file takes as long to write


class _Entry(TypedDict):
    """A file; without a sum while it grows."""

    path: str
    series: str
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What became of files that are no longer kept."""

    deleted: tuple[Path, ...]
    changed: tuple[Path, ...]  # somebody worked on them: left alone, from now on theirs
    refused: tuple[Path, ...]  # could not be deleted; tried again next time


class Keeper:
    """The list in `manifest`, which is made when something is added."""

    def __init__(self, manifest: Path) -> None:
        self.manifest = manifest
        self.damaged = False
        self._entries = self._read()
        for entry in self._entries:
            # A log of a run that was killed: nobody writes to it any more.
            if entry["sha256"] is None:
                entry["sha256"] = _sum(self._place(entry))

    def add(self, path: Path, series: str, *, growing: bool = False) -> None:
        """Lists a file that was just written as the newest of its series.

        A file that is still being written is `growing`, and added again when it is whole.

        Raises:
            OutputError: the list cannot be written.
        """
        name = self._name(path)
        self._entries = [entry for entry in self._entries if entry["path"] != name]
        digest = None if growing else _sum(path)
        self._entries.append(_Entry(path=name, series=series, sha256=digest))
        self._write()

    def prune(self, keep: int) -> Pruned:
        """Deletes all but the newest `keep` of each series.

        Raises:
            OutputError: the list cannot be written.
        """
        deleted, changed, refused = list[Path](), list[Path](), list[Path]()
        kept, newer = list[_Entry](), Counter[str]()
        for entry in reversed(self._entries):
            path = self._place(entry)
            if not path.exists():
                continue
            if newer[entry["series"]] < keep:
                kept.append(entry)
            elif entry["sha256"] is None or entry["sha256"] != _sum(path):
                changed.append(path)
            elif _is_deleted(path):
                deleted.append(path)
            else:
                kept.append(entry)
                refused.append(path)
            newer[entry["series"]] += 1
        kept.reverse()
        if kept != self._entries:
            self._entries = kept
            self._write()
        return Pruned(deleted=tuple(deleted), changed=tuple(changed), refused=tuple(refused))

    def _read(self) -> list[_Entry]:
        """The list; where it is not what was written, nothing is known and nothing is deleted."""
        try:
            said = json.loads(self.manifest.read_bytes())
            found = [
                _Entry(path=one["path"], series=one["series"], sha256=one["sha256"])
                for one in said["files"]
            ]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, KeyError):
            self.damaged = True
            return []
        return found

    def _write(self) -> None:
        said = {"schema": _SCHEMA, "files": self._entries}
        text = json.dumps(said, ensure_ascii=False, indent=1)
        write(self.manifest, f"{text}\n".encode())

    def _place(self, entry: _Entry) -> Path:
        return self.manifest.parent / entry["path"]

    def _name(self, path: Path) -> str:
        """From the list's own folder where that is possible: a job's folder may be moved."""
        try:
            return Path(os.path.relpath(path, self.manifest.parent)).as_posix()
        except ValueError:  # another drive
            return path.absolute().as_posix()


def sweep(folder: Path) -> None:
    """Deletes what runs that were killed had half written in `folder`."""
    now = time.time()
    with suppress(OSError):
        for path in sorted(folder.glob(f".*{SCRATCH}")):
            with suppress(OSError):
                # Either way: a clock that was set back must not keep them for ever.
                if abs(now - path.stat().st_mtime) > _STALE:
                    path.unlink()


def _sum(path: Path) -> str | None:
    """The file's SHA-256; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            digest = hashlib.sha256()
            while part := file.read(1 << 20):
                digest.update(part)
    except OSError:
        return None
    return digest.hexdigest()


def _is_deleted(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
