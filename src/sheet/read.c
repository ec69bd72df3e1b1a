#include "sheet/read.h"

#include "sheet/assembly.h"
#include "sheet/format.h"
#include "sheet/row_check.h"

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

/* Errors are counted by the caller. */
static void
read_rows(struct assembly *rows, const struct sheet_request *request, struct bytes in, struct sheet *out)
{
	struct srcloc loc = request->loc.file != NULL ? request->loc : (struct srcloc){.file = rows->file};
	struct format_input input = {rows->scratch, rows->file, loc, in, rows->bindings, rows->diags};
	size_t errors = diags_errors(rows->diags);

	if (!format_read(&input, assembly_take, rows))
		return;
	if (rows->headings.cells == NULL) {
		if (diags_errors(rows->diags) == errors)
			diag_add(rows->diags, SEVERITY_ERROR, loc, "csv-empty",
			    "\"%s\" is empty: expected a row of headings", rows->file);
		return;
	}
	if (rows->headings_damaged)
		return;
	*out = assembly_sheet(rows);
	if (rows->foreign)
		report_foreign(rows);
	else
		rows_check(rows, request->style, out);
}

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
