/*
 * The table of rules: every row is whole, and in the order that findings are told in.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "check/rule.h"

Test(check_rule, every_rule_has_an_id_of_its_own_and_a_title)
{
	for (int r = 0; r < RULES; r++) {
		const struct rule_info *info = rule_info((enum rule)r);

		cr_assert(info->id != NULL && info->title != NULL, "rule %d", r);
		cr_expect_eq(strncmp(info->id, "check-", 6), 0, "%s", info->id);
		cr_expect_eq(strspn(info->id, "abcdefghijklmnopqrstuvwxyz-"), strlen(info->id), "%s",
		    info->id);
		cr_expect_gt(strlen(info->title), 0, "%s", info->id);
		for (int before = 0; before < r; before++)
			cr_expect_str_neq(info->id, rule_info((enum rule)before)->id);
	}
}

Test(check_rule, is_found_by_its_name)
{
	cr_expect_str_eq(rule_info(RULE_TARGET_MONTHS)->id, "check-target-months");
	cr_expect_eq(rule_info(RULE_TARGET_MONTHS)->severity, SEVERITY_WARNING);
	cr_expect_eq(rule_info(RULE_TARGET_MONTHS)->needs, RULE_NEEDS_PLAN);
	cr_expect_str_eq(rule_info(RULE_MEANS_DIFFER)->id, "check-means-differ");
	cr_expect_eq(rule_info(RULE_MEANS_DIFFER)->severity, SEVERITY_NOTE);
	cr_expect_str_eq(rule_info(RULE_PROGRESS_UNKNOWN)->id, "check-progress-unknown");
	cr_expect_eq(rule_info(RULE_PROGRESS_UNKNOWN)->needs, RULE_NEEDS_PROGRESS);
}

Test(check_rule, those_of_the_progress_come_last)
{
	cr_expect_not(rule_is_of_progress((enum rule)0));
	cr_expect(rule_is_of_progress((enum rule)(RULES - 1)));
	for (int r = 1; r < RULES; r++)
		cr_expect(rule_is_of_progress((enum rule)r) || !rule_is_of_progress((enum rule)(r - 1)), "%s",
		    rule_info((enum rule)r)->id);
}
