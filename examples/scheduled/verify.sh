#!/bin/sh
# Verifies a workbook and keeps a dated report and log; for cron:
#
#   0 8 5 * *  QCHECK=/opt/qcheck/bin/qcheck /opt/qcheck/examples/scheduled/verify.sh
#
# Settings come from the environment; the defaults are the example's.
set -u
PATH=${PATH:-/usr/bin:/bin}
export PATH PYTHONIOENCODING=utf-8

here=$(cd "$(dirname "$0")" && pwd) || exit 1
QCHECK=${QCHECK:-qcheck}
PLAN=${PLAN:-jinhua-2025}
ACTUALS=${ACTUALS:-$here/../jinhua-2025/actuals.xlsx}
OUT=${OUT:-$here/out}

mkdir -p "$OUT" || exit 5
today=$(date +%Y-%m-%d)
name=$(basename "$PLAN" .yaml)
report=$OUT/$name-$today.xlsx
log=$OUT/$name-$today.log

code=0
"$QCHECK" verify "$ACTUALS" --plan "$PLAN" --export "$report" >"$log" 2>&1 || code=$?

case $code in
  0) says="达标：没有需要处理的指标" ;;
  2) says="命令写法有误，请查看日志" ;;
  3) says="计划文件有误，请查看日志" ;;
  4) says="数据无法读取，请检查填报表" ;;
  5) says="报告未能写入，请检查磁盘和权限" ;;
  10) says="存在预警指标，请查看报告" ;;
  11) says="数据缺报，请催报" ;;
  12) says="存在未达标指标，请查看报告" ;;
  127) says="找不到 qcheck，请设置 QCHECK" ;;
  *) says="程序异常，请查看日志" ;;
esac
printf '%s %s %s（%s）\n' "$today" "$name" "$says" "$code" | tee -a "$log"
exit "$code"
