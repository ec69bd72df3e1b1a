#include "layout/flow.h"

#include "layout/anchors.h"
#include "layout/block/block.h"
#include "layout/columns.h"
#include "layout/container.h"
#include "layout/fit.h"
#include "layout/footnotes.h"
#include "layout/running.h"
#include "layout/sections.h"

/* Blocks that stay together up to `last`, of which only the start is meant. */
struct kept {
	size_t last;
	int64_t need; /* their height; 0: there is but one */
	bool goes_on; /* the next one is kept with the last */
};

/* Blocks of a section as they are placed. */
struct placing {
	const struct section *section;
	struct measured *m;
	struct kept kept;
	size_t at; /* the block that is placed */
};

/* One past the last block that is in the same columns as block i. */
static size_t
columns_end(const struct section *section, size_t i)
{
	const struct columns *columns = section->blocks[i].columns;

	while (i < section->block_count && section->blocks[i].columns == columns)
		i++;
	return i;
}

static bool add_columns_height(struct layout *, const struct placing *, size_t *i, int64_t *sum);

/*
 * The height of the blocks that stay together from block i on, where a page has that much; 0 where it has
 * not, or they are not.
 */
static bool
together_height(struct layout *l, const struct section *section, struct measured *m, size_t i, length page,
    int64_t *height)
{
	const size_t left = section->block_count - i, together = section->blocks[i].together;
	const size_t end = i + (together < left ? together : left);
	int64_t sum = 0;

	for (size_t j = i; j < end && sum <= page; j++) {
		const struct block *block = &section->blocks[j];
		if (!block_measure(l, block, &m[j]))
			return false;
		if (block->columns == NULL || block->columns == l->columns.columns ||
		    columns_end(section, j) > end)
			sum += block_height(l, block, &m[j]);
		else if (!add_columns_height(l, &(struct placing){section, m, {.last = end - 1}, 0}, &j,
			     &sum))
			return false;
	}
	*height = sum <= page ? sum : 0;
	return true;
}

/* The least of what begins with block i that a page may end with, if it has `page` for it. */
static bool
start_height(struct layout *l, const struct section *section, struct measured *m, size_t i, length page,
    int64_t *height)
{
	if (!together_height(l, section, m, i, page, height))
		return false;
	if (*height == 0)
		*height = block_start_height(l, &section->blocks[i], &m[i]);
	return true;
}

/* Block i never stands on the page of the one before, or a column ends between them. */
static bool
is_parted(const struct section *section, size_t i)
{
	const struct block *block = &section->blocks[i], *before = &section->blocks[i - 1];

	return block_ends_page(block) ||
	    (before->columns != NULL &&
		(before->columns != block->columns || before->column != block->column));
}

/* What has to fit below block i for what follows to begin there; 0 when nothing is kept with it. */
static bool
tail_of(struct layout *l, const struct section *section, struct measured *m, size_t i, length *tail)
{
	int64_t sum = 0;

	*tail = 0;
	if (!block_keeps_with_next(&section->blocks[i]))
		return true;
	for (i++; i < section->block_count && !is_parted(section, i); i++) {
		const struct block *block = &section->blocks[i];
		if (!block_measure(l, block, &m[i]))
			return false;
		if (!block_is_blank(l, block, &m[i])) {
			sum += block_start_height(l, block, &m[i]);
			*tail = sum < flow_height(l) ? (length)sum : flow_height(l);
			break;
		}
		sum += block_height(l, block, &m[i]);
	}
	return true;
}

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
		if (block_ends_page(block) || (j > i && is_parted(section, j)))
			return true;
		if (!block_measure(l, block, &m[j]))
			return false;
		bool blank = block_is_blank(l, block, &m[j]);
		if (j > i && !blank) {
			int64_t least;
			if (!start_height(l, section, m, j, (length)(flow_height(l) - sum), &least))
				return false;
			*kept = (struct kept){j, sum + least, false};
		}
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
	length height = flow_height(l);
	int64_t together;

	if (!together_height(l, section, m, i, height, &together))
		return false;
	if (together > 0) {
		*kept = (struct kept){.last = i + section->blocks[i].together - 1, .need = together};
		return true;
	}
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

static bool place_columns(struct layout *, struct placing *, size_t i);

/* Block i, and what is kept with it, goes on where there is room for them. */
static bool
keep_together(struct layout *l, struct placing *p, size_t i)
{
	struct kept *kept = &p->kept;

	l->kept_from_top = false;
	if (!kept_blocks(l, p->section, p->m, i, kept))
		return false;
	while (kept->need > 0 && kept->need > flow_room(l) && !flow_at_best(l))
		if (!flow_break(l, p->section->blocks[i].loc))
			return false;
	l->kept_from_top = kept->last > i && flow_is_fresh(l);
	return true;
}

/* The blocks from `from` to `end`, whose columns are open; or of the whole section. */
static bool
place_blocks(struct layout *l, struct placing *p, size_t from, size_t end)
{
	const struct open_nodes part = {{l->section_part}, l->section_part != 0};
	length tail;

	for (size_t i = from; i < end; i++) {
		const struct block *block = &p->section->blocks[i];
		p->at = i;
		if (l->columns.columns != NULL && block->columns != l->columns.columns) {
			containers_close(l, NULL);
			columns_close(l);
		}
		if ((i == 0 || i > p->kept.last) && !keep_together(l, p, i))
			return false;
		if (block->columns != l->columns.columns && !place_columns(l, p, i))
			return false;
		if (block->columns != NULL && block->columns->beside && block->column != l->columns.index) {
			containers_close(l, NULL);
			columns_move(l, block->column);
		}
		containers_close(l, block->in);
		if (flow_at_page_top(l) && l->container_count == 0 && !sections_may_part(l, &part))
			return false;
		containers_enter(l, block->in);
		if (!block_measure(l, block, &p->m[i]) || !tail_of(l, p->section, p->m, i, &tail) ||
		    !block_place(l, block, &p->m[i], tail))
			return false;
	}
	return true;
}

/* ---- columns, which are even where they end ---- */

#define EVEN_ENOUGH (LENGTH_PT / 2)

/* How far blocks came down columns, on the last page. */
struct reached {
	size_t pages;
	length height;
};

/* Places the blocks from `from` to `end` in columns as planned, leaving nothing behind. */
static bool
try_columns(struct layout *l, const struct placing *p, size_t from, size_t end,
    const struct column_plan *plan, struct reached *reached)
{
	struct placing copy = *p;
	struct trial trial;

	trial_begin(l, &trial);
	columns_open(l, p->section->blocks[from].columns, plan);
	bool ok = place_blocks(l, &copy, from, end);
	reached->pages = l->columns.pages;
	reached->height = at_least(l->used, l->columns.used) - l->columns.top;
	trial_end(l, &trial);
	return ok;
}

/* The lowest columns that the blocks end in, on the page that they end on if each is filled. */
static bool
plan_columns(struct layout *l, const struct placing *p, size_t from, size_t end, struct column_plan *plan)
{
	const struct column_plan full = {0, LENGTH_MAX};
	struct reached reached;

	*plan = full;
	if (!try_columns(l, p, from, end, &full, &reached))
		return false;
	plan->pages = reached.pages;
	length least = reached.height / p->section->blocks[from].columns->count, most = reached.height;
	while (most - least > EVEN_ENOUGH) {
		const struct column_plan trial = {plan->pages, least + (most - least) / 2};
		if (!try_columns(l, p, from, end, &trial, &reached))
			return false;
		if (reached.pages > plan->pages) {
			least = trial.height;
			continue;
		}
		plan->height = trial.height;
		most = at_most(trial.height, reached.height);
	}
	return true;
}

static bool
measure_blocks(struct layout *l, const struct placing *p, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		if (!block_measure(l, &p->section->blocks[i], &p->m[i]))
			return false;
	return true;
}

/* The highest of the columns beside each other, whose blocks are measured. */
static int64_t
beside_height(struct layout *l, const struct placing *p, size_t from, size_t end)
{
	int64_t highest = 0, sum = 0;

	for (size_t i = from; i < end; i++) {
		const struct block *block = &p->section->blocks[i];
		if (i > from && block->column != p->section->blocks[i - 1].column)
			sum = 0;
		sum += block_height(l, block, &p->m[i]);
		highest = sum > highest ? sum : highest;
	}
	return highest;
}

/* Opens those that begin with block i where all of them have room. */
static bool
place_beside(struct layout *l, const struct placing *p, size_t i, size_t end)
{
	const struct columns *columns = p->section->blocks[i].columns;
	const int64_t height = beside_height(l, p, i, end);

	while (height > flow_room(l) && !flow_at_best(l))
		if (!flow_break(l, columns->loc))
			return false;
	if (height > flow_room(l))
		return flow_no_room(l, columns->loc, N_("what stands side by side fits on no page"),
		    height < LENGTH_MAX ? (length)height : LENGTH_MAX);
	columns_open(l, columns, &(struct column_plan){0, LENGTH_MAX});
	return true;
}

/* Opens the columns that begin with block i. */
static bool
place_columns(struct layout *l, struct placing *p, size_t i)
{
	const size_t end = columns_end(p->section, i);
	struct column_plan plan;

	containers_close(l, NULL);
	if (p->section->blocks[i].columns->beside)
		return measure_blocks(l, p, i, end) && place_beside(l, p, i, end);
	if (!measure_blocks(l, p, i, end) || !plan_columns(l, p, i, end, &plan))
		return false;
	columns_open(l, p->section->blocks[i].columns, &plan);
	return true;
}

/* Adds the height that the columns from block *i on take of an empty page; *i is then their last block. */
static bool
add_columns_height(struct layout *l, const struct placing *p, size_t *i, int64_t *sum)
{
	const size_t end = columns_end(p->section, *i);
	struct reached reached = {.height = 0};
	struct column_plan plan;
	struct trial trial;

	if (!measure_blocks(l, p, *i, end))
		return false;
	if (p->section->blocks[*i].columns->beside) {
		*sum += beside_height(l, p, *i, end);
		*i = end - 1;
		return true;
	}
	trial_begin(l, &trial);
	containers_close(l, NULL);
	l->foot = 0;
	furniture_body(l, false);
	l->y = l->used = l->body.y;
	l->kept_from_top = false;
	bool ok = plan_columns(l, p, *i, end, &plan) && try_columns(l, p, *i, end, &plan, &reached);
	trial_end(l, &trial);
	*i = end - 1;
	*sum += reached.pages > 0 ? LENGTH_MAX : reached.height;
	return ok;
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
		l->container_count = 0;
		l->columns.columns = NULL;
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
	l->columns.columns = NULL;
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
	if (!open_section(l))
		return false;
	fit_section(l, l->held[l->section_index]);
	struct placing placing = {.section = l->section, .m = section_blocks(l)};
	if (!place_blocks(l, &placing, 0, l->section->block_count)) {
		report_others(l, placing.at + 1);
		return false;
	}
	containers_close(l, NULL);
	if (l->columns.columns != NULL)
		columns_close(l);
	while (footnotes_go_on(l))
		if (!flow_break(l, l->section->page->loc))
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

	return start_page(l, FILLER_PAGE, folio, l->section->page->loc) && end_page(l);
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
