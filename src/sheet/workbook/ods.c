#include "sheet/workbook/ods.h"

#include "base/utf8.h"
#include "sheet/workbook/odf_name.h"
#include "sheet/workbook/ods_cell.h"
#include "sheet/workbook/part_xml.h"
#include "sheet/workbook/refusal.h"

#define MIMETYPE_MAX 200
#define MEDIA "application/vnd.oasis.opendocument."

/*
 * --- what the package is
 * ----------------------------------------------------------------------------------
 */

bool
ods_is_package(const struct archive *archive)
{
	return archive_has(archive, "mimetype") || archive_has(archive, "content.xml");
}

/* What its part "mimetype" says, in the scratch; NULL after an error. */
static const char *
read_mimetype(const struct workbook_input *in, const struct archive *archive)
{
	char *type = arena_alloc(in->scratch, MIMETYPE_MAX + 1, 1);
	size_t n = 0;
	ptrdiff_t got = 0;

	if (!archive_has(archive, "mimetype"))
		return MEDIA "spreadsheet";
	struct part *part = part_open(archive, "mimetype");
	if (part == NULL)
		return NULL;
	while (n < MIMETYPE_MAX && (got = part_read(part, type + n, MIMETYPE_MAX - n)) > 0)
		n += (size_t)got;
	part_close(part);
	return got < 0 ? NULL : type;
}

static bool
check_type(const struct workbook_input *in, const struct archive *archive)
{
	static const struct {
		const char *media, *type;
	} types[] = {
	    {MEDIA "spreadsheet", NULL},
	    {MEDIA "text", N_("a text document (.odt)")},
	    {MEDIA "presentation", N_("a presentation (.odp)")},
	};
	const char *media = read_mimetype(in, archive), *type = N_("a document of another program");

	if (media == NULL)
		return false;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (strncmp(media, types[i].media, strlen(types[i].media)) == 0)
			type = types[i].type;
	}
	if (type != NULL)
		refusal_of_type(in, type);
	return type == NULL;
}

static bool
on_manifest(void *ctx, const char *name, const char **attributes)
{
	bool *encrypted = ctx;

	(void)attributes;
	*encrypted = strcmp(xml_local(name), "encryption-data") == 0;
	return !*encrypted;
}

static bool
check_package(const struct workbook_input *in, const struct archive *archive)
{
	static const struct xml_handler handler = {.start = on_manifest};
	bool encrypted = false;

	if (!check_type(in, archive))
		return false;
	if (!archive_has(archive, "META-INF/manifest.xml"))
		return true;
	if (!part_xml_read(in, archive, "META-INF/manifest.xml", &handler, &encrypted))
		return false;
	if (encrypted)
		refusal_of_encrypted(in);
	return !encrypted;
}

/*
 * --- its content
 * ------------------------------------------------------------------------------------------
 */

/* Where in the content the element under way is. */
enum where { WHERE_OUTSIDE, WHERE_STYLES, WHERE_SHEETS, WHERE_SHEET, WHERE_ROW, WHERE_CELL };

struct reader {
	const struct workbook_input *in;
	struct ods_styles styles;
	enum where where;
	unsigned depth, skipped; /* the depth of an element that is left out; 0: none */
	bool spreadsheet;        /* there was one */
	struct workbook_sheet *sheets;
	size_t count, capacity;
	/* The sheet that is read; rows NULL: only names are asked for. */
	size_t wanted;
	struct sheet_rows *rows;
	struct formats formats;
	struct ods_cell cell;
	uint32_t line, times;  /* of the row, and how often it is there */
	uint32_t column;       /* of the next cell, or of the next one that is described */
	const char **defaults; /* styles of cells of the first columns, or NULL */
	const char *row_style;
	bool covered, done;
};

static bool
is_wanted(const struct reader *r)
{
	return r->rows != NULL && r->count == r->wanted + 1;
}

static bool
start_sheet(struct reader *r, const char **attributes)
{
	const char *name = odf_attribute(attributes, "table", "name");
	struct arena *scratch = r->in->scratch;
	size_t n;

	if (r->count == ODS_SHEETS_MAX) {
		diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-size",
		    "\"%s\" has more than %d sheets, the most that are read", r->in->file, ODS_SHEETS_MAX);
		return false;
	}
	if (name == NULL)
		name = "";
	name = utf8_nfc(scratch, name, strlen(name), &n);
	r->sheets = arena_grow(scratch, r->sheets, r->count, &r->capacity, r->count + 1, sizeof(*r->sheets));
	r->sheets[r->count++] = (struct workbook_sheet){
	    .name = arena_strndup(scratch, name, n),
	    .hidden = !ods_styles_visible(&r->styles, odf_attribute(attributes, "table", "style-name")),
	};
	r->where = WHERE_SHEET;
	r->line = 0;
	r->column = 1;
	return true;
}

/* Whether rows or columns are not shown. */
static bool
is_hidden(const char **attributes)
{
	const char *visibility = odf_attribute(attributes, "table", "visibility");

	return visibility != NULL &&
	    (strcmp(visibility, "collapse") == 0 || strcmp(visibility, "filter") == 0);
}

static const char *
copied(const struct reader *r, const char *s)
{
	return s != NULL ? arena_strdup(r->in->scratch, s) : NULL;
}

static void
take_columns(struct reader *r, const char **attributes)
{
	uint32_t times = odf_times(attributes, "table", "number-columns-repeated", ROWS_COLUMNS_MAX);
	const char *style = copied(r, odf_attribute(attributes, "table", "default-cell-style-name"));

	if (r->column > ROWS_COLUMNS_MAX)
		return;
	if (is_hidden(attributes))
		sheet_rows_hide_columns(r->rows, r->column, r->column + times - 1);
	for (uint32_t i = 0; i < times && r->column + i <= SHEET_COLUMNS_MAX; i++)
		r->defaults[r->column + i - 1] = style;
	r->column += times;
}

static bool
start_row(struct reader *r, const char **attributes)
{
	uint32_t before = r->line + r->times;

	r->times = odf_times(attributes, "table", "number-rows-repeated", ROWS_MAX);
	/* Rows behind the last that there is hold nothing, or are an error once they do. */
	r->line = before <= ROWS_MAX ? before : ROWS_MAX + 1;
	sheet_rows_start(r->rows, r->line, is_hidden(attributes));
	r->row_style = copied(r, odf_attribute(attributes, "table", "default-cell-style-name"));
	r->where = WHERE_ROW;
	r->column = 1;
	return true;
}

/* Wrappers of rows and columns, which are nothing themselves. */
static bool
is_wrapper(const char *name)
{
	static const char *const wrappers[] = {"table-header-rows", "table-rows", "table-row-group",
	    "table-header-columns", "table-columns", "table-column-group"};

	for (size_t i = 0; i < sizeof(wrappers) / sizeof(wrappers[0]); i++) {
		if (odf_is(name, "table", wrappers[i]))
			return true;
	}
	return false;
}

/* What stands in a sheet; what is no row or column of it is left out, with all that is in it. */
static bool
start_in_sheet(struct reader *r, const char *name, const char **attributes)
{
	if (is_wanted(r) && odf_is(name, "table", "table-row"))
		return start_row(r, attributes);
	if (is_wanted(r) && odf_is(name, "table", "table-column"))
		take_columns(r, attributes);
	else if (!is_wanted(r) || !is_wrapper(name))
		r->skipped = r->depth;
	return true;
}

/* The cell's own style, or that of its row, or of its column. */
static const struct number_format *
format_of(struct reader *r)
{
	const char *style = r->cell.style;

	if (style == NULL)
		style = r->row_style;
	if (style == NULL && r->column <= SHEET_COLUMNS_MAX)
		style = r->defaults[r->column - 1];
	return style != NULL ? ods_styles_format(&r->styles, style) : r->styles.general;
}

static void
start_cell(struct reader *r, const char *name, const char **attributes)
{
	r->covered = odf_is(name, "table", "covered-table-cell");
	if (!r->covered && !odf_is(name, "table", "table-cell")) {
		r->skipped = r->depth;
		return;
	}
	ods_cell_start(&r->cell, attributes);
	ods_cell_format(&r->cell, format_of(r), &r->styles);
	r->where = WHERE_CELL;
}

static bool
merge_cell(struct reader *r)
{
	const struct ods_cell *cell = &r->cell;
	uint32_t last_row = r->line + cell->rows - 1, last_column = r->column + cell->columns - 1;

	if ((cell->rows == 1 && cell->columns == 1) || r->covered)
		return true;
	return sheet_rows_merge(r->rows,
	    &(struct workbook_merge){
		.first_row = r->line,
		.last_row = last_row < ROWS_MAX ? last_row : ROWS_MAX,
		.first_column = (uint16_t)(r->column < ROWS_COLUMNS_MAX ? r->column : ROWS_COLUMNS_MAX),
		.last_column = (uint16_t)(last_column < ROWS_COLUMNS_MAX ? last_column : ROWS_COLUMNS_MAX),
	    });
}

static bool
end_cell(struct reader *r)
{
	r->where = WHERE_ROW;
	if (!merge_cell(r) || (!r->covered && !ods_cell_add(&r->cell, &r->formats, &r->styles, r->column)))
		return false;
	if (r->column <= ROWS_COLUMNS_MAX)
		r->column += r->cell.times;
	return true;
}

static bool
end_row(struct reader *r)
{
	r->where = WHERE_SHEET;
	if (r->line > ROWS_MAX && r->rows->count > 0) {
		diag_add(r->in->diags, SEVERITY_ERROR, sheet_rows_place(r->rows, 0), "workbook-size",
		    "the sheet has more than %d rows, the most that there are", ROWS_MAX);
		return false;
	}
	return sheet_rows_finish(r->rows, r->times);
}

/*
 * --- elements
 * ---------------------------------------------------------------------------------------------
 */

static bool
start_outside(struct reader *r, const char *name)
{
	if (odf_is(name, "office", "automatic-styles") || odf_is(name, "office", "styles")) {
		r->where = WHERE_STYLES;
	} else if (odf_is(name, "office", "spreadsheet")) {
		r->where = WHERE_SHEETS;
		r->spreadsheet = true;
	}
	return true;
}

static bool
on_start(void *ctx, const char *name, const char **attributes)
{
	struct reader *r = ctx;

	r->depth++;
	if (r->skipped != 0)
		return true;
	switch (r->where) {
	case WHERE_OUTSIDE:
		return start_outside(r, name);
	case WHERE_STYLES:
		return ods_styles_start(&r->styles, name, attributes);
	case WHERE_SHEETS:
		if (odf_is(name, "table", "table"))
			return start_sheet(r, attributes);
		r->skipped = r->depth;
		return true;
	case WHERE_SHEET:
		return start_in_sheet(r, name, attributes);
	case WHERE_ROW:
		start_cell(r, name, attributes);
		return true;
	case WHERE_CELL:
		if (!ods_cell_element(&r->cell, name, attributes))
			r->skipped = r->depth;
		return true;
	}
	return true;
}

static bool
end_sheet(struct reader *r)
{
	r->where = WHERE_SHEETS;
	r->done = is_wanted(r);
	return !r->done;
}

static bool
on_end(void *ctx, const char *name)
{
	struct reader *r = ctx;
	unsigned depth = r->depth--;

	if (r->skipped != 0) {
		if (depth == r->skipped)
			r->skipped = 0;
		return true;
	}
	if (r->where == WHERE_STYLES) {
		if (odf_is(name, "office", "automatic-styles") || odf_is(name, "office", "styles"))
			r->where = WHERE_OUTSIDE;
		return ods_styles_close(&r->styles, name);
	}
	if (r->where == WHERE_CELL &&
	    (odf_is(name, "table", "table-cell") || odf_is(name, "table", "covered-table-cell")))
		return end_cell(r);
	if (r->where == WHERE_ROW && odf_is(name, "table", "table-row"))
		return end_row(r);
	if (r->where == WHERE_SHEET && odf_is(name, "table", "table"))
		return end_sheet(r);
	if (r->where == WHERE_SHEETS && odf_is(name, "office", "spreadsheet"))
		r->where = WHERE_OUTSIDE;
	return true;
}

static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct reader *r = ctx;

	if (r->skipped != 0)
		return true;
	if (r->where == WHERE_STYLES)
		ods_styles_text(&r->styles, s, n);
	else if (r->where == WHERE_CELL)
		ods_cell_text(&r->cell, s, n);
	return true;
}

static const struct xml_handler handler = {on_start, on_end, on_text, true};

static struct reader *
begin(const struct workbook_input *in)
{
	struct reader *r = ARENA_NEW(in->scratch, struct reader);

	r->in = in;
	ods_styles_begin(&r->styles, in);
	return r;
}

static void
end(struct reader *r)
{
	ods_styles_end(&r->styles);
	buf_release(&r->cell.value);
	buf_release(&r->cell.text);
}

/* False after an error: there is no spreadsheet in it. */
static bool
check_content(const struct reader *r)
{
	if (!r->spreadsheet)
		refusal_of_type(r->in, N_("a document of another program"));
	return r->spreadsheet;
}

bool
ods_content_sheets(const struct workbook_input *in, const struct xml_source *content,
    const struct workbook_sheet **out, size_t *count)
{
	struct reader *r = begin(in);
	bool read = xml_read(in, content, &handler, r) == XML_WHOLE && check_content(r);

	end(r);
	*out = r->sheets;
	*count = r->count;
	return read;
}

/* Styles that the content is after: what is left out of them does no harm. */
static bool
read_styles(struct reader *r, const struct xml_source *styles)
{
	if (xml_read(r->in, styles, &handler, r) != XML_WHOLE)
		return false;
	r->where = WHERE_OUTSIDE;
	r->depth = r->skipped = 0;
	r->spreadsheet = false;
	return true;
}

bool
ods_content_read(const struct workbook_input *in, const struct xml_source *styles,
    const struct xml_source *content, size_t sheet, struct sheet_rows *rows)
{
	struct reader *r = begin(in);
	bool read = false;

	if (styles == NULL || read_styles(r, styles)) {
		r->rows = rows;
		r->wanted = sheet;
		r->times = 1;
		r->defaults = ARENA_ARRAY(in->scratch, const char *, SHEET_COLUMNS_MAX);
		formats_begin(&r->formats, rows, DATE_SYSTEM_1900);
		enum xml_end ended = xml_read(in, content, &handler, r);
		formats_end(&r->formats);
		read = r->done || rows->ended || (ended == XML_WHOLE && check_content(r));
	}
	end(r);
	return read;
}

/*
 * --- its parts
 * --------------------------------------------------------------------------------------------
 */

bool
ods_sheets(const struct workbook_input *in, const struct archive *archive, const struct workbook_sheet **out,
    size_t *count)
{
	if (!check_package(in, archive))
		return false;
	struct part *part = part_open(archive, "content.xml");
	if (part == NULL)
		return false;
	struct xml_source content = part_xml_source("content.xml", part);
	bool read = ods_content_sheets(in, &content, out, count);
	part_close(part);
	return read;
}

bool
ods_read(const struct workbook_input *in, const struct archive *archive, size_t sheet,
    struct sheet_rows *rows)
{
	bool styled = archive_has(archive, "styles.xml");

	if (!check_package(in, archive))
		return false;
	struct part *part = part_open(archive, "content.xml");
	struct part *style_part = part != NULL && styled ? part_open(archive, "styles.xml") : NULL;
	bool read = part != NULL && (style_part != NULL || !styled);
	if (read) {
		struct xml_source content = part_xml_source("content.xml", part);
		struct xml_source styles = part_xml_source("styles.xml", style_part);
		read = ods_content_read(in, styled ? &styles : NULL, &content, sheet, rows);
	}
	if (style_part != NULL)
		part_close(style_part);
	if (part != NULL)
		part_close(part);
	return read;
}
