#include "compose/condition.h"

#include "template/condition.h"

static int64_t
row_count_of(struct context *c, const struct condition *condition)
{
	struct rows rows;

	if (dataset_is_of_unit(condition->dataset) && !c->unit)
		return 0;
	if (condition->table)
		return (int64_t)table_row_count(c, condition->table);
	context_rows_in_parts(c, condition->dataset, &rows);
	int64_t count = (int64_t)rows.row_count;
	rows_release(&rows);
	return count;
}

static int64_t
units_with(const struct context *c, const char *field)
{
	int64_t count = 0;

	for (size_t i = 0; i < c->composition->unit_count; i++) {
		const struct job_unit *unit = &c->composition->job->units[c->composition->units[i]];
		const struct job_text *said = job_field(&unit->fields, field);

		count += said != NULL && said->text[0] != '\0' ? 1 : 0;
	}
	return count;
}

static int64_t
figure_value(struct context *c, const struct condition *condition)
{
	switch (condition->figure) {
	case FIGURE_UNITS:
		if (condition->field != NULL)
			return units_with(c, condition->field);
		return (int64_t)c->composition->unit_count;
	case FIGURE_QUARTER:
		return (int64_t)context_quarter(c);
	case FIGURE_YEAR:
		return c->composition->job->year;
	case FIGURE_ROWS:
		return row_count_of(c, condition);
	}
	return 0;
}

static bool
sign_holds(enum condition_sign sign, int64_t a, int64_t b)
{
	switch (sign) {
	case SIGN_EQUAL:
		return a == b;
	case SIGN_UNEQUAL:
		return a != b;
	case SIGN_LESS:
		return a < b;
	case SIGN_AT_MOST:
		return a <= b;
	case SIGN_MORE:
		return a > b;
	case SIGN_AT_LEAST:
		return a >= b;
	}
	return false;
}

/* As deep as it is nested, or long: the parser keeps to its limits. */
bool
condition_holds(struct context *c, const struct condition *condition)
{
	if (!condition)
		return true;
	switch (condition->kind) {
	case CONDITION_AND:
		return condition_holds(c, condition->first) && condition_holds(c, condition->second);
	case CONDITION_OR:
		return condition_holds(c, condition->first) || condition_holds(c, condition->second);
	case CONDITION_NOT:
		return !condition_holds(c, condition->first);
	case CONDITION_FIGURE:
		return sign_holds(condition->sign, figure_value(c, condition), condition->number);
	case CONDITION_DRAFT:
		return c->composition->draft;
	case CONDITION_UNIT:
		return c->unit != NULL;
	case CONDITION_FIRST:
		return c->composition->computed->compliance &&
		    c->composition->computed->compliance->cut.first == 0;
	case CONDITION_DIVISION:
		return context_calendar(c).division == condition->division;
	}
	return true;
}
