"""Phrases about what a file is, where it is not a sheet that can be read."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
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
    "too-much-headers": (
        "{file} 的表头超过 {limit} 行，已停止读取。请合并为一张表，只保留一个表头。",
        "{file} has more than {limit} header rows; make one table of it, with one header.",
    ),
    "too-much-names": (
        (
            "{file} 有超过 {limit} 个不同的指标名称，不像指标完成情况表，已停止读取。"
            "请只保留计划指标所在的行，或另存到单独的文件。"
        ),
        (
            "{file} has more than {limit} different names of indicators and is no table of "
            "results; keep only the rows of the plan's indicators, or save them as another file."
        ),
    ),
    "too-much-values": (
        "{file} 中本地区的数值超过 {limit} 个，已停止读取。请按年度或指标拆分后分别核验。",
        (
            "{file} has more than {limit} values of the region that is judged; split it by year or "
            "by indicator."
        ),
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
