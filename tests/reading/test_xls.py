"""The .xls and .et reader: the figures of xlsx, and from any bytes nothing but QcheckError."""

from __future__ import annotations

import random
import struct
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qcheck.errors import DataError, QcheckError
from qcheck.model import Figure, Unreadable
from qcheck.quantity import plain
from qcheck.reading import limits, read
from tests.reading import biffbook as bb
from tests.reading import book, office

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual, Actuals

ROW = bb.label(1, 0, "甲") + bb.label(1, 1, "件")
FIVE = bb.header() + ROW + bb.number(1, 2, 5)


def said(row: Actual) -> str:
    """The figure of a row with its unit, or the code of the reason against it."""
    value = row.value
    return value.code if isinstance(value, Unreadable) else plain(value.value) + value.unit


def _check_all(actuals: Actuals) -> None:
    assert {row.name: said(row) for row in actuals.rows} == office.READ
    assert {row.date for row in actuals.rows} == {office.DAY}
    assert book.codes_of(actuals) == ["sheets-hidden", "columns-hidden", "rows-hidden"]
    assert actuals.rows[4].raw == "98.6¹"
    assert actuals.rows[0].source.endswith("!完成情况!D3")


@pytest.mark.parametrize("name", ["indicators.xls", "indicators.ods"])
def test_a_workbook_with_one_of_everything(name: str) -> None:
    _check_all(read([str(office.FILES / name)]))


@pytest.mark.parametrize("form", ["xls", "ods", "xlsx"])
def test_saved_by_libreoffice_it_reads_the_same(tmp_path: Path, form: str) -> None:
    source = office.workbook(tmp_path / "a.xlsx")
    _check_all(read([str(office.converted(source, form, tmp_path))]))


def test_the_extension_does_not_matter(tmp_path: Path) -> None:
    data = (office.FILES / "indicators.xls").read_bytes()
    for name in ("a.et", "b.xlsx", "c"):
        assert book.read_bytes(tmp_path, data, name).rows
    path = book.save(tmp_path, data, "a.et")
    assert read([path], input_format="et").rows
    with pytest.raises(DataError) as caught:
        read([path], input_format="xlsx")
    assert caught.value.key == "data.format-differs"


def test_a_hidden_sheet_can_be_asked_for() -> None:
    (row,) = read([str(office.FILES / "indicators.xls")], sheet="旧").rows
    assert (row.name, said(row)) == ("甲率", "1")


def test_nothing_is_written_to_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    read([str(office.FILES / "indicators.xls")])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (bb.workbook(FIVE), "5"),
        (bb.workbook(bb.header() + ROW + bb.number(1, 2, 0.986, 1)), "98.6%"),
        (bb.workbook(bb.header() + ROW + bb.number(1, 2, float("nan"))), "value-is-an-error"),
        (bb.workbook(bb.header() + ROW + bb.formula(1, 2, struct.pack("<d", 7))), "7"),
        (bb.workbook(bb.header() + ROW + bb.formula(1, 2, bytes(8))), "0"),
        (bb.workbook(bb.header() + ROW + bb.formula(1, 2, bytes(8), 2)), "value-not-computed"),
        (bb.workbook(bb.header() + ROW + bb.formula(1, 2, bb.EMPTY_TEXT)), "value-not-computed"),
        (
            bb.workbook(
                bb.header()
                + ROW
                + bb.formula(1, 2, bb.EMPTY_TEXT)
                + bb.formula(2, 5, struct.pack("<d", 7))
            ),
            "value-missing",
        ),
        # Records that xlrd cannot read, and that have nothing to do with cells.
        (bb.workbook(bb.record(0x01B8, b"x") + FIVE + bb.record(0x001C, b"y")), "5"),
        (bb.workbook(FIVE, before=bb.record(0x0018, b"z")), "5"),
    ],
    ids=[
        "plain",
        "percent",
        "nan",
        "computed",
        "zero",
        "compute-when-opened",
        "never-computed",
        "empty-result",
        "broken-link",
        "broken-name",
    ],
)
def test_cells(tmp_path: Path, data: bytes, expected: str) -> None:
    assert said(book.read_bytes(tmp_path, data, "a.xls").rows[0]) == expected


def test_biff5_in_the_chinese_code_page(tmp_path: Path) -> None:
    sheet = (
        bb.header("gbk")
        + bb.label(1, 0, "甲率", "gbk")
        + bb.number(1, 2, 0.986, 1)
        + bb.label(2, 0, "乙数", "gbk")
        + bb.number(2, 2, 5)
    )
    page = bb.record(0x0042, struct.pack("<H", 936))
    data = bb.workbook(sheet, before=page, version=0x0500)
    rows = book.read_bytes(tmp_path, data, "a.xls").rows
    assert [(row.name, said(row)) for row in rows] == [("甲率", "98.6%"), ("乙数", "5")]


def _refused(tmp_path: Path, data: bytes) -> str:
    path = book.save(tmp_path, data, "a.xls")
    began = time.process_time()
    with pytest.raises(DataError) as caught:
        read([path])
    assert time.process_time() - began < 10
    return caught.value.key.removeprefix("data.")


WIDE = b"".join(bb.number(r, 255, 1) for r in range(8000))


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (bb.workbook(FIVE, before=bb.record(0x002F, bytes(54))), "encrypted"),
        (bb.workbook(FIVE)[:-10], "damaged"),
        (bb.workbook(FIVE)[:30], "damaged"),
        (bb.workbook(WIDE), "too-much-cells"),
        (bb.workbook(*[b""] * (limits.SHEETS + 1)), "too-much-sheets"),
        (bb.workbook(FIVE + bb.record(0xE5, bytes(8000)) * 21), "too-much-merges"),
        (office.FILES.joinpath("indicators.xls").read_bytes()[:3000], "damaged"),
        (office.FILES.joinpath("indicators.xls").read_bytes()[:400], "damaged"),
    ],
    ids=["password", "cut", "cut-early", "wide", "sheets", "merges", "cut-file", "cut-header"],
)
def test_what_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, key: str
) -> None:
    monkeypatch.setattr(limits, "CELLS_HELD", 1_000_000)
    assert _refused(tmp_path, data) == key


def test_a_sheet_that_begins_inside_another_is_damage(tmp_path: Path) -> None:
    data = bytearray(bb.workbook(FIVE, FIVE))
    first = data.index(struct.pack("<HH", 0x0085, 10)) + 4
    second = data.index(struct.pack("<HH", 0x0085, 10), first) + 4
    data[second : second + 4] = data[first : first + 4]
    assert _refused(tmp_path, bytes(data)) == "damaged"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


SAMPLES = [office.FILES.joinpath("indicators.xls").read_bytes(), bb.workbook(FIVE, FIVE)]
FUZZ = settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(which=st.sampled_from(SAMPLES), seed=st.integers(0, 2**32), count=st.integers(1, 20))
@FUZZ
def test_flipped_bytes_never_break_it(folder: Path, which: bytes, seed: int, count: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret is made here
    data = bytearray(which)
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with suppress(QcheckError):
        read([book.save(folder, bytes(data), "a.xls")])


@given(codes=st.lists(st.tuples(st.integers(0, 0x8FF), st.binary(max_size=40)), max_size=8))
@FUZZ
def test_random_records_never_break_it(folder: Path, codes: list[tuple[int, bytes]]) -> None:
    inside = b"".join(bb.record(code, data) for code, data in codes)
    with suppress(QcheckError):
        actuals = read([book.save(folder, bb.workbook(FIVE + inside, before=inside), "a.xls")])
        assert all(isinstance(row.value, Figure | Unreadable) for row in actuals.rows)


def test_importing_the_program_does_not_import_xlrd() -> None:
    import subprocess  # noqa: PLC0415

    code = "import sys, qcheck.cli, qcheck.reading; sys.exit('xlrd' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
