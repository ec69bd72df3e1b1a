#include "pdf/cid_font.h"

#include "pdf/syntax.h"

/* Most entries of one section of a CMap (Adobe Technical Note 5014). */
#define SECTION_MAX 100

#define CMAP_NAME "Codes"
#define SYSTEM_INFO "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"

/* Codes from `code` on whose glyphs follow one another too. */
static unsigned
range_length(const uint16_t *cids, unsigned code)
{
	unsigned n = 1;

	while (code + n < 256 && cids[code + n] == cids[code] + n)
		n++;
	return n;
}

/* Which codes are which glyphs: in sections of so many at most, each told of its number before. */
static void
add_ranges(const uint16_t *cids, struct buf *out)
{
	struct buf section = BUF_INIT;
	unsigned count = 0;

	for (unsigned code = 0, n; code < 256; code += n) {
		n = cids[code] == 0 ? 1 : range_length(cids, code);
		if (cids[code] != 0) {
			buf_addf(&section, "<%04X><%04X> %u\n", code, code + n - 1, cids[code]);
			count++;
		}
		if (count > 0 && (count == SECTION_MAX || code + n >= 256)) {
			buf_addf(out, "%u begincidrange\n", count);
			buf_add(out, section.data, section.length);
			buf_adds(out, "endcidrange\n");
			section.length = 0;
			count = 0;
		}
	}
	out->failed |= section.failed;
	buf_release(&section);
}

static uint32_t
add_cmap(struct objects *h, const uint16_t *cids)
{
	struct buf map = BUF_INIT, entries = BUF_INIT;
	uint32_t object;

	buf_adds(&map,
	    "/CIDInit /ProcSet findresource begin\n"
	    "12 dict begin\n"
	    "begincmap\n" SYSTEM_INFO " def\n"
	    "/CMapName /" CMAP_NAME " def\n"
	    "/CMapType 1 def\n"
	    "/WMode 0 def\n"
	    "1 begincodespacerange\n<0000><00FF>\nendcodespacerange\n");
	add_ranges(cids, &map);
	buf_adds(&map,
	    "endcmap\n"
	    "CMapName currentdict /CMap defineresource pop\n"
	    "end\nend\n");
	buf_adds(&entries, "/Type /CMap\n/CMapName /" CMAP_NAME "\n/WMode 0\n" SYSTEM_INFO "\n");
	entries.failed |= map.failed;
	object = objects_add_stream(h, EFFORT_MORE, &entries, map.data, map.length);
	buf_release(&map);
	buf_release(&entries);
	return object;
}

/* The code of a glyph; 256: none.  Of several any, for they are as wide. */
static unsigned
code_of(const uint16_t *cids, unsigned cid)
{
	unsigned code = 0;

	while (code < 256 && cids[code] != cid)
		code++;
	return code;
}

/* Runs of glyphs that follow one another: the first, and the widths of all (9.7.4.3). */
static void
add_widths(const struct cid_font *font, struct buf *out)
{
	unsigned last = 0;

	for (unsigned code = 0; code < 256; code++)
		last = font->cids[code] > last ? font->cids[code] : last;
	buf_adds(out, "/W [");
	for (unsigned cid = 1, before = 256; cid <= last; cid++) {
		unsigned code = code_of(font->cids, cid);
		if (code < 256) {
			if (before == 256)
				buf_addf(out, "%u [", cid);
			else
				buf_addc(out, ' ');
			buf_add_int(out, font->widths[code]);
		} else if (before < 256) {
			buf_addc(out, ']');
		}
		before = code;
	}
	buf_adds(out, last > 0 ? "]]\n" : "]\n");
}

void
cid_font_widen(struct buf *out, size_t start)
{
	const size_t n = out->length - start;

	if (!buf_reserve(out, n))
		return;
	out->length += n;
	for (size_t i = n; i-- > 0;) {
		out->data[start + 2 * i + 1] = out->data[start + i];
		out->data[start + 2 * i] = 0;
	}
}

uint32_t
cid_font_add(struct objects *h, const struct cid_font *font)
{
	struct buf b = BUF_INIT;
	uint32_t descendant, cmap, object;

	buf_adds(&b, "/Type /Font\n/Subtype /CIDFontType0\n/BaseFont ");
	syntax_name(&b, font->name);
	buf_addf(&b, "\n" SYSTEM_INFO "\n/FontDescriptor %u 0 R\n", font->descriptor);
	add_widths(font, &b);
	descendant = objects_add(h, &b);
	buf_release(&b);
	cmap = add_cmap(h, font->cids);
	buf_adds(&b, "/Type /Font\n/Subtype /Type0\n/BaseFont ");
	syntax_name(&b, font->name);
	buf_addf(&b, "\n/Encoding %u 0 R\n/DescendantFonts [%u 0 R]\n/ToUnicode %u 0 R\n", cmap, descendant,
	    font->to_unicode);
	object = objects_add(h, &b);
	buf_release(&b);
	return object;
}
