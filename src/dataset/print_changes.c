/*
 * What changed, for a person to read: by unit, activity by activity.
 */
#include "base/language.h"
#include "dataset/changes.h"
#include "dataset/print.h"

struct telling {
	struct arena *arena; /* of one change */
	const struct source_versions *versions;
	enum language language;
	struct buf out;
};

static void
tell(struct telling *t, const char *text)
{
	buf_adds(&t->out, language_text(t->language, text));
}

static void
add_quoted(struct telling *t, const struct sheet_cell *cell)
{
	if (!cell || sheet_is_blank(cell)) {
		tell(t, N_("(blank)"));
		return;
	}
	buf_adds(&t->out, "«");
	buf_add_escaped(&t->out, sheet_text(cell));
	buf_adds(&t->out, "»");
}

/* Figures stand without quotes. */
static void
add_said(struct telling *t, const struct change *change, int side)
{
	if (amount_given(&change->amount[side]))
		buf_add_escaped(&t->out, sheet_text(change->cell[side]));
	else
		add_quoted(t, change->cell[side]);
}

static void
add_place(struct telling *t, const struct change *change, int side)
{
	const char *place = change_place(t->arena, t->versions, change, side);

	if (place)
		buf_adds(&t->out, place);
}

static const char *
step_words(enum pairing_step step)
{
	switch (step) {
	case PAIRED_BY_CODE:
		return N_("found by its code");
	case PAIRED_BY_TEXT:
		return N_("found by its text, under another line");
	case PAIRED_BY_NEAR_TEXT:
		return N_("found by a text that is nearly the same");
	case PAIRED_NOT:
	case PAIRED_BY_TEXT_AND_LINE:
	case PAIRING_STEPS:
		break;
	}
	return NULL;
}

static void
add_activity(struct telling *t, const struct change *change)
{
	int side;
	const struct activity *a = change_activity(t->versions->last, change, &side);
	const struct sheet_cell *code = activity_code(a);

	if (code && !sheet_is_blank(code)) {
		buf_add_escaped(&t->out, sheet_text(code));
		buf_addc(&t->out, ' ');
	}
	add_quoted(t, activity_name(a));
}

/* What both have, once for all its cells. */
static void
begin_activity(struct telling *t, const struct change *change)
{
	const char *found = step_words(change->step);

	buf_adds(&t->out, "  * ");
	add_activity(t, change);
	if (found) {
		buf_adds(&t->out, ", ");
		tell(t, found);
	}
	buf_addc(&t->out, '\n');
}

static void
tell_cell(struct telling *t, const struct change *change)
{
	buf_adds(&t->out, "      ");
	if (change->kind == CHANGE_RENAMED)
		tell(t, N_("renamed, "));
	if (change->kind == CHANGE_MOVED)
		tell(t, N_("moved, "));
	buf_add_escaped(&t->out, change->column);
	buf_adds(&t->out, ": ");
	add_said(t, change, 0);
	buf_adds(&t->out, " -> ");
	add_said(t, change, 1);
	buf_adds(&t->out, "\n        ");
	add_place(t, change, 0);
	buf_adds(&t->out, " -> ");
	add_place(t, change, 1);
	buf_addc(&t->out, '\n');
}

static void
tell_column(struct telling *t, const struct change *change)
{
	const bool added = change->kind == CHANGE_COLUMN_ADDED;

	buf_adds(&t->out, added ? "  + " : "  - ");
	tell(t, added ? N_("column added: ") : N_("column withdrawn: "));
	buf_add_escaped(&t->out, change->column);
	buf_addf(&t->out, language_text(t->language, N_(" (cells filled in: %u)\n      ")),
	    (unsigned)change->cells);
	add_place(t, change, added);
	buf_addc(&t->out, '\n');
}

static void
tell_presence(struct telling *t, const struct change *change)
{
	const bool added = change->kind == CHANGE_ACTIVITY_ADDED;

	buf_adds(&t->out, added ? "  + " : "  - ");
	tell(t, added ? N_("activity added: ") : N_("activity withdrawn: "));
	add_activity(t, change);
	buf_adds(&t->out, "\n      ");
	add_place(t, change, added);
	buf_addc(&t->out, '\n');
}

static void
tell_change(struct telling *t, const struct change *change, const struct change *last)
{
	switch (change->kind) {
	case CHANGE_UNIT_ADDED:
		tell(t, N_("  + unit added\n"));
		break;
	case CHANGE_UNIT_WITHDRAWN:
		tell(t, N_("  - unit withdrawn\n"));
		break;
	case CHANGE_COLUMN_ADDED:
	case CHANGE_COLUMN_WITHDRAWN:
		tell_column(t, change);
		break;
	case CHANGE_ACTIVITY_ADDED:
	case CHANGE_ACTIVITY_WITHDRAWN:
		tell_presence(t, change);
		break;
	case CHANGE_RENAMED:
	case CHANGE_MOVED:
	case CHANGE_CELL:
	case CHANGE_KINDS:
		if (!last || last->activity[1] != change->activity[1])
			begin_activity(t, change);
		tell_cell(t, change);
		break;
	}
}

static void
begin_unit(struct telling *t, const struct plan_unit *unit, bool is_first)
{
	if (!is_first)
		buf_addc(&t->out, '\n');
	buf_add_escaped(&t->out, unit->code);
	buf_adds(&t->out, "  ");
	buf_add_escaped(&t->out, unit->name);
	buf_addc(&t->out, '\n');
}

static const char *const counts[CHANGE_KINDS] = {N_("units added: "), N_("units withdrawn: "),
    N_("columns added: "), N_("columns withdrawn: "), N_("activities added: "), N_("activities withdrawn: "),
    N_("activities renamed: "), N_("activities moved: "), N_("cells changed: ")};

static void
sum_up(struct telling *t)
{
	const struct changes *changes = t->versions->last;
	const char *before = "\n";

	if (changes->count == 0) {
		tell(t, N_("There are no changes.\n"));
		return;
	}
	for (int k = 0; k < CHANGE_KINDS; k++) {
		if (changes->by_kind[k] == 0)
			continue;
		buf_adds(&t->out, before);
		tell(t, counts[k]);
		buf_add_int(&t->out, changes->by_kind[k]);
		before = "; ";
	}
	buf_addc(&t->out, '\n');
}

static bool
write_out(struct telling *t, FILE *out)
{
	const bool ok = !t->out.failed && fwrite(t->out.data, 1, t->out.length, out) == t->out.length;

	buf_clear(&t->out);
	return ok;
}

bool
report_changes(FILE *out, struct arena *arena, const struct source_versions *versions, enum language language)
{
	const struct changes *changes = versions->last;
	struct telling t = {.arena = arena_open_beside(arena), .versions = versions, .language = language};
	const struct change *last = NULL;
	bool ok = true;

	for (size_t i = 0; i < changes->count && ok; i++) {
		const struct change *change = &changes->items[i];
		const int side = change->unit[1] != PAIRING_NONE;

		if (!last || last->unit[0] != change->unit[0] || last->unit[1] != change->unit[1])
			begin_unit(&t, &changes->sides[side].plan->units[change->unit[side]], last == NULL);
		tell_change(&t, change, last);
		last = change;
		ok = write_out(&t, out);
		arena_renew(&t.arena);
	}
	sum_up(&t);
	ok = ok && write_out(&t, out);
	buf_release(&t.out);
	arena_close(t.arena);
	return ok && !ferror(out);
}
