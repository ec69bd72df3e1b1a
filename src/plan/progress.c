#include "plan/progress.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "plan/intern.h"
#include "plan/normal.h"

/* An activity of a unit under one of the keys that it is looked for by. */
struct entry {
	uint32_t unit, key, activity;
};

struct index {
	struct intern keys;
	struct entry *entries; /* sorted */
	size_t count;
};

struct joining {
	struct arena *arena;
	const struct plan *plan;
	struct number_style style;
	struct alias_map aliases, line_aliases;
	struct index codes, names;
};

/* Activities that a row may mean. */
struct candidates {
	uint32_t *activities;
	size_t count;
	bool by_code;
};

static const char *const month_headings[MONTHS] = {"ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO",
    "SEP", "OCT", "NOV", "DIC"};
static const char *const month_keys[MONTHS] = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep",
    "oct", "nov", "dic"};

/*
 * --- reading ----------------------------------------------------------------------------------------------
 */

bool
progress_sheet_parse(struct arena *arena, const char *path, struct bytes bytes, struct srcloc loc,
    struct number_style style, struct sheet *out, struct diags *diags)
{
	struct sheet_binding bindings[MONTHS];

	for (int m = 0; m < MONTHS; m++)
		bindings[m] = (struct sheet_binding){.heading = month_headings[m],
		    .key = month_keys[m],
		    .number = true};
	if (!sheet_parse(arena, path, bytes, loc, bindings, MONTHS, style, out, diags))
		return false;
	if (sheet_column(out, "codigo") >= 0 || sheet_column(out, "actividad") >= 0)
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, out->headings[0].line, out->headings[0].column},
	    "progress-columns",
	    "no column «CÓDIGO» and none «ACTIVIDAD»: one of them must say which activity a row is of");
	return false;
}

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
compare_keys(const struct entry *x, const struct entry *y)
{
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_keys(x, y);

	return order != 0 ? order : (x->activity > y->activity) - (x->activity < y->activity);
}

static const char *
code_key(const struct joining *j, const struct sheet_cell *cell)
{
	return cell != NULL ? plan_code_key(j->arena, cell->text, cell->length) : "";
}

/* The code that an activity is known by: its own, or the one that its text goes with. */
static const char *
code_of(const struct joining *j, const struct activity *activity)
{
	const struct kind *kind = activity->same != UINT32_MAX ? &j->plan->kinds[activity->same] : NULL;

	return kind != NULL && kind->coded ? kind->key : "";
}

static const char *
name_key(const struct joining *j, const struct sheet_cell *cell)
{
	return cell != NULL ? alias_of(&j->aliases, plan_key(j->arena, cell->text, cell->length)) : "";
}

/* As the lines of the plan are known. */
static const char *
line_key(const struct joining *j, const struct sheet_cell *cell)
{
	const char *line;
	size_t code;

	if (cell == NULL)
		return "";
	line = alias_of_line(&j->line_aliases, normal_line(j->arena, cell->text, cell->length));
	code = normal_code_length(line);
	return code > 0 ? arena_strndup(j->arena, line, code) : line;
}

static void
add_entry(struct index *index, const struct activity *activity, uint32_t number, const char *key)
{
	if (key[0] != '\0')
		index->entries[index->count++] =
		    (struct entry){activity->unit, intern_add(&index->keys, key, strlen(key)), number};
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
	size_t n = j->plan->activity_count;

	intern_init(&j->codes.keys, j->arena);
	intern_init(&j->names.keys, j->arena);
	j->codes.entries = ARENA_ARRAY(j->arena, struct entry, n);
	j->names.entries = ARENA_ARRAY(j->arena, struct entry, n);
	for (uint32_t i = 0; i < n; i++) {
		const struct activity *activity = &j->plan->activities[i];

		add_entry(&j->codes, activity, i, code_of(j, activity));
		add_entry(&j->names, activity, i, name_key(j, activity->name));
	}
	sort_index(&j->codes);
	sort_index(&j->names);
}

/* The entries of that key in the unit; they are in the order of the plan. */
static const struct entry *
look_up(const struct index *index, uint32_t unit, const char *key, size_t *count)
{
	struct entry wanted = {.unit = unit, .key = intern_find(&index->keys, key, strlen(key))};
	size_t low = 0, high = index->count, end;

	*count = 0;
	if (key[0] == '\0' || wanted.key == INTERN_NONE)
		return NULL;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_keys(&index->entries[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < index->count && compare_keys(&index->entries[end], &wanted) == 0; end++)
		continue;
	*count = end - low;
	return &index->entries[low];
}

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

static const struct sheet_cell *
cell_in(const struct progress_sheet *sheet, size_t row, int column)
{
	return column >= 0 ? &sheet->sheet->rows[row].cells[column] : NULL;
}

const char *
progress_name_key(struct arena *arena, const struct progress_sheet *sheet, size_t row)
{
	const struct sheet_cell *cell = cell_in(sheet, row, sheet->name);

	return cell != NULL ? plan_key(arena, cell->text, cell->length) : "";
}

/* Those that have the row's code; where none has, those that have its text and no other code. */
static struct candidates
find_candidates(const struct joining *j, uint32_t unit, const struct progress_sheet *sheet, size_t row)
{
	struct candidates found = {0};
	const char *code = code_key(j, cell_in(sheet, row, sheet->code));
	size_t count;
	const struct entry *entries = look_up(&j->codes, unit, code, &count);

	found.by_code = count > 0;
	if (!found.by_code)
		entries = look_up(&j->names, unit, name_key(j, cell_in(sheet, row, sheet->name)), &count);
	found.activities = ARENA_ARRAY(j->arena, uint32_t, count);
	for (size_t i = 0; i < count; i++) {
		const struct activity *activity = &j->plan->activities[entries[i].activity];

		if (found.by_code || code[0] == '\0' || code_of(j, activity)[0] == '\0')
			found.activities[found.count++] = entries[i].activity;
	}
	return found;
}

/* Of several, only those of the row's line stay, if there are any. */
static void
narrow_by_line(const struct joining *j, const struct progress_sheet *sheet, size_t row,
    struct candidates *candidates)
{
	const char *key = line_key(j, cell_in(sheet, row, sheet->line));
	size_t kept = 0;

	if (candidates->count < 2 || key[0] == '\0')
		return;
	for (size_t i = 0; i < candidates->count; i++) {
		uint32_t activity = candidates->activities[i];
		uint32_t line = j->plan->activities[activity].line;

		/* Those that stay come to stand first, in their order; the others are lost. */
		if (line != UINT32_MAX && strcmp(j->plan->lines[line].key, key) == 0)
			candidates->activities[kept++] = activity;
	}
	if (kept > 0)
		candidates->count = kept;
}

/* Of several that were found by the code, only those that have it themselves stay, if there are any. */
static void
narrow_by_code(const struct joining *j, struct candidates *candidates)
{
	size_t kept = 0;

	if (candidates->count < 2 || !candidates->by_code)
		return;
	for (size_t i = 0; i < candidates->count; i++) {
		uint32_t activity = candidates->activities[i];

		if (code_key(j, j->plan->activities[activity].code)[0] != '\0')
			candidates->activities[kept++] = activity;
	}
	if (kept > 0)
		candidates->count = kept;
}

static bool
reports_anything(const struct progress_sheet *sheet, size_t row, const int *months)
{
	for (int m = 0; m < MONTHS; m++) {
		if (cell_in(sheet, row, months[m])->length > 0)
			return true;
	}
	return false;
}

static void
take_figures(const struct joining *j, const struct progress_sheet *sheet, size_t row, const int *months,
    int justification, struct executed *out)
{
	const struct sheet_cell *why = cell_in(sheet, row, justification);

	out->row = (uint32_t)row;
	for (int m = 0; m < MONTHS; m++) {
		const struct sheet_cell *cell = cell_in(sheet, row, months[m]);

		out->cell[m] = cell;
		/* The sheet has refused what can't be read. */
		if (cell->length > 0)
			value_parse(cell->text, cell->length, j->style, &out->month[m].value);
	}
	if (why != NULL && plan_key(j->arena, why->text, why->length)[0] != '\0')
		out->justification = why;
}

static void
join_sheet(const struct joining *j, uint32_t unit, struct progress_sheet *sheet, struct executed *executed)
{
	const struct sheet *csv = sheet->sheet;
	struct progress_row *rows = ARENA_ARRAY(j->arena, struct progress_row, csv->row_count);
	int months[MONTHS], justification = sheet_column(csv, "justificacion");

	for (int m = 0; m < MONTHS; m++)
		months[m] = sheet_column(csv, month_keys[m]);
	for (size_t row = 0; row < csv->row_count; row++) {
		struct candidates found = find_candidates(j, unit, sheet, row);
		uint32_t activity;

		narrow_by_line(j, sheet, row, &found);
		narrow_by_code(j, &found);
		if (found.count == 0) {
			bool named = code_key(j, cell_in(sheet, row, sheet->code))[0] != '\0' ||
			    progress_name_key(j->arena, sheet, row)[0] != '\0';
			rows[row].join =
			    named || reports_anything(sheet, row, months) ? PROGRESS_UNKNOWN : PROGRESS_BLANK;
			continue;
		}
		activity = found.activities[0];
		rows[row] = (struct progress_row){.join = PROGRESS_JOINED, .activity = activity};
		if (found.count > 1) {
			rows[row].join = PROGRESS_AMBIGUOUS;
			for (size_t i = 0; i < found.count; i++)
				executed[found.activities[i]].doubtful = true;
		} else if (executed[activity].row != PROGRESS_NO_ROW) {
			rows[row].join = PROGRESS_TWICE;
			rows[row].earlier = executed[activity].row;
		} else {
			take_figures(j, sheet, row, months, justification, &executed[activity]);
		}
	}
	sheet->rows = rows;
}

/* All sheets of one edition. */
static const struct progress_sheet *
join_edition(const struct joining *j, const struct progress_unit *units, bool previous,
    const struct executed **out)
{
	struct progress_sheet *sheets = ARENA_ARRAY(j->arena, struct progress_sheet, j->plan->unit_count);
	struct executed *executed = ARENA_ARRAY(j->arena, struct executed, j->plan->activity_count);

	for (size_t i = 0; i < j->plan->activity_count; i++)
		executed[i].row = PROGRESS_NO_ROW;
	for (uint32_t u = 0; u < j->plan->unit_count; u++) {
		const struct sheet *csv = previous ? units[u].previous : units[u].sheet;

		if (csv == NULL)
			continue;
		sheets[u] = (struct progress_sheet){
		    .sheet = csv,
		    .code = sheet_column(csv, "codigo"),
		    .name = sheet_column(csv, "actividad"),
		    .line = sheet_column(csv, "linea"),
		};
		if (sheets[u].line < 0)
			sheets[u].line = sheet_column(csv, "linea estrategica/proceso");
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

	/* The plan was built with these aliases: they are sound. */
	alias_map_build(arena, plan->aliases, plan->alias_count, false, &j.aliases, NULL);
	alias_map_build(arena, plan->aliases, plan->alias_count, true, &j.line_aliases, NULL);
	build_indexes(&j);
	*out = (struct progress){.plan = plan, .units = units};
	out->sheets = join_edition(&j, units, false, &out->executed);
	out->earlier = join_edition(&j, units, true, &out->before);
}
