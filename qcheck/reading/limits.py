"""How much of a file is read at most, counted as read and not as the file declares it."""

from __future__ import annotations

MEGABYTE = 1 << 20

FILES = 1000  # in one folder, or fitting one pattern
FILE_BYTES = 30 * MEGABYTE
PARTS = 20_000  # of a package
UNPACKED_BYTES = 256 * MEGABYTE
ODS_BYTES = 120 * MEGABYTE  # of .ods content, counted each time that it is gone through
CELLS = 4_000_000
CELLS_HELD = 2_000_000  # of an .xls workbook: each sheet is in memory as a whole
# Formats whose hidden columns or sheets stand after the cells are held in memory: fewer cells.
HELD_CELLS = 300_000
VALUES_HELD = 1_000_000  # of json
TAGS = 1_500_000
MERGES = 20_000
SHEETS = 300
XML_DEPTH = 64
ROW = 1_048_576
COLUMN = 16_384
# The shared strings are the one part that is held in memory.
STRINGS = 2_000_000
STRING_CHARACTERS = 48_000_000
CELL_CHARACTERS = 1_000_000
# Spans that reach into later rows are looked at again in each: this often in all.
SPAN_STEPS = 5_000_000
