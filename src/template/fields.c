/*
 * Texts with {fields}, compiled to pieces.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "template/loader.h"

struct known_field {
	const char *name;
	enum field field;
	unsigned sets;
};

/* In the order of enum field. */
static const struct known_field known_fields[] = {
    {"institution", FIELD_INSTITUTION, FIELDS_DOCUMENT},
    {"government", FIELD_GOVERNMENT, FIELDS_DOCUMENT},
    {"year", FIELD_YEAR, FIELDS_DOCUMENT | FIELDS_OUTPUT},
    {"document.title", FIELD_DOCUMENT_TITLE, FIELDS_DOCUMENT},
    {"document.code", FIELD_DOCUMENT_CODE, FIELDS_DOCUMENT},
    {"document.version", FIELD_DOCUMENT_VERSION, FIELDS_DOCUMENT},
    {"document.date", FIELD_DOCUMENT_DATE, FIELDS_DOCUMENT},
    {"document.subject", FIELD_DOCUMENT_SUBJECT, FIELDS_DOCUMENT},
    {"document.author", FIELD_DOCUMENT_AUTHOR, FIELDS_DOCUMENT},
    {"quarter", FIELD_QUARTER, FIELDS_DOCUMENT},
    {"period", FIELD_PERIOD, FIELDS_DOCUMENT},
    {"period-dated", FIELD_PERIOD_DATED, FIELDS_DOCUMENT},
    {"period-name", FIELD_PERIOD_NAME, FIELDS_DOCUMENT},
    {"cut", FIELD_CUT, FIELDS_DOCUMENT},
    {"justify-below", FIELD_JUSTIFY_BELOW, FIELDS_DOCUMENT},
    {"rank-from", FIELD_RANK_FROM, FIELDS_DOCUMENT},
    {"spending-gap", FIELD_SPENDING_GAP, FIELDS_DOCUMENT},
    {"plan-period", FIELD_PLAN_PERIOD, FIELDS_DOCUMENT},
    {"plan-periods", FIELD_PLAN_PERIODS, FIELDS_DOCUMENT},
    {"period-range", FIELD_PERIOD_RANGE, FIELDS_DOCUMENT},
    {"year-starts", FIELD_YEAR_STARTS, FIELDS_DOCUMENT},
    {"if-months", FIELD_IF_MONTHS, FIELDS_DOCUMENT},
    {"if-longer", FIELD_IF_LONGER, FIELDS_DOCUMENT},
    {"if-parts", FIELD_IF_PARTS, FIELDS_DOCUMENT},
    {"if-year", FIELD_IF_YEAR, FIELDS_DOCUMENT},
    {"draft", FIELD_DRAFT, FIELDS_DOCUMENT},
    {"unit.code", FIELD_UNIT_CODE, FIELDS_UNIT | FIELDS_OUTPUT},
    {"unit.name", FIELD_UNIT_NAME, FIELDS_UNIT | FIELDS_OUTPUT},
    {"unit.rows", FIELD_UNIT_ROWS, FIELDS_UNIT},
    {"group.code", FIELD_SET_CODE, FIELDS_DOCUMENT | FIELDS_OUTPUT},
    {"group.name", FIELD_SET_NAME, FIELDS_DOCUMENT | FIELDS_OUTPUT},
    {"region.name", FIELD_REGION_NAME, FIELDS_DOCUMENT | FIELDS_OUTPUT},
    {"group", FIELD_GROUP, FIELDS_GROUP},
    {"group.rows", FIELD_GROUP_ROWS, FIELDS_GROUP},
    {"left-out", FIELD_LEFT_OUT, FIELDS_LEFT_OUT},
    {"page", FIELD_PAGE, FIELDS_PAGE},
    {"pages", FIELD_PAGES, FIELDS_PAGE},
    {"section.page", FIELD_SECTION_PAGE, FIELDS_PAGE},
    {"section.pages", FIELD_SECTION_PAGES, FIELDS_PAGE},
    {"heading.1", FIELD_HEADING_1, FIELDS_RUNNING},
    {"heading.2", FIELD_HEADING_2, FIELDS_RUNNING},
    {"heading.3", FIELD_HEADING_3, FIELDS_RUNNING},
    {"heading.4", FIELD_HEADING_4, FIELDS_RUNNING},
    {"heading.5", FIELD_HEADING_5, FIELDS_RUNNING},
    {"heading.6", FIELD_HEADING_6, FIELDS_RUNNING},
};

#define KNOWN_FIELDS (sizeof(known_fields) / sizeof(*known_fields))

struct compiler {
	struct loader *l;
	const struct yaml_node *node;
	unsigned allowed;
	struct piece *pieces;
	size_t count, capacity;
	char *literal; /* what has been read since the last field, and where it began */
	size_t literal_length, literal_at;
};

struct srcloc
load_place_in(const struct yaml_node *node, size_t byte)
{
	struct srcloc loc = node->text_loc;

	if (loc.column == 0)
		return node->loc;
	loc.column += (uint32_t)utf8_count(node->text, byte);
	return loc;
}

static void
add_piece(struct compiler *c, struct piece piece)
{
	c->pieces =
	    arena_grow(c->l->arena, c->pieces, c->count, &c->capacity, c->count + 1, sizeof(*c->pieces));
	c->pieces[c->count++] = piece;
}

static void
end_literal(struct compiler *c)
{
	size_t n;

	if (c->literal_length == 0)
		return;
	const char *copy = arena_strndup(c->l->arena, c->literal, c->literal_length);
	const char *text = utf8_nfc(c->l->arena, copy, c->literal_length, &n);
	add_piece(c,
	    (struct piece){.field = FIELD_LITERAL,
		.text = text,
		.length = (uint32_t)n,
		.loc = load_place_in(c->node, c->literal_at)});
	c->literal_length = 0;
}

static void
add_literal(struct compiler *c, char byte, size_t at)
{
	if (c->literal_length == 0)
		c->literal_at = at;
	c->literal[c->literal_length++] = byte;
}

/* The names that may stand here, for suggestions. */
static size_t
allowed_names(unsigned allowed, const char *names[KNOWN_FIELDS])
{
	size_t n = 0;

	for (size_t i = 0; i < KNOWN_FIELDS; i++)
		if ((known_fields[i].sets & allowed) != 0)
			names[n++] = known_fields[i].name;
	return n;
}

/* Words whose name, in capital letters or with one, has the word printed so; *name becomes the small one. */
static enum letter_case
take_case(struct arena *arena, const char **name)
{
	static const char *const words[] = {"plan-period", "plan-periods", "year-starts"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		char *capital = arena_strdup(arena, words[i]);
		char *upper = arena_strdup(arena, words[i]);

		capital[0] = (char)(capital[0] - 'a' + 'A');
		for (char *s = upper; *s != '\0'; s++)
			*s = (char)(ascii_is_lower(*s) ? *s - 'a' + 'A' : *s);
		if (strcmp(*name, capital) != 0 && strcmp(*name, upper) != 0)
			continue;
		enum letter_case found = strcmp(*name, upper) == 0 ? CASE_UPPER : CASE_CAPITAL;
		*name = words[i];
		return found;
	}
	return CASE_AS_IS;
}

static const struct known_field *
find_field(struct compiler *c, const char *name, struct srcloc loc)
{
	const char *names[KNOWN_FIELDS];
	const char *end = "";
	size_t count, near;

	for (size_t i = 0; i < KNOWN_FIELDS; i++) {
		if (strcmp(known_fields[i].name, name) != 0)
			continue;
		if ((known_fields[i].sets & c->allowed) != 0)
			return &known_fields[i];
		LOAD_ERROR(c->l, loc, "yaml-field",
		    (known_fields[i].sets & FIELDS_RUNNING) != 0
			? "field {%s} has a value in headers and footers only"
			: "field {%s} has no value in this text",
		    name);
		return NULL;
	}
	count = allowed_names(c->allowed, names);
	near = nearest_name(name, names, count);
	if (near < count)
		end = suggestion_as(c->l->arena, diags_language(c->l->diags),
		    arena_printf(c->l->arena, "{%s}", names[near]));
	LOAD_ERROR(c->l, loc, "yaml-field", "unknown field {%s}%s", load_quote(c->l, name), end);
	return NULL;
}

static bool
is_known(const char *name)
{
	for (size_t i = 0; i < KNOWN_FIELDS; i++)
		if (strcmp(known_fields[i].name, name) == 0)
			return true;
	return false;
}

#define PAGE_OF "page-of:"

/* {page-of: ODAH}, {page-of: #marco-legal} */
static bool
compile_page_of(struct compiler *c, const char *written, struct piece *out, unsigned *sets)
{
	const char *target = written + strlen(PAGE_OF);
	size_t n = strlen(target);

	utf8_trim(&target, &n);
	if ((c->allowed & FIELDS_PAGE) == 0)
		LOAD_ERROR(c->l, out->loc, "yaml-field", "field {%s} has no value in this text",
		    load_quote(c->l, written));
	else if (n == 0)
		LOAD_ERROR(c->l, out->loc, "yaml-field",
		    "{page-of:} needs the code of a unit, or # and the words of a heading");
	out->field = FIELD_PAGE_OF;
	out->text = arena_strndup(c->l->arena, target, n);
	*sets = FIELDS_PAGE;
	return n > 0 && (c->allowed & FIELDS_PAGE) != 0;
}

/* What stands between braces; false after an error. */
static bool
compile_field(struct compiler *c, const char *written, struct piece *out, unsigned *sets)
{
	struct field_choice choice;
	enum field_result taken = FIELD_NOT_SO;

	if (strncmp(written, PAGE_OF, strlen(PAGE_OF)) == 0)
		return compile_page_of(c, written, out, sets);
	if (!field_split_choice(c->l, &written, out->loc, &choice))
		return false;
	const char *name = written;
	out->letter_case = take_case(c->l->arena, &name);
	if (!is_known(name))
		taken = field_own(c->l, name, c->allowed, out, sets);
	if (!is_known(name) && taken == FIELD_NOT_SO)
		taken = field_figure(c->l, name, c->allowed, out, sets);
	if (taken == FIELD_NOT_SO) {
		const struct known_field *field = find_field(c, name, out->loc);
		if (field == NULL)
			return false;
		out->field = field->field;
		*sets = field->sets;
		taken = FIELD_TAKEN;
	}
	return taken == FIELD_TAKEN && field_set_choice(c->l, written, &choice, out);
}

/* Reads the field whose brace is at `at`; returns the length of what it stepped over, 0 after an error. */
static size_t
read_field(struct compiler *c, size_t at, unsigned *used, struct srcloc *first_unit)
{
	const char *name = c->node->text + at + 1;
	size_t n = strcspn(name, "{}\n");
	struct srcloc loc = load_place_in(c->node, at);

	if (name[n] != '}') {
		LOAD_ERROR(c->l, loc, "yaml-field",
		    "this brace is never closed; a brace as such is written {{");
		return 0;
	}
	struct piece piece = {.loc = loc};
	unsigned sets;
	if (!compile_field(c, arena_strndup(c->l->arena, name, n), &piece, &sets))
		return 0;
	end_literal(c);
	add_piece(c, piece);
	sets &= ~(unsigned)FIELDS_OUTPUT;
	/* Headers and footers name the unit of their page, if there is one. */
	if (c->l->in_furniture && piece.field != FIELD_UNIT_ROWS)
		sets &= ~(unsigned)FIELDS_UNIT;
	if ((sets & FIELDS_UNIT) != 0 && (*used & FIELDS_UNIT) == 0)
		*first_unit = loc;
	*used |= sets;
	return n + 2;
}

bool
fields_compile(struct loader *l, const struct yaml_node *node, unsigned allowed, struct text_template *out,
    unsigned *used, struct srcloc *first_unit)
{
	struct compiler c = {.l = l, .node = node, .allowed = allowed};
	const char *s = node->text;
	bool good = true;

	c.literal = arena_alloc(l->arena, node->length + 1, 1);
	*used = 0;
	for (size_t i = 0; i < node->length;) {
		if ((s[i] == '{' || s[i] == '}') && s[i + 1] == s[i]) {
			add_literal(&c, s[i], i);
			i += 2;
		} else if (s[i] != '{') {
			add_literal(&c, s[i], i);
			i++;
		} else {
			size_t n = read_field(&c, i, used, first_unit);
			good = good && n > 0;
			i += n > 0 ? n : 1;
		}
	}
	end_literal(&c);
	*out = (struct text_template){c.pieces, c.count, node->loc};
	return good;
}

bool
field_holds(enum field field, enum division division)
{
	switch (field) {
	case FIELD_IF_MONTHS:
		return division == DIVISION_MONTHS;
	case FIELD_IF_LONGER:
		return division != DIVISION_MONTHS && division != DIVISION_YEAR;
	case FIELD_IF_PARTS:
		return division != DIVISION_YEAR;
	case FIELD_IF_YEAR:
		return division == DIVISION_YEAR;
	default:
		return true;
	}
}
