#include "base/buf.h"
#include "base/file.h"
#include "compose/compose.h"
#include "layout/dump.h"
#include "layout/pages.h"
#include "pdf/pdf.h"
#include "run/attachments.h"
#include "run/numbering.h"
#include "run/run.h"
#include "sheet/sheet.h"

/* A document on its way from layout to where its pages go. */
struct maker {
	struct build *b;
	struct arena *arena;
	const struct order *order;
	struct made *made;
	enum outcome outcome;
	struct activity_folios folios;
	struct page_sink next; /* where pages go from here */
	struct page_dump dump;
	struct pdf *pdf; /* NULL: none is written */
	struct pdf_info info;
	struct pdf_options options;
};

/* The document whose page numbers it keeps; NULL: it has its own. */
static const struct numbering *
kept_numbering(const struct build *b, size_t d)
{
	size_t source = numbering_source(b, d);
	return source == d ? NULL : &b->numbering[source];
}

/* Composes and lays out the document; pages go to the sink. */
static bool
lay_out(struct maker *m, const struct page_sink *sink)
{
	struct build *b = m->b;
	const struct order *order = m->order;
	size_t d = order->document;
	const struct loaded *loaded = b->templates[d];
	const struct numbering *kept = kept_numbering(b, d);
	struct composition composition = {
	    .template = &loaded->template,
	    .job = &b->job,
	    .document = &b->job.documents[d],
	    .sheets = b->sheets,
	    .units = order->units,
	    .unit_count = order->unit_count,
	    .kept = kept ? kept->units : NULL,
	    .total_pages = kept ? kept->total : 0,
	    .draft = is_draft(b, d, order->units, order->unit_count),
	};
	struct dataset_source source = b->figures.source;
	source.compliance = b->compliance[d];
	source.findings = b->findings[d];
	source.plan_only = !job_document_has_cut(&b->job.documents[d]);
	source.language = language_of_tag(loaded->template.language);
	if (pages_source(b, d) != d)
		source.folios = b->numbering[pages_source(b, d)].activity_folios;
	composition.computed = &source;
	struct document document;
	struct metrics metrics = typesetter_metrics(loaded->typesetter);
	return compose(m->arena, &composition, &b->images, &document, b->diags) &&
	    layout_document(m->arena, &document, &metrics, sink, b->diags);
}

/* The same set, as the writer of PDFs calls it. */
static unsigned
pdf_standards(unsigned standards)
{
	return ((standards & JOB_PDF_A3A) != 0 ? PDF_A3A : 0u) |
	    ((standards & JOB_PDF_A3B) != 0 ? PDF_A3B : 0u) | ((standards & JOB_PDF_UA1) != 0 ? PDF_UA1 : 0u);
}

bool
read_attached(struct build *b)
{
	const struct srcloc nowhere = {NULL, 0, 0};
	size_t errors = diags_errors(b->diags);

	for (size_t d = 0; d < b->job.document_count; d++) {
		if (!b->wanted[d] || !b->job.documents[d].embed_sources)
			continue;
		struct loaded *loaded = b->templates[d];
		if (!b->job_file.data)
			(void)file_read(b->arena, b->job.path, SHEET_FILE_MAX, nowhere, &b->job_file,
			    b->diags);
		if (!loaded->file.data)
			(void)file_read(b->arena, loaded->path, SHEET_FILE_MAX, nowhere, &loaded->file,
			    b->diags);
	}
	return diags_errors(b->diags) == errors;
}

static void
attach_sources(struct build *b, struct arena *arena, const struct job_document *document, const size_t *units,
    size_t unit_count, struct loaded *loaded, struct pdf_options *options)
{
	struct sources sources = {
	    .job = &b->job,
	    .sheets = b->sheet_files,
	    .progress = job_document_has_cut(document) ? b->progress_files : NULL,
	    .job_file = b->job_file,
	    .template_file = loaded->file,
	    .template_path = loaded->path,
	    .figures = &b->figures,
	    .date = b->options->created,
	};
	options->attachments =
	    sources_attach(arena, &sources, document, units, unit_count, &options->attachment_count);
}

static void
describe(struct maker *m)
{
	struct build *b = m->b;
	const struct order *order = m->order;
	const struct job_document *document = &b->job.documents[order->document];
	struct loaded *loaded = b->templates[order->document];

	m->info = (struct pdf_info){
	    .title = document->title.text,
	    .author = document->author.text ? document->author.text : b->job.institution.text,
	    .subject = document->subject.text,
	    .keywords = document->keywords.text,
	    .creator = b->options->creator,
	    .language = loaded->template.language,
	    .created = b->options->created,
	};
	if (document->per_unit)
		m->info.title = arena_printf(m->arena, "%s \u2013 %s", document->title.text,
		    b->job.units[order->units[0]].name.text);
	m->options = (struct pdf_options){
	    .standards = pdf_standards(document->standards),
	    .icc_profile = b->profile.data,
	    .icc_size = b->profile.length,
	    .store = &b->store,
	};
	if (document->embed_sources)
		attach_sources(b, m->arena, document, order->units, order->unit_count, loaded, &m->options);
}

static bool
start_pdf(struct maker *m)
{
	struct build *b = m->b;

	describe(m);
	m->outcome = OUTCOME_FAILED;
	if (!publication_open(b->publication, m->order->staged))
		return false;
	m->pdf = pdf_open(m->arena, b->fonts, &m->info, &m->options,
	    (struct pdf_output){publication_write, b->publication}, b->diags);
	m->next = pdf_sink(m->pdf);
	return true;
}

/* The file is whole, or it is dropped. */
static void
finish_pdf(struct maker *m, bool is_whole)
{
	struct publication *publication = m->b->publication;

	pdf_close(m->pdf);
	if (is_whole && publication_stage(publication))
		m->outcome = OUTCOME_DONE;
	else
		publication_drop(publication);
}

static void
start_dump(struct maker *m)
{
	struct build *b = m->b;
	const struct job_document *document = &b->job.documents[m->order->document];
	const struct job_unit *unit = document->per_unit ? &b->job.units[m->order->units[0]] : NULL;

	fprintf(b->options->dump, "document %s\n",
	    buf_escaped(m->arena, job_output(m->arena, &b->job, document, unit)));
	m->dump.file = b->options->dump;
	m->next = page_dump_sink(&m->dump);
}

static void
tell_numbering(struct maker *m, const struct pagination *pages)
{
	struct build *b = m->b;
	const struct order *order = m->order;
	const struct numbering *kept = kept_numbering(b, order->document);
	struct numbering numbering;

	if (kept)
		numbering_check(m->arena, &b->job, &b->job.documents[order->document], kept, order->units,
		    order->unit_count, pages, b->diags);
	m->made->pages = (uint32_t)pages->page_count;
	m->made->unit_pages = numbering_unit_pages(m->arena, &b->job, order->units, order->unit_count, pages);
	if (!order->numbered)
		return;
	numbering_remember(m->arena, &b->job, order->units, order->unit_count, pages, &numbering);
	numbering.activity_folios = m->folios.folios;
	order->numbered(order->ctx, &numbering);
}

/* ---- the sink that layout is given ---- */

static void
maker_counted(void *ctx, size_t index, const struct page *page)
{
	struct maker *m = ctx;
	folios_note(&m->folios, index, page);
}

static bool
maker_open(void *ctx, const struct pagination *pages)
{
	struct maker *m = ctx;

	tell_numbering(m, pages);
	m->outcome = diags_errors(m->b->diags) == 0 ? OUTCOME_DONE : OUTCOME_REFUSED;
	if (m->order->dump)
		start_dump(m);
	else if (m->outcome != OUTCOME_DONE || !m->order->staged || !start_pdf(m))
		return false;
	return m->next.open(m->next.ctx, pages);
}

static bool
maker_page(void *ctx, size_t index, const struct page *page)
{
	struct maker *m = ctx;
	return m->next.page(m->next.ctx, index, page);
}

static bool
maker_close(void *ctx)
{
	struct maker *m = ctx;
	return m->next.close(m->next.ctx);
}

enum outcome
make_document(struct build *b, struct arena *arena, const struct order *order, struct made *out)
{
	struct maker m = {.b = b, .arena = arena, .order = order, .made = out, .outcome = OUTCOME_REFUSED};
	struct page_sink sink = {&m, maker_open, maker_page, maker_close, NULL};

	if (order->numbered) {
		m.folios = folios_open(arena, &b->figures.plan);
		sink.counted = maker_counted;
	}
	bool is_whole = lay_out(&m, &sink);
	if (m.pdf)
		finish_pdf(&m, is_whole);
	else if (m.dump.file && !is_whole)
		m.outcome = OUTCOME_FAILED;
	return m.outcome;
}
