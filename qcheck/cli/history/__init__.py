"""`qcheck history …`: what earlier runs said, and what changed between them."""

# One more: its module here, which has `run`, its name, and `history.help-…` in the words.
COMMANDS = ("list", "show", "diff", "trend", "export", "verify")
