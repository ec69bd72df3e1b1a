#include "sheet/texts.h"

#include <criterion/criterion.h>

#include "sheet/read.h"
#include "support.h"

static const char *
kept(struct sheet_texts *texts, const char *text, size_t n)
{
	return kept_text(texts->kept, sheet_texts_keep(texts, text, n))->text;
}

Test(sheet_texts, are_kept_once_and_end_in_nul)
{
	struct arena *arena = support_arena(), *index = support_arena();
	struct sheet_texts texts;
	const char *a, *b, *c;

	sheet_texts_init(&texts, arena, index);
	a = kept(&texts, "Capacitar, y más", 9);
	b = kept(&texts, "12", 2);
	cr_expect_str_eq(a, "Capacitar");
	cr_expect_str_eq(b, "12");
	cr_expect_eq(kept(&texts, "Capacitar", 9), a);
	cr_expect_eq(kept(&texts, "12", 2), b);
	/* Told apart by their length too, and from those that begin with a NUL. */
	c = kept(&texts,
	    "\0"
	    "12",
	    3);
	cr_expect_neq(c, b);
	cr_expect_eq(memcmp(c,
			 "\0"
			 "12",
			 4),
	    0);
	cr_expect_str_eq(kept(&texts, "", 0), "");
	/* They outlive what finds them. */
	arena_close(index);
	cr_expect_str_eq(a, "Capacitar");
	arena_close(arena);
}

/* What two sheets have in common is there once where they share their texts, else twice. */
Test(sheet_texts, sheets_share_them)
{
	static const char csv[] = "A,B\nCapacitar al personal,12\n";
	struct arena *arena = support_arena(), *index = support_arena();
	struct diags *diags = diags_open();
	struct sheet_texts texts;
	struct sheet sheets[3];
	struct sheet_request request = {.path = "p.csv", .style = {'.', ','}, .texts = &texts};
	const struct bytes in = {csv, sizeof(csv) - 1};

	sheet_texts_init(&texts, arena, index);
	cr_assert(sheet_parse(arena, &request, in, &sheets[0], diags));
	cr_assert(sheet_parse(arena, &request, in, &sheets[1], diags));
	request.texts = NULL;
	cr_assert(sheet_parse(arena, &request, in, &sheets[2], diags));
	arena_close(index);
	for (int column = 0; column < 2; column++) {
		const char *text = sheet_text(&sheets[0].rows[0].cells[column]);

		cr_expect_eq(sheet_text(&sheets[1].rows[0].cells[column]), text);
		cr_expect_neq(sheet_text(&sheets[2].rows[0].cells[column]), text);
		cr_expect_str_eq(sheet_text(&sheets[2].rows[0].cells[column]), text);
	}
	diags_close(diags);
	arena_close(arena);
}
