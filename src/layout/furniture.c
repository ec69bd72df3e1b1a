#include "layout/furniture.h"

#include "layout/table/emit.h"
#include "layout/table/measure.h"

/* The bands of a section's headers, or footers: of each place the same as of right-hand pages, or its own. */
struct bands {
	struct band of[PAGE_PLACES];
	bool first_differs;
};

static struct bands
bands_of(struct band usual, const struct band *first, const struct band *even)
{
	return (struct bands){
	    .of =
		{
		    [PAGE_FIRST] = first != NULL ? *first : usual,
		    [PAGE_RIGHT] = usual,
		    [PAGE_LEFT] = even != NULL ? *even : usual,
		},
	    .first_differs = first != NULL,
	};
}

static struct bands
headers_of(const struct section *section)
{
	const struct band usual = {section->header, section->header_gap};

	return bands_of(usual, section->first_header, section->even_header);
}

static struct bands
footers_of(const struct section *section)
{
	const struct band usual = {section->footer, section->footer_gap};

	return bands_of(usual, section->first_footer, section->even_footer);
}

static struct grid *
measure_one(struct layout *l, const struct table *table, length width, length height, struct grid *known)
{
	struct grid *grid = known != NULL ? known : grid_measure(l, table, width);
	return grid != NULL && grid_fit(l, grid, height) ? grid : NULL;
}

/* The grid of the same table that is measured already. */
static struct grid *
known_grid(struct grid *const *grids, const struct bands *bands, int place)
{
	for (int i = 0; i < place; i++)
		if (bands->of[i].table == bands->of[place].table)
			return grids[i];
	return grids[place];
}

static bool
measure_bands(struct layout *l, const struct bands *bands, length width, length room, struct grid **grids)
{
	for (int place = 0; place < PAGE_PLACES; place++) {
		const struct table *table = bands->of[place].table;

		if (table == NULL)
			continue;
		grids[place] = measure_one(l, table, width, room, known_grid(grids, bands, place));
		if (grids[place] == NULL)
			return false;
	}
	return true;
}

/* What a band and its distance to the body take of the page. */
static length
taken(const struct bands *bands, struct grid *const *grids, enum page_place place)
{
	return grids[place] != NULL ? grids[place]->head_height + bands->of[place].gap : 0;
}

/* On all pages but a first one that differs. */
static length
taken_elsewhere(const struct bands *bands, struct grid *const *grids)
{
	return at_least(taken(bands, grids, PAGE_RIGHT), taken(bands, grids, PAGE_LEFT));
}

static length
taken_first(const struct bands *bands, struct grid *const *grids)
{
	return bands->first_differs ? taken(bands, grids, PAGE_FIRST) : taken_elsewhere(bands, grids);
}

static length
top_of(const struct page_style *page)
{
	return page->margin[SIDE_TOP] + (page->binding_top ? page->binding : 0);
}

static bool
no_room(struct layout *l, const struct page_style *page)
{
	if (!diags_has(l->diags, page->loc, "layout-no-room"))
		diag_add(l->diags, SEVERITY_ERROR, page->loc, "layout-no-room",
		    "margins, header and footer leave no room on a page of " MM " by " MM,
		    MM_ARGS(page->width), MM_ARGS(page->height));
	return false;
}

/* Of a left-hand page whose binding changes sides the outer edge is the left one, of all others the right. */
static bool
is_outer_left(const struct page_style *page, bool left_page)
{
	return left_page && page->two_sided && !page->binding_top;
}

static length
outer_margin(const struct page_style *page)
{
	return is_outer_left(page, true) ? at_most(page->margin[SIDE_LEFT], page->margin[SIDE_RIGHT])
					 : page->margin[SIDE_RIGHT];
}

/* False after an error. */
static bool
measure_tab(struct layout *l, const struct section *section, struct furniture *furniture)
{
	const struct page_style *page = section->page;
	const struct thumb_tab *tab = section->tab;
	const length margin = outer_margin(page);

	if (tab == NULL)
		return true;
	furniture->tab = measure_one(l, tab->table, tab->width, page->height, furniture->tab);
	if (furniture->tab == NULL)
		return false;
	if (tab->width > margin && !diags_has(l->diags, tab->table->loc, "layout-thumb-tab"))
		diag_add(l->diags, SEVERITY_ERROR, tab->table->loc, "layout-thumb-tab",
		    "thumb tabs of " MM " are wider than the outer margin of " MM ": change one of them",
		    MM_ARGS(tab->width), MM_ARGS(margin));
	if (furniture->tab->head_height > tab->height &&
	    !diags_has(l->diags, tab->table->loc, "layout-thumb-tab"))
		diag_add(l->diags, SEVERITY_ERROR, tab->table->loc, "layout-thumb-tab",
		    "the text of the thumb tab of %s needs " MM ", and a tab is " MM
		    " high: have fewer of them on a page, or smaller type",
		    section->key != NULL ? section->key : "", MM_ARGS(furniture->tab->head_height),
		    MM_ARGS(tab->height));
	return tab->width <= margin && furniture->tab->head_height <= tab->height;
}

bool
furniture_measure(struct layout *l, const struct section *section, struct furniture *furniture)
{
	const struct page_style *page = section->page;
	const struct bands headers = headers_of(section), footers = footers_of(section);
	length width = page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT] -
	    (page->binding_top ? 0 : page->binding);
	length top = top_of(page), bottom = page->height - page->margin[SIDE_BOTTOM];

	furniture->body_width = width;
	furniture->own_first_header = headers.first_differs;
	furniture->own_first_footer = footers.first_differs;
	if (width <= 0 || bottom <= top)
		return no_room(l, page);
	if (!measure_bands(l, &headers, width, bottom - top, furniture->header))
		return false;
	length least = bottom - top -
	    at_least(taken_first(&headers, furniture->header), taken_elsewhere(&headers, furniture->header));
	if (least <= 0)
		return no_room(l, page);
	if (!measure_bands(l, &footers, width, least, furniture->footer))
		return false;
	furniture->first = (struct page_body){
	    top + taken_first(&headers, furniture->header),
	    bottom - taken_first(&footers, furniture->footer),
	};
	furniture->others = (struct page_body){
	    top + taken_elsewhere(&headers, furniture->header),
	    bottom - taken_elsewhere(&footers, furniture->footer),
	};
	return (furniture_least(furniture) > 0 || no_room(l, page)) && measure_tab(l, section, furniture);
}

length
furniture_least(const struct furniture *furniture)
{
	return at_most(furniture->first.bottom - furniture->first.top,
	    furniture->others.bottom - furniture->others.top);
}

static void
emit_one(struct layout *l, const struct grid *grid, length x, length y, enum artifact artifact)
{
	struct fragment *f = l->furniture_fragment;

	if (grid == NULL)
		return;
	fragment_start(l, f, grid, x + grid->offset, y + grid->above);
	fragment_head(l, f, NONE, artifact);
	fragment_emit(l, f);
}

/* Whatever folios say, the first page is a right-hand page. */
static bool
is_left_page(const struct layout *l)
{
	return l->page_count % 2 == 0;
}

void
furniture_body(struct layout *l, bool first)
{
	const struct page_style *page = l->section->page;
	const struct furniture *furniture = l->furniture;
	const struct page_body *body = first ? &furniture->first : &furniture->others;

	l->body = (struct area){
	    page->margin[SIDE_LEFT] +
		(page->binding_top || (is_left_page(l) && page->two_sided) ? 0 : page->binding),
	    body->top,
	    furniture->body_width,
	    body->bottom - body->top,
	};
}

void
furniture_emit(struct layout *l, bool first)
{
	const struct page_style *page = l->section->page;
	const struct furniture *furniture = l->furniture;
	enum page_place side = is_left_page(l) ? PAGE_LEFT : PAGE_RIGHT;
	const struct grid *footer =
	    furniture->footer[first && furniture->own_first_footer ? PAGE_FIRST : side];

	furniture_body(l, first);
	emit_one(l, furniture->header[first && furniture->own_first_header ? PAGE_FIRST : side], l->body.x,
	    top_of(page), ARTIFACT_HEADER);
	/* At the foot, whatever others need. */
	if (footer != NULL)
		emit_one(l, footer, l->body.x, page->height - page->margin[SIDE_BOTTOM] - footer->head_height,
		    ARTIFACT_FOOTER);
}

void
furniture_emit_tab(struct layout *l)
{
	const struct page_style *page = l->section->page;

	if (l->furniture->tab != NULL)
		emit_one(l, l->furniture->tab,
		    page_outer_is_left(l) ? 0 : page->width - l->section->tab->width, l->section->tab->top,
		    ARTIFACT_PAGINATION);
}
