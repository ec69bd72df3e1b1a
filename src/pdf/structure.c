#include "pdf/structure.h"

#include "pdf/elements.h"
#include "pdf/syntax.h"
#include "pdf/tree.h"

#define GROW(s, array, count, capacity)                                                              \
	((s)->array = arena_grow((s)->arena, (s)->array, (s)->count, &(s)->capacity, (s)->count + 1, \
	     sizeof(*(s)->array)))

/* --- while pages are written ---------------------------------------------------------------------------- */

struct structure *
structure_open(struct arena *arena, struct objects *h, const struct pagination *pages,
    const uint32_t *page_objects, const char *language)
{
	struct structure *s = ARENA_NEW(arena, struct structure);

	s->arena = arena;
	s->objects = h;
	s->pages = pages;
	s->page_objects = page_objects;
	s->language = language;
	s->elements = ARENA_ARRAY(arena, struct element, pages->node_count);
	s->nodes = ARENA_ARRAY(arena, struct node, pages->node_count);
	s->page_notes = ARENA_ARRAY(arena, uint32_t, pages->page_count + 1);
	return s;
}

void
structure_end_section(struct structure *s, const struct nodes *nodes)
{
	uint32_t end = nodes->first + nodes->count;

	s->nodes[0] = nodes->node[0];
	for (uint32_t i = s->nodes_taken > nodes->first ? s->nodes_taken : nodes->first; i < end; i++) {
		s->nodes[i] = *nodes_at(nodes, i);
		if (s->nodes[i].text != NULL)
			s->nodes[i].text = arena_strdup(s->arena, s->nodes[i].text);
	}
	s->nodes_taken = end;
}

void
structure_begin_page(struct structure *s, size_t page, const struct nodes *nodes)
{
	structure_end_section(s, nodes);
	s->page = page;
	s->page_notes[page] = (uint32_t)s->note_count;
	s->next_mark = 0;
}

static void
add_note(struct structure *s, uint32_t node, uint32_t id, bool is_link)
{
	GROW(s, notes, note_count, note_capacity);
	s->notes[s->note_count++] = (struct note){node, (uint32_t)s->page, id, is_link};
	s->elements[node].note_count++;
}

/* The level of the next heading: one below the nearest before it that has a lower level of its own. */
static uint8_t
close_up(struct structure *s, uint8_t level)
{
	while (s->depth > 0 && s->open_levels[s->depth - 1] >= level)
		s->depth--;
	if (s->depth < STRUCTURE_LEVELS)
		s->open_levels[s->depth++] = level;
	return s->depth;
}

uint32_t
structure_mark(struct structure *s, uint32_t node, const char *language, const char **type)
{
	struct element *e = &s->elements[node];
	uint32_t mark = s->next_mark++;

	if (s->nodes[node].role == ROLE_HEADING && e->level == 0)
		e->level = close_up(s, s->nodes[node].level);
	if (e->note_count == 0 && language != NULL &&
	    (s->language == NULL || strcmp(language, s->language) != 0))
		e->language = language;
	add_note(s, node, mark, false);
	*type = element_type(s, node);
	return mark;
}

void
structure_picture(struct structure *s, uint32_t node, const int64_t box[4])
{
	struct picture *picture;

	GROW(s, pictures, picture_count, picture_capacity);
	picture = &s->pictures[s->picture_count++];
	picture->node = node;
	memcpy(picture->box, box, sizeof(picture->box));
	if (s->elements[node].picture == 0)
		s->elements[node].picture = (uint32_t)s->picture_count;
}

uint32_t
structure_link(struct structure *s, uint32_t node, uint32_t annotation)
{
	add_note(s, node, annotation, true);
	GROW(s, links, link_count, link_capacity);
	s->links[s->link_count] = node;
	return (uint32_t)(s->pages->page_count + s->link_count++);
}

/* --- the tree ------------------------------------------------------------------------------------------- */

static bool
is_of_a_grid(enum role role)
{
	return role == ROLE_ROW || role == ROLE_HEADER_CELL || role == ROLE_DATA_CELL;
}

/* Kids come after their parents; backwards, they are all decided on, and lists of them end up in order. */
static void
choose_elements(struct structure *s)
{
	for (size_t i = s->pages->node_count; i-- > 0;) {
		const struct node *node = &s->nodes[i];
		struct element *e = &s->elements[i], *parent;

		e->kept = i == 0 || e->note_count > 0 || e->first_kid != 0 || is_of_a_grid(node->role);
		if (i == 0 || !e->kept)
			continue;
		parent = &s->elements[node->parent];
		e->next = parent->first_kid;
		parent->first_kid = (uint32_t)i;
	}
}

static void
sort_notes(struct structure *s)
{
	uint32_t next = 0;

	for (size_t i = 0; i < s->pages->node_count; i++) {
		s->elements[i].notes = next;
		next += s->elements[i].note_count;
		s->elements[i].note_count = 0;
	}
	s->note_order = ARENA_ARRAY(s->arena, uint32_t, s->note_count);
	for (uint32_t i = 0; i < s->note_count; i++) {
		struct element *e = &s->elements[s->notes[i].node];
		s->note_order[e->notes + e->note_count++] = i;
	}
}

static struct element *
table_of(const struct structure *s, uint32_t cell)
{
	uint32_t node = cell;

	while (node != 0 && s->nodes[node].role != ROLE_TABLE)
		node = s->nodes[node].parent;
	return &s->elements[node];
}

/* Heads get identifiers where their scope alone would not say which cells they are for. */
static void
identify_header_cells(struct structure *s)
{
	size_t n = 0;

	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		const struct node *node = &s->nodes[i];
		if (node->role != ROLE_HEADER_CELL)
			continue;
		n++;
		if (node->rows > 1 || node->columns > 1)
			table_of(s, i)->has_spans = true;
	}
	s->header_cells = ARENA_ARRAY(s->arena, uint32_t, n);
	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		if (s->nodes[i].role != ROLE_HEADER_CELL || !table_of(s, i)->has_spans)
			continue;
		s->header_cells[s->header_cell_count++] = i;
		s->elements[i].head = (uint32_t)s->header_cell_count;
	}
}

/* In the order of their nodes. */
static uint32_t
number_kind(struct structure *s, bool lists, uint32_t next)
{
	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		struct element *e = &s->elements[i];
		if (!e->kept || element_is_list(e) != lists)
			continue;
		next += element_has_reference(s, i);
		e->number = next++;
	}
	return next;
}

/*
 * What is written alike has numbers in a row: an array for each page, of its elements by their marks;
 * elements that are lists; the other elements; and attributes that the cells of a column share, no more
 * than there are columns.
 */
static void
number_elements(struct structure *s)
{
	size_t count = s->pages->page_count, columns = 0;

	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		if (!s->elements[i].kept)
			continue;
		count += 1 + element_has_reference(s, i);
		if (s->nodes[i].role == ROLE_TABLE)
			columns += element_grid_columns(s, &s->elements[i]);
	}
	s->first_array = objects_reserve_range(s->objects, count + columns);
	s->next_shared = number_kind(s, true, s->first_array + (uint32_t)s->pages->page_count);
	s->next_shared = number_kind(s, false, s->next_shared);
	s->shared_end = s->next_shared + (uint32_t)columns;
	s->digits = 1;
	for (uint32_t n = s->shared_end; n > 10; n = (n + 9) / 10)
		s->digits++;
}

static void
add_key(const void *ctx, size_t i, struct buf *b)
{
	(void)ctx;
	buf_add_int(b, (int64_t)i);
}

static void
add_parent(const void *ctx, size_t i, struct buf *b)
{
	const struct structure *s = ctx;
	size_t pages = s->pages->page_count;

	syntax_reference(b,
	    i < pages ? s->first_array + (uint32_t)i : s->elements[s->links[i - pages]].number);
}

static void
add_head_id(const void *ctx, size_t i, struct buf *b)
{
	(void)ctx;
	table_headers_add_id(b, (uint32_t)i + 1);
}

static void
add_head(const void *ctx, size_t i, struct buf *b)
{
	const struct structure *s = ctx;

	syntax_reference(b, s->elements[s->header_cells[i]].number);
}

uint32_t
structure_finish(struct structure *s)
{
	struct tree parents = {"Nums", s->pages->page_count + s->link_count, add_key, add_parent, s};
	struct tree header_cells = {"Names", 0, add_head_id, add_head, s};
	struct buf b = BUF_INIT;

	s->page_notes[s->pages->page_count] = (uint32_t)s->note_count;
	choose_elements(s);
	sort_notes(s);
	identify_header_cells(s);
	number_elements(s);
	header_cells.count = s->header_cell_count;
	s->root = objects_reserve(s->objects);
	buf_addf(&b, "/Type /StructTreeRoot\n/K %u 0 R\n/ParentTree %u 0 R\n/ParentTreeNextKey %zu\n",
	    s->elements[0].number, tree_add(s->objects, s->arena, &parents), parents.count);
	if (header_cells.count > 0)
		buf_addf(&b, "/IDTree %u 0 R\n", tree_add(s->objects, s->arena, &header_cells));
	objects_set(s->objects, s->root, &b);
	buf_release(&b);
	return s->root;
}

void
structure_write(struct structure *s)
{
	elements_write(s);
}
