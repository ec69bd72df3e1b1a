#include <criterion/criterion.h>

#include "base/diag.h"
#include "support.h"

static const struct srcloc somewhere = {"odah.csv", 12, 5};

static const char *
printed_from(struct arena *arena, const struct diags *diags, size_t *from)
{
	char *text = NULL;
	const char *copy;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	*from = diags_print(diags, *from, out);
	fclose(out);
	copy = arena_strndup(arena, text, n);
	free(text);
	return copy;
}

Test(base_diag, prints_place_severity_message_and_rule)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();

	diag_add(diags, SEVERITY_ERROR, somewhere, "csv-number", "\"%s\" is not a number", "1O");
	diag_add(diags, SEVERITY_WARNING, (struct srcloc){"odah.csv", 13, 0}, "csv-blank", "blank");
	diag_add(diags, SEVERITY_NOTE, (struct srcloc){"job.yaml", 0, 3}, "job-note", "%d %% of it", 100);
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){NULL, 0, 0}, "run-lock", "held");
	cr_assert_str_eq(support_printed(arena, diags),
	    "odah.csv:12:5: error: \"1O\" is not a number [csv-number]\n"
	    "odah.csv:13: warning: blank [csv-blank]\n"
	    "job.yaml: note: 100 % of it [job-note]\n"
	    "pliego: error: held [run-lock]\n");
	cr_assert_eq(diags_errors(diags), 2);
	cr_assert_eq(diags_warnings(diags), 1);
	cr_assert_eq(diags_count(diags), 4);
	cr_assert_str_eq(diags_get(diags, 1)->rule, "csv-blank");
	cr_assert_null(diags_get(diags, 4));
	diags_close(diags);
	arena_close(arena);
}

Test(base_diag, keeps_its_own_copy_of_the_message)
{
	struct diags *diags = diags_open();
	char cell[] = "meta";

	diag_add(diags, SEVERITY_NOTE, somewhere, "csv-cell", "%s", cell);
	cell[0] = 'X';
	cr_assert_str_eq(diags_get(diags, 0)->message, "meta");
	diags_close(diags);
}

Test(base_diag, escapes_what_could_fool_a_terminal)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();

	diag_add(diags, SEVERITY_NOTE, (struct srcloc){"a\nb.csv", 1, 1}, "csv-cell",
	    "\x1b[31m\t\r\n\x7f|\xc2\x85|\xe9|\xc3\xb1|\xe2\x80\xae|\xef\xbb\xbf\xef\xbf\xbf|\xc0\xaf");
	cr_assert_str_eq(support_printed(arena, diags),
	    "a\\nb.csv:1:1: note: "
	    "\\x1b[31m\\t\\r\\n\\x7f|\\x85|\\xe9|\xc3\xb1|\\u202e|\\ufeff\\uffff|\\xc0\\xaf [csv-cell]\n");
	diags_close(diags);
	arena_close(arena);
}

Test(base_diag, strict_makes_errors_of_later_warnings)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();

	diag_add(diags, SEVERITY_WARNING, somewhere, "a-a", "before");
	diags_make_strict(diags);
	diag_add(diags, SEVERITY_WARNING, somewhere, "a-a", "after");
	diag_add(diags, SEVERITY_NOTE, somewhere, "a-a", "note");
	cr_assert_eq(diags_errors(diags), 1);
	cr_assert_eq(diags_warnings(diags), 1);
	cr_assert_str_eq(support_printed(arena, diags),
	    "odah.csv:12:5: warning: before [a-a]\n"
	    "odah.csv:12:5: error: after [a-a]\n"
	    "odah.csv:12:5: note: note [a-a]\n");
	diags_close(diags);
	arena_close(arena);
}

Test(base_diag, prints_each_once_when_called_again)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	size_t from = 0;

	diag_add(diags, SEVERITY_NOTE, somewhere, "a-a", "one");
	cr_assert_str_eq(printed_from(arena, diags, &from), "odah.csv:12:5: note: one [a-a]\n");
	cr_assert_str_eq(printed_from(arena, diags, &from), "");
	diag_add(diags, SEVERITY_NOTE, somewhere, "a-a", "two");
	cr_assert_str_eq(printed_from(arena, diags, &from), "odah.csv:12:5: note: two [a-a]\n");
	diags_close(diags);
	arena_close(arena);
}

Test(base_diag, many_warnings_do_not_hide_errors)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	const char *text;
	size_t from = 0;

	for (int i = 0; i < 5000; i++)
		diag_add(diags, SEVERITY_WARNING, somewhere, "a-a", "warning %d", i);
	diag_add(diags, SEVERITY_ERROR, somewhere, "a-b", "the reason");
	cr_assert_eq(diags_warnings(diags), 5000);
	cr_assert_eq(diags_count(diags), 801);
	text = printed_from(arena, diags, &from);
	cr_assert_not_null(
	    strstr(text, "warning: warning 799 [a-a]\nodah.csv:12:5: error: the reason [a-b]\n"));
	cr_assert_not_null(
	    strstr(text, "[a-b]\npliego: note: 4200 more messages are not shown [diag-limit]\n"));
	cr_assert_str_eq(printed_from(arena, diags, &from), "", "said once");
	diag_add(diags, SEVERITY_NOTE, somewhere, "a-a", "one more");
	cr_assert_str_eq(printed_from(arena, diags, &from),
	    "pliego: note: 1 more message is not shown [diag-limit]\n");
	for (int i = 0; i < 300; i++)
		diag_add(diags, SEVERITY_ERROR, somewhere, "a-b", "error %d", i);
	cr_assert_eq(diags_count(diags), DIAG_SHOWN_MAX);
	cr_assert_eq(diags_errors(diags), 301);
	text = printed_from(arena, diags, &from);
	cr_assert_eq(strncmp(text, "odah.csv:12:5: error: error 0 [a-b]\n", 35), 0);
	cr_assert_not_null(strstr(text, "error 198 [a-b]\npliego: note: 101 more messages are not shown"));
	diags_close(diags);
	arena_close(arena);
}

/* Asking first, and counting those that are not kept, tells the same as adding them all. */
Test(base_diag, what_is_not_kept_needs_no_text)
{
	static const enum severity severities[] = {SEVERITY_WARNING, SEVERITY_NOTE, SEVERITY_ERROR};
	struct arena *arena = support_arena();

	for (int strict = 0; strict < 2; strict++) {
		struct diags *all = diags_open(), *asked = diags_open();
		int texts = 0;

		if (strict) {
			diags_make_strict(all);
			diags_make_strict(asked);
		}
		for (int i = 0; i < 3000; i++) {
			enum severity severity = severities[i % 7 == 0 ? 2 : i % 2];
			const char *text = arena_printf(arena, "%d", i);

			diag_add_text(all, severity, somewhere, "a-a", text);
			if (!diags_keeps(asked, severity)) {
				diag_count(asked, severity);
				continue;
			}
			diag_add_text(asked, severity, somewhere, "a-a", text);
			texts++;
		}
		cr_expect_eq(texts, DIAG_SHOWN_MAX);
		cr_expect_eq(diags_errors(asked), diags_errors(all));
		cr_expect_eq(diags_warnings(asked), diags_warnings(all));
		cr_expect_str_eq(support_printed(arena, asked), support_printed(arena, all));
		diags_close(all);
		diags_close(asked);
	}
	arena_close(arena);
}

Test(base_diag, cuts_a_huge_message_between_characters)
{
	struct arena *arena = support_arena();

	for (size_t before = 0; before < 4; before++) {
		struct diags *diags = diags_open();
		/* `before` letters, then 2-byte ones far past the limit. */
		char *cell = arena_alloc(arena, 10001, 1);
		const char *message;
		size_t n;

		memset(cell, 'a', before);
		for (size_t i = before; i + 2 <= 10000; i += 2) {
			cell[i] = '\xc3';
			cell[i + 1] = '\xb1';
		}
		diag_add(diags, SEVERITY_NOTE, somewhere, "a-a", "%s", cell);
		message = diags_get(diags, 0)->message;
		n = strlen(message);
		cr_assert_eq(n, (before % 2 == 0 ? 2000u : 1999u) + 3);
		cr_assert_str_eq(message + n - 5, "\xc3\xb1\xe2\x80\xa6");
		diags_close(diags);
	}
	arena_close(arena);
}

static void
count_line(void *count, enum severity severity, const char *line, size_t n)
{
	(void)severity;
	(void)line;
	*(size_t *)count += n;
}

/* Adds n of a severity that depends on i, to one list of two. */
static void
add_some(struct diags *diags, size_t from, size_t n)
{
	for (size_t i = from; i < from + n; i++)
		diag_add(diags,
		    i % 7 == 0       ? SEVERITY_ERROR
			: i % 3 == 0 ? SEVERITY_WARNING
				     : SEVERITY_NOTE,
		    (struct srcloc){"a.csv", (uint32_t)i + 1, 1}, "csv-number", "number %zu", i);
}

/* Lists of several threads come to what one list would have, whatever of them it has no place for. */
Test(base_diag, joined_lists_say_what_one_would_have)
{
	static const size_t sizes[][3] = {{3, 4, 5}, {0, 9, 0}, {790, 30, 900}, {700, 1500, 1500},
	    {1500, 2, 100}, {10, 990, 3000}};

	for (size_t s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		struct arena *arena = support_arena();
		struct diags *one = diags_open(), *joined = diags_open();
		size_t from = 0, n = 0;

		if (s % 2 == 1) {
			diags_make_strict(one);
			diags_make_strict(joined);
		}
		for (int part = 0; part < 3; n += sizes[s][part++]) {
			struct diags *own = diags_open_like(joined);

			add_some(one, n, sizes[s][part]);
			add_some(own, n, sizes[s][part]);
			diags_join(joined, own);
			cr_expect_eq(diags_errors(joined), diags_errors(one));
			cr_expect_eq(diags_warnings(joined), diags_warnings(one));
		}
		cr_expect_str_eq(support_printed(arena, joined), support_printed(arena, one));
		for (size_t i = 0; i < diags_count(one); i++)
			cr_expect_eq(diags_get(joined, i)->severity, diags_get(one, i)->severity);
		/* What is told from some place on, too. */
		for (from = 0; from <= n; from += 97) {
			size_t told = 0, told_joined = 0;

			cr_expect_eq(diags_each(one, from, count_line, &told),
			    diags_each(joined, from, count_line, &told_joined));
			cr_expect_eq(told_joined, told, "from %zu of %zu", from, n);
		}
		diags_close(one);
		diags_close(joined);
		arena_close(arena);
	}
}

Test(base_diag, the_very_same_is_known)
{
	struct diags *diags = diags_open();
	struct diag one = {SEVERITY_NOTE, {"p.csv", 2, 1}, "csv-x", "a"};

	diag_add_text(diags, one.severity, one.loc, one.rule, one.message);
	cr_expect(diags_has_same(diags, &one));
	one.message = "b";
	cr_expect_not(diags_has_same(diags, &one));
	one = (struct diag){SEVERITY_NOTE, {"p.csv", 2, 2}, "csv-x", "a"};
	cr_expect_not(diags_has_same(diags, &one));
	one = (struct diag){SEVERITY_WARNING, {"p.csv", 2, 1}, "csv-x", "a"};
	cr_expect_not(diags_has_same(diags, &one));
	diags_close(diags);
}
