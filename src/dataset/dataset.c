#include "dataset/dataset.h"

#include "dataset/row_writer.h"
#include "plan/measure.h"

#define QUARTER_HEADINGS "T1", "T2", "T3", "T4"

static const char *const rollup_headings[] = {"CÓDIGO", "UNIDAD", "LÍNEA", "ACTIVIDAD", "MEDIDA",
    "CONSOLIDACIÓN", "REGLA", "UNIDADES", "META ANUAL", "MÍNIMO", "MÁXIMO", "INFORMAN", MONTH_HEADINGS,
    QUARTER_HEADINGS, "DIFERENCIA", "UNIDADES POR MES", UNIT_OF_MEASURE_HEADING};
static const char *const count_headings[] = {"CÓDIGO", "UNIDAD", "LÍNEA", "ACTIVIDADES", "NÚMERO",
    "PORCENTAJE", "CON META", "SIN MESES", MONTH_HEADINGS, QUARTER_HEADINGS};
static const char *const reconciliation_headings[] = {"CÓDIGO", "UNIDAD", "ACTIVIDADES", "NÚMERO",
    "PORCENTAJE", "CON META", "SIN MESES"};
static const char *const finding_headings[] = {"CÓDIGO", "UNIDAD", "GRAVEDAD", "REGLA", "ARCHIVO", "FILA",
    "COLUMNA", "PÁGINA", "ACTIVIDAD", "CASILLA", "ESCRITO", "ESPERADO", "HALLAZGO", "PROPUESTA", "ACEPTADO"};
static const char *const rule_headings[] = {"REGLA", "GRAVEDAD", "HALLAZGOS", "ACEPTADOS", "COMPROBACIÓN"};

#define LIST(headings) (*count = sizeof(headings) / sizeof(*(headings)), (headings))

const char *const *
dataset_headings(enum dataset dataset, size_t *count)
{
	*count = 0;
	switch (dataset) {
	case DATASET_UNIT_ROLLUP:
	case DATASET_ALL_UNITS_ROLLUP:
	case DATASET_NATIONAL_ROLLUP:
		return LIST(rollup_headings);
	case DATASET_UNIT_LINES:
	case DATASET_NATIONAL_LINES:
	case DATASET_UNITS:
		return LIST(count_headings);
	case DATASET_RECONCILIATION:
		return LIST(reconciliation_headings);
	case DATASET_UNIT_FINDINGS:
	case DATASET_FINDINGS:
		return LIST(finding_headings);
	case DATASET_FINDINGS_BY_RULE:
		return LIST(rule_headings);
	case DATASET_PROGRESS_FINDINGS:
		return LIST(finding_headings);
	case DATASET_UNIT_PROGRESS:
	case DATASET_UNIT_STATUSES:
	case DATASET_UNIT_SUMMARY:
	case DATASET_PROGRESS:
	case DATASET_PROGRESS_LINES:
	case DATASET_PROGRESS_UNITS:
	case DATASET_PROGRESS_RANKING:
	case DATASET_BEST_UNITS:
	case DATASET_WORST_UNITS:
	case DATASET_PROGRESS_MONTHS:
	case DATASET_PROGRESS_STATUSES:
	case DATASET_PROGRESS_MISSING:
	case DATASET_PROGRESS_SUMMARY:
		return progress_headings(dataset, count);
	}
	return NULL;
}

/* --- figures -------------------------------------------------------------------------------------------- */

/* The number alone, grouped or not. */
static void
print_number(struct buf *out, const struct figure_sum *figure, enum figure_rule rule,
    struct number_style style, bool grouped)
{
	if (rule == FIGURE_MEAN && figure->count > 1 && decimal_compare(figure->least, figure->most) != 0)
		decimal_format_mean(out, figure->sum, figure->count, style, grouped);
	else
		decimal_format(out, rule == FIGURE_MEAN ? figure->least : figure->sum, style, -1, grouped);
}

void
figure_print(struct buf *out, const struct figure_sum *figure, enum figure_rule rule, enum quantity quantity,
    struct number_style style)
{
	if (figure->count == 0 || rule == FIGURE_NONE)
		return;
	print_number(out, figure, rule, style, true);
	if (quantity == QUANTITY_PERCENT)
		buf_addc(out, '%');
}

/* --- rollups ------------------------------------------------------------------------------------------ */

static void
put_figure(struct rows *w, const struct figure_sum *figure, enum figure_rule rule, enum quantity quantity)
{
	buf_clear(&w->text);
	if (!w->source->plain)
		figure_print(&w->text, figure, rule, quantity, w->source->numbers);
	else if (figure->count > 0 && rule != FIGURE_NONE)
		print_number(&w->text, figure, rule, (struct number_style){'.', ','}, false);
	row_put_text(w);
}

static const char *
rule_name(const struct rollup_row *row)
{
	switch (row->rule) {
	case FIGURE_SUM:
		return row->mixed ? "suma, mixta" : "suma";
	case FIGURE_MEAN:
		return row->mixed ? "promedio, mixto" : "promedio";
	case FIGURE_NONE:
		return "no se consolida";
	}
	return "";
}

/* One end of the range that a mean comes from; nothing beside a sum. */
static void
put_end(struct rows *w, const struct rollup_row *row, struct decimal end)
{
	struct figure_sum only = {end, end, end, row->rule == FIGURE_MEAN ? row->target.count : 0};
	put_figure(w, &only, FIGURE_MEAN, row->measure);
}

/* "+1": what the quarters have more than the target, or less; nothing where they add up to it. */
static void
put_difference(struct rows *w, const struct rollup_row *row)
{
	struct decimal difference;

	buf_clear(&w->text);
	if (rollup_difference(w->arena, row, &difference)) {
		/* To a spreadsheet a plus begins a formula. */
		if (difference.units > 0 && !w->source->plain)
			buf_addc(&w->text, '+');
		decimal_format(&w->text, difference,
		    w->source->plain ? (struct number_style){'.', ','} : w->source->numbers, -1,
		    !w->source->plain);
		if (row->measure == QUANTITY_PERCENT && !w->source->plain)
			buf_addc(&w->text, '%');
	}
	row_put_text(w);
}

/* "ENE a FEB 3, MAR 2 de 3": how many units are in the mean of each month; nothing beside a sum. */
static void
put_units_in_months(struct rows *w, const struct rollup_row *row)
{
	static const char *const names[MONTHS] = {MONTH_HEADINGS};
	uint32_t units[MONTHS];

	buf_clear(&w->text);
	rollup_units_in_months(w->source->plan, row, units);
	for (int m = 0, end; m < MONTHS && row->rule == FIGURE_MEAN && row->units > 1; m = end) {
		for (end = m + 1; end < MONTHS && units[end] == units[m];)
			end++;
		if (units[m] == 0)
			continue;
		buf_addf(&w->text, "%s%s", w->text.length > 0 ? ", " : "", names[m]);
		if (end > m + 1)
			buf_addf(&w->text, " a %s", names[end - 1]);
		buf_addf(&w->text, " %u", (unsigned)units[m]);
	}
	if (w->text.length > 0)
		buf_addf(&w->text, " de %u", (unsigned)row->units);
	row_put_text(w);
}

static void
write_rollup(struct rows *w, const struct rollup *given)
{
	const struct plan_unit *unit =
	    given->unit == UINT32_MAX ? NULL : &w->source->plan->units[given->unit];
	struct arena *scratch = arena_open_beside(w->arena);
	struct rollup made = *given;
	const struct rollup *rollup = &made;

	if (unit != NULL)
		rollup_rows(scratch, w->source->plan, &made);
	for (size_t i = 0; i < rollup->row_count; i++) {
		const struct rollup_row *row = &rollup->rows[i];
		row_begin(w);
		row_put(w, unit ? unit->code : NULL);
		row_put(w, unit ? unit->name : NULL);
		row_put(w, row_line(w, row->line));
		row_put(w, row->group == UINT32_MAX ? NULL : w->source->plan->groups[row->group].label);
		row_put(w, quantity_name(row->measure));
		row_put(w, row->mixed ? NULL : consolidation_name(row->consolidation));
		row_put(w, rule_name(row));
		row_put_number(w, row->units);
		put_figure(w, &row->target, row->rule, row->measure);
		put_end(w, row, row->target.least);
		put_end(w, row, row->target.most);
		row_put_number(w, row->target.count);
		for (int m = 0; m < MONTHS; m++)
			put_figure(w, &row->month[m], row->rule, row->measure);
		for (int q = 0; q < QUARTERS; q++)
			put_figure(w, &row->quarter[q], row->rule, row->measure);
		put_difference(w, row);
		put_units_in_months(w, row);
		row_put(w, row_unit_of_measure(w, row->unit_of_measure));
	}
	arena_close(scratch);
}

static void
put_counts(struct rows *w, const struct rollup_counts *counts)
{
	row_put_number(w, counts->activities);
	row_put_number(w, counts->by_measure[QUANTITY_COUNT]);
	row_put_number(w, counts->by_measure[QUANTITY_PERCENT]);
	row_put_number(w, counts->with_target);
	row_put_number(w, counts->without_months);
}

static void
write_counts(struct rows *w, const char *code, const char *name, const char *line,
    const struct rollup_counts *counts)
{
	row_begin(w);
	row_put(w, code);
	row_put(w, name);
	row_put(w, line);
	put_counts(w, counts);
	for (int m = 0; m < MONTHS; m++)
		row_put_number(w, counts->active[m]);
	for (int q = 0; q < QUARTERS; q++)
		row_put_number(w, counts->active_quarter[q]);
}

static void
write_lines(struct rows *w, const struct rollup *rollup)
{
	const struct plan_unit *unit =
	    rollup->unit == UINT32_MAX ? NULL : &w->source->plan->units[rollup->unit];
	for (size_t i = 0; i < rollup->line_count; i++)
		write_counts(w, unit ? unit->code : NULL, unit ? unit->name : NULL,
		    row_line(w, rollup->lines[i].line), &rollup->lines[i].counts);
}

static void
write_units(struct rows *w)
{
	for (size_t u = 0; u < w->source->plan->unit_count; u++)
		write_counts(w, w->source->plan->units[u].code, w->source->plan->units[u].name, NULL,
		    &w->source->units[u].counts);
}

static void
add_counts(struct rollup_counts *sum, const struct rollup_counts *counts)
{
	sum->activities += counts->activities;
	sum->by_measure[QUANTITY_COUNT] += counts->by_measure[QUANTITY_COUNT];
	sum->by_measure[QUANTITY_PERCENT] += counts->by_measure[QUANTITY_PERCENT];
	sum->with_target += counts->with_target;
	sum->without_months += counts->without_months;
}

/* Each unit, their sum, and the national numbers, which were computed apart. */
static void
write_reconciliation(struct rows *w)
{
	struct rollup_counts sum = {0};
	const struct rollup_counts *national = &w->source->national->counts;
	for (size_t u = 0; u < w->source->plan->unit_count; u++) {
		row_begin(w);
		row_put(w, w->source->plan->units[u].code);
		row_put(w, w->source->plan->units[u].name);
		put_counts(w, &w->source->units[u].counts);
		add_counts(&sum, &w->source->units[u].counts);
	}
	row_begin(w);
	row_put(w, NULL);
	row_put(w, "Suma de las unidades");
	put_counts(w, &sum);
	row_begin(w);
	row_put(w, NULL);
	row_put(w, "Nacional");
	put_counts(w, national);
}

/* --- findings ------------------------------------------------------------------------------------------- */

static const char *
severity_word(const struct rows *w, enum severity severity)
{
	const char *name = severity_name(severity);

	return w->source->plain ? name : language_text(w->source->language, name);
}

static void
write_finding(struct rows *w, const struct finding *f)
{
	const struct plan *plan = w->source->plan;
	const struct plan_unit *unit = &plan->units[f->unit];
	const struct activity *activity = f->activity == UINT32_MAX ? NULL : &plan->activities[f->activity];
	enum language language = w->source->language;

	row_begin(w);
	row_put(w, unit->code);
	row_put(w, unit->name);
	row_put(w, severity_word(w, f->severity));
	row_put(w, rule_info(f->rule)->id);
	row_put(w, f->loc.file);
	row_put_plain(w, f->loc.line);
	row_put_plain(w, f->loc.column);
	row_put_plain(w, activity && w->source->folios ? w->source->folios[f->activity] : 0);
	row_put(w, activity && activity->name ? activity->name->text : NULL);
	row_put(w, f->column);
	row_put(w, f->found);
	row_put(w, f->expected);
	row_put(w, message_text(w->arena, &f->message, language));
	row_put(w,
	    w->source->plain ? message_text(w->arena, &f->mend, language)
			     : check_mend(w->arena, f, language));
	row_put(w, f->accepted);
}

/* Whether the source's findings have that one. */
static bool
tells(const struct rows *w, const struct finding *f)
{
	return !w->source->plan_only || !finding_is_of_progress(f);
}

static void
write_findings(struct rows *w, bool of_unit, uint32_t unit)
{
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding *f = &w->source->findings->findings[i];
		if (tells(w, f) && (!of_unit || f->unit == unit))
			write_finding(w, f);
	}
}

static void
write_progress_findings(struct rows *w)
{
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding *f = &w->source->findings->findings[i];
		if (tells(w, f) && finding_is_of_progress(f))
			write_finding(w, f);
	}
}

static void
write_rules(struct rows *w)
{
	uint32_t open[RULES] = {0}, accepted[RULES] = {0};
	enum severity severity[RULES] = {0};
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding *f = &w->source->findings->findings[i];
		if (!tells(w, f))
			continue;
		if (f->severity > severity[f->rule])
			severity[f->rule] = f->severity;
		*(f->accepted ? &accepted[f->rule] : &open[f->rule]) += 1;
	}
	for (int rule = 0; rule < RULES; rule++) {
		if (open[rule] + accepted[rule] == 0)
			continue;
		row_begin(w);
		row_put(w, rule_info((enum rule)rule)->id);
		row_put(w, severity_word(w, severity[rule]));
		row_put_number(w, open[rule]);
		row_put_number(w, accepted[rule]);
		row_put(w, language_text(w->source->language, rule_info((enum rule)rule)->title));
	}
}

/* --- the whole ------------------------------------------------------------------------------------------ */

void
dataset_build(struct arena *arena, enum dataset dataset, const struct dataset_source *source, uint32_t unit,
    struct sheet *out)
{
	struct rows w;

	rows_init(&w, arena, dataset, source, out);
	switch (dataset) {
	case DATASET_UNIT_ROLLUP:
		write_rollup(&w, &source->units[unit]);
		break;
	case DATASET_UNIT_LINES:
		write_lines(&w, &source->units[unit]);
		break;
	case DATASET_UNIT_FINDINGS:
		write_findings(&w, true, unit);
		break;
	case DATASET_ALL_UNITS_ROLLUP:
		for (size_t u = 0; u < source->plan->unit_count; u++)
			write_rollup(&w, &source->units[u]);
		break;
	case DATASET_NATIONAL_ROLLUP:
		write_rollup(&w, source->national);
		break;
	case DATASET_NATIONAL_LINES:
		write_lines(&w, source->national);
		break;
	case DATASET_UNITS:
		write_units(&w);
		break;
	case DATASET_RECONCILIATION:
		write_reconciliation(&w);
		break;
	case DATASET_FINDINGS:
		write_findings(&w, false, 0);
		break;
	case DATASET_FINDINGS_BY_RULE:
		write_rules(&w);
		break;
	case DATASET_PROGRESS_FINDINGS:
		write_progress_findings(&w);
		break;
	case DATASET_UNIT_PROGRESS:
	case DATASET_UNIT_STATUSES:
	case DATASET_UNIT_SUMMARY:
	case DATASET_PROGRESS:
	case DATASET_PROGRESS_LINES:
	case DATASET_PROGRESS_UNITS:
	case DATASET_PROGRESS_RANKING:
	case DATASET_BEST_UNITS:
	case DATASET_WORST_UNITS:
	case DATASET_PROGRESS_MONTHS:
	case DATASET_PROGRESS_STATUSES:
	case DATASET_PROGRESS_MISSING:
	case DATASET_PROGRESS_SUMMARY:
		progress_write(&w, dataset, unit);
		break;
	}
	rows_release(&w);
}
