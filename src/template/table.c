/*
 * Tables of a template: columns bound to the headings of a plan, under groups.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "dataset/periods.h"
#include "template/loader.h"

#define TABLES_MAX 100
#define TABLE_COLUMNS_MAX 200
#define GROUP_DEPTH_MAX 4

static const char *const align_words[] = {"left", "center", "right", NULL};
static const char *const number_words[] = {"as-written", "number", "percent", NULL};
static const char *const each_words[] = {"planned", "done", "quarters", NULL}; /* from EACH_PLANNED on */
/* As enum total. */
static const char *const total_words[] = {"none", "sum", "mean", "count", "min", "max", "share", NULL};
static const char *const goal_words[] = {"none", "unit", "line", NULL}; /* by enum goal */
static const char *const kind_words[] = {"text", "number", "percent", "money", NULL};

struct raw_table {
	struct table_spec spec;
	const struct style *style, *head_style;
	const struct yaml_node *columns;
	struct raw_row_rules rules;
};

/* More rows than that on the two sides of a break are a page of their own. */
#define MIN_ROWS_MAX 20

static const struct schema_key table_keys[] = {
    {"columns", VALUE_LIST, KEY_AT(raw_table, columns), .flags = KEY_REQUIRED},
    {"source", VALUE_SOURCE, KEY_AT(raw_table, spec.source)},
    {"style", VALUE_STYLE, KEY_AT(raw_table, style)},
    {"head-style", VALUE_STYLE, KEY_AT(raw_table, head_style)},
    {"summary", VALUE_FIELDS, KEY_AT(raw_table, spec.summary), .flags = KEY_NO_PAGES},
    {"empty", VALUE_FIELDS, KEY_AT(raw_table, spec.empty)},
    {"continued", VALUE_FIELDS, KEY_AT(raw_table, spec.continued), .flags = KEY_NO_PAGES},
    {"continued-style", VALUE_STYLE, KEY_AT(raw_table, spec.continued_style)},
    {"row-height", VALUE_LENGTH, KEY_AT(raw_table, spec.min_row_height), RANGE(0, 1000 * LENGTH_PT)},
    {"min-rows", VALUE_COUNT, KEY_INT_AT(raw_table, spec.min_rows), RANGE(1, MIN_ROWS_MAX)},
    {"align", VALUE_WORD, KEY_INT_AT(raw_table, spec.align), .words = align_words},
    {"where", VALUE_NODE, KEY_AT(raw_table, rules.where)},
    {"sort-by", VALUE_NODE, KEY_AT(raw_table, rules.sort_by)},
    {"limit", VALUE_COUNT, KEY_INT_AT(raw_table, spec.limit), RANGE(1, 1000000)},
    {"more", VALUE_FIELDS, KEY_AT(raw_table, spec.more), .flags = KEY_NO_PAGES | KEY_LEFT_OUT},
    {"group-by", VALUE_NODE, KEY_AT(raw_table, rules.group_by)},
    {"total", VALUE_NODE, KEY_AT(raw_table, rules.total)},
    {"row-styles", VALUE_LIST, KEY_AT(raw_table, rules.row_styles)},
    {"revision-bars", VALUE_YES_NO, KEY_AT(raw_table, spec.revision_bars)},
    {"changed-style", VALUE_STYLE, KEY_AT(raw_table, spec.changed_style)},
    {"before-style", VALUE_STYLE, KEY_AT(raw_table, spec.before_style)},
};
const struct schema_map schema_table = SCHEMA_MAP("table", "a table", table_keys);

struct raw_column {
	bool markup;
	struct table_column column;
	struct job_text field, differs_from;
	uint8_t each; /* of each_words */
	const struct yaml_node *spark, *marks, *fields, *rank, *shade, *styles;
};

static const struct schema_key column_keys[] = {
    {"field", VALUE_TEXT, KEY_AT(raw_column, field)},
    {"each-period", VALUE_WORD, KEY_INT_AT(raw_column, each), .words = each_words},
    {"sparkline", VALUE_NODE, KEY_AT(raw_column, spark)},
    {"title", VALUE_FIELDS, KEY_AT(raw_column, column.title), .flags = KEY_MARKUP},
    {"markup", VALUE_YES_NO, KEY_AT(raw_column, markup)},
    {"width", VALUE_WIDTH, KEY_AT(raw_column, column.width)},
    {"style", VALUE_STYLE, KEY_AT(raw_column, column.style)},
    {"head-style", VALUE_STYLE, KEY_AT(raw_column, column.head_style)},
    {"quarter-style", VALUE_STYLE, KEY_AT(raw_column, column.quarter_style)},
    {"quarter-head-style", VALUE_STYLE, KEY_AT(raw_column, column.quarter_head_style)},
    {"merge", VALUE_YES_NO, KEY_AT(raw_column, column.merge)},
    {"number", VALUE_WORD, KEY_INT_AT(raw_column, column.format), .words = number_words},
    {"kind", VALUE_WORD, KEY_INT_AT(raw_column, column.format), .words = kind_words},
    {"decimals", VALUE_COUNT, KEY_INT_AT(raw_column, column.decimals), RANGE(0, 9)},
    {"marks", VALUE_MAP, KEY_AT(raw_column, marks)},
    {"fields", VALUE_LIST, KEY_AT(raw_column, fields)},
    {"rank", VALUE_NODE, KEY_AT(raw_column, rank)},
    {"total", VALUE_WORD, KEY_INT_AT(raw_column, column.total), .words = total_words},
    {"total-else", VALUE_FIELDS, KEY_AT(raw_column, column.total_else), .flags = KEY_NO_PAGES},
    {"hide-empty", VALUE_YES_NO, KEY_AT(raw_column, column.hide_empty)},
    {"head-turned", VALUE_LENGTH, KEY_AT(raw_column, column.head_turned),
	RANGE(10 * LENGTH_PT, 500 * LENGTH_PT)},
    {"link", VALUE_WORD, KEY_INT_AT(raw_column, column.link), .words = goal_words},
    {"page-of", VALUE_WORD, KEY_INT_AT(raw_column, column.page_of), .words = goal_words},
    {"collect", VALUE_YES_NO, KEY_AT(raw_column, column.collect)},
    {"differs-from", VALUE_TEXT, KEY_AT(raw_column, differs_from)},
    {"blank", VALUE_FIELDS, KEY_AT(raw_column, column.blank), .flags = KEY_NO_PAGES},
    {"missing", VALUE_FIELDS, KEY_AT(raw_column, column.missing), .flags = KEY_NO_PAGES},
    {"missing-style", VALUE_STYLE, KEY_AT(raw_column, column.missing_style)},
    {"shade", VALUE_MAP, KEY_AT(raw_column, shade)},
    {"styles", VALUE_LIST, KEY_AT(raw_column, styles)},
};
const struct schema_map schema_table_column = SCHEMA_MAP("table-column", "a column of a table", column_keys);

struct raw_group {
	struct column_group group;
	const struct yaml_node *columns;
};

static const struct schema_key group_keys[] = {
    {"group", VALUE_FIELDS, KEY_AT(raw_group, group.title), .flags = KEY_REQUIRED},
    {"style", VALUE_STYLE, KEY_AT(raw_group, group.style)},
    {"columns", VALUE_LIST, KEY_AT(raw_group, columns), .flags = KEY_REQUIRED},
};
const struct schema_map schema_table_group = SCHEMA_MAP("table-group", "a group of columns", group_keys);

struct table_builder {
	struct loader *l;
	enum dataset source;
	const struct style *style, *head_style;
	struct table_column *columns;
	size_t column_count, column_capacity;
	size_t spread; /* columns, with all that those of periods stand for in a plan by months */
	struct column_group *groups;
	size_t group_count, group_capacity;
	uint8_t levels;
};

/* The heading as it was written, as a text of one literal. */
static struct text_template
literal(struct loader *l, struct job_text text)
{
	struct piece *piece = ARENA_NEW(l->arena, struct piece);

	*piece = (struct piece){.text = text.text, .length = (uint32_t)strlen(text.text), .loc = text.loc};
	return (struct text_template){piece, 1, text.loc};
}

static void
check_decimals(struct loader *l, const struct yaml_node *node, const struct table_column *column)
{
	const struct yaml_node *decimals = yaml_get(node, "decimals"), *kind = yaml_get(node, "kind");

	if (kind != NULL && yaml_get(node, "number") != NULL)
		LOAD_ERROR(l, kind->loc, "template-table", "«kind» or «number», not both");
	if (decimals != NULL && column->format == FORMAT_AS_WRITTEN)
		LOAD_ERROR(l, decimals->loc, "template-table",
		    "«decimals» needs «kind: number», «kind: percent» or «kind: money»");
}

/* Of a column that is of that kind, the keys that are for others: NULL-terminated. */
static void
refuse_keys(struct loader *l, const struct yaml_node *node, const char *const *keys, const char *kind)
{
	for (; *keys != NULL; keys++)
		if (yaml_get(node, *keys) != NULL)
			LOAD_ERROR(l, node->loc, "template-table",
			    "«%s» is for columns of text, not for «%s»", *keys, kind);
}

/* A column prints the cells under a heading, or those of each period, or draws those under several. */
static bool
check_kind(struct loader *l, const struct yaml_node *node, const struct raw_column *raw)
{
	static const char *const no_drawing[] = {"merge", "number", "kind", "decimals", "marks", "total",
	    "total-else", "blank", "missing", "missing-style", "shade", "styles", "hide-empty", "collect",
	    "differs-from", NULL};
	static const char *const no_each[] = {"title", "merge", "collect", "differs-from", NULL};
	static const char *const no_fields[] = {"title", "differs-from", NULL};
	static const char *const kinds[] = {"field", "sparkline", "each-period", "fields", "rank", "page-of"};
	const struct yaml_node *first = NULL;
	const char *found = NULL;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		const struct yaml_node *key = yaml_get(node, kinds[i]);

		if (key != NULL && found != NULL)
			LOAD_ERROR(l, first->loc, "template-table", "«%s» or «%s», not both", found,
			    kinds[i]);
		first = first != NULL ? first : key;
		found = found == NULL && key != NULL ? kinds[i] : found;
	}
	if (found == NULL)
		LOAD_ERROR(l, node->loc, "yaml-missing-key", "a column of a table needs the key «field»");
	if (raw->spark != NULL || raw->rank != NULL || raw->column.page_of != GOAL_NONE)
		refuse_keys(l, node, no_drawing, found);
	else if (raw->column.each != EACH_NONE)
		refuse_keys(l, node, no_each, found);
	else if (raw->fields != NULL)
		refuse_keys(l, node, no_fields, found);
	if ((raw->column.quarter_style != NULL || raw->column.quarter_head_style != NULL) &&
	    raw->column.each != EACH_PLANNED && raw->column.each != EACH_DONE)
		LOAD_ERROR(l, node->loc, "template-table",
		    "«quarter-style» and «quarter-head-style» are for «each-period», of what was planned or "
		    "done");
	return raw->field.text != NULL || raw->spark != NULL || raw->column.each != EACH_NONE ||
	    raw->fields != NULL || raw->rank != NULL || raw->column.page_of != GOAL_NONE;
}

/* How many columns it is of a plan by months. */
static size_t
spread_of(const struct table_column *column)
{
	if (column->each == EACH_NONE)
		return 1;
	return division_count(column->each == EACH_QUARTER ? DIVISION_QUARTERS : DIVISION_MONTHS);
}

/* Whether its cells must be numbers: «number: as-written» asks that, too. */
static bool
is_number(const struct yaml_node *node, const struct table_column *column)
{
	return yaml_get(node, "number") != NULL || column->format != FORMAT_AS_WRITTEN;
}

/* What the column's format says of the cells that it is bound to. */
static void
bind_format(struct binding *loaded, struct table_column *column)
{
	loaded->percent = column->format == FORMAT_PERCENT;
	loaded->read = column->format != FORMAT_AS_WRITTEN;
	column->binding = *loaded;
}

/* The columns of the periods, of which a source has those of the plan, and perhaps others. */
static void
bind_each(struct table_builder *b, const struct yaml_node *node, struct table_column *column)
{
	static const enum column_series series[] = {COLUMN_ALONE, COLUMN_OF_SLOT, COLUMN_DONE_FIRST,
	    COLUMN_OF_GROUP};
	const struct yaml_node *each = yaml_get(node, "each-period");

	if (!load_has_periods(b->source, series[column->each]))
		LOAD_ERROR(b->l, each->loc, "template-table",
		    "the rows of «%s» have no column «%s» for each period", dataset_info(b->source)->name,
		    each->text);
	load_each_period(b->l, each->loc, b->source, is_number(node, column));
	bind_format(&b->l->bindings[b->l->binding_count - 1], column);
}

/* What percents, texts and words come to is never a sum of them. */
static void
check_total(struct table_builder *b, const struct yaml_node *node, const struct table_column *column)
{
	const struct yaml_node *total = yaml_get(node, "total");
	const struct dataset_column *of = column->binding.heading != NULL
	    ? load_find_column(b->l, b->source, column->binding.key, WORDING_SPANISH)
	    : NULL;

	if (column->total_else.count > 0 && column->total == TOTAL_NONE)
		LOAD_ERROR(b->l, node->loc, "template-table", "«total-else» needs «total»");
	if (total == NULL || of == NULL || column->total == TOTAL_COUNT || column->total == TOTAL_NONE)
		return;
	if (of->kind == CELL_PERCENT && (column->total == TOTAL_SUM || column->total == TOTAL_SHARE))
		LOAD_ERROR(b->l, total->loc, "template-total",
		    "«%s» are percents, which are never added: «mean», «min» or «max» can be had of them",
		    load_quote(b->l, column->binding.heading));
	else if (of->kind != CELL_PERCENT && of->kind != CELL_NUMBER)
		LOAD_ERROR(b->l, total->loc, "template-total",
		    "«%s» are texts: only «count» can be had of them",
		    load_quote(b->l, column->binding.heading));
}

static void
append_column(struct table_builder *b, const struct table_column *column)
{
	b->columns = arena_grow(b->l->arena, b->columns, b->column_count, &b->column_capacity,
	    b->column_count + 1, sizeof(*b->columns));
	b->columns[b->column_count++] = *column;
}

/* What is drawn, shaded or looks otherwise by conditions; `own` is the heading of the column, or NULL. */
static void
add_looks(struct table_builder *b, const struct raw_column *raw, const struct job_text *own,
    struct table_column *column)
{
	if (raw->shade != NULL)
		column->shade = load_shade(b->l, raw->shade);
	if (raw->styles != NULL)
		column->style_rules =
		    load_style_rules(b->l, raw->styles, b->source, own, &column->style_rule_count);
}

/* What the words of a column are compared with; NULL: nothing. */
static const struct binding *
bind_other(struct table_builder *b, struct job_text heading)
{
	struct binding *other = ARENA_NEW(b->l->arena, struct binding);

	if (heading.text == NULL || !load_binding(b->l, heading, b->source, false, other))
		return NULL;
	return other;
}

/* A column that prints the cells under one heading. */
static void
add_field(struct table_builder *b, const struct yaml_node *node, const struct raw_column *raw,
    struct job_text field)
{
	struct table_column column = raw->column;

	if (raw->fields != NULL || yaml_get(node, "title") == NULL)
		column.title = literal(b->l, load_printed_heading(b->l, field, b->source));
	if (!load_binding(b->l, field, b->source, is_number(node, &column), &column.binding))
		return;
	bind_format(&b->l->bindings[b->l->binding_count - 1], &column);
	check_total(b, node, &column);
	column.differs_from = bind_other(b, raw->differs_from);
	add_looks(b, raw, &field, &column);
	append_column(b, &column);
}

/* Columns that are alike but for their heading. */
static void
add_fields(struct table_builder *b, const struct yaml_node *node, const struct raw_column *raw)
{
	const struct schema_key key = {"fields", VALUE_TEXT, .flags = KEY_REQUIRED};

	if (raw->fields->count == 0)
		LOAD_ERROR(b->l, raw->fields->loc, "template-table", "«fields» names no heading");
	for (size_t i = 0; i < raw->fields->count; i++) {
		struct job_text field = {0};

		if (load_value(b->l, raw->fields->items[i], &key, &field))
			add_field(b, node, raw, field);
	}
}

static void
add_rank(struct table_builder *b, const struct yaml_node *node, const struct raw_column *raw)
{
	struct table_column column = raw->column;

	column.rank = load_rank(b->l, raw->rank, b->source);
	if (yaml_get(node, "title") == NULL)
		column.title =
		    literal(b->l, (struct job_text){wording_text(load_wording(b->l), "PUESTO"), node->loc});
	if (column.rank != NULL)
		append_column(b, &column);
}

static void
add_page_of(struct table_builder *b, const struct yaml_node *node, struct raw_column *raw)
{
	if (yaml_get(node, "title") == NULL)
		raw->column.title =
		    literal(b->l, (struct job_text){wording_text(load_wording(b->l), "PÁGINA"), node->loc});
	append_column(b, &raw->column);
}

static void
add_column_kind(struct table_builder *b, const struct yaml_node *node, struct raw_column *raw)
{
	if (raw->fields != NULL) {
		add_fields(b, node, raw);
	} else if (raw->rank != NULL) {
		add_rank(b, node, raw);
	} else if (raw->column.page_of != GOAL_NONE) {
		add_page_of(b, node, raw);
	} else if (raw->field.text != NULL) {
		add_field(b, node, raw, raw->field);
	} else if (raw->spark != NULL) {
		raw->column.spark = load_spark(b->l, raw->spark, b->source, raw->column.style);
		append_column(b, &raw->column);
	} else {
		bind_each(b, node, &raw->column);
		add_looks(b, raw, NULL, &raw->column);
		append_column(b, &raw->column);
	}
}

static void
add_column(struct table_builder *b, const struct yaml_node *node)
{
	struct loader *l = b->l;
	struct raw_column raw = {.column = {.style = b->style,
				     .head_style = b->head_style,
				     .decimals = -1,
				     .width = {WIDTH_FLEX, 1000, node->loc},
				     .loc = node->loc}};

	if (!load_map(l, node, &schema_table_column, &raw))
		return;
	if (yaml_get(node, "each-period") != NULL)
		raw.column.each = (enum each_period)(EACH_PLANNED + raw.each);
	if (!check_kind(l, node, &raw))
		return;
	b->spread += raw.fields != NULL ? raw.fields->count : spread_of(&raw.column);
	if (b->spread > TABLE_COLUMNS_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a table has up to %d columns", TABLE_COLUMNS_MAX);
		return;
	}
	check_decimals(l, node, &raw.column);
	if (raw.column.missing_style != NULL && raw.spark == NULL && yaml_get(node, "missing") == NULL)
		LOAD_ERROR(l, yaml_get(node, "missing-style")->loc, "template-table",
		    "«missing-style» needs «missing», a text that says what it shows");
	load_goal(l, b->source, yaml_get(node, "link"), raw.column.link);
	load_goal(l, b->source, yaml_get(node, "page-of"), raw.column.page_of);
	raw.column.tells_rounded = yaml_get(node, "kind") != NULL && raw.column.decimals >= 0;
	if (raw.marks != NULL)
		raw.column.marks = load_marks(l, raw.marks, &raw.column.mark_count);
	add_column_kind(b, node, &raw);
}

static void add_columns(struct table_builder *, const struct yaml_node *list, unsigned level);

/* Not deeper than GROUP_DEPTH_MAX, whatever the input. */
static void
add_group(struct table_builder *b, const struct yaml_node *node, unsigned level)
{
	struct raw_group raw = {.group = {.style = b->head_style, .level = (uint8_t)level, .loc = node->loc}};
	size_t at = b->group_count, first = b->column_count;

	if (level == GROUP_DEPTH_MAX) {
		LOAD_ERROR(b->l, node->loc, "template-table", "groups may be nested %d deep",
		    GROUP_DEPTH_MAX);
		return;
	}
	if (!load_map(b->l, node, &schema_table_group, &raw) || raw.columns == NULL)
		return;
	b->groups = arena_grow(b->l->arena, b->groups, b->group_count, &b->group_capacity, b->group_count + 1,
	    sizeof(*b->groups));
	b->groups[b->group_count++] = raw.group;
	if (b->levels < level + 1)
		b->levels = (uint8_t)(level + 1);
	add_columns(b, raw.columns, level + 1);
	b->groups[at].first = (uint16_t)first;
	b->groups[at].count = (uint16_t)(b->column_count - first);
}

static void
add_columns(struct table_builder *b, const struct yaml_node *list, unsigned level)
{
	if (list->count == 0)
		LOAD_ERROR(b->l, list->loc, "template-table", "«columns» holds no column");
	for (size_t i = 0; i < list->count; i++) {
		const struct yaml_node *node = list->items[i];
		if (node->kind == YAML_MAP &&
		    (yaml_get(node, "group") != NULL || yaml_get(node, "columns") != NULL))
			add_group(b, node, level);
		else
			add_column(b, node);
	}
}

/* How many columns it is where the plan is by that. */
static size_t
columns_by(const struct table_column *column, enum division division)
{
	for (size_t i = 0; i < column->title.count; i++)
		if (!field_holds(column->title.pieces[i].field, division))
			return 0;
	if (column->spark != NULL && column->spark->each_period)
		return division != DIVISION_YEAR;
	if (column->each == EACH_NONE)
		return 1;
	if (division == DIVISION_YEAR || (column->each == EACH_QUARTER && division != DIVISION_MONTHS))
		return 0;
	return column->each == EACH_QUARTER ? division_count(DIVISION_QUARTERS) : division_count(division);
}

/* The columns that the table has where the plan is by that. */
static bool
check_columns(struct loader *l, const struct table_spec *table, enum division division)
{
	struct column_width *widths = ARENA_ARRAY(l->arena, struct column_width, TABLE_COLUMNS_MAX);
	size_t n = 0;
	bool always = false;

	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];

		always = always || (!column->hide_empty && columns_by(column, division) > 0);
		for (size_t k = columns_by(column, division); k > 0; k--) {
			widths[n] = column->width;
			if (column->each != EACH_NONE && division != DIVISION_MONTHS)
				widths[n].value *= LONGER_WIDTH;
			n++;
		}
	}
	if (!always)
		LOAD_ERROR(l, table->loc, "template-table",
		    "of some plans, as those by the year, the table would have no column: it needs one that "
		    "is not of «each-period» or «hide-empty» and has no {if-…} in its title");
	return always && load_check_widths(l, widths, n, table->loc);
}

/* Of quarters the columns take the most room of all longer periods; one error tells enough. */
static void
check_table_widths(struct loader *l, const struct table_spec *table)
{
	(void)(table->column_count == 0 ||
	    (check_columns(l, table, DIVISION_MONTHS) && check_columns(l, table, DIVISION_QUARTERS) &&
		check_columns(l, table, DIVISION_YEAR)));
}

/* Whether the table is one of a unit, as far as can be told before its keys are read. */
static bool
is_of_unit(struct loader *l, const struct yaml_node *node)
{
	const struct yaml_node *source = node->kind == YAML_MAP ? yaml_get(node, "source") : NULL;

	enum dataset dataset;

	return source == NULL || source->kind != YAML_SCALAR ||
	    !load_find_dataset(l, source->text, &dataset) || dataset_is_of_unit(dataset);
}

static void
load_table(struct loader *l, const struct yaml_node *name, const struct yaml_node *node,
    struct table_spec *out)
{
	struct raw_table raw = {.spec = {.name = name->text, .loc = name->loc}};

	out->name = name->text;
	raw.style = load_find_style(l, "base");
	l->unit_known = is_of_unit(l, node);
	if (!load_map(l, node, &schema_table, &raw) || raw.columns == NULL)
		return;
	if (raw.head_style == NULL)
		raw.head_style = raw.style;
	if (raw.spec.continued_style == NULL)
		raw.spec.continued_style = raw.style;
	if (yaml_get(node, "continued") == NULL)
		raw.spec.continued =
		    literal(l, (struct job_text){wording_text(load_wording(l), "(continúa)"), name->loc});
	struct table_builder b = {.l = l,
	    .source = raw.spec.source,
	    .style = raw.style,
	    .head_style = raw.head_style};
	add_columns(&b, raw.columns, 0);
	*out = raw.spec;
	out->columns = b.columns;
	out->column_count = b.column_count;
	out->groups = b.groups;
	out->group_count = b.group_count;
	out->group_levels = b.levels;
	out->style = raw.style;
	load_check_revisions(l, node, out);
	raw.rules.more = yaml_get(node, "more");
	load_row_rules(l, &raw.rules, out);
}

/* Tables of a unit are printed only where it is known, so that their texts may always use its fields. */
void
load_tables(struct loader *l, const struct yaml_node *node)
{
	if (node == NULL || !load_expect(l, node, YAML_MAP, "«tables»"))
		return;
	if (node->count > TABLES_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a template has up to %d tables", TABLES_MAX);
		return;
	}
	struct table_spec *tables = ARENA_ARRAY(l->arena, struct table_spec, node->count);
	l->uses = ARENA_ARRAY(l->arena, struct table_use, node->count);
	const struct srcloc cut = l->template->cut_loc;
	const bool tells_periods = l->template->tells_periods, finds_lines = l->template->finds_lines;
	for (size_t i = 0; i < node->count; i++) {
		l->table_at = i + 1;
		l->uses[i].first = l->binding_count;
		l->template->cut_loc = (struct srcloc){0};
		l->template->tells_periods = l->template->finds_lines = false;
		load_table(l, node->items[2 * i], node->items[2 * i + 1], &tables[i]);
		l->uses[i].end = l->binding_count;
		l->uses[i].cut_loc = l->template->cut_loc;
		l->uses[i].tells_periods = l->template->tells_periods;
		l->uses[i].finds_lines = l->template->finds_lines;
	}
	l->template->cut_loc = cut;
	l->template->tells_periods = tells_periods;
	l->template->finds_lines = finds_lines;
	l->table_at = 0;
	l->unit_known = false;
	l->template->tables = tables;
	l->template->table_count = node->count;
}

void
load_drop_unused(struct loader *l)
{
	size_t kept = 0, at = 0;

	for (size_t i = 0; i < l->template->table_count; i++) {
		const struct table_use *use = &l->uses[i];
		if (use->used && l->template->cut_loc.file == NULL)
			l->template->cut_loc = use->cut_loc;
		if (use->used)
			check_table_widths(l, &l->template->tables[i]);
		l->template->tells_periods = l->template->tells_periods || (use->used && use->tells_periods);
		l->template->finds_lines = l->template->finds_lines || (use->used && use->finds_lines);
		for (; at < use->end; at++)
			if (use->used || at < use->first)
				l->bindings[kept++] = l->bindings[at];
	}
	for (; at < l->binding_count; at++)
		l->bindings[kept++] = l->bindings[at];
	l->binding_count = kept;
}
