/*
 * Maps of tiles: each has the mean of the rows of the units that say, in a field of their own, that they are
 * of that place.
 */
#include "base/suggest.h"
#include "base/utf8.h"
#include "compose/charting.h"
#include "sheet/plan_column.h"
#include "sheet/vocabulary.h"

/* What the units of a tile come to. */
struct tile_sum {
	struct decimal sum;
	size_t count;
};

static const struct job_unit *
unit_of_row(const struct chart_builder *b, size_t row, int code)
{
	const struct job *job = b->c->composition->job;
	const char *text = rows_text(&b->rows, row, code);

	for (size_t u = 0; u < job->unit_count; u++)
		if (strcmp(job->units[u].code.text, text) == 0)
			return &job->units[u];
	return NULL;
}

static void
tell_unknown(struct chart_builder *b, const struct job_text *said, const char *key)
{
	const struct tiles_spec *tiles = &b->spec->tiles;
	struct context *c = b->c;

	c->failed = true;
	if (diags_has(c->diags, said->loc, "compose-tile"))
		return;
	const char **keys = ARENA_ARRAY(c->arena, const char *, tiles->count);
	for (size_t i = 0; i < tiles->count; i++)
		keys[i] = tiles->of[i].key;
	const size_t near = nearest_name(key, keys, tiles->count);
	diag_add(c->diags, SEVERITY_ERROR, said->loc, "compose-tile", "«%s» is no tile of the map%s",
	    said->text,
	    near < tiles->count ? suggestion(c->arena, diags_language(c->diags), tiles->of[near].name) : "");
}

/* The tile that the unit says it is of; count where it says none, or one that there is not. */
static size_t
tile_of(struct chart_builder *b, const struct job_unit *unit)
{
	const struct tiles_spec *tiles = &b->spec->tiles;
	const struct job_text *said = unit != NULL ? job_field(&unit->fields, b->spec->place) : NULL;
	size_t n, i = 0;

	if (said == NULL || said->text[0] == '\0')
		return tiles->count;
	const char *key = utf8_fold(b->c->arena, said->text, strlen(said->text), &n);
	while (i < tiles->count && strcmp(tiles->of[i].key, key) != 0)
		i++;
	if (i == tiles->count)
		tell_unknown(b, said, key);
	return i;
}

static void
add_rows(struct chart_builder *b, struct tile_sum *places)
{
	const struct binding *field = &b->spec->series[0].fields[0];
	const int code = rows_column(&b->rows, column_key(COLUMN_CODE));

	for (size_t row = 0; row < b->rows.row_count; row++) {
		const size_t tile = tile_of(b, unit_of_row(b, row, code));
		const struct chart_value value = chart_read_value(b, field, row);

		if (tile == b->spec->tiles.count || !value.known)
			continue;
		if (!decimal_add(places[tile].sum, value.number, &places[tile].sum)) {
			diag_add(b->c->diags, SEVERITY_ERROR, field->loc, "compose-chart-value",
			    "the sum of this series is too large to be reckoned exactly");
			b->c->failed = true;
			return;
		}
		places[tile].count++;
	}
}

/* With as many decimals as the figures; rounded half away from zero. */
static struct decimal
mean_of(const struct tile_sum *place)
{
	const int64_t n = (int64_t)place->count, rest = place->sum.units % n;
	struct decimal mean = {place->sum.units / n, place->sum.scale};

	if ((rest < 0 ? -rest : rest) >= n - (rest < 0 ? -rest : rest))
		mean.units += place->sum.units < 0 ? -1 : 1;
	return mean;
}

static struct mark *
shaded_mark(struct chart_builder *b, struct color color)
{
	struct mark *mark = ARENA_NEW(b->c->arena, struct mark);
	const struct style *style = b->spec->style;

	if (!color.none)
		style = changed_style(b->c, style,
		    &(struct style_change){.kind = CHANGE_CONTRAST, .shade = color});
	*mark = (struct mark){
	    .ink = {.fill = color, .line = b->spec->style->color, .outlined = true},
	    .style = style,
	};
	return mark;
}

/* From the one end of the shade to the other. */
static const struct tile_map *
map_of(struct chart_builder *b)
{
	const struct tiles_spec *tiles = &b->spec->tiles;
	const struct shade_spec *shade = b->spec->shade;
	struct tile_map *map = ARENA_NEW(b->c->arena, struct tile_map);
	struct tile_place *at = ARENA_ARRAY(b->c->arena, struct tile_place, tiles->count);
	struct chart_value ends[] = {{.number = shade->least, .known = true},
	    {.number = shade->most, .known = true}};
	struct color *scale = ARENA_ARRAY(b->c->arena, struct color, SHADE_STEPS + 1);

	for (size_t i = 0; i < tiles->count; i++)
		at[i] = (struct tile_place){tiles->of[i].row, tiles->of[i].column};
	for (int i = 0; i <= SHADE_STEPS; i++)
		scale[i] = shade_color(shade, i);
	chart_print_values(b, ends, 2);
	*map = (struct tile_map){.rows = tiles->rows,
	    .columns = tiles->columns,
	    .at = at,
	    .scale = scale,
	    .scale_count = SHADE_STEPS + 1,
	    .least = arena_printf(b->c->arena, "≤ %s", ends[0].text),
	    .most = arena_printf(b->c->arena, "≥ %s", ends[1].text)};
	return map;
}

void
chart_read_tiles(struct chart_builder *b)
{
	const struct tiles_spec *tiles = &b->spec->tiles;
	struct arena *arena = b->c->arena;
	struct tile_sum *places = ARENA_ARRAY(arena, struct tile_sum, tiles->count);
	struct chart_category *categories = ARENA_ARRAY(arena, struct chart_category, tiles->count);
	struct chart_value *values = ARENA_ARRAY(arena, struct chart_value, tiles->count);
	struct chart_series *series = ARENA_NEW(arena, struct chart_series);

	add_rows(b, places);
	chart_warn_of_mixed(b);
	b->any = false;
	for (size_t i = 0; i < tiles->count; i++) {
		values[i] = (struct chart_value){.text = b->missing, .known = places[i].count > 0};
		if (values[i].known)
			values[i].number = mean_of(&places[i]);
		b->any = b->any || values[i].known;
	}
	chart_print_values(b, values, tiles->count);
	for (size_t i = 0; i < tiles->count; i++) {
		const struct tile_spec *tile = &tiles->of[i];

		categories[i] = (struct chart_category){
		    .name = tile->name,
		    .label = tile->label.count > 0 ? fill_plain(b->c, &tile->label) : NULL,
		    .told = arena_printf(arena, "%s: %s", tile->name, values[i].text),
		    .mark = shaded_mark(b,
			values[i].known ? shade_of(b->spec->shade, values[i].number)
					: (struct color){.none = true}),
		    .loc = tile->loc,
		};
	}
	*series = (struct chart_series){.values = values, .loc = b->spec->series[0].loc};
	b->chart->categories = categories;
	b->chart->category_count = tiles->count;
	b->chart->series = series;
	b->chart->series_count = 1;
	b->chart->tiles = map_of(b);
}
