/*
 * Headings that templates bind: of the units' files, or of datasets.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "dataset/periods.h"
#include "template/loader.h"

static const struct dataset_column *
find_among(struct loader *l, const struct dataset_column *column, const char *key, enum wording wording)
{
	size_t n;

	for (; column->heading != NULL; column++) {
		const char *heading = wording_text(wording, column->heading);

		if (strcmp(utf8_fold(l->arena, heading, strlen(heading), &n), key) == 0)
			return column;
	}
	return NULL;
}

const struct dataset_column *
load_find_column(struct loader *l, enum dataset source, const char *key, enum wording wording)
{
	const struct dataset_column *found = NULL;

	if (dataset_info(source)->columns == NULL)
		return NULL;
	for (int d = DIVISION_MONTHS; d < DIVISIONS && found == NULL; d++) {
		const struct calendar calendar = {(enum division)d, 0};

		found = find_among(l, dataset_columns(l->arena, source, calendar), key, wording);
	}
	return found;
}

enum wording
load_wording(const struct loader *l)
{
	return wording_of_tag(l->template->language);
}

/*
 * What the template calls a column of a dataset in its own language is known by the heading that the dataset
 * has, which is Spanish and goes in all.
 */
static const char *
key_of(struct loader *l, const char *heading, enum dataset source)
{
	size_t n;
	const char *key = utf8_fold(l->arena, heading, strlen(heading), &n);
	const struct dataset_column *column =
	    load_wording(l) == WORDING_SPANISH || load_find_column(l, source, key, WORDING_SPANISH) != NULL
	    ? NULL
	    : load_find_column(l, source, key, load_wording(l));

	return column != NULL ? utf8_fold(l->arena, column->heading, strlen(column->heading), &n) : key;
}

bool
load_binding(struct loader *l, struct job_text heading, enum dataset source, bool number, struct binding *out)
{
	*out = (struct binding){
	    .heading = heading.text,
	    .key = key_of(l, heading.text, source),
	    .source = source,
	    .number = number,
	    .read = number,
	    .loc = heading.loc,
	};
	if (out->key[0] == '\0') {
		LOAD_ERROR(l, heading.loc, "template-table",
		    "no heading can be «%s»: it has neither letters nor figures",
		    load_quote(l, heading.text));
		return false;
	}
	l->bindings = arena_grow(l->arena, l->bindings, l->binding_count, &l->binding_capacity,
	    l->binding_count + 1, sizeof(*l->bindings));
	l->bindings[l->binding_count++] = *out;
	return true;
}

void
load_count_binding(struct loader *l, struct srcloc loc, enum dataset source, struct binding *out)
{
	*out = (struct binding){.heading = "", .key = "", .source = source, .in_text = true, .loc = loc};
	l->bindings = arena_grow(l->arena, l->bindings, l->binding_count, &l->binding_capacity,
	    l->binding_count + 1, sizeof(*l->bindings));
	l->bindings[l->binding_count++] = *out;
}

bool
load_has_periods(enum dataset source, enum column_series series)
{
	const struct dataset_column *of = dataset_info(source)->columns;

	if (of == NULL)
		return series == COLUMN_OF_SLOT && !dataset_is_data(source);
	while (of->heading != NULL && !dataset_column_is_of(of, series))
		of++;
	return of->heading != NULL;
}

void
load_each_period(struct loader *l, struct srcloc loc, enum dataset source, bool number)
{
	l->bindings = arena_grow(l->arena, l->bindings, l->binding_count, &l->binding_capacity,
	    l->binding_count + 1, sizeof(*l->bindings));
	l->bindings[l->binding_count++] = (struct binding){
	    .heading = "",
	    .key = "",
	    .source = source,
	    .number = number,
	    .read = number,
	    .each_period = true,
	    .loc = loc,
	};
}

struct job_text
load_printed_heading(struct loader *l, struct job_text field, enum dataset source)
{
	size_t n;
	const char *key = utf8_fold(l->arena, field.text, strlen(field.text), &n);
	const struct dataset_column *column =
	    load_wording(l) != WORDING_SPANISH ? load_find_column(l, source, key, WORDING_SPANISH) : NULL;

	return column != NULL ? (struct job_text){wording_text(load_wording(l), column->heading), field.loc}
			      : field;
}

void
load_goal(struct loader *l, enum dataset source, const struct yaml_node *node, enum goal goal)
{
	const struct dataset_info *info = dataset_info(source);
	bool has_line, has_unit;

	if (goal == GOAL_NONE)
		return;
	has_line = load_find_column(l, source, "linea", WORDING_SPANISH) != NULL;
	has_unit = info->scope == OF_UNIT || load_find_column(l, source, "codigo", WORDING_SPANISH) != NULL;
	if (info->columns != NULL && !has_unit)
		LOAD_ERROR(l, node->loc, "template-table",
		    "the rows of «%s» are of no unit: they have no column CÓDIGO", info->name);
	else if (goal == GOAL_LINE && !has_line)
		LOAD_ERROR(l, node->loc, "template-table",
		    "«line» leads to a strategic line of a unit: it needs rows with both, as those of "
		    "«line-units»");
	l->template->finds_lines = l->template->finds_lines || goal == GOAL_LINE;
}
