"""A table on screens of all widths and encodings: nothing cut, nothing over the edge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qcheck.model import Lang
from qcheck.table import Cell, Column, Table, verdict_table
from qcheck.table.layout import encodable, fold, lines, text_width
from tests.sample import column, sample


def drawn(table: Table, width: int | None, **options: str | int) -> list[str]:
    encoding = str(options.get("encoding", "utf-8"))
    wide = int(options.get("ambiguous", 1))
    screen = lines(table, width, encoding=encoding, ambiguous=wide, rule="-")
    return ["".join(cell.text for cell in line) for line in screen]


def squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [*range(72, 132, 4), 160, 170, 180, 200])
def test_no_line_is_wider_than_the_screen(width: int, lang: Lang) -> None:
    screen = drawn(verdict_table(sample(), lang), width)
    assert max(map(text_width, screen)) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_every_reason_figure_and_date_is_still_there(width: int) -> None:
    table = verdict_table(sample(), Lang.ZH)
    shown = squeezed(drawn(table, width))
    for key in ("message", "required", "gap", "pace", "due", "actual"):
        for text in column(table, key):
            assert "".join(text.split()) in shown


@pytest.mark.parametrize("width", [200, None])
def test_ids_are_whole_where_they_are_shown(width: int | None) -> None:
    table = verdict_table(sample(), Lang.ZH)
    shown = "\n".join(drawn(table, width))
    assert all(f" {target} " in shown for target in column(table, "id"))


def test_without_a_terminal_each_row_is_one_line() -> None:
    table = verdict_table(sample(), Lang.ZH)
    assert len(drawn(table, None)) == len(table.rows) + 2


def test_columns_start_at_the_same_cell_in_every_row() -> None:
    table = verdict_table(sample(), Lang.ZH)
    screen = drawn(table, None)
    starts = {
        text_width(line[: line.index(due)])
        for line, due in zip(screen[2:], column(table, "due"), strict=True)
    }
    assert starts == {text_width(screen[0][: screen[0].index("到期")])}


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("≥ 3", "ascii", ">= 3"),
        ("μg/m³", "gbk", "μg/m3"),
        ("√ 达标", "gbk", "√ 达标"),
        ("× failed", "ascii", "x failed"),
        ("2–3", "ascii", "2-3"),
        ("个", "ascii", "?"),
        ("😀", "gbk", "?"),
    ],
)
def test_what_an_encoding_lacks_is_spelled_another_way(
    text: str, encoding: str, shown: str
) -> None:
    assert encodable(text, encoding) == shown


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
@pytest.mark.parametrize("lang", list(Lang))
def test_a_whole_table_can_be_encoded(encoding: str, lang: Lang) -> None:
    screen = drawn(verdict_table(sample(), lang), 80, encoding=encoding, ambiguous=2)
    assert "\n".join(screen).encode(encoding)


@given(st.text("示范abc12 ，。（）≥%-", max_size=60), st.integers(2, 20))
def test_folding_loses_nothing_and_keeps_within_the_width(text: str, width: int) -> None:
    folded = fold(text, width)
    assert squeezed(folded) == squeezed([text])
    assert all(text_width(line) <= width for line in folded)


@pytest.mark.parametrize(
    ("text", "width", "folded"),
    [
        ("每月需增加316.67件。", 12, ["每月需增加", "316.67件。"]),
        ("甲乙丙，丁", 6, ["甲乙", "丙，丁"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("", 5, [""]),
    ],
)
def test_lines_break_between_words(text: str, width: int, folded: list[str]) -> None:
    assert fold(text, width) == folded


def test_a_right_aligned_column_ends_at_its_edge() -> None:
    table = Table(
        title="",
        columns=(Column(key="n", heading="Number", right=True), Column(key="b", heading="b")),
        rows=((Cell("7"), Cell("x")),),
    )
    assert drawn(table, 40) == ["Number  b", "---------", "     7  x"]


def test_a_table_without_rows_still_has_its_headings() -> None:
    assert drawn(verdict_table({**sample(), "results": []}, Lang.EN), 80)[0].startswith("Status")


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    result = sample()
    for entry in result["results"]:
        entry["lead"] = []
    assert "牵头单位" not in drawn(verdict_table(result, Lang.ZH), 150)[0]
    assert "牵头单位" in drawn(verdict_table(sample(), Lang.ZH), 150)[0]


def long_names() -> Table:
    result = sample()
    for entry in result["results"]:
        entry["name"] = "规模以上制造业企业数字化改造与质量管理体系升级覆盖率"
    return verdict_table(result, Lang.ZH)


def test_columns_are_never_squeezed_on_a_narrow_screen() -> None:
    table = long_names()
    screen = drawn(table, 80)
    assert "状态" not in screen[0]
    assert screen[0].startswith("× 未达标    规模以上制造业企业数字化改造与质量管理体系升级覆盖率")
    assert "要求 = 0起  实际 1起  差距 1起" in screen[1]
    heads = [line for line in screen if not line.startswith(" ")]
    assert len(heads) == len(table.rows)
    assert drawn(table, 100)[0].startswith("状态")


@pytest.mark.parametrize("width", [20, 40, 60, 80, 99])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_a_record_keeps_everything_and_its_width(width: int, ambiguous: int) -> None:
    table = long_names()
    screen = drawn(table, width, ambiguous=ambiguous)
    assert max(text_width(line, ambiguous) for line in screen) <= max(width, 24)
    shown = squeezed(screen)
    for key in ("name", "required", "actual", "gap", "pace", "due", "lead", "message"):
        assert all("".join(text.split()) in shown for text in column(table, key))


def test_a_table_without_a_compact_form_keeps_its_columns() -> None:
    table = Table(
        title="",
        columns=(Column(key="a", heading="A", fold=1), Column(key="b", heading="B", fold=1)),
        rows=((Cell("甲" * 60), Cell("乙" * 60)),),
    )
    assert drawn(table, 60)[0].split() == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "width", "folded"),
    [
        ("“95.4%-96.4%”", 13, ["“95.4%-96.4%”"]),
        ("“95.4%-96.4%”", 12, ["“95.4%-", "96.4%”"]),
        ("“abcdefghij”", 11, ["“abcdefghi", "j”"]),
        ("精「小巨人」企业", 6, ["精「小", "巨人」", "企业"]),
        ("a/very/long/path.xlsx", 12, ["a/very/long/", "path.xlsx"]),
    ],
)
def test_no_closing_mark_stands_alone(text: str, width: int, folded: list[str]) -> None:
    assert fold(text, width) == folded


def test_the_narrowest_columns_leave_no_line_over_the_edge() -> None:
    columns = tuple(Column(key=k, heading="", fold=f) for k, f in (("a", 0), ("b", 2), ("c", 1)))
    cells = tuple(map(Cell, ("x" * 40, "名" * 12, "“27—75”" * 2)))
    table = Table(title="", columns=columns, rows=(cells,))
    assert max(text_width(line, 2) for line in drawn(table, 72, ambiguous=2)) <= 72
