"""Phrases about single cells and their units."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "value-missing": (
        "未填报实际值，请补填；确无数据的请注明原因。",
        "No value is given; fill it in, or say why there is none.",
    ),
    "value-newest-missing": (
        (
            "{dated} 一栏填的是“{said}”，没有数值，改用 {used} 的数值；请补报，"
            "或用 --as-of 指定较早的时点。"
        ),
        (
            'The cell for {dated} says "{said}" and no value; that of {used} is judged instead. '
            "Report it, or give an earlier --as-of."
        ),
    ),
    "value-newest-blank": (
        "{dated} 一栏未填，改用 {used} 的数值；请补报，或用 --as-of 指定较早的时点。",
        (
            "The cell for {dated} is empty; the value of {used} is judged instead. "
            "Report it, or give an earlier --as-of."
        ),
    ),
    "value-is-text": (
        "“{text}”是文字，没有数值，请填写数字和单位。",
        '"{text}" is words without a figure; write the number and its unit.',
    ),
    "value-is-a-date": (
        "“{text}”是日期，不是数值，请改填数字（并检查单元格格式）。",
        '"{text}" is a date and no figure; write the number and check the cell format.',
    ),
    "value-several-figures": (
        "“{text}”中有多个数字，无法确定是哪一个，请只填一个数值，其余写入备注。",
        '"{text}" holds several figures; write one and put the others in the remarks.',
    ),
    "value-is-a-change": (
        "“{text}”说的是变化量，不是指标值，请填写指标本身的数值，变化情况写入备注。",
        '"{text}" tells a change and no value; write the value and put the change in the remarks.',
    ),
    "value-or-completion": (
        "“{text}”可能是指标值，也可能是任务完成率，请只填写指标值和单位。",
        '"{text}" may be the value or how much of the task is done; write the value alone.',
    ),
    "value-of-other-area": (
        "“{text}”写的是“{area}”，而核验的是{region}，请填写{region}的数值。",
        '"{text}" speaks of {area}, but {region} is judged; give the value of {region}.',
    ),
    "value-of-whole": (
        "“{text}”先写的是全域或其他范围的数值，而指标是“{name}”，未采用；请只填该范围的数值。",
        '"{text}" begins with the figure of the whole, not of "{name}"; give that figure alone.',
    ),
    "value-hedged": (
        "“{text}”不是确定的数值，请去掉“约、超过、预计、≥”等字样，填写准确数字。",
        '"{text}" is no exact figure; write the number without about, over or ≥.',
    ),
    "value-hedged-limit": (
        "“{text}”不能确定是否达到要求值 {required}，请填写准确数字。",
        'Whether "{text}" meets the required {required} is not certain; give the exact figure.',
    ),
    "value-hedged-note": (
        "“{text}”含“约、超过、不足”等字样，按其中的数字核验，请确认或改填准确数字。",
        '"{text}" is a hedged figure, taken as the number in it; confirm it or write it exactly.',
    ),
    "value-not-a-number": (
        "“{text}”不是规范的数字，请改为如 98.6、1,234 或 1.8万件 的写法。",
        '"{text}" is no well-formed number; write it like 98.6, 1,234 or 1.8万件.',
    ),
    "value-after-words": (
        (
            "“{text}”的数字前写有“{words}”，可能是完成率、名次、目标、上年或其他地区的数。"
            "请填指标本身的数值和单位，不要只删去文字。"
        ),
        (
            'In "{text}" the words "{words}" stand before the number: it may be a rank, a target, '
            "how much of the task is done, or a figure of another year or place. Write the "
            "indicator's own value and unit; do not only strike the words."
        ),
    ),
    "value-shifted": (
        (
            "该行比表头（{count}列）长，可能因数字中的千分位逗号而错位，未取值。请去掉千分位逗号，"
            "或给该单元格加引号。"
        ),
        (
            "The row is longer than the header ({count} columns): perhaps shifted by a comma "
            "inside a number. Not used. Take the comma out, or put the cell in quotes."
        ),
    ),
    "value-beside-share": (
        (
            "该行是比率，而数值取自数量列“{header}”，旁边另有“{other}”，无法确定哪一个是指标值，"
            "未取值。请把比率填在一列中，或用 --column 指定。"
        ),
        (
            'The row is of a rate; "{header}" is a column of counts, and "{other}" stands beside '
            "it: which of them is the value is not certain. Fill in one, or name it with --column."
        ),
    ),
    "value-none-or-zero": (
        "填的是“{text}”：确为零的请填 0，未统计或尚无数据的请留空并在备注说明。",
        '"{text}" is written: give 0 if there was none; leave it empty if it was not counted.',
    ),
    "value-struck-out": (
        "“{text}”中 ~~ 之间的文字带删除线，不能确定哪个数有效，请只保留有效的数值。",
        'In "{text}" what stands between ~~ is struck out; keep only the figure that holds.',
    ),
    "value-is-an-error": (
        "单元格是错误值 {text}，请改正公式或直接填写数字。",
        "The cell holds the error {text}; correct the formula or write the number.",
    ),
    "value-not-computed": (
        "公式未计算，请用 WPS/Excel 打开保存一次。",
        "The formula was never computed; open the file in WPS/Excel and save it once.",
    ),
    "value-scaled-by-format": (
        "“{text}”的单元格格式使显示的数与实际存储的数不同，请改为常规格式并填写准确数字。",
        (
            '"{text}" is shown by its cell format as another number; set the format to General '
            "and write the number out."
        ),
    ),
    "value-column-unclear": (
        "有多列可能是实际值（{columns}），未取值，请用 --column 指定。",
        "Several columns could be the value ({columns}); name one with --column.",
    ),
    "value-column-unsure": (
        "“{columns}”列不能确定是实际值，未取值；确为实际值的，请用 --column 指定。",
        "{columns} is not certainly the actual value; not used. Name it with --column if it is.",
    ),
    "value-column-second": (
        (
            "各列（{columns}）的数相近而不相同，不能确定以哪一列为准，未取值。请用 --column 指定"
            "实际值列，或用 --map 说明各列的含义。"
        ),
        (
            "The columns ({columns}) hold figures that are near each other and differ; name the "
            "value column with --column, or say what the columns mean with --map."
        ),
    ),
    "value-period-unclear": (
        "不能确定各列（{columns}）的年份，未取值。请写明年份，或用 --period 指定。",
        (
            "The year of these columns is not certain ({columns}); write the years, or choose with "
            "--period."
        ),
    ),
    "value-of-time-to-come": (
        (
            "{cells} 所在列的时期晚于表中标注的时点，却填有数值，不能确定哪一列是本期数，未取值。"
            "请清空这些单元格，或用 --period 指定时期。"
        ),
        (
            "{cells} are of a time after the date of the table, so which column holds its result is"
            " not certain. Empty these cells, or choose with --period."
        ),
    ),
    "value-dated-twice": (
        "“{text}”：该行的时点 {row} 与该列的时点 {column} 不一致，请只保留一个。",
        '"{text}": the row is dated {row} and its column {column}; keep one of them.',
    ),
    "value-cells-several": (
        "“{text}”：同一表头下有多个数值（{cells}），请合并单元格或只保留一个。",
        '"{text}": several values stand under one header ({cells}); merge the cells or keep one.',
    ),
    "merged-value": (
        "实际值与其他行列合并（{cell}），无法确定是否属于本指标，请取消合并后分别填写。",
        (
            "The value is merged with other cells ({cell}) and may not be this indicator's; "
            "unmerge and fill in each."
        ),
    ),
    "date-unused": (
        (
            "“{said}”写有时间，但不能据以确定“{text}”的数据时点，又没有其他时点，未采用。"
            "请用 --as-of 指定，或在标题写明（如“截至2025年6月底”）。"
        ),
        (
            '"{said}" says a time, but not of which day "{text}" is, and nothing else does; it was '
            "not used. Give --as-of, or write the day that the figures go up to into the title."
        ),
    ),
    "row-date-unreadable": (
        "数据时点“{date}”无法识别，请写成 2025-06-30 或 2025年6月。",
        'The date "{date}" cannot be read; write it like 2025-06-30 or 2025年6月.',
    ),
    "row-date-serial": (
        "数据时点“{date}”像是未设格式的日期；如是，请把该单元格设为日期格式，或改写为 {likely}。",
        (
            'The date "{date}" seems to be {likely} without the format of a date; if so, give the '
            "cell that format, or write {likely}."
        ),
    ),
    "value-told-unclear": (
        (
            "“{text}”中的数字不能与时期（{seen}）逐一对应，请分列填写，或只填一个数值，其余写入备"
            "注。"
        ),
        (
            'The figures of "{text}" do not go one by one with its periods ({seen}); give each a '
            "column, or write one figure and put the rest in the remarks."
        ),
    ),
    "value-told-year": (
        "“{text}”中的时期（{seen}）没有年份，请在标题或单元格中写明是哪一年。",
        'The periods of "{text}" ({seen}) name no year; write it in the title or the cell.',
    ),
    "value-told-later": (
        "“{text}”中的时期（{seen}）晚于表中的日期 {day}，请核对日期和年份。",
        'A period of "{text}" ({seen}) ends after the date of the table, {day}; check both.',
    ),
    "units-of-row-differ": (
        "单位列“{unit}”与名称或另一单位列中的“{name}”相差数量级，请改为一致。",
        'The unit column says "{unit}", the name or another column "{name}"; make them the same.',
    ),
    "units-of-header-differ": (
        "表头的单位“{header}”与本行的单位“{unit}”不一致，不能确定数值的单位，请改为一致。",
        'The header says "{header}", the row "{unit}"; make the units the same.',
    ),
    "value-noted-otherwise": (
        "“{text}”另注明“{note}”，不能确定是否为本期实际值，未采用。请核实后改正备注或数值。",
        '"{text}" is noted as "{note}", so it may be no result of this date; correct either.',
    ),
    "value-said-otherwise": (
        (
            "表中写明“{note}”，“{text}”可能不是本指标本期全部的实际值，未采用。请改用实际值，"
            "或更正该处文字。"
        ),
        (
            'The table says "{note}", so "{text}" may be no actual value of the whole and of this '
            "period; give that value, or correct these words."
        ),
    ),
    "multiplier-twice": (
        "数值后已有“万/亿”，而单位又是“{unit}”，请只保留一处。",
        'A multiplier stands behind the number and again in the unit "{unit}"; keep one.',
    ),
    "units-differ-in-row": (
        "单元格中的单位“{cell}”与本行单位“{unit}”不一致，请改为一致。",
        (
            'The unit in the cell, "{cell}", differs from that of the row, "{unit}"; make them '
            "the same."
        ),
    ),
    "unit-unwanted": (
        "单位为“{unit}”，而该指标没有单位，请核对是否填错了行或单位。",
        'The unit is "{unit}", but this indicator has none; check the row and the unit.',
    ),
    "unit-mismatch": (
        "单位“{unit}”不能换算为计划的单位“{wanted}”，请按“{wanted}”填报。",
        'The unit "{unit}" does not convert to the plan\'s "{wanted}"; report in "{wanted}".',
    ),
    "share-or-percent": (
        "“{text}”可能是 {text}%，也可能是 {percent}%，请写明百分号。",
        '"{text}" may be {text}% or {percent}%; write the percent sign.',
    ),
    "growth-on-year": (
        "“{text}”是与上年相比的增速，而该指标按基期计算增长，请填写比基期的增长率或指标数值。",
        (
            '"{text}" compares with the year before, but this target counts growth from its base; '
            "give the growth since then, or the level."
        ),
    ),
    "growth-direction": (
        "“{text}”是增长还是下降不能确定，请写成“增长5.2%”或“下降5.2%”并与指标名称一致。",
        (
            'Whether "{text}" is a rise or a fall is not certain; write 增长5.2% (rise) or '
            "下降5.2% (fall), as the name of the indicator says."
        ),
    ),
    "growth-or-level": (
        "增长类指标的数值没有单位，可能是增长率（%），也可能是以“{unit}”计的数量，请写明单位。",
        (
            "The target is a growth and the number has no unit: it may be a rate in % or a level "
            "in {unit}; write the unit."
        ),
    ),
}
