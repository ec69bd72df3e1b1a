#!/bin/bash
# Lines executed in each source file, from the gcov data in BUILD.
set -eu

build=${1:?usage: tests/coverage.sh BUILD}

find "$build/src" -name '*.gcda' | sort | while read -r data; do
	gcov -n -o "$(dirname "$data")" "$data" 2>/dev/null
done | awk -F "'" '
	/^File/ { file = $2 }
	/^Lines executed/ && file ~ /^src\/.*\.c$/ {
		split($0, part, /[:% ]+/)
		lines = part[5]
		printf "%6.1f %%  %5d lines  %s\n", part[3], lines, file
		total += lines
		hit += part[3] * lines / 100
		file = ""
	}
	END { if (total) printf "%6.1f %%  %5d lines  in all\n", 100 * hit / total, total }'
