"""Phrases about values that are doubtful, and rows that fit no target or several."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "value-out-of-bounds": (
        "“{text}”超出该指标可能的范围 {bounds}，请核对数值和单位。",
        '"{text}" is outside the possible range {bounds}; check the number and its unit.',
    ),
    "value-negative": (
        "“{text}”是负数，该指标不应为负，请核对。",
        '"{text}" is negative, which this indicator cannot be; check it.',
    ),
    "value-not-whole": (
        "“{text}”不是整数，而以“{unit}”计数的指标应为整数，请核对数值和单位（是否漏写“万”）。",
        (
            '"{text}" is no whole number, but what is counted in "{unit}" is; check the number and '
            "its unit (万?)."
        ),
    ),
    "value-100-times-off": (
        "“{text}”与要求值 {required} 相差 100 倍以上，可能是单位（如万）填错，请核对。",
        '"{text}" is more than 100 times off the required {required}; check the unit (万?).',
    ),
    "value-unit-slip": (
        (
            "“{text}”与要求值 {required} 相差约 {power} 倍，是否以“{unit}”为单位填报？"
            "请核对并写明单位。"
        ),
        (
            '"{text}" is about {power} times off the required {required}; was it given in '
            '"{unit}"? Check it and write the unit.'
        ),
    ),
    "value-revised": (
        "数据修订：{dated}的值由 {before} 改为 {after}，按后者判定，不作为进展。",
        (
            "Revised: the value of {dated} was {before} and is now {after}, which counts; a "
            "revision is no progress."
        ),
    ),
    "baseline-differs": (
        "计划的基期值 {planned} 与填报的 {reported} 不同，按计划判定，请核对。",
        (
            "The plan's baseline {planned} differs from the reported {reported}; the plan's is "
            "used. Check which is right."
        ),
    ),
    "history-target-differs": (
        "历史结果中该目标的要求或单位为 {then}，现计划为 {now}，历史值未采用；指标有变请另行比较。",
        (
            "In the earlier result the target was {then}, in the plan it is {now}; the earlier "
            "values are not used. Compare them by hand."
        ),
    ),
    "history-other-plan": (
        "{path}：这是计划 {then} 的结果，本次核验的是 {now}，请换用同一计划的结果",
        "{path}: a result of the plan {then}, and now {now} is judged; give one of the same plan",
    ),
    "history-later": (
        "历史结果中有更晚的数据（{dated}，本次最晚{latest}），未采用；请核对是否用了旧表。",
        (
            "An earlier result holds a later value ({dated}; the latest here is {latest}), which "
            "is not used. Check that this is not an old sheet."
        ),
    ),
    "history-no-target": (
        "历史结果中的目标“{id}”不在计划中，未采用，请核对计划版本。",
        "The earlier result's target {id} is not in the plan and not used; check the plan.",
    ),
    "duplicate-differs": (
        "同一指标同一时点有两个不同的值：{first} 与 {second}，请只保留正确的一个。",
        (
            "Two different values for the same target and date: {first} and {second}; keep the "
            "right one."
        ),
    ),
    "as-of-differs": (
        "核验时点为 {used}，而表中标注为 {title}，请核对是否选对了文件或日期。",
        "The run is as of {used}, the table says {title}; check the file or the date.",
    ),
    "amount-of-earlier-year": (
        (
            "表中标注的是{title}年，而核验时点为 {used}：按年计数的指标，以前年度的数不能作为"
            "本年度的数，未采用。请核对文件，或将 --as-of 改为该年度的日期，或在表中写明数据时点。"
        ),
        (
            "The table is of {title}, the run as of {used}: the amount of one year is not that of "
            "another, so it was not used. Check the file, give that year's date with --as-of, or "
            "write the date of the figures in the table."
        ),
    ),
    "title-in-future": (
        "表中标注的日期 {title} 尚未到，改按今天 {used} 核验；如需其他时点，请用 --as-of 指定。",
        (
            "The table is dated {title}, which is still to come; today, {used}, is used instead. "
            "Give --as-of for another date."
        ),
    ),
    "value-after-as-of": (
        (
            "该值的时点 {dated} 晚于核验时点 {as_of}，只能是预计或目标，未采用；请核对日期，或用 "
            "--as-of 指定。"
        ),
        (
            "This value is dated {dated}, after the date of the run, {as_of}, so it can only be "
            "expected or planned; it was not used. Check the date, or give --as-of."
        ),
    ),
    "count-fell": (
        "同一时期内累计数由 {before} 降为 {after}，可能是误填或更正，请核对。",
        (
            "The count fell from {before} to {after} within one period, a slip or a correction; "
            "check it."
        ),
    ),
    "amount-of-a-part": (
        (
            "{cells} 只是某一月、季或年的数，不是自 {start} 起的累计数，未采用。请填累计数并在表头"
            "写明“累计”，或用 --period 指定。"
        ),
        (
            "{cells}: the amount of one month, quarter or year, not the total since {start}; not "
            "used. Report the running total under 累计, or choose with --period."
        ),
    ),
    "amount-of-title-year": (
        (
            "{cells} 的表题只写了某一年（或其中一段），按该年的数看待，不是自 {start} 起的累计数，"
            "未采用。如是累计数，请在表头或表题写明“累计”，或用 --column 指定。"
        ),
        (
            "{cells}: the title only says one year or a part of it, so this may be its amount and "
            "not the total since {start}; not used. If it is the total, say 累计 in the header or "
            "title, or name the column with --column."
        ),
    ),
    "amount-of-title-year-exceeds": (
        "{cells} 可能只是表题年度的数，但已超过自 {start} 起的全部限额，按已超出核验。",
        (
            "{cells}: perhaps only the amount of the title's year, but more already than all since "
            "{start} may be; judged as exceeded."
        ),
    ),
    "amount-of-more": (
        (
            "“{text}”是自 {since} 起的累计数，而该指标自 {start} 起计数，未采用。请填自 {start} 起"
            "的数，并在表头写明起止时间。"
        ),
        (
            '"{text}" is counted since {since}, but this target counts from {start}; not used. '
            "Give the amount since then, and write into the header from when to when it counts."
        ),
    ),
    "amount-of-years": (
        (
            "“{text}”在“{column}”列，像是多年累计数或总量，而该指标按年计数，未采用。请另列填本年的数"
            "（表头写“本年累计完成”），确为本年数的用 --column 指定该列。"
        ),
        (
            '"{text}" stands under {column}, which seems to be a total of years or a stock, but '
            "this target counts each year; not used. Give the year's own in a column that says so, "
            "or name this one with --column if it is the year's."
        ),
    ),
    "amount-of-year-beside": (
        (
            "“{text}”在“{column}”列，而“{beside}”列是另一个数 {other}；该指标按年计数，不能确定哪个"
            "是本年的数，未采用。请在“{column}”列改填本年的数；确为本年数的，用 --column 指定该列。"
        ),
        (
            '"{text}" stands under {column}, and {beside} holds another figure, {other}. The '
            "target counts each year, and which of them is the year's is not certain. Write the "
            "year's into {column}; if it is already, name that column with --column."
        ),
    ),
    "stock-or-addition": (
        (
            "“{text}”在“{column}”列，而“{beside}”列已有 {other}，前者不到后者的一半；该指标是总量，"
            "“{text}”可能只是本年新增数，未采用。请填总量，确为总量的用 --column 指定该列。"
        ),
        (
            '"{text}" stands under {column}, less than half of the {other} under {beside}. The '
            "target counts a stock, and this may only be what the year added; not used. Give the "
            "whole stock, or name the column with --column if it is that."
        ),
    ),
    "stock-of-year": (
        (
            "“{text}”在“{column}”列，而该指标是总量，要求 {planned}，“{text}”可能只是本年的数，"
            "未采用。请填总量，确为总量的用 --column 指定该列。"
        ),
        (
            '"{text}" stands under {column}, but the target counts a stock, {planned}; this may '
            "only be the year's part and is not used. Give the whole stock, or name the column "
            "with --column if it is that."
        ),
    ),
    "value-of-added-target": (
        (
            "该行的目标为“{stated}”（{header}），是增量目标，而计划要求总量 {planned}；“{text}"
            "”可能只是增量，未采用。请填总量，目标列改填计划的目标值。"
        ),
        (
            'The row\'s target "{stated}" ({header}) is that of an addition or a growth, while the '
            'plan asks for {planned}; "{text}" may only be the addition and is not used. Give the '
            "whole, and the plan's own target beside it."
        ),
    ),
    "amount-of-a-part-taken": (
        (
            "{cells} 只是某一月、季或年的数，不是自 {start} 起的累计数；因已用 --period 或 "
            "--column 指定，仍按其核验，请确认。"
        ),
        (
            "{cells}: the amount of one month, quarter or year, not the total since {start}; used "
            "all the same, because --period or --column names it. Confirm it."
        ),
    ),
    "count-after-due": (
        "该数的时点 {dated} 在目标最后一年（{due} 到期）之后，按最后一年的最终数核验，请核对日期。",
        (
            "This count is dated {dated}, in a year after the last of the target (due {due}); it "
            "is taken as the final value of that last year. Check the date."
        ),
    ),
    "row-target-differs": (
        "目标值与计划不一致：表中为 {stated}，计划为 {planned}。按计划核验，请核对。",
        (
            "The row's target {stated} differs from the plan's {planned}; the plan's is used, "
            "check it."
        ),
    ),
    "milestone-unclear": (
        "“{text}”不能确定是否完成，请填写“已完成”或“未完成”。",
        '"{text}" does not say whether it is done; write 已完成 (done) or 未完成 (not done).',
    ),
    "row-of-two-targets": (
        "编号“{id}”、名称“{name}”对应多个指标（{targets}），该行未使用，请改正。",
        (
            'Id "{id}" and name "{name}" belong to several targets ({targets}); the row was not '
            "used, correct it."
        ),
    ),
    "region-unnamed": (
        "表中没有“地区”列，全部行按“{region}”处理，请核实该表确为该地区数据。",
        'The table has no column of regions; all its rows are taken for "{region}": make sure.',
    ),
    "region-in-full": (
        "“{name}”按“{full}”处理，请统一写法。",
        '"{name}" is taken for "{full}"; spell it one way.',
    ),
    "region-is-whole": (
        "“{names}”按计划所在地区“{region}”处理。",
        '"{names}" is taken for the plan\'s own region, "{region}".',
    ),
    "region-unclear": (
        "“{name}”可能是{full}，无法确定，已单列；请写全称。",
        '"{name}" may be {full}; it is judged apart. Write the full name.',
    ),
    "region-whole-missing": (
        "数据中没有“{region}”全域的数值，只核验了下属{count}个地区；请补充全域一列或一行。",
        (
            "There is no value of the whole ({region}); only {count} of its regions are judged. "
            "Add a column or rows of the whole."
        ),
    ),
    "regions-none": (
        "数据中没有下属地区，只核验了“{region}”；请核对“地区”列或各地区的列。",
        (
            "The data name no region but {region}, which alone is judged; check the column of "
            "regions, or the columns of each."
        ),
    ),
    "regions-outside": (
        "“{names}”不是“{region}”内的一个地区，其{count}个数值未核验；确需核验的请改写地区名称。",
        (
            '"{names}": no single region within "{region}"; {count} values are not judged. Name '
            "the region otherwise if they should be."
        ),
    ),
    "target-below-baseline": (
        (
            "目标低于基期值：“{name}”起点（{dated}）的值 {value} 已达到要求“{target}”，"
            "达标不说明有进展；请核对目标值或基期口径。"
        ),
        (
            'The target is below its baseline: "{name}" stood at {value} ({dated}), which already '
            'meets "{target}", so meeting it shows no progress; check the target or its baseline.'
        ),
    ),
    "target-not-split": (
        (
            "全市（全域）总量指标，未分解到县（地区）：“{name}”按全域目标值“{target}”核验了{regions}，"
            '结果仅供参考；请在计划文件该目标下写 regions: {{{region}: "≥ …{unit}"}}。'
        ),
        (
            'A total of the whole that was not shared out: "{name}" of {regions} is held against '
            '"{target}", which is no single region\'s duty; write regions: '
            '{{{region}: "≥ …{unit}"}} under the target in the plan.'
        ),
    ),
    "row-unmatched-alone": (
        "“{name}”未匹配到任何指标，没有相近的指标；可用 --map 指定",
        '"{name}" matches no target, and none looks like it; --map can name one',
    ),
    "row-unmatched-many": (
        "共有{count}行未匹配到任何指标，以下只列出前{listed}行；请先核对计划和指标名称是否选对",
        (
            "{count} rows match no target, and only the first {listed} of them follow; check first "
            "that the plan and the names are the right ones"
        ),
    ),
    "row-unmatched": (
        "“{name}”未匹配到任何指标，您是否要找：{near}",
        '"{name}" matches no target; did you mean: {near}',
    ),
    "rows-elsewhere": (
        "{name}另有{count}个数值属于其他地区（{regions}），本次未使用；需要时用 --region 指定。",
        (
            "{count} more values of {name} are of other regions ({regions}) and not used; choose "
            "with --region."
        ),
    ),
    "several-regions": (
        "数据属于其他地区（{regions}），没有计划所在地区的数据；请用 --region 指定。",
        "The values are of other regions ({regions}) than the plan's; choose one with --region.",
    ),
}
