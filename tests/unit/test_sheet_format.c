/*
 * The formats of files of rows: which recognises a file, and that its records come out in order.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "sheet/format.h"
#include "support.h"

#define BYTES(text) ((struct bytes){text, sizeof(text) - 1})

/* What is left of records: "1:a|b;". */
struct seen {
	struct buf text;
	size_t records, most; /* where it asks for no more; 0: never */
};

static bool
see(void *ctx, const struct record *record)
{
	struct seen *seen = ctx;

	buf_addf(&seen->text, "%u:", (unsigned)record->line);
	for (size_t i = 0; i < record->count; i++)
		buf_addf(&seen->text, "%s%.*s", i > 0 ? "|" : "", (int)record->cells[i].length,
		    record->cells[i].text);
	buf_addc(&seen->text, ';');
	seen->records++;
	return seen->records != seen->most;
}

static void
expect_records(struct bytes bytes, size_t most, const char *records, const char *complaints)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct seen seen = {.most = most};
	const struct format_input input = {.scratch = arena,
	    .file = "p.csv",
	    .loc = {"job.yaml", 3, 5},
	    .bytes = bytes,
	    .diags = diags};

	cr_expect_eq(format_read(&input, see, &seen), complaints[0] == '\0');
	cr_expect_str_eq(buf_cstr(&seen.text), records, "%s", buf_cstr(&seen.text));
	cr_expect(strstr(support_printed(arena, diags), complaints) != NULL, "%s",
	    support_printed(arena, diags));
	buf_release(&seen.text);
	diags_close(diags);
	arena_close(arena);
}

Test(sheet_format, csv_takes_any_text_and_nothing_else)
{
	cr_expect(format_csv.recognise(BYTES("A,B\n1,2\n")));
	cr_expect(format_csv.recognise(BYTES("")));
	cr_expect(format_csv.recognise(BYTES("\xFF\xFE"
					     "A\0;\0")));
	cr_expect_not(format_csv.recognise(BYTES("PK\x03\x04 sheet")));
	cr_expect_not(format_csv.recognise(BYTES("%PDF-1.7\n")));
}

Test(sheet_format, gives_records_in_order_until_no_more_are_wanted)
{
	expect_records(BYTES("A;B\n1; 2 \n\n\"x;y\";z"), 0, "1:A|B;2:1|2;3:;4:x;y|z;", "");
	expect_records(BYTES("A;B\n1;2\n3;4\n"), 2, "1:A|B;2:1|2;", "");
	expect_records(BYTES("sep=;\nA;B\n"), 0, "2:A|B;", "");
}

Test(sheet_format, refuses_what_no_format_reads)
{
	expect_records(BYTES("%PDF-1.7\n"), 0, "", "job.yaml:3:5: error: \"p.csv\" is a PDF, not CSV");
	expect_records(BYTES("PK\x05\x06"), 0, "", "is an empty zip archive, not CSV");
	expect_records(BYTES("<html><body>"), 0, "", "is a web page (HTML), not CSV");
}
