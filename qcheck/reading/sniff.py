"""What a file is, by its first bytes and never by its name; what cannot be read says why."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from qcheck.errors import DataError
from qcheck.reading import limits
from qcheck.reading.files import too_large
from qcheck.reading.ole import SIGNATURE, BrokenContainerError, Container
from qcheck.reading.package import ZIP_DAMAGE

if TYPE_CHECKING:
    from qcheck.reading.files import Source

_ZIP = b"PK\x03\x04"
_ZIP_ENTRY = b"PK\x01\x02"
# First bytes → key of the message.
_MAGIC = {
    b"%TSD-Header-###%": "protected",
    b"%PDF-": "is-pdf",
    b"\x89PNG\r\n\x1a\n": "is-image",
    b"\xff\xd8\xff": "is-image",
    b"GIF87a": "is-image",
    b"GIF89a": "is-image",
    b"II*\x00": "is-image",
    b"MM\x00*": "is-image",
    b"{\\rtf": "is-word",
    b"7z\xbc\xaf\x27\x1c": "is-archive",
    b"Rar!\x1a\x07": "is-archive",
    b"\x1f\x8b\x08": "is-archive",
    b"PK\x05\x06": "is-archive",
}
# Old workbooks stand alone in the file, from their first record on: BIFF2, 3, 4 and 5.
_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_BIFF_LATER = (b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
# Streams of an OLE2 file → key of the message; None is a workbook that we read.
_STREAMS = {
    "encryptedpackage": "encrypted",
    "workbook": None,
    "book": None,
    "worddocument": "is-word",
    "powerpoint document": "is-slides",
}
_OPENDOCUMENT = b"application/vnd.oasis.opendocument."
_HTML = re.compile(
    rb"\s*<(?:!doctype\s+html|!--|html|head|meta|body|table|div|style)\b", re.IGNORECASE
)
_JSON = rb'\s*(?:\[\s*[\[{\]]|\{\s*["}])'
_MARKUP = rb"\s*<\?xml\b|\s*<[A-Za-z]"
_HEAD = 4096


def sniff(data: bytes, file: str) -> str:
    """The format: "xlsx", "xls", "ods", "html", "xml2003", "json" or "text".

    Raises:
        DataError: empty, or a format that is recognised and not read, each with its own message.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise DataError("data.empty-file", file=file)
    refused = next((key for magic, key in _MAGIC.items() if data.startswith(magic)), None)
    if data.startswith(SIGNATURE):
        refused = _ole(data)
    if data.startswith(b"BM") and b"\0" in data[:32]:
        refused = "is-image"
    if refused:
        raise DataError(f"data.{refused}", file=file)
    if data.startswith((SIGNATURE, *_BIFF, *_BIFF_LATER)):
        return "xls"
    if data.startswith(_ZIP):
        return _zip(data, file)
    return _text(data, file)


def kind_of(source: Source, file: str) -> str:
    """The format of a file. One of which only the beginning is in memory is text, or too large.

    Raises:
        DataError: it is none of ours, or too large.
    """
    head = source.data
    if source.large and (head.startswith((_ZIP, SIGNATURE)) or sniff(head, file) != "text"):
        raise too_large(file)
    return "text" if source.large else sniff(head, file)


def _ole(data: bytes) -> str | None:
    """Why an OLE2 file is refused, by the streams at its top; None for a workbook.

    Only those at the top: a workbook may have a text document inside it, and the other way round.
    """
    try:
        names = Container(data).names()
    except BrokenContainerError:
        return _broken_ole(data)
    return next((key for name, key in _STREAMS.items() if name in names), "is-archive")


def _broken_ole(data: bytes) -> str:
    """What a broken one was is guessed from the names that are left in it, in UTF-16."""
    for name, key in (("EncryptedPackage", "encrypted"), ("WordDocument", "is-word")):
        if name.encode("utf-16-le") in data:
            return key
    return "damaged"


def _zip(data: bytes, file: str) -> str:
    # Opening holds the whole directory in memory, whatever number of parts the file declares.
    if data.count(_ZIP_ENTRY) > limits.PARTS:
        raise DataError("data.too-much-parts", file=file, limit=str(limits.PARTS))
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        names = {name.lower() for name in archive.namelist()}
    except ZIP_DAMAGE as error:
        raise DataError("data.damaged", file=file) from error
    if any(name.endswith("workbook.bin") for name in names):
        raise DataError("data.is-xlsb", file=file)
    if any(re.search(r"(?:^|[/\\])workbook\d*\.xml$", name) for name in names):
        return "xlsx"
    if "word/document.xml" in names:
        raise DataError("data.is-word", file=file)
    if any(name.startswith("ppt/") for name in names):
        raise DataError("data.is-slides", file=file)
    if "content.xml" in names:
        return _opendocument(archive, file)
    raise DataError("data.is-archive", file=file)


def _opendocument(archive: zipfile.ZipFile, file: str) -> str:
    """Which OpenDocument: its mimetype entry says it; without one it may be a spreadsheet."""
    try:
        with archive.open("mimetype") as stream:
            said = stream.read(200)
    except KeyError:
        return "ods"
    except (*ZIP_DAMAGE, RuntimeError) as error:
        raise DataError("data.damaged", file=file) from error
    kind = said.strip().removeprefix(_OPENDOCUMENT) if said.startswith(_OPENDOCUMENT) else b""
    if kind.startswith(b"spreadsheet"):
        return "ods"
    refused = {b"text": "is-word", b"presentation": "is-slides"}
    key = next((key for name, key in refused.items() if kind.startswith(name)), "is-archive")
    raise DataError(f"data.{key}", file=file)


def _text(data: bytes, file: str) -> str:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "xml2003"
    if _HTML.match(head) or (re.match(_MARKUP, head) and b"<html" in head.lower()):
        return "html"
    if re.match(_MARKUP, head):
        raise DataError("data.is-xml", file=file)
    return "json" if re.match(_JSON, head) else "text"
