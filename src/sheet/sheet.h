/*
 * A sheet: the rows of one unit's plan or progress, its cells exactly as written, each with its place in the
 * file.
 *
 * Invariants: every row has one cell for each heading; texts are in NFC and NUL-terminated (sheet/cell.h).
 * Rows whose cells are all blank are kept when something follows them, dropped at the end of the file.  Cells
 * of a blank row, and those left out at the end of a row, stand at the first column of its line.
 *
 * A text that several cells have, of this sheet or of those that it shares its texts with (texts.h), is there
 * once.  Nothing is kept of the file's bytes.
 *
 * These are the types, and what is asked of a sheet; reading one is sheet/read.h.
 */
#ifndef PLIEGO_SHEET_SHEET_H
#define PLIEGO_SHEET_SHEET_H

#include "sheet/cell.h"
#include "sheet/value.h"

#define SHEET_ROWS_MAX 200000

struct sheet_row {
	const struct sheet_cell *cells;
};

/*
 * How a column reads numbers in doubt (value.h).  META ANUAL and the months count, so there they are
 * thousands, unless another cell of the column has decimals behind the same mark.  Any other column is read
 * as the locale has it, unless another cell has that mark between thousands.
 */
struct sheet_reading {
	bool thousands;
	bool percent;                      /* bound as percents: never in doubt */
	bool read;                         /* counts, or shown as what they are read as */
	bool number;                       /* its cells read as values */
	size_t doubtful;                   /* cells in doubt */
	const struct sheet_cell *evidence; /* the cell that decided, NULL: none */
};

struct sheet {
	const char *file;
	const struct sheet_cell *headings; /* as written */
	const char *const *keys;           /* headings as heading_key() sees them, or as the job calls them */
	const char *const *own;            /* as heading_key() sees them; NULL: as `keys` */
	size_t column_count;
	const struct sheet_row *rows;
	size_t row_count;
	char separator; /* of the cells in the file; '\0' in a format that has none */
	bool money;     /* some number has a currency */
	size_t unusual; /* numbers that the locale would read differently, or might */
	/* Of each column, how it reads numbers in doubt; NULL: all as the locale does. */
	const struct sheet_reading *readings;
};

/* Index of the column whose heading has that key, or is another word for the same (vocabulary.h), as
 * the job calls it or as it is; or -1. */
int sheet_column(const struct sheet *, const char *key);

/* What a cell says by itself: value_parse_exact() of one that is exact, value_parse() of any other. */
bool sheet_cell_value(const struct sheet_cell *, struct number_style, struct value *out);

/*
 * What a cell says, as sheet_cell_value() reads it, and where that leaves a doubt as the column reads it; but
 * META ANUAL and months as the locale does in a row that has decimals (sheet_row_has_decimals()), and money
 * as thousands where the column shows neither.
 */
bool sheet_value(const struct sheet *, size_t row, size_t column, struct number_style, struct value *out);

/* The same of a cell that is read as those of another column are. */
bool sheet_value_as(const struct sheet *, size_t row, size_t column, size_t as, struct number_style,
    struct value *out);

/*
 * Whether what stands in the row has its figures read as the locale has it, whatever their columns do: it is
 * a row of percents (by MEDIDA, or a "%" in one of them), or has decimals behind the mark in doubt.
 */
bool sheet_row_has_decimals(const struct sheet *, size_t row, struct number_style);

#endif
