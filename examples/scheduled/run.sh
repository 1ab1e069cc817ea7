#!/bin/sh
# Runs a job, by hand or from cron:
#
#   QCHECK=/opt/qcheck/bin/qcheck /opt/qcheck/run.sh /data/quality/county.yaml
#
# Without a job: county.yaml beside this script. qcheck keeps its own log beside the job and says
# the exit code in words; only what keeps qcheck from starting is noted here.
set -u
PATH=${PATH:-/usr/bin:/bin}
PYTHONUTF8=1
export PATH PYTHONUTF8

here=$(cd "$(dirname "$0")" && pwd) || exit 1
QCHECK=${QCHECK:-qcheck}
job=${1:-$here/county.yaml}

code=0
"$QCHECK" run "$job" --wait 600 || code=$?

case $code in
  126 | 127)
    note=$(dirname "$job")/提醒_qcheck未能启动.txt
    now=$(date '+%Y-%m-%d %H:%M')
    printf '%s 找不到或不能运行 %s（退出码 %s）：请检查 QCHECK 的路径，或重新安装。\n' \
      "$now" "$QCHECK" "$code" | tee -a "$note" >&2
    ;;
esac
exit "$code"
