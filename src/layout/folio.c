#include "layout/folio.h"

#include <assert.h>

/* Digits of the largest folio. */
#define DIGITS_MAX 10

void
late_add(struct layout *l, struct late late)
{
	late.sheet = (uint32_t)(l->sheet_count - 1);
	if (!l->counting) {
		struct late *known = &l->lates[l->late_count++];
		assert(known->sheet == late.sheet && known->from == late.from && known->count == late.count);
		late.lines = known->lines;
		*known = late;
		return;
	}
	l->lates = arena_grow(l->scratch, l->lates, l->late_count, &l->late_capacity, l->late_count + 1,
	    sizeof(*l->lates));
	l->lates[l->late_count++] = late;
}

void
folio_hold(struct layout *l, const struct rich_text *source, uint32_t destination, struct area area,
    struct tag tag)
{
	struct late late = {
	    .source = *source,
	    .area = area,
	    .item = l->item_count,
	    .destination = destination,
	    .count = 1,
	    .total = 1,
	    .align = ALIGN_END,
	};
	item_add(l, ITEM_TEXT, tag, area, source->spans[0].loc);
	late_add(l, late);
}

/* From 1; of a filler page that of the page before. */
static uint32_t
section_page(const struct section_pages *section, size_t sheet)
{
	uint32_t page = (uint32_t)sheet - section->first_page + 1;
	return page < section->page_count ? page : section->page_count;
}

static uint32_t
late_value(const struct layout *l, enum late_field field, size_t sheet)
{
	const struct page_frame *frame = &l->sheets[sheet];

	switch (field) {
	case LATE_NONE:
		break;
	case LATE_PAGE:
		return frame->folio;
	case LATE_PAGES:
		return l->document->total_pages != 0 ? l->document->total_pages : (uint32_t)l->sheet_count;
	case LATE_SECTION_PAGE:
		return section_page(&l->sections[frame->section], sheet);
	case LATE_SECTION_PAGES:
		return l->sections[frame->section].page_count;
	}
	return 0;
}

static const struct span *
filled_spans(struct layout *l, const struct late *late)
{
	size_t sheet =
	    late->destination == NONE ? late->value_sheet : l->destinations[late->destination].page;

	l->spans =
	    arena_grow(l->scratch, l->spans, 0, &l->span_capacity, late->source.count, sizeof(*l->spans));
	for (size_t i = 0; i < late->source.count; i++) {
		struct span *span = &l->spans[i];
		*span = late->source.spans[i];
		if (span->late == LATE_NONE)
			continue;
		span->text = arena_printf(l->scratch, "%u", (unsigned)late_value(l, span->late, sheet));
		span->length = (uint32_t)strlen(span->text);
	}
	return l->spans;
}

/* How many of its lines this slice gets. */
static uint32_t
lines_of(const struct late *late)
{
	uint32_t have = late->lines.count > late->from ? (uint32_t)late->lines.count - late->from : 0;
	return have < late->count ? have : late->count;
}

static length
height_of(const struct late *late)
{
	length height = 0;

	for (uint32_t i = 0; i < lines_of(late); i++)
		height += late->lines.line[late->from + i].height;
	return height;
}

static bool
late_fits(const struct late *late)
{
	return late->lines.count <= late->total && height_of(late) <= late->area.height;
}

/* Puts the lines of this slice in place; those held and not needed lose their line: true if there are. */
static bool
fill_items(struct item *items, const struct late *late)
{
	uint32_t count = lines_of(late);
	length y = late->area.y + align_above(late->valign, late->area.height - height_of(late));

	for (uint32_t i = 0; i < late->count; i++) {
		struct item *item = &items[i];
		item->u.line = NULL;
		if (i >= count)
			continue;
		const struct line *line = &late->lines.line[late->from + i];
		length rest = at_least(late->area.width - line->width, 0);
		item->x = late->area.x + align_before(late->align, rest);
		item->y = y + line->ascent;
		item->w = line->width;
		item->h = line->height;
		item->u.line = line;
		y += line->height;
	}
	return count < late->count;
}

static void
close_gaps(struct layout *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->item_count; i++)
		if (l->items[i].kind != ITEM_TEXT || l->items[i].u.line != NULL)
			l->items[kept++] = l->items[i];
	l->item_count = kept;
}

void
late_fill(struct layout *l)
{
	bool gaps = false;

	for (size_t i = l->first_late; i < l->late_count; i++)
		gaps = fill_items(&l->items[l->lates[i].item], &l->lates[i]) || gaps;
	if (gaps)
		close_gaps(l);
}

static unsigned
digits_of(uint32_t n)
{
	unsigned digits = 1;
	while (n >= 10) {
		n /= 10;
		digits++;
	}
	return digits;
}

/* More room for every number than in this run, at once as much as its numbers need. */
static bool
grow_digits(struct layout *l, const struct late *late)
{
	unsigned digits = l->digits + 1;

	for (size_t i = 0; i < l->sheet_count; i++)
		if (digits_of(l->sheets[i].folio) > digits)
			digits = digits_of(l->sheets[i].folio);
	if (digits_of((uint32_t)l->sheet_count) > digits)
		digits = digits_of((uint32_t)l->sheet_count);
	if (digits > DIGITS_MAX) {
		diag_add(l->diags, SEVERITY_ERROR, late->source.spans[0].loc, "layout-no-room",
		    "the page numbers take more lines than were held for numbers of %u digits", l->digits);
		return false;
	}
	l->digits = digits;
	return true;
}

bool
late_settle(struct layout *l, bool *again)
{
	*again = false;
	for (size_t i = 0; i < l->late_count; i++) {
		struct late *late = &l->lates[i];
		struct rich_text text = {late->source.style, filled_spans(l, late), late->source.count};
		if (!set_lines(l, TELL_ERRORS, &text, late->area.width, &late->lines))
			return false;
		if (late_fits(late))
			continue;
		if (late->destination != NONE) {
			diag_add(l->diags, SEVERITY_ERROR, late->source.spans[0].loc, "layout-no-room",
			    "page number %u does not fit the number column of the contents, " MM " wide",
			    (unsigned)l->sheets[l->destinations[late->destination].page].folio,
			    MM_ARGS(late->area.width));
			return false;
		}
		*again = true;
		return grow_digits(l, late);
	}
	return true;
}
