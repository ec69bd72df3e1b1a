#include "run/period.h"

#include <string.h>

#include "dataset/periods.h"

/* "T1" */
static const char *
heading_at(struct calendar calendar, unsigned slot)
{
	return column_heading(calendar_column(calendar, slot));
}

/*
 * --- what templates bind ----------------------------------------------------------------------------------
 */

/* Whether the binding is of a dataset, by the heading of a month or period, or of what was done in one. */
bool
binding_is_of_period(const struct binding *binding)
{
	static const char done[] = "ejecutado ";
	const char *key = binding->key;

	if (dataset_is_of_sheet(binding->source) || binding->each_period)
		return false;
	if (strncmp(key, done, sizeof(done) - 1) == 0)
		key += sizeof(done) - 1;
	return division_of_column(heading_column(key)) != DIVISIONS;
}

static void
check_binding(struct run *run, const struct binding *binding, struct calendar calendar, struct diags *diags)
{
	const struct dataset_column *columns = dataset_columns(run->arena, binding->source, calendar);
	const size_t n = dataset_column_count(columns);

	if (heading_find(dataset_keys(run->arena, columns, n), n, binding->key) < n)
		return;
	if (calendar_count(calendar) == 1) {
		diag_add(diags, SEVERITY_ERROR, binding->loc, "template-unknown-field",
		    "the rows of this table have no «%s»: the plan is by %s, and has no period but %s",
		    binding->heading, diag_phrase(diags, division_name(calendar.division)),
		    heading_at(calendar, 0));
		return;
	}
	diag_add(diags, SEVERITY_ERROR, binding->loc, "template-unknown-field",
	    "the rows of this table have no «%s»: the plan is by %s, from %s to %s", binding->heading,
	    diag_phrase(diags, division_name(calendar.division)), heading_at(calendar, 0),
	    heading_at(calendar, MONTHS - 1));
}

void
check_period_bindings(struct run *run, struct diags *diags)
{
	for (size_t i = 0; i < run->template_count; i++) {
		const struct template *t = &run->templates[i].template;

		for (size_t k = 0; run->templates[i].is_good && k < t->binding_count; k++) {
			if (binding_is_of_period(&t->bindings[k]))
				check_binding(run, &t->bindings[k], run->figures.plan.calendar, diags);
		}
	}
}
