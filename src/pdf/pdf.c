#include "pdf/pdf.h"

#include "pdf/attach.h"
#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/image.h"
#include "pdf/metadata.h"
#include "pdf/objects.h"
#include "pdf/outline.h"
#include "pdf/structure.h"
#include "pdf/syntax.h"

#define ARCHIVAL (PDF_A3A | PDF_A3B)
#define TAGGED (PDF_A3A | PDF_UA1)

/* One document on its way out. */
struct job {
	struct objects *haru;
	struct arena *arena;
	const struct pages *pages;
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

static uint32_t
write_link(struct job *job, const struct page *page, const struct item *item)
{
	const struct destination *destination = &job->pages->destinations[item->u.destination];
	struct buf b = BUF_INIT;
	int64_t bottom = (int64_t)page->height - item->y - item->h;
	int64_t rect[4] = {item->x, bottom, (int64_t)item->x + item->w, bottom + item->h};
	uint32_t object = objects_reserve(job->haru);

	buf_adds(&b, "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n");
	syntax_box(&b, "Rect", rect);
	outline_add_dest(&b, job->pages, destination, job->page_objects);
	if (job->structure != NULL) {
		buf_adds(&b, "/Contents ");
		syntax_line(&b, destination->title != NULL ? destination->title : "");
		buf_addc(&b, '\n');
	}
	if (job->structure != NULL && item->node != NODE_ARTIFACT)
		buf_addf(&b, "/StructParent %u\n", structure_link(job->structure, item->node, object));
	objects_set(job->haru, object, &b);
	buf_release(&b);
	return object;
}

static void
add_links(struct job *job, const struct page *page, struct buf *entries)
{
	bool any = false;

	for (size_t i = 0; i < page->item_count; i++) {
		if (page->items[i].kind != ITEM_LINK)
			continue;
		buf_adds(entries, any ? " " : "/Annots [");
		buf_addf(entries, "%u 0 R", write_link(job, page, &page->items[i]));
		any = true;
	}
	if (any)
		buf_adds(entries, "]\n");
}

static void
write_page(struct job *job, size_t index)
{
	const struct page *page = &job->pages->pages[index];
	struct buf *entries = &job->scratch, none = BUF_INIT;
	int64_t box[4] = {0, 0, page->width, page->height};
	uint32_t contents;

	if (job->structure != NULL)
		structure_begin_page(job->structure, index);
	content_page(&job->content, page);
	none.failed = job->content.out.failed;
	contents = objects_add_stream(job->haru, &none, job->content.out.data, job->content.out.length);
	buf_clear(entries);
	buf_addf(entries, "/Type /Page\n/Resources %u 0 R\n/Contents %u 0 R\n", job->resources, contents);
	syntax_box(entries, "MediaBox", box);
	if (job->structure != NULL)
		buf_addf(entries, "/StructParents %zu\n/Tabs /S\n", index);
	add_links(job, page, entries);
	objects_set(job->haru, job->page_objects[index], entries);
}

/* --- what all pages share ------------------------------------------------------------------------------- */

static bool
write_resources(struct job *job)
{
	struct buf *b = &job->scratch;

	buf_clear(b);
	buf_adds(b, "/ExtGState <</G0 <</SA true>>>>\n/Font <<");
	if (!pdf_fonts_write(&job->fonts, job->haru, b, job->diags))
		return false;
	buf_adds(b, " >>\n");
	if (job->images.known.count > 0) {
		buf_adds(b, "/XObject <<");
		pdf_images_write(&job->images, b);
		buf_adds(b, " >>\n");
	}
	objects_set(job->haru, job->resources, b);
	return true;
}

/*
 * Page labels are the folios, in a new range wherever they don't go on by one (ISO 32000-1, 12.4.2).  A page
 * without a folio has an empty label.
 */
static void
add_page_labels(const struct pages *pages, struct buf *b)
{
	buf_adds(b, "/PageLabels <</Nums [");
	for (size_t i = 0; i < pages->page_count; i++) {
		uint32_t folio = pages->pages[i].folio;

		uint32_t before = i > 0 ? pages->pages[i - 1].folio : UINT32_MAX;

		if (folio == (before > 0 ? before + 1 : 0) && i > 0)
			continue;
		buf_addf(b, "%zu <<", i);
		if (folio > 0)
			buf_addf(b, "/S /D /St %u", folio);
		buf_adds(b, ">> ");
	}
	buf_adds(b, "]>>\n");
}

/* --- what standards ask for ----------------------------------------------------------------------------- */

static bool
refuse(struct job *job, const char *rule, const char *why)
{
	diag_add_text(job->diags, SEVERITY_ERROR, (struct srcloc){0}, rule, diag_phrase(job->diags, why));
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

static bool
may_keep_to(struct job *job)
{
	const struct pdf_options *o = job->options;

	if (o->standards & TAGGED && job->pages->node_count == 0)
		return refuse(job, "pdf-untagged", N_("pages without a structure can't be made accessible"));
	if (o->standards & ARCHIVAL &&
	    (o->icc_profile == NULL || !is_rgb_profile(o->icc_profile, o->icc_size)))
		return refuse(job, "pdf-profile",
		    N_("an archival PDF needs the ICC profile of an RGB screen"));
	return true;
}

/* Colours are those of sRGB (ISO 19005-3, 6.2.3). */
static void
add_output_intent(struct job *job, struct buf *catalog)
{
	struct packed *packed = shared_streams_get(job->store, job->options->icc_profile);
	struct buf b = BUF_INIT;
	uint32_t profile;

	if (packed->data == NULL)
		objects_pack(job->haru, job->store, job->options->icc_profile, job->options->icc_size,
		    packed);
	buf_adds(&b, "/N 3\n");
	profile = objects_add_packed_stream(job->haru, &b, packed);
	buf_release(&b);
	buf_addf(catalog,
	    "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
	    "/Info (sRGB IEC61966-2.1) /DestOutputProfile %u 0 R>>]\n",
	    profile);
}

static void
add_metadata(struct job *job, struct buf *catalog)
{
	struct buf xmp = BUF_INIT, entries = BUF_INIT;
	uint32_t object;

	metadata_xmp(job->info, job->options->standards, job->language, objects_producer(job->haru), &xmp);
	buf_adds(&entries, "/Type /Metadata\n/Subtype /XML\n");
	entries.failed |= xmp.failed;
	object = objects_add_plain_stream(job->haru, &entries, xmp.data, xmp.length);
	buf_addf(catalog, "/Metadata %u 0 R\n", object);
	buf_release(&entries);
	buf_release(&xmp);
}

/* --- the document --------------------------------------------------------------------------------------- */

static bool
write_catalog(struct job *job)
{
	uint32_t outline = outline_write(job->haru, job->arena, job->pages, job->page_objects);
	struct buf *b = &job->scratch;

	buf_clear(b);
	if (job->language != NULL) {
		buf_adds(b, "/Lang ");
		syntax_text(b, job->language);
		buf_addc(b, '\n');
	}
	buf_adds(b, "/ViewerPreferences <</DisplayDocTitle true>>\n");
	if (outline != 0)
		buf_addf(b, "/Outlines %u 0 R\n/PageMode /UseOutlines\n", outline);
	add_page_labels(job->pages, b);
	struct attaching attaching = {job->haru, job->arena, job->store, job->info->created, job->diags};
	if (!attach_files(&attaching, job->options, b))
		return false;
	if (job->options->standards & ARCHIVAL)
		add_output_intent(job, b);
	if (job->options->standards != 0)
		add_metadata(job, b);
	if (job->structure != NULL)
		buf_addf(b, "/MarkInfo <</Marked true>>\n/StructTreeRoot %u 0 R\n",
		    structure_finish(job->structure));
	objects_set(job->haru, objects_catalog(job->haru), b);
	return true;
}

static void
write_info(struct job *job)
{
	buf_clear(&job->scratch);
	metadata_info(job->info, &job->scratch);
	objects_set(job->haru, objects_info(job->haru), &job->scratch);
}

static bool
write_document(struct job *job)
{
	for (size_t i = 0; i < job->pages->page_count && !objects_failed(job->haru); i++)
		write_page(job, i);
	if (!objects_failed(job->haru) && !write_resources(job) && !objects_failed(job->haru))
		return false;
	if (!write_catalog(job))
		return false;
	write_info(job);
	if (job->structure != NULL)
		structure_write(job->structure);
	if (objects_write(job->haru))
		return true;
	objects_report(job->haru, job->diags);
	return false;
}

bool
pdf_write(struct arena *arena, const struct pages *pages, struct fonts *fonts, const struct pdf_info *info,
    const struct pdf_options *options, pdf_sink_fn *sink, void *ctx, struct diags *diags)
{
	static const struct pdf_options no_options;
	struct job job = {
	    .arena = arena,
	    .pages = pages,
	    .info = info,
	    .options = options != NULL ? options : &no_options,
	    .diags = diags,
	    .language = info->language != NULL ? info->language : pages->language,
	};
	bool done;

	if (pages->page_count == 0)
		return refuse(&job, "pdf-empty", N_("a PDF needs at least one page"));
	if (!may_keep_to(&job))
		return false;
	job.haru = objects_open(arena, sink, ctx);
	job.page_objects = objects_add_pages(job.haru, arena, pages->page_count);
	job.resources = objects_reserve(job.haru);
	if (job.options->standards & TAGGED)
		job.structure = structure_open(arena, job.haru, pages, job.page_objects, job.language);
	shared_streams_init(&job.own_store, arena);
	job.store = job.options->store != NULL ? job.options->store : &job.own_store;
	pdf_fonts_init(&job.fonts, arena, fonts);
	pdf_images_init(&job.images, arena, job.haru, job.store);
	content_init(&job.content, &job.fonts, &job.images, job.structure);
	done = write_document(&job);
	content_release(&job.content);
	buf_release(&job.scratch);
	objects_close(job.haru);
	return done;
}

struct library
pdf_library(void)
{
	return objects_library();
}

struct library
pdf_deflate_library(void)
{
	return writer_library();
}
