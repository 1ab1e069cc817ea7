"""The comparison as anybody would write it in ten lines: names and numbers, no more."""

import sys

import pandas as pd

REQUIRED = {"规上制造业品牌销售占比": 0.55, "新增国家高新技术企业": 400, "研发投入强度": 0.028}
table = pd.read_excel(sys.argv[1], header=2)
known = table[table["指标名称"].isin(REQUIRED)]
for name, value in zip(known["指标名称"], known["完成值"], strict=True):
    print(name, "达标" if float(value) >= REQUIRED[name] else "未达标")
