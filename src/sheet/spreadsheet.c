#include "sheet/spreadsheet.h"

#include <string.h>

#include "base/utf8.h"
#include "sheet/value.h"

#define FULLWIDTH_PLUS 0xFF0B
#define FULLWIDTH_HYPHEN 0xFF0D
#define FULLWIDTH_EQUALS 0xFF1D
#define FULLWIDTH_AT 0xFF20

/* Whether it is taken for a formula, or would be without the apostrophes before it. */
static bool
is_like_formula(const char *s, size_t n)
{
	uint32_t code = 0;
	size_t length;
	bool breaks = false;

	while (n > 0 && *s == '\'') {
		s++;
		n--;
	}
	for (; n > 0; s += length, n -= length) {
		code = utf8_decode(s, n, &length);
		breaks = breaks || code == '\t' || code == '\r' || code == '\n';
		if (!utf8_is_space(code))
			break;
	}
	return breaks ||
	    (n > 0 &&
		(code == '=' || code == '+' || code == '-' || code == '@' || code == FULLWIDTH_EQUALS ||
		    code == FULLWIDTH_PLUS || code == FULLWIDTH_HYPHEN || code == FULLWIDTH_AT));
}

static void
add_quoted(struct buf *out, const char *guard, const char *s, size_t n)
{
	bool bare = memchr(s, '"', n) == NULL && memchr(s, ',', n) == NULL && memchr(s, ';', n) == NULL &&
	    memchr(s, '\t', n) == NULL && memchr(s, '\r', n) == NULL && memchr(s, '\n', n) == NULL &&
	    (n == 0 || (s[0] != ' ' && s[n - 1] != ' '));

	if (!bare)
		buf_addc(out, '"');
	buf_adds(out, guard);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, s[i]);
	}
	if (!bare)
		buf_addc(out, '"');
}

void
spreadsheet_add_text(struct buf *out, const char *s, size_t n)
{
	add_quoted(out, is_like_formula(s, n) ? "'" : "", s, n);
}

void
spreadsheet_add_as_is(struct buf *out, const char *s, size_t n)
{
	add_quoted(out, "", s, n);
}

void
spreadsheet_add_figure(struct buf *out, const char *s, size_t n, struct number_style style)
{
	struct value value;

	if (value_parse(s, n, style, &value))
		add_quoted(out, "", s, n);
	else
		spreadsheet_add_text(out, s, n);
}

size_t
spreadsheet_guard(const char *s, size_t n)
{
	return n > 0 && s[0] == '\'' && is_like_formula(s, n) ? 1 : 0;
}

const struct sheet_cell *
spreadsheet_bare(struct arena *arena, const struct sheet_cell *cell)
{
	size_t guard = cell != NULL ? spreadsheet_guard(sheet_text(cell), sheet_length(cell)) : 0;
	struct sheet_field bare;

	if (guard == 0)
		return cell;
	bare = sheet_field(cell);
	bare.text += guard;
	bare.length -= (uint32_t)guard;
	return cells_make(arena, &bare, 1);
}
