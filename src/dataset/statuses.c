/*
 * How many activities have each status.
 */
#include "dataset/progress_cells.h"

const struct dataset_column status_columns[] = {
    {"ESTADO", CELL_STATUS, 0, IS_TEXT},
    {"LETRA", CELL_STATUS, 0, IS_TEXT},
    {"UMBRAL", CELL_TEXT, 0, IS_TEXT},
    {"ACTIVIDADES", CELL_NUMBER, 0, IS_STATUS_COUNT},
    {"PORCENTAJE", CELL_PERCENT, 0, IS_STATUS_SHARE},
    {"ACTIVIDADES A LA FECHA", CELL_NUMBER, 0, IS_STATUS_COUNT | TO_DATE},
    {"PORCENTAJE A LA FECHA", CELL_PERCENT, 0, IS_STATUS_SHARE | TO_DATE},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

/* "de 80% a menos de 100%", with the percent sign that there is to be. */
static const char *
threshold_text(struct row_writer *w, unsigned status, const char *sign)
{
	const struct status_scale *scale = &w->source->compliance->scale;
	const struct status_level *here = &scale->levels[status];
	const struct status_level *over = &scale->levels[status > 0 ? status - 1 : 0];

	buf_clear(&w->text);
	if (status == 0)
		buf_addf(&w->text, row_wording(w, here->above ? "más de %u%s" : "%u%s o más"),
		    (unsigned)here->percent, sign);
	else if (here->percent == over->percent)
		buf_addf(&w->text, "%u%s", (unsigned)here->percent, sign);
	else if (status + 1 == scale->level_count)
		buf_addf(&w->text, row_wording(w, over->above ? "hasta %u%s" : "menos de %u%s"),
		    (unsigned)over->percent, sign);
	else {
		buf_addf(&w->text, row_wording(w, here->above ? "más de %u%s a " : "de %u%s a "),
		    (unsigned)here->percent, sign);
		buf_addf(&w->text, over->above ? "%u%s" : row_wording(w, "menos de %u%s"),
		    (unsigned)over->percent, sign);
	}
	return buf_take(&w->text, w->arena);
}

static void
put_threshold(struct row_writer *w, unsigned status)
{
	if (status_is_level(status))
		row_put_told(w, threshold_text(w, status, number_percent_text(w->source->numbers)),
		    threshold_text(w, status, "%"));
	else
		row_skip(w, 1);
}

static void
put_share(struct row_writer *w, uint32_t part, uint32_t whole)
{
	struct fraction f = {0};

	row_put_count(w, part);
	if (whole > 0)
		fraction_divide((struct decimal){part, 0}, 1, (struct decimal){whole, 0}, 1, &f);
	if (f.den > 0)
		row_put_percent(w, fraction_percent(f, STATUS_SHARE_PLACES));
	else
		row_skip(w, 1);
}

static void
write_statuses(struct row_writer *w, uint32_t unit, const struct tally *tally)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	for (unsigned s = 0; s < STATUSES; s++) {
		if (status_is_level(s) && s >= scale->level_count)
			continue;
		struct row_subject subject = subject_of_activities(unit, ANY_LINE);
		subject.status = (uint8_t)s;
		row_begin(w);
		row_is_of(w, subject);
		row_put_status(w, (uint8_t)s);
		put_threshold(w, s);
		put_share(w, tally->period[s], tally->activities);
		put_share(w, tally->to_date[s], tally->activities);
	}
}

void
write_unit_statuses(struct row_writer *w)
{
	write_statuses(w, w->unit, &w->source->compliance->units[w->unit]);
}

void
write_progress_statuses(struct row_writer *w)
{
	write_statuses(w, ANY_UNIT, &w->source->compliance->all);
}
