/*
 * The templates that come with the program, and the reference beside them.
 */
#include <criterion/criterion.h>

#include "support.h"
#include "template/loader.h"

static void
must_read(struct arena *arena, const char *path, struct template *out)
{
	struct diags *diags = diags_open();
	bool good = template_read(arena, path, "fonts", out, diags);

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
	cr_assert(t.header->columns[0].value == 96378 && t.header->columns[1].kind == MEASURE_FLEX);
	const struct grid_cell *logo = &t.header->rows[0].cells[0];
	cr_assert(logo->image.is_logo && logo->rows == 4 && logo->columns == 1);
	cr_assert(logo->image.height == 42520 && logo->image.width == 0 && logo->image.alt.count == 1);
	cr_assert_str_eq(logo->style->name, "header-logo");
	const struct text_template *folio = &t.header->rows[3].cells[0].text;
	cr_assert_eq(folio->count, 4);
	cr_assert_str_eq(folio->pieces[0].text, "Página ");
	cr_assert(folio->pieces[1].field == FIELD_PAGE && folio->pieces[3].field == FIELD_PAGES);
	arena_close(arena);
}

Test(template_samples, the_annual_plans_table_has_18_columns_in_2_groups)
{
	struct arena *arena = support_arena();
	struct template t;

	must_read(arena, "templates/plan-anual.yaml", &t);
	const struct table_spec *table = &t.tables[0];
	cr_assert_str_eq(table->name, "unit-plan");
	cr_assert(table->column_count == 18 && table->group_count == 2 && table->group_levels == 1);
	cr_assert(table->groups[0].first == 0 && table->groups[0].count == 5 && table->groups[0].level == 0);
	cr_assert(table->groups[1].first == 5 && table->groups[1].count == 13);
	cr_assert_str_eq(table->groups[0].style->name, "head");
	cr_assert_str_eq(table->columns[0].binding.key, "linea estrategica/proceso");
	cr_assert_str_eq(table->columns[0].title.pieces[0].text, "LÍNEA ESTRATÉGICA/PROCESO");
	cr_assert(table->columns[0].merge && !table->columns[1].merge);
	cr_assert(table->columns[1].width.kind == MEASURE_FLEX && table->columns[1].width.value == 1250);
	cr_assert_str_eq(table->columns[1].style->name, "cell");
	cr_assert_str_eq(table->columns[1].head_style->name, "head");
	cr_assert_str_eq(table->columns[5].head_style->name, "head-month");
	cr_assert(table->columns[5].binding.number && table->columns[5].format == FORMAT_AS_WRITTEN);
	cr_assert(!table->columns[17].binding.number && table->columns[17].decimals == -1);
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
	cr_assert_eq(t.tables[0].column_count, 18);
	arena_close(arena);
}

/* --- the reference -------------------------------------------------------------------------------------- */

/* The next line, or NULL; *text goes on after it. */
static char *
next_line(struct arena *arena, const char **text)
{
	size_t n = strcspn(*text, "\n");

	if (**text == '\0')
		return NULL;
	char *line = arena_strndup(arena, *text, n);
	*text += n + ((*text)[n] == '\n');
	return line;
}

static const struct schema_map *
map_named(const char *name)
{
	for (size_t i = 0; i < schema_map_count(); i++)
		if (strcmp(schema_map(i)->name, name) == 0)
			return schema_map(i);
	return NULL;
}

static bool
has_key(const struct schema_map *map, const char *name)
{
	for (size_t i = 0; i < map->key_count; i++)
		if (strcmp(map->keys[i].name, name) == 0)
			return true;
	return false;
}

static const char *
reference(struct arena *arena)
{
	struct diags *diags = diags_open();
	struct bytes bytes;

	cr_assert(
	    file_read(arena, "templates/README.md", 1 << 20, (struct srcloc){NULL, 0, 0}, &bytes, diags));
	diags_close(diags);
	return bytes.data;
}

/* "### name", then rows "| `key` |". */
Test(template_reference, describes_no_key_that_there_is_not)
{
	struct arena *arena = support_arena();
	const char *text = reference(arena);
	const struct schema_map *map = NULL;
	char *line;
	size_t maps = 0, keys = 0;

	while ((line = next_line(arena, &text)) != NULL) {
		if (strncmp(line, "## ", 3) == 0)
			map = NULL;
		if (strncmp(line, "### ", 4) == 0) {
			map = map_named(line + 4);
			cr_expect_not_null(map, "the reference describes «%s», which the schema has not",
			    line + 4);
			maps++;
		}
		if (map == NULL || strncmp(line, "| `", 3) != 0)
			continue;
		const char *key = arena_strndup(arena, line + 3, strcspn(line + 3, "`"));
		cr_expect(has_key(map, key), "the reference describes «%s» in %s, which the schema has not",
		    key, map->name);
		keys++;
	}
	cr_assert_eq(maps, schema_map_count());
	cr_assert_gt(keys, 100);
	arena_close(arena);
}

static bool
described(const char *text, const char *map, const struct schema_key *key)
{
	char heading[64], row[64];

	snprintf(heading, sizeof(heading), "\n### %s\n", map);
	snprintf(row, sizeof(row), "\n| `%s` |", key->name);
	const char *from = strstr(text, heading);
	if (from == NULL)
		return false;
	const char *to = strstr(from + 4, "\n##");
	const char *at = strstr(from, row);
	if (at == NULL || (to != NULL && at > to))
		return false;
	/* And it says whether the key is required. */
	const char *end = strchr(at + 1, '\n');
	const char *required = strstr(at, "**required**");
	return (required != NULL && required < end) == ((key->flags & KEY_REQUIRED) != 0) ||
	    strcmp(map, "content") == 0;
}

Test(template_reference, describes_every_key)
{
	struct arena *arena = support_arena();
	const char *text = reference(arena);

	for (size_t i = 0; i < schema_map_count(); i++)
		for (size_t k = 0; k < schema_map(i)->key_count; k++)
			cr_expect(described(text, schema_map(i)->name, &schema_map(i)->keys[k]),
			    "«%s» of %s is not in the reference, or it says wrongly whether it is required",
			    schema_map(i)->keys[k].name, schema_map(i)->name);
	arena_close(arena);
}

/* Each block of YAML is a template, or a job when it doesn't begin with the version. */
Test(template_reference, shows_examples_that_load)
{
	struct arena *arena = support_arena();
	const char *text = reference(arena);
	size_t count = 0;

	while ((text = strstr(text, "\n```yaml\n")) != NULL) {
		struct diags *diags = diags_open();
		text += strlen("\n```yaml\n");
		size_t n = (size_t)(strstr(text, "```\n") - text);
		struct bytes bytes = {arena_strndup(arena, text, n), n};
		struct template t;
		struct job job;
		bool good = strncmp(text, "pliego:", 7) == 0
		    ? template_parse(arena, "templates/x.yaml", bytes, "fonts", &t, diags)
		    : job_parse(arena, "job.yaml", bytes, &job, diags);
		cr_expect_str_eq(support_printed(arena, diags), "", "%s", support_printed(arena, diags));
		cr_expect(good);
		diags_close(diags);
		count++;
	}
	cr_assert_eq(count, 4);
	arena_close(arena);
}
