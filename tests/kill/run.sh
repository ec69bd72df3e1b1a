#!/bin/bash
# Kills runs at random moments, and starts two at once: tests/kill/run.sh BINARY KILLS PAIRS [SEED]
set -eu

usage="usage: tests/kill/run.sh BINARY KILLS PAIRS [SEED]"
export PYTHONDONTWRITEBYTECODE=1
exec python3 "$(dirname "$0")/run.py" "${1:?$usage}" "${2:?$usage}" "${3:?$usage}" "${@:4}"
