#include "layout/folio.h"

/* Digits of the largest folio. */
#define DIGITS_MAX 10

void
late_add(struct layout *l, struct late late)
{
	late.sheet = (uint32_t)(l->sheet_count - 1);
	l->lates = arena_grow(l->scratch, l->lates, l->late_count, &l->late_capacity, l->late_count + 1,
	    sizeof(*l->lates));
	l->lates[l->late_count++] = late;
}

void
folio_hold(struct layout *l, const struct source *source, uint32_t destination, struct area area,
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

static uint32_t
late_value(const struct layout *l, enum late_field field, size_t sheet_index)
{
	const struct sheet *sheet = &l->sheets[sheet_index];

	switch (field) {
	case LATE_NONE:
		break;
	case LATE_PAGE:
		return sheet->folio;
	case LATE_PAGES:
		return l->document->total_pages != 0 ? l->document->total_pages : (uint32_t)l->sheet_count;
	case LATE_SECTION_PAGE:
		return sheet->section_page;
	case LATE_SECTION_PAGES:
		return l->sections[sheet->section].page_count;
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
		span->text = arena_printf(l->arena, "%u", (unsigned)late_value(l, span->late, sheet));
		span->length = (uint32_t)strlen(span->text);
	}
	return l->spans;
}

/* Puts the lines of this slice in place; those held and not needed lose their line. */
static bool
fill_items(struct sheet *sheet, const struct late *late, const struct lines *lines)
{
	uint32_t have = lines->count > late->from ? (uint32_t)lines->count - late->from : 0;
	uint32_t count = have < late->count ? have : late->count;
	length height = 0;

	if (lines->count > late->total)
		return false;
	for (uint32_t i = 0; i < count; i++)
		height += lines->line[late->from + i].height;
	if (height > late->area.height)
		return false;
	length y = late->area.y + align_above(late->valign, late->area.height - height);
	for (uint32_t i = 0; i < late->count; i++) {
		struct item *item = &sheet->items[late->item + i];
		item->u.line = NULL;
		if (i >= count) {
			sheet->gaps = true;
			continue;
		}
		const struct line *line = &lines->line[late->from + i];
		length rest = at_least(late->area.width - line->width, 0);
		item->x = late->area.x + align_before(late->align, rest);
		item->y = y + line->ascent;
		item->w = line->width;
		item->h = line->height;
		item->u.line = line;
		y += line->height;
	}
	return true;
}

static void
close_gaps(struct sheet *sheet)
{
	size_t kept = 0;

	for (size_t i = 0; i < sheet->item_count; i++)
		if (sheet->items[i].kind != ITEM_TEXT || sheet->items[i].u.line != NULL)
			sheet->items[kept++] = sheet->items[i];
	sheet->item_count = kept;
	sheet->gaps = false;
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
late_fill(struct layout *l, bool *again)
{
	*again = false;
	for (size_t i = 0; i < l->late_count; i++) {
		const struct late *late = &l->lates[i];
		struct lines lines = {0};
		if (!set_lines(l, TELL_ERRORS, late->source.style, filled_spans(l, late), late->source.count,
			late->area.width, &lines))
			return false;
		if (fill_items(&l->sheets[late->sheet], late, &lines))
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
	for (size_t i = 0; i < l->sheet_count; i++)
		if (l->sheets[i].gaps)
			close_gaps(&l->sheets[i]);
	return true;
}
