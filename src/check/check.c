#include "check/check.h"

#include "base/threads.h"
#include "check/checking.h"

typedef void family_fn(struct checking *);

#define FAMILY_ROW(name) check_##name,
static family_fn *const families[] = {RULE_FAMILIES(FAMILY_ROW)};
#undef FAMILY_ROW

#define FAMILIES (sizeof(families) / sizeof(families[0]))

/* Families that look one after another, and may do so beside others: arena and findings are their own. */
struct look {
	struct checking checking;
	size_t first, count;
};

struct looking {
	struct look looks[FAMILIES];
	size_t count;
};

static void
run_look(void *ctx, unsigned thread, size_t item)
{
	/* The last ones have most to do. */
	struct look *look = &((struct looking *)ctx)->looks[((struct looking *)ctx)->count - 1 - item];
	struct checking *c = &look->checking;

	(void)thread;
	for (size_t i = look->first; i < look->first + look->count; i++) {
		c->scratch = arena_open_beside(c->arena);
		families[i](c);
		arena_close(c->scratch);
		c->scratch = NULL;
	}
}

/* What is the same for all families, but for those that go on from another: it is in that one's. */
static void
open_looks(struct looking *looking, const struct checking *c)
{
	for (size_t i = 0; i < FAMILIES; i++) {
		struct look *look = &looking->looks[looking->count];

		if (families[i] == check_agreement) {
			look[-1].count++;
			continue;
		}
		look->first = i;
		look->count = 1;
		look->checking = *c;
		look->checking.arena = look->checking.findings.arena = arena_open_beside(c->arena);
		looking->count++;
	}
}

/* Findings are put together in the order of families, whichever was through first. */
void
check_run(struct arena *arena, const struct plan *plan, const struct check_settings *settings,
    struct number_style style, struct findings *out, struct diags *diags)
{
	struct checking c = {.arena = arena,
	    .plan = plan,
	    .settings = settings,
	    .style = style,
	    .findings = {.arena = arena}};
	struct looking looking = {.count = 0};

	open_looks(&looking, &c);
	threads_run(threads_for(settings->threads, looking.count), looking.count, run_look, &looking);
	for (size_t i = 0; i < looking.count; i++) {
		findings_join(&c.findings, &looking.looks[i].checking.findings);
		arena_join(arena, looking.looks[i].checking.arena);
	}
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
