/*
 * Maps of tiles: which place stands where, and what it is called.
 */
#include <string.h>

#include "base/utf8.h"
#include "template/chart_spec.h"
#include "template/loader.h"

#define TILE_ROWS_MAX 40
#define TILE_COLUMNS_MAX 40

struct raw_tile {
	struct job_text name;
	struct text_template label;
};

static const struct schema_key tile_keys[] = {
    {"name", VALUE_TEXT, KEY_AT(raw_tile, name), .flags = KEY_REQUIRED},
    {"label", VALUE_FIELDS, KEY_AT(raw_tile, label), .flags = KEY_NO_PAGES},
};
const struct schema_map schema_chart_tile = SCHEMA_MAP("chart-tile", "a tile of a map", tile_keys);

static bool
is_taken(struct loader *l, const struct tiles_spec *tiles, const struct job_text *name, const char *key)
{
	for (size_t i = 0; i < tiles->count; i++) {
		if (strcmp(tiles->of[i].key, key) != 0)
			continue;
		LOAD_ERROR(l, name->loc, "template-tiles", "«%s» has a tile already, on line %u",
		    load_quote(l, name->text), (unsigned)tiles->of[i].loc.line);
		return true;
	}
	return false;
}

/* Its name alone, or with what is printed of it. */
static void
load_tile(struct loader *l, const struct yaml_node *node, struct tiles_spec *tiles, struct tile_spec *out)
{
	const struct schema_key key = {"tiles", VALUE_TEXT, .flags = KEY_REQUIRED};
	struct raw_tile raw = {0};
	size_t n;

	if (node->kind == YAML_MAP ? !load_map(l, node, &schema_chart_tile, &raw)
				   : !load_value(l, node, &key, &raw.name))
		return;
	if (raw.name.text == NULL)
		return;
	out->name = raw.name.text;
	out->key = utf8_fold(l->arena, raw.name.text, strlen(raw.name.text), &n);
	out->label = raw.label;
	out->loc = raw.name.loc;
	if (!is_taken(l, tiles, &raw.name, out->key))
		tiles->count++;
}

static void
load_row(struct loader *l, const struct yaml_node *row, size_t number, struct tiles_spec *tiles,
    struct tile_spec *of)
{
	if (!load_expect(l, row, YAML_LIST, "each row of «tiles»"))
		return;
	if (row->count > TILE_COLUMNS_MAX) {
		LOAD_ERROR(l, row->loc, "yaml-range", "a row of «tiles» holds up to %d places",
		    TILE_COLUMNS_MAX);
		return;
	}
	for (size_t i = 0; i < row->count; i++) {
		if (yaml_is_null(row->items[i]))
			continue;
		of[tiles->count] = (struct tile_spec){.row = (uint8_t)number, .column = (uint8_t)i};
		load_tile(l, row->items[i], tiles, &of[tiles->count]);
		tiles->columns = i + 1 > tiles->columns ? i + 1 : tiles->columns;
	}
}

void
load_tiles(struct loader *l, const struct yaml_node *list, struct tiles_spec *out)
{
	size_t most = 1;

	*out = (struct tiles_spec){.given = true, .rows = list->count};
	if (list->count > TILE_ROWS_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "«tiles» holds up to %d rows", TILE_ROWS_MAX);
		return;
	}
	for (size_t i = 0; i < list->count; i++)
		most += list->items[i]->kind == YAML_LIST ? list->items[i]->count : 0;
	struct tile_spec *of = ARENA_ARRAY(l->arena, struct tile_spec, most);
	out->of = of;
	for (size_t i = 0; i < list->count; i++)
		load_row(l, list->items[i], i, out, of);
	if (out->count == 0 && diags_errors(l->diags) == 0)
		LOAD_ERROR(l, list->loc, "template-tiles",
		    "«tiles» has no tile: [[~, North], [West, South]]");
}
