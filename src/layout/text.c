#include "layout/text.h"

#include "layout/anchors.h"
#include "layout/folio.h"
#include "layout/running.h"
#include "layout/text_cache.h"
#include "layout/text_parts.h"

/* Heights are added up in a length: no text may come near its end. */
#define TEXT_HEIGHT_MAX 1000000000

length
text_inset(const struct style *style)
{
	length hang = style->indent < 0 ? -style->indent : 0;
	return at_least(at_least(style->indent_left, hang), 0);
}

static void
survey_parts(const struct rich_text *source, struct text *text)
{
	bool is_parted = false;

	for (size_t i = 0; i < source->count; i++) {
		const struct style *style = source->spans[i].style;
		text->has_notes = text->has_notes || style->note != 0;
		is_parted = is_parted || part_role(style) != ROLE_SPAN;
		bool begins = i == 0 || !same_part(style, source->spans[i - 1].style);
		text->parts = (uint16_t)(text->parts + begins);
	}
	if (!is_parted)
		text->parts = 0;
}

/* Most texts are one span, with nothing to it. */
static inline void
survey(const struct rich_text *source, struct text *text)
{
	bool has_parts = false;

	for (size_t i = 0; i < source->count; i++) {
		const struct span *span = &source->spans[i];
		text->has_folios |= span->folio != FOLIO_NONE;
		has_parts |= span->style->link != 0 || span->style->refers;
	}
	if (has_parts)
		survey_parts(source, text);
}

/* What is held for a folio: zeros, but for the page count where the document was told it. */
static const char *
held_words(struct layout *l, const struct span *span, const struct running *place)
{
	const enum folio_field folio = span->folio;
	enum numerals numbering = NUMERALS_ARABIC;

	if (folio == FOLIO_PAGE_OF && anchor_find(l, span->text) == NONE)
		return "";

	if (folio_is_running(folio))
		return running_words(l, place, folio);
	if (folio == FOLIO_PAGE || folio == FOLIO_PAGE_COUNT)
		numbering = l->listed[l->run_head].numbering;
	if (folio == FOLIO_PAGE_COUNT && l->document->total_pages != 0)
		return numeral(l->scratch, numbering, l->document->total_pages);
	if (numbering == NUMERALS_NONE)
		return "";
	return arena_printf(l->scratch, "%0*d", (int)numeral_width(numbering, l->digits), 0);
}

/* The spans with what is held for their folios; false: the text is left out. */
static bool
hold_spans(struct layout *l, const struct rich_text *source, const struct running *place)
{
	l->spans = arena_grow(l->whole, l->spans, 0, &l->span_capacity, source->count, sizeof(*l->spans));
	for (size_t i = 0; i < source->count; i++) {
		struct span *span = &l->spans[i];
		*span = source->spans[i];
		if (span->folio == FOLIO_NONE)
			continue;
		span->text = held_words(l, span, place);
		span->length = (uint32_t)strlen(span->text);
	}
	return !folios_say_nothing(l->spans, source->count);
}

/* The highest lines that a text needs anywhere in the section. */
static bool
set_tallest(struct layout *l, const struct rich_text *source, length width, enum telling telling,
    struct lines *out)
{
	struct running_walk walk = running_walk(l, l->run_head);

	l->has_running = true;
	if (telling == TELL_ALL)
		telling = TELL_NEW;
	do {
		struct rich_text held = {source->style, NULL, source->count, source->hang};
		struct lines lines = {0};

		if (!hold_spans(l, source, &walk.place))
			continue;
		held.spans = l->spans;
		if (!set_lines(l, l->scratch, telling, &held, width, &lines))
			return false;
		if (lines.height > out->height)
			*out = lines;
	} while (running_next(l, &walk));
	return true;
}

/* A text with folios: the lines held for it. */
static bool
set_held(struct layout *l, const struct rich_text *source, length width, enum telling telling,
    struct lines *out)
{
	for (size_t i = 0; i < source->count; i++)
		if (folio_is_running(source->spans[i].folio))
			return set_tallest(l, source, width, telling, out);
	if (!hold_spans(l, source, NULL))
		return true;
	const struct rich_text held = {source->style, l->spans, source->count, source->hang};
	return set_lines(l, l->scratch, telling, &held, width, out);
}

static struct srcloc
source_loc(const struct rich_text *source)
{
	return source->count > 0 ? source->spans[0].loc : (struct srcloc){0};
}

static bool
set_text(struct layout *l, const struct rich_text *source, length width, enum telling telling,
    struct text *text)
{
	struct lines lines = {0};
	int64_t height = 0;

	*text = (struct text){0};
	/* It was set in the run before, if not kept. */
	if (telling == TELL_ALL && l->counting && l->run > 1)
		telling = TELL_ERRORS;
	if (source->count == 0)
		return true;
	width -= text_inset(source->style);
	if (width <= 0) {
		diag_add(l->diags, SEVERITY_ERROR, source_loc(source), "layout-no-room",
		    "padding and indents leave no width for this text");
		return false;
	}
	survey(source, text);
	bool ok = text->has_folios ? set_held(l, source, width, telling, &lines)
	    : telling == TELL_ALL  ? set_lines_cached(l, source, width, &lines)
				   : set_lines(l, l->scratch, telling, source, width, &lines);
	if (!ok)
		return false;
	for (size_t i = 0; i < lines.count && height <= TEXT_HEIGHT_MAX; i++)
		height += lines.line[i].height;
	if (height > TEXT_HEIGHT_MAX) {
		diag_add(l->diags, SEVERITY_ERROR, source_loc(source), "layout-no-room",
		    "this text is too long: more than " MM " in its column", MM_ARGS(TEXT_HEIGHT_MAX));
		return false;
	}
	text->line = lines.line;
	text->count = (uint32_t)lines.count;
	text->height = (length)height;
	return true;
}

bool
text_set(struct layout *l, const struct rich_text *source, length width, struct text *text)
{
	return set_text(l, source, width, TELL_ALL, text);
}

bool
text_set_again(struct layout *l, const struct rich_text *source, length width, struct text *text)
{
	return set_text(l, source, width, TELL_NEW, text);
}

bool
text_refresh(struct layout *l, const struct rich_text *source, length width, struct text *text)
{
	return !text->has_folios || set_text(l, source, width, TELL_ERRORS, text);
}

bool
text_is_blank(const struct text *text)
{
	for (uint32_t i = 0; i < text->count; i++)
		if (text->line[i].count > 0)
			return false;
	return !text->has_folios;
}

void
text_nodes(struct layout *l, const struct rich_text *source, const struct text *text, uint32_t node)
{
	for (size_t i = 0; text->parts > 0 && i < source->count; i++)
		if (i == 0 || !same_part(source->spans[i].style, source->spans[i - 1].style))
			node_add(l, part_role(source->spans[i].style), node);
}

length
text_slice_height(const struct text *text, uint32_t from, uint32_t count)
{
	length height = 0;

	if (from == 0 && count == text->count)
		return text->height;
	for (uint32_t i = from; i < from + count; i++)
		height += text->line[i].height;
	return height;
}

uint32_t
text_take(const struct text *text, uint32_t from, length room, struct breaking breaking)
{
	uint32_t left = text->count - from, fit = 0;

	for (length height = 0; fit < left; fit++) {
		height += text->line[from + fit].height;
		if (height > room)
			break;
	}
	if (fit == left)
		return left;
	uint32_t most = left > breaking.widows ? left - breaking.widows : 0;
	uint32_t take = fit < most ? fit : most;
	/* Who turns the page should not have to remember half a word. */
	if (take > breaking.orphans && take > 1 && text->line[from + take - 1].divides)
		take--;
	if (take >= breaking.orphans && take > 0)
		return take;
	if (!breaking.forced)
		return 0;
	return take > 0 ? take : fit;
}

static length
aligned(enum align align, length room, length width)
{
	return align_before(align, at_least(room - width, 0));
}

static struct area
place_of_line(const struct slice *slice, const struct line *line, struct area area, length y)
{
	return (struct area){
	    area.x + aligned(slice->source->style->align, area.width, line->width),
	    y + line->ascent,
	    line->width,
	    line->height,
	};
}

/* The items of a text with links and references. */
static void
emit_parts(struct layout *l, const struct slice *slice, struct area area)
{
	const struct text *text = slice->text;
	struct parts parts = {
	    .l = l,
	    .source = slice->source,
	    .links = l->section->links,
	    .node = slice->tag.node,
	};

	for (uint32_t i = 0; i < slice->from; i++)
		parts_pass(&parts, &text->line[i]);
	for (uint32_t i = slice->from; i < slice->from + slice->count; i++) {
		const struct line *line = &text->line[i];
		parts_emit(&parts, line, place_of_line(slice, line, area, area.y), source_loc(slice->source));
		area.y += line->height;
	}
}

/* The items of its lines, in an area without the inset. */
static void
emit_lines(struct layout *l, const struct slice *slice, struct area area)
{
	const struct text *text = slice->text;
	struct srcloc loc = source_loc(slice->source);
	length y = area.y;

	for (uint32_t i = slice->from; i < slice->from + slice->count; i++) {
		const struct line *line = &text->line[i];
		struct area place = place_of_line(slice, line, area, y);
		/* A line left empty is only a distance, unless numbers may come to stand there. */
		if (line->count > 0 || text->has_folios)
			item_add(l, ITEM_TEXT, slice->tag, place, loc)->u.line = line;
		y += line->height;
	}
}

void
text_emit(struct layout *l, const struct slice *slice, struct area area)
{
	const struct style *style = slice->source->style;
	const struct text *text = slice->text;
	size_t first = l->item_count;

	area.x += text_inset(style);
	area.width -= text_inset(style);
	const bool in_parts = text->parts > 0 && slice->tag.artifact == ARTIFACT_NONE;
	if (l->keeps_items && in_parts && text->has_folios)
		item_add(l, ITEM_TEXT, slice->tag, area, source_loc(slice->source));
	else if (l->keeps_items && in_parts)
		emit_parts(l, slice, area);
	else if (l->keeps_items)
		emit_lines(l, slice, area);
	if (!text->has_folios)
		return;
	area.height = text_slice_height(text, slice->from, slice->count);
	folio_text_add(l,
	    (struct folio_text){
		.source = *slice->source,
		.area = area,
		.item = first,
		.folio_page = slice->folio_page,
		.destination = NONE,
		.from = slice->from,
		.count = slice->count,
		.total = text->count,
		.align = style->align,
		.valign = slice->valign,
		.in_parts = in_parts,
		.node = slice->tag.node,
	    });
}
