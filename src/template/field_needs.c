/*
 * What a template needs for the fields of its texts.
 */
#include "template/loader.h"

static bool
is_of_cut(enum field field)
{
	return field == FIELD_QUARTER || field == FIELD_PERIOD || field == FIELD_PERIOD_DATED ||
	    field == FIELD_PERIOD_NAME || field == FIELD_CUT || field == FIELD_JUSTIFY_BELOW ||
	    field == FIELD_RANK_FROM || field == FIELD_SPENDING_GAP;
}

static bool
is_of_periods(enum field field)
{
	return field == FIELD_PLAN_PERIOD || field == FIELD_PLAN_PERIODS || field == FIELD_PERIOD_RANGE ||
	    field == FIELD_YEAR_STARTS || field_is_condition(field);
}

/* Where the text names the group or the region that a document is for. */
static void
note_sets(struct template *t, const struct text_template *text)
{
	for (size_t i = 0; i < text->count; i++) {
		const struct piece *piece = &text->pieces[i];
		struct srcloc *first = piece->field == FIELD_REGION_NAME ? &t->region_loc : &t->set_loc;

		if (field_is_of_set(piece->field) && first->file == NULL)
			*first = piece->loc;
	}
}

static void
note_needs(struct loader *l, const struct text_template *text)
{
	if (l->template == NULL)
		return;
	for (size_t i = 0; i < text->count; i++)
		l->template->tells_periods =
		    l->template->tells_periods || is_of_periods(text->pieces[i].field);
	note_sets(l->template, text);
	for (size_t i = 0; i < text->count && l->template->cut_loc.file == NULL; i++)
		if (is_of_cut(text->pieces[i].field))
			l->template->cut_loc = text->pieces[i].loc;
}

bool
load_fields(struct loader *l, const struct yaml_node *node, unsigned allowed, struct text_template *out)
{
	unsigned used;
	struct srcloc first_unit = {0};

	if (!fields_compile(l, node, allowed, out, &used, &first_unit))
		return false;
	note_needs(l, out);
	if ((used & FIELDS_UNIT) != 0 && !l->unit_known)
		load_needs_unit(l, first_unit);
	return true;
}

void
load_needs_unit(struct loader *l, struct srcloc loc)
{
	if (l->template == NULL || l->template->per_unit_only)
		return;
	l->template->per_unit_only = true;
	l->template->per_unit_loc = loc;
}
