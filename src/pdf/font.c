#include "pdf/font.h"

#include "base/digest.h"
#include "base/utf8.h"
#include "pdf/cid_font.h"
#include "pdf/syntax.h"

/* What is not Latin-1 begins with the codes that Latin-1 has none of its own for. */
#define CODE_FIRST 0x7F

#define FONTS_MAX 256

/* Codes of them all: none is one of the seven bytes that are passed over. */
#define CODES_MAX (FONTS_MAX * (256 - 7))

/* Most entries of one section of a CMap. */
#define SECTION_MAX 100

void
pdf_fonts_init(struct pdf_fonts *f, struct arena *arena, struct fonts *fonts)
{
	memset(f, 0, sizeof(*f));
	f->arena = arena;
	f->fonts = fonts;
}

static void
add_font(struct pdf_fonts *f, struct pdf_face *face)
{
	struct pdf_font *font = ARENA_NEW(f->arena, struct pdf_font);

	*font = (struct pdf_font){
	    .face = face->face,
	    .resource = (uint32_t)f->used_count,
	    .is_composite = fonts_info(f->fonts, face->face)->cff,
	};
	for (unsigned code = 0; code < 256; code++)
		font->slots[code] = PDF_NO_SLOT;
	f->used = arena_grow(f->arena, f->used, f->used_count, &f->used_capacity, f->used_count + 1,
	    sizeof(struct pdf_font *));
	f->used[f->used_count++] = font;
	face->fonts = arena_grow(f->arena, face->fonts, face->font_count, &face->font_capacity,
	    face->font_count + 1, sizeof(struct pdf_font *));
	face->fonts[face->font_count++] = font;
}

struct pdf_face *
pdf_face_get(struct pdf_fonts *f, uint16_t number)
{
	struct pdf_face *face = f->by_face[number];

	if (face != NULL)
		return face;
	face = ARENA_NEW(f->arena, struct pdf_face);
	*face = (struct pdf_face){
	    .face = number,
	    .space = fonts_space_slot(f->fonts, number), /* may add one: before counting */
	    .slot_count = fonts_slot_count(f->fonts, number),
	};
	face->codes = ARENA_ARRAY(f->arena, struct pdf_code, face->slot_count);
	add_font(f, face);
	f->by_face[number] = face;
	return face;
}

/* Thousandths of an em, rounded to nearest. */
static int32_t
per_mille(int64_t units, uint16_t units_per_em)
{
	int64_t n = units * 2000 + (units < 0 ? -units_per_em : units_per_em);

	return (int32_t)(n / (2 * (int64_t)units_per_em));
}

static const struct slot *
slot_of(const struct pdf_fonts *f, const struct pdf_font *font, unsigned code)
{
	return fonts_slot(f->fonts, font->face, font->slots[code]);
}

/* The only character of a text, when it has no more than one and it is in the basic plane; else 0. */
static uint32_t
single_character(const char *characters)
{
	size_t n = strlen(characters), used;
	uint32_t c = n > 0 ? utf8_decode(characters, n, &used) : 0;

	return n > 0 && used == n && c <= 0xFFFF ? c : 0;
}

/* Characters that are their own codes where these are free. */
static bool
is_latin1(uint32_t c)
{
	return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c <= 0xFF);
}

static bool
may_be_given(const struct pdf_font *font, unsigned code)
{
	bool needs_escape = code == '(' || code == ')' || code == '\\' || code == '\r' || code == '\n';

	return code != 0 && !needs_escape && font->slots[code] == PDF_NO_SLOT;
}

/* How well a code would do for these characters; 0: not at all. */
enum { FIT_NONE, FIT_OTHERS_DIFFER, FIT_NEW, FIT_AS_OTHERS };

static unsigned
fit_of(const struct pdf_fonts *f, const struct pdf_font *font, unsigned code, const char *characters)
{
	const char *meaning = f->meanings[code];

	if (code == ' ' || !may_be_given(font, code))
		return FIT_NONE;
	if (meaning != NULL)
		return strcmp(meaning, characters) == 0 ? FIT_AS_OTHERS : FIT_OTHERS_DIFFER;
	return is_latin1(code) ? FIT_OTHERS_DIFFER : FIT_NEW;
}

/* A code of this font that no slot has; 0 when there is none. */
static uint8_t
free_code(struct pdf_fonts *f, struct pdf_font *font, const char *characters)
{
	uint32_t c = single_character(characters);
	unsigned best = 0, best_fit = FIT_NONE;

	if (is_latin1(c) && may_be_given(font, c))
		return (uint8_t)c;
	for (unsigned i = 0; i < 256; i++) {
		unsigned code = (CODE_FIRST + i) % 256, fit = fit_of(f, font, code, characters);
		if (fit > best_fit) {
			best = code;
			best_fit = fit;
		}
	}
	if (best_fit == FIT_NEW)
		f->meanings[best] = characters;
	font->has_own_map |= best_fit == FIT_OTHERS_DIFFER;
	return (uint8_t)best;
}

struct pdf_code
pdf_face_new_code(struct pdf_fonts *f, struct pdf_face *face, uint32_t slot)
{
	const struct slot *s = fonts_slot(f->fonts, face->face, slot);
	const struct face_info *info = fonts_info(f->fonts, face->face);
	struct pdf_font *font = face->fonts[face->font_count - 1];
	uint8_t code = free_code(f, font, s->characters);

	if (code == 0 && face->font_count < FONTS_MAX) {
		add_font(f, face);
		font = face->fonts[face->font_count - 1];
		code = free_code(f, font, s->characters);
	}
	if (code == 0 || slot >= face->slot_count) {
		f->full = info;
		return (struct pdf_code){0};
	}
	font->slots[code] = slot;
	font->widths[code] = per_mille(s->advance, info->units_per_em);
	face->codes[slot] = (struct pdf_code){(uint8_t)(face->font_count - 1), code};
	return face->codes[slot];
}

/* --- the ToUnicode map ---------------------------------------------------------------------------------- */

/*
 * What a code means when that is a single character; else 0.  Codes of Latin-1 that nobody has mean
 * themselves: so there are few ranges.
 */
static uint32_t
character_of(const char *const meanings[256], unsigned code)
{
	if (meanings[code] == NULL)
		return is_latin1(code) ? code : 0;
	return single_character(meanings[code]);
}

/* Codes from `code` on whose characters follow one another too, within the last byte of these. */
static unsigned
range_length(const char *const meanings[256], unsigned code)
{
	uint32_t first = character_of(meanings, code);
	unsigned n = 1;

	while (first != 0 && code + n < 256 && ((first + n) & 0xFF) != 0 &&
	    character_of(meanings, code + n) == first + n)
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

static void
add_characters(struct buf *out, const char *characters)
{
	buf_addc(out, '<');
	syntax_utf16(out, characters);
	buf_adds(out, ">\n");
}

/* One pass over the codes: those in ranges, or those that are not. */
static void
add_mappings(const char *const meanings[256], int digits, bool ranges, struct buf *out)
{
	const char *kind = ranges ? "bfrange" : "bfchar";
	struct buf section = BUF_INIT;
	unsigned count = 0;

	for (unsigned code = 1, n; code < 256; code += n) {
		n = range_length(meanings, code);
		if ((n > 1) != ranges || (n == 1 && meanings[code] == NULL))
			continue;
		buf_addf(&section, "<%0*X>", digits, code);
		if (ranges)
			buf_addf(&section, "<%0*X><%04X>\n", digits, code + n - 1,
			    character_of(meanings, code));
		else
			add_characters(&section, meanings[code]);
		if (++count == SECTION_MAX)
			end_section(out, &section, kind, &count);
	}
	end_section(out, &section, kind, &count);
	out->failed |= section.failed;
	buf_release(&section);
}

/* Codes are written with so many digits. */
static uint32_t
write_map(const char *const meanings[256], int digits, struct objects *h)
{
	struct buf map = BUF_INIT, entries = BUF_INIT;
	uint32_t object;

	buf_adds(&map,
	    "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\n"
	    "begincmap\n"
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
	    "/CMapName /Adobe-Identity-UCS def\n"
	    "/CMapType 2 def\n"
	    "1 begincodespacerange\n");
	buf_addf(&map, "<%0*X><%0*X>\nendcodespacerange\n", digits, 0u, digits, 0xFFu);
	add_mappings(meanings, digits, true, &map);
	add_mappings(meanings, digits, false, &map);
	buf_adds(&map,
	    "endcmap\n"
	    "CMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
	entries.failed = map.failed;
	object = objects_add_stream(h, EFFORT_MORE, &entries, map.data, map.length);
	buf_release(&map);
	return object;
}

/* --- the embedded subset -------------------------------------------------------------------------------- */

/* "ABCDEF+Name": six letters that tell this subset from others of the same face (ISO 32000-1, 9.6.4). */
static const char *
subset_name(const struct pdf_fonts *f, const uint32_t glyphs[256], const struct face_info *info)
{
	struct digester digester;
	struct digest digest;
	uint8_t bytes[2 * 256];
	char tag[7] = "";

	for (unsigned code = 0; code < 256; code++) {
		bytes[(size_t)2 * code] = (uint8_t)(glyphs[code] >> 8);
		bytes[(size_t)2 * code + 1] = (uint8_t)glyphs[code];
	}
	digest_begin(&digester);
	digest_add_text(&digester, info->postscript_name);
	digest_add(&digester, bytes, sizeof(bytes));
	digest = digest_end(&digester);
	for (int i = 0; i < 6; i++)
		tag[i] = (char)('A' + digest.bytes[i] % 26);
	return arena_printf(f->arena, "%s+%s", tag, info->postscript_name);
}

/* --- the objects ---------------------------------------------------------------------------------------- */

/* Where to. */
struct writing {
	struct objects *objects;
	struct shared_streams *store;
	struct diags *diags;
	uint32_t shared_maps[2]; /* objects, of simple and of composite fonts; 0: not written yet */
};

/* The object of a font's ToUnicode map. */
static uint32_t
unicode_map(const struct pdf_fonts *f, const struct pdf_font *font, struct writing *w)
{
	const char *meanings[256] = {NULL};
	uint32_t *shared = &w->shared_maps[font->is_composite];
	const int digits = font->is_composite ? 4 : 2;

	if (!font->has_own_map) {
		if (*shared == 0)
			*shared = write_map(f->meanings, digits, w->objects);
		return *shared;
	}
	for (unsigned code = 0; code < 256; code++)
		if (font->slots[code] != PDF_NO_SLOT)
			meanings[code] = slot_of(f, font, code)->characters;
	return write_map(meanings, digits, w->objects);
}

enum { FLAG_FIXED_PITCH = 1, FLAG_SERIF = 2, FLAG_SYMBOLIC = 4, FLAG_ITALIC = 64 };

static uint32_t
write_descriptor(const struct face_info *info, const char *name, uint32_t file, struct objects *h)
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
	buf_addf(&b, "\n/Ascent %d\n/Descent %d\n/CapHeight %d\n/XHeight %d\n/StemV %d\n/FontFile%c %u 0 R\n",
	    per_mille(info->ascent, em), per_mille(info->descent, em), per_mille(info->cap_height, em),
	    per_mille(info->x_height, em), per_mille(info->stem_v, em), info->cff ? '3' : '2', file);
	object = objects_add(h, &b);
	buf_release(&b);
	return object;
}

static void
add_widths(const struct pdf_font *font, struct buf *b)
{
	unsigned first = 0, last = 255;

	while (first < last && font->slots[first] == PDF_NO_SLOT)
		first++;
	while (last > first && font->slots[last] == PDF_NO_SLOT)
		last--;
	buf_addf(b, "/FirstChar %u\n/LastChar %u\n/Widths [", first, last);
	for (unsigned code = first; code <= last; code++) {
		if (code > first)
			buf_addc(b, ' ');
		buf_add_int(b, font->widths[code]);
	}
	buf_adds(b, "]\n");
}

/* What a font file says beside its bytes: of CFF what it is (table 126), else how long it was. */
static void
add_file_entries(const struct face_info *info, size_t size, struct buf *b)
{
	if (info->cff)
		buf_adds(b, "/Subtype /CIDFontType0C\n");
	else
		buf_addf(b, "/Length1 %zu\n", size);
}

static const uint16_t *
copy_cids(struct arena *arena, const struct font_subset *subset)
{
	uint16_t *cids = ARENA_ARRAY(arena, uint16_t, 256);

	memcpy(cids, subset->cids, sizeof subset->cids);
	return cids;
}

/* A stream with the font file, and the CIDs of codes where it has CFF outlines; 0 after an error. */
static uint32_t
write_file(const struct pdf_fonts *f, uint16_t face, const uint32_t glyphs[256], const uint16_t **cids,
    struct writing *w)
{
	const struct face_info *info = fonts_info(f->fonts, face);
	struct packed *packed = shared_streams_subset(w->store, face, glyphs);
	struct font_subset subset = {0};
	struct buf b = BUF_INIT;
	uint32_t object;

	if ((packed == NULL || packed->data == NULL) &&
	    !fonts_subset(f->fonts, f->arena, face, glyphs, &subset)) {
		diag_add(w->diags, SEVERITY_ERROR, info->loc, "pdf-font",
		    "the characters used of the font \"%s\" (%s) could not be cut out of it: use another "
		    "file of the font",
		    info->path, info->postscript_name);
		return 0;
	}
	if (packed != NULL && packed->data == NULL) {
		objects_pack(w->objects, w->store, subset.data, subset.size, packed);
		packed->size = subset.size;
		packed->cids = info->cff ? copy_cids(w->store->arena, &subset) : NULL;
	}
	*cids = packed != NULL ? packed->cids : info->cff ? copy_cids(f->arena, &subset) : NULL;
	add_file_entries(info, packed != NULL ? (size_t)packed->size : subset.size, &b);
	if (packed != NULL)
		object = objects_add_packed_stream(w->objects, &b, packed);
	else
		object = objects_add_stream(w->objects, EFFORT_MORE, &b, subset.data, subset.size);
	buf_release(&b);
	return object;
}

/* A simple font (9.6.3). */
static uint32_t
add_truetype(const struct pdf_font *font, const char *name, uint32_t descriptor, uint32_t to_unicode,
    struct objects *h)
{
	struct buf b = BUF_INIT;
	uint32_t object;

	buf_adds(&b, "/Type /Font\n/Subtype /TrueType\n/BaseFont ");
	syntax_name(&b, name);
	buf_addf(&b, "\n/FontDescriptor %u 0 R\n/ToUnicode %u 0 R\n", descriptor, to_unicode);
	add_widths(font, &b);
	object = objects_add(h, &b);
	buf_release(&b);
	return object;
}

/* Returns the font; 0 after an error. */
static uint32_t
write_font(const struct pdf_fonts *f, const struct pdf_font *font, struct writing *w)
{
	const struct face_info *info = fonts_info(f->fonts, font->face);
	uint32_t glyphs[256] = {0};
	uint32_t file, descriptor;
	const uint16_t *cids;
	const char *name;

	for (unsigned code = 0; code < 256; code++)
		if (font->slots[code] != PDF_NO_SLOT)
			glyphs[code] = slot_of(f, font, code)->glyph;
	file = write_file(f, font->face, glyphs, &cids, w);
	if (file == 0)
		return 0;
	name = subset_name(f, glyphs, info);
	descriptor = write_descriptor(info, name, file, w->objects);
	const uint32_t to_unicode = unicode_map(f, font, w);
	if (info->cff)
		return cid_font_add(w->objects,
		    &(struct cid_font){name, descriptor, to_unicode, cids, font->widths});
	return add_truetype(font, name, descriptor, to_unicode, w->objects);
}

bool
pdf_fonts_write(struct pdf_fonts *f, struct objects *h, struct shared_streams *store, struct buf *resources,
    struct diags *diags)
{
	struct writing w = {h, store, diags, {0, 0}};

	if (f->full) {
		diag_add(diags, SEVERITY_ERROR, f->full->loc, "pdf-font",
		    "more than %d different characters of the font \"%s\" are used", CODES_MAX,
		    f->full->path);
		return false;
	}
	for (size_t i = 0; i < f->used_count; i++) {
		uint32_t object = write_font(f, f->used[i], &w);
		if (object == 0)
			return false;
		buf_addf(resources, " /F%zu %u 0 R", i, object);
	}
	return true;
}
