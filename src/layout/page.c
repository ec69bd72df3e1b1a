#include "layout/page.h"

/* How many of these a growing array starts with matters little; arena_grow() doubles. */
#define GROW(l, array, count, capacity)                                                                \
	((l)->array = arena_grow((l)->scratch, (l)->array, (l)->count, &(l)->capacity, (l)->count + 1, \
	     sizeof(*(l)->array)))

/* Items; a page has some hundreds. */
#define CHUNK_MIN 512
#define CHUNK_MAX 16384

struct item *
item_add(struct layout *l, enum item_kind kind, struct tag tag, struct area area, struct srcloc loc)
{
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

uint32_t
node_add(struct layout *l, enum role role, uint32_t parent)
{
	l->nodes = arena_grow(l->arena, l->nodes, l->node_count, &l->node_capacity, l->node_count + 1,
	    sizeof(*l->nodes));
	l->nodes[l->node_count] = (struct node){.role = role, .parent = parent};
	return (uint32_t)l->node_count++;
}

bool
sheet_open(struct layout *l, uint32_t folio, struct srcloc loc)
{
	const struct page_style *page = l->document->sections[l->section].page;

	if (l->sheet_count == LAYOUT_PAGES_MAX) {
		diag_add(l->diags, SEVERITY_ERROR, loc, "layout-too-many-pages",
		    "the document needs more than %d pages; the limit is there to end a runaway template",
		    LAYOUT_PAGES_MAX);
		return false;
	}
	GROW(l, sheets, sheet_count, sheet_capacity);
	l->sheets[l->sheet_count++] = (struct sheet){
	    .width = page->width,
	    .height = page->height,
	    .section = (uint32_t)l->section,
	    .folio = folio,
	    .section_page = l->sections[l->section].page_count,
	};
	l->item_count = 0;
	return true;
}

/* Room for n items more: in the chunk at hand, in one of the run before, or in a new one. */
static struct item *
room_for(struct layout *l, size_t n)
{
	struct item_chunk **next = l->chunk != NULL ? &l->chunk->next : &l->chunks;

	if (l->chunk == NULL || l->chunk->size - l->chunk->used < n) {
		if (*next == NULL || (*next)->size < n) {
			size_t size = l->chunk != NULL ? 2 * l->chunk->size : CHUNK_MIN;
			size = size > CHUNK_MAX ? CHUNK_MAX : size;
			size = size < n ? n : size;
			struct item_chunk *chunk =
			    arena_alloc(l->arena, 1, sizeof(*chunk) + size * sizeof(struct item));
			chunk->next = *next;
			chunk->size = size;
			*next = chunk;
		}
		l->chunk = *next;
		l->chunk->used = 0;
	}
	l->chunk->used += n;
	return &l->chunk->items[l->chunk->used - n];
}

void
sheet_close(struct layout *l)
{
	struct sheet *sheet = &l->sheets[l->sheet_count - 1];

	sheet->item_count = l->item_count;
	sheet->items = room_for(l, l->item_count);
	if (l->item_count > 0)
		memcpy(sheet->items, l->items, l->item_count * sizeof(*l->items));
}

int
mm_hundredths(int64_t n)
{
	const int64_t inch = INT64_C(72) * LENGTH_PT;
	int64_t hundredths = (n * 2540 + inch / 2) / inch;
	return hundredths < 0 ? 0 : hundredths > INT32_MAX ? INT32_MAX : (int)hundredths;
}
