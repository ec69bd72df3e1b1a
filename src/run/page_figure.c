#include "run/page_figure.h"

#include <string.h>

#include "base/suggest.h"
#include "dataset/plan_cells.h"
#include "dataset/printed.h"
#include "run/carried.h"
#include "run/period.h"
#include "sheet/vocabulary.h"
#include "template/template.h"

#define NEAR_MAX 8        /* figures that are told of where there is none as asked for */
#define NEAR_BYTES_MAX 20 /* of one of them */
#define NEAR_DISTANCE_MAX 8

/* ---- what the document prints ---- */

/* Which of these columns it binds to a dataset: NULL where it prints none of it. */
static const bool *
columns_bound(struct arena *arena, const struct template *t, enum dataset dataset,
    const struct dataset_column *columns, size_t n)
{
	const char *const *keys = dataset_keys(arena, columns, n);
	bool *out = ARENA_ARRAY(arena, bool, n + 1), any = false;

	for (size_t i = 0; i < t->binding_count; i++) {
		const struct binding *binding = &t->bindings[i];
		size_t found;

		if (binding->source != dataset)
			continue;
		any = true;
		found = heading_find(keys, n, binding->key);
		if (found < n)
			out[found] = true;
		/* Of each period, or of one that the plan is by instead of months. */
		if (binding->each_period || (found == n && binding_is_of_period(binding)))
			for (size_t k = 0; k < n; k++)
				out[k] = out[k] || columns[k].series != COLUMN_ALONE;
	}
	return any ? out : NULL;
}

static const bool *const *
columns_printed(struct arena *arena, const struct template *t, const struct dataset_source *source)
{
	const bool **out = ARENA_ARRAY(arena, const bool *, DATASETS);
	struct dataset_rows plan = {0};

	if (source->plan->unit_count > 0)
		plan_cells_build(arena, source, 0, &plan);
	out[DATASET_PLAN] = columns_bound(arena, t, DATASET_PLAN, plan.columns, plan.column_count);
	for (int d = DATASET_PLAN + 1; d < DATASETS; d++) {
		const struct dataset_column *columns = dataset_info((enum dataset)d)->columns;

		out[d] = columns_bound(arena, t, (enum dataset)d, columns, dataset_column_count(columns));
	}
	return out;
}

/* ---- what the page has instead ---- */

static bool
is_near(const char *text)
{
	return strlen(text) <= NEAR_BYTES_MAX && strpbrk(text, "0123456789") != NULL;
}

static void
add_near(struct arena *arena, const struct page_texts *texts, const char *figure, struct buf *b)
{
	const char *told[NEAR_MAX];
	size_t n = 0;

	for (unsigned distance = 1; distance <= NEAR_DISTANCE_MAX + 1 && n < NEAR_MAX; distance++)
		for (size_t i = 0; i < texts->count && n < NEAR_MAX; i++) {
			const char *text = printed_normal(arena, texts->items[i].text);
			bool again = false;

			if (!is_near(text) || edit_distance(figure, text, NEAR_DISTANCE_MAX) != distance)
				continue;
			for (size_t k = 0; k < n; k++)
				again = again || strcmp(told[k], text) == 0;
			if (again)
				continue;
			buf_addf(b, "%s«%s»", n > 0 ? ", " : "", text);
			told[n++] = text;
		}
}

static void
tell_missing(struct arena *arena, const struct page_question *q, const struct page_texts *texts,
    struct diags *diags)
{
	struct buf near = BUF_INIT;

	add_near(arena, texts, printed_normal(arena, q->figure), &near);
	if (near.length == 0)
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){q->pdf, 0, 0}, "explain-page",
		    "on page %u there is no «%s», nor any figure", (unsigned)q->page, q->figure);
	else
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){q->pdf, 0, 0}, "explain-page",
		    "on page %u there is no «%s»; figures there: %s", (unsigned)q->page, q->figure,
		    buf_take(&near, arena));
	buf_release(&near);
}

/* ---- where they come from ---- */

struct gathering {
	struct arena *arena;
	const struct page_question *question;
	struct tracer *tracer;
	const struct page_texts *texts;
	struct page_answers *out;
	struct buf *told; /* of each trace */
	size_t told_capacity;
	struct dataset_rows rows; /* of the last figure */
	enum dataset dataset;
	uint32_t unit;
};

static bool
is_told(struct gathering *g, const struct trace *trace)
{
	struct buf b = BUF_INIT;

	trace_json(&b, g->arena, trace);
	for (size_t i = 0; g->told && i < g->out->count; i++)
		if (g->told[i].length == b.length && memcmp(g->told[i].data, b.data, b.length) == 0) {
			buf_release(&b);
			return true;
		}
	g->told = arena_grow(g->arena, g->told, g->out->count, &g->told_capacity, g->out->count + 1,
	    sizeof *g->told);
	g->told[g->out->count] = b;
	return false;
}

static void
add_figure(struct gathering *g, const struct printed_figure *found)
{
	struct page_answers *out = g->out;
	const struct trace *trace;

	const bool is_again = g->dataset == found->dataset && g->unit == found->unit;

	if (!is_again && found->dataset == DATASET_PLAN)
		plan_cells_build(g->arena, g->question->source, found->unit, &g->rows);
	else if (!is_again)
		dataset_build_subjects(g->arena, found->dataset, g->question->source, found->unit, &g->rows);
	g->dataset = found->dataset;
	g->unit = found->unit;
	trace = trace_of_rows(g->tracer, &g->rows, found->row, found->column);
	if (!trace || is_told(g, trace))
		return;
	out->items =
	    arena_grow(g->arena, out->items, out->count, &out->capacity, out->count + 1, sizeof *out->items);
	out->items[out->count++] = (struct page_answer){
	    .answer =
		{
		    .dataset = found->dataset,
		    .unit = found->unit,
		    .row = found->row,
		    .column = &g->rows.columns[found->column],
		    .cell = &g->rows.rows[found->row][found->column],
		    .trace = trace,
		},
	    .in_row = g->texts->items[found->text].row != 0,
	    .same = found->same,
	    .beside = found->beside,
	};
}

static void
gather(struct arena *arena, const struct page_question *q, const struct page_texts *texts,
    const struct printed_figures *found, struct page_answers *out)
{
	struct gathering g = {
	    .arena = arena,
	    .question = q,
	    .tracer = tracer_open(arena, q->source),
	    .texts = texts,
	    .out = out,
	    .dataset = DATASETS,
	};

	for (size_t i = 0; i < found->count; i++)
		add_figure(&g, &found->items[i]);
	for (size_t i = 0; i < out->count; i++)
		buf_release(&g.told[i]);
}

bool
page_figures(struct arena *arena, const struct page_question *q, struct page_answers *out,
    struct diags *diags)
{
	const struct reading_document *document = q->reading->documents;
	struct page_texts texts;
	struct printed_request request = {.source = q->source, .texts = &texts, .figure = q->figure};
	struct printed_figures found;

	*out = (struct page_answers){0};
	if (!carried_page(arena, q->pdf, q->page, q->workers, &texts, diags))
		return false;
	request.columns = columns_printed(arena, document->template, q->source);
	request.own_unit = document->own_unit;
	found = printed_find(arena, &request);
	if (found.hits == 0) {
		tell_missing(arena, q, &texts, diags);
		return false;
	}
	gather(arena, q, &texts, &found, out);
	out->printed = found.hits;
	if (out->count > 0)
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){q->pdf, 0, 0}, "explain-none",
	    "«%s» is printed on page %u, but is no figure of the datasets that the document prints: it may "
	    "be a total that a table adds up, or of a file of `data`",
	    q->figure, (unsigned)q->page);
	return false;
}
