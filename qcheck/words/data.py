"""Phrases about spreadsheets: finding codes, and errors when nothing can be read."""

from __future__ import annotations

_FILES = {
    "missing-file": (
        "找不到文件 {file}，请检查路径和文件名。",
        "{file} does not exist; check the path and the name.",
    ),
    "no-name": (
        "填报表的文件名是空的，请写出路径和文件名。",
        "The name of a spreadsheet is empty; write its path and name.",
    ),
    "missing-file-near": (
        "找不到文件 {file}，您是否要找 {near}？",
        "{file} does not exist; did you mean {near}?",
    ),
    "missing-folder": (
        "找不到文件 {file}：所在文件夹不存在，请检查路径。",
        "{file} does not exist, nor does its folder; check the path.",
    ),
    "is-directory": (
        "{file} 是文件夹，请写出其中的数据文件。",
        "{file} is a folder; name the data files in it.",
    ),
    "folder-empty": (
        (
            "文件夹 {file} 中没有可读取的文件（子文件夹、隐藏文件和“~$”锁文件不读），请放入填报表，"
            "或写出文件名。"
        ),
        (
            "There is no file to read in the folder {file} (folders in it, hidden files and ~$ lock"
            " files are not read); put the spreadsheets there, or name them."
        ),
    ),
    "pattern-empty": (
        "没有文件与 {file} 相符，请检查文件夹和文件名。",
        "No file fits {file}; check the folder and the names.",
    ),
    "too-much-files": (
        "{file} 中的文件超过 {limit} 个，未读取。请把要核验的填报表单独放在一个文件夹中。",
        "{file} means more than {limit} files; put those to be judged into a folder of their own.",
    ),
    "folders-inside": (
        "其中的 {count} 个子文件夹未读取：{folders}。如需核验，请写出该子文件夹。",
        "{count} folders in it are not read: {folders}. Name them to have them judged.",
    ),
    "file-twice": (
        "{file} 与 {first} 是同一个文件，只读取一次；如应是另一个文件，请更正文件名。",
        "{file} is the same file as {first} and is read once; name the other one if one was meant.",
    ),
    "file-named-twice": (
        "{file} 写了不止一次，只读取一次；如应是另一个文件，请更正文件名。",
        "{file} is named more than once and is read once; name the other one if one was meant.",
    ),
    "file-same-content": (
        "{file} 与 {first} 的内容完全相同，只读取一次；如应是另一单位的数据，请重新取得该文件。",
        (
            "{file} has the very content of {first} and is read once; if it should hold other data,"
            " get that file again."
        ),
    ),
    "file-undated": (
        (
            "该文件没有写明数据时点，按其他文件的 {used} 计；如不对，请在表题写明日期，"
            "或单独核验并用 --as-of 指定。"
        ),
        (
            "This file names no date; its values count as of {used}, the date of the other files. "
            "If that is wrong, date its title, or judge it alone with --as-of."
        ),
    ),
    "no-memory": (
        "{file} 太大，内存不足，已停止读取。请删去无关内容，或拆分后分别核验。",
        "There is not enough memory to read {file}; remove what is not needed or split it.",
    ),
    "not-regular": (
        "{file} 不是普通文件（管道或设备），请先保存为文件，或用“-”从标准输入读取。",
        "{file} is a pipe or a device; save it as a file, or use - to read standard input.",
    ),
    "no-permission": (
        "无法打开 {file}：没有读取权限，或正被其他程序占用。请关闭该文件或检查权限后重试。",
        (
            "{file} cannot be opened: no permission, or another program holds it. Close it there,"
            " or check the permissions."
        ),
    ),
    "unreadable-file": (
        "无法读取 {file}（{error}），请检查路径和磁盘后重试。",
        "{file} cannot be read ({error}); check the path and the disk.",
    ),
    "lock-file": (
        "{file} 是文档打开时产生的临时锁文件，已跳过；请改用不带“~$”的文件。",
        "{file} is the lock file of an open document; use the file without ~$.",
    ),
    "too-large": (
        "{file} 超过 {limit}，请删去无关内容，或拆分后分别核验。",
        "{file} is larger than {limit}; remove what is not needed or split it.",
    ),
    "empty-file": (
        "{file} 是空文件，请重新导出。",
        "{file} is empty; export it again.",
    ),
    "format-unknown": (
        "不支持的输入格式 {format}，可选：{formats}。",
        "Unknown input format {format}; choose one of: {formats}.",
    ),
    "format-differs": (
        "{file} 的内容是 {found}，与 --input-format {format} 不符，请去掉该选项或换用正确的文件。",
        (
            "{file} holds {found}, not the {format} that --input-format says; leave the option out"
            " or name the right file."
        ),
    ),
    "nothing-read": (
        "{count} 个文件都无法读取，请按上列问题逐一处理。",
        "None of the {count} files could be read; see the problems above.",
    ),
    "nothing-matched": (
        (
            "没有任何一行与计划 {plan} 的指标对应。请检查计划是否选对，指标名称或指标编号是否与计"
            "划一致。"
        ),
        (
            "No row belongs to a target of the plan {plan}. Check that it is the right plan, and "
            "that names or ids are those of the plan."
        ),
    ),
}

_FORMATS = {
    "encrypted": (
        "{file} 已加密，请去掉打开密码，另存为未加密的 .xlsx 后再核验。",
        "{file} is encrypted; remove the password and save it as .xlsx.",
    ),
    "protected": (
        "{file} 是办公加密软件(DLP)的密文，请在装有该软件的电脑上解密后再核验。",
        "{file} is encrypted by data-protection software; decrypt it where that is installed.",
    ),
    "damaged": (
        "{file} 已损坏或不完整，请重新获取；能打开的，请用 WPS/Excel 另存为 .xlsx 再核验。",
        (
            "{file} is damaged or incomplete; get it again, or open it in WPS/Excel and save it "
            "as .xlsx."
        ),
    ),
    "is-xlsb": (
        "{file} 是二进制工作簿(.xlsb)，不能读取，请用 WPS/Excel 打开后另存为 .xlsx 再核验。",
        (
            "{file} is a binary workbook (.xlsb), not read; open it in WPS/Excel and save it as "
            ".xlsx."
        ),
    ),
    "is-html": (
        (
            "{file} 是网页(HTML)，其中没有可识别的指标表。若是出错或登录页面，请重新下载；若有"
            "表格，请在表头写明“指标名称”和“完成值”，或用 WPS/Excel 打开后另存为 .xlsx 再核验。"
        ),
        (
            "{file} is a web page (HTML), not a table of indicators. If it shows an error or a "
            "login, download it again; if it shows a table, head its columns 指标名称 and "
            "完成值, or open it in WPS/Excel and save it as .xlsx."
        ),
    ),
    "is-xml": (
        "{file} 是 XML 文件，不是表格，请用 WPS/Excel 打开后另存为 .xlsx 再核验。",
        "{file} is XML and no spreadsheet; save the table as .xlsx or .csv.",
    ),
    "is-word": (
        "{file} 是文字文档，请把其中的表格复制到 WPS/Excel 表格，另存为 .xlsx 后再核验。",
        "{file} is a text document; copy its table into a spreadsheet and save it as .xlsx.",
    ),
    "is-slides": (
        "{file} 是演示文稿，请把其中的表格复制到 WPS/Excel 表格，另存为 .xlsx 后再核验。",
        "{file} is a presentation; copy its table into a spreadsheet and save it as .xlsx.",
    ),
    "is-pdf": (
        "{file} 是 PDF，请取得原始表格，或把数据录入 .xlsx 后再核验。",
        "{file} is a PDF; get the original spreadsheet or type the figures into an .xlsx.",
    ),
    "is-image": (
        "{file} 是图片，请取得原始表格，或把数据录入 .xlsx 后再核验。",
        "{file} is an image; get the original spreadsheet or type the figures into an .xlsx.",
    ),
    "is-archive": (
        "{file} 是压缩包，请解压后核验其中的表格。",
        "{file} is an archive; unpack it and name the spreadsheets in it.",
    ),
    "encoding-unknown": (
        (
            "{file} 不是可识别的文本(UTF-8、GB18030、UTF-16)，也不是支持的表格，请另存为 .xlsx 或"
            " UTF-8 编码的 .csv。"
        ),
        (
            "{file} is no text in UTF-8, GB18030 or UTF-16 and no known spreadsheet; save it as "
            ".xlsx or as .csv in UTF-8."
        ),
    ),
    "csv-broken": (
        "{file} 第 {line} 行附近的引号或分隔符有误，请改正，或另存为 .xlsx。",
        (
            "{file}: the quotes or delimiters near line {line} are wrong; correct them or save "
            "as .xlsx."
        ),
    ),
    "json-broken": (
        "{file} 不是有效的 JSON，请按所示行列改正。",
        "{file}: this is no valid JSON; correct it at that line and column.",
    ),
    "json-key-twice": (
        "{file} 的同一条记录中“{name}”出现两次，请只保留一个。",
        '{file}: "{name}" stands twice in one record; keep one.',
    ),
    "json-no-list": (
        '{file} 应为对象列表，如 [{{"指标名称": "…", "实际值": "98.6%"}}]。',
        '{file} must be a list of objects, such as [{{"name": "…", "actual": "98.6%"}}].',
    ),
    "too-much": (
        "{file} 解压后的内容超过上限（{limit}），已停止读取。请删去无关内容后另存，或改用 .csv。",
        "{file} unpacks to more than the limit ({limit}); remove what is not needed, or use .csv.",
    ),
    "too-much-cells": (
        "{file} 的单元格超过 {limit} 个，已停止读取。请删去空白格式区域或拆分文件。",
        "{file} has more than {limit} cells; clear formatted empty areas or split the file.",
    ),
    "too-much-parts": (
        (
            "{file} 的内部文件超过 {limit} 个，不是正常的工作簿，未读取，请用 WPS/Excel 打开后另存"
            "为 .xlsx 再核验。"
        ),
        (
            "{file} holds more than {limit} parts, which no workbook does; open it in WPS/Excel "
            "and save it as .xlsx."
        ),
    ),
    "too-much-merges": (
        "{file} 的合并单元格超过 {limit} 处，已停止读取。请取消不必要的合并。",
        "{file} has more than {limit} merged ranges; unmerge what is not needed.",
    ),
    "too-much-sheets": (
        "{file} 的工作表超过 {limit} 张，已停止读取。请拆分文件。",
        "{file} has more than {limit} sheets; split the file.",
    ),
    "file-too-deep": (
        (
            "{file} 的内部结构嵌套过深，不是正常的数据文件，已停止读取，请用 WPS/Excel 打开后另存"
            "为 .xlsx 再核验。"
        ),
        "{file} is nested too deep for a data file; open it in WPS/Excel and save it as .xlsx.",
    ),
    "doctype": (
        (
            "{file} 含有不允许的 DOCTYPE 声明，不是正常的表格，已停止读取，请用 WPS/Excel 打开后"
            "另存为 .xlsx 再核验。"
        ),
        (
            "{file} holds a DOCTYPE, which no spreadsheet has; open it in WPS/Excel and save it "
            "as .xlsx."
        ),
    ),
    "styles-broken": (
        "单元格格式无法读取，一律按常规格式处理；百分数请核对，或用 WPS/Excel 另存一次。",
        (
            "The cell formats cannot be read and count as General; check percentages, or save "
            "the file once more in WPS/Excel."
        ),
    ),
    "encoding": (
        "文本按 {encoding} 编码读取；如有乱码，请另存为 UTF-8。",
        "Read as {encoding}; if names look wrong, save the file as UTF-8.",
    ),
}

_TABLES = {
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

_CELLS = {
    "value-missing": (
        "未填报实际值，请补填；确无数据的请注明原因。",
        "No value is given; fill it in, or say why there is none.",
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
    "value-period-unclear": (
        (
            "不能确定各列（{columns}）的年份，或表中有编制之后时期的数据，未取值。请写明年份，"
            "或用 --period 指定。"
        ),
        (
            "The year of these columns is not certain, or one is later than the table "
            "({columns}); write the years, or choose with --period."
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
    "row-date-unreadable": (
        "数据时点“{date}”无法识别，请写成 2025-06-30 或 2025年6月。",
        'The date "{date}" cannot be read; write it like 2025-06-30 or 2025年6月.',
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

_CHECKS = {
    "value-out-of-bounds": (
        "“{text}”超出该指标可能的范围 {bounds}，请核对数值和单位。",
        '"{text}" is outside the possible range {bounds}; check the number and its unit.',
    ),
    "value-negative": (
        "“{text}”是负数，该指标不应为负，请核对。",
        '"{text}" is negative, which this indicator cannot be; check it.',
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
    "title-in-future": (
        "表中标注的日期 {title} 尚未到，改按今天 {used} 核验；如需其他时点，请用 --as-of 指定。",
        (
            "The table is dated {title}, which is still to come; today, {used}, is used instead. "
            "Give --as-of for another date."
        ),
    ),
    "value-after-as-of": (
        (
            "该值的时点 {dated} 晚于核验时点 {as_of}，仅在没有更早数据时采用；请核对日期，或用 "
            "--as-of 指定。"
        ),
        (
            "This value is dated {dated}, after the date of the run, {as_of}; it is only used "
            "where there is nothing earlier. Check the date, or give --as-of."
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

PHRASES: dict[str, tuple[str, str]] = {**_FILES, **_FORMATS, **_TABLES, **_CELLS, **_CHECKS}
