#!/bin/bash
# Lines and branches reached in each source file, from the gcov data in BUILD: tests/coverage/run.sh BUILD
#
# Fails where fewer than 95 % of all lines or 88 % of all branches are reached, or than the floors below.  A
# branch that only the compiler made (of an inlined or fortified call) counts as one: the figures are gcov's.
set -eu

build=${1:?usage: tests/coverage/run.sh BUILD}
# Files of which 85 % of the lines must be reached, each by itself: what runs of them is easily lost from
# sight, in processes that end by _exit() or by a signal (leave.c), or seldom.
floors='src/base/workers.c src/publish/merge.c src/command/merge.c src/main.c src/text/letters.c'

find "$build/src" -name '*.gcda' | sort | while read -r data; do
	gcov -b -n -o "$(dirname "$data")" "$data" 2>/dev/null
done | awk -F "'" -v floors="$floors" '
	function say(lines, line_share, branches, branch_share, file) {
		printf "%6.1f %% of %5d lines  %6.1f %% of %5d branches  %s\n",
			line_share, lines, branch_share, branches, file
	}
	function finish() {
		if (file == "")
			return
		say(lines, lines_share, branches, branches_share, file)
		all_lines += lines
		all_branches += branches
		lines_hit += lines * lines_share / 100
		branches_hit += branches * branches_share / 100
		if (file in floor && lines_share < 85)
			low = low sprintf("%s: lines below 85 %%\n", file)
		delete missed[file]
		file = ""
	}
	BEGIN { split(floors, f, " "); for (i in f) floor[f[i]] = missed[f[i]] = 1 }
	/^File/ {
		finish()
		file = $2 ~ /^src\/.*\.c$/ ? $2 : ""
		lines = branches = lines_share = branches_share = 0
	}
	/^Lines executed/ { split($0, part, /[:% ]+/); lines_share = part[3]; lines = part[5] }
	/^Taken at least once/ { split($0, part, /[:% ]+/); branches_share = part[5]; branches = part[7] }
	END {
		finish()
		if (!all_lines || !all_branches) {
			print "no counts were found"
			exit 1
		}
		for (file in missed)
			low = low sprintf("%s: no counts were found\n", file)
		line_share = 100 * lines_hit / all_lines
		branch_share = 100 * branches_hit / all_branches
		say(all_lines, line_share, all_branches, branch_share, "in all")
		if (line_share < 95)
			low = low "lines below 95 %\n"
		if (branch_share < 88)
			low = low "branches below 88 %\n"
		printf "%s", low
		exit low != ""
	}'
