#include "check/checking.h"
#include "plan/keys.h"
#include "plan/reported.h"
#include "plan/similar.h"
#include "plan/withdrawn.h"
#include "sheet/spreadsheet.h"

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

/* Texts of a unit, first those of its activities, then those of its unknown rows; what is nearest to each. */
struct nearest {
	const uint32_t *activity; /* of the texts of the plan */
	uint32_t planned;         /* how many these are */
	struct near_pair *best;   /* of each text behind them; all 0: nothing is near */
};

static const struct sheet_cell *
cell_in(const struct progress_sheet *sheet, size_t row, int column)
{
	return column >= 0 ? &sheet->sheet->rows[row].cells[column] : NULL;
}

/* The cell that names a row's activity: its text, else its code, else the first one. */
static const struct sheet_cell *
naming_cell(const struct progress_sheet *sheet, size_t row)
{
	const struct sheet_cell *name = cell_in(sheet, row, sheet->name);
	const struct sheet_cell *code = cell_in(sheet, row, sheet->code);

	if (name != NULL && (sheet_length(name) > 0 || code == NULL || sheet_length(code) == 0))
		return name;
	return code;
}

static struct finding
in_progress(enum rule rule, uint32_t activity, const char *column, const struct sheet_cell *cell)
{
	struct finding finding = finding_at(rule, activity, column, cell);

	finding.in = FOUND_IN_PROGRESS;
	return finding;
}

/* Of two plan texts as near, the one that stands first. */
static void
keep_nearer(void *ctx, const struct near_pair *pair)
{
	struct nearest *nearest = ctx;
	struct near_pair *best;

	if (pair->a >= nearest->planned || pair->b < nearest->planned)
		return;
	best = &nearest->best[pair->b - nearest->planned];
	if (best->all == 0 || (uint64_t)pair->common * best->all > (uint64_t)best->common * pair->all ||
	    ((uint64_t)pair->common * best->all == (uint64_t)best->common * pair->all && pair->a < best->a))
		*best = *pair;
}

static void
find_nearest(const struct checking *c, uint32_t unit, size_t unknown, struct nearest *out)
{
	const struct plan_unit *planned = &c->plan->units[unit];
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const char **texts = ARENA_ARRAY(c->arena, const char *, planned->count + unknown);
	uint32_t *activities = ARENA_ARRAY(c->arena, uint32_t, planned->count);
	size_t n = 0;

	for (uint32_t i = planned->first; i < planned->first + planned->count; i++) {
		const struct sheet_cell *name = activity_name(&c->plan->activities[i]);
		const char *key = plan_key(c->arena, sheet_text(name), sheet_length(name));

		if (key[0] == '\0')
			continue;
		activities[n] = i;
		texts[n++] = key;
	}
	*out = (struct nearest){.activity = activities, .planned = (uint32_t)n};
	out->best = ARENA_ARRAY(c->arena, struct near_pair, unknown);
	for (size_t row = 0; row < sheet->sheet->row_count; row++) {
		if (sheet->rows[row].join == PROGRESS_UNKNOWN)
			texts[n++] = progress_name_key(c->arena, sheet, row);
	}
	near_find(c->arena, texts, n, keep_nearer, out);
}

/* The version that withdrew what the row names; NULL: none. */
static const char *
withdrawn_in(const struct checking *c, uint32_t unit, size_t row)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const struct sheet_cell *code = spreadsheet_bare(c->scratch, cell_in(sheet, row, sheet->code));

	if (c->plan->withdrawn == NULL)
		return NULL;
	return withdrawn_find(c->scratch, c->plan->withdrawn, unit,
	    code != NULL ? plan_code_key(c->scratch, sheet_text(code), sheet_length(code)) : "",
	    progress_name_key(c->scratch, sheet, row));
}

static void
tell_unknown(struct checking *c, uint32_t unit, size_t row, const struct nearest *nearest,
    const struct near_pair *best)
{
	const struct sheet_cell *cell = naming_cell(&c->settings->progress->sheets[unit], row);
	const char *version = withdrawn_in(c, unit, row);
	struct finding finding =
	    in_progress(RULE_PROGRESS_UNKNOWN, UINT32_MAX, column_heading(COLUMN_ACTIVITY), cell);

	finding.unit = unit;
	if (finding.found == NULL) {
		finding.message =
		    message_make(c->arena, "The row reports figures, but names no activity; it is left out.");
	} else if (version != NULL) {
		finding.message = message_make(c->arena,
		    "«%s» was withdrawn in version %s of the plan; what is reported of it is left out.",
		    quoted(c, sheet_text(cell)), version);
		finding.mend =
		    message_make(c->arena, "Accept it in the job, with the reason, where that is meant.");
	} else if (best != NULL && best->all > 0) {
		const struct sheet_cell *name =
		    activity_name(&c->plan->activities[nearest->activity[best->a]]);

		finding.expected = sheet_text(name);
		finding.message = message_make(c->arena,
		    "«%s» is no activity of the unit's plan; it is left out. It is nearly the same text as "
		    "«%s» "
		    "on line %u of the plan.",
		    quoted(c, sheet_text(cell)), quoted(c, sheet_text(name)), (unsigned)sheet_line(name));
		finding.mend = message_verbatim(alias_line(c, sheet_text(cell), sheet_text(name)));
	} else {
		finding.message = message_make(c->arena,
		    "«%s» is no activity of the unit's plan; it is left out.", quoted(c, sheet_text(cell)));
	}
	finding_add(c, finding, cell);
}

static void
tell_ambiguous(struct checking *c, uint32_t unit, size_t row)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const struct sheet_cell *cell = naming_cell(sheet, row);
	struct finding finding = in_progress(RULE_PROGRESS_AMBIGUOUS, sheet->rows[row].activity,
	    column_heading(COLUMN_ACTIVITY), cell);

	finding.message = message_make(c->arena,
	    "Several activities of the unit's plan are «%s», the first of them on line %u; the row is left "
	    "out.",
	    quoted(c, sheet_text(cell)),
	    (unsigned)sheet_line(activity_name(&c->plan->activities[sheet->rows[row].activity])));
	finding.mend = message_make(c->arena,
	    "Write its LÍNEA too, or give the activities a CÓDIGO in plan and progress.");
	finding_add(c, finding, cell);
}

/* Spreadsheets make numbers of codes: 7 of 007, 1.1 of 1.10. */
static void
tell_contradiction(struct checking *c, uint32_t unit, size_t row)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const struct progress_row *joined = &sheet->rows[row];
	const struct sheet_cell *code = cell_in(sheet, row, sheet->code);
	const struct sheet_cell *of_code = activity_name(&c->plan->activities[joined->activity]);
	const struct sheet_cell *of_text = activity_name(&c->plan->activities[joined->other]);
	struct finding finding =
	    in_progress(RULE_PROGRESS_CONTRADICTION, joined->activity, column_heading(COLUMN_CODE), code);

	finding.message = message_make(c->arena,
	    "CÓDIGO says %s, which is «%s» on line %u of the plan, but ACTIVIDAD says «%s», which is on line "
	    "%u; the row is left out.",
	    quoted(c, sheet_text(code)), quoted(c, sheet_text(of_code)), (unsigned)sheet_line(of_code),
	    quoted(c, sheet_text(of_text)), (unsigned)sheet_line(of_text));
	finding.mend = message_make(c->arena,
	    "Correct the one that is wrong; a spreadsheet may have made a number of the code.");
	finding_add(c, finding, code);
}

static void
tell_other_code(struct checking *c, uint32_t unit, size_t row)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const struct activity *activity = &c->plan->activities[sheet->rows[row].activity];
	const struct sheet_cell *code = cell_in(sheet, row, sheet->code);
	struct finding finding = in_progress(RULE_PROGRESS_CONTRADICTION, sheet->rows[row].activity,
	    column_heading(COLUMN_CODE), code);

	finding.expected = activity_code(activity) != NULL && sheet_length(activity_code(activity)) > 0
	    ? sheet_text(activity_code(activity))
	    : c->plan->groups[activity->group].key;
	finding.message = message_make(c->arena,
	    "No activity of the unit has the CÓDIGO %s; by its text the row counts for «%s», whose code is "
	    "%s.",
	    quoted(c, sheet_text(code)), quoted(c, sheet_text(activity_name(activity))),
	    quoted(c, finding.expected));
	finding.mend = message_make(c->arena, "Write the code as the plan has it.");
	finding_add(c, finding, code);
}

static void
tell_twice(struct checking *c, uint32_t unit, size_t row)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const struct sheet_cell *cell = naming_cell(sheet, row);
	struct finding finding = in_progress(RULE_PROGRESS_TWICE, sheet->rows[row].activity,
	    column_heading(COLUMN_ACTIVITY), cell);

	finding.message = message_make(c->arena,
	    "«%s» is reported on line %u already; that row counts, and this one is left out.",
	    quoted(c, sheet_text(cell)), (unsigned)sheet_line(naming_cell(sheet, sheet->rows[row].earlier)));
	finding.mend = message_make(c->arena, "Put the two into one row.");
	finding_add(c, finding, cell);
}

static void
tell_renamed(struct checking *c, uint32_t unit, size_t row)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	const struct sheet_cell *cell = naming_cell(sheet, row);
	const struct sheet_cell *name = activity_name(&c->plan->activities[sheet->rows[row].activity]);
	struct finding finding = in_progress(RULE_PROGRESS_RENAMED, sheet->rows[row].activity,
	    column_heading(COLUMN_ACTIVITY), cell);

	finding.expected = sheet_text(name);
	finding.message = message_make(c->arena,
	    "«%s» is what the activity was called in an earlier version of the plan; the row counts for "
	    "«%s».",
	    quoted(c, sheet_text(cell)), quoted(c, sheet_text(name)));
	finding.mend = message_make(c->arena, "Write its name of today.");
	finding_add(c, finding, cell);
}

static void
check_rows(struct checking *c, uint32_t unit)
{
	const struct progress_sheet *sheet = &c->settings->progress->sheets[unit];
	struct nearest nearest = {0};
	size_t unknown = 0, told = 0;

	for (size_t row = 0; row < sheet->sheet->row_count; row++)
		unknown += sheet->rows[row].join == PROGRESS_UNKNOWN;
	if (unknown > 0 && rule_is_on(c, RULE_PROGRESS_UNKNOWN))
		find_nearest(c, unit, unknown, &nearest);
	for (size_t row = 0; row < sheet->sheet->row_count; row++) {
		if (sheet->rows[row].other_code)
			tell_other_code(c, unit, row);
		if (sheet->rows[row].is_renamed)
			tell_renamed(c, unit, row);
		switch (sheet->rows[row].join) {
		case PROGRESS_BLANK:
		case PROGRESS_JOINED:
		case PROGRESS_TOTAL:
		case PROGRESS_SIGNATURE:
			break;
		case PROGRESS_UNKNOWN:
			tell_unknown(c, unit, row, &nearest,
			    nearest.best != NULL ? &nearest.best[told++] : NULL);
			break;
		case PROGRESS_AMBIGUOUS:
			tell_ambiguous(c, unit, row);
			break;
		case PROGRESS_CONTRADICTORY:
			tell_contradiction(c, unit, row);
			break;
		case PROGRESS_TWICE:
			tell_twice(c, unit, row);
			break;
		}
	}
}

/*
 * --- figures ----------------------------------------------------------------------------------------------
 */

static bool
is_tenfold(struct decimal number, struct decimal of)
{
	if (of.scale > 0)
		of.scale--;
	else if (of.units > INT64_MAX / 10)
		return false;
	else
		of.units *= 10;
	return decimal_compare(number, of) > 0;
}

/* What the unit's sheets call the month, or the period in its place. */
static const char *
heading_of(const struct checking *c, uint32_t activity, int m)
{
	return activity_period_heading(c->plan, &c->plan->activities[activity], m);
}

static bool
is_by_months(const struct checking *c, uint32_t unit)
{
	return c->plan->units[unit].calendar.division == DIVISION_MONTHS;
}

/*
 * What can only be a slip: ten times what the month has, and more than the year; where the month has nothing,
 * ten times the year.
 */
static bool
is_out_of_all_measure(const struct activity *activity, int m, const struct amount *done)
{
	struct decimal number, month, year;
	bool has_month = progress_value(activity, &activity->month[m], &month) && month.units > 0;
	bool has_year = progress_value(activity, &activity->target, &year) && year.units > 0;

	if (!progress_value(activity, done, &number))
		return false;
	if (!has_month)
		return has_year && is_tenfold(number, year);
	return is_tenfold(number, month) && (!has_year || decimal_compare(number, year) > 0);
}

static void
check_range(struct checking *c, uint32_t i, int m)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	bool percent = c->plan->activities[i].measure == QUANTITY_PERCENT;
	struct finding finding =
	    in_progress(RULE_PROGRESS_RANGE, i, heading_of(c, i, m), executed_cell(executed, m));
	struct decimal number = executed->month[m].value.number;

	if (number.units < 0) {
		finding.message = message_make(c->arena,
		    "%s is negative; nothing less than 0 can be done. It is left out.", finding.found);
		finding.mend = message_make(c->arena,
		    is_by_months(c, c->plan->activities[i].unit)
			? "Take the sign away, or correct the month that it takes back from."
			: "Take the sign away, or correct the period that it takes back from.");
	} else if (percent && decimal_compare(number, (struct decimal){100, 0}) > 0) {
		finding.message = message_make(c->arena, "%s is more than the whole, 100%%.", finding.found);
		finding.mend = message_make(c->arena, "Correct it, or accept it in the job if it is meant.");
	} else if (!percent && is_broken_count(c->plan, i, &executed->month[m])) {
		finding.message =
		    message_make(c->arena, "%s is a count, but not a whole number.", finding.found);
		finding.mend = message_make(c->arena, "Correct it, or accept it in the job if it is meant.");
	} else if (is_out_of_all_measure(&c->plan->activities[i], m, &executed->month[m])) {
		finding.message = message_make(c->arena,
		    "%s is more than ten times what was programmed, and more than the target of the year.",
		    finding.found);
		finding.mend = message_make(c->arena, "Correct it, or accept it in the job if it is meant.");
	} else {
		return;
	}
	finding_add(c, finding, executed_cell(executed, m));
}

/* Bare numbers may be percents where the plan declares that it measures in them. */
static void
check_measure(struct checking *c, uint32_t i, int m)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	const struct amount *amount = &executed->month[m];
	const struct activity *activity = &c->plan->activities[i];
	struct finding finding =
	    in_progress(RULE_PROGRESS_MEASURE, i, heading_of(c, i, m), executed_cell(executed, m));

	if (activity->measure == QUANTITY_COUNT && amount->value.kind == VALUE_PERCENT) {
		finding.message = message_make(c->arena,
		    "%s is a percent, but the plan counts this activity in numbers. It is left out.",
		    finding.found);
		finding.mend = message_make(c->arena, "Write how many were done.");
	} else if (activity->measure == QUANTITY_PERCENT && amount->value.kind == VALUE_NUMBER &&
	    activity->measure_origin == ORIGIN_INFERRED) {
		finding.expected = amount_text(c, amount->value.number, true);
		finding.message =
		    message_make(c->arena, "%s is a number, but the plan has percents. It is read as %s.",
			finding.found, finding.expected);
		finding.mend = message_make(c->arena, "Write it with \"%%\".");
	} else {
		return;
	}
	finding_add(c, finding, executed_cell(executed, m));
}

/* A month that the previous edition had, against what it is now. */
static void
check_changed(struct checking *c, uint32_t i, int m)
{
	const struct progress *progress = c->settings->progress;
	const struct executed *before = &progress->before[i], *executed = &progress->executed[i];
	const struct sheet_cell *now = executed_cell(executed, m);
	struct reported_before was = {.is_row_gone = executed->row == PROGRESS_NO_ROW};
	struct finding finding;

	if (!progress_is_corrected(progress, i, m))
		return;
	was.text = reported_text(c, before, m);
	was.file = progress->units[c->plan->activities[i].unit].previous->file;
	was.line = sheet_line(executed_cell(before, m));
	finding = was.is_row_gone ? finding_at(RULE_PROGRESS_CHANGED, i, heading_of(c, i, m), NULL)
				  : in_progress(RULE_PROGRESS_CHANGED, i, heading_of(c, i, m), now);
	if (executed_is_computed(executed, m))
		finding.found = reported_text(c, executed, m);
	finding_tell_changed(c, &finding, &was);
	finding_add(c, finding, now);
}

/* One finding for all months that can't be over yet. */
static void
check_future(struct checking *c, uint32_t i)
{
	const struct executed *executed = &c->settings->progress->executed[i];
	int first = -1, count = 0, cut;
	struct finding finding;

	if (c->settings->compliance == NULL)
		return;
	cut = c->settings->compliance->cut.month;
	for (int m = MONTHS - 1; m > cut; m--) {
		if (!amount_given(&executed->month[m]))
			continue;
		first = m;
		count++;
	}
	if (first < 0)
		return;
	finding =
	    in_progress(RULE_PROGRESS_FUTURE, i, heading_of(c, i, first), executed_cell(executed, first));
	finding.message = message_make(c->arena,
	    is_by_months(c, c->plan->activities[i].unit)
		? "%s says %s, but the report goes up to %s (months reported ahead: %d). It is not counted."
		: "%s says %s, but the report goes up to %s (periods reported ahead: %d). It is not counted.",
	    heading_of(c, i, first), reported_text(c, executed, first), heading_of(c, i, cut), count);
	finding.mend = message_make(c->arena,
	    is_by_months(c, c->plan->activities[i].unit) ? "Leave the months that are not over blank."
							 : "Leave the periods that are not over blank.");
	finding_add(c, finding, executed_cell(executed, first));
}

static void
check_justified(struct checking *c, uint32_t i)
{
	const struct compliance *compliance = c->settings->compliance;
	const struct progress_sheet *sheet;
	const struct sheet_cell *cell;
	struct finding finding;
	struct period period;
	const char *heading;
	int column;

	if (compliance == NULL || !compliance->activities[i].pending)
		return;
	period = (struct period){compliance->cut.first, compliance->cut.month};
	sheet = &c->settings->progress->sheets[c->plan->activities[i].unit];
	column = reasons_column(&sheet->reasons, c->plan->calendar, period);
	cell = cell_in(sheet, c->settings->progress->executed[i].row, column);
	if (cell == NULL)
		cell = naming_cell(sheet, c->settings->progress->executed[i].row);
	heading = column >= 0
	    ? sheet_text(&sheet->sheet->headings[column])
	    : period_columns_heading(c->arena, PERIOD_REASON, period_columns_own(c->plan->calendar, period));
	finding = in_progress(RULE_PROGRESS_UNJUSTIFIED, i, heading, NULL);
	finding.message = message_make(c->arena,
	    c->plan->activities[i].descending
		? "Compliance in the period is %s (the less, the better), below %u%%, and %s says not why."
		: "%s of what was programmed for the period was done, less than %u%%, and %s says not why.",
	    amount_text(c,
		compliance_percent(&compliance->scale, compliance->activities[i].period.compliance), true),
	    (unsigned)compliance->scale.justify_below, heading);
	finding.mend = message_make(c->arena, "Write the reason in %s.", heading);
	finding_add(c, finding, cell);
}

static void
check_activity(struct checking *c, uint32_t i)
{
	const struct executed *executed = &c->settings->progress->executed[i];

	for (int m = 0; m < MONTHS; m++) {
		if (amount_given(&executed->month[m])) {
			if (!executed_is_computed(executed, m))
				check_range(c, i, m);
			check_measure(c, i, m);
		}
		if (c->settings->progress->before != NULL)
			check_changed(c, i, m);
	}
	if (executed->row != PROGRESS_NO_ROW) {
		check_future(c, i);
		check_justified(c, i);
	}
}

/*
 * --- what is missing --------------------------------------------------------------------------------------
 */

static void
check_missing(struct checking *c, uint32_t i)
{
	const struct activity *activity = &c->plan->activities[i];
	const struct executed *executed = &c->settings->progress->executed[i];
	struct finding finding;

	if (executed->row != PROGRESS_NO_ROW || executed->doubtful || activity->group == UINT32_MAX)
		return;
	finding =
	    finding_at(RULE_PROGRESS_MISSING, i, column_heading(COLUMN_ACTIVITY), activity_name(activity));
	finding.message = message_make(c->arena, "The activity has no row in the unit's progress, %s.",
	    c->settings->progress->units[activity->unit].sheet->file);
	finding.mend = message_make(c->arena,
	    is_by_months(c, activity->unit) ? "Add the row; write 0 for a month in which nothing was done."
					    : "Add the row; write 0 for a period in which nothing was done.");
	finding_add(c, finding, activity_name(activity));
}

static void
tell_not_submitted(struct checking *c, uint32_t unit)
{
	const struct progress_unit *of = &c->settings->progress->units[unit];
	struct finding finding = {
	    .rule = RULE_PROGRESS_NOT_SUBMITTED,
	    .in = FOUND_IN_JOB,
	    .unit = unit,
	    .activity = UINT32_MAX,
	    .loc = of->loc,
	};

	/* What was there is not any more; or can't be read. */
	if (c->settings->progress->earlier[unit].given != 0 || of->faulty != NULL)
		finding.severity = SEVERITY_WARNING;
	if (c->settings->progress->sheets[unit].given != 0)
		finding.message = message_make(c->arena,
		    is_by_months(c, unit)
			? "Unit %s has not submitted its progress of the period: %s has figures of other "
			  "months "
			  "only."
			: "Unit %s has not submitted its progress of the period: %s has figures of other "
			  "periods "
			  "only.",
		    c->plan->units[unit].code, of->sheet->file);
	else if (of->faulty != NULL)
		finding.message = message_make(c->arena,
		    "Unit %s has not submitted its progress: its file %s has errors, and is left out.",
		    c->plan->units[unit].code, of->faulty);
	else if (of->sheet != NULL)
		finding.message = message_make(c->arena,
		    is_by_months(c, unit)
			? "Unit %s has not submitted its progress: %s is there, but has no figure in any "
			  "month."
			: "Unit %s has not submitted its progress: %s is there, but has no figure in any "
			  "period.",
		    c->plan->units[unit].code, of->sheet->file);
	else if (of->previous != NULL)
		finding.message = message_make(c->arena,
		    "Unit %s has not submitted its progress, though the previous edition has it (%s).",
		    c->plan->units[unit].code, of->previous->file);
	else if (of->absent != NULL)
		finding.message =
		    message_make(c->arena, "Unit %s has not submitted its progress: there is no file %s.",
			c->plan->units[unit].code, of->absent);
	else
		finding.message = message_make(c->arena,
		    "Unit %s has not submitted its progress: the job names no file of it.",
		    c->plan->units[unit].code);
	finding_add(c, finding, NULL);
}

void
check_progress(struct checking *c)
{
	const struct progress *progress = c->settings->progress;

	for (uint32_t u = 0; progress != NULL && u < c->plan->unit_count; u++) {
		const struct plan_unit *unit = &c->plan->units[u];

		const struct compliance *compliance = c->settings->compliance;

		if (compliance != NULL && !compliance_has_submitted(compliance, u))
			tell_not_submitted(c, u);
		else if (compliance != NULL)
			check_progress_columns(c, u);
		if (progress->sheets[u].given == 0) {
			if (progress->units[u].sheet != NULL)
				check_rows(c, u);
			continue;
		}
		check_rows(c, u);
		for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
			check_missing(c, i);
			check_activity(c, i);
		}
	}
}
