/*
 * Values read by their types.
 */
#include "template/loader.h"

#include <string.h>

#include "base/buf.h"
#include "base/suggest.h"
#include "base/utf8.h"

#define QUOTE_MAX 60
#define SUGGESTIONS_MAX 100 /* after so many errors, comparing names costs more than it helps */

/* What a value should be, by its type. */
static const char *const expected[VALUE_TYPES] = {
    [VALUE_NODE] = N_("a value"),
    [VALUE_MAP] = N_("a mapping"),
    [VALUE_LIST] = N_("a list"),
    [VALUE_TEXT] = N_("a text"),
    [VALUE_FIELDS] = N_("a text"),
    [VALUE_YES_NO] = N_("yes or no"),
    [VALUE_COUNT] = N_("a whole number"),
    [VALUE_WORD] = N_("a word"),
    [VALUE_LENGTH] = N_("a length like «12 mm» (mm, cm, in or pt)"),
    [VALUE_WIDTH] = N_("a width like «25 mm», «12 %» or «1.5*»"),
    [VALUE_COLOR] = N_("a colour like \"#1F3864\", in quotes, or none"),
    [VALUE_SIDES] = N_("a length, [vertical, horizontal] or {top: …, right: …, bottom: …, left: …}"),
    [VALUE_BORDERS] = N_("a border like 0.5 pt \"#000000\", none, or {top: …, right: …, bottom: …, left: …}"),
    [VALUE_STYLE] = N_("the name of a style"),
    [VALUE_FONT] = N_("the name of a font"),
};

static const char *const side_names[SIDES] = {"top", "right", "bottom", "left"};

static const struct schema_key sides_keys[] = {
    {"top", .flags = KEY_ELSEWHERE},
    {"right", .flags = KEY_ELSEWHERE},
    {"bottom", .flags = KEY_ELSEWHERE},
    {"left", .flags = KEY_ELSEWHERE},
};
const struct schema_map schema_sides = SCHEMA_MAP("sides", "a mapping of sides", sides_keys);

const char *
load_quote(struct loader *l, const char *text)
{
	if (strlen(text) <= QUOTE_MAX)
		return text;
	return arena_printf(l->arena, "%.*s…", (int)utf8_valid_prefix(text, QUOTE_MAX), text);
}

const char *
load_suggestion(struct loader *l, const char *word, const char *const *names, size_t n)
{
	if (diags_errors(l->diags) >= SUGGESTIONS_MAX)
		return "";
	const char *english = load_in_english(l, word, names, n);
	if (english != NULL)
		return suggestion(l->arena, diags_language(l->diags), english);
	return suggest_name(l->arena, diags_language(l->diags), word, names, n);
}

/* To be translated. */
static const char *
kind_words(enum yaml_kind kind)
{
	switch (kind) {
	case YAML_SCALAR:
		return N_("a single value");
	case YAML_LIST:
		return N_("a list");
	case YAML_MAP:
		return N_("a mapping");
	}
	return "";
}

bool
load_expect(struct loader *l, const struct yaml_node *node, enum yaml_kind kind, const char *what)
{
	if (node->kind == kind)
		return true;
	LOAD_ERROR(l, node->loc, "yaml-shape", "%s should be %s; this is %s", diag_phrase(l->diags, what),
	    diag_phrase(l->diags, kind_words(kind)),
	    diag_phrase(l->diags, yaml_is_null(node) ? N_("nothing") : kind_words(node->kind)));
	return false;
}

/* --- values --------------------------------------------------------------------------------------------- */

typedef bool reader(struct loader *, const struct yaml_node *, const struct schema_key *, void *out);

/* What a value should be; of a word, which words there are. */
static const char *
should_be(struct loader *l, const struct schema_key *key)
{
	struct buf list = BUF_INIT;

	if (key->type != VALUE_WORD)
		return diag_phrase(l->diags, expected[key->type]);
	for (size_t i = 0; key->words[i] != NULL; i++) {
		buf_adds(&list, i == 0 ? "" : key->words[i + 1] ? ", " : diag_phrase(l->diags, N_(" or ")));
		buf_adds(&list, key->words[i]);
	}
	return buf_take(&list, l->arena);
}

static bool
malformed(struct loader *l, const struct yaml_node *node, const struct schema_key *key)
{
	const char *should = should_be(l, key);

	if (node->kind != YAML_SCALAR)
		LOAD_ERROR(l, node->loc, "yaml-shape", "«%s» should be %s; this is %s", key->name, should,
		    diag_phrase(l->diags, kind_words(node->kind)));
	else if (node->length == 0 && node->comment_loc.column > 0 && node->comment_is_word)
		LOAD_ERROR(l, node->comment_loc, "yaml-value",
		    "«%s» has no value: a bare # begins a comment; a text with a # stands in quotes",
		    key->name);
	else if (node->length == 0 || yaml_is_null(node))
		LOAD_ERROR(l, node->loc, "yaml-value", "«%s» should be %s; nothing is given", key->name,
		    should);
	else
		LOAD_ERROR(l, node->loc, "yaml-value", "«%s» should be %s, not «%s»", key->name, should,
		    load_quote(l, node->text));
	return false;
}

static bool
read_node(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	if ((key->type == VALUE_MAP && node->kind != YAML_MAP) ||
	    (key->type == VALUE_LIST && node->kind != YAML_LIST))
		return malformed(l, node, key);
	*(const struct yaml_node **)out = node;
	return true;
}

/*
 * `PLAN #2` without quotes is «PLAN», and a comment.  Comments that begin with a blank are meant to be some.
 */
static void
warn_of_comment(struct loader *l, const struct yaml_node *node, const struct schema_key *key)
{
	if (node->comment_loc.column > 0 && node->comment_is_word && node->plain)
		diag_add(l->diags, SEVERITY_WARNING, node->comment_loc, "yaml-comment",
		    "«%s» is only «%s»: a bare # begins a comment; a text with a # stands in quotes",
		    key->name, load_quote(l, node->text));
}

static bool
read_text(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	struct job_text *text = out;
	const char *s = node->text;
	size_t n = node->length;

	if (node->kind != YAML_SCALAR)
		return malformed(l, node, key);
	utf8_trim(&s, &n);
	if (n == 0 || yaml_is_null(node))
		return malformed(l, node, key);
	warn_of_comment(l, node, key);
	text->text = arena_strndup(l->arena, s, n);
	if ((key->flags & KEY_PATH) == 0)
		text->text = utf8_nfc(l->arena, text->text, n, &n);
	text->loc = node->loc;
	return true;
}

static bool
is_of_cut(enum field field)
{
	return field == FIELD_QUARTER || field == FIELD_PERIOD || field == FIELD_PERIOD_DATED ||
	    field == FIELD_PERIOD_NAME || field == FIELD_CUT || field == FIELD_JUSTIFY_BELOW ||
	    field == FIELD_RANK_FROM;
}

static bool
is_of_periods(enum field field)
{
	return field == FIELD_PLAN_PERIOD || field == FIELD_PLAN_PERIODS || field == FIELD_PERIOD_RANGE ||
	    field == FIELD_YEAR_STARTS || field_is_condition(field);
}

static void
note_needs(struct loader *l, const struct text_template *text)
{
	if (l->template == NULL)
		return;
	for (size_t i = 0; i < text->count; i++)
		l->template->tells_periods =
		    l->template->tells_periods || is_of_periods(text->pieces[i].field);
	for (size_t i = 0; i < text->count && l->template->cut_loc.file == NULL; i++)
		if (is_of_cut(text->pieces[i].field))
			l->template->cut_loc = text->pieces[i].loc;
}

static bool
read_fields(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	unsigned allowed = FIELDS_DOCUMENT | FIELDS_UNIT | FIELDS_PAGE;

	if (node->kind != YAML_SCALAR || yaml_is_null(node))
		return malformed(l, node, key);
	warn_of_comment(l, node, key);
	if (l->in_furniture)
		allowed |= FIELDS_RUNNING;
	if ((key->flags & KEY_NO_PAGES) != 0)
		allowed &= ~(unsigned)(FIELDS_PAGE | FIELDS_RUNNING);
	if ((key->flags & KEY_GROUP) != 0)
		allowed |= FIELDS_GROUP;
	if ((key->flags & KEY_LEFT_OUT) != 0)
		allowed |= FIELDS_LEFT_OUT;
	if (l->markup && (key->flags & KEY_MARKUP) != 0)
		return load_markup(l, node, allowed, out);
	return load_fields(l, node, allowed, out);
}

bool
load_fields(struct loader *l, const struct yaml_node *node, unsigned allowed, struct text_template *out)
{
	unsigned used;
	struct srcloc first_unit = {0};

	if (!fields_compile(l, node, allowed, out, &used, &first_unit))
		return false;
	note_needs(l, out);
	if ((used & FIELDS_UNIT) != 0 && !l->unit_known)
		load_needs_unit(l, first_unit);
	return true;
}

void
load_needs_unit(struct loader *l, struct srcloc loc)
{
	if (l->template == NULL || l->template->per_unit_only)
		return;
	l->template->per_unit_only = true;
	l->template->per_unit_loc = loc;
}

/* Enums, bools and counts are integers of their own sizes. */
static void
store_int(void *out, size_t size, int64_t value)
{
	uint8_t byte = (uint8_t)value;
	uint16_t two = (uint16_t)value;
	uint32_t four = (uint32_t)value;

	if (size == 1)
		memcpy(out, &byte, 1);
	else if (size == 2)
		memcpy(out, &two, 2);
	else
		memcpy(out, &four, 4);
}

static bool
read_yes_no(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	static const char *const words[] = {"no", "yes", "false", "true", "no", "si"};
	const char *text =
	    node->kind == YAML_SCALAR ? utf8_fold(l->arena, node->text, node->length, &(size_t){0}) : "";

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (strcmp(text, words[i]) == 0) {
			*(bool *)out = i % 2 == 1;
			return true;
		}
	}
	return malformed(l, node, key);
}

static bool
read_count(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	int64_t value;

	if (node->kind != YAML_SCALAR || !value_int(node->text, &value))
		return malformed(l, node, key);
	if (value < key->min || value > key->max) {
		LOAD_ERROR(l, node->loc, "yaml-range", "«%s» is %lld; it may be %d to %d", key->name,
		    (long long)value, (int)key->min, (int)key->max);
		return false;
	}
	store_int(out, key->size, value);
	return true;
}

static bool
read_word(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	size_t n = 0;

	if (node->kind != YAML_SCALAR || yaml_is_null(node))
		return malformed(l, node, key);
	for (; key->words[n] != NULL; n++) {
		if (strcmp(node->text, key->words[n]) == 0) {
			store_int(out, key->size, (int64_t)n);
			return true;
		}
	}
	LOAD_ERROR(l, node->loc, "yaml-value", "«%s» should be %s, not «%s»%s", key->name, should_be(l, key),
	    load_quote(l, node->text), load_suggestion(l, node->text, key->words, n));
	return false;
}

const char *
load_length_words(struct loader *l, length value)
{
	struct buf buf = BUF_INIT;
	int64_t tenths = ((int64_t)value * 254 + 36000) / 72000;
	bool points = value % LENGTH_PT == 0 && value <= 2000 * LENGTH_PT;

	buf_add_milli(&buf, points ? value : tenths * 100);
	buf_adds(&buf, points ? " pt" : " mm");
	return buf_take(&buf, l->arena);
}

/* Says what is wrong with a number that has a unit. */
static bool
length_fault(struct loader *l, const struct yaml_node *node, const struct schema_key *key,
    enum value_fault fault)
{
	const char *text = load_quote(l, node->text);

	switch (fault) {
	case VALUE_OK:
		return true;
	case VALUE_MALFORMED:
		return malformed(l, node, key);
	case VALUE_NO_UNIT:
		LOAD_ERROR(l, node->loc, "yaml-value", "«%s» is «%s», without a unit; it should be %s",
		    key->name, text, diag_phrase(l->diags, expected[key->type]));
		return false;
	case VALUE_COMMA:
		LOAD_ERROR(l, node->loc, "yaml-value", "«%s» is «%s»; decimals are written with a point",
		    key->name, text);
		return false;
	case VALUE_TOO_LARGE:
		LOAD_ERROR(l, node->loc, "yaml-range", "«%s» is «%s», more than any page holds", key->name,
		    text);
		return false;
	}
	return false;
}

static bool
read_length(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	length value;

	if (node->kind != YAML_SCALAR)
		return malformed(l, node, key);
	if (!length_fault(l, node, key, value_length(node->text, node->length, &value)))
		return false;
	if (value < key->min || value > key->max) {
		LOAD_ERROR(l, node->loc, "yaml-range", "«%s» is %s; it may be %s to %s", key->name,
		    node->text, load_length_words(l, key->min), load_length_words(l, key->max));
		return false;
	}
	*(length *)out = value;
	return true;
}

static bool
read_width(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	struct column_width value = {.loc = node->loc};

	if (node->kind != YAML_SCALAR)
		return malformed(l, node, key);
	if (!length_fault(l, node, key, value_width(node->text, node->length, &value)))
		return false;
	if (value.value <= 0) {
		LOAD_ERROR(l, node->loc, "yaml-range", "«%s» is %s; it must be more than 0", key->name,
		    node->text);
		return false;
	}
	*(struct column_width *)out = value;
	return true;
}

/* A # after a space begins a comment, so that a colour without quotes is lost: say so. */
static bool
color_missing(struct loader *l, const struct yaml_node *node, const struct schema_key *key)
{
	LOAD_ERROR(l, node->loc, "yaml-value",
	    "«%s» has no colour; it is written in quotes, \"#1F3864\": a bare # begins a comment", key->name);
	return false;
}

static bool
read_color(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	if (node->kind != YAML_SCALAR || !value_color(node->text, node->length, out))
		return malformed(l, node, key);
	return true;
}

static bool
read_sides(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	length *sides = out;
	const struct yaml_node *vertical = node, *horizontal = node;

	if (node->kind == YAML_MAP) {
		bool good = load_map(l, node, &schema_sides, NULL);
		for (size_t i = 0; i < SIDES; i++) {
			const struct yaml_node *side = yaml_get(node, side_names[i]);
			if (side != NULL)
				good = read_length(l, side, key, &sides[i]) && good;
		}
		return good;
	}
	if (node->kind == YAML_LIST) {
		if (node->count != 2)
			return malformed(l, node, key);
		vertical = node->items[0];
		horizontal = node->items[1];
		if (!read_length(l, vertical, key, &sides[SIDE_TOP]))
			return false;
		sides[SIDE_BOTTOM] = sides[SIDE_TOP];
	} else if (!read_length(l, vertical, key, &sides[SIDE_TOP])) {
		return false;
	}
	sides[SIDE_BOTTOM] = sides[SIDE_TOP];
	if (!read_length(l, horizontal, key, &sides[SIDE_RIGHT]))
		return false;
	sides[SIDE_LEFT] = sides[SIDE_RIGHT];
	return true;
}

/* `0.5 pt "#000000"`: with or without the inner quotes. */
static bool
read_border(struct loader *l, const struct yaml_node *node, const struct schema_key *key, struct border *out)
{
	struct border border = {0};
	const char *s = node->text;
	size_t n = node->length;

	if (node->kind != YAML_SCALAR)
		return malformed(l, node, key);
	if (strcmp(s, "none") == 0 || strcmp(s, "0") == 0) {
		*out = (struct border){.width = 0, .color = {.none = true}};
		return true;
	}
	const char *color = strpbrk(s, "#\"");
	size_t width = color == NULL ? n : (size_t)(color - s);
	while (width > 0 && s[width - 1] == ' ')
		width--;
	enum value_fault fault = value_length(s, width, &border.width);
	if (fault != VALUE_OK || border.width <= 0 || border.width > 20 * LENGTH_PT) {
		LOAD_ERROR(l, node->loc, "yaml-value",
		    "«%s» is «%s»; a border is none, or a width up to 20 pt and a colour: 0.5 pt \"#000000\"",
		    key->name, load_quote(l, s));
		return false;
	}
	if (color == NULL)
		return color_missing(l, node, key);
	n -= (size_t)(color - s);
	if (n > 2 && color[0] == '"' && color[n - 1] == '"') {
		color++;
		n -= 2;
	}
	if (!value_color(color, n, &border.color) || border.color.none)
		return malformed(l, node, key);
	*out = border;
	return true;
}

static bool
read_borders(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	struct border *borders = out;
	bool good = true;

	if (node->kind == YAML_MAP) {
		good = load_map(l, node, &schema_sides, NULL);
		for (size_t i = 0; i < SIDES; i++) {
			const struct yaml_node *side = yaml_get(node, side_names[i]);
			if (side != NULL)
				good = read_border(l, side, key, &borders[i]) && good;
		}
		return good;
	}
	if (!read_border(l, node, key, &borders[SIDE_TOP]))
		return false;
	for (size_t i = 1; i < SIDES; i++)
		borders[i] = borders[SIDE_TOP];
	return true;
}

const struct style *
load_find_style(const struct loader *l, const char *name)
{
	for (size_t i = 0; i < l->style_count; i++)
		if (strcmp(l->styles[i].name, name) == 0)
			return &l->styles[i];
	return NULL;
}

static bool
read_style(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	if (node->kind != YAML_SCALAR || node->length == 0 || yaml_is_null(node))
		return malformed(l, node, key);
	const struct style *style = load_find_style(l, node->text);
	if (style == NULL) {
		size_t count = diags_errors(l->diags) < SUGGESTIONS_MAX ? l->style_count : 0;
		const char **names = ARENA_ARRAY(l->arena, const char *, count);
		for (size_t i = 0; i < count; i++)
			names[i] = l->styles[i].name;
		LOAD_ERROR(l, node->loc, "template-unknown-style", "unknown style «%s»%s",
		    load_quote(l, node->text), load_suggestion(l, node->text, names, count));
		return false;
	}
	*(const struct style **)out = style;
	return true;
}

static bool
read_font(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	const struct font_family *families = l->template->families;
	size_t count = l->template->family_count;
	const char *names[FAMILIES_MAX];

	if (node->kind != YAML_SCALAR || node->length == 0 || yaml_is_null(node))
		return malformed(l, node, key);
	for (size_t i = 0; i < count; i++) {
		names[i] = families[i].name;
		if (strcmp(families[i].name, node->text) == 0) {
			*(uint16_t *)out = (uint16_t)i;
			return true;
		}
	}
	LOAD_ERROR(l, node->loc, "template-unknown-font", "unknown font «%s»%s", load_quote(l, node->text),
	    load_suggestion(l, node->text, names, count));
	return false;
}

static reader *const readers[VALUE_TYPES] = {
    [VALUE_NODE] = read_node,
    [VALUE_MAP] = read_node,
    [VALUE_LIST] = read_node,
    [VALUE_TEXT] = read_text,
    [VALUE_FIELDS] = read_fields,
    [VALUE_YES_NO] = read_yes_no,
    [VALUE_COUNT] = read_count,
    [VALUE_WORD] = read_word,
    [VALUE_LENGTH] = read_length,
    [VALUE_WIDTH] = read_width,
    [VALUE_COLOR] = read_color,
    [VALUE_SIDES] = read_sides,
    [VALUE_BORDERS] = read_borders,
    [VALUE_STYLE] = read_style,
    [VALUE_FONT] = read_font,
};

bool
load_value(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *target)
{
	if ((key->flags & KEY_ELSEWHERE) != 0)
		return true;
	return readers[key->type](l, node, key, (char *)target + key->offset);
}
