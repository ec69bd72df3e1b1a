/*
 * What was computed, printed for people or for programs.
 *
 * Text is aligned in columns; a break in a cell is a space there, and other control characters are escaped as
 * in diagnostics; CSV is UTF-8 with a heading row, comma and LF, in which texts
 * that are taken for formulas have an apostrophe before them (sheet/spreadsheet.h); JSON is an array of
 * objects, one a line, whose keys are the headings and whose values are strings, without the cells that
 * are blank.  CSV and JSON are what programs build on: headings are added at the end only, and none is
 * ever renamed.
 */
#ifndef PLIEGO_DATASET_PRINT_H
#define PLIEGO_DATASET_PRINT_H

#include <stdio.h>

#include "dataset/dataset.h"

/* The last: JSON whose figures are numbers, a percent that of its figure. */
enum report_format { REPORT_TEXT, REPORT_CSV, REPORT_JSON, REPORT_JSON_NUMBERS };

/*
 * Figures of text are in the given style.  Many rows of text or CSV are put together by as many threads at
 * most.  Returns false when the stream refused, or memory ran out.
 */
bool report_rows(FILE *, const struct dataset_rows *, enum report_format, struct number_style,
    unsigned threads);

/* Takes what is printed, in order, piece by piece.  False: could not; nothing more is then sent. */
typedef bool report_sink(void *ctx, const void *, size_t n);

/*
 * What report_rows() prints of a dataset as JSON, row by row: none is held.  Returns false when the sink
 * refused, or memory ran out.
 */
bool report_json(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit, report_sink *,
    void *ctx);

/* The same with figures as numbers: what report_rows() prints as REPORT_JSON_NUMBERS. */
bool report_json_numbers(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    report_sink *, void *ctx);

/*
 * Prints the changes to the last version for people: by unit, activity by activity, each with both places;
 * then how many there are of each kind.  False when the stream refused, or memory ran out.
 */
bool report_changes(FILE *, struct arena *, const struct source_versions *, enum language);

/*
 * Prints how a figure came about: the activity's national rows, and for each the cells that are in it, with
 * their place in the files and the rule that was applied; behind them, marked, what else is written in these
 * cells.  Of a quarter only what is in it, one line for each value.  `activity` is a text or a code;
 * period is the column of a month or period (calendar_has() it), or COLUMNS for the target and all of them.
 * Returns how many national rows were found: 0 when no activity has that text.
 */
size_t report_explain(FILE *, struct arena *, const struct dataset_source *, const char *activity,
    enum plan_column period);

/* The activity of the plan whose text is nearest to it, or NULL when none is near. */
const char *report_nearest(struct arena *, const struct plan *, const char *activity);

/*
 * The column of a month by its name in Spanish or English (three letters or more) or 1 to 12; or of a period,
 * too (sheet/period_words.h).  -1: none.
 */
int report_month(const char *);
int report_period(const char *);

/* What these two take, to be translated. */
extern const char *const report_months, *const report_periods;

#endif
