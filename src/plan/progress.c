#include "plan/progress.h"

#include <stdlib.h>

#include "base/intern.h"
#include "base/utf8.h"
#include "plan/aliases.h"
#include "plan/former_names.h"
#include "plan/money.h"
#include "plan/total_rows.h"
#include "sheet/currency.h"
#include "sheet/spreadsheet.h"

/* An activity of a unit under one of the keys that it is looked for by. */
struct entry {
	uint32_t unit, key, line; /* as interned; line INTERN_NONE: it has none */
	uint32_t activity;
	bool preferred; /* of several, these stay where preference is asked for */
};

struct index {
	struct intern keys;
	struct entry *entries; /* sorted by unit, key, line and activity */
	size_t count;
};

/* What the entries that begin at a place come to, found once for each edition. */
struct resolved {
	uint32_t count, first; /* activities, and the first of them in the plan */
	bool known;
};

/* All entries of a key, or those of a line among them; with preference, or without. */
struct memo {
	const struct index *index; /* that the entries are in */
	struct resolved *of[2][2];
};

struct joining {
	struct arena *arena;   /* of what lasts */
	struct arena *work;    /* of what is needed until all is joined */
	struct arena *scratch; /* of what one row needs */
	const struct plan *plan;
	struct number_style style;
	struct alias_map aliases, line_aliases, unit_aliases;
	struct index codes, names;
	struct intern lines;
	struct memo known_codes, known_names; /* of the edition that is joined */
};

/* Some entries of an index that stand together. */
struct range {
	size_t low, high;
};

/* The columns of one sheet, as its rows are joined. */
struct joined_sheet {
	uint32_t unit;
	const struct progress_sheet *sheet;
	struct executed *executed; /* of all activities */
};

bool
progress_value(const struct activity *activity, const struct amount *amount, struct decimal *out)
{
	if (!amount_given(amount) || amount->value.number.units < 0)
		return false;
	if (activity->measure == QUANTITY_COUNT && amount->value.kind == VALUE_PERCENT)
		return false;
	*out = amount->value.number;
	return true;
}

/*
 * --- the activities of the plan, by code and by text ------------------------------------------------------
 */

static int
compare_numbers(uint32_t x, uint32_t y)
{
	return (x > y) - (x < y);
}

static int
compare_keys(const struct entry *x, const struct entry *y)
{
	int order = compare_numbers(x->unit, y->unit);

	return order != 0 ? order : compare_numbers(x->key, y->key);
}

static int
compare_lines(const struct entry *x, const struct entry *y)
{
	int order = compare_keys(x, y);

	return order != 0 ? order : compare_numbers(x->line, y->line);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_lines(x, y);

	return order != 0 ? order : compare_numbers(x->activity, y->activity);
}

static const char *
code_key(const struct joining *j, const struct sheet_cell *cell)
{
	return cell != NULL ? plan_code_key(j->scratch, sheet_text(cell), sheet_length(cell)) : "";
}

/* The code that an activity is known by: its own, or the one that its text goes with. */
static const char *
code_of(const struct joining *j, const struct activity *activity)
{
	const struct activity_group *group =
	    activity->group != UINT32_MAX ? &j->plan->groups[activity->group] : NULL;

	return group != NULL && group->coded ? group->key : "";
}

static const char *
name_key(const struct joining *j, const struct sheet_cell *cell)
{
	return cell != NULL
	    ? alias_of(&j->aliases, plan_key(j->scratch, sheet_text(cell), sheet_length(cell)))
	    : "";
}

/* As the lines of the plan are known. */
static const char *
line_key(const struct joining *j, const struct sheet_cell *cell)
{
	const char *line;
	size_t code;

	if (cell == NULL)
		return "";
	line = alias_of_line(&j->line_aliases, normal_line(j->scratch, sheet_text(cell), sheet_length(cell)));
	code = normal_code_length(line);
	return code > 0 ? arena_strndup(j->scratch, line, code) : line;
}

/* A key with a unit of measure behind it, which no key has in it; "" for one that says nothing. */
static const char *
key_in_unit(const struct joining *j, const char *key, const char *unit)
{
	return key[0] != '\0' ? arena_printf(j->scratch, "%s\n%s", key, unit) : "";
}

static void
add_entry(const struct joining *j, struct index *index, struct entry entry, const char *key)
{
	if (key[0] == '\0')
		return;
	entry.key = intern_copy(&index->keys, j->work, key, strlen(key));
	index->entries[index->count++] = entry;
}

static void
sort_index(struct index *index)
{
	if (index->count > 0)
		qsort(index->entries, index->count, sizeof(*index->entries), compare_entries);
}

static void
build_indexes(struct joining *j)
{
	size_t n = j->plan->activity_count, units = j->plan->measure_unit_count;

	intern_init(&j->codes.keys, j->work);
	intern_init(&j->names.keys, j->work);
	intern_init(&j->lines, j->work);
	/* Each under its key, and, where the plan has units of measure, under its key in its own too. */
	j->codes.entries = ARENA_ARRAY(j->work, struct entry, units > 0 ? n * 2 : n);
	j->names.entries = ARENA_ARRAY(j->work, struct entry, units > 0 ? n * 2 : n);
	for (uint32_t i = 0; i < n; i++) {
		const struct activity *activity = &j->plan->activities[i];
		const char *code = code_of(j, activity);
		const char *line = activity->line != UINT32_MAX ? j->plan->lines[activity->line].key : "";
		const char *name = name_key(j, activity_name(activity)), *unit = "";
		struct entry entry = {.unit = activity->unit, .activity = i, .line = INTERN_NONE};

		if (activity->unit_of_measure != UINT32_MAX)
			unit = j->plan->measure_units[activity->unit_of_measure].key;
		if (line[0] != '\0')
			entry.line = intern_add(&j->lines, line, strlen(line));
		entry.preferred = code_key(j, activity_code(activity))[0] != '\0';
		add_entry(j, &j->codes, entry, code);
		if (units > 0)
			add_entry(j, &j->codes, entry, key_in_unit(j, code, unit));
		entry.preferred = code[0] == '\0';
		add_entry(j, &j->names, entry, name);
		if (units > 0)
			add_entry(j, &j->names, entry, key_in_unit(j, name, unit));
		arena_renew(&j->scratch);
	}
	sort_index(&j->codes);
	sort_index(&j->names);
}

/* The first entry of the range that is not before the one wanted, or, with `behind`, that is behind it. */
static size_t
bound(const struct index *index, struct range in, const struct entry *wanted,
    int (*compare)(const struct entry *, const struct entry *), bool behind)
{
	while (in.low < in.high) {
		size_t middle = in.low + (in.high - in.low) / 2;

		if (compare(&index->entries[middle], wanted) < (behind ? 1 : 0))
			in.low = middle + 1;
		else
			in.high = middle;
	}
	return in.low;
}

static struct range
find_range(const struct index *index, struct range in, const struct entry *wanted,
    int (*compare)(const struct entry *, const struct entry *))
{
	return (
	    struct range){bound(index, in, wanted, compare, false), bound(index, in, wanted, compare, true)};
}

/* The entries of that key in the unit. */
static struct range
look_up(const struct index *index, uint32_t unit, const char *key)
{
	struct entry wanted = {.unit = unit, .key = intern_find(&index->keys, key, strlen(key))};

	if (key[0] == '\0' || wanted.key == INTERN_NONE)
		return (struct range){0};
	return find_range(index, (struct range){0, index->count}, &wanted, compare_keys);
}

/* What these entries come to.  Several are then in doubt, all of them. */
static struct resolved
resolve(const struct index *index, struct range in, bool preference, struct executed *executed)
{
	struct resolved out = {.first = UINT32_MAX, .known = true};
	uint32_t preferred = 0;

	for (size_t i = in.low; preference && i < in.high; i++)
		preferred += index->entries[i].preferred;
	for (size_t i = in.low; i < in.high; i++) {
		const struct entry *entry = &index->entries[i];

		if (preferred > 0 && !entry->preferred)
			continue;
		out.count++;
		if (entry->activity < out.first)
			out.first = entry->activity;
	}
	for (size_t i = in.low; out.count > 1 && i < in.high; i++) {
		if (preferred == 0 || index->entries[i].preferred)
			executed[index->entries[i].activity].doubtful = true;
	}
	return out;
}

/* Of several, only those of the row's line stay, if there are any; then those that are preferred. */
static struct resolved
narrow(const struct joining *j, const struct memo *memo, struct range found, const char *line,
    bool preference, struct executed *executed)
{
	uint32_t number = intern_find(&j->lines, line, strlen(line));
	const struct index *index = memo->index;
	bool of_line = false;
	struct resolved *known;

	if (found.low == found.high)
		return (struct resolved){0};
	if (line[0] != '\0' && number != INTERN_NONE) {
		struct entry wanted = index->entries[found.low];
		struct range kept;

		wanted.line = number;
		kept = find_range(index, found, &wanted, compare_lines);
		of_line = kept.low < kept.high;
		found = of_line ? kept : found;
	}
	known = &memo->of[of_line][preference][found.low];
	if (!known->known)
		*known = resolve(index, found, preference, executed);
	return *known;
}

static void
open_memo(const struct joining *j, const struct index *index, struct memo *memo)
{
	memo->index = index;
	for (int i = 0; i < 4; i++)
		memo->of[i / 2][i % 2] = ARENA_ARRAY(j->work, struct resolved, index->count);
}

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

static const struct sheet_cell *
cell_in(const struct progress_sheet *sheet, size_t row, int column)
{
	return column >= 0 ? &sheet->sheet->rows[row].cells[column] : NULL;
}

static const struct sheet_cell *
text_in(const struct joining *j, const struct progress_sheet *sheet, size_t row, int column)
{
	return spreadsheet_bare(j->scratch, cell_in(sheet, row, column));
}

const char *
progress_name_key(struct arena *arena, const struct progress_sheet *sheet, size_t row)
{
	const struct sheet_cell *cell = spreadsheet_bare(arena, cell_in(sheet, row, sheet->name));

	return cell != NULL ? plan_key(arena, sheet_text(cell), sheet_length(cell)) : "";
}

/* Whether the row's text is that of activities of the unit, of which this is none. */
static bool
contradicts(const struct joining *j, const struct range *by_text, uint32_t activity)
{
	const char *name = name_key(j, activity_name(&j->plan->activities[activity]));
	const struct intern *keys = &j->names.keys;

	return by_text->low < by_text->high &&
	    j->names.entries[by_text->low].key != intern_find(keys, name, strlen(name));
}

/* Of those under the key, the ones in the row's unit of measure, if there are any. */
static struct range
in_unit(const struct joining *j, const struct joined_sheet *s, size_t row, const struct index *index,
    const char *key, struct range all)
{
	const struct sheet_cell *cell = cell_in(s->sheet, row, s->sheet->unit);
	struct range in;

	if (cell == NULL || j->plan->measure_unit_count == 0 || all.high - all.low < 2)
		return all;
	in = look_up(index, s->unit,
	    key_in_unit(j, key,
		alias_of(&j->unit_aliases, plan_unit_key(j->scratch, sheet_text(cell), sheet_length(cell)))));
	return in.low < in.high ? in : all;
}

static struct summary
summary_of(const struct joining *j, const struct joined_sheet *s)
{
	struct summary_columns columns = {s->sheet->code, s->sheet->line, s->sheet->name, -1, -1, -1, {0}};
	struct summary out;

	memcpy(columns.month, s->sheet->month, sizeof(columns.month));
	columns.target = sheet_column(s->sheet->sheet, column_key(COLUMN_TARGET));
	columns.result = sheet_column(s->sheet->sheet, column_key(COLUMN_RESULT));
	columns.means = sheet_column(s->sheet->sheet, column_key(COLUMN_MEANS));
	summary_init(&out, j->work, s->sheet->sheet, j->style, &columns);
	return out;
}

/* What the row means, be it for the first time or not. */
static struct progress_row
find_activity(const struct joining *j, const struct joined_sheet *s, size_t row)
{
	const char *code = code_key(j, text_in(j, s->sheet, row, s->sheet->code));
	const char *line = line_key(j, text_in(j, s->sheet, row, s->sheet->line));
	struct range by_code = look_up(&j->codes, s->unit, code);
	const char *name = name_key(j, text_in(j, s->sheet, row, s->sheet->name));
	struct range by_text = look_up(&j->names, s->unit, name);
	bool coded = by_code.low < by_code.high;
	struct resolved found = coded
	    ? narrow(j, &j->known_codes, in_unit(j, s, row, &j->codes, code, by_code), line, true,
		  s->executed)
	    : narrow(j, &j->known_names, in_unit(j, s, row, &j->names, name, by_text), line, code[0] != '\0',
		  s->executed);
	struct progress_row out = {.join = PROGRESS_JOINED, .activity = found.first};

	if (found.count == 0)
		return (struct progress_row){.join = PROGRESS_UNKNOWN};
	if (found.count > 1) {
		out.join = PROGRESS_AMBIGUOUS;
	} else if (coded && contradicts(j, &by_text, found.first)) {
		out.join = PROGRESS_CONTRADICTORY;
		out.other = j->names.entries[by_text.low].activity;
		s->executed[found.first].doubtful = s->executed[out.other].doubtful = true;
	} else if (!coded && code[0] != '\0') {
		out.other_code = code_of(j, &j->plan->activities[found.first])[0] != '\0';
	}
	return out;
}

static bool
is_blank(const struct joining *j, const struct joined_sheet *s, size_t row)
{
	for (int m = 0; m < MONTHS; m++) {
		const struct sheet_cell *cell = cell_in(s->sheet, row, s->sheet->month[m]);

		if (cell != NULL && sheet_length(cell) > 0)
			return false;
	}
	return code_key(j, text_in(j, s->sheet, row, s->sheet->code))[0] == '\0' &&
	    progress_name_key(j->scratch, s->sheet, row)[0] == '\0';
}

/* The months in which the row has a figure: bit 0 is January. */
static uint16_t
months_given(const struct joining *j, const struct joined_sheet *s, size_t row)
{
	const struct rate_source source = {s->sheet->sheet, s->sheet->rates, j->style};
	uint16_t given = 0;

	for (int m = 0; m < MONTHS; m++) {
		const struct sheet_cell *cell = cell_in(s->sheet, row, s->sheet->month[m]);
		struct amount amount = {0};

		if (cell == NULL || sheet_length(cell) == 0)
			continue;
		sheet_cell_value(cell, j->style, &amount.value);
		if (amount_given(&amount))
			given = (uint16_t)(given | 1u << m);
	}
	return (uint16_t)(given | rates_in_row(&source, row));
}

static void
take_figures(const struct joining *j, const struct joined_sheet *s, size_t row, uint32_t activity)
{
	const struct rate_source source = {s->sheet->sheet, s->sheet->rates, j->style};
	struct executed *out = &s->executed[activity];
	bool percent = j->plan->activities[activity].measure == QUANTITY_PERCENT;
	uint8_t currency = CURRENCY_NONE;

	out->row = (uint32_t)row;
	out->cells = s->sheet->sheet->rows[row].cells;
	out->columns = s->sheet->month;
	for (int m = 0; m < MONTHS; m++) {
		const struct sheet_cell *cell = cell_in(s->sheet, row, s->sheet->month[m]);

		/* The sheet has refused what can't be read. */
		if (cell != NULL && sheet_length(cell) > 0)
			sheet_value(s->sheet->sheet, row, (size_t)s->sheet->month[m], j->style,
			    &out->month[m].value);
		/* Another currency is never set against that of the plan: check-progress-currency tells. */
		if (out->month[m].value.money &&
		    money_is_other(j->plan, &j->plan->activities[activity], cell, &currency))
			out->month[m] = (struct amount){0};
		if (percent)
			value_as_decimals(&out->month[m].value);
	}
	out->rates = rates_read(j->arena, &source, row, &j->plan->activities[activity], out->month);
	out->reasons = reasons_read(j->arena, j->scratch, &s->sheet->sheet->rows[row], &s->sheet->reasons);
}

/* Rows that were reported before a version renamed their activities, or under the names of then. */
static void
join_former(struct joining *j, const struct joined_sheet *s, struct progress_row *rows)
{
	for (size_t row = 0; row < s->sheet->sheet->row_count; row++) {
		const char *name;
		uint32_t activity;

		if (rows[row].join != PROGRESS_UNKNOWN)
			continue;
		arena_renew(&j->scratch);
		name = progress_name_key(j->scratch, s->sheet, row);
		activity = former_names_find(j->plan->former_names, s->unit, name,
		    line_key(j, text_in(j, s->sheet, row, s->sheet->line)));
		if (activity == PAIRING_NONE || s->executed[activity].row != PROGRESS_NO_ROW)
			continue;
		rows[row] =
		    (struct progress_row){.join = PROGRESS_JOINED, .is_renamed = true, .activity = activity};
		take_figures(j, s, row, activity);
	}
}

static void
join_sheet(struct joining *j, uint32_t unit, struct progress_sheet *sheet, struct executed *executed)
{
	const struct sheet *csv = sheet->sheet;
	struct progress_row *rows = ARENA_ARRAY(j->arena, struct progress_row, csv->row_count);
	struct joined_sheet s = {.unit = unit, .sheet = sheet, .executed = executed};
	struct summary summary;

	progress_slots(csv, j->plan->units[unit].calendar, sheet->month);
	summary = summary_of(j, &s);
	for (size_t row = 0; row < csv->row_count; row++) {
		enum left_out_kind kind = summary_take(&summary, row);
		struct executed *of;

		arena_renew(&j->scratch);
		rows[row] = find_activity(j, &s, row);
		if (rows[row].join == PROGRESS_UNKNOWN && kind != LEFT_OUT_NONE)
			rows[row].join = kind == LEFT_OUT_TOTAL ? PROGRESS_TOTAL : PROGRESS_SIGNATURE;
		if (rows[row].join == PROGRESS_UNKNOWN && is_blank(j, &s, row))
			rows[row].join = PROGRESS_BLANK;
		if (rows[row].join != PROGRESS_TOTAL)
			sheet->given = (uint16_t)(sheet->given | months_given(j, &s, row));
		if (rows[row].join != PROGRESS_JOINED)
			continue;
		of = &executed[rows[row].activity];
		if (of->row == PROGRESS_NO_ROW) {
			take_figures(j, &s, row, rows[row].activity);
		} else {
			rows[row].join = PROGRESS_TWICE;
			rows[row].earlier = of->row;
		}
	}
	summary_end(&summary);
	if (j->plan->former_names)
		join_former(j, &s, rows);
	sheet->rows = rows;
}

static const struct period_columns *
bind_told(struct arena *arena, const struct sheet *csv, struct calendar calendar)
{
	struct period_columns told[PROGRESS_TOLD_COUNT], *kept;

	if (!period_columns_bind_all(csv, calendar, PROGRESS_TOLD, PROGRESS_TOLD_COUNT, told))
		return NULL;
	kept = ARENA_ARRAY(arena, struct period_columns, PROGRESS_TOLD_COUNT);
	memcpy(kept, told, sizeof(told));
	return kept;
}

/* All sheets of one edition; that before has no figures where it has no sheet. */
static const struct progress_sheet *
join_edition(struct joining *j, const struct progress_unit *units, bool previous, const struct executed **out)
{
	struct progress_sheet *sheets = ARENA_ARRAY(j->arena, struct progress_sheet, j->plan->unit_count);
	struct executed *executed;
	bool any = !previous;

	for (uint32_t u = 0; u < j->plan->unit_count; u++)
		any = any || units[u].previous != NULL;
	*out = NULL;
	if (!any)
		return sheets;
	executed = ARENA_ARRAY(j->arena, struct executed, j->plan->activity_count);
	open_memo(j, &j->codes, &j->known_codes);
	open_memo(j, &j->names, &j->known_names);
	for (size_t i = 0; i < j->plan->activity_count; i++)
		executed[i].row = PROGRESS_NO_ROW;
	for (uint32_t u = 0; u < j->plan->unit_count; u++) {
		const struct sheet *csv = previous ? units[u].previous : units[u].sheet;

		if (csv == NULL)
			continue;
		sheets[u] = (struct progress_sheet){
		    .sheet = csv,
		    .code = column_find(csv->keys, csv->column_count, COLUMN_CODE),
		    .name = column_find(csv->keys, csv->column_count, COLUMN_ACTIVITY),
		    .line = column_find(csv->keys, csv->column_count, COLUMN_LINE),
		    .unit = column_find(csv->keys, csv->column_count, COLUMN_UNIT_OF_MEASURE),
		};
		period_columns_bind(csv, j->plan->units[u].calendar, PERIOD_REASON, &sheets[u].reasons);
		if (sheets[u].reasons.plain < 0)
			sheets[u].reasons.plain =
			    column_find(csv->keys, csv->column_count, COLUMN_JUSTIFICATION);
		sheets[u].rates = rate_columns_of(j->arena, csv, j->plan->units[u].calendar);
		sheets[u].told = bind_told(j->arena, csv, j->plan->units[u].calendar);
		join_sheet(j, u, &sheets[u], executed);
	}
	*out = executed;
	return sheets;
}

void
progress_join(struct arena *arena, const struct plan *plan, const struct progress_unit *units,
    struct number_style style, struct progress *out)
{
	struct joining j = {.arena = arena, .plan = plan, .style = style};

	j.work = arena_open_beside(arena);
	j.scratch = arena_open_beside(arena);
	/* The plan was built with these aliases: they are sound. */
	alias_map_build(j.work, plan->aliases, plan->alias_count, plan_key, &j.aliases, NULL);
	alias_map_build(j.work, plan->aliases, plan->alias_count, normal_line, &j.line_aliases, NULL);
	alias_map_build(j.work, plan->aliases, plan->alias_count, plan_unit_key, &j.unit_aliases, NULL);
	build_indexes(&j);
	*out = (struct progress){.plan = plan, .units = units};
	out->sheets = join_edition(&j, units, false, &out->executed);
	out->earlier = join_edition(&j, units, true, &out->before);
	arena_close(j.scratch);
	arena_close(j.work);
}
