#include <assert.h>

#include "layout/block/block.h"
#include "layout/flow.h"
#include "layout/folio.h"
#include "layout/running.h"
#include "layout/sections.h"
#include "layout/table/fragment.h"

/* What there is to be known of a section before it is placed. */
static void
survey_section(struct layout *l, size_t *capacity, struct running *place)
{
	const struct section *section = l->section;

	l->listed[l->section_index] = (struct listed_section){
	    .key = section->key,
	    .title = section->title,
	    .start = section->start,
	    .numbering = section->numbering,
	    .restarts = section->first_folio != 0,
	    .first_heading = l->heading_count,
	    .before = *place,
	};
	for (size_t b = 0; b < section->block_count; b++) {
		const struct block *block = &section->blocks[b];
		const struct heading *heading = &block->u.heading;
		if (block->kind != BLOCK_HEADING)
			continue;
		l->headings = arena_grow(l->whole, l->headings, l->heading_count, capacity,
		    l->heading_count + 1, sizeof(*l->headings));
		running_enter(place, (uint32_t)l->heading_count, heading->level);
		l->headings[l->heading_count++] = (struct listed_heading){
		    .title = arena_strdup(l->whole, heading->title != NULL ? heading->title : ""),
		    .words = heading->words != NULL ? arena_strdup(l->whole, heading->words) : NULL,
		    .loc = block->loc,
		    .level = heading->level,
		    .in_contents = heading->in_contents,
		};
	}
}

/* All sections, even where one of them can't be made: so that all their faults are told. */
static bool
survey_document(struct layout *l)
{
	size_t capacity = 0;
	struct running place;
	bool ok = true;

	memset(&place, UINT8_MAX, sizeof(place)); /* NONE */
	for (size_t s = 0; s < l->document->section_count; s++) {
		if (!section_enter(l, s)) {
			ok = false;
			continue;
		}
		survey_section(l, &capacity, &place);
		section_leave(l, ok);
	}
	l->destinations = ARENA_ARRAY(l->whole, struct destination, l->heading_count);
	l->destination_capacity = l->heading_count;
	return ok;
}

static unsigned
digits_for(size_t pages)
{
	unsigned digits = 1;
	for (; pages >= 10; pages /= 10)
		digits++;
	return digits;
}

/* From the first block to the last. */
static bool
place_all(struct layout *l)
{
	l->page_count = 0;
	l->run_head = l->lingering = 0;
	l->node_count = l->first_node = 0;
	l->left_open.count = 0;
	l->destination_count = 0;
	l->waiting_count = 0;
	l->foot = 0;
	return flow_document(l);
}

/* Until page numbers have the room they need; each run has numbers of one digit more, at least. */
static bool
count_pages(struct layout *l)
{
	l->counting = true;
	l->keeps_items = l->sink->counted != NULL;
	for (bool again = true; again;) {
		l->run++;
		folios_forget(l);
		if (!place_all(l))
			return false;
		l->last_count = l->page_count;
		if (!folios_settle(l, &again))
			return false;
		if (again && l->run == LAYOUT_COUNTS_MAX) {
			diag_add(l->diags, SEVERITY_ERROR, (struct srcloc){0}, "layout-no-room",
			    "page numbers do not come to rest after laying the document out %d times",
			    LAYOUT_COUNTS_MAX);
			return false;
		}
	}
	return true;
}

static struct pagination
pagination_of(const struct layout *l)
{
	return (struct pagination){
	    .frames = l->frames,
	    .page_count = l->page_count,
	    .node_count = l->node_count,
	    .destinations = l->destinations,
	    .destination_count = l->destination_count + l->row_places.count,
	    .sections = l->sections,
	    .section_count = l->document->section_count,
	    .language = l->document->language,
	};
}

/* Errors that were not told: there are none, unless the last pass went another way than those before. */
static void
tell_errors(struct diags *to, const struct diags *from)
{
	for (size_t i = 0; i < diags_count(from); i++) {
		const struct diag *d = diags_get(from, i);
		if (d->severity == SEVERITY_ERROR && !diags_has(to, d->loc, d->rule))
			diag_add_text(to, d->severity, d->loc, d->rule, d->message);
	}
}

/* The last pass, whose warnings were told before. */
static bool
place_again(struct layout *l)
{
	struct diags *told = l->diags, *again = diags_open();

	l->counting = false;
	l->keeps_items = true;
	if (again == NULL)
		return place_all(l);
	diags_speak(again, diags_language(told));
	l->diags = again;
	bool ok = place_all(l);
	l->diags = told;
	if (!ok)
		tell_errors(told, again);
	diags_close(again);
	return ok;
}

static bool
hand_on_pages(struct layout *l)
{
	const struct page_sink *sink = l->sink;
	const struct pagination whole = pagination_of(l);

	if (!sink->open(sink->ctx, &whole) || !place_again(l))
		return false;
	assert(l->page_count == whole.page_count && l->node_count == whole.node_count &&
	    l->destination_count + l->row_places.count == whole.destination_count);
	return sink->close(sink->ctx);
}

bool
layout_document(struct arena *arena, const struct document *document, const struct metrics *metrics,
    const struct page_sink *sink, struct diags *diags)
{
	struct arena *whole = arena_open_beside(arena);
	size_t sections = document->section_count;
	struct layout l = {
	    .whole = whole,
	    .document = document,
	    .metrics = metrics,
	    .sink = sink,
	    .diags = diags,
	    .digits = digits_for(sections),
	    .sections = ARENA_ARRAY(whole, struct section_pages, sections),
	    .held = ARENA_ARRAY(whole, struct held_section *, sections),
	    .listed = ARENA_ARRAY(whole, struct listed_section, sections),
	};

	intern_init(&l.row_places, whole);
	l.furniture_fragment = fragment_new(&l);
	l.table_fragment = fragment_new(&l);
	bool ok = survey_document(&l) && count_pages(&l) && hand_on_pages(&l);
	diags_close(l.muted);
	arena_close(l.page_scratch);
	arena_close(l.node_arena);
	if (l.node_texts != NULL)
		arena_close(l.node_texts);
	loans_close(&l);
	sections_close(&l);
	arena_close(whole);
	return ok;
}
