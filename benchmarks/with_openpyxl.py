"""The comparison as anybody would write it in ten lines: names and numbers, no more."""

import sys

from openpyxl import load_workbook

REQUIRED = {"规上制造业品牌销售占比": 0.55, "新增国家高新技术企业": 400, "研发投入强度": 0.028}
sheet = load_workbook(sys.argv[1]).active
assert sheet is not None
for cells in sheet.iter_rows(min_row=4, values_only=True):
    if cells[2] in REQUIRED and isinstance(cells[5], int | float):
        print(cells[2], "达标" if cells[5] >= REQUIRED[str(cells[2])] else "未达标")
