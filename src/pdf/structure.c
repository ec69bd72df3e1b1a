#include "pdf/structure.h"

#include <assert.h>

#include "pdf/elements.h"
#include "pdf/syntax.h"
#include "pdf/tree.h"

#define GROW(s, array, count, capacity)                                                              \
	((s)->array = arena_grow((s)->arena, (s)->array, (s)->count, &(s)->capacity, (s)->count + 1, \
	     sizeof(*(s)->array)))

struct structure *
structure_open(struct arena *arena, struct objects *h, const struct pagination *pages,
    const uint32_t *page_objects, const char *language)
{
	struct structure *s = ARENA_NEW(arena, struct structure);

	s->arena = arena;
	s->objects = h;
	s->page_count = pages->page_count;
	s->page_objects = page_objects;
	s->language = language;
	s->digits = objects_digits(h);
	s->root = objects_reserve(h);
	s->document = objects_reserve(h);
	s->first_array = objects_reserve_range(h, pages->page_count);
	return s;
}

void
structure_close(struct structure *s)
{
	if (s == NULL)
		return;
	for (int i = 0; i < NODES_OPEN_MAX; i++)
		buf_release(&s->open_kids[i]);
	buf_release(&s->document_kids);
	buf_release(&s->attribute_list);
	buf_release(&s->attributes);
}

/* --- while pages are written ---------------------------------------------------------------------------- */

/* There is an element for each node that is known; those of nodes that came with this page are empty. */
static void
take_nodes(struct structure *s, const struct nodes *nodes)
{
	size_t count = (size_t)1 + nodes->left_open.count + nodes->count;

	s->nodes = *nodes;
	s->elements = arena_grow(s->arena, s->elements, s->element_count, &s->element_capacity, count,
	    sizeof(*s->elements));
	s->element_count = count;
}

void
structure_begin_page(struct structure *s, size_t page, const struct nodes *nodes)
{
	take_nodes(s, nodes);
	s->page = page;
	GROW(s, section_pages, section_page_count, section_page_capacity);
	s->section_pages[s->section_page_count++] = (struct section_page){page, s->note_count};
	s->next_mark = 0;
}

static void
add_note(struct structure *s, struct element *e, uint32_t id, bool is_link)
{
	GROW(s, notes, note_count, note_capacity);
	s->notes[s->note_count++] = (struct note){
	    .page = (uint32_t)s->page,
	    .id = id,
	    .element = (uint32_t)(e - s->elements),
	    .is_link = is_link,
	};
	e->note_count++;
	if (e->first_note == 0)
		e->first_note = (uint32_t)s->note_count;
	else
		s->notes[e->last_note - 1].next = (uint32_t)s->note_count;
	e->last_note = (uint32_t)s->note_count;
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
	uint32_t mark = s->next_mark++, i = element_of(s, node);
	struct element *e = &s->elements[i];

	if (s->nodes.node[i].role == ROLE_HEADING && e->level == 0)
		e->level = close_up(s, s->nodes.node[i].level);
	if (e->note_count == 0 && language != NULL &&
	    (s->language == NULL || strcmp(language, s->language) != 0))
		e->language = language;
	add_note(s, e, mark, false);
	*type = element_type(s, i);
	return mark;
}

void
structure_picture(struct structure *s, uint32_t node, const int64_t box[4])
{
	struct element *e = &s->elements[element_of(s, node)];

	if (e->picture != 0)
		return;
	GROW(s, pictures, picture_count, picture_capacity);
	memcpy(s->pictures[s->picture_count++].box, box, sizeof(s->pictures->box));
	e->picture = (uint32_t)s->picture_count;
}

uint32_t
structure_link(struct structure *s, uint32_t node, uint32_t annotation)
{
	uint32_t i = element_of(s, node);

	add_note(s, &s->elements[i], annotation, true);
	GROW(s, links, link_count, link_capacity);
	s->links[s->link_count] = i;
	return (uint32_t)(s->page_count + s->link_count++);
}

/* --- a part --------------------------------------------------------------------------------------------- */

static uint32_t
parent_of(const struct structure *s, uint32_t i)
{
	return element_of(s, s->nodes.node[i].parent);
}

static bool
is_of_a_grid(enum role role)
{
	return role == ROLE_ROW || role == ROLE_HEADER_CELL || role == ROLE_DATA_CELL;
}

static struct element *
table_of(const struct structure *s, uint32_t i)
{
	while (i != 0 && s->nodes.node[i].role != ROLE_TABLE)
		i = parent_of(s, i);
	return &s->elements[i];
}

/*
 * Kids come after their parents; backwards, they are all decided on, and lists of them end up in order.
 * Returns how many of them are lists, and in *others how many objects the others are.
 */
static size_t
choose_elements(struct structure *s, size_t *others)
{
	size_t lists = 0;

	*others = 0;
	for (uint32_t i = (uint32_t)s->element_count - 1; i > 0; i--) {
		const struct node *node = &s->nodes.node[i];
		struct element *e = &s->elements[i], *parent;

		if (node->role == ROLE_TABLE)
			e->has_spans |= node->head_spans;
		e->kept =
		    e->number != 0 || e->note_count > 0 || e->first_kid != 0 || is_of_a_grid(node->role);
		if (!e->kept || e->number != 0)
			continue;
		if (element_is_list(e))
			lists++;
		else
			*others += 1 + element_has_reference(s, i);
		parent = &s->elements[parent_of(s, i)];
		e->next = parent->first_kid;
		parent->first_kid = i;
		if (node->role == ROLE_HEADER_CELL && (node->rows > 1 || node->columns > 1))
			table_of(s, i)->has_spans = true;
	}
	return lists;
}

/*
 * Heads get identifiers where their scope alone would not say which cells they are for; notes in any case
 * (ISO 14289-1, 7.9).
 */
static void
identify(struct structure *s, uint32_t i)
{
	enum role role = s->nodes.node[i].role;

	if (role != ROLE_NOTE && (role != ROLE_HEADER_CELL || !table_of(s, i)->has_spans))
		return;
	GROW(s, header_cells, header_cell_count, header_cell_capacity);
	s->header_cells[s->header_cell_count++] = s->elements[i].number;
	s->elements[i].head = (uint32_t)s->header_cell_count;
}

/* What is written alike has numbers in a row, in the order of the nodes: lists, then the other elements. */
static void
number_elements(struct structure *s)
{
	size_t others, lists = choose_elements(s, &others);
	uint32_t list = objects_reserve_range(s->objects, lists + others), other = list + (uint32_t)lists;

	s->elements[0].number = s->document;
	for (uint32_t i = 1; i < s->element_count; i++) {
		struct element *e = &s->elements[i];
		if (!e->kept || e->number != 0)
			continue;
		if (element_is_list(e)) {
			e->number = list++;
		} else {
			other += element_has_reference(s, i);
			e->number = other++;
		}
		identify(s, i);
	}
	for (size_t i = s->written_links; i < s->link_count; i++)
		s->links[i] = s->elements[s->links[i]].number;
	s->written_links = s->link_count;
}

/* Notes the kids of an open element, as its i-th. */
static void
keep_kids(struct structure *s, const struct element *e, struct buf *kids)
{
	for (uint32_t kid = e->first_kid; kid != 0; kid = s->elements[kid].next) {
		uint32_t number = element_as_kid(s, kid);
		buf_add(kids, &number, sizeof(number));
	}
	if (kids->failed)
		objects_fail(s->objects);
}

/* Elements that go on are the first of the next part, in the same places as long as they do. */
static void
keep_open(struct structure *s, const struct open_nodes *open)
{
	struct element kept[NODES_OPEN_MAX];

	for (uint32_t i = 0; i < NODES_OPEN_MAX; i++) {
		if (i >= open->count || i >= s->nodes.left_open.count ||
		    s->nodes.left_open.number[i] != open->number[i])
			buf_clear(&s->open_kids[i]);
		if (i >= open->count)
			continue;
		struct element *e = &s->elements[element_of(s, open->number[i])];
		keep_kids(s, e, &s->open_kids[i]);
		kept[i] = (struct element){.number = e->number, .has_spans = e->has_spans};
	}
	memset(&s->elements[1], 0, (s->element_count - 1) * sizeof(*s->elements));
	memcpy(&s->elements[1], kept, open->count * sizeof(*kept));
	s->element_count = 1 + open->count;
}

void
structure_end_part(struct structure *s, const struct nodes *nodes, const struct open_nodes *open)
{
	take_nodes(s, nodes);
	for (uint32_t i = 0; i < open->count; i++) {
		struct element *e = &s->elements[element_of(s, open->number[i])];
		assert(e->note_count == 0);
		e->goes_on = true;
	}
	number_elements(s);
	elements_write(s);
	s->elements[0].first_kid = s->elements[0].first_note = 0;
	keep_open(s, open);
	s->note_count = s->picture_count = s->section_page_count = 0;
}

/* --- the root ------------------------------------------------------------------------------------------- */

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

	syntax_reference(b, i < s->page_count ? s->first_array + (uint32_t)i : s->links[i - s->page_count]);
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

	syntax_int(b, s->header_cells[i], s->digits);
	buf_adds(b, " 0 R");
}

uint32_t
structure_finish(struct structure *s)
{
	struct tree parents = {"Nums", s->page_count + s->link_count, add_key, add_parent, s, false};
	struct tree header_cells = {"Names", s->header_cell_count, add_head_id, add_head, s, true};
	struct buf b = BUF_INIT;

	elements_write_document(s);
	buf_addf(&b, "/Type /StructTreeRoot\n/K %u 0 R\n/ParentTree %u 0 R\n/ParentTreeNextKey %zu\n",
	    s->document, tree_add(s->objects, s->arena, &parents), parents.count);
	if (header_cells.count > 0)
		buf_addf(&b, "/IDTree %u 0 R\n", tree_add(s->objects, s->arena, &header_cells));
	objects_set(s->objects, s->root, &b);
	buf_release(&b);
	return s->root;
}
