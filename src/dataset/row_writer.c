#include "dataset/row_writer.h"

#include <string.h>

/* Memory for texts of rows that are not kept is let go of whenever it comes to this many bytes. */
#define ROW_TEXTS_MAX 65536

static void
hand_on(struct row_writer *w)
{
	if (w->row_count > 0)
		w->sink.row(w->sink.ctx, w->cells);
	if (w->row_arena && arena_used(w->row_arena) > ROW_TEXTS_MAX) {
		arena_close(w->row_arena);
		w->row_arena = NULL;
	}
}

size_t
row_first(struct row_writer *w, size_t count, size_t *end)
{
	size_t first = 0, n = count;

	if (w->range) {
		first = w->range->first < count ? w->range->first : count;
		n = w->range->count < count - first ? w->range->count : count - first;
	}
	w->total = count;
	*end = first + n;
	return first;
}

void
row_writer_finish(struct row_writer *w, struct dataset_rows *out)
{
	if (w->sink.row)
		hand_on(w);
	if (w->row_arena)
		arena_close(w->row_arena);
	*out = (struct dataset_rows){w->columns, w->column_count, w->rows, w->row_count, w->subjects};
	buf_release(&w->text);
}

/* In the memory of the row before, which is gone. */
static void
begin_next(struct row_writer *w)
{
	hand_on(w);
	if (!w->cells)
		w->cells = ARENA_ARRAY(w->cells_arena, struct dataset_cell, w->column_count);
	memset(w->cells, 0, w->column_count * sizeof *w->cells);
	w->row_count++;
	w->at = 0;
}

void
row_begin(struct row_writer *w)
{
	if (w->sink.row) {
		begin_next(w);
		return;
	}
	w->rows =
	    arena_grow(w->cells_arena, w->rows, w->row_count, &w->capacity, w->row_count + 1, sizeof(void *));
	w->cells = ARENA_ARRAY(w->cells_arena, struct dataset_cell, w->column_count);
	if (w->tells_subjects) {
		w->subjects = arena_grow(w->cells_arena, w->subjects, w->row_count, &w->subject_capacity,
		    w->row_count + 1, sizeof *w->subjects);
		w->subjects[w->row_count] = (struct row_subject){0};
	}
	w->rows[w->row_count++] = w->cells;
	w->at = 0;
}

void
row_is_of(struct row_writer *w, struct row_subject subject)
{
	if (w->tells_subjects)
		w->subjects[w->row_count - 1] = subject;
}

void
row_skip(struct row_writer *w, size_t cells)
{
	w->at += cells;
}

void
row_put(struct row_writer *w, struct dataset_cell cell)
{
	w->cells[w->at++] = cell;
}

void
row_put_not_reported(struct row_writer *w)
{
	row_put(w, (struct dataset_cell){.kind = CELL_NOT_REPORTED});
}

void
row_put_text(struct row_writer *w, const char *text)
{
	if (text && *text != '\0')
		w->cells[w->at] = (struct dataset_cell){.kind = w->columns[w->at].kind, .u.text = text};
	w->at++;
}

void
row_put_source(struct row_writer *w, const struct sheet_cell *cell)
{
	row_put_text(w, cell ? sheet_text(cell) : NULL);
	w->cells[w->at - 1].source = cell;
}

void
row_put_built(struct row_writer *w)
{
	if (w->text.failed)
		arena_out_of_memory(w->arena, w->text.capacity);
	if (w->text.length == 0) {
		row_skip(w, 1);
		return;
	}
	if (w->sink.row && !w->row_arena)
		w->row_arena = arena_open_beside(w->arena);
	row_put_text(w, arena_strndup(w->row_arena ? w->row_arena : w->arena, w->text.data, w->text.length));
}

void
row_put_told(struct row_writer *w, const char *people, const char *programs)
{
	struct told *told;

	if (people == programs || (programs && people && strcmp(people, programs) == 0)) {
		row_put_text(w, people);
		return;
	}
	told = ARENA_NEW(w->arena, struct told);
	*told = (struct told){people, programs};
	row_put(w,
	    (struct dataset_cell){
		.kind = w->columns[w->at].kind,
		.form = CELL_TOLD,
		.u.told = told,
	    });
}

void
row_put_count(struct row_writer *w, uint64_t number)
{
	row_put(w, (struct dataset_cell){.kind = CELL_NUMBER, .number = {(int64_t)number, 0}});
}

void
row_put_ordinal(struct row_writer *w, uint64_t number)
{
	if (number == 0)
		row_skip(w, 1);
	else
		row_put(w,
		    (struct dataset_cell){
			.kind = CELL_NUMBER,
			.form = CELL_ORDINAL,
			.number = {(int64_t)number, 0},
		    });
}

void
row_put_percent(struct row_writer *w, struct decimal number)
{
	row_put(w, (struct dataset_cell){.kind = CELL_PERCENT, .number = number});
}

const char *
row_line(const struct row_writer *w, uint32_t line)
{
	return line == UINT32_MAX ? NULL : w->source->plan->lines[line].label;
}

const char *
row_unit_of_measure(const struct row_writer *w, uint32_t unit)
{
	return unit == UINT32_MAX ? NULL : w->source->plan->measure_units[unit].label;
}
