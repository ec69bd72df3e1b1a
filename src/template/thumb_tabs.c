#include "template/content.h"
#include "template/loader.h"

/* Dark enough for white letters, and seen at the edge of a closed booklet. */
static const struct color dark = {0x40, 0x40, 0x40, false};
static const struct color white = {0xFF, 0xFF, 0xFF, false};

#define TAB_WIDTH length_from_um(6000)
#define TAB_TYPE (7 * LENGTH_PT)

struct raw_thumb_tabs {
	struct thumb_tabs tabs;
	struct text_template text;
	const struct style *style;
	struct color fill;
};

static const struct schema_key thumb_tabs_keys[] = {
    {"text", VALUE_FIELDS, KEY_AT(raw_thumb_tabs, text)},
    {"width", VALUE_LENGTH, KEY_AT(raw_thumb_tabs, tabs.width), RANGE(1 * LENGTH_PT, 200 * LENGTH_PT)},
    {"count", VALUE_COUNT, KEY_INT_AT(raw_thumb_tabs, tabs.count), RANGE(1, 100)},
    {"style", VALUE_STYLE, KEY_AT(raw_thumb_tabs, style)},
    {"fill", VALUE_COLOR, KEY_AT(raw_thumb_tabs, fill)},
};
const struct schema_map schema_thumb_tabs = SCHEMA_MAP("thumb-tabs", "thumb-tabs", thumb_tabs_keys);

static const struct style *
usual_style(struct loader *l)
{
	struct style *style = ARENA_NEW(l->arena, struct style);

	*style = *load_find_style(l, "base");
	style->name = "thumb-tab";
	style->variant = FACE_BOLD;
	style->size = TAB_TYPE;
	style->leading = TAB_TYPE + TAB_TYPE / 5;
	style->color = white;
	for (int side = 0; side < SIDES; side++)
		style->padding[side] = 0;
	return style;
}

/* In the middle of its tab, which it fills. */
static const struct style *
style_of_tab(struct loader *l, const struct raw_thumb_tabs *raw)
{
	struct style *style = ARENA_NEW(l->arena, struct style);

	*style = *raw->style;
	style->background = raw->fill;
	style->align = ALIGN_CENTER;
	style->valign = VALIGN_MIDDLE;
	style->hyphenate = false;
	for (int side = 0; side < SIDES; side++)
		style->border[side] = (struct border){0};
	return style;
}

static struct text_template
usual_text(struct loader *l, struct srcloc loc)
{
	struct piece *piece = ARENA_NEW(l->arena, struct piece);

	*piece = (struct piece){.field = FIELD_UNIT_CODE, .loc = loc};
	return (struct text_template){.pieces = piece, .count = 1, .loc = loc};
}

static struct grid
grid_of(struct loader *l, const struct raw_thumb_tabs *raw, struct srcloc loc)
{
	struct column_width *column = ARENA_NEW(l->arena, struct column_width);
	struct grid_row *row = ARENA_NEW(l->arena, struct grid_row);
	struct grid_cell *cell = ARENA_NEW(l->arena, struct grid_cell);

	*column = (struct column_width){.kind = WIDTH_FIXED, .value = raw->tabs.width, .loc = loc};
	*cell = (struct grid_cell){.text = raw->text,
	    .style = style_of_tab(l, raw),
	    .columns = 1,
	    .rows = 1,
	    .loc = loc};
	*row = (struct grid_row){.cells = cell, .cell_count = 1, .loc = loc};
	return (struct grid){.columns = column, .column_count = 1, .rows = row, .row_count = 1, .loc = loc};
}

const struct thumb_tabs *
load_thumb_tabs(struct loader *l, const struct yaml_node *node, bool units_run_on)
{
	const struct srcloc loc = node->loc;
	struct raw_thumb_tabs raw = {.tabs.width = TAB_WIDTH,
	    .text = usual_text(l, loc),
	    .style = usual_style(l),
	    .fill = dark};

	if (!load_map(l, node, &schema_thumb_tabs, &raw))
		return NULL;
	if (units_run_on) {
		diag_add(l->diags, SEVERITY_ERROR, loc, "template-thumb-tabs",
		    "units that continue on a page can't have thumb-tabs: take out «start: continue», "
		    "or these");
		return NULL;
	}
	struct thumb_tabs *tabs = ARENA_NEW(l->arena, struct thumb_tabs);
	*tabs = raw.tabs;
	tabs->grid = grid_of(l, &raw, loc);
	return tabs;
}
