#include "run/columns.h"

#include <errno.h>
#include <sys/stat.h>

#include "base/file.h"
#include "plan/reasons.h"
#include "run/layouts.h"
#include "run/load.h"
#include "run/load_data.h"
#include "run/open.h"
#include "run/select.h"
#include "sheet/columns.h"
#include "sheet/read.h"
#include "sheet/synonyms.h"

/* What both reports are written with. */
struct report {
	struct arena *arena;
	enum language language;
	size_t width;
	const struct dataset_cell **rows;
	size_t count, capacity;
};

static const struct dataset_column file_columns[] = {
    {"UNIDAD", CELL_TEXT, 0, IS_TEXT},
    {"ARCHIVO", CELL_TEXT, 0, IS_TEXT},
    {"LUGAR", CELL_TEXT, 0, IS_TEXT},
    {"ENCABEZADO", CELL_TEXT, 0, IS_TEXT},
    {"COLUMNA", CELL_TEXT, 0, IS_TEXT},
    {"CÓMO", CELL_WORD, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

static const struct dataset_column word_columns[] = {
    {"COLUMNA", CELL_TEXT, 0, IS_TEXT},
    {"ESPAÑOL", CELL_TEXT, 0, IS_TEXT},
    {"INGLÉS", CELL_TEXT, 0, IS_TEXT},
    {"PORTUGUÉS", CELL_TEXT, 0, IS_TEXT},
    {"FRANCÉS", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

static struct dataset_cell *
add_row(struct report *report)
{
	struct dataset_cell *cells = ARENA_ARRAY(report->arena, struct dataset_cell, report->width);

	report->rows = arena_grow(report->arena, report->rows, report->count, &report->capacity,
	    report->count + 1, sizeof(struct dataset_cell *));
	report->rows[report->count++] = cells;
	return cells;
}

static struct dataset_cell
text_cell(const char *text)
{
	return text && text[0] != '\0' ? (struct dataset_cell){.kind = CELL_TEXT, .u.text = text}
				       : (struct dataset_cell){0};
}

static struct dataset_rows
end_report(const struct report *report, const struct dataset_column *columns)
{
	return (struct dataset_rows){
	    .columns = columns,
	    .column_count = report->width,
	    .rows = report->rows,
	    .row_count = report->count,
	};
}

/* ---- the files of a job ---- */

enum how { HOW_SAME, HOW_SYNONYM, HOW_JOB, HOW_TEMPLATE, HOW_UNREAD, HOW_MISSING };

static struct dataset_cell
how_cell(struct report *report, enum how how)
{
	static const char *const words[] = {N_("same"), N_("synonym"), N_("job"), N_("template"),
	    N_("unread"), N_("missing")};
	struct told *told = ARENA_NEW(report->arena, struct told);

	*told = (struct told){language_text(report->language, words[how]), words[how]};
	return (struct dataset_cell){.kind = CELL_WORD, .form = CELL_TOLD, .u.told = told};
}

/* A file whose headings are known. */
struct headed_file {
	const char *unit;
	const struct sheet *sheet;
	const struct sheet_layout *layout;
	struct plan_columns columns;
	struct sheet_bindings bindings;
};

static void
put_heading(struct report *report, const struct headed_file *file, size_t i, const char *column, enum how how)
{
	struct dataset_cell *row = add_row(report);
	const struct sheet_cell *heading = &file->sheet->headings[i];

	row[0] = text_cell(file->unit);
	row[1] = text_cell(file->sheet->file);
	row[2] = text_cell(place_position(report->arena, cell_place(file->sheet->file, heading)));
	row[3] = text_cell(sheet_text(heading));
	row[4] = text_cell(column);
	row[5] = how_cell(report, how);
}

/* The job's word for the heading; NULL: it has none. */
static const struct sheet_column_name *
name_of(struct arena *arena, const struct headed_file *file, size_t i)
{
	const struct sheet_cell *heading = &file->sheet->headings[i];
	const char *key = heading_key(arena, sheet_text(heading), sheet_length(heading));

	for (size_t n = file->layout->name_count; n-- > 0;) {
		const struct sheet_column_name *name = &file->layout->names[n];

		if (strcmp(name->heading_key, key) == 0 &&
		    strcmp(name->column_key, file->sheet->keys[i]) == 0)
			return name;
	}
	return NULL;
}

static const struct sheet_binding *
binding_of(const struct headed_file *file, size_t i)
{
	for (size_t k = 0; k < file->bindings.count; k++) {
		if (sheet_column(file->sheet, file->bindings.bindings[k].key) == (int)i)
			return &file->bindings.bindings[k];
	}
	return NULL;
}

/* Whether such sheets are read for columns of the word. */
static bool
is_told_in(enum sheet_use use, enum period_subject subject)
{
	return subject == PERIOD_SPENT || (subject == PERIOD_BUDGET) == (use == SHEET_OF_PLAN);
}

/* Which of the columns of a word it is: its number, PERIOD_ANY for the plain one; PERIOD_COLUMNS: none. */
static int
number_among(const struct period_columns *columns, size_t i)
{
	int k = 0;

	if (columns->plain == (int)i)
		return PERIOD_ANY;
	while (k < PERIOD_COLUMNS && columns->of[k] != (int)i)
		k++;
	return k;
}

/* Whether the column is of reasons, measures or money, of a month or a period, and then reports it. */
static bool
report_of_period(struct report *report, const struct headed_file *file, size_t i)
{
	const struct calendar any = {0};
	struct period_columns all[PERIOD_SUBJECTS];

	if (!period_columns_bind_all(file->sheet, any, PERIOD_REASON, PERIOD_SUBJECTS, all))
		return false;
	for (int s = 0; s < PERIOD_SUBJECTS; s++) {
		int k = number_among(&all[s], i);
		const char *heading, *key;

		if (k == PERIOD_COLUMNS || !is_told_in(file->layout->use, (enum period_subject)s))
			continue;
		heading = period_subject_heading((enum period_subject)s);
		if (k != PERIOD_ANY)
			heading = arena_printf(report->arena, "%s %s", heading,
			    column_heading(period_columns_column(k)));
		key = heading_key(report->arena, heading, strlen(heading));
		put_heading(report, file, i, heading,
		    strcmp(file->sheet->keys[i], key) == 0 ? HOW_SAME : HOW_SYNONYM);
		return true;
	}
	return false;
}

static void
report_heading(struct report *report, const struct headed_file *file, size_t i)
{
	const struct sheet_column_name *name = name_of(report->arena, file, i);
	const struct sheet_binding *binding = binding_of(file, i);
	int column = 0;

	while (column < COLUMNS && file->columns.at[column] != (int)i)
		column++;
	if (name)
		put_heading(report, file, i,
		    column < COLUMNS ? column_heading((enum plan_column)column) : name->column, HOW_JOB);
	else if (column < COLUMNS)
		put_heading(report, file, i, column_heading((enum plan_column)column),
		    strcmp(file->sheet->keys[i], column_key((enum plan_column)column)) == 0 ? HOW_SAME
											    : HOW_SYNONYM);
	else if (binding)
		put_heading(report, file, i, binding->heading, HOW_TEMPLATE);
	else if (!report_of_period(report, file, i))
		put_heading(report, file, i, NULL, HOW_UNREAD);
}

static void
report_file(struct report *report, const struct headed_file *file)
{
	static const enum plan_column needed[] = {COLUMN_ACTIVITY, COLUMN_TARGET};

	for (size_t i = 0; i < file->sheet->column_count; i++)
		if (!sheet_is_blank(&file->sheet->headings[i]))
			report_heading(report, file, i);
	for (size_t k = 0; k < sizeof needed / sizeof *needed && file->layout->use == SHEET_OF_PLAN; k++) {
		if (file->columns.at[needed[k]] >= 0)
			continue;
		struct dataset_cell *row = add_row(report);
		row[0] = text_cell(file->unit);
		row[1] = text_cell(file->sheet->file);
		row[4] = text_cell(column_heading(needed[k]));
		row[5] = how_cell(report, HOW_MISSING);
	}
}

/* Of one unit's files. */
struct unit_files {
	struct run *run;
	struct report *report;
	struct sheet_bindings bindings;
	struct diags *diags;
};

static void
read_file(struct unit_files *f, const struct job_unit *unit, const struct job_file *file, enum sheet_use use)
{
	struct run *run = f->run;
	struct sheet *sheet = ARENA_NEW(run->arena, struct sheet);
	struct headed_file headed = {.unit = unit->code.text, .sheet = sheet};
	struct sheet_request request = {
	    .path = file->file.text ? path_beside(run->arena, run->job.path, file->file.text) : NULL,
	    .loc = file->file.loc,
	    .style = run->job.numbers,
	    .part = SHEET_HEADINGS,
	};
	struct stat info;

	if (!request.path || (use == SHEET_OF_PROGRESS && stat(request.path, &info) != 0 && errno == ENOENT))
		return;
	if (use == SHEET_OF_PLAN)
		request.bindings = headed.bindings = f->bindings;
	request.layout = headed.layout = layout_of_file(run->arena, &run->job, unit, file, use);
	if (!sheet_read(run->arena, &request, sheet, f->diags))
		return;
	headed.bindings = bindings_of_sheet(run->arena, headed.bindings, sheet->keys, sheet->column_count);
	headed.columns = columns_of(sheet, run->job.numbers);
	columns_of_unit(run->arena, sheet, unit->code.text, unit->name.text, &headed.columns);
	report_file(f->report, &headed);
}

/* Nothing is computed of data: templates read what they bind. */
static void
read_data(struct unit_files *f, const struct job_unit *unit, const struct job_data_list *list)
{
	struct run *run = f->run;

	for (size_t i = 0; i < list->count; i++) {
		const struct job_data *data = &list->items[i];
		struct sheet *sheet = ARENA_NEW(run->arena, struct sheet);
		struct headed_file headed = {.unit = unit ? unit->code.text : NULL,
		    .sheet = sheet,
		    .layout = layout_of_data(run->arena, run, unit, &data->file),
		    .bindings = data_bindings(run, data->name.text, unit != NULL)};

		if (!data->file.file.text)
			continue;
		const struct sheet_request request = {
		    .path = path_beside(run->arena, run->job.path, data->file.file.text),
		    .loc = data->file.file.loc,
		    .style = run->job.numbers,
		    .part = SHEET_HEADINGS,
		    .bindings = headed.bindings,
		    .layout = headed.layout,
		};
		for (int c = 0; c < COLUMNS; c++)
			headed.columns.at[c] = -1;
		if (!sheet_read(run->arena, &request, sheet, f->diags))
			continue;
		for (size_t k = 0; k < sheet->column_count; k++)
			if (!sheet_is_blank(&sheet->headings[k]))
				report_heading(f->report, &headed, k);
	}
}

static enum build_result
report_job(struct run *run, struct report *report, struct diags *diags)
{
	if (!load_job(run, diags))
		return run->job_input ? BUILD_REFUSED : BUILD_FAILED;
	select_none(run);
	select_all_documents(run);
	select_needed(run);
	load_templates(run, diags);
	struct unit_files f = {run, report, load_bindings(run), diags};
	for (size_t u = 0; u < run->job.unit_count; u++) {
		const struct job_unit *unit = &run->job.units[u];

		read_file(&f, unit, &unit->plan, SHEET_OF_PLAN);
		read_file(&f, unit, &unit->progress, SHEET_OF_PROGRESS);
		read_file(&f, unit, &unit->previous, SHEET_OF_PROGRESS);
		read_data(&f, unit, &unit->data);
	}
	read_data(&f, NULL, &run->job.data);
	return diags_errors(diags) > 0 ? BUILD_REFUSED : BUILD_DONE;
}

enum build_result
columns_of_job(struct arena *arena, const struct build_options *options, struct dataset_rows *out,
    struct diags *diags)
{
	struct report report = {arena, diags_language(diags), COLUMNS_OF_JOB, NULL, 0, 0};
	struct run run;

	run_open(&run, arena, options, NULL, diags);
	enum build_result result = report_job(&run, &report, diags);
	run_close(&run);
	*out = end_report(&report, file_columns);
	return result;
}

/* ---- the vocabulary ---- */

static const char *
words_of(struct arena *arena, const struct word_table *table, enum plan_column column)
{
	struct buf words = BUF_INIT;

	for (size_t i = 0; i < table->count; i++)
		if (table->words[i].column == column)
			buf_addf(&words, "%s%s", words.length > 0 ? ", " : "", table->words[i].word);
	return buf_take(&words, arena);
}

void
columns_vocabulary(struct arena *arena, enum language language, struct dataset_rows *out)
{
	struct report report = {arena, language, 5, NULL, 0, 0};

	for (int c = 0; c < COLUMNS; c++) {
		struct dataset_cell *row = add_row(&report);

		row[0] = text_cell(column_heading((enum plan_column)c));
		for (size_t t = 0; t < word_table_count && t + 1 < report.width; t++)
			row[t + 1] = text_cell(words_of(arena, &word_tables[t], (enum plan_column)c));
	}
	*out = end_report(&report, word_columns);
}
