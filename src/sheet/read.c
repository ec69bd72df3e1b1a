#include "sheet/read.h"

#include "sheet/assembly.h"
#include "sheet/file_type.h"
#include "sheet/format.h"
#include "sheet/row_check.h"
#include "sheet/workbook.h"
#include "sheet/workbook_table.h"

static void
report_foreign(const struct assembly *rows)
{
	const struct sheet_cell *first = rows->headings.cells;
	const struct sheet_binding *bindings = rows->bindings.bindings;

	while (sheet_length(first) == 0)
		first++;
	if (rows->true_headings != 0)
		diag_add(rows->diags, SEVERITY_ERROR, cell_place(rows->file, first), "csv-missing-column",
		    "the first row must be the headings, which stand on line %u: delete those above it, from "
		    "«%s» on",
		    (unsigned)rows->true_headings, cell_excerpt(rows->arena, first));
	else
		diag_add(rows->diags, SEVERITY_ERROR, cell_place(rows->file, first), "csv-missing-column",
		    "none of the %zu columns expected («%s», «%s», ...) is in the heading row, which "
		    "begins «%s»",
		    rows->bindings.count, bindings[0].heading, bindings[1].heading,
		    cell_excerpt(rows->arena, first));
}

/* What a workbook alone has is asked of a file that is none. */
static void
refuse_sheet(const struct assembly *rows)
{
	diag_add(rows->diags, SEVERITY_ERROR, rows->layout->sheet.loc, "sheet-not-in-workbook",
	    "\"%s\" is no workbook (.xlsx, .ods): it has no sheet «%s»; take `sheet` away", rows->file,
	    rows->layout->sheet.text);
}

static void
report_empty(const struct assembly *rows, struct srcloc loc)
{
	if (rows->layout->headings > 1)
		diag_add(rows->diags, SEVERITY_ERROR, loc, "csv-empty",
		    "\"%s\" has nothing in row %u or below it, where the job says that its headings are",
		    rows->file, (unsigned)rows->layout->headings);
	else
		diag_add(rows->diags, SEVERITY_ERROR, loc, "csv-empty",
		    "\"%s\" is empty: expected a row of headings", rows->file);
}

static bool
read_format(struct assembly *rows, const struct sheet_request *request, struct srcloc loc, struct bytes in)
{
	struct format_input input = {rows->scratch, rows->file, loc, in, rows->bindings, rows->diags};

	bool named = place_is_in_workbook(place_in_workbook(rows->scratch, rows->file, ""));

	if (workbook_recognise(in)) {
		if (named)
			return workbook_table_read(rows, request, loc, in);
		diag_add(rows->diags, SEVERITY_ERROR, loc, "csv-file-type",
		    "\"%s\" is a workbook or another zip archive: let its name end in .xlsx or .ods, if it "
		    "is "
		    "one",
		    rows->file);
		return false;
	}
	/* Programs of others would not open it, be it read here. */
	if (named && in.length > 0 && file_type_of_bytes(in) == NULL) {
		file_type_refuse_name(rows->file, loc, rows->diags);
		return false;
	}
	if (rows->layout->sheet.text != NULL && !named) {
		refuse_sheet(rows);
		return false;
	}
	return format_read(&input, assembly_take, rows);
}

/* What is said of the table's end, and does not hold, may be a slip that would let other rows in, or out. */
static void
check_until(const struct assembly *rows)
{
	const struct sheet_said *until = &rows->layout->until;

	if (until->text == NULL)
		return;
	if (rows->stopped && rows->row_count == 0)
		diag_add(rows->diags, SEVERITY_ERROR, until->loc, "sheet-until",
		    "`until` ends the table above its first row: nothing of \"%s\" would be "
		    "read",
		    rows->file);
	else if (!rows->stopped && strspn(until->text, "0123456789") < strlen(until->text))
		diag_add(rows->diags, SEVERITY_WARNING, until->loc, "sheet-until",
		    "no row of \"%s\" begins with «%s», where the job says that its table ends: it was "
		    "read to its "
		    "last row",
		    rows->file, until->text);
}

/* Errors are counted by the caller. */
static void
read_rows(struct assembly *rows, const struct sheet_request *request, struct bytes in, struct sheet *out)
{
	struct srcloc loc = request->loc.file != NULL ? request->loc : (struct srcloc){.file = rows->file};
	size_t errors = diags_errors(rows->diags);

	if (!read_format(rows, request, loc, in))
		return;
	if (rows->headings.cells == NULL) {
		/* Who reads all sheets of a workbook is not told of those that hold nothing. */
		if (diags_errors(rows->diags) == errors &&
		    (rows->part != SHEET_UNCHECKED || !workbook_recognise(in)))
			report_empty(rows, loc);
		return;
	}
	if (rows->headings_damaged)
		return;
	*out = assembly_sheet(rows);
	if (rows->part == SHEET_CHECKED)
		check_until(rows);
	if (rows->part != SHEET_CHECKED)
		return;
	if (rows->foreign)
		report_foreign(rows);
	else
		rows_check(rows, request->style, out);
}

static const struct sheet_layout nothing_said;

bool
sheet_parse(struct arena *arena, const struct sheet_request *request, struct bytes in, struct sheet *out,
    struct diags *diags)
{
	struct assembly rows = {
	    .arena = arena,
	    .scratch = arena_open_beside(arena),
	    .diags = diags,
	    .file = arena_strdup(arena, request->path),
	    .bindings = request->bindings,
	    .part = request->part,
	    .layout = request->layout != NULL ? request->layout : &nothing_said,
	};
	size_t errors = diags_errors(diags);
	struct sheet_texts own;
	struct sheet sheet = {0};

	rows.texts = request->texts;
	if (rows.texts == NULL) {
		sheet_texts_init(&own, arena, rows.scratch);
		rows.texts = &own;
	}
	read_rows(&rows, request, in, &sheet);
	arena_close(rows.scratch);
	if (diags_errors(diags) > errors)
		return false;
	*out = sheet;
	return true;
}

bool
sheet_read(struct arena *arena, const struct sheet_request *request, struct sheet *out, struct diags *diags)
{
	struct arena *scratch = arena_open_beside(arena);
	struct srcloc loc = request->loc;
	struct bytes in;
	bool read;

	/* Diagnostics keep it. */
	if (loc.file == NULL)
		loc.file = arena_strdup(arena, request->path);
	read = file_read(scratch, request->path, SHEET_FILE_MAX, loc, &in, diags) &&
	    sheet_parse(arena, request, in, out, diags);
	arena_close(scratch);
	return read;
}
