#!/bin/bash
# Runs each fuzzer built in BUILD/tests/fuzz for SECONDS, from the seeds in tests/fuzz/corpus/NAME if any.
set -eu

build=${1:?usage: tests/fuzz/run.sh BUILD SECONDS}
seconds=${2:?usage: tests/fuzz/run.sh BUILD SECONDS}

for source in tests/fuzz/fuzz_*.c; do
	name=$(basename "$source" .c)
	found=$build/corpus/$name
	mkdir -p "$found"
	seeds=()
	[ -d "tests/fuzz/corpus/$name" ] && seeds=("tests/fuzz/corpus/$name")
	echo "== $name, $seconds s"
	log=$build/$name.log
	if ! "$build/tests/fuzz/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
		-verbosity=0 -artifact_prefix="$build/$name-" "$found" "${seeds[@]}" >"$log" 2>&1; then
		tail -n 60 "$log"
		exit 1
	fi
done
echo "no fuzzer found a fault"
