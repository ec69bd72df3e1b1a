/*
 * PDF, as the job asks for it: archival, accessible, with the files it was made from.
 */
#include "pdf/pdf.h"
#include "publish/pdf_check.h"
#include "run/attachments.h"
#include "run/output.h"

/* What the writer of PDFs is given, which must outlive it. */
struct pdf_output_state {
	struct pdf *pdf;
	struct pdf_info info;
	struct pdf_options options;
};

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
	const char *title = document->title.text;

	return (struct pdf_info){
	    .title = edition->subject.name ? arena_printf(arena, "%s \u2013 %s", title, edition->subject.name)
					   : title,
	    .author = document->author.text ? document->author.text : run->job.institution.text,
	    .subject = document->subject.text,
	    .keywords = document->keywords.text,
	    .creator = run->options->creator,
	    .language = edition->document->template->template.language,
	    .created = run->options->created,
	};
}

static struct pdf_options
pdf_options(struct run *run, struct arena *arena, const struct edition *edition, struct diags *diags)
{
	struct pdf_options options = {
	    .loc = edition->document->job->loc,
	    .standards = pdf_standards(edition->document->job->standards),
	    .icc_profile = run->profile_input->bytes.data,
	    .icc_size = run->profile_input->bytes.length,
	    .store = run->streams,
	    .two_threads = run->options->workers->count == 0 && run->options->threads > 1,
	};

	if (edition->document->job->embed_sources)
		options.attachments = sources_attach(run, arena, edition, &options.attachment_count, diags);
	return options;
}

static struct page_sink
start(const struct output_request *request, void **own)
{
	struct run *run = request->run;
	struct pdf_output_state *state = ARENA_NEW(request->arena, struct pdf_output_state);

	state->info = pdf_info(run, request->arena, request->edition);
	state->options = pdf_options(run, request->arena, request->edition, request->diags);
	state->pdf = pdf_open(request->arena, run->fonts, &state->info, &state->options,
	    (struct pdf_output){publication_write, publication_digest, run->publication}, request->diags);
	*own = state;
	return pdf_sink(state->pdf);
}

static void
end(void *own)
{
	struct pdf_output_state *state = own;

	pdf_close(state->pdf);
}

const struct output output_pdf = {.ending = ".pdf", .start = start, .end = end, .check = pdf_check};
