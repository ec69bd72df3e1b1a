#include "sheet/workbook/number_format.h"

#include <assert.h>

#include "base/ascii.h"
#include "sheet/workbook/format_code.h"
#include "sheet/workbook/moment_text.h"

#define DATE "dd/mm/yyyy"

/* Digits before the mark that a column of figures takes; more are shown with an exponent. */
#define GENERAL_WHOLE_MAX 18

/* --- codes -------------------------------------------------------------------------------------------- */

const struct number_format *
number_format_make(struct arena *arena, const char *code, size_t n)
{
	struct number_format *format = ARENA_NEW(arena, struct number_format);

	if (!format_code_parse(arena, code, n, format)) {
		bool parsed = format_code_parse(arena, "General", strlen("General"), format);
		assert(parsed);
		(void)parsed;
	}
	return format;
}

/*
 * Those of East Asia (27 to 36, 50 to 58) are dates and times there, each country's its own: their order
 * is that of the others.
 */
const char *
number_format_builtin(unsigned id)
{
	static const char *const codes[] = {
	    [0] = "General",
	    [1] = "0",
	    [2] = "0.00",
	    [3] = "#,##0",
	    [4] = "#,##0.00",
	    [5] = "\"$\"#,##0;-\"$\"#,##0",
	    [6] = "\"$\"#,##0;[Red]-\"$\"#,##0",
	    [7] = "\"$\"#,##0.00;-\"$\"#,##0.00",
	    [8] = "\"$\"#,##0.00;[Red]-\"$\"#,##0.00",
	    [9] = "0%",
	    [10] = "0.00%",
	    [11] = "0.00E+00",
	    [12] = "# ?/?",
	    [13] = "# ?\?/??",
	    [14] = DATE,
	    [15] = "d-mmm-yy",
	    [16] = "d-mmm",
	    [17] = "mmm-yy",
	    [18] = "h:mm AM/PM",
	    [19] = "h:mm:ss AM/PM",
	    [20] = "h:mm",
	    [21] = "h:mm:ss",
	    [22] = "dd/mm/yyyy h:mm",
	    [27] = DATE,
	    [28] = DATE,
	    [29] = DATE,
	    [30] = DATE,
	    [31] = DATE,
	    [32] = "h:mm",
	    [33] = "h:mm:ss",
	    [34] = "h:mm",
	    [35] = "h:mm:ss",
	    [36] = DATE,
	    [37] = "#,##0 ;(#,##0)",
	    [38] = "#,##0 ;[Red](#,##0)",
	    [39] = "#,##0.00 ;(#,##0.00)",
	    [40] = "#,##0.00 ;[Red](#,##0.00)",
	    [41] = "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"_);_(@_)",
	    [42] = "_(\"$\"* #,##0_);_(\"$\"* \\(#,##0\\);_(\"$\"* \"-\"_);_(@_)",
	    [43] = "_(* #,##0.00_);_(* \\(#,##0.00\\);_(* \"-\"?\?_);_(@_)",
	    [44] = "_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\);_(\"$\"* \"-\"?\?_);_(@_)",
	    [45] = "mm:ss",
	    [46] = "[h]:mm:ss",
	    [47] = "mm:ss.0",
	    [48] = "##0.0E+0",
	    [49] = "@",
	    [50] = DATE,
	    [51] = DATE,
	    [52] = DATE,
	    [53] = DATE,
	    [54] = DATE,
	    [55] = DATE,
	    [56] = DATE,
	    [57] = DATE,
	    [58] = DATE,
	};
	return id < sizeof(codes) / sizeof(codes[0]) ? codes[id] : NULL;
}

/* --- General ------------------------------------------------------------------------------------------ */

/* All digits, without an exponent. */
static void
add_plain(struct buf *out, const struct digits *d, struct number_style style)
{
	int decimals = d->count - d->point;

	for (int place = d->point > 0 ? d->point - 1 : 0; place >= 0; place--)
		buf_addc(out, digits_at(d, place));
	if (decimals > 0)
		buf_addc(out, style.decimal_mark);
	for (int place = -1; place >= -decimals; place--)
		buf_addc(out, digits_at(d, place));
}

static void
add_scientific(struct buf *out, struct digits d, struct number_style style)
{
	int exponent = d.point - 1;

	d.point = 1;
	add_plain(out, &d, style);
	buf_adds(out, exponent < 0 ? "E-" : "E+");
	moment_text_number(out, exponent < 0 ? -exponent : exponent, 2);
}

/* Returns whether digits were dropped. */
static bool
add_general(struct buf *out, struct digits d, struct number_style style)
{
	bool rounded = digits_round(&d, DECIMAL_SCALE_MAX);

	if (d.point > GENERAL_WHOLE_MAX)
		add_scientific(out, d, style);
	else
		add_plain(out, &d, style);
	return rounded;
}

void
number_format_held(const struct digits *d, struct number_style style, struct buf *out)
{
	if (d->negative)
		buf_addc(out, '-');
	if (d->point > 3 * DIGITS_MAX || d->point < -DIGITS_MAX)
		add_scientific(out, *d, style);
	else
		add_plain(out, d, style);
}

/* --- numbers by places -------------------------------------------------------------------------------- */

struct writer {
	struct buf *out;
	const struct format_section *section;
	struct number_style style;
	struct digits number; /* without its sign, rounded to what is shown */
	int place;            /* of the next integer: the ones are 0 */
	int decimal;          /* of the next decimal, from 1 */
	bool started;         /* a digit of the whole part was written */
	bool rounded;
};

static void
add_group_mark(struct writer *w)
{
	if (!w->section->grouped || w->place == 0 || w->place % 3 != 0)
		return;
	/* As decimal_format() has it. */
	if (w->style.group_mark == ' ')
		buf_adds(w->out, "\xc2\xa0");
	else
		buf_addc(w->out, w->style.group_mark);
}

/* What stands at the place: a digit, or what its mark has where there is none. */
static void
add_integer(struct writer *w, char mark)
{
	bool there = w->started || w->place < w->number.point;

	if (there || mark == '0') {
		buf_addc(w->out, digits_at(&w->number, w->place));
		w->started = true;
		add_group_mark(w);
	} else if (mark == '?') {
		buf_addc(w->out, ' ');
	}
	w->place--;
}

/* At the first place all digits stand for which there is none of their own. */
static void
take_integer(struct writer *w, char mark, int places)
{
	while (w->place >= places)
		add_integer(w, mark);
	add_integer(w, mark);
}

/* How many decimals are shown. */
static int
decimals_shown(const struct writer *w)
{
	int held = w->number.count - w->number.point, least = w->section->least_decimals;

	return held > least ? held : least;
}

static void
take_decimal(struct writer *w, char mark)
{
	if (w->decimal <= decimals_shown(w))
		buf_addc(w->out, digits_at(&w->number, -w->decimal));
	else if (mark == '?')
		buf_addc(w->out, ' ');
	w->decimal++;
}

static void
take_point(struct writer *w)
{
	while (w->section->integers == 0 && w->place >= 0)
		add_integer(w, '#');
	if (w->section->decimals > 0 && decimals_shown(w) > 0)
		buf_addc(w->out, w->style.decimal_mark);
}

static void
take_place(struct writer *w, const struct format_token *token, int *places)
{
	if (token->kind == TOKEN_INTEGER)
		take_integer(w, token->mark, (*places)--);
	else if (token->kind == TOKEN_POINT)
		take_point(w);
	else if (token->kind == TOKEN_DECIMAL)
		take_decimal(w, token->mark);
}

static void
write_tokens(struct writer *w)
{
	const struct format_section *section = w->section;
	bool in_full = section->exponent_digits > 0;
	int places = section->integers;

	for (size_t i = 0; i < section->count; i++) {
		const struct format_token *token = &section->tokens[i];

		if (token->kind == TOKEN_LITERAL)
			buf_add(w->out, token->text, token->count);
		else if (token->kind == TOKEN_GENERAL || token->kind == TOKEN_TEXT ||
		    token->kind == TOKEN_EXPONENT)
			w->rounded = add_general(w->out, w->number, w->style) || w->rounded;
		else if (!in_full)
			take_place(w, token, &places);
	}
}

static bool
shows_digits(const struct format_section *section)
{
	for (size_t i = 0; i < section->count; i++) {
		enum format_token_kind kind = section->tokens[i].kind;
		if (kind != TOKEN_LITERAL && kind != TOKEN_POINT)
			return true;
	}
	return false;
}

/* Whether all digits are shown: by General, "@", and instead of an exponent. */
static bool
is_general(const struct format_section *section)
{
	for (size_t i = 0; i < section->count; i++) {
		if (section->tokens[i].kind == TOKEN_GENERAL || section->tokens[i].kind == TOKEN_TEXT)
			return true;
	}
	return section->exponent_digits > 0;
}

/* Whether nothing but spaces was written behind that. */
static bool
is_blank(const struct buf *out, size_t start)
{
	for (size_t i = start; i < out->length; i++) {
		if (out->data[i] != ' ')
			return false;
	}
	return true;
}

static struct shown
write_number(const struct format_section *section, const struct digits *number, bool minus,
    struct number_style style, struct buf *out)
{
	struct writer w = {.out = out, .section = section, .style = style, .number = *number, .decimal = 1};
	size_t start = out->length;
	bool digits = shows_digits(section);

	w.number.negative = false;
	w.number.point = (int16_t)(w.number.point + 2 * section->percents - 3 * section->thousands);
	if (w.number.count == 0)
		w.number.point = 0;
	if (digits && !is_general(section))
		w.rounded = digits_round(&w.number, section->decimals);
	w.place = (w.number.point > section->integers ? w.number.point : section->integers) - 1;
	if (minus && (w.number.count > 0 || !digits))
		buf_addc(out, '-');
	write_tokens(&w);
	if (number->count > 0 && is_blank(out, start))
		w.rounded = true;
	return (struct shown){digits ? SHOWN_NUMBER : SHOWN_WORDS, w.rounded};
}

/* --- which section ------------------------------------------------------------------------------------ */

static bool
is_met(const struct format_section *section, const struct digits *number)
{
	int order = digits_compare(number, &section->limit);

	switch (section->condition) {
	case CONDITION_NONE:
		return false;
	case CONDITION_LT:
		return order < 0;
	case CONDITION_LE:
		return order <= 0;
	case CONDITION_GT:
		return order > 0;
	case CONDITION_GE:
		return order >= 0;
	case CONDITION_EQ:
		return order == 0;
	case CONDITION_NE:
		return order != 0;
	}
	return false;
}

/* The section for the number: by its sign, where no section has a condition. */
static size_t
section_of(const struct number_format *format, const struct digits *number)
{
	const struct format_section *sections = format->sections;
	size_t count = format->count;
	bool first = sections[0].condition != CONDITION_NONE;
	bool second = count > 1 && sections[1].condition != CONDITION_NONE;

	if (count == 1)
		return 0;
	if (!first && !second)
		return number->negative ? 1 : number->count == 0 && count > 2 ? 2 : 0;
	if (first && is_met(&sections[0], number))
		return 0;
	if (second ? is_met(&sections[1], number) : count == 2 || number->negative)
		return 1;
	if (!first && (!number->negative && number->count > 0))
		return 0;
	return count > 2 ? 2 : first ? 1 : 0;
}

/* Whether only negative numbers come to the section, so that its code says all there is of the sign. */
static bool
is_for_negatives(const struct number_format *format, size_t i)
{
	static const struct digits zero;
	const struct format_section *first = &format->sections[0], *section = &format->sections[i];
	int order = digits_compare(&section->limit, &zero);

	if (section->condition != CONDITION_NONE)
		return (section->condition == CONDITION_LT && order <= 0) ||
		    ((section->condition == CONDITION_LE || section->condition == CONDITION_EQ) && order < 0);
	if (i != 1)
		return false;
	order = digits_compare(&first->limit, &zero);
	return first->condition == CONDITION_NONE ||
	    ((first->condition == CONDITION_GT || first->condition == CONDITION_GE) && order <= 0);
}

struct shown
number_format_number(const struct number_format *format, const struct digits *number, enum date_system since,
    struct number_style style, struct buf *out)
{
	size_t i = section_of(format, number);
	const struct format_section *section = &format->sections[i];
	struct moment moment;

	if (section->date) {
		if (moment_of_serial(number, since, &moment)) {
			moment_text_write(section, moment, style, out);
			return (struct shown){SHOWN_DATE, false};
		}
		number_format_held(number, style, out);
		return (struct shown){SHOWN_NUMBER, false};
	}
	return write_number(section, number, number->negative && !is_for_negatives(format, i), style, out);
}

/* A moment by a format that is none of dates: the day, and the time of day where there is one. */
static struct format_section
plain_section(struct moment moment)
{
	static const struct format_token parts[] = {
	    {TOKEN_DAY, '\0', 2, NULL},
	    {TOKEN_LITERAL, '\0', 1, "/"},
	    {TOKEN_MONTH, '\0', 2, NULL},
	    {TOKEN_LITERAL, '\0', 1, "/"},
	    {TOKEN_YEAR, '\0', 4, NULL},
	    {TOKEN_LITERAL, '\0', 1, " "},
	    {TOKEN_HOUR, '\0', 1, NULL},
	    {TOKEN_LITERAL, '\0', 1, ":"},
	    {TOKEN_MINUTE, '\0', 2, NULL},
	};
	const size_t day = 5, count = sizeof(parts) / sizeof(parts[0]);

	if (moment.ms % MOMENT_DAY_MS == 0)
		return (struct format_section){.tokens = parts, .count = day};
	if (moment.ms < MOMENT_DAY_MS)
		return (struct format_section){.tokens = parts + day + 1, .count = count - day - 1};
	return (struct format_section){.tokens = parts, .count = count};
}

struct shown
number_format_moment(const struct number_format *format, struct moment moment, struct number_style style,
    struct buf *out)
{
	struct format_section plain = plain_section(moment);

	moment_text_write(format->sections[0].date ? &format->sections[0] : &plain, moment, style, out);
	return (struct shown){SHOWN_DATE, false};
}

bool
number_format_keeps_texts(const struct number_format *format)
{
	return format->text < 0 || format->text_alone;
}

bool
number_format_is_general(const struct number_format *format)
{
	return format->count == 1 && format->sections[0].count == 1 &&
	    format->sections[0].tokens[0].kind == TOKEN_GENERAL;
}

bool
number_format_is_date(const struct number_format *format)
{
	return format->sections[0].date;
}

void
number_format_text(const struct number_format *format, const char *text, size_t n, struct buf *out)
{
	const struct format_section *section;

	if (format->text < 0) {
		buf_add(out, text, n);
		return;
	}
	section = &format->sections[format->text];
	for (size_t i = 0; i < section->count; i++) {
		const struct format_token *token = &section->tokens[i];
		if (token->kind == TOKEN_TEXT || token->kind == TOKEN_GENERAL)
			buf_add(out, text, n);
		else if (token->kind == TOKEN_LITERAL)
			buf_add(out, token->text, token->count);
	}
}
