#include <criterion/criterion.h>

#include "support.h"
#include "template/content.h"
#include "template/loader.h"
#include "template/prose_spec.h"

#define START "pliego: 1\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\n"

struct loaded {
	struct arena *arena;
	struct diags *diags;
	struct template t;
};

static struct loaded
load(const char *rest)
{
	struct loaded l = {.arena = support_arena(), .diags = diags_open()};
	const char *text = arena_printf(l.arena, START "%s", rest);

	cr_assert(
	    template_parse(l.arena, "t.yaml", (struct bytes){text, strlen(text)}, "fonts", &l.t, l.diags),
	    "%s", support_printed(l.arena, l.diags));
	return l;
}

static bool
read_text(struct loaded *l, size_t i, const char *text)
{
	return template_read_prose(l->arena, &l->t, l->t.prose[i], i == 0 ? "a.md" : "b.md",
	    (struct bytes){text, strlen(text)}, l->diags);
}

static void
let_go(struct loaded *l)
{
	diags_close(l->diags);
	arena_close(l->arena);
}

/* A heading of a higher level begins those below anew; the second text goes on. */
Test(template_prose, numbers_headings_and_footnotes_through_all_texts)
{
	struct loaded l = load("sections:\n"
			       "  - markdown: {file: a.md, numbered: yes}\n"
			       "  - markdown: {file: b.md, numbered: yes, first-level: 2}\n");

	cr_assert_eq(l.t.prose_count, 2);
	cr_assert(read_text(&l, 0, "# A\n\n## B[^1]\n\n### C\n\n## D\n\n# E\n\n## F\n\n[^1]: n\n"));
	cr_assert(read_text(&l, 1, "# G[^1]\n\n## H\n\n[^1]: m\n"));
	static const char *const first[] = {"1", "1.1", "1.1.1", "1.2", "2", "2.1"};
	for (size_t i = 0; i < 6; i++)
		cr_expect_str_eq(l.t.prose[0]->parts[i].number, first[i]);
	/* Its headings # are of level 2: numbers begin there. */
	cr_expect_str_eq(l.t.prose[1]->parts[0].number, "2");
	cr_expect_eq(l.t.prose[1]->parts[0].level, 2);
	cr_expect_str_eq(l.t.prose[1]->parts[1].number, "2.1");
	cr_expect_eq(l.t.prose[0]->notes_before, 0);
	cr_expect_eq(l.t.prose[1]->notes_before, 1);
	let_go(&l);
}

/* Of 10 pt on 14 pt: 16 on 22.4; 11 on 15.4; 8.5 on 11.9; and half a line below paragraphs. */
Test(template_prose, derives_its_styles_of_the_base)
{
	struct loaded l = load("styles:\n  base: {size: 10 pt, leading: 14 pt, align: justify}\n"
			       "  own: {size: 9 pt}\n"
			       "sections:\n  - markdown: {file: a.md, styles: {quote: own}}\n");
	const struct prose_styles *s = &l.t.prose[0]->styles;

	cr_expect_eq(s->paragraph->size, 10000);
	cr_expect_eq(s->paragraph->space_after, 7000);
	cr_expect_eq(s->heading[0]->size, 16000);
	cr_expect_eq(s->heading[0]->leading, 22400);
	cr_expect_eq(s->heading[0]->variant, FACE_BOLD);
	cr_expect_eq(s->heading[0]->align, ALIGN_START);
	cr_expect_eq(s->heading[2]->size, 11000);
	cr_expect_eq(s->heading[2]->leading, 15400);
	cr_expect_eq(s->footnote->size, 8500);
	cr_expect_eq(s->footnote->leading, 11900);
	cr_expect_eq(s->quote->size, 9000);
	cr_expect_eq(s->list->space_after, 0);
	cr_expect_null(s->inline_code);
	let_go(&l);
}

/* Of 7 on 8 pt, 92 %: 6.4 pt needs 7.31, and 7.3 is a tenth too little. */
Test(template_prose, derives_no_leading_that_is_less_in_proportion)
{
	struct loaded l =
	    load("styles:\n  base: {size: 7 pt, leading: 8 pt}\nsections:\n  - markdown: a.md\n");
	const struct style *table = l.t.prose[0]->styles.table;

	cr_expect_eq(table->size, 6400);
	cr_expect_eq(table->leading, 7400);
	let_go(&l);
}

/* Emphasis and links are of pieces, fields among them; in code there are none. */
Test(template_prose, compiles_fields_within_words)
{
	struct loaded l = load("sections:\n  - markdown: a.md\n");

	cr_assert(read_text(&l, 0, "Año **{year}** `{year}`\n[*a* {year}](https://b/{year})\n"));
	const struct text_template *text = &l.t.prose[0]->parts[0].text;
	cr_assert_eq(text->count, 8);
	cr_expect_str_eq(text->pieces[0].text, "Año ");
	cr_expect_eq(text->pieces[1].field, FIELD_YEAR);
	cr_expect_eq(text->pieces[1].emphasis, PROSE_BOLD);
	cr_expect_eq(text->pieces[1].loc.column, 7);
	cr_expect_str_eq(text->pieces[3].text, "{year}");
	cr_expect_eq(text->pieces[3].emphasis, PROSE_CODE_WORDS);
	cr_expect_str_eq(text->pieces[4].text, " ");
	cr_expect_str_eq(text->pieces[5].text, "a");
	cr_expect_eq(text->pieces[5].emphasis, PROSE_ITALIC);
	cr_expect_not_null(text->pieces[5].link);
	cr_expect_eq(text->pieces[7].field, FIELD_YEAR);
	cr_expect_eq(text->pieces[7].link, text->pieces[5].link);
	cr_expect_eq(text->pieces[5].link->target.count, 2);
	let_go(&l);
}
