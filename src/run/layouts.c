#include "run/layouts.h"

#include <string.h>

#include "base/suggest.h"
#include "run/calendar.h"
#include "sheet/period_headings.h"
#include "sheet/vocabulary.h"

static size_t
add_names(struct arena *arena, const struct job_columns *columns, bool own, struct sheet_column_name *out)
{
	size_t n = 0;

	for (size_t i = 0; i < columns->count; i++) {
		const struct job_column *c = &columns->items[i];

		if (!c->column.text || !c->heading.text)
			continue;
		enum plan_column column =
		    heading_column(heading_key(arena, c->column.text, strlen(c->column.text)));
		out[n++] = (struct sheet_column_name){
		    .column = c->column.text,
		    .heading = c->heading.text,
		    .column_key = column < COLUMNS
			? column_key(column)
			: heading_key(arena, c->column.text, strlen(c->column.text)),
		    .heading_key = heading_key(arena, c->heading.text, strlen(c->heading.text)),
		    .loc = c->heading.loc,
		    .own = own,
		};
	}
	return n;
}

const struct sheet_layout *
layout_of_file(struct arena *arena, const struct job *job, const struct job_unit *unit,
    const struct job_file *file, enum sheet_use use)
{
	struct sheet_layout *out = ARENA_NEW(arena, struct sheet_layout);
	struct sheet_column_name *names = ARENA_ARRAY(arena, struct sheet_column_name,
	    job->columns.count + unit->columns.count + file->columns.count);
	size_t n = add_names(arena, &job->columns, false, names);

	/* A unit's words are for all its files: those of its plan need not be in its progress. */
	n += add_names(arena, &unit->columns, use == SHEET_OF_PLAN, names + n);
	n += add_names(arena, &file->columns, true, names + n);
	*out = (struct sheet_layout){
	    .use = use,
	    .unit = unit->code.text,
	    .sheet = {file->sheet.text, file->sheet.loc},
	    .until = {file->until.text, file->until.loc},
	    .headings = file->headings,
	    .year = job_year_of(job),
	    .names = names,
	    .name_count = n,
	};
	return out;
}

void
layout_digest(struct digester *out, const struct sheet_layout *layout)
{
	digest_add_text(out, layout->sheet.text ? layout->sheet.text : "");
	digest_add_text(out, layout->until.text ? layout->until.text : "");
	digest_add_number(out, layout->headings);
	digest_add_number(out, (uint64_t)layout->year.year);
	digest_add_number(out, layout->year.first);
	digest_add_number(out, layout->name_count);
	for (size_t i = 0; i < layout->name_count; i++) {
		digest_add_text(out, layout->names[i].column_key);
		digest_add_text(out, layout->names[i].heading_key);
	}
}

/* What a map says twice: of two headings that they are one column, or of one that it is two. */
static void
check_twice(struct arena *arena, const struct job_columns *columns, struct diags *diags)
{
	struct sheet_column_name *names = ARENA_ARRAY(arena, struct sheet_column_name, columns->count);
	size_t n = add_names(arena, columns, true, names);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++) {
			bool column = strcmp(names[i].column_key, names[k].column_key) == 0;

			if (!column && strcmp(names[i].heading_key, names[k].heading_key) != 0)
				continue;
			diag_add(diags, SEVERITY_ERROR, names[i].loc, "job-columns",
			    column ? "«%s» and «%s» can't both be the column «%s»: take one away"
				   : "«%s» (also «%s») can't be two columns, here «%s»: take one away",
			    names[k].heading, names[i].heading, names[i].column);
		}
}

static void
check_columns(struct arena *arena, const struct job_columns *columns, const char *const *keys, size_t n,
    struct diags *diags)
{
	check_twice(arena, columns, diags);
	for (size_t i = 0; i < columns->count; i++) {
		const struct job_text *column = &columns->items[i].column;

		if (!column->text)
			continue;
		const char *key = heading_key(arena, column->text, strlen(column->text));
		struct period_heading of_period;
		bool known = heading_column(key) < COLUMNS ||
		    (period_heading(key, &of_period) && of_period.period != COLUMNS);
		for (size_t k = 0; k < n && !known; k++)
			known = strcmp(keys[k], key) == 0;
		if (known)
			continue;
		const char *heading = columns->items[i].heading.text;
		if (heading && heading_column(heading_key(arena, heading, strlen(heading))) < COLUMNS) {
			diag_add(diags, SEVERITY_WARNING, column->loc, "job-columns",
			    "no template in use prints a column «%s»; is it the other way round? "
			    "columns: {%s: \"%s\"}",
			    column->text, heading, column->text);
			continue;
		}
		const char *names[COLUMNS];
		for (int c = 0; c < COLUMNS; c++)
			names[c] = column_key((enum plan_column)c);
		size_t near = nearest_name(key, names, COLUMNS);
		diag_add(diags, SEVERITY_WARNING, column->loc, "job-columns",
		    "nothing is computed of a column «%s», and no template in use prints it%s", column->text,
		    suggestion(arena, diags_language(diags),
			near < COLUMNS ? column_heading((enum plan_column)near) : NULL));
	}
}

void
layouts_check_columns(struct arena *arena, const struct job *job, const char *const *keys, size_t n,
    struct diags *diags)
{
	check_columns(arena, &job->columns, keys, n, diags);
	for (size_t u = 0; u < job->unit_count; u++) {
		const struct job_unit *unit = &job->units[u];

		check_columns(arena, &unit->columns, keys, n, diags);
		check_columns(arena, &unit->plan.columns, keys, n, diags);
		check_columns(arena, &unit->progress.columns, keys, n, diags);
		check_columns(arena, &unit->previous.columns, keys, n, diags);
	}
}

static bool
has_heading(const struct sheet *sheet, const char *key)
{
	const char *const *own = sheet->own != NULL ? sheet->own : sheet->keys;

	for (size_t i = 0; i < sheet->column_count; i++)
		if (strcmp(own[i], key) == 0)
			return true;
	return false;
}

/* The heading of the sheets that is nearest to it; NULL: none is near. */
static const char *
nearest_heading(const char *key, const struct sheet *const *sheets, size_t n)
{
	for (size_t s = 0; s < n; s++) {
		const struct sheet *sheet = sheets[s];
		size_t near;

		if (sheet == NULL || sheet->column_count == 0)
			continue;
		near = nearest_name(key, sheet->own != NULL ? sheet->own : sheet->keys, sheet->column_count);
		if (near < sheet->column_count)
			return sheet_text(&sheet->headings[near]);
	}
	return NULL;
}

void
layouts_check_used(struct arena *arena, const struct job *job, const struct sheet *const *sheets, size_t n,
    struct diags *diags)
{
	struct sheet_column_name *names = ARENA_ARRAY(arena, struct sheet_column_name, job->columns.count);
	size_t count = add_names(arena, &job->columns, false, names);

	for (size_t i = 0; i < count; i++) {
		bool found = false;

		for (size_t s = 0; s < n && !found; s++)
			found = sheets[s] != NULL && has_heading(sheets[s], names[i].heading_key);
		if (found)
			continue;
		if (heading_column(names[i].heading_key) < COLUMNS &&
		    heading_column(names[i].column_key) == COLUMNS)
			diag_add(diags, SEVERITY_WARNING, names[i].loc, "job-columns",
			    "no file has the heading «%s»; is it the other way round? columns: {%s: \"%s\"}",
			    names[i].heading, names[i].heading, names[i].column);
		else
			diag_add(diags, SEVERITY_WARNING, names[i].loc, "job-columns",
			    "no file has the heading «%s», which is to be the column «%s»%s",
			    names[i].heading, names[i].column,
			    suggestion(arena, diags_language(diags),
				nearest_heading(names[i].heading_key, sheets, n)));
	}
}
