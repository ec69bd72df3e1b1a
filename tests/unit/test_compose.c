#include <criterion/criterion.h>

#include "compose/compose.h"
#include "support.h"

/* One unit, one table of three columns (two merged, the first two under a group), bound by hand. */
struct world {
	struct arena *arena;
	struct diags *diags;
	struct images images;
	struct style style;
	struct piece pieces[8];
	struct table_column columns[3];
	struct column_group group;
	struct table_spec table;
	struct content content[4];
	struct content each;
	struct template template;
	struct job_unit unit;
	struct job_document job_document;
	struct job job;
	struct sheet sheet;
	size_t units[1];
	struct composition composition;
	struct document document;
};

static struct text_template
literal(struct world *w, const char *text)
{
	struct piece *piece = ARENA_NEW(w->arena, struct piece);
	*piece = (struct piece){.field = FIELD_LITERAL, .text = text, .length = (uint32_t)strlen(text)};
	return (struct text_template){.pieces = piece, .count = 1};
}

static struct text_template
field(struct world *w, enum field which)
{
	struct piece *piece = ARENA_NEW(w->arena, struct piece);
	*piece = (struct piece){.field = which};
	return (struct text_template){.pieces = piece, .count = 1};
}

static void
set_rows(struct world *w, const char *const rows[][3], size_t n)
{
	struct sheet_row *out = ARENA_ARRAY(w->arena, struct sheet_row, n + 1);
	for (size_t r = 0; r < n; r++) {
		struct sheet_cell *cells = ARENA_ARRAY(w->arena, struct sheet_cell, 3);
		for (size_t k = 0; k < 3; k++)
			cells[k] = (struct sheet_cell){rows[r][k], (uint32_t)strlen(rows[r][k]),
			    (uint32_t)r + 2, (uint32_t)(10 * k + 1)};
		out[r].cells = cells;
	}
	w->sheet.rows = out;
	w->sheet.row_count = n;
}

static struct world *
open_world(void)
{
	static const char *const keys[] = {"linea", "actividad", "meta"};
	struct arena *arena = support_arena();
	struct world *w = ARENA_NEW(arena, struct world);
	w->arena = arena;
	w->diags = diags_open();
	images_init(&w->images, arena);
	w->sheet = (struct sheet){.file = "a.csv", .keys = keys, .column_count = 3};
	for (size_t k = 0; k < 3; k++)
		w->columns[k] = (struct table_column){.heading_key = keys[k],
		    .title = literal(w, keys[k]),
		    .style = &w->style,
		    .head_style = &w->style,
		    .merge = k < 2,
		    .decimals = -1};
	w->group =
	    (struct column_group){.title = literal(w, "plan"), .style = &w->style, .first = 0, .count = 2};
	w->table = (struct table_spec){.columns = w->columns,
	    .column_count = 3,
	    .groups = &w->group,
	    .group_count = 1,
	    .group_levels = 1,
	    .empty = literal(w, "nada"),
	    .continued = literal(w, "(continúa)"),
	    .continued_style = &w->style};
	w->content[0] = (struct content){.kind = CONTENT_HEADING,
	    .style = &w->style,
	    .u.heading = {field(w, FIELD_UNIT_NAME), 1, true, true}};
	w->content[1] = (struct content){.kind = CONTENT_TABLE, .u.table = &w->table};
	w->each = (struct content){.kind = CONTENT_EACH_UNIT, .children = w->content, .child_count = 2};
	w->template = (struct template){.path = "t.yaml",
	    .language = "es-SV",
	    .contents = &w->each,
	    .content_count = 1};
	w->unit.code.text = "N";
	w->unit.name = (struct job_text){"Norte", {"job.yaml", 7, 9}};
	w->job = (struct job){.path = "job.yaml",
	    .year = 2024,
	    .numbers = {'.', ','},
	    .units = &w->unit,
	    .unit_count = 1};
	w->composition = (struct composition){.template = &w->template,
	    .job = &w->job,
	    .document = &w->job_document,
	    .sheets = &w->sheet,
	    .units = w->units,
	    .unit_count = 1};
	return w;
}

static const struct table *
composed_table(struct world *w)
{
	cr_assert(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(w->document.section_count, 1);
	cr_assert_eq(w->document.sections[0].block_count, 2);
	return &w->document.sections[0].blocks[1].u.table;
}

static void
close_world(struct world *w)
{
	diags_close(w->diags);
	arena_close(w->arena);
}

Test(compose, a_unit_is_a_section_with_heading_and_table)
{
	struct world *w = open_world();
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	const struct table *table = composed_table(w);
	const struct section *section = &w->document.sections[0];
	cr_assert_str_eq(section->key, "N");
	cr_assert_eq(section->blocks[0].kind, BLOCK_HEADING);
	cr_assert_str_eq(section->blocks[0].u.heading.title, "Norte");
	cr_assert_eq(section->blocks[0].u.heading.text.spans[0].loc.line, 7); /* where the name stands */
	cr_assert_eq(table->body_count, 1);
	cr_assert_str_eq(table->body[0].cells[2].spans[0].text, "1");
	cr_assert_str_eq(table->body[0].cells[2].spans[0].loc.file, "a.csv");
	cr_assert_eq(table->body[0].cells[2].spans[0].loc.line, 2);
	cr_assert_eq(table->body[0].cells[2].spans[0].loc.column, 21);
	close_world(w);
}

Test(compose, group_heads_stand_over_their_columns)
{
	struct world *w = open_world();
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	const struct table *table = composed_table(w);
	cr_assert_eq(table->head_count, 2);
	const struct cell *top = table->head[0].cells, *bottom = table->head[1].cells;
	cr_assert_eq(top[0].columns, 2);
	cr_assert(top[1].covered);
	cr_assert_eq(top[2].rows, 2); /* no group over it: its title takes both rows */
	cr_assert(bottom[2].covered);
	cr_assert_str_eq(bottom[1].spans[0].text, "actividad");
	cr_assert(top[0].header && bottom[0].header);
	close_world(w);
}

/*
 * Column 0: A A A B B; column 1: x x y y y.  The y of row 2 belongs to A, those of rows 3 and 4 to B:
 * they do not join over the border of the outer group.
 */
Test(compose, merged_groups_nest_from_left_to_right)
{
	struct world *w = open_world();
	set_rows(w,
	    (const char *const[][3]){{"A", "x", "1"}, {"A", "x", "1"}, {"A", "y", "1"}, {"B", "y", "1"},
		{"B", "y", "1"}},
	    5);
	const struct table *table = composed_table(w);
	static const int rows_of_first[] = {3, 0, 0, 2, 0}, rows_of_second[] = {2, 0, 1, 2, 0};
	for (size_t r = 0; r < 5; r++) {
		const struct cell *cells = table->body[r].cells;
		cr_expect_eq(cells[0].covered ? 0 : cells[0].rows, rows_of_first[r], "row %zu, first column",
		    r);
		cr_expect_eq(cells[1].covered ? 0 : cells[1].rows, rows_of_second[r],
		    "row %zu, second column", r);
		cr_expect_not(cells[2].covered);
		cr_expect_eq(cells[2].rows, 1);
	}
	close_world(w);
}

Test(compose, blank_cells_do_not_merge)
{
	struct world *w = open_world();
	set_rows(w, (const char *const[][3]){{"", "x", "1"}, {"", "x", "2"}}, 2);
	const struct table *table = composed_table(w);
	cr_assert_eq(table->body[0].cells[0].rows, 1);
	cr_assert_not(table->body[1].cells[0].covered);
	cr_assert_not(table->body[1].cells[1].covered);
	close_world(w);
}

Test(compose, a_unit_without_rows_says_so_over_all_columns)
{
	struct world *w = open_world();
	set_rows(w, NULL, 0);
	const struct table *table = composed_table(w);
	cr_assert_eq(table->body_count, 1);
	cr_assert_eq(table->body[0].cells[0].columns, 3);
	cr_assert_str_eq(table->body[0].cells[0].spans[0].text, "nada");
	cr_assert(table->body[0].cells[1].covered && table->body[0].cells[2].covered);
	close_world(w);
}

Test(compose, numbers_are_printed_in_the_format_of_their_column)
{
	struct world *w = open_world();
	w->columns[2].format = FORMAT_NUMBER;
	w->columns[2].decimals = 1;
	set_rows(w,
	    (const char *const[][3]){{"A", "x", "2643"}, {"B", "x", "25%"}, {"C", "x", "-"}, {"D", "x", ""}},
	    4);
	const struct table *table = composed_table(w);
	cr_expect_str_eq(table->body[0].cells[2].spans[0].text, "2,643.0");
	cr_expect_str_eq(table->body[1].cells[2].spans[0].text, "25.0%");
	cr_expect_str_eq(table->body[2].cells[2].spans[0].text, "-");
	cr_expect_null(table->body[3].cells[2].spans);
	close_world(w);
}

Test(compose, kept_numbering_reaches_the_unit)
{
	struct world *w = open_world();
	struct kept_folio folio = {"N", 54};
	w->composition.folios = &folio;
	w->composition.folio_count = 1;
	w->composition.total_pages = 154;
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	(void)composed_table(w);
	cr_assert_eq(w->document.sections[0].first_folio, 54);
	cr_assert_eq(w->document.total_pages, 154);
	close_world(w);
}

Test(compose, every_section_of_a_unit_keeps_its_own_folio)
{
	struct world *w = open_world();
	struct kept_folio folios[] = {{"S", 9}, {"N", 54}, {"N", 60}};
	struct content twice[] = {w->each, w->each, w->each};
	w->template.contents = twice;
	w->template.content_count = 3;
	w->composition.folios = folios;
	w->composition.folio_count = 3;
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	cr_assert(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(w->document.section_count, 3);
	cr_expect_eq(w->document.sections[0].first_folio, 54);
	cr_expect_eq(w->document.sections[1].first_folio, 60);
	cr_expect_eq(w->document.sections[2].first_folio, 0); /* there is no third one to keep: it goes on */
	close_world(w);
}

Test(compose, the_continuation_marker_is_printed_whole)
{
	struct world *w = open_world();
	struct piece pieces[] = {{.field = FIELD_LITERAL, .text = "(de ", .length = 4},
	    {.field = FIELD_UNIT_CODE}, {.field = FIELD_LITERAL, .text = ")", .length = 1}};
	w->table.continued = (struct text_template){.pieces = pieces, .count = 3};
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	const struct table *table = composed_table(w);
	cr_assert_str_eq(table->continued->text, "(de N)");
	cr_assert_eq(table->continued->length, 6);
	close_world(w);
}

Test(compose, a_heading_without_text_is_left_out)
{
	struct world *w = open_world();
	w->content[0].u.heading.text = field(w, FIELD_DOCUMENT_DATE); /* the job gives none */
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	cr_assert(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(w->document.sections[0].block_count, 1);
	cr_assert_eq(w->document.sections[0].blocks[0].kind, BLOCK_TABLE);
	close_world(w);
}

Test(compose, a_document_without_a_page_is_an_error)
{
	struct world *w = open_world();
	w->template.content_count = 0;
	w->job_document.template_name = (struct job_text){"t", {"job.yaml", 12, 15}};
	cr_assert_not(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(diags_errors(w->diags), 1);
	cr_assert_str_eq(diags_get(w->diags, 0)->rule, "compose-empty");
	cr_assert_eq(diags_get(w->diags, 0)->loc.line, 12);
	close_world(w);
}
