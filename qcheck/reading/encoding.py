"""The encodings that offices use, tried in the one order that never mistakes one for another."""

from __future__ import annotations

import codecs
import re

from qcheck.errors import DataError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What no text holds: a file with these is something else, whatever decodes it.
_NOT_TEXT = r"[\x00-\x08\x0e-\x19\x1c-\x1f\ufffe\uffff]"
_SAMPLE = 1 << 16
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
