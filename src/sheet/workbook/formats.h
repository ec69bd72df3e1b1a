/*
 * The number formats of a workbook's cells, and the texts that its numbers show.
 *
 * A sheet shows the same few numbers again and again, so those that were shown lately are kept.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_FORMATS_H
#define PLIEGO_SHEET_WORKBOOK_FORMATS_H

#include "sheet/workbook/number_format.h"
#include "sheet/workbook/rows.h"

#define FORMATS_LATELY 4096 /* a power of two */
#define FORMATS_HELD_MAX 22
#define FORMATS_SHOWN_MAX 34

/* A number that was shown lately, as the workbook holds it and as the format shows it. */
struct lately_shown {
	const struct number_format *format; /* NULL: none */
	uint8_t held_length, shown_length;
	bool exact, rounded;
	char held[FORMATS_HELD_MAX], shown[FORMATS_SHOWN_MAX];
};

struct formats {
	struct rows *rows;
	enum date_system since;
	struct lately_shown *lately;
	struct buf shown;
};

void formats_begin(struct formats *, struct rows *, enum date_system);
void formats_end(struct formats *);

/*
 * Adds a number, as the workbook holds it, to the row under way.  False after an error: it is no number
 * [workbook-cell].
 */
bool formats_add_number(struct formats *, uint32_t column, const struct number_format *, struct bytes held);

/* Adds a date or a time. */
bool formats_add_moment(struct formats *, uint32_t column, const struct number_format *, struct moment);

/* Adds a text, tidy; its bytes stay as they are until the last row was given where it is `lasting`. */
bool formats_add_text(struct formats *, uint32_t column, const struct number_format *,
    const struct shown_cell *);

#endif
