/* Columns that are left out where they would be empty. */
#include "compose/body.h"
#include "compose/view.h"

/* Rows looked through at a time. */
#define CHUNK_ROWS 1024

/* Those of the view, or all in parts; stops where every column that may be left out prints something. */
struct looking {
	struct context *c;
	const struct table_spec *spec;
	bool *prints; /* of each column */
};

static bool
prints_all(const struct looking *look)
{
	for (size_t k = 0; k < look->spec->column_count; k++)
		if (!look->prints[k])
			return false;
	return true;
}

static void
look_at(const struct looking *look, const struct rows *rows, size_t row)
{
	for (size_t k = 0; k < look->spec->column_count; k++) {
		const struct table_column *column = &look->spec->columns[k];
		if (look->prints[k])
			continue;
		const int at = rows_column(rows, column->binding.key);
		look->prints[k] = rows_text(rows, row, at)[0] != '\0';
	}
}

static void
look_through(const struct looking *look, const struct rows *rows)
{
	struct rows part = *rows;

	part.cells = NULL;
	for (size_t first = 0; first < rows->row_count && !prints_all(look); first += CHUNK_ROWS) {
		struct arena *arena = arena_open_beside(look->c->arena);
		const size_t left = rows->row_count - first;
		const size_t n = left < CHUNK_ROWS ? left : CHUNK_ROWS;

		rows_load(&part, arena, (struct row_range){first, n});
		for (size_t row = first; row < first + n; row++)
			look_at(look, &part, row);
		rows_release(&part);
		arena_close(arena);
	}
}

static void
drop_groups(const struct table_spec *from, const size_t *kept_before, struct table_spec *out,
    struct column_group *groups)
{
	out->groups = groups;
	out->group_count = 0;
	out->group_levels = 0;
	for (size_t g = 0; g < from->group_count; g++) {
		struct column_group group = from->groups[g];
		const size_t end = kept_before[group.first + group.count];

		group.first = (uint16_t)kept_before[group.first];
		group.count = (uint16_t)(end - group.first);
		if (group.count == 0)
			continue;
		if (out->group_levels < group.level + 1)
			out->group_levels = (uint8_t)(group.level + 1);
		groups[out->group_count++] = group;
	}
}

static const struct table_spec *
drop_columns(struct context *c, const struct table_spec *from, const bool *prints)
{
	struct table_spec *out = ARENA_NEW(c->arena, struct table_spec);
	struct table_column *columns = ARENA_ARRAY(c->arena, struct table_column, from->column_count);
	size_t *kept_before = ARENA_ARRAY(c->arena, size_t, from->column_count + 1);
	size_t kept = 0;

	for (size_t k = 0; k < from->column_count; k++) {
		kept_before[k] = kept;
		if (prints[k])
			columns[kept++] = from->columns[k];
	}
	kept_before[from->column_count] = kept;
	*out = *from;
	out->columns = columns;
	out->column_count = kept;
	drop_groups(from, kept_before, out, ARENA_ARRAY(c->arena, struct column_group, from->group_count));
	return out;
}

const struct table_spec *
without_empty_columns(struct context *c, const struct table_spec *spec, const struct rows *rows,
    const struct view *view)
{
	const struct looking look = {c, spec, ARENA_ARRAY(c->arena, bool, spec->column_count)};

	for (size_t k = 0; k < spec->column_count; k++)
		look.prints[k] = !spec->columns[k].hide_empty || !spec->columns[k].binding.key;
	if (prints_all(&look))
		return spec;
	if (view)
		for (size_t i = 0; i < view->row_count; i++)
			look_at(&look, rows, view->order[i]);
	else
		look_through(&look, rows);
	return prints_all(&look) ? spec : drop_columns(c, spec, look.prints);
}
