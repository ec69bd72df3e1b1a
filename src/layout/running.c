#include "layout/running.h"

void
running_enter(struct running *place, uint32_t heading, uint8_t level)
{
	if (level < 1 || level > HEADING_LEVELS_MAX)
		return;
	place->heading[level - 1] = heading;
	for (size_t i = level; i < HEADING_LEVELS_MAX; i++)
		place->heading[i] = NONE;
}

struct running_walk
running_walk(const struct layout *l, size_t section)
{
	const struct listed_section *listed = &l->listed[section];
	struct running_walk walk = {section, listed->first_heading, listed->before};

	walk.place.section = (uint32_t)section;
	return walk;
}

bool
running_next(const struct layout *l, struct running_walk *walk)
{
	size_t next = walk->section + 1, count = l->document->section_count;
	size_t end = next < count ? l->listed[next].first_heading : l->heading_count;

	if (walk->heading < end) {
		running_enter(&walk->place, (uint32_t)walk->heading, l->headings[walk->heading].level);
		walk->heading++;
		return true;
	}
	if (next == count || l->listed[next].start != SECTION_CONTINUE)
		return false;
	walk->section = next;
	walk->place.section = (uint32_t)next;
	return true;
}

/* ---- of each page ---- */

/* Goes through the document page by page. */
struct reader {
	const struct layout *l;
	size_t section, heading; /* the first that begin on the page or after it */
	struct running place;    /* where the page begins */
};

/* A unit that begins on the page; else the section that goes on there, or the first that begins there. */
static size_t
section_shown(const struct reader *r, size_t page)
{
	const struct layout *l = r->l;
	const size_t before = r->place.section;
	const bool goes_on =
	    before != NONE && l->sections[before].first_page + l->sections[before].page_count > page;
	size_t shown = before;

	for (size_t s = r->section; s < l->document->section_count && l->sections[s].first_page == page;
	     s++) {
		if (l->listed[s].key != NULL)
			return s;
		if (shown == before && !goes_on)
			shown = s;
	}
	return shown;
}

/* One past the last heading on the page. */
static size_t
headings_end(const struct reader *r, size_t page)
{
	size_t end = r->heading;

	while (end < r->l->heading_count && r->l->destinations[end].page <= page)
		end++;
	return end;
}

/* Takes the first heading of the level that comes before any above it; returns where to go on from. */
static size_t
take_level(const struct layout *l, struct running *shown, uint8_t level, size_t from, size_t end)
{
	for (size_t i = from; i < end && l->headings[i].level >= level; i++) {
		if (l->headings[i].level != level)
			continue;
		running_enter(shown, (uint32_t)i, level);
		return i + 1;
	}
	return from;
}

static struct running
read_page(struct reader *r, size_t page)
{
	const struct layout *l = r->l;
	size_t section = section_shown(r, page), end = headings_end(r, page), from = r->heading;
	struct running shown = r->place;

	shown.section = (uint32_t)section;
	for (; section != NONE && from < l->listed[section].first_heading && from < end; from++)
		running_enter(&shown, (uint32_t)from, l->headings[from].level);
	for (uint8_t level = 1; level <= HEADING_LEVELS_MAX; level++)
		from = take_level(l, &shown, level, from, end);
	for (; r->heading < end; r->heading++)
		running_enter(&r->place, (uint32_t)r->heading, l->headings[r->heading].level);
	while (r->section < l->document->section_count && l->sections[r->section].first_page == page)
		r->place.section = (uint32_t)r->section++;
	return shown;
}

void
running_settle(struct layout *l)
{
	struct reader r = {.l = l};

	if (!l->has_running)
		return;
	r.place = l->listed[0].before;
	l->running =
	    arena_grow(l->whole, l->running, 0, &l->running_capacity, l->page_count, sizeof(*l->running));
	for (size_t page = 0; page < l->page_count; page++)
		l->running[page] = read_page(&r, page);
}

const char *
running_words(const struct layout *l, const struct running *place, enum folio_field field)
{
	if (field == FOLIO_UNIT_CODE || field == FOLIO_UNIT_NAME) {
		const struct listed_section *listed =
		    place->section != NONE ? &l->listed[place->section] : NULL;
		const char *words = listed == NULL ? NULL
		    : field == FOLIO_UNIT_CODE     ? listed->key
						   : listed->title;
		return words != NULL ? words : "";
	}
	uint32_t heading = place->heading[field - FOLIO_HEADING_1];
	return heading != NONE ? l->headings[heading].title : "";
}
