#include "publish/report.h"

#include <jansson.h>

#include "base/utf8.h"
#include "plan/called.h"

/* Columns of text wider than this are cut off in width, not in text: the next column starts on a new line. */
#define TEXT_COLUMN_MAX 60

/* --- text ----------------------------------------------------------------------------------------------- */

static size_t
text_width(const struct sheet_cell *cell)
{
	return utf8_count(cell->text, cell->length);
}

static bool
is_figure(const struct sheet_cell *cell)
{
	return cell->length > 0 && (cell->text[0] == '-' || (cell->text[0] >= '0' && cell->text[0] <= '9')) &&
	    strspn(cell->text, "-0123456789.,%") == cell->length;
}

static void
print_padding(FILE *out, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fputc(' ', out);
}

/* A column that has nothing in any row is left out of text. */
static void
measure_columns(const struct sheet *sheet, size_t *widths, bool *used)
{
	for (size_t k = 0; k < sheet->column_count; k++) {
		widths[k] = text_width(&sheet->headings[k]);
		for (size_t r = 0; r < sheet->row_count; r++) {
			const struct sheet_cell *cell = &sheet->rows[r].cells[k];
			size_t width = text_width(cell);
			used[k] = used[k] || width > 0;
			if (width > widths[k])
				widths[k] = width < TEXT_COLUMN_MAX ? width : TEXT_COLUMN_MAX;
		}
	}
}

static void
print_row(FILE *out, const struct sheet_cell *cells, size_t n, const size_t *widths, const bool *used)
{
	size_t pending = 0;
	for (size_t k = 0; k < n; k++) {
		if (!used[k])
			continue;
		size_t width = text_width(&cells[k]);
		size_t room = width < widths[k] ? widths[k] - width : 0;
		bool right = is_figure(&cells[k]);
		print_padding(out, pending + (right ? room : 0));
		fwrite(cells[k].text, 1, cells[k].length, out);
		pending = 2 + (right ? 0 : room);
	}
	fputc('\n', out);
}

static void
print_text(FILE *out, const struct sheet *sheet)
{
	size_t widths[SHEET_COLUMNS_MAX] = {0};
	bool used[SHEET_COLUMNS_MAX] = {false};

	measure_columns(sheet, widths, used);
	print_row(out, sheet->headings, sheet->column_count, widths, used);
	for (size_t r = 0; r < sheet->row_count; r++)
		print_row(out, sheet->rows[r].cells, sheet->column_count, widths, used);
}

/* --- CSV ------------------------------------------------------------------------------------------------ */

/* Quoted where it has to be, or where a spreadsheet might take it for a formula. */
static void
print_field(FILE *out, const struct sheet_cell *cell)
{
	if (!strpbrk(cell->text, ",\"\n\r;\t=+@")) {
		fwrite(cell->text, 1, cell->length, out);
		return;
	}
	fputc('"', out);
	for (uint32_t i = 0; i < cell->length; i++) {
		if (cell->text[i] == '"')
			fputc('"', out);
		fputc(cell->text[i], out);
	}
	fputc('"', out);
}

static void
print_csv_row(FILE *out, const struct sheet_cell *cells, size_t n)
{
	for (size_t k = 0; k < n; k++) {
		if (k > 0)
			fputc(',', out);
		print_field(out, &cells[k]);
	}
	fputc('\n', out);
}

static void
print_csv(FILE *out, const struct sheet *sheet)
{
	print_csv_row(out, sheet->headings, sheet->column_count);
	for (size_t r = 0; r < sheet->row_count; r++)
		print_csv_row(out, sheet->rows[r].cells, sheet->column_count);
}

/* --- JSON ----------------------------------------------------------------------------------------------- */

static bool
print_json_row(FILE *out, const struct sheet *sheet, const struct sheet_cell *cells)
{
	json_t *object = json_object();
	bool ok = object != NULL;
	for (size_t k = 0; k < sheet->column_count && ok; k++)
		if (cells[k].length > 0)
			ok = json_object_set_new(object, sheet->headings[k].text,
				 json_stringn(cells[k].text, cells[k].length)) == 0;
	ok = ok && json_dumpf(object, out, JSON_COMPACT) == 0;
	json_decref(object);
	return ok;
}

static bool
print_json(FILE *out, const struct sheet *sheet)
{
	fputs("[", out);
	for (size_t r = 0; r < sheet->row_count; r++) {
		fputs(r > 0 ? ",\n" : "\n", out);
		if (!print_json_row(out, sheet, sheet->rows[r].cells))
			return false;
	}
	fputs("\n]\n", out);
	return true;
}

bool
report_sheet(FILE *out, const struct sheet *sheet, enum report_format format)
{
	bool ok = true;
	switch (format) {
	case REPORT_TEXT:
		print_text(out, sheet);
		break;
	case REPORT_CSV:
		print_csv(out, sheet);
		break;
	case REPORT_JSON:
		ok = print_json(out, sheet);
		break;
	}
	return ok && !ferror(out);
}

/* --- where a figure comes from -------------------------------------------------------------------------- */

struct explanation {
	FILE *out;
	struct arena *arena;
	const struct dataset_source *source;
	const struct rollup_row *row;
};

static const char *told(const struct explanation *e, const char *text) __attribute__((format_arg(2)));

static const char *
told(const struct explanation *e, const char *text)
{
	return language_text(e->source->language, text);
}

static void
print_figure(struct explanation *e, const char *name, const struct figure_sum *figure)
{
	struct buf text = BUF_INIT;
	unsigned count = figure->count;

	figure_print(&text, figure, e->row->rule, e->row->measure, e->source->numbers);
	fprintf(e->out, "  %s = ", name);
	if (count == 0)
		fputs(told(e, N_("(blank)")), e->out);
	else if (e->row->rule == FIGURE_MEAN)
		fprintf(e->out,
		    told(e, count == 1 ? N_("%s, the mean of %u value") : N_("%s, the mean of %u values")),
		    buf_take(&text, e->arena), count);
	else
		fprintf(e->out,
		    told(e, count == 1 ? N_("%s, the sum of %u value") : N_("%s, the sum of %u values")),
		    buf_take(&text, e->arena), count);
	fputc('\n', e->out);
}

/* One cell that is in the figure: its value, place and unit. */
static void
print_part(struct explanation *e, const struct activity *activity, int month)
{
	const struct plan *plan = e->source->plan;
	const struct plan_unit *unit = &plan->units[activity->unit];
	const struct sheet_cell *cell =
	    month < 0 ? activity_target_cell(plan, activity) : activity_month_cell(plan, activity, month);
	if (cell->length == 0)
		return;
	fprintf(e->out, "    %10.*s  %s:%u:%u  %s %s\n", (int)cell->length, cell->text, unit->sheet->file,
	    (unsigned)cell->line, (unsigned)cell->column, unit->code, unit->name);
}

static void
print_parts(struct explanation *e, int month)
{
	for (uint32_t i = 0; i < e->row->activity_count; i++)
		print_part(e, &e->source->plan->activities[e->row->activities[i]], month);
}

static void
print_row_explanation(struct explanation *e, int month)
{
	static const char *const names[MONTHS] = {"ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO",
	    "SEP", "OCT", "NOV", "DIC"};
	const struct plan *plan = e->source->plan;
	const struct rollup_row *row = e->row;

	fprintf(e->out, "%s\n", plan->kinds[row->same].label);
	if (row->line != UINT32_MAX)
		fprintf(e->out, told(e, N_("  line: %s\n")), plan->lines[row->line].label);
	fprintf(e->out, told(e, N_("  measure: %s; months: %s; units: %u\n")), quantity_name(row->measure),
	    row->mixed ? told(e, N_("mixed rules")) : consolidation_name(row->consolidation),
	    (unsigned)row->units);
	if (row->rule == FIGURE_NONE)
		fputs(told(e, N_("  may not be consolidated: there is no national figure\n")), e->out);
	if (month < 0) {
		print_figure(e, "META ANUAL", &row->target);
		print_parts(e, -1);
	}
	for (int m = 0; m < MONTHS; m++) {
		if (month >= 0 ? m != month : row->month[m].count == 0)
			continue;
		print_figure(e, names[m], &row->month[m]);
		print_parts(e, m);
	}
}

static bool
is_asked_for(const struct callings *callings, struct called called, const struct rollup_row *row)
{
	for (uint32_t i = 0; i < row->activity_count; i++)
		if (callings_match(callings, called, row->activities[i]))
			return true;
	return false;
}

size_t
report_explain(FILE *out, struct arena *arena, const struct dataset_source *source, const char *activity,
    int month)
{
	struct callings callings;
	struct called called;
	size_t found = 0;

	callings_init(&callings, arena, source->plan);
	called = callings_find(&callings, activity);
	for (size_t i = 0; i < source->national->row_count; i++) {
		struct explanation e = {out, arena, source, &source->national->rows[i]};
		if (e.row->same == UINT32_MAX || !is_asked_for(&callings, called, e.row))
			continue;
		if (found++ > 0)
			fputc('\n', out);
		print_row_explanation(&e, month);
	}
	return found;
}

/* The kind whose key is nearest to the one asked for, or holds it; NULL: none. */
static const struct kind *
nearest_kind(const struct plan *plan, const char *const *keys, const char *key)
{
	for (size_t i = 0; i < plan->kind_count; i++)
		if (strstr(keys[i], key))
			return &plan->kinds[i];
	const char *near = nearest_name(key, keys, plan->kind_count);
	for (size_t i = 0; i < plan->kind_count && near; i++)
		if (keys[i] == near)
			return &plan->kinds[i];
	return NULL;
}

const char *
report_nearest(struct arena *arena, const struct plan *plan, const char *activity)
{
	const char *text = plan_key(arena, activity, strlen(activity));
	const char *code = plan_code_key(arena, activity, strlen(activity));
	const char **texts = ARENA_ARRAY(arena, const char *, plan->kind_count);
	const char **codes = ARENA_ARRAY(arena, const char *, plan->kind_count);
	const struct kind *near;

	if (*text == '\0')
		return NULL;
	for (size_t i = 0; i < plan->kind_count; i++) {
		const struct kind *kind = &plan->kinds[i];
		texts[i] = plan_key(arena, kind->label, strlen(kind->label));
		codes[i] = kind->coded ? kind->key : "";
	}
	near = nearest_kind(plan, texts, text);
	if (!near)
		near = nearest_kind(plan, codes, code);
	return near ? near->label : NULL;
}

int
report_month(const char *name)
{
	static const char *const names[][MONTHS] = {
	    {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
		"octubre", "noviembre", "diciembre"},
	    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
		"november", "december"},
	};
	char *end;
	long number = strtol(name, &end, 10);
	if (*name != '\0' && *end == '\0')
		return number >= 1 && number <= MONTHS ? (int)number - 1 : -1;

	char lower[16] = "";
	size_t n = strlen(name);
	if (n < 3 || n >= sizeof(lower))
		return -1;
	for (size_t i = 0; i < n; i++)
		lower[i] = (char)(name[i] >= 'A' && name[i] <= 'Z' ? name[i] - 'A' + 'a' : name[i]);
	for (size_t language = 0; language < 2; language++)
		for (int m = 0; m < MONTHS; m++)
			if (strncmp(names[language][m], lower, n) == 0)
				return m;
	return -1;
}
