#include "run/make.h"

#include "run/load_data.h"
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
	bool is_begun;         /* the output is, and the rest is set */
	void *own;             /* of the output */
	struct page_sink next; /* where pages go from here */
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
	    .subject = edition->subject,
	    .sheets = m->run->sheets,
	    .data = data_of_template(m->run, m->arena, &t->template),
	    .units = edition->units,
	    .unit_count = edition->unit_count,
	    .kept = kept ? kept->units : NULL,
	    .total_pages = kept ? kept->total : 0,
	    .draft = edition->is_draft,
	    .left_out = m->run->figures.left_out,
	    .left_out_count = edition_shows_all(edition) ? m->run->left_out_count : 0,
	    .computed = &source,
	};
	struct metrics metrics = typesetter_metrics(t->typesetter);
	struct document document;

	return compose(m->arena, &composition, &m->run->images, &document, m->diags) &&
	    layout_document(m->arena, &document, &metrics, sink, m->diags);
}

/* ---- the sink that layout is given ---- */

/* Begins the output; where that is a file, its outcome is a failure until it is whole. */
static bool
start_output(struct maker *m)
{
	struct run *run = m->run;
	const struct delivery *to = m->delivery;
	const struct output_request request = {run, m->arena, m->edition, to->stream, m->diags};

	if (!to->stream) {
		m->outcome = OUTCOME_FAILED;
		if (!publication_open(run->publication, to->staged, m->diags))
			return false;
	}
	m->next = to->output->start(&request, &m->own);
	m->is_begun = true;
	return true;
}

static void
end_output(struct maker *m, bool is_whole)
{
	struct publication *publication = m->run->publication;

	if (m->delivery->output->end)
		m->delivery->output->end(m->own);
	if (m->delivery->stream)
		m->outcome = is_whole ? m->outcome : OUTCOME_FAILED;
	else if (is_whole && publication_stage(publication, m->diags))
		m->outcome = OUTCOME_DONE;
	else
		publication_drop(publication, m->diags);
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
	if (!m->delivery->output || (!m->delivery->stream && m->outcome != OUTCOME_DONE) || !start_output(m))
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
maker_structure(void *ctx, const struct nodes *nodes, const struct open_nodes *open)
{
	struct maker *m = ctx;

	return m->next.structure == NULL || m->next.structure(m->next.ctx, nodes, open);
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
	struct page_sink sink = {
	    .ctx = &m,
	    .open = maker_open,
	    .page = maker_page,
	    .structure = maker_structure,
	    .close = maker_close,
	};

	if (delivery->numbered) {
		m.folios = folios_open(arena, &run->figures.plan);
		sink.counted = maker_counted;
	}
	bool is_whole = lay_out(&m, &sink);
	if (m.is_begun)
		end_output(&m, is_whole);
	return m.outcome;
}
