#include "run/import.h"

#include "base/buf.h"
#include "base/file.h"
#include "publish/no_overwrite.h"
#include "publish/portable_name.h"
#include "sheet/currency.h"
#include "sheet/file_type.h"
#include "sheet/read.h"
#include "sheet/spreadsheet.h"
#include "sheet/workbook.h"

struct importing {
	struct arena *arena;
	const struct import_request *request;
	struct bytes bytes;
	struct diags *diags;
	const char **names;
	struct bytes *files;
	size_t count;
};

/* A sheet as it becomes a CSV. */
struct table {
	struct importing *in;
	const struct sheet *sheet;
	const char *headings[SHEET_COLUMNS_MAX]; /* NULL: the column has neither heading nor cell */
	size_t width;
	struct buf text;
	size_t widened; /* numbers that got a fourth decimal, and the first of them */
	const struct sheet_cell *first_widened;
	size_t ungrouped; /* numbers whose marks between thousands are left out, and the first of them */
	const struct sheet_cell *first_ungrouped;
	size_t spelled; /* amounts whose currency got its code, and the first of them */
	const struct sheet_cell *first_spelled;
};

static size_t
cells_of(const struct sheet *sheet, size_t row)
{
	return sheet_cells_of(sheet->rows[row].cells)->count;
}

static bool
is_blank_row(const struct sheet *sheet, size_t row)
{
	for (size_t i = 0; i < cells_of(sheet, row); i++)
		if (!sheet_is_blank(&sheet->rows[row].cells[i]))
			return false;
	return true;
}

static void
name_columns(struct table *t)
{
	const struct sheet *sheet = t->sheet;

	for (size_t i = 0; i < sheet->column_count; i++)
		if (!sheet_is_blank(&sheet->headings[i]))
			t->headings[i] = sheet_text(&sheet->headings[i]);
	for (size_t row = 0; row < sheet->row_count; row++)
		for (size_t i = 0; i < cells_of(sheet, row); i++)
			if (!t->headings[i] && !sheet_is_blank(&sheet->rows[row].cells[i]))
				t->headings[i] = arena_printf(t->in->arena, "COLUMNA %s",
				    place_column(t->in->arena, (uint32_t)i + 1));
	for (size_t i = 0; i < SHEET_COLUMNS_MAX; i++)
		t->width = t->headings[i] ? i + 1 : t->width;
}

/* "Q50" as "GTQ 50", and "5MXN" as "5 MXN", which are money wherever they stand. */
static const char *
spell_currency(struct arena *arena, const char *number)
{
	const char *code = currency_code(value_currency(number, strlen(number)));
	struct value_signs signs = value_signs(number, strlen(number));

	if (signs.before.length > 0)
		return arena_printf(arena, "%.*s%s %s", (int)(signs.before.text - number), number, code,
		    signs.before.text + signs.before.length);
	return arena_printf(arena, "%.*s %s%s", (int)(signs.behind.text - number), number, code,
	    signs.behind.text + signs.behind.length);
}

/* A number of the workbook, which is in no doubt there, nor shall be in the CSV. */
static void
add_number(struct table *t, const struct sheet_cell *cell)
{
	const struct number_style style = t->in->request->style;
	struct buf plain = BUF_INIT;
	const char *number;
	struct value value;
	bool grouped = false;

	for (const char *s = sheet_text(cell); *s != '\0'; s++)
		if (*s != style.group_mark || style.group_mark == '\0')
			buf_addc(&plain, *s);
		else
			grouped = true;
	number = buf_take(&plain, t->in->arena);
	if (!value_parse(number, strlen(number), style, &value)) {
		number = spell_currency(t->in->arena, number);
		t->first_spelled = t->spelled++ == 0 ? cell : t->first_spelled;
	} else if (value.doubtful) {
		number = arena_printf(t->in->arena, "%s0", number);
		t->first_widened = t->widened++ == 0 ? cell : t->first_widened;
	}
	if (grouped)
		t->first_ungrouped = t->ungrouped++ == 0 ? cell : t->first_ungrouped;
	spreadsheet_add_figure(&t->text, number, strlen(number), style);
}

static void
add_cell(struct table *t, const struct sheet_cell *cell)
{
	struct value value;

	if (sheet_is_exact(cell) && sheet_cell_value(cell, t->in->request->style, &value) &&
	    value.kind == VALUE_NUMBER)
		add_number(t, cell);
	else
		spreadsheet_add_as_is(&t->text, sheet_text(cell), sheet_length(cell));
}

static char
separator_of(const struct table *t)
{
	return t->in->request->style.decimal_mark == ',' ? ';' : ',';
}

static void
add_row(struct table *t, size_t row)
{
	const struct sheet_cell *cells = t->sheet->rows[row].cells;
	bool begun = false;

	for (size_t i = 0; i < t->width; i++) {
		if (!t->headings[i])
			continue;
		if (begun)
			buf_addc(&t->text, separator_of(t));
		begun = true;
		if (i < cells_of(t->sheet, row))
			add_cell(t, &cells[i]);
	}
	buf_addc(&t->text, '\n');
}

static void
tell_changes(const struct table *t)
{
	if (t->widened > 0)
		diag_add(t->in->diags, SEVERITY_NOTE, cell_place(t->sheet->file, t->first_widened),
		    "import-decimals",
		    "%s has three decimals, and would be read as thousands in a CSV: it is written with a "
		    "fourth, a zero (cells like this one: %zu)",
		    sheet_text(t->first_widened), t->widened);
	if (t->ungrouped > 0)
		diag_add(t->in->diags, SEVERITY_NOTE, cell_place(t->sheet->file, t->first_ungrouped),
		    "import-thousands",
		    "%s is written without the marks between thousands, which programs read differently "
		    "(cells like this one: %zu)",
		    sheet_text(t->first_ungrouped), t->ungrouped);
	if (t->spelled > 0)
		diag_add(t->in->diags, SEVERITY_NOTE, cell_place(t->sheet->file, t->first_spelled),
		    "import-currency",
		    "%s would be no number in a CSV, where a letter before so small a one may mean something "
		    "else: it is written with the code of its currency (cells like this one: %zu)",
		    sheet_text(t->first_spelled), t->spelled);
}

static struct bytes
make_csv(struct table *t)
{
	bool begun = false;

	name_columns(t);
	for (size_t i = 0; i < t->width; i++) {
		if (!t->headings[i])
			continue;
		if (begun)
			buf_addc(&t->text, separator_of(t));
		begun = true;
		spreadsheet_add_as_is(&t->text, t->headings[i], strlen(t->headings[i]));
	}
	buf_addc(&t->text, '\n');
	for (size_t row = 0; row < t->sheet->row_count; row++)
		if (!is_blank_row(t->sheet, row))
			add_row(t, row);
	tell_changes(t);
	size_t size = t->text.length;
	return (struct bytes){buf_take(&t->text, t->in->arena), size};
}

/* Whether it was read; a sheet that holds nothing is passed over. */
static bool
import_sheet(struct importing *in, const char *name)
{
	const struct sheet_layout layout = {.sheet = {name, {in->request->workbook, 0, 0}}};
	const struct sheet_request request = {
	    .path = in->request->workbook,
	    .style = in->request->style,
	    .layout = &layout,
	    .part = SHEET_UNCHECKED,
	};
	struct sheet sheet = {0};
	struct table table = {.in = in, .sheet = &sheet, .text = BUF_INIT};
	const char *file = arena_printf(in->arena, "%s.csv", name);

	if (!sheet_parse(in->arena, &request, in->bytes, &sheet, in->diags))
		return false;
	if (sheet.column_count == 0)
		return true;
	in->names[in->count] = portable_name_from(in->arena, file);
	in->files[in->count++] = make_csv(&table);
	return true;
}

static bool
import_sheets(struct importing *in)
{
	const struct workbook_input book = {in->arena, in->request->workbook, {in->request->workbook, 0, 0},
	    in->bytes, in->request->style, in->diags};
	const struct workbook_sheet *sheets;
	size_t n, errors = diags_errors(in->diags);

	if (!workbook_recognise(in->bytes)) {
		const char *type = file_type_of_bytes(in->bytes);

		if (type != NULL)
			file_type_refuse(in->request->workbook, book.loc, type, in->diags);
		else
			diag_add(in->diags, SEVERITY_ERROR, book.loc, "import-no-workbook",
			    "this is no workbook (.xlsx, .ods): what can be imported is one");
		return false;
	}
	if (!workbook_sheets(&book, &sheets, &n))
		return false;
	in->names = ARENA_ARRAY(in->arena, const char *, n);
	in->files = ARENA_ARRAY(in->arena, struct bytes, n);
	for (size_t i = 0; i < n; i++)
		(void)import_sheet(in, sheets[i].name);
	if (in->count == 0 && diags_errors(in->diags) == errors)
		diag_add(in->diags, SEVERITY_ERROR, book.loc, "import-no-workbook",
		    "no sheet of this workbook holds anything");
	portable_names_separate(in->arena, in->names, in->count);
	return diags_errors(in->diags) == errors;
}

static enum import_result
write_files(struct importing *in, struct publication *publication)
{
	switch (
	    no_overwrite_all(publication, in->names, in->files, in->count, in->request->force, in->diags)) {
	case NO_OVERWRITE_NEW:
	case NO_OVERWRITE_SAME:
		return IMPORT_DONE;
	case NO_OVERWRITE_KEPT:
		return IMPORT_REFUSED;
	case NO_OVERWRITE_FAILED:
		break;
	}
	return IMPORT_FAILED;
}

enum import_result
import_workbook(struct arena *arena, const struct import_request *request, struct publication *publication,
    const char *const **names, size_t *count, struct diags *diags)
{
	struct importing in = {.arena = arena, .request = request, .diags = diags};
	enum import_result result = IMPORT_REFUSED;

	if (!file_read(arena, request->workbook, SHEET_FILE_MAX, (struct srcloc){NULL, 0, 0}, &in.bytes,
		diags))
		return IMPORT_FAILED;
	if (import_sheets(&in))
		result = write_files(&in, publication);
	if (result != IMPORT_DONE)
		publication_discard(publication);
	*names = in.names;
	*count = in.count;
	return result;
}
