/*
 * Grids: page headers and footers, and small tables of the template itself.
 */
#include <string.h>
#include <sys/stat.h>

#include "template/loader.h"

#define GRID_COLUMNS_MAX 64
#define GRID_ROWS_MAX 200

static const char *const align_words[] = {"left", "center", "right", NULL};

struct raw_grid {
	struct grid grid;
	const struct yaml_node *columns, *rows, *first, *even;
};

#define GRID_KEYS                                                                           \
	{"columns", VALUE_LIST, KEY_AT(raw_grid, columns), .flags = KEY_REQUIRED},          \
	    {"rows", VALUE_LIST, KEY_AT(raw_grid, rows), .flags = KEY_REQUIRED},            \
	{                                                                                   \
		"align", VALUE_WORD, KEY_INT_AT(raw_grid, grid.align), .words = align_words \
	}

#define HEADER_KEYS                                                                                \
	GRID_KEYS,                                                                                 \
	{                                                                                          \
		"space-after", VALUE_LENGTH, KEY_AT(raw_grid, grid.gap), RANGE(0, 200 * LENGTH_PT) \
	}
#define FOOTER_KEYS                                                                                 \
	GRID_KEYS,                                                                                  \
	{                                                                                           \
		"space-before", VALUE_LENGTH, KEY_AT(raw_grid, grid.gap), RANGE(0, 200 * LENGTH_PT) \
	}
#define VARIANT_KEYS                                       \
	{"first", VALUE_NODE, KEY_AT(raw_grid, first)},    \
	{                                                  \
		"even", VALUE_NODE, KEY_AT(raw_grid, even) \
	}

static const struct schema_key header_keys[] = {HEADER_KEYS, VARIANT_KEYS};
static const struct schema_key footer_keys[] = {FOOTER_KEYS, VARIANT_KEYS};
static const struct schema_key header_variant_keys[] = {HEADER_KEYS};
static const struct schema_key footer_variant_keys[] = {FOOTER_KEYS};
static const struct schema_key grid_keys[] = {GRID_KEYS,
    {"keep-with-next", VALUE_YES_NO, KEY_AT(raw_grid, grid.keep_with_next)}};

const struct schema_map schema_header = SCHEMA_MAP("header", "the header", header_keys);
const struct schema_map schema_footer = SCHEMA_MAP("footer", "the footer", footer_keys);
const struct schema_map schema_grid = SCHEMA_MAP("grid", "a grid", grid_keys);
static const struct schema_map header_variant = SCHEMA_MAP("header", "the header", header_variant_keys);
static const struct schema_map footer_variant = SCHEMA_MAP("footer", "the footer", footer_variant_keys);

struct raw_row {
	struct grid_row row;
	const struct yaml_node *cells;
};

static const struct schema_key grid_row_keys[] = {
    {"cells", VALUE_LIST, KEY_AT(raw_row, cells), .flags = KEY_REQUIRED},
    {"height", VALUE_LENGTH, KEY_AT(raw_row, row.min_height), RANGE(0, 2000 * LENGTH_PT)},
};
const struct schema_map schema_grid_row = SCHEMA_MAP("grid-row", "a row of a grid", grid_row_keys);

struct raw_cell {
	struct grid_cell cell;
	struct job_text image;
	bool markup;
};

static const struct schema_key grid_cell_keys[] = {
    {"text", VALUE_FIELDS, KEY_AT(raw_cell, cell.text), .flags = KEY_MARKUP},
    {"markup", VALUE_YES_NO, KEY_AT(raw_cell, markup)},
    {"image", VALUE_TEXT, KEY_AT(raw_cell, image), .flags = KEY_PATH},
    {"style", VALUE_STYLE, KEY_AT(raw_cell, cell.style)},
    {"columns", VALUE_COUNT, KEY_INT_AT(raw_cell, cell.columns), RANGE(1, GRID_COLUMNS_MAX)},
    {"rows", VALUE_COUNT, KEY_INT_AT(raw_cell, cell.rows), RANGE(1, GRID_ROWS_MAX)},
    {"header", VALUE_YES_NO, KEY_AT(raw_cell, cell.header)},
    {"width", VALUE_LENGTH, KEY_AT(raw_cell, cell.image.width), RANGE(LENGTH_PT, LENGTH_MAX)},
    {"height", VALUE_LENGTH, KEY_AT(raw_cell, cell.image.height), RANGE(LENGTH_PT, LENGTH_MAX)},
    {"alt", VALUE_FIELDS, KEY_AT(raw_cell, cell.image.alt), .flags = KEY_NO_PAGES},
};
const struct schema_map schema_grid_cell = SCHEMA_MAP("grid-cell", "a cell of a grid", grid_cell_keys);

/* «{unit.foto}», and nothing else: the own field that has the path. */
static void
load_image_field(struct loader *l, struct job_text source, struct image_use *image)
{
	const size_t n = strlen(source.text);
	struct piece piece = {.loc = source.loc};
	unsigned sets = 0;

	if (source.text[n - 1] == '}' && strcspn(source.text + 1, "{}") == n - 2)
		(void)field_own(l, arena_strndup(l->arena, source.text + 1, n - 2),
		    FIELDS_DOCUMENT | FIELDS_UNIT, &piece, &sets);
	image->field = piece.use;
	if (piece.use == NULL)
		LOAD_ERROR(l, source.loc, "yaml-field",
		    "an image is a file, or one own field of units, document or job that names one, like "
		    "{unit.foto}");
	else if ((sets & FIELDS_UNIT) != 0 && !l->unit_known)
		load_needs_unit(l, source.loc);
}

/*
 * "logo" is the job's; the file of any other is looked for beside the template or, where a field has its
 * path, beside the job when that is known.
 */
void
load_image_source(struct loader *l, struct job_text source, struct image_use *image)
{
	struct stat st;

	image->source = source.text;
	image->loc = source.loc;
	image->is_logo = strcmp(source.text, "logo") == 0;
	if (source.text[0] == '{')
		load_image_field(l, source, image);
	else if (!image->is_logo && !l->template->only_read &&
	    stat(path_beside(l->arena, source.loc.file, source.text), &st) != 0)
		LOAD_ERROR(l, source.loc, "template-image-missing",
		    "image «%s» is not beside the template; «logo» is the job's logo",
		    load_quote(l, source.text));
}

static void
load_cell(struct loader *l, const struct yaml_node *node, struct grid_cell *out)
{
	struct raw_cell raw = {
	    .cell = {.columns = 1, .rows = 1, .style = load_find_style(l, "base"), .loc = node->loc}};

	if (!load_map(l, node, &schema_grid_cell, &raw))
		return;
	if (raw.image.text != NULL) {
		load_image_source(l, raw.image, &raw.cell.image);
		raw.cell.image.alt_given = yaml_get(node, "alt") != NULL;
	}
	if (raw.image.text != NULL && raw.cell.text.count > 0)
		LOAD_ERROR(l, node->loc, "template-grid", "a cell has a text or an image, not both");
	for (size_t i = 0; raw.image.text == NULL && node->kind == YAML_MAP && i < node->count; i++) {
		const struct yaml_node *key = node->items[2 * i];
		if (yaml_is_null(node->items[2 * i + 1]))
			continue;
		if (strcmp(key->text, "width") == 0 || strcmp(key->text, "height") == 0 ||
		    strcmp(key->text, "alt") == 0)
			LOAD_ERROR(l, key->loc, "template-grid", "«%s» is for cells with an image",
			    key->text);
	}
	*out = raw.cell;
}

/*
 * Places the cells of a row between those that reach down from above: reach[c] is how many rows, this one
 * included, the cell over column c still takes.  False after an error.
 */
static bool
place_cells(struct loader *l, const struct grid_row *row, uint16_t *reach, size_t columns)
{
	size_t at = 0;

	for (size_t i = 0; i < row->cell_count; i++) {
		const struct grid_cell *cell = &row->cells[i];
		while (at < columns && reach[at] > 0)
			at++;
		size_t room = 0;
		while (at + room < columns && reach[at + room] == 0)
			room++;
		if (room < cell->columns) {
			LOAD_ERROR(l, cell->loc, "template-grid",
			    "this cell is %u columns wide, but %zu of %zu are free here",
			    (unsigned)cell->columns, room, columns);
			return false;
		}
		for (size_t c = 0; c < cell->columns; c++)
			reach[at++] = cell->rows;
	}
	for (; at < columns; at++) {
		if (reach[at] > 0)
			continue;
		LOAD_ERROR(l, row->loc, "template-grid",
		    "the cells of this row leave column %zu of %zu empty", at + 1, columns);
		return false;
	}
	return true;
}

static void
check_places(struct loader *l, const struct grid *grid)
{
	uint16_t reach[GRID_COLUMNS_MAX] = {0};

	for (size_t r = 0; r < grid->row_count; r++) {
		if (!place_cells(l, &grid->rows[r], reach, grid->column_count))
			return;
		for (size_t c = 0; c < grid->column_count; c++)
			reach[c]--;
	}
	for (size_t c = 0; c < grid->column_count; c++) {
		if (reach[c] == 0)
			continue;
		LOAD_ERROR(l, grid->loc, "template-grid",
		    "the cell in column %zu reaches %u below the last row", c + 1, (unsigned)reach[c]);
		return;
	}
}

static void
load_row(struct loader *l, const struct yaml_node *node, struct grid_row *out)
{
	struct raw_row raw = {.row.loc = node->loc};

	if (!load_map(l, node, &schema_grid_row, &raw) || raw.cells == NULL)
		return;
	struct grid_cell *cells = ARENA_ARRAY(l->arena, struct grid_cell, raw.cells->count);
	for (size_t i = 0; i < raw.cells->count; i++)
		load_cell(l, raw.cells->items[i], &cells[i]);
	*out = raw.row;
	out->cells = cells;
	out->cell_count = raw.cells->count;
}

static bool
is_none(const struct yaml_node *node)
{
	return node->kind == YAML_SCALAR && strcmp(node->text, "none") == 0;
}

/* What stands instead of a header or footer on some pages; NULL: the same as on the others. */
static const struct grid *
load_variant(struct loader *l, const struct yaml_node *node, const struct schema_map *map)
{
	if (node == NULL)
		return NULL;
	struct grid *grid = ARENA_NEW(l->arena, struct grid);
	if (!is_none(node))
		load_grid(l, node, map == &schema_header ? &header_variant : &footer_variant, grid);
	return grid;
}

const struct grid *
load_band(struct loader *l, const struct yaml_node *node, const struct schema_map *map)
{
	if (node == NULL || yaml_is_null(node) || is_none(node))
		return NULL;
	struct grid *grid = ARENA_NEW(l->arena, struct grid);
	l->in_furniture = true;
	load_grid(l, node, map, grid);
	l->in_furniture = false;
	return grid;
}

void
load_grid(struct loader *l, const struct yaml_node *node, const struct schema_map *map, struct grid *out)
{
	struct raw_grid raw = {.grid.loc = node->loc};
	size_t errors = diags_errors(l->diags);

	if (!load_map(l, node, map, &raw) || raw.columns == NULL || raw.rows == NULL)
		return;
	if (raw.columns->count == 0 || raw.columns->count > GRID_COLUMNS_MAX || raw.rows->count == 0 ||
	    raw.rows->count > GRID_ROWS_MAX) {
		LOAD_ERROR(l, raw.columns->loc, "yaml-range", "%s has 1 to %d columns and 1 to %d rows",
		    diag_phrase(l->diags, map->words), GRID_COLUMNS_MAX, GRID_ROWS_MAX);
		return;
	}
	struct grid_row *rows = ARENA_ARRAY(l->arena, struct grid_row, raw.rows->count);
	raw.grid.columns = load_widths(l, raw.columns, "columns");
	raw.grid.column_count = raw.columns->count;
	for (size_t i = 0; i < raw.rows->count; i++)
		load_row(l, raw.rows->items[i], &rows[i]);
	raw.grid.rows = rows;
	raw.grid.row_count = raw.rows->count;
	raw.grid.first = load_variant(l, raw.first, map);
	raw.grid.even = load_variant(l, raw.even, map);
	if (diags_errors(l->diags) == errors)
		check_places(l, &raw.grid);
	*out = raw.grid;
}
