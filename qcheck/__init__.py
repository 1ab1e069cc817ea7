"""qcheck: are the figures that a quality plan promises reached?

The way of the data: spreadsheet cells become actuals (`qcheck.reading`), plan files become targets
(`qcheck.library`), `qcheck.verify` compares them, and everything a person sees is drawn from its
result.
"""

__version__ = "0.1.0"
