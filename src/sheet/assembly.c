#include "sheet/assembly.h"

#include "base/damage.h"
#include "base/utf8.h"

/* Rows that may stand above the heading row for it to be found and named; they are an error all the same. */
#define TITLE_ROWS_MAX 20

/* The text in NFC, as it is kept. */
static uint32_t
keep_text(struct assembly *a, const struct sheet_field *field, bool nfc)
{
	const char *text = field->text;
	size_t n = field->length;

	if (!nfc)
		text = utf8_nfc(a->scratch, text, n, &n);
	return sheet_texts_keep(a->texts, text, n);
}

/*
 * Keeps n fields as cells in the arena; `room` cells, the rest blank and at the record's line, in a workbook
 * in their columns.
 */
static const struct sheet_cell *
keep_cells(struct assembly *a, const struct record *record, size_t n, size_t room)
{
	const struct sheet_field *fields = record->cells;
	struct sheet_field padded[SHEET_COLUMNS_MAX];
	uint32_t texts[SHEET_COLUMNS_MAX];

	for (size_t i = 0; i < n; i++)
		texts[i] = fields[i].length > 0 ? keep_text(a, &fields[i], record->nfc) : 0;
	if (n < room) {
		for (size_t i = 0; i < n; i++)
			padded[i] = fields[i];
		for (size_t i = n; i < room; i++) {
			padded[i] = (struct sheet_field){.text = "",
			    .line = record->line,
			    .column = a->loose ? (uint32_t)i + 1 : 1};
			texts[i] = 0;
		}
		fields = padded;
	}
	return cells_keep(a->arena, a->texts->kept, texts, fields, room);
}

const struct sheet_cell *
assembly_keep(struct assembly *a, const struct record *record, size_t room)
{
	return keep_cells(a, record, record->count, room);
}

void
assembly_add(struct assembly *a, const struct sheet_cell *cells, struct row_form form)
{
	size_t n = a->row_count;

	a->rows = arena_grow(a->scratch, a->rows, n, &a->row_capacity, n + 1, sizeof(*a->rows));
	a->forms = arena_grow(a->scratch, a->forms, n, &a->form_capacity, n + 1, sizeof(*a->forms));
	a->rows[n].cells = cells;
	a->forms[n] = form;
	a->row_count++;
}

/* Blank rows count once something follows them; until then, a million of them cost little. */
static void
add_blank_rows(struct assembly *a)
{
	for (size_t i = 0; i < a->blank_count; i++) {
		struct record record = {.line = a->blank_lines[i]};

		assembly_add(a, keep_cells(a, &record, 0, a->headings.count),
		    (struct row_form){.blank = true});
	}
	a->blank_count = 0;
}

static bool
is_blank(const struct record *record)
{
	for (size_t i = 0; i < record->count; i++) {
		if (record->cells[i].length > 0)
			return false;
	}
	return !record->damaged;
}

/* A heading that an encoding has spoilt is none that is looked for: why is told at once. */
static void
check_headings(const struct assembly *a, const struct sheet_cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum damage damage = damage_find(sheet_text(&cells[i]), sheet_length(&cells[i]));

		if (damage == DAMAGE_NONE)
			continue;
		diag_add(a->diags, SEVERITY_WARNING, cell_place(a->file, &cells[i]), "csv-damaged-heading",
		    damage == DAMAGE_ERROR || damage == DAMAGE_FORMULA
			? "the heading «%s» is an error or a formula of the spreadsheet, not a text"
			: "the heading «%s» was damaged by a wrong encoding, it seems; save the sheet again "
			  "as \"CSV "
			  "UTF-8\"",
		    cell_excerpt(a->arena, &cells[i]));
		return;
	}
}

/* Of columns of several years, those of the job's are read. */
static void
keep_year(struct assembly *a)
{
	struct other_years other = headings_keep_year(a->arena, &a->headings, a->layout->year);
	int year = a->layout->year.year;
	const struct sheet_cell *first = &a->headings.cells[other.first];

	if (a->part != SHEET_CHECKED)
		return;
	if (other.left_out > 0)
		diag_add(a->diags, SEVERITY_NOTE, cell_place(a->file, first), "csv-heading",
		    "the sheet has columns of several years: those of %d, the job's, are taken for the "
		    "plan's, and not «%s» (columns of other years: %zu)",
		    year, sheet_text(first), other.left_out);
	else if (other.in_doubt > 0)
		diag_add(a->diags, SEVERITY_NOTE, cell_place(a->file, first), "csv-heading",
		    "the sheet has columns of several years, «%s» and others (%zu), and none is of the "
		    "job's, %d: none is taken for the plan's; if one is meant, say so by `columns` in the "
		    "job",
		    sheet_text(first), other.in_doubt, year);
}

void
assembly_head(struct assembly *a, const struct sheet_cell *cells, size_t n)
{
	check_headings(a, cells, n);
	a->headings = headings_from(a->arena, cells, n);
	a->headings_damaged = a->headings_damaged || a->headings.count == 0;
	if (a->headings_damaged)
		return;
	if (a->part != SHEET_CHECKED) {
		headings_rename(a->arena, &a->headings, a->layout);
		keep_year(a);
		return;
	}
	headings_check_names(&a->headings, a->layout, a->diags);
	headings_rename(a->arena, &a->headings, a->layout);
	keep_year(a);
	a->bindings = bindings_of_sheet(a->arena, a->bindings, a->headings.keys, a->headings.count);
	a->foreign = a->bindings.count > 1 && headings_bound(&a->headings, a->bindings) == 0;
	if (!a->foreign)
		headings_check(a->scratch, &a->headings, a->file, a->bindings, a->diags);
}

static void
take_headings(struct assembly *a, const struct record *record)
{
	const struct sheet_cell *cells = assembly_keep(a, record, record->count);

	a->first_record = a->record_count;
	a->separator = record->separator;
	a->headings_damaged = record->damaged;
	assembly_head(a, cells, record->count);
}

/* Below a row that holds no heading that is bound: most of them may stand further down. */
static bool
seek_headings(struct assembly *a, const struct record *record)
{
	size_t matching = headings_matching(a->scratch, record->cells, record->count, a->bindings);

	if (matching * 2 >= a->bindings.count)
		a->true_headings = record->line;
	return a->true_headings == 0 && a->record_count - a->first_record < TITLE_ROWS_MAX;
}

static bool
take_row(struct assembly *a, const struct record *record)
{
	size_t count = record->count;
	size_t room;

	if (a->row_count + a->blank_count >= SHEET_ROWS_MAX) {
		diag_add(a->diags, SEVERITY_ERROR, (struct srcloc){a->file, record->line, 1}, "csv-rows",
		    "more than %d rows, the most that are read", SHEET_ROWS_MAX);
		return false;
	}
	while (count > a->headings.count && record->cells[count - 1].length == 0)
		count--;
	room = count > a->headings.count ? count : a->headings.count;
	add_blank_rows(a);
	assembly_add(a, keep_cells(a, record, count, room),
	    (struct row_form){.count = (uint16_t)count, .damaged = record->damaged, .ended = record->ended});
	return true;
}

/* Whether the job has the table end above the record; that is noted. */
static bool
ends_above(struct assembly *a, const struct record *record)
{
	const struct sheet_field *field = record->cells;

	while (field->length == 0)
		field++;
	if (!layout_ends_above(a->layout, a->scratch, record->line, field->text, field->length))
		return false;
	diag_add(a->diags, SEVERITY_NOTE,
	    (struct srcloc){.file = a->file, .line = field->line, .column = field->column}, "sheet-until",
	    "the table ends above this row, as the job says: it is not read, nor what is below it");
	return true;
}

bool
assembly_take(void *assembly, const struct record *record)
{
	struct assembly *a = assembly;
	bool blank = is_blank(record);

	a->record_count++;
	if (a->headings.cells == NULL) {
		if (!blank && record->line >= a->layout->headings)
			take_headings(a, record);
		return true;
	}
	if (a->part == SHEET_HEADINGS)
		return false;
	if (a->layout->until.text != NULL && !blank && ends_above(a, record)) {
		a->stopped = true;
		return false;
	}
	if (a->foreign)
		return seek_headings(a, record);
	if (!blank)
		return take_row(a, record);
	a->blank_lines = arena_grow(a->scratch, a->blank_lines, a->blank_count, &a->blank_capacity,
	    a->blank_count + 1, sizeof(*a->blank_lines));
	a->blank_lines[a->blank_count++] = record->line;
	return true;
}

struct sheet
assembly_sheet(const struct assembly *a)
{
	struct sheet_row *rows = ARENA_ARRAY(a->arena, struct sheet_row, a->row_count);

	if (a->row_count > 0)
		memcpy(rows, a->rows, a->row_count * sizeof(*rows));
	return (struct sheet){
	    .file = a->file,
	    .headings = a->headings.cells,
	    .keys = a->headings.keys,
	    .own = a->headings.own,
	    .column_count = a->headings.count,
	    .rows = rows,
	    .row_count = a->row_count,
	    .separator = a->separator,
	};
}
