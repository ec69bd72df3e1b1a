/*
 * Activities with a base, or with targets of several years: a row for each of these years.
 */
#include "plan/multi_year.h"

#include "dataset/multi_year_cells.h"
#include "dataset/progress_cells.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

const struct dataset_column multi_year_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_MEASURE, CELL_WORD, 0, IS_TEXT},
    {HEADING_UNIT_OF_MEASURE, CELL_WORD, 0, IS_TEXT},
    {HEADING_BASELINE, CELL_NUMBER, 0, IS_BASELINE},
    {"AÑO", CELL_NUMBER, 0, IS_PLACE},
    {"META", CELL_NUMBER, 0, IS_TARGET_OF_YEAR},
    {"ÚLTIMO AÑO", CELL_NUMBER, 0, IS_PLACE},
    {"META DEL ÚLTIMO AÑO", CELL_NUMBER, 0, IS_LAST_TARGET},
    {"EJECUTADO A LA FECHA", CELL_NUMBER, 0, IS_EXECUTED | TO_DATE},
    {"AVANCE DESDE LA LÍNEA BASE", CELL_PERCENT, 0, IS_REACHED},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

struct decimal
reached_percent(struct fraction f, bool negative)
{
	struct decimal percent = fraction_percent(f, REACHED_PLACES);

	percent.units = negative ? -percent.units : percent.units;
	return percent;
}

static void
put_target(struct row_writer *w, uint32_t i, size_t year)
{
	const struct sheet_cell *cell;
	const struct amount *amount;

	if (year == w->source->plan->multi_year->year_count) {
		row_skip(w, 2);
		return;
	}
	amount = multi_year_target(w->source->plan, i, year, &cell);
	row_put_ordinal(w, (uint64_t)w->source->plan->multi_year->years[year]);
	row_put_amount(w, amount, cell);
}

static void
put_reached(struct row_writer *w, uint32_t i, size_t year)
{
	const struct compliance *c = w->source->compliance;
	struct fraction f;
	bool negative;

	if (c == NULL)
		return;
	row_put_portion(w, &c->activities[i].to_date.executed, c->plan->activities[i].measure);
	if (multi_year_reached(c, i, year, &f, &negative))
		row_put_percent(w, reached_percent(f, negative));
	else
		row_skip(w, 1);
}

/* year: its number; as many as there are: of none. */
static void
write_year(struct row_writer *w, uint32_t i, size_t year)
{
	const struct plan *plan = w->source->plan;
	const struct multi_year *m = plan->multi_year;
	const struct activity *a = &plan->activities[i];
	struct row_subject subject = subject_of_number(SUBJECT_ACTIVITY, a->unit, i);
	const struct sheet_cell *cell;
	const struct amount *base = multi_year_base(plan, i, &cell);

	subject.year = year < m->year_count ? (uint16_t)m->years[year] : 0;
	row_begin(w);
	row_is_of(w, subject);
	row_put_text(w, plan->units[a->unit].code);
	row_put_text(w, plan->units[a->unit].name);
	row_put_source(w, activity_code(a));
	row_put_text(w, row_line(w, a->line));
	row_put_source(w, activity_name(a));
	row_put_text(w, row_wording(w, quantity_name(a->measure)));
	row_put_text(w, row_unit_of_measure(w, a->unit_of_measure));
	row_put_amount(w, base, cell);
	put_target(w, i, year);
	put_target(w, i, multi_year_last(plan, i));
	put_reached(w, i, year);
}

void
write_multi_year(struct row_writer *w)
{
	const struct plan *plan = w->source->plan;
	const struct multi_year *m = plan->multi_year;

	for (uint32_t i = 0; m && i < plan->activity_count; i++) {
		const struct sheet_cell *cell;
		bool any = false;

		if (!multi_year_has(plan, i))
			continue;
		for (size_t y = 0; y < m->year_count; y++)
			if (amount_given(multi_year_target(plan, i, y, &cell))) {
				write_year(w, i, y);
				any = true;
			}
		if (!any)
			write_year(w, i, m->year_count);
	}
}
