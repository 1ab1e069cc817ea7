"""Words of the history: its commands, what changed between runs, and what can go wrong with it."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # Help
    "help-list": ("列出历次核验。", "List the runs."),
    "help-show": ("重新显示一次核验的结果。", "Show the result of a run again."),
    "help-diff": (
        "两次核验之间有哪些变化；默认最近一次与上一次。",
        "What changed between two runs; by default the last one and the one before.",
    ),
    "help-trend": (
        "每个指标历次的走势。",
        "How each target came along from run to run.",
    ),
    "help-export": (
        "把一次核验的结果重新写成报告，或把全部结果存为 JSON。",
        "Write the reports of a run again, or every result as JSON.",
    ),
    "help-verify": (
        "检查历史库是否完好：文件、每次的结果、明细。",
        "Check that the history is whole: the file, every result, its rows.",
    ),
    "opt-where": (
        (
            "历史库：文件，或 postgresql:// 地址；默认取环境变量 QCHECK_HISTORY，"
            "否则为当前文件夹的 qcheck-history.sqlite。"
        ),
        (
            "The history: a file or postgresql://...; default QCHECK_HISTORY, else "
            "qcheck-history.sqlite in this folder."
        ),
    ),
    "opt-plan": ("只取该计划的核验。", "Only runs of this plan."),
    "opt-region": ("只取该地区的核验。", "Only runs of this region."),
    "opt-origin": ("只取该任务的核验。", "Only runs of this job."),
    "opt-target": ("只取该指标（编号），可重复。", "Only this target (id); may be repeated."),
    "opt-all": (
        "把每次的结果各存为一个 JSON，放入该文件夹。",
        "Write every result as JSON into this folder.",
    ),
    "arg-run": (
        "核验序号（见 history list），默认最近一次。",
        "Number of a run (see history list); default: the last one.",
    ),
    "arg-before": (
        "较早一次的序号；只写一个序号时，与它的上一次比较。",
        "Number of the earlier run; a single number is held against the run before it.",
    ),
    "arg-after": ("较晚一次的序号。", "Number of the later run."),
    # Tables
    "title-runs": ("历次核验", "Runs"),
    "title-changes": (
        "{series} {before} → {after}（第{first}次 → 第{second}次）",
        "{series} {before} → {after} (run {first} → run {second})",
    ),
    "title-trend": (
        "{series} {first} – {last}（{count}次）",
        "{series} {first} – {last} ({count} runs)",
    ),
    "head-series": ("所属", "Series"),
    "head-run": ("序号", "Run"),
    "head-plan": ("计划", "Plan"),
    "head-region": ("地区", "Region"),
    "head-origin": ("任务", "Job"),
    "head-as-of": ("数据时点", "Data as of"),
    "head-revision": ("同期第几次", "Revision"),
    "head-exit": ("退出码", "Exit code"),
    "head-generated": ("核验时间", "Made at"),
    "head-version": ("程序版本", "Program"),
    "head-change": ("变化", "Change"),
    "head-id": ("编号", "Id"),
    "head-name": ("指标", "Indicator"),
    "head-before": ("上次", "Before"),
    "head-after": ("本次", "Now"),
    "head-remark": ("说明", "Remark"),
    "head-status": ("状态", "Status"),
    "head-spark": ("走势", "Trend"),
    "head-first": ("首次", "First"),
    "head-last": ("最近", "Latest"),
    "head-required": ("要求", "Required"),
    "other-unit": ("另有{count}次单位不同，未计入", "{count} more in another unit, left out"),
    "side": ("{status} {figure}", "{status} {figure}"),
    "revision": ("{date}：{before} → {after}", "{date}: {before} → {after}"),
    "dates": ("数据时点 {before} → {after}", "data of {before} → {after}"),
    "no-figure": ("（无）", "(none)"),
    "several": ("；", "; "),
    "join": ("，", ", "),
    # What became of a target, counted
    "move-failed": ("新增未达标{count}项", "{count} newly failed"),
    "move-missing": ("新缺报{count}项", "{count} newly without data"),
    "move-unreadable": ("新增无法判定{count}项", "{count} newly impossible to judge"),
    "move-at-risk": ("新增预警{count}项", "{count} newly at risk"),
    "move-withdrawn": ("数据撤回{count}项", "{count} with a figure withdrawn"),
    "move-revised": ("数据修订{count}项", "{count} with a figure revised"),
    "move-baseline": ("基期值变动{count}项", "{count} with another baseline"),
    "move-required": ("要求调整{count}项", "{count} with another requirement"),
    "move-passed": ("转为达标{count}项", "{count} now passed"),
    "move-eased": ("由未达标转为预警{count}项", "{count} failed before, now at risk"),
    "move-reason": ("状态未变、原因变化{count}项", "{count} of the same status, another reason"),
    "move-added": ("新增指标{count}项", "{count} targets new"),
    "move-removed": ("不再核验{count}项", "{count} targets gone"),
    "move-updated": ("数据更新{count}项", "{count} brought up to date"),
    "rules-changed": ("判定规则有调整", "the rules of judging changed"),
    "unchanged": ("没有变化", "nothing changed"),
    # The same as words in a table
    "one-failed": ("× 新增未达标", "× newly failed"),
    "one-missing": ("○ 新缺报", "○ no data now"),
    "one-unreadable": ("○ 新增无法判定", "○ cannot be judged"),
    "one-at-risk": ("▲ 新增预警", "▲ newly at risk"),
    "one-withdrawn": ("○ 数据撤回", "○ figure withdrawn"),
    "one-revised": ("○ 数据修订", "○ figure revised"),
    "one-baseline": ("○ 基期值变动", "○ another baseline"),
    "one-required": ("○ 要求调整", "○ another requirement"),
    "one-passed": ("√ 转为达标", "√ now passed"),
    "one-eased": ("▲ 由未达标转为预警", "▲ failed, now at risk"),
    "one-reason": ("○ 原因变化", "○ another reason"),
    "one-added": ("○ 新增指标", "○ new target"),
    "one-removed": ("○ 不再核验", "○ target gone"),
    "one-updated": ("○ 数据更新", "○ brought up to date"),
    # Remarks on stderr
    "rules-are": ("判定规则有调整：{keys}", "The rules of judging changed: {keys}"),
    "plan-file": ("计划文件有改动", "The plan file is another one"),
    "program": ("程序版本由 {before} 变为 {after}", "The program went from {before} to {after}"),
    "only-one": (
        "{series}：只有第{run}次核验，没有可比较的上一次",
        "{series}: run {run} is the only one, there is none before it",
    ),
    "empty": ("没有符合条件的核验记录", "no run fits"),
    "sound": ("历史库完好：{count}次核验", "the history is whole: {count} runs"),
    "unsound": (
        "历史库有{count}处问题，请从备份恢复，或改名保留后重新开始",
        "{count} problems; restore a backup, or rename the file and begin a new one",
    ),
    "problem-file": ("数据库文件：{why}", "the database file: {why}"),
    "problem-result": (
        "第{run}次：保存的结果已损坏",
        "run {run}: the stored result is damaged",
    ),
    "problem-row": (
        "第{run}次：登记的计划、时点或指纹与保存的结果不符",
        "run {run}: its plan, date or fingerprint is not that of the stored result",
    ),
    "problem-verdicts": (
        "第{run}次：判定明细与保存的结果不符",
        "run {run}: its verdicts are not those of the stored result",
    ),
    "problem-gap": (
        "{why}：缺少中间的核验记录",
        "{why}: a run between others is missing",
    ),
    # Refusals
    "exit": ("历史库无法使用", "history unusable"),
    "bad-address": (
        "历史库地址“{where}”不认识，请写文件路径，或 postgresql://用户@主机/库名",
        "Unknown address {where}; write a path, or postgresql://user@host/database",
    ),
    "bad-run": (
        "“{value}”不是核验序号，请写整数，用 qcheck history list 查看",
        "{value} is no number of a run; see qcheck history list",
    ),
    "no-such-run": (
        "{path} 中没有第{run}次核验，用 qcheck history list 查看",
        "{path} has no run {run}; see qcheck history list",
    ),
    "no-runs": (
        "{path} 中没有符合条件的核验，用 qcheck history list 查看",
        "No run in {path} fits; see qcheck history list",
    ),
    "several-series": (
        "有几组核验（{series}），请加 --plan、--region 或 --origin 选定一组，或写明核验序号",
        "There are several series ({series}); choose with --plan, --region or --origin, or by run",
    ),
    "not-comparable": (
        "第{first}次（{one}）与第{second}次（{other}）不是同一计划和地区，不能比较",
        "Run {first} ({one}) and run {second} ({other}) are of another plan or region",
    ),
    "unknown-target": (
        "最近一次核验中没有指标“{target}”，有：{known}",
        "The last run has no target {target}; it has: {known}",
    ),
    "nothing-asked": (
        "没有写明写到哪里，请加 --export 文件，或 --all 文件夹",
        "Nothing to write; add --export FILE, or --all DIR",
    ),
    "not-a-result": (
        "不是 qcheck 的核验结果，未记入历史库（{why}）",
        "Not a result of qcheck; it was not recorded ({why})",
    ),
    "none": (
        "{path}：没有这个历史库，请检查路径，或先用 qcheck run 运行一次任务",
        "{path}: there is no such history; check the path, or run a job with qcheck run first",
    ),
    "is-folder": (
        "{path}：这是文件夹，请写明历史库的文件名",
        "{path}: this is a folder; name the file of the history",
    ),
    "no-folder": (
        "{path}：文件夹不存在，请先建立 {folder}",
        "{path}: there is no such folder; create {folder} first",
    ),
    "damaged": (
        "{path}：不是历史库，或已损坏（{why}）；请从备份恢复，或改名保留后重新开始",
        "{path}: no history, or damaged ({why}); restore a backup, or rename it and begin anew",
    ),
    "run-damaged": (
        "{path}：第{run}次核验的结果已损坏，请用 qcheck history verify 检查并从备份恢复",
        "{path}: the result of run {run} is damaged; see qcheck history verify, restore a backup",
    ),
    "not-a-history": (
        "{path}：这是别的程序的数据库，请换一个文件名",
        "{path}: this is a database of another program; choose another name",
    ),
    "newer": (
        "{path}：由更新版本的 qcheck 写成（库版本{found}，本程序只认到{known}），请升级 qcheck",
        "{path}: written by a newer qcheck (tables {found}, known here {known}); upgrade qcheck",
    ),
    "busy": (
        "{path}：另一个程序正在写入，等待超时；请稍后重试",
        "{path}: another program is writing to it and did not finish; try again later",
    ),
    "full": (
        "{path}：磁盘空间不足，未记入；请腾出空间后重试",
        "{path}: the disk is full, nothing was recorded; free some space and run again",
    ),
    "denied": (
        "{path}：不能读写（{why}），请检查权限，或换一个位置",
        "{path}: cannot be read or written ({why}); check the permissions, or choose another place",
    ),
    "no-server": (
        "{path}：连不上数据库（{why}），请检查地址、网络和密码",
        "{path}: the database cannot be reached ({why}); check address, network and password",
    ),
    "no-driver": (
        "{path}：须另装 PostgreSQL 支持：pip install 'qcheck[postgres]'",
        "{path}: PostgreSQL needs one more package: pip install 'qcheck[postgres]'",
    ),
    "failed": (
        "{path}：数据库出错（{why}），请用 qcheck history verify 检查",
        "{path}: the database failed ({why}); see qcheck history verify",
    ),
}
