/*
 * The statuses of progress: what they are called, and where one level ends and the next begins.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "template/loader.h"

#define LETTER_MAX 3
#define PERCENT_MAX 1000
#define RANK_MAX 1000 /* activities */
#define GAP_MAX 100   /* points */
#define STATUSES_USUAL 8

struct raw_statuses {
	struct status_scheme scheme;
	const struct yaml_node *levels, *unprogrammed, *unplanned, *not_reported, *none;
};

static const struct schema_key statuses_keys[] = {
    {"levels", VALUE_LIST, KEY_AT(raw_statuses, levels)},
    {"unprogrammed", VALUE_MAP, KEY_AT(raw_statuses, unprogrammed)},
    {"unplanned", VALUE_MAP, KEY_AT(raw_statuses, unplanned)},
    {"not-reported", VALUE_MAP, KEY_AT(raw_statuses, not_reported)},
    {"none", VALUE_MAP, KEY_AT(raw_statuses, none)},
    {"justify-below", VALUE_COUNT, KEY_INT_AT(raw_statuses, scheme.justify_below), RANGE(0, PERCENT_MAX)},
    {"rank-from", VALUE_COUNT, KEY_INT_AT(raw_statuses, scheme.rank_from), RANGE(1, RANK_MAX)},
    {"cap", VALUE_COUNT, KEY_INT_AT(raw_statuses, scheme.cap), RANGE(1, PERCENT_MAX)},
    {"spending-gap", VALUE_COUNT, KEY_INT_AT(raw_statuses, scheme.spending_gap), RANGE(1, GAP_MAX)},
};
const struct schema_map schema_statuses = SCHEMA_MAP("statuses", "the statuses", statuses_keys);

/* -1: not given. */
struct raw_level {
	struct status_spec status;
	int16_t from, above;
};

static const struct schema_key level_keys[] = {
    {"name", VALUE_TEXT, KEY_AT(raw_level, status.name), .flags = KEY_REQUIRED},
    {"letter", VALUE_TEXT, KEY_AT(raw_level, status.letter), .flags = KEY_REQUIRED},
    {"from", VALUE_COUNT, KEY_INT_AT(raw_level, from), RANGE(0, PERCENT_MAX)},
    {"above", VALUE_COUNT, KEY_INT_AT(raw_level, above), RANGE(0, PERCENT_MAX)},
};
const struct schema_map schema_status_level =
    SCHEMA_MAP("status-level", "a level of the statuses", level_keys);

static const struct schema_key status_keys[] = {
    {"name", VALUE_TEXT, KEY_AT(status_spec, name), .flags = KEY_REQUIRED},
    {"letter", VALUE_TEXT, KEY_AT(status_spec, letter), .flags = KEY_REQUIRED},
};
const struct schema_map schema_status = SCHEMA_MAP("status", "a status", status_keys);

#define NAMED(words, mark)                                   \
	{                                                    \
		.name.text = (words), .letter.text = (mark), \
	}

/* The practice of ANDA, the water works of El Salvador, in its reports of the plan's progress. */
static const struct status_scheme usual = {
    .levels =
	{
	    {.name.text = "Sobrecumplimiento", .letter.text = "S", .percent = 100, .above = true},
	    {.name.text = "Cumplido", .letter.text = "C", .percent = 100},
	    {.name.text = "En proceso", .letter.text = "P", .percent = 80},
	    {.name.text = "Crítico", .letter.text = "K", .percent = 0},
	},
    .level_count = 4,
    .unprogrammed = NAMED("Sin programación", "–"),
    .unplanned = NAMED("Ejecutado sin programar", "E"),
    .not_reported = NAMED("No remitido", "R"),
    .none = NAMED("N/A", "N"),
    .justify_below = 80,
    .rank_from = 3,
    .spending_gap = 20,
};

/* In the order of the levels, then as below. */
static const char *const usual_letters[WORDINGS][STATUSES_USUAL] = {
    [WORDING_SPANISH] = {"S", "C", "P", "K", "–", "E", "R", "N"},
    [WORDING_ENGLISH] = {"E", "A", "P", "C", "–", "U", "N", "/"},
    [WORDING_PORTUGUESE] = {"S", "C", "A", "K", "–", "E", "R", "N"},
};

/* The usual ones in a language: their names by their first letters. */
static struct status_scheme
usual_in(enum wording wording)
{
	struct status_scheme scheme = usual;
	struct status_spec *all[STATUSES_USUAL] = {&scheme.levels[0], &scheme.levels[1], &scheme.levels[2],
	    &scheme.levels[3], &scheme.unprogrammed, &scheme.unplanned, &scheme.not_reported, &scheme.none};

	for (size_t i = 0; i < STATUSES_USUAL; i++) {
		all[i]->name.text = wording_text(wording, all[i]->name.text);
		all[i]->letter.text = usual_letters[wording][i];
	}
	return scheme;
}

static bool
goes_down(const struct status_spec *from, const struct status_spec *to)
{
	return to->percent < from->percent || (to->percent == from->percent && from->above && !to->above);
}

static void
load_level(struct loader *l, const struct yaml_node *node, struct status_spec *out)
{
	struct raw_level raw = {.from = -1, .above = -1};

	if (!load_map(l, node, &schema_status_level, &raw))
		return;
	*out = raw.status;
	if ((raw.from < 0) == (raw.above < 0)) {
		LOAD_ERROR(l, node->loc, "template-statuses",
		    "a level has «from», for that percent or more, or «above», for more than that");
		return;
	}
	out->above = raw.above >= 0;
	out->percent = (uint16_t)(out->above ? raw.above : raw.from);
}

static void
load_levels(struct loader *l, const struct yaml_node *list, struct status_scheme *scheme)
{
	size_t errors = diags_errors(l->diags);
	const struct status_spec *last;

	if (list->count == 0 || list->count > STATUS_LEVELS) {
		LOAD_ERROR(l, list->loc, "yaml-range", "«levels» holds 1 to %d levels", STATUS_LEVELS);
		return;
	}
	memset(scheme->levels, 0, sizeof(scheme->levels));
	scheme->level_count = list->count;
	for (size_t i = 0; i < list->count; i++)
		load_level(l, list->items[i], &scheme->levels[i]);
	if (diags_errors(l->diags) > errors)
		return;
	for (size_t i = 1; i < list->count; i++)
		if (!goes_down(&scheme->levels[i - 1], &scheme->levels[i]))
			LOAD_ERROR(l, list->items[i]->loc, "template-statuses",
			    "levels go down from the highest; this one does not begin below the one before "
			    "it");
	last = &scheme->levels[list->count - 1];
	if (last->percent != 0 || last->above)
		LOAD_ERROR(l, list->items[list->count - 1]->loc, "template-statuses",
		    "the last level must begin at 0, with «from: 0», so that each figure has one");
}

static void
check_letter(struct loader *l, struct job_text letter)
{
	if (letter.text != NULL && utf8_count(letter.text, strlen(letter.text)) > LETTER_MAX)
		LOAD_ERROR(l, letter.loc, "yaml-value",
		    "«letter» should be 1 to 3 letters or figures, not «%s»", load_quote(l, letter.text));
}

static bool
same_text(struct loader *l, struct job_text a, struct job_text b)
{
	size_t n;

	return a.text != NULL && b.text != NULL &&
	    strcmp(utf8_fold(l->arena, a.text, strlen(a.text), &n),
		utf8_fold(l->arena, b.text, strlen(b.text), &n)) == 0;
}

/* Of two texts that are alike, the place of one that the template gives. */
static struct srcloc
given_place(struct job_text a, struct job_text b)
{
	return a.loc.file != NULL ? a.loc : b.loc;
}

static void
check_pair(struct loader *l, const struct status_spec *a, const struct status_spec *b)
{
	if (same_text(l, a->name, b->name))
		LOAD_ERROR(l, given_place(a->name, b->name), "template-statuses",
		    "two statuses are called «%s»", load_quote(l, a->name.text));
	if (same_text(l, a->letter, b->letter))
		LOAD_ERROR(l, given_place(a->letter, b->letter), "template-statuses",
		    "two statuses have the letter «%s»", load_quote(l, a->letter.text));
}

static void
check_distinct(struct loader *l, const struct status_scheme *scheme)
{
	const struct status_spec *all[STATUS_LEVELS + 4] = {&scheme->unprogrammed, &scheme->unplanned,
	    &scheme->not_reported, &scheme->none};
	size_t n = 4;

	for (size_t i = 0; i < scheme->level_count; i++)
		all[n++] = &scheme->levels[i];
	for (size_t i = 0; i < n; i++) {
		check_letter(l, all[i]->letter);
		for (size_t j = 0; j < i; j++)
			check_pair(l, all[i], all[j]);
	}
}

void
load_statuses(struct loader *l, const struct yaml_node *node)
{
	struct raw_statuses raw = {.scheme = usual_in(wording_of_tag(l->template->language))};
	size_t errors = diags_errors(l->diags);

	if (node != NULL && load_map(l, node, &schema_statuses, &raw)) {
		if (raw.levels != NULL)
			load_levels(l, raw.levels, &raw.scheme);
		if (raw.unprogrammed != NULL)
			load_map(l, raw.unprogrammed, &schema_status, &raw.scheme.unprogrammed);
		if (raw.unplanned != NULL)
			load_map(l, raw.unplanned, &schema_status, &raw.scheme.unplanned);
		if (raw.not_reported != NULL)
			load_map(l, raw.not_reported, &schema_status, &raw.scheme.not_reported);
		if (raw.none != NULL)
			load_map(l, raw.none, &schema_status, &raw.scheme.none);
		if (diags_errors(l->diags) == errors)
			check_distinct(l, &raw.scheme);
	}
	l->template->statuses = raw.scheme;
}
