/*
 * Headings of columns that there may be one each of for periods: a word, and behind it the period, or
 * nothing: "JUSTIFICACIÓN T1", "PRESUPUESTO ENE", "DEVENGADO".
 */
#ifndef PLIEGO_SHEET_PERIOD_HEADINGS_H
#define PLIEGO_SHEET_PERIOD_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sheet/plan_column.h"

enum period_subject {
	PERIOD_REASON,      /* JUSTIFICACIÓN */
	PERIOD_CAUSE,       /* CAUSA: in a word or two */
	PERIOD_MEASURE,     /* MEDIDA CORRECTIVA: what is done about it */
	PERIOD_RESPONSIBLE, /* RESPONSABLE DE LA MEDIDA */
	PERIOD_DEADLINE,    /* PLAZO DE LA MEDIDA */
	PERIOD_EVIDENCE,    /* EVIDENCIA: where what was done can be seen */
	PERIOD_BUDGET,      /* PRESUPUESTO: the money that there is for the activity */
	PERIOD_SPENT,       /* DEVENGADO: the money that was spent on it */
	PERIOD_NUMERATOR,   /* NUMERADOR: of a rate (plan/rates.h) */
	PERIOD_DENOMINATOR, /* DENOMINADOR */
	PERIOD_SUBJECTS,
};

/* What is known of a heading that begins with such a word. */
struct period_heading {
	enum period_subject subject;
	/* COLUMN_JUSTIFICATION: it has no period (a year is none); COLUMNS: what stands there is none. */
	enum plan_column period;
	unsigned rank;    /* of the word among those for the same thing; 0: its own */
	uint8_t currency; /* that it names: "PRESUPUESTO (US$)"; CURRENCY_NONE */
	bool to_date; /* it says so: "DEVENGADO ACUMULADO", "DEVENGADO A LA FECHA"; then it has no period */
};

/* By its key (vocabulary.h); false: it begins with none of the words. */
bool period_heading(const char *key, struct period_heading *out);

/* The same but for JUSTIFICACIÓN, the words for which take long to look through. */
bool period_heading_but_reason(const char *key, struct period_heading *out);

/* The word as columns are called here, and its key. */
const char *period_subject_heading(enum period_subject);
const char *period_subject_key(enum period_subject);

#endif
