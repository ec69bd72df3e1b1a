#!/bin/bash
# Runs the golden cases: tests/golden/run.sh BINARY [--accept] [CASE...]
#
# A case is a folder with a job.yaml, whose one document is salida.pdf.  It is copied to a scratch folder, its
# `setup` is run there if it has one (for inputs too large to keep), and the program is run twice: with
# --dump-layout, and for real over an earlier edition of the document.
#
#   layout.txt  what --dump-layout prints; no file: nothing
#   diag.txt    what both runs say on standard error; no file: nothing
#   exit        the exit status, where it isn't 1 for a diag.txt with an error and 0 for any other
#   made        (empty) its document is made, whatever the exit status
#   args        more arguments for the program
#   locale      the person's LC_ALL, where it isn't C.UTF-8
#
# A run that fails must leave the earlier edition as it was and nothing beside it; one that doesn't must leave
# a whole PDF.  --accept writes layout.txt and diag.txt from what the program does now, for a person to read.
set -u

usage="usage: tests/golden/run.sh BINARY [--accept] [CASE...]"
binary=$(realpath -- "${1:?$usage}") || exit 2
shift
accept=
if [ "${1:-}" = --accept ]; then
	accept=1
	shift
fi
cases=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$cases/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8
unset LANGUAGE

passed=0
failed=0
accepted=0

# Complaints about the case at hand gather in $wrong.
complain()
{
	wrong+="    $1"$'\n'
}

# compare FILE GOT: against the file of the case, or nothing where it has none.
compare()
{
	local expected=$case/$1
	[ -f "$expected" ] || expected=/dev/null
	cmp -s "$expected" "$2" && return
	complain "$1 differs (- expected, + got):"
	wrong+=$(diff -u "$expected" "$2" | tail -n +3 | head -n 30 | cut -c 1-200 | sed 's/^/      /')$'\n'
}

# take FILE GOT: makes what was got what is expected.
take()
{
	if [ ! -s "$2" ]; then
		rm -f "$case/$1"
	elif ! cmp -s "$2" "$case/$1"; then
		cp "$2" "$case/$1"
		accepted=$((accepted + 1))
	fi
}

# run NAME ARGUMENT...: in the scratch copy; leaves NAME.out, NAME.err and $status.
run()
{
	local name=$1
	shift
	(
		local locale=$LC_ALL
		[ -f "$case/locale" ] && locale=$(cat "$case/locale")
		cd "$copy" &&
			exec env LC_ALL="$locale" timeout 120 "$binary" build job.yaml "$@" \
				>"$scratch/$name.out" 2>"$scratch/$name.raw" </dev/null
	)
	status=$?
	# Where the program found its own folders is no business of the test's.
	# And the line that sums up counts what layouts don't have.
	sed -e "s|$root/|ROOT/|g" \
		-e '/^pliego: \(documents: \|documentos: \|nothing was made\|no se hizo nada\)/d' \
		"$scratch/$name.raw" >"$scratch/$name.err"
}

check_outputs()
{
	local left
	# A run that comes as far as the documents says in the manifest which of them could not be made.
	left=$(cd "$copy/out" && find . -mindepth 1 ! -path ./manifest.json | sort | paste -s -d ' ')
	if [ "$1" -ne 0 ] && [ ! -f "$case/made" ]; then
		[ "$left" = ./salida.pdf ] || complain "failed, but left in the output folder: $left"
		cmp -s "$scratch/earlier.pdf" "$copy/out/salida.pdf" ||
			complain "failed, but touched the earlier PDF"
	else
		if [ "$(head -c 5 "$copy/out/salida.pdf")" != %PDF- ] ||
			[ "$(tail -c 6 "$copy/out/salida.pdf")" != %%EOF ]; then
			complain "the PDF is not whole"
		fi
		[ -z "$(find "$copy/out" -name '.*' -type f)" ] || complain "a temporary file is left: $left"
	fi
}

run_case()
{
	local arguments=() expected=0
	copy=$scratch/cases/$name
	wrong=
	rm -rf "$scratch/cases"
	mkdir -p "$scratch/cases"
	cp -R "$case" "$copy"
	cp "$cases"/*.yaml "$scratch/cases"
	rm -f "$copy/layout.txt" "$copy/diag.txt"
	[ -f "$case/setup" ] && ! (cd "$copy" && bash ./setup) && complain "its setup failed"
	[ -f "$case/args" ] && read -r -a arguments <"$case/args"

	run dump -o out --dump-layout "${arguments[@]}"
	[ -e "$copy/out" ] && complain "--dump-layout made the output folder"
	if [ -n "$accept" ]; then
		take layout.txt "$scratch/dump.out"
		take diag.txt "$scratch/dump.err"
	fi
	if [ ! -f "$case/layout.txt" ] && [ ! -f "$case/diag.txt" ]; then
		complain "neither layout.txt nor diag.txt: nothing is expected of it"
	fi
	compare layout.txt "$scratch/dump.out"
	compare diag.txt "$scratch/dump.err"
	if [ -f "$case/exit" ]; then
		expected=$(cat "$case/exit")
	elif grep -q ': error: ' "$case/diag.txt" 2>/dev/null; then
		expected=1
	fi
	[ "$status" -eq "$expected" ] || complain "exit status $status, expected $expected (--dump-layout)"

	rm -rf "$copy/out"
	mkdir "$copy/out"
	printf '%%PDF-1.7 an earlier edition\n' | tee "$scratch/earlier.pdf" >"$copy/out/salida.pdf"
	run real -o out "${arguments[@]}"
	[ "$status" -eq "$expected" ] || complain "exit status $status, expected $expected"
	[ -s "$scratch/real.out" ] && complain "printed on standard output"
	compare diag.txt "$scratch/real.err"
	check_outputs "$status"
}

if [ $# -eq 0 ]; then
	for job in "$cases"/*/job.yaml; do
		set -- "$@" "$(basename "$(dirname "$job")")"
	done
fi
for name in "$@"; do
	case=$cases/$name
	if [ ! -f "$case/job.yaml" ]; then
		echo "FAIL  $name: there is no such case"
		failed=$((failed + 1))
		continue
	fi
	run_case
	if [ -z "$wrong" ]; then
		echo "ok    $name"
		passed=$((passed + 1))
	else
		printf 'FAIL  %s\n%s' "$name" "$wrong"
		failed=$((failed + 1))
	fi
done
[ -z "$accept" ] ||
	echo "$accepted files rewritten: read every line of 'git diff tests/golden' before it is committed"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
