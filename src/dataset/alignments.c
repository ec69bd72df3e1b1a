/*
 * Activities by who answers for them, and by the goals that they serve: one row for each value.
 *
 * An activity with several values is in several rows, so these don't add up to what there is.
 */
#include "dataset/alignment_cells.h"
#include "dataset/progress_cells.h"
#include "dataset/tallies.h"
#include "plan/alignment.h"

/* clang-format off */
#define ALIGNED_COLUMNS(heading) { \
	{heading, CELL_TEXT, 0, IS_TEXT}, \
	{"UNIDADES", CELL_NUMBER, 0, IS_UNITS}, \
	{"INFORMAN", CELL_NUMBER, 0, IS_REPORTING}, \
	{"ACTIVIDADES", CELL_NUMBER, 0, IS_ACTIVITIES}, \
	{"CON META", CELL_NUMBER, 0, IS_WITH_TARGET}, \
	{"CON MESES", CELL_NUMBER, 0, IS_WITH_MONTHS}, \
	{"SIN MESES", CELL_NUMBER, 0, IS_WITHOUT_MONTHS}, \
	MEAN_COLUMNS, \
	WEIGHTED_COLUMNS, \
	{NULL, CELL_BLANK, 0, IS_TEXT}, \
}
/* clang-format on */

const struct dataset_column responsible_columns[] = ALIGNED_COLUMNS(HEADING_RESPONSIBLE);
const struct dataset_column sdg_columns[] = ALIGNED_COLUMNS(HEADING_SDG);
const struct dataset_column pei_columns[] = ALIGNED_COLUMNS(HEADING_PEI);
const struct dataset_column axis_columns[] = ALIGNED_COLUMNS(HEADING_AXIS);

const char *
alignment_none_label(enum wording wording, uint8_t alignment)
{
	switch (alignment) {
	case ALIGNMENT_RESPONSIBLE:
		return wording_text(wording, "sin responsable");
	case ALIGNMENT_SDG:
		return wording_text(wording, "sin ODS");
	case ALIGNMENT_PEI:
		return wording_text(wording, "sin PEI");
	default:
		return wording_text(wording, "sin eje");
	}
}

/* Of its units, those that have reported anything. */
static size_t
count_reporting(const struct compliance *c, const struct alignment_value *value)
{
	size_t n = 0;

	for (uint32_t i = 0; i < value->count; i++) {
		const uint32_t unit = c->plan->activities[value->activities[i]].unit;
		const bool is_new = i == 0 || c->plan->activities[value->activities[i - 1]].unit != unit;

		n += is_new && compliance_has_submitted(c, unit);
	}
	return n;
}

static void
put_counts(struct row_writer *w, const struct alignment_value *value)
{
	const struct plan *plan = w->source->plan;
	size_t with_target = 0, with_months = 0;

	for (uint32_t i = 0; i < value->count; i++) {
		const struct activity *a = &plan->activities[value->activities[i]];

		with_target += amount_given(&a->target);
		with_months += activity_has_months(a);
	}
	row_put_count(w, value->units);
	if (w->source->compliance)
		row_put_count(w, count_reporting(w->source->compliance, value));
	else
		row_skip(w, 1);
	row_put_count(w, value->count);
	row_put_count(w, with_target);
	row_put_count(w, with_months);
	row_put_count(w, value->count - with_months);
}

/* With a cut: what was done of them. */
static void
put_progress(struct row_writer *w, const struct alignment_value *value, const struct row_subject *subject)
{
	const struct compliance *c = w->source->compliance, *earlier = w->source->before;
	struct tally now, before;

	if (!c || !compliance_tally(w->arena, c, value->activities, value->count, &now) ||
	    (earlier && !compliance_tally(w->arena, earlier, value->activities, value->count, &before)))
		return;
	row_put_means(w, &now, earlier ? &before : NULL);
	row_put_weighted_means(w, subject);
}

static void
write_alignment(struct row_writer *w, enum alignment alignment)
{
	const struct alignments *all = w->source->plan->alignments;
	const struct alignment_values *values = all ? &all->of[alignment] : NULL;

	for (uint32_t v = 0; values && v < values->count; v++) {
		const struct alignment_value *value = &values->items[v];
		const struct row_subject subject = subject_of_value(alignment, v);

		row_begin(w);
		row_is_of(w, subject);
		row_put_text(w,
		    value->label ? value->label : alignment_none_label(w->source->wording, alignment));
		put_counts(w, value);
		put_progress(w, value, &subject);
	}
}

void
write_by_responsible(struct row_writer *w)
{
	write_alignment(w, ALIGNMENT_RESPONSIBLE);
}

void
write_by_sdg(struct row_writer *w)
{
	write_alignment(w, ALIGNMENT_SDG);
}

void
write_by_pei(struct row_writer *w)
{
	write_alignment(w, ALIGNMENT_PEI);
}

void
write_by_axis(struct row_writer *w)
{
	write_alignment(w, ALIGNMENT_AXIS);
}
