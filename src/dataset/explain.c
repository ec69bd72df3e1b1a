/*
 * Where a figure comes from.
 */
#include "base/buf.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "dataset/figure.h"
#include "dataset/print.h"
#include "plan/lookup.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"

#define VALUE_WIDTH 10 /* characters of a value before its place; a longer one moves it */

struct explanation {
	FILE *out;
	struct arena *arena;
	const struct dataset_source *source;
	const struct rollup_row *row;
	const struct rollup_figures *figures; /* of the row */
};

static const char *told(const struct explanation *e, const char *text) __attribute__((format_arg(2)));

static const char *
told(const struct explanation *e, const char *text)
{
	return language_text(e->source->language, text);
}

static void
print_figure(struct explanation *e, const char *name, const struct figure_sum *figure)
{
	const struct dataset_cell cell = figure_cell(figure, e->row->rule, e->row->measure);
	const char *text = cell_text(e->arena, &cell, cell_style_for_people(e->source->numbers));
	unsigned count = figure->count;

	fprintf(e->out, "  %s = ", name);
	if (count == 0)
		fputs(told(e, N_("(blank)")), e->out);
	else if (e->row->rule == FIGURE_MEAN)
		fprintf(e->out,
		    told(e, count == 1 ? N_("%s, the mean of %u value") : N_("%s, the mean of %u values")),
		    text, count);
	else
		fprintf(e->out,
		    told(e, count == 1 ? N_("%s, the sum of %u value") : N_("%s, the sum of %u values")),
		    text, count);
	fputc('\n', e->out);
}

/* On the right of its column, by characters: a dash and a blank of figures take several bytes. */
static void
print_value(struct explanation *e, const char *text)
{
	const char *value = buf_escaped_line(e->arena, text);
	size_t n = utf8_count(value, strlen(value));

	fprintf(e->out, "    %*s%s", n < VALUE_WIDTH ? (int)(VALUE_WIDTH - n) : 0, "", value);
}

/* Where a cell stands, and in which unit. */
static void
print_place(struct explanation *e, const struct activity *activity, const struct sheet_cell *cell,
    bool counted)
{
	const struct plan_unit *unit = &e->source->plan->units[activity->unit];

	struct buf place = BUF_INIT;

	place_append(&place, cell_place(unit->sheet->file, cell));
	fprintf(e->out, "  %s  %s %s", buf_take(&place, e->arena), buf_escaped_line(e->arena, unit->code),
	    buf_escaped_line(e->arena, unit->name));
	if (!counted)
		fprintf(e->out, "  %s", told(e, N_("(not in the figure)")));
	fputc('\n', e->out);
}

/* The target's cell where month is -1. */
static const struct sheet_cell *
cell_of(const struct explanation *e, const struct activity *activity, int month)
{
	return month < 0 ? activity_target_cell(e->source->plan, activity)
			 : activity_month_cell(e->source->plan, activity, month);
}

/* The cells of all activities; first those that are in the figure, then what else is written there. */
static void
print_parts(struct explanation *e, int month)
{
	for (int counted = 1; counted >= 0; counted--) {
		for (uint32_t i = 0; i < e->row->activity_count; i++) {
			const struct activity *a = &e->source->plan->activities[e->row->activities[i]];
			const struct sheet_cell *cell = cell_of(e, a, month);
			bool in = e->row->rule != FIGURE_NONE &&
			    figure_takes(a, month < 0 ? &a->target : &a->month[month]);

			if (cell == NULL || sheet_length(cell) == 0 || in != (counted == 1))
				continue;
			print_value(e, sheet_text(cell));
			print_place(e, a, cell, in);
		}
	}
}

/* One line for each value of the period: months that an activity adds up stand side by side. */
static void
print_period_parts(struct explanation *e, struct period of)
{
	for (uint32_t i = 0; i < e->row->activity_count; i++) {
		const struct activity *a = &e->source->plan->activities[e->row->activities[i]];
		const struct sheet_cell *first = NULL;
		struct buf sum = BUF_INIT;

		for (int m = of.first; m <= of.last; m++) {
			if (!figure_period_takes(a, of, m))
				continue;
			const struct sheet_cell *cell = cell_of(e, a, m);
			if (a->consolidation == CONSOLIDATION_AVERAGE) {
				print_value(e, sheet_text(cell));
				print_place(e, a, cell, true);
				continue;
			}
			if (first != NULL)
				buf_adds(&sum, " + ");
			buf_adds(&sum, sheet_text(cell));
			first = first != NULL ? first : cell;
		}
		const char *text = buf_take(&sum, e->arena);
		if (first == NULL)
			continue;
		print_value(e, text);
		print_place(e, a, first, true);
	}
}

/* Of a plan by months: one of them, or all that have a figure where month is -1. */
static void
print_months(struct explanation *e, int month)
{
	for (int m = 0; m < MONTHS; m++) {
		if (month >= 0 ? m != month : e->figures->month[m].count == 0)
			continue;
		print_figure(e, column_heading(calendar_column(e->source->plan->calendar, (unsigned)m)),
		    &e->figures->month[m]);
		print_parts(e, m);
	}
}

/* What is in the cells of a period, and is not in its figure. */
static void
print_left_out(struct explanation *e, struct period of)
{
	for (uint32_t i = 0; i < e->row->activity_count; i++) {
		const struct activity *a = &e->source->plan->activities[e->row->activities[i]];
		const struct sheet_cell *cell = cell_of(e, a, of.last);

		if (cell == NULL || sheet_length(cell) == 0 ||
		    (e->row->rule != FIGURE_NONE && figure_takes(a, &a->month[of.last])))
			continue;
		print_value(e, sheet_text(cell));
		print_place(e, a, cell, false);
	}
}

/* The quarters of a plan by months, or the periods of another one, that have a figure. */
static void
print_groups(struct explanation *e)
{
	const struct calendar calendar = e->source->plan->calendar, groups = calendar_groups(calendar);

	for (unsigned q = 0; q < calendar_count(groups); q++) {
		const struct period of = calendar_period(groups, q);

		if (e->figures->quarter[q].count == 0)
			continue;
		print_figure(e, column_heading(calendar_column(groups, of.last)), &e->figures->quarter[q]);
		print_period_parts(e, of);
		if (groups.division == calendar.division)
			print_left_out(e, of);
	}
}

/* One period, be it the plan's or made of those. */
static void
print_period(struct explanation *e, enum plan_column column)
{
	const struct plan *plan = e->source->plan;
	const struct period of = calendar_period_of(plan->calendar, column);
	struct figure_sum figure;

	if (of.first == of.last && plan->calendar.division == DIVISION_MONTHS) {
		print_months(e, of.first);
		return;
	}
	rollup_period_figure(plan, e->row, of, &figure);
	print_figure(e, column_heading(column), &figure);
	if (figure.count > 0)
		print_period_parts(e, of);
	if (calendar_column(plan->calendar, of.last) == column)
		print_left_out(e, of);
}

/* All where period is COLUMNS. */
static void
print_row_explanation(struct explanation *e, enum plan_column period)
{
	const struct plan *plan = e->source->plan;
	const struct rollup_row *row = e->row;

	fprintf(e->out, "%s\n", buf_escaped_line(e->arena, plan->groups[row->group].label));
	if (row->line != UINT32_MAX)
		fprintf(e->out, told(e, N_("  line: %s\n")),
		    buf_escaped_line(e->arena, plan->lines[row->line].label));
	fprintf(e->out, told(e, N_("  measure: %s; months: %s; units: %u\n")), quantity_name(row->measure),
	    row->mixed ? told(e, N_("mixed rules")) : consolidation_name(row->consolidation),
	    (unsigned)row->units);
	if (row->unit_of_measure != UINT32_MAX)
		fprintf(e->out, told(e, N_("  unit of measure: %s\n")),
		    buf_escaped_line(e->arena, plan->measure_units[row->unit_of_measure].label));
	if (row->rule == FIGURE_NONE)
		fputs(told(e, N_("  may not be consolidated: there is no national figure\n")), e->out);
	if (period != COLUMNS) {
		print_period(e, period);
		return;
	}
	print_figure(e, column_heading(COLUMN_TARGET), &e->figures->target);
	print_parts(e, -1);
	if (plan->calendar.division == DIVISION_MONTHS)
		print_months(e, -1);
	print_groups(e);
}

static bool
is_asked_for(const struct lookup *lookup, struct lookup_name called, const struct rollup_row *row)
{
	for (uint32_t i = 0; i < row->activity_count; i++)
		if (lookup_match(lookup, called, row->activities[i]))
			return true;
	return false;
}

size_t
report_explain(FILE *out, struct arena *arena, const struct dataset_source *source, const char *activity,
    enum plan_column period)
{
	struct lookup lookup;
	struct lookup_name called;
	size_t found = 0;

	lookup_init(&lookup, arena, source->plan);
	called = lookup_find(&lookup, activity);
	for (size_t i = 0; i < source->national->row_count; i++) {
		const struct rollup_row *row = &source->national->rows[i];
		struct rollup_figures room;
		struct explanation e = {out, arena, source, row, &room};
		if (e.row->group == UINT32_MAX || !is_asked_for(&lookup, called, e.row))
			continue;
		e.figures = rollup_figures(source->plan, row, &room);
		if (found++ > 0)
			fputc('\n', out);
		print_row_explanation(&e, period);
	}
	return found;
}

/* The group whose key is nearest to the one asked for, or holds it; NULL: none. */
static const struct activity_group *
nearest_kind(const struct plan *plan, const char *const *keys, const char *key)
{
	for (size_t i = 0; i < plan->group_count; i++)
		if (strstr(keys[i], key))
			return &plan->groups[i];
	size_t near = nearest_name(key, keys, plan->group_count);
	return near < plan->group_count ? &plan->groups[near] : NULL;
}

const char *
report_nearest(struct arena *arena, const struct plan *plan, const char *activity)
{
	const char *text = plan_key(arena, activity, strlen(activity));
	const char *code = plan_code_key(arena, activity, strlen(activity));
	const char **texts = ARENA_ARRAY(arena, const char *, plan->group_count);
	const char **codes = ARENA_ARRAY(arena, const char *, plan->group_count);
	const struct activity_group *near;

	if (*text == '\0')
		return NULL;
	for (size_t i = 0; i < plan->group_count; i++) {
		const struct activity_group *group = &plan->groups[i];
		texts[i] = plan_key(arena, group->label, strlen(group->label));
		codes[i] = group->coded ? group->key : "";
	}
	near = nearest_kind(plan, texts, text);
	if (!near)
		near = nearest_kind(plan, codes, code);
	return near ? near->label : NULL;
}
