#include "layout/folio.h"

#include <assert.h>

/* Digits of the largest folio. */
#define DIGITS_MAX 10

void
folio_text_add(struct layout *l, struct folio_text text)
{
	text.page = (uint32_t)(l->page_count - 1);
	if (!l->counting) {
		struct folio_text *known = &l->folio_texts[l->folio_text_count++];
		assert(known->page == text.page && known->from == text.from && known->count == text.count);
		text.lines = known->lines;
		*known = text;
		return;
	}
	l->folio_texts = arena_grow(l->scratch, l->folio_texts, l->folio_text_count, &l->folio_text_capacity,
	    l->folio_text_count + 1, sizeof(*l->folio_texts));
	l->folio_texts[l->folio_text_count++] = text;
}

void
folio_hold(struct layout *l, const struct rich_text *source, uint32_t destination, struct area area,
    struct tag tag)
{
	struct folio_text text = {
	    .source = *source,
	    .area = area,
	    .item = l->item_count,
	    .destination = destination,
	    .count = 1,
	    .total = 1,
	    .align = ALIGN_END,
	};
	item_add(l, ITEM_TEXT, tag, area, source->spans[0].loc);
	folio_text_add(l, text);
}

/* From 1; of a filler page that of the page before. */
static uint32_t
section_page(const struct section_pages *section, size_t index)
{
	uint32_t page = (uint32_t)index - section->first_page + 1;
	return page < section->page_count ? page : section->page_count;
}

static uint32_t
folio_value(const struct layout *l, enum folio_field field, size_t page)
{
	const struct page_frame *frame = &l->frames[page];

	switch (field) {
	case FOLIO_NONE:
		break;
	case FOLIO_PAGE:
		return frame->folio;
	case FOLIO_PAGE_COUNT:
		return l->document->total_pages != 0 ? l->document->total_pages : (uint32_t)l->page_count;
	case FOLIO_SECTION_PAGE:
		return section_page(&l->sections[frame->section], page);
	case FOLIO_SECTION_PAGE_COUNT:
		return l->sections[frame->section].page_count;
	}
	return 0;
}

static const struct span *
filled_spans(struct layout *l, const struct folio_text *text)
{
	size_t page = text->destination == NONE ? text->folio_page : l->destinations[text->destination].page;

	l->spans =
	    arena_grow(l->scratch, l->spans, 0, &l->span_capacity, text->source.count, sizeof(*l->spans));
	for (size_t i = 0; i < text->source.count; i++) {
		struct span *span = &l->spans[i];
		*span = text->source.spans[i];
		if (span->folio == FOLIO_NONE)
			continue;
		span->text = arena_printf(l->scratch, "%u", (unsigned)folio_value(l, span->folio, page));
		span->length = (uint32_t)strlen(span->text);
	}
	return l->spans;
}

/* How many of its lines this slice gets. */
static uint32_t
lines_of(const struct folio_text *text)
{
	uint32_t have = text->lines.count > text->from ? (uint32_t)text->lines.count - text->from : 0;
	return have < text->count ? have : text->count;
}

static length
height_of(const struct folio_text *text)
{
	length height = 0;

	for (uint32_t i = 0; i < lines_of(text); i++)
		height += text->lines.line[text->from + i].height;
	return height;
}

static bool
fits(const struct folio_text *text)
{
	return text->lines.count <= text->total && height_of(text) <= text->area.height;
}

/* Puts the lines of this slice in place; those held and not needed lose their line: true if there are. */
static bool
fill_items(struct item *items, const struct folio_text *text)
{
	uint32_t count = lines_of(text);
	length y = text->area.y + align_above(text->valign, text->area.height - height_of(text));

	for (uint32_t i = 0; i < text->count; i++) {
		struct item *item = &items[i];
		item->u.line = NULL;
		if (i >= count)
			continue;
		const struct line *line = &text->lines.line[text->from + i];
		length rest = at_least(text->area.width - line->width, 0);
		item->x = text->area.x + align_before(text->align, rest);
		item->y = y + line->ascent;
		item->w = line->width;
		item->h = line->height;
		item->u.line = line;
		y += line->height;
	}
	return count < text->count;
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
folios_fill(struct layout *l)
{
	bool gaps = false;

	for (size_t i = l->first_folio_text; i < l->folio_text_count; i++)
		gaps = fill_items(&l->items[l->folio_texts[i].item], &l->folio_texts[i]) || gaps;
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
grow_digits(struct layout *l, const struct folio_text *text)
{
	unsigned digits = l->digits + 1;

	for (size_t i = 0; i < l->page_count; i++)
		if (digits_of(l->frames[i].folio) > digits)
			digits = digits_of(l->frames[i].folio);
	if (digits_of((uint32_t)l->page_count) > digits)
		digits = digits_of((uint32_t)l->page_count);
	if (digits > DIGITS_MAX) {
		diag_add(l->diags, SEVERITY_ERROR, text->source.spans[0].loc, "layout-no-room",
		    "the page numbers take more lines than were held for numbers of %u digits", l->digits);
		return false;
	}
	l->digits = digits;
	return true;
}

bool
folios_settle(struct layout *l, bool *again)
{
	*again = false;
	for (size_t i = 0; i < l->folio_text_count; i++) {
		struct folio_text *text = &l->folio_texts[i];
		struct rich_text filled = {text->source.style, filled_spans(l, text), text->source.count};
		if (!set_lines(l, TELL_ERRORS, &filled, text->area.width, &text->lines))
			return false;
		if (fits(text))
			continue;
		if (text->destination != NONE) {
			diag_add(l->diags, SEVERITY_ERROR, text->source.spans[0].loc, "layout-no-room",
			    "page number %u does not fit the number column of the contents, " MM " wide",
			    (unsigned)l->frames[l->destinations[text->destination].page].folio,
			    MM_ARGS(text->area.width));
			return false;
		}
		*again = true;
		return grow_digits(l, text);
	}
	return true;
}
