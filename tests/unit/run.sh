#!/bin/bash
# Runs the unit tests in BINARY (Criterion) and ends with 'N passed, N failed'.
set -u

binary=${1:?usage: tests/unit/run.sh BINARY [CRITERION OPTIONS]}
shift
log=$(mktemp)
trap 'rm -f "$log"' EXIT

"$binary" "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

summary=$(grep -o 'Tested: [0-9]* | Passing: [0-9]* | Failing: [0-9]* | Crashing: [0-9]*' "$log" | tail -n 1)
if [ -z "$summary" ]; then
	echo "the unit tests ended without a summary (exit status $status)"
	exit 1
fi
read -r tested passing < <(tr -dc '0-9|\n' <<<"${summary#*Tested}" | tr '|' ' ' | awk '{ print $1, $2 }')
echo "$passing passed, $((tested - passing)) failed"
[ "$status" -eq 0 ]
