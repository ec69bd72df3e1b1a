#!/bin/bash
# Uses the program as people and cron do, and reads its documents back with other tools.
# run.sh BINARY [NAME...]: with NAMEs, only the tests whose name has one of them in it.
#
# Tests run side by side, as many as there are processors and memory for, and then those that need the machine
# to themselves.
# Ends with 'N passed, N failed'.
set -u

binary=${1:?usage: tests/e2e/run.sh BINARY [NAME...]}
folder=$(cd "$(dirname "$0")" && pwd)
export PYTHONDONTWRITEBYTECODE=1
export PYTHONPATH=$folder/../bench

# Debian's pytest belongs to Debian's python; another one may come first.
for python in /usr/bin/python3 python3; do
	"$python" -c 'import pytest, xdist' 2>/dev/null && break
	python=
done
if [ -z "$python" ]; then
	echo "pytest with xdist is not installed: apt-get install python3-pytest python3-pytest-xdist"
	exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
passed=0
failed=0

# Runs pytest with these options, and adds what it counted.
run()
{
	local status
	"$python" -m pytest -c /dev/null --rootdir="$folder" -p no:cacheprovider -p no:randomly --tb=short \
		--binary="$binary" "${names[@]}" "$@" "$folder" | tee "$log" |
		sed -E '/^[0-9]+ passed, [0-9]+ failed$/d'
	status=${PIPESTATUS[0]}
	# 0: all passed; 1: some failed; 5: there was none of these names.
	if [[ $status == [015] && $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
		passed=$((passed + BASH_REMATCH[1]))
		failed=$((failed + BASH_REMATCH[2]))
	else
		echo "FAIL  pytest: ended with status $status"
		failed=$((failed + 1))
	fi
}

# 512 MB for each.
memory=$(awk '/^MemAvailable:/ { print int($2 / 524288) }' /proc/meminfo 2>/dev/null)
workers=$(nproc)
if [ "${memory:-$workers}" -lt "$workers" ]; then
	workers=$((memory > 0 ? memory : 1))
fi

names=("${@:2}")
names=("${names[@]/#/--name=}")
run -n "$workers"
run -n 0 --alone
if [ ${#names[@]} -gt 0 ] && [ $((passed + failed)) -eq 0 ] && ! grep -q '^skip' "$log"; then
	echo "FAIL  no test has such a name: ${*:2}"
	failed=1
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
