"""`python -m qcheck` and the `qcheck` command."""

import sys

from qcheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
