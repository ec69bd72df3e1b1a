#include "sheet/workbook/xlsx_sheet.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "sheet/workbook/formats.h"

enum section { SECTION_OTHER, SECTION_COLUMNS, SECTION_ROWS, SECTION_MERGES };

enum cell_type {
	TYPE_NUMBER,
	TYPE_SHARED,
	TYPE_TEXT,
	TYPE_INLINE,
	TYPE_BOOLEAN,
	TYPE_ERROR,
	TYPE_DATE,
	TYPE_UNKNOWN
};

/* How deep the elements are that are looked at. */
enum depth {
	DEPTH_SHEET = 1,
	DEPTH_SECTION,
	DEPTH_ROW, /* or a column, a merge */
	DEPTH_CELL,
	DEPTH_VALUE, /* value, formula, inline text */
	DEPTH_TEXT,  /* in an inline text */
	DEPTH_RUN_TEXT,
};

struct reader {
	struct rows *rows;
	const struct workbook_input *in;
	const struct xlsx_tables *tables;
	struct formats formats;
	struct text_pieces value;
	unsigned depth;
	enum section section;
	bool in_row, in_cell, in_inline, in_run, in_text;
	uint32_t column; /* of the cell under way, or the last one */
	uint32_t style;
	enum cell_type type;
	bool formula, valued;
};

static bool
refuse_cell(const struct reader *r, uint32_t column, const char *why)
{
	diag_add(r->in->diags, SEVERITY_ERROR, rows_cell_place(r->rows, column), "workbook-cell",
	    "the cell can't be read: %s; open the workbook in a spreadsheet program and save it anew",
	    diag_phrase(r->in->diags, why));
	return false;
}

/*
 * --- references
 * -------------------------------------------------------------------------------------------
 */

struct reference {
	uint32_t row, column;
};

/* Reads "AB12" and moves behind it; false: it is none, or past what a sheet has. */
static bool
take_reference(const char **at, struct reference *out)
{
	const char *s = *at;

	*out = (struct reference){0, 0};
	for (; ascii_is_letter(*s) && out->column <= ROWS_COLUMNS_MAX; s++)
		out->column = out->column * 26 + (uint32_t)(ascii_lower(*s) - 'a' + 1);
	for (; ascii_is_digit(*s) && out->row <= ROWS_MAX; s++)
		out->row = out->row * 10 + (uint32_t)(*s - '0');
	*at = s;
	return out->column >= 1 && out->column <= ROWS_COLUMNS_MAX && out->row >= 1 && out->row <= ROWS_MAX;
}

static bool
take_merge(struct reader *r, const char **attributes)
{
	const char *ref = xml_attribute(attributes, "ref");
	struct reference first, last;

	if (ref == NULL || !take_reference(&ref, &first) || *ref != ':' ||
	    (ref++, !take_reference(&ref, &last)) || *ref != '\0' || last.row < first.row ||
	    last.column < first.column) {
		diag_add(r->in->diags, SEVERITY_ERROR, (struct srcloc){r->rows->place, 0, 0}, "workbook-cell",
		    "the sheet has merged cells that are at no place; open the workbook in a spreadsheet "
		    "program and "
		    "save it anew");
		return false;
	}
	return rows_merge(r->rows,
	    &(struct workbook_merge){first.row, last.row, (uint16_t)first.column, (uint16_t)last.column});
}

static void
take_columns(struct reader *r, const char **attributes)
{
	uint32_t first, last;

	if (xml_is_true(xml_attribute(attributes, "hidden")) &&
	    xml_number(xml_attribute(attributes, "min"), ROWS_COLUMNS_MAX, &first) && first > 0 &&
	    xml_number(xml_attribute(attributes, "max"), ROWS_COLUMNS_MAX, &last))
		rows_hide_columns(r->rows, first, last);
}

/*
 * --- rows and cells begin
 * ---------------------------------------------------------------------------------
 */

static bool
start_row(struct reader *r, const char **attributes)
{
	const char *number = xml_attribute(attributes, "r");
	uint32_t line = r->rows->line + 1;

	if ((number != NULL && !xml_number(number, ROWS_MAX, &line)) || line <= r->rows->line ||
	    line > ROWS_MAX) {
		diag_add(r->in->diags, SEVERITY_ERROR, rows_cell_place(r->rows, 0), "workbook-cell",
		    "behind this row comes one that is before it, or past row %d; open the workbook in a "
		    "spreadsheet "
		    "program and save it anew",
		    ROWS_MAX);
		return false;
	}
	rows_start(r->rows, line, xml_is_true(xml_attribute(attributes, "hidden")));
	r->in_row = true;
	r->column = 0;
	return true;
}

static enum cell_type
cell_type(const char *word)
{
	static const struct {
		const char *word;
		enum cell_type type;
	} types[] = {{"s", TYPE_SHARED}, {"n", TYPE_NUMBER}, {"str", TYPE_TEXT}, {"inlineStr", TYPE_INLINE},
	    {"b", TYPE_BOOLEAN}, {"e", TYPE_ERROR}, {"d", TYPE_DATE}};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(word, types[i].word) == 0)
			return types[i].type;
	}
	return TYPE_UNKNOWN;
}

/* The column that the reference says; none: that behind the last. */
static bool
set_column(struct reader *r, const char *reference)
{
	struct reference where = {r->rows->line, r->column + 1};

	if (reference != NULL && (!take_reference(&reference, &where) || *reference != '\0'))
		return refuse_cell(r, r->column,
		    N_("behind it one says that it is at a place that there is not"));
	if (where.row != r->rows->line || where.column <= r->column || where.column > ROWS_COLUMNS_MAX)
		return refuse_cell(r, r->column,
		    N_("behind it one says that it is at the same place or before it"));
	r->column = where.column;
	return true;
}

static bool
start_cell(struct reader *r, const char **attributes)
{
	const char *reference = NULL;

	r->style = 0;
	r->type = TYPE_NUMBER;
	r->formula = r->valued = r->in_inline = false;
	r->in_cell = true;
	buf_clear(&r->value.raw);
	for (; *attributes != NULL; attributes += 2) {
		const char *name = attributes[0], *value = attributes[1];
		if (name[0] == '\0' || name[1] != '\0')
			continue;
		if (name[0] == 'r')
			reference = value;
		else if (name[0] == 't')
			r->type = cell_type(value);
		else if (name[0] == 's' && !xml_number(value, UINT32_MAX, &r->style))
			r->style = UINT32_MAX;
	}
	return set_column(r, reference);
}

/*
 * --- cells end
 * --------------------------------------------------------------------------------------------
 */

static bool
add_words(struct reader *r, const struct number_format *format, const char *s, size_t n)
{
	struct shown_cell cell = {.text = s, .length = n, .nfc = utf8_is_plain(s, n)};

	return formats_add_text(&r->formats, r->column, format, &cell);
}

static bool
add_shared(struct reader *r, const struct number_format *format, const char *number)
{
	const struct shared_strings *strings = &r->tables->strings;
	uint32_t i;

	if (!xml_number(number, UINT32_MAX, &i) || i >= strings->count)
		return refuse_cell(r, r->column, N_("its text is none of those that the workbook has"));
	const struct shared_string *string = &strings->strings[i];
	struct shown_cell cell = {string->text, string->length, .lasting = true, .nfc = string->nfc};
	return formats_add_text(&r->formats, r->column, format, &cell);
}

static bool
add_boolean(struct reader *r, const struct number_format *format, const char *value)
{
	const char *word = xml_is_true(value) ? "VERDADERO" : "FALSO";

	if (!xml_is_true(value) && strcmp(value, "0") != 0 && strcmp(value, "false") != 0)
		return refuse_cell(r, r->column, N_("it is neither true nor false"));
	return add_words(r, format, word, strlen(word));
}

static bool
add_date(struct reader *r, const struct number_format *format, struct bytes value)
{
	struct moment moment;

	if (!moment_of_iso(value.data, value.length, &moment))
		return refuse_cell(r, r->column, N_("it says that it is a date, and is none"));
	return formats_add_moment(&r->formats, r->column, format, moment);
}

/* The value, with a NUL behind it. */
static struct bytes
take_value(struct reader *r)
{
	buf_addc(&r->value.raw, '\0');
	if (r->value.raw.failed)
		arena_out_of_memory(r->in->scratch, 0);
	struct bytes value = {r->value.raw.data, r->value.raw.length - 1};
	utf8_trim(&value.data, &value.length);
	((char *)value.data)[value.length] = '\0';
	return value;
}

static bool
add_value(struct reader *r, const struct number_format *format)
{
	struct bytes value;

	if (r->type == TYPE_TEXT || r->type == TYPE_INLINE) {
		value = text_pieces_take(&r->value, r->in->scratch);
		return add_words(r, format, value.data, value.length);
	}
	value = take_value(r);
	if (value.length == 0)
		return true;
	switch (r->type) {
	case TYPE_NUMBER:
		return formats_add_number(&r->formats, r->column, format, value);
	case TYPE_SHARED:
		return add_shared(r, format, value.data);
	case TYPE_BOOLEAN:
		return add_boolean(r, format, value.data);
	case TYPE_DATE:
		return add_date(r, format, value);
	case TYPE_UNKNOWN:
		return refuse_cell(r, r->column, N_("it is of a kind that is not known"));
	case TYPE_ERROR:
	case TYPE_TEXT:
	case TYPE_INLINE:
		break;
	}
	return add_words(r, format, value.data, value.length);
}

static bool
end_cell(struct reader *r)
{
	r->in_cell = false;
	if (r->formula && (!r->valued || (r->value.raw.length == 0 && r->type != TYPE_TEXT))) {
		rows_note_unsaved(r->rows, r->column);
		return true;
	}
	if (r->value.raw.length == 0)
		return true;
	if (r->style >= r->tables->styles.count)
		return refuse_cell(r, r->column, N_("its style is none of those that the workbook has"));
	return add_value(r, r->tables->styles.formats[r->style]);
}

/*
 * --- elements
 * ---------------------------------------------------------------------------------------------
 */

static bool
start_sheet(struct reader *r, const char *name)
{
	if (strcmp(name, "worksheet") == 0)
		return true;
	diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-part",
	    "\"%s\" can't be read: what should be the sheet \"%s\" is something else; open it in a "
	    "spreadsheet program and save it anew",
	    r->in->file, r->rows->place);
	return false;
}

static void
start_section(struct reader *r, const char *name)
{
	r->section = strcmp(name, "sheetData") == 0 ? SECTION_ROWS
	    : strcmp(name, "cols") == 0             ? SECTION_COLUMNS
	    : strcmp(name, "mergeCells") == 0       ? SECTION_MERGES
						    : SECTION_OTHER;
}

static bool
start_in_section(struct reader *r, const char *name, const char **attributes)
{
	if (r->section == SECTION_ROWS && strcmp(name, "row") == 0)
		return start_row(r, attributes);
	if (r->section == SECTION_MERGES && strcmp(name, "mergeCell") == 0)
		return take_merge(r, attributes);
	if (r->section == SECTION_COLUMNS && strcmp(name, "col") == 0)
		take_columns(r, attributes);
	return true;
}

static void
start_value(struct reader *r, const char *name)
{
	if (name[0] == 'v' && name[1] == '\0') {
		r->in_text = r->valued = true;
	} else if (name[0] == 'f' && name[1] == '\0') {
		r->formula = true;
	} else if (strcmp(name, "is") == 0) {
		r->in_inline = r->valued = true;
		r->in_run = false;
	}
}

static bool
on_start(void *ctx, const char *name, const char **attributes)
{
	struct reader *r = ctx;
	const char *local = xml_local(name);

	switch (++r->depth) {
	case DEPTH_SHEET:
		return start_sheet(r, local);
	case DEPTH_SECTION:
		start_section(r, local);
		return true;
	case DEPTH_ROW:
		return start_in_section(r, local, attributes);
	case DEPTH_CELL:
		return !r->in_row || strcmp(local, "c") != 0 || start_cell(r, attributes);
	case DEPTH_VALUE:
		if (r->in_cell)
			start_value(r, local);
		return true;
	case DEPTH_TEXT:
		r->in_text = r->in_inline && strcmp(local, "t") == 0;
		r->in_run = r->in_inline && strcmp(local, "r") == 0;
		return true;
	case DEPTH_RUN_TEXT:
		r->in_text = r->in_run && strcmp(local, "t") == 0;
		return true;
	}
	return true;
}

static bool
on_end(void *ctx, const char *name)
{
	struct reader *r = ctx;
	unsigned depth = r->depth--;

	(void)name;
	r->in_text = false;
	if (depth == DEPTH_CELL && r->in_cell)
		return end_cell(r);
	if (depth == DEPTH_ROW && r->in_row) {
		r->in_row = false;
		return rows_finish(r->rows);
	}
	if (depth == DEPTH_VALUE)
		r->in_inline = false;
	return true;
}

static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct reader *r = ctx;

	if (r->in_text)
		text_pieces_add(&r->value, s, n);
	return true;
}

bool
xlsx_sheet_read(struct rows *rows, const struct xml_source *source, const struct xlsx_tables *tables)
{
	static const struct xml_handler handler = {on_start, on_end, on_text, false};
	struct reader r = {.rows = rows, .in = rows->in, .tables = tables};

	formats_begin(&r.formats, rows, tables->since);
	enum xml_end end = xml_read(rows->in, source, &handler, &r);
	formats_end(&r.formats);
	buf_release(&r.value.raw);
	return end == XML_WHOLE || rows->ended;
}
