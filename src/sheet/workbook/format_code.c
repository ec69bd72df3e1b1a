#include "sheet/workbook/format_code.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"

/*
 * --- pieces
 * -----------------------------------------------------------------------------------------------
 */

enum piece_kind { PIECE_CHARACTER, PIECE_LITERAL, PIECE_ROOM, PIECE_FILL, PIECE_BRACKET };

/*
 * What stands for itself in a code: text is what is in the quotes, behind the backslash, in the
 * brackets.
 */
struct piece {
	enum piece_kind kind;
	const char *text;
	size_t length;
};

struct code {
	const char *at, *end;
};

static size_t
character_length(const char *s, const char *end)
{
	size_t length;

	(void)utf8_decode(s, (size_t)(end - s), &length);
	return length;
}

/* What is between here and the mark that closes it, or the end. */
static struct piece
take_enclosed(struct code *code, char close, enum piece_kind kind)
{
	const char *start = code->at + 1, *stop = memchr(start, close, (size_t)(code->end - start));

	if (stop == NULL)
		stop = code->end;
	code->at = stop < code->end ? stop + 1 : stop;
	return (struct piece){kind, start, (size_t)(stop - start)};
}

/* The character behind the one that is here, or nothing at the end. */
static struct piece
take_following(struct code *code, enum piece_kind kind)
{
	const char *start = code->at + 1;
	size_t length = start < code->end ? character_length(start, code->end) : 0;

	code->at = start + length;
	return (struct piece){kind, start, length};
}

static struct piece
take_piece(struct code *code)
{
	const char *start = code->at;

	switch (*start) {
	case '"':
		return take_enclosed(code, '"', PIECE_LITERAL);
	case '[':
		return take_enclosed(code, ']', PIECE_BRACKET);
	case '\\':
	case '!':
		return take_following(code, PIECE_LITERAL);
	case '_':
		return take_following(code, PIECE_ROOM);
	case '*':
		return take_following(code, PIECE_FILL);
	}
	size_t length = character_length(start, code->end);
	code->at += length;
	return (struct piece){PIECE_CHARACTER, start, length};
}

/* Whether the code goes on with that word of ASCII, in any letters. */
static bool
goes_on(const struct code *code, const char *word)
{
	size_t n = strlen(word);

	return (size_t)(code->end - code->at) >= n && strncasecmp(code->at, word, n) == 0;
}

static bool
is_place(char c)
{
	return c == '0' || c == '#' || c == '?';
}

/*
 * --- a section
 * --------------------------------------------------------------------------------------------
 */

struct parser {
	struct arena *arena;
	struct code code;
	struct format_section *out;
	struct format_token *tokens;
	size_t count, capacity;
	bool point;    /* was seen */
	bool fraction; /* a "/" between places was seen */
};

static struct format_token *
add(struct parser *p, enum format_token_kind kind)
{
	p->tokens = arena_grow(p->arena, p->tokens, p->count, &p->capacity, p->count + 1, sizeof(*p->tokens));
	p->tokens[p->count] = (struct format_token){.kind = kind};
	return &p->tokens[p->count++];
}

static void
add_literal(struct parser *p, const char *text, size_t length)
{
	struct format_token *token = add(p, TOKEN_LITERAL);

	token->text = text;
	token->count = (uint16_t)length;
}

/* Whether the bracket is one of elapsed time: "[h]", "[mm]". */
static bool
is_elapsed(const struct piece *piece)
{
	if (piece->length == 0)
		return false;
	char letter = ascii_lower(piece->text[0]);
	for (size_t i = 1; i < piece->length; i++) {
		if (ascii_lower(piece->text[i]) != letter)
			return false;
	}
	return letter == 'h' || letter == 'm' || letter == 's';
}

/* Whether letters of dates mean dates: there are such, and no "#" or "?", which dates have no use for. */
static bool
is_date(struct code code)
{
	bool letters = false;

	while (code.at < code.end) {
		if (goes_on(&code, "General")) {
			code.at += strlen("General");
			continue;
		}
		struct piece piece = take_piece(&code);
		if (piece.kind == PIECE_BRACKET && is_elapsed(&piece))
			return true;
		if (piece.kind != PIECE_CHARACTER)
			continue;
		if (*piece.text == '#' || *piece.text == '?')
			return false;
		letters = letters || strchr("ymdhs", ascii_lower(*piece.text)) != NULL;
	}
	return letters;
}

/* Reads "<=100"; what is none is a colour or the like, and nothing. */
static void
take_condition(struct parser *p, const struct piece *piece)
{
	static const struct {
		const char *sign;
		enum format_condition condition;
	} signs[] = {{"<=", CONDITION_LE}, {">=", CONDITION_GE}, {"<>", CONDITION_NE}, {"<", CONDITION_LT},
	    {">", CONDITION_GT}, {"=", CONDITION_EQ}};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i].sign);
		if (piece->length <= n || memcmp(piece->text, signs[i].sign, n) != 0)
			continue;
		if (digits_parse(piece->text + n, piece->length - n, &p->out->limit))
			p->out->condition = signs[i].condition;
		return;
	}
}

/*
 * The language of "-409", "-es-SV": the lower ten bits of an identifier, or the first two letters of a
 * tag.
 */
static enum format_language
language_of(const char *s, size_t n)
{
	unsigned id = 0;

	for (size_t i = 0; i < n; i++) {
		char c = ascii_lower(s[i]);
		if (!ascii_is_digit(c) && (c < 'a' || c > 'f')) {
			if (n >= 2 && strncasecmp(s, "en", 2) == 0)
				return FORMAT_ENGLISH;
			return n >= 2 && strncasecmp(s, "pt", 2) == 0 ? FORMAT_PORTUGUESE : FORMAT_SPANISH;
		}
		id = id << 4 | (unsigned)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	id &= 0x3FF;
	return id == 0x09 ? FORMAT_ENGLISH : id == 0x16 ? FORMAT_PORTUGUESE : FORMAT_SPANISH;
}

/* "[$Q-100A]": a currency's sign, and whose dates these are. */
static void
take_currency(struct parser *p, const char *s, size_t n)
{
	const char *dash = memchr(s, '-', n);
	size_t sign = dash != NULL ? (size_t)(dash - s) : n;

	if (sign > 0)
		add_literal(p, s, sign);
	if (dash != NULL)
		p->out->language = language_of(dash + 1, n - sign - 1);
}

static void
take_bracket(struct parser *p, const struct piece *piece)
{
	if (is_elapsed(piece)) {
		struct format_token *token = add(p, TOKEN_ELAPSED);
		token->mark = ascii_lower(piece->text[0]);
		token->count = (uint16_t)piece->length;
		p->out->seconds = p->out->seconds || token->mark == 's';
	} else if (piece->length > 0 && piece->text[0] == '$') {
		take_currency(p, piece->text + 1, piece->length - 1);
	} else {
		take_condition(p, piece);
	}
}

/*
 * --- dates
 * ------------------------------------------------------------------------------------------------
 */

/* How often the byte that is here stands here, one after another. */
static uint16_t
take_run(struct code *code)
{
	char c = ascii_lower(*code->at);
	uint16_t n = 0;

	for (; code->at < code->end && ascii_lower(*code->at) == c; code->at++)
		n++;
	return n;
}

/* A run of letters that is a part of a date; false: it is none. */
static bool
take_date_part(struct parser *p)
{
	static const char letters[] = "yemdhs";
	static const enum format_token_kind kinds[] = {TOKEN_YEAR, TOKEN_YEAR, TOKEN_MONTH, TOKEN_DAY,
	    TOKEN_HOUR, TOKEN_SECOND};
	char c = ascii_lower(*p->code.at);
	const char *letter = c != '\0' ? strchr(letters, c) : NULL;

	if (letter == NULL)
		return false;
	uint16_t count = take_run(&p->code);
	struct format_token *token = add(p, kinds[letter - letters]);
	token->count = c == 'e' ? 4 : count;
	p->out->seconds = p->out->seconds || c == 's';
	return true;
}

static bool
take_half_day(struct parser *p)
{
	bool whole = goes_on(&p->code, "AM/PM");

	if (!whole && !goes_on(&p->code, "A/P"))
		return false;
	p->code.at += whole ? strlen("AM/PM") : strlen("A/P");
	add(p, TOKEN_HALF_DAY)->count = whole ? 2 : 1;
	p->out->half_day = true;
	return true;
}

/* ".00" behind seconds. */
static bool
take_second_part(struct parser *p)
{
	if (!p->out->seconds || p->code.end - p->code.at < 2 || p->code.at[0] != '.' || p->code.at[1] != '0')
		return false;
	p->code.at++;
	uint16_t count = take_run(&p->code);
	add(p, TOKEN_SECOND_PART)->count = count;
	p->out->second_decimals = count < 3 ? count : 3;
	return true;
}

static bool
take_of_date(struct parser *p)
{
	return take_half_day(p) || take_second_part(p) || take_date_part(p);
}

static bool
is_part(const struct format_token *token)
{
	return token->kind >= TOKEN_YEAR;
}

/* "m" is minutes behind hours, and before seconds. */
static void
tell_minutes(struct parser *p)
{
	const struct format_token *before = NULL;

	for (size_t i = 0; i < p->count; i++) {
		struct format_token *token = &p->tokens[i];
		size_t next = i + 1;

		if (!is_part(token))
			continue;
		while (next < p->count && !is_part(&p->tokens[next]))
			next++;
		bool behind_hours = before != NULL &&
		    (before->kind == TOKEN_HOUR || (before->kind == TOKEN_ELAPSED && before->mark == 'h'));
		bool before_seconds = next < p->count &&
		    (p->tokens[next].kind == TOKEN_SECOND ||
			(p->tokens[next].kind == TOKEN_ELAPSED && p->tokens[next].mark == 's'));
		if (token->kind == TOKEN_MONTH && token->count <= 2 && (behind_hours || before_seconds))
			token->kind = TOKEN_MINUTE;
		before = token;
	}
}

/*
 * --- numbers
 * ----------------------------------------------------------------------------------------------
 */

static void
take_place(struct parser *p)
{
	char mark = *p->code.at++;

	if (!p->point) {
		add(p, TOKEN_INTEGER)->mark = mark;
		p->out->integers++;
		return;
	}
	add(p, TOKEN_DECIMAL)->mark = mark;
	p->out->decimals++;
	if (mark == '0')
		p->out->least_decimals = p->out->decimals;
}

static bool
has_places(const struct parser *p)
{
	return p->out->integers + p->out->decimals > 0;
}

/* "E+00" behind places. */
static bool
take_exponent(struct parser *p)
{
	const char *at = p->code.at;

	if (!has_places(p) || p->code.end - at < 3 || ascii_lower(*at) != 'e' ||
	    (at[1] != '+' && at[1] != '-') || !is_place(at[2]))
		return false;
	struct format_token *token = add(p, TOKEN_EXPONENT);
	token->mark = at[1];
	for (at += 2; at < p->code.end && is_place(*at); at++)
		token->count++;
	p->out->exponent_digits = token->count;
	p->code.at = at;
	return true;
}

/* Commas behind a place: between places they group, behind all of them each divides by a thousand. */
static void
take_commas(struct parser *p)
{
	const char *start = p->code.at;
	uint16_t count = take_run(&p->code);
	const char *next = p->code.at;
	bool between = next < p->code.end && is_place(*next);

	if (!has_places(p))
		add_literal(p, start, count);
	else if (!between)
		p->out->thousands += count;
	else if (!p->point)
		p->out->grouped = true;
}

/* What has a meaning in numbers only; false: what is here has none. */
static bool
take_of_number(struct parser *p)
{
	char c = *p->code.at, next = (char)(p->code.end - p->code.at > 1 ? p->code.at[1] : '\0');

	if (is_place(c) && p->out->exponent_digits == 0) {
		take_place(p);
		return true;
	}
	if (c == '.' && !p->point && (has_places(p) || is_place(next))) {
		p->point = true;
		add(p, TOKEN_POINT);
		p->code.at++;
		return true;
	}
	if (c == ',') {
		take_commas(p);
		return true;
	}
	if (c == '/' && has_places(p) && (is_place(next) || ascii_is_digit(next)))
		p->fraction = true;
	if (c == '%')
		p->out->percents++;
	return take_exponent(p);
}

/*
 * --- sections
 * ---------------------------------------------------------------------------------------------
 */

static void
take_general(struct parser *p)
{
	p->code.at += strlen("General");
	add(p, TOKEN_GENERAL);
}

/* What has no meaning of its own stands for itself; what asks for room is a space. */
static void
take_other(struct parser *p)
{
	struct piece piece = take_piece(&p->code);

	if (piece.kind == PIECE_BRACKET) {
		take_bracket(p, &piece);
	} else if (piece.kind == PIECE_ROOM || piece.kind == PIECE_FILL) {
		if (piece.kind == PIECE_ROOM || (piece.length == 1 && *piece.text == ' '))
			add_literal(p, " ", 1);
	} else if (piece.kind == PIECE_CHARACTER && *piece.text == '@') {
		add(p, TOKEN_TEXT);
		p->out->text = true;
	} else if (piece.length > 0) {
		add_literal(p, piece.text, piece.length);
	}
}

/* The system's long date and its time: what Excel shows there for Spanish. */
static struct code
as_system(struct code code)
{
	static const char date[] = "dddd, d \"de\" mmmm \"de\" yyyy", time[] = "h:mm:ss";
	static const struct {
		const char *mark, *code;
		size_t length;
	} systems[] = {{"[$-F800]", date, sizeof(date) - 1}, {"[$-x-sysdate]", date, sizeof(date) - 1},
	    {"[$-F400]", time, sizeof(time) - 1}, {"[$-x-systime]", time, sizeof(time) - 1}};

	for (size_t i = 0; i < sizeof(systems) / sizeof(systems[0]); i++) {
		if (goes_on(&code, systems[i].mark))
			return (struct code){systems[i].code, systems[i].code + systems[i].length};
	}
	return code;
}

static void
parse_section(struct arena *arena, struct code code, struct format_section *out)
{
	struct parser p = {.arena = arena, .code = as_system(code), .out = out};

	*out = (struct format_section){.condition = CONDITION_NONE};
	out->date = is_date(p.code);
	while (p.code.at < p.code.end) {
		if (goes_on(&p.code, "General"))
			take_general(&p);
		else if (!(out->date ? take_of_date(&p) : take_of_number(&p)))
			take_other(&p);
	}
	tell_minutes(&p);
	if (p.fraction && !out->date) {
		p.count = 0;
		add(&p, TOKEN_GENERAL);
	}
	out->tokens = p.tokens;
	out->count = p.count;
}

/* The end of the section that begins here. */
static const char *
section_end(struct code code)
{
	while (code.at < code.end && *code.at != ';')
		(void)take_piece(&code);
	return code.at;
}

bool
format_code_parse(struct arena *arena, const char *text, size_t n, struct number_format *out)
{
	const char *copy = arena_strndup(arena, text, n), *end = copy + n;
	size_t sections = 0;

	if (n == 0 || n > FORMAT_CODE_MAX || utf8_valid_prefix(text, n) < n)
		return false;
	*out = (struct number_format){.text = -1};
	for (const char *at = copy; at <= end && sections < FORMAT_SECTIONS_MAX; sections++) {
		const char *stop = section_end((struct code){at, end});
		parse_section(arena, (struct code){at, stop}, &out->sections[sections]);
		at = stop + 1;
	}
	struct format_section *last = &out->sections[sections - 1];
	bool texts = sections == FORMAT_SECTIONS_MAX || (last->text && !last->date);
	if (texts)
		out->text = (int)sections - 1;
	out->text_alone = texts && sections == 1;
	out->count = texts && sections > 1 ? sections - 1 : sections;
	return true;
}
