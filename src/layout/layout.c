#include "layout/block/block.h"
#include "layout/flow.h"
#include "layout/folio.h"
#include "layout/furniture.h"
#include "layout/table/fragment.h"

/* Reruns are only for page numbers that outgrow their room; each has numbers of one digit more, at least. */
#define RUNS_MAX 12

/* Running out of scratch memory is told to the caller's arena, whose handler ends the job. */
static void
out_of_scratch(void *arena, size_t size)
{
	(void)size;
	arena_alloc(arena, SIZE_MAX, 2);
}

static void
find_headings(struct layout *l)
{
	const struct document *document = l->document;
	struct entry *entries = NULL;
	size_t capacity = 0;

	for (size_t s = 0; s < document->section_count; s++) {
		for (size_t b = 0; b < document->sections[s].block_count; b++) {
			const struct block *block = &document->sections[s].blocks[b];
			if (block->kind != BLOCK_HEADING)
				continue;
			entries = arena_grow(l->scratch, entries, l->entry_count, &capacity,
			    l->entry_count + 1, sizeof(*entries));
			entries[l->entry_count++].block = block;
		}
	}
	l->entries = entries;
	l->destinations = ARENA_ARRAY(l->scratch, struct destination, l->entry_count);
}

/* Room for all nodes at once, but for images in cells: an array that grows leaves copies behind. */
static void
hold_nodes(struct layout *l)
{
	const struct document *document = l->document;
	size_t n = 1 + document->section_count;

	for (size_t s = 0; s < document->section_count; s++)
		for (size_t b = 0; b < document->sections[s].block_count; b++)
			n += block_node_count(l, &document->sections[s].blocks[b]);
	l->nodes = arena_grow(l->arena, NULL, 0, &l->node_capacity, n, sizeof(*l->nodes));
}

static void
start_run(struct layout *l)
{
	l->run++;
	l->sheet_count = 0;
	l->chunk = NULL;
	l->node_count = 0;
	l->destination_count = 0;
	l->late_count = 0;
}

static unsigned
digits_for(size_t pages)
{
	unsigned digits = 1;
	for (; pages >= 10; pages /= 10)
		digits++;
	return digits;
}

static void *
keep(struct layout *l, const void *array, size_t n, size_t size)
{
	void *kept = arena_alloc(l->arena, n, size);
	if (n > 0)
		memcpy(kept, array, n * size);
	return kept;
}

static void
keep_pages(struct layout *l, struct pages *out)
{
	struct page *pages = ARENA_ARRAY(l->arena, struct page, l->sheet_count);

	for (size_t i = 0; i < l->sheet_count; i++) {
		const struct sheet *sheet = &l->sheets[i];
		pages[i] = (struct page){
		    .items = sheet->items,
		    .item_count = sheet->item_count,
		    .width = sheet->width,
		    .height = sheet->height,
		    .section = sheet->section,
		    .folio = sheet->folio,
		};
	}
	*out = (struct pages){
	    .pages = pages,
	    .page_count = l->sheet_count,
	    .nodes = l->nodes,
	    .node_count = l->node_count,
	    .destinations = keep(l, l->destinations, l->destination_count, sizeof(*l->destinations)),
	    .destination_count = l->destination_count,
	    .sections = keep(l, l->sections, l->document->section_count, sizeof(*l->sections)),
	    .section_count = l->document->section_count,
	    .language = l->document->language,
	};
}

static bool
lay_out(struct layout *l)
{
	bool again = true;

	while (again) {
		start_run(l);
		if (!flow_document(l) || !late_fill(l, &again))
			return false;
		if (again && l->run == RUNS_MAX) {
			diag_add(l->diags, SEVERITY_ERROR, (struct srcloc){0}, "layout-no-room",
			    "page numbers do not come to rest after laying the document out %d times",
			    RUNS_MAX);
			return false;
		}
	}
	return true;
}

bool
layout_document(struct arena *arena, const struct document *document, const struct metrics *metrics,
    struct pages *out, struct diags *diags)
{
	struct arena *scratch = arena_open(out_of_scratch, arena);
	if (scratch == NULL)
		out_of_scratch(arena, 0);
	size_t sections = document->section_count;
	struct layout l = {
	    .arena = arena,
	    .scratch = scratch,
	    .document = document,
	    .metrics = metrics,
	    .diags = diags,
	    .digits = digits_for(sections),
	    .sections = ARENA_ARRAY(scratch, struct section_pages, sections),
	    .furnitures = ARENA_ARRAY(scratch, struct furniture, sections),
	    .measured = ARENA_ARRAY(scratch, struct measured *, sections),
	};

	l.furniture_fragment = fragment_new(&l);
	l.table_fragment = fragment_new(&l);
	find_headings(&l);
	hold_nodes(&l);
	bool ok = lay_out(&l);
	if (ok)
		keep_pages(&l, out);
	diags_close(l.muted);
	arena_close(scratch);
	return ok;
}
