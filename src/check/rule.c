#include "check/rule.h"

static const struct rule_info rules[RULES] = {
#define RULE_ROW(name, id, severity, needs, title) \
	[RULE_##name] = {id, SEVERITY_##severity, RULE_NEEDS_##needs, title},
    CHECK_RULES(RULE_ROW)
#undef RULE_ROW
};

const struct rule_info *
rule_info(enum rule rule)
{
	return &rules[rule];
}

bool
rule_is_of_progress(enum rule rule)
{
	return rules[rule].needs != RULE_NEEDS_PLAN;
}
