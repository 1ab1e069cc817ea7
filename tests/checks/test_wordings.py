"""Numerals and shares in words, which checks and the audit read alike."""

from __future__ import annotations

import re

import pytest

from qcheck.quantity.wordings import ALL_WORDS, NONE_WORDS, SHARE_WORDS, han_number, share


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百零五", "105"),
        ("一百五", "None"),
        ("三五", "None"),
        ("一〇五", "105"),
        ("二〇二五", "2025"),
        ("十二", "12"),
        ("百", "100"),
        ("壹佰", "100"),
        ("1万5千", "15000"),
        ("1.5万5千", "None"),
        ("1.5万", "15000"),
        ("3万5000", "35000"),
        ("一百二十三万四千五百", "1234500"),
        ("两亿零五十", "200000050"),
        ("百家", "None"),
        ("", "None"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    read = han_number(text)
    assert (str(read) if read is None else f"{read:f}") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("百分之六十五", 65),
        ("百分之98.5", 98.5),
        ("百分之六十五点五", 65.5),
        ("千分之五", 0.5),
        ("九成", 90),
        ("九成五", 95),
        ("半数", 50),
        ("四分之三", 75),
    ],
)
def test_shares(text: str, value: float) -> None:
    assert share(text) == value


@pytest.mark.parametrize("text", ["全部", "所有", "全面覆盖", "百分之百", "应检尽检"])
def test_all(text: str) -> None:
    assert re.fullmatch(ALL_WORDS, text)


@pytest.mark.parametrize("text", ["清零", "归零", "零发生", "零事故", "不再发生", "杜绝"])
def test_none(text: str) -> None:
    assert re.fullmatch(NONE_WORDS, text)


@pytest.mark.parametrize("text", ["所有权", "零容忍", "建成一成果转化中心"])
def test_other_words(text: str) -> None:
    assert not re.search(f"{ALL_WORDS}|{NONE_WORDS}", text)
    assert not re.search(SHARE_WORDS, text)
