#!/bin/bash
# Collects the messages of the sources into pliego.pot, and brings the catalogues of all languages, *.po, up to
# date with them: src/po/update.sh [--check]
#
# A translation is kept as long as its message stays the same, and never guessed: a message that is new or was
# changed has an empty one, to be filled in by hand.  --check writes nothing, and fails unless all these
# files are up to date and every message is translated.
set -eu
cd "$(dirname "$0")/../.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export LC_ALL=C.UTF-8
layout=(--add-location=file --width=110)

# xgettext can't find all of them by itself (src/po/collect.py says why), and complains at length of messages
# that are not all ASCII: what it says is shown only when it fails.
find src -name '*.[ch]' | sort | xargs src/po/collect.py >"$scratch/texts.c"
xgettext --from-code=UTF-8 --language=C "${layout[@]}" -o "$scratch/collected.pot" "$scratch/texts.c" \
	2>"$scratch/complaints" ||
	{ cat "$scratch/complaints" >&2; exit 1; }
{
	echo '# The messages of Pliego, as src/po/update.sh collects them from the sources.'
	echo 'msgid ""'
	echo 'msgstr ""'
	echo '"Content-Type: text/plain; charset=UTF-8\n"'
	sed '1,/^$/d' "$scratch/collected.pot" | sed '1i\\'
} >"$scratch/pliego.pot"
for catalogue in src/po/*.po; do
	msgmerge --quiet --no-fuzzy-matching "${layout[@]}" "$catalogue" "$scratch/pliego.pot" |
		msgattrib --no-obsolete "${layout[@]}" -o "$scratch/${catalogue##*/}" -
done

if [ "${1:-}" != --check ]; then
	cp "$scratch/pliego.pot" src/po/pliego.pot
	for catalogue in src/po/*.po; do
		cp "$scratch/${catalogue##*/}" "$catalogue"
		msgfmt --statistics -o /dev/null "$catalogue"
	done
	exit
fi

wrong=0
for file in src/po/pliego.pot src/po/*.po; do
	# Which file a message is in may change freely.
	if ! diff <(grep -v '^#:' "$scratch/${file##*/}") <(grep -v '^#:' "$file") >"$scratch/diff"; then
		echo "$file: not up to date with the sources; run 'make pot' and translate what is new"
		head -n 20 "$scratch/diff"
		wrong=1
	fi
done
for file in src/po/*.po; do
	if [ -n "$(msgattrib --untranslated "$file")$(msgattrib --only-fuzzy "$file")" ]; then
		echo "$file: not complete; msgattrib --untranslated (or --only-fuzzy) $file shows what is left"
		wrong=1
	fi
	msgfmt --check --check-format -o /dev/null "$file" || wrong=1
done
exit "$wrong"
