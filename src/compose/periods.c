/*
 * Columns that stand for each period of the plan: a table as it is of a plan by months, quarters or whatever.
 */
#include "dataset/periods.h"
#include "base/utf8.h"
#include "base/wording.h"
#include "compose/context.h"
#include "sheet/vocabulary.h"
#include "template/chart_spec.h"

struct calendar
context_calendar(const struct context *c)
{
	const struct dataset_source *computed = c->composition->computed;
	struct calendar calendar = {0};

	if (computed)
		calendar = source_calendar(computed);
	if (c->of_sheet)
		calendar.division = c->division;
	return calendar;
}

/* A table under construction. */
struct spreading {
	struct context *c;
	const struct table_spec *from;
	struct calendar calendar;
	struct table_column *columns;
	size_t count, capacity;
	size_t *start; /* of each column of `from`, and behind the last, its first one here */
	bool *is_each; /* of each column of `from`: it stands for periods */
};

static enum wording
wording_of(const struct context *c)
{
	return wording_of_tag(c->composition->template->language);
}

/* The columns of what stands for each period; count 0: there are none. */
struct period_headings {
	const char *headings[MONTHS];
	size_t count;
};

/* What the plan itself calls them. */
static struct period_headings
periods_of(struct calendar calendar)
{
	struct period_headings out = {.count = 0};

	for (; out.count < calendar_count(calendar); out.count++)
		out.headings[out.count] =
		    column_heading(calendar_column(calendar, calendar_slot(calendar, (unsigned)out.count)));
	return out;
}

static struct period_headings
headings_of(struct context *c, enum dataset dataset, struct calendar calendar, enum each_period each)
{
	static const enum column_series series[] = {COLUMN_ALONE, COLUMN_OF_SLOT, COLUMN_DONE_FIRST,
	    COLUMN_OF_GROUP};
	struct period_headings out = {.count = 0};
	const struct dataset_column *column;

	if (calendar.division == DIVISION_YEAR)
		return out;
	if (dataset == DATASET_PLAN)
		return periods_of(calendar);
	for (column = dataset_columns(c->arena, dataset, calendar); column->heading != NULL; column++)
		if (dataset_column_is_of(column, series[each]))
			out.headings[out.count++] = column->heading;
	return out;
}

static struct binding
bind_heading(struct context *c, const struct binding *each, const char *heading)
{
	struct binding binding = *each;
	size_t n;

	binding.heading = heading;
	binding.key = utf8_fold(c->arena, heading, strlen(heading), &n);
	return binding;
}

static struct text_template
literal(struct context *c, const char *text, struct srcloc loc)
{
	struct piece *piece = ARENA_NEW(c->arena, struct piece);

	*piece = (struct piece){.text = text, .length = (uint32_t)strlen(text), .loc = loc};
	return (struct text_template){piece, 1, loc};
}

static void
add_column(struct spreading *s, const struct table_column *column)
{
	s->columns =
	    arena_grow(s->c->arena, s->columns, s->count, &s->capacity, s->count + 1, sizeof(*s->columns));
	s->columns[s->count++] = *column;
}

/* The column of a period among others; months that begin a quarter may have styles of their own. */
static struct table_column
period_column(const struct spreading *s, const struct table_column *from, size_t period)
{
	struct table_column column = *from;

	column.each = EACH_NONE;
	if (s->calendar.division != DIVISION_MONTHS) {
		column.width.value *= LONGER_WIDTH;
	} else if (from->each != EACH_QUARTER && period % 3 == 0) {
		column.style = from->quarter_style ? from->quarter_style : column.style;
		column.head_style = from->quarter_head_style ? from->quarter_head_style : column.head_style;
	}
	return column;
}

static void
spread_column(struct spreading *s, const struct table_column *from)
{
	const enum dataset dataset = s->from->source;
	const struct period_headings of = headings_of(s->c, dataset, s->calendar, from->each);
	/* What was done in a period is called by the period alone. */
	const struct period_headings titles = from->each == EACH_DONE ? periods_of(s->calendar) : of;

	for (size_t i = 0; i < of.count; i++) {
		struct table_column column = period_column(s, from, i);
		column.binding = bind_heading(s->c, &from->binding, of.headings[i]);
		column.title =
		    literal(s->c, wording_text(wording_of(s->c), titles.headings[i]), from->binding.loc);
		add_column(s, &column);
	}
}

static const struct binding *
bind_all(struct context *c, const struct binding *each, const struct period_headings *of)
{
	struct binding *bindings = ARENA_ARRAY(c->arena, struct binding, of->count);

	for (size_t i = 0; i < of->count; i++)
		bindings[i] = bind_heading(c, each, of->headings[i]);
	return bindings;
}

/* Where the rows have only what was planned, or only what was done, that is drawn alone. */
static void
spread_spark(struct spreading *s, const struct table_column *from)
{
	const enum dataset dataset = s->from->source;
	const struct binding each = {.source = dataset,
	    .number = true,
	    .read = true,
	    .loc = from->spark->loc};
	const struct period_headings planned = headings_of(s->c, dataset, s->calendar, EACH_PLANNED);
	struct period_headings done = {.count = 0};
	struct spark_spec *spark = ARENA_NEW(s->c->arena, struct spark_spec);
	struct text_template *names = ARENA_ARRAY(s->c->arena, struct text_template, MONTHS);
	struct table_column column = *from;

	if (dataset != DATASET_PLAN)
		done = headings_of(s->c, dataset, s->calendar, EACH_DONE);
	if (planned.count == 0 && done.count == 0)
		return;
	*spark = *from->spark;
	spark->each_period = false;
	spark->count = planned.count > 0 ? planned.count : done.count;
	spark->has_planned = planned.count > 0 && done.count > 0;
	spark->planned = bind_all(s->c, &each, &planned);
	spark->values = done.count > 0 ? bind_all(s->c, &each, &done) : spark->planned;
	for (unsigned p = 0; p < spark->count; p++)
		names[p] = literal(s->c,
		    wording_text(wording_of(s->c),
			period_name(calendar_column(s->calendar, calendar_slot(s->calendar, p)))),
		    spark->loc);
	spark->names = names;
	column.spark = spark;
	add_column(s, &column);
}

static bool
chart_has_periods(const struct chart_spec *spec)
{
	for (size_t s = 0; s < spec->series_count; s++)
		if (spec->series[s].each != EACH_NONE)
			return true;
	return false;
}

const struct chart_spec *
chart_of_periods(struct context *c, const struct chart_spec *spec)
{
	if (!chart_has_periods(spec))
		return spec;
	const struct calendar calendar = context_calendar(c);
	const struct period_headings names = periods_of(calendar);
	struct series_spec *series = ARENA_ARRAY(c->arena, struct series_spec, spec->series_count);
	struct text_template *categories = ARENA_ARRAY(c->arena, struct text_template, MONTHS);
	struct chart_spec *out = ARENA_NEW(c->arena, struct chart_spec);

	*out = *spec;
	for (size_t s = 0; s < spec->series_count; s++) {
		const struct binding each = {.source = spec->source, .loc = spec->series[s].loc};
		const struct period_headings of =
		    headings_of(c, spec->source, calendar, spec->series[s].each);

		series[s] = spec->series[s];
		series[s].fields = bind_all(c, &each, &of);
		series[s].field_count = out->category_count = of.count;
	}
	for (size_t i = 0; i < out->category_count; i++)
		categories[i] = literal(c, wording_text(wording_of(c), names.headings[i]), spec->loc);
	out->series = series;
	out->categories = categories;
	return out;
}

static bool
is_each(const struct table_column *column)
{
	return column->each != EACH_NONE || (column->spark && column->spark->each_period);
}

static bool
is_for_some(const struct context *c, const struct table_column *column)
{
	return is_each(column) || text_is_left_out(c, &column->title);
}

static void
spread_columns(struct spreading *s)
{
	for (size_t k = 0; k < s->from->column_count; k++) {
		const struct table_column *column = &s->from->columns[k];

		s->start[k] = s->count;
		s->is_each[k] = is_each(column);
		if (text_is_left_out(s->c, &column->title))
			continue;
		if (!s->is_each[k])
			add_column(s, column);
		else if (column->spark)
			spread_spark(s, column);
		else
			spread_column(s, column);
	}
	s->start[s->from->column_count] = s->count;
}

static bool
holds(const struct column_group *group, size_t column)
{
	return column >= group->first && column < (size_t)group->first + group->count;
}

/* Whether the column, which is in the group, is in another one within it. */
static bool
is_deeper(const struct spreading *s, const struct column_group *group, size_t column)
{
	for (size_t g = 0; g < s->from->group_count; g++) {
		const struct column_group *other = &s->from->groups[g];

		if (other->level > group->level && holds(other, column))
			return true;
	}
	return false;
}

/* Whether the group is over periods of which there are none: then others in it stand by themselves. */
static bool
loses_head(const struct spreading *s, const struct column_group *group)
{
	size_t end = (size_t)group->first + group->count;
	bool any = false, left = false;

	for (size_t k = group->first; k < end; k++) {
		if (!s->is_each[k] || is_deeper(s, group, k))
			continue;
		any = true;
		left = left || s->start[k + 1] > s->start[k];
	}
	return (any && !left) || s->start[end] == s->start[group->first];
}

/* Groups that are in one without a head rise. */
static void
spread_groups(const struct spreading *s, struct table_spec *out)
{
	struct column_group *groups = ARENA_ARRAY(s->c->arena, struct column_group, out->group_count);
	size_t count = 0;

	out->group_levels = 0;
	for (size_t g = 0; g < s->from->group_count; g++) {
		const struct column_group *from = &s->from->groups[g];
		struct column_group group = *from;

		if (loses_head(s, from))
			continue;
		for (size_t above = 0; above < g; above++) {
			const struct column_group *outer = &s->from->groups[above];

			if (outer->level < from->level && holds(outer, from->first) && loses_head(s, outer))
				group.level--;
		}
		group.first = (uint16_t)s->start[from->first];
		group.count = (uint16_t)(s->start[(size_t)from->first + from->count] - group.first);
		if (out->group_levels < group.level + 1)
			out->group_levels = (uint8_t)(group.level + 1);
		groups[count++] = group;
	}
	out->groups = groups;
	out->group_count = count;
}

const struct table_spec *
spread_periods(struct context *c, const struct table_spec *spec)
{
	struct spreading s = {.c = c, .from = spec, .calendar = context_calendar(c)};
	struct table_spec *out;
	bool any = false;

	for (size_t k = 0; k < spec->column_count; k++)
		any = any || is_for_some(c, &spec->columns[k]);
	if (!any)
		return spec;
	s.start = ARENA_ARRAY(c->arena, size_t, spec->column_count + 1);
	s.is_each = ARENA_ARRAY(c->arena, bool, spec->column_count);
	spread_columns(&s);
	out = ARENA_NEW(c->arena, struct table_spec);
	*out = *spec;
	out->columns = s.columns;
	out->column_count = s.count;
	spread_groups(&s, out);
	return out;
}
