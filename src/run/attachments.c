#include "run/attachments.h"

#include <strings.h>

#include "base/file_name.h"
#include "base/intern.h"
#include "dataset/print.h"
#include "publish/portable_name.h"
#include "run/last_year.h"
#include "run/load_data.h"
#include "run/versions.h"
#include "sheet/read.h"
#include "template/prose_spec.h"
#include "template/template_part.h"

#define CSV_MIME "text/csv"
#define YAML_MIME "application/yaml"
#define JSON_MIME "application/json"

/* A file of an earlier edition. */
struct listed {
	size_t item;
	struct source_key key;
};

struct basket {
	struct arena *arena;
	struct pdf_attachment *items;
	struct intern files; /* of the units, by path: a workbook may be that of several */
	size_t *item_of;     /* of each of these */
	size_t count;
	struct listed *listed;
	size_t listed_count;
	int64_t date;
	const char *title; /* of the document */
	struct diags *diags;
};

/* Midnight UTC of the first of January: what a plan of that year is dated where nothing else is known. */
static int64_t
start_of_year(int year)
{
	int64_t before = year - 1;
	int64_t days = before * 365 + before / 4 - before / 100 + before / 400 - 719162; /* to 1970 */
	return days * 86400;
}

static struct pdf_attachment *
attach(struct basket *list, const char *path, const char *mime, const char *description,
    enum pdf_relationship relationship, struct bytes bytes)
{
	struct pdf_attachment item = {
	    .name = portable_name_from(list->arena, path),
	    .mime = mime,
	    .description = description,
	    .relationship = relationship,
	    .data = bytes.data,
	    .size = bytes.length,
	    .modified = list->date,
	};
	list->items[list->count] = item;
	return &list->items[list->count++];
}

static void
separate_names(struct basket *list)
{
	const char **names = ARENA_ARRAY(list->arena, const char *, list->count);

	for (size_t i = 0; i < list->count; i++)
		names[i] = list->items[i].name;
	portable_names_separate(list->arena, names, list->count);
	for (size_t i = 0; i < list->count; i++)
		list->items[i].name = names[i];
}

/* Of each template, once for all documents. */
static void
prepare_templates(struct run *run)
{
	for (size_t i = 0; i < run->template_count; i++)
		run->templates[i].parts = template_parts(run->arena, &run->templates[i].template);
}

void
sources_prepare(struct run *run)
{
	prepare_templates(run);
	for (size_t d = 0; d < run->job.document_count; d++) {
		const struct run_document *document = &run->documents[d];

		if (document->is_asked_for && document->job->per != JOB_PER_JOB &&
		    !(document->job->per == JOB_PER_UNIT && document->template->needs.all_units)) {
			run->job_parts = job_parts_of(run->arena, &run->job_as_read, run->job_input->bytes);
			return;
		}
	}
}

/* Those of a part, whether they are left out or not: a document for all has the whole job, too. */
static const struct job_unit *const *
units_of_job_part(const struct run *run, struct arena *arena, const struct edition *edition, size_t *count)
{
	const struct job_set *set = edition->part ? edition->part->as_read : NULL;
	const struct job_unit **units;

	*count = set ? set->unit_count : 1;
	units = ARENA_ARRAY(arena, const struct job_unit *, *count);
	for (size_t i = 0; i < *count; i++)
		units[i] = set ? &run->job_as_read.units[set->units[i]] : edition_unit(run, edition);
	return units;
}

struct bytes
sources_job(const struct run *run, struct arena *arena, const struct edition *edition)
{
	struct buf part = BUF_INIT;
	size_t count;

	if (!run->job_parts || (edition_shows_all(edition) && !edition->part))
		return run->job_input->bytes;
	const struct job_part of = {
	    .document = edition->document->job,
	    .units = units_of_job_part(run, arena, edition, &count),
	    .unit_count = count,
	    .language = edition->document->template->template.language,
	};
	job_part_append(run->job_parts, &of, &part);
	size_t n = part.length;
	return (struct bytes){buf_take(&part, arena), n};
}

static void
attach_job(const struct run *run, struct basket *list, const struct edition *edition)
{
	const struct bytes text = sources_job(run, list->arena, edition);
	struct pdf_attachment *file = attach(list, file_name_of(run->job.path), YAML_MIME,
	    edition->document->job->title.text, PDF_SOURCE, text);

	file->kept = text.data == run->job_input->bytes.data;
}

/* What a unit comes to, in a document of its own. */
struct unit_rollup {
	const struct run *run;
	size_t unit;
};

static bool
rollup_to_json(const struct run *run, enum dataset dataset, size_t unit, pdf_sink_fn *sink, void *ctx)
{
	struct arena *scratch = arena_open_beside(run->arena);
	bool written = report_json(scratch, dataset, &run->figures.source, (uint32_t)unit, sink, ctx);

	arena_close(scratch);
	return written;
}

static bool
unit_to_json(const void *data, pdf_sink_fn *sink, void *ctx)
{
	const struct unit_rollup *rollup = data;

	return rollup_to_json(rollup->run, DATASET_UNIT_ROLLUP, rollup->unit, sink, ctx);
}

static bool
nation_to_json(const void *run, pdf_sink_fn *sink, void *ctx)
{
	return rollup_to_json(run, DATASET_NATIONAL_ROLLUP, 0, sink, ctx);
}

/* That of its unit, or of all: this one is the same in all documents of the run. */
static void
attach_rollup(const struct run *run, struct basket *list, const struct edition *edition)
{
	const struct bytes none = {NULL, 0};
	struct pdf_attachment *file =
	    attach(list, "consolidado.json", JSON_MIME, edition->document->job->title.text, PDF_DATA, none);

	if (edition->document->job->per == JOB_PER_UNIT) {
		struct unit_rollup *of_unit = ARENA_NEW(list->arena, struct unit_rollup);

		*of_unit = (struct unit_rollup){run, edition->units[0]};
		file->data = of_unit;
		file->write = unit_to_json;
	} else {
		file->data = run;
		file->write = nation_to_json;
		file->kept = !edition->part;
	}
}

/* What was done up to the cut of a document: of its unit, or of all. */
struct progress_data {
	struct dataset_source
	    source;          /* in the words that programs read, whatever those of the document are */
	struct arena *arena; /* of the run */
	bool of_unit;
	uint32_t unit;
};

struct progress_list {
	const char *name;
	enum dataset dataset; /* DATASETS: it has no rows */
};

static const struct progress_list lists_of_all[] = {
    {"resumen", DATASET_PROGRESS_SUMMARY},
    {"unidades", DATASET_PROGRESS_UNITS},
    {"lineas", DATASET_PROGRESS_LINES},
    {"actividades", DATASET_ALL_UNITS_PROGRESS},
};
static const struct progress_list lists_of_unit[] = {
    {"resumen", DATASET_UNIT_SUMMARY},
    {"unidades", DATASET_UNIT_SUMMARY},
    {"lineas", DATASETS},
    {"actividades", DATASET_UNIT_PROGRESS},
};
#define PROGRESS_LISTS (sizeof lists_of_all / sizeof *lists_of_all)

static bool
progress_to_json(const void *data, pdf_sink_fn *sink, void *ctx)
{
	const struct progress_data *progress = data;
	const struct progress_list *lists = progress->of_unit ? lists_of_unit : lists_of_all;
	struct arena *scratch = arena_open_beside(progress->arena);
	bool written = true;

	for (size_t i = 0; i < PROGRESS_LISTS && written; i++) {
		const char *head = arena_printf(scratch, "%s\"%s\":", i == 0 ? "{\n" : ",\n", lists[i].name);

		written = sink(ctx, head, strlen(head)) &&
		    (lists[i].dataset == DATASETS ? sink(ctx, "[]\n", 3)
						  : report_json_numbers(scratch, lists[i].dataset,
							&progress->source, progress->unit, sink, ctx));
	}
	arena_close(scratch);
	return written && sink(ctx, "}\n", 2);
}

/*
 * Where the document looks at what was done.  One of a unit that does not print it is made from nothing of
 * other units, with which the unit's place would change.
 */
static void
attach_progress(const struct run *run, struct basket *list, const struct edition *edition)
{
	const struct bytes none = {NULL, 0};
	struct pdf_attachment *file;
	struct progress_data *data;

	if (!edition->document->source.compliance || !edition_shows_all(edition))
		return;
	file =
	    attach(list, "cumplimiento.json", JSON_MIME, edition->document->job->title.text, PDF_DATA, none);
	data = ARENA_NEW(list->arena, struct progress_data);
	*data = (struct progress_data){
	    .source = edition->document->source,
	    .arena = run->arena,
	    .of_unit = edition->document->job->per == JOB_PER_UNIT,
	    .unit = edition->document->job->per == JOB_PER_UNIT ? (uint32_t)edition->units[0] : 0,
	};
	data->source.wording = WORDING_SPANISH;
	file->data = data;
	file->write = progress_to_json;
}

/* A file of a unit, for when its bytes are asked for. */
struct unit_file {
	const struct run *run;
	const struct input *input;
	struct srcloc loc;
	struct diags *diags;
};

static bool
read_unit_file(const void *data, struct arena *arena, struct bytes *out)
{
	const struct unit_file *file = data;
	const struct input_request request = {file->input->path, SHEET_FILE_MAX, file->loc};

	return input_file_read_again(&file->run->inputs, arena, file->input, request, out, file->diags);
}

static const char *
mime_of(const char *name)
{
	static const struct {
		const char *ending, *mime;
	} types[] = {
	    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	    {".xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"},
	    {".ods", "application/vnd.oasis.opendocument.spreadsheet"},
	};
	const size_t n = strlen(name);

	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		size_t n_ending = strlen(types[i].ending);
		if (n > n_ending && strcasecmp(name + n - n_ending, types[i].ending) == 0)
			return types[i].mime;
	}
	return CSV_MIME;
}

/* Returns which of the items it is. */
static size_t
attach_file(const struct run *run, struct basket *list, const char *description, const struct job_text *name,
    const struct input *input)
{
	const uint32_t known = list->files.count;
	const uint32_t number = intern_add(&list->files, input->path, strlen(input->path));

	/* A CSV is one sheet, and each unit's own. */
	if (number < known && strcmp(mime_of(name->text), CSV_MIME) != 0) {
		list->items[list->item_of[number]].description = list->title;
		return list->item_of[number];
	}
	list->item_of[number] = list->count;
	struct unit_file *file = ARENA_NEW(list->arena, struct unit_file);
	struct pdf_attachment *item =
	    attach(list, name->text, mime_of(name->text), description, PDF_SOURCE, (struct bytes){0});

	*file = (struct unit_file){run, input, name->loc, list->diags};
	item->data = file;
	item->read = read_unit_file;
	return list->item_of[number];
}

/* Texts in Markdown, each once: several contents may print one. */
static void
attach_prose(struct basket *list, const struct edition *edition)
{
	const struct template *t = &edition->document->template->template;

	for (size_t i = 0; i < t->prose_count; i++) {
		const struct prose_spec *spec = t->prose[i];
		bool is_again = false;
		for (size_t k = 0; k < i; k++)
			is_again = is_again || t->prose[k]->path == spec->path;
		if (!spec->path || is_again)
			continue;
		attach(list, spec->file.text, "text/markdown", edition->document->job->title.text, PDF_SOURCE,
		    spec->bytes)
		    ->kept = true;
	}
}

/* The files of its units; a workbook is there once. */
static void
attach_sheets(const struct run *run, struct basket *list, const struct edition *edition)
{
	bool has_cut = job_document_has_cut(edition->document->job);

	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct job_unit *unit = &run->job.units[edition->units[i]];
		(void)attach_file(run, list, unit->name.text, &unit->plan.file,
		    run->units[edition->units[i]].plan);
	}
	for (size_t i = 0; i < edition->unit_count && has_cut; i++) {
		const struct job_unit *unit = &run->job.units[edition->units[i]];
		const struct input *progress = run->units[edition->units[i]].progress;
		if (progress)
			(void)attach_file(run, list, unit->name.text, &unit->progress.file, progress);
	}
}

/* One that is there already, as a plan or for another unit, is not attached again. */
static void
attach_data(const struct run *run, struct basket *list, const char *description, const struct run_data *data)
{
	if (data && data->input &&
	    intern_find(&list->files, data->input->path, strlen(data->input->path)) == INTERN_NONE)
		(void)attach_file(run, list, description, &data->job->file.file, data->input);
}

/* Data that it prints: of all, and of its units. */
static void
attach_all_data(const struct run *run, struct basket *list, const struct edition *edition)
{
	const struct template *t = &edition->document->template->template;

	for (size_t i = 0; i < t->data_count; i++) {
		if (data_is_bound(t, i, false))
			attach_data(run, list, list->title, data_of(run, t->data_names[i], DATA_OF_JOB));
		for (size_t k = 0; k < edition->unit_count && data_is_bound(t, i, true); k++) {
			const size_t u = edition->units[k];

			attach_data(run, list, run->job.units[u].name.text,
			    data_of(run, t->data_names[i], u));
		}
	}
}

/* A file of an earlier edition, which is on the list of these; one that is there already is not twice. */
static void
attach_listed(const struct run *run, struct basket *list, const char *description,
    const struct job_text *name, const struct input *input, struct source_key key)
{
	const uint32_t known = intern_find(&list->files, input->path, strlen(input->path));
	const size_t item =
	    known == INTERN_NONE ? attach_file(run, list, description, name, input) : list->item_of[known];

	list->listed[list->listed_count++] = (struct listed){item, key};
	if (key.part == SOURCE_JOB)
		list->items[item].mime = YAML_MIME;
}

/* What its units reported in the previous edition, where it shows that. */
static void
attach_previous(const struct run *run, struct basket *list, const struct edition *edition)
{
	if (!edition->document->template->needs.trend)
		return;
	for (size_t k = 0; k < edition->unit_count; k++) {
		const struct job_unit *unit = &run->job.units[edition->units[k]];
		const struct input *previous = run->units[edition->units[k]].previous;
		const struct source_key key = {SOURCE_PREVIOUS, SOURCE_PROGRESS, 0, unit->code.text};

		if (previous)
			attach_listed(run, list, unit->name.text,
			    &(struct job_text){previous->name, unit->progress.file.loc}, previous, key);
	}
}

/* Files that a version of the plan, or the year before, was read from; of a booklet those of its unit. */
static void
attach_version(const struct run *run, struct basket *list, const struct edition *edition,
    const struct version_file *file, struct job_text name, enum source_edition of)
{
	const struct source_key key = {of, file->part, file->version, file->unit ? file->unit : ""};

	if (file->unit && !edition_shows_all(edition) && file->number != edition->units[0])
		return;
	attach_listed(run, list,
	    file->unit && file->number < run->job.unit_count ? run->job.units[file->number].name.text
							     : list->title,
	    &name, file->input, key);
}

/* Those of earlier versions, where it shows what changed since. */
static void
attach_versions(const struct run *run, struct basket *list, const struct edition *edition)
{
	if (!run->versions || !edition->document->template->needs.versions)
		return;
	for (size_t i = 0; i < run->versions->file_count; i++) {
		const struct version_file *file = &run->versions->files[i];
		const struct srcloc loc = run->job.versions[file->version].plan.loc;

		attach_version(run, list, edition, file, (struct job_text){file->input->name, loc},
		    SOURCE_VERSION);
	}
}

/* The job, plans and progress of the year before, where it shows figures of that. */
static void
attach_last_year(const struct run *run, struct basket *list, const struct edition *edition)
{
	const struct run_last_year *year = run->last_year;

	if (!year || !edition->document->template->needs.last_year)
		return;
	for (size_t i = 0; i < year->file_count; i++) {
		const struct version_file *file = &year->files[i];
		const char *name = arena_printf(list->arena, "last-year/%s", file->name);

		attach_version(run, list, edition, file, (struct job_text){name, run->job.last_year.loc},
		    SOURCE_LAST_YEAR);
	}
}

/* Which of the files are of earlier editions, where any is; their names are known then. */
static void
attach_list(struct basket *list)
{
	if (list->listed_count > 0)
		(void)attach(list, SOURCE_LIST_NAME, JSON_MIME, list->title, PDF_DATA, (struct bytes){0});
}

static void
write_list(struct basket *list, size_t item)
{
	struct buf text = BUF_INIT;

	if (list->listed_count == 0)
		return;
	source_list_begin(&text);
	for (size_t i = 0; i < list->listed_count; i++)
		source_list_add(list->arena, &text, &list->listed[i].key,
		    list->items[list->listed[i].item].name);
	source_list_end(&text);
	list->items[item].size = text.length;
	list->items[item].data = buf_take(&text, list->arena);
}

/* Many documents of the run carry these; a sheet is carried by the plan and by one booklet only. */
static void
attach_templates(struct basket *list, const struct edition *edition)
{
	const struct run_template *t = edition->document->template;

	for (size_t i = 0; i < t->template.file_count; i++)
		attach(list, file_name_of(t->template.files[i].path), YAML_MIME,
		    edition->document->job->title.text, PDF_SUPPLEMENT, t->parts[i])
		    ->kept = true;
}

const struct pdf_attachment *
sources_attach(const struct run *run, struct arena *arena, const struct edition *edition, size_t *count,
    struct diags *diags)
{
	const struct run_template *t = edition->document->template;
	const char *title = edition->document->job->title.text;
	int64_t created = run->options->created;
	const size_t earlier = edition->unit_count + (run->versions ? run->versions->file_count : 0) +
	    (run->last_year ? run->last_year->file_count : 0);
	const size_t files =
	    2 * edition->unit_count + t->template.data_count * (1 + edition->unit_count) + earlier;
	size_t list_item;
	struct basket list = {
	    .arena = arena,
	    .items = ARENA_ARRAY(arena, struct pdf_attachment,
		files + 4 + t->template.file_count + t->template.prose_count),
	    .date = created != INT64_MIN ? created : start_of_year(run->job.year),
	    .diags = diags,
	    .title = title,
	    .item_of = ARENA_ARRAY(arena, size_t, files),
	    .listed = ARENA_ARRAY(arena, struct listed, earlier),
	};

	intern_init(&list.files, arena);
	attach_sheets(run, &list, edition);
	attach_all_data(run, &list, edition);
	attach_job(run, &list, edition); /* before other jobs, which keeps its name */
	attach_previous(run, &list, edition);
	attach_versions(run, &list, edition);
	attach_last_year(run, &list, edition);
	list_item = list.count;
	attach_list(&list);
	attach_templates(&list, edition);
	attach_prose(&list, edition);
	attach_rollup(run, &list, edition);
	attach_progress(run, &list, edition);
	separate_names(&list);
	write_list(&list, list_item);
	*count = list.count;
	return list.items;
}
