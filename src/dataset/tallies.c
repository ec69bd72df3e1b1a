#include "dataset/tallies.h"

#include "dataset/members.h"
#include "dataset/money_cells.h"
#include "dataset/trend_cells.h"
#include "plan/weights.h"

const struct dataset_column tally_columns[] = {
    {"PUESTO", CELL_NUMBER, 0, IS_RANK},
    UNIT_COLUMNS,
    {"LÍNEA", CELL_TEXT, 0, IS_TEXT},
    {"UNIDADES", CELL_NUMBER, 0, IS_UNITS},
    {"INFORMAN", CELL_NUMBER, 0, IS_REPORTING},
    {"INFORMÓ", CELL_WORD, 0, IS_TEXT},
    {"ACTIVIDADES", CELL_NUMBER, 0, IS_ACTIVITIES},
    MEAN_COLUMNS,
    {"CUMPLIMIENTO SOBRE META INICIAL", CELL_PERCENT, COLUMN_INITIAL, IS_MEAN | OF_INITIAL},
    {"AVANCE ANUAL SOBRE META INICIAL", CELL_PERCENT, COLUMN_INITIAL, IS_MEAN | OF_INITIAL_YEAR},
    WEIGHTED_COLUMNS,
    {"PESO DE LA UNIDAD", CELL_NUMBER, 0, IS_UNIT_WEIGHT},
    SET_COLUMNS,
    MONEY_COLUMNS,
    TREND_COLUMNS(IS_MEAN),
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* A unit, a line or all; what a row is not about stays blank. */
struct tally_row {
	const char *code, *name, *line;
	struct row_subject subject;
	size_t units, submitted; /* of all */
	const char *has_submitted;
	uint32_t place;
	const struct tally *tally;
	const struct tally *before;      /* of the cut before; NULL: there is none */
	const struct tally *initial;     /* of the first version of the plan; NULL: there is none */
	const struct budget_sums *money; /* NULL: there is none, or nobody asks for it */
};

/* What stands beside a mean, that it may be read right. */
static void
put_beside(struct row_writer *w, const struct mean *mean)
{
	row_put_mean(w, &mean->capped);
	row_put_mean(w, &mean->median);
	row_put_mean_with_zeros(w, mean);
	row_put_count(w, mean->due);
	row_put_coverage(w, mean);
}

static void
put_mean_status(struct row_writer *w, const struct mean *mean)
{
	row_put_mean(w, &mean->measured);
	if (mean->measured.count > 0)
		row_put_status(w, mean_status(w->arena, &w->source->compliance->scale, mean));
	else
		row_skip(w, 2);
}

/* What was before, and how many percentage points it has changed by since: of those that are printed. */
static void
put_before(struct row_writer *w, const struct tally *now, const struct tally *before)
{
	if (!before || before->period_mean.capped.count == 0) {
		row_skip(w, 3);
		return;
	}
	row_put_mean(w, &before->period_mean.measured);
	row_put_mean(w, &before->period_mean.capped);
	row_put_mean_change(w, &now->period_mean.capped, &before->period_mean.capped);
}

/* Of means as weighted: one as measured, and one with a limit where `both` are told. */
static void
put_view(struct row_writer *w, const struct row_members *of, enum compliance_view view, bool both)
{
	const struct weighted_mean mean =
	    weighted_mean(w->arena, w->source->compliance, of->activities, of->count, view, of->over_units);

	row_put_mean(w, &mean.measured);
	if (both)
		row_put_mean(w, &mean.capped);
}

void
row_put_weighted_means(struct row_writer *w, const struct row_subject *subject)
{
	const struct weights *weights = w->source->plan->weights;
	const struct row_members of =
	    weights ? row_members(w->arena, w->source->plan, subject) : (struct row_members){0};

	if (weights == NULL) {
		row_skip(w, 6);
		return;
	}
	const struct decimal sum =
	    weights->activities ? weight_sum(weights, of.activities, of.count) : (struct decimal){0, 0};
	if (sum.units > 0)
		row_put(w, (struct dataset_cell){.kind = CELL_NUMBER, .number = sum});
	else
		row_skip(w, 1);
	put_view(w, &of, VIEW_PERIOD, true);
	put_view(w, &of, VIEW_TO_DATE, true);
	put_view(w, &of, VIEW_YEAR, false);
}

static void
put_unit_weight(struct row_writer *w, const struct row_subject *subject)
{
	const struct weights *weights = w->source->plan->weights;

	if (weights && weights->units && subject->unit != ANY_UNIT)
		row_put(w,
		    (struct dataset_cell){
			.kind = CELL_NUMBER,
			.number = weight_of_unit(weights, subject->unit),
		    });
	else
		row_skip(w, 1);
}

void
row_put_means(struct row_writer *w, const struct tally *tally, const struct tally *before)
{
	row_put_count(w, tally->period_mean.measured.count);
	put_mean_status(w, &tally->period_mean);
	put_mean_status(w, &tally->to_date_mean);
	row_put_mean(w, &tally->annual_mean.measured);
	for (int s = 0; s < STATUSES; s++) {
		if (s < STATUS_LEVELS_MAX && (size_t)s >= w->source->compliance->scale.level_count)
			row_skip(w, 1);
		else
			row_put_count(w, tally->period[s]);
	}
	row_put_count(w, tally->incomplete);
	row_put_count(w, tally->pending);
	put_beside(w, &tally->period_mean);
	put_beside(w, &tally->to_date_mean);
	put_beside(w, &tally->annual_mean);
	put_before(w, tally, before);
}

static void
write_tally(struct row_writer *w, const struct tally_row *row)
{
	const struct tally *tally = row->tally;

	row_begin(w);
	row_is_of(w, row->subject);
	row_put_ordinal(w, row->place);
	row_put_text(w, row->code);
	row_put_text(w, row->name);
	row_put_text(w, row->line);
	if (row->units > 0) {
		row_put_count(w, row->units);
		row_put_count(w, row->submitted);
	} else {
		row_skip(w, 2);
	}
	row_put_text(w, row->has_submitted);
	row_put_count(w, tally->activities);
	row_put_means(w, tally, row->before);
	if (row->initial) {
		row_put_mean(w, &row->initial->period_mean.measured);
		row_put_mean(w, &row->initial->annual_mean.measured);
	} else {
		row_skip(w, 2);
	}
	row_put_weighted_means(w, &row->subject);
	put_unit_weight(w, &row->subject);
	row_put_set(w, &row->subject);
	row_put_sums_money(w, row->money);
	row_put_tally_trend(w, &row->subject, tally);
}

void
write_tally_of_unit(struct row_writer *w, uint32_t unit, uint32_t place)
{
	const struct compliance *c = w->source->compliance;

	write_tally(w,
	    &(struct tally_row){
		.subject = subject_of_activities(unit, ANY_LINE),
		.code = c->plan->units[unit].code,
		.name = c->plan->units[unit].name,
		.has_submitted = row_wording(w,
		    compliance_has_submitted(c, unit)     ? "sí"
			: compliance_faulty_file(c, unit) ? "no (archivo con errores)"
							  : "no"),
		.place = place,
		.tally = &c->units[unit],
		.before = w->source->before ? &w->source->before->units[unit] : NULL,
		.initial = w->source->initial ? &w->source->initial->units[unit] : NULL,
		.money = row_budget(w) ? &row_budget(w)->units[unit] : NULL,
	    });
}

void
write_progress_lines(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;

	for (size_t l = 0; l <= c->plan->line_count; l++) {
		if (c->lines[l].activities > 0)
			write_tally(w,
			    &(struct tally_row){
				.subject = subject_of_activities(ANY_UNIT,
				    l < c->plan->line_count ? (uint32_t)l : UINT32_MAX),
				.line = l < c->plan->line_count ? c->plan->lines[l].label : NULL,
				.tally = &c->lines[l],
				.before = w->source->before ? &w->source->before->lines[l] : NULL,
				.initial = w->source->initial ? &w->source->initial->lines[l] : NULL,
				.money = row_budget(w) ? &row_budget(w)->lines[l] : NULL,
			    });
	}
}

void
write_progress_summary(struct row_writer *w)
{
	const struct compliance *c = w->source->compliance;

	write_tally(w,
	    &(struct tally_row){
		.subject = subject_of_activities(ANY_UNIT, ANY_LINE),
		.units = c->plan->unit_count,
		.submitted = c->submitted,
		.tally = &c->all,
		.before = w->source->before ? &w->source->before->all : NULL,
		.initial = w->source->initial ? &w->source->initial->all : NULL,
		.money = row_budget(w) ? &row_budget(w)->all : NULL,
	    });
}

void
write_unit_summary(struct row_writer *w)
{
	write_tally_of_unit(w, w->unit, 0);
}

void
write_progress_units(struct row_writer *w)
{
	for (uint32_t u = 0; u < w->source->plan->unit_count; u++)
		write_tally_of_unit(w, u, 0);
}

/* The money of these activities; NULL: there is none, or nobody asks for it. */
static const struct budget_sums *
money_of(struct row_writer *w, const struct row_members *of)
{
	struct budget_sums *sums = row_budget(w) ? ARENA_NEW(w->arena, struct budget_sums) : NULL;

	return sums && budget_sums_of(w->arena, row_budget(w), of->activities, of->count, sums) ? sums : NULL;
}

/* The units of a level or a region, which is added up here. */
static void
write_set(struct row_writer *w, const struct unit_set *set, struct row_subject subject)
{
	const struct compliance *c = w->source->compliance;
	const struct row_members of = row_members(w->arena, c->plan, &subject);
	struct tally now, before = {0};
	size_t submitted = 0;

	for (uint32_t i = 0; i < set->unit_count; i++)
		submitted += compliance_has_submitted(c, set->units[i]);
	if (!compliance_tally(w->arena, c, of.activities, of.count, &now) ||
	    (w->source->before &&
		!compliance_tally(w->arena, w->source->before, of.activities, of.count, &before)))
		return;
	write_tally(w,
	    &(struct tally_row){
		.subject = subject,
		.code = set->code,
		.name = set->name,
		.units = set->unit_count,
		.submitted = submitted,
		.tally = &now,
		.before = w->source->before ? &before : NULL,
		.money = money_of(w, &of),
	    });
}

void
write_progress_levels(struct row_writer *w)
{
	const struct levels *levels = w->source->plan->levels;

	for (size_t i = 0; levels && i < levels->level_count; i++)
		write_set(w, &levels->levels[i], subject_of_level((uint32_t)i));
}

void
write_progress_regions(struct row_writer *w)
{
	const struct levels *levels = w->source->plan->levels;

	for (size_t i = 0; levels && i < levels->region_count; i++)
		write_set(w, &levels->regions[i], subject_of_region((uint32_t)i));
}
