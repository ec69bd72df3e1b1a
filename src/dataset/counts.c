/*
 * How many activities there are, of what kind, and in which months.
 */
#include "dataset/row_writer.h"

const struct dataset_column count_columns[] = {
    UNIT_COLUMNS,
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {"ACTIVIDADES", CELL_NUMBER, 0, IS_ACTIVITIES},
    {"NÚMERO", CELL_NUMBER, 0, IS_BY_NUMBER},
    {"PORCENTAJE", CELL_NUMBER, 0, IS_BY_PERCENT},
    {"CON META", CELL_NUMBER, 0, IS_WITH_TARGET},
    {"SIN MESES", CELL_NUMBER, 0, IS_WITHOUT_MONTHS},
    MONTH_COLUMNS,
    QUARTER_COLUMNS,
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

const struct dataset_column reconciliation_columns[] = {
    UNIT_COLUMNS,
    {"ACTIVIDADES", CELL_NUMBER, 0, IS_ACTIVITIES},
    {"NÚMERO", CELL_NUMBER, 0, IS_BY_NUMBER},
    {"PORCENTAJE", CELL_NUMBER, 0, IS_BY_PERCENT},
    {"CON META", CELL_NUMBER, 0, IS_WITH_TARGET},
    {"SIN MESES", CELL_NUMBER, 0, IS_WITHOUT_MONTHS},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

static void
put_counts(struct row_writer *w, const struct rollup_counts *counts)
{
	row_put_count(w, counts->activities);
	row_put_count(w, counts->by_measure[QUANTITY_COUNT]);
	row_put_count(w, counts->by_measure[QUANTITY_PERCENT]);
	row_put_count(w, counts->with_target);
	row_put_count(w, counts->without_months);
}

static void
write_counts(struct row_writer *w, const struct rollup *rollup, uint32_t line,
    const struct rollup_counts *counts)
{
	const struct plan_unit *unit =
	    rollup->unit == ANY_UNIT ? NULL : &w->source->plan->units[rollup->unit];
	const struct calendar own = w->source->plan->calendar, groups = calendar_groups(own);

	row_begin(w);
	row_is_of(w, subject_of_activities(rollup->unit, line));
	row_put_text(w, unit ? unit->code : NULL);
	row_put_text(w, unit ? unit->name : NULL);
	row_put_text(w, line == ANY_LINE ? NULL : row_line(w, line));
	put_counts(w, counts);
	for (int m = 0; m < MONTHS && groups.division != own.division; m++)
		row_put_count(w, counts->active[m]);
	for (unsigned q = 0; q < calendar_count(groups); q++)
		row_put_count(w, counts->active_quarter[q]);
}

static void
write_lines(struct row_writer *w, const struct rollup *rollup)
{
	for (size_t i = 0; i < rollup->line_count; i++)
		write_counts(w, rollup, rollup->lines[i].line, &rollup->lines[i].counts);
}

void
write_units(struct row_writer *w)
{
	size_t end;

	for (size_t u = row_first(w, w->source->plan->unit_count, &end); u < end; u++)
		write_counts(w, &w->source->units[u], ANY_LINE, &w->source->units[u].counts);
}

static void
add_counts(struct rollup_counts *sum, const struct rollup_counts *counts)
{
	sum->activities += counts->activities;
	sum->by_measure[QUANTITY_COUNT] += counts->by_measure[QUANTITY_COUNT];
	sum->by_measure[QUANTITY_PERCENT] += counts->by_measure[QUANTITY_PERCENT];
	sum->with_target += counts->with_target;
	sum->without_months += counts->without_months;
}

/* Each unit, their sum, and the national numbers, which were computed apart. */
void
write_reconciliation(struct row_writer *w)
{
	struct rollup_counts sum = {0};
	const struct rollup_counts *national = &w->source->national->counts;
	for (size_t u = 0; u < w->source->plan->unit_count; u++) {
		row_begin(w);
		row_is_of(w, subject_of_activities((uint32_t)u, ANY_LINE));
		row_put_text(w, w->source->plan->units[u].code);
		row_put_text(w, w->source->plan->units[u].name);
		put_counts(w, &w->source->units[u].counts);
		add_counts(&sum, &w->source->units[u].counts);
	}
	row_begin(w);
	row_is_of(w, subject_of_activities(ANY_UNIT, ANY_LINE));
	row_skip(w, 1);
	row_put_text(w, row_wording(w, "Suma de las unidades"));
	put_counts(w, &sum);
	row_begin(w);
	row_is_of(w, subject_of_activities(ANY_UNIT, ANY_LINE));
	row_skip(w, 1);
	row_put_text(w, row_wording(w, "Nacional"));
	put_counts(w, national);
}

void
write_unit_lines(struct row_writer *w)
{
	write_lines(w, &w->source->units[w->unit]);
}

void
write_national_lines(struct row_writer *w)
{
	write_lines(w, w->source->national);
}

void
write_line_units(struct row_writer *w)
{
	const struct plan *plan = w->source->plan;
	const struct rollup *national = w->source->national;
	/* Of each unit, its first line that is not written yet: all have their lines in one order. */
	size_t *at = ARENA_ARRAY(w->arena, size_t, plan->unit_count);

	for (size_t i = 0; i < national->line_count; i++) {
		const uint32_t line = national->lines[i].line;
		for (size_t u = 0; u < plan->unit_count; u++) {
			const struct rollup *unit = &w->source->units[u];
			if (at[u] == unit->line_count || unit->lines[at[u]].line != line)
				continue;
			write_counts(w, unit, line, &unit->lines[at[u]++].counts);
		}
	}
}
