#include "base/intern.h"
#include "base/suggest.h"
#include "check/check.h"
#include "check/checking.h"
#include "plan/keys.h"
#include "sheet/columns.h"

/*
 * --- what is missing --------------------------------------------------------------------------------------
 */

/* Where there is no such column, it isn't missing in each row. */
static bool
is_missing(const struct checking *c, const struct sheet_cell *cell)
{
	return cell != NULL && says_nothing(c->scratch, cell);
}

static void
check_texts(struct checking *c, uint32_t i)
{
	const struct activity *a = &c->plan->activities[i];
	struct finding finding;

	if (is_missing(c, activity_result(a))) {
		finding =
		    finding_at(RULE_MISSING_RESULT, i, column_heading(COLUMN_RESULT), activity_result(a));
		finding.message = message_make(c->arena, "The activity has no expected result.");
		finding_add(c, finding, activity_result(a));
	}
	if (is_missing(c, activity_means(a))) {
		finding = finding_at(RULE_MISSING_MEANS, i, column_heading(COLUMN_MEANS), activity_means(a));
		finding.message = message_make(c->arena, "The activity has no means of verification.");
		finding_add(c, finding, activity_means(a));
	}
}

/* above: the last activity before it that has a line. */
static void
check_line(struct checking *c, uint32_t i, const struct activity *above)
{
	const struct activity *a = &c->plan->activities[i];
	struct finding finding;

	if (activity_line(a) == NULL || a->line != UINT32_MAX)
		return;
	finding = finding_at(RULE_MISSING_LINE, i, column_heading(COLUMN_LINE), activity_line(a));
	finding.message = message_make(c->arena, "The activity has no strategic line or process.");
	if (above != NULL && above->unit == a->unit) {
		finding.expected = sheet_text(activity_line(above));
		finding.mend = message_make(c->arena,
		    "If its cell was merged with the one above, write that one's text here too: «%s».",
		    quoted(c, sheet_text(activity_line(above))));
	}
	finding_add(c, finding, activity_line(a));
}

static void
check_activity(struct checking *c, uint32_t i, const struct activity *above)
{
	const struct activity *a = &c->plan->activities[i];

	if (says_nothing(c->scratch, activity_name(a))) {
		struct finding finding =
		    finding_at(RULE_MISSING_ACTIVITY, i, column_heading(COLUMN_ACTIVITY), activity_name(a));

		finding.message = message_make(c->arena, "The row names no activity.");
		finding.mend =
		    message_make(c->arena, "Write the activity, or delete the row if it is not one.");
		finding_add(c, finding, activity_name(a));
		return;
	}
	check_line(c, i, above);
	check_texts(c, i);
}

static void
check_units(struct checking *c)
{
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		const struct plan_unit *unit = &c->plan->units[u];

		if (!unit->known || unit->count > 0)
			continue;
		finding_add(c,
		    (struct finding){.rule = RULE_UNIT_EMPTY,
			.unit = u,
			.activity = UINT32_MAX,
			.message = message_make(c->arena, "The plan of unit %s has headings but no activity.",
			    unit->code),
			.mend = message_make(c->arena, "Ask the unit for its plan.")},
		    unit->sheet->headings);
	}
}

/*
 * --- sheets without a column ------------------------------------------------------------------------------
 */

/* By what the sheet is, as most of its columns have it; of none, as usual. */
static enum division
likely_division(const struct plan_columns *columns, enum division usual)
{
	enum division likely = usual;
	unsigned best = 0;

	if (columns->division < DIVISION_YEAR)
		return columns->division;
	for (int d = DIVISION_MONTHS; d < DIVISION_YEAR; d++) {
		unsigned n = 0;

		for (unsigned p = 0; p < division_count((enum division)d); p++)
			n += columns->at[division_column((enum division)d, p)] >= 0;
		/* In months of the year; half of these are enough, whatever sums stand beside them. */
		n = n * division_length((enum division)d);
		if (n > best && (best == 0 || likely != DIVISION_MONTHS || best < MONTHS / 2)) {
			best = n;
			likely = (enum division)d;
		}
	}
	return likely;
}

/* Whether the plan needs the column of a sheet that is by these periods. */
static bool
is_needed(enum plan_column column, enum division division)
{
	return column == COLUMN_ACTIVITY || column == COLUMN_TARGET ||
	    (column != COLUMN_YEAR && division_of_column(column) == division);
}

/* The column whose heading is nearest to the one that is missing, of those not taken; -1: none is. */
static int
nearest_column(const struct sheet *sheet, const bool *taken, enum plan_column missing)
{
	const char *key = column_key(missing);
	const char *names[SHEET_COLUMNS_MAX];
	size_t near;

	for (size_t k = 0; k < sheet->column_count; k++) {
		names[k] = taken[k] ? "" : sheet->keys[k];
		if (strncmp(names[k], key, strlen(key)) == 0)
			return (int)k;
	}
	near = nearest_name(key, names, sheet->column_count);
	if (near < sheet->column_count && names[near][0] != '\0')
		return (int)near;
	/* A target that is no number (columns.h). */
	return column_find(sheet->keys, sheet->column_count, missing);
}

/* The columns that a unit lacks, and for each of those the one that may be meant. */
struct lack {
	struct buf missing, near; /* "ENE, FEB"; as `columns` of a job has it: ENE: "January", FEB: "..." */
	unsigned missing_count;
	int first;                       /* column of the first that may be meant; -1: none */
	enum plan_column meant, wanting; /* the first that may be; the first that is missing */
	unsigned count;                  /* of those */
};

static void
find_lack(struct checking *c, uint32_t unit, const struct plan_columns *columns, struct lack *lack)
{
	const struct sheet *sheet = c->plan->units[unit].sheet;
	const enum division division = likely_division(columns, c->plan->units[unit].calendar.division);
	bool taken[SHEET_COLUMNS_MAX] = {false};

	*lack = (struct lack){.first = -1};
	for (int i = 0; i < COLUMNS; i++) {
		if (columns->at[i] >= 0)
			taken[columns->at[i]] = true;
	}
	for (int i = 0; i < COLUMNS; i++) {
		enum plan_column column = (enum plan_column)i;
		int near;

		if (!is_needed(column, division) || columns->at[i] >= 0)
			continue;
		buf_addf(&lack->missing, "%s%s", lack->missing.length > 0 ? ", " : "",
		    column_heading(column));
		if (lack->missing_count++ == 0)
			lack->wanting = column;
		near = nearest_column(sheet, taken, column);
		if (near < 0)
			continue;
		taken[near] = true;
		buf_addf(&lack->near, "%s%s: \"%s\"", lack->near.length > 0 ? ", " : "",
		    column_heading(column), quoted(c, sheet_text(&sheet->headings[near])));
		if (lack->count++ == 0) {
			lack->first = near;
			lack->meant = column;
		}
	}
}

/* Whether what stands in the column is figures, some at least. */
static bool
holds_figures(const struct sheet *sheet, size_t column, struct number_style style)
{
	bool any = false;

	for (size_t row = 0; row < sheet->row_count; row++) {
		const struct sheet_cell *cell = &sheet->rows[row].cells[column];
		struct value value;

		if (sheet_is_blank(cell))
			continue;
		if (!sheet_cell_value(cell, style, &value))
			return false;
		any = any || value.kind == VALUE_NUMBER || value.kind == VALUE_PERCENT;
	}
	return any;
}

/* "«Trin. II», «Costo»": columns of figures that are none of the vocabulary. */
static const char *
unread_figures(struct checking *c, const struct sheet *sheet, const struct plan_columns *columns)
{
	bool taken[SHEET_COLUMNS_MAX] = {false};
	struct buf list = BUF_INIT;

	for (int i = 0; i < COLUMNS; i++) {
		if (columns->at[i] >= 0)
			taken[columns->at[i]] = true;
	}
	for (size_t k = 0; k < sheet->column_count; k++) {
		if (taken[k] || sheet->keys[k][0] == '\0' || heading_column(sheet->keys[k]) != COLUMNS ||
		    !holds_figures(sheet, k, c->style))
			continue;
		buf_addf(&list, "%s«%s»", list.length > 0 ? ", " : "",
		    quoted(c, sheet_text(&sheet->headings[k])));
	}
	return list.length > 0 ? buf_take(&list, c->arena) : "";
}

/* One finding for all columns that a unit lacks, at the first heading that may be one of them. */
static void
tell_columns(struct checking *c, uint32_t unit)
{
	const struct sheet *sheet = c->plan->units[unit].sheet;
	struct finding finding = {.rule = RULE_UNIT_COLUMNS, .unit = unit, .activity = UINT32_MAX};
	struct plan_columns columns = columns_of(sheet, c->style);
	struct lack lack;
	const char *near, *unread;

	find_lack(c, unit, &columns, &lack);
	finding.expected = buf_take(&lack.missing, c->arena);
	near = buf_take(&lack.near, c->arena);
	finding.message = message_make(c->arena,
	    lack.missing_count == 1
		? "The sheet has no column %s, so unit %s is left out of all figures and checks (rows: %zu)."
		: "The sheet lacks the columns %s, so unit %s is left out of all figures and checks (rows: "
		  "%zu).",
	    finding.expected, c->plan->units[unit].code, sheet->row_count);
	if (lack.count == 1)
		finding.mend = message_make(c->arena,
		    "If «%s» is that column, call it %s, or say columns: {%s} in the job.",
		    quoted(c, sheet_text(&sheet->headings[lack.first])), column_heading(lack.meant), near);
	else if (lack.count > 1)
		finding.mend = message_make(c->arena,
		    "If these are those columns, call them so, or say in the job: columns: {%s}.", near);
	else if (*(unread = unread_figures(c, sheet, &columns)) != '\0')
		finding.mend = message_make(c->arena,
		    "Figures that are not read stand under %s; if these are of %s, say so in the job: "
		    "columns: {%s: ...}.",
		    unread, column_heading(lack.wanting), column_heading(lack.wanting));
	else
		finding.mend = message_make(c->arena,
		    "If it stands under another heading, say in the job which: columns: {%s: ...}.",
		    column_heading(lack.wanting));
	if (lack.first >= 0)
		finding.column = finding.found = sheet_text(&sheet->headings[lack.first]);
	finding_add(c, finding, &sheet->headings[lack.first >= 0 ? lack.first : 0]);
}

/*
 * Whether the sheet has half of the months, or periods, and figures under them or nothing yet: marks under
 * months make a calendar, of which no figures are expected.
 */
static bool
has_figures(const struct sheet *sheet, struct number_style style)
{
	struct plan_columns columns = columns_of(sheet, style);
	const enum division division = likely_division(&columns, DIVISION_MONTHS);
	const unsigned count = division_count(division);
	unsigned periods = 0;
	bool texts = false;

	/* Quarters may be of anything. */
	if (division != DIVISION_MONTHS && columns.at[COLUMN_ACTIVITY] < 0 && columns.at[COLUMN_TARGET] < 0)
		return false;
	for (unsigned p = 0; p < count; p++)
		periods += columns.at[division_column(division, p)] >= 0;
	for (size_t row = 0; periods >= (count + 1) / 2 && row < sheet->row_count; row++) {
		for (unsigned p = 0; p < count; p++) {
			int column = columns.at[division_column(division, p)];
			const struct sheet_cell *cell = column >= 0 ? &sheet->rows[row].cells[column] : NULL;
			struct value value;

			if (cell == NULL || sheet_length(cell) == 0)
				continue;
			if (sheet_cell_value(cell, style, &value))
				return true;
			texts = true;
		}
	}
	return periods >= (count + 1) / 2 && !texts;
}

/*
 * Where no unit has figures in months the plan is of another kind, unless figures are asked for all the
 * same.
 */
static void
check_columns(struct checking *c)
{
	const struct plan *plan = c->plan;
	bool expected = c->settings->figures_expected;
	bool all_known = true;

	for (size_t u = 0; u < plan->unit_count; u++)
		all_known = all_known && (plan->units[u].sheet == NULL || plan->units[u].known);
	for (size_t u = 0; !all_known && !expected && u < plan->unit_count; u++)
		expected = plan->units[u].known ||
		    (plan->units[u].sheet != NULL && has_figures(plan->units[u].sheet, c->style));
	for (uint32_t u = 0; !all_known && expected && u < plan->unit_count; u++) {
		if (plan->units[u].sheet != NULL && !plan->units[u].known)
			tell_columns(c, u);
	}
}

/* Of units that the plan leaves out: where the job names their plans. */
static void
check_units_left_out(struct checking *c)
{
	const struct plan *plan = c->plan;

	for (size_t i = 0; i < plan->units_left_out_count; i++) {
		const struct unit_left_out *unit = &plan->units_left_out[i];
		struct finding finding = {.rule = RULE_UNIT_LEFT_OUT, .in = FOUND_IN_JOB, .loc = unit->loc};
		struct buf first = BUF_INIT;

		place_append(&first, unit->fault);
		finding.unit = (uint32_t)(plan->unit_count + i);
		finding.activity = UINT32_MAX;
		finding.message = message_make(c->arena,
		    "The plan of unit %s has errors (%zu, the first in %s), so the unit is left out of all "
		    "documents, figures and checks.",
		    unit->code, unit->faults, buf_take(&first, c->arena));
		finding.mend = message_make(c->arena,
		    "Once they are corrected, whatever lacks the unit is made anew with it.");
		finding_add(c, finding, NULL);
	}
}

void
check_unit_columns(struct arena *arena, const struct plan *plan, const struct check_settings *settings,
    struct number_style style, struct findings *out)
{
	struct checking c = {.arena = arena,
	    .plan = plan,
	    .settings = settings,
	    .style = style,
	    .findings = {.arena = arena}};

	c.scratch = arena_open_beside(arena);
	check_columns(&c);
	check_units_left_out(&c);
	arena_close(c.scratch);
	findings_take(&c.findings, plan, settings, out);
}

/*
 * --- what is twice ----------------------------------------------------------------------------------------
 */

/* What makes an activity the same as another of its unit. */
struct twin {
	uint32_t group, line, measure, unit_of_measure, activity;
};

static int
compare_same(const struct twin *a, const struct twin *b)
{
	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->measure != b->measure)
		return a->measure < b->measure ? -1 : 1;
	return (a->unit_of_measure > b->unit_of_measure) - (a->unit_of_measure < b->unit_of_measure);
}

static int
compare_twins(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;
	int order = compare_same(x, y);

	return order != 0 ? order : (x->activity > y->activity) - (x->activity < y->activity);
}

/*
 * Each row but the first of those that are one activity, under one line and in one measure (and unit of
 * it); n of one unit.
 */
static void
tell_twins(struct checking *c, struct twin *twins, size_t n)
{
	const struct activity *activities = c->plan->activities;
	size_t first = 0;

	if (n > 0)
		qsort(twins, n, sizeof(*twins), compare_twins);
	for (size_t i = 1; i < n; i++) {
		const struct activity *a = &activities[twins[i].activity];
		struct finding finding;

		if (compare_same(&twins[first], &twins[i]) != 0) {
			first = i;
			continue;
		}
		finding = finding_at(RULE_DUPLICATE_ACTIVITY, twins[i].activity,
		    column_heading(COLUMN_ACTIVITY), activity_name(a));
		finding.message = message_make(c->arena,
		    "The unit has this activity already, on line %u; both are in its figures.",
		    (unsigned)sheet_line(activity_name(&activities[twins[first].activity])));
		finding.mend = message_make(c->arena, "Delete one of the two, or say what tells them apart.");
		finding_add(c, finding, activity_name(a));
	}
}

/* The activities of the unit that has most. */
static size_t
most_of_a_unit(const struct plan *plan)
{
	size_t most = 0;

	for (size_t u = 0; u < plan->unit_count; u++)
		most = plan->units[u].count > most ? plan->units[u].count : most;
	return most;
}

static void
check_duplicates(struct checking *c)
{
	const struct plan *plan = c->plan;
	struct twin *twins = ARENA_ARRAY(c->scratch, struct twin, most_of_a_unit(plan));
	uint32_t *last =
	    ARENA_ARRAY(c->scratch, uint32_t, plan->group_count); /* unit of each group, plus 1 */
	uint32_t *twice =
	    ARENA_ARRAY(c->scratch, uint32_t, plan->group_count); /* the same, that has it twice */

	for (uint32_t u = 0; u < plan->unit_count; u++) {
		const struct plan_unit *unit = &plan->units[u];
		size_t n = 0;

		for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
			uint32_t group = plan->activities[i].group;

			if (group == UINT32_MAX)
				continue;
			if (last[group] == u + 1)
				twice[group] = u + 1;
			last[group] = u + 1;
		}
		for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
			const struct activity *a = &plan->activities[i];

			if (a->group != UINT32_MAX && twice[a->group] == u + 1)
				twins[n++] = (struct twin){a->group, a->line, (uint32_t)a->measure,
				    a->unit_of_measure, i};
		}
		tell_twins(c, twins, n);
	}
}

/*
 * --- what is unknown --------------------------------------------------------------------------------------
 */

/* Of each line of the plan, whether the job lists it. */
static const bool *
listed_lines(const struct checking *c)
{
	const struct check_settings *settings = c->settings;
	bool *listed = ARENA_ARRAY(c->scratch, bool, c->plan->line_count);
	struct intern keys;

	intern_init(&keys, c->scratch);
	for (size_t i = 0; i < settings->line_count; i++) {
		const char *key = plan_line_key(c->scratch, settings->lines[i], strlen(settings->lines[i]));

		intern_add(&keys, key, strlen(key));
	}
	for (size_t k = 0; k < c->plan->line_count; k++) {
		const char *key = c->plan->lines[k].key;

		listed[k] = intern_find(&keys, key, strlen(key)) != INTERN_NONE;
	}
	return listed;
}

/* One finding in each unit for each line that is not listed. */
static void
check_unknown_lines(struct checking *c)
{
	const bool *listed;
	uint32_t *last_unit = ARENA_ARRAY(c->scratch, uint32_t, c->plan->line_count);

	if (c->settings->line_count == 0 || !rule_is_on(c, RULE_LINE_UNKNOWN))
		return;
	listed = listed_lines(c);
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];
		struct finding finding;

		if (a->line == UINT32_MAX || listed[a->line] || last_unit[a->line] == a->unit + 1)
			continue;
		last_unit[a->line] = a->unit + 1;
		finding = finding_at(RULE_LINE_UNKNOWN, i, column_heading(COLUMN_LINE), activity_line(a));
		finding.message =
		    message_make(c->arena, "«%s» is none of the strategic lines that the job lists (%zu).",
			quoted(c, sheet_text(activity_line(a))), c->settings->line_count);
		finding.mend = message_make(c->arena, "Correct it, or add it to the job's lines.");
		finding_add(c, finding, activity_line(a));
	}
}

void
check_contents(struct checking *c)
{
	const struct activity *above = NULL;

	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		check_activity(c, i, above);
		if (c->plan->activities[i].line != UINT32_MAX)
			above = &c->plan->activities[i];
	}
	check_units(c);
	check_columns(c);
	check_units_left_out(c);
	check_number_styles(c);
	check_duplicates(c);
	check_unknown_lines(c);
}
