"""Policy documents → numbered lines: .txt, .html, .docx, and .pdf with an extra.

What a file is, is decided by its content and never by its name. The lines of a text are its own;
those of other formats are their paragraphs and table cells.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.model import Line
from qcheck.reading.files import load
from qcheck.sources.wrapped import unwrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# One more format: what its first bytes look like, and its module, which has `texts`.
FORMATS: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF-", "pdf"),
    (rb"PK\x03\x04", "docx"),
    (rb"\s*<(?:!doctype\s+html\b|!--|[a-z][a-z0-9]*[\s/>])", "html"),
)
# Phrases about spreadsheets have their like about documents.
_OWN = {
    "data.damaged": "audit.source-damaged",
    "data.encrypted": "audit.source-encrypted",
    "data.too-much": "audit.source-too-much",
    "data.file-too-deep": "audit.source-file-too-deep",
    "data.doctype": "audit.source-doctype",
    "data.encoding-unknown": "audit.source-encoding-unknown",
}
# Old Word, RTF, archives, images: nothing in them can be read as text.
_OTHER = rb"\xd0\xcf\x11\xe0|\{\\rtf|7z\xbc\xaf|Rar!|\x1f\x8b|\x89PNG|\xff\xd8\xff|GIF8|[IM]{2}\*\0"
_HEAD = 4096
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")


def read(path: str) -> tuple[Line, ...]:
    """The lines of a policy document, numbered from 1; `-` is standard input.

    Raises:
        DataError: it cannot be read, is of no known format, or holds no text.
    """
    data = load(path, getattr(sys.stdin, "buffer", None))
    form = sniff(data, path)
    texts: Callable[[bytes, str], Iterable[str]]
    texts = import_module(f"qcheck.sources.{form}").texts
    try:
        parts = [part for text in texts(data, path) for part in _BREAK.split(text)]
    except DataError as error:
        raise _reworded(error) from error
    if not any(part.strip() for part in parts):
        raise DataError("audit.source-empty", file=path)
    lines = tuple(Line(number=i, text=part) for i, part in enumerate(parts, 1))
    return unwrapped(lines) if form == "text" else lines


def _reworded(error: DataError) -> DataError:
    """The same error in words about documents."""
    key = _OWN.get(error.key)
    return DataError(key, (), **error.params) if key else error


def sniff(data: bytes, file: str) -> str:
    """The module that reads this file: "pdf", "docx", "html" or "text".

    Raises:
        DataError: a format that is recognised and not read.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if re.match(_OTHER, head):
        raise DataError("audit.source-format", file=file)
    plain = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    for pattern, name in FORMATS:
        if re.match(pattern, plain if name == "html" else head, re.IGNORECASE):
            return name
    return "html" if re.match(rb"\s*<\?xml.*<html", plain, re.IGNORECASE | re.DOTALL) else "text"
