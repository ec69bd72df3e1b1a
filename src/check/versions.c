/*
 * What the last version of a plan withdrew, and the job does not say why.
 */
#include "check/checking.h"

/* At the cell that is blank now. */
static void
tell_blank(struct checking *c, const struct change *change)
{
	struct finding f =
	    finding_at(RULE_TARGET_REMOVED, change->activity[1], change->column, change->cell[1]);

	f.expected = sheet_text(change->cell[0]);
	f.message = message_make(c->arena,
	    "The version before had the target %s here (%s:%u), and the job gives no reason why it has gone.",
	    f.expected, change_file(c->settings->changes, change, 0), (unsigned)sheet_line(change->cell[0]));
	f.mend = message_make(c->arena, "Give the reason in the `changes` of the version.");
	finding_add(c, f, change->cell[1]);
}

/* At its text in the version before. */
static void
tell_withdrawn(struct checking *c, const struct change *change)
{
	const struct plan *before = c->settings->changes->sides[0].plan;
	const struct activity *a = &before->activities[change->activity[0]];
	struct finding f = {
	    .rule = RULE_TARGET_REMOVED,
	    .in = FOUND_IN_EARLIER,
	    .unit = change->unit[1],
	    .activity = UINT32_MAX,
	    .found = sheet_is_blank(change->cell[0]) ? NULL : sheet_text(change->cell[0]),
	};

	f.message = message_make(c->arena,
	    "«%s», which had the target %s, is no longer in the plan, and the job gives no reason.",
	    quoted(c, sheet_text(change->cell[0])), sheet_text(activity_target_cell(before, a)));
	f.mend = message_make(c->arena, "Give the reason in the `changes` of the version.");
	finding_add(c, f, change->cell[0]);
}

void
check_versions(struct checking *c)
{
	const struct changes *changes = c->settings->changes;

	for (size_t i = 0; changes != NULL && i < changes->count; i++) {
		const struct change *change = &changes->items[i];

		/* Of a unit that is withdrawn, the job is told where it tells of the version. */
		if (change->unit[1] == PAIRING_NONE || c->settings->change_reasons[i] != NULL ||
		    !change_removes_target(changes, change))
			continue;
		if (change->kind == CHANGE_ACTIVITY_WITHDRAWN)
			tell_withdrawn(c, change);
		else
			tell_blank(c, change);
	}
}
