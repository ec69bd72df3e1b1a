#include "sheet/workbook/moment_text.h"

#define DAYS 7
#define MONTHS 12

static const char *const month_names[][MONTHS] = {
    [FORMAT_SPANISH] = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
	"septiembre", "octubre", "noviembre", "diciembre"},
    [FORMAT_ENGLISH] = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"},
    [FORMAT_PORTUGUESE] = {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
	"setembro", "outubro", "novembro", "dezembro"},
};

static const char *const day_names[][DAYS] = {
    [FORMAT_SPANISH] = {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
    [FORMAT_ENGLISH] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    [FORMAT_PORTUGUESE] = {"domingo", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira",
	"sexta-feira", "sábado"},
};

/* A moment as it is shown. */
struct moment_writer {
	struct buf *out;
	const struct format_section *section;
	struct number_style style;
	struct calendar_date date;
	int64_t ms; /* since day 0, rounded to what is shown */
};

void
moment_text_number(struct buf *out, int64_t number, unsigned width)
{
	int64_t least = 1;

	for (unsigned i = 1; i < width && i < 9; i++) {
		least *= 10;
		if (number < least)
			buf_addc(out, '0');
	}
	buf_add_int(out, number);
}

/* Its first characters, of at most two bytes each. */
static void
add_start(struct buf *out, const char *name, unsigned characters)
{
	size_t n = 0;

	for (; characters > 0 && name[n] != '\0'; characters--)
		n += (unsigned char)name[n] < 0x80 ? 1 : 2;
	buf_add(out, name, n);
}

static void
write_month(struct moment_writer *w, unsigned count)
{
	const char *name = month_names[w->section->language][w->date.month - 1];

	if (count == 5)
		add_start(w->out, name, 1);
	else if (count >= 4)
		buf_adds(w->out, name);
	else if (count == 3)
		add_start(w->out, name, 3);
	else
		moment_text_number(w->out, w->date.month, count);
}

static void
write_day(struct moment_writer *w, unsigned count)
{
	const char *name = day_names[w->section->language][w->date.weekday];

	if (count >= 4)
		buf_adds(w->out, name);
	else if (count == 3)
		add_start(w->out, name, 3);
	else
		moment_text_number(w->out, w->date.day, count);
}

static void
write_hour(struct moment_writer *w, unsigned count)
{
	int hour = (int)(w->ms / 3600000 % 24);

	if (w->section->half_day)
		hour = hour % 12 == 0 ? 12 : hour % 12;
	moment_text_number(w->out, hour, count < 2 ? count : 2);
}

static void
write_half_day(struct moment_writer *w, unsigned count)
{
	bool late = w->ms / 3600000 % 24 >= 12;

	buf_addc(w->out, late ? 'P' : 'A');
	if (count > 1)
		buf_addc(w->out, 'M');
}

static void
write_second_part(struct moment_writer *w, unsigned count)
{
	int64_t part = w->ms % 1000;

	buf_addc(w->out, w->style.decimal_mark);
	for (unsigned i = 0; i < count; i++) {
		buf_addc(w->out, (char)('0' + (int)(part / 100)));
		part = part % 100 * 10;
	}
}

static void
write_part(struct moment_writer *w, const struct format_token *token)
{
	int64_t unit = token->mark == 'h' ? 3600000 : token->mark == 'm' ? 60000 : 1000;

	switch (token->kind) {
	case TOKEN_YEAR:
		moment_text_number(w->out, token->count <= 2 ? w->date.year % 100 : w->date.year,
		    token->count <= 2 ? 2 : 4);
		break;
	case TOKEN_MONTH:
		write_month(w, token->count);
		break;
	case TOKEN_DAY:
		write_day(w, token->count);
		break;
	case TOKEN_HOUR:
		write_hour(w, token->count);
		break;
	case TOKEN_MINUTE:
		moment_text_number(w->out, w->ms / 60000 % 60, token->count);
		break;
	case TOKEN_SECOND:
		moment_text_number(w->out, w->ms / 1000 % 60, token->count < 2 ? token->count : 2);
		break;
	case TOKEN_SECOND_PART:
		write_second_part(w, token->count);
		break;
	case TOKEN_HALF_DAY:
		write_half_day(w, token->count);
		break;
	case TOKEN_ELAPSED:
		moment_text_number(w->out, w->ms / unit, token->count);
		break;
	case TOKEN_LITERAL:
	case TOKEN_GENERAL:
	case TOKEN_TEXT:
	case TOKEN_INTEGER:
	case TOKEN_DECIMAL:
	case TOKEN_POINT:
	case TOKEN_EXPONENT:
		buf_add(w->out, token->text, token->count);
		break;
	}
}

void
moment_text_write(const struct format_section *section, struct moment moment, struct number_style style,
    struct buf *out)
{
	static const int64_t units[] = {1000, 100, 10, 1};
	int64_t unit = section->seconds ? units[section->second_decimals] : 1;
	struct moment_writer w = {.out = out, .section = section, .style = style};

	w.date = moment_date(moment, unit);
	w.ms = (moment.ms + unit / 2) / unit * unit;
	for (size_t i = 0; i < section->count; i++)
		write_part(&w, &section->tokens[i]);
}
