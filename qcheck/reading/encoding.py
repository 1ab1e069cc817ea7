"""The encodings that offices use, tried in the one order that never mistakes one for another."""

from __future__ import annotations

import codecs
import os
import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from qcheck.errors import DataError
from qcheck.reading import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What no text holds: a file with these is something else, whatever decodes it.
_NOT_TEXT = r"[\x00-\x08\x0e-\x19\x1c-\x1f\ufffe\uffff]"
_CONTROLS = bytes(code for code in range(0x20) if re.match(_NOT_TEXT, chr(code)))
_SAMPLE = 1 << 16
_CHUNK = 1 << 18
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})")
_HEAD = 4096
# What a page may declare besides the encodings above. As browsers do, Latin 1 is Windows 1252.
_OTHERS = {
    **dict.fromkeys(("big5", "cp950", "big5-hkscs"), "big5hkscs"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "windows-1252"), "cp1252"),
    **dict.fromkeys(("shift_jis", "shift-jis", "windows-31j"), "cp932"),
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
}


def decode(data: bytes, file: str) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    BOM; else NUL bytes mean UTF-16 (GB18030 accepts them, so look first); else strict UTF-8; else
    strict GB18030.

    Raises:
        DataError: none of them fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, file), encoding
    if b"\0" in data[:_SAMPLE]:
        zeros = [data[:_SAMPLE][i::2].count(0) for i in (0, 1)]
        encoding = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        return _strict(data, encoding, file), encoding
    try:
        return _strict(data, "utf-8", file), "utf-8"
    except DataError:
        return _strict(data, "gb18030", file), "gb18030"


class Encoded(NamedTuple):
    """How a stream is encoded, and which bytes are text: behind a BOM, before padding.

    `quoted` is whether there may be quotes in it: then a record may be several lines.
    """

    encoding: str
    start: int
    end: int
    quoted: bool


def detect(stream: BinaryIO, file: str) -> Encoded:
    """The same as `decode` for text that is not held in memory: reads all of it, keeps nothing.

    Raises:
        DataError: no encoding fits, or a line is longer than any table has.
    """
    sample = stream.read(_SAMPLE)
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            return _fitting(stream, (encoding,), len(bom), file)
    if b"\0" in sample:
        zeros = [sample[i::2].count(0) for i in (0, 1)]
        return _fitting(stream, ("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le",), 0, file)
    return _fitting(stream, ("utf-8", "gb18030"), 0, file)


def _fitting(stream: BinaryIO, encodings: Sequence[str], start: int, file: str) -> Encoded:
    """The first encoding that fits, whatever the padding at the end is."""
    for encoding in encodings:
        end = _end(stream, start, 2 if encoding.startswith("utf-16") else 1)
        stream.seek(start)
        quoted = _fits(stream, encoding, end - start, file)
        if quoted is not None:
            return Encoded(encoding, start, end, quoted)
    raise DataError("data.encoding-unknown", file=file)


def _end(stream: BinaryIO, start: int, width: int) -> int:
    """Where the text ends: before NULs and Ctrl-Z."""
    end = stream.seek(0, os.SEEK_END)
    while end > start:
        begin = max(start, end - _SAMPLE)
        stream.seek(begin)
        kept = len(stream.read(end - begin).rstrip(b"\x1a\0"))
        end = begin + kept
        if kept:
            break
    return end + (end - start) % width


def _fits(stream: BinaryIO, encoding: str, count: int, file: str) -> bool | None:
    """Whether there are quotes in the text; None where it is in another encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, number = 0, 1
    quoted = False
    chunk = b"-"
    while chunk:
        chunk = stream.read(min(_CHUNK, count))
        count -= len(chunk)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            return None
        if _strange(text, chunk, encoding):
            return None
        quoted = quoted or '"' in text
        line = len(text) + (0 if "\n" in text or "\r" in text else line)
        if line > limits.TEXT_LINE:
            raise DataError("data.csv-broken", file=file, line=str(number))
        number += text.count("\n")
    return quoted


def _strange(text: str, chunk: bytes, encoding: str) -> bool:
    """Whether there is what no text holds; in bytes where a control character is one byte."""
    if encoding.startswith("utf-16"):
        return bool(re.search(_NOT_TEXT, text))
    controls = len(chunk.translate(None, _CONTROLS)) < len(chunk)
    return controls or "\ufffe" in text or "\uffff" in text


def decode_markup(data: bytes, file: str) -> tuple[str, str]:
    """The text of a page or an XML file and the name of its encoding.

    Pages in UTF-8 that declare GB2312, and the other way round, are common: what the bytes say
    comes first, and a declared encoding only counts where it is none of those that bytes tell.

    Raises:
        DataError: no encoding fits.
    """
    found = _DECLARED.search(data[:_HEAD])
    other = _OTHERS.get(found[1].decode("ascii").lower()) if found else None
    if other is None or b"\0" in data[:_SAMPLE] or data.startswith(tuple(b for b, _ in _BOMS)):
        return decode(data, file)
    try:
        return _strict(data, "utf-8", file), "utf-8"
    except DataError:
        return _strict(data, other, file), other


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DataError("data.encoding-unknown", file=file) from error
    text = text.rstrip("\x1a\0")
    if re.search(_NOT_TEXT, text):
        raise DataError("data.encoding-unknown", file=file)
    return text
