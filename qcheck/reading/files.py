"""The bytes of one file, read once and never more than the limit; never blocks on a pipe."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from qcheck.errors import DataError
from qcheck.reading import limits

STDIN = "-"
_NAMES = 5000  # of a folder, looked through for a likely one
_CHUNK = 1 << 20


class Source(NamedTuple):
    """A file: all of its bytes, or the first of them and `stream`, which stands for the rest.

    Only text may be larger than what is held in memory; it is read as a stream.
    """

    data: bytes
    stream: BinaryIO | None = None

    @property
    def large(self) -> bool:
        """Whether `data` is only the beginning."""
        return self.stream is not None

    def open(self) -> BinaryIO:
        """All bytes, from the first on."""
        if self.stream is None:
            return BytesIO(self.data)
        self.stream.seek(0)
        return self.stream

    def size(self) -> int:
        """How many bytes the file has."""
        return len(self.data) if self.stream is None else self.stream.seek(0, os.SEEK_END)

    def sha256(self) -> str:
        """The fingerprint of the file."""
        if self.stream is None:
            return hashlib.sha256(self.data).hexdigest()
        digest = hashlib.sha256()
        stream = self.open()
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
        return digest.hexdigest()

    def close(self) -> None:
        """The file is no more needed."""
        if self.stream is not None:
            self.stream.close()


def load(path: str, stdin: BinaryIO | None) -> bytes:
    """All bytes of the file, or of standard input for "-".

    Raises:
        DataError: missing, no regular file, too large, or refused by the system.
    """
    source = find(path, stdin)
    if source.large:
        source.close()
        raise too_large(path)
    return source.data


def find(path: str, stdin: BinaryIO | None) -> Source:
    """The file, or standard input for "-".

    Raises:
        DataError: missing, no regular file, too large, or refused by the system.
    """
    if path == STDIN:
        return _standard_input(stdin or sys.stdin.buffer, path)
    if Path(path).name.startswith("~$"):
        raise DataError("data.lock-file", file=path)
    try:
        _check_regular(path)
        return _regular(path)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except PermissionError as error:
        raise DataError("data.no-permission", file=path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise DataError("data.unreadable-file", file=path, error=_cause(error)) from error


def _regular(path: str) -> Source:
    stream = Path(path).open("rb")  # noqa: SIM115 - a large file stays open until it is read
    data = stream.read(limits.FILE_BYTES + 1)
    if len(data) <= limits.FILE_BYTES:
        stream.close()
        return Source(data)
    size = stream.seek(0, os.SEEK_END)
    return _bounded(Source(data[:_CHUNK], stream), size, path)


def _bounded(source: Source, size: int, path: str) -> Source:
    if size <= limits.TEXT_BYTES:
        return source
    source.close()
    raise _too_large(path, limits.TEXT_BYTES)


def _standard_input(stdin: BinaryIO, path: str) -> Source:
    """Standard input can be read only once: what is too much for memory goes to a file."""
    data = stdin.read(limits.FILE_BYTES + 1)
    if len(data) <= limits.FILE_BYTES:
        return Source(data)
    from tempfile import TemporaryFile  # noqa: PLC0415 - hardly ever needed

    stream = TemporaryFile()  # noqa: SIM115 - stays open until it is read
    size = stream.write(data)
    while size <= limits.TEXT_BYTES and (chunk := stdin.read(_CHUNK)):
        size += stream.write(chunk)
    return _bounded(Source(data[:_CHUNK], stream), size, path)


def _cause(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _check_regular(path: str) -> None:
    mode = Path(path).stat().st_mode
    if stat.S_ISDIR(mode):
        raise DataError("data.is-directory", file=path)
    if not stat.S_ISREG(mode):
        raise DataError("data.not-regular", file=path)


def too_large(path: str) -> DataError:
    """The error of a file that would have to be in memory as a whole."""
    return _too_large(path, limits.FILE_BYTES)


def _too_large(path: str, limit: int) -> DataError:
    return DataError("data.too-large", file=path, limit=f"{limit >> 20} MB")


def _missing(path: str) -> DataError:
    """The file is not there; the most similar name of its folder goes with the message."""
    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            some = zip(entries, range(_NAMES), strict=False)
            names = [entry.name for entry, _ in some if entry.name != name]
    except OSError:
        return DataError("data.missing-folder" if folder else "data.missing-file", file=path)
    near = get_close_matches(name, names, n=1)
    if near:
        return DataError("data.missing-file-near", file=path, near=str(Path(folder, near[0])))
    return DataError("data.missing-file", file=path)
