#include "text/cff.h"

#include "base/language.h"

/* Operators of the Top DICT; those of two bytes are 12 and another. */
enum {
	OP_ESCAPE = 12,
	OP_CHARSET = 15,
	OP_CHARSTRINGS = 17,
	OP_LAST = 21,
	OP_CHARSTRING_TYPE = 6,
	OP_ROS = 30
};

/* First bytes of operands. */
enum { WORD = 28, LONG = 29, REAL = 30, BYTE = 32, PLUS = 247, MINUS = 251, RESERVED = 255 };

/* The sets of glyphs that fonts need not write down: of these none is of CIDs. */
#define CHARSET_OWN 3

static const char damaged[] = N_("its 'CFF ' table is damaged");

struct cff {
	const uint8_t *data;
	size_t size;
	uint32_t charset, charstrings; /* where in the table */
	bool has_cids, is_type_2;
};

/* A row of pieces, as INDEX has it. */
struct index {
	size_t count;
	size_t offsets;     /* where in the table */
	size_t offset_size; /* bytes of each */
	size_t base;        /* what the offsets count from */
	size_t end;
};

static uint32_t
number_at(const uint8_t *p, size_t n)
{
	uint32_t number = 0;

	for (size_t i = 0; i < n; i++)
		number = number << 8 | p[i];
	return number;
}

static uint32_t
offset_of(const struct cff *f, const struct index *index, size_t i)
{
	return number_at(f->data + index->offsets + i * index->offset_size, index->offset_size);
}

/* False when it doesn't lie within the table, or not all of its pieces do. */
static bool
read_index(const struct cff *f, size_t at, struct index *out)
{
	uint32_t before = 1;

	if (at > f->size || f->size - at < 2)
		return false;
	*out = (struct index){.count = number_at(f->data + at, 2), .end = at + 2};
	if (out->count == 0)
		return true;
	if (f->size - at < 3)
		return false;
	out->offset_size = f->data[at + 2];
	out->offsets = at + 3;
	if (out->offset_size < 1 || out->offset_size > 4 ||
	    f->size - out->offsets < (out->count + 1) * out->offset_size)
		return false;
	out->base = out->offsets + (out->count + 1) * out->offset_size - 1;
	for (size_t i = 0; i <= out->count; i++) {
		uint32_t offset = offset_of(f, out, i);
		if (offset < before || offset > f->size - out->base || (i == 0 && offset != 1))
			return false;
		before = offset;
	}
	out->end = out->base + before;
	return true;
}

/* An operand of n bytes at most; returns how many it has, 0 when it is none or not whole. */
static size_t
read_operand(const uint8_t *p, size_t n, uint32_t *value)
{
	const unsigned first = p[0];

	*value = 0;
	if (first == REAL) {
		for (size_t i = 1; i < n; i++)
			if ((p[i] & 0x0F) == 0x0F || p[i] >> 4 == 0x0F)
				return i + 1;
		return 0;
	}
	size_t length = first == WORD ? 3 : first == LONG ? 5 : first < PLUS ? 1 : 2;
	if (length > n || (first > OP_LAST && first < WORD) || first == REAL + 1 || first == RESERVED)
		return 0;
	if (length == 5 || length == 3)
		*value = number_at(p + 1, length - 1);
	else if (length == 1)
		*value = first - 139;
	else if (first < MINUS)
		*value = (first - PLUS) * 256 + p[1] + 108;
	return length;
}

/* Takes one operator and the operand before it; returns how many bytes it has, 0 when it isn't whole. */
static size_t
take_operator(struct cff *f, const uint8_t *p, size_t n, uint32_t operand)
{
	if (p[0] == OP_ESCAPE) {
		if (n < 2)
			return 0;
		f->has_cids |= p[1] == OP_ROS;
		if (p[1] == OP_CHARSTRING_TYPE)
			f->is_type_2 = operand == 2;
		return 2;
	}
	if (p[0] == OP_CHARSET)
		f->charset = operand;
	else if (p[0] == OP_CHARSTRINGS)
		f->charstrings = operand;
	return 1;
}

static bool
read_top_dict(struct cff *f, const uint8_t *p, size_t n)
{
	uint32_t operand = 0;

	while (n > 0) {
		size_t length =
		    p[0] <= OP_LAST ? take_operator(f, p, n, operand) : read_operand(p, n, &operand);
		if (length == 0)
			return false;
		p += length;
		n -= length;
	}
	return true;
}

/* Header (its size is the third byte), names, Top DICTs; there is one of each in OpenType. */
static bool
read_font(struct cff *f)
{
	struct index names, dicts;

	f->is_type_2 = true;
	if (f->size < 4 || f->data[0] != 1 || f->data[2] < 4 || !read_index(f, f->data[2], &names) ||
	    !read_index(f, names.end, &dicts) || names.count != 1 || dicts.count != 1)
		return false;
	return read_top_dict(f, f->data + dicts.base + 1, dicts.end - dicts.base - 1);
}

const char *
cff_check(const uint8_t *data, size_t size, size_t glyph_count)
{
	struct cff f = {.data = data, .size = size};
	struct index glyphs;

	if (!read_font(&f) || f.charstrings == 0 || !read_index(&f, f.charstrings, &glyphs))
		return damaged;
	if (!f.is_type_2)
		return N_(
		    "its outlines are PostScript of an old kind (Type 1); those of OpenType are needed");
	if (glyphs.count != glyph_count)
		return N_("its 'CFF ' table has not as many glyphs as its 'maxp' table says");
	return NULL;
}

/* Formats of a charset: a number for each glyph but the first; ranges, with their length in a byte or two. */
enum { FORMAT_NUMBERS, FORMAT_BYTES, FORMAT_WORDS };

uint16_t
cff_cid(const uint8_t *data, size_t size, uint16_t glyph)
{
	struct cff f = {.data = data, .size = size};

	if (!read_font(&f))
		return 0;
	if (!f.has_cids || glyph == 0)
		return glyph;
	if (f.charset < CHARSET_OWN || f.charset >= size)
		return 0;
	const unsigned format = data[f.charset];
	const size_t step = format == FORMAT_NUMBERS ? 2 : format == FORMAT_BYTES ? 3 : 4;
	uint32_t first = 1; /* the glyph that the next number is of */
	for (size_t at = (size_t)f.charset + 1; format <= FORMAT_WORDS && at + step <= size; at += step) {
		uint32_t more = number_at(data + at + 2, step - 2);
		if (glyph <= first + more)
			return (uint16_t)(number_at(data + at, 2) + glyph - first);
		first += more + 1;
	}
	return 0;
}
