"""What a table shows of waivers; a result of an older version has none."""

from __future__ import annotations

from typing import Any

from qcheck.model import Lang
from qcheck.table import (
    about_table,
    count_table,
    lead_count_table,
    record_table,
    summary_lines,
    verdict_table,
    waiver_table,
)
from qcheck.table.waivers import WAIVER_KEYS
from tests.sample import column, sample

SAID = {
    "document": "示市质强办〔2025〕8号",
    "reason": "机构改革",
    "approver": "示范市人民政府",
    "expires": "2025-12-31",
    "source": "w.yaml:1:3",
}


def waived() -> dict[str, Any]:
    """The sample with its first target exempt and its second adjusted."""
    result = sample()
    first, second = result["results"][:2]
    first["waiver"] = {**SAID, "value": None, "verdict": None}
    verdict = {"status": "pass", "reason": "MET", "message": "达到要求", "gap": 0}
    second["waiver"] = {**SAID, "value": second["target"], "verdict": verdict}
    for counts in (result["summary"], result["summary"]["binding"]):
        counts["waived"] = 2
    result["waivers"] = {
        "path": "w.yaml", "sha256": "2" * 64, "count": 3, "applied": 2, "refused": 1,
    }  # fmt: skip
    return result


def test_without_waivers_no_table_speaks_of_them() -> None:
    result = sample()
    keys = {column.key for column in verdict_table(result, Lang.ZH).columns}
    assert not keys & set(WAIVER_KEYS)
    assert waiver_table(result, Lang.ZH).rows == ()
    for table in (count_table(result, Lang.ZH), lead_count_table(result, Lang.ZH)):
        assert table.columns[-1].key == "count-pass"
    assert "豁免" not in "".join(summary_lines(result, Lang.ZH))


def test_the_files_always_have_the_columns() -> None:
    keys = [column.key for column in record_table(sample(), Lang.ZH).columns]
    assert tuple(keys[-len(WAIVER_KEYS) :]) == WAIVER_KEYS


def test_the_original_status_stays_beside_the_waiver() -> None:
    result = waived()
    table = verdict_table(result, Lang.ZH)
    assert column(table, "status") == column(verdict_table(sample(), Lang.ZH), "status")
    assert sorted(filter(None, column(table, "waiver"))) == ["豁免", "豁免→√ 达标"]
    assert sorted(filter(None, column(verdict_table(result, Lang.EN), "waiver"))) == [
        "waived",
        "waived → √ passed",
    ]


def test_the_list_of_waivers() -> None:
    table = waiver_table(waived(), Lang.ZH)
    assert table.title == "豁免"
    assert len(table.rows) == 2
    assert set(column(table, "waiver-document")) == {SAID["document"]}
    assert "免予考核" in column(table, "waiver-value")
    assert "达到要求" in column(table, "waiver-message")


def test_they_are_counted_beside_the_statuses() -> None:
    result = waived()
    assert [row[-1].value for row in count_table(result, Lang.ZH).rows] == [2, 2, 0]
    assert summary_lines(result, Lang.ZH)[0].endswith("（其中豁免2）")
    leads = lead_count_table(result, Lang.ZH)
    assert leads.columns[-1].heading == "其中豁免"
    entries = result["results"][:2]
    assert sum(int(row[-1].value or 0) for row in leads.rows) == sum(
        max(1, len(entry["lead"])) for entry in entries
    )


def test_where_they_came_from() -> None:
    rows = {row[0].text: row[1].text for row in about_table(waived(), Lang.ZH).rows}
    assert rows["豁免文件"].startswith("w.yaml（3条，执行2条，未执行1条）SHA-256 222")
