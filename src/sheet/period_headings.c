#include "sheet/period_headings.h"

#include <string.h>

#include "base/ascii.h"
#include "sheet/currency.h"
#include "sheet/period_text.h"
#include "sheet/plan_headings.h"
#include "sheet/vocabulary.h"

#define KEY_MAX 128

/*
 * Of each, its own word first.  JUSTIFICACIÓN is the vocabulary's (synonyms.c): its column may also stand for
 * all periods at once.
 */
static const struct {
	const char *key;
	enum period_subject subject;
} words[] = {
    {"causa", PERIOD_CAUSE},
    {"cause", PERIOD_CAUSE},
    {"medida correctiva", PERIOD_MEASURE},
    {"medidas correctivas", PERIOD_MEASURE},
    {"accion correctiva", PERIOD_MEASURE},
    {"acciones correctivas", PERIOD_MEASURE},
    {"medida adoptada", PERIOD_MEASURE},
    {"medidas adoptadas", PERIOD_MEASURE},
    {"corrective measure", PERIOD_MEASURE},
    {"corrective action", PERIOD_MEASURE},
    {"medida corretiva", PERIOD_MEASURE},
    {"acao corretiva", PERIOD_MEASURE},
    {"responsable de la medida", PERIOD_RESPONSIBLE},
    {"responsable de la medida correctiva", PERIOD_RESPONSIBLE},
    {"responsable de medida", PERIOD_RESPONSIBLE},
    {"responsable de la accion correctiva", PERIOD_RESPONSIBLE},
    {"responsavel pela medida", PERIOD_RESPONSIBLE},
    {"responsible for the measure", PERIOD_RESPONSIBLE},
    {"plazo de la medida", PERIOD_DEADLINE},
    {"plazo de la medida correctiva", PERIOD_DEADLINE},
    {"plazo", PERIOD_DEADLINE},
    {"fecha de la medida", PERIOD_DEADLINE},
    {"fecha de la medida correctiva", PERIOD_DEADLINE},
    {"fecha limite", PERIOD_DEADLINE},
    {"fecha compromiso", PERIOD_DEADLINE},
    {"fecha de cumplimiento", PERIOD_DEADLINE},
    {"deadline", PERIOD_DEADLINE},
    {"prazo", PERIOD_DEADLINE},
    {"evidencia", PERIOD_EVIDENCE},
    {"evidencias", PERIOD_EVIDENCE},
    {"evidence", PERIOD_EVIDENCE},
    {"presupuesto", PERIOD_BUDGET},
    {"presupuesto vigente", PERIOD_BUDGET},
    {"presupuesto modificado", PERIOD_BUDGET},
    {"presupuesto asignado", PERIOD_BUDGET},
    {"presupuesto aprobado", PERIOD_BUDGET},
    {"presupuesto programado", PERIOD_BUDGET},
    {"monto presupuestado", PERIOD_BUDGET},
    {"monto asignado", PERIOD_BUDGET},
    {"monto programado", PERIOD_BUDGET},
    {"asignacion presupuestaria", PERIOD_BUDGET},
    {"monto", PERIOD_BUDGET},
    {"budget", PERIOD_BUDGET},
    {"annual budget", PERIOD_BUDGET},
    {"orcamento", PERIOD_BUDGET},
    {"devengado", PERIOD_SPENT},
    {"presupuesto devengado", PERIOD_SPENT},
    {"monto devengado", PERIOD_SPENT},
    {"gasto devengado", PERIOD_SPENT},
    {"ejecutado financiero", PERIOD_SPENT},
    {"ejecucion financiera", PERIOD_SPENT},
    {"ejecucion presupuestaria", PERIOD_SPENT},
    {"presupuesto ejecutado", PERIOD_SPENT},
    {"monto ejecutado", PERIOD_SPENT},
    {"gasto ejecutado", PERIOD_SPENT},
    {"gasto", PERIOD_SPENT},
    {"spent", PERIOD_SPENT},
    {"expenditure", PERIOD_SPENT},
    {"orcamento executado", PERIOD_SPENT},
    {"despesa liquidada", PERIOD_SPENT},
    {"numerador", PERIOD_NUMERATOR},
    {"numerator", PERIOD_NUMERATOR},
    {"denominador", PERIOD_DENOMINATOR},
    {"denominator", PERIOD_DENOMINATOR},
};

#define WORDS (sizeof(words) / sizeof(*words))

static const char *const headings[PERIOD_SUBJECTS] = {
    [PERIOD_REASON] = HEADING_JUSTIFICATION,
    [PERIOD_CAUSE] = HEADING_CAUSE,
    [PERIOD_MEASURE] = HEADING_CORRECTIVE,
    [PERIOD_RESPONSIBLE] = "RESPONSABLE DE LA MEDIDA",
    [PERIOD_DEADLINE] = "PLAZO DE LA MEDIDA",
    [PERIOD_EVIDENCE] = "EVIDENCIA",
    [PERIOD_BUDGET] = "PRESUPUESTO",
    [PERIOD_SPENT] = "DEVENGADO",
    [PERIOD_NUMERATOR] = "NUMERADOR",
    [PERIOD_DENOMINATOR] = "DENOMINADOR",
};

const char *
period_subject_heading(enum period_subject subject)
{
	return headings[subject];
}

const char *
period_subject_key(enum period_subject subject)
{
	if (subject == PERIOD_REASON)
		return column_key(COLUMN_JUSTIFICATION);
	for (size_t i = 0; i < WORDS; i++) {
		if (words[i].subject == subject)
			return words[i].key;
	}
	return "";
}

/* What stands behind the word for a reason, in any language; NULL: the key begins with none. */
static const char *
behind_reason(const char *key)
{
	char word[KEY_MAX];
	size_t n = strcspn(key, " ");
	const char *own = column_key(COLUMN_JUSTIFICATION);

	if (strncmp(key, own, strlen(own)) == 0)
		return key + strlen(own);
	if (n >= sizeof(word))
		return NULL;
	memcpy(word, key, n);
	word[n] = '\0';
	return heading_column(word) == COLUMN_JUSTIFICATION ? key + n : NULL;
}

/* Signs may stand between the word and what it is of, letters and figures of another word may not. */
static bool
ends_word(char c)
{
	return !ascii_is_lower(c) && !ascii_is_digit(c);
}

/* What stands behind the longest of the words; NULL: the key begins with none. */
static const char *
behind_word(const char *key, struct period_heading *out)
{
	size_t longest = 0;
	unsigned rank = 0;

	for (size_t i = 0; i < WORDS; i++) {
		size_t n;

		rank = i > 0 && words[i].subject == words[i - 1].subject ? rank + 1 : 0;
		if (words[i].key[0] != key[0])
			continue;
		n = strlen(words[i].key);
		if (n <= longest || strncmp(words[i].key, key, n) != 0 || !ends_word(key[n]))
			continue;
		longest = n;
		out->subject = words[i].subject;
		out->rank = rank;
	}
	return longest > 0 ? key + longest : NULL;
}

/* Takes the currency off the end of the text: "(us$)", "en usd"; n: what is left of it. */
static uint8_t
take_currency(const char *text, size_t *n)
{
	char last[KEY_MAX];
	size_t end = *n, start;

	while (end > 0 && strchr(" )", text[end - 1]) != NULL)
		end--;
	for (start = end; start > 0 && strchr(" (", text[start - 1]) == NULL;)
		start--;
	if (start == end || end - start >= sizeof(last))
		return CURRENCY_NONE;
	memcpy(last, text + start, end - start);
	last[end - start] = '\0';
	uint8_t currency = currency_named(last);
	if (currency == CURRENCY_NONE)
		return CURRENCY_NONE;
	while (start > 0 && strchr(" (", text[start - 1]) != NULL)
		start--;
	if (start >= 3 && strncmp(text + start - 3, " en", 3) == 0)
		start -= 3;
	*n = start;
	return currency;
}

/* Nothing but signs and a year: "2024", "(2024)". */
static bool
is_year(const char *text)
{
	size_t digits = 0;

	for (; *text != '\0'; text++) {
		if (ascii_is_lower(*text))
			return false;
		digits += ascii_is_digit(*text);
	}
	return digits == 4;
}

/* Words for all that was spent from the beginning of the year on, behind signs. */
static bool
is_to_date(const char *text)
{
	static const char *const words_to_date[] = {"acumulado", "acumulada", "a la fecha", "al corte",
	    "to date", "cumulative", "accumulated", "ate a data"};

	while (*text != '\0' && ends_word(*text))
		text++;
	for (size_t i = 0; i < sizeof(words_to_date) / sizeof(*words_to_date); i++) {
		const size_t n = strlen(words_to_date[i]);

		if (strncmp(text, words_to_date[i], n) == 0 && strspn(text + n, " )") == strlen(text + n))
			return true;
	}
	return false;
}

bool
period_heading(const char *key, struct period_heading *out)
{
	const char *behind;

	if (period_heading_but_reason(key, out))
		return true;
	behind = behind_reason(key);
	if (behind == NULL)
		return false;
	*out = (struct period_heading){.subject = PERIOD_REASON, .period = period_of_reason(behind)};
	return true;
}

bool
period_heading_but_reason(const char *key, struct period_heading *out)
{
	char rest[KEY_MAX];
	const char *behind = behind_word(key, out);
	size_t n;

	out->currency = CURRENCY_NONE;
	out->to_date = false;
	if (behind == NULL)
		return false;
	n = strlen(behind);
	out->period = COLUMNS;
	if (n >= sizeof(rest))
		return true;
	if (out->subject == PERIOD_BUDGET || out->subject == PERIOD_SPENT)
		out->currency = take_currency(behind, &n);
	memcpy(rest, behind, n);
	rest[n] = '\0';
	out->to_date = out->subject == PERIOD_SPENT && is_to_date(rest);
	out->period = is_year(rest) || out->to_date ? COLUMN_JUSTIFICATION : period_of_reason(rest);
	return true;
}
