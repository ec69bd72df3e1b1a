/*
 * The headings that templates bind to: what a sheet that is read must have.
 */
#ifndef PLIEGO_SHEET_BINDING_H
#define PLIEGO_SHEET_BINDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* A heading that a template binds to, and where it does. */
struct sheet_binding {
	const char *heading;
	const char *key; /* heading_key() of the heading (vocabulary.h) */
	struct srcloc loc;
	bool number;  /* its cells must read as values */
	bool percent; /* these are percents, with or without the sign */
	bool read;    /* what they are read as is shown, not how they are written */
	bool so_far;  /* the sheet may be without it, if without those that are bound behind it, too */
};

/* Borrowed from whoever asks. */
struct sheet_bindings {
	const struct sheet_binding *bindings;
	size_t count;
};

#endif
