"""Only what the job wrote, only the oldest, never what somebody has worked on."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from qcheck.errors import OutputError
from qcheck.job.keep import Keeper, sweep


def made(folder: Path, name: str, text: str = "x") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def listed(folder: Path, *names: str, series: str = "甲") -> Path:
    """The files, written and listed in this order."""
    manifest = folder / ".kept.json"
    keeper = Keeper(manifest)
    for name in names:
        keeper.add(made(folder, name, name), series)
    return manifest


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*.json") if not path.name.startswith(".")}


def test_the_newest_of_each_series_stay(tmp_path: Path) -> None:
    manifest = listed(tmp_path, "a1.json", "a2.json", "a3.json")
    listed(tmp_path, "b1.json", "b2.json", series="乙")
    done = Keeper(manifest).prune(2)
    assert done.deleted == (tmp_path / "a1.json",)
    assert done.changed == done.refused == ()
    assert left(tmp_path) == {"a2.json", "a3.json", "b1.json", "b2.json"}
    assert Keeper(manifest).prune(2).deleted == ()


def test_the_order_of_writing_counts_and_no_clock_and_no_name(tmp_path: Path) -> None:
    """May judged again after June is the newest; a clock set back changes nothing."""
    manifest = listed(tmp_path, "2025-05.json", "2025-06.json", "2025-05.json")
    os.utime(tmp_path / "2025-05.json", (0, 0))
    assert Keeper(manifest).prune(1).deleted == (tmp_path / "2025-06.json",)
    assert left(tmp_path) == {"2025-05.json"}


def test_what_others_put_there_stays(tmp_path: Path) -> None:
    manifest = listed(tmp_path, "a1.json", "a2.json")
    made(tmp_path, "mine.json")
    Keeper(manifest).prune(1)
    assert left(tmp_path) == {"a2.json", "mine.json"}


def test_a_file_that_was_changed_is_somebodys(tmp_path: Path) -> None:
    manifest = listed(tmp_path, "a1.json", "a2.json")
    made(tmp_path, "a1.json", "批注")
    done = Keeper(manifest).prune(1)
    assert (done.deleted, done.changed) == ((), (tmp_path / "a1.json",))
    # From now on it is theirs, even if it is set back.
    made(tmp_path, "a1.json", "a1.json")
    assert Keeper(manifest).prune(1).deleted == ()
    assert left(tmp_path) == {"a1.json", "a2.json"}


def test_one_that_cannot_be_deleted_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = listed(tmp_path, "a1.json", "a2.json")
    unlink = Path.unlink

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path.suffix == ".json":
            raise PermissionError
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        assert Keeper(manifest).prune(1).refused == (tmp_path / "a1.json",)
    assert Keeper(manifest).prune(1).deleted == (tmp_path / "a1.json",)


def test_what_is_gone_does_not_count(tmp_path: Path) -> None:
    manifest = listed(tmp_path, "a1.json", "a2.json", "a3.json")
    (tmp_path / "a3.json").unlink()
    assert Keeper(manifest).prune(2).deleted == ()
    assert left(tmp_path) == {"a1.json", "a2.json"}


def test_a_file_that_grows_is_deleted_once_it_is_whole(tmp_path: Path) -> None:
    manifest = tmp_path / ".kept.json"
    for number in range(3):
        keeper = Keeper(manifest)
        path = made(tmp_path, f"log{number}.json", "begun")
        keeper.add(path, "log", growing=True)
        made(tmp_path, path.name, "begun, ended")
        if number:  # the first was killed before it was whole
            keeper.add(path, "log")
        deleted = keeper.prune(1).deleted
        assert deleted == ((tmp_path / f"log{number - 1}.json",) if number else ())
    assert left(tmp_path) == {"log2.json"}


def test_what_is_deleted_may_lie_elsewhere_and_the_folder_may_move(tmp_path: Path) -> None:
    home = tmp_path / "job"
    (home / "results").mkdir(parents=True)
    keeper = Keeper(home / "results" / ".kept.json")
    for name in ("1.json", "2.json"):
        keeper.add(made(home / "reports", name), "甲")
    moved = home.rename(tmp_path / "moved")
    deleted = Keeper(moved / "results" / ".kept.json").prune(1).deleted
    assert [path.name for path in deleted] == ["1.json"]
    assert left(tmp_path) == {"2.json"}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": [1]}', '{"files": [{"path": "a"}]}'])
def test_a_damaged_list_deletes_nothing_and_is_begun_anew(tmp_path: Path, text: str) -> None:
    manifest = listed(tmp_path, "a1.json", "a2.json")
    made(tmp_path, manifest.name, text)
    keeper = Keeper(manifest)
    assert keeper.damaged
    assert keeper.prune(1).deleted == ()
    keeper.add(made(tmp_path, "a3.json"), "甲")
    assert not Keeper(manifest).damaged
    assert left(tmp_path) == {"a1.json", "a2.json", "a3.json"}


def test_no_list_is_no_damage_and_none_is_made_for_nothing(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / ".kept.json")
    assert not keeper.damaged
    assert keeper.prune(1).deleted == ()
    assert list(tmp_path.iterdir()) == []


def test_a_list_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    keeper = Keeper(tmp_path / "no" / ".kept.json")
    with pytest.raises(OutputError):
        keeper.add(made(tmp_path, "a.json"), "甲")


def test_half_written_files_go_when_they_are_old(tmp_path: Path) -> None:
    now = time.time()
    for name, age in (("old", 7200), ("new", 60), ("later", -7200)):
        path = made(tmp_path, f".{name}.qcheck-tmp")
        os.utime(path, (now - age, now - age))
    made(tmp_path, "old.json")
    os.utime(tmp_path / "old.json", (0, 0))
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {".new.qcheck-tmp", "old.json"}
    sweep(tmp_path / "nowhere")
