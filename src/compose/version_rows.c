/*
 * The table of changes, filled in from the versions that the job tells of.
 */
#include "base/wording.h"
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

/* Which units of the document the last version changed. */
static void
add_units(struct words *w, const struct changes *changes)
{
	const struct composition *composition = w->c->composition;
	bool *changed = ARENA_ARRAY(w->c->arena, bool, composition->job->unit_count);
	const char *before = "\n";

	for (size_t i = 0; i < changes->count; i++)
		if (changes->items[i].unit[1] != PAIRING_NONE)
			changed[changes->items[i].unit[1]] = true;
	for (size_t i = 0; i < composition->unit_count; i++) {
		const size_t u = composition->units[i];

		if (!changed[u])
			continue;
		add_span(w, arena_printf(w->c->arena, "%s%s", before, composition->job->units[u].code.text));
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
