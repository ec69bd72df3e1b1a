#include "base/utf8.h"

#include <utf8proc.h>

/* Most code points that one may decompose to; U+FDFA has 18. */
#define DECOMPOSED_MAX 32

static bool
is_continuation(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

uint32_t
utf8_decode(const char *s, size_t n, size_t *length)
{
	/* By length: the least code point that needs it. */
	static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)s[0];
	uint32_t code;
	size_t want;

	*length = 1;
	if (lead < 0x80)
		return lead;
	if (lead < 0xC2 || lead > 0xF4)
		return UTF8_INVALID;
	want = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	if (n < want)
		return UTF8_INVALID;
	code = lead & (0xFFu >> (want + 1));
	for (size_t i = 1; i < want; i++) {
		if (!is_continuation(s[i]))
			return UTF8_INVALID;
		code = code << 6 | ((unsigned char)s[i] & 0x3Fu);
	}
	if (code < least[want] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		return UTF8_INVALID;
	*length = want;
	return code;
}

size_t
utf8_encode(uint32_t code, char out[4])
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		out[0] = (char)(0xC0 | code >> 6);
		out[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		out[0] = (char)(0xE0 | code >> 12);
		out[1] = (char)(0x80 | (code >> 6 & 0x3F));
		out[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | code >> 18);
	out[1] = (char)(0x80 | (code >> 12 & 0x3F));
	out[2] = (char)(0x80 | (code >> 6 & 0x3F));
	out[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

/* Whether all bytes of a word are ASCII. */
static bool
is_ascii_word(const char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return (word & 0x8080808080808080u) == 0;
}

size_t
utf8_valid_prefix(const char *s, size_t n)
{
	size_t i = 0;
	size_t length;

	while (i < n) {
		while (n - i >= sizeof(uint64_t) && is_ascii_word(s + i))
			i += sizeof(uint64_t);
		while (i < n && (unsigned char)s[i] < 0x80)
			i++;
		if (i == n)
			break;
		/* The letters of Western Europe, and then a few of ASCII at least, as a rule. */
		if (n - i >= 2 && (unsigned char)s[i] == 0xC3 && is_continuation(s[i + 1])) {
			i += 2;
			continue;
		}
		if (utf8_decode(s + i, n - i, &length) == UTF8_INVALID)
			return i;
		i += length;
	}
	return n;
}

/* Characters of a word that is all ASCII are its bytes. */
size_t
utf8_count(const char *s, size_t n)
{
	size_t count = 0;
	size_t length;

	for (; n > 0; s += length, n -= length, count++) {
		while (n >= sizeof(uint64_t) && is_ascii_word(s)) {
			s += sizeof(uint64_t);
			n -= sizeof(uint64_t);
			count += sizeof(uint64_t);
		}
		if (n == 0)
			break;
		length = 1;
		if ((unsigned char)*s >= 0x80)
			utf8_decode(s, n, &length);
	}
	return count;
}

/*
 * True for code points that are never changed by NFC and never change the one before: all below the first
 * combining mark, and general punctuation past its two singletons (U+2000, U+2001).
 */
static bool
is_plain(uint32_t code)
{
	return code < 0x300 || (code >= 0x2002 && code <= 0x206F);
}

#define BLOCK 64

/* Whether no byte of a block starts a code point from U+0300 on; lead bytes below 0xCC start those below. */
static bool
is_plain_block(const char *s)
{
	unsigned char most = 0;

	for (int i = 0; i < BLOCK; i++) {
		unsigned char c = (unsigned char)s[i];

		most = c > most ? c : most;
	}
	return most < 0xCC;
}

bool
utf8_is_plain(const char *s, size_t n)
{
	size_t length;

	for (size_t i = 0; i < n; i += length) {
		if (n - i >= BLOCK && is_plain_block(s + i))
			length = BLOCK;
		else if ((unsigned char)s[i] < 0xCC)
			length = 1;
		else if (!is_plain(utf8_decode(s + i, n - i, &length)))
			return false;
	}
	return true;
}

static const char *
normal_form(struct arena *arena, const char *s, size_t n, utf8proc_option_t form, size_t *out_n)
{
	const utf8proc_option_t options = form | UTF8PROC_STABLE;
	const utf8proc_uint8_t *in = (const utf8proc_uint8_t *)s;
	utf8proc_ssize_t count, length;
	utf8proc_int32_t *codes;

	*out_n = n;
	if (n > PTRDIFF_MAX / sizeof(*codes))
		return s;
	count = utf8proc_decompose(in, (utf8proc_ssize_t)n, NULL, 0, options);
	if (count < 0)
		return s;
	/* utf8proc_reencode() writes over them, and a NUL after that. */
	codes = ARENA_ARRAY(arena, utf8proc_int32_t, (size_t)count + 1);
	utf8proc_decompose(in, (utf8proc_ssize_t)n, codes, count, options);
	length = utf8proc_reencode(codes, count, options);
	if (length < 0 || ((size_t)length == n && memcmp(codes, s, n) == 0))
		return s;
	*out_n = (size_t)length;
	return (const char *)codes;
}

const char *
utf8_nfc(struct arena *arena, const char *s, size_t n, size_t *out_n)
{
	*out_n = n;
	return utf8_is_plain(s, n) ? s : normal_form(arena, s, n, UTF8PROC_COMPOSE, out_n);
}

const char *
utf8_nfd(struct arena *arena, const char *s, size_t n, size_t *out_n)
{
	return normal_form(arena, s, n, UTF8PROC_DECOMPOSE, out_n);
}

/* What ASCII folds to; '\0' for white space, and for control characters, which are rare. */
static const char ascii_folded[129] =
    "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    "\0!\"#$%&'()*+,-./0123456789:;<=>?@abcdefghijklmnopqrstuvwxyz[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

/* A key as it grows; a space is written only once something follows it. */
struct fold {
	struct arena *arena;
	char *data;
	size_t length;
	size_t capacity;
	bool space;
};

/* What U+00C0 to U+00FF fold to, '\0' where that is not one ASCII letter: Spanish without a table look-up. */
static const char latin1_folded[] = "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0\0"
				    "aaaaaa\0ceeeeiiii\0nooooo\0\0uuuuy\0y";

static inline void
fold_put(struct fold *f, uint32_t code)
{
	/* Room for a space, the code point and the NUL. */
	if (f->capacity - f->length < 6)
		f->data = arena_grow(f->arena, f->data, f->length, &f->capacity, f->length + 6, 1);
	if (f->space && f->length > 0)
		f->data[f->length++] = ' ';
	f->space = false;
	if (code < 0x80)
		f->data[f->length++] = (char)code;
	else
		f->length += utf8_encode(code, f->data + f->length);
}

/* Takes what is of ASCII and no white space at the beginning of n bytes; returns how many. */
static inline size_t
fold_ascii(struct fold *f, const char *s, size_t n)
{
	size_t taken = 0;
	char *out;

	if (f->capacity - f->length < n + 6)
		f->data = arena_grow(f->arena, f->data, f->length, &f->capacity, f->length + n + 6, 1);
	out = f->data + f->length;
	if (f->space && f->length > 0)
		*out++ = ' ';
	while (taken < n && (unsigned char)s[taken] < 0x80 && ascii_folded[(unsigned char)s[taken]] != '\0')
		*out++ = ascii_folded[(unsigned char)s[taken++]];
	if (taken > 0) {
		f->space = false;
		f->length = (size_t)(out - f->data);
	}
	return taken;
}

static void
fold_rare(struct fold *f, uint32_t code)
{
	const utf8proc_option_t options =
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_STRIPMARK;
	utf8proc_int32_t codes[DECOMPOSED_MAX];
	int boundary = 0;
	utf8proc_ssize_t n =
	    utf8proc_decompose_char((utf8proc_int32_t)code, codes, DECOMPOSED_MAX, options, &boundary);

	if (n < 0 || n > DECOMPOSED_MAX) {
		fold_put(f, code);
		return;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++) {
		if (utf8_is_space((uint32_t)codes[i]))
			f->space = true;
		else
			fold_put(f, (uint32_t)codes[i]);
	}
}

char *
utf8_fold(struct arena *arena, const char *s, size_t n, size_t *out_n)
{
	struct fold f = {.arena = arena, .capacity = n + 6};
	size_t length;

	/* Hardly anything gets longer by folding. */
	f.data = arena_alloc(arena, f.capacity, 1);
	for (; n > 0; s += length, n -= length) {
		size_t ascii = fold_ascii(&f, s, n);
		uint32_t code;

		s += ascii;
		n -= ascii;
		if (n == 0)
			break;
		code = utf8_decode(s, n, &length);
		if (utf8_is_space(code))
			f.space = true;
		else if (code < 0x80)
			fold_put(&f, code);
		else if (code >= 0xC0 && code <= 0xFF && latin1_folded[code - 0xC0] != '\0')
			fold_put(&f, (unsigned char)latin1_folded[code - 0xC0]);
		else if (code == UTF8_INVALID)
			fold_put(&f, 0xFFFD);
		else
			fold_rare(&f, code);
	}
	f.data[f.length] = '\0';
	*out_n = f.length;
	return f.data;
}

bool
utf8_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	return code == 0x85 || code == 0xA0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200B) ||
	    code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 ||
	    code == 0x3000 || code == 0xFEFF;
}

/* The code point that ends n > 0 bytes. */
static uint32_t
decode_last(const char *s, size_t n, size_t *length)
{
	size_t start = n - 1;
	uint32_t code;

	while (start > 0 && n - start < 4 && is_continuation(s[start]))
		start--;
	code = utf8_decode(s + start, n - start, length);
	if (code != UTF8_INVALID && *length == n - start)
		return code;
	*length = 1;
	return UTF8_INVALID;
}

bool
utf8_is_misleading(uint32_t code)
{
	return code == 0x2028 || code == 0x2029 || code == 0x200E || code == 0x200F || code == 0x061C ||
	    (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

static bool
is_graph(char c)
{
	return c > ' ' && c <= '~';
}

void
utf8_trim(const char **s, size_t *n)
{
	size_t length;

	/* Most texts begin and end with something that can't be space. */
	if (*n > 0 && is_graph(**s) && is_graph((*s)[*n - 1]))
		return;
	while (*n > 0 && utf8_is_space(utf8_decode(*s, *n, &length))) {
		*s += length;
		*n -= length;
	}
	while (*n > 0 && utf8_is_space(decode_last(*s, *n, &length)))
		*n -= length;
}

struct library
utf8_library(void)
{
	return (struct library){"utf8proc", utf8proc_version()};
}

char *
utf8_upper(struct arena *arena, const char *s, bool first_only)
{
	const size_t n = strlen(s);
	utf8proc_uint8_t *out = ARENA_ARRAY(arena, utf8proc_uint8_t, 4 * n + 1);
	utf8proc_int32_t code;
	size_t length = 0;

	for (size_t i = 0; i < n;) {
		utf8proc_ssize_t taken =
		    utf8proc_iterate((const utf8proc_uint8_t *)s + i, (utf8proc_ssize_t)(n - i), &code);

		if (taken < 1)
			break;
		code = first_only && i > 0 ? code : utf8proc_toupper(code);
		length += (size_t)utf8proc_encode_char(code, out + length);
		i += (size_t)taken;
	}
	out[length] = '\0';
	return (char *)out;
}
