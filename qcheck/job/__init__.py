"""A job while it runs: its lock, its log, what it writes, who is told."""
