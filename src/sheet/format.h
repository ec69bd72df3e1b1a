/*
 * The formats that a file of rows may be in, and what reads each.
 *
 * To add one: write format_NAME.c, which defines `const struct sheet_format format_NAME`, and name it in
 * SHEET_FORMATS below, before the formats that would take its files for theirs.
 */
#ifndef PLIEGO_SHEET_FORMAT_H
#define PLIEGO_SHEET_FORMAT_H

#include "base/file.h"
#include "sheet/binding.h"
#include "sheet/record.h"

/* In the order in which they are asked; csv takes any text. */
#define SHEET_FORMATS(X) X(csv)

/* A file to be read; all of it is borrowed. */
struct format_input {
	struct arena *scratch;          /* ends soon after the last record was given */
	const char *file;               /* its name, for places */
	struct srcloc loc;              /* where errors about the file itself are told */
	struct bytes bytes;             /* all of it, with a NUL behind it */
	struct sheet_bindings bindings; /* headings that are asked for: they may show how to read it */
	struct diags *diags;
};

struct sheet_format {
	/* Whether the bytes are of this format, by what they begin with; it reports nothing. */
	bool (*recognise)(struct bytes);
	/*
	 * Gives the records of the file, from the first to the last, to the function, until that returns
	 * false.  Every fault is an error at its place.  Returns false when after an error nothing is to be
	 * made of the records that were given.
	 */
	bool (*read)(const struct format_input *, record_fn *, void *ctx);
};

#define DECLARE_FORMAT(name) extern const struct sheet_format format_##name;
SHEET_FORMATS(DECLARE_FORMAT)
#undef DECLARE_FORMAT

/* Reads the file as the first format that recognises it; what none does is an error [csv-file-type]. */
bool format_read(const struct format_input *, record_fn *, void *ctx);

#endif
