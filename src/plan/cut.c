#include "plan/cut.h"

#include <assert.h>

#define QUARTER_MONTHS (MONTHS / QUARTERS)

struct cut
cut_at(unsigned quarter, unsigned month)
{
	unsigned last = month > 0 ? month : quarter * QUARTER_MONTHS;

	assert(last >= 1 && last <= MONTHS);
	return (struct cut){
	    .first = (uint8_t)((last - 1) / QUARTER_MONTHS * QUARTER_MONTHS),
	    .month = (uint8_t)(last - 1),
	};
}

bool
cut_before(struct cut cut, struct cut *out)
{
	const unsigned length = cut.month + 1u - cut.first;

	if (cut.first < length)
		return false;
	*out = (struct cut){(uint8_t)(cut.first - length), (uint8_t)(cut.first - 1)};
	return true;
}

bool
cut_of_column(struct calendar calendar, enum plan_column column, struct cut *out)
{
	const unsigned length = division_length(calendar_groups(calendar).division);
	struct period period = calendar_period_of(calendar, column);
	bool sound;

	if (division_of_column(column) == DIVISION_MONTHS)
		period.first = (uint8_t)(period.last / length * length);
	sound = calendar_has(calendar, period);
	if (!sound) {
		const unsigned own = division_length(calendar.division);

		period.last = (uint8_t)(period.last / own * own + own - 1);
		period.first = (uint8_t)(period.last + 1 - own);
	}
	*out = (struct cut){period.first, period.last};
	return sound;
}
