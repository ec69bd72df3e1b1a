#!/bin/bash
# Runs the README's examples: readme.sh BINARY.  Ends with 'N passed, N failed'.
#
# Commands that start with build/pliego are run for real, in a scratch copy of what they may name; the target
# of a `make` must only be there.  Examples are lines of the README's code blocks, after a "$ " or not.
set -u

binary=$(realpath -- "${1:?usage: tests/e2e/readme.sh BINARY}")
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
unset MAKEFLAGS MAKELEVEL MFLAGS

cp -R "$root/input" "$root/templates" "$scratch"
mkdir "$scratch/build" "$scratch/output"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$binary" >"$scratch/build/pliego"
chmod +x "$scratch/build/pliego"

passed=0
failed=0

examples()
{
	[ -f "$root/README.md" ] || return
	awk '/^ *```/ { inside = !inside; next } inside || /^    / { sub(/^[ \t]*(\$ )?/, ""); print }' \
		"$root/README.md" | grep -E '^(build/pliego|make)( |$)' | sed 's/  *#.*//' | sort -u
}

try()
{
	local command=$1
	shift
	if said=$("$@" 2>&1); then
		echo "ok    README: $command"
		passed=$((passed + 1))
	else
		printf 'FAIL  README: %s\n%s\n' "$command" "$(head -n 10 <<<"$said")"
		failed=$((failed + 1))
	fi
}

while IFS= read -r command; do
	case $command in
	build/pliego*) try "$command" bash -c "cd '$scratch' && ${command//\/tmp\//$scratch/tmp/}" ;;
	make*) try "$command" bash -c "cd '$root' && ${command/make/make -n}" ;;
	esac
done < <(examples)

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
