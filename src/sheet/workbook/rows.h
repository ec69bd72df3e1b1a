/*
 * Rows of a sheet as records, and what is to be said of them: what the readers of .xlsx and .ods share.
 *
 * A row that holds nothing costs nothing and is not given.  What is past a limit is one error at its cell,
 * and the end: a column past SHEET_COLUMNS_MAX that holds something [workbook-columns], a text past
 * SHEET_CELL_MAX [workbook-cell-size], rows past ROWS_MAX or texts of more than ROWS_TEXT_MAX bytes in all
 * [workbook-size].
 */
#ifndef PLIEGO_SHEET_WORKBOOK_ROWS_H
#define PLIEGO_SHEET_WORKBOOK_ROWS_H

#include "base/buf.h"
#include "sheet/workbook.h"

#define ROWS_MAX 1048576 /* rows of a sheet, in every program */
#define ROWS_COLUMNS_MAX 16384
#define ROWS_TEXT_MAX ((uint64_t)256 * 1024 * 1024) /* four times what a CSV may have */
#define ROWS_MERGES_MAX 1000000

#define ROWS_WORDS (SHEET_COLUMNS_MAX / 64)

struct rows {
	const struct workbook_input *in;
	const char *place;
	record_fn *give;
	void *ctx;
	struct workbook_facts *facts;
	struct sheet_field
	    cells[SHEET_COLUMNS_MAX]; /* text: NULL where it is in `text` until the row is whole */
	uint16_t count;
	uint32_t line;
	bool hidden, nfc, in_text;
	bool ended;      /* no more are wanted */
	struct buf text; /* of cells that nobody else keeps, one after another */
	uint64_t given;  /* bytes */
	uint64_t hidden_columns[ROWS_WORDS], seen_hidden[ROWS_WORDS];
	struct workbook_merge *merges;
	size_t merge_capacity;
};

/* What a cell shows. */
struct shown_cell {
	const char *text; /* trimmed, in lines that end in LF */
	size_t length;
	bool lasting; /* stays where it is until the last row was given */
	bool exact, nfc;
};

void rows_begin(struct rows *, const struct workbook_input *, const char *place, struct workbook_facts *);
/* Puts the facts in order, and lets go of its memory. */
void rows_end(struct rows *);

/* Where messages about that cell of the row under way are told; column 0: the row itself. */
struct srcloc rows_cell_place(const struct rows *, uint32_t column);

/* Columns that are not shown, both in it. */
void rows_hide_columns(struct rows *, uint32_t first, uint32_t last);

/* False after an error. */
bool rows_merge(struct rows *, const struct workbook_merge *);

/* The row of that number begins; it is past the one before. */
void rows_start(struct rows *, uint32_t line, bool hidden);

/* One more cell of the row, past the one before.  What is blank may be left out.  False after an error. */
bool rows_add(struct rows *, uint32_t column, const struct shown_cell *);

/* Gives the row, if it holds anything; false when no more are wanted, or after an error. */
bool rows_finish(struct rows *);

/* Notes what is to be said of the cell in that column. */
void rows_note_rounded(struct rows *, uint32_t column, struct bytes shown, struct bytes held);
void rows_note_unsaved(struct rows *, uint32_t column);

/* Trims a text, and makes its line ends LF, in place; its new length is returned, *text moves. */
size_t rows_tidy(char **text, size_t n);

#endif
