#include "dataset/dataset.h"

#include "base/threads.h"
#include "base/utf8.h"
#include "dataset/periods.h"
#include "dataset/row_writer.h"

bool
dataset_column_is_future(const struct dataset_column *column, const struct compliance *compliance)
{
	return compliance && column->series <= COLUMN_DONE_LAST && column->series > compliance->cut.month + 1;
}

bool
dataset_row_is_future(enum dataset dataset, const struct compliance *compliance, size_t row)
{
	return compliance && dataset_has(dataset, ROWS_ARE_MONTHS) &&
	    calendar_slot(compliance->plan->calendar, (unsigned)row) > compliance->cut.month;
}

void
dataset_build(struct arena *arena, enum dataset dataset, const struct dataset_source *source, uint32_t unit,
    struct dataset_rows *out)
{
	dataset_build_apart(arena, arena, dataset, source, unit, out);
}

/* Of a dataset that can't be told, none. */
static void
write_rows(struct row_writer *w, enum dataset dataset, struct dataset_rows *out)
{
	w->columns = dataset_columns(w->cells_arena, dataset, source_calendar(w->source));
	w->column_count = dataset_column_count(w->columns);
	if (w->source->compliance || !dataset_has(dataset, NEEDS_PROGRESS))
		dataset_info(dataset)->write(w);
	row_writer_finish(w, out);
}

void
dataset_build_apart(struct arena *cells, struct arena *texts, enum dataset dataset,
    const struct dataset_source *source, uint32_t unit, struct dataset_rows *out)
{
	struct row_writer w = {.arena = texts, .cells_arena = cells, .source = source, .unit = unit};

	write_rows(&w, dataset, out);
}

void
dataset_build_subjects(struct arena *arena, enum dataset dataset, const struct dataset_source *source,
    uint32_t unit, struct dataset_rows *out)
{
	struct row_writer w = {.arena = arena,
	    .cells_arena = arena,
	    .source = source,
	    .unit = unit,
	    .tells_subjects = true};

	write_rows(&w, dataset, out);
}

void
dataset_build_part(struct arena *cells, struct arena *texts, const struct dataset_part *part,
    const struct dataset_source *source, struct dataset_rows *out)
{
	struct row_writer w = {.arena = texts,
	    .cells_arena = cells,
	    .source = source,
	    .unit = part->unit,
	    .range = &part->range};

	write_rows(&w, part->dataset, out);
}

/* Rows that a thread writes at a time; as many are worth one. */
#define ROWS_EACH 256

struct writing {
	enum dataset dataset;
	const struct dataset_source *source;
	struct arena *arenas[THREADS_MAX]; /* of each thread */
	struct dataset_rows *parts;
};

static void
write_part(void *ctx, unsigned thread, size_t item)
{
	const struct writing *writing = ctx;
	const struct dataset_part part = {writing->dataset, 0, {item * ROWS_EACH, ROWS_EACH}};
	struct arena *arena = writing->arenas[thread];

	dataset_build_part(arena, arena, &part, writing->source, &writing->parts[item]);
}

/* All n rows, out of parts. */
static void
build_in_parts(struct arena *arena, struct writing *writing, size_t n, unsigned threads,
    struct dataset_rows *out)
{
	const size_t items = (n + ROWS_EACH - 1) / ROWS_EACH;
	const struct dataset_cell **rows = ARENA_ARRAY(arena, const struct dataset_cell *, n);
	size_t count = 0;

	writing->parts = ARENA_ARRAY(arena, struct dataset_rows, items);
	for (unsigned i = 0; i < threads; i++)
		writing->arenas[i] = i == 0 ? arena : arena_open_beside(arena);
	threads_run(threads, items, write_part, writing);
	for (unsigned i = 1; i < threads; i++)
		arena_join(arena, writing->arenas[i]);
	*out = writing->parts[0];
	for (size_t i = 0; i < items; i++) {
		const struct dataset_rows *part = &writing->parts[i];

		for (size_t k = 0; k < part->row_count; k++)
			rows[count++] = part->rows[k];
	}
	out->rows = rows;
	out->row_count = count;
}

void
dataset_build_by(struct arena *arena, enum dataset dataset, const struct dataset_source *source,
    unsigned threads, struct dataset_rows *out)
{
	struct writing writing = {.dataset = dataset, .source = source};
	size_t n = 0;

	if (threads > 1 && dataset_has(dataset, ROWS_IN_PARTS))
		n = dataset_row_count(arena, dataset, source, 0);
	threads = threads_for(threads, n / ROWS_EACH);
	if (threads > 1)
		build_in_parts(arena, &writing, n, threads, out);
	else
		dataset_build(arena, dataset, source, 0, out);
}

size_t
dataset_row_count(struct arena *arena, enum dataset dataset, const struct dataset_source *source,
    uint32_t unit)
{
	const struct row_range none = {0, 0};
	struct row_writer w = {.arena = arena,
	    .cells_arena = arena,
	    .source = source,
	    .unit = unit,
	    .range = &none};
	struct dataset_rows rows;

	write_rows(&w, dataset, &rows);
	return w.total;
}

void
dataset_each_row(struct arena *arena, enum dataset dataset, const struct dataset_source *source,
    uint32_t unit, struct row_sink sink)
{
	struct row_writer w = {.arena = arena,
	    .cells_arena = arena,
	    .source = source,
	    .unit = unit,
	    .sink = sink};
	struct dataset_rows none;

	write_rows(&w, dataset, &none);
}

const char *const *
dataset_keys(struct arena *arena, const struct dataset_column *columns, size_t count)
{
	const char **keys = ARENA_ARRAY(arena, const char *, count);
	size_t n;

	for (size_t k = 0; k < count; k++)
		keys[k] = utf8_fold(arena, columns[k].heading, strlen(columns[k].heading), &n);
	return keys;
}
