/*
 * Fields that say more than a name: own fields of units, documents and jobs; figures of a dataset; and the
 * choice of one of two words by a figure.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "template/loader.h"

#define ROW_DIGITS_MAX 7

/* --- a choice of words ---------------------------------------------------------------------------------- */

/* The text between, without blanks at its ends. */
static const char *
trimmed(struct loader *l, const char *from, size_t n)
{
	utf8_trim(&from, &n);
	return arena_strndup(l->arena, from, n);
}

bool
field_split_choice(struct loader *l, const char **written, struct srcloc loc, struct field_choice *out)
{
	const char *choice = strstr(*written, " ? ");

	*out = (struct field_choice){0};
	if (choice == NULL)
		return true;
	const char *first = choice + 3, *colon = strstr(choice + 2, " : ");
	if (colon == NULL) {
		LOAD_ERROR(l, loc, "yaml-field",
		    "a choice of words has a colon between blanks: {unit.rows ? actividad : actividades}");
		return false;
	}
	size_t n;
	const char *one = trimmed(l, first, colon > first ? (size_t)(colon - first) : 0);
	const char *other = trimmed(l, colon + 3, strlen(colon + 3));
	out->one = utf8_nfc(l->arena, one, strlen(one), &n);
	out->other = utf8_nfc(l->arena, other, strlen(other), &n);
	*written = trimmed(l, *written, (size_t)(choice - *written));
	return true;
}

/* Whether what the field prints is a number. */
static bool
is_number(struct loader *l, const struct piece *piece)
{
	const struct dataset_column *column;

	switch (piece->field) {
	case FIELD_YEAR:
	case FIELD_QUARTER:
	case FIELD_JUSTIFY_BELOW:
	case FIELD_RANK_FROM:
	case FIELD_SPENDING_GAP:
	case FIELD_UNIT_ROWS:
	case FIELD_GROUP_ROWS:
	case FIELD_LEFT_OUT:
		return true;
	case FIELD_FIGURE:
		if (piece->use->choice == ROW_COUNT)
			return true;
		column =
		    load_find_column(l, piece->use->binding.source, piece->use->binding.key, WORDING_SPANISH);
		return column == NULL || column->kind == CELL_NUMBER || column->kind == CELL_PERCENT;
	default:
		return false;
	}
}

bool
field_set_choice(struct loader *l, const char *written, const struct field_choice *choice,
    struct piece *piece)
{
	if (choice->one == NULL)
		return true;
	if (!is_number(l, piece)) {
		LOAD_ERROR(l, piece->loc, "yaml-field", "{%s} is no number, by which words are chosen",
		    load_quote(l, written));
		return false;
	}
	struct field_use *use = ARENA_NEW(l->arena, struct field_use);
	if (piece->use != NULL)
		*use = *piece->use;
	use->words = *choice;
	piece->use = use;
	return true;
}

/* --- own fields ----------------------------------------------------------------------------------------- */

static const struct {
	const char *begins;
	enum own_scope scope;
	unsigned sets;
} scopes[] = {
    {"job.", OWN_OF_JOB, FIELDS_DOCUMENT},
    {"document.", OWN_OF_DOCUMENT, FIELDS_DOCUMENT},
    {"unit.", OWN_OF_UNIT, FIELDS_UNIT},
};

static void
note_own(struct loader *l, const struct field_use *use, struct srcloc loc)
{
	l->own_uses = arena_grow(l->arena, l->own_uses, l->own_use_count, &l->own_use_capacity,
	    l->own_use_count + 1, sizeof(*l->own_uses));
	l->own_uses[l->own_use_count++] =
	    (struct own_use){.scope = use->scope, .name = use->name, .loc = loc, .table = l->table_at};
}

void
load_drop_unused_own(struct loader *l)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->own_use_count; i++)
		if (l->own_uses[i].table == 0 || l->uses[l->own_uses[i].table - 1].used)
			l->own_uses[kept++] = l->own_uses[i];
	l->template->own_uses = l->own_uses;
	l->template->own_use_count = kept;
}

enum field_result
field_own(struct loader *l, const char *written, unsigned allowed, struct piece *out, unsigned *sets)
{
	for (size_t i = 0; l->template != NULL && i < sizeof(scopes) / sizeof(*scopes); i++) {
		size_t n = strlen(scopes[i].begins);

		if (strncmp(written, scopes[i].begins, n) != 0 || written[n] == '\0')
			continue;
		if ((scopes[i].sets & allowed) == 0)
			return FIELD_NOT_SO;
		struct field_use *use = ARENA_NEW(l->arena, struct field_use);
		use->scope = scopes[i].scope;
		use->name = utf8_nfc(l->arena, written + n, strlen(written + n), &n);
		note_own(l, use, out->loc);
		out->field = FIELD_OWN;
		out->use = use;
		*sets = scopes[i].sets;
		return FIELD_TAKEN;
	}
	return FIELD_NOT_SO;
}

/* --- figures -------------------------------------------------------------------------------------------- */

/* «worst-units[1].UNIDAD», taken apart. */
struct figure_text {
	const char *dataset, *row, *heading; /* row NULL: none is said */
	struct srcloc loc;
};

/* False: no text of a figure. */
static bool
take_apart(struct loader *l, const char *written, struct figure_text *out)
{
	size_t n = load_data_prefix(written);
	const char *close;

	n += strcspn(written + n, ".[");

	if (written[n] == '\0')
		return false;
	out->dataset = trimmed(l, written, n);
	out->row = NULL;
	if (written[n] == '[') {
		close = strchr(written + n, ']');
		if (close == NULL)
			return false;
		out->row = trimmed(l, written + n + 1, (size_t)(close - written) - n - 1);
		n = (size_t)(close - written) + 1;
	}
	out->heading = written[n] == '.' ? trimmed(l, written + n + 1, strlen(written + n + 1)) : "";
	return true;
}

/* The number of a row from 0; false after an error. */
static bool
read_row(struct loader *l, const struct figure_text *text, struct field_use *use)
{
	const char *row = text->row;
	size_t n = strlen(row);

	use->choice = ROW_NUMBERED;
	if (strspn(row, "0123456789") < n || n == 0) {
		use->choice = ROW_CALLED;
		use->name = row;
		use->called = utf8_fold(l->arena, row, n, &n);
		if (n > 0)
			return true;
		LOAD_ERROR(l, text->loc, "yaml-field",
		    "the brackets say no row: {%s[1].…} is the first, and {%s[Crítico].…} the one with that "
		    "text",
		    text->dataset, text->dataset);
		return false;
	}
	for (size_t i = 0; i < n && n <= ROW_DIGITS_MAX; i++)
		use->row = use->row * 10 + (uint32_t)(row[i] - '0');
	if (use->row == 0) {
		LOAD_ERROR(l, text->loc, "yaml-field", "rows are counted from 1, up to 9,999,999; not «%s»",
		    load_quote(l, row));
		return false;
	}
	use->row--;
	return true;
}

/* Which row is meant; false after an error. */
static bool
choose_row(struct loader *l, const struct figure_text *text, enum dataset dataset, struct field_use *use)
{
	const bool counts = strcmp(text->heading, "rows") == 0;

	if (text->heading[0] == '\0') {
		LOAD_ERROR(l, text->loc, "yaml-field",
		    "a figure is the name of a dataset, a dot and a heading: "
		    "{progress-summary.CUMPLIMIENTO}, {worst-units[1].UNIDAD}");
		return false;
	}
	if (counts && text->row != NULL) {
		LOAD_ERROR(l, text->loc, "yaml-field", "{%s.rows} counts all rows; it has no brackets",
		    text->dataset);
		return false;
	}
	if (counts)
		use->choice = ROW_COUNT;
	else if (text->row != NULL)
		return read_row(l, text, use);
	else if (!dataset_has(dataset, HAS_ONE_ROW)) {
		LOAD_ERROR(l, text->loc, "yaml-field",
		    "«%s» has several rows; say which, by its number or a text of it: {%s[1].%s}",
		    text->dataset, text->dataset, load_quote(l, text->heading));
		return false;
	}
	return true;
}

/* Of a count, the first heading, which there always is. */
static bool
bind(struct loader *l, const struct figure_text *text, enum dataset dataset, struct field_use *use)
{
	struct job_text heading = {text->heading, text->loc};
	const struct dataset_column *columns = dataset_info(dataset)->columns;

	if (use->choice == ROW_COUNT && dataset_is_data(dataset)) {
		load_count_binding(l, text->loc, dataset, &use->binding);
		return true;
	}
	if (use->choice == ROW_COUNT && columns == NULL) {
		LOAD_ERROR(l, text->loc, "yaml-field", "rows of the plan are counted by {unit.rows}");
		return false;
	}
	if (use->choice == ROW_COUNT)
		heading.text = columns[0].heading;
	if (!load_binding(l, heading, dataset, false, &use->binding))
		return false;
	l->bindings[l->binding_count - 1].in_text = true;
	return true;
}

/* Of what can be no dataset's misspelt name nothing is said here. */
static enum field_result
tell_unknown(struct loader *l, const struct figure_text *text)
{
	size_t n = 0;

	while (dataset_names[n] != NULL)
		n++;
	size_t near = nearest_name(text->dataset, dataset_names, n);
	if (near == n)
		return FIELD_NOT_SO;
	LOAD_ERROR(l, text->loc, "yaml-field", "there is no dataset «%s»%s", load_quote(l, text->dataset),
	    suggestion(l->arena, diags_language(l->diags), dataset_names[near]));
	return FIELD_FAULTY;
}

enum field_result
field_figure(struct loader *l, const char *written, unsigned allowed, struct piece *out, unsigned *sets)
{
	struct figure_text text = {.loc = out->loc};
	struct field_use use = {0};
	enum dataset dataset;

	if (l->template == NULL || (allowed & FIELDS_DOCUMENT) == 0 || !take_apart(l, written, &text))
		return FIELD_NOT_SO;
	if (!load_find_dataset(l, text.dataset, &dataset))
		return tell_unknown(l, &text);
	*sets = dataset_is_of_unit(dataset) ? FIELDS_UNIT : FIELDS_DOCUMENT;
	if ((*sets & allowed) == 0) {
		LOAD_ERROR(l, out->loc, "yaml-field", "field {%s} has no value in this text",
		    load_quote(l, written));
		return FIELD_FAULTY;
	}
	if (!choose_row(l, &text, dataset, &use) || !bind(l, &text, dataset, &use))
		return FIELD_FAULTY;
	struct field_use *copy = ARENA_NEW(l->arena, struct field_use);
	*copy = use;
	out->field = FIELD_FIGURE;
	out->use = copy;
	return FIELD_TAKEN;
}

/* --- sentences ------------------------------------------------------------------------------------------ */

struct text_template
field_join_sentences(struct loader *l, const struct text_template *sentences, size_t n, struct srcloc loc)
{
	struct text_template all = {.loc = loc};
	size_t count = n;

	for (size_t i = 0; i < n; i++)
		count += sentences[i].count;
	struct piece *pieces = ARENA_ARRAY(l->arena, struct piece, count);
	for (size_t i = 0; i < n; i++) {
		const struct text_template *from = &sentences[i];

		pieces[all.count++] = (struct piece){.field = FIELD_SENTENCE,
		    .length = (uint32_t)from->count,
		    .loc = from->loc};
		for (size_t k = 0; k < from->count; k++)
			pieces[all.count++] = from->pieces[k];
	}
	all.pieces = pieces;
	return all;
}
