#!/bin/bash
# Time and memory of the program, tests/bench/run.sh BINARY: documents of about 150, 1,500 and 15,000 pages,
# checks and rollups of 10,000, 100,000 and a million rows, and 100, 1,000 and 10,000 small booklets.
set -eu

export PYTHONDONTWRITEBYTECODE=1
folder=$(dirname "$0")
binary=${1:?usage: tests/bench/run.sh BINARY}
status=0
python3 "$folder/run.py" "$binary" || status=1
python3 "$folder/rows.py" "$binary" || status=1
python3 "$folder/booklets.py" "$binary" || status=1
exit "$status"
