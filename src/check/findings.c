/*
 * Findings as they are kept: of a million rows there are more than a million, so each has 64 bytes, not the
 * 112 of what the rules make and others read.  What is said of many in the same words has these words once;
 * the file is known by unit and kind, the reason by the number of the acceptance.
 */
#include "check/findings.h"
#include "plan/weights.h"

/* The words of a rule's findings: what there is of a message and its mend but for their parts. */
struct words {
	const char *message, *mend; /* formats; NULL: none; of a verbatim mend, which is each finding's own */
	uint32_t message_count, mend_count;
	bool verbatim; /* the mend */
	uint32_t next; /* others of the rule; UINT32_MAX: none */
};

struct kept_finding {
	uint32_t line, column, unit, activity;
	uint32_t accepted; /* number of the acceptance, from 1; 0: open */
	uint32_t words : 16, rule : 8, severity : 4, in : 4;
	const char *heading, *found, *expected;
	const union message_part *message;
	union {
		const union message_part *parts;
		const char *text; /* verbatim */
	} mend;
};

_Static_assert(sizeof(struct kept_finding) <= 64, "findings in 64 bytes");
_Static_assert(RULES <= UINT8_MAX, "rules in a byte");

/*
 * --- as they come -----------------------------------------------------------------------------------------
 */

/* A chunk is as large as all before it together, up to the last of these. */
#define CHUNK_MIN 16
#define CHUNK_MAX 4096

struct finding_chunk {
	struct finding_chunk *next;
	size_t count, size;
	struct kept_finding findings[];
};

static struct finding_chunk *
chunk_with_room(struct finding_list *list)
{
	struct finding_chunk *last = list->last;
	size_t size = list->count < CHUNK_MIN ? CHUNK_MIN : list->count < CHUNK_MAX ? list->count : CHUNK_MAX;

	if (last != NULL && last->count < last->size)
		return last;
	last = malloc(sizeof(*last) + size * sizeof(last->findings[0]));
	if (last == NULL)
		arena_out_of_memory(list->arena, size * sizeof(last->findings[0]));
	last->next = NULL;
	last->count = 0;
	last->size = size;
	if (list->last != NULL)
		list->last->next = last;
	else
		list->first = last;
	list->last = last;
	return last;
}

static bool
are_same(const struct words *a, const struct words *b)
{
	return a->message == b->message && a->message_count == b->message_count &&
	    a->verbatim == b->verbatim && a->mend == b->mend && a->mend_count == b->mend_count;
}

/* The number of these words of a rule, which are added when they are new. */
static uint16_t
number_of(struct finding_list *list, uint32_t rule, const struct words *words)
{
	uint32_t at = list->words_of[rule];

	/* From 1: there are none before the first. */
	while (at != 0 && !are_same(&list->words[at - 1], words))
		at = list->words[at - 1].next;
	if (at != 0)
		return (uint16_t)(at - 1);
	if (list->words_count == UINT16_MAX)
		arena_out_of_memory(list->arena, 0);
	list->words = arena_grow(list->arena, list->words, list->words_count, &list->words_capacity,
	    list->words_count + 1, sizeof(*list->words));
	list->words[list->words_count] = *words;
	list->words[list->words_count].next = list->words_of[rule];
	list->words_of[rule] = (uint32_t)++list->words_count;
	return (uint16_t)(list->words_count - 1);
}

static uint16_t
words_of(struct finding_list *list, const struct finding *f)
{
	const struct words words = {
	    .message = f->message.format,
	    .mend = f->mend.verbatim ? NULL : f->mend.format,
	    .message_count = f->message.count,
	    .mend_count = f->mend.count,
	    .verbatim = f->mend.verbatim,
	};

	return number_of(list, f->rule, &words);
}

void
findings_add(struct finding_list *list, const struct finding *f)
{
	struct finding_chunk *chunk = chunk_with_room(list);
	struct kept_finding *kept = &chunk->findings[chunk->count++];

	list->count++;
	*kept = (struct kept_finding){
	    .line = f->loc.line,
	    .column = f->loc.column,
	    .unit = f->unit,
	    .activity = f->activity,
	    .words = words_of(list, f),
	    .rule = (unsigned)f->rule & 0xFF,
	    .severity = (unsigned)f->severity & 0xF,
	    .in = (unsigned)f->in & 0xF,
	    .heading = f->column,
	    .found = f->found,
	    .expected = f->expected,
	    .message = f->message.parts,
	};
	if (f->mend.verbatim)
		kept->mend.text = f->mend.format;
	else
		kept->mend.parts = f->mend.parts;
}

void
findings_join(struct finding_list *list, struct finding_list *other)
{
	for (struct finding_chunk *chunk = other->first; chunk != NULL; chunk = chunk->next) {
		for (size_t i = 0; i < chunk->count; i++) {
			struct kept_finding *kept = &chunk->findings[i];

			kept->words = number_of(list, kept->rule, &other->words[kept->words]);
		}
	}
	if (list->last != NULL)
		list->last->next = other->first;
	else
		list->first = other->first;
	if (other->last != NULL)
		list->last = other->last;
	list->count += other->count;
	*other = (struct finding_list){.arena = other->arena};
}

/*
 * --- in order ---------------------------------------------------------------------------------------------
 */

static struct message
message_of(const struct words *words, const struct kept_finding *kept)
{
	return (struct message){words->message, kept->message, words->message_count, false};
}

static int
compare_findings(const struct words *words, const struct kept_finding *x, const struct kept_finding *y)
{
	struct message a, b;

	if (x->in != y->in)
		return x->in < y->in ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	a = message_of(&words[x->words], x);
	b = message_of(&words[y->words], y);
	return message_compare(&a, &b);
}

/* The end of those from `from` on that are in order. */
static size_t
run_end(const struct words *words, const struct kept_finding *findings, size_t from, size_t n)
{
	size_t end = from + 1;

	while (end < n && compare_findings(words, &findings[end - 1], &findings[end]) <= 0)
		end++;
	return end < n ? end : n;
}

/* Merges what is in order, two by two; returns how many are in order afterwards. */
static size_t
merge_runs(const struct words *words, const struct kept_finding *from, struct kept_finding *to, size_t n)
{
	size_t runs = 0;

	for (size_t at = 0; at < n; runs++) {
		size_t x = at, x_end = run_end(words, from, at, n);
		size_t y = x_end, y_end = y < n ? run_end(words, from, y, n) : n;

		while (x < x_end && y < y_end)
			to[at++] = compare_findings(words, &from[x], &from[y]) <= 0 ? from[x++] : from[y++];
		while (x < x_end)
			to[at++] = from[x++];
		while (y < y_end)
			to[at++] = from[y++];
	}
	return runs;
}

/* Rules find what they find in order of rows, so a unit's findings are few runs: a natural merge sort. */
static void
sort_unit(const struct words *words, struct kept_finding *findings, struct kept_finding *room, size_t n)
{
	struct kept_finding *from = findings, *to = room, *other;

	if (run_end(words, findings, 0, n) == n)
		return;
	while (merge_runs(words, from, to, n) > 1) {
		other = from;
		from = to;
		to = other;
	}
	if (to != findings)
		memcpy(findings, to, n * sizeof(*findings));
}

/* Moves them to the arena, each unit's side by side; end: of each unit's, all zeroes at first. */
static struct kept_finding *
place_by_unit(struct finding_list *list, uint32_t *end, size_t unit_count)
{
	struct kept_finding *placed = ARENA_ARRAY(list->arena, struct kept_finding, list->count);
	struct finding_chunk *chunk, *next;
	uint32_t total = 0;

	for (chunk = list->first; chunk != NULL; chunk = chunk->next) {
		for (size_t i = 0; i < chunk->count; i++)
			end[chunk->findings[i].unit]++;
	}
	for (size_t u = 0; u < unit_count; u++) {
		uint32_t count = end[u];

		end[u] = total;
		total += count;
	}
	/* A chunk is given back before the next one's are moved: there are never two of each. */
	for (chunk = list->first; chunk != NULL; chunk = next) {
		next = chunk->next;
		for (size_t i = 0; i < chunk->count; i++)
			placed[end[chunk->findings[i].unit]++] = chunk->findings[i];
		free(chunk);
	}
	list->first = list->last = NULL;
	return placed;
}

void
findings_take(struct finding_list *list, const struct plan *plan, const struct check_settings *settings,
    struct findings *out)
{
	struct arena *scratch = arena_open_beside(list->arena);
	const size_t unit_count = plan->unit_count + plan->units_left_out_count;
	uint32_t *end = ARENA_ARRAY(scratch, uint32_t, unit_count);
	struct kept_finding *room;
	size_t most = 0, start = 0;

	*out = (struct findings){.units = plan->units,
	    .unit_count = plan->unit_count,
	    .left_out = plan->units_left_out,
	    .progress = settings->progress != NULL ? settings->progress->units : NULL,
	    .acceptances = settings->accepted,
	    .job = plan->weights != NULL ? plan->weights->job : NULL,
	    .changes = settings->changes,
	    .count = list->count};
	out->kept = place_by_unit(list, end, unit_count);
	out->words = list->words;
	for (size_t u = 0; u < unit_count; u++) {
		most = end[u] - start > most ? end[u] - start : most;
		start = end[u];
	}
	room = ARENA_ARRAY(scratch, struct kept_finding, most);
	start = 0;
	for (size_t u = 0; u < unit_count; u++) {
		if (end[u] > start)
			sort_unit(out->words, out->kept + start, room, end[u] - start);
		start = end[u];
	}
	for (size_t i = 0; i < out->count; i++)
		out->by_severity[out->kept[i].severity]++;
	arena_close(scratch);
}

/*
 * --- as they are read -------------------------------------------------------------------------------------
 */

static const char *
file_of(const struct findings *findings, enum finding_file in, uint32_t unit)
{
	if (unit >= findings->unit_count)
		return findings->left_out[unit - findings->unit_count].loc.file;
	switch (in) {
	case FOUND_IN_PLAN:
		break;
	case FOUND_IN_PROGRESS:
		return findings->progress[unit].sheet->file;
	case FOUND_IN_PREVIOUS:
		return findings->progress[unit].previous->file;
	case FOUND_IN_JOB:
		return findings->progress ? findings->progress[unit].loc.file : findings->job;
	case FOUND_IN_EARLIER:
		unit = findings->changes->pairing.unit_before[unit];
		return findings->changes->sides[0].plan->units[unit].sheet->file;
	}
	return findings->units[unit].sheet->file;
}

struct finding
findings_get(const struct findings *findings, size_t i)
{
	const struct kept_finding *kept = &findings->kept[i];
	const struct words *words = &findings->words[kept->words];
	enum severity severity = (enum severity)kept->severity;
	enum finding_file in = (enum finding_file)kept->in;

	if (findings->strict && severity == SEVERITY_WARNING)
		severity = SEVERITY_ERROR;
	return (struct finding){
	    .rule = (enum rule)kept->rule,
	    .severity = severity,
	    .in = in,
	    .loc = {file_of(findings, in, kept->unit), kept->line, kept->column},
	    .unit = kept->unit,
	    .activity = kept->activity,
	    .column = kept->heading,
	    .found = kept->found,
	    .expected = kept->expected,
	    .accepted = kept->accepted > 0 ? findings->acceptances[kept->accepted - 1].reason : NULL,
	    .message = message_of(words, kept),
	    .mend = words->verbatim
		? message_verbatim(kept->mend.text)
		: (struct message){words->mend, kept->mend.parts, words->mend_count, false},
	};
}

void
findings_accept(struct findings *findings, size_t i, uint32_t acceptance)
{
	struct kept_finding *kept = &findings->kept[i];

	findings->by_severity[kept->severity]--;
	findings->accepted++;
	kept->accepted = acceptance + 1;
}
