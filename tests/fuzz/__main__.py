"""`python -m tests.fuzz SECONDS [SEED]`: every property in turn, each round from the next seed."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, seed, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = ("tests.fuzz.test_bytes", "tests.fuzz.test_grids", "tests.fuzz.test_seen")
ROUND = 300  # examples of one property at a time


def _properties() -> Iterator[tuple[str, Any]]:
    for module in map(import_module, MODULES):
        for name, found in vars(module).items():
            if name.startswith("test_") and getattr(found, "is_hypothesis_test", False):
                yield f"{module.__name__}.{name}", found


def main(seconds: float, first: int = 0) -> int:
    """Runs until the time is out; the first example that breaks a property ends it."""
    often = settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        derandomize=False,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    properties = [(name, often(found)) for name, found in _properties()]
    end = time.monotonic() + seconds
    rounds = 0
    while time.monotonic() < end:
        for name, found in properties:
            sys.stdout.write(f"{name}\n")
            seed(first + rounds)(found)()
        rounds += 1
    sys.stdout.write(f"{rounds} x {len(properties)} x {ROUND} examples\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(float((sys.argv[1:] or ["60"])[0]), int((sys.argv[2:] or ["0"])[0])))
