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

uint32_t
anchor_find(struct layout *l, const char *anchor)
{
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
		if (link->uri != NULL || anchor_find(l, link->anchor) != NONE)
			continue;
		good = false;
		if (!diags_has(l->diags, link->loc, "layout-no-anchor"))
			tell(l, link);
	}
	return good;
}
