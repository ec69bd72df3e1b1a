/*
 * Conditions: whether content is printed.
 *
 *   units > 1
 *   quarter > 1 and progress-units has rows
 *   not draft and (plan-period is months or rows of plan >= 20)
 *
 *   either     = both { "or" both }
 *   both       = one { "and" one }
 *   one        = "not" one | "(" either ")" | figure sign number | [ name ] "has" "rows" | "draft" | "unit"
 *              | "first-period" | "plan-period" "is" [ "not" ] division
 *   figure     = "units" [ "with" own-field ] | "quarter" | "year" | "rows" [ "of" name ]
 *   sign       = "=" | "!=" | "<" | "<=" | ">" | ">="
 *
 * A name is that of a table of the template, or of a dataset.  Fields may stand in braces, as in texts.
 */
#ifndef PLIEGO_TEMPLATE_CONDITION_H
#define PLIEGO_TEMPLATE_CONDITION_H

#include "template/template.h"

enum condition_kind {
	CONDITION_AND,
	CONDITION_OR,
	CONDITION_NOT,    /* of the first */
	CONDITION_FIGURE, /* compared with a number */
	CONDITION_DRAFT,
	CONDITION_UNIT,     /* the content is of a unit */
	CONDITION_FIRST,    /* what is reported begins with the year */
	CONDITION_DIVISION, /* what the plan is by */
};

enum condition_figure {
	FIGURE_UNITS,
	FIGURE_QUARTER,
	FIGURE_YEAR,
	FIGURE_ROWS, /* of the table, if there is one, else of the dataset */
};

enum condition_sign { SIGN_EQUAL, SIGN_UNEQUAL, SIGN_LESS, SIGN_AT_MOST, SIGN_MORE, SIGN_AT_LEAST };

struct condition {
	enum condition_kind kind;
	const struct condition *first, *second;
	enum condition_figure figure;
	const char *field; /* of units: those that say something under that own field; NULL: all */
	const struct table_spec *table;
	enum dataset dataset;
	enum condition_sign sign;
	int64_t number;
	enum division division;
};

/* What «rows» alone means: those of the content that the condition is of. */
struct condition_rows {
	bool known;
	const struct table_spec *table; /* NULL: of the dataset */
	enum dataset dataset;
};

struct loader;
struct yaml_node;

/* NULL after an error [template-condition] at the word that can't be read. */
const struct condition *load_condition(struct loader *, const struct yaml_node *,
    const struct condition_rows *);

#endif
