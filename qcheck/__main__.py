"""`python -m qcheck` and the `qcheck` command.

A run makes many objects and hardly any garbage; looking for it, every 700 objects and once more at
the end, would be a fifth of a short run.
"""

import gc
import sys

gc.set_threshold(50_000)

from qcheck import cli  # noqa: E402 - after the threshold: the imports make most of the objects


def main() -> int:
    """Runs the command line of this process; returns its exit code."""
    code = cli.main()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
