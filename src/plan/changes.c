#include "plan/changes.h"

#include "plan/aliases.h"
#include "plan/money.h"
#include "sheet/columns.h"
#include "sheet/currency.h"
#include "sheet/heading_meaning.h"

/* A column that both sheets of a unit have. */
struct column_pair {
	int at[2];
	int slot[2]; /* of a month or period; -1: none */
	enum plan_column known;
	bool other_currency; /* is named by the one heading than by the other */
	const char *heading;
};

struct comparing {
	struct arena *arena, *scratch; /* scratch: of a unit */
	struct changes_side sides[2];
	const struct pairing *pairing;
	struct change *items;
	size_t count, capacity;
	uint32_t by_kind[CHANGE_KINDS];
	struct alias_map aliases[2];
	/* Of the units that are compared. */
	uint32_t unit[2];
	const struct sheet *sheets[2];
	struct column_pair pairs[SHEET_COLUMNS_MAX];
	size_t pair_count;
};

static struct change *
add(struct comparing *c, enum change_kind kind)
{
	struct change *change;

	c->items = arena_grow(c->arena, c->items, c->count, &c->capacity, c->count + 1, sizeof(*c->items));
	change = &c->items[c->count++];
	*change = (struct change){
	    .kind = kind,
	    .unit = {c->unit[0], c->unit[1]},
	    .activity = {PAIRING_NONE, PAIRING_NONE},
	    .known = COLUMNS,
	};
	c->by_kind[kind]++;
	return change;
}

/* ---- columns ---- */

/* Of each column of the sheet, which one it is; COLUMNS: none that is known. */
static void
name_columns(struct comparing *c, int side, enum plan_column *out)
{
	const struct plan_unit *unit = &c->sides[side].plan->units[c->unit[side]];
	struct plan_columns columns = columns_of(c->sheets[side], c->sides[side].style);

	columns_of_unit(c->scratch, c->sheets[side], unit->code, unit->name, &columns);
	for (size_t i = 0; i < c->sheets[side]->column_count; i++)
		out[i] = COLUMNS;
	for (int k = 0; k < COLUMNS; k++)
		/* By the year, META ANUAL is ANUAL, too. */
		if (columns.at[k] >= 0 && out[columns.at[k]] == COLUMNS)
			out[columns.at[k]] = (enum plan_column)k;
}

static int
slot_of(const struct plan_unit *unit, int column)
{
	for (int slot = 0; slot < MONTHS; slot++)
		if (unit->month[slot] == column)
			return slot;
	return -1;
}

static const char *
heading_of(const struct comparing *c, int side, size_t i, enum plan_column known)
{
	return known != COLUMNS ? column_heading(known) : sheet_text(&c->sheets[side]->headings[i]);
}

/* A column that only the sheet of that side has. */
static void
tell_column(struct comparing *c, int side, size_t i, enum plan_column known)
{
	const struct plan *plan = c->sides[side].plan;
	const struct plan_unit *unit = &plan->units[c->unit[side]];
	struct change *change = add(c, side == 0 ? CHANGE_COLUMN_WITHDRAWN : CHANGE_COLUMN_ADDED);

	change->column = heading_of(c, side, i, known);
	change->known = known;
	change->cell[side] = &c->sheets[side]->headings[i];
	for (uint32_t a = unit->first; a < unit->first + unit->count; a++)
		change->cells += !sheet_is_blank(&plan->activities[a].cells[i]);
}

static bool
has_heading(const struct sheet *sheet, size_t i)
{
	return !sheet_is_blank(&sheet->headings[i]);
}

/* Columns of two sheets, and which of them are one. */
struct matching {
	enum plan_column known[2][SHEET_COLUMNS_MAX];
	int of_before[SHEET_COLUMNS_MAX], of_now[SHEET_COLUMNS_MAX]; /* the other sheet's; -1: none so far */
	const char *meaning[2][SHEET_COLUMNS_MAX];                   /* NULL: not asked so far */
};

/* What shows that two columns are one, the surest first. */
enum column_step { BY_COLUMN, BY_KEY, BY_MEANING, COLUMN_STEPS };

static const char *
meaning_of(const struct comparing *c, struct matching *m, int side, size_t i)
{
	if (!m->meaning[side][i])
		m->meaning[side][i] = heading_meaning(c->scratch, c->sheets[side]->keys[i]);
	return m->meaning[side][i];
}

static bool
is_same_column(const struct comparing *c, struct matching *m, enum column_step step, const size_t at[2])
{
	const enum plan_column before = m->known[0][at[0]], now = m->known[1][at[1]];

	if (step == BY_COLUMN)
		return before == now && now != COLUMNS;
	if (step == BY_KEY)
		return strcmp(c->sheets[0]->keys[at[0]], c->sheets[1]->keys[at[1]]) == 0;
	return before == COLUMNS && now == COLUMNS &&
	    strcmp(meaning_of(c, m, 0, at[0]), meaning_of(c, m, 1, at[1])) == 0;
}

/* The first of the earlier sheet's columns left that is the later one's. */
static void
match_column(const struct comparing *c, struct matching *m, enum column_step step, size_t now)
{
	for (size_t k = 0; k < c->sheets[0]->column_count; k++) {
		if (m->of_before[k] >= 0 || !has_heading(c->sheets[0], k) ||
		    !is_same_column(c, m, step, (size_t[2]){k, now}))
			continue;
		m->of_before[k] = (int)now;
		m->of_now[now] = (int)k;
		return;
	}
}

static void
match_columns(struct comparing *c, struct matching *m)
{
	memset(m->of_before, -1, sizeof(m->of_before)); /* an int of -1 each */
	memset(m->of_now, -1, sizeof(m->of_now));
	memset(m->meaning, 0, sizeof(m->meaning));
	for (int side = 0; side < 2; side++)
		name_columns(c, side, m->known[side]);
	for (enum column_step step = BY_COLUMN; step < COLUMN_STEPS; step++)
		for (size_t i = 0; i < c->sheets[1]->column_count; i++)
			if (m->of_now[i] < 0 && has_heading(c->sheets[1], i))
				match_column(c, m, step, i);
}

static bool
names_other_currency(const struct comparing *c, size_t before, size_t now)
{
	const uint8_t was = heading_currency(c->sheets[0]->keys[before]);
	const uint8_t is = heading_currency(c->sheets[1]->keys[now]);

	return was != CURRENCY_NONE && is != CURRENCY_NONE && !money_agrees(was, is);
}

static void
pair_column(struct comparing *c, const struct matching *m, size_t before, size_t now)
{
	/* One that is computed on one side only is just what it is called. */
	const enum plan_column known = m->known[0][before] == m->known[1][now] ? m->known[1][now] : COLUMNS;
	const struct plan_unit *units[2];

	for (int side = 0; side < 2; side++)
		units[side] = &c->sides[side].plan->units[c->unit[side]];
	c->pairs[c->pair_count++] = (struct column_pair){
	    .at = {(int)before, (int)now},
	    .slot = {slot_of(units[0], (int)before), slot_of(units[1], (int)now)},
	    .known = known,
	    .other_currency = known == COLUMNS && names_other_currency(c, before, now),
	    .heading = heading_of(c, 1, now, known),
	};
}

static void
compare_columns(struct comparing *c)
{
	struct matching *m = ARENA_NEW(c->scratch, struct matching);

	match_columns(c, m);
	c->pair_count = 0;
	for (size_t i = 0; i < c->sheets[1]->column_count; i++) {
		if (!has_heading(c->sheets[1], i))
			continue;
		if (m->of_now[i] >= 0)
			pair_column(c, m, (size_t)m->of_now[i], i);
		else
			tell_column(c, 1, i, m->known[1][i]);
	}
	for (size_t k = 0; k < c->sheets[0]->column_count; k++)
		if (has_heading(c->sheets[0], k) && m->of_before[k] < 0)
			tell_column(c, 0, k, m->known[0][k]);
}

/* ---- cells ---- */

static bool
is_same_text(const struct sheet_cell *a, const struct sheet_cell *b)
{
	uint32_t n = sheet_length(a);

	return n == sheet_length(b) && memcmp(sheet_text(a), sheet_text(b), n) == 0;
}

static bool
is_same_value(const struct value *a, const struct value *b)
{
	if (a->kind != b->kind)
		return false;
	return (a->kind != VALUE_NUMBER && a->kind != VALUE_PERCENT) ||
	    decimal_compare(a->number, b->number) == 0;
}

/* The figure of an activity that stands in that column; NULL: its texts, and whatever is not computed. */
static const struct amount *
figure_in(const struct column_pair *pair, const struct activity *a, int side)
{
	if (pair->known == COLUMN_TARGET)
		return &a->target;
	return pair->slot[side] >= 0 ? &a->month[pair->slot[side]] : NULL;
}

static uint8_t
currency_of(const struct sheet_cell *cell)
{
	return value_currency(sheet_text(cell), sheet_length(cell));
}

/* What the cell says; false for a text. */
static bool
value_in(const struct comparing *c, const struct activity *a, int side, int column, struct value *out)
{
	return sheet_value(c->sheets[side], a->row, (size_t)column, c->sides[side].style, out);
}

/*
 * Whether both cells say the same; otherwise what they say as figures.  Nearly all cells are the same text:
 * only others are looked into.
 */
static bool
is_same_cell(const struct comparing *c, const struct column_pair *pair, const struct activity *const a[2],
    struct amount amounts[2])
{
	const struct sheet_cell *cells[2] = {&a[0]->cells[pair->at[0]], &a[1]->cells[pair->at[1]]};
	const struct amount *figures[2] = {figure_in(pair, a[0], 0), figure_in(pair, a[1], 1)};
	struct value values[2] = {{.kind = VALUE_BLANK}, {.kind = VALUE_BLANK}};
	bool read[2], same_text = is_same_text(cells[0], cells[1]);

	if (same_text && !pair->other_currency &&
	    (!figures[0] || !figures[1] || is_same_value(&figures[0]->value, &figures[1]->value)))
		return true;
	for (int side = 0; side < 2; side++) {
		read[side] = value_in(c, a[side], side, pair->at[side], &values[side]);
		amounts[side] = (struct amount){values[side]};
		if (!read[side] || !amount_given(&amounts[side]))
			amounts[side] = (struct amount){.value.kind = VALUE_BLANK};
	}
	if (!read[0] || !read[1])
		return same_text;
	if (!is_same_value(&values[0], &values[1]) || values[0].money != values[1].money)
		return false;
	return values[0].money ? currency_of(cells[0]) == currency_of(cells[1])
			       : !pair->other_currency || values[0].kind != VALUE_NUMBER;
}

/* The normal form of an activity's text. */
static const char *
text_key(const struct comparing *c, int side, const struct sheet_cell *cell)
{
	return alias_of(&c->aliases[side], plan_key(c->scratch, sheet_text(cell), sheet_length(cell)));
}

static const char *
line_key(const struct comparing *c, int side, const struct activity *a)
{
	return a->line == UINT32_MAX ? "" : c->sides[side].plan->lines[a->line].key;
}

/* What it means that a cell says something else. */
static enum change_kind
kind_of(const struct comparing *c, const struct column_pair *pair, const struct activity *const a[2])
{
	if (pair->known == COLUMN_ACTIVITY)
		return strcmp(text_key(c, 0, activity_name(a[0])), text_key(c, 1, activity_name(a[1]))) != 0
		    ? CHANGE_RENAMED
		    : CHANGE_CELL;
	if (pair->known == COLUMN_LINE)
		return strcmp(line_key(c, 0, a[0]), line_key(c, 1, a[1])) != 0 ? CHANGE_MOVED : CHANGE_CELL;
	return CHANGE_CELL;
}

static void
compare_activities(struct comparing *c, uint32_t before, uint32_t now)
{
	const struct activity *const a[2] = {
	    &c->sides[0].plan->activities[before],
	    &c->sides[1].plan->activities[now],
	};

	for (size_t k = 0; k < c->pair_count; k++) {
		const struct column_pair *pair = &c->pairs[k];
		struct amount amounts[2];
		struct change *change;

		if (is_same_cell(c, pair, a, amounts))
			continue;
		change = add(c, kind_of(c, pair, a));
		change->step = c->pairing->step[now];
		change->activity[0] = before;
		change->activity[1] = now;
		change->column = pair->heading;
		change->known = pair->known;
		for (int side = 0; side < 2; side++) {
			change->cell[side] = &a[side]->cells[pair->at[side]];
			change->amount[side] = amounts[side];
		}
	}
}

/* ---- activities and units ---- */

/* One that only the plan of that side has: at its text, or else the first cell of its row. */
static void
tell_activity(struct comparing *c, int side, uint32_t i)
{
	const struct activity *a = &c->sides[side].plan->activities[i];
	const struct sheet_cell *name = activity_name(a);
	struct change *change = add(c, side == 0 ? CHANGE_ACTIVITY_WITHDRAWN : CHANGE_ACTIVITY_ADDED);

	change->activity[side] = i;
	change->cell[side] = name ? name : a->cells;
	change->known = COLUMN_ACTIVITY;
}

/* All activities of a unit that only one of the plans has. */
static void
tell_unit(struct comparing *c, int side, uint32_t u)
{
	const struct plan_unit *unit = &c->sides[side].plan->units[u];

	c->unit[side] = u;
	c->unit[1 - side] = PAIRING_NONE;
	(void)add(c, side == 0 ? CHANGE_UNIT_WITHDRAWN : CHANGE_UNIT_ADDED);
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++)
		tell_activity(c, side, i);
}

static void
compare_units(struct comparing *c, uint32_t before, uint32_t now)
{
	const struct plan_unit *units[2] = {&c->sides[0].plan->units[before], &c->sides[1].plan->units[now]};

	c->unit[0] = before;
	c->unit[1] = now;
	c->pair_count = 0;
	for (int side = 0; side < 2; side++)
		c->sheets[side] = units[side]->sheet;
	if (units[0]->known && units[1]->known)
		compare_columns(c);
	for (uint32_t i = units[1]->first; i < units[1]->first + units[1]->count; i++) {
		if (c->pairing->before[i] == PAIRING_NONE)
			tell_activity(c, 1, i);
		else
			compare_activities(c, c->pairing->before[i], i);
	}
	for (uint32_t i = units[0]->first; i < units[0]->first + units[0]->count; i++)
		if (c->pairing->now[i] == PAIRING_NONE)
			tell_activity(c, 0, i);
}

/* ---- all ---- */

/* The changes of each activity of the later plan, side by side. */
static void
list_by_activity(struct arena *arena, struct changes *out)
{
	const size_t n = out->sides[1].plan->activity_count;
	uint32_t *of = ARENA_ARRAY(arena, uint32_t, out->count);
	struct members members;

	for (size_t i = 0; i < out->count; i++)
		of[i] = out->items[i].activity[1];
	members = members_by(arena, of, out->count, n);
	out->start = members.start;
	out->of = members.activities;
}

void
changes_find(struct arena *arena, struct changes_side before, struct changes_side now, struct changes *out)
{
	struct pairing pairing;

	pairing_find(arena, before.plan, now.plan, &pairing);
	changes_find_paired(arena, before, now, &pairing, out);
}

void
changes_find_paired(struct arena *arena, struct changes_side before, struct changes_side now,
    const struct pairing *pairing, struct changes *out)
{
	struct comparing c = {.arena = arena, .sides = {before, now}, .pairing = &out->pairing};

	*out = (struct changes){.sides = {before, now}, .pairing = *pairing};
	for (int side = 0; side < 2; side++) {
		const struct plan *plan = c.sides[side].plan;

		(void)alias_map_build(arena, plan->aliases, plan->alias_count, plan_key, &c.aliases[side],
		    NULL);
	}
	for (uint32_t u = 0; u < now.plan->unit_count; u++) {
		c.scratch = arena_open_beside(arena);
		if (out->pairing.unit_before[u] == PAIRING_NONE)
			tell_unit(&c, 1, u);
		else
			compare_units(&c, out->pairing.unit_before[u], u);
		arena_close(c.scratch);
	}
	for (uint32_t u = 0; u < before.plan->unit_count; u++)
		if (out->pairing.unit_now[u] == PAIRING_NONE)
			tell_unit(&c, 0, u);
	out->items = c.items;
	out->count = c.count;
	memcpy(out->by_kind, c.by_kind, sizeof(out->by_kind));
	list_by_activity(arena, out);
}

const char *
change_kind_id(enum change_kind kind)
{
	static const char *const ids[CHANGE_KINDS] = {"unit-added", "unit-withdrawn", "column-added",
	    "column-withdrawn", "activity-added", "activity-withdrawn", "activity-renamed", "activity-moved",
	    "cell-changed"};

	return ids[kind];
}

const char *
pairing_step_id(enum pairing_step step)
{
	static const char *const ids[PAIRING_STEPS] = {NULL, "code", "text-and-line", "text", "near-text"};

	return ids[step];
}

const char *
change_file(const struct changes *changes, const struct change *change, int side)
{
	uint32_t unit = change->unit[side];

	return unit == PAIRING_NONE || !change->cell[side]
	    ? NULL
	    : changes->sides[side].plan->units[unit].sheet->file;
}

bool
change_removes_target(const struct changes *changes, const struct change *change)
{
	if (change->kind == CHANGE_ACTIVITY_WITHDRAWN)
		return amount_given(&changes->sides[0].plan->activities[change->activity[0]].target);
	return change->kind == CHANGE_CELL && change->known == COLUMN_TARGET &&
	    amount_given(&change->amount[0]) && !amount_given(&change->amount[1]);
}
