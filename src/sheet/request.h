/*
 * What is asked of a file of rows: which one, with what columns, and how it is to be read.
 */
#ifndef PLIEGO_SHEET_REQUEST_H
#define PLIEGO_SHEET_REQUEST_H

#include "base/decimal.h"
#include "sheet/binding.h"
#include "sheet/layout.h"
#include "sheet/texts.h"

/* What of a file is asked for. */
enum sheet_part {
	SHEET_CHECKED,   /* all, and every fault of it */
	SHEET_UNCHECKED, /* all, whatever it says; of an empty sheet of a workbook, nothing */
	SHEET_HEADINGS,  /* these alone, whichever there are */
};

/* What is to be read, and as what; all of it is borrowed for the call. */
struct sheet_request {
	const char *path;
	struct srcloc loc; /* where the path was written; file NULL: nowhere */
	struct sheet_bindings bindings;
	struct number_style style;
	struct sheet_texts *texts; /* those of several sheets; NULL: the sheet has its own, in its arena */
	const struct sheet_layout *layout; /* NULL: nothing is said of it */
	enum sheet_part part;
};

#endif
