#include "pdf/outline.h"

#include "pdf/syntax.h"

#define NONE UINT32_MAX

/* The links of an entry are indexes of entries; NONE stands for the root in parent. */
struct entry {
	const struct destination *destination;
	uint32_t object;
	uint32_t parent, previous, next, first, last;
	uint32_t children;
};

void
outline_add_dest(struct buf *b, const struct pagination *pages, const struct destination *d,
    const uint32_t *page_objects)
{
	buf_addf(b, "/Dest [%u 0 R /XYZ ", page_objects[d->page]);
	buf_add_milli(b, d->x);
	buf_addc(b, ' ');
	buf_add_milli(b, (int64_t)pages->frames[d->page].height - d->y);
	buf_adds(b, " null]\n");
}

static void
append_child(struct entry *parent, struct entry *entries, uint32_t child)
{
	struct entry *e = &entries[child];

	e->previous = parent->last;
	if (parent->last != NONE)
		entries[parent->last].next = child;
	else
		parent->first = child;
	parent->last = child;
	parent->children++;
}

static void
link_entries(struct entry *root, struct entry *entries, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		struct entry *e = &entries[i];
		uint32_t above = i > 0 ? i - 1 : NONE;

		while (above != NONE && entries[above].destination->level >= e->destination->level)
			above = entries[above].parent;
		e->parent = above;
		e->next = e->first = e->last = NONE;
		append_child(above != NONE ? &entries[above] : root, entries, i);
	}
}

static void
add_reference(struct buf *b, const char *key, const struct entry *entries, uint32_t i)
{
	if (i != NONE)
		buf_addf(b, "/%s %u 0 R\n", key, entries[i].object);
}

uint32_t
outline_write(struct objects *h, struct arena *arena, const struct pagination *pages,
    const uint32_t *page_objects)
{
	struct entry root = {.first = NONE, .last = NONE};
	struct entry *entries = ARENA_ARRAY(arena, struct entry, pages->destination_count);
	struct buf b = BUF_INIT;
	uint32_t n = 0;

	for (size_t i = 0; i < pages->destination_count; i++)
		if (pages->destinations[i].in_outline)
			entries[n++].destination = &pages->destinations[i];
	if (n == 0)
		return 0;
	link_entries(&root, entries, n);
	root.object = objects_reserve(h);
	for (uint32_t i = 0; i < n; i++)
		entries[i].object = objects_reserve(h);

	buf_addf(&b, "/Type /Outlines\n/Count %u\n", root.children);
	add_reference(&b, "First", entries, root.first);
	add_reference(&b, "Last", entries, root.last);
	objects_set(h, root.object, &b);
	for (uint32_t i = 0; i < n; i++) {
		const struct entry *e = &entries[i];

		buf_clear(&b);
		buf_adds(&b, "/Title ");
		syntax_line(&b, e->destination->title);
		buf_addf(&b, "\n/Parent %u 0 R\n",
		    e->parent != NONE ? entries[e->parent].object : root.object);
		add_reference(&b, "Prev", entries, e->previous);
		add_reference(&b, "Next", entries, e->next);
		add_reference(&b, "First", entries, e->first);
		add_reference(&b, "Last", entries, e->last);
		if (e->children > 0)
			buf_addf(&b, "/Count -%u\n", e->children);
		outline_add_dest(&b, pages, e->destination, page_objects);
		objects_set(h, e->object, &b);
	}
	buf_release(&b);
	return root.object;
}
