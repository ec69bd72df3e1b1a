/*
 * The templates that come with the program.
 */
#include <criterion/criterion.h>

#include "support.h"
#include "template/content.h"
#include "template/loader.h"

static bool
read_file(struct arena *arena, const char *path, struct template_file *out, struct diags *diags)
{
	out->path = path;
	return file_read(arena, path, TEMPLATE_FILE_MAX, (struct srcloc){NULL, 0, 0}, &out->bytes, diags);
}

static bool
open_stock(void *ctx, const struct job_text *name, struct template_file *out, struct diags *diags)
{
	return read_file(ctx, arena_printf(ctx, "templates/%s.yaml", name->text), out, diags);
}

static void
must_read(struct arena *arena, const char *path, struct template *out)
{
	struct diags *diags = diags_open();
	const struct template_places places = {"fonts", open_stock, arena};
	struct template_file file = {0};
	bool good = read_file(arena, path, &file, diags) && template_read(arena, file, &places, out, diags);

	cr_assert_str_eq(support_printed(arena, diags), "");
	cr_assert(good);
	diags_close(diags);
}

/* What is repeated for each unit. */
static const struct content *
units_of(const struct template *t)
{
	for (size_t i = 0; i < t->content_count; i++)
		if (t->contents[i].kind == CONTENT_EACH_UNIT)
			return &t->contents[i];
	return NULL;
}

Test(template_samples, the_annual_plan_is_what_it_says)
{
	struct arena *arena = support_arena();
	struct template t;

	must_read(arena, "templates/plan-anual.yaml", &t);
	cr_assert_str_eq(t.name, "plan-anual");
	cr_assert_str_eq(t.language, "es-SV");
	cr_assert_not(t.per_unit_only);
	cr_assert(t.page.width == 792000 && t.page.height == 612000);
	/* 11 mm = 31181.1, 10 mm = 28346.5, 4 mm = 11338.6 */
	cr_assert(t.page.margin[SIDE_TOP] == 31181 && t.page.margin[SIDE_BOTTOM] == 28346);
	cr_assert(t.page.binding == 11339 && !t.page.two_sided && !t.page.units_on_odd);
	cr_assert_eq(t.family_count, 1);
	cr_assert_str_eq(t.families[0].path[FACE_BOLD_ITALIC], "fonts/ArchivoNarrow-BoldItalic.ttf");
	cr_assert_eq(t.families[0].loc[FACE_BOLD].line, 18);
	cr_assert_eq(t.contents[0].kind, CONTENT_COVER);
	cr_assert_not_null(units_of(&t));
	arena_close(arena);
}

Test(template_samples, the_annual_plans_header_is_a_grid_of_rows)
{
	struct arena *arena = support_arena();
	struct template t;

	must_read(arena, "templates/plan-anual.yaml", &t);
	cr_assert_eq(t.footer->row_count, 1);
	cr_assert(t.header->column_count == 3 && t.header->row_count == 4 && t.header->gap == 8000);
	cr_assert(t.header->columns[0].value == 96378 && t.header->columns[1].kind == WIDTH_FLEX);
	const struct grid_cell *logo = &t.header->rows[0].cells[0];
	cr_assert(logo->image.is_logo && logo->rows == 4 && logo->columns == 1);
	cr_assert(logo->image.height == 42520 && logo->image.width == 0 && logo->image.alt.count == 1);
	cr_assert_str_eq(logo->style->name, "header-logo");
	const struct text_template *folio = &t.header->rows[3].cells[1].text;
	cr_assert_eq(folio->count, 4);
	cr_assert_str_eq(folio->pieces[0].text, "Página ");
	cr_assert(folio->pieces[1].field == FIELD_PAGE && folio->pieces[3].field == FIELD_PAGES);
	arena_close(arena);
}

Test(template_samples, the_annual_plans_table_has_7_columns_in_2_groups)
{
	struct arena *arena = support_arena();
	struct template t;

	must_read(arena, "templates/plan-anual.yaml", &t);
	const struct table_spec *table = &t.tables[0];
	cr_assert_str_eq(table->name, "unit-plan");
	cr_assert(table->column_count == 7 && table->group_count == 2 && table->group_levels == 1);
	cr_assert(table->groups[0].first == 0 && table->groups[0].count == 5 && table->groups[0].level == 0);
	cr_assert(table->groups[1].first == 5 && table->groups[1].count == 2);
	cr_assert_str_eq(table->groups[0].style->name, "head");
	cr_assert_str_eq(table->columns[0].binding.key, "linea estrategica/proceso");
	cr_assert_str_eq(table->columns[0].title.pieces[0].text, "LÍNEA ESTRATÉGICA/PROCESO");
	cr_assert(table->columns[0].merge && !table->columns[1].merge);
	cr_assert(table->columns[1].width.kind == WIDTH_FLEX && table->columns[1].width.value == 1250);
	cr_assert_str_eq(table->columns[1].style->name, "cell");
	cr_assert_str_eq(table->columns[1].head_style->name, "head");
	cr_assert_str_eq(table->columns[5].head_style->name, "head-month");
	cr_assert(table->columns[5].binding.number && table->columns[5].format == FORMAT_AS_WRITTEN);
	cr_assert(table->columns[5].each == EACH_PLANNED && table->columns[5].binding.each_period);
	cr_assert(!table->columns[6].binding.number && table->columns[6].decimals == -1);
	cr_assert_str_eq(table->continued_style->name, "continued");
	const struct content *units = units_of(&t);
	cr_assert_eq(units->children[1].kind, CONTENT_TABLE);
	cr_assert_eq(units->children[1].u.table, table);
	arena_close(arena);
}

Test(template_samples, the_booklet_needs_a_unit)
{
	struct arena *arena = support_arena();
	struct template t;

	must_read(arena, "templates/cuadernillo-unidad.yaml", &t);
	cr_assert(t.per_unit_only);
	cr_assert_eq(t.tables[0].column_count, 7);
	arena_close(arena);
}

/* Style by style, the hatch of the marks that have it, where it is met first. */
struct looks {
	const char *style[16];
	enum hatch hatch[16];
	size_t count;
};

static void
compare_looks(struct looks *looks, const struct mark_spec *marks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t k = 0;
		while (k < looks->count && strcmp(looks->style[k], marks[i].style->name) != 0)
			k++;
		if (k == looks->count) {
			cr_assert_lt(k, sizeof(looks->style) / sizeof(*looks->style));
			looks->style[k] = marks[i].style->name;
			looks->hatch[looks->count++] = marks[i].hatch;
		}
		cr_expect_eq(looks->hatch[k], marks[i].hatch, "%s:%d: %s is hatched otherwise elsewhere",
		    marks[i].loc.file, marks[i].loc.line, marks[i].value);
	}
}

/* A status is known again by its mark: as a letter, a bar, or a part of a stack. */
Test(template_samples, a_status_looks_the_same_wherever_it_is_drawn)
{
	static const char *const paths[] = {"templates/informe-trimestral.yaml",
	    "templates/informe-comparativo.yaml"};
	struct arena *arena = support_arena();
	struct looks looks = {0};

	for (size_t p = 0; p < 2; p++) {
		struct template t;
		must_read(arena, paths[p], &t);
		for (size_t i = 0; i < t.table_count; i++)
			for (size_t k = 0; k < t.tables[i].column_count; k++) {
				const struct table_column *column = &t.tables[i].columns[k];
				compare_looks(&looks, column->marks, column->mark_count);
				if (column->spark)
					compare_looks(&looks, column->spark->marks,
					    column->spark->mark_count);
			}
	}
	cr_expect_eq(looks.count, 8);
	arena_close(arena);
}
