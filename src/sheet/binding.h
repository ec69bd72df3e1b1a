/*
 * The headings that templates bind to: what a sheet that is read must have.
 */
#ifndef PLIEGO_SHEET_BINDING_H
#define PLIEGO_SHEET_BINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "sheet/calendar.h"

/* A heading that a template binds to, and where it does. */
struct sheet_binding {
	const char *heading;
	const char *key; /* heading_key() of the heading (vocabulary.h) */
	struct srcloc loc;
	bool number;    /* its cells must read as values */
	bool percent;   /* these are percents, with or without the sign */
	bool read;      /* what they are read as is shown, not how they are written */
	bool so_far;    /* the sheet may be without it, if without those that are bound behind it, too */
	bool of_period; /* only a sheet by that division is asked for it: bindings_of_sheet() */
	enum division division;
};

/* Borrowed from whoever asks. */
struct sheet_bindings {
	const struct sheet_binding *bindings;
	size_t count;
};

/*
 * Which division the headings of a sheet, by their keys, are of: the one that division_of_columns() finds;
 * where it finds none, the one that most of the periods are there of, and months where none of any is.
 */
enum division division_of_keys(const char *const *keys, size_t n);

/* What is asked of a sheet with these headings: of the periods, those of its own division; none of a year. */
struct sheet_bindings bindings_of_sheet(struct arena *, struct sheet_bindings, const char *const *keys,
    size_t n);

#endif
