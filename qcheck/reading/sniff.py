"""What a file is, by its first bytes and never by its name; what cannot be read says why."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from qcheck.errors import DataError

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# First bytes → key of the message. BIFF before OLE began with its BOF record.
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
    b"\x09\x08\x10\x00": "is-xls",
    b"\x09\x08\x08\x00": "is-xls",
    b"\x09\x04\x06\x00": "is-xls",
    b"\x09\x02\x06\x00": "is-xls",
    b"\x09\x00\x04\x00": "is-xls",
}
_HTML = re.compile(
    rb"\s*<(?:!doctype\s+html|!--|html|head|meta|body|table|div|style)\b", re.IGNORECASE
)
_JSON = rb'\s*(?:\[\s*[\[{\]]|\{\s*["}])'
_MARKUP = rb"\s*<\?xml\b|\s*<[A-Za-z]"
_HEAD = 4096


def sniff(data: bytes, file: str) -> str:
    """The format: "xlsx", "json" or "text".

    Raises:
        DataError: empty, or a format that is recognised and not read, each with its own message.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise DataError("data.empty-file", file=file)
    refused = next((key for magic, key in _MAGIC.items() if data.startswith(magic)), None)
    if data.startswith(_OLE):
        refused = _ole(data)
    if data.startswith(b"BM") and b"\0" in data[:32]:
        refused = "is-image"
    if refused:
        raise DataError(f"data.{refused}", file=file)
    if data.startswith(_ZIP):
        return _zip(data, file)
    return _text(data, file)


def _ole(data: bytes) -> str:
    """Which kind of OLE2 file: the names of its streams are in UTF-16."""
    streams = {
        "EncryptedPackage": "encrypted",
        "WordDocument": "is-word",
        "PowerPoint": "is-slides",
    }
    for name, key in streams.items():
        if name.encode("utf-16-le") in data:
            return key
    return "is-xls"


def _zip(data: bytes, file: str) -> str:
    try:
        names = {name.lower() for name in zipfile.ZipFile(BytesIO(data)).namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DataError("data.damaged", file=file) from error
    if any(name.endswith("workbook.bin") for name in names):
        raise DataError("data.is-xlsb", file=file)
    if any(re.search(r"(?:^|[/\\])workbook\d*\.xml$", name) for name in names):
        return "xlsx"
    if "word/document.xml" in names:
        raise DataError("data.is-word", file=file)
    if any(name.startswith("ppt/") for name in names):
        raise DataError("data.is-slides", file=file)
    if "content.xml" in names and "mimetype" in names:
        raise DataError("data.is-ods", file=file)
    raise DataError("data.is-archive", file=file)


def _text(data: bytes, file: str) -> str:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise DataError("data.is-xml-2003", file=file)
    if _HTML.match(head) or (re.match(_MARKUP, head) and b"<html" in head.lower()):
        raise DataError("data.is-html", file=file)
    if re.match(_MARKUP, head):
        raise DataError("data.is-xml", file=file)
    return "json" if re.match(_JSON, head) else "text"
