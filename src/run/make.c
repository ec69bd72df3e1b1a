#include "run/make.h"

#include "base/buf.h"
#include "base/file.h"
#include "pdf/pdf.h"
#include "run/attachments.h"
#include "run/numbering.h"
#include "sheet/read.h"

/* Composes and lays out. */
static bool
lay_out(struct run *run, struct arena *arena, const struct edition *edition, struct pages *pages,
    struct diags *diags)
{
	const struct run_template *t = edition->document->template;
	const struct numbering *kept = edition_kept_numbering(edition);
	const struct dataset_source source = edition_source(edition);
	const struct composition composition = {
	    .template = &t->template,
	    .job = &run->job,
	    .document = edition->document->job,
	    .sheets = run->sheets,
	    .units = edition->units,
	    .unit_count = edition->unit_count,
	    .kept = kept ? kept->units : NULL,
	    .total_pages = kept ? kept->total : 0,
	    .draft = edition->is_draft,
	    .computed = &source,
	};
	struct metrics metrics = typesetter_metrics(t->typesetter);
	struct document document;

	if (!compose(arena, &composition, &run->images, &document, diags) ||
	    !layout_document(arena, &document, &metrics, pages, diags))
		return false;
	numbering_check(run, arena, edition, pages, diags);
	return true;
}

enum outcome
lay_out_edition(struct run *run, struct arena *arena, const struct edition *edition, struct pages *pages,
    struct layout_result *out, struct diags *diags)
{
	if (!lay_out(run, arena, edition, pages, diags))
		return OUTCOME_REFUSED;
	if (edition->document->lends_numbering)
		numbering_remember(run, arena, edition, pages, &out->numbering);
	out->pages = (uint32_t)pages->page_count;
	out->unit_pages = numbering_unit_pages(run, arena, edition, pages);
	return diags_errors(diags) == 0 ? OUTCOME_DONE : OUTCOME_REFUSED;
}

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
	    .icc_profile = run->profile.data,
	    .icc_size = run->profile.length,
	    .store = &run->streams,
	};

	if (edition->document->job->embed_sources)
		options.attachments = sources_attach(run, arena, edition, &options.attachment_count);
	return options;
}

enum outcome
write_pdf(struct run *run, struct arena *arena, const struct edition *edition, const struct pages *pages,
    struct staged *staged, struct diags *diags)
{
	const struct pdf_info info = pdf_info(run, arena, edition);
	const struct pdf_options options = pdf_options(run, arena, edition);

	if (!publication_open(run->publication, staged))
		return OUTCOME_FAILED;
	if (pdf_write(arena, pages, run->fonts, &info, &options, publication_write, run->publication,
		diags) &&
	    publication_stage(run->publication))
		return OUTCOME_DONE;
	publication_drop(run->publication);
	return OUTCOME_FAILED;
}

bool
dump_pages(struct arena *arena, const struct edition *edition, const struct pages *pages, FILE *out)
{
	fprintf(out, "document %s\n", buf_escaped(arena, edition->path));
	return pages_dump(pages, out);
}

bool
read_attached(struct run *run, struct diags *diags)
{
	const struct srcloc nowhere = {NULL, 0, 0};
	size_t errors = diags_errors(diags);

	for (size_t d = 0; d < run->job.document_count; d++) {
		struct run_template *t = run->documents[d].template;

		if (!run->documents[d].is_asked_for || !run->documents[d].job->embed_sources)
			continue;
		if (!run->job_file.data)
			(void)file_read(run->arena, run->job.path, SHEET_FILE_MAX, nowhere, &run->job_file,
			    diags);
		if (!t->file.data)
			(void)file_read(run->arena, t->path, SHEET_FILE_MAX, nowhere, &t->file, diags);
	}
	return diags_errors(diags) == errors;
}
