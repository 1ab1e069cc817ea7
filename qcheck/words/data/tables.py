"""Phrases about sheets, columns and rows: what was found, taken and left out."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "sheet-unknown": (
        "{file} 中没有工作表“{sheet}”，现有：{sheets}。",
        '{file} has no sheet "{sheet}"; it has: {sheets}.',
    ),
    "sheet-unknown-near": (
        "{file} 中没有工作表“{sheet}”，您是否要找“{near}”？现有：{sheets}。",
        '{file} has no sheet "{sheet}"; did you mean "{near}"? It has: {sheets}.',
    ),
    "column-unknown": (
        "{file} 的表头中没有“{column}”列（或该列已隐藏），请从现有表头中选择：{headers}。",
        '{file} has no column "{column}", or it is hidden; choose one of: {headers}.',
    ),
    "region-unknown-near": (
        "没有地区“{region}”的数据，您是否要找“{near}”？现有：{regions}。",
        'No value is of the region "{region}"; did you mean "{near}"? There are: {regions}.',
    ),
    "region-unknown": (
        "没有地区“{region}”的数据，现有：{regions}。",
        'No value is of the region "{region}"; there are: {regions}.',
    ),
    "no-header": (
        (
            "{file} 中找不到表头行。表头至少要有“指标名称”（或“指标编号”）和“实际值”两列；"
            "表头用语不同的，请用 --map 说明各列含义（inspect --plan 计划 --write-map 生成初稿）。"
        ),
        (
            "{file} has no header row; it needs at least 指标名称 (name) or 指标编号 (id), and 实"
            "际值 (actual). Where it uses other words, say what they mean in a file for --map "
            "(inspect --plan --write-map starts one)."
        ),
    ),
    "no-header-like": (
        (
            "{file} 中找不到表头行，最像表头的一行是：{headers}。表头至少要有“指标名称”（或“指标编"
            "号”）和“实际值”两列，请改写表头，或用 --map 说明各列含义（inspect --plan 计划 "
            "--write-map 生成初稿）。"
        ),
        (
            "{file} has no header row; the row most like one is: {headers}. It needs at least 指标"
            "名称 (name) or 指标编号 (id), and 实际值 (actual). Change the words, or say what they "
            "mean in a file for --map (inspect --plan --write-map starts one)."
        ),
    ),
    "no-value-column": (
        (
            "{file} 的表头中没有可认作实际值的列（现有：{headers}）。请把数据列的表头改为“实际值”"
            "，或用 --column 指定。"
        ),
        (
            "{file} has no column that is surely the actual value (it has: {headers}). Head it 实"
            "际值, or name it with --column."
        ),
    ),
    "no-rows": (
        "{file} 的表头下没有数据行，请填报后再核验。",
        "{file} has a header but no rows below it; fill them in.",
    ),
    "value-columns": (
        "有多列可能是实际值：{columns}。未取值（空白列也不排除），请用 --column 指定其中一列。",
        (
            "Several columns could be the actual value: {columns}. None was taken, not even where "
            "the others are empty; name one with --column."
        ),
    ),
    "planned-columns": (
        (
            "标题或表头像是目标、计划表，以下各列未按实际值采用：{columns}。如确为完成值，请在标题写明“完"
            "成情况”，或用 --column 指定。"
        ),
        (
            "The table seems to set targets, so these columns were not taken as results: {columns}."
            " If they are, write 完成情况 in the title, or name one with --column."
        ),
    ),
    "block-undated": (
        (
            "该表标题的年份晚于其上各表的时点，又未写明截至何时，以下各列未取值：{columns}。请在该表标题写明"
            "时点（如“截至2025年6月底”）。"
        ),
        (
            "The title of this table names a later year than the tables above it and not how far "
            "it goes, so these columns were not taken: {columns}. Write the day that the figures "
            "go up to into it."
        ),
    ),
    "header-goes-on": (
        (
            "表头下一行在“{column}”写有“{text}”，像是表头的一部分，该列含义不能确定，未取值。请并入表头，"
            "或用 --column 指定。"
        ),
        (
            'Right below the header, "{text}" stands in {column} and may be a part of the header, '
            "so nothing was taken; write it into the header, or name the column with --column."
        ),
    ),
    "period-columns": (
        (
            "各列是不同时期的数据，但不能确定年份：{columns}。未取值，请在标题或表头写明年份，或用 "
            "--period 指定（如 2024年上半年）。"
        ),
        (
            "These columns are of several periods of a year that is not certain: {columns}. None "
            "was taken; write the year in the title or the headers, or choose with --period."
        ),
    ),
    "column-of-places": (
        (
            "{column}的单元格写的是地区（{places}），已据此区分各行属于哪里。请把该列表头改为“地区”；"
            "如不是各行数据所属的地区，请改写。"
        ),
        (
            "The cells of {column} name places ({places}), which the rows were taken to be of. Head"
            " it as a column of regions; if the figures are of no such place, write it otherwise."
        ),
    ),
    "columns-left-out": (
        "以下各列也是某一时期的数据，未采用：{columns}。如需核验，请用 --period 或 --column 指定。",
        (
            "These columns hold figures of a period too and were left out: {columns}. Name one with"
            " --period or --column to have it judged."
        ),
    ),
    "period-unreadable": (
        "--period“{period}”不是可识别的时期，请写成 2024、2024-09、2024Q3、9月 或 2024年上半年。",
        '--period "{period}" is no period; write it like 2024, 2024-09, 2024Q3 or 9月.',
    ),
    "period-unknown": (
        "{file} 中没有“{period}”的数据，现有：{periods}。",
        '{file} holds no figures of "{period}"; it has: {periods}.',
    ),
    "columns-running": (
        "没有“{period}”单独的列，采用自年初累计至同一时点的 {columns}。",
        'No column is of "{period}" alone; taken: {columns}, counted from January to its end.',
    ),
    "period-unnamed": (
        "表中没有写明时期的列或行，未注明时期的行按“{period}”处理，请核实该表确为该时期数据。",
        'Nothing says of which period the rows are; they are taken for "{period}": make sure.',
    ),
    "rows-not-results": (
        (
            "{count} 行注明是计划、目标或上年等数，不是实际值，未采用（第 {rows} 行）。如是实际值，"
            "请改正类型、口径或分组标题。"
        ),
        (
            "{count} rows say that they are a plan, another year or the like, and no results; not "
            "used ({rows}). Correct their type or heading if they are."
        ),
    ),
    "rows-of-other-periods": (
        "只核验“{period}”，其他时期的 {count} 行（第 {rows} 行）未使用；需要时请更换 --period。",
        (
            "Only {period} is judged; {count} rows of other periods are left out ({rows}). Change "
            "--period for them."
        ),
    ),
    "map-column-unseen": (
        "读取的表中没有表头“{text}”，该行对照未起作用。请核对表头，不用的请删除",
        "No table that was read has the header “{text}”, so this line did nothing. Check or delete",
    ),
    "title-dates-differ": (
        "表格标题中有两个日期：{first} 与 {second}，均未采用，请只留一个或用 --as-of 指定。",
        (
            "The lines above the table name two dates, {first} and {second}; neither is used. Keep "
            "one, or give --as-of."
        ),
    ),
    "rows-before-header": (
        (
            "表头之前有 {count} 行带数字的内容未读取（第 {rows} 行）。如是数据，请改用“指标名称”“实"
            "际值”等规范表头。"
        ),
        (
            "{count} rows with figures stand before the header and were not read ({rows}); if they "
            "are data, give them a header with 指标名称 and 实际值."
        ),
    ),
    "sheets-hidden": (
        "已跳过隐藏的工作表：{sheets}。如需核验，请取消隐藏或用 --sheet 指定。",
        "Hidden sheets were skipped: {sheets}. Unhide them or name one with --sheet.",
    ),
    "sheets-skipped": (
        "已跳过封面、说明等工作表：{sheets}。如需核验，请用 --sheet 指定。",
        "Cover and instruction sheets were skipped: {sheets}. Name one with --sheet to read it.",
    ),
    "sheet-without-header": (
        "该工作表没有可识别的表头，未读取；如有数据，请加上“指标名称”“实际值”表头。",
        (
            "This sheet has no header row and was not read; if it holds data, head the columns 指"
            "标名称 and 实际值."
        ),
    ),
    "sheet-without-rows": (
        "该工作表的表头下没有数据行；如漏填，请补填。",
        "This sheet has a header but no rows below it; fill them in if they are missing.",
    ),
    "columns-hidden": (
        "已跳过隐藏列：{columns}。如需使用，请取消隐藏。",
        "Hidden columns were skipped: {columns}. Unhide them to have them read.",
    ),
    "rows-hidden": (
        "已跳过 {count} 个隐藏行（第 {rows} 行）。如需核验，请取消隐藏或取消筛选。",
        "{count} hidden rows were skipped ({rows}). Unhide them or clear the filter.",
    ),
    "rows-notes": (
        "{count} 行是附注或填表信息，未作为数据（第 {rows} 行）。如有数据，请移入表格。",
        "{count} rows are notes and no data ({rows}); move any figures into the table.",
    ),
    "rows-totals": (
        "{count} 行是合计或小计，未作为指标（第 {rows} 行）。如需核验，请写明指标名称。",
        (
            "{count} rows are totals and no indicators ({rows}); name the indicator to have one "
            "judged."
        ),
    ),
    "rows-samples": (
        "{count} 行是填报示例，未作为数据（第 {rows} 行）。如是实际数据，请去掉“示例”字样。",
        "{count} rows are samples and no data ({rows}); remove the word 示例 if they are data.",
    ),
    "rows-parts": (
        (
            "{count} 行是“其中”项（第 {rows} 行），按去掉标记后的名称对应指标，未写单位的沿用上一"
            "行的单位；请核对名称和单位。"
        ),
        (
            "{count} rows are parts of the row above ({rows}); they match by their names without "
            "the mark and take its unit where they give none: check both."
        ),
    ),
    "columns-explained": (
        (
            "{count} 列是附注、合计、示例或没有名称和数值，或已隐藏，未作为数据（{columns}）；如有"
            "遗漏，请补填。"
        ),
        (
            "{count} columns are notes, totals or samples, hidden, or without name and value, and "
            "no data ({columns}); fill them in if something is missing."
        ),
    ),
    "table-turned": (
        "该表的指标横向排列，已按每列一个指标读取；如不是，请改为每行一个指标。",
        "The indicators of this table run across and were read by column; else make them rows.",
    ),
    "table-of-regions": (
        "该表每行一个地区、每列一个指标，已按此读取；如不是，请改为每行一个指标。",
        "Each row of this table is a region, each column an indicator; else make them rows.",
    ),
    "table-of-periods": (
        "该表每行一个时期、每列一个指标，已按此读取；如不是，请改为每行一个指标。",
        "Each row of this table is a period, each column an indicator; else make them rows.",
    ),
    "rows-categories": (
        "{count} 行只有类别或标题，未作为指标（第 {rows} 行）。如是指标，请补填单位和实际值。",
        "{count} rows are only headings ({rows}); fill in unit and value if one is an indicator.",
    ),
    "rows-continued": (
        "{count} 行与上一行合并为同一条记录（第 {rows} 行）。如是另一指标，请取消合并。",
        (
            "{count} rows are merged with the record above ({rows}); unmerge them if they are "
            "indicators."
        ),
    ),
    "rows-without-name": (
        "{count} 行没有指标名称和数值，未作为数据（第 {rows} 行）。如有遗漏，请补填。",
        "{count} rows have neither name nor value ({rows}); fill them in if something is missing.",
    ),
    "rows-unread": (
        "{count} 行所在的表没有实际值列，未读取（第 {rows} 行）。请改正表头或用 --column 指定。",
        (
            "{count} rows stand in a table without a value column ({rows}); correct its header "
            "or use --column."
        ),
    ),
    "rows-of-other-regions": (
        "只核验“{region}”，其余地区的 {count} 个数值未使用；如需核验，请更换 --region。",
        (
            "Only {region} is judged; {count} values of other regions are left out. Change "
            "--region for them."
        ),
    ),
    "value-without-name": (
        "有内容而所在行没有指标名称和编号，未使用（{text}）。请补填；如是表头的一行，请合并到上一行。",
        (
            "There is something in a row without name and id, which is not used ({text}). Fill one "
            "in; if it is part of the header, put it into the row above."
        ),
    ),
}
