"""Words of the workbook that departments fill in.

The headings, 截至, 审核人 and the words for a milestone are what the reader understands; the line
of instructions must name no date and none of the words that announce one.
"""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # The sheet
    "sheet": ("填报表", "Figures"),
    "title": ("{plan} 指标完成情况填报表", "{plan}: figures"),
    "title-dated": (
        "{plan} 指标完成情况填报表（截至{year}年{month}月{day}日）",
        "{plan}: figures ({year}-{month:02}-{day:02})",
    ),
    "head-id": ("指标编号", "ID"),
    "head-name": ("指标名称", "Indicator"),
    "head-unit": ("单位", "Unit"),
    "head-target": ("目标值", "Target"),
    "head-actual": ("实际值", "Actual"),
    "head-date": ("数据时点", "Date"),
    "head-region": ("地区", "Region"),
    "head-note": ("备注", "Note"),
    "office": ("填报单位：", "Department:"),
    "as-of": ("数据截至：", "Data of:"),
    "guide": (
        "填报说明：只填浅黄色单元格，按“单位”栏的单位填写；没有数据的留空，在备注中说明原因。",
        "Note: fill in the yellow cells, in the unit beside them; leave it empty without data.",
    ),
    "done": ("完成", "done"),
    "choices": ("已完成,未完成", "yes,no"),
    "signatures": (
        "审核人：______________    填报人：______________    日期：______________",
        "审核人(Checked by): __________    填报人(Filled in by): __________    日期(Date): ______",
    ),
    # What a cell asks for
    "ask-whole": ("请填整数，单位：{unit}。", "A whole number, in {unit}."),
    "ask-share": (
        "请填百分数，如 98.6；不大于1的请连百分号填写，如 0.8%。",
        "A percentage, such as 98.6; write one of 1 or less with its sign, such as 0.8%.",
    ),
    "ask-decimal": ("请填数字，单位：{unit}。", "A number, in {unit}."),
    "ask-plain": ("请填数字。", "A number."),
    "ask-choice": ("请选择“已完成”或“未完成”。", "Choose yes or no."),
    "ask-same": ("目标值 {text} 即 {same}{unit}。", " The target {text} is {same} {unit}."),
    "ask-none": (
        "没有数据请留空，并在备注中说明。",
        " No data: leave it empty and say so in the note.",
    ),
    "ask-date": (
        "本行数据与表头时点不同时才填，如 2025-06-30 或 2025年6月。",
        "Only where this row is of another date than the sheet: 2025-06-30 or 2025-06.",
    ),
    "ask-as-of": (
        "本表数据的截止时点，如 2025-06-30 或 2025年6月。",
        "The date of the figures in this sheet: 2025-06-30 or 2025-06.",
    ),
    "refused": ("填写有误", "Not possible here"),
    "refused-whole": ("这里只能填整数{span}。", "Only a whole number{span} goes here."),
    "refused-share": (
        "这里只能填数字{span}，不写“约”等字样。",
        "Only a number{span} goes here, without words.",
    ),
    "refused-decimal": (
        "这里只能填数字{span}，不写单位和“约”等字样。",
        "Only a number{span} goes here, without unit or words.",
    ),
    "refused-choice": ("这里只能填“已完成”或“未完成”。", "Only yes or no goes here."),
    "refused-date": (
        "请写明年份，如 2025-06-30 或 2025年6月；不写 20250630、6月底。",
        "Write the year and a sign behind it, 2025-06-30 or 2025-06; not 20250630.",
    ),
    "at-least": ("（不小于{low}）", " of at least {low}"),
    "at-most": ("（不大于{high}）", " of at most {high}"),
    "between": ("（{low}至{high}）", " from {low} to {high}"),
    # The comment beside a name
    "remark-clause": ("原文：{text}", "Clause: {text}"),
    "remark-section": ("出处：{text}", "Section: {text}"),
    "remark-how": ("填法：{text}", "Fill in: {text}"),
    "remark-due": ("到期：{text}", "Due: {text}"),
    "remark-lead": ("牵头：{text}", "Lead: {text}"),
    "remark-support": ("配合：{text}", "Support: {text}"),
    "remark-also": ("说明：{text}", "Note: {text}"),
    "how-level": ("数据时点的数值", "the value at the date of the data"),
    "how-hold": ("数据时点的数值", "the value at the date of the data"),
    "how-stock": ("截至数据时点的累计总量，不是本期新增", "the total so far, not what was added"),
    "how-flow": ("自{start}起的累计数", "all since {start}"),
    "how-yearly": ("当年1月1日起的累计数", "all since 1 January of the year"),
    "how-growth": (
        "比基期增长的百分数，下降填负数",
        "the change in % against the base; negative where it fell",
    ),
    "how-milestone": ("已完成或未完成", "yes or no"),
    # The command
    "opt-as-of": (
        "数据时点，写入表题（截至…）；不给则由填报单位填写。",
        "Date of the figures, put into the title; else the department fills it in.",
    ),
    "no-output": (
        "没有指定写到哪里，请加 -o 填报表.xlsx 或 --by-lead 文件夹",
        "Nowhere to write to; add -o FILE.xlsx or --by-lead DIR",
    ),
    "not-xlsx": (
        "{path}：填报表只能是 .xlsx，请改扩展名",
        "{path}: the workbook is an .xlsx file; change the extension",
    ),
    "exists": (
        "{path}：文件已存在，可能已有人填报，未覆盖；请换一个位置，或确认后加 --force",
        "{path}: exists, perhaps filled in already, and was kept; choose another place or --force",
    ),
    "no-lead": ("未列牵头单位", "no-lead"),
}
