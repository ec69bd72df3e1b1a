/*
 * What is checked, and what the job says of it.
 */
#ifndef PLIEGO_CHECK_SETTINGS_H
#define PLIEGO_CHECK_SETTINGS_H

#include "check/rule.h"
#include "plan/changes.h"
#include "plan/compliance.h"

enum rule_setting { SETTING_DEFAULT, SETTING_OFF, SETTING_NOTE, SETTING_WARNING, SETTING_ERROR };

/* An exception that the job makes: findings of a rule in a unit, of one activity or of all (NULL). */
struct acceptance {
	enum rule rule;
	const char *unit;     /* code */
	const char *activity; /* its code or text, by plan_key(); NULL: of the whole unit */
	const char *reason;   /* never empty */
	struct srcloc loc;
};

struct check_settings {
	enum rule_setting rules[RULES];
	const struct acceptance *accepted;
	size_t accepted_count;
	const char *const *lines; /* the strategic lines that there are; none: not checked */
	size_t line_count;
	struct decimal weights_total; /* of a unit's activities, and of all units; 0: it is not checked */
	int year;                     /* of the job; 0: it says none */
	unsigned threads;             /* that may look at once; 0: one */
	uint8_t currency;             /* of amounts that say none; CURRENCY_NONE */
	bool figures_expected; /* what can't be computed is told, though it look like another kind of plan */
	const struct progress *progress;     /* of the plan; NULL: not checked */
	const struct compliance *compliance; /* of that progress, at the cut; NULL: there is none */
	const struct changes *changes;       /* to the plan, from its version before; NULL: there is none */
	const char *const *change_reasons;   /* of each of them, as the job gives it; NULL: it gives none */
};

#endif
