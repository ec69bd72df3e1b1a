#!/bin/bash
# Compares two builds of the program byte for byte: tests/compare/run.sh OLD NEW [UNITS]
#
# For changes that are to change no output.  Both make the sample's documents, a plan and its booklets for
# UNITS units (300), every golden case, and what each command that prints has to say of the sample, in each
# format.  manifest.json is left out: it names the build that made the documents.
set -u

usage="usage: tests/compare/run.sh OLD NEW [UNITS]"
old=$(realpath -- "${1:?$usage}") || exit 2
new=$(realpath -- "${2:?$usage}") || exit 2
units=${3:-300}
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8
unset LANGUAGE
failed=0
compared=0

# both NAME COMMAND...: runs `pliego COMMAND...` of each build in a copy of $scratch/from, always in a folder
# of the same name.  What they print, their status and the files that they leave must be the same.
both()
{
	local name=$1 build
	shift
	for build in old new; do # ${!build} is $old, then $new
		rm -rf "$scratch/job" "${scratch:?}/$build"
		cp -r "$scratch/from" "$scratch/job"
		(cd "$scratch/job" && "${!build}" "$@" >.stdout 2>.stderr
			echo $? >.status)
		# How long it took and where its own folders are differs between builds.
		sed -i -E -e "s|$(dirname "$(dirname "${!build}")")/|ROOT/|g" \
			-e 's/[0-9]+([.,][0-9]+)? (s|ms)\b/TIME/g' "$scratch/job/".std{err,out}
		find "$scratch/job" -name manifest.json -delete
		mv "$scratch/job" "$scratch/$build"
	done
	compared=$((compared + 1))
	if ! diff -r "$scratch/old" "$scratch/new" >"$scratch/diff"; then
		failed=$((failed + 1))
		echo "$name: differs"
		head -n 12 "$scratch/diff" | cut -c 1-200 | sed 's/^/    /'
	fi
}

# from FOLDER: what the commands that follow are run on.
from()
{
	rm -rf "$scratch/from"
	cp -r "$1" "$scratch/from"
}

from "$root/input/plan-2024"
both "sample, documents" build job.yaml -o out --jobs 1
both "sample, layout" build job.yaml --dump-layout --document plan-anual-2024.pdf
both "sample, check" check job.yaml
both "sample, check json" check job.yaml --format json
both "sample, form" form job.yaml --quarter 2 -o forms
for format in text csv json; do
	for level in unit national; do
		both "sample, rollup $level $format" rollup job.yaml --level $level --format $format
	done
done
while read -r activity; do
	both "sample, explain $activity" explain job.yaml --activity "$activity"
done < <(python3 - "$root/input/plan-2024/odah.csv" <<'END'
import csv, sys
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in list(csv.DictReader(file))[:12]:
        print(row["ACTIVIDAD"])
END
)

for folder in "$root"/tests/golden/*/; do
	name=$(basename "$folder")
	rm -rf "$scratch/from"
	mkdir "$scratch/from"
	cp "$root"/tests/golden/*.yaml "$scratch/from"
	cp -r "$folder" "$scratch/from/case"
	[ -f "$folder/setup" ] && (cd "$scratch/from/case" && bash ./setup)
	arguments=()
	[ -f "$folder/args" ] && read -r -a arguments <"$folder/args"
	both "golden $name" build case/job.yaml -o out --jobs 1 "${arguments[@]}"
	both "golden $name, layout" build case/job.yaml --dump-layout "${arguments[@]}"
	both "golden $name, rollup" rollup case/job.yaml --format csv
done

python3 - "$root/tests/bench" "$scratch/large" "$units" <<'END' || exit 2
import pathlib, sys
sys.path.append(sys.argv[1])
sys.dont_write_bytecode = True
import generate
folder, units = pathlib.Path(sys.argv[2]), int(sys.argv[3])
generate.generate_report(units, units * 10, folder)
with (folder / "job.yaml").open("a", encoding="utf-8") as job:
    for template, output in (("plan-anual", "plan.pdf"), ("cuadernillo-unidad", "{unit.code}.pdf"),
                             ("informe-revision", "revision.pdf")):
        job.write(f"  - template: {template}\n    output: \"{output}\"\n    title: PLAN\n    code: P-01\n"
                  '    version: "01"\n    date: Enero/2024\n'
                  + ("    per: unit\n" if "unit" in output else ""))
END
from "$scratch/large"
both "$units units, documents" build job.yaml -o out --jobs 1
both "$units units, rollup" rollup job.yaml --level unit --format csv
both "$units units, check" check job.yaml

echo "$compared compared, $failed differ"
[ "$failed" -eq 0 ]
