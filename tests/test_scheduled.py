"""The scripts of examples/scheduled, as far as this machine can run them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.examples import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "examples" / "scheduled"


@pytest.mark.skipif(not shutil.which("sh"), reason="there is no POSIX shell here")
@pytest.mark.parametrize(
    ("actuals", "code", "said"),
    [
        (ROOT / "examples" / "jinhua-2025" / "actuals.xlsx", 12, "存在未达标指标"),
        (ROOT / "no-such-file.xlsx", 4, "数据无法读取"),
    ],
)
def test_the_script_under_cron(tmp_path: Path, actuals: Path, code: int, said: str) -> None:
    """As cron runs it: no environment, LANG=C, from the root."""
    launcher = tmp_path / "qcheck"
    path = ":".join(entry for entry in sys.path if entry)
    launcher.write_text(
        f"#!/bin/sh\nPYTHONPATH='{path}' exec '{sys.executable}' -m qcheck \"$@\"\n",
        encoding="utf-8",
    )
    launcher.chmod(0o755)
    run = subprocess.run(
        [
            *("env", "-i", "LANG=C", f"QCHECK={launcher}", f"ACTUALS={actuals}"),
            *(f"OUT={tmp_path / 'out'}", "/bin/sh", FOLDER / "verify.sh"),
        ],
        cwd="/",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert run.returncode == code, run.stdout + run.stderr
    assert said in run.stdout.decode("utf-8")
    (log,) = (tmp_path / "out").glob("jinhua-2025-*.log")
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines[-2].startswith(f"退出码 {code}：")
    assert said in lines[-1]
    assert len(list((tmp_path / "out").glob("jinhua-2025-*.xlsx"))) == (code == 12)


def test_the_windows_script_is_ascii_with_windows_line_ends() -> None:
    data = (FOLDER / "verify.cmd").read_bytes()
    data.decode("ascii")
    assert data.count(b"\r\n") == data.count(b"\n") > 10


def test_both_scripts_know_every_exit_code() -> None:
    from qcheck.errors import Exit  # noqa: PLC0415

    shell = (FOLDER / "verify.sh").read_text(encoding="utf-8")
    batch = (FOLDER / "verify.cmd").read_text(encoding="ascii")
    for code in set(Exit) - {Exit.INTERNAL}:
        assert f"  {int(code)}) says=" in shell
        assert f'"%CODE%"=="{int(code)}"' in batch
