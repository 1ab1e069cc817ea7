"""What is wrong with a plan file and what to write instead; findings and errors of the library."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # --- The plan as a whole -----------------------------------------------------------------
    "unknown-plan": (
        "没有名为“{plan}”的计划。可用的计划：{known}；也可写计划文件的路径",
        "There is no plan “{plan}”. Plans: {known}; the path of a plan file will do too",
    ),
    "unknown-plan-near": (
        "没有名为“{plan}”的计划。您是否要找：{near}？",
        "There is no plan “{plan}”. Did you mean {near}?",
    ),
    "unknown-schema": (
        "没有名为“{name}”的结构说明。可用：{known}",
        "There is no schema “{name}”. Schemas: {known}",
    ),
    "folder-missing": (
        "计划文件夹 {folder} 不存在。请检查 --targets 或 QCHECK_TARGETS",
        "The folder of plans {folder} does not exist. Check --targets or QCHECK_TARGETS",
    ),
    "folder-unreadable": (
        "无法读取计划文件夹 {folder}（{why}）。请检查访问权限",
        "The folder of plans {folder} cannot be read ({why}). Check its permissions",
    ),
    "invalid": (
        "计划 {plan} 有 {count} 处问题，未作核验。请按上列提示修改",
        "Plan {plan} has problems ({count}) and was not used. Correct what is listed above",
    ),
    "not-utf8": (
        "{file} 第 {line} 行起不是 UTF-8 文字。请在编辑器中另存为 UTF-8 编码",
        "{file} is not UTF-8 from line {line} on. Save it again with the encoding UTF-8",
    ),
    "is-folder": (
        "{file} 是文件夹。请写其中一个计划文件，或用 --targets 指定该文件夹",
        "{file} is a folder. Name a plan file in it, or give the folder as --targets",
    ),
    "not-a-file": (
        "{file} 不是普通文件。请先把计划存为 .yaml 文件",
        "{file} is not a regular file. Save the plan as a .yaml file first",
    ),
    "unreadable": (
        "无法读取 {file}（{why}）。请检查文件是否存在、是否有权限",
        "{file} cannot be read ({why}). Check that it is there and its permissions",
    ),
    # --- YAML --------------------------------------------------------------------------------
    "file-too-large": (
        "计划文件超过 1 MB。请按计划拆分为多个文件",
        "The plan file is larger than 1 MB. Split it into one file per plan",
    ),
    "plan-empty": (
        "文件中没有计划。请从“plan: 计划编号”写起，每行一个“键: 值”",
        "There is no plan in the file. Begin with “plan: id”, one “key: value” to a line",
    ),
    "yaml-syntax": (
        (
            "此处不合 YAML 语法。请检查缩进是否对齐、冒号后是否有空格、引号和括号是否成对；"
            "含“: ”“#”或以符号开头的文字要加引号"
        ),
        (
            "This is not YAML. Check that indents line up, a space follows each colon, quotes and "
            "brackets are closed; quote text that holds “: ” or “#” or begins with a sign"
        ),
    ),
    "yaml-brace": (
        '方括号中的文字含有“{{”时要加引号。请写成 ["…{{…}}…"]',
        'A text with “{{” in it, within square brackets, must be quoted: ["…{{…}}…"]',
    ),
    "yaml-tab": (
        "此处是制表符。请改用空格缩进",
        "This is a tab. Indent with spaces instead",
    ),
    "control-character": (
        "文字中有不可见的控制字符 {character}。请删除该字符",
        "The text holds the invisible control character {character}. Delete it",
    ),
    "too-deep": (
        "嵌套超过 20 层。计划文件最多只需 4 层，请检查括号和缩进",
        "Nested deeper than 20 levels. A plan needs 4 at most; check brackets and indents",
    ),
    "several-documents": (
        "“---”之后又是一份文档。每个文件只能有一份计划，请拆分或删除",
        "Another document begins after “---”. One file holds one plan; split or delete it",
    ),
    "anchor-refused": (
        "不允许使用锚点“&{name}”。请删除锚点；以 & 开头的文字要加引号",
        "Anchors such as “&{name}” are not allowed. Delete it; quote text that begins with &",
    ),
    "alias-refused": (
        "不允许使用引用“*{name}”。请把内容写全；以 * 开头的文字要加引号",
        "Aliases such as “*{name}” are not allowed. Write it out; quote text that begins with *",
    ),
    "tag-refused": (
        "不允许使用类型标记“{name}”。请删除标记；以 ! 开头的文字要加引号",
        "Tags such as “{name}” are not allowed. Delete it; quote text that begins with !",
    ),
    # --- Keys and their values ---------------------------------------------------------------
    "key-not-text": (
        "键必须是文字。请写成“键: 值”",
        "A key must be text. Write “key: value”",
    ),
    "key-duplicate": (
        "键“{field}”重复，第 {line} 行已有。请只保留一个",
        "The key “{field}” is there already, on line {line}. Keep one of them",
    ),
    "key-unknown": (
        "没有“{text}”这个键。可用的键：{allowed}",
        "There is no key “{text}”. Keys: {allowed}",
    ),
    "key-misspelt": (
        "没有“{text}”这个键。您是否要写：{near}？",
        "There is no key “{text}”. Did you mean {near}?",
    ),
    "field-missing": (
        "缺少“{field}”。请补上“{field}: …”",
        "“{field}” is missing. Add “{field}: …”",
    ),
    "field-empty": (
        "“{field}”没有内容。请填写；可不填的键请整行删除",
        "“{field}” is empty. Fill it in, or delete the line if it is optional",
    ),
    "text-wanted": (
        "此处应为一段文字，不是列表或“键: 值”。请写成一段文字，必要时加引号",
        "A text is wanted here, not a list or “key: value”. Write one text, quoted if need be",
    ),
    "text-unquoted": (
        '{text} 未加引号，YAML 会把它当作数字、日期、是否或空值。请写成 "{text}"',
        (
            "{text} is not quoted, so YAML takes it for a number, a date, yes/no or nothing. "
            'Write "{text}"'
        ),
    ),
    "list-wanted": (
        "“{field}”应为列表。请写成 [甲, 乙]，或每行一个“- ”",
        "“{field}” must be a list. Write [a, b], or one “- ” to a line",
    ),
    "mapping-wanted": (
        "此处应为“键: 值”的组合。请写出：{keys}",
        "“key: value” pairs are wanted here. Write: {keys}",
    ),
    "number-wanted": (
        "{text} 不是普通数字。请写成 0.95 或 10 这样的数字，不加引号、百分号和单位",
        (
            "{text} is not a plain number. Write a number such as 0.95 or 10, without quotes, "
            "percent sign or unit"
        ),
    ),
    "number-range": (
        "数值超出范围。请写 {low} 到 {high} 之间的数；95% 写作 0.95",
        "The number is out of range. Write one from {low} to {high}; 95% is written 0.95",
    ),
    "number-whole": (
        "应为整数。请写 {low} 到 {high} 之间的整数",
        "A whole number is wanted. Write one from {low} to {high}",
    ),
    "date-unreadable": (
        "“{text}”不是有效日期。请写成 2025-12-31",
        "“{text}” is not a date. Write it like 2025-12-31",
    ),
    "choice-unknown": (
        "不能写“{text}”。可用：{allowed}",
        "“{text}” is not possible here. Write one of: {allowed}",
    ),
    "choice-misspelt": (
        "不能写“{text}”。您是否要写：{near}？",
        "“{text}” is not possible here. Did you mean {near}?",
    ),
    # --- Plan and targets --------------------------------------------------------------------
    "plan-id-differs": (
        "计划编号“{text}”与文件名“{file}”不一致。请改为 plan: {file}，或给文件改名",
        (
            "The plan id “{text}” differs from the file name “{file}”. Write plan: {file}, or "
            "rename the file"
        ),
    ),
    "id-characters": (
        "编号“{text}”含有不允许的字符。只能用小写字母、数字和连字符，如 patents-2025",
        (
            "The id “{text}” holds other characters than lower-case letters, digits and hyphens. "
            "Write it like patents-2025"
        ),
    ),
    "id-duplicate": (
        "编号“{text}”重复，第 {line} 行已有。请换一个编号",
        "The id “{text}” is taken on line {line}. Choose another",
    ),
    "no-targets": (
        "计划中没有目标。请在 targets 下至少写一个目标",
        "The plan has no targets. Write at least one under targets",
    ),
    "due-before-start": (
        "截止日期 {due} 早于开始日期 {start}。请改正其中一个",
        "The due date {due} is before the start {start}. Correct one of them",
    ),
    "clause-too-long": (
        "原文摘录有 {length} 个字符，超过 60。请只摘录含有该数字的几个字",
        "The clause has {length} characters, more than 60. Keep the few words with the figure",
    ),
    "done-needs-milestone": (
        "“done”只用于里程碑，此处类型为 {kind}。请改为 kind: milestone，或写出“≥ 92”这样的目标值",
        (
            "“done” is for milestones; the kind here is {kind}. Write kind: milestone, or a "
            "required value such as “≥ 92”"
        ),
    ),
    "milestone-needs-done": (
        '里程碑只有完成与否，不能写“{text}”。请写 target: "done"，或换一个类型',
        'A milestone is done or not, never “{text}”. Write target: "done", or choose another kind',
    ),
    "growth-not-percent": (
        "增长类目标应以 % 计，不能写“{text}”。请写成“≥ 30%”，或换一个类型",
        "A growth target is in %, not “{text}”. Write it like “≥ 30%”, or choose another kind",
    ),
    # --- Quantities --------------------------------------------------------------------------
    "target-unquoted": (
        '目标值 {text} 未加引号。请写成 target: "{text}"',
        'The required value {text} is not quoted. Write target: "{text}"',
    ),
    "operator-missing": (
        "目标值“{text}”前缺少比较符号。请写明 ≥、>、≤、< 或 =，如“≥ {text}”",
        (
            "The required value “{text}” has no operator. Put ≥, >, ≤, < or = before it, "
            "as in “≥ {text}”"
        ),
    ),
    "quantity-unreadable": (
        "看不懂目标值“{text}”。请写成“≥ 1.8万件”“< 3.5%”“2–3个”或“done”",
        (
            "The required value “{text}” cannot be read. Write it like “≥ 1.8万件”, “< 3.5%”, "
            "“2–3个” or “done”"
        ),
    ),
    "words-in-unit": (
        "目标值“{text}”的单位中有比较词。以上写 ≥，超过写 >，以下、以内写 ≤，不满写 <，并删去该词",
        (
            "The unit in “{text}” holds a comparison in words. Write 以上 as ≥, 超过 as >, 以下 or "
            "以内 as ≤, 不满 as <, and delete the word"
        ),
    ),
    "range-reversed": (
        "范围“{text}”的下限不小于上限。请由小到大书写，如“2–3个”",
        "The range “{text}” does not rise. Write the smaller figure first, as in “2–3个”",
    ),
    "range-hint-differs": (
        "“{text}”括号中的范围不从该限值开始。请写成“≥ 2个 (2–3个)”",
        "The range in brackets in “{text}” does not begin at the limit. Write “≥ 2个 (2–3个)”",
    ),
    "baseline-unreadable": (
        "看不懂基期值“{text}”。请写成“12000件”或“1.2万件”",
        "The baseline “{text}” cannot be read. Write it like “12000件” or “1.2万件”",
    ),
    "baseline-unit": (
        "基期值“{text}”不能换算为目标的单位“{unit}”。请用该单位书写",
        (
            "The baseline “{text}” does not convert to the target's unit “{unit}”. Write it in "
            "that unit"
        ),
    ),
    "baseline-share": (
        "基期值“{text}”没有单位，有两种读法。请写成带 % 的数",
        "The baseline “{text}” has no unit and two readings. Write it with its %",
    ),
    "baseline-late": (
        "基期日期不早于截止日期 {due}。请改为目标期开始之前的日期",
        "The date of the baseline is not before the due date {due}. Write one before the start",
    ),
    "baseline-in-period": (
        "基期日期晚于开始日期 {start}，进度会算偏。请把 start 改为基期日期的次日，或改用期初的值",
        (
            "The baseline is later than the start {start}, which bends the pace. Set start to the "
            "day after it, or use the value at the start"
        ),
    ),
    "bounds-form": (
        "上下限“{text}”写法不对。请写成 [下限, 上限]，由小到大，无限制的一端写 null，如 [0, 100]",
        (
            "The bounds “{text}” are not right. Write [lower, upper], rising, null for an open "
            "end, as in [0, 100]"
        ),
    ),
    "bounds-exclude-target": (
        "目标值“{text}”在上下限之外，永远无法达到。请改正上下限（单位与目标相同，万、亿要展开）",
        (
            "The required value “{text}” lies outside the bounds and could never be reached. "
            "Correct the bounds (in the target's unit, 万 and 亿 written out)"
        ),
    ),
    # --- Splits to regions -------------------------------------------------------------------
    "split-twice": (
        "地区“{region}”写了两次，或名称为空。请每个地区只写一次，用全称",
        "The region “{region}” stands twice, or has no name. Write each once, with its full name",
    ),
    "split-operator": (
        "分解值“{text}”与目标“{target}”的方向相反。请写成同一方向，如 ≥ 对 ≥",
        (
            "The split “{text}” points the other way than the target “{target}”. Write both with "
            "the same side, as ≥ and ≥"
        ),
    ),
    "split-unit": (
        "分解值“{text}”的单位与目标“{target}”不同。请用目标的单位“{unit}”",
        (
            "The split “{text}” has another unit than the target “{target}”. Write it in the "
            "target's unit “{unit}”"
        ),
    ),
    # --- Settings of the judge ---------------------------------------------------------------
    "judge-order": (
        "fail_below 大于 on_track。请使 fail_below 不大于 on_track，如 0.60 和 0.95",
        "fail_below is above on_track. Keep it at or below, as in 0.60 and 0.95",
    ),
    "calendar-shares": (
        "进度曲线应为由小到大的累计份额，最后为 1。请写成 {{profile: [0.2, 0.45, 0.7, 1]}}",
        (
            "A calendar profile holds cumulative shares that rise and end in 1. Write it like "
            "{{profile: [0.2, 0.45, 0.7, 1]}}"
        ),
    ),
    "calendar-count": (
        "进度曲线有 {had} 个份额，考核期有 {wanted} 个季度。请每季度写一个累计份额，共 {wanted} 个",
        (
            "The calendar profile has {had} shares and the judged period {wanted} quarters. Write "
            "one cumulative share for each quarter, {wanted} in all"
        ),
    ),
    "calendar-period": (
        "时段（逐年考核的为各年）不能分为整季度。请改 start、due，或写 judge: {{calendar: months}}",
        (
            "The period of this target, or each year of it, does not divide into whole quarters. "
            "Change start or due, or write judge: {{calendar: months}} for it"
        ),
    ),
    "rounding-refused": (
        "目标“{text}”是 100%、0 或整数计数，不得修约后比较。请删除 compare: rounded",
        (
            "The target “{text}” is 100%, 0 or a whole count, which is never compared rounded. "
            "Delete compare: rounded"
        ),
    ),
}
