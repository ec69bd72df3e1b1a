/*
 * Charts: the cells of rows as values, with their figures and what they tell in words.
 */
#include "base/suggest.h"
#include "base/utf8.h"
#include "compose/charting.h"

/* An outline tells a light area from the paper; around a dark one it would only be lost. */
static bool
is_darker(const struct style *style)
{
	return color_gray(style->color) < color_gray(style->background);
}

struct ink
ink_from(const struct style *style, enum hatch hatch, enum dash dash)
{
	bool hatched = hatch != HATCH_NONE;

	return (struct ink){
	    .fill = style->background.none && !hatched ? style->color : style->background,
	    .line = style->color,
	    .hatch = hatch,
	    .dash = dash,
	    .outlined = hatched || (!style->background.none && is_darker(style)),
	};
}

struct mark *
compose_marks(struct context *c, const struct mark_spec *specs, size_t count)
{
	struct mark *marks = ARENA_ARRAY(c->arena, struct mark, count);

	for (size_t i = 0; i < count; i++)
		marks[i] = (struct mark){
		    .word = specs[i].value,
		    .ink = {.fill = specs[i].style->background,
			.line = specs[i].style->color,
			.hatch = specs[i].hatch,
			.outlined = is_darker(specs[i].style)},
		    .letter = specs[i].letter,
		    .style = specs[i].style,
		};
	return marks;
}

/* Rows that were computed have no place of their own: each word is told once where the template binds. */
static bool
mark_told(const struct diags *diags, struct srcloc loc, const char *text)
{
	if (!diags_has(diags, loc, "compose-mark-unknown"))
		return false;
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);
		if (strcmp(d->rule, "compose-mark-unknown") == 0 && d->loc.line == loc.line &&
		    d->loc.column == loc.column && strstr(d->message, text) != NULL)
			return true;
	}
	return false;
}

size_t
find_mark(struct context *c, const struct mark_spec *specs, size_t count, const char *text, struct srcloc loc)
{
	size_t n, i = 0;
	const char *key = utf8_fold(c->arena, text, strlen(text), &n);

	while (i < count && strcmp(specs[i].key, key) != 0)
		i++;
	if (i < count || n == 0 || mark_told(c->diags, loc, text))
		return i;
	const char **keys = ARENA_ARRAY(c->arena, const char *, count);
	for (i = 0; i < count; i++)
		keys[i] = specs[i].key;
	size_t near = nearest_name(key, keys, count);
	if (near < count)
		diag_add(c->diags, SEVERITY_WARNING, loc, "compose-mark-unknown",
		    "«%s» has no mark; is «%s» meant? It is printed without", text, specs[near].value);
	else
		diag_add(c->diags, SEVERITY_WARNING, loc, "compose-mark-unknown",
		    "«%s» has no mark; it is printed without", text);
	return count;
}

/* Of segments without a mark of their own: told apart by their hatches. */
static struct mark *
plain_mark(struct chart_builder *b, size_t i)
{
	struct mark *mark = ARENA_NEW(b->c->arena, struct mark);

	*mark = (struct mark){
	    .ink = {.fill = {.none = true},
		.line = b->spec->style->color,
		.hatch = (enum hatch)(i % (HATCH_UPRIGHT + 1)),
		.outlined = true},
	    .style = b->spec->style,
	};
	return mark;
}

/* The word under `mark`; "" where there is none. */
static const char *
status_of(const struct chart_builder *b, size_t row)
{
	return rows_text(&b->rows, row, b->mark_column);
}

/* By the word under `mark`, or by the name. */
static void
read_marks(struct chart_builder *b, struct chart_category *categories)
{
	const struct chart_spec *spec = b->spec;
	const struct mark *marks = compose_marks(b->c, spec->marks, spec->mark_count);

	b->mark_column = spec->mark.heading != NULL ? rows_column(&b->rows, spec->mark.key) : -1;
	for (size_t i = 0; i < b->chart->category_count; i++) {
		struct chart_category *category = &categories[i];
		const char *word = b->mark_column >= 0 ? status_of(b, i) : category->name;
		size_t at = spec->mark_count == 0
		    ? 0
		    : find_mark(b->c, spec->marks, spec->mark_count, word, category->loc);
		if (at < spec->mark_count)
			category->mark = &marks[at];
		if (category->mark == NULL && spec->form == FORM_STACK)
			category->mark = plain_mark(b, i);
	}
}

struct value
read_cell(struct context *c, const struct rows *rows, size_t row, int column, const struct binding *field)
{
	struct value value;

	if (rows_value(rows, row, column, &value))
		return value;
	if (!diags_has(c->diags, field->loc, "compose-chart-value"))
		diag_add(c->diags, SEVERITY_WARNING, field->loc, "compose-chart-value",
		    "«%s» under «%s» is no number: the chart shows it as missing",
		    rows_text(rows, row, column), field->heading);
	return (struct value){.kind = VALUE_BLANK};
}

struct chart_value
chart_read_value(struct chart_builder *b, const struct binding *field, size_t row)
{
	struct value value = read_cell(b->c, &b->rows, row, rows_column(&b->rows, field->key), field);

	if (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT)
		return (struct chart_value){.text = b->missing};
	if (b->spec->percent)
		value_as_decimals(&value);
	b->any = true;
	b->counts[value.kind == VALUE_PERCENT]++;
	b->places = value.number.scale > b->places ? value.number.scale : b->places;
	b->percent = b->percent && (value.kind == VALUE_PERCENT || b->spec->percent);
	return (struct chart_value){.number = value.number, .known = true};
}

/* What stands after its figures. */
static const char *
percent_text(const struct chart_builder *b)
{
	return b->percent ? number_percent_text(b->c->composition->job->numbers) : "";
}

static void
print_value(struct chart_builder *b, struct chart_value *value)
{
	struct buf text = BUF_INIT;
	int places = b->spec->decimals >= 0 ? b->spec->decimals : b->places;

	if (!value->known)
		return;
	decimal_format(&text, value->number, b->c->composition->job->numbers, places, true);
	buf_adds(&text, percent_text(b));
	value->text = buf_take(&text, b->c->arena);
}

void
chart_print_values(struct chart_builder *b, struct chart_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		print_value(b, &values[i]);
}

/* Sums up to each value; gaps stay gaps. */
static void
accumulate(struct chart_builder *b, const struct series_spec *series, struct chart_value *values)
{
	struct decimal sum = {0, 0};

	for (size_t i = 0; i < b->chart->category_count; i++) {
		if (!values[i].known)
			continue;
		if (!decimal_add(sum, values[i].number, &sum)) {
			diag_add(b->c->diags, SEVERITY_ERROR, series->loc, "compose-chart-value",
			    "the sum of this series is too large to be reckoned exactly");
			b->c->failed = true;
			return;
		}
		values[i].number = sum;
	}
}

struct chart_value *
chart_read_values(struct chart_builder *b, const struct series_spec *series, size_t row)
{
	bool by_row = b->spec->category.heading != NULL;
	struct chart_value *values = ARENA_ARRAY(b->c->arena, struct chart_value, b->chart->category_count);

	for (size_t i = 0; i < b->chart->category_count; i++)
		values[i] = by_row ? chart_read_value(b, &series->fields[0], i)
				   : chart_read_value(b, &series->fields[i], row);
	if (series->cumulative)
		accumulate(b, series, values);
	return values;
}

void
chart_warn_of_mixed(const struct chart_builder *b)
{
	if (b->spec->percent || b->counts[0] == 0 || b->counts[1] == 0 ||
	    diags_has(b->c->diags, b->spec->loc, "compose-chart-mixed"))
		return;
	if (b->spec->differences.given) {
		diag_add(b->c->diags, SEVERITY_ERROR, b->spec->loc, "compose-chart-mixed",
		    "the chart has numbers (%zu) and percents (%zu), which have no difference", b->counts[0],
		    b->counts[1]);
		b->c->failed = true;
		return;
	}
	diag_add(b->c->diags, SEVERITY_WARNING, b->spec->loc, "compose-chart-mixed",
	    "the chart has numbers (%zu) and percents (%zu) on one axis, which can't be compared: they are "
	    "drawn all the same, without percent sign",
	    b->counts[0], b->counts[1]);
}

/* What series look like, and nothing of their values. */
static struct chart_series *
set_series(struct chart_builder *b)
{
	const struct chart_spec *spec = b->spec;
	struct chart_series *all = ARENA_ARRAY(b->c->arena, struct chart_series, spec->series_count);

	for (size_t s = 0; s < spec->series_count; s++) {
		const struct series_spec *series = &spec->series[s];
		all[s] = (struct chart_series){
		    .title = series->title.count > 0 ? fill_plain(b->c, &series->title) : NULL,
		    .ink = ink_from(series->style, series->hatch, series->dash),
		    .line = series->line,
		    .loc = series->loc,
		};
	}
	b->chart->series = all;
	b->chart->series_count = spec->series_count;
	return all;
}

static void
read_series(struct chart_builder *b, struct chart_series *all)
{
	const struct chart_spec *spec = b->spec;
	struct chart_value **values = ARENA_ARRAY(b->c->arena, struct chart_value *, spec->series_count);

	for (size_t s = 0; s < spec->series_count; s++)
		all[s].values = values[s] = chart_read_values(b, &spec->series[s], spec->series[s].row);
	b->percent = b->percent && b->any;
	chart_warn_of_mixed(b);
	for (size_t s = 0; s < spec->series_count; s++)
		chart_print_values(b, values[s], b->chart->category_count);
}

static struct chart_category *
read_categories(struct chart_builder *b)
{
	const struct chart_spec *spec = b->spec;
	bool by_row = spec->category.heading != NULL;
	int column = by_row ? rows_column(&b->rows, spec->category.key) : -1;
	size_t n = by_row ? b->rows.row_count : spec->category_count;
	struct chart_category *categories = ARENA_ARRAY(b->c->arena, struct chart_category, n);

	for (size_t i = 0; i < n; i++) {
		if (!by_row) {
			categories[i].name = fill_plain(b->c, &spec->categories[i]);
			categories[i].loc = spec->categories[i].loc;
		} else {
			categories[i].name = rows_text(&b->rows, i, column);
			categories[i].loc = rows_place(&b->rows, i, column, spec->category.loc);
		}
	}
	b->chart->categories = categories;
	b->chart->category_count = n;
	return categories;
}

/* A month that is still to come lacks nothing. */
static bool
lacks(const struct chart_builder *b, const struct chart_value *value, size_t s, size_t category)
{
	const struct series_spec *series = &b->spec->series[s];
	bool by_row = b->spec->category.heading != NULL;
	int column = rows_column(&b->rows, series->fields[by_row ? 0 : category].key);

	if (value->known)
		return false;
	if (column < 0)
		return true;
	return by_row ? !rows_row_is_future(&b->rows, category) : !rows_column_is_future(&b->rows, column);
}

/* "FEB: sin dato", the two words in one line: where columns and lines have a gap, it is said. */
static const char *
label_of(const struct chart_builder *b, size_t category, const char *name)
{
	struct buf text = BUF_INIT;
	bool any = false;

	for (size_t s = 0; s < b->chart->series_count; s++)
		any = any || lacks(b, &b->chart->series[s].values[category], s, category);
	if (!any || b->missing[0] == '\0')
		return name;
	buf_adds(&text, name);
	buf_adds(&text, name[0] != '\0' ? ": " : "");
	for (const char *at = b->missing; *at != '\0'; at++) {
		if (*at == ' ')
			buf_adds(&text, "\u00A0");
		else
			buf_addc(&text, *at);
	}
	return buf_take(&text, b->c->arena);
}

const char *
chart_told(struct chart_builder *b, const struct chart_value *const *of_series, size_t category,
    const char *name)
{
	struct buf text = BUF_INIT;

	bool any = false;

	buf_adds(&text, name);
	buf_adds(&text, name[0] != '\0' ? ":" : "");
	for (size_t s = 0; s < b->chart->series_count; s++) {
		const struct chart_series *series = &b->chart->series[s];
		const struct chart_value *value = &of_series[s][category];
		if (!value->known && !lacks(b, value, s, category))
			continue;
		buf_adds(&text, any ? ", " : text.length > 0 ? " " : "");
		any = true;
		if (series->title != NULL && b->chart->series_count > 1) {
			buf_adds(&text, series->title);
			buf_addc(&text, ' ');
		}
		buf_adds(&text, value->text);
	}
	if (!any) {
		buf_release(&text);
		return "";
	}
	const char *status = status_of(b, category);
	if (status[0] != '\0')
		buf_addf(&text, " (%s)", status);
	return buf_take(&text, b->c->arena);
}

static void
tell_categories(struct chart_builder *b, struct chart_category *categories)
{
	const struct chart_value **of_series =
	    ARENA_ARRAY(b->c->arena, const struct chart_value *, b->chart->series_count);

	for (size_t s = 0; s < b->chart->series_count; s++)
		of_series[s] = b->chart->series[s].values;
	for (size_t i = 0; i < b->chart->category_count; i++) {
		categories[i].label = label_of(b, i, categories[i].name);
		categories[i].told = chart_told(b, of_series, i, categories[i].name);
	}
}

static enum chart_kind
kind_of(enum chart_form form)
{
	switch (form) {
	case FORM_BARS:
		return CHART_BARS;
	case FORM_COLUMNS:
		return CHART_COLUMNS;
	case FORM_LINES:
		return CHART_LINES;
	case FORM_STACK:
		return CHART_STACK;
	case FORM_TILES:
		return CHART_TILES;
	}
	return CHART_BARS;
}

/* What the chart shows, and how far its series differ. */
static const char *
told_first(const struct chart_builder *b)
{
	const char *alt = fill_plain(b->c, &b->spec->alt);
	const size_t n = strlen(alt);

	if (b->differences_told == NULL)
		return alt;
	const bool ends = n > 0 && strchr(".?!:;", alt[n - 1]) != NULL;
	return arena_printf(b->c->arena, "%s%s %s", alt, ends ? "" : ".", b->differences_told);
}

static void
fill_chart(struct chart_builder *b)
{
	const struct chart_spec *spec = b->spec;
	struct chart *chart = b->chart;

	chart->kind = spec->panels.given ? CHART_PANELS : kind_of(spec->form);
	chart->missing = b->missing;
	chart->style = spec->style;
	chart->height = spec->height;
	chart->reference = (struct chart_reference){spec->has_reference, spec->reference,
	    spec->reference_label.count > 0 ? fill_plain(b->c, &spec->reference_label) : NULL};
	chart->limit = spec->limit;
	chart->limited = spec->has_limit;
	chart->numbers = b->c->composition->job->numbers;
	chart->suffix = percent_text(b);
	chart->alt = told_first(b);
	chart->loc = spec->loc;
}

static void
read_rows(struct chart_builder *b)
{
	struct chart_category *categories = read_categories(b);

	read_marks(b, categories);
	struct chart_series *series = set_series(b);
	if (b->spec->panels.given) {
		chart_read_panels(b);
		return;
	}
	read_series(b, series);
	tell_categories(b, categories);
	if (b->spec->differences.given)
		chart_read_differences(b);
}

const struct chart *
compose_chart(struct context *c, const struct chart_spec *spec)
{
	struct chart_builder b = {
	    .c = c,
	    .spec = chart_of_periods(c, spec),
	    .chart = ARENA_NEW(c->arena, struct chart),
	    .percent = true,
	};

	context_rows(c, spec->source, &b.rows);
	b.missing = fill_plain(c, &spec->missing);
	if (spec->tiles.given)
		chart_read_tiles(&b);
	else
		read_rows(&b);
	fill_chart(&b);
	rows_release(&b.rows);
	return b.any ? b.chart : NULL;
}
