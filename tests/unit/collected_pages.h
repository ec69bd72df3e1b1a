/*
 * All pages of a document at once, for tests: collected from layout by a sink that copies them, set in the
 * fake font; or put together by hand and played to a sink.
 */
#ifndef PLIEGO_TESTS_UNIT_COLLECTED_PAGES_H
#define PLIEGO_TESTS_UNIT_COLLECTED_PAGES_H

#include "layout/pages.h"

struct pages {
	const struct page *pages;
	size_t page_count;
	const struct node *nodes;
	size_t node_count;
	/* By the sections of pages' frames, which may stand for parts of one; NULL: all are in one. */
	const struct nodes *section_nodes;
	const struct open_nodes *section_open; /* that go on after them; NULL: none do */
	const struct destination *destinations;
	size_t destination_count;
	const struct section_pages *sections;
	size_t section_count;
	const char *language;
};

/* ctx of the sink; the copies live in the arena. */
struct page_collector {
	struct arena *arena;
	struct pages pages;
	struct page *copies; /* pages.pages */
	struct node *nodes;  /* pages.nodes */
};

static inline void *
collected(struct page_collector *c, const void *array, size_t n, size_t size)
{
	void *copy = arena_alloc(c->arena, n, size);
	if (n > 0)
		memcpy(copy, array, n * size);
	return copy;
}

static inline const struct line *
collected_line(struct page_collector *c, const struct line *line)
{
	struct line *copy = (struct line *)collected(c, line, 1, sizeof(*line));
	copy->runs = (struct placed *)collected(c, line->runs, line->count, sizeof(*line->runs));
	for (uint32_t i = 0; i < line->count; i++) {
		const struct placed *from = &line->runs[i];
		struct placed *placed = &copy->runs[i];
		struct shaped *run = (struct shaped *)collected(c, from->run, 1, sizeof(*from->run));
		/* With what comes behind it: a word may be broken, and tests look at all of it. */
		run->text = arena_strdup(c->arena, run->text);
		placed->run = run;
		/* Runs in one style stay so. */
		placed->style = i > 0 && from->style == line->runs[i - 1].style
		    ? copy->runs[i - 1].style
		    : (const struct style *)collected(c, from->style, 1, sizeof(*from->style));
	}
	return copy;
}

static inline const struct path *
collected_path(struct page_collector *c, const struct path *path)
{
	struct path *copy = (struct path *)collected(c, path, 1, sizeof(*path));
	copy->points = (const struct point *)collected(c, path->points, path->count, sizeof(*path->points));
	return copy;
}

/* Their titles too. */
static inline const struct destination *
collected_destinations(struct page_collector *c, const struct destination *destinations, size_t n)
{
	struct destination *copy = (struct destination *)collected(c, destinations, n, sizeof(*copy));

	for (size_t i = 0; i < n; i++)
		copy[i].title = arena_strdup(c->arena, copy[i].title);
	return copy;
}

static inline bool
collector_open(void *ctx, const struct pagination *whole)
{
	struct page_collector *c = (struct page_collector *)ctx;

	c->nodes = ARENA_ARRAY(c->arena, struct node, whole->node_count);
	c->copies = ARENA_ARRAY(c->arena, struct page, whole->page_count);
	c->pages = (struct pages){
	    .pages = c->copies,
	    .page_count = whole->page_count,
	    .nodes = c->nodes,
	    .node_count = whole->node_count,
	    .destinations = collected_destinations(c, whole->destinations, whole->destination_count),
	    .destination_count = whole->destination_count,
	    .sections = (const struct section_pages *)collected(c, whole->sections, whole->section_count,
		sizeof(*whole->sections)),
	    .section_count = whole->section_count,
	    .language = whole->language,
	};
	return true;
}

static inline bool
collector_page(void *ctx, size_t index, const struct page *page)
{
	struct page_collector *c = (struct page_collector *)ctx;
	struct item *items = (struct item *)collected(c, page->items, page->item_count, sizeof(*page->items));

	for (size_t i = 0; i < page->item_count; i++) {
		if (items[i].kind == ITEM_TEXT)
			items[i].u.line = collected_line(c, items[i].u.line);
		else if (items[i].kind == ITEM_PATH)
			items[i].u.path = collected_path(c, items[i].u.path);
	}
	c->copies[index] = *page;
	c->copies[index].items = items;
	return true;
}

static inline bool
collector_structure(void *ctx, const struct nodes *nodes, const struct open_nodes *open)
{
	struct page_collector *c = (struct page_collector *)ctx;

	(void)open;
	c->nodes[0] = nodes->node[0];
	for (uint32_t i = nodes->first; i < nodes->first + nodes->count; i++) {
		c->nodes[i] = *nodes_at(nodes, i);
		if (c->nodes[i].text != NULL)
			c->nodes[i].text = arena_strdup(c->arena, c->nodes[i].text);
	}
	return true;
}

static inline bool
collector_close(void *ctx)
{
	(void)ctx;
	return true;
}

static inline struct page_sink
collector_sink(struct page_collector *c)
{
	return (
	    struct page_sink){c, collector_open, collector_page, collector_structure, collector_close, NULL};
}

/* Gives the pages to a sink, as layout would. */
static inline bool
pages_play(struct arena *arena, const struct pages *pages, const struct page_sink *sink)
{
	struct page_frame *frames = ARENA_ARRAY(arena, struct page_frame, pages->page_count);
	struct pagination whole = {
	    .frames = frames,
	    .page_count = pages->page_count,
	    .node_count = pages->node_count,
	    .destinations = pages->destinations,
	    .destination_count = pages->destination_count,
	    .sections = pages->sections,
	    .section_count = pages->section_count,
	    .language = pages->language,
	};
	const struct nodes nodes = {
	    .node = pages->nodes,
	    .first = 1,
	    .count = pages->node_count > 0 ? (uint32_t)pages->node_count - 1 : 0,
	};
	struct open_nodes open = {.count = 0};

	for (size_t i = 0; i < pages->page_count; i++)
		frames[i] = pages->pages[i].frame;
	if (!sink->open(sink->ctx, &whole))
		return false;
	for (size_t i = 0; i < pages->page_count; i++) {
		struct page page = pages->pages[i];
		bool is_last = i + 1 == pages->page_count;
		page.nodes = nodes;
		if (pages->section_nodes != NULL) {
			page.nodes = pages->section_nodes[page.frame.section];
			is_last = is_last || page.frame.section != frames[i + 1].section;
		}
		if (!sink->page(sink->ctx, i, &page))
			return false;
		if (!is_last || sink->structure == NULL)
			continue;
		if (pages->section_open != NULL)
			open = pages->section_open[page.frame.section];
		if (!sink->structure(sink->ctx, &page.nodes, &open))
			return false;
	}
	return sink->close(sink->ctx);
}

#endif
