#include <stdlib.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "check/checking.h"
#include "check/recall.h"
#include "plan/aliases.h"

/* Characters at which other programs cut a text. */
#define CUT_AT 255

/* Bytes from the end of a text that a message quotes. */
#define TAIL 60

/* Figures of a year that are no two rows' by chance: so many that differ. */
#define FIGURES_MIN 4

/* How many other units make a target of ten times theirs suspect. */
#define OTHERS_MIN 2

/*
 * --- texts that were cut ----------------------------------------------------------------------------------
 */

/* The words that a sentence does not end in, folded; those of one letter only as they are written here. */
static const char *const open_words[] = {"de", "del", "la", "las", "el", "los", "un", "una", "unos", "unas",
    "y", "e", "o", "u", "a", "al", "en", "con", "por", "para", "sin", "sobre", "entre", "desde", "hasta",
    "hacia", "segun", "mediante", "durante", "ante", "contra", "que", "cuyo", "cuya", "su", "sus", "como",
    "lo", "cada", "dicho", "dicha", "sector", "asi", "ni", "pero", "sino", "the", "of", "and", "to", "for",
    "in", "with", NULL};

static bool
ends_in_open_word(struct arena *scratch, const char *text, size_t n)
{
	size_t start = n, length;
	const char *word;

	while (start > 0 && text[start - 1] != ' ' && text[start - 1] != '\n')
		start--;
	/* A word alone is a word. */
	if (start == 0 || n - start > 12)
		return false;
	if (n - start == 1)
		return strchr("yeoua", text[start]) != NULL;
	/* The letters that those words end in; past ASCII, any may be one with an accent. */
	if ((unsigned char)text[n - 1] < 0x80 && strchr("adefhilnorsu", ascii_lower(text[n - 1])) == NULL)
		return false;
	word = utf8_fold(scratch, text + start, n - start, &length);
	for (size_t i = 0; open_words[i] != NULL; i++) {
		if (open_words[i][0] == word[0] && open_words[i][1] != '\0' &&
		    strcmp(word, open_words[i]) == 0)
			return true;
	}
	return false;
}

static bool
is_cut(struct arena *scratch, const struct sheet_cell *cell)
{
	size_t count = 0;

	if (strchr(",(;", sheet_text(cell)[sheet_length(cell) - 1]) != NULL)
		return true;
	/* A character has one byte to four. */
	if (sheet_length(cell) >= CUT_AT && sheet_length(cell) <= (CUT_AT + 1) * 4)
		count = utf8_count(sheet_text(cell), sheet_length(cell));
	if (count == CUT_AT || count == CUT_AT + 1)
		return strchr(".!?)", sheet_text(cell)[sheet_length(cell) - 1]) == NULL;
	return ends_in_open_word(scratch, sheet_text(cell), sheet_length(cell));
}

static void
check_cut(struct checking *c, uint32_t i, enum plan_column column, const struct sheet_cell *cell,
    const struct recall *known)
{
	struct finding finding;
	struct recalled *recalled;
	const char *tail;

	if (cell == NULL || sheet_length(cell) == 0)
		return;
	recalled = recall_place(known, sheet_text(cell));
	if (recalled->text != sheet_text(cell))
		*recalled = (struct recalled){sheet_text(cell), is_cut(c->scratch, cell)};
	if (!recalled->is)
		return;
	finding = finding_at(RULE_CUT_TEXT, i, column_heading(column), cell);
	tail = sheet_length(cell) > TAIL ? strchr(sheet_text(cell) + sheet_length(cell) - TAIL, ' ') : NULL;
	finding.message = tail != NULL
	    ? message_make(c->arena, "The text ends in the middle of a sentence, it seems: «…%s».",
		  quoted(c, tail))
	    : message_make(c->arena, "The text ends in the middle of a sentence, it seems: «%s».",
		  quoted(c, sheet_text(cell)));
	finding.mend = message_make(c->arena, "Complete it from its source.");
	finding_add(c, finding, cell);
}

/*
 * --- a line for an activity -------------------------------------------------------------------------------
 */

/*
 * Whether two texts end in other letters or figures, before any sign: then so do their normal forms.  Most
 * texts need no more to be told apart.
 */
static bool
end_otherwise(const struct sheet_cell *a, const struct sheet_cell *b)
{
	size_t n = sheet_length(a) < sheet_length(b) ? sheet_length(a) : sheet_length(b);

	for (size_t i = 1; i <= n; i++) {
		char x = ascii_lower(sheet_text(a)[sheet_length(a) - i]),
		     y = ascii_lower(sheet_text(b)[sheet_length(b) - i]);

		if (!(ascii_is_lower(x) || ascii_is_digit(x)) || !(ascii_is_lower(y) || ascii_is_digit(y)))
			return false;
		if (x != y)
			return true;
	}
	return false;
}

static void
check_line_text(struct checking *c, uint32_t i)
{
	const struct activity *a = &c->plan->activities[i];
	struct finding finding;
	const char *line, *name;

	if (activity_line(a) == NULL || sheet_length(activity_line(a)) == 0 ||
	    says_nothing(c->scratch, activity_name(a)))
		return;
	/* Texts that are alike are about as long, but for the line's code. */
	if (sheet_length(activity_line(a)) + 8 < sheet_length(activity_name(a)) ||
	    sheet_length(activity_line(a)) > sheet_length(activity_name(a)) + 24 ||
	    end_otherwise(activity_line(a), activity_name(a)))
		return;
	line = normal_line(c->scratch, sheet_text(activity_line(a)), sheet_length(activity_line(a)));
	line += normal_code_length(line);
	line += *line == ' ';
	name = normal_line(c->scratch, sheet_text(activity_name(a)), sheet_length(activity_name(a)));
	name += normal_code_length(name);
	name += *name == ' ';
	if (name[0] == '\0' || strcmp(line, name) != 0)
		return;
	finding = finding_at(RULE_LINE_IS_ACTIVITY, i, column_heading(COLUMN_ACTIVITY), activity_name(a));
	finding.message = message_make(c->arena, "The activity has the text of its strategic line.");
	finding.mend = message_make(c->arena, "Write what is done, or the line that it belongs to.");
	finding_add(c, finding, activity_name(a));
}

/*
 * --- the same figures twice -------------------------------------------------------------------------------
 */

static int
compare_amounts(const struct amount *a, const struct amount *b)
{
	if (a->value.kind != b->value.kind)
		return a->value.kind < b->value.kind ? -1 : 1;
	return amount_given(a) ? decimal_compare(a->value.number, b->value.number) : 0;
}

static int
compare_months(const void *a, const void *b)
{
	const struct activity *const *x = a, *const *y = b;

	for (int m = 0; m < MONTHS; m++) {
		int order = compare_amounts(&(*x)->month[m], &(*y)->month[m]);

		if (order != 0)
			return order;
	}
	return 0;
}

static int
compare_months_and_rows(const void *a, const void *b)
{
	const struct activity *const *x = a, *const *y = b;
	int order = compare_months(a, b);

	return order != 0 ? order : (*x > *y) - (*x < *y);
}

/* Whether so many figures differ that no other activity has them by chance. */
static bool
has_own_figures(const struct activity *a)
{
	const struct amount *different[FIGURES_MIN];
	int count = 0;

	for (int m = 0; m < MONTHS && count < FIGURES_MIN; m++) {
		const struct amount *month = &a->month[m];
		bool seen = !amount_is_work(month);

		for (int k = 0; k < count && !seen; k++)
			seen = compare_amounts(different[k], month) == 0;
		if (!seen)
			different[count++] = month;
	}
	return count >= FIGURES_MIN;
}

/* A hash of the months, the same for months that are the same, however many zeros they end in. */
static uint32_t
hash_of_months(const struct activity *a)
{
	uint32_t hash = 0;

	for (int m = 0; m < MONTHS; m++) {
		struct decimal number = a->month[m].value.number;

		hash = hash_mix(hash, (uint64_t)a->month[m].value.kind);
		if (!amount_given(&a->month[m]))
			continue;
		number = decimal_trim(number);
		hash = hash_mix(hash_mix(hash, (uint64_t)number.units), number.scale);
	}
	return hash;
}

/* Room for what is asked of the activities of a unit. */
struct months_room {
	const struct activity **sorted;
	uint32_t *hashes;
	uint8_t *seen; /* how many there are of a hash: 0, 1, or 2 for more */
	size_t mask;   /* one less than there are of these, a power of two */
};

static struct months_room
room_for_months(const struct checking *c)
{
	size_t most = 0, size = 16;

	for (size_t u = 0; u < c->plan->unit_count; u++)
		most = c->plan->units[u].count > most ? c->plan->units[u].count : most;
	while (size < 4 * most)
		size *= 2;
	return (struct months_room){ARENA_ARRAY(c->scratch, const struct activity *, most),
	    ARENA_ARRAY(c->scratch, uint32_t, most), ARENA_ARRAY(c->scratch, uint8_t, size), size - 1};
}

/* Those of a unit whose months another one of it may have: most have their own, and need no sorting. */
static size_t
find_alike(const struct checking *c, const struct plan_unit *unit, const struct months_room *room)
{
	const struct activity *activities = c->plan->activities + unit->first;
	size_t n = 0, alike = 0;

	memset(room->seen, 0, room->mask + 1);
	for (uint32_t i = 0; i < unit->count; i++) {
		uint8_t *seen;

		if (!has_own_figures(&activities[i]))
			continue;
		room->sorted[n] = &activities[i];
		room->hashes[n] = hash_of_months(&activities[i]);
		seen = &room->seen[room->hashes[n++] & room->mask];
		*seen = *seen == 0 ? 1 : 2;
	}
	for (size_t i = 0; i < n; i++) {
		if (room->seen[room->hashes[i] & room->mask] > 1)
			room->sorted[alike++] = room->sorted[i];
	}
	return alike;
}

static void
check_unit_months(struct checking *c, const struct plan_unit *unit, const struct months_room *room)
{
	const struct activity **sorted = room->sorted;
	const int slot = (int)calendar_slot(unit->calendar, 0);
	size_t n = find_alike(c, unit, room), first = 0;

	if (n > 1)
		qsort(sorted, n, sizeof(const struct activity *), compare_months_and_rows);
	for (size_t i = 1; i < n; i++) {
		uint32_t index = (uint32_t)(sorted[i] - c->plan->activities);
		const struct sheet_cell *cell;
		struct finding finding;

		if (compare_months(&sorted[first], &sorted[i]) != 0) {
			first = i;
			continue;
		}
		/* Twice the same activity is told as such. */
		if (sorted[i]->group == sorted[first]->group)
			continue;
		cell = activity_month_cell(c->plan, sorted[i], slot);
		finding = finding_at(RULE_SAME_MONTHS, index,
		    activity_period_heading(c->plan, sorted[i], slot), cell);
		finding.message = message_make(c->arena,
		    unit->calendar.division == DIVISION_MONTHS
			? "All months are those of another activity of the unit, «%s» on line %u."
			: "All periods are those of another activity of the unit, «%s» on line %u.",
		    quoted(c, sheet_text(activity_name(sorted[first]))),
		    (unsigned)sheet_line(activity_name(sorted[first])));
		finding.mend =
		    message_make(c->arena, "Compare both rows with their source: one may be a copy.");
		finding_add(c, finding, cell);
	}
}

/*
 * --- ten times what others plan ---------------------------------------------------------------------------
 */

/* The two highest targets of an activity over all units, and how many units have one. */
struct highest {
	uint32_t activity;
	struct decimal first, second;
	uint32_t count;
};

static bool
is_tenfold(struct decimal number, struct decimal of)
{
	int64_t units = of.units;

	if (units <= 0 || __builtin_mul_overflow(units, 10, &units))
		return false;
	of.units = units;
	return decimal_compare(number, of) >= 0;
}

static void
take_target(struct highest *highest, uint32_t i, const struct activity *a)
{
	struct decimal number = a->target.value.number;

	if (!amount_given(&a->target) || number.units <= 0 || a->measure == QUANTITY_PERCENT)
		return;
	if (highest->count++ == 0 || decimal_compare(number, highest->first) > 0) {
		highest->second = highest->first;
		highest->first = number;
		highest->activity = i;
	} else if (decimal_compare(number, highest->second) > 0) {
		highest->second = number;
	}
}

static void
check_tenfold(struct checking *c)
{
	const struct plan *plan = c->plan;
	struct highest *highest = ARENA_ARRAY(c->scratch, struct highest, plan->group_count);

	for (uint32_t i = 0; i < plan->activity_count; i++) {
		if (plan->activities[i].group != UINT32_MAX)
			take_target(&highest[plan->activities[i].group], i, &plan->activities[i]);
	}
	for (size_t k = 0; k < plan->group_count; k++) {
		const struct activity *a = &plan->activities[highest[k].activity];
		const struct sheet_cell *cell;
		struct finding finding;

		if (highest[k].count <= OTHERS_MIN || plan->groups[k].units <= OTHERS_MIN ||
		    !is_tenfold(highest[k].first, highest[k].second))
			continue;
		cell = activity_target_cell(plan, a);
		finding = finding_at(RULE_TENFOLD, highest[k].activity, column_heading(COLUMN_TARGET), cell);
		finding.message = message_make(c->arena,
		    "The target %s is ten times the next one, %s, that the same activity has in other "
		    "units, or more "
		    "(targets: %u).",
		    finding.found, amount_text(c, highest[k].second, false), (unsigned)highest[k].count);
		finding.mend =
		    message_make(c->arena, "Compare it with its source: a figure may be too many.");
		finding_add(c, finding, cell);
	}
}

static void
check_texts(struct checking *c, uint32_t i, const struct recall *known)
{
	const struct activity *a = &c->plan->activities[i];

	check_cut(c, i, COLUMN_LINE, activity_line(a), known);
	check_cut(c, i, COLUMN_ACTIVITY, activity_name(a), known);
	check_cut(c, i, COLUMN_RESULT, activity_result(a), known);
	check_cut(c, i, COLUMN_MEANS, activity_means(a), known);
	check_cut(c, i, COLUMN_NOTES, activity_notes(a), known);
}

/* What folding the texts of a unit takes is gone with it. */
static void
check_unit_texts(struct checking *c, const struct plan_unit *unit, const struct recall *known)
{
	struct arena *begun = scratch_begin(c);

	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		if (rule_is_on(c, RULE_CUT_TEXT))
			check_texts(c, i, known);
		if (rule_is_on(c, RULE_LINE_IS_ACTIVITY))
			check_line_text(c, i);
	}
	scratch_end(c, begun);
}

void
check_suspect(struct checking *c)
{
	const struct plan *plan = c->plan;
	const struct months_room room = room_for_months(c);
	const struct recall known = recall_of(c->scratch, plan->activity_count);

	for (size_t u = 0; u < plan->unit_count; u++)
		check_unit_texts(c, &plan->units[u], &known);
	for (size_t u = 0; u < plan->unit_count && rule_is_on(c, RULE_SAME_MONTHS); u++)
		check_unit_months(c, &plan->units[u], &room);
	check_tenfold(c);
}
