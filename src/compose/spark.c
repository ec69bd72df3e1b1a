/*
 * Sparklines: the cells of a row as values, and in words: "ENE 8 (10); FEB 5 (6)", what was planned in
 * parentheses.
 */
#include "compose/context.h"

/* Of the size of its letters, how high a sparkline is. */
#define HEIGHT_NUMERATOR 6
#define HEIGHT_DENOMINATOR 5

static const int *
bind_fields(struct context *c, const struct rows *rows, const struct binding *fields, size_t count)
{
	int *columns = ARENA_ARRAY(c->arena, int, count);
	for (size_t i = 0; i < count; i++)
		columns[i] = rows_column(rows, fields[i].key);
	return columns;
}

struct spark_columns
spark_bind(struct context *c, const struct rows *rows, const struct spark_spec *spec)
{
	return (struct spark_columns){
	    .rows = rows,
	    .values = bind_fields(c, rows, spec->values, spec->count),
	    .planned = spec->has_planned ? bind_fields(c, rows, spec->planned, spec->count) : NULL,
	    .mark = spec->mark.heading ? rows_column(rows, spec->mark.key) : -1,
	};
}

/* Bound fields, and the columns that they are bound to. */
struct bound_fields {
	const struct rows *rows;
	const struct binding *fields;
	const int *columns;
	size_t count;
};

static const struct chart_value *
read_values(struct context *c, const struct bound_fields *bound, size_t row, bool *any)
{
	struct chart_value *values = ARENA_ARRAY(c->arena, struct chart_value, bound->count);

	for (size_t i = 0; i < bound->count; i++) {
		struct value value = read_cell(c, bound->rows, row, bound->columns[i], &bound->fields[i]);
		if (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT)
			continue;
		values[i] = (struct chart_value){
		    value.number,
		    rows_text(bound->rows, row, bound->columns[i]),
		    true,
		};
		*any = true;
	}
	return values;
}

/* Whether it is said of value i, which is not known, that it is missing: as planned, or as not reported. */
static bool
lacks(const struct spark_columns *columns, const struct spark *spark, size_t row, size_t i)
{
	const struct dataset_cell *cell;

	if (spark->planned)
		return spark->planned[i].known && !rows_column_is_future(columns->rows, columns->values[i]);
	cell = rows_dataset_cell(columns->rows, row, columns->values[i]);
	return cell && cell->kind == CELL_NOT_REPORTED;
}

/* A month that is still to come lacks nothing: it is drawn as planned, and not told of. */
static const char *
told(struct context *c, const struct spark_spec *spec, const struct spark_columns *columns,
    const struct spark *spark, size_t row)
{
	struct buf text = BUF_INIT;
	const char *missing = fill_plain(c, &spec->missing);

	buf_adds(&text, fill_plain(c, &spec->alt));
	bool first = true;
	for (size_t i = 0; i < spark->count; i++) {
		bool planned = spark->planned && spark->planned[i].known;
		if (!spark->values[i].known && !lacks(columns, spark, row, i))
			continue;
		buf_adds(&text, !first ? "; " : text.length > 0 ? " " : "");
		first = false;
		const char *name = spec->names ? fill_plain(c, &spec->names[i]) : spec->values[i].heading;
		buf_addf(&text, "%s %s", name, spark->values[i].known ? spark->values[i].text : missing);
		if (planned)
			buf_addf(&text, " (%s)", spark->planned[i].text);
	}
	if (first)
		buf_addf(&text, text.length > 0 ? " %s" : "%s", missing);
	buf_addc(&text, '.');
	return buf_take(&text, c->arena);
}

/* Whether something was due up to now, and nothing of it is known. */
static bool
is_silent(const struct spark_columns *columns, const struct spark *spark)
{
	bool due = false;

	for (size_t i = 0; i < spark->count; i++) {
		if (spark->values[i].known)
			return false;
		due = due ||
		    (spark->planned && spark->planned[i].known &&
			!decimal_is_zero(spark->planned[i].number) &&
			!rows_column_is_future(columns->rows, columns->values[i]));
	}
	return due;
}

static const struct mark_spec *
mark_of_heading(const struct spark_spec *spec, const char *key)
{
	const struct mark_spec *mark = spec->marks;

	while (strcmp(mark->key, key) != 0)
		mark++;
	return mark;
}

/* The ink of a bar by the word that it has, those of a stack by their headings. */
static void
set_marks(struct context *c, const struct spark_spec *spec, const struct spark_columns *columns, size_t row,
    struct spark *spark)
{
	const struct mark *marks = compose_marks(c, spec->marks, spec->mark_count);

	if (spec->draw == SPARK_BAR && columns->mark >= 0) {
		const char *word = rows_text(columns->rows, row, columns->mark);
		const size_t at = find_mark(c, spec->marks, spec->mark_count, word,
		    rows_place(columns->rows, row, columns->mark, spec->mark.loc));
		if (at < spec->mark_count)
			spark->ink = marks[at].ink;
	}
	if (spec->draw != SPARK_STACK)
		return;
	struct ink *parts = ARENA_ARRAY(c->arena, struct ink, spec->count);
	for (size_t i = 0; i < spec->count; i++)
		parts[i] = marks[mark_of_heading(spec, spec->values[i].key) - spec->marks].ink;
	spark->parts = parts;
}

const struct figure *
compose_spark(struct context *c, const struct spark_spec *spec, const struct spark_columns *columns,
    size_t row)
{
	const struct bound_fields values = {columns->rows, spec->values, columns->values, spec->count};
	const struct bound_fields planned = {columns->rows, spec->planned, columns->planned, spec->count};
	struct spark *spark = ARENA_NEW(c->arena, struct spark);
	struct figure *figure = ARENA_NEW(c->arena, struct figure);
	static const enum spark_kind kinds[] = {
	    [SPARK_COLUMNS] = SPARK_KIND_COLUMNS,
	    [SPARK_LINE] = SPARK_KIND_LINE,
	    [SPARK_BAR] = SPARK_KIND_BAR,
	    [SPARK_STACK] = SPARK_KIND_STACK,
	};
	bool any = false;

	*spark = (struct spark){
	    .values = read_values(c, &values, row, &any),
	    .planned = columns->planned ? read_values(c, &planned, row, &any) : NULL,
	    .count = spec->count,
	    .ink = ink_from(spec->style, HATCH_NONE, DASH_NONE),
	    .planned_ink = ink_from(spec->planned_style, HATCH_NONE, DASH_NONE),
	    .kind = kinds[spec->draw],
	    .most = spec->most,
	    .reference = spec->reference,
	    .reference_color = spec->style->color,
	    .has_reference = spec->has_reference,
	};
	set_marks(c, spec, columns, row, spark);
	*figure = (struct figure){
	    .spark = spark,
	    .height =
		spec->height > 0 ? spec->height : spec->style->size * HEIGHT_NUMERATOR / HEIGHT_DENOMINATOR,
	    .loc = spec->loc,
	};
	if (!any || is_silent(columns, spark))
		return NULL;
	figure->alt = told(c, spec, columns, spark, row);
	return figure;
}
