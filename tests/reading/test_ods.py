"""The ods reader: types, formats, repetitions, and files made to hurt."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.errors import DataError, QcheckError
from qcheck.model import Unreadable
from qcheck.quantity import plain
from qcheck.reading import limits, read
from tests.reading import book, office
from tests.reading import odsbook as ob

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual


def _said(row: Actual) -> str:
    value = row.value
    return value.code if isinstance(value, Unreadable) else plain(value.value) + value.unit


def _data_style(kind: str, inside: str) -> str:
    """The cell style "c" with this number format."""
    return (
        f'<number:{kind} style:name="N1">{inside}</number:{kind}>'
        '<style:style style:name="p" style:family="table-cell" style:data-style-name="N1"/>'
        '<style:style style:name="c" style:family="table-cell" style:parent-style-name="p"/>'
    )


DIGITS = '<number:number number:decimal-places="1"/>'
RAISED = (
    '<style:style style:name="T" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
STYLED = 'table:style-name="c"'


@pytest.mark.parametrize(
    ("cell", "styles", "expected"),
    [
        (ob.number("5"), "", "5"),
        (ob.number("0.986", "percentage", shown="98.6%"), "", "98.6%"),
        (ob.number("0.986", "percentage"), "", "98.6%"),
        (ob.number("0.986", "percentage", shown="0.99"), "", "value-scaled-by-format"),
        (ob.number("0.986", shown="98.6%"), "", "value-scaled-by-format"),
        (
            ob.number("0.986", shown="98.6%", attributes=STYLED),
            _data_style("percentage-style", f"{DIGITS}<number:text>%</number:text>"),
            "98.6%",
        ),
        (
            ob.number("98.6", shown="98.6%", attributes=STYLED),
            _data_style("number-style", f"{DIGITS}<number:text>%</number:text>"),
            "98.6%",
        ),
        (
            ob.number("1.8", attributes=STYLED),
            _data_style("number-style", f"{DIGITS}<number:text>万件</number:text>"),
            "18000件",
        ),
        (
            ob.number("1800", attributes=STYLED),
            _data_style("number-style", '<number:number number:display-factor="1000"/>'),
            "value-scaled-by-format",
        ),
        (
            ob.number("45838", attributes=STYLED),
            _data_style("date-style", "<number:year/>"),
            "value-is-a-date",
        ),
        (ob.number("12.5", "currency"), "", "12.5"),
        (ob.number("x"), "", "value-is-an-error"),
        (ob.number("0", shown="#DIV/0!"), "", "value-is-an-error"),
        (ob.number("0", shown="Err:502"), "", "value-is-an-error"),
        (
            (
                '<table:table-cell office:value-type="string" calcext:value-type="error">'
                "<text:p>#REF!</text:p></table:table-cell>"
            ),
            "",
            "value-is-an-error",
        ),
        ('<table:table-cell table:formula="of:=1"/>', "", "value-not-computed"),
        (
            '<table:table-cell table:formula="of:=1" office:value-type="float"/>',
            "",
            "value-not-computed",
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="2025-06-30"/>',
            "",
            "value-is-a-date",
        ),
        (
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            "",
            "value-is-text",
        ),
        (ob.text("98.6"), "", "98.6"),
        (ob.text('98.6<text:span text:style-name="T">1</text:span>'), RAISED, "98.6"),
        (ob.text('9<text:s text:c="2"/>件'), "", "9件"),
        (
            (
                '<table:table-cell office:value-type="float" office:value="5"><office:annotation>'
                "<text:p>99</text:p></office:annotation><text:p>5</text:p></table:table-cell>"
            ),
            "",
            "5",
        ),
        (
            (
                '<table:table-cell office:value-type="string"><text:p>5</text:p><draw:frame>'
                "<text:p>9</text:p></draw:frame></table:table-cell>"
            ),
            "",
            "5",
        ),
    ],
)
def test_cells(tmp_path: Path, cell: str, styles: str, expected: str) -> None:
    rows = book.read_bytes(tmp_path, ob.simple(cell, styles), "a.ods").rows
    assert [_said(row) for row in rows] == [expected]


def test_the_first_section_of_a_format_is_that_of_positive_numbers(tmp_path: Path) -> None:
    styles = (
        f'<number:percentage-style style:name="P">{DIGITS}<number:text>%</number:text>'
        "</number:percentage-style>"
        + _data_style(
            "number-style",
            f"<number:text>无</number:text>{DIGITS}"
            '<style:map style:condition="value()&gt;=0" style:apply-style-name="P"/>',
        )
    )
    data = ob.simple(ob.number("0.5", attributes=STYLED), styles)
    assert _said(book.read_bytes(tmp_path, data).rows[0]) == "50%"


def test_a_column_gives_its_style_to_cells_without_one(tmp_path: Path) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="c"/>'
    )
    styles = _data_style("percentage-style", f"{DIGITS}<number:text>%</number:text>")
    part = ob.content(ob.table(columns + ob.HEADER + ob.row("甲", "", ob.number("0.5"))), styles)
    assert _said(book.read_bytes(tmp_path, ob.package(part)).rows[0]) == "50%"


def test_repeated_cells_and_rows(tmp_path: Path) -> None:
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    inside = (
        ob.HEADER
        + ob.row(empty, attributes='table:number-rows-repeated="1000"')
        + ob.row("甲", ob.text("件"), ob.number("5"), attributes='table:number-rows-repeated="2"')
        + ob.row("乙", ob.number("7", attributes='table:number-columns-repeated="2"'))
        + ob.row(empty, attributes='table:number-rows-repeated="1047000"')
    )
    actuals = book.read_bytes(tmp_path, ob.package(ob.content(ob.table(inside))))
    found = [(row.name, row.source.rpartition("!")[2]) for row in actuals.rows]
    assert found == [("甲", "C1002"), ("甲", "C1003"), ("乙", "C1004")]


def test_hidden_and_nested_tables_are_not_read(tmp_path: Path) -> None:
    hidden = (
        '<style:style style:name="ta" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    inner = ob.table(ob.HEADER + ob.row("内", "", "9"))
    holder = f'<table:table-cell office:value-type="string">{inner}</table:table-cell>'
    tables = (
        ob.table(ob.HEADER + ob.row("旧", "", "1"), "旧", 'table:style-name="ta"')
        + ob.table(
            f"<table:shapes>{inner}</table:shapes>{ob.HEADER}" + ob.row("甲", "", "5", holder)
        )
        + f"<table:dde-links>{inner}</table:dde-links>"
        + ob.table(ob.HEADER + ob.row("乙", "", "6"), "T")
    )
    actuals = book.read_bytes(tmp_path, ob.package(ob.content(tables, hidden)))
    assert [(row.name, _said(row)) for row in actuals.rows] == [("甲", "5"), ("乙", "6")]
    assert book.codes_of(actuals) == ["sheets-hidden"]
    assert actuals.inputs[0].sheets == ("S", "T")


MANY = 'table:number-rows-repeated="1000000"'
WIDE = 'table:number-columns-repeated="16000"'
MERGED = '<table:table-cell table:number-columns-spanned="2"/>'


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (ob.simple(ob.number("5", attributes='table:number-columns-repeated="x"')), "damaged"),
        (ob.simple(ob.number("5", attributes='table:number-columns-repeated="16385"')), "damaged"),
        (
            ob.package(ob.content(ob.table(ob.row(ob.text("甲", WIDE), attributes=MANY)))),
            "too-much-cells",
        ),
        (
            ob.package(ob.content(ob.table(ob.row(MERGED * (limits.MERGES + 1))))),
            "too-much-merges",
        ),
        (ob.package(ob.content(ob.table("") * (limits.SHEETS + 1))), "too-much-sheets"),
        (ob.package(ob.content("", before='<!DOCTYPE a [<!ENTITY b "c">]>')), "doctype"),
        (ob.package(ob.content(ob.table("<a>" * 70 + "</a>" * 70))), "file-too-deep"),
        (ob.package(ob.content("")), "damaged"),
        (ob.package(ob.content(ob.table(""))[:-9]), "damaged"),
        (
            ob.package("junk", **{"META-INF__manifest_xml": "<m:encryption-data/>"}),
            "encrypted",
        ),
    ],
    ids=[
        "count",
        "far",
        "repeated",
        "merges",
        "sheets",
        "doctype",
        "deep",
        "no-sheet",
        "cut",
        "password",
    ],
)
def test_what_is_refused(tmp_path: Path, data: bytes, key: str) -> None:
    path = book.save(tmp_path, data, "a.ods")
    began = time.process_time()
    with pytest.raises(DataError) as caught:
        read([path])
    assert caught.value.key == f"data.{key}"
    assert time.process_time() - began < 10


def test_going_through_the_part_again_and_again_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = "".join(ob.table(ob.HEADER + ob.row("甲", "", "5"), f"S{i}") for i in range(50))
    part = ob.content(tables)
    monkeypatch.setattr(limits, "ODS_BYTES", 3 * len(part))
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, ob.package(part))
    assert caught.value.key == "data.too-much"


@pytest.mark.parametrize(
    ("mimetype", "key"),
    [("text", "is-word"), ("presentation", "is-slides"), ("graphics", "is-archive")],
)
def test_other_opendocument_files(tmp_path: Path, mimetype: str, key: str) -> None:
    said = f"application/vnd.oasis.opendocument.{mimetype}"
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, book.package({"mimetype": said, "content.xml": "<a/>"}))
    assert caught.value.key == f"data.{key}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


PART = ob.content(
    ob.table(
        "<table:table-column/>"
        + ob.HEADER
        + ob.row("甲", "", ob.number("0.5", attributes=STYLED + " " + MANY.replace("000000", "")))
        + ob.row(MERGED, "乙")
    ),
    _data_style("percentage-style", f"{DIGITS}<number:text>%</number:text>"),
)
TOKENS = [
    "",
    "<text:p>",
    "</text:p>",
    '"',
    "-1",
    "999999999999",
    "é",
    "&amp;",
    "<table:table>",
    "0",
]
FUZZ = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(at=st.integers(0, len(PART)), size=st.integers(0, 12), token=st.sampled_from(TOKENS))
@FUZZ
def test_mutated_markup_never_breaks_it(folder: Path, at: int, size: int, token: str) -> None:
    with suppress(QcheckError):
        read([book.save(folder, ob.package(PART[:at] + token + PART[at + size :]), "a.ods")])


SAMPLE = office.FILES.joinpath("indicators.ods").read_bytes()


@given(at=st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=20))
@FUZZ
def test_flipped_bytes_never_break_it(folder: Path, at: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for where, byte in at:
        data[where] = byte
    with suppress(QcheckError):
        read([book.save(folder, bytes(data), "a.ods")])
