"""Files made to hurt: each ends soon, with a message, and never with anything but QcheckError."""

from __future__ import annotations

import random
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.errors import DataError, QcheckError
from qcheck.reading import limits, read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 10
HEAD = book.rows(book.HEADER, ("甲", "件", book.number("5")))


def _refused(tmp_path: Path, data: bytes) -> str:
    path = book.save(tmp_path, data)
    began = time.process_time()
    with pytest.raises(DataError) as caught:
        read([path])
    assert time.process_time() - began < SECONDS
    return caught.value.key.removeprefix("data.")


def test_a_zip_bomb(tmp_path: Path) -> None:
    space = b" " * (limits.UNPACKED_BYTES + 1)
    part = book.sheet(HEAD).encode().replace(b"<sheetData>", b"<sheetData>" + space)
    assert _refused(
        tmp_path, book.workbook({"S": "x"}, extra={"xl/worksheets/sheet1.xml": part})
    ) in ("too-much")


@pytest.mark.parametrize(
    ("part", "key"),
    [
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + book.sheet(HEAD).partition("?>")[2], "doctype"),
        (book.sheet("<a>" * 70 + "</a>" * 70 + HEAD), "file-too-deep"),
        (book.sheet(HEAD, after="<unclosed>"), "damaged"),
        (book.sheet(HEAD + '<row r="9"><c r="ZZZ9"><v>1</v></c></row>'), "damaged"),
        (book.sheet(HEAD + '<row r="9999999"><c><v>1</v></c></row>'), "damaged"),
        (book.sheet(HEAD + '<row r="x"><c><v>1</v></c></row>'), "damaged"),
        (
            book.sheet(HEAD + '<row r="3"><c r="A3"><v>1</v></c><c r="A3"><v>2</v></c></row>'),
            "damaged",
        ),
        (book.sheet(HEAD, after=book.merges(*["A1:B2"] * (limits.MERGES + 1))), "too-much-merges"),
        ("", "damaged"),
    ],
    ids=[
        "doctype",
        "deep",
        "unclosed",
        "far-column",
        "far-row",
        "row-x",
        "twice",
        "merges",
        "empty",
    ],
)
def test_a_worksheet_made_to_hurt(tmp_path: Path, part: str, key: str) -> None:
    assert _refused(tmp_path, book.workbook({"S": part})) == key


def test_too_many_sheets(tmp_path: Path) -> None:
    parts = {f"S{i}": book.sheet("") for i in range(limits.SHEETS + 1)}
    assert _refused(tmp_path, book.workbook(parts)) == "too-much-sheets"


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 3)
    assert _refused(tmp_path, book.simple("5")) == "too-much-cells"


def test_a_part_with_a_wrong_checksum(tmp_path: Path) -> None:
    data = bytearray(book.simple("5"))
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at] ^= 0xFF
    assert _refused(tmp_path, bytes(data)) == "damaged"


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    began = time.process_time()
    actuals = book.read_bytes(tmp_path, book.workbook({"S": book.sheet(HEAD + far)}))
    assert [row.name for row in actuals.rows] == ["甲"]
    assert time.process_time() - began < 1


def test_merges_over_the_whole_sheet_cost_nothing(tmp_path: Path) -> None:
    ranges = [f"E{i}:XFD{i}" for i in range(1, limits.MERGES)]
    began = time.process_time()
    part = book.sheet(HEAD, after=book.merges(*ranges))
    assert book.read_bytes(tmp_path, book.workbook({"S": part})).rows
    assert time.process_time() - began < SECONDS


def _never_breaks(folder: Path, data: bytes) -> None:
    with suppress(QcheckError):
        read([book.save(folder, data)])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@given(data=st.binary(max_size=400))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes(folder: Path, data: bytes) -> None:
    _never_breaks(folder, data)


MAGICS = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"[{", b"\xff\xfe", b"<?xml ", b"{"]


@given(magic=st.sampled_from(MAGICS), data=st.binary(max_size=200))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_behind_a_known_beginning(folder: Path, magic: bytes, data: bytes) -> None:
    _never_breaks(folder, magic + data)


@given(text=st.lists(st.sampled_from(["指标名称", "实际值", ",", "\n", '"', "5", "%", "甲", "\t"])))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_tables_of_text(folder: Path, text: list[str]) -> None:
    _never_breaks(folder, "".join(text).encode("utf-8"))


WORKBOOK = book.simple("5", book.number("0.57", 1), "已完成", codes=(0, 10))


@given(seed=st.integers(0, 2**32), count=st.integers(1, 20))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_workbook_with_flipped_bytes(folder: Path, seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret is made here
    data = bytearray(WORKBOOK)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    _never_breaks(folder, bytes(data))


PART = book.sheet(
    book.rows(book.HEADER, ("甲", "件", book.number("0.57", 1)), ("乙", "", "5")),
    before='<cols><col min="2" max="2" hidden="1"/></cols>',
    after=book.merges("A2:A3"),
)
STYLES = book.styles(0, 10, "0.0%")
TOKENS = ["", "<c>", "</c>", '"', "-1", "999999999999", "x", "<v>", "é", "&amp;", "<row>", "0"]


@given(
    at=st.integers(0, len(PART)),
    size=st.integers(0, 12),
    token=st.sampled_from(TOKENS),
    style=st.integers(0, len(STYLES)),
)
@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_workbook_with_mutated_markup(
    folder: Path, at: int, size: int, token: str, style: int
) -> None:
    part = PART[:at] + token + PART[at + size :]
    styles = STYLES[:style] + token + STYLES[style + size :]
    _never_breaks(folder, book.workbook({"S": part}, extra={"xl/styles.xml": styles}))


@pytest.mark.parametrize(
    ("limit", "row", "key"),
    [
        ("NAMES", "指标{n},5", "data.too-much-names"),
        ("VALUES", "指标甲,{n}", "data.too-much-values"),
        ("HEADERS", "指标名称,实际值\n指标甲,5", "data.too-much-headers"),
    ],
)
def test_more_than_any_table_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, row: str, key: str
) -> None:
    monkeypatch.setattr(limits, limit, 300)
    lines = "\n".join(row.format(n=n) for n in range(300))
    head = "指标名称,实际值\n" if limit != "HEADERS" else ""
    assert read([book.save(tmp_path, head + lines, "a.csv")]).rows
    with pytest.raises(DataError) as caught:
        read([book.save(tmp_path, f"{head}{lines}\n{row.format(n=300)}", "b.csv")])
    assert caught.value.key == key


def test_the_sheets_of_a_file_are_bounded_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "NAMES", 3)
    sheets = {
        name: book.sheet(
            book.rows(*(book.HEADER, *((f"{name}{n}", "件", book.number("5")) for n in range(2))))
        )
        for name in "甲乙"
    }
    assert _refused(tmp_path, book.workbook(sheets)) == "too-much-names"
