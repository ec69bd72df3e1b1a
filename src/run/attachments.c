#include "run/attachments.h"

#include "dataset/print.h"
#include "publish/attachment_names.h"

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
	    .name = file_name_from(list->arena, path),
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

/* The part of the path behind its last folder. */
static const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void
separate_names(struct basket *list)
{
	const char **names = ARENA_ARRAY(list->arena, const char *, list->count);

	for (size_t i = 0; i < list->count; i++)
		names[i] = list->items[i].name;
	file_names_separate(list->arena, names, list->count);
	for (size_t i = 0; i < list->count; i++)
		list->items[i].name = names[i];
}

static struct bytes
rollup_json(struct arena *arena, const struct job_figures *figures, bool of_unit, size_t unit)
{
	struct dataset_rows rows;
	char *text = NULL;
	size_t size = 0;

	dataset_build(arena, of_unit ? DATASET_UNIT_ROLLUP : DATASET_NATIONAL_ROLLUP, &figures->source,
	    (uint32_t)unit, &rows);
	FILE *out = open_memstream(&text, &size);
	bool written = out && report_rows(out, &rows, REPORT_JSON, figures->source.numbers);
	/* fclose() may succeed and yet have found no memory for the text. */
	if (!out || fclose(out) != 0 || !written || !text)
		arena_out_of_memory(arena, size);
	struct bytes bytes = {arena_strndup(arena, text, size), size};
	free(text);
	return bytes;
}

const struct pdf_attachment *
sources_attach(struct arena *arena, const struct sources *sources, const struct job_document *document,
    const size_t *units, size_t unit_count, size_t *count)
{
	const struct job *job = sources->job;
	struct basket list = {
	    .arena = arena,
	    .items = ARENA_ARRAY(arena, struct pdf_attachment, 2 * unit_count + 3),
	    .date = sources->date != INT64_MIN ? sources->date : start_of_year(job->year),
	};

	for (size_t i = 0; i < unit_count; i++)
		(void)attach(&list, job->units[units[i]].plan.text, "text/csv",
		    job->units[units[i]].name.text, PDF_SOURCE, sources->sheets[units[i]]);
	for (size_t i = 0; i < unit_count && sources->progress; i++)
		if (sources->progress[units[i]].data)
			(void)attach(&list, job->units[units[i]].progress.text, "text/csv",
			    job->units[units[i]].name.text, PDF_SOURCE, sources->progress[units[i]]);
	/* Every document of the run carries these; a sheet is carried by the plan and by one booklet only. */
	attach(&list, file_name(job->path), "application/yaml", document->title.text, PDF_SOURCE,
	    sources->job_file)
	    ->kept = true;
	attach(&list, file_name(sources->template_path), "application/yaml", document->title.text,
	    PDF_SUPPLEMENT, sources->template_file)
	    ->kept = true;
	(void)attach(&list, "consolidado.json", "application/json", document->title.text, PDF_DATA,
	    rollup_json(arena, sources->figures, document->per_unit, units[0]));
	separate_names(&list);
	*count = list.count;
	return list.items;
}
