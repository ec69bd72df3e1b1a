#include "template/condition.h"

#include <string.h>

#include "base/utf8.h"

#include "template/loader.h"

#define WORDS_MAX 200
#define DEPTH_MAX 16 /* of parentheses and «not» */

struct word {
	const char *text; /* "" at the end */
	struct srcloc loc;
};

struct parser {
	struct loader *l;
	const struct yaml_node *node;
	const struct condition_rows *rows;
	struct word word[WORDS_MAX + 1];
	size_t count, at;
	int depth;
	bool failed;
};

/* ---- words ---- */

static bool
is_sign(char c)
{
	return c == '<' || c == '>' || c == '=' || c == '!';
}

/* The length of the word at s: a sign, a parenthesis, or all up to one of these or a blank. */
static size_t
word_length(const char *s)
{
	if (*s == '(' || *s == ')')
		return 1;
	if (is_sign(*s))
		return is_sign(s[1]) ? 2 : 1;
	return strcspn(s, " \t\n()<>=!");
}

static struct condition *
fail(struct parser *p, struct srcloc loc, const char *message, const char *word, const char *end)
{
	if (!p->failed)
		LOAD_ERROR(p->l, loc, "template-condition", "%s, not «%s»%s",
		    diag_phrase(p->l->diags, message),
		    *word != '\0' ? load_quote(p->l, word) : diag_phrase(p->l->diags, N_("the end")), end);
	p->failed = true;
	return NULL;
}

/* The braces of a field mean nothing here. */
static const char *
without_braces(struct arena *arena, const char *s, size_t n)
{
	if (n > 2 && s[0] == '{' && s[n - 1] == '}')
		return arena_strndup(arena, s + 1, n - 2);
	return arena_strndup(arena, s, n);
}

static bool
split(struct parser *p)
{
	const char *text = p->node->text;

	for (size_t i = 0; text[i] != '\0';) {
		if (strchr(" \t\n", text[i]) != NULL) {
			i++;
			continue;
		}
		size_t n = word_length(text + i);
		if (p->count == WORDS_MAX) {
			LOAD_ERROR(p->l, p->node->loc, "template-condition",
			    "a condition has %d words at most", WORDS_MAX);
			return false;
		}
		p->word[p->count++] =
		    (struct word){without_braces(p->l->arena, text + i, n), load_place_in(p->node, i)};
		i += n;
	}
	p->word[p->count] = (struct word){"", load_place_in(p->node, p->node->length)};
	return true;
}

static const struct word *
peek(const struct parser *p)
{
	return &p->word[p->at];
}

static bool
take(struct parser *p, const char *text)
{
	if (strcmp(peek(p)->text, text) != 0)
		return false;
	p->at++;
	return true;
}

/* ---- the grammar ---- */

static struct condition *either(struct parser *);

static struct condition *
made(struct parser *p, enum condition_kind kind, const struct condition *first,
    const struct condition *second)
{
	struct condition *condition = ARENA_NEW(p->l->arena, struct condition);

	*condition = (struct condition){.kind = kind, .first = first, .second = second};
	return condition;
}

static bool
take_number(struct parser *p, int64_t *number)
{
	const struct word *word = peek(p);

	if (value_int(word->text, number)) {
		p->at++;
		return true;
	}
	fail(p, word->loc, N_("a whole number should stand here"), word->text, "");
	return false;
}

static bool
take_sign(struct parser *p, enum condition_sign *sign)
{
	static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">=", "=="};
	const struct word *word = peek(p);

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++) {
		if (take(p, signs[i])) {
			*sign = i == 6 ? SIGN_EQUAL : (enum condition_sign)i;
			return true;
		}
	}
	fail(p, word->loc, N_("=, !=, <, <=, > or >= should stand here"), word->text, "");
	return false;
}

/* The table or dataset of that name; false where there is none. */
static bool
find_rows(struct parser *p, const char *name, struct condition *out)
{
	const struct template *t = p->l->template;

	for (size_t i = 0; i < t->table_count; i++) {
		if (strcmp(t->tables[i].name, name) != 0)
			continue;
		out->table = &t->tables[i];
		out->dataset = out->table->source;
		p->l->uses[i].used = true;
		return true;
	}
	for (size_t i = 0; dataset_names[i] != NULL; i++) {
		if (strcmp(dataset_names[i], name) != 0)
			continue;
		out->dataset = (enum dataset)i;
		return true;
	}
	return false;
}

/* «is «NAME» meant?»: of tables and datasets. */
static const char *
rows_suggestion(struct parser *p, const char *name)
{
	const struct template *t = p->l->template;
	size_t n = 0, sets = 0;

	while (dataset_names[sets] != NULL)
		sets++;
	const char **names = ARENA_ARRAY(p->l->arena, const char *, t->table_count + sets);
	for (size_t i = 0; i < t->table_count; i++)
		names[n++] = t->tables[i].name;
	for (size_t i = 0; i < sets; i++)
		names[n++] = dataset_names[i];
	return load_suggestion(p->l, name, names, n);
}

static bool
take_rows_name(struct parser *p, struct condition *out)
{
	const struct word word = *peek(p);

	if (!find_rows(p, word.text, out)) {
		fail(p, word.loc, N_("the name of a table or of a dataset should stand here"), word.text,
		    rows_suggestion(p, word.text));
		return false;
	}
	p->at++;
	if (!p->l->unit_known && dataset_is_of_unit(out->dataset))
		load_needs_unit(p->l, word.loc);
	return true;
}

/* Of what the condition is of, or else of the unit. */
static bool
own_rows(struct parser *p, struct srcloc loc, struct condition *out)
{
	out->table = p->rows->table;
	out->dataset = p->rows->known ? p->rows->dataset : DATASET_PLAN;
	if (p->rows->known || p->l->unit_known)
		return true;
	LOAD_ERROR(p->l, loc, "template-condition",
	    "«rows» are those of a table, a chart or a unit; elsewhere say of what: «rows of TABLE»");
	p->failed = true;
	return false;
}

/* The name of an own field of units, which they may have or not. */
static bool
take_own_name(struct parser *p, struct condition *out)
{
	const struct word *word = peek(p);
	size_t n;

	if (!load_is_own_name(word->text)) {
		fail(p, word->loc, N_("the name of a field of units should stand here"), word->text, "");
		return false;
	}
	out->field = utf8_nfc(p->l->arena, word->text, strlen(word->text), &n);
	p->at++;
	return true;
}

static struct condition *
compared(struct parser *p, enum condition_figure figure)
{
	struct condition *out = made(p, CONDITION_FIGURE, NULL, NULL);
	const struct srcloc loc = peek(p)->loc;

	out->figure = figure;
	p->at++;
	if (figure == FIGURE_UNITS && take(p, "with") && !take_own_name(p, out))
		return NULL;
	if (figure == FIGURE_QUARTER && p->l->template->cut_loc.file == NULL)
		p->l->template->cut_loc = loc;
	if (figure == FIGURE_ROWS && !(take(p, "of") ? take_rows_name(p, out) : own_rows(p, loc, out)))
		return NULL;
	return take_sign(p, &out->sign) && take_number(p, &out->number) ? out : NULL;
}

/* «has rows», or «NAME has rows». */
static struct condition *
has_rows(struct parser *p)
{
	struct condition *out = made(p, CONDITION_FIGURE, NULL, NULL);
	const struct srcloc loc = peek(p)->loc;

	out->figure = FIGURE_ROWS;
	out->sign = SIGN_MORE;
	if (strcmp(peek(p)->text, "has") == 0 ? !own_rows(p, loc, out) : !take_rows_name(p, out))
		return NULL;
	p->at++;
	if (take(p, "rows"))
		return out;
	return fail(p, peek(p)->loc, N_("«rows» should stand here"), peek(p)->text, "");
}

static struct condition *
is_division(struct parser *p)
{
	static const char *const divisions[] = {
	    [DIVISION_MONTHS] = "months",
	    [DIVISION_QUARTERS] = "quarters",
	    [DIVISION_FOUR_MONTHS] = "four-months",
	    [DIVISION_SEMESTERS] = "semesters",
	    [DIVISION_YEAR] = "year",
	};
	const size_t count = sizeof(divisions) / sizeof(*divisions);
	struct condition *out = made(p, CONDITION_DIVISION, NULL, NULL);

	p->at++;
	p->l->template->tells_periods = true;
	if (!take(p, "is"))
		return fail(p, peek(p)->loc, N_("«is» should stand here"), peek(p)->text, "");
	bool negated = take(p, "not");
	for (size_t i = 0; i < count; i++) {
		if (!take(p, divisions[i]))
			continue;
		out->division = (enum division)i;
		return negated ? made(p, CONDITION_NOT, out, NULL) : out;
	}
	return fail(p, peek(p)->loc, N_("months, quarters, four-months, semesters or year should stand here"),
	    peek(p)->text, load_suggestion(p->l, peek(p)->text, divisions, count));
}

/* What begins with a word: a figure, what holds or not, as «draft», or the name of what has rows. */
static struct condition *
atom(struct parser *p)
{
	static const char *const words[] = {"units", "quarter", "year", "rows", "draft", "unit",
	    "first-period", "plan-period", "has", "not"};
	const struct word *word = peek(p);
	const bool names_rows =
	    strcmp(word->text, "has") == 0 || (*word->text != '\0' && strcmp(word[1].text, "has") == 0);

	if (names_rows)
		return has_rows(p);
	for (int figure = FIGURE_UNITS; figure <= FIGURE_ROWS; figure++)
		if (strcmp(word->text, words[figure]) == 0)
			return compared(p, (enum condition_figure)figure);
	if (take(p, "draft"))
		return made(p, CONDITION_DRAFT, NULL, NULL);
	if (take(p, "unit"))
		return made(p, CONDITION_UNIT, NULL, NULL);
	if (take(p, "first-period")) {
		if (p->l->template->cut_loc.file == NULL)
			p->l->template->cut_loc = word->loc;
		return made(p, CONDITION_FIRST, NULL, NULL);
	}
	if (strcmp(word->text, "plan-period") == 0)
		return is_division(p);
	return fail(p, word->loc,
	    N_("a condition should stand here: units, quarter, year, rows, draft, unit, first-period or "
	       "plan-period"),
	    word->text, load_suggestion(p->l, word->text, words, sizeof(words) / sizeof(*words)));
}

/* Nested as deep as DEPTH_MAX. */
static struct condition *
one(struct parser *p)
{
	struct condition *out;
	const struct srcloc loc = peek(p)->loc;

	if (p->depth == DEPTH_MAX)
		return fail(p, loc, N_("a condition nested less deeply should stand here"), peek(p)->text,
		    "");
	p->depth++;
	if (take(p, "not")) {
		const struct condition *of = one(p);
		out = of != NULL ? made(p, CONDITION_NOT, of, NULL) : NULL;
	} else if (take(p, "(")) {
		out = either(p);
		if (out != NULL && !take(p, ")"))
			out = fail(p, peek(p)->loc, N_("«)» should stand here"), peek(p)->text, "");
	} else {
		out = atom(p);
	}
	p->depth--;
	return out;
}

static struct condition *
joined(struct parser *p, enum condition_kind kind, const char *word,
    struct condition *(*part)(struct parser *))
{
	struct condition *out = part(p);

	while (out != NULL && take(p, word)) {
		const struct condition *second = part(p);
		out = second != NULL ? made(p, kind, out, second) : NULL;
	}
	return out;
}

static struct condition *
both(struct parser *p)
{
	return joined(p, CONDITION_AND, "and", one);
}

static struct condition *
either(struct parser *p)
{
	return joined(p, CONDITION_OR, "or", both);
}

const struct condition *
load_condition(struct loader *l, const struct yaml_node *node, const struct condition_rows *rows)
{
	struct parser *p = ARENA_NEW(l->arena, struct parser);

	*p = (struct parser){.l = l, .node = node, .rows = rows};
	if (!load_expect(l, node, YAML_SCALAR, "«when»") || !split(p))
		return NULL;
	const struct condition *out = either(p);
	if (out != NULL && p->at < p->count)
		out =
		    fail(p, peek(p)->loc, N_("«and», «or» or the end should stand here"), peek(p)->text, "");
	return out;
}
