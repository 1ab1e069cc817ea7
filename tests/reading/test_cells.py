"""Each row of the table of cells that touches the reader: a number, or why there is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from qcheck.model import Figure, Outcome, Unreadable
from qcheck.reading.formats import number_form
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

    from qcheck.model import Actual


def _one(tmp_path: Path, cell: str, codes: tuple[int | str, ...] = (0,), unit: str = "") -> Actual:
    return book.read_bytes(tmp_path, book.simple(cell, codes=codes, unit=unit)).rows[0]


@pytest.mark.parametrize(
    ("stored", "code", "value", "unit"),
    [
        ("0.57", 9, "57", "%"),
        ("0.57", 10, "57", "%"),
        ("0.56999999999999995", 10, "57", "%"),
        ("0.986", "0.0%", "98.6", "%"),
        ("0.986", '0.00%;[Red]\\-0.00%;"无"', "98.6", "%"),
        ("1", "0%", "100", "%"),
        ("98.6", '0.0"%"', "98.6", "%"),
        ("98.6", "0.0\\%", "98.6", "%"),
        ("98.6", "0.0!%", "98.6", "%"),
        ("0.986", 0, "0.986", ""),
        ("0.986", "0.000_ ", "0.986", ""),
        ("1.8", '0.0"万件"', "18000", "件"),
        ("5", "0件", "5", "件"),
        ("1234567", "#,##0", "1234567", ""),
        ("-3.5", "#,##0.00;[Red]-#,##0.00", "-3.5", ""),
        ("12.5", '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "12.5", ""),
        ("98.6", "G/通用格式", "98.6", ""),
        ("98.6", "[DBNum1]General", "98.6", ""),
        ("1.5E-3", 11, "0.0015", ""),
        ("27.3", 0, "27.3", ""),
        ("0", 0, "0", ""),
    ],
)
def test_a_number_is_what_its_format_shows(
    tmp_path: Path, stored: str, code: int | str, value: str, unit: str
) -> None:
    read = _one(tmp_path, book.number(stored, 1), codes=(0, code))
    assert isinstance(read.value, Figure)
    assert (read.value.value, read.value.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("code", ["0.0,", '0!.0,"万"', '0"."0000', "0%%", '"完成"'])
def test_a_format_that_shows_another_number_leaves_two_readings(tmp_path: Path, code: str) -> None:
    read = _one(tmp_path, book.number("18000", 1), codes=(0, code))
    assert isinstance(read.value, Unreadable)
    assert (read.value.outcome, read.value.code) == (Outcome.AMBIGUOUS, "value-scaled-by-format")


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("98.6%", "98.6", "%"),
        ("1.8万件", "18000", "件"),
        ("27.3万元/人", "27.3", "万元/人"),
        ("0.35起/万台", "0.35", "起/万台"),
        ("1,234", "1234", ""),
        ("1，234", "1234", ""),
        ("９８．６", "98.6", ""),
        (" 98.6\u3000", "98.6", ""),
        ("98.6\u00a0%", "98.6", "%"),
        ("98.6①", "98.6", ""),
        ("98.6*", "98.6", ""),
        ("98.6%↑", "98.6", "%"),
        ("98.6%(较上年提高0.3个百分点)", "98.6", "%"),
    ],
)
def test_a_text_that_is_certainly_a_number(
    tmp_path: Path, written: str, value: str, unit: str
) -> None:
    read = _one(tmp_path, book.text(written))
    assert isinstance(read.value, Figure)
    assert (read.value.value, read.value.unit) == (Decimal(value), unit)


def test_text_under_a_percent_format_is_the_text_alone(tmp_path: Path) -> None:
    cell = book.raw('s="1" t="inlineStr"', "<is><t>98.6</t></is>")
    read = _one(tmp_path, cell, codes=(0, 10), unit="%")
    assert read.value == Figure(value=Decimal("98.6"), unit="")
    assert read.unit == "%"


ERROR, NO_VALUE = "value-is-an-error", "value-not-computed"


@pytest.mark.parametrize(
    ("cell", "outcome", "code"),
    [
        (book.raw('t="e"', "<v>#DIV/0!</v>"), Outcome.INVALID, ERROR),
        (book.raw('t="e"', "<v>#N/A</v>"), Outcome.INVALID, ERROR),
        (book.raw('t="e"', "<f>1/0</f><v>#REF!</v>"), Outcome.INVALID, ERROR),
        (book.text("#VALUE!"), Outcome.INVALID, ERROR),
        (book.number("nan"), Outcome.INVALID, ERROR),
        (book.number("1e5000"), Outcome.INVALID, ERROR),
        (book.raw("", "<f>A1+B1</f>"), Outcome.INVALID, NO_VALUE),
        (book.raw("", "<f>A1+B1</f><v/>"), Outcome.INVALID, NO_VALUE),
        (book.raw('t="str"', "<f>A1</f>"), Outcome.INVALID, NO_VALUE),
        (book.raw('t="str"', '<f>IF(A1,"","")</f><v></v>'), Outcome.MISSING, "value-missing"),
        (book.raw('t="b"', "<v>1</v>"), Outcome.TEXT, "value-is-text"),
        (book.raw('t="d"', "<v>2025-06-30</v>"), Outcome.INVALID, "value-is-a-date"),
        (book.number("45838", 1), Outcome.INVALID, "value-is-a-date"),
        (book.number("45838", 2), Outcome.INVALID, "value-is-a-date"),
        (book.number("45838", 3), Outcome.INVALID, "value-is-a-date"),
        (book.number("0.5", 4), Outcome.INVALID, "value-is-a-date"),
        (book.raw("", ""), Outcome.MISSING, "value-missing"),
        (book.text("/"), Outcome.MISSING, "value-missing"),
        (book.text("——"), Outcome.MISSING, "value-missing"),
        (book.text("暂无数据"), Outcome.MISSING, "value-missing"),
        (book.text("已完成"), Outcome.TEXT, "value-is-text"),
        (book.text("√"), Outcome.TEXT, "value-is-text"),
        (book.text("按序时推进"), Outcome.TEXT, "value-is-text"),
        (book.text("95–98"), Outcome.AMBIGUOUS, "value-several-figures"),
        (book.text("98。6"), Outcome.INVALID, "value-not-a-number"),
        (book.text("1O0"), Outcome.INVALID, "value-not-a-number"),
        (book.text("1_000"), Outcome.INVALID, "value-not-a-number"),
    ],
)
def test_a_cell_without_a_certain_number_says_why(
    tmp_path: Path, cell: str, outcome: Outcome, code: str
) -> None:
    read = _one(tmp_path, cell, codes=(0, 14, 57, "yyyy年m月", "h:mm"))
    assert isinstance(read.value, Unreadable)
    assert (read.value.outcome, read.value.code) == (outcome, code)


RUN = "<r><t>98.6</t></r><r><rPr>{align}</rPr><t>{mark}</t></r>"
RAISED = '<vertAlign val="superscript"/>'


@pytest.mark.parametrize(
    "cell",
    [
        book.raw('t="inlineStr"', f"<is>{RUN.format(align=RAISED, mark='1')}</is>"),
        book.raw('t="inlineStr"', f"<is>{RUN.format(align=RAISED, mark='[2]')}</is>"),
        book.text("98.6¹"),
        book.text("①98.6"),
        book.text("98.6①"),
    ],
)
def test_a_footnote_never_becomes_a_digit(tmp_path: Path, cell: str) -> None:
    read = _one(tmp_path, cell).value
    assert isinstance(read, Unreadable) or read.value == Decimal("98.6")


def test_runs_are_joined_and_phonetic_guides_left_out(tmp_path: Path) -> None:
    inside = "<is><r><t>98</t></r><r><t>.6</t></r><rPh><t>9</t></rPh></is>"
    read = _one(tmp_path, book.raw('t="inlineStr"', inside))
    assert read.value == Figure(value=Decimal("98.6"), unit="")


def test_a_raised_3_in_a_unit_stays_an_exponent(tmp_path: Path) -> None:
    inside = f"<is><r><t>26.5μg/m</t></r><r><rPr>{RAISED}</rPr><t>3</t></r></is>"
    read = _one(tmp_path, book.raw('t="inlineStr"', inside)).value
    assert read == Figure(value=Decimal("26.5"), unit="μg/m³")


@pytest.mark.parametrize("identifier", [14, 22, 27, 31, 36, 45, 47, 50, 57, 58])
def test_built_in_dates(identifier: int) -> None:
    assert number_form(identifier, None).date


@pytest.mark.parametrize(
    ("code", "date"),
    [
        ("yyyy-mm-dd", True),
        ("[$-804]yyyy年m月d日", True),
        ("[h]:mm", True),
        ('0"年"', False),
        ("0.00E+00", False),
        ("General", False),
        ("[Red]0.0", False),
    ],
)
def test_custom_dates(code: str, date: bool) -> None:
    assert number_form(200, code).date is date
