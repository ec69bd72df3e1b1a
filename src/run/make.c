#include "base/buf.h"
#include "base/file.h"
#include "compose/compose.h"
#include "layout/pages.h"
#include "pdf/pdf.h"
#include "run/attachments.h"
#include "run/run.h"
#include "sheet/read.h"

/* Composes and lays out document d, for the given units. */
static bool
lay_out(struct build *b, struct arena *arena, size_t d, const size_t *units, size_t unit_count,
    struct pages *pages)
{
	const struct loaded *loaded = b->templates[d];
	const struct numbering *kept = &b->numbering[numbering_source(b, d)];
	bool own = numbering_source(b, d) == d;
	struct composition composition = {
	    .template = &loaded->template,
	    .job = &b->job,
	    .document = &b->job.documents[d],
	    .sheets = b->sheets,
	    .units = units,
	    .unit_count = unit_count,
	    .kept = own ? NULL : kept->units,
	    .total_pages = own ? 0 : kept->total,
	    .draft = is_draft(b, d, units, unit_count),
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
	if (!compose(arena, &composition, &b->images, &document, b->diags) ||
	    !layout_document(arena, &document, &metrics, pages, b->diags))
		return false;
	if (!own)
		numbering_check(arena, &b->job, &b->job.documents[d], kept, units, unit_count, pages,
		    b->diags);
	return true;
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

enum outcome
write_document(struct build *b, struct arena *arena, size_t d, const size_t *units, size_t unit_count,
    const struct pages *pages, struct staged *staged)
{
	const struct job_document *document = &b->job.documents[d];
	struct loaded *loaded = b->templates[d];
	const struct job_unit *unit = document->per_unit ? &b->job.units[units[0]] : NULL;
	struct pdf_info info = {
	    .title = document->title.text,
	    .author = document->author.text ? document->author.text : b->job.institution.text,
	    .subject = document->subject.text,
	    .keywords = document->keywords.text,
	    .creator = b->options->creator,
	    .language = loaded->template.language,
	    .created = b->options->created,
	};
	if (unit)
		info.title = arena_printf(arena, "%s \u2013 %s", document->title.text, unit->name.text);
	struct pdf_options options = {
	    .standards = pdf_standards(document->standards),
	    .icc_profile = b->profile.data,
	    .icc_size = b->profile.length,
	    .store = &b->store,
	};
	if (document->embed_sources)
		attach_sources(b, arena, document, units, unit_count, loaded, &options);
	if (!publication_open(b->publication, staged))
		return OUTCOME_FAILED;
	if (pdf_write(arena, pages, b->fonts, &info, &options, publication_write, b->publication, b->diags) &&
	    publication_stage(b->publication))
		return OUTCOME_DONE;
	publication_drop(b->publication);
	return OUTCOME_FAILED;
}

enum outcome
lay_out_document(struct build *b, struct arena *arena, size_t d, const size_t *units, size_t unit_count,
    struct pages *pages, struct made *out)
{
	if (!lay_out(b, arena, d, units, unit_count, pages))
		return OUTCOME_REFUSED;
	if (b->is_source[d]) {
		numbering_remember(arena, &b->job, units, unit_count, pages, &out->numbering);
		out->numbering.activity_folios = numbering_folios(arena, &b->figures.plan, pages);
	}
	out->pages = (uint32_t)pages->page_count;
	out->unit_pages = numbering_unit_pages(arena, &b->job, units, unit_count, pages);
	return diags_errors(b->diags) == 0 ? OUTCOME_DONE : OUTCOME_REFUSED;
}

bool
dump_document(struct build *b, struct arena *arena, size_t d, const size_t *units, const struct pages *pages)
{
	const struct job_document *document = &b->job.documents[d];
	const struct job_unit *unit = document->per_unit ? &b->job.units[units[0]] : NULL;

	fprintf(b->options->dump, "document %s\n",
	    buf_escaped(arena, job_output(arena, &b->job, document, unit)));
	return pages_dump(pages, b->options->dump);
}
