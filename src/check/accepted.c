#include "check/checking.h"
#include "plan/keys.h"
#include "plan/lookup.h"
#include "sheet/columns.h"
#include "sheet/spreadsheet.h"

/* What the activity of an acceptance is searched by; by a name of its own, one that the plan has not. */
enum means { BY_UNIT, BY_CODE, BY_TEXT, BY_OWN_CODE, BY_OWN_TEXT };

/* An acceptance under one thing that it is searched by. */
struct entry {
	enum rule rule;
	uint32_t unit;
	enum means means;
	uint32_t key;   /* of struct lookup_name; 0 for all of the unit */
	uint32_t index; /* in the settings */
};

struct accepting {
	const struct checking *c;
	struct lookup lookup;
	struct intern names;   /* codes and texts that acceptances name */
	struct entry *entries; /* sorted */
	size_t count;
	bool *used, *known; /* of each acceptance; known: its unit is in the plan */
};

/* A unit by its code. */
struct coded_unit {
	const char *code;
	uint32_t unit;
};

static int
compare_codes(const void *a, const void *b)
{
	const struct coded_unit *x = a, *y = b;

	return strcmp(x->code, y->code);
}

static int
compare_what(const struct entry *x, const struct entry *y)
{
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->means != y->means)
		return x->means < y->means ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_what(x, y);

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static void
add_entry(struct accepting *a, uint32_t index, uint32_t unit, enum means means, uint32_t key)
{
	if (key != UINT32_MAX)
		a->entries[a->count++] =
		    (struct entry){a->c->settings->accepted[index].rule, unit, means, key, index};
}

/* Codes and texts are kept apart by the means. */
static const char *
code_name(const struct accepting *a, const char *code)
{
	return plan_code_key(a->c->scratch, code, strlen(code));
}

static const char *
text_name(const struct accepting *a, const char *text)
{
	return alias_of(&a->lookup.aliases, plan_key(a->c->scratch, text, strlen(text)));
}

static uint32_t
add_name(struct accepting *a, const char *name)
{
	return name[0] != '\0' ? intern_copy(&a->names, a->c->scratch, name, strlen(name)) : UINT32_MAX;
}

static void
add_acceptance(struct accepting *a, uint32_t index, uint32_t unit)
{
	const struct acceptance *given = &a->c->settings->accepted[index];
	struct lookup_name called;

	if (given->activity == NULL) {
		add_entry(a, index, unit, BY_UNIT, 0);
		return;
	}
	called = lookup_find(&a->lookup, given->activity);
	add_entry(a, index, unit, BY_CODE, called.group);
	add_entry(a, index, unit, BY_TEXT, called.text);
	add_entry(a, index, unit, BY_OWN_CODE, add_name(a, code_name(a, given->activity)));
	add_entry(a, index, unit, BY_OWN_TEXT, add_name(a, text_name(a, given->activity)));
}

static void
prepare(struct accepting *a)
{
	const struct checking *c = a->c;
	const struct plan *plan = c->plan;
	size_t n = c->settings->accepted_count;
	struct coded_unit *units = ARENA_ARRAY(c->scratch, struct coded_unit, plan->unit_count);

	lookup_init(&a->lookup, c->scratch, plan);
	intern_init(&a->names, c->scratch);
	a->entries = ARENA_ARRAY(c->scratch, struct entry, n * 4);
	a->used = ARENA_ARRAY(c->scratch, bool, n);
	a->known = ARENA_ARRAY(c->scratch, bool, n);
	for (size_t u = 0; u < plan->unit_count; u++)
		units[u] = (struct coded_unit){plan->units[u].code, (uint32_t)u};
	if (plan->unit_count > 0)
		qsort(units, plan->unit_count, sizeof(*units), compare_codes);
	for (uint32_t i = 0; i < n; i++) {
		const struct coded_unit wanted = {.code = c->settings->accepted[i].unit};
		const struct coded_unit *unit =
		    bsearch(&wanted, units, plan->unit_count, sizeof(*units), compare_codes);

		a->known[i] = unit != NULL;
		if (unit != NULL)
			add_acceptance(a, i, unit->unit);
	}
	if (a->count > 0)
		qsort(a->entries, a->count, sizeof(*a->entries), compare_entries);
}

/* The first of those that are the same acceptance marks them all: that's said only once. */
static void
search(struct accepting *a, const struct finding *finding, enum means means, uint32_t key, uint32_t *first)
{
	const struct entry wanted = {finding->rule, finding->unit, means, key, 0};
	size_t low = 0, high = a->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_what(&a->entries[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (key == UINT32_MAX || low == a->count || compare_what(&a->entries[low], &wanted) != 0)
		return;
	a->used[a->entries[low].index] = true;
	if (a->entries[low].index < *first)
		*first = a->entries[low].index;
}

/* The row that begins on the line, or goes on there. */
static size_t
row_on_line(const struct sheet *sheet, uint32_t line)
{
	size_t low = 0, high = sheet->row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sheet_line(&sheet->rows[middle].cells[0]) <= line)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : 0;
}

static const struct sheet_cell *
cell_under(const struct sheet *sheet, size_t row, enum plan_column column)
{
	int at = column_find(sheet->keys, sheet->column_count, column);

	return at >= 0 && row < sheet->row_count ? &sheet->rows[row].cells[at] : NULL;
}

/* The sheet of a finding that may be of an activity which the plan of today hasn't; NULL: it isn't. */
static const struct sheet *
sheet_of_own_names(const struct checking *c, const struct finding *finding)
{
	if (finding->rule == RULE_TARGET_REMOVED && finding->in == FOUND_IN_EARLIER) {
		const struct changes *changes = c->settings->changes;

		return changes->sides[0].plan->units[changes->pairing.unit_before[finding->unit]].sheet;
	}
	if (finding->rule == RULE_NO_ACTIVITY && finding->in == FOUND_IN_PLAN)
		return c->plan->units[finding->unit].sheet;
	if (finding->rule == RULE_PROGRESS_UNKNOWN || finding->rule == RULE_NO_ACTIVITY)
		return c->settings->progress->sheets[finding->unit].sheet;
	return NULL;
}

static void
search_own_names(struct accepting *a, const struct finding *finding, uint32_t *first)
{
	const struct sheet *sheet = sheet_of_own_names(a->c, finding);
	const struct sheet_cell *code, *text;
	const char *key;
	size_t row;

	if (sheet == NULL || sheet->row_count == 0)
		return;
	row = row_on_line(sheet, finding->loc.line);
	code = spreadsheet_bare(a->c->scratch, cell_under(sheet, row, COLUMN_CODE));
	text = spreadsheet_bare(a->c->scratch, cell_under(sheet, row, COLUMN_ACTIVITY));
	key = code != NULL ? code_name(a, sheet_text(code)) : "";
	search(a, finding, BY_OWN_CODE, intern_find(&a->names, key, strlen(key)), first);
	key = text != NULL ? text_name(a, sheet_text(text)) : "";
	search(a, finding, BY_OWN_TEXT, intern_find(&a->names, key, strlen(key)), first);
}

/* Marks the finding with the first acceptance that meets it. */
static void
apply(struct accepting *a, struct findings *findings, size_t i)
{
	const struct finding given = findings_get(findings, i), *finding = &given;
	uint32_t first = UINT32_MAX;

	search(a, finding, BY_UNIT, 0, &first);
	if (finding->activity != UINT32_MAX) {
		struct lookup_name called = lookup_of(&a->lookup, finding->activity);

		search(a, finding, BY_CODE, called.group, &first);
		search(a, finding, BY_TEXT, called.text, &first);
	} else {
		search_own_names(a, finding, &first);
	}
	if (first != UINT32_MAX)
		findings_accept(findings, i, first);
}

/* What is said twice is used twice. */
static void
share_use(struct accepting *a)
{
	for (size_t i = 1; i < a->count; i++) {
		if (compare_what(&a->entries[i - 1], &a->entries[i]) == 0 && a->used[a->entries[i - 1].index])
			a->used[a->entries[i].index] = true;
	}
}

/* Whether the rule was looked for: those of the progress are not in every run. */
static bool
was_checked(const struct checking *c, enum rule rule)
{
	switch (rule_info(rule)->needs) {
	case RULE_NEEDS_PLAN:
		return true;
	case RULE_NEEDS_PROGRESS:
		return c->settings->progress != NULL;
	case RULE_NEEDS_CUT:
		return c->settings->compliance != NULL;
	}
	return true;
}

static void
tell_unused(const struct accepting *a, uint32_t index, struct diags *diags)
{
	const struct acceptance *given = &a->c->settings->accepted[index];
	const char *id = rule_info(given->rule)->id;

	if (!rule_is_on(a->c, given->rule))
		diag_add(diags, SEVERITY_WARNING, given->loc, "check-unused-acceptance",
		    "accepts %s, which the job's checks switch off", id);
	else if (!a->known[index])
		diag_add(diags, SEVERITY_WARNING, given->loc, "check-unused-acceptance",
		    "accepts %s in unit «%s», which is not in the plan", id, given->unit);
	else if (given->activity != NULL)
		diag_add(diags, SEVERITY_WARNING, given->loc, "check-unused-acceptance",
		    "accepts %s of «%s» in unit «%s», where nothing of the kind was found", id,
		    given->activity, given->unit);
	else
		diag_add(diags, SEVERITY_WARNING, given->loc, "check-unused-acceptance",
		    "accepts %s in unit «%s», where nothing of the kind was found", id, given->unit);
}

void
check_accept(const struct checking *c, struct findings *findings, struct diags *diags)
{
	struct accepting a = {.c = c};

	if (c->settings->accepted_count == 0)
		return;
	prepare(&a);
	for (size_t i = 0; i < findings->count; i++)
		apply(&a, findings, i);
	/* Whether there is what they accept can't be told without units that have it, or agree with it. */
	if (c->plan->units_left_out_count > 0)
		return;
	share_use(&a);
	for (uint32_t i = 0; i < c->settings->accepted_count; i++) {
		if (!a.used[i] && was_checked(c, c->settings->accepted[i].rule))
			tell_unused(&a, i, diags);
	}
}
