#include "plan/plan.h"

#include "base/utf8.h"
#include "plan/columns.h"
#include "plan/intern.h"
#include "plan/measure.h"
#include "plan/members.h"
#include "plan/normal.h"

/* Texts as written, and what each of them is. */
struct spellings {
	struct intern texts;
	struct intern keys;
	uint32_t *key; /* of each text, INTERN_NONE when it says nothing */
	size_t capacity;
};

struct building {
	struct arena *arena;
	struct arena *scratch; /* for what the plan doesn't keep */
	struct diags *diags;
	struct number_style style;
	struct alias_map aliases, line_aliases, unit_aliases;
	struct activity *activities;
	size_t count;
	struct spellings lines, names, codes, units;
	/* Of each activity: the spelling of its line, name and code, INTERN_NONE where they say nothing. */
	uint32_t *line_text, *name_text, *code_text;
};

static bool
is_blank_row(const struct sheet *sheet, size_t row)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		if (sheet->rows[row].cells[i].length > 0)
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

static const char *
key_of_line(const struct building *b, const struct sheet_cell *cell)
{
	const char *line = normal_line(b->arena, cell->text, cell->length);
	size_t code;

	line = alias_of_line(&b->line_aliases, line);
	code = normal_code_length(line);
	return code > 0 ? arena_strndup(b->arena, line, code) : line;
}

static const char *
key_of_name(const struct building *b, const struct sheet_cell *cell)
{
	return alias_of(&b->aliases, plan_key(b->arena, cell->text, cell->length));
}

/* Codes keep their punctuation: "1.12" is not "11.2". */
const char *
plan_code_key(struct arena *arena, const char *text, size_t n)
{
	if (plan_key(arena, text, n)[0] == '\0')
		return "";
	if (text[0] == '\'') {
		text++;
		n--;
	}
	return utf8_fold(arena, text, n, &n);
}

static const char *
key_of_code(const struct building *b, const struct sheet_cell *cell)
{
	return plan_code_key(b->arena, cell->text, cell->length);
}

static const char *
key_of_unit(const struct building *b, const struct sheet_cell *cell)
{
	return alias_of(&b->unit_aliases, plan_unit_key(b->arena, cell->text, cell->length));
}

/* The number of the cell's spelling; its key is found once, when it is new. */
static uint32_t
spelling_of(const struct building *b, struct spellings *s, const struct sheet_cell *cell,
    const char *(*key_of)(const struct building *, const struct sheet_cell *))
{
	uint32_t known = s->texts.count;
	uint32_t text;
	const char *key;

	if (cell == NULL || cell->length == 0)
		return INTERN_NONE;
	text = intern_add_lasting(&s->texts, cell->text, cell->length);
	if (text == known) {
		s->key =
		    arena_grow(b->scratch, s->key, known, &s->capacity, (size_t)known + 1, sizeof(*s->key));
		key = key_of(b, cell);
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

static void
read_amount(const struct building *b, const struct sheet_cell *cell, struct amount *out)
{
	/* The sheet has refused what can't be read. */
	if (cell->length > 0)
		value_parse(cell->text, cell->length, b->style, &out->value);
}

static void
read_row(struct building *b, const struct sheet *sheet, const struct plan_columns *c, uint32_t unit,
    size_t row)
{
	size_t i = b->count++;
	struct activity *a = &b->activities[i];
	uint32_t text;

	*a = (struct activity){
	    .unit = unit,
	    .row = (uint32_t)row,
	    .line_cell = cell_in(sheet, row, c->at[COLUMN_LINE]),
	    .name = cell_in(sheet, row, c->at[COLUMN_ACTIVITY]),
	    .result = cell_in(sheet, row, c->at[COLUMN_RESULT]),
	    .means = cell_in(sheet, row, c->at[COLUMN_MEANS]),
	    .notes = cell_in(sheet, row, c->at[COLUMN_NOTES]),
	    .code = cell_in(sheet, row, c->at[COLUMN_CODE]),
	    .unit_cell = cell_in(sheet, row, c->at[COLUMN_UNIT_OF_MEASURE]),
	};
	text = spelling_of(b, &b->units, a->unit_cell, key_of_unit);
	a->unit_of_measure = text != INTERN_NONE ? b->units.key[text] : UINT32_MAX;
	read_amount(b, cell_in(sheet, row, c->at[COLUMN_TARGET]), &a->target);
	for (int m = 0; m < MONTHS; m++)
		read_amount(b, cell_in(sheet, row, c->at[COLUMN_MONTH + m]), &a->month[m]);
	measure_activity(b->arena, sheet->file, cell_in(sheet, row, c->at[COLUMN_MEASURE]),
	    cell_in(sheet, row, c->at[COLUMN_CONSOLIDATION]), a, b->diags);
	b->line_text[i] = spelling_of(b, &b->lines, a->line_cell, key_of_line);
	b->name_text[i] = spelling_of(b, &b->names, a->name, key_of_name);
	b->code_text[i] = spelling_of(b, &b->codes, a->code, key_of_code);
}

static void
read_units(struct building *b, const struct plan_unit *given, size_t n, struct plan_unit *units)
{
	size_t rows = 0;

	for (size_t u = 0; u < n; u++)
		rows += given[u].sheet != NULL ? given[u].sheet->row_count : 0;
	b->activities = ARENA_ARRAY(b->arena, struct activity, rows);
	b->line_text = ARENA_ARRAY(b->scratch, uint32_t, rows);
	b->name_text = ARENA_ARRAY(b->scratch, uint32_t, rows);
	b->code_text = ARENA_ARRAY(b->scratch, uint32_t, rows);
	for (size_t u = 0; u < n; u++) {
		const struct sheet *sheet = given[u].sheet;
		struct plan_columns c;

		units[u] = given[u];
		units[u].first = (uint32_t)b->count;
		units[u].count = 0;
		units[u].known = false;
		if (sheet == NULL)
			continue;
		c = columns_of(sheet, b->style);
		columns_of_unit(b->scratch, sheet, given[u].code, given[u].name, &c);
		units[u].known = columns_suffice(&c);
		units[u].target = c.at[COLUMN_TARGET];
		memcpy(units[u].month, &c.at[COLUMN_MONTH], sizeof(units[u].month));
		for (size_t row = 0; units[u].known && row < sheet->row_count; row++) {
			if (!is_blank_row(sheet, row))
				read_row(b, sheet, &c, (uint32_t)u, row);
		}
		units[u].count = (uint32_t)b->count - units[u].first;
	}
}

/*
 * --- kinds ------------------------------------------------------------------------------------------------
 */

/* What the job's aliases make of spellings. */
struct meanings {
	const struct plan_alias *aliases;
	normal_fn *normal;
	struct intern ends;    /* normal forms that aliases end at */
	const uint32_t *alias; /* the first alias that leads to each of them */
	const char *
	    *taken; /* of each spelling: the end that it is taken as; NULL: none, it stands for itself */
	bool *bare; /* of each spelling: that end is only a code */
};

/* Whether a key is nothing but a code: of a line, or (of activities) one that the plan has. */
static bool
is_bare_code(const struct building *b, bool lines, const char *key, const char *written)
{
	const char *code;

	if (lines)
		return normal_code_length(key) > 0 && key[normal_code_length(key)] == '\0';
	code = plan_code_key(b->scratch, written, strlen(written));
	return intern_find(&b->codes.keys, code, strlen(code)) != INTERN_NONE;
}

static void
find_ends(const struct building *b, const struct plan *plan, const struct alias_map *map, struct meanings *m)
{
	uint32_t *alias = ARENA_ARRAY(b->scratch, uint32_t, plan->alias_count);

	intern_init(&m->ends, b->scratch);
	for (uint32_t i = 0; i < plan->alias_count; i++) {
		const char *to = m->normal(b->scratch, plan->aliases[i].to, strlen(plan->aliases[i].to));
		uint32_t known = m->ends.count;

		/* Otherwise a chain goes on from here. */
		if (strcmp(alias_of(map, to), to) == 0 && intern_add(&m->ends, to, strlen(to)) == known)
			alias[known] = i;
	}
	m->alias = alias;
}

static void
find_meanings(const struct building *b, const struct plan *plan, bool lines, const struct spellings *s,
    struct meanings *m)
{
	const struct alias_map *map = lines ? &b->line_aliases : &b->aliases;

	*m = (struct meanings){.aliases = plan->aliases, .normal = lines ? normal_line : plan_key};
	m->taken = ARENA_ARRAY(b->scratch, const char *, s->texts.count);
	m->bare = ARENA_ARRAY(b->scratch, bool, s->texts.count);
	if (plan->alias_count == 0)
		return;
	find_ends(b, plan, map, m);
	for (uint32_t i = 0; i < s->texts.count; i++) {
		const char *key = m->normal(b->scratch, s->texts.texts[i].text, s->texts.texts[i].length);
		const char *taken = lines ? alias_of_line(map, key) : alias_of(map, key);
		uint32_t end = intern_find(&m->ends, taken, strlen(taken));

		if (strcmp(taken, key) == 0 || end == INTERN_NONE)
			continue;
		m->taken[i] = taken;
		m->bare[i] = is_bare_code(b, lines, taken, plan->aliases[m->alias[end]].to);
	}
}

/*
 * Spellings of a kind: the most frequent of all, and of those that no alias changes; the first that one
 * does.
 */
struct usual {
	uint32_t any, own, changed;
	uint32_t any_count, own_count;
};

static void
look_at_spelling(const struct meanings *m, uint32_t text, uint32_t count, struct usual *usual)
{
	if (count > usual->any_count || (count == usual->any_count && text < usual->any)) {
		usual->any = text;
		usual->any_count = count;
	}
	if (m->taken[text] != NULL) {
		/* One that leads to a text says more than one that leads to a code. */
		if (usual->changed == INTERN_NONE || (m->bare[usual->changed] && !m->bare[text]) ||
		    (m->bare[usual->changed] == m->bare[text] && text < usual->changed))
			usual->changed = text;
	} else if (count > usual->own_count || (count == usual->own_count && text < usual->own)) {
		usual->own = text;
		usual->own_count = count;
	}
}

/*
 * The most frequent spelling, as first written; but what an alias leads to is called as the job writes it
 * there, though most rows may be spelt otherwise.  A code says no text: there it is a spelling that goes with
 * the code.
 */
static const char *
label_of(const struct building *b, const struct meanings *m, const struct spellings *s,
    const struct usual *usual)
{
	const struct intern_text *texts = s->texts.texts;
	const char *taken, *to;

	if (usual->changed == INTERN_NONE)
		return texts[usual->any].text;
	taken = m->taken[usual->changed];
	to = m->aliases[m->alias[intern_find(&m->ends, taken, strlen(taken))]].to;
	/* A code is no name of an activity that is known by another one. */
	if (m->bare[usual->changed] && (usual->own != INTERN_NONE || m->normal == plan_key))
		return texts[usual->own != INTERN_NONE ? usual->own : usual->any].text;
	if (usual->own == usual->any &&
	    strcmp(m->normal(b->scratch, texts[usual->own].text, texts[usual->own].length), taken) == 0)
		return texts[usual->own].text;
	return to;
}

/* Gives each kind its label; one without a text has none. */
static void
label_kinds(const struct building *b, const struct members *members, const uint32_t *text_of,
    const struct spellings *s, const struct meanings *m, struct kind *kinds, size_t kind_count)
{
	uint32_t *count = ARENA_ARRAY(b->scratch, uint32_t, s->texts.count);

	for (size_t k = 0; k < kind_count; k++) {
		struct usual usual = {INTERN_NONE, INTERN_NONE, INTERN_NONE, 0, 0};

		for (uint32_t i = members->start[k]; i < members->start[k + 1]; i++) {
			uint32_t text = text_of[members->activities[i]];

			if (text != INTERN_NONE)
				count[text]++;
		}
		for (uint32_t i = members->start[k]; i < members->start[k + 1]; i++) {
			uint32_t text = text_of[members->activities[i]];

			if (text == INTERN_NONE || count[text] == 0)
				continue;
			look_at_spelling(m, text, count[text], &usual);
			count[text] = 0;
		}
		if (usual.any != INTERN_NONE)
			kinds[k].label = label_of(b, m, s, &usual);
	}
}

/* Numbers groups by first appearance.  of[i]: the group of activity i, replaced by its kind. */
static struct kind *
number_kinds(const struct building *b, uint32_t *of, uint32_t group_count, size_t *out_count)
{
	struct kind *kinds = ARENA_ARRAY(b->arena, struct kind, group_count);
	uint32_t *kind_of = ARENA_ARRAY(b->scratch, uint32_t, group_count);
	uint32_t *last_unit = ARENA_ARRAY(b->scratch, uint32_t, group_count);
	uint32_t count = 0;

	memset(kind_of, 0xFF, group_count * sizeof(*kind_of));
	for (size_t i = 0; i < b->count; i++) {
		uint32_t unit = b->activities[i].unit;
		uint32_t k;

		if (of[i] == INTERN_NONE)
			continue;
		if (kind_of[of[i]] == INTERN_NONE) {
			kind_of[of[i]] = count;
			kinds[count] = (struct kind){.first = (uint32_t)i};
			last_unit[count++] = UINT32_MAX;
		}
		k = of[i] = kind_of[of[i]];
		kinds[k].count++;
		kinds[k].units += last_unit[k] != unit;
		last_unit[k] = unit;
	}
	*out_count = count;
	return kinds;
}

/* The kinds by the groups of[], with their labels; each activity learns which is its own. */
static struct kind *
make_kinds(const struct building *b, const struct plan *plan, bool lines, uint32_t *of, uint32_t group_count,
    size_t *out_count)
{
	const struct spellings *s = lines ? &b->lines : &b->names;
	struct kind *kinds = number_kinds(b, of, group_count, out_count);
	struct members members;
	struct meanings meanings;

	for (size_t i = 0; i < b->count; i++)
		*(lines ? &b->activities[i].line : &b->activities[i].same) = of[i];
	members = members_of(b->scratch, b->activities, b->count, lines, *out_count);
	find_meanings(b, plan, lines, s, &meanings);
	label_kinds(b, &members, lines ? b->line_text : b->name_text, s, &meanings, kinds, *out_count);
	return kinds;
}

static void
find_lines(struct building *b, struct plan *plan)
{
	uint32_t *of = ARENA_ARRAY(b->scratch, uint32_t, b->count);
	struct kind *kinds;

	for (size_t i = 0; i < b->count; i++)
		of[i] = b->line_text[i] != INTERN_NONE ? b->lines.key[b->line_text[i]] : INTERN_NONE;
	kinds = make_kinds(b, plan, true, of, b->lines.keys.count, &plan->line_count);
	for (size_t k = 0; k < plan->line_count; k++) {
		uint32_t key = b->lines.key[b->line_text[kinds[k].first]];

		kinds[k].key = b->lines.keys.texts[key].text;
	}
	plan->lines = kinds;
}

/* Names that an alias takes as a code that the plan has are of that code, where no row has them as a text. */
static void
name_codes_by_alias(const struct building *b, const struct plan *plan, uint32_t *code_of)
{
	bool *written = ARENA_ARRAY(b->scratch, bool, b->names.keys.count);

	if (plan->alias_count == 0)
		return;
	for (uint32_t text = 0; text < b->names.texts.count; text++) {
		const struct intern_text *name = &b->names.texts.texts[text];
		uint32_t key = b->names.key[text];

		if (key != INTERN_NONE &&
		    strcmp(plan_key(b->scratch, name->text, name->length), b->names.keys.texts[key].text) ==
			0)
			written[key] = true;
	}
	for (size_t i = 0; i < plan->alias_count; i++) {
		const char *to = plan->aliases[i].to;
		const char *name = plan_key(b->scratch, to, strlen(to));
		const char *code = plan_code_key(b->scratch, to, strlen(to));
		uint32_t key = intern_find(&b->names.keys, name, strlen(name));

		if (key != INTERN_NONE && !written[key])
			code_of[key] = intern_find(&b->codes.keys, code, strlen(code));
	}
}

/* Of each name's key, the one code that it goes with; INTERN_NONE for none or several. */
static const uint32_t *
codes_of_names(const struct building *b, const struct plan *plan)
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
	name_codes_by_alias(b, plan, code_of);
	return code_of;
}

/* Groups: first one for each code, then one for each name. */
static void
find_kinds(struct building *b, struct plan *plan)
{
	const uint32_t *code_of = codes_of_names(b, plan);
	uint32_t codes = b->codes.keys.count;
	uint32_t *of = ARENA_ARRAY(b->scratch, uint32_t, b->count);
	const char **key = ARENA_ARRAY(b->scratch, const char *, b->count);
	bool *coded = ARENA_ARRAY(b->scratch, bool, b->count);
	struct kind *kinds;

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
	kinds = make_kinds(b, plan, false, of, codes + b->names.keys.count, &plan->kind_count);
	for (size_t k = 0; k < plan->kind_count; k++) {
		kinds[k].key = key[kinds[k].first];
		kinds[k].coded = coded[kinds[k].first];
		/* A code without a text anywhere. */
		if (kinds[k].label == NULL)
			kinds[k].label = b->activities[kinds[k].first].code->text;
	}
	plan->kinds = kinds;
}

static void
find_measure_units(const struct building *b, struct plan *plan)
{
	uint32_t n = b->units.keys.count;
	struct measure_unit *units = ARENA_ARRAY(b->arena, struct measure_unit, n);

	for (uint32_t text = 0; text < b->units.texts.count; text++) {
		uint32_t key = b->units.key[text];

		if (key != INTERN_NONE && units[key].label == NULL)
			units[key] = (struct measure_unit){b->units.keys.texts[key].text,
			    b->units.texts.texts[text].text};
	}
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

bool
plan_build(struct arena *arena, const struct plan_unit *units, size_t n, const struct plan_alias *aliases,
    size_t alias_count, struct number_style style, struct plan *out, struct diags *diags)
{
	struct building b = {.arena = arena, .diags = diags, .style = style};
	struct plan_unit *own = ARENA_ARRAY(arena, struct plan_unit, n);
	size_t errors = diags_errors(diags);
	struct plan plan = {.units = own, .unit_count = n, .aliases = aliases, .alias_count = alias_count};

	if (alias_map_build(arena, aliases, alias_count, plan_key, &b.aliases, diags) &&
	    alias_map_build(arena, aliases, alias_count, normal_line, &b.line_aliases, diags))
		alias_map_build(arena, aliases, alias_count, plan_unit_key, &b.unit_aliases, diags);
	if (diags_errors(diags) > errors)
		return false;
	b.scratch = arena_open_beside(arena);
	spellings_init(&b.lines, b.scratch);
	spellings_init(&b.names, b.scratch);
	spellings_init(&b.codes, b.scratch);
	spellings_init(&b.units, b.scratch);
	read_units(&b, units, n, own);
	plan.activities = b.activities;
	plan.activity_count = b.count;
	find_lines(&b, &plan);
	find_kinds(&b, &plan);
	find_measure_units(&b, &plan);
	arena_close(b.scratch);
	if (diags_errors(diags) > errors)
		return false;
	*out = plan;
	return true;
}

const struct sheet_cell *
activity_target_cell(const struct plan *plan, const struct activity *activity)
{
	const struct plan_unit *unit = &plan->units[activity->unit];

	return cell_in(unit->sheet, activity->row, unit->target);
}

const struct sheet_cell *
activity_month_cell(const struct plan *plan, const struct activity *activity, int month)
{
	const struct plan_unit *unit = &plan->units[activity->unit];

	return cell_in(unit->sheet, activity->row, unit->month[month]);
}
