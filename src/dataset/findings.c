/*
 * What the checks find.
 */
#include "dataset/row_writer.h"

const struct dataset_column finding_columns[] = {
    UNIT_COLUMNS,
    {"GRAVEDAD", CELL_WORD, 0, IS_TEXT},
    {"REGLA", CELL_WORD, 0, IS_TEXT},
    {"ARCHIVO", CELL_TEXT, 0, IS_TEXT},
    {"FILA", CELL_NUMBER, 0, IS_PLACE},
    {"COLUMNA", CELL_NUMBER, 0, IS_PLACE},
    {"PÁGINA", CELL_NUMBER, 0, IS_PLACE},
    {HEADING_ACTIVITY, CELL_TEXT, 0, IS_TEXT},
    {"CASILLA", CELL_TEXT, 0, IS_TEXT},
    {"ESCRITO", CELL_TEXT, 0, IS_TEXT},
    {"ESPERADO", CELL_TEXT, 0, IS_TEXT},
    {"HALLAZGO", CELL_TEXT, 0, IS_TEXT},
    {"PROPUESTA", CELL_TEXT, 0, IS_TEXT},
    {"ACEPTADO", CELL_TEXT, 0, IS_TEXT},
    {"COMPROBACIÓN", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
};

const struct dataset_column rule_columns[] = {
    {"REGLA", CELL_WORD, 0, IS_TEXT},
    {"GRAVEDAD", CELL_WORD, 0, IS_TEXT},
    {"HALLAZGOS", CELL_NUMBER, 0, IS_FINDINGS},
    {"ACEPTADOS", CELL_NUMBER, 0, IS_ACCEPTED},
    {"COMPROBACIÓN", CELL_TEXT, 0, IS_TEXT},
    {NULL, CELL_BLANK, 0, IS_TEXT},
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
		row_is_of(w, subject_of_number(SUBJECT_RULE, ANY_UNIT, (size_t)rule));
		row_put_text(w, rule_info((enum rule)rule)->id);
		put_severity(w, severity[rule]);
		row_put_count(w, open[rule]);
		row_put_count(w, accepted[rule]);
		row_put_text(w, language_text(w->source->language, rule_info((enum rule)rule)->title));
	}
}
