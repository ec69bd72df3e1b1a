#include "pdf/pdf.h"

#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/haru.h"
#include "pdf/image.h"
#include "pdf/outline.h"
#include "pdf/syntax.h"

/* One document on its way out. */
struct job {
	struct haru *haru;
	struct arena *arena;
	const struct pages *pages;
	const uint32_t *page_objects;
	uint32_t resources; /* one dictionary for all pages */
	struct pdf_fonts fonts;
	struct pdf_images images;
	struct content content;
	struct buf scratch;
};

/* --- pages ---------------------------------------------------------------------------------------------- */

static uint32_t
write_link(struct job *job, const struct page *page, const struct item *item)
{
	struct buf b = BUF_INIT;
	int64_t bottom = (int64_t)page->height - item->y - item->h;
	int64_t rect[4] = {item->x, bottom, (int64_t)item->x + item->w, bottom + item->h};
	uint32_t object;

	buf_adds(&b, "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n");
	syntax_box(&b, "Rect", rect);
	outline_add_dest(&b, job->pages, &job->pages->destinations[item->u.destination], job->page_objects);
	object = haru_add(job->haru, &b);
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

	content_page(&job->content, page);
	none.failed = job->content.out.failed;
	contents = haru_add_stream(job->haru, &none, job->content.out.data, job->content.out.length);
	buf_clear(entries);
	buf_addf(entries, "/Type /Page\n/Resources %u 0 R\n/Contents %u 0 R\n", job->resources, contents);
	syntax_box(entries, "MediaBox", box);
	add_links(job, page, entries);
	haru_set(job->haru, job->page_objects[index], entries);
}

/* --- what all pages share ------------------------------------------------------------------------------- */

static bool
write_resources(struct job *job, struct diags *diags)
{
	struct buf *b = &job->scratch;

	buf_clear(b);
	buf_adds(b, "/ExtGState <</G0 <</SA true>>>>\n/Font <<");
	if (!pdf_fonts_write(&job->fonts, job->haru, b, diags))
		return false;
	buf_adds(b, " >>\n");
	if (job->images.count > 0) {
		buf_adds(b, "/XObject <<");
		pdf_images_write(&job->images, b);
		buf_adds(b, " >>\n");
	}
	haru_set(job->haru, job->resources, b);
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

static void
write_catalog(struct job *job, const struct pdf_info *info)
{
	const char *language = info->language != NULL ? info->language : job->pages->language;
	uint32_t outline = outline_write(job->haru, job->arena, job->pages, job->page_objects);
	struct buf *b = &job->scratch;

	buf_clear(b);
	if (language != NULL) {
		buf_adds(b, "/Lang ");
		syntax_text(b, language);
		buf_addc(b, '\n');
	}
	buf_adds(b, "/ViewerPreferences <</DisplayDocTitle true>>\n");
	if (outline != 0)
		buf_addf(b, "/Outlines %u 0 R\n/PageMode /UseOutlines\n", outline);
	add_page_labels(job->pages, b);
	haru_set(job->haru, haru_catalog(job->haru), b);
}

static void
write_info(struct job *job, const struct pdf_info *info)
{
	const struct {
		const char *key, *value;
	} texts[] = {
	    {"Title", info->title},
	    {"Author", info->author},
	    {"Subject", info->subject},
	    {"Keywords", info->keywords},
	    {"Creator", info->creator},
	};
	struct buf *b = &job->scratch, date = BUF_INIT;

	buf_clear(b);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		if (texts[i].value == NULL)
			continue;
		buf_addf(b, "/%s ", texts[i].key);
		syntax_text(b, texts[i].value);
		buf_addc(b, '\n');
	}
	if (info->created != INT64_MIN && syntax_date(&date, info->created))
		buf_addf(b, "/CreationDate %s\n/ModDate %s\n", buf_cstr(&date), buf_cstr(&date));
	b->failed |= date.failed;
	buf_release(&date);
	haru_set(job->haru, haru_info(job->haru), b);
}

static bool
write_document(struct job *job, const struct pdf_info *info, struct diags *diags)
{
	job->page_objects = haru_add_pages(job->haru, job->arena, job->pages->page_count);
	job->resources = haru_reserve(job->haru);
	for (size_t i = 0; i < job->pages->page_count && !haru_failed(job->haru); i++)
		write_page(job, i);
	if (!haru_failed(job->haru) && !write_resources(job, diags) && !haru_failed(job->haru))
		return false;
	write_catalog(job, info);
	write_info(job, info);
	if (haru_write(job->haru))
		return true;
	haru_report(job->haru, diags);
	return false;
}

bool
pdf_write(struct arena *arena, const struct pages *pages, struct fonts *fonts, const struct pdf_info *info,
    pdf_sink_fn *sink, void *ctx, struct diags *diags)
{
	struct job job = {.arena = arena, .pages = pages};
	bool done;

	if (pages->page_count == 0) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){0}, "pdf-empty",
		    "a PDF needs at least one page");
		return false;
	}
	job.haru = haru_open(arena, sink, ctx);
	pdf_fonts_init(&job.fonts, arena, fonts);
	pdf_images_init(&job.images, arena, job.haru);
	content_init(&job.content, &job.fonts, &job.images);
	done = write_document(&job, info, diags);
	content_release(&job.content);
	buf_release(&job.scratch);
	haru_close(job.haru);
	return done;
}
