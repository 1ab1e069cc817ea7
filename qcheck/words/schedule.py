"""What `qcheck schedule` says, and the remarks in the files that it makes."""

PHRASES = {
    "arg-job": ("任务文件（.yaml）。", "The job file (.yaml)."),
    "opt-print": (
        "cron、systemd 或 windows（任务计划程序），默认为本机所用。",
        "cron, systemd or windows (the Task Scheduler); by default what this machine uses.",
    ),
    "opt-at": ("几点运行，默认 08:30。", "At what time; default 08:30."),
    "opt-day": (
        "每月几日运行（1–28），默认 5。",
        "On which day of the month (1-28); default 5.",
    ),
    "opt-program": (
        "要运行的 qcheck 程序，默认为正在运行的这个。",
        "The qcheck that is to run; by default this one.",
    ),
    "opt-output": (
        "写入该文件夹，不输出到屏幕。",
        "Write the files into this folder instead of printing them.",
    ),
    # Refusals
    "no-job": (
        "没有任务文件 {path}，请先用 qcheck init 生成或检查路径",
        "There is no job file {path}: make one with qcheck init, or check the path",
    ),
    "no-program": (
        (
            "{path} 是另一台电脑上的路径，请用 --program 写明那台电脑上的 qcheck，"
            r"如 C:\qcheck\Scripts\qcheck.exe"
        ),
        (
            "{path} is a path of another machine: name the qcheck of that machine with --program, "
            r"such as C:\qcheck\Scripts\qcheck.exe"
        ),
    ),
    "bad-time": (
        "--at 不能是“{value}”，请写成 08:30",
        "--at cannot be {value}: write it as 08:30",
    ),
    "bad-day": (
        "--day 不能是“{value}”，请写 1 到 {last}（29日以后不是每月都有）",
        "--day cannot be {value}: write 1 to {last} (not every month has the 29th)",
    ),
    "odd-path": (
        "路径中有换行等不可见字符：{path}，请改名",
        "There is a line break or another invisible character in the path {path}: rename it",
    ),
    "replaced": (
        "路径 {path} 中的 %…%、$( 或引号会被任务计划程序替换，请改名",
        "The Task Scheduler would replace the %...%, $( or quotation mark in {path}: rename it",
    ),
    # In the files
    "what": ("qcheck：每月{day}日 {at} 运行 {job}", "qcheck: runs {job} on day {day} at {at}"),
    "verdicts": (
        "10、11、12 是核验结论（预警、缺报、未达标），不是故障",
        "10, 11 and 12 are verdicts (at risk, missing, failed), no fault of the service",
    ),
    "late": (
        "到点时关着机，开机后补运行",
        "If the machine is off at that time, it runs when it is on again",
    ),
    # What to do with them
    "steps-cron": (
        "运行 crontab -e，把最后一行粘贴到末尾并保存；用 crontab -l 查看",
        "Run crontab -e, paste the last line at its end and save; crontab -l shows it",
    ),
    "steps-systemd": (
        (
            "把两个文件放到 /etc/systemd/system/ ，再运行 "
            "sudo systemctl daemon-reload 和 sudo systemctl enable --now {name}.timer；"
            "用 systemctl list-timers {name}.timer 查看"
        ),
        (
            "Put both files into /etc/systemd/system/, then run sudo systemctl daemon-reload and "
            "sudo systemctl enable --now {name}.timer; systemctl list-timers {name}.timer shows it"
        ),
    ),
    "steps-windows": (
        (
            "在 {name}.xml 所在的文件夹打开命令提示符，运行 "
            "schtasks /Create /TN {name} /XML {name}.xml；或在“任务计划程序”中选“导入任务”"
        ),
        (
            "Open a command prompt in the folder of {name}.xml and run schtasks /Create /TN {name} "
            "/XML {name}.xml; or choose Import Task in the Task Scheduler"
        ),
    ),
    "to-a-file": (
        "任务计划程序只认 UTF-16 文件，请加 -o 文件夹，不要从屏幕复制",
        "The Task Scheduler wants a UTF-16 file: add -o DIR, do not copy this from the screen",
    ),
}
