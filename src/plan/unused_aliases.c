#include "plan/unused_aliases.h"

#include "plan/aliases.h"
#include "plan/alignment.h"

/* The aliases of activities, of lines, or of units of measure, by the normal form of their `from`. */
struct side {
	normal_fn *normal;
	struct intern froms;
	uint32_t *from;     /* of each alias, a number in froms */
	uint32_t *next;     /* of each from, the one that it leads to; INTERN_NONE where that is none */
	bool *used;         /* of each from */
	struct intern seen; /* spellings that were looked at */
};

static void
side_init(struct side *s, struct arena *arena, const struct plan *plan, normal_fn *normal)
{
	size_t n = plan->alias_count;

	*s = (struct side){.normal = normal};
	intern_init(&s->froms, arena);
	intern_init(&s->seen, arena);
	s->from = ARENA_ARRAY(arena, uint32_t, n);
	s->next = ARENA_ARRAY(arena, uint32_t, n);
	s->used = ARENA_ARRAY(arena, bool, n);
	for (size_t i = 0; i < n; i++) {
		const char *from = s->normal(arena, plan->aliases[i].from, strlen(plan->aliases[i].from));

		s->from[i] = intern_add(&s->froms, from, strlen(from));
	}
	for (size_t i = 0; i < n; i++) {
		const char *to = s->normal(arena, plan->aliases[i].to, strlen(plan->aliases[i].to));

		size_t code = normal == normal_line ? normal_code_length(to) : 0;
		uint32_t *next = &s->next[s->from[i]];

		*next = intern_find(&s->froms, to, strlen(to));
		if (*next == INTERN_NONE && code > 0)
			*next = intern_find(&s->froms, to, code);
	}
}

/* What an alias in use leads to is in use. */
static void
use(struct side *s, const char *key, size_t n)
{
	uint32_t at = intern_find(&s->froms, key, n);

	for (; at != INTERN_NONE && !s->used[at]; at = s->next[at])
		s->used[at] = true;
}

static void
look_at(struct side *s, struct arena *arena, const struct sheet_cell *cell)
{
	uint32_t known = s->seen.count;
	const char *key;

	if (cell == NULL || sheet_length(cell) == 0 ||
	    intern_add_lasting(&s->seen, sheet_text(cell), sheet_length(cell)) != known)
		return;
	key = s->normal(arena, sheet_text(cell), sheet_length(cell));
	use(s, key, strlen(key));
	/* An alias of only a code is for all lines of that code. */
	if (s->normal == normal_line && normal_code_length(key) > 0)
		use(s, key, normal_code_length(key));
}

/* Values of alignment: as they are split of goals, and as of all else. */
static void
look_at_values(struct side *s, struct arena *arena, const struct sheet_cell *cell)
{
	static const enum alignment splits[] = {ALIGNMENT_SDG, ALIGNMENT_PEI};
	struct alignment_piece pieces[ALIGNMENT_VALUES_MAX];
	const uint32_t known = s->seen.count;

	if (cell == NULL || sheet_length(cell) == 0 ||
	    intern_add_lasting(&s->seen, sheet_text(cell), sheet_length(cell)) != known)
		return;
	for (size_t k = 0; k < sizeof(splits) / sizeof(*splits); k++) {
		size_t n = alignment_pieces(splits[k], sheet_text(cell), sheet_length(cell), pieces);

		for (size_t i = 0; i < n && n <= ALIGNMENT_VALUES_MAX; i++) {
			const char *key = plan_key(arena, pieces[i].text, pieces[i].length);

			use(s, key, strlen(key));
		}
	}
}

static void
look_at_progress(struct side *names, struct side *lines, struct side *units, struct arena *arena,
    const struct progress_sheet *progress)
{
	const struct sheet *sheet = progress->sheet;

	for (size_t row = 0; sheet != NULL && row < sheet->row_count; row++) {
		const struct sheet_cell *cells = sheet->rows[row].cells;

		look_at(names, arena, progress->name >= 0 ? &cells[progress->name] : NULL);
		look_at(lines, arena, progress->line >= 0 ? &cells[progress->line] : NULL);
		look_at(units, arena, progress->unit >= 0 ? &cells[progress->unit] : NULL);
	}
}

static bool
all_are_known(const struct plan *plan)
{
	if (plan->units_left_out_count > 0)
		return false;
	for (size_t u = 0; u < plan->unit_count; u++) {
		if (plan->units[u].sheet != NULL && !plan->units[u].known)
			return false;
	}
	return true;
}

void
aliases_tell_unused(struct arena *arena, const struct plan *plan, const struct progress *progress,
    struct diags *diags)
{
	struct side names, lines, units, values;
	struct arena *scratch;

	if (plan->alias_count == 0 || !all_are_known(plan))
		return;
	scratch = arena_open_beside(arena);
	side_init(&names, scratch, plan, plan_key);
	side_init(&lines, scratch, plan, normal_line);
	side_init(&units, scratch, plan, plan_unit_key);
	side_init(&values, scratch, plan, plan_key);
	for (size_t i = 0; i < plan->activity_count; i++) {
		look_at(&names, scratch, activity_name(&plan->activities[i]));
		look_at(&lines, scratch, activity_line(&plan->activities[i]));
		look_at(&units, scratch, activity_unit(&plan->activities[i]));
		for (int k = ALIGNMENT_NONE + 1; k < ALIGNMENTS; k++)
			look_at_values(&values, scratch,
			    activity_aligned(&plan->activities[i], (enum alignment)k));
	}
	for (size_t u = 0; progress != NULL && u < plan->unit_count; u++) {
		look_at_progress(&names, &lines, &units, scratch, &progress->sheets[u]);
		look_at_progress(&names, &lines, &units, scratch, &progress->earlier[u]);
	}
	for (size_t i = 0; i < plan->alias_count; i++) {
		if (!names.used[names.from[i]] && !lines.used[lines.from[i]] && !units.used[units.from[i]] &&
		    !values.used[values.from[i]])
			diag_add(diags, SEVERITY_NOTE, plan->aliases[i].loc, "plan-alias",
			    "no sheet has an activity or a strategic line «%s»: this alias does nothing",
			    plan->aliases[i].from);
	}
	arena_close(scratch);
}
