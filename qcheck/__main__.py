"""`python -m qcheck` and the `qcheck` command.

A run makes many objects and hardly any garbage; looking for it, every 700 objects and once more at
the end, would be a fifth of a short run. The version alone is told without the command line, whose
import takes five times as long.
"""

import gc
import sys
from importlib import import_module

from qcheck import __version__

_VERSION = f"qcheck {__version__}\n"


def main() -> int:
    """Runs the command line of this process; returns its exit code."""
    if sys.argv[1:] == ["--version"] and _told():
        return 0
    gc.set_threshold(50_000)  # before the imports, which make most of the objects
    code: int = import_module("qcheck.cli").main()
    gc.freeze()
    return code


def _told() -> bool:
    """Whether the version is said; where there is nobody to hear it, the command line knows why."""
    try:
        sys.stdout.write(_VERSION)
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
