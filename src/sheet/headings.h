/*
 * The heading row of a sheet: which column is which, and what is wrong with it.
 */
#ifndef PLIEGO_SHEET_HEADINGS_H
#define PLIEGO_SHEET_HEADINGS_H

#include "sheet/binding.h"
#include "sheet/cell.h"
#include "sheet/layout.h"

struct headings {
	const struct sheet_cell *cells;
	const char *const *keys;
	const char *const *own; /* keys of the headings themselves; NULL: the job calls none otherwise */
	size_t count;           /* up to the last that isn't blank */
	size_t width;           /* cells in the row, blank ones at the end too */
};

/* How many of the bindings have their heading among these; among n fields of a record. */
size_t headings_bound(const struct headings *, struct sheet_bindings);
size_t headings_matching(struct arena *, const struct sheet_field *, size_t n, struct sheet_bindings);

/* Folds the cells, whose texts must live in the arena. */
struct headings headings_from(struct arena *, const struct sheet_cell *, size_t n);

/*
 * Gives the columns that the job names the keys that they are known by here (layout.h), and takes those from
 * columns that had them; a column is found by its own heading, too.  The keys live in the arena.
 */
void headings_rename(struct arena *, struct headings *, const struct sheet_layout *);

/* The year of a job that the heading is of, by the year behind it; 0: none stands there. */
int heading_job_year(const char *key, unsigned first);

/* Columns of other years than the job's. */
struct other_years {
	size_t left_out, in_doubt;
	size_t first; /* column of those left out; where none is, of those in doubt */
};

/*
 * Where months, periods or the target are there for several years, keeps those columns of the job's year, and
 * takes their keys from the others, `left_out`; a column is found by its own heading, too.  Where none is of
 * the job's year all stay, `in_doubt`; and where one is there without a year, which is the one that is read.
 */
struct other_years headings_keep_year(struct arena *, struct headings *, struct job_year);

/*
 * Reports, of the job's names for columns, those that it says of this file and that are no heading of it
 * [job-columns].
 */
void headings_check_names(const struct headings *, const struct sheet_layout *, struct diags *);

/*
 * Reports bound headings that are not there, in their own words or in others (vocabulary.h), and headings
 * that are there twice, where something is bound to them, or they are computed: in a sheet that has all
 * months.
 */
void headings_check(struct arena *, const struct headings *, const char *file, struct sheet_bindings,
    struct diags *);

#endif
