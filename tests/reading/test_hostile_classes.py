"""Each class of files made to hurt: the program ends soon, in little memory, in words."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.demo import GOOD, plan, sheet
from tests.reading.hostile import FILES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are Linux's")

SECONDS = 10.0  # of processor time: other programs may have the machine, too
MEGABYTES = 300
CODES = {0, 2, 4, 10, 11, 12}
# Address space holds far more than is used: libraries, arenas. What is used is measured.
_RUN = """
import re, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({limit} << 20,) * 2)
from qcheck.__main__ import main
from qcheck.reading import limits
limits.CELLS = 400_000  # a tenth of what is read in earnest, which benchmarks/ time
limits.TEXT_CELLS = 2_000_000
code = main()
times = resource.getrusage(resource.RUSAGE_SELF)
said = open("/proc/self/status", encoding="utf-8").read()
used = int(re.search(r"VmHWM:\\s*(\\d+) kB", said)[1]) >> 10
open({report!r}, "w", encoding="utf-8").write(f"{{used}} {{times.ru_utime + times.ru_stime}}")
sys.exit(code)
"""
_LIMIT = 500
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def verified(folder: Path, *names: str | bytes, stdin: bytes = b"") -> tuple[int, str]:
    """Runs `qcheck verify` on the files within all limits: its code, and what stderr says."""
    report = folder / "megabytes"
    script = _RUN.format(limit=_LIMIT, report=str(report))
    demo = folder / "demo-2025.yaml"
    run = subprocess.run(
        [
            *(sys.executable, "-c", script, "verify"),
            *("--plan", str(demo if demo.exists() else plan(folder))),
            *("--as-of", "2025-06-30", "--", *names),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=30 * SECONDS,  # on a machine that does other things, too
    )
    out, err = run.stdout.decode("utf-8"), run.stderr.decode("utf-8")
    assert "Traceback" not in err, err[-2000:]
    assert run.returncode in CODES, err[-2000:]
    assert err.splitlines()[-1].startswith(f"退出码 {run.returncode}：")
    assert not _CONTROL.search(out + err), _CONTROL.search(out + err)
    assert len(max(err.splitlines(), key=len)) < 2000
    used, took = map(float, report.read_text(encoding="utf-8").split())
    print(f"{took:.2f} s, {used:.0f} MB, {run.returncode}, {err.splitlines()[-2][:200]}")  # noqa: T201
    assert took < SECONDS
    assert used < MEGABYTES
    return run.returncode, err


@pytest.mark.parametrize("name", FILES)
def test_a_file_made_to_hurt(tmp_path: Path, name: str) -> None:
    file = tmp_path / "actuals.xlsx"
    file.write_bytes(FILES[name]())
    code, err = verified(tmp_path, str(file))
    assert code != 4 or "actuals.xlsx" in err or "demo-2025" in err


@pytest.mark.parametrize(
    "name",
    [
        "换\n行.csv".encode(),
        "[red]红[red].csv".encode(),
        b"\x1b[31mred\x1b[2J.csv",
        "\u202e左右.csv".encode(),
        "😀.csv".encode(),
        b"\xff\xfe\x80.csv",
        b"-x.csv",
        b"--plan.csv",
        b"a" * 250 + b".csv",
        b"*.csv",
        b"[a-z].csv",
        b" .csv ",
        b"a!b!C3.csv",
        b"%s{x}{0}.csv",
        b"$(touch x).csv",
    ],
)
def test_a_file_name_made_to_hurt(
    tmp_path: Path, name: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    good = sheet(tmp_path, *GOOD[:2], "别的指标,1", "新增未来工厂,说不清")
    good.rename(tmp_path / os.fsdecode(name))
    code, err = verified(tmp_path, name)
    assert code == 0, err


def test_names_that_lead_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)
        listening.bind("socket")
        names = ("fifo", "dangling", "loop", "socket", "/dev/zero", "/dev/null", "/proc/self/mem")
        for name in (
            *names,
            "a" * 300,
            "a/" * 500,
            "/dev/stdin",
            "~$x.xlsx",
            "",
            "*.x",
            "[",
            "*/*/*",
        ):
            code, err = verified(tmp_path, name)
            assert code == 4, err
            assert len(err.splitlines()) == 2, err
        code, err = verified(tmp_path, *names)
        assert code == 4
        assert all(name in err for name in names), err
    good = sheet(tmp_path, *GOOD)
    code, err = verified(tmp_path, *names, str(good), str(tmp_path))
    assert code == 0, err


def test_standard_input_without_end(tmp_path: Path) -> None:
    assert verified(tmp_path, "-", stdin=b"a" * (40 << 20))[0] == 4
    assert verified(tmp_path, "-", stdin=b"")[0] == 4


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    good = sheet(tmp_path, *GOOD)
    good.chmod(0)
    code, err = verified(tmp_path, str(good))
    assert code == 4
    assert "权限" in err
