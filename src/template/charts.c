/*
 * Charts, and the marks that stand for words.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "template/chart_spec.h"
#include "template/loader.h"

#define SERIES_MAX 12
#define CATEGORIES_MAX 200
#define MARKS_MAX 100

static const char *const form_words[] = {"bars", "columns", "lines", "stack", "tile-map", NULL};
const char *const hatch_words[] = {"none", "rising", "falling", "crossed", "level", "upright", NULL};
static const char *const dash_words[] = {"none", "long", "short", NULL};
static const char *const draw_words[] = {"columns", "line", NULL};
static const char *const number_words[] = {"number", "percent", NULL};
static const char *const each_words[] = {"planned", "done", NULL}; /* from EACH_PLANNED on */

/* Panels beside each other. */
#define PANELS_MAX 12
#define PANELS_USUAL 5

struct raw_chart {
	struct chart_spec spec;
	struct job_text category, mark, reference, limit, place;
	const struct yaml_node *categories, *series, *marks, *panels, *differences, *tiles, *shade;
};

static const struct schema_key chart_keys[] = {
    {"kind", VALUE_WORD, KEY_INT_AT(raw_chart, spec.form), .words = form_words, .flags = KEY_REQUIRED},
    {"source", VALUE_SOURCE, KEY_AT(raw_chart, spec.source)},
    {"category", VALUE_TEXT, KEY_AT(raw_chart, category)},
    {"categories", VALUE_LIST, KEY_AT(raw_chart, categories)},
    {"series", VALUE_LIST, KEY_AT(raw_chart, series), .flags = KEY_REQUIRED},
    {"alt", VALUE_FIELDS, KEY_AT(raw_chart, spec.alt), .flags = KEY_REQUIRED | KEY_NO_PAGES},
    {"style", VALUE_STYLE, KEY_AT(raw_chart, spec.style)},
    {"height", VALUE_LENGTH, KEY_AT(raw_chart, spec.height), RANGE(LENGTH_PT, 1000 * LENGTH_PT)},
    {"number", VALUE_WORD, KEY_INT_AT(raw_chart, spec.percent), .words = number_words},
    {"decimals", VALUE_COUNT, KEY_INT_AT(raw_chart, spec.decimals), RANGE(0, 9)},
    {"reference", VALUE_TEXT, KEY_AT(raw_chart, reference)},
    {"reference-label", VALUE_FIELDS, KEY_AT(raw_chart, spec.reference_label), .flags = KEY_NO_PAGES},
    {"limit", VALUE_TEXT, KEY_AT(raw_chart, limit)},
    {"mark", VALUE_TEXT, KEY_AT(raw_chart, mark)},
    {"marks", VALUE_MAP, KEY_AT(raw_chart, marks)},
    {"panels", VALUE_MAP, KEY_AT(raw_chart, panels)},
    {"differences", VALUE_MAP, KEY_AT(raw_chart, differences)},
    {"tiles", VALUE_LIST, KEY_AT(raw_chart, tiles)},
    {"place", VALUE_TEXT, KEY_AT(raw_chart, place)},
    {"shade", VALUE_MAP, KEY_AT(raw_chart, shade)},
    {"missing", VALUE_FIELDS, KEY_AT(raw_chart, spec.missing), .flags = KEY_NO_PAGES},
    {"empty", VALUE_FIELDS, KEY_AT(raw_chart, spec.empty)},
};
const struct schema_map schema_chart = SCHEMA_MAP("chart", "a chart", chart_keys);

struct raw_panels {
	struct panels_spec spec;
	struct job_text by;
};

static const struct schema_key panels_keys[] = {
    {"by", VALUE_TEXT, KEY_AT(raw_panels, by), .flags = KEY_REQUIRED},
    {"columns", VALUE_COUNT, KEY_INT_AT(raw_panels, spec.columns), RANGE(1, PANELS_MAX)},
    {"style", VALUE_STYLE, KEY_AT(raw_panels, spec.style)},
};
const struct schema_map schema_chart_panels = SCHEMA_MAP("chart-panels", "a set of panels", panels_keys);

static const struct schema_key differences_keys[] = {
    {"title", VALUE_FIELDS, KEY_AT(differences_spec, title), .flags = KEY_REQUIRED | KEY_NO_PAGES},
    {"height", VALUE_LENGTH, KEY_AT(differences_spec, height), RANGE(LENGTH_PT, 1000 * LENGTH_PT)},
    {"style", VALUE_STYLE, KEY_AT(differences_spec, style)},
    {"hatch", VALUE_WORD, KEY_INT_AT(differences_spec, hatch), .words = hatch_words},
    {"below-style", VALUE_STYLE, KEY_AT(differences_spec, below_style)},
    {"below-hatch", VALUE_WORD, KEY_INT_AT(differences_spec, below_hatch), .words = hatch_words},
};
const struct schema_map schema_chart_differences =
    SCHEMA_MAP("chart-differences", "a plot of differences", differences_keys);

struct raw_series {
	struct series_spec spec;
	struct job_text field;
	uint8_t each; /* of each_words */
	const struct yaml_node *fields;
};

static const struct schema_key series_keys[] = {
    {"field", VALUE_TEXT, KEY_AT(raw_series, field)},
    {"fields", VALUE_LIST, KEY_AT(raw_series, fields)},
    {"each-period", VALUE_WORD, KEY_INT_AT(raw_series, each), .words = each_words},
    {"row", VALUE_COUNT, KEY_INT_AT(raw_series, spec.row), RANGE(1, 100000)},
    {"title", VALUE_FIELDS, KEY_AT(raw_series, spec.title), .flags = KEY_NO_PAGES},
    {"style", VALUE_STYLE, KEY_AT(raw_series, spec.style)},
    {"hatch", VALUE_WORD, KEY_INT_AT(raw_series, spec.hatch), .words = hatch_words},
    {"dash", VALUE_WORD, KEY_INT_AT(raw_series, spec.dash), .words = dash_words},
    {"draw", VALUE_WORD, KEY_INT_AT(raw_series, spec.line), .words = draw_words},
    {"cumulative", VALUE_YES_NO, KEY_AT(raw_series, spec.cumulative)},
};
const struct schema_map schema_chart_series = SCHEMA_MAP("chart-series", "a series of a chart", series_keys);

struct raw_mark {
	struct mark_spec spec;
	struct job_text letter;
};

static const struct schema_key mark_keys[] = {
    {"style", VALUE_STYLE, KEY_AT(raw_mark, spec.style)},
    {"letter", VALUE_TEXT, KEY_AT(raw_mark, letter)},
    {"hatch", VALUE_WORD, KEY_INT_AT(raw_mark, spec.hatch), .words = hatch_words},
};
const struct schema_map schema_mark = SCHEMA_MAP("mark", "a mark", mark_keys);

/* --- what looks alike ----------------------------------------------------------------------------------- */

/* Lighter or darker by less than this, out of 255, two areas look alike on a photocopy. */
#define ALIKE 40

static struct color
area_of(const struct style *style, enum hatch hatch)
{
	return style->background.none && hatch == HATCH_NONE ? style->color : style->background;
}

static bool
areas_alike(const struct style *a, const struct style *b, enum hatch a_hatch, enum hatch b_hatch)
{
	int difference = color_gray(area_of(a, a_hatch)) - color_gray(area_of(b, b_hatch));

	return a_hatch == b_hatch && difference < ALIKE && difference > -ALIKE;
}

static void
warn_of_marks(struct loader *l, const struct mark_spec *marks, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		for (size_t k = 0; k < i; k++) {
			const struct mark_spec *a = &marks[k], *b = &marks[i];
			bool same_letter = a->letter != NULL && b->letter != NULL
			    ? strcmp(a->letter, b->letter) == 0
			    : a->letter == b->letter;
			if (!same_letter || !areas_alike(a->style, b->style, a->hatch, b->hatch))
				continue;
			diag_add(l->diags, SEVERITY_WARNING, b->loc, "template-chart-alike",
			    "«%s» and «%s» look alike without colour: give one another letter or hatch",
			    load_quote(l, a->value), load_quote(l, b->value));
			break;
		}
	}
}

/* Lines have markers to be told apart by. */
static void
warn_of_series(struct loader *l, const struct series_spec *series, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		for (size_t k = 0; k < i; k++) {
			const struct series_spec *a = &series[k], *b = &series[i];
			if (a->line || b->line || !areas_alike(a->style, b->style, a->hatch, b->hatch))
				continue;
			diag_add(l->diags, SEVERITY_WARNING, b->loc, "template-chart-alike",
			    "this series and number %zu look alike without colour: give one of them another "
			    "«hatch»",
			    k + 1);
			break;
		}
	}
}

/* --- marks ---------------------------------------------------------------------------------------------- */

const struct mark_spec *
load_marks(struct loader *l, const struct yaml_node *node, size_t *count)
{
	size_t n;

	*count = 0;
	if (node->count == 0 || node->count > MARKS_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "«marks» holds 1 to %d values with their marks",
		    MARKS_MAX);
		return NULL;
	}
	struct mark_spec *marks = ARENA_ARRAY(l->arena, struct mark_spec, node->count);
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *value = node->items[2 * i];
		const struct yaml_node *keys = node->items[2 * i + 1];
		struct raw_mark raw = {.spec = {.value = value->text,
					   .key = utf8_fold(l->arena, value->text, value->length, &n),
					   .style = load_find_style(l, "base"),
					   .loc = value->loc}};
		if (!load_map(l, keys, &schema_mark, &raw))
			continue;
		if (!yaml_get(keys, "style") && !yaml_get(keys, "letter") && !yaml_get(keys, "hatch"))
			LOAD_ERROR(l, keys->loc, "template-chart",
			    "the mark of «%s» says nothing: give it «style», «letter» or «hatch»",
			    load_quote(l, raw.spec.value));
		raw.spec.letter = raw.letter.text;
		if (raw.letter.text != NULL && utf8_count(raw.letter.text, strlen(raw.letter.text)) > 3)
			LOAD_ERROR(l, raw.letter.loc, "yaml-value",
			    "«letter» should be 1 to 3 letters or figures, not «%s»",
			    load_quote(l, raw.letter.text));
		marks[(*count)++] = raw.spec;
	}
	warn_of_marks(l, marks, *count);
	return marks;
}

/* --- charts --------------------------------------------------------------------------------------------- */

/* The columns of the periods, which are the categories then. */
static void
bind_each(struct loader *l, const struct yaml_node *node, const struct chart_spec *chart,
    struct raw_series *raw)
{
	static const enum column_series series[] = {COLUMN_ALONE, COLUMN_OF_SLOT, COLUMN_DONE_FIRST};
	const struct yaml_node *each = yaml_get(node, "each-period");

	raw->spec.each = (enum each_period)(EACH_PLANNED + raw->each);
	if (raw->field.text != NULL || raw->fields != NULL || chart->category.heading != NULL ||
	    chart->category_count > 0)
		LOAD_ERROR(l, each->loc, "template-chart",
		    "of «each-period» the periods of the plan are the categories: there is neither «field» "
		    "nor «fields» beside it, and the chart has no categories of its own");
	else if (!load_has_periods(chart->source, series[raw->spec.each]))
		LOAD_ERROR(l, each->loc, "template-chart",
		    "the rows of «%s» have no column «%s» for each period", dataset_info(chart->source)->name,
		    each->text);
	else
		load_each_period(l, each->loc, chart->source, true);
}

/* One heading, or as many as there are categories. */
static void
bind_series(struct loader *l, const struct yaml_node *node, const struct chart_spec *chart,
    struct raw_series *raw)
{
	const struct schema_key key = {"fields", VALUE_TEXT, .flags = KEY_REQUIRED};
	bool by_row = chart->category.heading != NULL || chart->form == FORM_TILES;

	if (chart->panels.given && yaml_get(node, "row") != NULL)
		LOAD_ERROR(l, yaml_get(node, "row")->loc, "template-chart",
		    "each row has a panel of its own: «row» is for charts without «panels»");
	if (yaml_get(node, "each-period") != NULL) {
		bind_each(l, node, chart, raw);
		return;
	}
	if ((raw->field.text != NULL) == (raw->fields != NULL) || (raw->field.text != NULL) != by_row) {
		LOAD_ERROR(l, node->loc, "template-chart",
		    "a series has «field» where the chart has «category», «fields» where it has "
		    "«categories»");
		return;
	}
	size_t n = by_row ? 1 : raw->fields->count;
	if (!by_row && n != chart->category_count) {
		LOAD_ERROR(l, raw->fields->loc, "template-chart",
		    "headings in «fields»: %zu; categories of the chart: %zu; there should be as many", n,
		    chart->category_count);
		return;
	}
	struct binding *fields = ARENA_ARRAY(l->arena, struct binding, n);
	for (size_t i = 0; i < n; i++) {
		struct job_text heading = raw->field;
		if ((by_row || load_value(l, raw->fields->items[i], &key, &heading)) &&
		    load_binding(l, heading, chart->source, true, &fields[i]))
			raw->spec.field_count = i + 1;
	}
	raw->spec.fields = fields;
}

static void
load_series(struct loader *l, const struct yaml_node *list, struct chart_spec *chart)
{
	size_t most = chart->form == FORM_COLUMNS || chart->form == FORM_LINES ? SERIES_MAX : 1;

	if (most == 1 && list->count != 1) {
		LOAD_ERROR(l, list->loc, "yaml-range", "this kind of chart has one series");
		return;
	}
	if (list->count == 0 || list->count > most) {
		LOAD_ERROR(l, list->loc, "yaml-range", "this kind of chart has 1 to %zu series", most);
		return;
	}
	struct series_spec *series = ARENA_ARRAY(l->arena, struct series_spec, list->count);
	for (size_t i = 0; i < list->count; i++) {
		struct raw_series raw = {.spec = {.style = chart->style,
					     .row = 1,
					     .line = chart->form == FORM_LINES,
					     .loc = list->items[i]->loc}};
		if (!load_map(l, list->items[i], &schema_chart_series, &raw))
			continue;
		bind_series(l, list->items[i], chart, &raw);
		raw.spec.row--;
		series[i] = raw.spec;
	}
	chart->series = series;
	chart->series_count = list->count;
	if (diags_errors(l->diags) == 0)
		warn_of_series(l, series, list->count);
}

struct text_template
load_missing_text(struct loader *l, const struct yaml_node *node)
{
	const char *text = wording_text(wording_of_tag(l->template->language), "sin dato");
	struct piece *piece = ARENA_NEW(l->arena, struct piece);

	*piece = (struct piece){.text = text, .length = (uint32_t)strlen(text), .loc = node->loc};
	return (struct text_template){piece, 1, node->loc};
}

void
load_number(struct loader *l, const char *name, struct job_text text, struct decimal *out, bool *given)
{
	if (text.text == NULL)
		return;
	*given = value_decimal(text.text, out);
	if (!*given)
		LOAD_ERROR(l, text.loc, "yaml-value", "«%s» should be a number, as 100 or 87.5, not «%s»",
		    name, load_quote(l, text.text));
}

static bool
has_each_period(const struct yaml_node *series)
{
	for (size_t i = 0; i < series->count; i++)
		if (series->items[i]->kind == YAML_MAP && yaml_get(series->items[i], "each-period") != NULL)
			return true;
	return false;
}

static void
load_categories(struct loader *l, const struct yaml_node *node, struct raw_chart *raw)
{
	struct chart_spec *chart = &raw->spec;

	if (raw->category.text == NULL && raw->categories == NULL &&
	    (has_each_period(raw->series) || chart->form == FORM_TILES))
		return;
	if ((raw->category.text != NULL) == (raw->categories != NULL)) {
		LOAD_ERROR(l, node->loc, "template-chart",
		    "a chart has either «category», where each row is one, or «categories», where columns "
		    "are");
	} else if (raw->category.text != NULL) {
		load_binding(l, raw->category, chart->source, false, &chart->category);
	} else if (raw->categories->count == 0 || raw->categories->count > CATEGORIES_MAX) {
		LOAD_ERROR(l, raw->categories->loc, "yaml-range", "«categories» holds 1 to %d texts",
		    CATEGORIES_MAX);
	} else {
		chart->categories = load_texts(l, raw->categories, "categories");
		chart->category_count = raw->categories->count;
	}
}

/* One plot for each row, instead of one for all. */
static void
load_panels(struct loader *l, struct raw_chart *raw)
{
	struct chart_spec *chart = &raw->spec;
	struct raw_panels panels = {.spec = {.given = true, .columns = PANELS_USUAL, .style = chart->style}};
	struct srcloc loc = raw->panels->loc;

	if (!load_map(l, raw->panels, &schema_chart_panels, &panels) || panels.by.text == NULL)
		return;
	load_binding(l, panels.by, chart->source, false, &panels.spec.by);
	chart->panels = panels.spec;
	if (chart->form != FORM_COLUMNS && chart->form != FORM_LINES)
		LOAD_ERROR(l, loc, "template-chart", "«panels» is for «columns» and «lines» only");
	else if (raw->category.text != NULL)
		LOAD_ERROR(l, raw->category.loc, "template-chart",
		    "each row has a panel of its own: its columns are the categories, named by «categories», "
		    "or those of «each-period»");
}

/* Once the series are known, of which it is said what the second is more or less than the first. */
static void
load_differences(struct loader *l, struct raw_chart *raw)
{
	struct chart_spec *chart = &raw->spec;
	const struct srcloc loc = raw->differences->loc;
	struct differences_spec spec = {.given = true,
	    .style = chart->style,
	    .below_hatch = HATCH_RISING,
	    .loc = loc};

	if (!load_map(l, raw->differences, &schema_chart_differences, &spec))
		return;
	if (spec.below_style == NULL)
		spec.below_style = spec.style;
	chart->differences = spec;
	if ((chart->form != FORM_COLUMNS && chart->form != FORM_LINES) || chart->panels.given)
		LOAD_ERROR(l, loc, "template-chart",
		    "«differences» is for «columns» and «lines» without «panels» only");
	else if (chart->series_count != 2 && chart->series_count > 0)
		LOAD_ERROR(l, loc, "template-chart",
		    "«differences» are those of two series, what the second is more or less than the first; "
		    "the chart has %zu",
		    chart->series_count);
	else if (chart->series_count == 2 &&
	    (chart->series[0].line != chart->series[1].line ||
		chart->series[0].cumulative != chart->series[1].cumulative))
		LOAD_ERROR(l, loc, "template-chart",
		    "«differences» are those of two series of one kind: both columns or both lines, both "
		    "«cumulative» or neither");
}

static bool
has_code(struct loader *l, enum dataset source)
{
	size_t n;
	const char *code = utf8_fold(l->arena, "CÓDIGO", strlen("CÓDIGO"), &n);

	return load_find_column(l, source, code, WORDING_SPANISH) != NULL;
}

/* What only a map has. */
static void
load_map_of_tiles(struct loader *l, const struct yaml_node *node, struct raw_chart *raw)
{
	const bool is_map = raw->spec.form == FORM_TILES;
	size_t n;
	static const char *const keys[] = {"tiles", "place", "shade"};
	static const char *const others[] = {"category", "categories", "reference", "mark", "marks",
	    "panels"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++) {
		const struct yaml_node *key = yaml_get(node, keys[i]);
		if (is_map && key == NULL)
			LOAD_ERROR(l, node->loc, "yaml-missing-key", "a map of tiles needs the key «%s»",
			    keys[i]);
		else if (!is_map && key != NULL)
			LOAD_ERROR(l, key->loc, "template-chart", "«%s» is for «tile-map» only", keys[i]);
	}
	for (size_t i = 0; is_map && i < sizeof(others) / sizeof(*others); i++)
		if (yaml_get(node, others[i]) != NULL)
			LOAD_ERROR(l, yaml_get(node, others[i])->loc, "template-chart",
			    "«%s» is not for «tile-map»", others[i]);
	if (!is_map || raw->tiles == NULL || raw->place.text == NULL || raw->shade == NULL)
		return;
	if (!has_code(l, raw->spec.source) || dataset_is_of_unit(raw->spec.source))
		LOAD_ERROR(l, node->loc, "template-chart",
		    "a map of tiles is of rows of units: its «source» is one of all, with a column CÓDIGO");
	load_tiles(l, raw->tiles, &raw->spec.tiles);
	raw->spec.shade = load_shade(l, raw->shade);
	raw->spec.place = utf8_nfc(l->arena, raw->place.text, strlen(raw->place.text), &n);
}

static void
load_limit(struct loader *l, const struct raw_chart *raw)
{
	const struct chart_spec *chart = &raw->spec;

	if (chart->has_limit && chart->limit.units <= 0)
		LOAD_ERROR(l, raw->limit.loc, "yaml-range", "«limit» should be more than 0");
	else if (chart->has_limit && chart->has_reference &&
	    decimal_compare(chart->limit, chart->reference) < 0)
		LOAD_ERROR(l, raw->limit.loc, "template-chart",
		    "«limit» is %s, and «reference» %s: a line behind the end of the axis could not be drawn",
		    raw->limit.text, raw->reference.text);
	if (chart->has_limit && chart->form != FORM_BARS && !chart->panels.given)
		LOAD_ERROR(l, raw->limit.loc, "template-chart",
		    "«limit» is for «kind: bars», and for charts with «panels»");
}

const struct chart_spec *
load_chart(struct loader *l, const struct yaml_node *node)
{
	struct raw_chart raw = {
	    .spec = {.style = load_find_style(l, "base"), .decimals = -1, .loc = node->loc}};

	raw.spec.missing = load_missing_text(l, node);
	if (!load_map(l, node, &schema_chart, &raw) || raw.series == NULL)
		return NULL;
	if (!l->unit_known && dataset_is_of_unit(raw.spec.source))
		load_needs_unit(l, node->loc);
	load_map_of_tiles(l, node, &raw);
	if (raw.panels != NULL && raw.spec.form != FORM_TILES)
		load_panels(l, &raw);
	load_categories(l, node, &raw);
	load_number(l, "reference", raw.reference, &raw.spec.reference, &raw.spec.has_reference);
	load_number(l, "limit", raw.limit, &raw.spec.limit, &raw.spec.has_limit);
	load_limit(l, &raw);
	if (raw.spec.has_reference && raw.spec.form == FORM_STACK)
		LOAD_ERROR(l, raw.reference.loc, "template-chart", "a stack has no «reference»");
	load_series(l, raw.series, &raw.spec);
	if (raw.differences != NULL)
		load_differences(l, &raw);
	if (raw.mark.text != NULL && (raw.category.text == NULL || raw.marks == NULL))
		LOAD_ERROR(l, raw.mark.loc, "template-chart", "«mark» needs «category» and «marks»");
	else if (raw.mark.text != NULL)
		load_binding(l, raw.mark, raw.spec.source, false, &raw.spec.mark);
	if (raw.marks != NULL && raw.spec.form != FORM_BARS && raw.spec.form != FORM_STACK &&
	    raw.spec.form != FORM_TILES)
		LOAD_ERROR(l, raw.marks->loc, "template-chart", "«marks» is for «bars» and «stack» only");
	else if (raw.marks != NULL)
		raw.spec.marks = load_marks(l, raw.marks, &raw.spec.mark_count);
	struct chart_spec *chart = ARENA_NEW(l->arena, struct chart_spec);
	*chart = raw.spec;
	if (chart->differences.given) {
		l->differences = arena_grow(l->arena, l->differences, l->difference_count,
		    &l->difference_capacity, l->difference_count + 1, sizeof(void *));
		l->differences[l->difference_count++] = chart;
	}
	return chart;
}
