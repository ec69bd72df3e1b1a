#include "sheet/workbook/shared_strings.h"

#include "base/ascii.h"
#include "base/utf8.h"

/* "_x000D_" is one byte in the end. */
#define ESCAPE_LENGTH 7
#define RAW_MAX ((size_t)2 * SHEET_CELL_MAX + ESCAPE_LENGTH)

/*
 * --- texts
 * ------------------------------------------------------------------------------------------------
 */

void
text_pieces_add(struct text_pieces *text, const char *s, size_t n)
{
	/* What is past the limit shows that it is past it; no more of it is needed. */
	if (text->raw.length <= RAW_MAX)
		buf_add(&text->raw, s, n);
}

static int
hex_digit(char c)
{
	c = ascii_lower(c);
	return ascii_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/*
 * The character that "_x000D_" stands for; UTF8_INVALID: these are seven bytes of text, or one that is
 * none.
 */
static uint32_t
escaped(const char *s, size_t n)
{
	uint32_t code = 0;

	if (n < ESCAPE_LENGTH || s[1] != 'x' || s[ESCAPE_LENGTH - 1] != '_')
		return UTF8_INVALID;
	for (int i = 2; i < ESCAPE_LENGTH - 1; i++) {
		int digit = hex_digit(s[i]);
		if (digit < 0)
			return UTF8_INVALID;
		code = code << 4 | (uint32_t)digit;
	}
	return code == 0 || (code >= 0xD800 && code <= 0xDFFF) ? UTF8_INVALID : code;
}

static size_t
decode(char *s, size_t n)
{
	char *to = s;

	if (memchr(s, '_', n) == NULL)
		return n;
	for (size_t i = 0; i < n;) {
		uint32_t code = s[i] == '_' ? escaped(s + i, n - i) : UTF8_INVALID;
		if (code == UTF8_INVALID) {
			*to++ = s[i++];
			continue;
		}
		to += utf8_encode(code, to);
		i += ESCAPE_LENGTH;
	}
	return (size_t)(to - s);
}

struct bytes
text_pieces_take(struct text_pieces *text, const struct arena *arena)
{
	char *s = text->raw.data;
	size_t n = text->raw.length;

	if (text->raw.failed)
		arena_out_of_memory(arena, 0);
	buf_clear(&text->raw);
	if (n == 0)
		return (struct bytes){"", 0};
	n = decode(s, n);
	n = rows_tidy(&s, n);
	return (struct bytes){s, n};
}

/*
 * --- the part
 * ---------------------------------------------------------------------------------------------
 */

struct reader {
	const struct workbook_input *in;
	struct shared_strings *out;
	struct text_pieces text;
	unsigned depth, phonetic; /* the depth of a phonetic run under way; 0: none */
	bool in_text;
};

static bool
on_start(void *ctx, const char *name, const char **attributes)
{
	struct reader *r = ctx;
	const char *local = xml_local(name);

	(void)attributes;
	r->depth++;
	if (r->phonetic == 0 && strcmp(local, "rPh") == 0)
		r->phonetic = r->depth;
	r->in_text = r->phonetic == 0 && r->depth > 2 && strcmp(local, "t") == 0;
	return true;
}

static bool
refuse_too_many(struct reader *r)
{
	diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-size",
	    "\"%s\" has more than %d texts, or %zu MB of them, the most that are read: split it", r->in->file,
	    STRINGS_MAX, STRINGS_BYTES_MAX >> 20);
	return false;
}

static bool
add_string(struct reader *r)
{
	struct shared_strings *out = r->out;
	struct bytes text = text_pieces_take(&r->text, r->in->scratch);

	out->bytes += text.length;
	if (out->count == STRINGS_MAX || out->bytes > STRINGS_BYTES_MAX)
		return refuse_too_many(r);
	out->strings = arena_grow(r->in->scratch, out->strings, out->count, &out->capacity, out->count + 1,
	    sizeof(*out->strings));
	out->strings[out->count++] = (struct shared_string){
	    .text = text.length > 0 ? arena_strndup(r->in->scratch, text.data, text.length) : "",
	    .length = (uint32_t)text.length,
	    .nfc = utf8_is_plain(text.data, text.length),
	};
	return true;
}

static bool
on_end(void *ctx, const char *name)
{
	struct reader *r = ctx;

	(void)name;
	r->in_text = false;
	if (r->depth == r->phonetic)
		r->phonetic = 0;
	return r->depth-- != 2 || add_string(r);
}

static bool
on_text(void *ctx, const char *s, size_t n)
{
	struct reader *r = ctx;

	if (r->in_text)
		text_pieces_add(&r->text, s, n);
	return true;
}

bool
shared_strings_read(const struct workbook_input *in, const struct xml_source *source,
    struct shared_strings *out)
{
	static const struct xml_handler handler = {on_start, on_end, on_text, false};
	struct reader r = {.in = in, .out = out};

	*out = (struct shared_strings){.strings = NULL};
	enum xml_end end = xml_read(in, source, &handler, &r);
	buf_release(&r.text.raw);
	return end == XML_WHOLE;
}
