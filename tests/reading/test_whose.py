"""Whose figures several files hold, and how `--region` is spelled. 示例数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qcheck.errors import UsageError
from qcheck.evidence import of_region
from qcheck.reading import read
from tests.reading import book

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ("指标名称", "单位", "完成值")


def files(tmp_path: Path, *names: str, title: str = "") -> list[str]:
    """A file for each name, each with another figure."""
    return [
        book.save(
            tmp_path,
            book.workbook(
                {"S": book.sheet(book.rows((title,), HEADER, ("甲", "件", book.number(str(n)))))}
            ),
            f"{name}.xlsx",
        )
        for n, name in enumerate(names, start=1)
    ]


@pytest.mark.parametrize(
    ("names", "title", "own"),
    [
        (["兰溪市", "义乌市"], "", []),
        (["01兰溪", "附件2义乌2025年9月"], "", []),
        (["金华市2025", "义乌市"], "", ["1"]),
        (["浙江省", "义乌市"], "金华市质量指标", ["1"]),
        (["汇总表", "2025年9月"], "", ["1", "2"]),
        (["金华市", "金华"], "", ["1", "2"]),
        (["义乌市"], "", ["1"]),  # of one file the name says nothing
    ],
)
def test_the_names_of_several_files(
    tmp_path: Path, names: list[str], title: str, own: list[str]
) -> None:
    rows = read(files(tmp_path, *names, title=title), home="金华市").rows
    assert [row.raw for row in of_region(rows, "金华市", None)[0]] == own


def test_what_a_file_is_named_after_is_known_in_all(tmp_path: Path) -> None:
    rows = read(files(tmp_path, "临江县", "汇总", title="临江质量指标"), home="金华市").rows
    assert {row.raw: row.around[0] for row in rows} == {"1": ("临江",), "2": ("临江",)}


@pytest.mark.parametrize(
    ("asked", "raw"), [("兰溪市", ["1"]), ("兰溪", ["1"]), ("东阳市", ["1", "2"])]
)
def test_the_file_of_the_region_asked_for(tmp_path: Path, asked: str, raw: list[str]) -> None:
    rows = read(files(tmp_path, "兰溪市", "义乌"), region=asked, home="金华市").rows
    assert [row.raw for row in rows] == raw


@pytest.mark.parametrize(
    ("asked", "raw"),
    [
        ("兰溪", ["2", "3"]),
        ("兰溪市", ["2", "3"]),
        ("义乌市", ["4"]),
        ("金华市", ["1"]),
        ("金华", ["1"]),
        ("全市", ["1"]),
        ("吉林市", ["5"]),
        ("吉林", []),
        ("东阳", []),
    ],
)
def test_how_the_region_is_spelled(tmp_path: Path, asked: str, raw: list[str]) -> None:
    places = ["全市", "兰溪", "兰溪市", "义乌", "吉林市", "吉林省"]
    lines = [("指标名称", "地区", "单位", "完成值")]
    lines += [("甲", place, "件", str(n)) for n, place in enumerate(places, start=1)]
    path = book.table(tmp_path, lines)
    if raw:
        rows = read([path], region=asked, home="金华市").rows
        assert [row.raw for row in rows] == raw
    else:
        with pytest.raises(UsageError, match=r"data\.region-unknown"):
            read([path], region=asked, home="金华市")
