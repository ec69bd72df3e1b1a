/*
 * What the months of a period come to: sum / divisor.
 */
#ifndef PLIEGO_PLAN_PORTION_H
#define PLIEGO_PLAN_PORTION_H

#include "base/decimal.h"

struct portion {
	struct decimal sum;
	uint32_t divisor;
	uint32_t count; /* months in it; 0: blank */
};

#endif
