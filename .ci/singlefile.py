"""qcheck as one file that any Python from 3.10 on runs: `python .ci/singlefile.py qcheck.pyz`.

Nothing can be loaded from a zip that was compiled, so the packages are in it without their compiled
parts, which all have slower equals in Python; what has none (the Word report, PostgreSQL) is not in
it. The same file runs on Windows and Linux. It needs what `wheels.py` needs.
"""

from __future__ import annotations

import argparse
import tempfile
import zipapp
import zipfile
from pathlib import Path

from wheels import PLATFORMS, PYTHONS, build, collect

_COMPILED = (".so", ".pyd", ".c", ".pyx", ".pxd", ".h")
_ONLY_COMPILED = ("greenlet",)  # SQLAlchemy asks for it only where somebody waits asynchronously
_MAIN = """\
import sys

if sys.version_info < (3, 10):
    sys.exit("Python 3.10 or newer, please; this is " + sys.version.split()[0])

from qcheck.__main__ import main

sys.exit(main())
"""


def unpack(wheel: Path, folder: Path) -> None:
    """What of a wheel can be run from a zip; licences are among it."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith((*_COMPILED, "/")):
                archive.extract(name, folder)


def main() -> None:
    """Makes the file that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args().file
    with tempfile.TemporaryDirectory() as scratch:
        fetched, inside = Path(scratch, "wheels"), Path(scratch, "inside")
        own = build(fetched)
        # The oldest Python, which asks for the most; both systems, of which each asks for its own.
        for name in ("windows-x64", "linux-x64"):
            place = fetched / name
            place.mkdir()
            collect(own, set(), place, PLATFORMS[name], PYTHONS[0])
            for wheel in place.glob("*.whl"):
                if not wheel.name.startswith(_ONLY_COMPILED):
                    unpack(wheel, inside)
        unpack(own, inside)
        (inside / "__main__.py").write_text(_MAIN, encoding="utf-8")
        zipapp.create_archive(inside, file, "/usr/bin/env python3", compressed=True)
    print(f"{file}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
