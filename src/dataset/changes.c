/*
 * What the versions of a plan changed.
 */
#include "dataset/changes.h"

#include <stdlib.h>

#include "dataset/progress_cells.h"

const struct dataset_column change_columns[] = {
    UNIT_COLUMNS,
    {"CLASE DE CAMBIO", CELL_WORD, 0, IS_TEXT},
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {"CASILLA", CELL_TEXT, 0, IS_TEXT},
    {"ANTES", CELL_TEXT, 0, IS_TEXT},
    {"DESPUÉS", CELL_TEXT, 0, IS_TEXT},
    {"CIFRA ANTES", CELL_NUMBER, 0, IS_CHANGED_FROM},
    {"CIFRA DESPUÉS", CELL_NUMBER, 0, IS_CHANGED_TO},
    {"LUGAR ANTES", CELL_TEXT, 0, IS_TEXT},
    {"LUGAR DESPUÉS", CELL_TEXT, 0, IS_TEXT},
    {"RECONOCIDA POR", CELL_WORD, 0, IS_TEXT},
    {"CASILLAS", CELL_NUMBER, 0, IS_FILLED},
    {"MOTIVO", CELL_TEXT, 0, IS_TEXT},
    {"PÁGINA", CELL_NUMBER, 0, IS_PLACE},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

const struct dataset_column withdrawn_columns[] = {
    UNIT_COLUMNS,
    {"CÓDIGO DE ACTIVIDAD", CELL_TEXT, 0, IS_TEXT},
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {HEADING_TARGET, CELL_NUMBER, 0, IS_TARGET},
    {"LUGAR", CELL_TEXT, 0, IS_TEXT},
    {"MOTIVO", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

const struct dataset_column version_columns[] = {
    {"VERSIÓN", CELL_TEXT, 0, IS_TEXT},
    {"FECHA", CELL_TEXT, 0, IS_TEXT},
    {"RESPONSABLE", CELL_TEXT, 0, IS_TEXT},
    {"MOTIVO", CELL_TEXT, 0, IS_TEXT},
    {"CAMBIOS", CELL_NUMBER, 0, IS_CHANGES},
    {"AGREGADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"RETIRADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"RENOMBRADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"TRASLADADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"CASILLAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"PÁGINAS", CELL_TEXT, 0, IS_TEXT},
    {"RESUMEN", CELL_TEXT, 0, IS_TEXT},
    {"UNIDADES AGREGADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"UNIDADES RETIRADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"COLUMNAS AGREGADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {"COLUMNAS RETIRADAS", CELL_NUMBER, 0, IS_CHANGES_OF_KIND},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* ---- in words ---- */

const char *
change_kind_name(enum change_kind kind, size_t count)
{
	static const char *const one[CHANGE_KINDS] = {"unidad agregada", "unidad retirada",
	    "columna agregada", "columna retirada", "actividad agregada", "actividad retirada",
	    "actividad renombrada", "actividad trasladada", "casilla cambiada"};
	static const char *const several[CHANGE_KINDS] = {"unidades agregadas", "unidades retiradas",
	    "columnas agregadas", "columnas retiradas", "actividades agregadas", "actividades retiradas",
	    "actividades renombradas", "actividades trasladadas", "casillas cambiadas"};

	return (count == 1 ? one : several)[kind];
}

const char *
pairing_step_name(enum pairing_step step)
{
	static const char *const names[PAIRING_STEPS] = {NULL, "código", "texto y línea", "texto",
	    "texto parecido"};

	return names[step];
}

void
changes_sum_up(struct buf *out, const struct changes *changes, enum wording wording)
{
	const size_t start = out->length;

	for (int k = 0; k < CHANGE_KINDS; k++) {
		const uint32_t n = changes->by_kind[k];

		if (n == 0)
			continue;
		buf_addf(out, "%s%u\u00a0", out->length > start ? ", " : "", (unsigned)n);
		buf_adds(out, wording_text(wording, change_kind_name((enum change_kind)k, n)));
	}
	if (out->length == start)
		buf_adds(out, wording_text(wording, "sin cambios"));
}

static int
compare_pages(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

void
changes_pages(struct buf *out, struct arena *arena, const struct changes *changes, const uint32_t *folios)
{
	uint32_t *pages = ARENA_ARRAY(arena, uint32_t, changes->count);
	size_t n = 0;

	for (size_t i = 0; folios && i < changes->count; i++) {
		uint32_t activity = changes->items[i].activity[1];

		if (activity != PAIRING_NONE && folios[activity] > 0)
			pages[n++] = folios[activity];
	}
	if (n == 0)
		return;
	qsort(pages, n, sizeof(*pages), compare_pages);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && pages[end] <= pages[end - 1] + 1;)
			end++;
		buf_addf(out, "%s%u", i > 0 ? ", " : "", (unsigned)pages[i]);
		if (pages[end - 1] > pages[i])
			buf_addf(out, "-%u", (unsigned)pages[end - 1]);
	}
}

const char *
change_place(struct arena *arena, const struct source_versions *versions, const struct change *change,
    int side)
{
	const char *file = change_file(versions->last, change, side);
	const size_t n = versions->folder ? strlen(versions->folder) : 0;
	struct buf place = BUF_INIT;

	if (!file)
		return NULL;
	if (n > 0 && strncmp(file, versions->folder, n) == 0)
		file += n;
	place_append(&place, cell_place(file, change->cell[side]));
	return buf_take(&place, arena);
}

const struct activity *
change_activity(const struct changes *changes, const struct change *change, int *side)
{
	*side = change->activity[1] != PAIRING_NONE;
	return change->activity[*side] == PAIRING_NONE
	    ? NULL
	    : &changes->sides[*side].plan->activities[change->activity[*side]];
}

const char *
change_reason(const struct source_versions *versions, const struct change *change)
{
	return versions->reasons ? versions->reasons[change - versions->last->items] : NULL;
}

/* ---- rows ---- */

static const char *
line_of(const struct changes *changes, const struct activity *a, int side)
{
	return a->line == UINT32_MAX ? NULL : changes->sides[side].plan->lines[a->line].label;
}

/* Code, line and text. */
static void
put_activity(struct row_writer *w, const struct change *change)
{
	const struct changes *changes = w->source->versions->last;
	int side;
	const struct activity *a = change_activity(changes, change, &side);

	if (!a) {
		row_skip(w, 3);
		return;
	}
	row_put_source(w, activity_code(a));
	row_put_text(w, line_of(changes, a, side));
	row_put_source(w, activity_name(a));
}

/* Whether it is of a cell that both versions have. */
static bool
is_of_cell(const struct change *change)
{
	return change->kind >= CHANGE_RENAMED;
}

static void
put_unit(struct row_writer *w, const struct change *change)
{
	const int side = change->unit[1] != PAIRING_NONE;
	const struct plan_unit *unit =
	    &w->source->versions->last->sides[side].plan->units[change->unit[side]];

	row_put_text(w, unit->code);
	row_put_text(w, unit->name);
}

static struct row_subject
subject_of_change(const struct source_versions *versions, const struct change *change)
{
	return subject_of_number(SUBJECT_CHANGE, ANY_UNIT, (size_t)(change - versions->last->items));
}

static void
write_change(struct row_writer *w, const struct change *change)
{
	const struct source_versions *versions = w->source->versions;
	const uint32_t now = change->activity[1];

	row_begin(w);
	row_is_of(w, subject_of_change(versions, change));
	put_unit(w, change);
	row_put_told(w, row_wording(w, change_kind_name(change->kind, 1)), change_kind_id(change->kind));
	put_activity(w, change);
	row_put_text(w, change->column);
	row_put_source(w, is_of_cell(change) ? change->cell[0] : NULL);
	row_put_source(w, is_of_cell(change) ? change->cell[1] : NULL);
	row_put_amount(w, &change->amount[0], change->cell[0]);
	row_put_amount(w, &change->amount[1], change->cell[1]);
	row_put_text(w, change_place(w->arena, versions, change, 0));
	row_put_text(w, change_place(w->arena, versions, change, 1));
	if (change->step != PAIRED_NOT)
		row_put_told(w, row_wording(w, pairing_step_name(change->step)),
		    pairing_step_id(change->step));
	else
		row_skip(w, 1);
	if (change->kind == CHANGE_COLUMN_ADDED || change->kind == CHANGE_COLUMN_WITHDRAWN)
		row_put_count(w, change->cells);
	else
		row_skip(w, 1);
	row_put_text(w, change_reason(versions, change));
	row_put_ordinal(w, w->source->folios && now != PAIRING_NONE ? w->source->folios[now] : 0);
}

/* What is compared, for programs; people are told by a message. */
static void
write_limit(struct row_writer *w, const struct version_limit *limit)
{
	row_begin(w);
	row_put_text(w, limit->code);
	row_put_text(w, limit->name);
	if (limit->is_left_out)
		row_put_told(w, row_wording(w, "unidad excluida"), "unit-left-out");
	else
		row_put_told(w, row_wording(w, "parte comparada"), "part-compared");
	row_skip(w, limit->side == 0 ? 8 : 9);
	row_put_text(w, limit->place);
	row_skip(w, limit->side == 0 ? 5 : 4);
}

static void
write_withdrawn_activity(struct row_writer *w, const struct change *change)
{
	const struct source_versions *versions = w->source->versions;
	const struct plan *before = versions->last->sides[0].plan;
	const struct activity *a = &before->activities[change->activity[0]];

	row_begin(w);
	row_is_of(w, subject_of_change(versions, change));
	put_unit(w, change);
	put_activity(w, change);
	row_put_amount(w, &a->target, activity_target_cell(before, a));
	row_put_text(w, change_place(w->arena, versions, change, 0));
	row_put_text(w, change_reason(versions, change));
}

/* Of all, or of one unit: of those that the plan has. */
static void
write_each(struct row_writer *w, bool of_unit, bool withdrawn)
{
	const struct source_versions *versions = w->source->versions;

	for (size_t i = 0; versions && versions->last && i < versions->last->count; i++) {
		const struct change *change = &versions->last->items[i];

		if (of_unit && change->unit[1] != w->unit)
			continue;
		if (!withdrawn)
			write_change(w, change);
		else if (change->kind == CHANGE_ACTIVITY_WITHDRAWN)
			write_withdrawn_activity(w, change);
	}
}

void
write_changes(struct row_writer *w)
{
	for (size_t i = 0; w->source->versions && i < w->source->versions->limit_count; i++)
		write_limit(w, &w->source->versions->limits[i]);
	write_each(w, false, false);
}

void
write_unit_changes(struct row_writer *w)
{
	write_each(w, true, false);
}

void
write_withdrawn(struct row_writer *w)
{
	write_each(w, false, true);
}

void
write_unit_withdrawn(struct row_writer *w)
{
	write_each(w, true, true);
}

/* The columns of a version before its summary, and those behind it. */
#define COUNTED_FIRST 5

enum change_kind
changes_counted(unsigned column)
{
	static const enum change_kind kinds[CHANGE_KINDS] = {CHANGE_ACTIVITY_ADDED, CHANGE_ACTIVITY_WITHDRAWN,
	    CHANGE_RENAMED, CHANGE_MOVED, CHANGE_CELL, CHANGE_UNIT_ADDED, CHANGE_UNIT_WITHDRAWN,
	    CHANGE_COLUMN_ADDED, CHANGE_COLUMN_WITHDRAWN};

	return kinds[column];
}

static void
put_counts(struct row_writer *w, const struct changes *changes, unsigned first, unsigned end)
{
	for (unsigned k = first; k < end; k++)
		row_put_count(w, changes->by_kind[changes_counted(k)]);
}

static void
write_version(struct row_writer *w, size_t number)
{
	const struct version_info *version = &w->source->versions->items[number];
	const bool is_last = version->changes == w->source->versions->last;

	row_begin(w);
	row_is_of(w, subject_of_number(SUBJECT_VERSION, ANY_UNIT, number));
	row_put_text(w, version->version);
	row_put_text(w, version->date);
	row_put_text(w, version->author);
	row_put_text(w, version->reason);
	if (!version->changes) {
		row_skip(w, 7);
		row_put_text(w, row_wording(w, "primera versión"));
		return;
	}
	row_put_count(w, version->changes->count);
	put_counts(w, version->changes, 0, COUNTED_FIRST);
	buf_clear(&w->text);
	if (is_last)
		changes_pages(&w->text, w->arena, version->changes, w->source->folios);
	row_put_built(w);
	buf_clear(&w->text);
	changes_sum_up(&w->text, version->changes, w->source->wording);
	row_put_built(w);
	put_counts(w, version->changes, COUNTED_FIRST, CHANGE_KINDS);
}

void
write_versions(struct row_writer *w)
{
	for (size_t i = 0; w->source->versions && i < w->source->versions->count; i++)
		write_version(w, i);
}
