"""Files that chance makes. For longer than the suite does: `python -m tests.fuzz SECONDS`."""
