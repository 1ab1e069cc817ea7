"""Files made to hurt, one function a class; each gives the bytes of one file."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from itertools import repeat
from typing import TYPE_CHECKING

from tests.reading import biffbook, book, odsbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MEGABYTE = 1 << 20
HEAD = book.rows(book.HEADER, ("质量竞争力指数", "", book.number("92.1")))
PLAIN = book.sheet(HEAD)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    + "]>"
)
TABLE = "<tr><td>指标名称<td>实际值<tr><td>质量竞争力指数<td>92.1"
CSV = "指标名称,实际值\n质量竞争力指数,92.1\n"
SS = "urn:schemas-microsoft-com:office:spreadsheet"


def _workbook(part: str, **extra: str | bytes) -> bytes:
    named = {k.replace("__", "/").replace("_", "."): v for k, v in extra.items()}
    return book.workbook({"S": part}, extra=named)


def _streamed(name: str, chunks: Iterable[bytes], source: bytes | None = None) -> bytes:
    """A workbook in which one part is written piece by piece: it is too large to be held."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source or _workbook(PLAIN))) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        with new.open(name, "w") as part:
            for chunk in chunks:
                part.write(chunk)
    return target.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
SPACES = b" " * MEGABYTE


def _around(part: str, at: str, filling: bytes, times: int) -> Iterable[bytes]:
    before, _, after = part.partition(at)
    yield (before + at).encode()
    yield from repeat(filling, times)
    yield after.encode()


def _strings(filling: bytes, times: int) -> bytes:
    part = f'<sst xmlns="{book.MAIN}">|</sst>'
    return _streamed("xl/sharedStrings.xml", _around(part, "|", filling, times))


def _cells(cells: str, times: int) -> bytes:
    return _streamed(SHEET, _around(PLAIN, "<sheetData>", cells.encode(), times))


def _dense_row() -> str:
    return "<row>" + "<c><v>1</v></c>" * 10000 + "</row>"


def _many_parts(count: int) -> bytes:
    """Entries of the directory alone, a few bytes each: 30 MB list hundreds of thousands."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", *([0] * 4), *([0] * 4), 0, 0, 0, 1,
                        *([0] * 4), 0, 0) + b"a"  # fmt: skip
    listed = entry * count
    size, few = len(listed), 0xFFFF
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, 4)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 4 + size, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, few, few, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return b"PK\x03\x04" + listed + end64 + locator + end


def _overlapping() -> bytes:
    """300 sheets, all of them the same bytes of the file."""
    names = {f"S{i}": PLAIN for i in range(300)}
    data = bytearray(book.workbook(names))
    first = data.index(b"PK\x03\x04", data.index(SHEET.encode()) - 40)
    at = data.index(b"PK\x01\x02")
    while data[at : at + 4] == b"PK\x01\x02":
        sizes = struct.unpack_from("<3H", data, at + 28)
        if b"worksheets" in data[at + 46 : at + 46 + sizes[0]]:
            struct.pack_into("<L", data, at + 42, first)
        at += 46 + sum(sizes)
    return bytes(data)


def _changed(data: bytes, find: bytes, change: bytes, after: int = 0) -> bytes:
    at = data.index(find) + after
    return data[:at] + change + data[at + len(change) :]


def _method(method: int) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_workbook(PLAIN))) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, old.read(info), compress_type=method)
    return target.getvalue()


def _encrypted_part() -> bytes:
    data = bytearray(_workbook(PLAIN))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(magic, place + 1)) >= 0:
            data[place + at] |= 1
    return bytes(data)


def _nested(levels: int) -> bytes:
    data = _workbook(PLAIN)
    for level in range(levels):
        data = book.package({f"{level}.xlsx": data})
    return data


def container(stream: bytes, table: Callable[[int], list[int]]) -> bytes:
    """An OLE2 file with one stream; `table` makes the allocation table of its sectors."""
    stream += bytes(max(4096, -(-len(stream) // 512) * 512) - len(stream))
    count = len(stream) // 512
    chain = [*table(count), 0xFFFFFFFE]
    sectors = -(-(len(chain) + 109) // 128)  # of the table itself
    tables = range(count + 1, count + 1 + sectors)
    chain += [0xFFFFFFFD] * sectors
    chain += [0xFFFFFFFF] * (128 * sectors - len(chain))
    named = "Workbook".encode("utf-16-le").ljust(64, b"\0")
    root = "Root Entry".encode("utf-16-le").ljust(64, b"\0")
    free = 0xFFFFFFFF
    entries = (
        root + struct.pack("<HBB3I36xIQ", 22, 5, 1, free, free, 1, 0xFFFFFFFE, 0),
        named + struct.pack("<HBB3I36xIQ", 18, 2, 1, free, free, free, 0, len(stream)),
    )
    folder = b"".join(entries).ljust(512, b"\0")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack(
            "<HHHHH6x7I", 0x3E, 3, 0xFFFE, 9, 6, 0, sectors, count, 0, 4096, 0xFFFFFFFE, 0
        )
    )
    head += struct.pack("<2I", 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *tables[:109], *([free] * (109 - len(tables[:109]))))
    return head.ljust(512, b"\0") + stream + folder + struct.pack(f"<{len(chain)}I", *chain)


XLS_TABLE = biffbook.header() + biffbook.label(1, 0, "质量竞争力指数") + biffbook.number(1, 2, 92.1)


def straight(count: int) -> list[int]:
    return [*range(1, count), 0xFFFFFFFE]


def xml2003(inside: str, before: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{before}<Workbook xmlns="{SS}" xmlns:ss="{SS}">{inside}</Workbook>'
    ).encode()


def xml_rows(rows: str) -> str:
    head = "".join(
        f'<Cell><Data ss:Type="String">{t}</Data></Cell>' for t in ("指标名称", "实际值")
    )
    return f'<Worksheet ss:Name="S"><Table><Row>{head}</Row>{rows}</Table></Worksheet>'


def _ods(rows: str, styles: str = "", before: str = "") -> bytes:
    return odsbook.package(odsbook.content(odsbook.table(odsbook.HEADER + rows), styles, before))


ESCAPES = "\u202e[red]质量\u2066\x1b[31m竞争\x9b2J\u200b"
XML_ESCAPES = "\u202e[red]质量\u2066[31m\u200b\x85"

# The class → its bytes. What takes long to make or to read is marked in the tests by what it is.
FILES: dict[str, Callable[[], bytes]] = {
    # Packages
    "bomb-sheet": lambda: _streamed(SHEET, _around(PLAIN, "<sheetData>", SPACES, 300)),
    "bomb-strings": lambda: _strings(SPACES, 300),
    "bomb-styles": lambda: _streamed(
        "xl/styles.xml", _around(book.styles(0), "<cellXfs>", SPACES, 300)
    ),
    "bomb-unused": lambda: _streamed("xl/media/image1.png", repeat(SPACES, 300)),
    "bomb-ods": lambda: _streamed("content.xml", repeat(SPACES, 300), _ods("")),
    "nested-zips": lambda: _nested(50),
    "many-parts": lambda: _many_parts(600_000),
    "overlapping": _overlapping,
    "truncated": lambda: _workbook(PLAIN)[:-50],
    "truncated-middle": lambda: _workbook(PLAIN)[:900],
    "wrong-crc": lambda: _changed(_workbook(PLAIN), b"PK\x03\x04", b"\0\0\0\0", 14),
    "wrong-offset": lambda: _changed(_workbook(PLAIN), b"PK\x05\x06", b"\xff\xff\xff\x7f", 16),
    "wrong-size": lambda: _changed(_workbook(PLAIN), b"PK\x05\x06", b"\xff\xff\xff\x7f", 12),
    "method-lzma": lambda: _method(zipfile.ZIP_LZMA),
    "method-bzip2": lambda: _method(zipfile.ZIP_BZIP2),
    "encrypted-part": _encrypted_part,
    # Worksheets
    "far-cell": lambda: _workbook(
        book.sheet(HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    ),
    "far-cells": lambda: _workbook(
        book.sheet(
            HEAD
            + "".join(f'<row r="{i}"><c r="XFD{i}"><v>1</v></c></row>' for i in range(9, 30000))
        )
    ),
    "row-beyond": lambda: _workbook(book.sheet(HEAD + f'<row r="{1 << 40}"><c><v>1</v></c></row>')),
    "too-many-cells": lambda: _cells(_dense_row(), 41),
    "many-merges": lambda: _workbook(
        book.sheet(HEAD, after=book.merges(*(f"A{i}:B{i}" for i in range(1, 300_000))))
    ),
    "large-merges": lambda: _workbook(
        book.sheet(HEAD, after=book.merges(*(f"A{i}:XFD1048576" for i in range(3, 15000))))
    ),
    "many-columns": lambda: _workbook(
        book.sheet(HEAD, before="<cols>" + '<col min="1" max="16384"/>' * 300_000 + "</cols>")
    ),
    "long-strings": lambda: _strings(f"<si><t>{'😀' * 10000}</t></si>".encode(), 6000),
    "one-string": lambda: _strings("长".encode() * 100_000, 600),
    "many-strings": lambda: _strings(b"<si><t>ab</t></si>" * 10000, 250),
    "long-cell": lambda: _cells("<c t='str'><v>" + "长" * 100_000, 300),
    "many-styles": lambda: _workbook(
        PLAIN, xl__styles_xml=book.styles(*(f'0.0"{i}"' for i in range(100_000)))
    ),
    "hostile-format": lambda: _workbook(
        PLAIN, xl__styles_xml=book.styles('"' * 200_000 + "[" * 200_000)
    ),
    "laughs-sheet": lambda: _workbook(LAUGHS + "<worksheet>&a11;</worksheet>"),
    "laughs-strings": lambda: _workbook(
        PLAIN, xl__sharedStrings_xml=LAUGHS + "<sst><si><t>&a11;</t></si></sst>"
    ),
    "outside-entity": lambda: _workbook(
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'
    ),
    "deep-sheet": lambda: _workbook(book.sheet("<a>" * 1_000_000)),
    "deep-strings": lambda: _workbook(PLAIN, xl__sharedStrings_xml="<sst>" + "<r>" * 1_000_000),
    "many-attributes": lambda: _workbook(
        book.sheet(HEAD + "<row " + " ".join(f'a{i}="1"' for i in range(200_000)) + "/>")
    ),
    "escapes-xlsx": lambda: book.workbook(
        {XML_ESCAPES[:20]: book.sheet(book.rows(book.HEADER, (XML_ESCAPES, "", XML_ESCAPES)))}
    ),
    "formulas": lambda: _workbook(
        book.sheet(
            book.rows(
                book.HEADER, ("=cmd|' /C calc'!A0", "", "@SUM(1)"), ("质量竞争力指数", "+", "=1+1")
            )
        )
    ),
    "relation-loop": lambda: _workbook(
        PLAIN,
        xl___rels__workbook_xml_rels="<Relationships><Relationship Id='rId1' "
        "Type='a/worksheet' Target='workbook.xml'/></Relationships>",
    ),
    "relation-outside": lambda: _workbook(
        PLAIN,
        xl___rels__workbook_xml_rels="<Relationships><Relationship Id='rId1' "
        "Type='a/worksheet' Target='../../../../etc/passwd'/></Relationships>",
    ),
    # OpenDocument
    "ods-columns": lambda: _ods(
        odsbook.row(
            "质量竞争力指数",
            odsbook.number("1", attributes='table:number-columns-repeated="1000000000"'),
        )
    ),
    "ods-rows": lambda: _ods(
        odsbook.row(
            "质量竞争力指数",
            "",
            odsbook.number("92.1"),
            attributes='table:number-rows-repeated="1000000000"',
        )
    ),
    "ods-empty-rows": lambda: _ods(
        odsbook.row(attributes='table:number-rows-repeated="1048000"') * 100
    ),
    "ods-spaces": lambda: _ods(
        odsbook.row(
            '<table:table-cell office:value-type="string"><text:p>'
            '<text:s text:c="1000000000"/></text:p></table:table-cell>'
        )
    ),
    "ods-style-loop": lambda: _ods(
        odsbook.row("质量竞争力指数", "", odsbook.number("1", attributes='table:style-name="a"')),
        '<style:style style:name="a" style:parent-style-name="b" style:family="table-cell"/>'
        '<style:style style:name="b" style:parent-style-name="a" style:family="table-cell"/>',
    ),
    "ods-laughs": lambda: _ods("", before=LAUGHS),
    "ods-deep": lambda: _ods("<table:table-row-group>" * 100_000),
    "ods-spans": lambda: _ods(
        odsbook.row(
            "质量竞争力指数",
            odsbook.text(
                "1", 'table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"'
            ),
        )
        * 2000
    ),
    # Old workbooks
    "xls-looping-chain": lambda: container(
        biffbook.workbook(XLS_TABLE), lambda n: [*range(1, n), 0]
    ),
    "xls-chain-outside": lambda: container(
        biffbook.workbook(XLS_TABLE), lambda n: [*range(1, n), 0x7FFFFFFF]
    ),
    "xls-corrupt": lambda: container(biffbook.workbook(XLS_TABLE)[:60] + b"\xff" * 4000, straight),
    "xls-long-record": lambda: container(
        biffbook.workbook(XLS_TABLE) + struct.pack("<HH", 0x00FC, 0xFFFF), straight
    ),
    "xls-strings-lie": lambda: container(
        biffbook.workbook(
            XLS_TABLE,
            before=biffbook.record(0x00FC, struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + b"\1\0\0a"),
        ),
        straight,
    ),
    "xls-far-cells": lambda: container(
        biffbook.workbook(
            XLS_TABLE + b"".join(biffbook.number(r, 255, 1) for r in range(2, 50000))
        ),
        straight,
    ),
    "xls-many-sheets": lambda: container(biffbook.workbook(*([XLS_TABLE] * 400)), straight),
    "xls-empty": lambda: container(b"", straight),
    # Text
    "csv-nul": (CSV + "甲,1\0\n").encode,
    "csv-quotes": (CSV + '"质量,1\n' * 1000).encode,
    "csv-line": lambda: CSV.encode() + b"a" * (29 * MEGABYTE),
    "csv-first-line": lambda: b"a" * (29 * MEGABYTE) + b"\n" + CSV.encode(),
    "csv-commas": lambda: b"," * (29 * MEGABYTE),
    "csv-lines": lambda: CSV.encode() + b"\n" * (29 * MEGABYTE),
    "csv-headers": lambda: "实际值,".encode() * 1_000_000 + b"\n1,2",
    "csv-names": (CSV + "质量竞争力指数,92.1\n" * 10_000).encode,
    "csv-others": (CSV + "".join(f"指标{i},9\n" for i in range(10_000))).encode,
    "csv-escapes": lambda: f"{CSV}{ESCAPES},1\n质量竞争力指数,{ESCAPES}\n".encode("utf-16"),
    "csv-zeros": lambda: bytes(29 * MEGABYTE),
    "csv-digits": f"{CSV}有效发明专利数量,{'9' * 5_000_000}\n".encode,
    "csv-date": f"指标名称,实际值,数据时点\n质量竞争力指数,1,{'2' * 1_000_000}\n".encode,
    "csv-brackets": f"{CSV}{'（' * 300_000},1\n{'一、' * 300_000},1\n".encode,
    "yaml": lambda: b"- &a [*a, *a]\n" * 1000,
    "not-yaml": lambda: b"a: &a [x]\nb: &b [*a,*a,*a,*a]\n!!python/object/apply:os.system [ls]\n",
    # Web pages and XML
    "html-deep": ("<table>" + "<div>" * 1_000_000 + TABLE).encode,
    "html-tables": ("<table><tr><td>" * 300_000).encode,
    "html-colspan": f"<table>{TABLE}<tr><td colspan=1000000000>a<td>b</table>".encode,
    "html-rowspan": (
        f"<table>{TABLE}" + "<tr><td rowspan=1000000000>a" * 100_000 + "</table>"
    ).encode,
    "html-comments": (f"<table>{TABLE}</table>" + "<!--" * 1_000_000).encode,
    "html-tags": (f"<table>{TABLE}</table>" + "<" * 5_000_000).encode,
    "html-attributes": (f"<table>{TABLE}<tr><td " + "a=' " * 2_000_000).encode,
    "html-entities": f"<table>{TABLE}<tr><td>&#99999999999;&#{'9' * 9999};".encode,
    "html-style": ("<style>" + "a{" * 2_000_000 + f"</style><table>{TABLE}").encode,
    "html-rules": (
        "<style>" + ".a{color:red}" * 300_000 + f"</style><table>{TABLE}" + "<tr class=a>" * 3000
    ).encode,
    "xml-laughs": lambda: xml2003("&a11;", LAUGHS),
    "xml-deep": lambda: xml2003("<a>" * 1_000_000),
    "xml-index": lambda: xml2003(
        xml_rows(
            '<Row ss:Index="2000000000"><Cell ss:Index="2000000000"><Data>1</Data></Cell></Row>'
        )
    ),
    "xml-merge": lambda: xml2003(
        xml_rows('<Row><Cell ss:MergeAcross="999999999" ss:MergeDown="999999999"/></Row>' * 3000)
    ),
    "xml-span": lambda: xml2003(
        '<Worksheet ss:Name="S"><Table>'
        + "<Column ss:Span='999999999' ss:Hidden='1'/>" * 3000
        + "</Table></Worksheet>"
    ),
    # json
    "json-deep": lambda: b"[" * 5_000_000,
    "json-deep-objects": lambda: b'[{"a":' * 1_000_000,
    "json-figures": f'[{{"指标名称":"有效发明专利数量","实际值":{"9" * 1_000_000}}}]'.encode,
    "json-exponent": '[{"指标名称":"有效发明专利数量","实际值":1e999999999999}]'.encode,
    "json-nan": (
        '[{"指标名称":"有效发明专利数量","实际值":NaN},{"指标名称":"质量竞争力指数","实际值":-Infinity}]'
    ).encode,
    "json-twice": '[{"实际值":1,"实际值":2}]'.encode,
    "json-keys": lambda: json.dumps([{f"k{i}": 1} for i in range(300_000)]).encode(),
    "json-empties": lambda: b"[" + b"{}," * 5_000_000 + b"{}]",
    "json-surrogates": lambda: (
        b'[{"\\u6307\\u6807\\u540d\\u79f0":"\\ud800x\\u001b[2J","\\u5b9e\\u9645\\u503c":"\\udfff"}]'
    ),
    "json-value": ('[{"指标名称":"质量竞争力指数","实际值":' + '{"a":[1,{"b":2}]}' + "}]").encode,
    # What is no table at all
    "zeros-ole": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5 * MEGABYTE),
    "ones-ole": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * (5 * MEGABYTE),
    "too-large": lambda: CSV.encode() * (31 * MEGABYTE // len(CSV.encode())),
}
