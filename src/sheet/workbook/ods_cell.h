/*
 * A cell of an .ods: its value, and the text that is written beside it.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_ODS_CELL_H
#define PLIEGO_SHEET_WORKBOOK_ODS_CELL_H

#include "sheet/workbook/formats.h"
#include "sheet/workbook/ods_styles.h"

enum ods_type { ODS_NONE, ODS_NUMBER, ODS_DATE, ODS_TIME, ODS_BOOLEAN, ODS_TEXT };

struct ods_cell {
	enum ods_type type;
	bool percent, money;  /* a number is of that type */
	const char *currency; /* of money, by its code; NULL: not said; good while the cell begins */
	bool formula, error;
	uint32_t times;                     /* how often it is there, side by side */
	uint32_t columns, rows;             /* that it spans */
	const char *style;                  /* NULL: none of its own; good while the cell begins */
	const struct number_format *format; /* General where the type alone says how a number is shown */
	struct buf value;                   /* as its attributes have it, but for texts */
	struct buf text;                    /* of its paragraphs, a line each */
	bool paragraph;                     /* one was begun */
	bool set_out;                       /* behind a line end that is none of the text */
};

/* A cell begins; its buffers stay. */
void ods_cell_start(struct ods_cell *, const char **attributes);

/*
 * Says how the cell's numbers are shown, while it begins: by the format of its style, or by its type where
 * that is General, as a file may leave it (LibreOffice reads it so, too).
 */
void ods_cell_format(struct ods_cell *, const struct number_format *, struct ods_styles *);

/* Elements in the text of a cell: false where it is nothing to be read, with all that is in it. */
bool ods_cell_element(struct ods_cell *, const char *name, const char **attributes);
void ods_cell_text(struct ods_cell *, const char *, size_t n);

/* Adds the cell to the row under way, from that column on; false after an error. */
bool ods_cell_add(struct ods_cell *, struct formats *, const struct ods_styles *, uint32_t column);

#endif
