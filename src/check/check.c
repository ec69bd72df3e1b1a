#include "check/check.h"

#include "check/checking.h"

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
	struct checking c = {.arena = arena,
	    .plan = plan,
	    .settings = settings,
	    .style = style,
	    .findings = {.arena = arena}};

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		run_family(&c, families[i]);
	findings_take(&c.findings, plan, settings, out);
	c.scratch = arena_open_beside(arena);
	check_accept(&c, out, diags);
	arena_close(c.scratch);
}

void
check_make_strict(struct findings *findings)
{
	findings->strict = true;
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
		const struct finding f = findings_get(findings, i);

		if (f.accepted != NULL)
			continue;
		if (diags_keeps(diags, f.severity))
			diag_add_text(diags, f.severity, f.loc, rule_info(f.rule)->id,
			    whole_text(arena, &f, diags_language(diags)));
		else
			diag_count(diags, f.severity);
	}
}

void
check_report_accepted(struct arena *arena, const struct findings *findings, struct diags *diags)
{
	enum language language = diags_language(diags);

	for (size_t i = 0; findings->accepted > 0 && i < findings->count; i++) {
		const struct finding f = findings_get(findings, i);

		if (f.accepted == NULL)
			continue;
		if (diags_keeps(diags, SEVERITY_NOTE))
			diag_add(diags, SEVERITY_NOTE, f.loc, rule_info(f.rule)->id,
			    "%s The job accepts it: %s", message_text(arena, &f.message, language),
			    f.accepted);
		else
			diag_count(diags, SEVERITY_NOTE);
	}
}
