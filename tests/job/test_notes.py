"""A note whose name says what needs attention."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from qcheck.errors import OutputError
from qcheck.job import notes

if TYPE_CHECKING:
    from pathlib import Path

DAY = dt.date(2026, 11, 22)


def test_a_note_for_notepad(tmp_path: Path) -> None:
    path = notes.write(tmp_path / "提醒", DAY, ("提醒", "未达标2项", "缺报1项"), "一\n二")
    assert path == tmp_path / "提醒" / "2026-11-22_提醒_未达标2项_缺报1项.txt"
    assert path.read_bytes() == b"\xef\xbb\xbf" + "一\r\n二\r\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_the_same_note_is_one_file_and_another_one_stays(tmp_path: Path) -> None:
    first = notes.write(tmp_path, DAY, ("提醒",), "甲")
    assert notes.write(tmp_path, DAY, ("提醒",), "甲") == first
    second = notes.write(tmp_path, DAY, ("提醒",), "乙")
    assert second.name == "2026-11-22_提醒-2.txt"
    assert notes.write(tmp_path, DAY, ("提醒",), "乙") == second
    assert first.read_text("utf-8-sig") == "甲\n"


def test_a_name_holds_nothing_that_a_file_system_refuses(tmp_path: Path) -> None:
    path = notes.write(tmp_path, DAY, ("提醒", "a/b\\c:d?", "长" * 300), "x")
    assert path.parent == tmp_path
    assert not set(path.name) & set('/\\:*?"<>|')
    assert len(path.name.encode()) < 255


def test_a_place_that_takes_no_note_is_said(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    for folder in (tmp_path / "x", tmp_path / "no" / "where"):
        with pytest.raises(OutputError):
            notes.write(folder, DAY, ("提醒",), "x")
