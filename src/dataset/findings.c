/*
 * What the checks find.
 */
#include "dataset/row_writer.h"

const struct dataset_column finding_columns[] = {
    UNIT_COLUMNS,
    {"GRAVEDAD", CELL_WORD, 0},
    {"REGLA", CELL_WORD, 0},
    {"ARCHIVO", CELL_TEXT, 0},
    {"FILA", CELL_NUMBER, 0},
    {"COLUMNA", CELL_NUMBER, 0},
    {"PÁGINA", CELL_NUMBER, 0},
    {HEADING_ACTIVITY, CELL_TEXT, 0},
    {"CASILLA", CELL_TEXT, 0},
    {"ESCRITO", CELL_TEXT, 0},
    {"ESPERADO", CELL_TEXT, 0},
    {"HALLAZGO", CELL_TEXT, 0},
    {"PROPUESTA", CELL_TEXT, 0},
    {"ACEPTADO", CELL_TEXT, 0},
    {"COMPROBACIÓN", CELL_TEXT, 0},
    {NULL, CELL_BLANK, 0},
};

const struct dataset_column rule_columns[] = {
    {"REGLA", CELL_WORD, 0},
    {"GRAVEDAD", CELL_WORD, 0},
    {"HALLAZGOS", CELL_NUMBER, 0},
    {"ACEPTADOS", CELL_NUMBER, 0},
    {"COMPROBACIÓN", CELL_TEXT, 0},
    {NULL, CELL_BLANK, 0},
};

static void
put_severity(struct row_writer *w, enum severity severity)
{
	const char *name = severity_name(severity);

	row_put_told(w, language_text(w->source->language, name), name);
}

static void
write_finding(struct row_writer *w, const struct finding *f)
{
	const struct plan *plan = w->source->plan;
	const struct activity *activity = f->activity == UINT32_MAX ? NULL : &plan->activities[f->activity];
	enum language language = w->source->language;

	row_begin(w);
	row_put_text(w, plan_unit_code(plan, f->unit));
	row_put_text(w, plan_unit_name(plan, f->unit));
	put_severity(w, f->severity);
	row_put_text(w, rule_info(f->rule)->id);
	row_put_text(w, f->loc.file);
	row_put_ordinal(w, f->loc.line);
	row_put_ordinal(w, f->loc.column);
	row_put_ordinal(w, activity && w->source->folios ? w->source->folios[f->activity] : 0);
	row_put_text(w, activity && activity_name(activity) ? sheet_text(activity_name(activity)) : NULL);
	row_put_text(w, f->column);
	row_put_text(w, f->found);
	row_put_text(w, f->expected);
	row_put_text(w, message_text(w->arena, &f->message, language));
	row_put_told(w, check_mend(w->arena, f, language), message_text(w->arena, &f->mend, language));
	row_put_text(w, f->accepted);
	row_put_told(w, language_text(language, rule_info(f->rule)->title), NULL);
}

/* Whether the source's findings have that one. */
static bool
tells(const struct row_writer *w, const struct finding *f)
{
	return !w->source->plan_only || !finding_is_of_progress(f);
}

void
write_findings(struct row_writer *w)
{
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding given = findings_get(w->source->findings, i), *f = &given;
		if (tells(w, f))
			write_finding(w, f);
	}
}

void
write_unit_findings(struct row_writer *w)
{
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding given = findings_get(w->source->findings, i), *f = &given;
		if (tells(w, f) && f->unit == w->unit)
			write_finding(w, f);
	}
}

void
write_progress_findings(struct row_writer *w)
{
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding given = findings_get(w->source->findings, i), *f = &given;
		if (tells(w, f) && finding_is_of_progress(f))
			write_finding(w, f);
	}
}

void
write_findings_by_rule(struct row_writer *w)
{
	uint32_t open[RULES] = {0}, accepted[RULES] = {0};
	enum severity severity[RULES] = {0};
	for (size_t i = 0; i < w->source->findings->count; i++) {
		const struct finding given = findings_get(w->source->findings, i), *f = &given;
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
		row_put_text(w, rule_info((enum rule)rule)->id);
		put_severity(w, severity[rule]);
		row_put_count(w, open[rule]);
		row_put_count(w, accepted[rule]);
		row_put_text(w, language_text(w->source->language, rule_info((enum rule)rule)->title));
	}
}
