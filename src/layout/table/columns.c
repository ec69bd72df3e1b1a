#include "layout/table/columns.h"

#define PERCENT_WHOLE 100000 /* thousandths of a percent */

/* Past these a value means no more than "too much"; they keep products within 64 bits. */
#define PERCENT_MAX (100 * PERCENT_WHOLE)
#define WEIGHT_MAX (10 * 1000 * 1000)

static int64_t
share(int64_t width, int64_t part, int64_t whole)
{
	return whole > 0 ? width * part / whole : 0;
}

static bool
too_wide(struct layout *l, const struct table *table, int64_t need, length width)
{
	int64_t sum = 0;
	struct srcloc loc = table->loc;

	/* The column to blame is the first one that does not fit. */
	for (size_t c = 0; c < table->column_count; c++) {
		const struct column *column = &table->columns[c];
		if (column->kind == COLUMN_FIXED)
			sum += column->value;
		else if (column->kind == COLUMN_PERCENT)
			sum += share(width, column->value, PERCENT_WHOLE);
		if (sum > width || (sum == width && column->kind == COLUMN_FLEX)) {
			loc = column->loc;
			break;
		}
	}
	if (!diags_has(l->diags, loc, "layout-columns-too-wide"))
		diag_add(l->diags, SEVERITY_ERROR, loc, "layout-columns-too-wide",
		    "the columns need " MM " of the " MM " there are", MM_ARGS(need), MM_ARGS(width));
	return false;
}

/* Percentages are added before they are rounded, so that three thirds make a whole. */
struct sums {
	int64_t fixed, percent, flex;
};

static void
sums_add(struct sums *sums, const struct column *column)
{
	int32_t value = column->value > 0 ? column->value : 0;

	switch (column->kind) {
	case COLUMN_FIXED:
		sums->fixed += value;
		break;
	case COLUMN_PERCENT:
		sums->percent += at_most(value, PERCENT_MAX);
		break;
	case COLUMN_FLEX:
		sums->flex += at_most(value, WEIGHT_MAX);
		break;
	}
}

bool
columns_resolve(struct layout *l, const struct table *table, length width, length *edges)
{
	struct sums all = {0}, upto = {0};
	bool flexible = false, relative = false;

	for (size_t c = 0; c < table->column_count; c++) {
		sums_add(&all, &table->columns[c]);
		flexible = flexible || table->columns[c].kind == COLUMN_FLEX;
		relative = relative || table->columns[c].kind == COLUMN_PERCENT;
	}
	int64_t need = all.fixed + share(width, all.percent, PERCENT_WHOLE);
	if (need > width || (flexible && need == width))
		return too_wide(l, table, need, width);
	edges[0] = 0;
	for (size_t c = 0; c < table->column_count; c++) {
		sums_add(&upto, &table->columns[c]);
		edges[c + 1] = (length)(upto.fixed + share(width, upto.percent, PERCENT_WHOLE) +
		    share(width - need, upto.flex, all.flex));
	}
	/* Rounding of what was written in millimetres and percent must not leave a gap of a hair. */
	length gap = width - edges[table->column_count];
	if (relative && gap > 0 && (size_t)gap <= table->column_count)
		edges[table->column_count] = width;
	return true;
}
