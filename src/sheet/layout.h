/*
 * How the job says that a file of rows is to be read: what its workbook's sheet is called, where its table
 * begins and ends, and what it calls its columns.
 */
#ifndef PLIEGO_SHEET_LAYOUT_H
#define PLIEGO_SHEET_LAYOUT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/place.h"

/* What a sheet is of: groups of columns that are what was planned, or done, count in one or the other. */
enum sheet_use { SHEET_OF_PLAN, SHEET_OF_PROGRESS };

/* The file has a column under `heading` that is known here by `column`; keys as heading_key() makes them. */
struct sheet_column_name {
	const char *column, *heading; /* as the job writes them */
	const char *column_key, *heading_key;
	struct srcloc loc; /* of the heading in the job */
	bool own;          /* said of this file, or its unit: it should be there */
};

/*
 * The job's year, 0: none is said.  One that begins in the month `first` (0 is January) has the months before
 * that in the year behind: JUL-2024 to JUN-2025 are 2024.
 */
struct job_year {
	int year;
	unsigned first;
};

/* A text of the job; NULL: none. */
struct sheet_said {
	const char *text;
	struct srcloc loc;
};

/* All of it is borrowed. */
struct sheet_layout {
	enum sheet_use use;
	const char *unit;        /* the code of the unit; NULL: none */
	struct sheet_said sheet; /* in a workbook; NULL: the one called like the unit, or the only one */
	struct sheet_said
	    until;            /* the number of the last row, or how the first one behind the table begins */
	uint32_t headings;    /* the row of the headings, the last of several; 0: found */
	struct job_year year; /* whose columns are read, of a sheet that has those of several */
	const struct sheet_column_name *names;
	size_t name_count;
};

/*
 * Whether the table is said to end above the row of that number, whose first cell that isn't blank has that
 * text.
 */
bool layout_ends_above(const struct sheet_layout *, struct arena *scratch, uint32_t row, const char *,
    size_t n);

#endif
