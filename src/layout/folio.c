#include "layout/folio.h"

#include <assert.h>

#include "layout/anchors.h"
#include "layout/running.h"
#include "layout/text_parts.h"

/* Digits of the largest folio. */
#define DIGITS_MAX 10

/* Of texts set to see whether they fit, before they are let go of. */
#define CHECKED_BYTES_MAX ((size_t)32 * 1024)

/* What the numbers of a text have to fit: the same for all places of texts that are alike. */
struct folio_shape {
	struct rich_text source; /* a copy; the texts of folios are left out */
	length width, height;
	uint32_t from, count, total;
	uint32_t hash;
};

/* A place of such a text. */
struct folio_check {
	uint32_t shape;
	uint32_t folio_page, destination;
};

/* ---- while pages are counted ---- */

/* Others have none but what is filled in. */
static bool
has_own_text(const struct span *span)
{
	return span->folio == FOLIO_NONE || span->folio == FOLIO_PAGE_OF;
}

static uint32_t
hash_of_text(const struct folio_text *text)
{
	uint32_t hash = hash_mix((uint32_t)text->area.width, (uintptr_t)text->source.style);

	hash = hash_mix(hash, (uint64_t)text->from << 32 | text->count);
	hash = hash_mix(hash, (uint64_t)text->total << 32 | (uint32_t)text->area.height);
	for (size_t i = 0; i < text->source.count; i++) {
		const struct span *span = &text->source.spans[i];
		hash = hash_mix(hash, (uintptr_t)span->style ^ span->folio);
		if (has_own_text(span))
			hash = hash_mix(hash, hash_bytes(span->text, span->length));
	}
	return hash;
}

static bool
same_loc(struct srcloc a, struct srcloc b)
{
	return a.file == b.file && a.line == b.line && a.column == b.column;
}

static bool
same_span(const struct span *a, const struct span *b)
{
	return a->folio == b->folio && a->style == b->style && same_loc(a->loc, b->loc) &&
	    (!has_own_text(a) || (a->length == b->length && memcmp(a->text, b->text, a->length) == 0));
}

static bool
has_shape(const struct folio_text *text, const struct folio_shape *shape)
{
	const struct rich_text *a = &text->source, *b = &shape->source;
	bool same = text->area.width == shape->width && text->area.height == shape->height &&
	    text->from == shape->from && text->count == shape->count && text->total == shape->total &&
	    a->style == b->style && a->count == b->count && a->hang.left == b->hang.left &&
	    a->hang.right == b->hang.right;

	for (size_t i = 0; same && i < a->count; i++)
		same = same_span(&a->spans[i], &b->spans[i]);
	return same;
}

static uint32_t
hash_of_shape(const void *shapes, uint32_t number)
{
	return ((const struct folio_shape *)shapes)[number].hash;
}

static uint32_t
find_shape(const struct layout *l, const struct folio_text *text, uint32_t hash)
{
	uint32_t i;

	for (size_t at = hash_start(hash); (i = hash_index_at(&l->folio_shape_index, at)) != HASH_NONE; at++)
		if (l->folio_shapes[i].hash == hash && has_shape(text, &l->folio_shapes[i]))
			break;
	return i;
}

static uint32_t
add_shape(struct layout *l, const struct folio_text *text, uint32_t hash)
{
	size_t count = l->folio_shape_index.count, n = text->source.count;
	struct span *spans = ARENA_ARRAY(l->whole, struct span, n);

	for (size_t i = 0; i < n; i++) {
		spans[i] = text->source.spans[i];
		spans[i].text =
		    has_own_text(&spans[i]) ? arena_strndup(l->whole, spans[i].text, spans[i].length) : "";
	}
	l->folio_shapes = arena_grow(l->whole, l->folio_shapes, count, &l->folio_shape_capacity, count + 1,
	    sizeof(*l->folio_shapes));
	l->folio_shapes[count] = (struct folio_shape){
	    .source = {text->source.style, spans, n, text->source.hang},
	    .width = text->area.width,
	    .height = text->area.height,
	    .from = text->from,
	    .count = text->count,
	    .total = text->total,
	    .hash = hash,
	};
	return hash_index_add(&l->folio_shape_index, l->whole, hash, hash_of_shape, l->folio_shapes);
}

static void
note_check(struct layout *l, const struct folio_text *text)
{
	uint32_t hash = hash_of_text(text), shape = find_shape(l, text, hash);

	if (shape == HASH_NONE)
		shape = add_shape(l, text, hash);
	l->folio_checks = arena_grow(l->whole, l->folio_checks, l->folio_check_count,
	    &l->folio_check_capacity, l->folio_check_count + 1, sizeof(*l->folio_checks));
	l->folio_checks[l->folio_check_count++] =
	    (struct folio_check){shape, text->folio_page, text->destination};
}

void
folios_forget(struct layout *l)
{
	l->folio_check_count = 0;
}

void
folio_text_add(struct layout *l, struct folio_text text)
{
	if (l->trying)
		return;
	if (l->counting) {
		note_check(l, &text);
		return;
	}
	l->folio_texts = arena_grow(l->whole, l->folio_texts, l->folio_text_count, &l->folio_text_capacity,
	    l->folio_text_count + 1, sizeof(*l->folio_texts));
	text.links = l->section->links;
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
	return page < section->counted_pages ? page : section->counted_pages;
}

static const char *
folio_words(const struct layout *l, struct arena *arena, enum folio_field field, size_t page)
{
	const struct page_frame *frame = &l->frames[page];
	const struct section_pages *section = &l->sections[frame->section];
	const struct section_pages *counted = &l->sections[section->counted_from];
	const uint32_t total = l->document->total_pages;

	if (folio_is_running(field))
		return running_words(l, &l->running[page], field);
	if (field == FOLIO_PAGE)
		return numeral(arena, frame->numbering, frame->folio);
	if (field == FOLIO_PAGE_COUNT)
		return numeral(arena, frame->numbering, total != 0 ? total : section->last_folio);
	return arena_printf(arena, "%u",
	    (unsigned)(field == FOLIO_SECTION_PAGE ? section_page(counted, page) : counted->counted_pages));
}

static const char *
page_of_words(struct layout *l, struct arena *arena, const char *anchor)
{
	const uint32_t destination = anchor_find(l, anchor);

	if (destination == NONE)
		return "";
	return folio_words(l, arena, FOLIO_PAGE, l->destinations[destination].page);
}

bool
folios_say_nothing(const struct span *spans, size_t count)
{
	bool empty = false;

	for (size_t i = 0; i < count; i++) {
		if (spans[i].length > 0 && !spans[i].is_literal)
			return false;
		empty = empty || (spans[i].folio != FOLIO_NONE && spans[i].length == 0);
	}
	return empty;
}

/* The text with the numbers of that page, or of the destination's, in lines; false after an error. */
static bool
set_filled(struct layout *l, struct arena *arena, const struct rich_text *source, length width, size_t page,
    struct lines *lines)
{
	l->spans = arena_grow(l->whole, l->spans, 0, &l->span_capacity, source->count, sizeof(*l->spans));
	for (size_t i = 0; i < source->count; i++) {
		struct span *span = &l->spans[i];
		*span = source->spans[i];
		if (span->folio == FOLIO_NONE)
			continue;
		span->text = span->folio == FOLIO_PAGE_OF ? page_of_words(l, arena, span->text)
							  : folio_words(l, arena, span->folio, page);
		span->length = (uint32_t)strlen(span->text);
	}
	*lines = (struct lines){NULL, 0, 0};
	if (folios_say_nothing(l->spans, source->count))
		return true;
	struct rich_text filled = {source->style, l->spans, source->count, source->hang};
	return set_lines(l, arena, TELL_ERRORS, &filled, width, lines);
}

static size_t
page_shown(const struct layout *l, uint32_t folio_page, uint32_t destination)
{
	return destination == NONE ? folio_page : l->destinations[destination].page;
}

/* A part of the lines of a text. */
struct part_of_lines {
	const struct line *line;
	uint32_t count;
	length height;
};

/* Those from `from` on, `count` of them if there are. */
static struct part_of_lines
part_of(const struct lines *lines, uint32_t from, uint32_t count)
{
	uint32_t have = lines->count > from ? (uint32_t)lines->count - from : 0;
	struct part_of_lines part = {have > 0 ? lines->line + from : lines->line, have < count ? have : count,
	    0};

	for (uint32_t i = 0; i < part.count; i++)
		part.height += part.line[i].height;
	return part;
}

/* Puts the lines of this slice in place; those held and not needed lose their line: true if there are. */
static bool
fill_items(struct item *items, const struct folio_text *text, const struct lines *lines)
{
	struct part_of_lines part = part_of(lines, text->from, text->count);
	length y = text->area.y + align_above(text->valign, text->area.height - part.height);

	for (uint32_t i = 0; i < text->count; i++) {
		struct item *item = &items[i];
		item->u.line = NULL;
		if (i >= part.count)
			continue;
		const struct line *line = &part.line[i];
		length rest = at_least(text->area.width - line->width, 0);
		item->x = text->area.x + align_before(text->align, rest);
		item->y = y + line->ascent;
		item->w = line->width;
		item->h = line->height;
		item->u.line = line;
		y += line->height;
	}
	return part.count < text->count;
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

/* Items behind the page's own, which take the place of one of these. */
struct filled_parts {
	size_t place, first, count;
};

static struct filled_parts
fill_parts(struct layout *l, const struct folio_text *text, const struct lines *lines)
{
	const struct part_of_lines part = part_of(lines, text->from, text->count);
	struct parts parts = {.l = l, .source = &text->source, .links = text->links, .node = text->node};
	struct filled_parts filled = {.place = text->item, .first = l->item_count};
	length y = text->area.y + align_above(text->valign, text->area.height - part.height);

	for (uint32_t i = 0; i < text->from && i < lines->count; i++)
		parts_pass(&parts, &lines->line[i]);
	for (uint32_t i = 0; i < part.count; i++) {
		const struct line *line = &part.line[i];
		const length rest = at_least(text->area.width - line->width, 0);
		const struct area place = {text->area.x + align_before(text->align, rest), y + line->ascent,
		    line->width, line->height};

		parts_emit(&parts, line, place, text->source.spans[0].loc);
		y += line->height;
	}
	filled.count = l->item_count - filled.first;
	return filled;
}

/* Puts them where they belong: the order of items is that of reading. */
static void
move_parts(struct layout *l, const struct filled_parts *filled, size_t n)
{
	const size_t own = filled[0].first;
	struct item *items = ARENA_ARRAY(page_scratch(l), struct item, l->item_count);
	size_t count = 0, next = 0;

	for (size_t i = 0; i < own; i++) {
		if (next == n || filled[next].place != i) {
			items[count++] = l->items[i];
			continue;
		}
		memcpy(&items[count], &l->items[filled[next].first], filled[next].count * sizeof(*items));
		count += filled[next++].count;
	}
	memcpy(l->items, items, count * sizeof(*items));
	l->item_count = count;
}

bool
folios_fill(struct layout *l)
{
	struct filled_parts *filled = ARENA_ARRAY(page_scratch(l), struct filled_parts, l->folio_text_count);
	size_t count = 0;
	bool gaps = false;
	struct lines lines;

	for (size_t i = 0; i < l->folio_text_count; i++) {
		const struct folio_text *text = &l->folio_texts[i];
		size_t page = page_shown(l, text->folio_page, text->destination);
		if (!set_filled(l, page_scratch(l), &text->source, text->area.width, page, &lines))
			return false;
		if (text->in_parts)
			filled[count++] = fill_parts(l, text, &lines);
		else
			gaps = fill_items(&l->items[text->item], text, &lines) || gaps;
	}
	if (count > 0)
		move_parts(l, filled, count);
	if (gaps)
		close_gaps(l);
	return true;
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
grow_digits(struct layout *l, struct srcloc loc)
{
	unsigned digits = l->digits + 1;

	for (size_t i = 0; i < l->page_count; i++)
		if (digits_of(l->frames[i].folio) > digits)
			digits = digits_of(l->frames[i].folio);
	if (digits_of((uint32_t)l->page_count) > digits)
		digits = digits_of((uint32_t)l->page_count);
	if (digits > DIGITS_MAX) {
		diag_add(l->diags, SEVERITY_ERROR, loc, "layout-no-room",
		    "the page numbers take more lines than were held for numbers of %u digits", l->digits);
		return false;
	}
	l->digits = digits;
	return true;
}

/* Whether a text fits with its numbers; *told: or an error was told. */
static bool
check(struct layout *l, struct arena *arena, const struct folio_check *check, bool *told)
{
	const struct folio_shape *shape = &l->folio_shapes[check->shape];
	size_t page = page_shown(l, check->folio_page, check->destination);
	struct lines lines;

	*told = !set_filled(l, arena, &shape->source, shape->width, page, &lines);
	return !*told && lines.count <= shape->total &&
	    part_of(&lines, shape->from, shape->count).height <= shape->height;
}

/* The first that does not fit; NULL: none, or after an error. */
static const struct folio_check *
first_unfit(struct layout *l, bool *told)
{
	const struct folio_check *unfit = NULL, *checks = l->folio_checks;
	struct arena *arena = arena_open_beside(l->whole);
	size_t count = checks != NULL ? l->folio_check_count : 0;

	*told = false;
	for (size_t i = 0; i < count && unfit == NULL && !*told; i++) {
		if (!check(l, arena, &checks[i], told) && !*told)
			unfit = &checks[i];
		if (arena_used(arena) < CHECKED_BYTES_MAX)
			continue;
		arena_close(arena);
		arena = arena_open_beside(l->whole);
	}
	arena_close(arena);
	return unfit;
}

/* What {pages} prints: the last folio of those counted through. */
static void
settle_last_folios(struct layout *l)
{
	size_t end = l->page_count;

	for (size_t s = l->document->section_count; s-- > 0;) {
		struct section_pages *section = &l->sections[s];

		section->last_folio = l->frames[end - 1].folio;
		if (l->listed[s].restarts)
			end = section->first_page > 0 ? section->first_page : 1;
	}
}

bool
folios_settle(struct layout *l, bool *again)
{
	bool told;

	settle_last_folios(l);
	running_settle(l);
	const struct folio_check *unfit = first_unfit(l, &told);

	*again = false;
	if (told || unfit == NULL)
		return !told;
	const struct folio_shape *shape = &l->folio_shapes[unfit->shape];
	struct srcloc loc = shape->source.spans[0].loc;
	if (unfit->destination != NONE) {
		const struct page_frame *frame = &l->frames[l->destinations[unfit->destination].page];
		diag_add(l->diags, SEVERITY_ERROR, loc, "layout-no-room",
		    "page number %s does not fit the number column of the contents, " MM " wide",
		    numeral(l->whole, frame->numbering, frame->folio), MM_ARGS(shape->width));
		return false;
	}
	*again = true;
	return grow_digits(l, loc);
}
