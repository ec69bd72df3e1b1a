/*
 * The units that did least, with the causes that they gave for what they did least of.
 */
#include "base/utf8.h"
#include "dataset/progress_cells.h"
#include "dataset/tallies.h"

const struct dataset_column critical_columns[] = {
    UNIT_COLUMNS,
    {"CON TOPE", CELL_PERCENT, 0, IS_MEAN_CAPPED},
    {"ESTADO", CELL_STATUS, 0, IS_STATUS},
    {"CRÍTICAS", CELL_TEXT, 0, IS_CRITICAL},
    {"CAUSAS", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* Causes that are told of a unit: a summary; the unit's own table has them all. */
#define CAUSES_MAX 2

/* An activity below the threshold at which a reason is asked for. */
struct critical {
	struct fraction compliance;
	const char *reason; /* NULL: none was given */
	const char *key;    /* equal for reasons that a reader takes as one; NULL with them */
	uint32_t number;
};

/* The lowest first; of equals, the first in the plan. */
static int
compare(const void *a, const void *b)
{
	const struct critical *x = a, *y = b;
	const int order = fraction_compare(x->compliance, y->compliance);

	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

/* What is written in another case, with other accents or without its stop is the same reason. */
static const char *
key_of(struct arena *arena, const char *reason)
{
	size_t length;
	char *key;

	if (reason == NULL)
		return NULL;
	key = utf8_fold(arena, reason, strlen(reason), &length);
	while (length > 0 && (key[length - 1] == '.' || key[length - 1] == ' '))
		key[--length] = '\0';
	return key;
}

static struct critical *
collect(struct row_writer *w, uint32_t unit, size_t *count)
{
	const struct compliance *c = w->source->compliance;
	const struct plan_unit *of = &c->plan->units[unit];
	struct critical *all = ARENA_ARRAY(w->arena, struct critical, of->count);

	*count = 0;
	for (uint32_t i = of->first; i < of->first + of->count; i++) {
		const struct fraction done = c->activities[i].period.compliance;

		if (done.den == 0 || fraction_compare_percent(done, c->scale.justify_below) >= 0)
			continue;
		all[(*count)++] = (struct critical){
		    .compliance = done,
		    .reason = reasons_of(w->arena, c->progress->executed[i].reasons, c->plan->calendar,
			(struct period){c->cut.first, c->cut.month}, w->source->wording),
		    .number = i,
		};
	}
	for (size_t i = 0; i < *count; i++)
		all[i].key = key_of(w->arena, all[i].reason);
	if (*count > 0)
		qsort(all, *count, sizeof(*all), compare);
	return all;
}

/* Whether one before it gave the same cause. */
static bool
is_repeated(const struct critical *all, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (all[k].key != NULL && strcmp(all[k].key, all[i].key) == 0)
			return true;
	return false;
}

/* Each cause once, those of what was done least of first; how many more there are, and what has none. */
static void
put_causes(struct row_writer *w, const struct critical *all, size_t count)
{
	size_t causes = 0, silent = 0;

	buf_clear(&w->text);
	for (size_t i = 0; i < count; i++) {
		silent += all[i].reason == NULL ? 1 : 0;
		if (all[i].reason == NULL || is_repeated(all, i))
			continue;
		if (causes++ >= CAUSES_MAX)
			continue;
		buf_adds(&w->text, w->text.length > 0 ? " · " : "");
		buf_adds(&w->text, all[i].reason);
	}
	if (causes > CAUSES_MAX)
		buf_addf(&w->text, row_wording(w, " (y %u más)"), (unsigned)(causes - CAUSES_MAX));
	if (causes == 0)
		buf_adds(&w->text, count > 0 ? row_wording(w, "No se dio ninguna causa.") : "");
	else if (silent > 0)
		buf_addf(&w->text, row_wording(w, " · Sin causa: %u."), (unsigned)silent);
	row_put_built(w);
}

void
write_critical_unit(struct row_writer *w, uint32_t unit)
{
	const struct compliance *c = w->source->compliance;
	const struct mean *mean = &c->units[unit].period_mean;
	size_t count;
	const struct critical *all = collect(w, unit, &count);

	row_begin(w);
	row_is_of(w, subject_of_activities(unit, ANY_LINE));
	row_put_text(w, c->plan->units[unit].code);
	row_put_text(w, c->plan->units[unit].name);
	row_put_mean(w, &mean->capped);
	row_put_text(w, c->scale.words[mean_status(w->arena, &c->scale, mean)].name);
	row_put(w, coverage_cell((uint32_t)count, mean->measured.count, row_wording(w, " de ")));
	put_causes(w, all, count);
}
