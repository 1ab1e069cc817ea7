"""`python -m qcheck` and the `qcheck` command."""

import gc
import sys

# A run makes far more objects than garbage: collecting every 700 of them is a tenth of a start.
gc.set_threshold(50_000)

from qcheck.cli import main  # noqa: E402 - the imports are what this is about

if __name__ == "__main__":
    sys.exit(main())
