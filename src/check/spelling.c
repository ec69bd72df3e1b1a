#include "base/buf.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "check/checking.h"
#include "check/recall.h"
#include "plan/keys.h"
#include "plan/similar.h"

/* Bytes before and after a difference that are quoted with it, moved to the next word. */
#define CONTEXT 24

/* One of the two things that have spellings: lines or activities. */
struct subject {
	enum rule rule;
	bool lines;
	const char *column;
	const struct activity_group *groups;
	size_t group_count;
	struct alias_map aliases;
	struct intern declared;     /* spellings that an alias of the job names */
	const uint32_t *activities; /* those of each group, in order, group after group */
	const uint32_t *start;      /* of each group's part; one more than there are groups */
	bool *coded;                /* of each group: it is known by a code */
	/* Of each group: the one that its label should probably be, UINT32_MAX: none; and how near it is. */
	uint32_t *better;
};

static const struct sheet_cell *
cell_of(const struct subject *s, const struct activity *a)
{
	return s->lines ? activity_line(a) : activity_name(a);
}

const char *
alias_line(const struct checking *c, const char *from, const char *to)
{
	struct buf b = BUF_INIT;
	const char *line;

	for (int side = 0; side < 2; side++) {
		buf_adds(&b, side == 0 ? "\"" : "\": \"");
		for (const char *p = side == 0 ? from : to; *p != '\0'; p++) {
			if (*p == '"' || *p == '\\')
				buf_addf(&b, "\\%c", *p);
			else if ((unsigned char)*p < ' ')
				buf_addf(&b, "\\x%02x", (unsigned)(unsigned char)*p);
			else
				buf_addc(&b, *p);
		}
	}
	buf_addc(&b, '"');
	line = buf_take(&b, c->arena);
	return line;
}

/* White space of all kinds and lengths is one space. */
static const char *
squeezed(struct arena *arena, const char *text, size_t n)
{
	char *copy = arena_alloc(arena, n + 1, 1);
	size_t out = 0, length;

	for (size_t i = 0; i < n; i += length) {
		if (!utf8_is_space(utf8_decode(text + i, n - i, &length))) {
			memcpy(copy + out, text + i, length);
			out += length;
		} else if (out > 0 && copy[out - 1] != ' ') {
			copy[out++] = ' ';
		}
	}
	copy[out] = '\0';
	return copy;
}

/*
 * --- preparing --------------------------------------------------------------------------------------------
 */

static bool
is_coded(const struct checking *c, const struct subject *s, uint32_t group)
{
	if (s->lines)
		return normal_code_length(s->groups[group].key) > 0;
	for (uint32_t i = s->start[group]; i < s->start[group + 1]; i++) {
		const struct sheet_cell *code = activity_code(&c->plan->activities[s->activities[i]]);

		if (code != NULL && !says_nothing(c->scratch, code))
			return true;
	}
	return false;
}

static void
prepare(const struct checking *c, struct subject *s)
{
	const struct plan *plan = c->plan;
	struct members members;

	members = members_of(c->scratch, plan->activities, plan->activity_count, s->lines, s->group_count);
	s->activities = members.activities;
	s->start = members.start;
	alias_map_build(c->scratch, plan->aliases, plan->alias_count, s->lines ? normal_line : plan_key,
	    &s->aliases, NULL);
	intern_init(&s->declared, c->scratch);
	for (size_t i = 0; i < plan->alias_count; i++) {
		const char *from = squeezed(c->scratch, plan->aliases[i].from, strlen(plan->aliases[i].from));

		intern_add(&s->declared, from, strlen(from));
	}
	s->coded = ARENA_ARRAY(c->scratch, bool, s->group_count);
	s->better = ARENA_ARRAY(s->lines ? c->arena : c->scratch, uint32_t, s->group_count);
	for (uint32_t k = 0; k < s->group_count; k++) {
		s->coded[k] = is_coded(c, s, k);
		s->better[k] = UINT32_MAX;
	}
}

/*
 * --- messages ---------------------------------------------------------------------------------------------
 */

static bool
is_start(const char *text, size_t at)
{
	return at == 0 || text[at - 1] == ' ';
}

/* The part of each text where they differ, with the words around it; whole texts where that is shorter. */
static void
show_difference(const struct checking *c, const char *a, const char *b, const char **part_a,
    const char **part_b)
{
	size_t na = strlen(a), nb = strlen(b), from = 0, tail = 0;

	while (from < na && from < nb && a[from] == b[from])
		from++;
	while (tail < na - from && tail < nb - from && a[na - 1 - tail] == b[nb - 1 - tail])
		tail++;
	from = from > CONTEXT ? from - CONTEXT : 0;
	tail = tail > CONTEXT ? tail - CONTEXT : 0;
	while (!is_start(a, from))
		from--;
	while (tail > 0 && a[na - tail] != ' ')
		tail--;
	*part_a = quoted(c,
	    arena_printf(c->arena, "%s%.*s%s", from > 0 ? "…" : "", (int)(na - tail - from), a + from,
		tail > 0 ? "…" : ""));
	*part_b = quoted(c,
	    arena_printf(c->arena, "%s%.*s%s", from > 0 ? "…" : "", (int)(nb - tail - from), b + from,
		tail > 0 ? "…" : ""));
}

/* A spelling and the one that it should probably be, as found and told. */
struct spelling {
	const char *text;
	uint32_t rows;
	bool known_by_code;
};

/*
 * Whether the other spelling is the one to write: the same with a code before it; or more frequent, and not
 * what is left of a text that was cut.
 */
static bool
is_better(const struct checking *c, struct spelling here, struct spelling usual)
{
	const char *own = plan_key(c->scratch, here.text, strlen(here.text));
	const char *other = plan_key(c->scratch, usual.text, strlen(usual.text));
	size_t n = strlen(own), m = strlen(other);

	if (usual.known_by_code && !here.known_by_code)
		return m > n && strcmp(other + m - n, own) == 0;
	return usual.rows > here.rows && (strncmp(own, other, m) != 0 || m == n);
}

static void
tell_spelling(struct checking *c, const struct subject *s, uint32_t activity, struct spelling here,
    struct spelling usual)
{
	const struct sheet_cell *cell = cell_of(s, &c->plan->activities[activity]);
	struct finding finding = finding_at(s->rule, activity, s->column, cell);
	const char *part, *usual_part;

	show_difference(c, squeezed(c->scratch, here.text, strlen(here.text)),
	    squeezed(c->scratch, usual.text, strlen(usual.text)), &part, &usual_part);
	finding.expected = usual.text;
	finding.message = message_make(c->arena,
	    s->lines ? "One strategic line, it seems, written in two ways: «%s» elsewhere (rows: %u), «%s» "
		       "here (rows: %u)."
		     : "One activity, it seems, written in two ways: «%s» elsewhere (rows: %u), «%s» here "
		       "(rows: %u).",
	    usual_part, (unsigned)usual.rows, part, (unsigned)here.rows);
	if (is_better(c, here, usual))
		finding.mend = message_verbatim(alias_line(c, here.text, usual.text));
	else if (usual.known_by_code != here.known_by_code)
		finding.mend = message_make(c->arena, "If so, write it in one way, whichever is right.");
	else
		finding.mend = message_make(c->arena,
		    "If so, write it in one way, whichever is right, or add one of these to the job's "
		    "aliases: %s, or "
		    "%s.",
		    alias_line(c, here.text, usual.text), alias_line(c, usual.text, here.text));
	finding_add(c, finding, cell);
}

/* The code that an activity of the group has; NULL: none has. */
static const char *
code_of_group(const struct checking *c, const struct subject *s, uint32_t group)
{
	for (uint32_t i = s->start[group]; i < s->start[group + 1]; i++) {
		const struct sheet_cell *code = activity_code(&c->plan->activities[s->activities[i]]);

		if (code != NULL && !says_nothing(c->scratch, code))
			return sheet_text(code);
	}
	return NULL;
}

/* Texts that are of two activities, under one code. */
static void
tell_shared_code(struct checking *c, const struct subject *s, uint32_t activity, struct spelling here,
    struct spelling usual)
{
	const struct sheet_cell *cell = cell_of(s, &c->plan->activities[activity]);
	struct finding finding = finding_at(s->rule, activity, s->column, cell);

	finding.expected = usual.text;
	finding.message = message_make(c->arena,
	    "The code %s is that of «%s» elsewhere (rows: %u), and here of «%s» (rows: %u): by their code "
	    "they are one activity, and their figures are added.",
	    code_of_group(c, s, c->plan->activities[activity].group), quoted(c, usual.text),
	    (unsigned)usual.rows, quoted(c, here.text), (unsigned)here.rows);
	finding.mend = message_make(c->arena,
	    "Give one of them another code, or write one text for both if they are one.");
	finding_add(c, finding, cell);
}

/* One text that has several codes: no alias of its own text would bring them together. */
static void
tell_codes(struct checking *c, const struct subject *s, uint32_t activity, uint32_t group, uint32_t other)
{
	const struct sheet_cell *cell = cell_of(s, &c->plan->activities[activity]);
	struct finding finding = finding_at(s->rule, activity, s->column, cell);
	const char *code = code_of_group(c, s, group), *other_code = code_of_group(c, s, other);

	if (code == NULL) {
		finding.message = message_make(c->arena,
		    "«%s» has several codes elsewhere, as %s, and none here: it is brought together with "
		    "none of "
		    "them.",
		    quoted(c, s->groups[group].label), other_code);
		finding.mend = message_make(c->arena, "Write the code of the one that is meant.");
	} else {
		finding.message = message_make(c->arena,
		    "«%s» has the code %s elsewhere (rows: %u), here %s (rows: %u): they are not brought "
		    "together.",
		    quoted(c, s->groups[group].label), other_code, (unsigned)s->groups[other].count, code,
		    (unsigned)s->groups[group].count);
		finding.mend = message_make(c->arena,
		    "Write one code for both, or in their texts what tells them apart.");
	}
	finding_add(c, finding, cell);
}

/*
 * --- spellings of one group --------------------------------------------------------------------------------
 */

/* A spelling of a group at an activity. */
struct spelt {
	uint32_t text, activity;
};

static int
compare_spelt(const void *a, const void *b)
{
	const struct spelt *x = a, *y = b;

	if (x->text != y->text)
		return x->text < y->text ? -1 : 1;
	return (x->activity > y->activity) - (x->activity < y->activity);
}

static bool
is_declared(const struct checking *c, const struct subject *s, const char *text)
{
	const char *key;

	if (c->plan->alias_count == 0)
		return false;
	if (intern_find(&s->declared, text, strlen(text)) != INTERN_NONE)
		return true;
	if (s->lines) {
		key = normal_line(c->scratch, text, strlen(text));
		return alias_of_line(&s->aliases, key) != key;
	}
	key = plan_key(c->scratch, text, strlen(text));
	return alias_of(&s->aliases, key) != key;
}

/* Spellings told apart: of lines any difference but white space, of activities only in the normal form. */
struct spelling_set {
	struct intern written, told;
	uint32_t *told_of;
	size_t capacity;
};

static uint32_t
told_of(const struct checking *c, const struct subject *s, struct spelling_set *set,
    const struct sheet_cell *cell)
{
	uint32_t known = set->written.count;
	uint32_t text = intern_add_lasting(&set->written, sheet_text(cell), sheet_length(cell));

	if (text == known) {
		const char *told = s->lines ? squeezed(c->scratch, sheet_text(cell), sheet_length(cell))
					    : plan_key(c->scratch, sheet_text(cell), sheet_length(cell));

		set->told_of = arena_grow(c->scratch, set->told_of, known, &set->capacity, (size_t)known + 1,
		    sizeof(*set->told_of));
		set->told_of[text] = intern_add(&set->told, told, strlen(told));
	}
	return set->told_of[text];
}

static const char *
key_of_text(const struct checking *c, const char *text)
{
	return plan_key(c->scratch, text, strlen(text));
}

/* Tells the spellings in spelt[], of one group, but for the most frequent: once in each unit. */
static void
tell_others(struct checking *c, const struct subject *s, const struct spelt *spelt, size_t n)
{
	struct spelling usual = {0};
	size_t best = 0;

	for (size_t i = 0, end; i < n; i = end) {
		const struct sheet_cell *cell = cell_of(s, &c->plan->activities[spelt[i].activity]);
		uint32_t rows;

		for (end = i + 1; end < n && spelt[end].text == spelt[i].text;)
			end++;
		/* What the job takes for another one is none to write. */
		rows = is_declared(c, s, squeezed(c->scratch, sheet_text(cell), sheet_length(cell)))
		    ? 0
		    : (uint32_t)(end - i);
		if (rows < usual.rows || (rows == usual.rows && spelt[i].activity > spelt[best].activity))
			continue;
		best = i;
		usual.rows = rows;
	}
	usual.text = sheet_text(cell_of(s, &c->plan->activities[spelt[best].activity]));
	for (size_t i = 0, end; i < n; i = end) {
		const struct sheet_cell *cell = cell_of(s, &c->plan->activities[spelt[i].activity]);
		bool unlike;
		uint32_t unit = UINT32_MAX;

		for (end = i + 1; end < n && spelt[end].text == spelt[i].text;)
			end++;
		if (i == best ||
		    is_declared(c, s, squeezed(c->scratch, sheet_text(cell), sheet_length(cell))))
			continue;
		unlike = !s->lines &&
		    !near_texts(c->scratch, key_of_text(c, sheet_text(cell)), key_of_text(c, usual.text));
		for (size_t at = i; at < end; at++) {
			uint32_t own = c->plan->activities[spelt[at].activity].unit;

			if (own != unit)
				(unlike ? tell_shared_code : tell_spelling)(c, s, spelt[at].activity,
				    (struct spelling){sheet_text(cell), (uint32_t)(end - i), false}, usual);
			unit = own;
		}
	}
}

/* What is known by a code may be spelt in any way. */
static void
check_kinds(struct checking *c, const struct subject *s)
{
	struct arena *begun = scratch_begin(c);
	struct spelling_set set = {0};
	struct spelt *spelt = ARENA_ARRAY(c->scratch, struct spelt, c->plan->activity_count);

	intern_init(&set.written, c->scratch);
	intern_init(&set.told, c->scratch);
	for (uint32_t k = 0; k < s->group_count; k++) {
		size_t n = 0;
		bool several = false;

		for (uint32_t i = s->start[k]; i < s->start[k + 1] && (s->lines || s->coded[k]); i++) {
			const struct sheet_cell *cell = cell_of(s, &c->plan->activities[s->activities[i]]);

			if (says_nothing(c->scratch, cell))
				continue;
			spelt[n] = (struct spelt){told_of(c, s, &set, cell), s->activities[i]};
			several = several || spelt[n].text != spelt[0].text;
			n++;
		}
		if (!several)
			continue;
		qsort(spelt, n, sizeof(*spelt), compare_spelt);
		tell_others(c, s, spelt, n);
	}
	scratch_end(c, begun);
}

/*
 * --- groups that are nearly the same -----------------------------------------------------------------------
 */

struct near_search {
	struct checking *c;
	struct subject *s;
	const char **texts;     /* of each group, without its code */
	uint32_t *common, *all; /* how near the better one is */
};

/* Whether group a is the one that b should be: what has a code first, then what is more frequent. */
static bool
outranks(const struct subject *s, uint32_t a, uint32_t b)
{
	if (s->coded[a] != s->coded[b])
		return s->coded[a];
	if (s->groups[a].count != s->groups[b].count)
		return s->groups[a].count > s->groups[b].count;
	return a < b;
}

/* Whether a unit has activities of both: then they are two things, in its eyes. */
static bool
share_unit(const struct checking *c, const struct subject *s, uint32_t a, uint32_t b)
{
	const struct activity *activities = c->plan->activities;
	uint32_t few = s->groups[a].count <= s->groups[b].count ? a : b, many = few == a ? b : a;

	for (uint32_t i = s->start[few]; i < s->start[few + 1]; i++) {
		uint32_t unit = activities[s->activities[i]].unit;
		uint32_t low = s->start[many], high = s->start[many + 1];

		while (low < high) {
			uint32_t middle = low + (high - low) / 2;

			if (activities[s->activities[middle]].unit < unit)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < s->start[many + 1] && activities[s->activities[low]].unit == unit)
			return true;
	}
	return false;
}

/* Keeps for each group the nearest of those that outrank it; of equally near ones the highest. */
static void
take_pair(void *ctx, const struct near_pair *pair)
{
	struct near_search *search = ctx;
	struct subject *s = search->s;
	uint32_t high = outranks(s, pair->a, pair->b) ? pair->a : pair->b;
	uint32_t low = high == pair->a ? pair->b : pair->a;
	bool same_text = strcmp(search->texts[low], search->texts[high]) == 0;
	uint64_t nearer, before;

	/* Two codes are two things, unless their texts are the same. */
	if (s->coded[low] && !same_text)
		return;
	nearer = (uint64_t)pair->common * search->all[low];
	before = (uint64_t)search->common[low] * pair->all;
	if (s->better[low] != UINT32_MAX &&
	    (nearer < before || (nearer == before && outranks(s, s->better[low], high))))
		return;
	if (!same_text && share_unit(search->c, s, low, high))
		return;
	s->better[low] = high;
	search->common[low] = pair->common;
	search->all[low] = pair->all;
}

static const char *
text_of_group(const struct checking *c, const struct subject *s, uint32_t group)
{
	const char *label = s->groups[group].label;
	const char *line;
	size_t code;

	/* All its spellings have the normal form that it is known by, unless an alias leads there. */
	if (!s->lines && !s->groups[group].coded && c->plan->alias_count == 0)
		return s->groups[group].key;
	if (!s->lines)
		return key_of_text(c, label);
	line = normal_line(c->scratch, label, strlen(label));
	code = normal_code_length(line);
	return line[code] == ' ' ? line + code + 1 : line + code;
}

/* The rows of a group that are written as its label, or, of activities, alike in the normal form. */
static uint32_t
rows_as_label(const struct checking *c, const struct subject *s, uint32_t group)
{
	const char *label = s->groups[group].label, *own;
	const struct recall known = recall_of(c->scratch, s->start[group + 1] - s->start[group]);
	uint32_t rows = 0;

	label = s->lines ? squeezed(c->scratch, label, strlen(label)) : key_of_text(c, label);
	for (uint32_t i = s->start[group]; i < s->start[group + 1]; i++) {
		const struct sheet_cell *cell = cell_of(s, &c->plan->activities[s->activities[i]]);

		struct recalled *recalled = recall_place(&known, sheet_text(cell));

		if (recalled->text != sheet_text(cell)) {
			own = s->lines ? squeezed(c->scratch, sheet_text(cell), sheet_length(cell))
				       : plan_key(c->scratch, sheet_text(cell), sheet_length(cell));
			*recalled = (struct recalled){sheet_text(cell), strcmp(own, label) == 0};
		}
		rows += recalled->is != 0;
	}
	return rows;
}

/* Tells a group that another one is near to, once in each unit. */
static void
tell_near(struct checking *c, const struct near_search *search, uint32_t group)
{
	const struct subject *s = search->s;
	uint32_t better = s->better[group], unit = UINT32_MAX;
	struct spelling here = {s->groups[group].label, rows_as_label(c, s, group), s->coded[group]};
	struct spelling usual = {s->groups[better].label, rows_as_label(c, s, better), s->coded[better]};
	bool codes =
	    !s->lines && s->coded[better] && strcmp(search->texts[group], search->texts[better]) == 0;

	for (uint32_t i = s->start[group]; i < s->start[group + 1]; i++) {
		uint32_t own = c->plan->activities[s->activities[i]].unit;

		if (own != unit && codes)
			tell_codes(c, s, s->activities[i], group, better);
		else if (own != unit)
			tell_spelling(c, s, s->activities[i], here, usual);
		unit = own;
	}
}

static void
check_near(struct checking *c, struct subject *s)
{
	struct near_search search = {
	    .c = c,
	    .s = s,
	    .texts = ARENA_ARRAY(c->scratch, const char *, s->group_count),
	    .common = ARENA_ARRAY(c->scratch, uint32_t, s->group_count),
	    .all = ARENA_ARRAY(c->scratch, uint32_t, s->group_count),
	};

	for (uint32_t k = 0; k < s->group_count; k++)
		search.texts[k] = text_of_group(c, s, k);
	near_find(c->scratch, search.texts, s->group_count, take_pair, &search);
	for (uint32_t k = 0; k < s->group_count; k++) {
		if (s->better[k] != UINT32_MAX)
			tell_near(c, &search, k);
	}
}

/* What it takes is gone afterwards, but for what comes after it is to know. */
static void
check_subject(struct checking *c, struct subject *s)
{
	struct arena *begun = scratch_begin(c);

	prepare(c, s);
	check_kinds(c, s);
	check_near(c, s);
	scratch_end(c, begun);
}

void
check_spelling(struct checking *c)
{
	struct subject lines = {
	    .rule = RULE_LINE_SPELLING,
	    .lines = true,
	    .column = column_heading(COLUMN_LINE),
	    .groups = c->plan->lines,
	    .group_count = c->plan->line_count,
	};
	struct subject names = {
	    .rule = RULE_ACTIVITY_SPELLING,
	    .column = column_heading(COLUMN_ACTIVITY),
	    .groups = c->plan->groups,
	    .group_count = c->plan->group_count,
	};

	if (rule_is_on(c, RULE_LINE_SPELLING)) {
		check_subject(c, &lines);
		c->better_lines = lines.better;
	}
	if (rule_is_on(c, RULE_ACTIVITY_SPELLING))
		check_subject(c, &names);
}
