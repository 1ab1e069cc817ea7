"""A row's own 目标值 against the plan's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qcheck.promised import differs
from qcheck.quantity import parse_stated
from tests.builders import row, target


@pytest.mark.parametrize(
    ("planned", "stated", "unit"),
    [
        *(
            ("≥ 15%", said, "%")
            for said in ("≥ 15", "15以上", "不低于15%", "15%及以上", "＞15", ">=15%")
        ),
        *(
            ("≥ 15%", said, "")
            for said in ("15%", "达到15%", "到2025年达到15%", "15％以上", "0.15")
        ),
        *(
            ("≥ 15%", said, "")
            for said in ("2025年底15%", "第一季度3%，全年15%", "力争15%", "150‰")
        ),
        *(
            ("≥ 100%", said, "%")
            for said in ("=100", "100", "100%", "100.0%", "1", "全覆盖", "达标")
        ),
        *(
            ("< 37微克/立方米", said, "")
            for said in ("<37", "＜37", "37以下", "≤37μg/m³", "37ug/m3")
        ),
        *(
            ("≥ 1.8万件", said, "件")
            for said in ("18000", "18,000件", "1.8万件", "1.8万", "≥1.8万件")
        ),
        *(("≥ 1.8万件", said, "万件") for said in ("1.8", "≥1.8", "1.80", "1.8万件", "18000件")),
        *(
            ("≥ 1.8万件", said, "")
            for said in ("1.8", "18000", "", "/", "完成任务", "按省下达任务")
        ),
        *(("2–3个", said, "个") for said in ("2–3个", "2-3", "2~3个", "2至3", "2", "3个", "≥2个")),
        *(("≥ 2个 (2–3个)", said, "个") for said in ("2–3个", "≥2", "2")),
        *(("1–2万件", said, "件") for said in ("1–2万件", "1万-2万件", "10000~20000")),
        *(("= 0起", said, "起") for said in ("0", "=0", "0起", "≤0", "不发生")),
        *(
            ("≤ 3.5%", said, "%")
            for said in ("≤3.5", "3.5以内", "控制在3.5%以内", "不超过3.5%", "<3.5")
        ),
        *(("≤ -3%", said, "") for said in ("下降3%", "-3%", "降低3%以上", "≤-3%")),
        *(("≥ 30亿元", said, "亿元") for said in ("30", "30亿元", "300000万元")),
        *(("≥ 27万元/人", said, "") for said in ("27", "27万元/人", "270000元/人")),
    ],
)
def test_the_same_promise(planned: str, stated: str, unit: str) -> None:
    assert not differs(target(planned), row("1", stated=stated, unit=unit))


@pytest.mark.parametrize(
    ("planned", "stated", "unit"),
    [
        *(("≥ 15%", said, "%") for said in ("≥ 16", "14以上", "不低于20%", "15.1", "0.16", "1.5")),
        *(("≥ 15%", said, "%") for said in ("≤ 15", "15以下", "不超过15%", "控制在15%以内", "15‰")),
        *(("≤ 3.5%", said, "%") for said in ("≥3.5", "3.5%以上", "不低于3.5%", "4.0")),
        *(("≥ 1.8万件", said, "件") for said in ("1.8", "2万件", "20000", "180000", "1.8亿件")),
        *(("≥ 1.8万件", said, "") for said in ("2", "2.0万", "1800")),
        *(("2–3个", said, "个") for said in ("2–4个", "1-3个", "4", "≥4个", "≤1")),
        *(("= 0起", said, "起") for said in ("1", "≤2", "1起以内")),
        *(("≤ -3%", said, "") for said in ("下降5%", "-2%", "3%")),
        *(("≥ 30亿元", said, "亿元") for said in ("35", "30万元", "300亿元")),
    ],
)
def test_another_promise(planned: str, stated: str, unit: str) -> None:
    assert differs(target(planned), row("1", stated=stated, unit=unit))


@pytest.mark.parametrize(
    ("text", "values", "side", "span"),
    [
        ("≥ 15", ["15"], 1, False),
        ("不超过1.8万件", ["18000"], -1, False),
        ("1–2万件", ["10000", "20000"], 0, True),
        ("2025年达到98%", ["98"], 0, False),
        ("-5%", ["-5"], 0, False),
        ("完成", [], 0, False),
    ],
)
def test_what_is_stated(text: str, values: list[str], side: int, span: bool) -> None:
    found = parse_stated(text)
    assert [one.value for one in found.figures] == [Decimal(value) for value in values]
    assert (found.side, found.span) == (side, span)
