#include "plan/build.h"

#include "base/intern.h"
#include "base/threads.h"
#include "plan/aliases.h"
#include "plan/measure.h"
#include "plan/money.h"
#include "plan/periods.h"
#include "plan/total_rows.h"
#include "sheet/columns.h"
#include "sheet/currency.h"

/* Texts as written, and what each of them is. */
struct spellings {
	struct intern texts;
	struct intern keys;
	uint32_t *key; /* of each text, INTERN_NONE when it says nothing */
	bool *led;     /* of each text: it is a line of one code that an alias leads to another */
	size_t capacity, led_capacity;
};

struct building {
	struct arena *arena;
	struct arena *scratch; /* for what the plan doesn't keep */
	struct diags *diags;
	struct number_style style;
	struct calendar calendar; /* of the plan, as far as it is known at first */
	bool takes_years;
	struct alias_map aliases, line_aliases, unit_aliases;
	struct activity *activities;
	size_t count;
	struct spellings lines, names, codes, units;
	struct money_units money;
	/* Of each activity: the spelling of its line, name and code, INTERN_NONE where they say nothing. */
	uint32_t *line_text, *name_text, *code_text;
};

static bool
is_blank_row(const struct sheet *sheet, size_t row)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (!sheet_is_blank(&sheet->rows[row].cells[i]))
			return false;
	}
	return true;
}

/*
 * --- texts ------------------------------------------------------------------------------------------------
 */

static void
spellings_init(struct spellings *s, struct arena *arena)
{
	*s = (struct spellings){0};
	intern_init(&s->texts, arena);
	intern_init(&s->keys, arena);
}

/* A line is known by its code where it has one. */
static const char *
code_or_line(struct arena *arena, const char *line)
{
	size_t code = normal_code_length(line);

	return code > 0 ? arena_strndup(arena, line, code) : line;
}

static const char *
key_of_line(const struct building *b, const struct sheet_cell *cell, bool *led)
{
	const char *line = normal_line(b->scratch, sheet_text(cell), sheet_length(cell));
	const char *key = code_or_line(b->scratch, alias_of_line(&b->line_aliases, line));

	*led = normal_code_length(key) > 0 && strcmp(key, code_or_line(b->scratch, line)) != 0;
	return key;
}

static const char *
key_of_name(const struct building *b, const struct sheet_cell *cell, bool *led)
{
	*led = false;
	return alias_of(&b->aliases, plan_key(b->scratch, sheet_text(cell), sheet_length(cell)));
}

static const char *
key_of_code(const struct building *b, const struct sheet_cell *cell, bool *led)
{
	*led = false;
	return plan_code_key(b->scratch, sheet_text(cell), sheet_length(cell));
}

static const char *
key_of_unit(const struct building *b, const struct sheet_cell *cell, bool *led)
{
	*led = false;
	return alias_of(&b->unit_aliases, plan_unit_key(b->scratch, sheet_text(cell), sheet_length(cell)));
}

/* The number of the cell's spelling; its key is found once, when it is new. */
static uint32_t
spelling_of(const struct building *b, struct spellings *s, const struct sheet_cell *cell,
    const char *(*key_of)(const struct building *, const struct sheet_cell *, bool *led))
{
	uint32_t known = s->texts.count;
	uint32_t text;
	const char *key;

	if (cell == NULL || sheet_length(cell) == 0)
		return INTERN_NONE;
	text = intern_add_lasting(&s->texts, sheet_text(cell), sheet_length(cell));
	if (text == known) {
		s->key =
		    arena_grow(b->scratch, s->key, known, &s->capacity, (size_t)known + 1, sizeof(*s->key));
		s->led = arena_grow(b->scratch, s->led, known, &s->led_capacity, (size_t)known + 1,
		    sizeof(*s->led));
		key = key_of(b, cell, &s->led[text]);
		s->key[text] = key[0] != '\0' ? intern_add(&s->keys, key, strlen(key)) : INTERN_NONE;
	}
	return s->key[text] != INTERN_NONE ? text : INTERN_NONE;
}

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

static const struct sheet_cell *
cell_in(const struct sheet *sheet, size_t row, int column)
{
	return column >= 0 ? &sheet->rows[row].cells[column] : NULL;
}

static struct summary_columns
summary_columns_of(const struct plan_columns *c, const int *slots)
{
	struct summary_columns out = {c->at[COLUMN_CODE], c->at[COLUMN_LINE], c->at[COLUMN_ACTIVITY],
	    c->at[COLUMN_RESULT], c->at[COLUMN_MEANS], c->at[COLUMN_TARGET], {0}};

	memcpy(out.month, slots, sizeof(out.month));
	return out;
}

static const struct activity_columns *
activity_columns_of(struct arena *arena, const struct sheet *sheet, const struct plan_columns *c)
{
	struct activity_columns *out = ARENA_NEW(arena, struct activity_columns);

	*out = (struct activity_columns){c->at[COLUMN_LINE], c->at[COLUMN_ACTIVITY], c->at[COLUMN_RESULT],
	    c->at[COLUMN_MEANS], c->at[COLUMN_NOTES], c->at[COLUMN_CODE], c->at[COLUMN_UNIT_OF_MEASURE],
	    c->at[COLUMN_CURRENCY], c->at[COLUMN_WEIGHT], c->at[COLUMN_DIRECTION], {0}};
	alignment_columns_find(sheet, c->at[COLUMN_LINE], out->aligned);
	return out;
}

/* What a thread has of its own that reads the rows of units. */
struct row_reader {
	struct arena *arena, *scratch; /* of what the plan takes over; of the rest */
	struct recent_value *recent;   /* SUMMARY_RECENT of them */
};

/* How the rows of all units are read, each unit's by itself. */
struct row_reading {
	const struct building *b;
	struct plan_unit *units;
	struct diags **diags; /* of each unit; NULL where it has no rows */
	struct row_reader readers[THREADS_MAX];
};

/* What the figures say is known from looking for totals.  Texts are for read_texts(). */
static void
read_row(struct row_reader *reader, const struct summary *summary, const struct plan_columns *c,
    struct activity *a, struct diags *diags)
{
	const struct sheet *sheet = summary->sheet;

	a->cells = sheet->rows[a->row].cells;
	a->target = summary->figure[SUMMARY_TARGET];
	memcpy(a->month, summary->figure, sizeof(a->month));
	measure_activity(reader->scratch, sheet->file, cell_in(sheet, a->row, c->at[COLUMN_MEASURE]),
	    cell_in(sheet, a->row, c->at[COLUMN_CONSOLIDATION]), a, diags);
	a->descending = measure_descends(reader->scratch, sheet->file,
	    cell_in(sheet, a->row, c->at[COLUMN_DIRECTION]), diags);
}

/* The rows of a sheet that has the columns of a plan. */
static void
read_rows(struct row_reader *reader, const struct building *b, const struct plan_columns *c,
    struct plan_unit *out, struct activity *first, struct diags *diags)
{
	const struct sheet *sheet = out->sheet;
	struct summary_columns columns = summary_columns_of(c, out->month);
	const struct activity_columns *texts = activity_columns_of(reader->arena, sheet, c);
	struct left_out *left_out = NULL;
	size_t count = 0, capacity = 0;
	struct summary summary;

	summary_init(&summary, reader->scratch, sheet, b->style, &columns);
	summary.recent = reader->recent;
	for (size_t row = 0; row < sheet->row_count; row++) {
		enum left_out_kind kind;

		if (is_blank_row(sheet, row))
			continue;
		kind = summary_take(&summary, row);
		if (kind == LEFT_OUT_NONE) {
			struct activity *a = &first[out->count++];

			*a = (struct activity){.row = (uint32_t)row, .columns = texts};
			read_row(reader, &summary, c, a, diags);
			continue;
		}
		left_out =
		    arena_grow(reader->arena, left_out, count, &capacity, count + 1, sizeof(*left_out));
		left_out[count++] = (struct left_out){(uint32_t)row, kind};
	}
	summary_end(&summary);
	out->left_out = left_out;
	out->left_out_count = (uint32_t)count;
}

/* Writes nothing but the unit's own; its activities where there is room for all its rows. */
static void
read_unit(void *ctx, unsigned thread, size_t u)
{
	struct row_reading *reading = ctx;
	struct row_reader *reader = &reading->readers[thread];
	const struct building *b = reading->b;
	struct plan_unit *unit = &reading->units[u];
	struct plan_columns c;

	if (unit->sheet == NULL)
		return;
	c = columns_of(unit->sheet, b->style);
	columns_of_unit(reader->scratch, unit->sheet, unit->code, unit->name, &c);
	unit->known = columns_suffice(&c) && (c.division != DIVISION_YEAR || b->takes_years);
	unit->target = c.at[COLUMN_TARGET];
	unit->calendar = b->calendar;
	if (!unit->known)
		return;
	unit->calendar.division = c.division;
	columns_slots(&c, unit->calendar, unit->month);
	reading->diags[u] = diags_open_like(b->diags);
	if (reading->diags[u] == NULL)
		arena_out_of_memory(reader->arena, 0);
	read_rows(reader, b, &c, unit, &b->activities[unit->first], reading->diags[u]);
}

/* Puts a unit's activities behind those before it, and finds what their texts are. */
static void
read_texts(struct building *b, struct plan_unit *unit, uint32_t number)
{
	if (unit->first > b->count)
		memmove(&b->activities[b->count], &b->activities[unit->first],
		    unit->count * sizeof(*b->activities));
	unit->first = (uint32_t)b->count;
	for (uint32_t n = 0; n < unit->count; n++) {
		size_t i = b->count++;
		struct activity *a = &b->activities[i];
		uint32_t text = spelling_of(b, &b->units, activity_unit(a), key_of_unit);

		a->unit = number;
		a->unit_of_measure = text != INTERN_NONE ? b->units.key[text] : UINT32_MAX;
		b->line_text[i] = spelling_of(b, &b->lines, activity_line(a), key_of_line);
		b->name_text[i] = spelling_of(b, &b->names, activity_name(a), key_of_name);
		b->code_text[i] = spelling_of(b, &b->codes, activity_code(a), key_of_code);
	}
	money_unit_keys(&b->money, &b->units.keys, unit, &b->activities[unit->first]);
}

/* In any order; what is noted is told in the order of units. */
static void
read_all_rows(const struct building *b, struct plan_unit *units, size_t n, unsigned most)
{
	const unsigned threads = threads_for(most, n);
	struct row_reading reading = {.b = b, .units = units};

	reading.diags = ARENA_ARRAY(b->scratch, struct diags *, n);
	for (unsigned i = 0; i < threads; i++) {
		struct row_reader *reader = &reading.readers[i];

		reader->arena = arena_open_beside(b->arena);
		reader->scratch = arena_open_beside(b->arena);
		reader->recent = ARENA_ARRAY(reader->scratch, struct recent_value, SUMMARY_RECENT);
	}
	threads_run(threads, n, read_unit, &reading);
	for (unsigned i = 0; i < threads; i++) {
		arena_join(b->arena, reading.readers[i].arena);
		arena_close(reading.readers[i].scratch);
	}
	for (size_t u = 0; u < n; u++) {
		if (reading.diags[u] != NULL)
			diags_join(b->diags, reading.diags[u]);
	}
}

static void
read_units(struct building *b, const struct plan_source *source, struct plan_unit *units)
{
	size_t rows = 0;

	for (size_t u = 0; u < source->unit_count; u++) {
		units[u] = source->units[u];
		units[u].first = (uint32_t)rows;
		units[u].count = 0;
		units[u].known = false;
		rows += units[u].sheet != NULL ? units[u].sheet->row_count : 0;
	}
	b->activities = ARENA_ARRAY(b->arena, struct activity, rows);
	b->line_text = ARENA_ARRAY(b->scratch, uint32_t, rows);
	b->name_text = ARENA_ARRAY(b->scratch, uint32_t, rows);
	b->code_text = ARENA_ARRAY(b->scratch, uint32_t, rows);
	read_all_rows(b, units, source->unit_count, source->threads);
	for (size_t u = 0; u < source->unit_count; u++)
		read_texts(b, &units[u], (uint32_t)u);
}

/*
 * --- groups -----------------------------------------------------------------------------------------------
 */

/*
 * Gives each group its most frequent spelling; of equals, the one that appeared first.  A line whose code an
 * alias leads to another has its label from those that have this other code themselves, where there are any.
 */
static void
label_groups(const struct building *b, bool lines, const struct members *members,
    struct activity_group *groups, size_t group_count)
{
	const struct spellings *s = lines ? &b->lines : &b->names;
	const uint32_t *text_of = lines ? b->line_text : b->name_text;
	uint32_t *count = ARENA_ARRAY(b->scratch, uint32_t, s->texts.count);

	for (size_t k = 0; k < group_count; k++) {
		uint32_t best = INTERN_NONE, most = 0;

		for (uint32_t i = members->start[k]; i < members->start[k + 1]; i++) {
			uint32_t text = text_of[members->activities[i]];

			if (text != INTERN_NONE)
				count[text]++;
		}
		for (uint32_t i = members->start[k]; i < members->start[k + 1]; i++) {
			uint32_t text = text_of[members->activities[i]];

			if (text == INTERN_NONE || count[text] == 0)
				continue;
			if (best == INTERN_NONE || s->led[text] < s->led[best] ||
			    (s->led[text] == s->led[best] &&
				(count[text] > most || (count[text] == most && text < best)))) {
				most = count[text];
				best = text;
			}
			count[text] = 0;
		}
		if (best != INTERN_NONE)
			groups[k].label = s->texts.texts[best].text;
	}
}

/* Numbers groups by first appearance.  of[i]: the key of activity i, replaced by its group. */
static struct activity_group *
number_groups(const struct building *b, uint32_t *of, uint32_t key_count, size_t *out_count)
{
	struct activity_group *groups = ARENA_ARRAY(b->arena, struct activity_group, key_count);
	uint32_t *group_of = ARENA_ARRAY(b->scratch, uint32_t, key_count);
	uint32_t *last_unit = ARENA_ARRAY(b->scratch, uint32_t, key_count);
	uint32_t count = 0;

	memset(group_of, 0xFF, key_count * sizeof(*group_of));
	for (size_t i = 0; i < b->count; i++) {
		uint32_t unit = b->activities[i].unit;
		uint32_t k;

		if (of[i] == INTERN_NONE)
			continue;
		if (group_of[of[i]] == INTERN_NONE) {
			group_of[of[i]] = count;
			groups[count] = (struct activity_group){.first = (uint32_t)i};
			last_unit[count++] = UINT32_MAX;
		}
		k = of[i] = group_of[of[i]];
		groups[k].count++;
		groups[k].units += last_unit[k] != unit;
		last_unit[k] = unit;
	}
	*out_count = count;
	return groups;
}

/* The groups by the keys of[], with their labels; each activity learns which is its own. */
static struct activity_group *
make_groups(const struct building *b, bool lines, uint32_t *of, uint32_t key_count, size_t *out_count)
{
	struct activity_group *groups = number_groups(b, of, key_count, out_count);
	struct members members;

	for (size_t i = 0; i < b->count; i++)
		*(lines ? &b->activities[i].line : &b->activities[i].group) = of[i];
	members = members_of(b->scratch, b->activities, b->count, lines, *out_count);
	label_groups(b, lines, &members, groups, *out_count);
	return groups;
}

/*
 * What an alias leads to is called as the job writes it there, where its spelling in the sheets is one that
 * the alias replaces, though most rows may be spelt so.
 */
static void
label_as_meant(const struct building *b, const struct plan *plan, bool lines, struct activity_group *groups,
    size_t count)
{
	const char *(*normal)(struct arena *, const char *, size_t) = lines ? normal_line : plan_key;
	const struct alias_map *map = lines ? &b->line_aliases : &b->aliases;
	struct intern meant;
	uint32_t *alias = ARENA_ARRAY(b->scratch, uint32_t, plan->alias_count);

	intern_init(&meant, b->scratch);
	for (uint32_t i = 0; i < plan->alias_count; i++) {
		const char *to = normal(b->scratch, plan->aliases[i].to, strlen(plan->aliases[i].to));
		uint32_t known = meant.count;

		if (intern_add(&meant, to, strlen(to)) == known)
			alias[known] = i;
	}
	for (size_t k = 0; k < count && meant.count > 0; k++) {
		const char *label, *taken;
		uint32_t found;

		if (groups[k].label == NULL)
			continue;
		label = normal(b->scratch, groups[k].label, strlen(groups[k].label));
		taken = lines ? alias_of_line(map, label) : alias_of(map, label);
		found = intern_find(&meant, taken, strlen(taken));
		/* A line of the same code may have any text. */
		if (found != INTERN_NONE &&
		    strcmp(code_or_line(b->scratch, label), code_or_line(b->scratch, taken)) != 0)
			groups[k].label = plan->aliases[alias[found]].to;
	}
}

static void
find_lines(struct building *b, struct plan *plan)
{
	uint32_t *of = ARENA_ARRAY(b->scratch, uint32_t, b->count);
	struct activity_group *groups;

	for (size_t i = 0; i < b->count; i++)
		of[i] = b->line_text[i] != INTERN_NONE ? b->lines.key[b->line_text[i]] : INTERN_NONE;
	groups = make_groups(b, true, of, b->lines.keys.count, &plan->line_count);
	for (size_t k = 0; k < plan->line_count; k++) {
		uint32_t key = b->lines.key[b->line_text[groups[k].first]];

		groups[k].key = arena_strdup(b->arena, b->lines.keys.texts[key].text);
	}
	label_as_meant(b, plan, true, groups, plan->line_count);
	plan->lines = groups;
}

/* Of each name's key, the one code that it goes with; INTERN_NONE for none or several. */
static const uint32_t *
codes_of_names(const struct building *b)
{
	uint32_t *code_of = ARENA_ARRAY(b->scratch, uint32_t, b->names.keys.count);
	bool *several = ARENA_ARRAY(b->scratch, bool, b->names.keys.count);

	memset(code_of, 0xFF, b->names.keys.count * sizeof(*code_of));
	for (size_t i = 0; i < b->count; i++) {
		uint32_t name, code;

		if (b->name_text[i] == INTERN_NONE || b->code_text[i] == INTERN_NONE)
			continue;
		name = b->names.key[b->name_text[i]];
		code = b->codes.key[b->code_text[i]];
		several[name] = several[name] || (code_of[name] != INTERN_NONE && code_of[name] != code);
		code_of[name] = code;
	}
	for (uint32_t k = 0; k < b->names.keys.count; k++)
		code_of[k] = several[k] ? INTERN_NONE : code_of[k];
	return code_of;
}

/* Keys: first one for each code, then one for each name. */
static void
find_groups(struct building *b, struct plan *plan)
{
	const uint32_t *code_of = codes_of_names(b);
	uint32_t codes = b->codes.keys.count;
	uint32_t *of = ARENA_ARRAY(b->scratch, uint32_t, b->count);
	const char **key = ARENA_ARRAY(b->scratch, const char *, b->count);
	bool *coded = ARENA_ARRAY(b->scratch, bool, b->count);
	struct activity_group *groups;

	for (size_t i = 0; i < b->count; i++) {
		uint32_t name = b->name_text[i] != INTERN_NONE ? b->names.key[b->name_text[i]] : INTERN_NONE;
		uint32_t code = b->code_text[i] != INTERN_NONE ? b->codes.key[b->code_text[i]] : INTERN_NONE;

		if (code == INTERN_NONE && name != INTERN_NONE)
			code = code_of[name];
		of[i] = INTERN_NONE;
		coded[i] = code != INTERN_NONE;
		if (coded[i]) {
			of[i] = code;
			key[i] = b->codes.keys.texts[code].text;
		} else if (name != INTERN_NONE) {
			of[i] = codes + name;
			key[i] = b->names.keys.texts[name].text;
		}
	}
	groups = make_groups(b, false, of, codes + b->names.keys.count, &plan->group_count);
	for (size_t k = 0; k < plan->group_count; k++) {
		groups[k].key = arena_strdup(b->arena, key[groups[k].first]);
		groups[k].coded = coded[groups[k].first];
		/* A code without a text anywhere. */
		if (groups[k].label == NULL)
			groups[k].label = sheet_text(activity_code(&b->activities[groups[k].first]));
	}
	label_as_meant(b, plan, false, groups, plan->group_count);
	plan->groups = groups;
}

static void
find_measure_units(const struct building *b, struct plan *plan)
{
	uint32_t n = b->units.keys.count;
	struct measure_unit *units = ARENA_ARRAY(b->arena, struct measure_unit, n);

	for (uint32_t text = 0; text < b->units.texts.count; text++) {
		uint32_t key = b->units.key[text];

		if (key != INTERN_NONE && units[key].label == NULL)
			units[key] = (struct measure_unit){
			    arena_strdup(b->arena, b->units.keys.texts[key].text),
			    b->units.texts.texts[text].text,
			    currency_named(b->units.keys.texts[key].text),
			};
	}
	money_units_add(&b->money, units, n);
	for (size_t i = 0; i < plan->alias_count && n > 0; i++) {
		const char *to = plan->aliases[i].to;
		const char *key = plan_unit_key(b->scratch, to, strlen(to));
		uint32_t unit = intern_find(&b->units.keys, key, strlen(key));

		if (unit != INTERN_NONE)
			units[unit].label = to;
	}
	plan->measure_units = units;
	plan->measure_unit_count = n;
}

static bool
build_alias_maps(struct building *b, const struct plan_source *source)
{
	const struct plan_alias *aliases = source->aliases;
	size_t n = source->alias_count;

	return alias_map_build(b->arena, aliases, n, plan_key, &b->aliases, b->diags) &&
	    alias_map_build(b->arena, aliases, n, normal_line, &b->line_aliases, b->diags) &&
	    alias_map_build(b->arena, aliases, n, plan_unit_key, &b->unit_aliases, b->diags);
}

bool
plan_build(struct arena *arena, const struct plan_source *source, struct plan *out, struct diags *diags)
{
	struct building b = {.arena = arena, .diags = diags, .style = source->style};
	struct plan_unit *own = ARENA_ARRAY(arena, struct plan_unit, source->unit_count);
	size_t errors = diags_errors(diags);
	struct plan plan = {
	    .units = own,
	    .unit_count = source->unit_count,
	    .units_left_out = source->left_out,
	    .units_left_out_count = source->left_out_count,
	    .aliases = source->aliases,
	    .alias_count = source->alias_count,
	    .calendar = source->calendar,
	};

	b.calendar.first = source->calendar.first;
	b.takes_years = source->takes_years;
	if (!build_alias_maps(&b, source))
		return false;
	b.scratch = arena_open_beside(arena);
	spellings_init(&b.lines, b.scratch);
	spellings_init(&b.names, b.scratch);
	spellings_init(&b.codes, b.scratch);
	spellings_init(&b.units, b.scratch);
	money_units_init(&b.money, arena, b.scratch);
	read_units(&b, source, own);
	plan_settle_calendar(&plan, own, source->periods, diags);
	plan.activities = b.activities;
	plan.activity_count = b.count;
	find_lines(&b, &plan);
	find_groups(&b, &plan);
	find_measure_units(&b, &plan);
	money_units_release(&b.money);
	arena_close(b.scratch);
	if (diags_errors(diags) > errors)
		return false;
	*out = plan;
	return true;
}
