"""What the command line says: help, refusals, the last line."""

PHRASES = {
    # Help
    "app": (
        "质量强市（强省）计划目标核验：逐项比对计划要求与实际完成，列出差距。",
        "Compliance checker for quality plans: compares what was promised with what was reached.",
    ),
    "verify": (
        "核验：把填报表与计划目标逐项比对，给出 达标／预警／未达标 和差距报告。",
        "Compare spreadsheets with a plan and export the gap report.",
    ),
    "inspect": (
        "查看读取情况：表头、各列含义及依据、每行对应的指标、存疑的单元格。",
        "Show what the reader saw: headers, columns and why, rows matched, cells in doubt.",
    ),
    "list-plans": ("列出全部计划。", "List the plans."),
    "list-targets": ("列出计划中的全部目标。", "List what the plans promise."),
    "lint": (
        "检查计划文件：原文措辞与数值、单位、方向是否一致。",
        "Check plan files: schema, units, words against numbers, ids.",
    ),
    "explain": (
        "解释一个目标：原文、类型，某一时点怎样算达标、未达标。",
        "Explain one target: its clause, its kind, and what would count as met, on track, failed.",
    ),
    "report": (
        "把已保存的核验结果重新输出（不重新判定）。",
        "Render an earlier result again; nothing is judged anew.",
    ),
    "compare": (
        "比较：把几个计划对同一指标的要求并列，标出下级要求低于上级之处。",
        "Set the same indicators of several plans side by side.",
    ),
    "schema": ("输出 JSON Schema。", "Print a JSON Schema."),
    "audit": (
        "与政策文件核对：每条原文都能找到，每个数字都有着落。",
        "Hold a plan against its document: every clause found, every figure accounted for.",
    ),
    "template": (
        "生成填报表：由计划目标生成供各部门填写的工作簿。",
        "Make the workbook that departments fill in, from a plan.",
    ),
    "whatif": (
        "推演：一个目标在各月末达到多少为达标、预警、未达标。",
        "Which value at which month end passes, is at risk, fails.",
    ),
    "run": (
        "运行任务：按任务文件逐项核验，写报告，记历史，有事提醒。",
        "Run a job: every check of its file, reports, history, notes where something is wrong.",
    ),
    "init": (
        "新建任务：任务文件、收件文件夹和填报表。",
        "Begin a job: its file, a folder for spreadsheets, and a template.",
    ),
    "history": (
        "历史：历次核验的结果、变化和走势。",
        "History: the results of earlier runs, what changed, how each target came along.",
    ),
    "schedule": (
        "定时：输出每月自动运行任务所需的文件（cron、systemd、任务计划程序）。",
        "What the machine's own timer needs to run a job every month.",
    ),
    "version": ("显示版本号。", "Show the version."),
    "help": ("显示本帮助。", "Show this help."),
    "opt-install-completion": (
        "安装命令行补全：按 Tab 补全命令、计划、目标、部门。",
        "Let this shell complete commands, plans, targets and departments.",
    ),
    "opt-show-completion": (
        "输出补全脚本，自行放入启动文件。",
        "Print the script that does it, to be put into place by hand.",
    ),
    "completion-put": (
        "补全脚本已写入 {path}，重新打开终端后生效",
        "Completion is in {path}; it works in the next terminal",
    ),
    "completion-not-put": (
        "补全脚本无法写入：{why}；可用 --show-completion 输出后自行放入",
        "Completion could not be put into place: {why}; print it with --show-completion instead",
    ),
    "completion-by-hand": (
        "PowerShell 请自行在 $PROFILE 中加一行：{line}",
        "For PowerShell add this line to your $PROFILE: {line}",
    ),
    "usage": ("用法：", "Usage: "),
    "metavar-options": ("[选项]", "[OPTIONS]"),
    "metavar-command": ("命令 [参数]…", "COMMAND [ARGS]..."),
    "panel-arguments": ("参数", "Arguments"),
    "panel-options": ("选项", "Options"),
    "panel-commands": ("命令", "Commands"),
    "arg-actuals": (
        (
            "填报表：xlsx、xls、et、ods、csv、json，可多个；文件夹指其中的各文件（不含子文件夹）；“-”"
            "为标准输入。"
        ),
        (
            "Spreadsheets: xlsx, xls, et, ods, csv, json; a folder means the files in it, not "
            "those in folders inside it; - is standard input."
        ),
    ),
    "arg-plan": (
        "计划编号，或 YAML 文件路径。",
        "Id of a plan, or the path of a YAML file.",
    ),
    "arg-compared": (
        "两个或更多计划：编号，或 YAML 文件路径。",
        "Two plans or more: ids, or paths of YAML files.",
    ),
    "arg-plans": (
        "计划编号或 YAML 文件路径，可多个；默认全部计划。",
        "Ids of plans or paths of YAML files; all plans if none is given.",
    ),
    "arg-target": ("目标编号或名称。", "Id or name of a target."),
    "arg-result": (
        "verify --export x.json 保存的结果。",
        "A result that verify --export x.json saved.",
    ),
    "arg-schema": ("plan、result、map、waivers 或 job。", "plan, result, map, waivers or job."),
    "arg-job": (
        "任务文件（.yaml），可用 qcheck init 新建。",
        "Job file (.yaml); qcheck init makes one.",
    ),
    "arg-folder": ("放在哪个文件夹，默认当前文件夹。", "The folder for it; default: this one."),
    "opt-dry-run": (
        "只说明读哪些文件、写哪些文件、缺什么，不写任何文件。",
        "Say what would be read and written, and what is missing; write nothing.",
    ),
    "opt-wait": (
        "任务正在运行时最多等多少秒，默认不等。",
        "Seconds to wait for another run of the job; default: none.",
    ),
    "opt-check": (
        "last-result.json 中有几项核验时，选定一项。",
        "Which check of a last-result.json that holds several.",
    ),
    "opt-plan": (
        "计划编号（见 list-plans），或 YAML 文件路径。",
        "Id of a plan (see list-plans), or the path of a YAML file.",
    ),
    "opt-targets": (
        "自备计划文件所在文件夹（或环境变量 QCHECK_TARGETS）。",
        "Folder of your own plan files (or QCHECK_TARGETS).",
    ),
    "opt-as-of": (
        "数据时点，用于没有自己日期的行；否则取表题，最后取今天。",
        "Date of rows without one of their own; else the sheet's title, then today.",
    ),
    "opt-region": (
        "只取该地区的列或行；all 为逐个核验所有地区。",
        "Only the column or rows of this region; all: every region, one by one.",
    ),
    "opt-sheet": ("只读该工作表。", "Only this sheet."),
    "opt-period": (
        "只核验某一时期的列（或行）：2024、2024-09、2024Q3、2024年上半年；9月指表中所写年份。",
        "Only one period's column or rows: 2024, 2024-09, 2024Q3.",
    ),
    "opt-column": ("数值列的表头。", "Heading of the value column."),
    "opt-map": (
        "名称对照文件：表中名称→指标编号，表头→含义。",
        "Mapping file: their names to target ids, their headers to meanings.",
    ),
    "opt-write-map": (
        "生成名称对照文件初稿（须加 --plan）。",
        "Write a starting point of a mapping file (needs --plan).",
    ),
    "opt-all": ("行多时也全部列出。", "List every row, however many."),
    "opt-input-format": (
        "标准输入的格式，如 csv、xlsx、json。",
        "Format of standard input, such as csv, xlsx, json.",
    ),
    "opt-history": (
        "以前的核验结果（.json），可重复：其中的实际值作为更早的数据。",
        "An earlier result (.json), may be repeated: its actuals come before those of now.",
    ),
    "opt-profile": (
        "判定口径：shixu yinchuan eurostat destatis，优先于计划文件。",
        "Way of judging: shixu yinchuan eurostat destatis; goes before the plan's own.",
    ),
    "opt-actual": (
        "一个实际值：给出判定和逐行算式。",
        "A value: print its verdict and the arithmetic, line by line.",
    ),
    "opt-baseline": (
        "基期值，代替计划中的。",
        "The baseline, in place of the plan's.",
    ),
    "opt-baseline-date": ("基期值的日期。", "The date of that baseline."),
    "opt-from": ("从该日起。", "From this date on."),
    "opt-to": ("到该日止。", "Up to this date."),
    "opt-export": (
        "写出报告，可重复；按扩展名：.xlsx .docx .csv .json .md .xml .svg",
        "Write a report, may be repeated: .xlsx .docx .csv .json .md .xml .svg",
    ),
    "opt-format": (
        "屏幕输出格式：table plain json csv markdown，默认 table。",
        "Format on the screen: table plain json csv markdown; default table.",
    ),
    "opt-output": ("写入的填报表（.xlsx）。", "The workbook to write (.xlsx)."),
    "opt-by-lead": (
        "在该文件夹中为每个牵头单位各写一份填报表。",
        "Write one workbook for each lead department into this folder.",
    ),
    "opt-force": ("覆盖已有文件。", "Replace files that exist."),
    "opt-fail-on": (
        "哪一级起以非零码退出：never fail missing at-risk，默认 missing。",
        "From which level on to exit non-zero: never fail missing at-risk; default missing.",
    ),
    "opt-strict": (
        "争取性目标也计入退出码。",
        "Let aspirational targets gate too.",
    ),
    "opt-only": (
        "屏幕上只显示这些状态：pass at-risk fail unknown；汇总、导出和退出码不受影响。",
        "Show only these: pass at-risk fail unknown; summary, exports and exit code keep all.",
    ),
    "opt-sort": (
        "屏幕上的次序：status gap due lead section，默认 status（最差的在前）。",
        "Order on the screen: status gap due lead section; default status (the worst first).",
    ),
    "opt-group": (
        "屏幕上分组显示：lead（牵头单位）或 section（章节）。",
        "One table on the screen for each: lead or section.",
    ),
    "opt-summary": (
        "屏幕上只输出一行汇总，供脚本使用：计划 日期 total= pass= at-risk= fail= unknown= exit=",
        "One line for scripts: plan date total= pass= at-risk= fail= unknown= exit=",
    ),
    "opt-lead": (
        "只取该单位牵头的目标，可重复。",
        "Only targets that this department leads; may be repeated.",
    ),
    "opt-waivers": (
        "豁免清单（YAML）：免予考核或调整目标的批准文件，见 docs/waivers.md。",
        "Waivers (YAML): documents that exempt or adjust targets; see docs/waivers.md.",
    ),
    "opt-kind": (
        "只列该类型：level hold stock flow growth milestone。",
        "Only this kind: level hold stock flow growth milestone.",
    ),
    "opt-search": (
        "只列编号、名称、别名、目标值或原文中有这些字的目标。",
        "Only targets with these words in id, name, alias, figure or clause.",
    ),
    "opt-due": (
        "只列该年到期的目标（每年的目标逐年到期），可重复。",
        "Only targets due in this year (yearly ones are due each year); may be repeated.",
    ),
    "opt-source": (
        "政策文件：.txt、.html、.docx；.pdf 须另装 qcheck[pdf]。",
        "The policy document: .txt, .html, .docx; .pdf needs qcheck[pdf].",
    ),
    "opt-lang": (
        "界面语言，默认 zh（或环境变量 QCHECK_LANG）。",
        "Language; default zh (or QCHECK_LANG).",
    ),
    "opt-color": ("颜色，默认 auto。", "Colour; default auto."),
    "opt-debug": ("出错时显示完整追踪信息。", "Show a traceback on errors."),
    # Refusals
    "no-actuals": (
        "没有给出填报表。例：qcheck verify 完成情况.xlsx --plan jinhua-2025",
        "No spreadsheet given. For example: qcheck verify actuals.xlsx --plan jinhua-2025",
    ),
    "no-plan": (
        "没有指定计划，请加 --plan，可用：{known}",
        "No plan given; add --plan with one of: {known}",
    ),
    "no-such-command": ("没有命令“{name}”，可用：{known}", "No command {name}; there are: {known}"),
    "no-such-command-near": (
        "没有命令“{name}”，您是否要用 {near}？",
        "No command {name}; did you mean {near}?",
    ),
    "no-such-option": ("没有选项 {option}", "No such option: {option}"),
    "did-you-mean": ("，您是否要用 {near}？", "; did you mean {near}?"),
    "option-needs-value": ("选项 {option} 缺少取值", "Option {option} needs a value"),
    "option-takes-none": ("选项 {option} 不带取值", "Option {option} takes no value"),
    "too-many": ("多余的参数：{extra}", "Too many arguments: {extra}"),
    "missing-parameter": ("缺少参数 {name}", "Missing: {name}"),
    "bad-parameter": ("参数 {name} 不正确：{why}", "Bad value for {name}: {why}"),
    "misused": ("命令写法不对：{why}", "Wrong usage: {why}"),
    "see-help": ("用 qcheck --help 查看用法", "See qcheck --help"),
    "bad-choice": (
        "{option} 不能是“{value}”，可用：{allowed}",
        "{option} cannot be {value}; use one of: {allowed}",
    ),
    "bad-choice-near": (
        "{option} 不能是“{value}”，您是否要用 {near}？可用：{allowed}",
        "{option} cannot be {value}; did you mean {near}? One of: {allowed}",
    ),
    "no-month-end": (
        "{target} 的期间是 {start} 至 {due}，所给起止日期之间没有月末，请改 --from、--to",
        "{target} runs from {start} to {due}; no month end lies there, change --from or --to",
    ),
    "bad-figure": (
        "{option} 不能是“{value}”，请写数字，单位为{unit}",
        "{option} cannot be {value}; write a number in {unit}",
    ),
    "group-format": (
        "--group 只用于 --format table 和 markdown，不能用于 {form}；可改用 --sort",
        "--group is for --format table and markdown, not {form}; use --sort instead",
    ),
    "summary-format": (
        "--summary 不能与 --format {form} 同时使用，请去掉其中一个",
        "--summary and --format {form} cannot both be; leave one of them out",
    ),
    "bad-date": (
        "{option} 不能是“{value}”，请写成 2025-06-30",
        "{option} cannot be {value}; write it as 2025-06-30",
    ),
    "bad-year": (
        "{option} 不能是“{value}”，请写年份，如 2025",
        "{option} cannot be {value}; write a year, such as 2025",
    ),
    "no-such-lead": (
        "计划中没有由“{lead}”牵头的目标，牵头单位有：{known}",
        "No target is led by {lead}; departments that lead: {known}",
    ),
    "no-such-target": (
        "计划 {plan} 中没有目标“{target}”，用 qcheck list-targets --plan {plan} 查看",
        "Plan {plan} has no target {target}; see qcheck list-targets --plan {plan}",
    ),
    "no-such-target-near": (
        "计划 {plan} 中没有目标“{target}”，您是否要找：{near}",
        "Plan {plan} has no target {target}; did you mean: {near}",
    ),
    "plans-broken": (
        "上列计划文件有误，未列出，请改正",
        "the plan files above are wrong and not listed; correct them",
    ),
    "no-targets": ("没有符合条件的目标", "no target fits"),
    "export-is-input": (
        "{path}：这是要读取的文件，不能作为输出，请换一个文件名",
        "{path}: this file is read, so it cannot be written; choose another name",
    ),
    "export-twice": (
        "{path}：同一文件被指定输出两次",
        "{path}: named twice as an output",
    ),
    "stdout-failed": (
        "标准输出写入失败：{why}",
        "Standard output could not be written: {why}",
    ),
    "internal": (
        "程序异常：{what}。请加 --debug 重试，并把输出发给开发者",
        "unexpected error: {what}. Run again with --debug and send what it prints",
    ),
    "no-memory": (
        "数据太多，内存不足，请拆分文件后分别核验",
        "Not enough memory for that much data; split the files and judge them one by one",
    ),
    # Remarks
    "progress": (
        "[{bar}] {number}/{files} 已读{rows}行：{file}",
        "[{bar}] {number}/{files} rows read: {rows} of {file}",
    ),
    "written": ("已写入 {path}", "written: {path}"),
    "plan-over": (
        "注意：计划已于{end}到期，而数据截至{as_of}；如已有终期数据，请用新表核验",
        "Note: the plan ended on {end} and the data are of {as_of}; verify the final figures",
    ),
    "more-findings": ("……另有{count}个问题", "... and {count} more"),
    "lint-errors": (
        "{plans}个计划：{errors}个错误、{warnings}个警告（已认可{accepted}个），请按提示改正",
        "{plans} plans: {errors} errors, {warnings} warnings ({accepted} accepted); correct them",
    ),
    "lint-warnings": (
        "{plans}个计划：没有错误，{warnings}个警告（已认可{accepted}个）；警告不影响退出码",
        "{plans} plans: no errors, {warnings} warnings ({accepted} accepted), which do not gate",
    ),
    "lint-clean": (
        "{plans}个计划：没有错误和警告（已认可{accepted}个警告）",
        "{plans} plans: no errors, no warnings ({accepted} accepted)",
    ),
    "last-line": ("退出码 {code}：{meaning}", "exit code {code}: {meaning}"),
    "interrupted": ("已中断", "interrupted"),
    "exit-0": ("完成", "done"),
    "exit-1": ("程序异常", "unexpected internal error"),
    "exit-2": ("用法错误", "usage error"),
    "exit-3": ("计划文件错误", "plan file invalid"),
    "exit-4": ("数据无法读取", "actuals unusable"),
    "exit-5": ("报告写入失败", "an output could not be written"),
}
