/*
 * Which column of a sheet is which of those that are computed, by their headings (vocabulary.h).
 */
#ifndef PLIEGO_SHEET_COLUMNS_H
#define PLIEGO_SHEET_COLUMNS_H

#include "sheet/binding.h"
#include "sheet/calendar.h"
#include "sheet/layout.h"
#include "sheet/sheet.h"
#include "sheet/vocabulary.h"

struct plan_columns {
	/*
	 * -1: there is no such column.  Where the division is known, of the months and periods only its own
	 * are here; a year has ANUAL from META ANUAL, or that from ANUAL.
	 */
	int at[COLUMNS];
	enum division division; /* of its figures (calendar.h); DIVISIONS: none is whole */
};

/*
 * The target is only taken from a heading other than META ANUAL where no more of its cells are texts than are
 * values, none at all where it is the only figure: META is what some offices call a sentence.
 */
struct plan_columns columns_of(const struct sheet *, struct number_style);

/*
 * A column UNIDAD that only has the code or the name of the unit whose sheet it is says nothing of measures,
 * and is left out.
 */
void columns_of_unit(struct arena *, const struct sheet *, const char *code, const char *name,
    struct plan_columns *);

/* Whether they make a plan that can be computed: ACTIVIDAD, META ANUAL and all periods of a division. */
bool columns_suffice(const struct plan_columns *);

/* The columns of the slots of a calendar of their division; -1: there is none. */
void columns_slots(const struct plan_columns *, struct calendar, int slots[MONTHS]);

/*
 * Tells, of a plan that is computed, or of a progress sheet, what is not read as it may be meant: a heading
 * that is nearly that of a column that is not there [csv-heading, a warning], and those that were taken for
 * another word [csv-heading, a note, once a sheet].  What a binding is for is never told as not read.
 */
void columns_tell(struct arena *, const struct sheet *, enum sheet_use, const struct plan_columns *,
    struct sheet_bindings, struct diags *);

/*
 * Tells, of a sheet that has no period and of whose periods there should be columns, which columns of figures
 * nothing reads, where there are two or more [plan-periods, a warning]: they may be periods.
 */
void columns_tell_no_periods(struct arena *, const struct sheet *, const struct plan_columns *,
    struct sheet_bindings, struct number_style, struct diags *);

/*
 * Tells of a sheet whose months, periods or target have years behind them, none of which is that of the job
 * [csv-heading, a warning].
 */
void columns_tell_year(const struct sheet *, enum sheet_use, const struct plan_columns *, struct job_year,
    struct diags *);

#endif
