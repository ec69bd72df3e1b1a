#include "plan/measure.h"

#include "base/utf8.h"
#include "plan/keys.h"

/* Words of a column, folded, and what they say. */
struct word {
	const char *word;
	int meaning;
};

static const struct word measures[] = {
    {"numero", QUANTITY_COUNT},
    {"cantidad", QUANTITY_COUNT},
    {"unidad", QUANTITY_COUNT},
    {"unidades", QUANTITY_COUNT},
    {"conteo", QUANTITY_COUNT},
    {"count", QUANTITY_COUNT},
    {"number", QUANTITY_COUNT},
    {"quantity", QUANTITY_COUNT},
    {"unit", QUANTITY_COUNT},
    {"units", QUANTITY_COUNT},
    {"porcentaje", QUANTITY_PERCENT},
    {"por ciento", QUANTITY_PERCENT},
    {"%", QUANTITY_PERCENT},
    {"percent", QUANTITY_PERCENT},
    {"percentage", QUANTITY_PERCENT},
    {NULL, 0},
};

/* How a unit of measure begins that is a percent: "Porcentajes", "% de avance", "Pct."; folded. */
static const char *const percent_starts[] = {"%", "porcentaj", "porcentual", "porciento", "por ciento", "pct",
    "percent"};

static const struct word consolidations[] = {
    {"suma", CONSOLIDATION_SUM},
    {"total", CONSOLIDATION_SUM},
    {"sum", CONSOLIDATION_SUM},
    {"promedio", CONSOLIDATION_AVERAGE},
    {"media", CONSOLIDATION_AVERAGE},
    {"average", CONSOLIDATION_AVERAGE},
    {"mean", CONSOLIDATION_AVERAGE},
    {"ultimo", CONSOLIDATION_LAST},
    {"acumulado", CONSOLIDATION_LAST},
    {"last", CONSOLIDATION_LAST},
    {"cumulative", CONSOLIDATION_LAST},
    {"maximo", CONSOLIDATION_MAXIMUM},
    {"maximum", CONSOLIDATION_MAXIMUM},
    {"constante", CONSOLIDATION_CONSTANT},
    {"constant", CONSOLIDATION_CONSTANT},
    {"ninguna", CONSOLIDATION_NONE},
    {"no consolidable", CONSOLIDATION_NONE},
    {"none", CONSOLIDATION_NONE},
    {NULL, 0},
};

enum { ASCENDING, DESCENDING };

static const struct word directions[] = {
    {"ascendente", ASCENDING},
    {"creciente", ASCENDING},
    {"aumento", ASCENDING},
    {"aumentar", ASCENDING},
    {"incremento", ASCENDING},
    {"incrementar", ASCENDING},
    {"ascending", ASCENDING},
    {"increasing", ASCENDING},
    {"increase", ASCENDING},
    {"up", ASCENDING},
    {"crescente", ASCENDING},
    {"↑", ASCENDING},
    {"descendente", DESCENDING},
    {"decreciente", DESCENDING},
    {"reduccion", DESCENDING},
    {"reducir", DESCENDING},
    {"disminucion", DESCENDING},
    {"disminuir", DESCENDING},
    {"descending", DESCENDING},
    {"decreasing", DESCENDING},
    {"decrease", DESCENDING},
    {"reduction", DESCENDING},
    {"down", DESCENDING},
    {"decrescente", DESCENDING},
    {"↓", DESCENDING},
    {NULL, 0},
};

/* What the cell says, or -1 for no word of the table. */
static int
read_word(const char *key, const struct word *words)
{
	for (; words->word != NULL; words++) {
		if (strcmp(key, words->word) == 0)
			return words->meaning;
	}
	return -1;
}

int
months_sum(const struct activity *activity, struct decimal *sum)
{
	int count = 0;

	*sum = (struct decimal){0};
	for (int i = 0; i < MONTHS; i++) {
		if (!amount_given(&activity->month[i]))
			continue;
		if (!decimal_add(*sum, activity->month[i].value.number, sum))
			return -1;
		count++;
	}
	return count;
}

bool
is_mean(struct decimal sum, int count, struct decimal mean)
{
	struct decimal whole = {0};

	for (int i = 0; i < count; i++) {
		if (!decimal_add(whole, mean, &whole))
			return false;
	}
	return count > 0 && decimal_compare(whole, sum) == 0;
}

bool
is_rounded_mean(struct decimal sum, int count, struct decimal mean)
{
	__extension__ typedef __int128 wide;
	wide divisor = count, units = sum.units;

	if (count <= 0)
		return false;
	for (int i = 0; i < sum.scale; i++)
		divisor *= 10;
	for (int i = 0; i < mean.scale; i++)
		units *= 10;
	units = units < 0 ? (2 * units - divisor) / (2 * divisor) : (2 * units + divisor) / (2 * divisor);
	return units == mean.units;
}

bool
is_equal_shares(const struct activity *activity)
{
	struct decimal share = {0};
	int count = 0;

	for (int i = 0; i < MONTHS; i++) {
		const struct amount *month = &activity->month[i];

		if (!amount_is_work(month))
			continue;
		if (count++ == 0)
			share = month->value.number;
		else if (decimal_compare(month->value.number, share) != 0)
			return false;
		/* 8.330 says more than 8.33. */
		if (month->value.number.scale > share.scale)
			share = month->value.number;
	}
	return share.scale > 0 && amount_given(&activity->target) &&
	    is_rounded_mean(activity->target.value.number, count, share);
}

bool
completes_shares(const struct activity *activity, struct calendar calendar, struct decimal number)
{
	struct activity with = *activity;
	unsigned p = 0;

	while (p < calendar_count(calendar) && amount_given(&with.month[calendar_slot(calendar, p)]))
		p++;
	if (p == calendar_count(calendar))
		return false;
	with.month[calendar_slot(calendar, p)].value = (struct value){.kind = VALUE_NUMBER, .number = number};
	return is_equal_shares(&with);
}

static enum quantity
infer_measure(const struct activity *activity)
{
	bool percent = activity->target.value.kind == VALUE_PERCENT;

	for (int i = 0; i < MONTHS; i++)
		percent = percent || activity->month[i].value.kind == VALUE_PERCENT;
	return percent ? QUANTITY_PERCENT : QUANTITY_COUNT;
}

enum consolidation
consolidation_infer(const struct activity *activity)
{
	struct decimal target = activity->target.value.number;
	struct decimal sum;
	int count = months_sum(activity, &sum);
	bool constant = count >= 2 || count < 0; /* too much to add up is several */

	if (!amount_given(&activity->target) || (count > 0 && decimal_compare(sum, target) == 0))
		return CONSOLIDATION_SUM;
	for (int i = 0; i < MONTHS && constant; i++)
		constant = !amount_given(&activity->month[i]) ||
		    decimal_compare(activity->month[i].value.number, target) == 0;
	if (constant)
		return CONSOLIDATION_CONSTANT;
	if (activity->measure == QUANTITY_PERCENT && is_mean(sum, count, target))
		return CONSOLIDATION_AVERAGE;
	return CONSOLIDATION_SUM;
}

/* What the cell says, or -1 for no word of the table. */
static int
word_of(struct arena *arena, const struct sheet_cell *cell, const struct word *words)
{
	size_t n;

	return read_word(utf8_fold(arena, sheet_text(cell), sheet_length(cell), &n), words);
}

/* Percents of whatever: also "Tasa (%)", but not "Informe al 100%". */
static bool
is_percent_unit(struct arena *arena, const struct sheet_cell *cell)
{
	size_t n;
	const char *key = utf8_fold(arena, sheet_text(cell), sheet_length(cell), &n);

	for (size_t i = 0; i < sizeof(percent_starts) / sizeof(percent_starts[0]); i++) {
		if (strncmp(key, percent_starts[i], strlen(percent_starts[i])) == 0)
			return true;
	}
	return strstr(key, "(%)") != NULL;
}

/* The meaning of the cell's word; -1 when it is blank, or none of the words, which is reported. */
static int
read_cell(struct arena *arena, const char *file, const struct sheet_cell *cell, const struct word *words,
    struct diags *diags)
{
	int meaning;

	if (cell == NULL || sheet_length(cell) == 0)
		return -1;
	meaning = word_of(arena, cell, words);
	if (meaning < 0 && words == measures)
		diag_add(diags, SEVERITY_ERROR,
		    (struct srcloc){file, sheet_line(cell), sheet_field(cell).column}, "plan-measure",
		    "«%s»: expected «número» or «porcentaje», or nothing", sheet_text(cell));
	else if (meaning < 0)
		diag_add(diags, SEVERITY_ERROR,
		    (struct srcloc){file, sheet_line(cell), sheet_field(cell).column}, "plan-consolidation",
		    "«%s»: expected «suma», «promedio», «último», «máximo», «constante» or «ninguna», or "
		    "nothing",
		    sheet_text(cell));
	return meaning;
}

int
measure_read(struct arena *arena, const char *file, const struct sheet_cell *cell, struct diags *diags)
{
	return read_cell(arena, file, cell, measures, diags);
}

int
consolidation_read(struct arena *arena, const char *file, const struct sheet_cell *cell, struct diags *diags)
{
	return read_cell(arena, file, cell, consolidations, diags);
}

bool
measure_descends(struct arena *arena, const char *file, const struct sheet_cell *cell, struct diags *diags)
{
	int meaning;

	if (cell == NULL || sheet_length(cell) == 0)
		return false;
	meaning = word_of(arena, cell, directions);
	if (meaning < 0 && plan_key(arena, sheet_text(cell), sheet_length(cell))[0] != '\0')
		diag_add(diags, SEVERITY_WARNING, cell_place(file, cell), "plan-direction",
		    "«%s» is no direction, and is taken as «ascendente»: that or «descendente» is expected",
		    sheet_text(cell));
	return meaning == DESCENDING;
}

void
figures_as_decimals(struct activity *activity)
{
	value_as_decimals(&activity->target.value);
	for (int m = 0; m < MONTHS; m++)
		value_as_decimals(&activity->month[m].value);
}

void
measure_activity(struct arena *arena, const char *file, const struct sheet_cell *measure,
    const struct sheet_cell *consolidation, struct activity *activity, struct diags *diags)
{
	int read = measure_read(arena, file, measure, diags);
	enum quantity how;
	enum consolidation over_months;

	/*
	 * Bare numbers whose unit of measure is a percent are percents; other words there are of what is
	 * counted.
	 */
	if (read < 0 && activity_unit(activity) != NULL && sheet_length(activity_unit(activity)) > 0 &&
	    is_percent_unit(arena, activity_unit(activity)))
		read = QUANTITY_PERCENT;
	how = read >= 0 ? (enum quantity)read : infer_measure(activity);
	activity->measure = how;
	activity->measure_origin = read >= 0 ? ORIGIN_COLUMN : ORIGIN_INFERRED;
	if (activity->measure == QUANTITY_PERCENT)
		figures_as_decimals(activity);
	read = consolidation_read(arena, file, consolidation, diags);
	over_months = read >= 0 ? (enum consolidation)read : consolidation_infer(activity);
	activity->consolidation = over_months;
	activity->consolidation_origin = read >= 0 ? ORIGIN_COLUMN : ORIGIN_INFERRED;
}

const char *
quantity_name(enum quantity quantity)
{
	return quantity == QUANTITY_PERCENT ? "porcentaje" : "número";
}

const char *
consolidation_name(enum consolidation consolidation)
{
	switch (consolidation) {
	case CONSOLIDATION_SUM:
		return "suma";
	case CONSOLIDATION_AVERAGE:
		return "promedio";
	case CONSOLIDATION_LAST:
		return "último";
	case CONSOLIDATION_MAXIMUM:
		return "máximo";
	case CONSOLIDATION_CONSTANT:
		return "constante";
	case CONSOLIDATION_NONE:
		return "ninguna";
	}
	return "";
}
