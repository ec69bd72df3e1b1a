#include "run/make.h"

#include "base/buf.h"
#include "layout/dump.h"
#include "pdf/pdf.h"
#include "run/attachments.h"
#include "run/numbering.h"

/* An edition on its way from layout to where its pages go. */
struct maker {
	struct run *run;
	struct arena *arena;
	const struct edition *edition;
	const struct delivery *delivery;
	struct layout_result *result;
	struct diags *diags;
	enum outcome outcome;
	struct activity_folios folios;
	struct page_sink next; /* where pages go from here */
	struct page_dump dump;
	struct pdf *pdf; /* NULL: none is begun */
	struct pdf_info info;
	struct pdf_options options;
};

/* Composes it and lays it out; pages go to the sink. */
static bool
lay_out(struct maker *m, const struct page_sink *sink)
{
	const struct edition *edition = m->edition;
	const struct run_template *t = edition->document->template;
	const struct numbering *kept = edition_kept_numbering(edition);
	const struct dataset_source source = edition_source(edition);
	const struct composition composition = {
	    .template = &t->template,
	    .job = &m->run->job,
	    .document = edition->document->job,
	    .sheets = m->run->sheets,
	    .units = edition->units,
	    .unit_count = edition->unit_count,
	    .kept = kept ? kept->units : NULL,
	    .total_pages = kept ? kept->total : 0,
	    .draft = edition->is_draft,
	    .computed = &source,
	};
	struct metrics metrics = typesetter_metrics(t->typesetter);
	struct document document;

	return compose(m->arena, &composition, &m->run->images, &document, m->diags) &&
	    layout_document(m->arena, &document, &metrics, sink, m->diags);
}

/* ---- PDF ---- */

/* The same set, as the writer of PDFs calls it. */
static unsigned
pdf_standards(unsigned standards)
{
	return ((standards & JOB_PDF_A3A) != 0 ? PDF_A3A : 0u) |
	    ((standards & JOB_PDF_A3B) != 0 ? PDF_A3B : 0u) | ((standards & JOB_PDF_UA1) != 0 ? PDF_UA1 : 0u);
}

static struct pdf_info
pdf_info(const struct run *run, struct arena *arena, const struct edition *edition)
{
	const struct job_document *document = edition->document->job;
	const struct job_unit *unit = edition_unit(run, edition);
	const char *title = document->title.text;

	return (struct pdf_info){
	    .title = unit ? arena_printf(arena, "%s \u2013 %s", title, unit->name.text) : title,
	    .author = document->author.text ? document->author.text : run->job.institution.text,
	    .subject = document->subject.text,
	    .keywords = document->keywords.text,
	    .creator = run->options->creator,
	    .language = edition->document->template->template.language,
	    .created = run->options->created,
	};
}

static struct pdf_options
pdf_options(struct run *run, struct arena *arena, const struct edition *edition)
{
	struct pdf_options options = {
	    .standards = pdf_standards(edition->document->job->standards),
	    .icc_profile = run->profile_input->bytes.data,
	    .icc_size = run->profile_input->bytes.length,
	    .store = &run->streams,
	};

	if (edition->document->job->embed_sources)
		options.attachments = sources_attach(run, arena, edition, &options.attachment_count);
	return options;
}

static bool
start_pdf(struct maker *m)
{
	struct run *run = m->run;

	m->info = pdf_info(run, m->arena, m->edition);
	m->options = pdf_options(run, m->arena, m->edition);
	m->outcome = OUTCOME_FAILED; /* until the file is whole */
	if (!publication_open(run->publication, m->delivery->staged, m->diags))
		return false;
	m->pdf = pdf_open(m->arena, run->fonts, &m->info, &m->options,
	    (struct pdf_output){publication_write, run->publication}, m->diags);
	m->next = pdf_sink(m->pdf);
	return true;
}

static void
end_pdf(struct maker *m, bool is_whole)
{
	struct publication *publication = m->run->publication;

	pdf_close(m->pdf);
	if (is_whole && publication_stage(publication, m->diags))
		m->outcome = OUTCOME_DONE;
	else
		publication_drop(publication, m->diags);
}

/* ---- the sink that layout is given ---- */

static void
start_dump(struct maker *m)
{
	m->dump.file = m->delivery->dump;
	m->next = page_dump_sink(&m->dump);
	fprintf(m->dump.file, "document %s\n", buf_escaped(m->arena, m->edition->path));
}

static void
tell_numbering(struct maker *m, const struct pagination *pages)
{
	struct numbering numbering;

	numbering_check(m->run, m->arena, m->edition, pages, m->diags);
	m->result->pages = (uint32_t)pages->page_count;
	m->result->unit_pages = numbering_unit_pages(m->run, m->arena, m->edition, pages);
	if (!m->delivery->numbered)
		return;
	numbering_remember(m->run, m->arena, m->edition, pages, &m->folios, &numbering);
	m->delivery->numbered(m->delivery->ctx, &numbering);
}

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
	m->outcome = diags_errors(m->diags) == 0 ? OUTCOME_DONE : OUTCOME_REFUSED;
	if (m->delivery->dump)
		start_dump(m);
	else if (m->outcome != OUTCOME_DONE || !m->delivery->staged || !start_pdf(m))
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
make_edition(struct run *run, struct arena *arena, const struct edition *edition,
    const struct delivery *delivery, struct layout_result *out, struct diags *diags)
{
	struct maker m = {
	    .run = run,
	    .arena = arena,
	    .edition = edition,
	    .delivery = delivery,
	    .result = out,
	    .diags = diags,
	    .outcome = OUTCOME_REFUSED,
	};
	struct page_sink sink = {&m, maker_open, maker_page, maker_close, NULL};

	if (delivery->numbered) {
		m.folios = folios_open(arena, &run->figures.plan);
		sink.counted = maker_counted;
	}
	bool is_whole = lay_out(&m, &sink);
	if (m.pdf)
		end_pdf(&m, is_whole);
	else if (m.dump.file && !is_whole)
		m.outcome = OUTCOME_FAILED;
	return m.outcome;
}
