/*
 * Sparklines: the values of a row drawn in a cell, as columns, a line, a bar or a stack.
 */
#include <string.h>

#include "base/utf8.h"
#include "template/loader.h"

#define VALUES_MAX 200

static const char *const spark_words[] = {"columns", "line", "bar", "stack", NULL}; /* as enum spark_draw */

struct raw_spark {
	struct spark_spec spec;
	struct job_text to, reference, mark;
	const struct yaml_node *values, *planned, *names, *marks;
};

static const struct schema_key spark_keys[] = {
    {"values", VALUE_LIST, KEY_AT(raw_spark, values)},
    {"each-period", VALUE_YES_NO, KEY_AT(raw_spark, spec.each_period)},
    {"planned", VALUE_LIST, KEY_AT(raw_spark, planned)},
    {"names", VALUE_LIST, KEY_AT(raw_spark, names)},
    {"draw", VALUE_WORD, KEY_INT_AT(raw_spark, spec.draw), .words = spark_words},
    {"style", VALUE_STYLE, KEY_AT(raw_spark, spec.style)},
    {"planned-style", VALUE_STYLE, KEY_AT(raw_spark, spec.planned_style)},
    {"height", VALUE_LENGTH, KEY_AT(raw_spark, spec.height), RANGE(2 * LENGTH_PT, 200 * LENGTH_PT)},
    {"alt", VALUE_FIELDS, KEY_AT(raw_spark, spec.alt), .flags = KEY_NO_PAGES},
    {"missing", VALUE_FIELDS, KEY_AT(raw_spark, spec.missing), .flags = KEY_NO_PAGES},
    {"to", VALUE_TEXT, KEY_AT(raw_spark, to)},
    {"reference", VALUE_TEXT, KEY_AT(raw_spark, reference)},
    {"mark", VALUE_TEXT, KEY_AT(raw_spark, mark)},
    {"marks", VALUE_MAP, KEY_AT(raw_spark, marks)},
};
const struct schema_map schema_sparkline = SCHEMA_MAP("sparkline", "a sparkline", spark_keys);

/* As many as can be bound; NULL when there are none. */
static const struct binding *
bind_list(struct loader *l, const struct yaml_node *list, const char *name, enum dataset source,
    size_t *count)
{
	const struct schema_key key = {name, VALUE_TEXT, .flags = KEY_REQUIRED};

	*count = 0;
	if (list->count == 0 || list->count > VALUES_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "«%s» holds 1 to %d headings", name, VALUES_MAX);
		return NULL;
	}
	struct binding *bindings = ARENA_ARRAY(l->arena, struct binding, list->count);
	for (size_t i = 0; i < list->count; i++) {
		struct job_text heading = {0};
		if (load_value(l, list->items[i], &key, &heading) &&
		    load_binding(l, heading, source, true, &bindings[*count]))
			++*count;
	}
	return bindings;
}

/* Either what it draws is in lists, or it is of the periods of the plan. */
static bool
check_spark(struct loader *l, const struct yaml_node *node, const struct raw_spark *raw)
{
	if (raw->values == NULL && !raw->spec.each_period)
		LOAD_ERROR(l, node->loc, "yaml-missing-key", "a sparkline needs the key «values»");
	else if (raw->spec.each_period && (raw->values != NULL || raw->planned != NULL || raw->names != NULL))
		LOAD_ERROR(l, node->loc, "template-chart",
		    "«each-period» draws the periods of the plan: «values», «planned» and «names» are for "
		    "sparklines without it");
	else
		return true;
	return false;
}

/* A bar is of one value, on a scale that all rows have, and its colour may be that of a word. */
static void
load_bar(struct loader *l, const struct yaml_node *node, struct raw_spark *raw, enum dataset source)
{
	struct spark_spec *spec = &raw->spec;

	load_number(l, "to", raw->to, &spec->most, &spec->has_most);
	load_number(l, "reference", raw->reference, &spec->reference, &spec->has_reference);
	if (raw->to.text == NULL)
		LOAD_ERROR(l, node->loc, "yaml-missing-key",
		    "a bar needs the key «to», where its scale ends, so that the bars of all rows can be "
		    "compared");
	else if (spec->has_most && spec->most.units <= 0)
		LOAD_ERROR(l, raw->to.loc, "yaml-range", "«to» should be more than 0");
	if (spec->count > 1 || spec->each_period)
		LOAD_ERROR(l, node->loc, "template-chart", "a bar has one heading in «values»");
	if (raw->mark.text != NULL)
		load_binding(l, raw->mark, source, false, &spec->mark);
	if (raw->mark.text != NULL && raw->marks == NULL)
		LOAD_ERROR(l, raw->mark.loc, "template-chart", "«mark» needs «marks»");
}

/* Each heading of a stack has its mark. */
static void
check_stack(struct loader *l, const struct yaml_node *node, const struct raw_spark *raw)
{
	if (raw->planned != NULL || raw->spec.each_period)
		LOAD_ERROR(l, node->loc, "template-chart",
		    "a stack has the parts of one whole in «values», and nothing that was planned");
	for (size_t i = 0; i < raw->spec.count; i++) {
		const struct binding *value = &raw->spec.values[i];
		size_t k = 0;

		while (k < raw->spec.mark_count && strcmp(raw->spec.marks[k].key, value->key) != 0)
			k++;
		if (k == raw->spec.mark_count)
			LOAD_ERROR(l, value->loc, "template-chart",
			    "the part «%s» of the stack has no mark in «marks»",
			    load_quote(l, value->heading));
	}
}

/* What only bars and stacks have. */
static void
load_drawing(struct loader *l, const struct yaml_node *node, struct raw_spark *raw, enum dataset source)
{
	const bool bar = raw->spec.draw == SPARK_BAR, stack = raw->spec.draw == SPARK_STACK;
	const struct job_text *const only[] = {&raw->to, &raw->reference, &raw->mark};

	if (raw->marks != NULL && !bar && !stack)
		LOAD_ERROR(l, raw->marks->loc, "template-chart", "«marks» are for bars and stacks");
	else if (raw->marks != NULL)
		raw->spec.marks = load_marks(l, raw->marks, &raw->spec.mark_count);
	for (size_t i = 0; i < sizeof(only) / sizeof(const struct job_text *) && !bar; i++)
		if (only[i]->text != NULL)
			LOAD_ERROR(l, only[i]->loc, "template-chart",
			    "«to», «reference» and «mark» are for bars");
	if (bar)
		load_bar(l, node, raw, source);
	if (stack)
		check_stack(l, node, raw);
}

const struct spark_spec *
load_spark(struct loader *l, const struct yaml_node *node, enum dataset source, const struct style *style)
{
	struct spark_spec *spark = ARENA_NEW(l->arena, struct spark_spec);
	struct raw_spark raw = {.spec = {.style = style, .planned_style = style, .loc = node->loc}};
	size_t planned = 0;

	raw.spec.missing = load_missing_text(l, node);
	if (node->kind == YAML_LIST)
		raw.values = node;
	else if (!load_map(l, node, &schema_sparkline, &raw))
		return spark;
	if (!check_spark(l, node, &raw))
		return spark;
	if (raw.spec.each_period)
		load_each_period(l, node->loc, source, true);
	if (raw.spec.each_period && !load_has_periods(source, COLUMN_OF_SLOT) &&
	    !load_has_periods(source, COLUMN_DONE_FIRST))
		LOAD_ERROR(l, node->loc, "template-chart", "the rows of «%s» have no column for each period",
		    dataset_info(source)->name);
	if (raw.values != NULL)
		raw.spec.values = bind_list(l, raw.values, "values", source, &raw.spec.count);
	if (raw.planned != NULL)
		raw.spec.planned = bind_list(l, raw.planned, "planned", source, &planned);
	raw.spec.has_planned = raw.planned != NULL;
	if (raw.planned != NULL && planned != raw.spec.count)
		LOAD_ERROR(l, raw.planned->loc, "template-chart",
		    "headings in «planned»: %zu, in «values»: %zu; there should be as many", planned,
		    raw.spec.count);
	if (raw.names != NULL && raw.names->count != raw.spec.count)
		LOAD_ERROR(l, raw.names->loc, "template-chart",
		    "texts in «names»: %zu; headings in «values»: %zu; there should be as many",
		    raw.names->count, raw.spec.count);
	else if (raw.names != NULL)
		raw.spec.names = load_texts(l, raw.names, "names");
	load_drawing(l, node, &raw, source);
	*spark = raw.spec;
	return spark;
}
