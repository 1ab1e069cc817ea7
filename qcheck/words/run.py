"""What a job says: its lines, its log, its notes; and the files with which a job begins."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    # On the screen
    "line": (
        "{name}（数据截至{as_of}）：{counts}——{meaning}",
        "{name} (data of {as_of}): {counts}; {meaning}",
    ),
    "line-error": ("{name}：未能核验。{error}", "{name}: could not be judged. {error}"),
    "of-check": ("{name}：{meaning}", "{name}: {meaning}"),
    "join": ("；", "; "),
    "not-recorded": ("结果未记入历史库", "the results could not be recorded in the history"),
    "bad-wait": (
        "--wait 不能是“{value}”，请写秒数，0 到 {most} 的整数",
        "--wait cannot be {value}; write whole seconds, from 0 to {most}",
    ),
    "ahead-read": ("  将读取 {path}", "  would read {path}"),
    "ahead-write": ("  将写出 {path}", "  would write {path}"),
    "ahead-results": ("结果：{path} 及同一文件夹", "results: {path} and the same folder"),
    "ahead-logs": ("日志：{path}", "log: {path}"),
    "ahead-history": ("历史库：{path}", "history: {path}"),
    "ahead-notes": ("提醒：{path}", "notes: {path}"),
    # The log
    "log-begin": (
        "任务“{job}”开始，任务文件 {path}，qcheck {version}",
        "Job {job} begins, job file {path}, qcheck {version}",
    ),
    "log-died": (
        "上一次运行（{since} 开始）中途停止，未完成；本次补做",
        "The run that began at {since} did not end; this one makes up for it",
    ),
    "log-check": ("核验“{name}”，计划 {plan}", "Check {name}, plan {plan}"),
    "log-note": ("已写提醒 {path}", "Note written: {path}"),
    "log-no-alarm": (
        "{program}：last-result.json 未写成，on_attention 的程序没有运行",
        "{program}: not run, as on_attention asks, for there is no last-result.json to hand on",
    ),
    "stale": (
        (
            "{files}：与{as_of}那次核验的是同一文件，表中没有时点，不能当作新数据，未核验；"
            "请移出旧表、放入新表，或在表中填写“数据时点”，或写明 as_of"
        ),
        (
            "{files}: the very file that was judged for {as_of}, and no date in it, so it is no"
            " new data; put new sheets in its place, date the rows, or give as_of"
        ),
    ),
    "stale-named": (
        "{files}：与{as_of}那次核验的是同一文件，表中没有时点，本次按{now}计，数据没有更新",
        "{files}: the very file that was judged for {as_of}, undated, now for {now}; no new data",
    ),
    "log-deleted": ("已清理旧文件 {path}", "Cleared away: {path}"),
    "log-changed": ("旧文件改动过，保留 {path}", "Changed by somebody, kept: {path}"),
    "log-refused": ("旧文件删不掉，下次再试 {path}", "Could not be deleted now: {path}"),
    "changed": ("与前一次相比：{changes}", "Since the run before: {changes}"),
    "first": ("没有更早的核验可比较", "There is no earlier run to compare with"),
    "same": ("与上次运行的数据和结果相同", "The same data and the same result as in the last run"),
    "history-renewed": (
        "历史库已损坏，改名保留为 {path}，已重新建立，补记结果{count}次",
        "The history was damaged and now lies at {path}; a new one was begun, {count} runs in it",
    ),
    "history-restored": (
        "历史库补记以前未记入的结果{count}次",
        "{count} earlier results were recorded in the history that had not been",
    ),
    # Notes: their names, then their text
    "note-attention": ("提醒", "attention"),
    "note-news": ("通知", "news"),
    "part-fail": ("未达标{count}项", "{count}-failed"),
    "part-missing": ("缺报{count}项", "{count}-without-data"),
    "part-unreadable": ("无法判定{count}项", "{count}-not-judged"),
    "part-at-risk": ("预警{count}项", "{count}-at-risk"),
    "part-stopped": ("未能核验{count}项", "{count}-not-checked"),
    "part-unwritten": ("写入失败{count}处", "{count}-not-written"),
    "part-history": ("历史库已重建", "history-made-again"),
    "part-see": ("请看内容", "see-inside"),
    "part-changed": ("有变化", "changes"),
    "part-well": ("正常", "all-well"),
    "note-head": (
        "任务“{job}”{day}运行：{meaning}。",
        "Job {job}, run on {day}: {meaning}.",
    ),
    "note-fail": ("未达标{count}项：", "{count} failed:"),
    "note-missing": ("缺报{count}项：", "{count} without data:"),
    "note-unreadable": ("填了但无法判定{count}项：", "{count} reported, but cannot be judged:"),
    "note-at-risk": ("预警{count}项：", "{count} at risk:"),
    "note-entry": ("  {name}（{lead}）：{message}", "  {name} ({lead}): {message}"),
    "no-lead": ("未明确牵头单位", "no department named"),
    "note-report": ("报告：{path}", "Report: {path}"),
    "note-history": (
        "历史库损坏，已改名保留为 {path}，并重新建立。",
        "The history was damaged; it now lies at {path}, and a new one was begun.",
    ),
    "note-log": ("详情见日志，文件夹 {path}", "Details are in the log, in the folder {path}"),
    "do-fail": (
        "怎么办：未达标的，请把报告送牵头单位，核实数据、说明原因和措施。",
        "To do: send the report to the departments; they check the figure, or say what they do.",
    ),
    "do-missing": (
        "怎么办：缺报的，请催牵头单位填报，把填报表放入收件文件夹，再运行一次。",
        "To do: ask the departments for the missing data, put their sheets in place, run it again.",
    ),
    "do-unreadable": (
        "怎么办：无法判定的，请按报告中的“数据问题”更正填报表，再运行一次。",
        "To do: correct the sheets as the problems in the report say, and run it again.",
    ),
    "do-at-risk": (
        "怎么办：预警的，请提醒牵头单位加快进度。",
        "To do: remind the departments of what is at risk.",
    ),
    "do-data": (
        "怎么办：未能核验的，请检查填报表是否放好、能否打开，再运行一次。",
        "To do: see that the spreadsheets are in place and can be opened, and run it again.",
    ),
    "do-plan": (
        "怎么办：请按日志中的提示更正任务文件或计划文件，再运行一次。",
        "To do: correct the job or the plan file as the log says, and run it again.",
    ),
    "do-internal": (
        "怎么办：程序异常，请把日志发给维护人员。",
        "To do: the program failed; send the log to whoever maintains it.",
    ),
    "do-unwritten": (
        "怎么办：有文件未写成，请关闭打开着的报告，检查磁盘空间和权限，再运行一次。",
        "To do: close reports that are open, look after disk space and rights, and run it again.",
    ),
    # A new job
    "form-name": ("填报表-{plan}.xlsx", "form-{plan}.xlsx"),
    "exists": (
        "{path}：已有此文件，未作改动；请换一个文件夹，或先把它移走",
        "{path}: exists and was left alone; choose another folder, or move it away",
    ),
    "made": ("已建立 {path}", "made: {path}"),
    "next-steps": (
        (
            "下一步：\n"
            "1. 打开 {job}，核对计划和各项设置；其他计划见 qcheck list-plans。\n"
            "2. 把 {form} 发给各部门填写，填好的放入 {inbox}。\n"
            "3. 试运行：qcheck run {job} --dry-run\n"
            "4. 运行：qcheck run {job}"
        ),
        (
            "Next:\n"
            "1. Open {job} and look through it; other plans: qcheck list-plans.\n"
            "2. Have {form} filled in, and put what comes back into {inbox}.\n"
            "3. Try it: qcheck run {job} --dry-run\n"
            "4. Run it: qcheck run {job}"
        ),
    ),
    "job-file": (
        """\
# 核验任务。相对路径都从本文件所在文件夹算起；检查本文件：qcheck run 本文件 --dry-run
job: {job}
lang: zh                      # 日志、提醒和报告的语言：zh 或 en
attention: 提醒               # 有事须处理时，在此文件夹写一份提醒；不需要就删去此行
notify: attention             # 何时提醒：change 有变化或须处理，attention 须处理，always 每次
# keep: 36                    # 每项核验保留多少个带日期的文件；不写则全部保留
# history: qcheck-history.sqlite   # 历史库；不需要写 none
# on_attention: {{command: [notify.cmd], timeout: 60}}   # 须处理时运行的程序

checks:
  - plan: "{plan}"            # {title}
    inputs: [inbox]           # 填报表放在这里（样表：{form}）；也可写 "inbox/*.xlsx"
    # 每月把上月的表移出 inbox，或在表中填“数据时点”
    # region: 示例市          # 表中有多个地区时，只取该地区
    # as_of: 2025-06-30       # 数据时点；不写则取表中写明的，再不然取运行当天
    exports:
      - "reports/{{plan}}_{{as_of}}.xlsx"
    gate: {{fail_on: missing, strict: false}}
""",
        """\
# A job. Relative paths begin in the folder of this file; to check it: qcheck run FILE --dry-run
job: {job}
lang: en                      # of log, notes and reports: zh or en
attention: notes              # folder of the notes that say what needs attention
notify: attention             # when: change, attention or always
# keep: 36                    # how many dated files of a sort to keep; default: all
# history: qcheck-history.sqlite   # none: keep no history
# on_attention: {{command: [notify.cmd], timeout: 60}}   # a program to run then

checks:
  - plan: "{plan}"            # {title}
    inputs: [inbox]           # put the spreadsheets there (form: {form}); or "inbox/*.xlsx"
    # Every month, move last month's sheets away, or date their rows
    # region: NAME            # where the sheets hold several regions
    # as_of: 2025-06-30       # date of the data; default: what the sheets say, else today
    exports:
      - "reports/{{plan}}_{{as_of}}.xlsx"
    gate: {{fail_on: missing, strict: false}}
""",
    ),
}
