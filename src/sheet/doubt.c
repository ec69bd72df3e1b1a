#include "sheet/doubt.h"

void
doubt_take(struct doubt *doubt, const struct sheet_cell *cell, const struct value *value)
{
	doubt->doubtful += value->doubtful;
	/* The decimals of a percent say nothing of counts. */
	if (value->shows_decimals && value->kind == VALUE_NUMBER && doubt->decimals == NULL)
		doubt->decimals = cell;
	if (value->shows_thousands && doubt->thousands == NULL)
		doubt->thousands = cell;
}

struct sheet_reading
doubt_settle(const struct doubt *doubt, bool of_counts, const struct sheet_reading *bound)
{
	struct sheet_reading reading = *bound;

	reading.doubtful = doubt->doubtful;
	reading.read = bound->read || of_counts;
	reading.thousands =
	    !bound->percent && doubt->decimals == NULL && (of_counts || doubt->thousands != NULL);
	reading.evidence = reading.thousands ? doubt->thousands : doubt->decimals;
	return reading;
}
