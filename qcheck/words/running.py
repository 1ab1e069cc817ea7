"""Words of a job while it runs: its lock, the program that it starts, what it keeps."""

from __future__ import annotations

PHRASES = {
    "exit-locked": ("任务未运行", "the job did not run"),
    "busy": (
        "任务正在运行（{host}，进程 {pid}，{since} 起），本次未运行；可稍后再试或用 --wait",
        "the job is running ({host}, process {pid}, since {since}); try later, or --wait for it",
    ),
    "busy-unknown": (
        "任务正在运行，本次未运行；请稍后再试，或用 --wait 等它结束",
        "the job is running, so this run did nothing; try later, or --wait for it",
    ),
    "busy-elsewhere": (
        "任务由 {host} 占用（{since} 起），本次未运行；如那台计算机上没有在运行，请删除 {path}",
        "{host} holds the job (since {since}); if nothing is running there, delete {path}",
    ),
    "lock-denied": (
        "{path}：写不进去（{why}），本次未运行；请把任务文件放在可以写入的文件夹中",
        "{path}: cannot be written ({why}), nothing was run; put the job where one may write",
    ),
    "lock-of-another": (
        (
            "{path}：归用户 {owner} 所有，写不进去（{why}），本次未运行；"
            "请始终用同一用户运行，或由管理员把该文件改归运行任务的用户"
        ),
        (
            "{path}: belongs to {owner} and cannot be written ({why}), nothing was run;"
            " run the job as one user always, or have the file given to that user"
        ),
    ),
    "command-done": ("{program}：已运行，正常结束", "{program}: was run and ended well"),
    "command-failed": (
        "{program}：以退出码 {code} 结束；核验结论不受影响，请检查该程序",
        "{program}: ended with exit code {code}; the verdicts stand, check that program",
    ),
    "command-late": (
        "{program}：{timeout} 秒未结束，已终止；核验结论不受影响，请检查该程序或改大 timeout",
        "{program}: stopped after {timeout} s; the verdicts stand, check it or raise timeout",
    ),
    "command-not-found": (
        "{program}：找不到此程序，未运行；请在 on_attention 中写完整路径",
        "{program}: there is no such program; write its full path in on_attention",
    ),
    "command-denied": (
        "{program}：无法运行（{why}）；请检查 on_attention 中的程序",
        "{program}: cannot be run ({why}); check the program in on_attention",
    ),
    "manifest-damaged": (
        "{path}：已输出文件的清单损坏，已重新登记；之前的文件不再自动清理，不需要的请手工删除",
        "{path}: this list of files is damaged and begun anew; delete older files by hand",
    ),
}
