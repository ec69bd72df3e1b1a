/*
 * Contents: of each heading its title, leader dots, and its folio, which is held until the pages are known.
 */
#include "layout/block/block.h"
#include "layout/folio.h"

#define LEVELS 6

/* Lines that stay together before and after a page break. */
#define TOGETHER ((size_t)2)

#define LEADER_MAX 1024 /* dots */

struct content_entry {
	uint32_t destination;
	uint8_t level;
	const struct style *style;
	struct span title, folio;
	struct text text;
};

/* Contents measured: an entry for each heading that is listed. */
struct content_entries {
	size_t count;
	struct content_entry *entry;
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

static length
entry_height(const struct content_entry *entry)
{
	return at_least(entry->text.height, entry->style->leading);
}

/* The entry for a heading of the document. */
static bool
measure_entry(struct layout *l, const struct contents *contents, size_t i, struct content_entry *entry)
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
	struct rich_text source = {entry->style, &entry->title, entry->title.length > 0};
	return text_set(l, &source, l->body.width - contents->number_width, &entry->text);
}

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	const struct contents *contents = &block->u.contents;
	struct content_entries *entries = m->own;
	bool ok = true;

	if (entries != NULL)
		return true;
	m->own = entries = ARENA_NEW(l->scratch, struct content_entries);
	entries->entry = ARENA_ARRAY(l->scratch, struct content_entry, l->heading_count);
	for (size_t i = 0; i < l->heading_count; i++) {
		if (!is_listed(&l->headings[i], contents))
			continue;
		struct content_entry *entry = &entries->entry[entries->count++];
		ok = measure_entry(l, contents, i, entry) && ok;
		if (ok && entry_height(entry) > l->body_least)
			ok = flow_no_room(l, entry->title.loc,
			    N_("this heading in the contents fits on no page"), entry_height(entry));
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
	return entries_height(entries, 0, entries->count) + last->space_after;
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct content_entries *entries = m->own;

	(void)l;
	(void)block;
	return entries_height(entries, 0, entries->count < 2 * TOGETHER ? entries->count : TOGETHER);
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
	struct rich_text text = {&level->plain, &span, 1};
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
	length end = l->body.x + l->body.width - contents->number_width;
	length last = l->y, x = l->body.x + inset;
	struct rich_text title = {entry->style, &entry->title, 1};
	struct rich_text folio = {&level->plain, &entry->folio, 1};
	struct slice slice = {
	    .source = &title,
	    .text = &entry->text,
	    .count = entry->text.count,
	    .tag = link,
	};

	text_emit(l, &slice, (struct area){l->body.x, l->y, end - l->body.x, entry->text.height});
	if (entry->text.count > 0) {
		const struct line *line = &entry->text.line[entry->text.count - 1];
		last += entry->text.height - line->height;
		x += line->width;
	}
	if (l->keeps_items && (entry->style->align == ALIGN_START || entry->style->align == ALIGN_JUSTIFY))
		emit_leader(l, entry, level, x, end, last);
	struct area number = {end, last, contents->number_width, l->y + entry_height(entry) - last};
	folio_hold(l, &folio, entry->destination, number, link);
	struct area active = {l->body.x + inset, l->y, l->body.width - inset, entry_height(entry)};
	item_add(l, ITEM_LINK, link, active, entry->title.loc)->u.destination = entry->destination;
}

/* How many of the entries from `from` on go in the open region; 0: none.  Each fits a whole one. */
static size_t
take_entries(const struct layout *l, const struct content_entries *entries, size_t from)
{
	int64_t room =
	    (int64_t)flow_room(l) + (flow_at_top(l) ? entries->entry[from].style->space_before : 0);
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
	uint32_t node = node_add(l, ROLE_CONTENTS, l->part);

	(void)tail;
	for (size_t from = 0; from < entries->count;) {
		size_t take = take_entries(l, entries, from);
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
