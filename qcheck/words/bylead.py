"""Words of the workbooks that go to the departments, one each."""

from __future__ import annotations

PHRASES = {
    "opt-by-lead": (
        "在该文件夹中为每个牵头单位各写一份催办清单（.xlsx）。",
        "Write into this folder what each lead department owes, one .xlsx each.",
    ),
    "sheet-open": ("催办清单", "To do"),
    "sheet-all": ("全部指标", "All targets"),
    "title-open": ("{lead}催办清单", "{lead}: to do"),
    "title-all": ("{lead}牵头的全部指标", "{lead}: all targets"),
    "about": (
        "依据《{plan}》，数据截至{as_of}。{counts}",
        "From {plan}, data as of {as_of}. {counts}",
    ),
    "signatures": (
        "签收人：______________    联系电话：______________    日期：______________",
        "Received by: ______________    Telephone: ______________    Date: ______________",
    ),
    "no-lead": ("未明确牵头单位", "No lead department"),
    "is-input": (
        "{path}：这是要读取的文件，未覆盖，请换一个文件夹",
        "{path}: this file is read, so it was not replaced; choose another folder",
    ),
    "not-ours": (
        "{path}：已有同名文件，不是本程序写的催办清单，未覆盖，请移走它或换一个文件夹",
        "{path} exists, is no such list and was not replaced; move it, or name another folder",
    ),
}
