/*
 * A plan sheet: the CSV of one unit, its cells exactly as written, each with its place in the file.
 *
 * Invariants: every row has one cell for each heading; texts are valid UTF-8 in NFC, NUL-terminated, trimmed
 * of white space at both ends (no-break spaces too; inner ones stay as they are), line breaks inside quotes
 * are "\n".  Rows whose cells are all blank are kept when something follows them, dropped at the end of the
 * file.  Columns count in code points of the line as it stands in the file, quotes included; cells of a blank
 * row, and those left out at the end of a row, stand at the first column of its line.
 *
 * A row with fewer cells than headings is ragged, but for one habit of Excel: it leaves out trailing columns
 * that are blank in sixteen rows running (Microsoft's Knowledge Base, 77295).  A whole such block is read as
 * blank there, with a note.  Columns without heading or data are dropped at the right end.
 *
 * Read as spreadsheets really export: comma, semicolon or tab (found from the heading row, or named by a
 * "sep=" line); UTF-8 with or without BOM, UTF-16 with BOM, Windows-1252 (a note says so; assumed only when
 * the file is not valid UTF-8 and holds no byte that Windows-1252 leaves undefined), or the code page of
 * MS-DOS or old Macintoshes where that spoils words (a warning says so); LF, CRLF or CR; quoted
 * line breaks.
 *
 * A text that several cells of a sheet have is there once.  Nothing is kept of the file's bytes.
 *
 * Limits: SHEET_FILE_MAX bytes, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX, SHEET_CELL_MAX.  libcsv is seen only in
 * this folder.
 */
#ifndef PLIEGO_SHEET_SHEET_H
#define PLIEGO_SHEET_SHEET_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "sheet/value.h"

#define SHEET_FILE_MAX INPUT_MAX
#define SHEET_COLUMNS_MAX 256
#define SHEET_ROWS_MAX 200000
#define SHEET_CELL_MAX 131068 /* bytes: 32,767 characters, as in a spreadsheet, of four at most */

/* Twenty-two bytes, not 24: of a million rows there are some twenty million. */
struct __attribute__((packed, aligned(2))) sheet_cell {
	const char *text;
	uint32_t length;
	uint32_t line, column; /* of the first character of the field: a quote, a blank */
	/* Where its text begins: so many columns on; or so many lines down, and columns there. */
	uint8_t lead;
	uint8_t lead_lines : 7;
	uint8_t quoted : 1; /* a quote in the text is two in the file */
};

/* What is beyond these counts as 0: the text is then told of where its field begins. */
#define SHEET_LEAD_MAX 255
#define SHEET_LEAD_LINES_MAX 127

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
	const char *const *keys;           /* headings as heading_key() sees them */
	size_t column_count;
	const struct sheet_row *rows;
	size_t row_count;
	char separator;
	size_t unusual; /* numbers that the locale would read differently, or might */
	/* Of each column, how it reads numbers in doubt; NULL: all as the locale does. */
	const struct sheet_reading *readings;
};

/* A heading that a template binds to, and where it does. */
struct sheet_binding {
	const char *heading;
	const char *key; /* heading_key() of the heading */
	struct srcloc loc;
	bool number;  /* its cells must read as values */
	bool percent; /* these are percents, with or without the sign */
	bool read;    /* what they are read as is shown, not how they are written */
};

/* Index of the column whose heading has that key, or is another word for the same (vocabulary.h); or -1. */
int sheet_column(const struct sheet *, const char *key);

/*
 * What a cell says, as value_parse() reads it, and where that leaves a doubt as the column reads it; but
 * META ANUAL and months as the locale does in a row of percents (by MEDIDA, or a "%" in one of them), or that
 * has decimals behind the mark in doubt.
 */
bool sheet_value(const struct sheet *, size_t row, size_t column, struct number_style, struct value *out);

/*
 * Reads the sheet in `path` and checks it: every bound heading there, nothing twice that is bound or
 * computed, no ragged row, no NUL or other control character, and in number columns (those bound as such,
 * META ANUAL, and the months of a plan that can be computed (columns.h) or that has one of them bound so)
 * nothing that value_parse() refuses.  Every fault is an error at its place [csv-...]; errors about the file
 * itself (absent, empty, too large) are given at `loc`, where the path was written.  A missing heading names
 * the nearest one that is there.  Returns false after an error; *out is then not to be used.
 */
bool sheet_read(struct arena *, const char *path, struct srcloc loc, const struct sheet_binding *, size_t n,
    struct number_style, struct sheet *out, struct diags *);

/* The same for a file that is in memory already, with a NUL behind it. */
bool sheet_parse(struct arena *, const char *path, struct bytes, struct srcloc loc,
    const struct sheet_binding *, size_t n, struct number_style, struct sheet *out, struct diags *);

#endif
