#include "layout/furniture.h"

#include "layout/table/emit.h"
#include "layout/table/measure.h"

static struct grid *
measure_one(struct layout *l, const struct table *table, length width, length height, struct grid *known)
{
	struct grid *grid = known != NULL ? known : grid_measure(l, table, width);
	return grid != NULL && grid_fit(l, grid, height) ? grid : NULL;
}

bool
furniture_measure(struct layout *l, const struct section *section, struct furniture *furniture)
{
	const struct page_style *page = section->page;
	length width = page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT] - page->binding;
	length top = page->margin[SIDE_TOP], bottom = page->height - page->margin[SIDE_BOTTOM];

	furniture->body_width = width;
	if (width > 0 && bottom > top && section->header != NULL) {
		furniture->header = measure_one(l, section->header, width, bottom - top, furniture->header);
		if (furniture->header == NULL)
			return false;
		top += furniture->header->head_height + section->header_gap;
	}
	if (width > 0 && bottom > top && section->footer != NULL) {
		furniture->footer = measure_one(l, section->footer, width, bottom - top, furniture->footer);
		if (furniture->footer == NULL)
			return false;
		bottom -= furniture->footer->head_height + section->footer_gap;
	}
	furniture->body_top = top;
	furniture->body_bottom = bottom;
	if (width > 0 && bottom > top)
		return true;
	if (!diags_has(l->diags, page->loc, "layout-no-room"))
		diag_add(l->diags, SEVERITY_ERROR, page->loc, "layout-no-room",
		    "margins, header and footer leave no room on a page of " MM " by " MM,
		    MM_ARGS(page->width), MM_ARGS(page->height));
	return false;
}

static void
emit_one(struct layout *l, const struct grid *grid, length y, enum artifact artifact)
{
	struct fragment *f = l->furniture_fragment;

	fragment_start(l, f, grid, l->body.x + grid->offset, y + grid->above);
	fragment_head(l, f, NONE, artifact);
	fragment_emit(l, f);
}

void
furniture_emit(struct layout *l)
{
	const struct section *section = l->section;
	const struct page_style *page = section->page;
	const struct furniture *furniture = l->furniture;
	/* Whatever folios say, the first page is a right-hand page. */
	bool left_page = page->two_sided && l->page_count % 2 == 0;

	l->body = (struct area){
	    page->margin[SIDE_LEFT] + (left_page ? 0 : page->binding),
	    furniture->body_top,
	    furniture->body_width,
	    furniture->body_bottom - furniture->body_top,
	};
	if (furniture->header != NULL)
		emit_one(l, furniture->header, page->margin[SIDE_TOP], ARTIFACT_HEADER);
	if (furniture->footer != NULL)
		emit_one(l, furniture->footer, furniture->body_bottom + section->footer_gap, ARTIFACT_FOOTER);
}
