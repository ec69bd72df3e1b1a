/*
 * Contents: of each heading its title, leader dots, what is said of its unit, and its folio, which is held
 * until the pages are known.
 */
#include "layout/block/block.h"
#include "layout/folio.h"

#define LEVELS 6

/* Lines that stay together before and after a page break. */
#define TOGETHER ((size_t)2)

#define LEADER_MAX 1024 /* dots */

/* What stands in a column at the end of a line. */
struct content_field {
	struct rich_text source;
	struct text text;
};

struct content_entry {
	uint32_t destination;
	uint8_t level;
	const struct style *style;
	struct span title, folio;
	struct text text;
	struct content_field *fields; /* of the unit; NULL: none */
	length fields_height;
};

/* Contents measured: an entry for each heading that is listed. */
struct content_entries {
	size_t count;
	struct content_entry *entry;
	struct style *field_styles;  /* [level - 1] */
	struct content_field *heads; /* of the fields, and last of the numbers; NULL: none */
	length heads_height;         /* of their lines */
	length head_height;          /* with the space below; 0: there are none */
};

/* What number and leader of a level are set in: its style, without its indents. */
struct level {
	struct style plain;
	length dot;
};

static bool
is_listed(const struct listed_heading *heading, const struct contents *contents)
{
	return heading->in_contents && heading->level >= 1 && heading->level <= LEVELS &&
	    heading->level <= contents->max_level;
}

/* Where the last line of a title begins: fields and number stand beside it. */
static length
last_line(const struct content_entry *entry)
{
	const struct text *text = &entry->text;

	return text->count > 0 ? text->height - text->line[text->count - 1].height : 0;
}

static length
entry_height(const struct content_entry *entry)
{
	return at_least(at_least(entry->text.height, entry->style->leading),
	    last_line(entry) + entry->fields_height);
}

/* ---- what is said of units ---- */

/* The way through the sections, as headings come. */
struct unit_search {
	size_t section, unit;
	bool *is_found; /* [unit] */
};

/* The unit that the heading is the first of; NULL: none, or another was. */
static const struct contents_unit *
next_unit(const struct layout *l, const struct contents *contents, size_t heading, struct unit_search *search)
{
	const size_t sections = l->document->section_count, units = contents->unit_count;

	while (search->section + 1 < sections && l->listed[search->section + 1].first_heading <= heading)
		search->section++;
	const char *key = l->listed[search->section].key;
	for (size_t k = 0; key != NULL && k < units; k++) {
		const size_t u = (search->unit + k) % units; /* they mostly come in order */
		if (strcmp(contents->units[u].key, key) != 0)
			continue;
		search->unit = u;
		const bool is_new = !search->is_found[u];
		search->is_found[u] = true;
		return is_new ? &contents->units[u] : NULL;
	}
	return NULL;
}

static length
fields_width(const struct contents *contents)
{
	length sum = 0;

	for (size_t i = 0; i < contents->field_count; i++)
		sum += contents->fields[i].width;
	return sum;
}

/* As numbers are set: to the right, without indents. */
static struct style
field_style(const struct style *from)
{
	struct style style = *from;

	style.indent = 0;
	style.indent_left = 0;
	style.align = ALIGN_END;
	return style;
}

/* Sets a text in the style, raising *height to its own. */
static bool
set_field(struct layout *l, const struct paragraph *text, const struct style *style, length width,
    struct content_field *out, length *height)
{
	struct span *spans = ARENA_ARRAY(l->scratch, struct span, text->span_count);

	for (size_t i = 0; i < text->span_count; i++) {
		spans[i] = text->spans[i];
		spans[i].style = style;
	}
	out->source = plain_text(style, spans, text->span_count);
	if (!text_set(l, &out->source, width, &out->text))
		return false;
	*height = at_least(*height, out->text.height);
	return true;
}

static bool
set_unit_fields(struct layout *l, const struct contents *contents, const struct contents_unit *unit,
    const struct style *style, struct content_entry *entry)
{
	bool ok = true;

	entry->fields = ARENA_ARRAY(l->scratch, struct content_field, contents->field_count);
	for (size_t i = 0; i < contents->field_count; i++)
		ok = set_field(l, &unit->texts[i], style, contents->fields[i].width, &entry->fields[i],
			 &entry->fields_height) &&
		    ok;
	return ok;
}

/* The titles of the columns, where there are any. */
static bool
set_heads(struct layout *l, const struct contents *contents, struct content_entries *entries)
{
	const size_t n = contents->field_count;
	bool ok = true, any = contents->number_title.span_count > 0;

	for (size_t i = 0; i < n; i++)
		any = any || contents->fields[i].title.span_count > 0;
	if (!any)
		return true;
	/* Lines may be shared by places of the same style, so that lasts as long as the document. */
	struct style *style = ARENA_NEW(l->whole, struct style);
	*style = field_style(contents->number_title.style);
	entries->heads = ARENA_ARRAY(l->scratch, struct content_field, n + 1);
	for (size_t i = 0; i <= n; i++) {
		const bool last = i == n;
		ok = set_field(l, last ? &contents->number_title : &contents->fields[i].title, style,
			 last ? contents->number_width : contents->fields[i].width, &entries->heads[i],
			 &entries->heads_height) &&
		    ok;
	}
	entries->head_height = entries->heads_height + style->space_after;
	return ok;
}

static void
emit_field(struct layout *l, const struct content_field *field, struct area area, struct tag tag)
{
	const struct slice slice = {
	    .source = &field->source,
	    .text = &field->text,
	    .count = field->text.count,
	    .folio_page = (uint32_t)(l->page_count - 1),
	    .tag = tag,
	};

	if (field->text.count > 0)
		text_emit(l, &slice, area);
}

/* Those of a line, from the left; returns where they end. */
static length
emit_fields(struct layout *l, const struct contents *contents, const struct content_entry *entry, length x,
    length y, struct tag tag)
{
	for (size_t i = 0; i < contents->field_count; i++) {
		length width = contents->fields[i].width;
		emit_field(l, &entry->fields[i], (struct area){x, y, width, entry->fields_height}, tag);
		x += width;
	}
	return x;
}

/* The titles, each down to the same line. */
static void
emit_heads(struct layout *l, const struct contents *contents, const struct content_entries *entries,
    struct tag tag)
{
	const size_t n = contents->field_count;
	length x = l->body.x + l->body.width - contents->number_width - fields_width(contents);

	for (size_t i = 0; i <= n; i++) {
		const length height = entries->heads[i].text.height;
		const length width = i == n ? contents->number_width : contents->fields[i].width;
		emit_field(l, &entries->heads[i],
		    (struct area){x, l->y + entries->heads_height - height, width, height}, tag);
		x += width;
	}
	flow_advance(l, l->y + entries->heads_height, entries->head_height - entries->heads_height);
}

/* ---- entries ---- */

/* The entry for a heading of the document, and of the unit where it is not NULL. */
static bool
measure_entry(struct layout *l, const struct contents *contents, size_t i, const struct contents_unit *unit,
    const struct content_entries *entries, struct content_entry *entry)
{
	const struct listed_heading *heading = &l->headings[i];

	entry->destination = (uint32_t)i;
	entry->level = heading->level;
	entry->style = contents->level_style[entry->level - 1];
	entry->title.text = heading->title;
	entry->title.length = (uint32_t)strlen(heading->title);
	entry->title.style = entry->style;
	entry->title.loc = heading->loc;
	entry->folio = entry->title;
	entry->folio.folio = FOLIO_PAGE;
	struct rich_text source = plain_text(entry->style, &entry->title, entry->title.length > 0);
	length width = l->body.width - contents->number_width - (unit != NULL ? fields_width(contents) : 0);
	bool ok = text_set(l, &source, width, &entry->text);
	if (unit == NULL)
		return ok;
	struct style *style = &entries->field_styles[entry->level - 1];
	*style = field_style(entry->style);
	return set_unit_fields(l, contents, unit, style, entry) && ok;
}

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	const struct contents *contents = &block->u.contents;
	struct content_entries *entries = m->own;

	if (entries != NULL)
		return true;
	m->own = entries = ARENA_NEW(l->scratch, struct content_entries);
	entries->entry = ARENA_ARRAY(l->scratch, struct content_entry, l->heading_count);
	entries->field_styles = ARENA_ARRAY(l->whole, struct style, LEVELS);
	struct unit_search search = {.is_found = ARENA_ARRAY(l->scratch, bool, contents->unit_count)};
	bool ok = set_heads(l, contents, entries);
	for (size_t i = 0; i < l->heading_count; i++) {
		if (!is_listed(&l->headings[i], contents))
			continue;
		const struct contents_unit *unit = next_unit(l, contents, i, &search);
		struct content_entry *entry = &entries->entry[entries->count++];
		ok = measure_entry(l, contents, i, unit, entries, entry) && ok;
		length need = entries->head_height + entry_height(entry);
		if (ok && need > l->body_least)
			ok = flow_no_room(l, entry->title.loc,
			    N_("this heading in the contents fits on no page"), need);
	}
	return ok;
}

static bool
is_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct content_entries *entries = m->own;

	(void)l;
	(void)block;
	return entries->count == 0;
}

/* Of those from `from` to `to`, with the space above the first and without that below the last. */
static int64_t
entries_height(const struct content_entries *entries, size_t from, size_t to)
{
	int64_t sum = 0;

	for (size_t i = from; i < to; i++) {
		const struct content_entry *entry = &entries->entry[i];
		sum += (int64_t)entry->style->space_before + entry_height(entry);
		sum += i + 1 < to ? entry->style->space_after : 0;
	}
	return sum;
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct content_entries *entries = m->own;

	(void)l;
	(void)block;
	if (entries->count == 0)
		return 0;
	const struct style *last = entries->entry[entries->count - 1].style;
	return entries->head_height + entries_height(entries, 0, entries->count) + last->space_after;
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct content_entries *entries = m->own;

	(void)l;
	(void)block;
	if (entries->count == 0)
		return 0;
	return entries->head_height +
	    entries_height(entries, 0, entries->count < 2 * TOGETHER ? entries->count : TOGETHER);
}

/* The line of n dots; NULL when it can't be set in one line of `width`. */
static const struct line *
set_dots(struct layout *l, const struct content_entry *entry, const struct level *level, size_t n,
    length width)
{
	char *dots = arena_alloc(page_scratch(l), n + 1, 1);
	struct span span = entry->title;
	struct lines lines = {0};

	memset(dots, '.', n);
	span.text = dots;
	span.length = (uint32_t)n;
	struct rich_text text = plain_text(&level->plain, &span, 1);
	if (!set_lines(l, page_scratch(l), TELL_ERRORS, &text, width, &lines))
		return NULL;
	return lines.count == 1 ? &lines.line[0] : NULL;
}

/* Dots from `x` to `end`, on the entry's last baseline; right-aligned, so that they stand in columns. */
static void
emit_leader(struct layout *l, const struct content_entry *entry, const struct level *level, length x,
    length end, length y)
{
	if (level->dot <= 0)
		return;
	length room = end - x - 2 * level->dot;
	if (room < level->dot)
		return;
	size_t n = (size_t)(room / level->dot);
	const struct line *line =
	    set_dots(l, entry, level, n < LEADER_MAX ? n : LEADER_MAX, room + level->dot);
	if (line == NULL || line->width > room + level->dot)
		return;
	struct area area = {end - line->width, y + line->ascent, line->width, line->height};
	item_add(l, ITEM_TEXT, tag_artifact(ARTIFACT_LAYOUT), area, entry->title.loc)->u.line = line;
}

static void
ready_level(struct layout *l, const struct content_entry *entry, struct level *level)
{
	if (level->plain.name != NULL || level->plain.leading != 0)
		return;
	level->plain = *entry->style;
	level->plain.indent = 0;
	level->plain.indent_left = 0;
	level->plain.align = ALIGN_START;
	const struct line *dot = set_dots(l, entry, level, 1, l->body.width);
	level->dot = dot != NULL ? dot->width : 0;
}

static void
emit_entry(struct layout *l, const struct contents *contents, const struct content_entry *entry,
    const struct level *level, uint32_t parent)
{
	struct tag link = tag_node(node_add(l, ROLE_LINK, node_add(l, ROLE_CONTENTS_ITEM, parent)));
	length inset = text_inset(entry->style);
	length end = l->body.x + l->body.width - contents->number_width -
	    (entry->fields != NULL ? fields_width(contents) : 0);
	length last = l->y + last_line(entry), x = l->body.x + inset;
	struct rich_text title = plain_text(entry->style, &entry->title, 1);
	struct rich_text folio = plain_text(&level->plain, &entry->folio, 1);
	struct slice slice = {
	    .source = &title,
	    .text = &entry->text,
	    .count = entry->text.count,
	    .tag = link,
	};

	text_emit(l, &slice, (struct area){l->body.x, l->y, end - l->body.x, entry->text.height});
	if (entry->text.count > 0)
		x += entry->text.line[entry->text.count - 1].width;
	if (l->keeps_items && (entry->style->align == ALIGN_START || entry->style->align == ALIGN_JUSTIFY))
		emit_leader(l, entry, level, x, end, last);
	if (entry->fields != NULL)
		end = emit_fields(l, contents, entry, end, last, link);
	struct area number = {end, last, contents->number_width, l->y + entry_height(entry) - last};
	folio_hold(l, &folio, entry->destination, number, link);
	struct area active = {l->body.x + inset, l->y, l->body.width - inset, entry_height(entry)};
	item_add(l, ITEM_LINK, link, active, entry->title.loc)->u.destination = entry->destination;
}

/* How many of the entries from `from` on go in the open region; 0: none.  Each fits a whole one. */
static size_t
take_entries(const struct layout *l, const struct content_entries *entries, size_t from)
{
	bool top = flow_at_top(l) && entries->head_height == 0;
	int64_t room = (int64_t)flow_room(l) - entries->head_height +
	    (top ? entries->entry[from].style->space_before : 0);
	size_t left = entries->count - from, fit = 0;

	while (fit < left && entries_height(entries, from, from + fit + 1) <= room)
		fit++;
	if (fit == left)
		return left;
	size_t most = left > TOGETHER ? left - TOGETHER : 0;
	size_t take = fit < most ? fit : most;
	if (take >= TOGETHER || (take > 0 && flow_is_fresh(l)))
		return take;
	return flow_is_fresh(l) ? fit : 0;
}

static void
place_entry(struct layout *l, const struct contents *contents, const struct content_entry *entry,
    struct level *levels, uint32_t parent)
{
	struct level *level = &levels[entry->level - 1];

	ready_level(l, entry, level);
	if (!flow_at_top(l))
		l->y += entry->style->space_before;
	emit_entry(l, contents, entry, level, parent);
	flow_advance(l, l->y + entry_height(entry), entry->style->space_after);
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct content_entries *entries = m->own;
	const struct contents *contents = &block->u.contents;
	/* Numbers are checked when this section is gone. */
	struct level *levels = ARENA_ARRAY(l->whole, struct level, LEVELS);
	const bool has_heads = entries->heads != NULL && entries->count > 0;
	struct tag heads = tag_node(has_heads ? node_add(l, ROLE_PARAGRAPH, l->part) : 0);
	uint32_t node = node_add(l, ROLE_CONTENTS, l->part);

	(void)tail;
	for (size_t from = 0; from < entries->count;) {
		size_t take = take_entries(l, entries, from);
		if (has_heads && take > 0) {
			emit_heads(l, contents, entries, heads);
			heads = tag_artifact(ARTIFACT_PAGINATION);
		}
		for (size_t i = from; i < from + take; i++)
			place_entry(l, contents, &entries->entry[i], levels, node);
		from += take;
		if (from < entries->count && !flow_break(l, block->loc))
			return false;
	}
	return true;
}

const struct block_type contents_block = {
    .measure = measure,
    .is_blank = is_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};
