/*
 * What a job says of the year and its periods, as plans have them: template/ knows them as words only.
 */
#ifndef PLIEGO_RUN_CALENDAR_H
#define PLIEGO_RUN_CALENDAR_H

#include "plan/cut.h"
#include "plan/plan.h"
#include "sheet/columns.h"
#include "template/job.h"

/*
 * The months of the job's year, and what it states of the plan's periods.  With months from January on where
 * the job has no good `year-starts`, which is an error [job-year-starts] where diags isn't NULL.
 */
struct calendar job_calendar(struct arena *, const struct job *, struct diags *);

/* The year and its first month. */
struct job_year job_year_of(const struct job *);

/*
 * Up to when the document looks.  False after an error, where it names no period, or none that ends with one
 * of the plan [job-period], or the month is not in the quarter [job-quarter].
 */
bool document_cut(const struct plan *, const struct job_document *, struct cut *out, struct diags *);

/*
 * The column of what a person asks for, be it a period or a month; of a plan that is not by months, a month
 * is the period that it ends.  COLUMNS, after an error, where no period of the plan begins and ends with it
 * [job-period].
 */
enum plan_column period_asked_for(const char *job, const struct plan *, enum plan_column, struct diags *);

#endif
