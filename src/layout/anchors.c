#include "layout/anchors.h"

#include "base/anchor.h"
#include "base/suggest.h"

/* Made when the first link asks for them. */
static void
make_anchors(struct layout *l)
{
	l->anchors = ARENA_ARRAY(l->whole, const char *, l->heading_count);
	for (size_t i = 0; i < l->heading_count; i++) {
		const struct listed_heading *heading = &l->headings[i];
		l->anchors[i] = anchor_of(l->whole, heading->words != NULL ? heading->words : heading->title);
	}
}

/* "x-2" is the third x, where there is no heading that is called so itself. */
static size_t
split_number(const char *anchor, size_t *n)
{
	const char *hyphen = strrchr(anchor, '-');
	size_t number = 0;

	*n = strlen(anchor);
	if (hyphen == NULL || hyphen[1] == '\0' || strspn(hyphen + 1, "0123456789") != strlen(hyphen + 1) ||
	    strlen(hyphen + 1) > 4)
		return 0;
	for (const char *s = hyphen + 1; *s != '\0'; s++)
		number = number * 10 + (size_t)(*s - '0');
	*n = (size_t)(hyphen - anchor);
	return number;
}

static uint32_t
find(const struct layout *l, const char *anchor, size_t n, size_t before)
{
	for (size_t i = 0; i < l->heading_count; i++)
		if (strlen(l->anchors[i]) == n && memcmp(l->anchors[i], anchor, n) == 0 && before-- == 0)
			return (uint32_t)i;
	return NONE;
}

/* The first heading of the section with that key, of n bytes. */
static uint32_t
find_section(const struct layout *l, const char *key, size_t n)
{
	const size_t count = l->document->section_count;

	for (size_t s = 0; s < count; s++) {
		const struct listed_section *section = &l->listed[s];
		const size_t end = s + 1 < count ? section[1].first_heading : l->heading_count;

		if (section->key != NULL && section->first_heading < end &&
		    strncmp(section->key, key, n) == 0 && section->key[n] == '\0')
			return (uint32_t)section->first_heading;
	}
	return NONE;
}

static uint32_t
find_row(const struct layout *l, const char *anchor)
{
	uint32_t place = intern_find(&l->row_places, anchor, strlen(anchor));

	return place == INTERN_NONE ? NONE : (uint32_t)l->heading_count + place;
}

/* What is there for who can't see it: the text behind the key; where that is empty, the key. */
static const char *
row_title(struct layout *l, const char *place)
{
	const char *end = strchr(place, '\n');

	if (end[1] != '\0')
		return end + 1;
	return arena_printf(l->whole, "%.*s", (int)(end - place - 1), place + 1);
}

void
anchor_row(struct layout *l, const char *place, length x, length y)
{
	const uint32_t known = l->row_places.count;
	const uint32_t at = intern_copy(&l->row_places, l->whole, place, strlen(place));
	const size_t number = l->heading_count + at;

	if (at == known)
		l->destinations = arena_grow(l->whole, l->destinations, number, &l->destination_capacity,
		    number + 1, sizeof(*l->destinations));
	l->row_place_runs = arena_grow(l->whole, l->row_place_runs, known, &l->row_place_capacity,
	    l->row_places.count, sizeof(*l->row_place_runs));
	if (l->row_place_runs[at] == l->run)
		return;
	l->row_place_runs[at] = l->run;
	struct destination *destination = &l->destinations[number];
	destination->page = (uint32_t)(l->page_count - 1);
	destination->x = x;
	destination->y = y;
	if (at == known)
		destination->title = row_title(l, l->row_places.texts[at].text);
}

uint32_t
anchor_find(struct layout *l, const char *anchor)
{
	if (anchor[0] == '@') {
		const size_t n = strcspn(anchor + 1, "\n");
		const uint32_t row = anchor[n + 1] == '\n' ? find_row(l, anchor) : NONE;
		return row != NONE ? row : find_section(l, anchor + 1, n);
	}

	size_t n, number = split_number(anchor, &n);

	if (l->anchors == NULL)
		make_anchors(l);
	uint32_t found = find(l, anchor, strlen(anchor), 0);
	return found == NONE && number > 0 ? find(l, anchor, n, number) : found;
}

static void
tell(struct layout *l, const struct link *link)
{
	const char *end = "";
	size_t near = nearest_name(link->anchor, l->anchors, l->heading_count);

	if (near < l->heading_count)
		end = suggestion_as(l->scratch, diags_language(l->diags),
		    arena_printf(l->scratch, "#%s", l->anchors[near]));
	diag_add(l->diags, SEVERITY_ERROR, link->loc, "layout-no-anchor",
	    "no heading of the document is called «#%s»%s", link->anchor, end);
}

bool
anchors_check(struct layout *l)
{
	bool good = true;

	for (size_t i = 0; i < l->section->link_count; i++) {
		const struct link *link = &l->section->links[i];
		if (link->uri != NULL || link->anchor[0] == '@' || anchor_find(l, link->anchor) != NONE)
			continue;
		good = false;
		if (!diags_has(l->diags, link->loc, "layout-no-anchor"))
			tell(l, link);
	}
	return good;
}
