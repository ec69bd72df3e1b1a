#include "sheet/csv.h"

#include <criterion/criterion.h>

#include "csv_both_ways.h"
#include "support.h"

/* What is written down of the text, by the scan; the other way must say the same. */
static void
expect_noted(const char *text, const char *expected)
{
	struct arena *arena = support_arena();
	struct bytes in = {arena_strdup(arena, text), strlen(text)};

	cr_expect_str_eq(csv_noted(arena, in, ',', csv_read).data, expected, "%s",
	    csv_noted(arena, in, ',', csv_read).data);
	cr_expect_str_eq(csv_noted(arena, in, ',', csv_read_by_pieces).data, expected);
	arena_close(arena);
}

/* Columns are characters, within the bytes that are looked at together and across their bounds. */
Test(sheet_csv, simple_fields_have_their_places)
{
	expect_noted("aé,\"bñ, ó\",,\" c\"\nLínea estratégica,12\n",
	    "record of 4 at line 2, ended\n"
	    "2:1 +0:0 3 bytes: aé\n"
	    "2:4 +0:1 quoted 7 bytes: bñ, ó\n"
	    "2:12 +0:0 0 bytes: \n"
	    "2:13 +0:2 quoted 1 bytes: c\n"
	    "record of 2 at line 3, ended\n"
	    "3:1 +0:0 19 bytes: Línea estratégica\n"
	    "3:19 +0:0 2 bytes: 12\n");
}

Test(sheet_csv, hard_fields_stand_among_simple_ones)
{
	expect_noted("a,\"b\"\"\",\"c\nd\",e\n\n \n\"f\" ,\"g\"x,h\"\n\"i\"",
	    "record of 4 at line 2, ended\n"
	    "2:1 +0:0 1 bytes: a\n"
	    "2:3 +0:1 quoted 2 bytes: b\"\n"
	    "2:9 +0:1 quoted 3 bytes: c\nd\n"
	    "3:4 +0:0 1 bytes: e\n"
	    "record of 0 at line 4, ended\n"
	    "record of 0 at line 5, ended\n"
	    "record of 3 at line 6, damaged, ended\n"
	    "6:1 +0:1 quoted 1 bytes: f\n"
	    "6:6 +0:1 quoted 1 bytes: g\n"
	    "6:11 +0:2 quoted 2 bytes: h\"\n"
	    "record of 1 at line 7\n"
	    "7:1 +0:1 quoted 1 bytes: i\n"
	    "p.csv:6:9: error: text behind the closing quote of the cell that opens at 6:6; a quote inside a "
	    "cell is written twice [csv-stray-quote]\n"
	    "p.csv:6:12: error: a quote inside a cell that is not in quotes; quote the cell, and double this "
	    "quote [csv-stray-quote]\n");
}

/* A cell too long, a column too many and white space of every kind: whichever way they are come by. */
Test(sheet_csv, limits_are_the_same_both_ways)
{
	struct arena *arena = support_arena();
	char *text = arena_alloc(arena, SHEET_CELL_MAX + 1000, 1);
	size_t n = 0;

	for (int i = 0; i < SHEET_COLUMNS_MAX + 3; i++)
		n += (size_t)snprintf(text + n, 8, i % 2 ? "\"%d\"," : "%d,", i % 10);
	text[n++] = '\n';
	cr_expect(csv_both_ways_agree(arena, (struct bytes){text, n}, ','));
	memset(text, 'x', SHEET_CELL_MAX + 999);
	text[0] = '"';
	memcpy(text + SHEET_CELL_MAX + 10, "\",b\nc", 5);
	cr_expect(csv_both_ways_agree(arena, (struct bytes){text, SHEET_CELL_MAX + 999}, ','));
	arena_close(arena);
}

/*
 * --- any bytes --------------------------------------------------------------------------------------------
 */

#define TRIES 4000
#define TEXT_MAX 160

static uint32_t
next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* Parts of texts, the more often what decides; as many simple cells as it takes for the scan to go far. */
static size_t
random_text(uint64_t *state, char *text)
{
	static const char *const parts[] = {",", ",", ",", "\n", "\n", "\"", "\"", "\"\"", "\"a, b\",",
	    "\"\",", "12", "Línea estratégica", " ", "\t", ";", "\xC2\xA0", "\xE2\x80\x8B", "ñ",
	    "\xEF\xBB\xBF", "\x01", "\xFF", "\x80", "abcdefg", "\"x\"\n", "25%", "-"};
	size_t n = 0, wanted = next_random(state) % TEXT_MAX;

	while (n < wanted) {
		const char *part = parts[next_random(state) % (sizeof(parts) / sizeof(parts[0]))];
		size_t length = strlen(part);

		/* A NUL, now and then. */
		if (next_random(state) % 64 == 0) {
			text[n++] = '\0';
			continue;
		}
		memcpy(text + n, part, length);
		n += length;
	}
	return n;
}

Test(sheet_csv, any_bytes_are_the_same_both_ways)
{
	static const char separators[] = ",;\t|";
	uint64_t state = 20240131;

	for (int i = 0; i < TRIES; i++) {
		struct arena *arena = support_arena();
		char text[TEXT_MAX + 32];
		size_t n = random_text(&state, text);
		/* A copy without a byte too many, so that reading past it shows. */
		struct bytes in = {arena_strndup(arena, text, n), n};

		cr_assert(csv_both_ways_agree(arena, in, separators[i % 4]), "try %d:\n%s\n--\n%s", i,
		    csv_noted(arena, in, separators[i % 4], csv_read).data,
		    csv_noted(arena, in, separators[i % 4], csv_read_by_pieces).data);
		arena_close(arena);
	}
}
