/*
 * What sheets say of their activities besides figures.
 */
#include "plan/progress.h"

const char *
progress_told(struct arena *arena, const struct progress *progress, uint32_t activity,
    enum period_subject subject, const struct told_period *period)
{
	const struct progress_sheet *sheet = &progress->sheets[progress->plan->activities[activity].unit];
	const uint32_t row = progress->executed[activity].row;
	const struct reasons *told;

	if (sheet->told == NULL || row == PROGRESS_NO_ROW)
		return NULL;
	told = reasons_read(arena, arena, &sheet->sheet->rows[row], &sheet->told[subject - PROGRESS_TOLD]);
	return reasons_of(arena, told, period->calendar, period->of, period->wording);
}

bool
progress_tells(const struct progress *progress, enum period_subject subject)
{
	for (size_t u = 0; u < progress->plan->unit_count; u++) {
		const struct period_columns *told = progress->sheets[u].told;

		if (told == NULL)
			continue;
		told += subject - PROGRESS_TOLD;
		if (told->plain >= 0)
			return true;
		for (int k = 0; k < PERIOD_COLUMNS; k++)
			if (told->of[k] >= 0)
				return true;
	}
	return false;
}
