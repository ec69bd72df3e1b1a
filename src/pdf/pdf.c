#include "pdf/pdf.h"

#include "pdf/attach.h"
#include "pdf/content.h"
#include "pdf/deflater.h"
#include "pdf/font.h"
#include "pdf/image.h"
#include "pdf/metadata.h"
#include "pdf/objects.h"
#include "pdf/outlet.h"
#include "pdf/outline.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

#define ARCHIVAL (PDF_A3A | PDF_A3B)
#define TAGGED (PDF_A3A | PDF_UA1)

/* Of short documents there are thousands: a booklet of a page loses 0.36 of 23.6 KB for 5 % more work. */
#define FEW_PAGES 4

struct pdf {
	struct arena *arena;
	struct pdf_output output;
	struct objects *objects; /* NULL: no pages came so far */
	const struct pagination *pages;
	const struct pdf_info *info;
	const struct pdf_options *options;
	struct diags *diags;
	const char *language; /* NULL: not known */
	const uint32_t *page_objects;
	struct structure *structure; /* NULL: not tagged */
	uint32_t resources;          /* one dictionary for all pages */
	struct shared_streams own_store, *store;
	struct pdf_fonts fonts;
	struct pdf_images images;
	struct content content;
	struct buf scratch;
};

/* --- pages ---------------------------------------------------------------------------------------------- */

/* An address as PDF has it, in ASCII (ISO 32000-1, 12.6.4.7): what is none is told by percent signs. */
static void
add_uri(struct buf *b, const char *uri)
{
	struct buf ascii = BUF_INIT;

	for (const char *s = uri; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;
		if (c <= ' ' || c >= 0x7f || strchr("\"<>\\^`{|}", c) != NULL)
			buf_addf(&ascii, "%%%02X", c);
		else
			buf_addc(&ascii, *s);
	}
	buf_addc(&ascii, '\0');
	buf_adds(b, "/A <</S/URI/URI");
	if (!ascii.failed)
		syntax_line(b, ascii.data);
	buf_adds(b, ">>\n");
	b->failed |= ascii.failed;
	buf_release(&ascii);
}

/* Where a link leads, and what it is called by those who can't see it. */
static const char *
add_target(struct pdf *pdf, const struct item *item, struct buf *b)
{
	const struct destination *destination;

	if (item->kind == ITEM_URI) {
		add_uri(b, item->u.link->uri);
		return item->u.link->words;
	}
	destination = &pdf->pages->destinations[item->u.destination];
	outline_add_dest(b, pdf->pages, destination, pdf->page_objects);
	return destination->title;
}

static uint32_t
write_link(struct pdf *pdf, const struct page *page, const struct item *item)
{
	const char *words;
	struct buf b = BUF_INIT;
	int64_t bottom = (int64_t)page->frame.height - item->y - item->h;
	int64_t rect[4] = {item->x, bottom, (int64_t)item->x + item->w, bottom + item->h};
	uint32_t object = objects_reserve(pdf->objects);

	buf_adds(&b, "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n");
	syntax_box(&b, "Rect", rect);
	words = add_target(pdf, item, &b);
	if (pdf->structure != NULL) {
		buf_adds(&b, "/Contents ");
		syntax_line(&b, words != NULL ? words : "");
		buf_addc(&b, '\n');
	}
	if (pdf->structure != NULL && item->node != NODE_ARTIFACT)
		buf_addf(&b, "/StructParent %u\n", structure_link(pdf->structure, item->node, object));
	objects_set(pdf->objects, object, &b);
	buf_release(&b);
	return object;
}

static void
add_links(struct pdf *pdf, const struct page *page, struct buf *entries)
{
	bool any = false;

	for (size_t i = 0; i < page->item_count; i++) {
		if (page->items[i].kind != ITEM_LINK && page->items[i].kind != ITEM_URI)
			continue;
		buf_adds(entries, any ? " " : "/Annots [");
		buf_addf(entries, "%u 0 R", write_link(pdf, page, &page->items[i]));
		any = true;
	}
	if (any)
		buf_adds(entries, "]\n");
}

static void
write_page(struct pdf *pdf, size_t index, const struct page *page)
{
	struct buf *entries = &pdf->scratch, none = BUF_INIT;
	int64_t box[4] = {0, 0, page->frame.width, page->frame.height};
	uint32_t contents;

	if (pdf->structure != NULL)
		structure_begin_page(pdf->structure, index, &page->nodes);
	content_page(&pdf->content, page);
	none.failed = pdf->content.out.failed;
	contents = objects_add_stream(pdf->objects,
	    pdf->pages->page_count <= FEW_PAGES ? EFFORT_MORE : EFFORT_LITTLE, &none, pdf->content.out.data,
	    pdf->content.out.length);
	buf_clear(entries);
	buf_addf(entries, "/Type /Page\n/Resources %u 0 R\n/Contents %u 0 R\n", pdf->resources, contents);
	syntax_box(entries, "MediaBox", box);
	if (pdf->structure != NULL)
		buf_addf(entries, "/StructParents %zu\n/Tabs /S\n", index);
	add_links(pdf, page, entries);
	objects_set(pdf->objects, pdf->page_objects[index], entries);
}

/* --- what all pages share ------------------------------------------------------------------------------- */

static bool
write_resources(struct pdf *pdf)
{
	struct buf *b = &pdf->scratch;

	buf_clear(b);
	buf_adds(b, "/ExtGState <</G0 <</SA true>>>>\n/Font <<");
	if (!pdf_fonts_write(&pdf->fonts, pdf->objects, pdf->store, b, pdf->diags))
		return false;
	buf_adds(b, " >>\n");
	if (pdf->images.known.count > 0) {
		buf_adds(b, "/XObject <<");
		pdf_images_write(&pdf->images, b);
		buf_adds(b, " >>\n");
	}
	objects_set(pdf->objects, pdf->resources, b);
	return true;
}

/* Whether a page has the label that follows the one of the page before, without saying so. */
static bool
label_goes_on(const struct page_frame *before, const struct page_frame *frame)
{
	if (frame->numbering != before->numbering)
		return false;
	return frame->numbering == NUMERALS_NONE ||
	    frame->folio == (before->folio > 0 ? before->folio + 1 : 0);
}

/*
 * Page labels are the folios, in a new range wherever they don't go on by one (ISO 32000-1, 12.4.2).  A page
 * without a folio has an empty label.
 */
static void
add_page_labels(const struct pagination *pages, struct buf *b)
{
	static const char styles[] = {
	    [NUMERALS_ARABIC] = 'D',
	    [NUMERALS_LOWER_ROMAN] = 'r',
	    [NUMERALS_UPPER_ROMAN] = 'R',
	    [NUMERALS_LOWER_LETTERS] = 'a',
	    [NUMERALS_UPPER_LETTERS] = 'A',
	};

	buf_adds(b, "/PageLabels <</Nums [");
	for (size_t i = 0; i < pages->page_count; i++) {
		const struct page_frame *frame = &pages->frames[i];

		if (i > 0 && label_goes_on(frame - 1, frame))
			continue;
		buf_addf(b, "%zu <<", i);
		if (frame->folio > 0 && frame->numbering != NUMERALS_NONE)
			buf_addf(b, "/S /%c /St %u", styles[frame->numbering], frame->folio);
		buf_adds(b, ">> ");
	}
	buf_adds(b, "]>>\n");
}

/* --- what standards ask for ----------------------------------------------------------------------------- */

static bool
refuse(struct pdf *pdf, const char *rule, const char *why)
{
	diag_add_text(pdf->diags, SEVERITY_ERROR, pdf->options->loc, rule, diag_phrase(pdf->diags, why));
	return false;
}

/* The header of an ICC profile (ISO 15076-1, 7.2): its size, space and signature. */
static bool
is_rgb_profile(const uint8_t *data, size_t n)
{
	uint32_t size = 0;

	for (size_t i = 0; i < 4 && i < n; i++)
		size = size << 8 | data[i];
	return n > 132 && size == n && data[8] <= 4 && memcmp(data + 12, "mntr", 4) == 0 &&
	    memcmp(data + 16, "RGB ", 4) == 0 && memcmp(data + 36, "acsp", 4) == 0;
}

/* How many objects the document will have, nearly. */
static size_t
count_objects(const struct pdf *pdf)
{
	bool tagged = (pdf->options->standards & TAGGED) != 0;
	size_t shared = 100; /* fonts, attached files, the catalog */

	return shared + pdf->pages->page_count * (tagged ? 3 : 2) + 2 * pdf->pages->destination_count +
	    (tagged ? pdf->pages->node_count : 0);
}

/* Told before the first page is written, which may be an hour before the last. */
static bool
refuse_size(struct pdf *pdf)
{
	diag_add(pdf->diags, SEVERITY_ERROR, pdf->options->loc, "pdf-too-many-objects",
	    "the PDF would hold about %zu objects, %zu on a page, and %d are allowed: make several documents "
	    "of it, or give it 'standards: none'",
	    count_objects(pdf), count_objects(pdf) / pdf->pages->page_count, WRITER_OBJECTS_MAX);
	return false;
}

static bool
may_keep_to(struct pdf *pdf)
{
	const struct pdf_options *o = pdf->options;

	if (o->standards & TAGGED && pdf->pages->node_count == 0)
		return refuse(pdf, "pdf-untagged", N_("pages without a structure can't be made accessible"));
	if (o->standards & ARCHIVAL &&
	    (o->icc_profile == NULL || !is_rgb_profile(o->icc_profile, o->icc_size)))
		return refuse(pdf, "pdf-profile",
		    N_("an archival PDF needs the ICC profile of an RGB screen"));
	return count_objects(pdf) < WRITER_OBJECTS_MAX || refuse_size(pdf);
}

/* Colours are those of sRGB (ISO 19005-3, 6.2.3). */
static void
add_output_intent(struct pdf *pdf, struct buf *catalog)
{
	struct packed *packed = shared_streams_get(pdf->store, pdf->options->icc_profile);
	struct buf b = BUF_INIT;
	uint32_t profile;

	if (packed->data == NULL)
		objects_pack(pdf->objects, pdf->store, pdf->options->icc_profile, pdf->options->icc_size,
		    packed);
	buf_adds(&b, "/N 3\n");
	profile = objects_add_packed_stream(pdf->objects, &b, packed);
	buf_release(&b);
	buf_addf(catalog,
	    "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
	    "/Info (sRGB IEC61966-2.1) /DestOutputProfile %u 0 R>>]\n",
	    profile);
}

/* Deflated, which parts 2 and 3 of PDF/A allow (part 1 did not). */
static void
add_metadata(struct pdf *pdf, struct buf *catalog)
{
	struct buf xmp = BUF_INIT, entries = BUF_INIT;
	uint32_t object;

	metadata_xmp(pdf->info, pdf->options->standards, pdf->language, objects_producer(pdf->objects), &xmp);
	buf_adds(&entries, "/Type /Metadata\n/Subtype /XML\n");
	entries.failed |= xmp.failed;
	object = objects_add_stream(pdf->objects, EFFORT_MORE, &entries, xmp.data, xmp.length);
	buf_addf(catalog, "/Metadata %u 0 R\n", object);
	buf_release(&entries);
	buf_release(&xmp);
}

/* --- the document --------------------------------------------------------------------------------------- */

static bool
write_catalog(struct pdf *pdf)
{
	uint32_t outline = outline_write(pdf->objects, pdf->arena, pdf->pages, pdf->page_objects);
	struct buf *b = &pdf->scratch;

	buf_clear(b);
	if (pdf->language != NULL) {
		buf_adds(b, "/Lang ");
		syntax_text(b, pdf->language);
		buf_addc(b, '\n');
	}
	buf_adds(b, "/ViewerPreferences <</DisplayDocTitle true>>\n");
	if (outline != 0)
		buf_addf(b, "/Outlines %u 0 R\n/PageMode /UseOutlines\n", outline);
	add_page_labels(pdf->pages, b);
	struct attaching attaching = {pdf->objects, pdf->arena, pdf->store, pdf->info->created, pdf->diags};
	if (!attach_files(&attaching, pdf->options, b))
		return false;
	if (pdf->options->standards & ARCHIVAL)
		add_output_intent(pdf, b);
	if (pdf->options->standards != 0)
		add_metadata(pdf, b);
	if (pdf->structure != NULL)
		buf_addf(b, "/MarkInfo <</Marked true>>\n/StructTreeRoot %u 0 R\n",
		    structure_finish(pdf->structure));
	objects_set(pdf->objects, objects_catalog(pdf->objects), b);
	return true;
}

static void
write_info(struct pdf *pdf)
{
	buf_clear(&pdf->scratch);
	metadata_info(pdf->info, &pdf->scratch);
	objects_set(pdf->objects, objects_info(pdf->objects), &pdf->scratch);
}

/* Nothing more can be written; it is told why, unless it was the output that refused. */
static bool
fail(struct pdf *pdf)
{
	objects_report(pdf->objects, pdf->diags);
	return false;
}

static bool
take_pagination(void *ctx, const struct pagination *pages)
{
	struct pdf *pdf = ctx;

	pdf->pages = pages;
	pdf->language = pdf->info->language != NULL ? pdf->info->language : pages->language;
	if (pages->page_count == 0)
		return refuse(pdf, "pdf-empty", N_("a PDF needs at least one page"));
	if (!may_keep_to(pdf))
		return false;
	pdf->objects = objects_open(pdf->arena, pdf->output);
	if (pdf->options->two_threads)
		objects_start_thread(pdf->objects);
	pdf->page_objects =
	    objects_add_pages(pdf->objects, pdf->arena, pages->page_count, count_objects(pdf));
	pdf->resources = objects_reserve(pdf->objects);
	if (pdf->options->standards & TAGGED)
		pdf->structure =
		    structure_open(pdf->arena, pdf->objects, pages, pdf->page_objects, pdf->language);
	pdf_images_init(&pdf->images, pdf->arena, pdf->objects, pdf->store);
	content_init(&pdf->content, &pdf->fonts, &pdf->images, pdf->structure);
	return !objects_failed(pdf->objects) || fail(pdf);
}

static bool
take_page(void *ctx, size_t index, const struct page *page)
{
	struct pdf *pdf = ctx;

	write_page(pdf, index, page);
	return !objects_failed(pdf->objects) || fail(pdf);
}

static bool
take_structure(void *ctx, const struct nodes *nodes, const struct open_nodes *open)
{
	struct pdf *pdf = ctx;

	if (pdf->structure != NULL)
		structure_end_part(pdf->structure, nodes, open);
	return !objects_failed(pdf->objects) || fail(pdf);
}

static bool
take_end(void *ctx)
{
	struct pdf *pdf = ctx;

	if (!write_resources(pdf) && !objects_failed(pdf->objects))
		return false;
	if (!write_catalog(pdf))
		return false;
	write_info(pdf);
	return objects_write(pdf->objects) || fail(pdf);
}

struct page_sink
pdf_sink(struct pdf *pdf)
{
	return (struct page_sink){
	    .ctx = pdf,
	    .open = take_pagination,
	    .page = take_page,
	    .structure = take_structure,
	    .close = take_end,
	};
}

struct pdf *
pdf_open(struct arena *arena, struct fonts *fonts, const struct pdf_info *info,
    const struct pdf_options *options, struct pdf_output output, struct diags *diags)
{
	static const struct pdf_options no_options;
	struct pdf *pdf = ARENA_NEW(arena, struct pdf);

	*pdf = (struct pdf){
	    .arena = arena,
	    .output = output,
	    .info = info,
	    .options = options != NULL ? options : &no_options,
	    .diags = diags,
	};
	shared_streams_init(&pdf->own_store, arena);
	pdf->store = pdf->options->store != NULL ? pdf->options->store : &pdf->own_store;
	pdf_fonts_init(&pdf->fonts, arena, fonts);
	return pdf;
}

void
pdf_close(struct pdf *pdf)
{
	if (pdf == NULL)
		return;
	content_release(&pdf->content);
	structure_close(pdf->structure);
	buf_release(&pdf->scratch);
	if (pdf->objects != NULL)
		objects_close(pdf->objects);
}

struct library
pdf_library(void)
{
	return objects_library();
}

struct library
pdf_deflate_library(void)
{
	return outlet_library();
}

struct library
pdf_zlib_library(void)
{
	return deflater_library();
}
