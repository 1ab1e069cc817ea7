"""How much of a file is read at most, counted as read and not as the file declares it."""

from __future__ import annotations

MEGABYTE = 1 << 20

FILES = 1000  # in one folder, or fitting one pattern
FILE_BYTES = 30 * MEGABYTE
TEXT_BYTES = 256 * MEGABYTE  # of csv and the like, which is read as a stream
PARTS = 20_000  # of a package
UNPACKED_BYTES = 256 * MEGABYTE
ODS_BYTES = 120 * MEGABYTE  # of .ods content, counted each time that it is gone through
CELLS = 4_000_000
TEXT_CELLS = 20_000_000  # of csv
TEXT_LINE = 1 * MEGABYTE  # characters without a line break
CELLS_HELD = 2_000_000  # of an .xls workbook: each sheet is in memory as a whole
# Formats whose hidden columns or sheets stand after the cells are held in memory: fewer cells.
HELD_CELLS = 300_000
VALUES_HELD = 1_000_000  # of json
TAGS = 1_500_000
MERGES = 20_000
SHEETS = 300
HEADERS = 10_000  # header rows of a sheet
NAMES = 50_000  # different names of rows in a file: no indicators any more
VALUES = 250_000  # of the judged region in one sheet: all are held until they are judged
LEADING = 20_000  # rows above the first of them
XML_DEPTH = 64
ROW = 1_048_576
COLUMN = 16_384
# The shared strings are the one part that is held in memory.
STRINGS = 2_000_000
STRING_CHARACTERS = 48_000_000
CELL_CHARACTERS = 1_000_000
# Spans that reach into later rows are looked at again in each: this often in all.
SPAN_STEPS = 5_000_000
