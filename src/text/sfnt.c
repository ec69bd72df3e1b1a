#include "text/sfnt.h"

#include <string.h>

#include "base/language.h"
#include "text/cff.h"

#define TAG(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

/* Bits of OS/2 fsType and fsSelection, of head macStyle. */
#define FSTYPE_USAGE 0x000F
#define FSTYPE_RESTRICTED 0x0002
#define FSTYPE_NO_SUBSETTING 0x0100
#define FSTYPE_BITMAPS_ONLY 0x0200
#define SELECTION_ITALIC 0x0001
#define SELECTION_TYPO_METRICS 0x0080
#define MAC_STYLE_ITALIC 0x0002

struct table {
	const uint8_t *data;
	size_t size; /* 0: the font has none */
};

enum table_name {
	T_HEAD,
	T_HHEA,
	T_MAXP,
	T_HMTX,
	T_CMAP,
	T_LOCA,
	T_GLYF,
	T_CFF,
	T_OS2,
	T_POST,
	T_NAME,
	TABLE_NAMES
};

static const struct {
	uint32_t tag;
	size_t least; /* bytes of the fields that are read */
	const char *missing;
} required[TABLE_NAMES] = {
    [T_HEAD] = {TAG('h', 'e', 'a', 'd'), 54, N_("it has no 'head' table, or a short one")},
    [T_HHEA] = {TAG('h', 'h', 'e', 'a'), 36, N_("it has no 'hhea' table, or a short one")},
    [T_MAXP] = {TAG('m', 'a', 'x', 'p'), 32, N_("it has no 'maxp' table, or a short one")},
    [T_HMTX] = {TAG('h', 'm', 't', 'x'), 4, N_("it has no 'hmtx' table, or a short one")},
    [T_CMAP] = {TAG('c', 'm', 'a', 'p'), 4, N_("it has no 'cmap' table, or a short one")},
    [T_LOCA] = {TAG('l', 'o', 'c', 'a'), 4, N_("it has no 'loca' table, or a short one")},
    [T_GLYF] = {TAG('g', 'l', 'y', 'f'), 1, N_("it has no 'glyf' table, or an empty one")},
    [T_CFF] = {TAG('C', 'F', 'F', ' '), 4, N_("it has no 'CFF ' table, or a short one")},
    [T_OS2] = {TAG('O', 'S', '/', '2'), 78, N_("it has no 'OS/2' table, or a short one")},
    [T_POST] = {TAG('p', 'o', 's', 't'), 32, N_("it has no 'post' table, or a short one")},
    [T_NAME] = {TAG('n', 'a', 'm', 'e'), 6, N_("it has no 'name' table, or a short one")},
};

/* Bytes of a 'maxp' table that goes with CFF. */
#define MAXP_OF_CFF 6

static uint16_t
u16(const uint8_t *p)
{
	return (uint16_t)(p[0] << 8 | p[1]);
}

static int16_t
i16(const uint8_t *p)
{
	return (int16_t)u16(p);
}

static uint32_t
u32(const uint8_t *p)
{
	return (uint32_t)u16(p) << 16 | u16(p + 2);
}

static const char *
check_version(const uint8_t *data, size_t size)
{
	if (size == 0)
		return N_("the file is empty");
	if (size < 12)
		return N_("it is too short to be a font");
	if ((data[0] == 0x80 && data[1] == 1) || memcmp(data, "%!", 2) == 0)
		return N_("it is a Type 1 font (PostScript); a TrueType or OpenType file is needed");
	if (data[0] == '<')
		return N_("it is a web page or an SVG font; a TrueType or OpenType file is needed");
	switch (u32(data)) {
	case TAG('P', 'K', 3, 4):
		return N_("it is a ZIP file; unpack it and name the font file in it");
	case TAG('t', 'y', 'p', '1'):
		return N_("it is a Type 1 font (PostScript); a TrueType or OpenType file is needed");
	case 0x00010000:
	case TAG('t', 'r', 'u', 'e'):
	case TAG('O', 'T', 'T', 'O'):
		return NULL;
	case TAG('t', 't', 'c', 'f'):
		return N_("it is a collection; a file with one font is needed");
	case TAG('w', 'O', 'F', 'F'):
	case TAG('w', 'O', 'F', '2'):
		return N_("it is a web font (WOFF); a TrueType or OpenType file is needed");
	default:
		return N_("it is not a TrueType or OpenType font");
	}
}

/* Which kind of outlines it has decides what it needs. */
static size_t
least_size(enum table_name name, bool cff)
{
	if (name == (cff ? T_GLYF : T_CFF) || (cff && name == T_LOCA))
		return 0;
	return cff && name == T_MAXP ? MAXP_OF_CFF : required[name].least;
}

/* Finds the required tables; all tables, required or not, must lie within the file. */
static const char *
read_directory(const uint8_t *data, size_t size, struct table tables[TABLE_NAMES], struct sfnt *out)
{
	size_t count = u16(data + 4);
	for (size_t k = 0; k < TABLE_NAMES; k++)
		tables[k] = (struct table){data, 0};
	if (count == 0 || count > SFNT_TABLES_MAX || size < 12 + 16 * count)
		return N_("its table directory is damaged");
	for (size_t i = 0; i < count; i++) {
		const uint8_t *entry = data + 12 + 16 * i;
		uint64_t offset = u32(entry + 8), length = u32(entry + 12);
		if (offset + length > size || (length > 0 && offset < 12 + 16 * count))
			return N_("a table lies outside the file; it is cut short or damaged");
		for (size_t k = 0; k < i; k++) {
			if (u32(data + 12 + 16 * k) == u32(entry))
				return N_("it has two tables of one name");
		}
		out->variable = out->variable || (u32(entry) == TAG('f', 'v', 'a', 'r') && length > 0);
		for (size_t k = 0; k < TABLE_NAMES; k++) {
			if (required[k].tag == u32(entry))
				tables[k] = (struct table){data + offset, (size_t)length};
		}
	}
	for (size_t k = 0; k < TABLE_NAMES; k++) {
		if (tables[k].size < least_size((enum table_name)k, out->cff))
			return required[k].missing;
	}
	return NULL;
}

static const char *
check_metrics(const struct table tables[TABLE_NAMES], struct sfnt *out)
{
	const uint8_t *head = tables[T_HEAD].data;
	out->units_per_em = u16(head + 18);
	out->glyph_count = u16(tables[T_MAXP].data + 4);
	if (u32(head + 12) != 0x5F0F3CF5)
		return N_("its 'head' table lacks the magic number");
	if (out->units_per_em < SFNT_UPEM_MIN || out->units_per_em > SFNT_UPEM_MAX)
		return N_("its units per em are not from 16 to 16384");
	if (out->glyph_count == 0 || u32(tables[T_MAXP].data) != (out->cff ? 0x00005000 : 0x00010000))
		return N_("its 'maxp' table is not one of its kind of font");

	size_t glyphs = out->glyph_count, metrics = u16(tables[T_HHEA].data + 34);
	if (metrics == 0 || metrics > glyphs || tables[T_HMTX].size < 4 * metrics + 2 * (glyphs - metrics))
		return N_("its 'hmtx' table is too short for its glyphs");
	for (size_t i = 0; i < metrics; i++) {
		if (u16(tables[T_HMTX].data + 4 * i) > INT16_MAX)
			return N_("a glyph of it is wider than 32767 units");
	}
	return NULL;
}

static const char *
check_outlines(const struct table tables[TABLE_NAMES], size_t glyphs)
{
	unsigned format = u16(tables[T_HEAD].data + 50);
	const struct table *loca = &tables[T_LOCA];
	if (format > 1)
		return N_("its 'head' table names an unknown format of 'loca'");
	if (loca->size < (glyphs + 1) * (format ? 4 : 2))
		return N_("its 'loca' table is too short for its glyphs");
	uint32_t before = 0;
	for (size_t i = 0; i <= glyphs; i++) {
		uint32_t at = format ? u32(loca->data + 4 * i) : 2u * u16(loca->data + 2 * i);
		if (at < before || at > tables[T_GLYF].size)
			return N_("its 'loca' table points outside its glyphs");
		if (i > 0 && at > before && at - before < 10)
			return N_("a glyph of it is cut short");
		before = at;
	}
	return NULL;
}

/* A symbol font numbers its glyphs, and doesn't say which character each is. */
static const char *
check_characters(const struct table *cmap)
{
	size_t count = u16(cmap->data + 2);

	if (cmap->size < 4 + 8 * count)
		return N_("its 'cmap' table is cut short");
	for (size_t i = 0; i < count; i++) {
		unsigned platform = u16(cmap->data + 4 + 8 * i), encoding = u16(cmap->data + 6 + 8 * i);
		/* Encoding 5 of Unicode only tells variants apart. */
		if ((platform == 0 && encoding != 5) || (platform == 3 && (encoding == 1 || encoding == 10)))
			return NULL;
	}
	return N_("its 'cmap' table has no Unicode characters, as those of symbol fonts");
}

static const char *
check_licence(const uint8_t *os2)
{
	unsigned type = u16(os2 + 8);
	if ((type & FSTYPE_USAGE) == FSTYPE_RESTRICTED || type & FSTYPE_BITMAPS_ONLY)
		return N_("its licence bits (OS/2 fsType) forbid embedding");
	if (type & FSTYPE_NO_SUBSETTING)
		return N_("its licence bits (OS/2 fsType) forbid subsetting");
	return NULL;
}

static void
read_facts(const struct table tables[TABLE_NAMES], struct sfnt *out)
{
	const uint8_t *head = tables[T_HEAD].data, *hhea = tables[T_HHEA].data;
	const uint8_t *os2 = tables[T_OS2].data, *post = tables[T_POST].data;
	unsigned selection = u16(os2 + 62);
	bool typo = selection & SELECTION_TYPO_METRICS;

	out->ascent = i16(typo ? os2 + 68 : hhea + 4);
	out->descent = i16(typo ? os2 + 70 : hhea + 6);
	if (out->descent > 0)
		out->descent = (int16_t)-out->descent;
	for (size_t i = 0; i < 4; i++)
		out->bbox[i] = i16(head + 36 + 2 * i);
	out->weight = u16(os2 + 4);
	if (u16(os2) >= 2 && tables[T_OS2].size >= 90) {
		out->x_height = i16(os2 + 86);
		out->cap_height = i16(os2 + 88);
	}
	out->italic_angle = (int32_t)u32(post + 4);
	out->fixed_pitch = u32(post + 12) != 0;
	out->italic = selection & SELECTION_ITALIC || u16(head + 44) & MAC_STYLE_ITALIC;
	/* IBM font classes 1-5 and 7 have serifs; so do Panose serif styles 2-10 of a Latin text face (2). */
	unsigned class = os2[30];
	out->serif = (class >= 1 && class <= 5) || class == 7 ||
	    (class == 0 && os2[32] == 2 && os2[33] >= 2 && os2[33] <= 10);
}

const char *
sfnt_check(const void *data, size_t size, struct sfnt *out)
{
	struct table tables[TABLE_NAMES];
	const char *why;

	*out = (struct sfnt){0};
	if ((why = check_version(data, size)) != NULL)
		return why;
	out->cff = u32(data) == TAG('O', 'T', 'T', 'O');
	if ((why = read_directory(data, size, tables, out)) != NULL)
		return why;
	if ((why = check_metrics(tables, out)) != NULL)
		return why;
	why = out->cff ? cff_check(tables[T_CFF].data, tables[T_CFF].size, out->glyph_count)
		       : check_outlines(tables, out->glyph_count);
	if (why != NULL)
		return why;
	if ((why = check_characters(&tables[T_CMAP])) != NULL)
		return why;
	if ((why = check_licence(tables[T_OS2].data)) != NULL)
		return why;
	read_facts(tables, out);
	return NULL;
}
