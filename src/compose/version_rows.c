/*
 * The table of changes, filled in from the versions that the job tells of.
 */
#include "base/wording.h"
#include "compose/rows.h"
#include "compose/words.h"
#include "dataset/changes.h"

/* The spans of a cell under construction. */
struct words {
	struct context *c;
	const struct style *style;
	struct srcloc loc;
	struct span *spans;
	size_t count, capacity;
};

static struct span *
add_span(struct words *w, const char *text)
{
	w->spans = arena_grow(w->c->arena, w->spans, w->count, &w->capacity, w->count + 1, sizeof(*w->spans));
	w->spans[w->count] = (struct span){
	    .text = text,
	    .length = (uint32_t)strlen(text),
	    .style = w->style,
	    .loc = w->loc,
	    .is_made = true,
	};
	return &w->spans[w->count++];
}

/* The page where the unit begins, and the way there; nothing where it has no heading. */
static void
add_page(struct words *w, const char *code)
{
	const struct link link = {.anchor = unit_anchor(w->c, code), .words = code, .loc = w->loc};
	const enum wording wording = wording_of_tag(w->c->composition->template->language);

	if (!link.anchor)
		return;
	add_span(w, arena_printf(w->c->arena, ", %s", wording_text(wording, "página ")));
	struct span *span = add_span(w, link.anchor);
	span->style = link_style(w->c, &link, w->style);
	span->folio = FOLIO_PAGE_OF;
}

/* Whether a table of the plan shows what changed, be it in a column that it doesn't print. */
static bool
has_revision_bars(const struct template *t)
{
	for (size_t i = 0; i < t->table_count; i++)
		if (t->tables[i].source == DATASET_PLAN && t->tables[i].revision_bars)
			return true;
	return false;
}

/* Whether a table or chart prints that dataset. */
static bool
prints_dataset(const struct template *t, enum dataset dataset)
{
	for (size_t i = 0; i < t->binding_count; i++)
		if (t->bindings[i].source == dataset && !t->bindings[i].in_text)
			return true;
	return false;
}

/* Whether that column of the unit's sheet is printed. */
static bool
prints_column(const struct words *w, const struct plan_unit *unit, int column)
{
	const struct template *t = w->c->composition->template;
	struct rows rows;
	bool prints = false;

	rows_of_sheet(w->c->arena, unit->sheet, w->c->composition->job->numbers, &rows);
	for (size_t i = 0; i < t->binding_count && !prints; i++) {
		const struct binding *binding = &t->bindings[i];

		if (binding->source != DATASET_PLAN || binding->in_text)
			continue;
		prints = !binding->each_period && rows_column(&rows, binding->key) == column;
		for (int slot = 0; binding->each_period && slot < MONTHS; slot++)
			prints = prints || unit->month[slot] == column;
	}
	return prints;
}

/* Whether who looks where the unit is printed finds the change. */
static bool
is_shown(const struct words *w, const struct changes *changes, const struct change *change)
{
	const struct template *t = w->c->composition->template;
	const struct plan_unit *unit = &changes->sides[1].plan->units[change->unit[1]];

	if (prints_dataset(t, DATASET_UNIT_CHANGES))
		return true;
	switch (change->kind) {
	case CHANGE_UNIT_ADDED:
	case CHANGE_ACTIVITY_ADDED:
		return true;
	case CHANGE_RENAMED:
	case CHANGE_MOVED:
	case CHANGE_CELL:
		return has_revision_bars(t) || prints_column(w, unit, change->cell[1]->index);
	case CHANGE_COLUMN_ADDED:
		return prints_column(w, unit, change->cell[1]->index);
	case CHANGE_ACTIVITY_WITHDRAWN:
		return prints_dataset(t, DATASET_UNIT_WITHDRAWN);
	case CHANGE_UNIT_WITHDRAWN:
	case CHANGE_COLUMN_WITHDRAWN:
	case CHANGE_KINDS:
		break;
	}
	return false;
}

/* Which units of the document the last version changed, and where that is to be seen. */
static void
add_units(struct words *w, const struct changes *changes)
{
	const struct composition *composition = w->c->composition;
	bool *changed = ARENA_ARRAY(w->c->arena, bool, composition->job->unit_count);
	bool *shown = ARENA_ARRAY(w->c->arena, bool, composition->job->unit_count);
	const char *before = "\n";

	for (size_t i = 0; i < changes->count; i++) {
		const uint32_t unit = changes->items[i].unit[1];

		if (unit == PAIRING_NONE)
			continue;
		changed[unit] = true;
		shown[unit] = shown[unit] || is_shown(w, changes, &changes->items[i]);
	}
	for (size_t i = 0; i < composition->unit_count; i++) {
		const size_t u = composition->units[i];

		if (!changed[u])
			continue;
		add_span(w, arena_printf(w->c->arena, "%s%s", before, composition->job->units[u].code.text));
		if (shown[u])
			add_page(w, composition->job->units[u].code.text);
		before = "; ";
	}
}

static struct cell
cell_of(const struct words *w)
{
	return (struct cell){
	    .spans = w->spans,
	    .span_count = (uint16_t)w->count,
	    .style = w->style,
	    .columns = 1,
	    .rows = 1,
	};
}

/* In a document of a unit, only what is of that one. */
static struct changes
changes_told(const struct composition *composition, const struct changes *all)
{
	struct changes out = *all;

	if (composition->document->per != JOB_PER_UNIT)
		return out;
	const char *code = composition->job->units[composition->units[0]].code.text;
	memset(out.by_kind, 0, sizeof out.by_kind);
	for (size_t i = 0; i < all->count; i++) {
		const struct change *change = &all->items[i];
		const int side = change->unit[1] != PAIRING_NONE;

		if (strcmp(all->sides[side].plan->units[change->unit[side]].code, code) == 0)
			out.by_kind[change->kind]++;
	}
	return out;
}

/* Why, how many of each kind, and where. */
static struct cell
description(struct context *c, const struct version_info *version, struct words w)
{
	const struct source_versions *versions = c->composition->computed->versions;
	const enum wording wording = wording_of_tag(c->composition->template->language);
	struct buf text = BUF_INIT;

	if (version->reason)
		buf_adds(&text, version->reason);
	if (version->changes) {
		buf_adds(&text, text.length > 0 ? "\n" : "");
		const struct changes changes = changes_told(c->composition, version->changes);
		changes_sum_up(&text, &changes, wording);
	} else if (!version->reason) {
		buf_adds(&text, wording_text(wording, "primera versión"));
	}
	add_span(&w, buf_take(&text, c->arena));
	if (version->changes && version->changes == versions->last)
		add_units(&w, version->changes);
	return cell_of(&w);
}

static struct cell
said_cell(const struct words *like, const char *text)
{
	struct words w = *like;

	if (text)
		add_span(&w, text);
	return cell_of(&w);
}

struct row *
version_rows(struct context *c, const struct content *content, size_t *count)
{
	const struct source_versions *versions =
	    c->composition->computed ? c->composition->computed->versions : NULL;
	const struct words words = {.c = c, .style = content->style, .loc = content->loc};

	*count = versions ? versions->count : 0;
	struct row *rows = ARENA_ARRAY(c->arena, struct row, *count);
	for (size_t i = 0; i < *count; i++) {
		const struct version_info *version = &versions->items[i];

		rows[i].cells = ARENA_ARRAY(c->arena, struct cell, 4);
		rows[i].loc = content->loc;
		rows[i].cells[0] = said_cell(&words, version->version);
		rows[i].cells[1] = said_cell(&words, version->date);
		rows[i].cells[2] = description(c, version, words);
		rows[i].cells[3] = said_cell(&words, version->author);
	}
	return rows;
}
