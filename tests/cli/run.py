"""Runs the program in this process, or as one of its own where the console matters."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qcheck.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.err.splitlines()[-1]


def qcheck(*args: str | Path, stdin: bytes = b"") -> Run:
    """In this process: quick."""
    out, err = io.StringIO(), io.StringIO()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([str(arg) for arg in args])
    finally:
        sys.stdin = before
    return Run(code, out.getvalue(), err.getvalue())


def process(
    *args: str | Path, cwd: Path | None = None, clean: bool = False, **env: str
) -> subprocess.CompletedProcess[bytes]:
    """As a process of its own, with these variables in its environment."""
    inherited = {} if clean else dict(os.environ)
    return subprocess.run(
        [sys.executable, "-m", "qcheck", *map(str, args)],
        cwd=cwd,
        env={**inherited, "PYTHONPATH": os.pathsep.join(sys.path), **env},
        capture_output=True,
        check=False,
        timeout=60,
    )
