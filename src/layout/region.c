#include "layout/region.h"

#include "layout/columns.h"
#include "layout/container.h"
#include "layout/folio.h"
#include "layout/footnotes.h"
#include "layout/furniture.h"
#include "layout/watermark.h"

/* The open column, or the body, is as high as any to come. */
static bool
is_whole(const struct layout *l)
{
	const struct column_flow *c = &l->columns;

	return c->columns == NULL || (c->at_page_top && !c->ends_early);
}

length
flow_height(const struct layout *l)
{
	const struct page_body *others = &l->furniture->others;

	return is_whole(l) ? l->body.height : others->bottom - others->top;
}

length
flow_room(const struct layout *l)
{
	return l->body.y + l->body.height - l->foot - l->y;
}

bool
flow_at_top(const struct layout *l)
{
	return l->y == l->body.y;
}

bool
flow_at_page_top(const struct layout *l)
{
	const struct column_flow *c = &l->columns;

	return flow_at_top(l) && !l->trying && (c->columns == NULL || (c->at_page_top && c->index == 0));
}

bool
flow_at_best(const struct layout *l)
{
	return flow_at_top(l) && is_whole(l);
}

bool
flow_is_fresh(const struct layout *l)
{
	return (flow_at_top(l) && (l->columns.columns == NULL || l->columns.has_most)) || l->kept_from_top;
}

void
flow_skip(struct layout *l, length space)
{
	l->y += at_most(space, at_least(flow_room(l), 0));
}

void
flow_advance(struct layout *l, length y, length space)
{
	l->used = y;
	l->y = y + space;
	l->begun = true;
}

bool
flow_no_room(struct layout *l, struct srcloc loc, const char *what, length need)
{
	diag_add(l->diags, SEVERITY_ERROR, loc, "layout-no-room", "%s: it needs " MM ", and there are " MM,
	    diag_phrase(l->diags, what), MM_ARGS(need), MM_ARGS(l->body_least));
	return false;
}

/* The top of a page whose body is known. */
static void
enter_body(struct layout *l)
{
	l->y = l->used = l->body.y;
	l->kept_from_top = false;
	if (l->columns.columns != NULL)
		columns_next_page(l);
	else if (l->container_count > 0)
		body_inset(l, container_inset(NULL),
		    container_inset(l->containers[l->container_count - 1].container));
}

bool
start_page(struct layout *l, enum page_order order, uint32_t folio, struct srcloc loc)
{
	if (!page_open(l, folio, loc) || !watermark_emit(l))
		return false;
	furniture_emit(l, order == FIRST_PAGE);
	if (order != FILLER_PAGE)
		furniture_emit_tab(l);
	l->columns.around = l->body;
	footnotes_begin_page(l);
	l->body_item = l->item_count;
	enter_body(l);
	return true;
}

bool
end_page(struct layout *l)
{
	footnotes_end_page(l);
	return (l->counting || folios_fill(l)) && page_close(l);
}

/* A section that continues, but finds no room on the page it was to begin on, begins on the next one. */
static void
note_next_page(struct layout *l, uint32_t folio)
{
	struct section_pages *section = &l->sections[l->section_index];

	if (!l->counting)
		return;
	l->sections[section->counted_from].counted_pages++;
	if (l->begun || l->section->start != SECTION_CONTINUE) {
		section->page_count++;
		return;
	}
	section->first_page = (uint32_t)l->page_count;
	section->first_folio = folio;
}

/* What goes on of footnotes is not looked for: then columns are a little too high or low to be even. */
static bool
try_next_page(struct layout *l, struct srcloc loc)
{
	if (!page_may_open(l, loc))
		return false;
	l->page_count++;
	l->foot = 0;
	furniture_body(l, false);
	enter_body(l);
	return true;
}

bool
flow_break(struct layout *l, struct srcloc loc)
{
	if (columns_next(l))
		return true;
	if (l->trying)
		return try_next_page(l, loc);
	uint32_t folio = l->frames[l->page_count - 1].folio;
	if (!end_page(l))
		return false;
	note_next_page(l, folio + 1);
	return start_page(l, NEXT_PAGE, folio + 1, loc);
}

/* As many lines as there is room for with the footnotes that they refer to. */
static uint32_t
take_noted(struct layout *l, const struct run_of_text *run, uint32_t from, length room,
    struct breaking breaking)
{
	uint32_t take = text_take(run->text, from, room, breaking), fewer;

	while (take > 0 && run->text->has_notes) {
		length need = footnotes_need(l, run->text, from, take);
		fewer = need > 0 ? text_take(run->text, from, room - need, breaking) : take;
		if (fewer >= take)
			break;
		take = fewer;
	}
	return take;
}

/* How many of the lines left go on this page; 0: none. */
static uint32_t
take_lines(struct layout *l, const struct run_of_text *run, uint32_t from)
{
	struct breaking breaking = run->breaking;
	uint32_t take = take_noted(l, run, from, flow_room(l), breaking);

	if (take == run->text->count - from)
		take = take_noted(l, run, from, flow_room(l) - run->tail, breaking);
	if (take > 0 || !flow_is_fresh(l))
		return take;
	breaking.forced = true;
	return take_noted(l, run, from, flow_room(l), breaking);
}

bool
flow_text(struct layout *l, struct run_of_text *run)
{
	uint32_t folio_page = 0;

	run->first_page = l->page_count - 1;
	run->first_y = l->y;
	for (uint32_t from = 0, take; from < run->text->count; from += take) {
		take = take_lines(l, run, from);
		if (take == 0 && flow_at_best(l))
			return flow_no_room(l, run->loc, N_("a line of this text fits on no page"),
			    run->text->line[from].height);
		if (take == 0 || (from > 0 && !flow_at_top(l))) {
			if (!flow_break(l, run->loc))
				return false;
			take = 0;
			continue;
		}
		if (from == 0) {
			run->first_page = l->page_count - 1;
			run->first_y = l->y;
			folio_page = (uint32_t)run->first_page;
			if (l->label_count > 0)
				labels_emit(l, &run->text->line[0]);
		}
		struct slice slice = {
		    .source = run->source,
		    .text = run->text,
		    .from = from,
		    .count = take,
		    .folio_page = folio_page,
		    .tag = run->tag,
		};
		length height = text_slice_height(run->text, from, take);
		text_emit(l, &slice, (struct area){l->body.x + run->x, l->y, run->width, height});
		if (run->text->has_notes)
			footnotes_take(l, run->text, from, take);
		l->y += height;
		l->used = l->y;
		l->begun = true;
	}
	return true;
}

void
align_page(struct layout *l, enum valign valign)
{
	length rest = l->body.y + l->body.height - l->used;
	length shift = align_above(valign, rest);
	size_t page = l->page_count - 1;

	if (shift <= 0)
		return;
	for (size_t i = l->body_item; i < l->item_count; i++)
		l->items[i].y += shift;
	for (size_t i = 0; i < l->folio_text_count; i++)
		if (l->folio_texts[i].item >= l->body_item)
			l->folio_texts[i].area.y += shift;
	for (size_t i = l->destination_count; l->counting && i > 0 && l->destinations[i - 1].page == page;
	     i--)
		l->destinations[i - 1].y += shift;
}
