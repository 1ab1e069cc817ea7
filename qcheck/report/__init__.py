"""A result as a file: one module for each extension, each with `render(result, lang) -> bytes`.

Renderers return bytes and compute nothing; `write` is the one place that writes.
"""

from __future__ import annotations

import contextlib
import errno
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qcheck.errors import OutputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from qcheck.model import Lang

# One more format: its module and its line here.
WRITERS = {
    ".xlsx": "qcheck.report.xlsx",
    ".html": "qcheck.report.html",
    ".csv": "qcheck.report.csv",
    ".json": "qcheck.report.json",
    ".md": "qcheck.report.markdown",
    ".svg": "qcheck.report.svg",
    ".docx": "qcheck.report.docx",
    ".xml": "qcheck.report.junit",
}
# What an extra of the same name brings; asked for before anything is read.
_EXTRAS = {".docx": "docx"}
_NAMES_TRIED = 99
SCRATCH = ".qcheck-tmp"  # how the names of half-written files end
_KEYS = {errno.ENOSPC: "disk-full", errno.EROFS: "read-only"}


def writer_of(path: Path) -> str:
    """The module that renders for this extension.

    Raises:
        UsageError: no writer has this extension, or it needs an extra that is not installed.
    """
    extension = path.suffix.lower()
    module = WRITERS.get(extension)
    if module is None:
        raise UsageError("report.unknown-format", path=str(path), formats=" ".join(WRITERS))
    extra = _EXTRAS.get(extension)
    if extra and find_spec(extra) is None:
        raise UsageError("report.extra-missing", path=str(path), extra=extra)
    return module


def render(path: Path, result: Mapping[str, Any], lang: Lang) -> bytes:
    """The bytes of the file that `path`'s extension asks for.

    Raises:
        UsageError: no writer has this extension.
    """
    rendered: bytes = import_module(writer_of(path)).render(result, lang)
    return rendered


def write(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, whole or not at all.

    Raises:
        OutputError: it could not be written there; where the file is held open by another program
            the data is saved beside it under a new name, and the error says which.
    """
    real = path.resolve()
    scratch = real.with_name(f".{os.getpid()}{SCRATCH}")
    try:
        _check_place(path)
        _fill(scratch, data)
        _put(scratch, real, path)
    except PermissionError as error:
        raise _failed("folder-denied", path) from error
    except OSError as error:
        key = _KEYS.get(error.errno or 0, "not-written")
        raise _failed(key, path, why=error.strerror or str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            scratch.unlink(missing_ok=True)


def make_folder(folder: Path, *, parents: bool = False) -> None:
    """Makes a folder where there is none; without `parents` the one around it must exist.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=parents, exist_ok=True)
    except OSError as error:
        raise _failed("not-written", folder, why=error.strerror or str(error)) from error


def check_writable(path: Path, inputs: Iterable[str]) -> None:
    """Refuses to write over what is read.

    Raises:
        UsageError: `path` is one of the inputs.
    """
    if real_path(path) in {real_path(Path(name)) for name in inputs if name != "-"}:
        raise UsageError("cli.export-is-input", path=str(path))


def real_path(path: Path) -> Path:
    """What tells two names of the same file."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):
        return path


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise _failed("is-folder", path)
    if not path.parent.is_dir():
        raise _failed("no-folder", path)


def _fill(scratch: Path, data: bytes) -> None:
    with scratch.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put(scratch: Path, real: Path, path: Path) -> None:
    """Replaces `real`; refused because another program holds it, saves beside it and says so."""
    try:
        scratch.replace(real)
    except PermissionError as error:
        beside = _save_beside(scratch, real)
        if beside is None:
            raise _failed("cannot-replace", path) from error
        raise _failed("saved-beside", path, beside=str(path.with_name(beside.name))) from error


def _save_beside(scratch: Path, real: Path) -> Path | None:
    for number in range(1, _NAMES_TRIED + 1):
        beside = real.with_name(f"{real.stem}-{number}{real.suffix}")
        if beside.exists():
            continue
        with contextlib.suppress(PermissionError):
            scratch.replace(beside)
            return beside
    return None


def _failed(key: str, path: Path, **params: str) -> OutputError:
    folder = str(path.parent.resolve())
    return OutputError(f"report.{key}", (), path=str(path), folder=folder, **params)
