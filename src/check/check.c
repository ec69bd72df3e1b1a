#include "check/check.h"

#include "check/checking.h"

static int
compare_findings(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->in != y->in)
		return x->in < y->in ? -1 : 1;
	if (x->loc.line != y->loc.line)
		return x->loc.line < y->loc.line ? -1 : 1;
	if (x->loc.column != y->loc.column)
		return x->loc.column < y->loc.column ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return message_compare(&x->message, &y->message);
}

/*
 * --- the run ----------------------------------------------------------------------------------------------
 */

typedef void family_fn(struct checking *);

static void
run_family(struct checking *c, family_fn *family)
{
	c->scratch = arena_open_beside(c->arena);
	family(c);
	arena_close(c->scratch);
	c->scratch = NULL;
}

void
check_run(struct arena *arena, const struct plan *plan, const struct check_settings *settings,
    struct number_style style, struct findings *out, struct diags *diags)
{
#define FAMILY_ROW(name) check_##name,
	static family_fn *const families[] = {RULE_FAMILIES(FAMILY_ROW)};
#undef FAMILY_ROW
	struct checking c = {.arena = arena, .plan = plan, .settings = settings, .style = style};
	struct finding *findings;

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		run_family(&c, families[i]);
	*out = (struct findings){0};
	findings = findings_take(&c, &out->count);
	c.scratch = arena_open_beside(arena);
	check_accept(&c, findings, out->count, diags);
	arena_close(c.scratch);
	for (size_t i = 0; i < out->count; i++) {
		if (findings[i].accepted != NULL)
			out->accepted++;
		else
			out->by_severity[findings[i].severity]++;
	}
	if (out->count > 0)
		qsort(findings, out->count, sizeof(*findings), compare_findings);
	out->findings = findings;
}

void
check_make_strict(struct arena *arena, struct findings *findings)
{
	struct finding *strict = ARENA_ARRAY(arena, struct finding, findings->count);

	for (size_t i = 0; i < findings->count; i++) {
		strict[i] = findings->findings[i];
		if (strict[i].severity == SEVERITY_WARNING)
			strict[i].severity = SEVERITY_ERROR;
	}
	findings->findings = strict;
	findings->by_severity[SEVERITY_ERROR] += findings->by_severity[SEVERITY_WARNING];
	findings->by_severity[SEVERITY_WARNING] = 0;
}

const char *
check_mend(struct arena *arena, const struct finding *f, enum language language)
{
	const char *mend = message_text(arena, &f->mend, language);

	if (mend == NULL || !f->mend.verbatim)
		return mend;
	return arena_printf(arena,
	    language_text(language, "If so, write it as elsewhere, or add this to the job's aliases: %s"),
	    mend);
}

/* The message, then what would mend it. */
static const char *
whole_text(struct arena *arena, const struct finding *f, enum language language)
{
	const char *text = message_text(arena, &f->message, language);
	const char *mend = check_mend(arena, f, language);

	return mend != NULL ? arena_printf(arena, "%s %s", text, mend) : text;
}

void
check_report(struct arena *arena, const struct findings *findings, struct diags *diags)
{
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->findings[i];

		if (f->accepted != NULL)
			continue;
		if (diags_keeps(diags, f->severity))
			diag_add_text(diags, f->severity, f->loc, rule_info(f->rule)->id,
			    whole_text(arena, f, diags_language(diags)));
		else
			diag_count(diags, f->severity);
	}
}

void
check_report_accepted(struct arena *arena, const struct findings *findings, struct diags *diags)
{
	enum language language = diags_language(diags);

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->findings[i];

		if (f->accepted == NULL)
			continue;
		if (diags_keeps(diags, SEVERITY_NOTE))
			diag_add(diags, SEVERITY_NOTE, f->loc, rule_info(f->rule)->id,
			    "%s The job accepts it: %s", message_text(arena, &f->message, language),
			    f->accepted);
		else
			diag_count(diags, SEVERITY_NOTE);
	}
}
