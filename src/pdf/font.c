#include "pdf/font.h"

#include <md5.h>

#include "base/utf8.h"
#include "pdf/syntax.h"

#define CODE_MAX 0xFFFF

/* Most entries of one section of a CMap. */
#define SECTION_MAX 100

void
pdf_fonts_init(struct pdf_fonts *f, struct arena *arena, struct fonts *fonts)
{
	memset(f, 0, sizeof(*f));
	f->arena = arena;
	f->fonts = fonts;
}

struct pdf_font *
pdf_font_get(struct pdf_fonts *f, uint16_t face)
{
	struct pdf_font *font = f->by_face[face];

	if (font != NULL)
		return font;
	font = ARENA_NEW(f->arena, struct pdf_font);
	font->face = face;
	font->resource = f->used_count;
	font->space = fonts_space_slot(f->fonts, face); /* may add one: before counting */
	font->slot_count = fonts_slot_count(f->fonts, face);
	font->codes = ARENA_ARRAY(f->arena, uint16_t, font->slot_count);
	font->next_code = 1;
	f->by_face[face] = font;
	f->used[f->used_count++] = font;
	return font;
}

static bool
needs_escape(unsigned byte)
{
	return byte == '(' || byte == ')' || byte == '\\' || byte == '\r' || byte == '\n';
}

static void
grow_codes(struct arena *arena, struct pdf_font *font)
{
	size_t slots = font->code_capacity, widths = font->code_capacity;
	size_t want = (size_t)font->next_code + 1;

	font->slots = arena_grow(arena, font->slots, font->code_capacity, &slots, want, sizeof(*font->slots));
	font->widths =
	    arena_grow(arena, font->widths, font->code_capacity, &widths, want, sizeof(*font->widths));
	font->code_capacity = (uint32_t)(slots < widths ? slots : widths);
}

/* Thousandths of an em, rounded to nearest. */
static int32_t
per_mille(int64_t units, uint16_t units_per_em)
{
	int64_t n = units * 2000 + (units < 0 ? -units_per_em : units_per_em);

	return (int32_t)(n / (2 * (int64_t)units_per_em));
}

uint16_t
pdf_font_new_code(struct pdf_fonts *f, struct pdf_font *font, uint32_t slot)
{
	const struct slot *s = fonts_slot(f->fonts, font->face, slot);
	uint32_t code = font->next_code;

	while (needs_escape(code >> 8) || needs_escape(code & 0xFF))
		code++;
	if (code > CODE_MAX || slot >= font->slot_count) {
		f->full = fonts_info(f->fonts, font->face);
		return 0;
	}
	font->next_code = code;
	if (code >= font->code_capacity)
		grow_codes(f->arena, font);
	font->slots[code] = slot;
	font->widths[code] = per_mille(s->advance, fonts_info(f->fonts, font->face)->units_per_em);
	font->codes[slot] = (uint16_t)code;
	font->next_code = code + 1;
	return (uint16_t)code;
}

/* True for a code that was given out, and not passed over. */
static bool
is_used(const struct pdf_font *font, uint32_t code)
{
	return code > 0 && code < font->next_code && font->codes[font->slots[code]] == code;
}

static const struct slot *
slot_of(const struct pdf_fonts *f, const struct pdf_font *font, uint32_t code)
{
	return fonts_slot(f->fonts, font->face, font->slots[code]);
}

/* --- the ToUnicode map ---------------------------------------------------------------------------------- */

/* The only character of a code, when it has no more than one and it is in the basic plane; else 0. */
static uint32_t
single_character(const struct pdf_fonts *f, const struct pdf_font *font, uint32_t code)
{
	const char *s = slot_of(f, font, code)->characters;
	size_t n = strlen(s), used;
	uint32_t c = n > 0 ? utf8_decode(s, n, &used) : 0;

	return n > 0 && used == n && c <= 0xFFFF ? c : 0;
}

/* Codes from `code` on whose characters follow one another too, within the last byte of both. */
static uint32_t
range_length(const struct pdf_fonts *f, const struct pdf_font *font, uint32_t code)
{
	uint32_t first = single_character(f, font, code);
	uint32_t n = 1;

	while (first != 0 && is_used(font, code + n) && ((code + n) & 0xFF) != 0 &&
	    ((first + n) & 0xFF) != 0 && single_character(f, font, code + n) == first + n)
		n++;
	return n;
}

static void
end_section(struct buf *out, struct buf *section, const char *kind, unsigned *count)
{
	if (*count > 0) {
		buf_addf(out, "%u begin%s\n", *count, kind);
		buf_add(out, section->data, section->length);
		buf_addf(out, "end%s\n", kind);
	}
	section->length = 0;
	*count = 0;
}

/* One pass over the codes: those in ranges, or those that are not. */
static void
add_mappings(const struct pdf_fonts *f, const struct pdf_font *font, bool ranges, struct buf *out)
{
	const char *kind = ranges ? "bfrange" : "bfchar";
	struct buf section = BUF_INIT;
	unsigned count = 0;
	uint32_t n;

	for (uint32_t code = 1; code < font->next_code; code += n) {
		n = is_used(font, code) ? range_length(f, font, code) : 1;
		if (!is_used(font, code) || (n > 1) != ranges)
			continue;
		buf_addf(&section, "<%04X>", code);
		if (ranges)
			buf_addf(&section, "<%04X>", code + n - 1);
		buf_addc(&section, '<');
		syntax_utf16(&section, slot_of(f, font, code)->characters);
		buf_adds(&section, ">\n");
		if (++count == SECTION_MAX)
			end_section(out, &section, kind, &count);
	}
	end_section(out, &section, kind, &count);
	out->failed |= section.failed;
	buf_release(&section);
}

void
pdf_font_unicode_map(const struct pdf_fonts *f, const struct pdf_font *font, struct buf *out)
{
	buf_adds(out,
	    "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\n"
	    "begincmap\n"
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n"
	    "/CMapType 2 def\n"
	    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	add_mappings(f, font, true, out);
	add_mappings(f, font, false, out);
	buf_adds(out,
	    "endcmap\n"
	    "CMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
}

static uint32_t
write_unicode_map(const struct pdf_fonts *f, const struct pdf_font *font, struct objects *h)
{
	struct buf map = BUF_INIT, entries = BUF_INIT;
	uint32_t object;

	pdf_font_unicode_map(f, font, &map);
	entries.failed = map.failed;
	object = objects_add_stream(h, EFFORT_MORE, &entries, map.data, map.length);
	buf_release(&map);
	return object;
}

/* --- the embedded subset -------------------------------------------------------------------------------- */

static int
compare_glyphs(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static bool
cut_font(const struct pdf_fonts *f, const struct pdf_font *font, struct font_subset *subset)
{
	uint32_t *glyphs = ARENA_ARRAY(f->arena, uint32_t, font->next_code);
	size_t n = 0, count = 0;

	for (uint32_t code = 1; code < font->next_code; code++)
		if (is_used(font, code))
			glyphs[n++] = slot_of(f, font, code)->glyph;
	qsort(glyphs, n, sizeof(*glyphs), compare_glyphs);
	for (size_t i = 0; i < n; i++)
		if (count == 0 || glyphs[i] != glyphs[count - 1])
			glyphs[count++] = glyphs[i];
	return fonts_subset(f->fonts, f->arena, font->face, glyphs, count, subset);
}

/*
 * The CIDs of a subset: the codes, and a few more.  Every glyph of the embedded font has one, and every one
 * up to the last has a glyph: what is no code, but passed over or behind the last of them, stands for parts
 * of composed glyphs, or for the glyph before it again.  So there is one answer to which CIDs the font has.
 */
struct cids {
	uint16_t *glyphs; /* of the embedded font */
	uint32_t count;
};

static struct cids
number_glyphs(const struct pdf_fonts *f, const struct pdf_font *font, const struct font_subset *subset)
{
	struct cids cids = {.count = font->next_code};
	bool *has_code = ARENA_ARRAY(f->arena, bool, subset->glyph_count);
	uint32_t part = 1;

	cids.glyphs = ARENA_ARRAY(f->arena, uint16_t, (size_t)font->next_code + subset->glyph_count);
	for (uint32_t code = 1; code < font->next_code; code++) {
		if (is_used(font, code)) {
			const uint32_t *found = bsearch(&slot_of(f, font, code)->glyph, subset->glyphs,
			    subset->glyph_count, sizeof(*subset->glyphs), compare_glyphs);
			cids.glyphs[code] = (uint16_t)(found - subset->glyphs);
			has_code[cids.glyphs[code]] = true;
		}
	}
	for (uint32_t cid = 1; cid <= CODE_MAX; cid++) {
		while (part < subset->glyph_count && has_code[part])
			part++;
		if (is_used(font, cid))
			continue;
		if (part < subset->glyph_count)
			cids.glyphs[cid] = (uint16_t)part++;
		else if (cid < font->next_code)
			cids.glyphs[cid] = cids.glyphs[cid - 1];
		else
			break;
		if (cid >= cids.count)
			cids.count = cid + 1;
	}
	return cids;
}

/* CIDToGIDMap: two bytes for each CID. */
static uint32_t
write_glyph_map(const struct pdf_fonts *f, const struct cids *cids, struct objects *h)
{
	uint8_t *map = ARENA_ARRAY(f->arena, uint8_t, 2 * (size_t)cids->count);

	for (uint32_t cid = 0; cid < cids->count; cid++) {
		map[2 * (size_t)cid] = (uint8_t)(cids->glyphs[cid] >> 8);
		map[2 * (size_t)cid + 1] = (uint8_t)cids->glyphs[cid];
	}
	return objects_add_stream(h, EFFORT_MORE, &(struct buf)BUF_INIT, map, 2 * (size_t)cids->count);
}

/* CIDSet: a bit for each CID, high bits first (ISO 32000-1, table 124; ISO 19005-3, 6.2.11.4.2). */
static uint32_t
write_cid_set(const struct pdf_fonts *f, const struct cids *cids, struct objects *h)
{
	size_t n = ((size_t)cids->count + 7) / 8;
	uint8_t *bits = ARENA_ARRAY(f->arena, uint8_t, n);

	memset(bits, 0xFF, n);
	bits[n - 1] = (uint8_t)(0xFF << (8 * n - cids->count));
	return objects_add_stream(h, EFFORT_MORE, &(struct buf)BUF_INIT, bits, n);
}

/* "ABCDEF+Name": six letters that tell this subset from others of the same face (ISO 32000-1, 9.6.4). */
static const char *
subset_name(const struct pdf_fonts *f, const struct pdf_font *font, const struct face_info *info)
{
	uint8_t digest[MD5_DIGEST_LENGTH];
	char tag[7] = "";
	MD5_CTX md5;

	MD5Init(&md5);
	MD5Update(&md5, (const uint8_t *)info->postscript_name, strlen(info->postscript_name));
	for (uint32_t code = 1; code < font->next_code; code++) {
		if (is_used(font, code)) {
			uint32_t glyph = slot_of(f, font, code)->glyph;
			uint8_t bytes[3] = {(uint8_t)(glyph >> 16), (uint8_t)(glyph >> 8), (uint8_t)glyph};
			MD5Update(&md5, bytes, sizeof(bytes));
		}
	}
	MD5Final(digest, &md5);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + digest[i] % 26);
	return arena_printf(f->arena, "%s+%s", tag, info->postscript_name);
}

/* --- the objects ---------------------------------------------------------------------------------------- */

enum { FLAG_FIXED_PITCH = 1, FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

static uint32_t
write_descriptor(const struct face_info *info, const char *name, uint32_t file, uint32_t cid_set,
    struct objects *h)
{
	uint16_t em = info->units_per_em;
	struct buf b = BUF_INIT;
	int64_t box[4];
	uint32_t object;

	for (int i = 0; i < 4; i++)
		box[i] = (int64_t)1000 * per_mille(info->bbox[i], em);
	buf_adds(&b, "/Type /FontDescriptor\n/FontName ");
	syntax_name(&b, name);
	buf_addf(&b, "\n/Flags %d\n",
	    FLAG_SYMBOLIC | (info->fixed_pitch ? FLAG_FIXED_PITCH : 0) | (info->serif ? FLAG_SERIF : 0) |
		(info->italic ? FLAG_ITALIC : 0));
	syntax_box(&b, "FontBBox", box);
	buf_adds(&b, "/ItalicAngle ");
	buf_add_milli(&b, info->italic_angle);
	buf_addf(&b,
	    "\n/Ascent %d\n/Descent %d\n/CapHeight %d\n/XHeight %d\n/StemV %d\n/FontFile2 %u 0 R\n"
	    "/CIDSet %u 0 R\n",
	    per_mille(info->ascent, em), per_mille(info->descent, em), per_mille(info->cap_height, em),
	    per_mille(info->x_height, em), per_mille(info->stem_v, em), file, cid_set);
	object = objects_add(h, &b);
	buf_release(&b);
	return object;
}

static void
add_widths(const struct cids *cids, const struct font_subset *subset, uint16_t units_per_em, struct buf *b)
{
	buf_adds(b, "/W [");
	for (uint32_t cid = 1; cid < cids->count; cid++) {
		buf_adds(b, cid > 1 ? " " : "1 [");
		buf_add_int(b, per_mille(subset->advances[cids->glyphs[cid]], units_per_em));
	}
	buf_adds(b, cids->count > 1 ? "]]\n" : "]\n");
}

/* Returns the Type 0 font; 0 after an error. */
static uint32_t
write_font(struct pdf_fonts *f, struct pdf_font *font, struct objects *h, struct diags *diags)
{
	const struct face_info *info = fonts_info(f->fonts, font->face);
	const char *name = subset_name(f, font, info);
	struct font_subset subset;
	struct cids cids;
	struct buf b = BUF_INIT;
	uint32_t file, descriptor, map, descendant, unicode, object;

	if (!cut_font(f, font, &subset)) {
		diag_add(diags, SEVERITY_ERROR, info->loc, "pdf-font",
		    "the characters used of the font \"%s\" (%s) could not be cut out of it: use another "
		    "file of the font",
		    info->path, info->postscript_name);
		return 0;
	}
	cids = number_glyphs(f, font, &subset);
	buf_addf(&b, "/Length1 %zu\n", subset.size);
	file = objects_add_stream(h, EFFORT_MORE, &b, subset.data, subset.size);
	descriptor = write_descriptor(info, name, file, write_cid_set(f, &cids, h), h);
	map = write_glyph_map(f, &cids, h);

	buf_clear(&b);
	buf_adds(&b, "/Type /Font\n/Subtype /CIDFontType2\n/BaseFont ");
	syntax_name(&b, name);
	buf_addf(&b,
	    "\n/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>\n"
	    "/FontDescriptor %u 0 R\n/CIDToGIDMap %u 0 R\n",
	    descriptor, map);
	add_widths(&cids, &subset, info->units_per_em, &b);
	descendant = objects_add(h, &b);

	unicode = write_unicode_map(f, font, h);
	buf_clear(&b);
	buf_adds(&b, "/Type /Font\n/Subtype /Type0\n/BaseFont ");
	syntax_name(&b, name);
	buf_addf(&b, "\n/Encoding /Identity-H\n/DescendantFonts [%u 0 R]\n/ToUnicode %u 0 R\n", descendant,
	    unicode);
	object = objects_add(h, &b);
	buf_release(&b);
	return object;
}

bool
pdf_fonts_write(struct pdf_fonts *f, struct objects *h, struct buf *resources, struct diags *diags)
{
	if (f->full) {
		diag_add(diags, SEVERITY_ERROR, f->full->loc, "pdf-font",
		    "more than %d different characters of the font \"%s\" are used", CODE_MAX, f->full->path);
		return false;
	}
	for (uint32_t i = 0; i < f->used_count; i++) {
		uint32_t object = write_font(f, f->used[i], h, diags);
		if (object == 0)
			return false;
		buf_addf(resources, " /F%u %u 0 R", i, object);
	}
	return true;
}
