/* What own fields and figures of datasets print. */
#include "base/utf8.h"
#include "compose/context.h"

const struct job_text *
context_own_field(const struct context *c, const struct field_use *use)
{
	const struct composition *composition = c->composition;

	switch (use->scope) {
	case OWN_OF_JOB:
		return job_field(&composition->job->fields, use->name);
	case OWN_OF_DOCUMENT:
		return job_field(&composition->document->fields, use->name);
	case OWN_OF_UNIT:
		return c->unit ? job_field(&c->unit->fields, use->name) : NULL;
	}
	return NULL;
}

static struct job_text
own_field_text(const struct context *c, const struct piece *piece)
{
	const struct job_text *text = context_own_field(c, piece->use);

	return text ? *text : (struct job_text){NULL, piece->loc};
}

/* Whether one of the cells of the row says it, as a reader compares. */
static bool
row_says(struct arena *scratch, const struct rows *rows, size_t row, const char *key)
{
	for (size_t k = 0; k < rows->column_count; k++) {
		const char *text = rows_text(rows, row, (int)k);
		size_t n;

		if (text[0] != '\0' && strcmp(utf8_fold(scratch, text, strlen(text), &n), key) == 0)
			return true;
	}
	return false;
}

/* What is written in the template for a name may be misspelt; each is told of once. */
static void
tell_no_row(struct context *c, const struct field_use *use, struct srcloc loc)
{
	if (!diags_has(c->diags, loc, "compose-no-row"))
		diag_add(c->diags, SEVERITY_WARNING, loc, "compose-no-row",
		    "no row of «%s» has a cell that says «%s»; nothing is printed for it",
		    dataset_info(use->binding.source)->name, use->name);
}

/* The row that is meant; row_count: there is none. */
static size_t
find_row(struct arena *scratch, const struct field_use *use, const struct rows *rows)
{
	if (use->choice != ROW_CALLED)
		return use->row < rows->row_count ? use->row : rows->row_count;
	for (size_t r = 0; r < rows->row_count; r++) {
		struct rows part = *rows;
		part.cells = NULL;
		rows_load(&part, scratch, (struct row_range){r, 1});
		const bool found = row_says(scratch, &part, r, use->called);
		rows_release(&part);
		if (found)
			return r;
	}
	return rows->row_count;
}

static struct job_text
figure_text(struct context *c, const struct piece *piece)
{
	const struct field_use *use = piece->use;
	struct job_text out = {NULL, piece->loc};
	struct rows rows;

	if (dataset_is_of_unit(use->binding.source) && !c->unit)
		return out;
	struct arena *scratch = arena_open_beside(c->arena);
	context_rows_in_parts(c, use->binding.source, &rows);
	const size_t row = find_row(scratch, use, &rows);
	if (use->choice == ROW_COUNT) {
		out.text = arena_printf(c->arena, "%zu", rows.row_count);
	} else if (row < rows.row_count) {
		rows_load(&rows, c->arena, (struct row_range){row, 1});
		const int column = rows_column(&rows, use->binding.key);
		out.text = arena_strdup(c->arena, rows_text(&rows, row, column));
		out.loc = rows_place(&rows, row, column, piece->loc);
	} else if (use->choice == ROW_CALLED && rows.row_count > 0) {
		tell_no_row(c, use, piece->loc);
	}
	rows_release(&rows);
	arena_close(scratch);
	return out;
}

struct job_text
used_text(struct context *c, const struct piece *piece)
{
	return piece->field == FIELD_OWN ? own_field_text(c, piece) : figure_text(c, piece);
}

const char *
chosen_text(const struct field_choice *words, const char *figure)
{
	if (!figure || figure[0] == '\0')
		return NULL;
	return strcmp(figure, "1") == 0 || strcmp(figure, "1%") == 0 ? words->one : words->other;
}
