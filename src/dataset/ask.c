#include "dataset/ask.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "dataset/members.h"
#include "dataset/periods.h"
#include "plan/lookup.h"
#include "sheet/plan_headings.h"
#include "sheet/vocabulary.h"

#define HEADINGS_MAX 3

/* What people call figures, in English and in Spanish, and the headings that these have. */
static const struct word {
	const char *english, *spanish;
	const char *headings[HEADINGS_MAX];
} words[] = {
    {"compliance", "cumplimiento", {"CUMPLIMIENTO", "RAZÓN", "PROMEDIO"}},
    {"executed", "ejecutado", {"EJECUTADO"}},
    {"planned", "programado", {"PROGRAMADO"}},
    {"target", "meta", {HEADING_TARGET}},
    {"status", "estado", {"ESTADO"}},
    {"mean", "promedio", {"PROMEDIO", "CUMPLIMIENTO"}},
    {"capped", "tope", {"CON TOPE", "RAZÓN CON TOPE", "PROMEDIO CON TOPE"}},
    {"zeros", "ceros", {"CON CEROS", "RAZÓN CON CEROS", "PROMEDIO CON CEROS"}},
    {"median", "mediana", {"MEDIANA"}},
    {"coverage", "cobertura", {"COBERTURA"}},
    {"weighted", "ponderado", {"CUMPLIMIENTO PONDERADO"}},
    {"weight", "ponderacion", {HEADING_WEIGHT, "PESO DE LA UNIDAD"}},
    {"annual", "avance", {"AVANCE ANUAL"}},
    {"rank", "puesto", {"PUESTO"}},
    {"change", "cambio", {"CAMBIO"}},
    {"activities", "actividades", {"ACTIVIDADES"}},
    {"units", "unidades", {"UNIDADES"}},
    {"reporting", "informan", {"INFORMAN"}},
    {"pending", "pendientes", {"PENDIENTES"}},
    {"incomplete", "incompletas", {"INCOMPLETAS"}},
    {"findings", "hallazgos", {"HALLAZGOS"}},
    {"accepted", "aceptados", {"ACEPTADOS"}},
};

#define WORDS (sizeof words / sizeof *words)

static const char *
folded(struct arena *arena, const char *text)
{
	size_t n;

	return utf8_fold(arena, text, strlen(text), &n);
}

static const struct word *
find_word(struct arena *arena, const char *of)
{
	const char *key = folded(arena, of);

	for (size_t i = 0; i < WORDS; i++)
		if (strcmp(words[i].english, key) == 0 || strcmp(words[i].spanish, key) == 0)
			return &words[i];
	return NULL;
}

/* The column that has the heading, and figures; the number of columns: none. */
static size_t
find_column(struct arena *arena, const struct dataset_rows *rows, const char *heading)
{
	const char *const *keys = dataset_keys(arena, rows->columns, rows->column_count);
	const size_t k = heading_find(keys, rows->column_count, folded(arena, heading));

	return k < rows->column_count && rows->columns[k].figure != IS_TEXT ? k : rows->column_count;
}

static void
add_answer(struct arena *arena, struct answers *out, struct answer answer)
{
	if (answer.trace == NULL)
		return;
	out->items =
	    arena_grow(arena, out->items, out->count, &out->capacity, out->count + 1, sizeof *out->items);
	out->items[out->count++] = answer;
}

static void
ask_cell(struct tracer *tracer, struct arena *arena, const struct dataset_rows *rows, struct answer at,
    size_t column, struct answers *out)
{
	at.column = &rows->columns[column];
	at.cell = &rows->rows[at.row][column];
	at.trace = trace_of_rows(tracer, rows, at.row, column);
	add_answer(arena, out, at);
}

/* What a chart draws between two series of the dataset. */
static void
ask_difference(struct tracer *tracer, struct arena *arena, const struct difference_cells *cells,
    const struct asked_cells *asked, struct answers *out)
{
	struct dataset_column *heading = ARENA_NEW(arena, struct dataset_column);

	*heading = cells->heading;
	if (cells->count == 0 ||
	    (asked->heading && strcmp(folded(arena, asked->heading), folded(arena, heading->heading)) != 0))
		return;
	out->has_heading = true;
	for (size_t i = 0; i < cells->count; i++) {
		struct answer at = {asked->dataset, asked->unit, difference_row(cells, i), heading, NULL,
		    NULL};

		if (asked->row != SIZE_MAX && at.row != asked->row)
			continue;
		at.trace = difference_trace(tracer, cells, i);
		at.cell = at.trace ? &at.trace->value : NULL;
		add_answer(arena, out, at);
	}
}

static void
ask_differences(struct tracer *tracer, struct arena *arena, const struct dataset_rows *rows,
    const struct asked_cells *asked, struct answers *out)
{
	for (size_t i = 0; i < asked->difference_count; i++) {
		struct difference_cells cells;

		if (asked->differences[i].dataset != asked->dataset)
			continue;
		cells = difference_bind(arena, &asked->differences[i], rows);
		ask_difference(tracer, arena, &cells, asked, out);
	}
}

struct answers
ask_dataset(struct arena *arena, const struct dataset_source *source, const struct asked_cells *asked)
{
	struct tracer *tracer = tracer_open(arena, source);
	struct answer at = {.dataset = asked->dataset, .unit = asked->unit};
	struct answers out = {0};
	struct dataset_rows rows;
	size_t only = SIZE_MAX;

	dataset_build_subjects(arena, asked->dataset, source, asked->unit, &rows);
	if (asked->heading)
		only = find_column(arena, &rows, asked->heading);
	out.row_count = rows.row_count;
	out.has_heading = only < rows.column_count;
	for (size_t r = 0; r < rows.row_count; r++) {
		if (asked->row != SIZE_MAX && r != asked->row)
			continue;
		at.row = r;
		for (size_t k = 0; k < rows.column_count; k++) {
			const struct dataset_cell *cell = &rows.rows[r][k];

			if (asked->heading ? k != only
					   : cell->kind == CELL_BLANK || cell->kind == CELL_NOT_REPORTED)
				continue;
			ask_cell(tracer, arena, &rows, at, k, &out);
		}
	}
	ask_differences(tracer, arena, &rows, asked, &out);
	return out;
}

const char *
ask_headings(struct arena *arena, enum dataset dataset)
{
	struct buf b = BUF_INIT;

	for (const struct dataset_column *c = dataset_info(dataset)->columns; c && c->heading; c++)
		if (c->figure != IS_TEXT && c->figure != IS_PLACE &&
		    (c->series == COLUMN_ALONE || c->series == COLUMN_INITIAL))
			buf_addf(&b, "%s%s", b.length > 0 ? ", " : "", c->heading);
	return buf_take(&b, arena);
}

bool
ask_has_level(struct arena *arena, const struct plan *plan, const char *name, const char **there)
{
	const struct levels *all = plan->levels;
	const size_t levels = all ? all->level_count : 0, regions = all ? all->region_count : 0;
	const char *key = folded(arena, name);
	struct buf b = BUF_INIT;
	bool found = false;

	for (size_t i = 0; i < levels + regions; i++) {
		const struct unit_set *set = i < levels ? &all->levels[i] : &all->regions[i - levels];

		buf_addf(&b, "%s%s", i > 0 ? ", " : "", set->code);
		found = found || strcmp(set->code, name) == 0 || strcmp(folded(arena, set->name), key) == 0;
	}
	*there = buf_take(&b, arena);
	return found;
}

bool
ask_has_rule(const char *id, const char **near)
{
	const char *ids[RULES];
	size_t found;

	for (int r = 0; r < RULES; r++) {
		ids[r] = rule_info((enum rule)r)->id;
		if (strcmp(ids[r], id) == 0)
			return true;
	}
	found = nearest_name(id, ids, RULES);
	*near = found < RULES ? ids[found] : NULL;
	return false;
}

/*
 * --- what a person means -----------------------------------------------------------------------------------
 */

struct asking {
	struct arena *arena;
	struct tracer *tracer;
	const struct dataset_source *source;
	const struct asked *asked;
	struct lookup lookup; /* of activities, where one is asked for */
	struct lookup_name name;
	struct answers *out;
};

static bool
row_is_meant(const struct asking *a, const struct rollup_row *row)
{
	for (uint32_t i = 0; i < row->activity_count; i++)
		if (lookup_match(&a->lookup, a->name, row->activities[i]))
			return true;
	return false;
}

static bool
is_set_meant(const struct asking *a, const struct row_subject *s)
{
	const struct unit_set *set = subject_set(a->source->plan, s);

	if (a->asked->level == NULL || set == NULL)
		return (a->asked->level != NULL) == (set != NULL);
	return strcmp(set->code, a->asked->level) == 0 ||
	    strcmp(folded(a->arena, set->name), folded(a->arena, a->asked->level)) == 0;
}

/* Whether the row is of what is asked for: one that no more and no less is said of. */
static bool
is_meant(const struct asking *a, const struct row_subject *s, const struct rollup *of)
{
	switch (s->kind) {
	case SUBJECT_NONE:
	case SUBJECT_SILENT:
	case SUBJECT_CHANGE:
	case SUBJECT_VERSION:
		return false;
	case SUBJECT_ACTIVITY:
		return a->asked->activity && lookup_match(&a->lookup, a->name, s->number);
	case SUBJECT_ROW:
	case SUBJECT_UNIT_ROW:
		return a->asked->activity && row_is_meant(a, &of->rows[s->number]);
	case SUBJECT_ACTIVITIES:
		return !a->asked->activity && s->unit == a->asked->unit && s->line == a->asked->line &&
		    s->status == ANY_STATUS && s->period == WHOLE_YEAR && is_set_meant(a, s);
	case SUBJECT_RULE:
		return a->asked->rule == NULL ||
		    strcmp(rule_info((enum rule)s->number)->id, a->asked->rule) == 0;
	}
	return false;
}

/* The first of the headings that the dataset has, to date where that is asked for. */
static size_t
column_of(const struct asking *a, const struct dataset_rows *rows)
{
	const char *of = a->asked->of ? a->asked->of : a->source->compliance ? "compliance" : "target";
	const struct word *word = find_word(a->arena, of);
	const struct word own = {.headings = {of}};

	for (size_t i = 0; i < HEADINGS_MAX; i++) {
		const char *heading = (word ? word : &own)->headings[i];
		size_t k = rows->column_count;

		if (heading && a->asked->to_date)
			k = find_column(a->arena, rows, arena_printf(a->arena, "%s A LA FECHA", heading));
		else if (heading)
			k = find_column(a->arena, rows, heading);
		if (k < rows->column_count)
			return k;
	}
	return rows->column_count;
}

/* All rows of a dataset that are meant; of ratios that may not be, the mean stands beside. */
static void
ask_one(const struct asking *a, enum dataset dataset)
{
	const uint32_t unit = a->asked->unit == ANY_UNIT ? 0 : a->asked->unit;
	struct rollup of = *a->source->national;
	struct dataset_rows rows;
	size_t k;

	if (dataset == DATASET_UNIT_ROLLUP) {
		of = a->source->units[unit];
		rollup_rows(a->arena, a->source->plan, &of);
	}
	dataset_build_subjects(a->arena, dataset, a->source, unit, &rows);
	k = column_of(a, &rows);
	for (size_t r = 0; r < rows.row_count && k < rows.column_count; r++) {
		size_t own = k;

		if (!is_meant(a, &rows.subjects[r], &of))
			continue;
		if (dataset == DATASET_PROGRESS && rows.columns[k].figure == IS_RATIO &&
		    rows.rows[r][k].kind == CELL_BLANK)
			own = find_column(a->arena, &rows, "PROMEDIO");
		ask_cell(a->tracer, a->arena, &rows,
		    (struct answer){.dataset = dataset, .unit = unit, .row = r}, own, a->out);
	}
}

/* Where such figures are, the likeliest first. */
static const enum dataset *
datasets_of(const struct asked *asked)
{
	static const enum dataset of_unit_activity[] = {DATASET_UNIT_PROGRESS, DATASET_UNIT_ROLLUP, DATASETS};
	static const enum dataset of_activity[] = {DATASET_PROGRESS, DATASET_NATIONAL_ROLLUP, DATASETS};
	static const enum dataset of_unit[] = {DATASET_PROGRESS_RANKING, DATASET_UNITS,
	    DATASET_PROGRESS_UNIT_PERIODS, DATASET_CRITICAL_UNITS, DATASETS};
	static const enum dataset of_level[] = {DATASET_PROGRESS_LEVELS, DATASET_PROGRESS_REGIONS,
	    DATASET_LEVELS, DATASET_REGIONS, DATASETS};
	static const enum dataset of_line[] = {DATASET_PROGRESS_LINES, DATASET_NATIONAL_LINES, DATASETS};
	static const enum dataset of_line_unit[] = {DATASET_LINE_UNITS, DATASETS};
	static const enum dataset of_all[] = {DATASET_PROGRESS_SUMMARY, DATASET_RECONCILIATION,
	    DATASET_FINDINGS_BY_RULE, DATASETS};

	if (asked->activity)
		return asked->unit == ANY_UNIT ? of_activity : of_unit_activity;
	if (asked->level)
		return of_level;
	if (asked->line != ANY_LINE)
		return asked->unit == ANY_UNIT ? of_line : of_line_unit;
	return asked->unit == ANY_UNIT ? of_all : of_unit;
}

struct answers
ask_figures(struct arena *arena, const struct dataset_source *source, const struct asked *asked)
{
	struct answers out = {0};
	struct asking a = {
	    .arena = arena,
	    .tracer = tracer_open(arena, source),
	    .source = source,
	    .asked = asked,
	    .out = &out,
	};

	if (asked->activity) {
		lookup_init(&a.lookup, arena, source->plan);
		a.name = lookup_find(&a.lookup, asked->activity);
	}
	for (const enum dataset *d = datasets_of(asked); *d != DATASETS && out.count == 0; d++)
		if (source->compliance || !dataset_has(*d, NEEDS_PROGRESS))
			ask_one(&a, *d);
	return out;
}

bool
ask_has_activity(struct arena *arena, const struct plan *plan, const char *activity, uint32_t unit)
{
	struct lookup lookup;
	struct lookup_name name;

	lookup_init(&lookup, arena, plan);
	name = lookup_find(&lookup, activity);
	for (uint32_t i = 0; i < plan->activity_count; i++)
		if ((unit == ANY_UNIT || plan->activities[i].unit == unit) && lookup_match(&lookup, name, i))
			return true;
	return false;
}

bool
ask_knows(struct arena *arena, const char *of, const char **near)
{
	const char *key = folded(arena, of), *names[WORDS * 2];
	size_t found;

	*near = NULL;
	if (find_word(arena, of))
		return true;
	for (int d = DATASET_PLAN + 1; d < DATASETS; d++)
		for (const struct dataset_column *c = dataset_info((enum dataset)d)->columns; c->heading; c++)
			if (c->figure != IS_TEXT && strcmp(folded(arena, c->heading), key) == 0)
				return true;
	if (heading_column(key) != COLUMNS && heading_is_count(key))
		return true;
	for (size_t i = 0; i < WORDS; i++) {
		names[2 * i] = words[i].english;
		names[2 * i + 1] = words[i].spanish;
	}
	found = nearest_name(key, names, WORDS * 2);
	*near = found < WORDS * 2 ? names[found] : NULL;
	return false;
}

uint32_t
ask_line(struct arena *arena, const struct plan *plan, const char *text, const char **near)
{
	const char *key = plan_line_key(arena, text, strlen(text));
	const char **keys = ARENA_ARRAY(arena, const char *, plan->line_count + 1);
	size_t found;

	*near = NULL;
	for (size_t l = 0; l < plan->line_count; l++) {
		keys[l] = plan_line_key(arena, plan->lines[l].label, strlen(plan->lines[l].label));
		if (strcmp(keys[l], key) == 0 || strcmp(plan->lines[l].key, key) == 0)
			return (uint32_t)l;
	}
	found = nearest_name(key, keys, plan->line_count);
	*near = found < plan->line_count ? plan->lines[found].label : NULL;
	return ANY_LINE;
}
