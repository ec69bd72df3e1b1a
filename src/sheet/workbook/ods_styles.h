/*
 * The styles of an .ods, of cells and of sheets (OpenDocument 1.3 part 3, 16 and 19).
 *
 * What a number's style is made of (16.29) is put into words as the code of a number format, so that .ods
 * and .xlsx show their numbers alike: number of decimals, grouping, percent, currency, dates, conditions.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_ODS_STYLES_H
#define PLIEGO_SHEET_WORKBOOK_ODS_STYLES_H

#include "base/intern.h"
#include "sheet/workbook/number_format.h"
#include "sheet/workbook/xml.h"

#define ODS_STYLES_MAX 65536
#define ODS_MAPS_MAX 3 /* conditions of a style */

struct ods_map {
	const char *condition; /* as in a code: "[>=0]" */
	const char *style;
};

/* A style of numbers: its code, and what stands in for it. */
struct ods_data_style {
	const char *code;
	struct ods_map maps[ODS_MAPS_MAX];
	size_t map_count;
};

/* A style of cells or of sheets; what it does not say is as its parent has it. */
struct ods_style {
	const char *data, *parent;          /* names; NULL: none */
	const struct number_format *format; /* NULL: not asked for yet */
	bool invisible;
};

struct ods_styles {
	const struct workbook_input *in;
	struct intern data_names, names;
	struct ods_data_style *data;
	struct ods_style *styles;
	size_t data_capacity, capacity;
	const struct number_format *general, *time, *percents;
	const struct number_format *money[UINT8_MAX + 1]; /* by currency; NULL: not asked for yet */
	/* What is being read. */
	struct ods_data_style *under_way; /* NULL: none */
	struct buf code, text;
	bool in_text, percent, elapsed;
	const char *language;
	uint32_t last; /* the style under way */
};

void ods_styles_begin(struct ods_styles *, const struct workbook_input *);
void ods_styles_end(struct ods_styles *);

/* What XML gives of styles, inside an element that holds them; false after an error. */
bool ods_styles_start(struct ods_styles *, const char *name, const char **attributes);
bool ods_styles_close(struct ods_styles *, const char *name);
void ods_styles_text(struct ods_styles *, const char *, size_t n);

/* The format of cells of that style; General where it is not known, or NULL. */
const struct number_format *ods_styles_format(struct ods_styles *, const char *name);

/* All digits behind that code of ISO 4217, "USD 12.5"; General where it is not known, or NULL. */
const struct number_format *ods_styles_money(struct ods_styles *, const char *code);

/* Whether sheets of that style are shown. */
bool ods_styles_visible(const struct ods_styles *, const char *name);

#endif
