"""A zip package and the XML inside it, read as a stream and never beyond the limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from qcheck.errors import DataError
from qcheck.reading import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_CHUNK = 1 << 16
ZIP_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """The parts of a zip file by their names, which are compared without case."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open the package.

        Raises:
            DataError: `data` is no whole zip file.
        """
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_DAMAGE as error:
            raise DataError("data.damaged", file=file) from error
        self._parts = {_name(info.filename): info for info in self._zip.infolist()}
        self._read: dict[str, int] = {}
        self._total = 0

    def __contains__(self, part: str) -> bool:
        return _name(part) in self._parts

    def names(self) -> Iterable[str]:
        """The names of all parts, in lower case."""
        return self._parts.keys()

    def size(self, part: str) -> int:
        """The bytes of a part as the package declares them, which may be a lie."""
        info = self._parts.get(_name(part))
        return info.file_size if info else 0

    def chunks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece.

        Raises:
            DataError: the part is missing, broken, encrypted, or the package holds too much.
        """
        name = _name(part)
        info = self._parts.get(name)
        if info is None or info.compress_type not in _METHODS:
            raise DataError("data.damaged", file=self.file)
        if info.flag_bits & 1:
            raise DataError("data.encrypted", file=self.file)
        count = 0
        for chunk in self._inflate(info):
            count += len(chunk)
            self._spend(name, count)
            yield chunk

    def _inflate(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except ZIP_DAMAGE as error:
            raise DataError("data.damaged", file=self.file) from error

    def _spend(self, name: str, count: int) -> None:
        """Count the bytes of a part once, however often it is read."""
        before = self._read.get(name, 0)
        if count > before:
            self._read[name] = count
            self._total += count - before
        if self._total > limits.UNPACKED_BYTES:
            raise DataError(
                "data.too-much", file=self.file, limit=f"{limits.UNPACKED_BYTES >> 20} MB"
            )


def _name(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


class Parser:
    """An XML parser that refuses a DOCTYPE and says `data.damaged` of what is not well-formed.

    It is fed piece by piece; handlers are set on `expat` by whoever makes one.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.expat = expat.ParserCreate()
        self.expat.buffer_text = True
        self.expat.StartDoctypeDeclHandler = self._on_doctype

    def _on_doctype(self, *_: object) -> None:
        raise DataError("data.doctype", file=self._file)

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Parse what follows.

        Raises:
            DataError: not well-formed, a DOCTYPE, or what a handler raises.
        """
        try:
            self.expat.Parse(data, last)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise DataError("data.damaged", file=self._file) from error


def walk(
    chunks: Iterable[bytes],
    *,
    starts: Mapping[str, Callable[[dict[str, str]], Any]],
    ends: Mapping[str, Callable[[], Any]],
    text: Callable[[str], Any] | None,
    file: str,
) -> Iterator[None]:
    """Parse XML, calling `starts` and `ends` by local name; pauses after each chunk.

    Names are taken without their prefix: ISO Strict and transitional files differ only there.

    Raises:
        DataError: not well-formed, a DOCTYPE, or nested too deep.
    """
    parser = Parser(file)
    depth = 0

    def on_start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.XML_DEPTH:
            raise DataError("data.file-too-deep", file=file)
        handler = starts.get(name) or starts.get(name.rpartition(":")[2])
        if handler:
            handler(attributes)

    def on_end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler = ends.get(name) or ends.get(name.rpartition(":")[2])
        if handler:
            handler()

    parser.expat.StartElementHandler = on_start
    parser.expat.EndElementHandler = on_end
    parser.expat.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.feed(chunk)
            yield
    except ValueError as error:  # of text that cannot be encoded
        raise DataError("data.damaged", file=file) from error
    parser.feed(b"", last=True)
    yield


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """An attribute by its local name ("" where absent): r:id, rel:id and id alike."""
    if name in attributes:
        return attributes[name]
    return next((v for k, v in attributes.items() if k.rpartition(":")[2] == name), "")
