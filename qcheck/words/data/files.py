"""Phrases about the files that were given, as a whole."""

from __future__ import annotations

PHRASES: dict[str, tuple[str, str]] = {
    "missing-file": (
        "找不到文件 {file}，请检查路径和文件名。",
        "{file} does not exist; check the path and the name.",
    ),
    "no-name": (
        "填报表的文件名是空的，请写出路径和文件名。",
        "The name of a spreadsheet is empty; write its path and name.",
    ),
    "windows-path": (
        "{file} 是 Windows 路径，本机找不到；请写本机的路径，或在 Windows 上运行。",
        "{file} is a path of Windows, unknown here; write a path of this computer.",
    ),
    "clock-behind": (
        (
            "电脑时钟（{today}）早于上次运行（{latest}），数据时点无法确定，未核验。"
            "请校正时钟后再运行；表中没有日期的，请写明 as_of 或 --as-of。"
            "如是上次运行时的时钟快了，请删去结果文件夹中的 last-result.json。"
        ),
        (
            "The clock of this computer ({today}) is behind the last run ({latest}), so the date of"
            " the data is not certain; set the clock and run again, or give as_of or --as-of."
            " If it was wrong in that run, delete last-result.json in the folder of results."
        ),
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
