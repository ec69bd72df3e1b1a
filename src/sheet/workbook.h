/*
 * Workbooks: .xlsx (and .xlsm, whose macros are not looked at) and .ods, read sheet by sheet, each cell as
 * the person sees it.
 *
 * The text of a cell is what a spreadsheet program of the job's locale would show in a column that is wide
 * enough: number formats applied (workbook/number_format.h), results of formulas as they were saved.  A
 * cell that shows a number is `exact` (cell.h): its text is written with the marks of the number style
 * that was asked for.  Dates are texts; so are booleans, VERDADERO and FALSO, and errors, "#DIV/0!".
 *
 * They are read by a reader of our own over libzip and expat, block by block; what is held is the archive
 * as it came, the texts that cells share, and a row.  liborcus was tried on the same files: it holds a
 * part whole (a bomb of 1 MB took 1,061 MB, 100,000 rows of 18 columns 118 MB; here 25 MB, a third of them
 * the file), gives numbers as doubles without their formats, finds no sheet in workbooks that name parts
 * from the root, as openpyxl's do, and gave nothing, and no error, of an archive that was cut off.
 *
 * What is past a limit, damaged, encrypted, or none of these is one error.  Limits are in
 * workbook/archive.h (what is inflated), xml.h, sheet_rows.h, shared_strings.h, xlsx.h, xlsx_styles.h,
 * relations.h, ods.h, ods_styles.h.
 *
 * XlsxWriter and its like save 0 as the result of a formula that they can't compute; it is read as it is
 * saved.
 *
 * A cell's line is its row, its column that of the sheet, both from 1.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_H
#define PLIEGO_SHEET_WORKBOOK_H

#include "base/decimal.h"
#include "base/file.h"
#include "sheet/record.h"

/* All of it is borrowed for the call. */
struct workbook_input {
	struct arena *scratch;     /* ends soon after the call */
	const char *file;          /* the workbook's name, for places of the workbook itself */
	struct srcloc loc;         /* where errors about the workbook itself are told */
	struct bytes bytes;        /* all of it */
	struct number_style style; /* the marks that numbers are written with */
	struct diags *diags;
};

struct workbook_sheet {
	const char *name; /* in NFC */
	bool hidden;      /* it is not shown */
};

/* A rectangle of cells that show as one, its rows and columns from 1, both ends in it. */
struct workbook_merge {
	uint32_t first_row, last_row;
	uint16_t first_column, last_column;
};

/* What is to be said of cells of a row: the first of them, and how many there are. */
struct workbook_remark {
	uint32_t row;
	uint16_t column;          /* 0: of the row itself */
	size_t count;             /* of cells; of rows, where it is of the row itself */
	const char *shown, *held; /* of the first cell that is rounded; else NULL */
};

/* So many rows have remarks of a kind of their own; those of the rows below count with the last one's. */
#define WORKBOOK_REMARKS_MAX 1024

struct workbook_remarks {
	struct workbook_remark *rows; /* from above */
	size_t row_count, capacity;
};

/* What is known of a sheet besides its cells, once it was read. */
struct workbook_facts {
	/* By first row, then first column; of those that overlap, as in damaged files, the first alone. */
	const struct workbook_merge *merges;
	size_t merge_count;
	size_t hidden_columns;           /* that hold something */
	uint16_t first_hidden_column;    /* 0: none */
	struct workbook_remarks hidden;  /* rows that hold something */
	struct workbook_remarks rounded; /* cells that show a number with fewer digits than they hold */
	struct workbook_remarks unsaved; /* formulas without a saved result: they read as blank */
};

/* Whether the bytes are those of a workbook that is read here, or of a zip archive that may be one. */
bool workbook_recognise(struct bytes);

/*
 * The sheets of the workbook, in its order; of those that are no tables (charts, macros) none.  Lives in
 * the scratch.  False after an error [workbook-...].
 */
bool workbook_sheets(const struct workbook_input *, const struct workbook_sheet **out, size_t *count);

/*
 * Gives the rows of the sheet of that number that hold something, from the first to the last, to the
 * function, until that returns false; field i of a record is that of column i + 1, blank ones included up
 * to the last that isn't.  `place` is the file of places in messages (base/place.h).  *facts lives in
 * the scratch.  False after an error [workbook-...]: nothing is to be made of the rows then.
 */
bool workbook_read(const struct workbook_input *, size_t sheet, const char *place, record_fn *, void *ctx,
    struct workbook_facts *facts);

#endif
