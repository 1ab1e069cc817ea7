"""Builds .xls record streams by hand, as a program of that time or an attacker would."""

from __future__ import annotations

import struct

EMPTY_TEXT = b"\x03\0\0\0\0\0\xff\xff"


def record(code: int, data: bytes = b"") -> bytes:
    """One record: its code, its length, its data."""
    return struct.pack("<HH", code, len(data)) + data


EOF = record(0x000A)


def bof(kind: int, version: int = 0x0600) -> bytes:
    """The first record of a workbook (5) or of a sheet (16)."""
    rest = struct.pack("<HHII", 0, 1997, 0, 6) if version == 0x0600 else struct.pack("<HH", 0, 1994)
    return record(0x0809, struct.pack("<HH", version, kind) + rest)


def label(row: int, column: int, text: str, encoding: str = "") -> bytes:
    """A cell of text: UTF-16 in BIFF8, else in the encoding of the code page."""
    if encoding:
        data = text.encode(encoding)
        return record(0x0204, struct.pack("<HHHH", row, column, 0, len(data)) + data)
    said = struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")
    return record(0x0204, said)


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number."""
    return record(0x0203, struct.pack("<HHHd", row, column, style, value))


def formula(row: int, column: int, result: bytes, flags: int = 0) -> bytes:
    """A cell with the formula =1, whose stored result is these eight bytes."""
    token = b"\x1e\x01\x00"
    head = struct.pack("<HHH", row, column, 0) + result
    return record(0x0006, head + struct.pack("<HIH", flags, 0, len(token)) + token)


def header(encoding: str = "") -> bytes:
    """The first row of a table."""
    names = ("指标名称", "单位", "实际值")
    return b"".join(label(0, c, name, encoding) for c, name in enumerate(names))


def font(*, struck: bool = False) -> bytes:
    """A font."""
    return record(
        0x0031, struct.pack("<HHHHHBBBBBB", 200, 8 * struck, 0, 400, 0, 0, 0, 0, 0, 1, 0) + b"F"
    )


def workbook(*sheets: bytes, before: bytes = b"", version: int = 0x0600, last: int = 0) -> bytes:
    """A stream with these sheets, each given by its records between BOF and EOF.

    `before` holds further records of the workbook itself. Style 0 is General, style 1 is 0.00% in
    the font number `last`.
    """
    tail = bytes(14 if version == 0x0600 else 10)
    looks = ((0, 0), (last, 10))
    styles = b"".join(record(0x00E0, struct.pack("<HHH", *look, 0) + tail) for look in looks)
    names = [f"S{i}".encode() for i in range(len(sheets))]
    unicode_flag = b"\0" if version == 0x0600 else b""

    def listed(starts: list[int]) -> bytes:
        return b"".join(
            record(0x0085, struct.pack("<IBBB", start, 0, 0, len(name)) + unicode_flag + name)
            for start, name in zip(starts, names, strict=True)
        )

    head = bof(5, version) + before + styles
    at = len(head + listed([0] * len(sheets)) + EOF)
    starts, bodies = [], b""
    for sheet in sheets:
        starts.append(at + len(bodies))
        bodies += bof(16, version) + sheet + EOF
    return head + listed(starts) + EOF + bodies
