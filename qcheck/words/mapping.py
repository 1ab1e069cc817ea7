"""Findings about mapping files (`--map`), and the comments of one that is written."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "missing": (
        "找不到名称对照文件 {file}，请检查路径；可用 inspect --plan 计划 --write-map 生成初稿",
        "There is no mapping file {file}; check the path, or make one: inspect --plan --write-map",
    ),
    "map-invalid": (
        "名称对照文件 {file} 有 {count} 处问题，未使用。请按上列位置修改",
        "The mapping file {file} has problems ({count}) and was not used. Correct them",
    ),
    "exit": ("名称对照文件错误", "mapping file invalid"),
    "map-no-mapping": (
        "名称对照文件应由“names:”和“columns:”组成，每行一个“表中名称: 指标编号”",
        "A mapping file holds “names:” and “columns:”, one “their name: target id” to a line",
    ),
    "map-empty": (
        "名称对照文件是空的，未起作用。请在 names: 下每行写一个“表中名称: 指标编号”",
        "The mapping file is empty. Below names: write “their name: target id” to a line",
    ),
    "map-no-pairs": (
        "{field} 之下应每行一个“左: 右”。请检查缩进和冒号后的空格",
        "Below {field} write “left: right” to a line; check indents and the space after the colon",
    ),
    "map-half": (
        "“{text}”一行缺少一边。请写成“表中名称: 指标编号”，或删除该行",
        "One side of “{text}” is missing. Write “their name: target id”, or delete the line",
    ),
    "map-twice": (
        "“{text}”与第 {line} 行的“{first}”是同一个名称，但含义不同。请只保留一个",
        "“{text}” reads the same as “{first}” on line {line} and means something else. Keep one",
    ),
    "map-key-unknown": (
        "没有“{text}”这一部分，未使用。可用：{allowed}",
        "There is no part “{text}”; it was left out. There are: {allowed}",
    ),
    "map-key-misspelt": (
        "没有“{text}”这一部分，未使用。您是否要写：{near}？",
        "There is no part “{text}”; it was left out. Did you mean {near}?",
    ),
    "map-meaning-unknown": (
        "不认识的列含义“{text}”，该行未使用。请写其中之一：{allowed}",
        "“{text}” is no meaning of a column; the line was left out. Write one of: {allowed}",
    ),
    "map-meaning-misspelt": (
        "不认识的列含义“{text}”，该行未使用。您是否要写：{near}？",
        "“{text}” is no meaning of a column; the line was left out. Did you mean {near}?",
    ),
    "map-id-unknown": (
        "计划 {plan} 中没有编号为“{id}”的指标，名为“{text}”的行未匹配。请改正编号",
        "Plan {plan} has no target “{id}”; rows named “{text}” match nothing. Correct the id",
    ),
    "map-id-misspelt": (
        "计划 {plan} 中没有编号为“{id}”的指标，名为“{text}”的行未匹配。您是否要写：{near}？",
        "Plan {plan} has no target “{id}”; rows named “{text}” match nothing. Did you mean {near}?",
    ),
    "map-against-plan": (
        "“{text}”在计划中是指标 {planned}，名称对照文件却指向 {means}；按对照文件核验，请核对",
        "The plan calls {planned} “{text}”, the mapping says {means}; which is used; check it",
    ),
    "map-name-unseen": (
        "读取的表中没有名为“{text}”的行，该行对照未起作用。请核对名称，不用的请删除",
        "No row that was read is named “{text}”, so this line did nothing. Check it or delete it",
    ),
    # A mapping file that is written
    "head": (
        "名称对照文件初稿，由 qcheck inspect --write-map 生成",
        "Starting point of a mapping file, written by qcheck inspect --write-map",
    ),
    "head-use": (
        "用法：核对后去掉行首的“#”，再加 --map {path} 运行 verify 或 inspect",
        "Check each line, take away its #, then run verify or inspect with --map {path}",
    ),
    "names-about": (
        "左边是表中的名称，右边是计划的指标编号",
        "left: the name in the spreadsheet; right: the id of the target",
    ),
    "columns-about": (
        "左边是表头，右边是含义：{meanings}",
        "left: the header; right: what the column means: {meanings}",
    ),
    "written-from": ("{source}，可能是：{near}", "{source}; perhaps: {near}"),
    "written-alone": ("{source}，没有相近的指标", "{source}; no target looks like it"),
    "written-column": ("{source}，{meaning}", "{source}; {meaning}"),
    "written-strange": (
        "{source} 的名称含有不可见字符，请先在表中改正：{text}",
        "the name at {source} holds invisible characters; correct it in the sheet: {text}",
    ),
    "nothing-unmatched": ("没有未匹配的名称", "every name matched"),
    "nothing-unclear": ("没有含义不明的表头", "every header was understood"),
    "ids": ("计划 {plan} 的指标编号", "ids of plan {plan}"),
    "exists": (
        "{path} 已存在，未覆盖。请换一个文件名，或加 --force",
        "{path} exists and was not replaced. Choose another name, or add --force",
    ),
    "needs-plan": (
        "--write-map 需要知道计划的指标编号，请加 --plan，可用：{known}",
        "--write-map needs the ids of a plan; add --plan with one of: {known}",
    ),
}
