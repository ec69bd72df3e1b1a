#!/bin/bash
# Uses the program as people and cron do, and reads its documents back with other tools.
# run.sh BINARY [NAME...]: with NAMEs, only the tests whose name has one of them in it.
set -eu

export PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH=$(dirname "$0")/../bench
exec python3 "$(dirname "$0")/run.py" "${1:?usage: tests/e2e/run.sh BINARY [NAME...]}" "${@:2}"
