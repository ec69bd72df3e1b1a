#include "run/calendar.h"

#include "base/suggest.h"
#include "sheet/period_text.h"
#include "sheet/vocabulary.h"

static void
tell_no_month(struct arena *arena, const struct job_text *text, struct diags *diags)
{
	const char *names[MONTHS];
	size_t near;

	for (int m = 0; m < MONTHS; m++)
		names[m] = month_name(m);
	near = nearest_name(text->text, names, MONTHS);
	diag_add(diags, SEVERITY_ERROR, text->loc, "job-year-starts",
	    "`year-starts` is the month that the year begins with, by its name or 1 to 12; not «%s»%s",
	    text->text, suggestion(arena, diags_language(diags), near < MONTHS ? names[near] : NULL));
}

struct calendar
job_calendar(struct arena *arena, const struct job *job, struct diags *diags)
{
	struct calendar calendar = {0};
	int first = 0;

	if (job->periods != JOB_PERIODS_FOUND)
		calendar.division = (enum division)(job->periods - JOB_PERIODS_MONTHS);
	if (job->year_starts.text != NULL)
		first = month_from_text(job->year_starts.text);
	if (first < 0 && diags != NULL)
		tell_no_month(arena, &job->year_starts, diags);
	calendar.first = (uint8_t)(first < 0 ? 0 : first);
	return calendar;
}

struct job_year
job_year_of(const struct job *job)
{
	return (struct job_year){job->year, job_calendar(NULL, job, NULL).first};
}

/*
 * --- cuts -------------------------------------------------------------------------------------------------
 */

/* "T1" */
static const char *
heading_at(struct calendar calendar, unsigned slot)
{
	return column_heading(calendar_column(calendar, slot));
}

/* What the document asks for, as a column; COLUMNS: nothing that there is. */
static enum plan_column
column_asked_for(const struct job_document *document)
{
	if (document->period.text != NULL)
		return period_from_text(document->period.text);
	if (document->month > 0)
		return column_of_month(document->month - 1);
	return division_column(DIVISION_QUARTERS, document->quarter - 1u);
}

/* The month is in the quarter, in whatever month the year begins. */
static bool
agree(const struct job_document *document, struct calendar calendar, struct cut cut, struct diags *diags)
{
	unsigned quarter = cut.month / division_length(DIVISION_QUARTERS) + 1;

	if (document->month == 0 || document->quarter == 0 || document->quarter == quarter)
		return true;
	diag_add(diags, SEVERITY_ERROR, document->loc, "job-quarter",
	    "month %u is in quarter %u of a year that begins with %s, not in %u", (unsigned)document->month,
	    quarter, month_name((int)calendar.first), (unsigned)document->quarter);
	return false;
}

static void
tell_no_end(struct srcloc loc, enum plan_column column, struct calendar calendar, struct cut in,
    struct diags *diags)
{
	if (calendar_count(calendar) == 1) {
		diag_add(diags, SEVERITY_ERROR, loc, "job-period",
		    "no period of the plan begins and ends with %s: it is by %s, and has no period but "
		    "%s, up to %s",
		    column_heading(column), diag_phrase(diags, division_name(calendar.division)),
		    heading_at(calendar, 0), month_name((int)calendar_month(calendar, in.month)));
		return;
	}
	diag_add(diags, SEVERITY_ERROR, loc, "job-period",
	    "no period of the plan begins and ends with %s: it is by %s, from %s to %s; the one that it "
	    "lies in is %s, up "
	    "to %s",
	    column_heading(column), diag_phrase(diags, division_name(calendar.division)),
	    heading_at(calendar, 0), heading_at(calendar, MONTHS - 1), heading_at(calendar, in.month),
	    month_name((int)calendar_month(calendar, in.month)));
}

bool
document_cut(const struct plan *plan, const struct job_document *document, struct cut *out,
    struct diags *diags)
{
	const struct srcloc loc = document->period.text != NULL ? document->period.loc : document->loc;
	enum plan_column column = column_asked_for(document);
	const struct calendar calendar = plan->calendar;

	if (column == COLUMNS) {
		diag_add(diags, SEVERITY_ERROR, loc, "job-period",
		    "there is no period «%s»; expected a month, or one like T2, C1, S1 or anual",
		    document->period.text);
		return false;
	}
	if (!cut_of_column(calendar, column, out)) {
		tell_no_end(loc, column, calendar, *out, diags);
		return false;
	}
	return agree(document, calendar, *out, diags);
}

enum plan_column
period_asked_for(const char *job, const struct plan *plan, enum plan_column column, struct diags *diags)
{
	const struct calendar calendar = plan->calendar;
	struct cut cut;

	if (!cut_of_column(calendar, column, &cut)) {
		tell_no_end((struct srcloc){job, 0, 0}, column, calendar, cut, diags);
		return COLUMNS;
	}
	return division_of_column(column) == DIVISION_MONTHS ? calendar_column(calendar, cut.month) : column;
}
