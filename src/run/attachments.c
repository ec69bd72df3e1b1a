#include "run/attachments.h"

#include "base/file_name.h"
#include "dataset/print.h"
#include "publish/portable_name.h"

struct basket {
	struct arena *arena;
	struct pdf_attachment *items;
	size_t count;
	int64_t date;
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

/* Those of the unit, or of all. */
static struct bytes
rollup_json(const struct run *run, struct arena *arena, const struct edition *edition)
{
	const struct dataset_source *source = &run->figures.source;
	bool of_unit = edition->document->job->per_unit;
	struct dataset_rows rows;
	char *text = NULL;
	size_t size = 0;

	dataset_build(arena, of_unit ? DATASET_UNIT_ROLLUP : DATASET_NATIONAL_ROLLUP, source,
	    (uint32_t)edition->units[0], &rows);
	FILE *out = open_memstream(&text, &size);
	bool written = out && report_rows(out, &rows, REPORT_JSON, source->numbers);
	/* fclose() may succeed and yet have found no memory for the text. */
	if (!out || fclose(out) != 0 || !written || !text)
		arena_out_of_memory(arena, size);
	struct bytes bytes = {arena_strndup(arena, text, size), size};
	free(text);
	return bytes;
}

/* The CSVs of its units. */
static void
attach_sheets(const struct run *run, struct basket *list, const struct edition *edition)
{
	bool has_cut = job_document_has_cut(edition->document->job);

	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct job_unit *unit = &run->job.units[edition->units[i]];
		(void)attach(list, unit->plan.text, "text/csv", unit->name.text, PDF_SOURCE,
		    run->units[edition->units[i]].plan->bytes);
	}
	for (size_t i = 0; i < edition->unit_count && has_cut; i++) {
		const struct job_unit *unit = &run->job.units[edition->units[i]];
		const struct input *progress = run->units[edition->units[i]].progress;
		if (progress)
			(void)attach(list, unit->progress.text, "text/csv", unit->name.text, PDF_SOURCE,
			    progress->bytes);
	}
}

const struct pdf_attachment *
sources_attach(const struct run *run, struct arena *arena, const struct edition *edition, size_t *count)
{
	const struct run_template *t = edition->document->template;
	const char *title = edition->document->job->title.text;
	int64_t created = run->options->created;
	struct basket list = {
	    .arena = arena,
	    .items = ARENA_ARRAY(arena, struct pdf_attachment, 2 * edition->unit_count + 3),
	    .date = created != INT64_MIN ? created : start_of_year(run->job.year),
	};

	attach_sheets(run, &list, edition);
	/* Every document of the run carries these; a sheet is carried by the plan and by one booklet only. */
	attach(&list, file_name_of(run->job.path), "application/yaml", title, PDF_SOURCE,
	    run->job_input->bytes)
	    ->kept = true;
	attach(&list, file_name_of(t->path), "application/yaml", title, PDF_SUPPLEMENT, t->input->bytes)
	    ->kept = true;
	(void)attach(&list, "consolidado.json", "application/json", title, PDF_DATA,
	    rollup_json(run, arena, edition));
	separate_names(&list);
	*count = list.count;
	return list.items;
}
