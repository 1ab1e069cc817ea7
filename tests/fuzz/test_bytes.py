"""Small valid files of every format, changed at random: read, or refused, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from qcheck.errors import QcheckError
from qcheck.reading import read
from tests.cli.demo import plan
from tests.cli.run import qcheck
from tests.fuzz.place import folder, written
from tests.reading import biffbook, book, hostile, odsbook

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = ("质量竞争力指数", "有效发明专利数量", "新增未来工厂")
_PART = book.sheet(
    book.rows(
        ("××市完成情况表（2024年度）",),
        ("类别", "指标名称", "单位", "目标值", "完成值", "备注"),
        ("一", NAMES[0], "", "≥92", book.number("92.1"), ""),
        ("", NAMES[1], "件", "", book.number("0.986", 1), "约"),
        ("二", NAMES[2], "家", "", "1.8万件", "x"),
        ("注：1.",),
    ),
    before='<cols><col min="6" max="6" hidden="1"/></cols>',
    after=book.merges("A1:F1", "A3:A4"),
)
_ODS = odsbook.content(
    odsbook.table(
        odsbook.HEADER
        + odsbook.row(NAMES[0], "", odsbook.number("92.1"))
        + odsbook.row(NAMES[1], "件", odsbook.number("0.5", "percentage", shown="50%"))
        + odsbook.row(NAMES[2], "", "1—2", attributes='table:visibility="collapse"')
    ),
    '<style:style style:name="a" style:family="table-cell"/>',
)
_PAGE = (
    '<html><head><meta charset="utf-8"><style>.x{mso-number-format:0%;display:none}</style></head>'
    f"<table border=1><tr><td rowspan=2>指标名称<td>单位<td colspan=2>实际值<tr><td>%<td>1<td>2"
    f"<tr><td>{NAMES[0]}<sup>1</sup><td class=x>&nbsp;<td>92.1&amp;<td></tr></table>"
)
_XML = hostile.xml2003(
    hostile.xml_rows(
        f'<Row ss:Index="3"><Cell ss:MergeDown="1"><Data ss:Type="String">{NAMES[0]}</Data></Cell>'
        '<Cell ss:StyleID="s"><Data ss:Type="Number">0.5</Data></Cell></Row>'
    )
)
SEEDS = {
    "xlsx": book.workbook(
        {"完成": _PART, "旧": _PART},
        extra={
            "xl/styles.xml": book.styles(0, 10, '0.0"万件"', "yyyy"),
            "xl/sharedStrings.xml": "<sst><si><r><t>98</t></r><r><t>1</t></r></si></sst>",
        },
        states={"旧": "hidden"},
    ),
    "xls": hostile.container(
        biffbook.workbook(
            hostile.XLS_TABLE + biffbook.formula(2, 2, b"\0\0\0\0\0\0\xff\xff"), hostile.XLS_TABLE
        ),
        hostile.straight,
    ),
    "biff5": biffbook.workbook(
        biffbook.header("gbk") + biffbook.label(1, 0, NAMES[0], "gbk") + biffbook.number(1, 2, 5),
        version=0x0500,
    ),
    "ods": odsbook.package(_ODS),
    "csv": f'指标名称,单位,实际值\n{NAMES[0]},"",92.1\n"{NAMES[1]}",件,"1,800"\n'.encode(),
    "gbk": f"指标名称\t实际值\n{NAMES[0]}\t92.1%\n".encode("gb18030"),
    "utf-16": f"指标名称\t实际值\r\n{NAMES[0]}\t92。1\r\n".encode("utf-16"),
    "html": _PAGE.encode(),
    "xml": _XML,
    "json": f'[{{"指标名称":"{NAMES[0]}","实际值":92.10}},{{"指标名称":null,"a":[1]}}]'.encode(),
}
TOKENS = [
    *(b"", b"\0", b"\xff", b'"', b"<", b">", b"&", b"\n", b"\r", b",", b"[", b"{", b"}", b"-1"),
    *(b"9999999999", b"1e999", b"\xff\xff\xff\xff", b"\0\0\0\0", b"]]>", b"<!--", b"<a>", b"%"),
    *(b"&#xD800;", b"&amp;", b"\\ud800", b"=1+1", b"\xe2\x80\xae", b"\x1b[31m", b"ss:Index"),
    *(b'r="A1"', b"<row>", b"</c>", b"<t>", b'hidden="1"', b"A1:XFD9", b"</table>", b"colspan=99"),
]


class Change(NamedTuple):
    """At a share of the file, so many bytes become these; or the part after is doubled."""

    at: float
    size: int
    token: bytes
    double: bool


changes = st.lists(
    st.builds(
        Change,
        st.floats(0, 1),
        st.integers(0, 40) | st.integers(0, 3000),
        st.sampled_from(TOKENS) | st.binary(max_size=6),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, how: list[Change]) -> bytes:
    for one in how:
        at = int(one.at * len(data))
        if one.double:
            data = data[: at + one.size] + one.token + data[at:]
        else:
            data = data[:at] + one.token + data[at + one.size :]
    return data


def _read(data: bytes) -> None:
    with suppress(QcheckError):
        read([written(data)])


@given(seed=st.sampled_from(sorted(SEEDS)), how=changes)
def test_changed_bytes(seed: str, how: list[Change]) -> None:
    _read(changed(SEEDS[seed], how))


@given(first=st.sampled_from(sorted(SEEDS)), second=st.sampled_from(sorted(SEEDS)),
       cut=st.floats(0, 1), start=st.floats(0, 1))  # fmt: skip
def test_the_beginning_of_one_and_the_end_of_another(
    first: str, second: str, cut: float, start: float
) -> None:
    one, other = SEEDS[first], SEEDS[second]
    _read(one[: int(cut * len(one))] + other[int(start * len(other)) :])


def _inside(data: bytes, change: Callable[[bytes], bytes], part: float) -> bytes:
    """The package with one of its parts changed: a checksum would stop most other changes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(parts)[int(part * (len(parts) - 1))]
    inside = parts[name]
    assert isinstance(inside, bytes)
    return book.package({**parts, name: change(inside)})


packages = st.sampled_from(["xlsx", "ods"])


@given(seed=packages, part=st.floats(0, 1), how=changes)
def test_changed_parts_of_a_package(seed: str, part: float, how: list[Change]) -> None:
    _read(_inside(SEEDS[seed], lambda inside: changed(inside, how), part))


_NUMERAL = re.compile(rb"(?<=[\"'>])-?[0-9]+(?:\.[0-9]+)?(?=[\"'<])")
numerals = st.sampled_from("0 -1 1 2 16383 16384 1048576 1048577 2147483648 1e400 nan x".split())


@given(seed=packages, part=st.floats(0, 1), which=st.integers(0, 60), value=numerals)
def test_changed_numbers_of_a_package(seed: str, part: float, which: int, value: str) -> None:
    """Repeats, indexes, spans, styles: what a number may do where another stood."""

    def change(inside: bytes) -> bytes:
        found = [*_NUMERAL.finditer(inside)]
        if not found:
            return inside
        start, end = found[which % len(found)].span()
        return inside[:start] + value.encode() + inside[end:]

    _read(_inside(SEEDS[seed], change, part))


@given(seed=st.sampled_from(["csv", "html", "xml", "json", "utf-16"]), how=changes)
def test_the_program_itself(seed: str, how: list[Change]) -> None:
    """Whatever is read, the judging, the table and the findings outlive it."""
    demo = folder() / "demo-2025.yaml"
    file = written(changed(SEEDS[seed], how))
    run = qcheck(
        *("verify", file, "--as-of", "2025-06-30"),
        *("--plan", demo if demo.exists() else plan(folder())),
    )
    assert run.code in (0, 4, 10, 11, 12), run.err
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", run.out + run.err
    )
