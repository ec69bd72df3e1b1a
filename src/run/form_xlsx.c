#include "run/form_xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/io.h"
#include "base/utf8.h"
#include "run/form_size.h"
#include "run/libxlsxwriter.h"

#define DIGITS_MAX 15
#define HEADER_MAX 200 /* bytes; the format has room for 255 */
#define MESSAGE_MAX_BYTES 250
#define WIDTH_LABELS 16
#define WIDTH_INSTRUCTIONS 100
#define LINE_HEIGHT 15 /* points: of the font that workbooks begin with */
#define ROW_HEIGHT_MAX 409
#define MARGIN 0.3 /* inches; there is room for the header above */
#define MARGIN_HEADER 0.75
#define FORMATS_MAX 256
#define AS_TYPED "@" /* a text, be it 007 or 1.10 */

enum look { LOOK_HEADING, LOOK_FIXED, LOOK_OPEN, LOOK_BEYOND, LOOK_LABEL, LOOK_PROSE };

/* How cells look, and how they show numbers. */
struct cell_format {
	enum look look;
	const char *numbers; /* NULL: as they are */
	lxw_format *format;
};

struct xlsx {
	struct libxlsxwriter lib;
	struct arena *arena;
	const struct form_table *form;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	const char *lists; /* the sheet of what may be chosen from */
	struct cell_format formats[FORMATS_MAX];
	size_t format_count;
	lxw_error error; /* the first */
};

static void
note(struct xlsx *x, lxw_error error)
{
	if (x->error == LXW_NO_ERROR)
		x->error = error;
}

static const char *
say(const struct xlsx *x, const char *text)
{
	return language_text(x->form->language, text);
}

/* How much of a text goes into so many bytes. */
static size_t
at_most(const char *text, size_t most)
{
	const size_t n = strlen(text);

	return n > most ? utf8_valid_prefix(text, most) : n;
}

/* ---- formats ---- */

static void
set_look(const struct xlsx *x, lxw_format *format, enum look look)
{
	static const lxw_color_t fills[] =
	    {[LOOK_HEADING] = 0x1F3864, [LOOK_FIXED] = 0xEAEFF7, [LOOK_BEYOND] = 0xD0D0D0};

	x->lib.format_set_text_wrap(format);
	x->lib.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
	if (look == LOOK_HEADING || look == LOOK_FIXED || look == LOOK_BEYOND) {
		x->lib.format_set_pattern(format, LXW_PATTERN_SOLID);
		x->lib.format_set_bg_color(format, fills[look]);
	}
	if (look == LOOK_HEADING || look == LOOK_LABEL)
		x->lib.format_set_bold(format);
	if (look == LOOK_HEADING)
		x->lib.format_set_font_color(format, LXW_COLOR_WHITE);
	if (look == LOOK_OPEN)
		x->lib.format_set_unlocked(format);
	if (look != LOOK_LABEL && look != LOOK_PROSE) {
		x->lib.format_set_border(format, LXW_BORDER_THIN);
		x->lib.format_set_border_color(format, LXW_COLOR_GRAY);
	}
}

static lxw_format *
format_of(struct xlsx *x, enum look look, const char *numbers)
{
	struct cell_format *f = x->formats;

	for (; f < x->formats + x->format_count; f++) {
		if (f->look == look &&
		    (f->numbers == numbers ||
			(f->numbers != NULL && numbers != NULL && strcmp(f->numbers, numbers) == 0)))
			return f->format;
	}
	if (x->format_count == FORMATS_MAX) /* a look has no more than DECIMAL_SCALE_MAX + 2, twice */
		return x->formats[0].format;
	x->format_count++;
	*f = (struct cell_format){look, numbers, x->lib.workbook_add_format(x->book)};
	if (f->format == NULL) {
		note(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	set_look(x, f->format, look);
	if (numbers != NULL)
		x->lib.format_set_num_format(f->format, numbers);
	return f->format;
}

static enum look
look_of(const struct form_column *column)
{
	return column->entry == FORM_FIXED ? LOOK_FIXED
	    : column->entry == FORM_OPEN   ? LOOK_OPEN
					   : LOOK_BEYOND;
}

static const char *
with_decimals(struct xlsx *x, const char *whole, int decimals, const char *behind)
{
	return arena_printf(x->arena, "%s%s%.*s%s", whole, decimals > 0 ? "." : "", decimals, "000000000",
	    behind);
}

/* What is typed over an open number may have other decimals: only zeros at its end ask for theirs. */
static const char *
number_format(struct xlsx *x, const struct value *value, enum form_entry entry)
{
	const int scale = value->number.scale;

	if (value->kind == VALUE_PERCENT)
		return with_decimals(x, "0", entry == FORM_OPEN && scale < 2 ? 2 : scale, "%");
	if (entry == FORM_OPEN && (scale == 0 || value->number.units % 10 != 0))
		return NULL;
	return with_decimals(x, "#,##0", scale, "");
}

/* ---- cells ---- */

/* Whether a spreadsheet holds the number as it is: fifteen digits. */
static bool
is_held(struct decimal number)
{
	const uint64_t size = number.units < 0 ? 0 - (uint64_t)number.units : (uint64_t)number.units;

	return size < 1000000000000000;
}

/* The nearest one, correctly rounded: strtod() of digits alone, which no locale changes. */
static double
as_double(struct decimal number, int percent)
{
	char text[48];

	snprintf(text, sizeof text, "%lldE-%d", (long long)number.units, number.scale + percent);
	return strtod(text, NULL);
}

static void
write_figure(struct xlsx *x, lxw_row_t row, lxw_col_t k, const struct form_cell *cell)
{
	const struct form_column *column = &x->form->columns[k];
	const struct value *value = &cell->value;
	const bool percent = value->kind == VALUE_PERCENT;

	if ((percent || value->kind == VALUE_NUMBER) && !value->money && is_held(value->number))
		note(x,
		    x->lib.worksheet_write_number(x->sheet, row, k, as_double(value->number, percent ? 2 : 0),
			format_of(x, look_of(column), number_format(x, value, column->entry))));
	else
		note(x,
		    x->lib.worksheet_write_string(x->sheet, row, k, cell->text,
			format_of(x, look_of(column), NULL)));
}

static void
write_blank(struct xlsx *x, lxw_row_t row, lxw_col_t k, enum look look, bool percents)
{
	const char *numbers = NULL;

	if (x->form->columns[k].kind != FORM_FIGURE)
		numbers = AS_TYPED;
	else if (x->form->columns[k].format != NULL)
		numbers = x->form->columns[k].format;
	else if (percents && look == LOOK_OPEN)
		numbers = "0.00%";
	note(x, x->lib.worksheet_write_blank(x->sheet, row, k, format_of(x, look, numbers)));
}

static void
write_cell(struct xlsx *x, size_t row, lxw_col_t k)
{
	const struct form_column *column = &x->form->columns[k];
	const struct form_cell *cell = &column->cells[row];
	const lxw_row_t at = (lxw_row_t)row + 1;

	if (cell->text == NULL || cell->length == 0)
		write_blank(x, at, k, look_of(column), x->form->percents != NULL && x->form->percents[row]);
	else if (column->kind == FORM_FIGURE)
		write_figure(x, at, k, cell);
	else
		note(x,
		    x->lib.worksheet_write_string(x->sheet, at, k, cell->text,
			format_of(x, look_of(column), AS_TYPED)));
}

static size_t
rows_of(const struct form_table *form)
{
	return form->row_count + form->spare_rows;
}

static void
write_cells(struct xlsx *x)
{
	const struct form_table *form = x->form;

	for (size_t k = 0; k < form->column_count; k++)
		note(x,
		    x->lib.worksheet_write_string(x->sheet, 0, (lxw_col_t)k, form->columns[k].heading,
			format_of(x, LOOK_HEADING, NULL)));
	for (size_t i = 0; i < rows_of(form); i++) {
		for (size_t k = 0; k < form->column_count; k++) {
			if (i < form->row_count)
				write_cell(x, i, (lxw_col_t)k);
			else
				write_blank(x, (lxw_row_t)i + 1, (lxw_col_t)k, LOOK_OPEN, false);
		}
	}
}

/* ---- widths ---- */

/* Programs that open a workbook don't look how high its rows must be for texts to be seen whole. */
static void
set_height(struct xlsx *x, lxw_worksheet *sheet, lxw_row_t row, size_t lines)
{
	const double height = (double)(lines > 0 ? lines : 1) * LINE_HEIGHT;

	note(x,
	    x->lib.worksheet_set_row(sheet, row, height > ROW_HEIGHT_MAX ? ROW_HEIGHT_MAX : height, NULL));
}

static void
set_sizes(struct xlsx *x)
{
	const struct form_table *form = x->form;
	size_t *widths = ARENA_ARRAY(x->arena, size_t, form->column_count), lines = 0;

	for (size_t k = 0; k < form->column_count; k++) {
		const size_t width = widths[k] = form_width(form, &form->columns[k]);
		const size_t n = form_lines(form->columns[k].heading, width);

		note(x,
		    x->lib.worksheet_set_column(x->sheet, (lxw_col_t)k, (lxw_col_t)k, (double)width, NULL));
		lines = n > lines ? n : lines;
	}
	set_height(x, x->sheet, 0, lines);
	for (size_t i = 0; i < form->row_count; i++) {
		lines = 0;
		for (size_t k = 0; k < form->column_count; k++) {
			const char *text = form->columns[k].cells[i].text;
			const size_t n = text != NULL ? form_lines(text, widths[k]) : 0;

			lines = n > lines ? n : lines;
		}
		set_height(x, x->sheet, (lxw_row_t)i + 1, lines);
	}
}

/* ---- what may be typed ---- */

static char *
message(struct xlsx *x, const char *text)
{
	const char *said = say(x, text);

	return arena_strndup(x->arena, said, at_most(said, MESSAGE_MAX_BYTES));
}

static char *
list_range(struct xlsx *x, char column, size_t count)
{
	return arena_printf(x->arena, "='%s'!$%c$1:$%c$%zu", x->lists, column, column, count);
}

static void
validate_list(struct xlsx *x, lxw_col_t k, char column, const struct form_list *list)
{
	lxw_data_validation rule = {
	    .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
	    .value_formula = list_range(x, column, list->count),
	    .error_type = list->closed ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING,
	    .error_title = message(x, N_("Not in the list")),
	    .error_message = message(x,
		list->closed ? N_("Choose one of the list.")
			     : N_("This is not in the list. It may stay, if none of the list fits.")),
	};

	if (list->count > 0 && rows_of(x->form) > 0)
		note(x,
		    x->lib.worksheet_data_validation_range(x->sheet, 1, k, (lxw_row_t)rows_of(x->form), k,
			&rule));
}

/* Of a plan, a dash says that nothing is planned. */
static void
validate_figures(struct xlsx *x, lxw_col_t k)
{
	const bool dashes = x->form->spare_rows > 0;
	char first[LXW_MAX_CELL_NAME_LENGTH];
	lxw_data_validation rule = {
	    .validate = dashes ? LXW_VALIDATION_TYPE_CUSTOM_FORMULA : LXW_VALIDATION_TYPE_DECIMAL,
	    .criteria = dashes ? 0 : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
	    .error_type = LXW_VALIDATION_ERROR_TYPE_STOP,
	    .error_title = message(x, N_("A figure")),
	    .error_message = message(x,
		dashes ? N_("Type a number, 0 or more, or - where nothing is planned.")
		       : N_("Type a number, 0 or more. Where there is no figure, leave the cell blank.")),
	};

	x->lib.lxw_rowcol_to_cell(first, 1, k);
	if (dashes)
		rule.value_formula =
		    arena_printf(x->arena, "=OR(%s=\"-\",AND(ISNUMBER(%s),%s>=0))", first, first, first);
	if (rows_of(x->form) > 0)
		note(x,
		    x->lib.worksheet_data_validation_range(x->sheet, 1, k, (lxw_row_t)rows_of(x->form), k,
			&rule));
}

static void
set_rules(struct xlsx *x, lxw_col_t k)
{
	const struct form_column *column = &x->form->columns[k];

	if (column->entry != FORM_OPEN && x->form->spare_rows == 0)
		return;
	if (column->kind == FORM_FIGURE)
		validate_figures(x, k);
	else if (column->kind == FORM_LINE)
		validate_list(x, k, 'A', &x->form->lines);
	else if (column->kind == FORM_CAUSE)
		validate_list(x, k, 'B', &x->form->causes);
}

/* ---- sheets ---- */

static void
protect(const struct xlsx *x, lxw_worksheet *sheet, bool rows_come_and_go)
{
	lxw_protection options = {
	    .format_columns = LXW_TRUE,
	    .format_rows = LXW_TRUE,
	    .insert_rows = rows_come_and_go,
	    .delete_rows = rows_come_and_go,
	};

	x->lib.worksheet_protect(sheet, NULL, &options);
}

/* A text of a header, in which "&" begins a code. */
static void
add_to_header(struct buf *out, const char *text)
{
	const size_t n = at_most(text, HEADER_MAX);

	for (size_t i = 0; i < n && out->length < HEADER_MAX; i++)
		buf_adds(out, text[i] == '&' ? "&&" : (char[]){text[i], '\0'});
}

static void
set_print(struct xlsx *x, lxw_worksheet *sheet)
{
	struct buf header = BUF_INIT;

	buf_adds(&header, "&L");
	add_to_header(&header, x->form->unit);
	x->lib.worksheet_set_landscape(sheet);
	x->lib.worksheet_set_paper(sheet, 1); /* letter */
	x->lib.worksheet_set_margins(sheet, MARGIN, MARGIN, MARGIN_HEADER, MARGIN_HEADER);
	x->lib.worksheet_fit_to_pages(sheet, 1, 0);
	note(x, x->lib.worksheet_set_header(sheet, buf_take(&header, x->arena)));
	note(x,
	    x->lib.worksheet_set_footer(sheet, arena_printf(x->arena, "&C%s", say(x, N_("Page &P of &N")))));
}

static lxw_worksheet *
add_sheet(struct xlsx *x, const char *name)
{
	lxw_worksheet *sheet = x->lib.workbook_add_worksheet(x->book, name);

	if (sheet == NULL)
		note(x, LXW_ERROR_SHEETNAME_ALREADY_USED);
	return sheet;
}

static void
write_table(struct xlsx *x, const char *name)
{
	x->sheet = add_sheet(x, name);
	if (x->sheet == NULL)
		return;
	set_sizes(x);
	write_cells(x);
	for (size_t k = 0; k < x->form->column_count; k++)
		set_rules(x, (lxw_col_t)k);
	x->lib.worksheet_freeze_panes(x->sheet, 1, (lxw_col_t)x->form->frozen);
	set_print(x, x->sheet);
	note(x, x->lib.worksheet_repeat_rows(x->sheet, 0, 0));
	/* Codes like 007 are texts, and are meant to be. */
	note(x,
	    x->lib.worksheet_ignore_errors(x->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
		arena_printf(x->arena, "A1:XFD%zu", rows_of(x->form) + 1)));
	protect(x, x->sheet, x->form->spare_rows > 0);
}

static void
write_instructions(struct xlsx *x, const char *name)
{
	const struct form_table *form = x->form;
	lxw_worksheet *sheet = add_sheet(x, name);
	lxw_row_t row = 0;

	if (sheet == NULL)
		return;
	note(x, x->lib.worksheet_set_column(sheet, 0, 0, WIDTH_LABELS, NULL));
	note(x, x->lib.worksheet_set_column(sheet, 1, 1, WIDTH_INSTRUCTIONS, NULL));
	for (size_t i = 0; i + 1 < form->facts.count; i += 2, row++) {
		note(x,
		    x->lib.worksheet_write_string(sheet, row, 0, form->facts.items[i],
			format_of(x, LOOK_LABEL, NULL)));
		note(x,
		    x->lib.worksheet_write_string(sheet, row, 1, form->facts.items[i + 1],
			format_of(x, LOOK_PROSE, NULL)));
	}
	row++;
	for (size_t i = 0; i < form->instructions.count; i++, row++) {
		note(x,
		    x->lib.worksheet_write_number(sheet, row, 0, (double)(i + 1),
			format_of(x, LOOK_LABEL, NULL)));
		note(x,
		    x->lib.worksheet_write_string(sheet, row, 1, form->instructions.items[i],
			format_of(x, LOOK_PROSE, NULL)));
		set_height(x, sheet, row, form_lines(form->instructions.items[i], WIDTH_INSTRUCTIONS));
	}
	set_print(x, sheet);
	protect(x, sheet, false);
}

static void
write_list(struct xlsx *x, lxw_worksheet *sheet, lxw_col_t column, const struct form_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		note(x, x->lib.worksheet_write_string(sheet, (lxw_row_t)i, column, list->items[i], NULL));
}

static void
write_lists(struct xlsx *x)
{
	lxw_worksheet *sheet = add_sheet(x, x->lists);

	if (sheet == NULL)
		return;
	write_list(x, sheet, 0, &x->form->lines);
	write_list(x, sheet, 1, &x->form->causes);
	x->lib.worksheet_hide(sheet);
	protect(x, sheet, false);
}

static void
write_sheets(struct xlsx *x)
{
	const char *name = x->form->sheet, *instructions = say(x, N_("Instructions"));
	const bool named = form_is_sheet_name(name) && strcasecmp(name, instructions) != 0 &&
	    strcasecmp(name, say(x, N_("Lists"))) != 0;

	x->lists = named ? say(x, N_("Lists")) : "2";
	write_table(x, named ? name : "1");
	if (named)
		write_instructions(x, instructions);
	if (x->form->lines.count + x->form->causes.count > 0)
		write_lists(x);
}

/* ---- the file ---- */

static void
set_properties(struct xlsx *x)
{
	lxw_doc_properties properties = {
	    .title = arena_strdup(x->arena, x->form->unit),
	    .author = arena_strdup(x->arena, "Pliego"),
	    .created = form_created(x->form->year, x->form->first_month),
	};

	note(x, x->lib.workbook_set_properties(x->book, &properties));
}

static bool
take_piece(void *ctx, const void *piece, size_t n)
{
	buf_add(ctx, piece, n);
	return true;
}

/* All that the file holds; false with errno. */
static bool
read_file(struct arena *arena, int fd, struct bytes *out)
{
	struct buf text = BUF_INIT;

	if (lseek(fd, 0, SEEK_SET) != 0 || !io_read_pieces(fd, take_piece, &text)) {
		buf_release(&text);
		return false;
	}
	out->length = text.length;
	out->data = buf_take(&text, arena);
	return true;
}

static void
tell(struct srcloc loc, const char *why, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, loc, "form-workbook", "the workbook can't be made: %s", why);
}

/* False after an error. */
static bool
write_book(struct xlsx *x, int fd, const char *name, struct diags *diags)
{
	const enum language language = diags_language(diags);
	const char *why = libxlsxwriter_load(&x->lib);
	struct srcloc loc = {name, 0, 0};

	if (why != NULL) {
		diag_add(diags, SEVERITY_ERROR, loc, "form-workbook",
		    "a workbook can't be made without libxlsxwriter (%s): install the package %s", why,
		    LIBXLSXWRITER_PACKAGE);
		return false;
	}
	/* The library opens a path: this is the file itself, which has no other any more. */
	x->book = x->lib.workbook_new(arena_printf(x->arena, "/proc/self/fd/%d", fd));
	if (x->book == NULL) {
		tell(loc, language_error(language, ENOMEM), diags);
		return false;
	}
	set_properties(x);
	write_sheets(x);
	note(x, x->lib.workbook_close(x->book));
	if (x->error != LXW_NO_ERROR)
		tell(loc, x->lib.lxw_strerror(x->error), diags);
	return x->error == LXW_NO_ERROR;
}

bool
form_xlsx(struct arena *arena, const struct form_table *form, const char *name, struct bytes *out,
    struct diags *diags)
{
	struct xlsx x = {.arena = arena, .form = form};
	FILE *file = tmpfile();
	bool good = file != NULL;

	if (good)
		good = write_book(&x, fileno(file), name, diags);
	if (file == NULL || (good && !read_file(arena, fileno(file), out))) {
		tell((struct srcloc){name, 0, 0}, language_error(diags_language(diags), errno), diags);
		good = false;
	}
	if (file != NULL)
		(void)fclose(file); /* what was written was read again */
	return good;
}
