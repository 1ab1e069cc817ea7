"""What is wrong with a job file, and what to write instead."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "job-exit": ("任务文件有误", "job file invalid"),
    "job-missing": (
        "任务文件 {file} 不存在。请检查路径，或用 qcheck init 新建",
        "The job file {file} does not exist. Check the path, or begin one with qcheck init",
    ),
    "job-not-a-file": (
        "{file} 不是普通文件。请写任务文件（.yaml）的路径",
        "{file} is not a regular file. Name the job file (.yaml)",
    ),
    "job-invalid": (
        "任务文件 {file} 有 {count} 处问题，未运行。请按上列提示修改",
        "The job file {file} has problems ({count}); nothing was run. Correct what is listed above",
    ),
    "job-empty": (
        "文件中没有任务。请写“checks:”和各项核验，可用 qcheck init 生成样例",
        "There is no job in the file. Write “checks:”, or have one made by qcheck init",
    ),
    "job-no-checks": (
        "“checks”中没有核验。请至少写一项：“- plan: 计划编号”和“inputs: [文件夹]”",
        "“checks” is empty. Write at least one: “- plan: id” and “inputs: [folder]”",
    ),
    "job-windows-path": (
        "{path} 是 Windows 路径，本机没有。请写本机的路径，或在 Windows 上运行",
        "{path} is a path of Windows, unknown here. Write a path of this computer",
    ),
    "job-history": (
        "“{text}”不能作历史库。请写以 {endings} 结尾的文件名、postgresql:// 地址，或 none",
        "“{text}” is no history. Write a file ending in {endings}, postgresql://… or none",
    ),
    "job-placeholder": (
        "没有“{text}”这个占位符。可用：{known}",
        "There is no placeholder {text}. There are: {known}",
    ),
    "job-format": (
        "不认识“{path}”的扩展名。可用：{formats}",
        "The extension of “{path}” is unknown. Use one of: {formats}",
    ),
    "job-export-twice": (
        "“{text}”与第 {line} 行写的是同一文件。请改文件名，如加上 {{name}} 或 {{as_of}}",
        "“{text}” is the file of line {line}. Name it otherwise, as with {{name}} or {{as_of}}",
    ),
    "job-export-read": (
        "“{path}”会在下次运行时被当作填报表读取。请输出到其他文件夹",
        "“{path}” would be read as data by the next run. Write it into another folder",
    ),
    "job-export-own": (
        "“{path}”在日志或结果的文件夹中，与任务自己的文件混在一起。请输出到其他文件夹",
        "“{path}” is in the folder of logs or results. Write it into another one, as reports",
    ),
    "job-nameless": (
        "多个任务共用一个历史库时要分得清：请写“job: 任务名”（如县局名称），或给每项核验写 region",
        "Others share this history. Write “job: NAME”, as that of the office, or regions",
    ),
    "job-folder-read": (
        "inputs 不能是日志、结果或提醒的文件夹。请另用一个文件夹接收填报表",
        "inputs cannot be the folder of logs, results or notes. Use a folder of its own",
    ),
    "history-made": (
        "历史库是新建的，已从 results 文件夹补记{count}次",
        "The history is new; {count} runs were taken from the folder of results",
    ),
    "pending-waits": (
        "{path} 未记入历史库：文件没有写明地区。核验不写 region 时再运行一次即可补记",
        "{path} is not in the history: it does not say its region. A check without region takes it",
    ),
    "job-name-twice": (
        "第 {line} 行的核验也叫“{text}”。请用 name 给它们取不同的名字",
        "The check of line {line} is called “{text}” too. Give them names that differ",
    ),
}
