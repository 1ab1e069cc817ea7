"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# A shared machine may pause any example; slowness is measured in benchmarks/, not here.
# The same examples each time, so that a change is judged by what it changes; to look for new ones:
# HYPOTHESIS_PROFILE=explore pytest
settings.register_profile("qcheck", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "qcheck"))
