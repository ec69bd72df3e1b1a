#include "sheet/workbook/ods_cell.h"

#include "base/utf8.h"
#include "sheet/workbook/odf_name.h"

#define TEXT_MAX ((size_t)SHEET_CELL_MAX + 1) /* of which it is known that it is too long */

/*
 * --- what its attributes say
 * ------------------------------------------------------------------------------
 */

/* The type of a value, and the attribute that has it. */
static enum ods_type
type_of(const char *word, const char **attribute)
{
	static const struct {
		const char *word;
		enum ods_type type;
		const char *attribute;
	} types[] = {{"float", ODS_NUMBER, "value"}, {"percentage", ODS_NUMBER, "value"},
	    {"currency", ODS_NUMBER, "value"}, {"date", ODS_DATE, "date-value"},
	    {"time", ODS_TIME, "time-value"}, {"boolean", ODS_BOOLEAN, "boolean-value"},
	    {"string", ODS_TEXT, "string-value"}};

	for (size_t i = 0; word != NULL && i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(word, types[i].word) == 0) {
			*attribute = types[i].attribute;
			return types[i].type;
		}
	}
	return ODS_NONE;
}

static bool
is_type(const char *type, const char *word)
{
	return type != NULL && strcmp(type, word) == 0;
}

void
ods_cell_start(struct ods_cell *cell, const char **attributes)
{
	const char *type = odf_attribute(attributes, "office", "value-type");
	const char *named = "", *calc = NULL;

	cell->type = type_of(type, &named);
	cell->percent = is_type(type, "percentage");
	cell->money = is_type(type, "currency");
	cell->currency = odf_attribute(attributes, "office", "currency");
	cell->formula = odf_attribute(attributes, "table", "formula") != NULL;
	for (const char **a = attributes; *a != NULL; a += 2) {
		if (strstr(a[0], ":calcext:1.0") != NULL && strcmp(xml_local(a[0]), "value-type") == 0)
			calc = a[1];
	}
	cell->error = calc != NULL && strcmp(calc, "error") == 0;
	cell->times = odf_times(attributes, "table", "number-columns-repeated", ROWS_COLUMNS_MAX);
	cell->columns = odf_times(attributes, "table", "number-columns-spanned", ROWS_COLUMNS_MAX);
	cell->rows = odf_times(attributes, "table", "number-rows-spanned", ROWS_MAX);
	cell->style = odf_attribute(attributes, "table", "style-name");
	buf_clear(&cell->value);
	buf_clear(&cell->text);
	cell->paragraph = cell->set_out = false;
	const char *value = cell->type != ODS_NONE ? odf_attribute(attributes, "office", named) : NULL;
	if (value != NULL)
		buf_adds(&cell->value, value);
}

void
ods_cell_format(struct ods_cell *cell, const struct number_format *format, struct ods_styles *styles)
{
	bool general = number_format_is_general(format);

	if (cell->percent && general)
		format = styles->percents;
	else if (cell->money && general)
		format = ods_styles_money(styles, cell->currency);
	cell->format = format;
}

/*
 * --- its text
 * ---------------------------------------------------------------------------------------------
 */

static void
add(struct ods_cell *cell, const char *s, size_t n)
{
	if (cell->text.length <= TEXT_MAX)
		buf_add(&cell->text, s, n);
}

static void
add_spaces(struct ods_cell *cell, uint32_t times)
{
	for (uint32_t i = 0; i < times && cell->text.length <= TEXT_MAX; i++)
		add(cell, " ", 1);
}

static void
start_paragraph(struct ods_cell *cell)
{
	if (cell->paragraph)
		add(cell, "\n", 1);
	cell->paragraph = true;
	cell->set_out = false;
}

bool
ods_cell_element(struct ods_cell *cell, const char *name, const char **attributes)
{
	if (odf_is(name, "text", "p") || odf_is(name, "text", "h"))
		start_paragraph(cell);
	else if (odf_is(name, "text", "line-break"))
		add(cell, "\n", 1);
	else if (odf_is(name, "text", "tab"))
		add(cell, "\t", 1);
	else if (odf_is(name, "text", "s"))
		add_spaces(cell, odf_times(attributes, "text", "c", SHEET_CELL_MAX));
	else
		return odf_is(name, "text", xml_local(name)) && !odf_is(name, "text", "ruby-text") &&
		    !odf_is(name, "text", "note");
	return true;
}

/* The last byte of the text; a line end where it has none. */
static char
last_byte(const struct ods_cell *cell)
{
	return (char)(cell->text.length > 0 ? cell->text.data[cell->text.length - 1] : '\n');
}

/*
 * A line end, and the white space behind it, is how the file is set out: one space (6.1.2 of part 3).  Two
 * spaces are two: that part makes them one, but LibreOffice writes them so.
 */
void
ods_cell_text(struct ods_cell *cell, const char *s, size_t n)
{
	for (size_t i = 0; i < n && cell->paragraph; i++) {
		bool set_out = s[i] == '\n' || s[i] == '\t' || s[i] == '\r';

		if (set_out && last_byte(cell) != ' ' && last_byte(cell) != '\n')
			add(cell, " ", 1);
		if (!set_out && !(s[i] == ' ' && cell->set_out))
			add(cell, s + i, 1);
		cell->set_out = set_out || (s[i] == ' ' && cell->set_out);
	}
}

/*
 * --- what it shows
 * ----------------------------------------------------------------------------------------
 */

static bool
refuse(struct formats *formats, uint32_t column, const char *why)
{
	diag_add(formats->rows->in->diags, SEVERITY_ERROR, sheet_rows_place(formats->rows, column),
	    "workbook-cell",
	    "the cell can't be read: %s; open the workbook in a spreadsheet program and save it anew",
	    diag_phrase(formats->rows->in->diags, why));
	return false;
}

static bool
add_words(struct ods_cell *cell, struct formats *formats, uint32_t column, struct bytes words)
{
	struct shown_cell shown = {.text = words.data, .length = words.length};

	shown.nfc = utf8_is_plain(words.data, words.length);
	return formats_add_text(formats, column, cell->format, &shown);
}

static struct bytes
tidy(struct buf *words, size_t n)
{
	char *text = words->data;

	if (n == 0)
		return (struct bytes){"", 0};
	n = sheet_rows_tidy(&text, n);
	return (struct bytes){text, n};
}

static bool
add_boolean(struct ods_cell *cell, struct formats *formats, uint32_t column, const char *value)
{
	const char *word = xml_is_true(value) ? "VERDADERO" : "FALSO";

	return add_words(cell, formats, column, (struct bytes){word, strlen(word)});
}

static bool
add_date(struct ods_cell *cell, struct formats *formats, uint32_t column, struct bytes value)
{
	struct moment moment;

	if (!moment_of_iso(value.data, value.length, &moment))
		return refuse(formats, column, N_("it says that it is a date, and is none"));
	return formats_add_moment(formats, column, cell->format, moment);
}

static bool
add_time(struct ods_cell *cell, struct formats *formats, const struct ods_styles *styles, uint32_t column,
    struct bytes value)
{
	bool dated = number_format_is_date(cell->format);
	struct moment moment;

	if (!moment_of_duration(value.data, value.length, &moment))
		return refuse(formats, column, N_("it says that it is a time, and is none"));
	return formats_add_moment(formats, column, dated ? cell->format : styles->time, moment);
}

/* Whether the number is shown as a truth value: results of comparisons have no type of their own. */
static bool
is_truth(const struct ods_cell *cell)
{
	static const char *const words[] = {"TRUE", "FALSE", "VERDADERO", "FALSO", "VERDADEIRO"};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);
		if (cell->text.length == n && memcmp(cell->text.data, words[i], n) == 0)
			return true;
	}
	return false;
}

/* Once, at that column. */
static bool
add_once(struct ods_cell *cell, struct formats *formats, const struct ods_styles *styles, uint32_t column)
{
	struct bytes value = {cell->value.data, cell->value.length - 1};

	/* A text that is shown is the one that its paragraphs have. */
	if (cell->error || (cell->type == ODS_TEXT && cell->paragraph) || cell->type == ODS_NONE)
		return add_words(cell, formats, column, tidy(&cell->text, cell->text.length));
	switch (cell->type) {
	case ODS_NUMBER:
		if (is_truth(cell))
			return add_boolean(cell, formats, column, value.data);
		return formats_add_number(formats, column, cell->format, value);
	case ODS_DATE:
		return add_date(cell, formats, column, value);
	case ODS_TIME:
		return add_time(cell, formats, styles, column, value);
	case ODS_BOOLEAN:
		return add_boolean(cell, formats, column, value.data);
	case ODS_TEXT:
	case ODS_NONE:
		break;
	}
	return add_words(cell, formats, column, tidy(&cell->value, value.length));
}

bool
ods_cell_add(struct ods_cell *cell, struct formats *formats, const struct ods_styles *styles, uint32_t column)
{
	bool valued = cell->value.length > 0;

	if (cell->formula && !valued && !cell->paragraph && cell->type != ODS_TEXT) {
		sheet_rows_note_unsaved(formats->rows, column);
		return true;
	}
	if (!valued && cell->text.length == 0)
		return true;
	buf_addc(&cell->value, '\0');
	if (cell->value.failed || cell->text.failed)
		arena_out_of_memory(formats->rows->in->scratch, 0);
	for (uint32_t i = 0; i < cell->times; i++) {
		if (!add_once(cell, formats, styles, column + i))
			return false;
	}
	return true;
}
