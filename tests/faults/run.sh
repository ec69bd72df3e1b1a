#!/bin/bash
# Makes one call after another fail while the program works: tests/faults/run.sh BINARY FAIL_SO [--all]
set -eu

usage="usage: tests/faults/run.sh BINARY FAIL_SO [--all]"
export PYTHONDONTWRITEBYTECODE=1
exec python3 "$(dirname "$0")/run.py" "${1:?$usage}" "${2:?$usage}" "${@:3}"
