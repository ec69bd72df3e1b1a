/*
 * The rows of a sheet as they are put together from the records of a file.
 *
 * The first record that isn't blank is the heading row.  A record below it becomes a row; blank ones only
 * once something follows them, up to SHEET_ROWS_MAX.  Texts are kept once, in NFC (texts.h);
 * what the sheet doesn't keep is in the scratch.
 *
 * Where none of several bindings is among the headings, the row is taken for a title (`foreign`): no rows are
 * kept, and the true headings are looked for below.
 */
#ifndef PLIEGO_SHEET_ASSEMBLY_H
#define PLIEGO_SHEET_ASSEMBLY_H

#include "sheet/headings.h"
#include "sheet/layout.h"
#include "sheet/record.h"
#include "sheet/request.h"
#include "sheet/sheet.h"
#include "sheet/texts.h"

/* What checking a row needs besides its cells. */
struct row_form {
	uint16_t count; /* cells in the file, those past the headings only up to the last that isn't blank */
	bool blank;
	bool damaged; /* a fault of its form was reported: no need for more */
	bool ended;
};

struct assembly {
	struct arena *arena;
	struct arena *scratch; /* for what the sheet doesn't keep */
	struct diags *diags;
	const char *file;
	struct sheet_bindings bindings;
	const struct sheet_layout *layout;

	struct sheet_texts *texts; /* of its cells */
	struct headings headings;  /* cells: NULL until the heading row */
	bool headings_damaged;
	char separator;         /* of the heading row */
	bool foreign;           /* none of several bindings is in what should be the heading row */
	uint32_t true_headings; /* line of a row below it that holds them; 0: none */
	size_t record_count;    /* up to now, blank ones too */
	size_t first_record;    /* index, among all, of the first below the headings */
	enum sheet_part part;
	bool stopped; /* where the job says that the table ends */
	bool loose;   /* rows as a workbook has them, in which no separator can be missing */

	struct sheet_row *rows;
	struct row_form *forms; /* one for each row */
	size_t row_count, row_capacity, form_capacity;
	uint32_t *blank_lines; /* of blank rows that nothing has followed yet */
	size_t blank_count, blank_capacity;
};

/* Takes the next record: a record_fn, of a struct assembly.  Faults of the headings are reported. */
bool assembly_take(void *assembly, const struct record *);

/*
 * The record's cells in the arena, `room` of them, with blank ones at the end; room >= record->count, and <=
 * SHEET_COLUMNS_MAX.
 */
const struct sheet_cell *assembly_keep(struct assembly *, const struct record *, size_t room);

/* Takes n of the cells that assembly_keep() gave, and their texts, as the headings; faults are reported. */
void assembly_head(struct assembly *, const struct sheet_cell *, size_t n);

/* Adds a row of cells, as many as there are headings at least. */
void assembly_add(struct assembly *, const struct sheet_cell *, struct row_form);

/*
 * The sheet that was put together, without its readings, in the arena; not to be called before there are
 * headings.
 */
struct sheet assembly_sheet(const struct assembly *);

#endif
