"""Figures of the whole and of a part in one cell, for an indicator that is of a part itself."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcheck.evidence import gather
from tests.builders import JUNE, row, target

CITY = "市区空气质量优良天数比例"
TWO = "中心城区和县城(建成区)空气质量优良天数比率"
FIRMS = "规上制造业品牌销售占比"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        (CITY, "全市89.2%，其中市区88.2%", "88.2"),
        (CITY, "全市89.2%（其中：市区88.2%）", "88.2"),
        (CITY, "89.2%，其中市区88.2%、义乌87%", "88.2"),
        (CITY, "市区93.1%，其中金东区92%", "93.1"),
        (CITY, "市区93.1%", "93.1"),
        (CITY, "93.1%，其中金东区92%", "93.1"),
        (CITY, "全市89.2%，其中城区88.2%", None),
        (CITY, "全市95.2%", None),
        (CITY, "95.2%，其中中心城区96%", None),
        (CITY, "市区93.1%，全市92%", None),
        ("城区空气质量优良天数比例", "全市81.9%，其中市区80.9%", None),
        (TWO, "全市93.9%，其中中心城区90.9%", None),
        (FIRMS, "全市53.9%，其中规上50.9%", None),
        (FIRMS, "全市53.9%，其中市区50.9%", "53.9"),
        (FIRMS, "全市53.9%", "53.9"),
        ("空气质量优良天数比例", "全市89.2%，其中市区88.2%", "89.2"),
    ],
)
def test_the_part_that_is_asked_for(name: str, text: str, value: str | None) -> None:
    found = gather(target("≥ 90%", name=name), [row(text, name=name)], lambda _: JUNE)
    assert [one.value for one in found.points] == ([Decimal(value)] if value else [])
    if not value and not text.startswith("市区"):
        assert [one.code for one in found.findings] == ["value-of-whole"]
