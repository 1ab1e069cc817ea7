"""csv in the encodings that offices use, and json."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import DataError, UsageError
from qcheck.model import Figure, Outcome, Unreadable
from qcheck.reading import read, text
from qcheck.reading.files import Source
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "指标名称,单位,实际值\n甲,件,1.8万件\n乙,%,98.6%\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TABLE.encode("utf-8"), []),
        (TABLE.encode("utf-8-sig"), []),
        (TABLE.encode("gb18030"), ["GB18030"]),
        (b"\xff\xfe" + TABLE.encode("utf-16-le"), ["UTF-16-LE"]),
        (b"\xfe\xff" + TABLE.encode("utf-16-be"), ["UTF-16-BE"]),
        (TABLE.encode("utf-16-le"), ["UTF-16-LE"]),
        (TABLE.encode("utf-16-be"), ["UTF-16-BE"]),
        (TABLE.replace(",", "\t").encode("gb18030"), ["GB18030"]),
        (TABLE.replace(",", ";").encode("utf-8"), []),
        (("sep=;\r\n" + TABLE.replace(",", ";")).encode("utf-8"), []),
        (TABLE.replace("\n", "\r\n").encode("utf-8"), []),
        (TABLE.replace("\n", "\r").encode("utf-8"), []),
    ],
)
def test_the_encoding_ladder(tmp_path: Path, data: bytes, said: list[str]) -> None:
    actuals = book.read_bytes(tmp_path, data, "任意名.xlsx")
    assert {row.name: row.value for row in actuals.rows} == {
        "甲": Figure(value=Decimal(18000), unit="件", multiplied=True),
        "乙": Figure(value=Decimal("98.6"), unit="%"),
    }
    assert [f.params["encoding"] for f in actuals.findings] == said


def test_the_address_counts_blank_lines_and_title_lines(tmp_path: Path) -> None:
    path = book.save(tmp_path, "某市情况\n\n" + TABLE, "a.csv")
    assert [row.source for row in read([path]).rows] == [f"{path}!C4", f"{path}!C5"]


def test_a_quoted_name_with_a_comma_and_a_line_break(tmp_path: Path) -> None:
    actuals = book.read_bytes(tmp_path, '指标名称,实际值\n"甲,\n乙","1,234"\n', "a.csv")
    assert actuals.rows[0].name == "甲, 乙"
    assert actuals.rows[0].value == Figure(value=Decimal(1234), unit="")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ('指标名称,实际值\n"甲,5\n乙,6\n'.encode(), "data.csv-broken"),
        ("指标名称,实际值\n甲,5".encode("gb18030") + b"\xff\xff", "data.encoding-unknown"),
        (b"\x01\x02\x03\x04\x05\x06", "data.encoding-unknown"),
        ("甲,乙\n5,6\n".encode(), "data.no-header"),
        ("指标名称,实际值\n".encode(), "data.no-rows"),
        (f"指标名称,实际值\n{'甲' * 200_000},5\n".encode(), "data.csv-broken"),
    ],
)
def test_text_that_cannot_be_used(tmp_path: Path, data: bytes, key: str) -> None:
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, data, "a.csv")
    assert caught.value.key == key


@pytest.mark.parametrize("written", ["98,6", "1 234 5,6", "12,34"])
def test_a_decimal_comma_is_not_guessed(tmp_path: Path, written: str) -> None:
    row = book.read_bytes(tmp_path, f"指标名称;实际值\n甲;{written}\n", "a.csv").rows[0]
    assert isinstance(row.value, Unreadable)
    assert row.value.outcome in (Outcome.INVALID, Outcome.AMBIGUOUS)


JSON = """[{"id": "rd", "name": "研发", "unit": "%", "actual": 2.80, "as_of": "2025-06-30"},
 {"name": "甲", "actual": "1.8万件"}, {"name": "乙", "actual": null},
 {"name": "丙", "actual": true}, {"name": "丁", "actual": 0.1e3},
 {"name": "戊", "actual": NaN}, {"name": "己", "actual": [1, 2]}]"""


def test_json_with_english_keys(tmp_path: Path) -> None:
    path = book.save(tmp_path, JSON, "a.json")
    rows = read([path]).rows
    assert rows[0].value == Figure(value=Decimal("2.8"), unit="")
    assert (rows[0].id, rows[0].unit, str(rows[0].date)) == ("rd", "%", "2025-06-30")
    assert rows[0].source == f"{path}![0].actual"
    assert rows[1].value == Figure(value=Decimal(18000), unit="件", multiplied=True)
    outcomes = [r.value.outcome for r in rows if isinstance(r.value, Unreadable)]
    assert outcomes[:2] == [Outcome.MISSING, Outcome.TEXT]
    assert rows[4].value == Figure(value=Decimal(100), unit="")
    assert len(outcomes) == 4


def test_json_with_chinese_keys(tmp_path: Path) -> None:
    rows = book.read_bytes(tmp_path, '[{"指标名称": "甲", "实际值": "98.6%"}]', "a.json").rows
    assert rows[0].value == Figure(value=Decimal("98.6"), unit="%")


@pytest.mark.parametrize(
    ("data", "key"),
    [
        ('[{"name": "甲", "actual": 5', "data.json-broken"),
        ('{"rows": []}', "data.json-no-list"),
        ('[{"name": "甲", "actual": 5, "actual": 6}]', "data.json-key-twice"),
        ("[" * 100_000, "data.file-too-deep"),
        ("[]", "data.no-header"),
    ],
)
def test_json_that_cannot_be_used(tmp_path: Path, data: str, key: str) -> None:
    with pytest.raises(DataError) as caught:
        book.read_bytes(tmp_path, data, "a.json")
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("data", "input_format"),
    [(TABLE, None), (TABLE, "csv"), (TABLE.replace(",", "\t"), "tsv"), (JSON, "json")],
)
def test_standard_input(data: str, input_format: str | None) -> None:
    actuals = read(["-"], input_format=input_format, stdin=io.BytesIO(data.encode("utf-8")))
    assert actuals.inputs[0].path == "-"
    assert actuals.rows[0].source.startswith("-!")


@pytest.mark.parametrize(
    ("data", "input_format", "found"),
    [
        (TABLE.encode(), "json", "csv/tsv/txt"),
        (TABLE.encode(), "xlsx", "csv/tsv/txt"),
        (JSON.encode(), "csv", "json"),
        (book.simple("5"), "csv", "xlsx"),
        (book.simple("5"), "json", "xlsx"),
    ],
)
@pytest.mark.parametrize("source", ["-", "a.csv"])
def test_a_format_that_the_content_contradicts(
    tmp_path: Path, data: bytes, input_format: str, found: str, source: str
) -> None:
    path = source if source == "-" else book.save(tmp_path, data, source)
    with pytest.raises(DataError) as caught:
        read([path], input_format=input_format, stdin=io.BytesIO(data))
    assert caught.value.key == "data.format-differs"
    assert caught.value.params == {"file": path, "found": found, "format": input_format}


@pytest.mark.parametrize(
    ("data", "input_format"),
    [(TABLE.encode(), "txt"), (JSON.encode(), "json"), (book.simple("5"), "xlsx")],
)
def test_a_format_that_agrees(tmp_path: Path, data: bytes, input_format: str) -> None:
    assert read([book.save(tmp_path, data, "a.bin")], input_format=input_format).rows


def test_an_unknown_input_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"data\.format-unknown"):
        read(["-"], input_format="xslx", stdin=io.BytesIO(b""))


def test_names_and_dates_are_remembered_however_many_figures_there_are() -> None:
    """Rows that say the same are known by the cells that they share."""
    lines = ["指标名称,实际值,数据时点", *(f"甲,{i}.5," for i in range(30_000))]
    data = "\n".join([*lines, "乙,1.25,2025-06", "乙,1.25,2025-06"]).encode()
    sheet, _ = text.read(Source(data), "a.csv")
    *_, before, last = sheet.rows()
    assert before.cells[0] is last.cells[0]
    assert before.cells[2] is last.cells[2]
