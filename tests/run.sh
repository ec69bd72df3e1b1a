#!/bin/bash
# Runs test suites and sums up what they say.
#
# Each argument is 'NAME: COMMAND'.  A suite's last line must be 'N passed, N failed'.  One that says nothing
# of the kind, or fails without owning up to a failed test, or runs none, counts as one failed test.
set -u

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

for suite in "$@"; do
	name=${suite%%: *}
	command=${suite#*: }
	echo "== $name"
	start=$SECONDS
	bash -c "$command" 2>&1 | tee "$log"
	status=${PIPESTATUS[0]}
	if [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
		suite_passed=${BASH_REMATCH[1]}
		suite_failed=${BASH_REMATCH[2]}
	else
		echo "== $name: ended without saying 'N passed, N failed' (exit status $status)"
		suite_passed=0
		suite_failed=1
	fi
	if [ "$status" -ne 0 ] && [ "$suite_failed" -eq 0 ]; then
		echo "== $name: no test failed, yet the exit status is $status"
		suite_failed=1
	fi
	if [ $((suite_passed + suite_failed)) -eq 0 ]; then
		echo "== $name: ran no test"
		suite_failed=1
	fi
	echo "== $name: $((SECONDS - start)) s"
	passed=$((passed + suite_passed))
	failed=$((failed + suite_failed))
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
