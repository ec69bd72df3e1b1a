#!/bin/bash
# What the program prints of random jobs, and of random pairs of plans, against the model:
# tests/model/run.sh BINARY [JOBS [SEED]]
folder=$(dirname "$0")
jobs=${2:-300} seed=${3:-1}

figures=$(python3 "$folder/audit.py" "$1" --jobs "$jobs" --seed "$seed" --strict)
status=$?
changes=$(python3 "$folder/changes.py" "$1" --pairs "$jobs" --seed "$seed") || status=1
# One count of both, last.
both=$(printf '%s\n%s' "$figures" "$changes")
sum=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' <<<"$both" |
	awk '{ p += $1; f += $2 } END { print p + 0, f + 0 }')
sed -E '/^[0-9]+ passed, [0-9]+ failed$/d' <<<"$both"
echo "${sum% *} passed, ${sum#* } failed"
exit $status
