#!/bin/bash
# Time and memory of the program on plans of about 150, 1,500 and 15,000 pages: tests/bench/run.sh BINARY
set -eu

export PYTHONDONTWRITEBYTECODE=1
exec python3 "$(dirname "$0")/run.py" "${1:?usage: tests/bench/run.sh BINARY}"
