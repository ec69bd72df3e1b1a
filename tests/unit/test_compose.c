#include <criterion/criterion.h>

#include "compose/compose.h"
#include "support.h"
#include "template/content.h"

/* One unit, one table of three columns (two merged, the first two under a group), bound by hand. */
struct world {
	struct arena *arena;
	struct diags *diags;
	struct images images;
	struct style style, right;
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
		struct sheet_field fields[3];
		for (size_t k = 0; k < 3; k++)
			fields[k] = (struct sheet_field){rows[r][k], (uint32_t)strlen(rows[r][k]),
			    (uint32_t)r + 2, (uint32_t)(10 * k + 1)};
		out[r].cells = cells_make(w->arena, fields, 3);
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
	images_init(&w->images, arena, support_inputs(arena));
	w->sheet = (struct sheet){.file = "a.csv", .keys = keys, .column_count = 3};
	for (size_t k = 0; k < 3; k++)
		w->columns[k] = (struct table_column){.binding.key = keys[k],
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

/* Composed anew each time; NULL after an error. */
static const struct section *
section_of(struct world *w, size_t index)
{
	return document_section(&w->document, w->arena, index);
}

/* All of it, as the first pass of layout does. */
static bool
compose_all(struct world *w)
{
	bool good = compose(w->arena, &w->composition, &w->images, &w->document, w->diags);

	for (size_t i = 0; i < w->document.section_count; i++)
		good = section_of(w, i) != NULL && good;
	return good;
}

static const struct table *
composed_table(struct world *w)
{
	cr_assert(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(w->document.section_count, 1);
	cr_assert_eq(section_of(w, 0)->block_count, 2);
	return &section_of(w, 0)->blocks[1].u.table;
}

static void
close_world(struct world *w)
{
	diags_close(w->diags);
	arena_close(w->arena);
}

/* All rows of a table, be it in slices. */
static const struct row *
body_of(struct world *w, const struct table *table)
{
	struct row *body = ARENA_ARRAY(w->arena, struct row, table->body_count);

	if (!table->slices)
		return table->body;
	for (size_t first = 0, n; first < table->body_count; first += n) {
		const struct row *rows = table->slices->make(table->slices->ctx, w->arena, first, &n);
		cr_assert(n > 0 && n <= table->body_count - first);
		memcpy(&body[first], rows, n * sizeof(*rows));
	}
	return body;
}

Test(compose, a_unit_is_a_section_with_heading_and_table)
{
	struct world *w = open_world();
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	const struct table *table = composed_table(w);
	const struct section *section = section_of(w, 0);
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

/* The faults of a document made of the headings and images given, at lines 1, 2, ... of the template. */
static const char *
faults(struct world *w, struct content *contents, size_t n, unsigned standards, bool expected)
{
	w->job_document.standards = standards;
	w->template.contents = contents;
	w->template.content_count = n;
	for (size_t i = 0; i < n; i++) {
		contents[i].loc = (struct srcloc){"t.yaml", (uint32_t)i + 1, 5};
		contents[i].style = &w->style;
		if (contents[i].kind == CONTENT_IMAGE)
			contents[i].u.image.loc = (struct srcloc){"t.yaml", (uint32_t)i + 1, 21};
	}
	bool good = compose_all(w);
	const char *printed = support_printed(w->arena, w->diags);
	cr_assert_eq(good, expected, "%s", printed);
	return printed;
}

static struct content
heading_of(struct world *w, uint8_t level)
{
	return (struct content){.kind = CONTENT_HEADING, .u.heading = {literal(w, "H"), level, true, true}};
}

static struct content
image_of(struct text_template alt, bool alt_given)
{
	struct content content = {.kind = CONTENT_IMAGE};
	content.u.image = (struct image_use){.source = "tests/golden/list-and-image/gris.png",
	    .alt = alt,
	    .alt_given = alt_given};
	return content;
}

#define ADVICE "add `alt: \"what it shows\"`, or `alt: \"\"` where it is only decoration [compose-no-alt]\n"

Test(compose, images_are_described_where_a_standard_asks_for_it)
{
	static const struct text_template nothing;
	static const struct {
		unsigned standards;
		const char *named;
	} cases[] = {{JOB_PDF_UA1, "pdf/ua-1"}, {JOB_PDF_A3A, "pdf/a-3a"},
	    {JOB_PDF_A3A | JOB_PDF_UA1, "pdf/ua-1"}, {JOB_PDF_A3B, NULL}, {0, NULL}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct world *w = open_world();
		struct content contents[] = {image_of(nothing, false), image_of(nothing, true),
		    image_of(literal(w, "Escala"), true), image_of(field(w, FIELD_DOCUMENT_SUBJECT), true)};
		const char *named = cases[i].named, *expected = "";
		if (named)
			expected = arena_printf(w->arena,
			    "t.yaml:1:21: error: this image has no description, which %s asks for: " ADVICE
			    "t.yaml:4:21: error: this image has a description without any text, which %s "
			    "asks for: " ADVICE,
			    named, named);
		cr_expect_str_eq(faults(w, contents, 4, cases[i].standards, !named), expected);
		if (!named) {
			const struct block *blocks = section_of(w, 0)->blocks;
			cr_expect_null(blocks[1].u.figure.figure.alt);
			cr_expect_str_eq(blocks[2].u.figure.figure.alt, "Escala");
		}
		close_world(w);
	}
}

Test(compose, an_image_in_a_header_needs_no_description)
{
	struct world *w = open_world();
	struct grid_cell cell = {.image = image_of((struct text_template){0}, false).u.image,
	    .style = &w->style,
	    .columns = 1,
	    .rows = 1};
	struct column_width width = {WIDTH_FLEX, 1000, {0}};
	struct grid_row row = {.cells = &cell, .cell_count = 1};
	struct grid grid = {.columns = &width, .column_count = 1, .rows = &row, .row_count = 1};
	struct content contents[] = {heading_of(w, 1), {.kind = CONTENT_GRID, .u.grid = grid}};

	w->template.header = w->template.footer = &grid;
	cell.image.loc = (struct srcloc){"t.yaml", 9, 9};
	cr_assert_str_eq(faults(w, contents, 1, JOB_PDF_UA1, true), "");
	const char *printed = faults(w, contents, 2, JOB_PDF_UA1, false);
	cr_assert(strncmp(printed, "t.yaml:9:9: error: this image has no description", 48) == 0, "%s",
	    printed);
	close_world(w);
}

Test(compose, heading_levels_leave_none_out_where_a_standard_asks_for_it)
{
	struct world *w = open_world();
	struct content contents[] = {heading_of(w, 2), heading_of(w, 1), heading_of(w, 2), heading_of(w, 3),
	    heading_of(w, 1), heading_of(w, 3), heading_of(w, 6)};

	cr_assert_str_eq(faults(w, contents, 7, JOB_PDF_A3B, true), "");
	cr_assert_str_eq(faults(w, contents + 1, 4, JOB_PDF_UA1, true), "");
	cr_assert_str_eq(faults(w, contents, 7, JOB_PDF_A3A, false),
	    "t.yaml:1:5: error: the first heading of the document is of level 2; pdf/a-3a asks for level 1 "
	    "[compose-heading-level]\n"
	    "t.yaml:6:5: error: a heading of level 3 follows one of level 1; pdf/a-3a asks for level 2 at "
	    "most [compose-heading-level]\n"
	    "t.yaml:7:5: error: a heading of level 6 follows one of level 3; pdf/a-3a asks for level 4 at "
	    "most [compose-heading-level]\n");
	close_world(w);
}

/* Levels 2 and 3 in each unit: the first heading of a unit comes after the last of the one before. */
Test(compose, repeated_units_count_in_sequence_and_are_told_once)
{
	struct world *w = open_world();
	struct content inner[] = {heading_of(w, 2), heading_of(w, 3), heading_of(w, 5)};
	struct content contents[] = {heading_of(w, 1), {.kind = CONTENT_EACH_UNIT, .children = inner}};
	size_t twice[] = {0, 0};

	w->composition.units = twice;
	w->composition.unit_count = 2;
	for (uint32_t i = 0; i < 3; i++) {
		inner[i].loc = (struct srcloc){"t.yaml", 11 + i, 9};
		inner[i].style = &w->style;
	}
	contents[1].child_count = 2;
	cr_assert_str_eq(faults(w, contents, 2, JOB_PDF_UA1, true), "");
	contents[1].child_count = 3;
	cr_assert_str_eq(faults(w, contents, 2, JOB_PDF_UA1, false),
	    "t.yaml:13:9: error: a heading of level 5 follows one of level 3; pdf/ua-1 asks for level 4 at "
	    "most [compose-heading-level]\n");
	cr_assert_eq(diags_errors(w->diags), 1);
	close_world(w);
}

Test(compose, kept_numbering_reaches_the_unit)
{
	struct world *w = open_world();
	struct kept_section section = {54, 2};
	struct kept_unit kept = {&section, 1};
	w->composition.kept = &kept;
	w->composition.total_pages = 154;
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	(void)composed_table(w);
	cr_assert_eq(section_of(w, 0)->first_folio, 54);
	cr_assert_eq(w->document.total_pages, 154);
	close_world(w);
}

Test(compose, every_section_of_a_unit_keeps_its_own_folio)
{
	struct world *w = open_world();
	struct kept_section sections[] = {{54, 6}, {60, 1}};
	struct kept_unit kept = {sections, 2};
	struct content twice[] = {w->each, w->each, w->each};
	w->template.contents = twice;
	w->template.content_count = 3;
	w->composition.kept = &kept;
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	cr_assert(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(w->document.section_count, 3);
	cr_expect_eq(section_of(w, 0)->first_folio, 54);
	cr_expect_eq(section_of(w, 1)->first_folio, 60);
	cr_expect_eq(section_of(w, 2)->first_folio, 0); /* there is no third one to keep: it goes on */
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

Test(compose, a_section_composed_again_is_the_same_and_tells_nothing_again)
{
	struct world *w = open_world();
	struct mark_spec mark = {.value = "Hecho", .key = "hecho", .style = &w->style};
	w->columns[2].marks = &mark;
	w->columns[2].mark_count = 1;
	/* More than a list of diagnostics can look up. */
	const char *(*rows)[3] = arena_alloc(w->arena, 2 * DIAG_SHOWN_MAX, sizeof(*rows));
	for (size_t i = 0; i < (size_t)2 * DIAG_SHOWN_MAX; i++) {
		rows[i][0] = rows[i][1] = "A";
		rows[i][2] = "otra cosa";
	}
	set_rows(w, (const char *const(*)[3])rows, (size_t)2 * DIAG_SHOWN_MAX);
	cr_assert(compose_all(w));
	cr_assert_eq(diags_warnings(w->diags), 2 * DIAG_SHOWN_MAX);
	const struct section *first = section_of(w, 0), *again = section_of(w, 0);
	cr_assert_neq(first, again);
	cr_assert_eq(diags_warnings(w->diags), 2 * DIAG_SHOWN_MAX);
	cr_assert_str_eq(again->blocks[0].u.heading.title, first->blocks[0].u.heading.title);
	const struct row *a = body_of(w, &first->blocks[1].u.table);
	const struct row *b = body_of(w, &again->blocks[1].u.table);
	cr_assert_eq(diags_warnings(w->diags), 2 * DIAG_SHOWN_MAX);
	cr_assert_str_eq(b[0].cells[2].spans[0].text, a[0].cells[2].spans[0].text);
	close_world(w);
}

#define LONG_ROWS 3000

/* Groups of up to 700 rows, and in them others of up to 300; rows that are alike but in different groups. */
static void
set_groups(struct world *w)
{
	const char *(*rows)[3] = arena_alloc(w->arena, LONG_ROWS, sizeof(*rows));
	size_t group = 0, nested = 0;

	for (size_t i = 0, end = 0, nested_end = 0; i < LONG_ROWS; i++) {
		if (i == end)
			end = i + (group++ * 389 % 700) + 1;
		if (i == nested_end)
			nested_end = i + (nested++ * 173 % 300) + 1;
		rows[i][0] = group % 7 == 3 ? "" : arena_printf(w->arena, "g%zu", group % 2);
		rows[i][1] = arena_printf(w->arena, "n%zu", nested % 2);
		rows[i][2] = arena_printf(w->arena, "%zu", i);
	}
	set_rows(w, (const char *const(*)[3])rows, LONG_ROWS);
}

/* Whether row i is merged with the one above in the first columns up to k. */
static bool
joins(struct world *w, size_t i, size_t k)
{
	const struct sheet_row *rows = w->sheet.rows;

	for (size_t c = 0; i > 0 && c <= k; c++) {
		const char *text = sheet_text(&rows[i].cells[c]);
		if (*text == '\0' || strcmp(sheet_text(&rows[i - 1].cells[c]), text) != 0)
			return false;
	}
	return i > 0;
}

Test(compose, slices_of_a_long_table_join_to_all_its_rows)
{
	struct world *w = open_world();
	set_groups(w);
	cr_assert(compose_all(w));
	const struct table *table = &section_of(w, 0)->blocks[1].u.table;
	cr_assert_not_null(table->slices);
	cr_assert_eq(table->body_count, LONG_ROWS);
	const struct row *body = body_of(w, table);
	for (size_t k = 0; k < 2; k++) {
		for (size_t i = 0, rows = 0; i < LONG_ROWS; i++, rows--) {
			const struct cell *cell = &body[i].cells[k];
			cr_assert_eq(cell->covered, joins(w, i, k), "row %zu, column %zu", i, k);
			if (cell->covered)
				continue;
			cr_assert_eq(rows, 0, "row %zu, column %zu", i, k);
			rows = cell->rows;
		}
	}
	for (size_t i = 0; i < LONG_ROWS; i++)
		cr_assert_eq(strtoul(body[i].cells[2].spans[0].text, NULL, 10), i);
	close_world(w);
}

Test(compose, only_groups_of_the_first_merged_column_go_on_in_the_next_slice)
{
	struct world *w = open_world();
	set_groups(w);
	cr_assert(compose_all(w));
	const struct sliced_body *slices = section_of(w, 0)->blocks[1].u.table.slices;
	bool goes_on = false;
	for (size_t first = 0, n; first < LONG_ROWS; first += n) {
		const struct row *rows = slices->make(slices->ctx, w->arena, first, &n);
		cr_assert_not(rows[0].cells[1].covered, "row %zu", first);
		cr_assert_leq(n, 128 + 300);
		goes_on = goes_on || rows[0].cells[0].covered;
	}
	cr_assert(goes_on);
	close_world(w);
}

/* Layout compares styles by address, when the section that they came with is gone. */
Test(compose, styles_made_for_what_is_missing_outlast_their_section)
{
	struct world *w = open_world();
	w->columns[0].style = &w->right;
	w->right.align = ALIGN_END;
	cr_assert(compose_all(w));
	const struct style *styles[2];
	for (size_t i = 0; i < 2; i++) {
		struct arena *arena = arena_open_beside(w->arena);
		const struct section *section = document_section(&w->document, arena, 0);
		styles[i] = section->blocks[1].u.table.body[0].cells[0].style;
		arena_close(arena);
	}
	cr_assert_eq(styles[0], styles[1]);
	cr_assert_eq(styles[0]->align, ALIGN_START);
	close_world(w);
}

Test(compose, a_heading_without_text_is_left_out)
{
	struct world *w = open_world();
	w->content[0].u.heading.text = field(w, FIELD_DOCUMENT_DATE); /* the job gives none */
	set_rows(w, (const char *const[][3]){{"A", "x", "1"}}, 1);
	cr_assert(compose(w->arena, &w->composition, &w->images, &w->document, w->diags));
	cr_assert_eq(section_of(w, 0)->block_count, 1);
	cr_assert_eq(section_of(w, 0)->blocks[0].kind, BLOCK_TABLE);
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
