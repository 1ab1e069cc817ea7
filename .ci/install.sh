#!/bin/sh
# 不联网安装 qcheck：sh install.sh [安装位置]，默认 ~/qcheck。
# Installs qcheck from this folder, without a network: sh install.sh [PLACE], by default ~/qcheck.
# PYTHON=/path/to/python3.12 chooses a Python; 3.10 to 3.13 will do.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
place=${1:-$HOME/qcheck}

usable() { "$1" -c 'import sys; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
python=
for one in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.10; do
  if usable "$one"; then python=$one && break; fi
done
if [ -z "$python" ]; then
  echo "没有找到 Python 3.10–3.13，请先安装，或用 PYTHON= 指明 (no Python 3.10 to 3.13 found)" >&2
  exit 1
fi

"$python" -m venv "$place"
PIP_CONFIG_FILE=/dev/null PIP_DISABLE_PIP_VERSION_CHECK=1 "$place/bin/python" -m pip install \
  --quiet --no-index --find-links "$here" -r "$here/requirements.txt"
"$place/bin/qcheck" --version
echo "已安装 installed: $place/bin/qcheck"
