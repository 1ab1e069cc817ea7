"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# A shared machine may pause any example; slowness is measured in benchmarks/, not here.
settings.register_profile("qcheck", deadline=None)
settings.load_profile("qcheck")
