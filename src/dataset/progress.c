#include "dataset/row_writer.h"
#include "plan/measure.h"

#define PLACES 1 /* decimals of a share of activities */

/* Before the name of a month: what was done in it. */
#define EXECUTED "EJECUTADO "

static const char *const month_names[MONTHS] = {MONTH_HEADINGS};

static const char *const activity_headings[] = {"CÓDIGO", "UNIDAD", "CÓDIGO DE ACTIVIDAD", "LÍNEA",
    "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "META ANUAL", "PROGRAMADO", "EJECUTADO", "CUMPLIMIENTO", "ESTADO",
    "LETRA", "PROGRAMADO A LA FECHA", "EJECUTADO A LA FECHA", "CUMPLIMIENTO A LA FECHA", "ESTADO A LA FECHA",
    "LETRA A LA FECHA", "AVANCE ANUAL", "SIN INFORMAR", "JUSTIFICACIÓN", "PENDIENTE", "ARCHIVO", "FILA",
    MONTH_HEADINGS, "EJECUTADO ENE", "EJECUTADO FEB", "EJECUTADO MAR", "EJECUTADO ABR", "EJECUTADO MAY",
    "EJECUTADO JUN", "EJECUTADO JUL", "EJECUTADO AGO", "EJECUTADO SEP", "EJECUTADO OCT", "EJECUTADO NOV",
    "EJECUTADO DIC", UNIT_OF_MEASURE_HEADING};
static const char *const total_headings[] = {"LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "UNIDADES",
    "INFORMAN", "PROGRAMADO", "EJECUTADO", "RAZÓN", "PROMEDIO", "ESTADO", "LETRA", "PROGRAMADO A LA FECHA",
    "EJECUTADO A LA FECHA", "RAZÓN A LA FECHA", "PROMEDIO A LA FECHA", "ESTADO A LA FECHA",
    "LETRA A LA FECHA", "EJECUTADO SIN PROGRAMAR", "SIN INFORMAR", "EJECUTADO SIN PROGRAMAR A LA FECHA",
    "SIN INFORMAR A LA FECHA", "RAZÓN CON TOPE", "RAZÓN CON CEROS", "PROMEDIO CON TOPE", "PROMEDIO CON CEROS",
    "MEDIANA", "COBERTURA", "RAZÓN CON TOPE A LA FECHA", "RAZÓN CON CEROS A LA FECHA",
    "PROMEDIO CON TOPE A LA FECHA", "PROMEDIO CON CEROS A LA FECHA", "MEDIANA A LA FECHA",
    "COBERTURA A LA FECHA", UNIT_OF_MEASURE_HEADING};
static const char *const tally_headings[] = {"PUESTO", "CÓDIGO", "UNIDAD", "LÍNEA", "UNIDADES", "INFORMAN",
    "INFORMÓ", "ACTIVIDADES", "CON CIFRA", "CUMPLIMIENTO", "ESTADO", "LETRA", "CUMPLIMIENTO A LA FECHA",
    "ESTADO A LA FECHA", "LETRA A LA FECHA", "AVANCE ANUAL", "NIVEL 1", "NIVEL 2", "NIVEL 3", "NIVEL 4",
    "NIVEL 5", "NIVEL 6", "SIN PROGRAMACIÓN", "SIN PROGRAMAR", "NO REMITIDO", "NO APLICA", "INCOMPLETAS",
    "PENDIENTES", "CON TOPE", "MEDIANA", "CON CEROS", "EXIGIBLES", "COBERTURA", "CON TOPE A LA FECHA",
    "MEDIANA A LA FECHA", "CON CEROS A LA FECHA", "EXIGIBLES A LA FECHA", "COBERTURA A LA FECHA",
    "AVANCE ANUAL CON TOPE", "AVANCE ANUAL MEDIANA", "AVANCE ANUAL CON CEROS", "AVANCE ANUAL EXIGIBLES",
    "AVANCE ANUAL COBERTURA"};
static const char *const status_headings[] = {"ESTADO", "LETRA", "UMBRAL", "ACTIVIDADES", "PORCENTAJE",
    "ACTIVIDADES A LA FECHA", "PORCENTAJE A LA FECHA"};
static const char *const month_headings[] = {"MES", "PROGRAMADAS", "EJECUTADAS", "INFORMADAS", "CUMPLIMIENTO",
    "CUMPLIMIENTO A LA FECHA", "CON TOPE", "CON CEROS", "COBERTURA", "CON TOPE A LA FECHA",
    "CON CEROS A LA FECHA", "COBERTURA A LA FECHA"};
static const char *const missing_headings[] = {"CÓDIGO", "UNIDAD", "INFORMÓ", "INCOMPLETAS", "PENDIENTES",
    "FALTA"};

#define LIST(headings) (*count = sizeof(headings) / sizeof(*(headings)), (headings))

const char *const *
progress_headings(enum dataset dataset, size_t *count)
{
	if (dataset == DATASET_UNIT_PROGRESS)
		return LIST(activity_headings);
	if (dataset == DATASET_PROGRESS)
		return LIST(total_headings);
	if (dataset == DATASET_UNIT_STATUSES || dataset == DATASET_PROGRESS_STATUSES)
		return LIST(status_headings);
	if (dataset == DATASET_PROGRESS_MONTHS)
		return LIST(month_headings);
	if (dataset == DATASET_PROGRESS_MISSING)
		return LIST(missing_headings);
	return LIST(tally_headings);
}

/* --- cells ---------------------------------------------------------------------------------------------- */

static struct number_style
style_of(const struct rows *w)
{
	return w->source->plain ? (struct number_style){'.', ','} : w->source->numbers;
}

static void
put_decimal(struct rows *w, struct decimal number, int places, bool percent)
{
	buf_clear(&w->text);
	decimal_format(&w->text, number, style_of(w), places, !w->source->plain);
	if (percent && !w->source->plain)
		buf_addc(&w->text, '%');
	row_put_text(w);
}

static void
put_compliance(struct rows *w, struct fraction f)
{
	if (f.den > 0)
		put_decimal(w, compliance_percent(&w->source->compliance->scale, f), -1, true);
	else
		row_put(w, NULL);
}

static void
put_mean(struct rows *w, const struct fraction_sum *mean)
{
	if (mean->count > 0)
		put_decimal(w, mean_percent(w->arena, &w->source->compliance->scale, mean), -1, true);
	else
		row_put(w, NULL);
}

/* "3 de 5": how many of those that are due are in the mean; nothing where none is due. */
static void
put_coverage(struct rows *w, const struct mean *mean)
{
	buf_clear(&w->text);
	if (mean->due == 0) {
		row_put(w, NULL);
		return;
	}
	decimal_format(&w->text, (struct decimal){mean->measured.count, 0}, style_of(w), -1,
	    !w->source->plain);
	buf_adds(&w->text, " de ");
	decimal_format(&w->text, (struct decimal){mean->due, 0}, style_of(w), -1, !w->source->plain);
	row_put_text(w);
}

static void
put_with_zeros(struct rows *w, const struct mean *mean)
{
	struct fraction_sum sum = mean_with_zeros(mean);

	put_mean(w, &sum);
}

/* What stands beside a mean, that it may be read right. */
static void
put_beside(struct rows *w, const struct mean *mean)
{
	put_mean(w, &mean->capped);
	put_mean(w, &mean->median);
	put_with_zeros(w, mean);
	row_put_number(w, mean->due);
	put_coverage(w, mean);
}

static void
put_amount(struct rows *w, const struct amount *amount)
{
	if (amount_given(amount))
		put_decimal(w, amount->value.number, -1, amount->value.kind == VALUE_PERCENT);
	else
		row_put(w, NULL);
}

/* sum / divisor: with as many decimals as the sum where that is exact, else with one more. */
static void
put_portion(struct rows *w, const struct portion *portion, enum quantity measure)
{
	bool percent = measure == QUANTITY_PERCENT;
	struct decimal sum = portion->sum;

	if (portion->count == 0) {
		row_put(w, NULL);
	} else if (sum.units % portion->divisor == 0) {
		sum.units /= portion->divisor;
		put_decimal(w, sum, -1, percent);
	} else {
		buf_clear(&w->text);
		decimal_format_mean(&w->text, sum, portion->divisor, style_of(w), !w->source->plain);
		if (percent && !w->source->plain)
			buf_addc(&w->text, '%');
		row_put_text(w);
	}
}

static void
put_status(struct rows *w, uint8_t status)
{
	row_put(w, w->source->compliance->scale.words[status].name);
	row_put(w, w->source->compliance->scale.words[status].letter);
}

static const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* --- activities ----------------------------------------------------------------------------------------- */

/* "FEB, MAR" */
static void
put_months(struct rows *w, unsigned months)
{
	buf_clear(&w->text);
	for (int m = 0; m < MONTHS; m++) {
		if ((months >> m & 1u) == 0)
			continue;
		if (w->text.length > 0)
			buf_adds(&w->text, ", ");
		buf_adds(&w->text, month_names[m]);
	}
	row_put_text(w);
}

static void
put_indicator(struct rows *w, const struct indicator *i, enum quantity measure)
{
	put_portion(w, &i->planned, measure);
	put_portion(w, &i->executed, measure);
	put_compliance(w, i->compliance);
	put_status(w, i->status);
}

/* What was done in a month: up to the cut, and only what counts. */
static void
put_executed(struct rows *w, const struct activity *activity, const struct executed *executed, int month)
{
	struct decimal value;
	bool counts = month <= w->source->compliance->cut.month &&
	    progress_value(activity, &executed->month[month], &value);

	if (counts)
		put_amount(w, &executed->month[month]);
	else
		row_put(w, NULL);
}

bool
dataset_is_future(enum dataset dataset, const struct compliance *compliance, const char *heading)
{
	if (!compliance || dataset != DATASET_UNIT_PROGRESS ||
	    strncmp(heading, EXECUTED, strlen(EXECUTED)) != 0)
		return false;
	for (int m = compliance->cut.month + 1; m < MONTHS; m++)
		if (strcmp(heading + strlen(EXECUTED), month_names[m]) == 0)
			return true;
	return false;
}

bool
dataset_row_is_future(enum dataset dataset, const struct compliance *compliance, size_t row)
{
	return compliance && dataset == DATASET_PROGRESS_MONTHS && row > compliance->cut.month;
}

static const char *
text_of(const struct sheet_cell *cell)
{
	return cell && cell->length > 0 ? cell->text : NULL;
}

static void
write_activity(struct rows *w, uint32_t i)
{
	const struct compliance *c = w->source->compliance;
	const struct activity *a = &c->plan->activities[i];
	const struct activity_compliance *computed = &c->activities[i];
	const struct executed *executed = &c->progress->executed[i];
	const struct sheet *sheet = c->progress->units[a->unit].sheet;

	row_begin(w);
	row_put(w, c->plan->units[a->unit].code);
	row_put(w, c->plan->units[a->unit].name);
	row_put(w, text_of(a->code));
	row_put(w, row_line(w, a->line));
	row_put(w, text_of(a->name));
	row_put(w, quantity_name(a->measure));
	row_put(w, consolidation_name(a->consolidation));
	put_amount(w, &a->target);
	put_indicator(w, &computed->period, a->measure);
	put_indicator(w, &computed->to_date, a->measure);
	put_compliance(w, computed->annual.compliance);
	put_months(w, computed->unreported);
	row_put(w,
	    computed->pending ? "FALTA"
			      : reasons_of(w->arena, executed->reasons, c->cut.first, c->cut.month));
	row_put(w, computed->pending ? "sí" : NULL);
	if (executed->row != PROGRESS_NO_ROW) {
		row_put(w, file_name(sheet->file));
		row_put_plain(w, sheet->rows[executed->row].cells[0].line);
	} else {
		w->at += 2;
	}
	for (int m = 0; m < MONTHS; m++)
		put_amount(w, &a->month[m]);
	for (int m = 0; m < MONTHS; m++)
		put_executed(w, a, executed, m);
	row_put(w, row_unit_of_measure(w, a->unit_of_measure));
}

static void
put_beside_total(struct rows *w, const struct other_ratios *ratios, const struct mean *mean)
{
	put_compliance(w, ratios->capped);
	put_compliance(w, ratios->with_zeros);
	put_mean(w, &mean->capped);
	put_with_zeros(w, mean);
	put_mean(w, &mean->median);
	put_coverage(w, mean);
}

static void
write_totals(struct rows *w)
{
	const struct compliance *c = w->source->compliance;

	for (size_t i = 0; i < c->national->row_count; i++) {
		const struct rollup_row *row = &c->national->rows[i];
		const struct activity_total *total = &c->totals[i];

		row_begin(w);
		row_put(w, row_line(w, row->line));
		row_put(w, row->group == UINT32_MAX ? NULL : c->plan->groups[row->group].label);
		row_put(w, quantity_name(row->measure));
		row_put(w, row->mixed ? NULL : consolidation_name(row->consolidation));
		row_put_number(w, row->units);
		row_put_number(w, total->reporting);
		put_portion(w, &total->period.planned, row->measure);
		put_portion(w, &total->period.executed, row->measure);
		put_compliance(w, total->period.compliance);
		put_mean(w, &total->period_mean.measured);
		put_status(w, total->status);
		put_portion(w, &total->to_date.planned, row->measure);
		put_portion(w, &total->to_date.executed, row->measure);
		put_compliance(w, total->to_date.compliance);
		put_mean(w, &total->to_date_mean.measured);
		put_status(w, total->to_date_status);
		put_portion(w, &total->unplanned, row->measure);
		put_portion(w, &total->unreported, row->measure);
		put_portion(w, &total->to_date_unplanned, row->measure);
		put_portion(w, &total->to_date_unreported, row->measure);
		put_beside_total(w, &total->other, &total->period_mean);
		put_beside_total(w, &total->to_date_other, &total->to_date_mean);
		row_put(w, row_unit_of_measure(w, row->unit_of_measure));
	}
}

/* --- many activities ------------------------------------------------------------------------------------ */

/* A unit, a line or all; what a row is not about stays blank. */
struct tally_row {
	const char *code, *name, *line;
	size_t units, submitted; /* of all */
	const char *has_submitted;
	uint32_t place;
	const struct tally *tally;
};

static void
put_mean_status(struct rows *w, const struct mean *mean)
{
	put_mean(w, &mean->measured);
	if (mean->measured.count > 0)
		put_status(w, mean_status(w->arena, &w->source->compliance->scale, mean));
	else
		w->at += 2;
}

static void
write_tally(struct rows *w, const struct tally_row *row)
{
	const struct tally *tally = row->tally;

	row_begin(w);
	row_put_plain(w, row->place);
	row_put(w, row->code);
	row_put(w, row->name);
	row_put(w, row->line);
	if (row->units > 0) {
		row_put_number(w, row->units);
		row_put_number(w, row->submitted);
	} else {
		w->at += 2;
	}
	row_put(w, row->has_submitted);
	row_put_number(w, tally->activities);
	row_put_number(w, tally->period_mean.measured.count);
	put_mean_status(w, &tally->period_mean);
	put_mean_status(w, &tally->to_date_mean);
	put_mean(w, &tally->annual_mean.measured);
	for (int s = 0; s < STATUSES; s++) {
		if (s < STATUS_LEVELS_MAX && (size_t)s >= w->source->compliance->scale.level_count)
			row_put(w, NULL);
		else
			row_put_number(w, tally->period[s]);
	}
	row_put_number(w, tally->incomplete);
	row_put_number(w, tally->pending);
	put_beside(w, &tally->period_mean);
	put_beside(w, &tally->to_date_mean);
	put_beside(w, &tally->annual_mean);
}

void
progress_write_unit(struct rows *w, uint32_t unit, uint32_t place)
{
	const struct compliance *c = w->source->compliance;

	write_tally(w,
	    &(struct tally_row){
		.code = c->plan->units[unit].code,
		.name = c->plan->units[unit].name,
		.has_submitted = compliance_has_submitted(c, unit) ? "sí"
		    : compliance_faulty_file(c, unit)              ? "no (archivo con errores)"
								   : "no",
		.place = place,
		.tally = &c->units[unit],
	    });
}

static void
write_lines(struct rows *w)
{
	const struct compliance *c = w->source->compliance;

	for (size_t l = 0; l <= c->plan->line_count; l++) {
		if (c->lines[l].activities > 0)
			write_tally(w,
			    &(struct tally_row){
				.line = l < c->plan->line_count ? c->plan->lines[l].label : NULL,
				.tally = &c->lines[l],
			    });
	}
}

static void
write_summary(struct rows *w)
{
	const struct compliance *c = w->source->compliance;

	write_tally(w,
	    &(struct tally_row){
		.units = c->plan->unit_count,
		.submitted = c->submitted,
		.tally = &c->all,
	    });
}

/* --- statuses ------------------------------------------------------------------------------------------- */

/* "de 80% a menos de 100%" */
static void
put_threshold(struct rows *w, unsigned status)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	if (!status_is_level(status)) {
		row_put(w, NULL);
		return;
	}
	const struct status_level *here = &scale->levels[status];
	const struct status_level *over = &scale->levels[status > 0 ? status - 1 : 0];
	buf_clear(&w->text);
	if (status == 0)
		buf_addf(&w->text, here->above ? "más de %u%%" : "%u%% o más", (unsigned)here->percent);
	else if (here->percent == over->percent)
		buf_addf(&w->text, "%u%%", (unsigned)here->percent);
	else if (status + 1 == scale->level_count)
		buf_addf(&w->text, over->above ? "hasta %u%%" : "menos de %u%%", (unsigned)over->percent);
	else {
		buf_addf(&w->text, here->above ? "más de %u%% a " : "de %u%% a ", (unsigned)here->percent);
		buf_addf(&w->text, over->above ? "%u%%" : "menos de %u%%", (unsigned)over->percent);
	}
	row_put_text(w);
}

static void
put_share(struct rows *w, uint32_t part, uint32_t whole)
{
	struct fraction f = {0};

	row_put_number(w, part);
	if (whole > 0)
		fraction_divide((struct decimal){part, 0}, 1, (struct decimal){whole, 0}, 1, &f);
	if (f.den > 0)
		put_decimal(w, fraction_percent(f, PLACES), PLACES, true);
	else
		row_put(w, NULL);
}

static void
write_statuses(struct rows *w, const struct tally *tally)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	for (unsigned s = 0; s < STATUSES; s++) {
		if (status_is_level(s) && s >= scale->level_count)
			continue;
		row_begin(w);
		put_status(w, (uint8_t)s);
		put_threshold(w, s);
		put_share(w, tally->period[s], tally->activities);
		put_share(w, tally->to_date[s], tally->activities);
	}
}

/* --- months --------------------------------------------------------------------------------------------- */

static void
put_beside_month(struct rows *w, const struct mean *mean)
{
	put_mean(w, &mean->capped);
	put_with_zeros(w, mean);
	put_coverage(w, mean);
}

static void
write_months(struct rows *w)
{
	const struct compliance *c = w->source->compliance;

	for (int m = 0; m < MONTHS; m++) {
		const struct month_tally *month = &c->months[m];

		row_begin(w);
		row_put(w, month_names[m]);
		row_put_number(w, month->programmed);
		if (m > c->cut.month)
			continue;
		if (month->given > 0)
			row_put_number(w, month->executed);
		else
			row_put(w, NULL);
		row_put_number(w, month->reported);
		put_mean(w, &month->mean.measured);
		put_mean(w, &month->to_date_mean.measured);
		put_beside_month(w, &month->mean);
		put_beside_month(w, &month->to_date_mean);
	}
}

/* --- the whole ------------------------------------------------------------------------------------------ */

void
progress_write(struct rows *w, enum dataset dataset, uint32_t unit)
{
	const struct compliance *c = w->source->compliance;
	const struct plan_unit *of = c ? &c->plan->units[unit] : NULL;

	if (!c)
		return;
	if (dataset == DATASET_UNIT_PROGRESS)
		for (uint32_t i = of->first; i < of->first + of->count; i++)
			write_activity(w, i);
	else if (dataset == DATASET_UNIT_STATUSES)
		write_statuses(w, &c->units[unit]);
	else if (dataset == DATASET_UNIT_SUMMARY)
		progress_write_unit(w, unit, 0);
	else if (dataset == DATASET_PROGRESS)
		write_totals(w);
	else if (dataset == DATASET_PROGRESS_LINES)
		write_lines(w);
	else if (dataset == DATASET_PROGRESS_UNITS)
		for (uint32_t u = 0; u < c->plan->unit_count; u++)
			progress_write_unit(w, u, 0);
	else if (dataset == DATASET_PROGRESS_RANKING || dataset == DATASET_BEST_UNITS ||
	    dataset == DATASET_WORST_UNITS)
		progress_write_ranking(w, dataset);
	else if (dataset == DATASET_PROGRESS_MONTHS)
		write_months(w);
	else if (dataset == DATASET_PROGRESS_STATUSES)
		write_statuses(w, &c->all);
	else if (dataset == DATASET_PROGRESS_MISSING)
		progress_write_missing(w);
	else
		write_summary(w);
}
