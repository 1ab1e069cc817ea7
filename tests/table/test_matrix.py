"""The matrix of regions and targets, and the ranking."""

from __future__ import annotations

from typing import Any

import pytest

from qcheck.model import Lang
from qcheck.table import (
    Table,
    fitted,
    flat_matrix,
    legend,
    matrix_table,
    ranking_table,
    turned_table,
)
from qcheck.table.layout import lines, text_width
from tests.sample import column

STATUSES = ("pass", "at-risk", "fail", "unknown")
MARKS = {"pass": "√", "at-risk": "▲", "fail": "×", "unknown": "○"}


def result(
    regions: int = 3, targets: int = 4, names: dict[str, str] | None = None
) -> dict[str, Any]:
    """A made-up result: region r, target t has the status (r + t) mod 4, the last one a star."""
    places = [f"第{r}县" for r in range(regions)]
    results = [
        {
            "id": f"t{t}",
            "name": (names or {}).get(f"t{t}", f"指标{t}"),
            "region": place,
            "status": STATUSES[(r + t) % 4],
            "flags": ["NOT_SPLIT"] if (r, t) == (regions - 1, targets - 1) else [],
        }
        for r, place in enumerate(places)
        for t in range(targets)
    ]
    counted = [
        {
            "region": place,
            "total": targets,
            **{s.replace("-", "_"): _count(results, place, s) for s in STATUSES},
            "rank": regions - r,
        }
        for r, place in enumerate(places)
    ]
    return {"plan": {"title": "示范市"}, "regions": counted, "results": results}


def _count(results: list[dict[str, Any]], place: str, status: str) -> int:
    return sum(one["region"] == place and one["status"] == status for one in results)


def marks(table: Table) -> list[str]:
    return ["".join(cell.text for cell in cells[1:]) for cells in table.rows]


def test_a_mark_for_each_region_and_target() -> None:
    table = matrix_table(result(), Lang.ZH)
    assert [c.heading for c in table.columns] == ["指标", "第0县", "第1县", "第2县"]
    assert column(table, "name") == ["指标0", "指标1", "指标2", "指标3"]
    assert marks(table) == ["√▲×", "▲×○", "×○√", "○√▲*"]
    assert [cell.tone for cell in table.rows[0][1:]] == ["pass", "at-risk", "fail"]


def test_turned_it_says_the_same() -> None:
    one, other = matrix_table(result(), Lang.EN), turned_table(result(), Lang.EN)
    across = [[cell.text for cell in cells[1:]] for cells in one.rows]
    down = [[cell.text for cell in cells[1:]] for cells in other.rows]
    assert [list(texts) for texts in zip(*across, strict=True)] == down
    assert other.columns[0].heading == "Region"


def test_every_mark_of_every_verdict_stands_there() -> None:
    made = result(7, 11)
    table = matrix_table(made, Lang.ZH)
    for place, counted in enumerate(made["regions"], start=1):
        for status in STATUSES:
            shown = sum(cells[place].text.rstrip("*") == MARKS[status] for cells in table.rows)
            assert shown == counted[status.replace("-", "_")]


def test_only_keeps_the_targets_that_have_the_status_anywhere() -> None:
    table = matrix_table(result(), Lang.ZH, only=["fail"])
    assert column(table, "name") == ["指标0", "指标1", "指标2"]
    assert marks(table)[0] == "√▲×"


def test_targets_of_one_name_are_told_apart() -> None:
    table = matrix_table(result(names={"t0": "指标1"}), Lang.ZH)
    assert column(table, "name")[:2] == ["指标1(t0)", "指标1(t1)"]


def test_a_verdict_that_was_left_out_is_an_empty_cell() -> None:
    made = result()
    made["results"] = made["results"][1:]
    assert marks(matrix_table(made, Lang.ZH))[-1] == "▲×"  # its target comes last now
    assert "" in [cell.text for cells in flat_matrix(made, Lang.ZH).rows for cell in cells]


def test_the_ranking_has_the_best_first() -> None:
    table = ranking_table(result(), Lang.ZH)
    assert column(table, "rank") == ["1", "2", "3"]
    assert column(table, "region") == ["第2县", "第1县", "第0县"]
    assert [cell.text for cell in table.rows[0][2:]] == ["4", "1", "1", "1", "1"]


def test_one_table_for_programs() -> None:
    table = flat_matrix(result(), Lang.ZH)
    assert [c.key for c in table.columns][:3] == ["rank", "region", "total"]
    assert [c.key for c in table.columns][-4:] == ["t0", "t1", "t2", "t3"]
    texts = [cell.text for cell in table.rows[0]]
    assert texts[-4:] == ["未达标", "无法判定", "达标", "预警"]


def test_the_legend_names_all_marks_and_the_star_where_there_is_one() -> None:
    first, star = legend(result(), Lang.ZH)
    assert first == "× 未达标  ▲ 预警  ○ 无法判定  √ 达标"
    assert star.startswith("*")
    made = result()
    made["results"][-1]["flags"] = []
    assert len(legend(made, Lang.EN)) == 1


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize(("regions", "targets"), [(10, 47), (90, 3), (12, 250), (1, 1)])
def test_it_fits_on_80_columns(regions: int, targets: int, ambiguous: int) -> None:
    made = result(regions, targets, {"t0": "很长" * 60})
    forms = [matrix_table(made, Lang.ZH), turned_table(made, Lang.ZH)]
    pieces = fitted(forms, 80, ambiguous, Lang.ZH)
    for piece in pieces:
        for line in lines(piece, 80, encoding="gbk", ambiguous=ambiguous, rule="-"):
            assert text_width("".join(cell.text for cell in line), ambiguous) <= 80
            assert "?" not in "".join(cell.text for cell in line)
    shown = sum(cell.tone != "" for piece in pieces for cells in piece.rows for cell in cells)
    assert shown == regions * targets


def test_few_targets_of_many_regions_are_turned() -> None:
    made = result(90, 3)
    (piece,) = fitted([matrix_table(made, Lang.ZH), turned_table(made, Lang.ZH)], 80, 1, Lang.ZH)
    assert len(piece.rows) == 90


def test_pieces_are_numbered_and_each_has_the_names() -> None:
    made = result(40, 47)
    pieces = fitted([matrix_table(made, Lang.ZH), turned_table(made, Lang.ZH)], 80, 1, Lang.ZH)
    assert pieces[0].title.endswith(f"（1/{len(pieces)}）")
    assert {len(piece.rows) for piece in pieces} == {47}
    heads = [c.heading for piece in pieces for c in piece.columns[1:]]
    assert heads == [f"第{r}县" for r in range(40)]


def test_names_that_would_act_are_made_visible() -> None:
    made = result(names={"t0": "a\x1b[31m\n"})
    made["regions"][0]["region"] = made["results"][0]["region"] = "东\u202e县"
    table = matrix_table(made, Lang.ZH)
    assert table.columns[1].heading == "东\\u202e县"
    assert table.rows[0][0].text == "a\\u001b[31m\\n"
    assert table.rows[0][1].text == "√"
