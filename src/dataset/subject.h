/*
 * What a row of a dataset is of: an activity, the same one over units, or many of them.
 *
 * Writers say so of each row (row_is_of()), so that its figures can be explained (dataset/trace.h).
 */
#ifndef PLIEGO_DATASET_SUBJECT_H
#define PLIEGO_DATASET_SUBJECT_H

#include <stdint.h>

#include "plan/scale.h"
#include "sheet/calendar.h"

enum subject_kind {
	SUBJECT_NONE,       /* nothing that has figures */
	SUBJECT_ACTIVITY,   /* number: index into plan->activities */
	SUBJECT_ROW,        /* number: that of a row in the national rollup */
	SUBJECT_UNIT_ROW,   /* the same in that of the unit */
	SUBJECT_ACTIVITIES, /* of unit and line, as below, or of a set of units */
	SUBJECT_SILENT,     /* those of the units that have sent nothing */
	SUBJECT_RULE,       /* number: that of a rule of the checks; findings of it in the unit */
	SUBJECT_CHANGE,     /* number: that of a change of the last version */
	SUBJECT_VERSION,    /* number: that of a version of the plan, from 0 */
};

#define ANY_UNIT UINT32_MAX
#define ANY_LINE (UINT32_MAX - 1) /* UINT32_MAX: those without a line */
#define ANY_STATUS STATUSES
#define WHOLE_YEAR MONTHS
#define NO_SET UINT32_MAX
#define ANY_CURRENCY UINT8_MAX

struct row_subject {
	enum subject_kind kind;
	uint32_t number;
	uint32_t unit, line;
	uint32_t level, region; /* of the units of that level or region (plan/levels.h); NO_SET */
	uint8_t status;         /* what is counted has it */
	uint8_t currency;       /* of the activities whose money is in it; ANY_CURRENCY */
	uint8_t period;         /* the number of a period of the plan's calendar that it is looked at in; of
				 * money that was corrected, which of its activity's corrections it is */
	uint8_t alignment;      /* enum alignment: of the activities with a value of it; 0: of any */
	uint16_t year;          /* of a target of the activity (plan/multi_year.h); 0: none */
	uint32_t value;         /* its number (plan/alignment.h) */
};

/* The activities of a unit (ANY_UNIT) and a line (ANY_LINE). */
static inline struct row_subject
subject_of_activities(uint32_t unit, uint32_t line)
{
	return (struct row_subject){SUBJECT_ACTIVITIES, 0, unit, line, NO_SET, NO_SET, ANY_STATUS,
	    ANY_CURRENCY, WHOLE_YEAR, 0, 0, 0};
}

/* Those of the units of a level, or of a region. */
static inline struct row_subject
subject_of_level(uint32_t level)
{
	struct row_subject subject = subject_of_activities(ANY_UNIT, ANY_LINE);

	subject.level = level;
	return subject;
}

static inline struct row_subject
subject_of_region(uint32_t region)
{
	struct row_subject subject = subject_of_activities(ANY_UNIT, ANY_LINE);

	subject.region = region;
	return subject;
}

/* Those with a value of an alignment. */
static inline struct row_subject
subject_of_value(uint8_t alignment, uint32_t value)
{
	struct row_subject subject = subject_of_activities(ANY_UNIT, ANY_LINE);

	subject.alignment = alignment;
	subject.value = value;
	return subject;
}

/* An activity, or a row of the rollup of the unit, or of all (ANY_UNIT). */
static inline struct row_subject
subject_of_number(enum subject_kind kind, uint32_t unit, size_t number)
{
	return (struct row_subject){kind, (uint32_t)number, unit, ANY_LINE, NO_SET, NO_SET, ANY_STATUS,
	    ANY_CURRENCY, WHOLE_YEAR, 0, 0, 0};
}

#endif
