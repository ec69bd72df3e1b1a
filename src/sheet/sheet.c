#include "sheet/sheet.h"

#include "base/buf.h"
#include "base/damage.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "sheet/columns.h"
#include "sheet/csv.h"
#include "sheet/decode.h"
#include "sheet/doubt.h"
#include "sheet/file_type.h"
#include "sheet/headings.h"
#include "sheet/separator.h"

/* Rows that may stand above the heading row for it to be found and named; they are an error all the same. */
#define TITLE_ROWS_MAX 20

/* Excel looks for blank trailing columns in blocks of so many rows. */
#define EXCEL_BLOCK 16

/* Code points of a cell that a message quotes. */
#define EXCERPT_MAX 40

/* Digits past which a number in order may still not fit a decimal. */
#define PLAIN_DIGITS_MAX 9

/* What checking a row needs besides its cells. */
struct row_form {
	uint16_t count; /* cells in the file, those past the headings only up to the last that isn't blank */
	bool blank;
	bool damaged; /* a fault of its form was reported: no need for more */
	bool ended;
};

/* A text of a few bytes that was kept lately: most cells are numbers, and found here. */
struct short_text {
	uint64_t bytes;
	size_t length; /* 0: there is none */
	const char *text;
};

#define SHORT_TEXTS 256 /* by the highest eight bits of a hash */

/* The sheet as it is put together. */
struct reading {
	struct arena *arena;
	struct arena *scratch; /* for what the sheet doesn't keep */
	struct intern texts;   /* of its cells */
	struct short_text recent[SHORT_TEXTS];
	bool plain; /* the whole text is in NFC */
	struct diags *diags;
	const char *file;
	const struct sheet_binding *bindings;
	size_t binding_count;
	struct number_style style;

	struct headings headings; /* cells: NULL until the heading row */
	bool headings_damaged;
	bool foreign;           /* none of several bindings is in what should be the heading row */
	uint32_t true_headings; /* line of a row below it that holds them; 0: none */
	size_t record_count;    /* up to now, blank ones too */
	size_t first_record;    /* index, among all, of the first below the headings */

	struct sheet_row *rows;
	struct row_form *forms;
	size_t row_count, row_capacity, form_capacity;
	uint32_t *blank_lines; /* of blank rows that nothing has followed yet */
	size_t blank_count, blank_capacity;
};

/* The columns of a sheet that hold numbers by their headings, and what is reported once for each. */
struct check {
	bool number[SHEET_COLUMNS_MAX];
	struct sheet_reading bound[SHEET_COLUMNS_MAX];
	struct doubt doubts[SHEET_COLUMNS_MAX];
	bool unnamed[SHEET_COLUMNS_MAX];    /* under no heading; until something in it was reported */
	const struct sheet_cell *shortened; /* first row without its blank end */
	size_t shortened_count, shortened_width;
	struct sheet *sheet; /* learns of unusual numbers */
};

int
sheet_column(const struct sheet *sheet, const char *key)
{
	size_t i = heading_find(sheet->keys, sheet->column_count, key);

	return i < sheet->column_count ? (int)i : -1;
}

static struct srcloc
place_of(const struct reading *r, const struct sheet_cell *cell)
{
	return (struct srcloc){.file = r->file, .line = cell->line, .column = cell->column};
}

/* The text of a cell for a message, cut short if need be. */
static const char *
excerpt(const struct reading *r, const struct sheet_cell *cell)
{
	size_t n = 0, length;

	for (int i = 0; i < EXCERPT_MAX && n < cell->length; i++) {
		utf8_decode(cell->text + n, cell->length - n, &length);
		n += length;
	}
	if (n == cell->length)
		return cell->text;
	return arena_printf(r->arena, "%.*s…", (int)n, cell->text);
}

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

/* Where a text of so few bytes was kept if it was lately. */
static struct short_text *
short_slot(struct reading *r, uint64_t bytes)
{
	return &r->recent[bytes * 0x9E3779B97F4A7C15u >> 56];
}

/* The text in NFC, kept in the arena. */
static const char *
keep_text(struct reading *r, const char *text, size_t n, size_t *out_n)
{
	struct short_text *recent = NULL;
	uint64_t bytes = 0;
	uint32_t number;

	*out_n = n;
	if (n == 0)
		return "";
	if (!r->plain)
		text = utf8_nfc(r->scratch, text, n, out_n);
	if (*out_n <= sizeof(bytes)) {
		memcpy(&bytes, text, *out_n);
		recent = short_slot(r, bytes);
		if (recent->bytes == bytes && recent->length == *out_n)
			return recent->text;
	}
	number = intern_copy(&r->texts, r->arena, text, *out_n);
	if (recent != NULL)
		*recent = (struct short_text){bytes, *out_n, r->texts.texts[number].text};
	return r->texts.texts[number].text;
}

/* Copies n cells to the arena; `room` cells, the rest blank and at the first one's line. */
static const struct sheet_cell *
keep_cells(struct reading *r, const struct record *record, size_t n, size_t room)
{
	struct sheet_cell *cells = ARENA_ARRAY(r->arena, struct sheet_cell, room);
	size_t length;

	for (size_t i = 0; i < n; i++) {
		const struct sheet_cell *cell = &record->cells[i];
		const char *text = keep_text(r, cell->text, cell->length, &length);

		cells[i] = *cell;
		cells[i].text = text;
		cells[i].length = (uint32_t)length;
	}
	for (size_t i = n; i < room; i++)
		cells[i] = (struct sheet_cell){.text = "", .line = record->line, .column = 1};
	return cells;
}

static void
add_row(struct reading *r, const struct sheet_cell *cells, struct row_form form)
{
	size_t n = r->row_count;

	r->rows = arena_grow(r->scratch, r->rows, n, &r->row_capacity, n + 1, sizeof(*r->rows));
	r->forms = arena_grow(r->scratch, r->forms, n, &r->form_capacity, n + 1, sizeof(*r->forms));
	r->rows[n].cells = cells;
	r->forms[n] = form;
	r->row_count++;
}

/* Blank rows count once something follows them; until then, a million of them cost little. */
static void
add_blank_rows(struct reading *r)
{
	for (size_t i = 0; i < r->blank_count; i++) {
		struct record record = {.line = r->blank_lines[i]};

		add_row(r, keep_cells(r, &record, 0, r->headings.count), (struct row_form){.blank = true});
	}
	r->blank_count = 0;
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
check_headings(const struct reading *r, const struct sheet_cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		enum damage damage = damage_find(cells[i].text, cells[i].length);

		if (damage == DAMAGE_NONE)
			continue;
		diag_add(r->diags, SEVERITY_WARNING, place_of(r, &cells[i]), "csv-damaged-heading",
		    damage == DAMAGE_ERROR || damage == DAMAGE_FORMULA
			? "the heading «%s» is an error or a formula of the spreadsheet, not a text"
			: "the heading «%s» was damaged by a wrong encoding, it seems; save the sheet again "
			  "as \"CSV "
			  "UTF-8\"",
		    excerpt(r, &cells[i]));
		return;
	}
}

static void
take_headings(struct reading *r, const struct record *record)
{
	const struct sheet_cell *cells = keep_cells(r, record, record->count, record->count);

	check_headings(r, cells, record->count);
	r->headings = headings_from(r->arena, cells, record->count);
	r->headings_damaged = record->damaged || r->headings.count == 0;
	r->first_record = r->record_count;
	if (r->headings_damaged)
		return;
	r->foreign = r->binding_count > 1 &&
	    headings_matching(r->scratch, cells, record->count, r->bindings, r->binding_count) == 0;
	if (!r->foreign)
		headings_check(&r->headings, r->file, r->bindings, r->binding_count, r->diags);
}

/* Below a row that holds no heading that is bound: most of them may stand further down. */
static bool
seek_headings(struct reading *r, const struct record *record)
{
	size_t matching =
	    headings_matching(r->scratch, record->cells, record->count, r->bindings, r->binding_count);

	if (matching * 2 >= r->binding_count)
		r->true_headings = record->line;
	return r->true_headings == 0 && r->record_count - r->first_record < TITLE_ROWS_MAX;
}

static bool
take_row(struct reading *r, const struct record *record)
{
	size_t count = record->count;
	size_t room;

	if (r->row_count + r->blank_count >= SHEET_ROWS_MAX) {
		diag_add(r->diags, SEVERITY_ERROR, (struct srcloc){r->file, record->line, 1}, "csv-rows",
		    "more than %d rows, the most that are read", SHEET_ROWS_MAX);
		return false;
	}
	while (count > r->headings.count && record->cells[count - 1].length == 0)
		count--;
	room = count > r->headings.count ? count : r->headings.count;
	add_blank_rows(r);
	add_row(r, keep_cells(r, record, count, room),
	    (struct row_form){.count = (uint16_t)count, .damaged = record->damaged, .ended = record->ended});
	return true;
}

static bool
on_record(void *ctx, const struct record *record)
{
	struct reading *r = ctx;
	bool blank = is_blank(record);

	r->record_count++;
	if (r->headings.cells == NULL) {
		if (!blank)
			take_headings(r, record);
		return true;
	}
	if (r->foreign)
		return seek_headings(r, record);
	if (!blank)
		return take_row(r, record);
	r->blank_lines = arena_grow(r->scratch, r->blank_lines, r->blank_count, &r->blank_capacity,
	    r->blank_count + 1, sizeof(*r->blank_lines));
	r->blank_lines[r->blank_count++] = record->line;
	return true;
}

/*
 * --- checks -----------------------------------------------------------------------------------------------
 */

/*
 * Marks the columns that figures are computed from: META ANUAL in any sheet, months and other headings of the
 * target where the plan can be computed, months also where one of them is bound as a number.
 */
static void
mark_computed(const struct reading *r, const struct sheet *sheet, struct check *check)
{
	struct plan_columns c = columns_of(sheet, r->style);
	int target = c.at[COLUMN_TARGET];
	bool months = columns_suffice(&c);

	if (target >= 0 && (months || strcmp(sheet->keys[target], column_key(COLUMN_TARGET)) == 0))
		check->number[target] = true;
	for (int i = COLUMN_MONTH; i < COLUMNS; i++)
		months = months || (c.at[i] >= 0 && check->number[c.at[i]]);
	for (int i = COLUMN_MONTH; i < COLUMNS && months; i++) {
		if (c.at[i] >= 0)
			check->number[c.at[i]] = true;
	}
}

static void
prepare_check(const struct reading *r, struct sheet *sheet, struct check *check)
{
	const struct headings *h = &r->headings;

	*check = (struct check){.sheet = sheet};
	for (size_t i = 0; i < h->width; i++)
		check->unnamed[i] = i >= h->count || h->keys[i][0] == '\0';
	for (size_t j = 0; j < r->binding_count; j++) {
		const struct sheet_binding *binding = &r->bindings[j];
		size_t i = heading_find(h->keys, h->count, binding->key);

		if (i == h->count)
			continue;
		check->number[i] = check->number[i] || binding->number;
		check->bound[i].percent = check->bound[i].percent || binding->percent;
		check->bound[i].read = check->bound[i].read || binding->read;
	}
	mark_computed(r, sheet, check);
	for (size_t i = 0; i < h->count; i++)
		check->bound[i].number = check->number[i];
}

static void
check_number(const struct reading *r, struct check *check, size_t column, const struct sheet_cell *cell)
{
	struct value value;
	size_t digits;

	if (value_parse(cell->text, cell->length, r->style, &value)) {
		doubt_take(&check->doubts[column], cell, &value);
		check->sheet->unusual += value.against_locale || value.doubtful;
		return;
	}
	digits = strspn(cell->text, "0123456789.,-% ");
	diag_add(r->diags, SEVERITY_ERROR, place_of(r, cell), "csv-number",
	    digits == cell->length && digits > PLAIN_DIGITS_MAX
		? "«%s» in column «%s»: expected a number, a percent, \"-\" or blank (of at most 18 digits, "
		  "9 of them decimals)"
		: "«%s» in column «%s»: expected a number, a percent, \"-\" or blank",
	    excerpt(r, cell), r->headings.cells[column].text);
}

/* Whether a short row is Excel's doing: all rows of its block in the spreadsheet end at the same column. */
static bool
is_excel_block(const struct reading *r, size_t row)
{
	size_t block = (r->first_record + row) / EXCEL_BLOCK * EXCEL_BLOCK;

	/* Where the heading row is in the block, its last column is not blank. */
	if (block < r->first_record)
		return false;
	for (size_t i = block - r->first_record;
	     i < r->row_count && i < block - r->first_record + EXCEL_BLOCK; i++) {
		const struct row_form *form = &r->forms[i];

		if (form->blank || form->damaged)
			continue;
		if (form->count != r->forms[row].count || !form->ended)
			return false;
	}
	return true;
}

static void
check_short(const struct reading *r, struct check *check, size_t row)
{
	const struct sheet_cell *first = &r->rows[row].cells[0];
	size_t count = r->forms[row].count;

	if (!is_excel_block(r, row)) {
		diag_add(r->diags, SEVERITY_ERROR, place_of(r, first), "csv-ragged-row",
		    "row has %zu cells, the heading row has %zu", count, r->headings.count);
		return;
	}
	if (check->shortened_count++ == 0) {
		check->shortened = first;
		check->shortened_width = count;
	}
}

/* Cells under no heading: in a column that has a blank one, or past them all. */
static void
check_surplus(const struct reading *r, struct check *check, size_t row)
{
	const struct headings *h = &r->headings;

	for (size_t i = 0; i < r->forms[row].count; i++) {
		const struct sheet_cell *cell = &r->rows[row].cells[i];

		if (cell->length == 0)
			continue;
		if (i >= h->width) {
			diag_add(r->diags, SEVERITY_ERROR, place_of(r, cell), "csv-ragged-row",
			    "row has %u cells, the heading row has %zu: «%s» stands past the last column",
			    (unsigned)r->forms[row].count, h->count, excerpt(r, cell));
			return;
		}
		if (check->unnamed[i]) {
			check->unnamed[i] = false;
			diag_add(r->diags, SEVERITY_ERROR, place_of(r, cell), "csv-no-heading",
			    "«%s» in column %zu, which has no heading", excerpt(r, cell), i + 1);
		}
	}
}

static void
check_row(const struct reading *r, struct check *check, size_t row)
{
	const struct sheet_cell *cells = r->rows[row].cells;

	if (r->forms[row].blank || r->forms[row].damaged)
		return;
	if (r->forms[row].count < r->headings.count)
		check_short(r, check, row);
	check_surplus(r, check, row);
	for (size_t i = 0; i < r->headings.count; i++) {
		if (check->number[i] && cells[i].length > 0)
			check_number(r, check, i, &cells[i]);
	}
}

/* How each column reads what is in doubt. */
static const struct sheet_reading *
settle_doubts(const struct reading *r, const struct check *check)
{
	struct sheet_reading *readings = ARENA_ARRAY(r->arena, struct sheet_reading, r->headings.count);

	for (size_t i = 0; i < r->headings.count; i++)
		readings[i] =
		    doubt_settle(&check->doubts[i], doubt_is_count(r->headings.keys[i]), &check->bound[i]);
	return readings;
}

static void
check_rows(const struct reading *r, struct sheet *sheet)
{
	struct check check;

	prepare_check(r, sheet, &check);
	for (size_t i = 0; i < r->row_count; i++)
		check_row(r, &check, i);
	sheet->readings = settle_doubts(r, &check);
	if (check.shortened_count > 0)
		diag_add(r->diags, SEVERITY_NOTE, place_of(r, check.shortened), "csv-short-block",
		    "row has %zu cells, the heading row has %zu; read as blank at its end, as Excel "
		    "leaves out columns that are blank in %d rows running (%zu such rows)",
		    check.shortened_width, r->headings.count, EXCEL_BLOCK, check.shortened_count);
}

static void
report_foreign(const struct reading *r)
{
	const struct sheet_cell *first = r->headings.cells;

	while (first->length == 0)
		first++;
	if (r->true_headings != 0)
		diag_add(r->diags, SEVERITY_ERROR, place_of(r, first), "csv-missing-column",
		    "the first row must be the headings, which stand on line %u: delete those above it, from "
		    "«%s» on",
		    (unsigned)r->true_headings, excerpt(r, first));
	else
		diag_add(r->diags, SEVERITY_ERROR, place_of(r, first), "csv-missing-column",
		    "none of the %zu columns expected («%s», «%s», ...) is in the heading row, which "
		    "begins «%s»",
		    r->binding_count, r->bindings[0].heading, r->bindings[1].heading, excerpt(r, first));
}

/*
 * --- the file ---------------------------------------------------------------------------------------------
 */

static void
refuse_kind(const struct reading *r, struct srcloc loc, const char *kind)
{
	diag_add(r->diags, SEVERITY_ERROR, loc, "csv-file-type",
	    "\"%s\" is %s, not CSV: open it in a spreadsheet program and save it as \"CSV UTF-8\"", r->file,
	    diag_phrase(r->diags, kind));
}

static void
finish(const struct reading *r, char separator, struct sheet *out)
{
	struct sheet_row *rows = ARENA_ARRAY(r->arena, struct sheet_row, r->row_count);

	if (r->row_count > 0)
		memcpy(rows, r->rows, r->row_count * sizeof(*rows));
	*out = (struct sheet){
	    .file = r->file,
	    .headings = r->headings.cells,
	    .keys = r->headings.keys,
	    .column_count = r->headings.count,
	    .rows = rows,
	    .row_count = r->row_count,
	    .separator = separator,
	};
}

/* Reads text that is CSV as far as one can see.  Errors are counted by the caller. */
static void
read_text(struct reading *r, struct bytes text, struct srcloc loc, struct sheet *out)
{
	struct place start = {1, 1};
	size_t errors = diags_errors(r->diags);
	char separator = '\0';

	if (separator_line(r->file, &text, &separator, r->diags))
		start.line = 2;
	if (separator == '\0')
		separator = separator_find(r->scratch, text, r->bindings, r->binding_count);
	if (separator_mixed(r->scratch, r->file, text, start.line, separator, r->diags))
		return;
	r->plain = utf8_is_plain(text.data, text.length);
	records_read(r->scratch, r->file, text, start, separator, on_record, r, r->diags);
	if (r->headings.cells == NULL) {
		if (diags_errors(r->diags) == errors)
			diag_add(r->diags, SEVERITY_ERROR, loc, "csv-empty",
			    "\"%s\" is empty: expected a row of headings", r->file);
		return;
	}
	if (r->headings_damaged)
		return;
	finish(r, separator, out);
	if (r->foreign)
		report_foreign(r);
	else
		check_rows(r, out);
}

/* Errors are counted by the caller. */
static void
read_bytes(struct reading *r, struct bytes in, struct srcloc loc, struct sheet *out)
{
	const char *kind = kind_of_bytes(in);
	struct bytes text;

	if (kind != NULL) {
		refuse_kind(r, loc, kind);
		return;
	}
	if (!decode_text(r->scratch, r->file, in, &text, r->diags))
		return;
	kind = kind_of_text(text);
	if (kind != NULL)
		refuse_kind(r, loc, kind);
	else
		read_text(r, text, loc, out);
}

bool
sheet_parse(struct arena *arena, const char *path, struct bytes in, struct srcloc loc,
    const struct sheet_binding *bindings, size_t n, struct number_style style, struct sheet *out,
    struct diags *diags)
{
	struct reading r = {
	    .arena = arena,
	    .scratch = arena_open_beside(arena),
	    .diags = diags,
	    .file = arena_strdup(arena, path),
	    .bindings = bindings,
	    .binding_count = n,
	    .style = style,
	};
	size_t errors = diags_errors(diags);
	struct sheet sheet = {0};

	intern_init(&r.texts, r.scratch);
	if (loc.file == NULL)
		loc = (struct srcloc){.file = r.file};
	read_bytes(&r, in, loc, &sheet);
	arena_close(r.scratch);
	if (diags_errors(diags) > errors)
		return false;
	*out = sheet;
	return true;
}

bool
sheet_read(struct arena *arena, const char *path, struct srcloc loc, const struct sheet_binding *bindings,
    size_t n, struct number_style style, struct sheet *out, struct diags *diags)
{
	struct arena *scratch = arena_open_beside(arena);
	struct bytes in;
	bool read;

	/* Diagnostics keep it. */
	if (loc.file == NULL)
		loc = (struct srcloc){.file = arena_strdup(arena, path)};
	read = file_read(scratch, path, SHEET_FILE_MAX, loc, &in, diags) &&
	    sheet_parse(arena, path, in, loc, bindings, n, style, out, diags);

	arena_close(scratch);
	return read;
}
