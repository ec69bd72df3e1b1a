#include "layout/flow.h"

#include "layout/anchors.h"
#include "layout/block/block.h"
#include "layout/container.h"
#include "layout/footnotes.h"
#include "layout/running.h"
#include "layout/sections.h"

/* What has to fit below block i for what follows to begin there; 0 when nothing is kept with it. */
static bool
tail_of(struct layout *l, const struct section *section, struct measured *m, size_t i, length *tail)
{
	int64_t sum = 0;

	*tail = 0;
	if (!block_keeps_with_next(&section->blocks[i]))
		return true;
	for (i++; i < section->block_count && !block_ends_page(&section->blocks[i]); i++) {
		const struct block *block = &section->blocks[i];
		if (!block_measure(l, block, &m[i]))
			return false;
		if (!block_is_blank(l, block, &m[i])) {
			sum += block_start_height(l, block, &m[i]);
			*tail = sum < l->body.height ? (length)sum : l->body.height;
			break;
		}
		sum += block_height(l, block, &m[i]);
	}
	return true;
}

/* Blocks that stay together up to `last`, of which only the start is meant. */
struct kept {
	size_t last;
	int64_t need; /* their height; 0: there is but one */
	bool goes_on; /* the next one is kept with the last */
};

/*
 * The blocks kept together from block i on, as many as are `most` high without the last.  Those with nothing
 * to print do not part the others, nor do they count where no other follows.
 */
static bool
kept_within(struct layout *l, const struct section *section, struct measured *m, size_t i, int64_t most,
    struct kept *kept)
{
	int64_t sum = 0;

	*kept = (struct kept){.last = i};
	for (size_t j = i; j < section->block_count; j++) {
		const struct block *block = &section->blocks[j];
		if (block_ends_page(block))
			return true;
		if (!block_measure(l, block, &m[j]))
			return false;
		bool blank = block_is_blank(l, block, &m[j]);
		if (j > i && !blank)
			*kept = (struct kept){j, sum + block_start_height(l, block, &m[j]), false};
		if (!block_keeps_with_next(block) && (j == i || !blank))
			return true;
		sum += block_height(l, block, &m[j]);
		if (sum > most) {
			kept->goes_on = true;
			return true;
		}
	}
	return true;
}

/*
 * What is higher than a page can't all be kept together.  Then it fills one page after the other, but for
 * titles that move with what is too high for the rest of a page, and for the end of it, up to half a page.
 */
static bool
kept_blocks(struct layout *l, const struct section *section, struct measured *m, size_t i, struct kept *kept)
{
	length height = l->body.height;

	if (!kept->goes_on && !kept_within(l, section, m, i, height, kept))
		return false;
	if (!kept->goes_on && kept->need <= height)
		return true;
	if (!kept_within(l, section, m, i, height / 2, kept))
		return false;
	const struct block *last = &section->blocks[kept->last];
	if (kept->goes_on && block_height(l, last, &m[kept->last]) <= height / 2)
		kept->need = 0;
	kept->need = kept->need < height ? kept->need : height;
	return true;
}

static bool
place_blocks(struct layout *l, const struct section *section, struct measured *m, size_t *at)
{
	const struct open_nodes part = {{l->section_part}, l->section_part != 0};
	struct kept kept = {0};
	length tail;

	for (size_t i = 0; i < section->block_count; i++) {
		const struct block *block = &section->blocks[i];
		*at = i;
		if (i == 0 || i > kept.last) {
			l->kept_from_top = false;
			if (!kept_blocks(l, section, m, i, &kept))
				return false;
			if (kept.need > 0 && kept.need > flow_room(l) && !flow_at_top(l) &&
			    !flow_next_page(l, block->loc))
				return false;
			l->kept_from_top = kept.last > i && flow_at_top(l);
		}
		containers_close(l, block->in);
		if (flow_at_top(l) && l->container_count == 0 && !sections_may_part(l, &part))
			return false;
		containers_enter(l, block->in);
		if (!block_measure(l, block, &m[i]) || !tail_of(l, section, m, i, &tail) ||
		    !block_place(l, block, &m[i], tail))
			return false;
	}
	return true;
}

static void
report_blocks(struct layout *l, size_t from)
{
	struct measured *m = section_blocks(l);

	for (size_t i = from; i < l->section->block_count; i++)
		block_measure(l, &l->section->blocks[i], &m[i]);
}

/*
 * After an error: what else is wrong with texts and tables from this block of the section on, so that one run
 * tells all.
 */
static void
report_others(struct layout *l, size_t block)
{
	if (!l->counting)
		return;
	l->reporting = true;
	report_blocks(l, block);
	for (size_t s = l->section_index + 1; s < l->document->section_count; s++) {
		section_leave(l, false);
		if (!section_enter(l, s))
			return;
		if (l->section->start != SECTION_CONTINUE)
			l->run_head = s;
		if (!furniture_measure(l, l->section, l->furniture))
			continue;
		l->body.width = l->furniture->body_width;
		l->body.height = l->body_least = furniture_least(l->furniture);
		report_blocks(l, 0);
	}
}

/* The pages of the open section, which begins on that page. */
static void
note_pages(struct layout *l, size_t page, uint32_t folio)
{
	const size_t index = l->section_index;
	const bool counts_on = index > 0 && (l->section->counts_on || l->section->start == SECTION_CONTINUE);

	if (!l->counting)
		return;
	l->sections[index] = (struct section_pages){
	    .key = l->section->key,
	    .first_page = (uint32_t)page,
	    .page_count = 1,
	    .first_folio = folio,
	    .counted_from = counts_on ? l->sections[index - 1].counted_from : (uint32_t)index,
	};
	if (page == l->page_count)
		l->sections[l->sections[index].counted_from].counted_pages++;
}

/* What is told of the open section, which begins on that page. */
static void
note_section(struct layout *l, size_t page, uint32_t folio)
{
	l->begun = false;
	note_pages(l, page, folio);
	l->part = 0;
	if (l->section->key != NULL) {
		l->part = node_add(l, ROLE_PART, 0);
		node_at(l, l->part)->text = l->section->title;
	}
	l->section_part = l->part;
	l->container_count = l->label_count = 0;
	footnotes_start(l);
}

/* Its first page; those of a section that continues are open. */
static bool
open_section(struct layout *l)
{
	const struct section *section = l->section;
	uint32_t before = l->page_count > 0 ? l->frames[l->page_count - 1].folio : 0;
	uint32_t folio = section->first_folio != 0 ? section->first_folio : before + 1;

	if (l->counting && l->run == 1 && !anchors_check(l)) {
		report_others(l, section->block_count);
		return false;
	}
	if (section->start == SECTION_CONTINUE && l->section_index > 0) {
		note_section(l, l->page_count - 1, before);
		return true;
	}
	l->run_head = l->section_index;
	note_section(l, l->page_count, folio);
	if (!furniture_measure(l, section, l->furniture)) {
		report_others(l, section->block_count);
		return false;
	}
	l->body_least = furniture_least(l->furniture);
	return start_page(l, section->counts_on ? NEXT_PAGE : FIRST_PAGE, folio, section->page->loc);
}

/* The open section, which ends its last page unless the next one continues on it. */
static bool
place_section(struct layout *l, bool goes_on)
{
	size_t at = 0;

	if (!open_section(l))
		return false;
	if (!place_blocks(l, l->section, section_blocks(l), &at)) {
		report_others(l, at + 1);
		return false;
	}
	containers_close(l, NULL);
	while (footnotes_go_on(l))
		if (!flow_next_page(l, l->section->page->loc))
			return false;
	if (goes_on)
		return true;
	align_page(l, l->section->valign);
	return end_page(l);
}

/* The left-hand page between a section that ends on a right-hand one and the next, which starts on one. */
static bool
filler_page(struct layout *l)
{
	uint32_t folio = l->frames[l->page_count - 1].folio + 1;

	return start_page(l, NEXT_PAGE, folio, l->section->page->loc) && end_page(l);
}

/* After its last page; a filler page is the last of the section that ends. */
static bool
close_section(struct layout *l)
{
	const struct open_nodes none = {.count = 0};
	bool goes_on = nodes_hand_on(l, &none);

	section_leave(l, l->counting);
	sections_end_run(l);
	return goes_on;
}

bool
flow_document(struct layout *l)
{
	size_t count = l->document->section_count;

	node_add(l, ROLE_DOCUMENT, NONE);
	l->first_node = l->node_count;
	for (size_t s = 0; s < count; s++) {
		enum section_start next = s + 1 < count ? l->listed[s + 1].start : SECTION_NEXT_PAGE;
		bool goes_on = next == SECTION_CONTINUE;

		if (!section_enter(l, s) || !place_section(l, goes_on))
			return false;
		if (goes_on) {
			section_linger(l, l->counting);
			continue;
		}
		if (next == SECTION_ODD_PAGE && l->page_count % 2 != 0 && !filler_page(l))
			return false;
		if (!close_section(l))
			return false;
	}
	return true;
}
