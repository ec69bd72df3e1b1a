#include "layout/page.h"

#include <assert.h>

/* How many of these a growing array starts with matters little; arena_grow() doubles. */
#define GROW(l, array, count, capacity)                                                              \
	((l)->array = arena_grow((l)->whole, (l)->array, (l)->count, &(l)->capacity, (l)->count + 1, \
	     sizeof(*(l)->array)))

#define PAGE_SCRATCH_MAX ((size_t)32 * 1024) /* bytes */

struct item *
item_add(struct layout *l, enum item_kind kind, struct tag tag, struct area area, struct srcloc loc)
{
	if (!l->keeps_items)
		return &l->spare;
	GROW(l, items, item_count, item_capacity);
	struct item *item = &l->items[l->item_count++];
	*item = (struct item){
	    .kind = kind,
	    .artifact = tag.artifact,
	    .node = tag.node,
	    .x = area.x,
	    .y = area.y,
	    .w = area.width,
	    .h = area.height,
	    .loc = loc,
	};
	return item;
}

struct arena *
page_scratch(struct layout *l)
{
	if (l->page_scratch == NULL)
		l->page_scratch = arena_open_beside(l->whole);
	return l->page_scratch;
}

/* In an arena of their own, so that the smaller array is not left behind: those of a section may be many. */
static void
grow_nodes(struct layout *l, size_t count)
{
	struct arena *arena = arena_open_beside(l->whole);
	struct node *nodes = NULL;

	nodes = arena_grow(arena, nodes, 0, &l->node_capacity, count + 1, sizeof(*nodes));
	if (count > 0)
		memcpy(nodes, l->nodes, count * sizeof(*nodes));
	arena_close(l->node_arena);
	l->node_arena = arena;
	l->nodes = nodes;
}

uint32_t
node_add(struct layout *l, enum role role, uint32_t parent)
{
	size_t held = (l->node_count > 0) + l->left_open.count + (l->node_count - l->first_node);

	if (!l->keeps_items)
		return (uint32_t)l->node_count++;
	if (held == l->node_capacity)
		grow_nodes(l, held);
	l->nodes[held] = (struct node){.role = role, .parent = parent};
	return (uint32_t)l->node_count++;
}

struct node *
node_at(struct layout *l, uint32_t number)
{
	if (!l->keeps_items)
		return &l->spare_node;
	const struct nodes nodes = nodes_so_far(l);
	return &l->nodes[nodes_index(&nodes, number)];
}

const char *
node_text(struct layout *l, const char *text)
{
	if (!l->keeps_items)
		return NULL;
	if (l->node_texts == NULL)
		l->node_texts = arena_open_beside(l->whole);
	return arena_strdup(l->node_texts, text);
}

static void
close_node_texts(struct layout *l)
{
	if (l->node_texts != NULL)
		arena_close(l->node_texts);
	l->node_texts = NULL;
}

struct nodes
nodes_so_far(const struct layout *l)
{
	return (struct nodes){
	    .node = l->nodes,
	    .first = (uint32_t)l->first_node,
	    .count = (uint32_t)(l->node_count - l->first_node),
	    .left_open = l->left_open,
	};
}

bool
nodes_hand_on(struct layout *l, const struct open_nodes *open)
{
	const struct page_sink *sink = l->sink;
	const struct nodes nodes = nodes_so_far(l);

	if (!l->counting && sink->structure != NULL && !sink->structure(sink->ctx, &nodes, open))
		return false;
	for (uint32_t i = 0; i < open->count && l->keeps_items; i++)
		l->nodes[1 + i] = *nodes_at(&nodes, open->number[i]);
	l->left_open = *open;
	l->first_node = l->node_count;
	close_node_texts(l);
	return true;
}

bool
nodes_may_part(struct layout *l, const struct open_nodes *open)
{
	return l->node_count - l->first_node < NODES_PART_MIN || nodes_hand_on(l, open);
}

void
table_note_span(struct layout *l, uint32_t table)
{
	size_t n = l->spanning_table_count;

	if (n > 0 && l->spanning_tables[n - 1] >= table)
		return;
	GROW(l, spanning_tables, spanning_table_count, spanning_table_capacity);
	l->spanning_tables[l->spanning_table_count++] = table;
}

bool
table_has_span(const struct layout *l, uint32_t table)
{
	size_t from = 0, to = l->spanning_table_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (l->spanning_tables[middle] < table)
			from = middle + 1;
		else
			to = middle;
	}
	return from < l->spanning_table_count && l->spanning_tables[from] == table;
}

void
destination_add(struct layout *l, const struct destination *destination)
{
	if (l->counting && !l->trying)
		l->destinations[l->destination_count] = *destination;
	assert(l->trying || l->destinations[l->destination_count].page == destination->page);
	l->destination_count++;
}

struct arena *
loan_open(struct layout *l)
{
	GROW(l, loans, loan_count, loan_capacity);
	struct loan *loan = &l->loans[l->loan_count++];
	*loan = (struct loan){arena_open_beside(l->whole), false};
	return loan->arena;
}

static struct loan *
loan_of(struct layout *l, const struct arena *arena)
{
	size_t i = 0;

	while (l->loans[i].arena != arena)
		i++;
	return &l->loans[i];
}

void
loan_close(struct layout *l, const struct arena *arena)
{
	struct loan *loan = loan_of(l, arena);

	arena_close(loan->arena);
	*loan = l->loans[--l->loan_count];
}

void
loan_leave(struct layout *l, const struct arena *arena)
{
	loan_of(l, arena)->leaves = true;
}

static void
close_loans(struct layout *l, bool all)
{
	size_t left = 0;

	for (size_t i = 0; i < l->loan_count; i++) {
		if (all || l->loans[i].leaves)
			arena_close(l->loans[i].arena);
		else
			l->loans[left++] = l->loans[i];
	}
	l->loan_count = left;
}

void
loans_leave(struct layout *l)
{
	for (size_t i = 0; i < l->loan_count; i++)
		l->loans[i].leaves = true;
}

void
loans_close(struct layout *l)
{
	close_loans(l, true);
}

bool
page_may_open(struct layout *l, struct srcloc loc)
{
	if (l->page_count < LAYOUT_PAGES_MAX)
		return true;
	diag_add(l->diags, SEVERITY_ERROR, loc, "layout-too-many-pages",
	    "the document needs more than %d pages; the limit is there to end a runaway template",
	    LAYOUT_PAGES_MAX);
	return false;
}

bool
page_open(struct layout *l, uint32_t folio, struct srcloc loc)
{
	const struct page_style *page = l->section->page;

	if (!page_may_open(l, loc))
		return false;
	if (l->counting) {
		GROW(l, frames, page_count, page_capacity);
		l->frames[l->page_count] = (struct page_frame){page->width, page->height,
		    (uint32_t)l->run_head, folio, l->listed[l->run_head].numbering};
	}
	assert(l->frames[l->page_count].folio == folio);
	l->page_count++;
	l->item_count = 0;
	l->folio_text_count = 0;
	return true;
}

bool
page_close(struct layout *l)
{
	const struct page_sink *sink = l->sink;
	size_t index = l->page_count - 1;
	struct page page = {l->items, l->item_count, l->frames[index], nodes_so_far(l)};
	bool goes_on = true;

	if (!l->counting)
		goes_on = sink->page(sink->ctx, index, &page);
	else if (sink->counted != NULL)
		sink->counted(sink->ctx, index, &page);
	/* A little is left for the next page to add to: an arena for each costs more than most pages need. */
	if (l->page_scratch != NULL && arena_used(l->page_scratch) > PAGE_SCRATCH_MAX) {
		arena_close(l->page_scratch);
		l->page_scratch = NULL;
	}
	close_loans(l, false);
	return goes_on;
}

int
mm_hundredths(int64_t n)
{
	const int64_t inch = INT64_C(72) * LENGTH_PT;
	int64_t hundredths = (n * 2540 + inch / 2) / inch;
	return hundredths < 0 ? 0 : hundredths > INT32_MAX ? INT32_MAX : (int)hundredths;
}

bool
page_outer_is_left(const struct layout *l)
{
	const struct page_style *page = l->section->page;

	/* Whatever folios say, the first page is a right-hand page. */
	return l->page_count % 2 == 0 && page->two_sided && !page->binding_top;
}
