#include "run/page_figure.h"

#include <string.h>

#include "base/suggest.h"
#include "dataset/plan_cells.h"
#include "dataset/printed.h"
#include "run/carried.h"
#include "run/period.h"
#include "sheet/vocabulary.h"
#include "template/template.h"

#define NEAR_MAX 8 /* figures that are told of where there is none as asked for */
#define NEAR_DISTANCE_MAX 8

/* ---- what the document prints ---- */

struct printing {
	struct arena *arena;
	const struct template *template;
	struct dataset_rows plan; /* its columns */
	struct printed_view *views;
	size_t count, capacity;
};

/* Of the plan, those that it has. */
static const struct dataset_column *
columns_of(const struct printing *p, enum dataset dataset, size_t *n)
{
	const struct dataset_column *columns = dataset_info(dataset)->columns;

	*n = dataset == DATASET_PLAN ? p->plan.column_count : columns ? dataset_column_count(columns) : 0;
	return dataset == DATASET_PLAN ? p->plan.columns : columns;
}

/* Adds the columns of a binding to those that are printed. */
static void
mark_bound(const struct printing *p, const struct binding *binding, bool *out)
{
	size_t n, found;
	const struct dataset_column *columns = columns_of(p, binding->source, &n);
	const char *const *keys = dataset_keys(p->arena, columns, n);

	found = heading_find(keys, n, binding->key);
	if (found < n)
		out[found] = true;
	/* Of each period, or of one that the plan is by instead of months. */
	if (binding->each_period || (found == n && binding_is_of_period(binding)))
		for (size_t k = 0; k < n; k++)
			out[k] = out[k] || columns[k].series != COLUMN_ALONE;
}

static bool
is_of_view(const struct binding *binding, const struct printed_view *view, size_t table)
{
	if (binding->source != view->dataset)
		return false;
	switch (view->where) {
	case PRINTED_IN_TABLE:
		return !binding->in_text && binding->table == table;
	case PRINTED_IN_PICTURE:
		return !binding->in_text && binding->table == 0;
	case PRINTED_IN_TEXT:
		break;
	}
	return binding->in_text;
}

static size_t
find_heading(const struct dataset_column *columns, size_t n, const char *heading)
{
	size_t k = 0;

	while (k < n && strcmp(columns[k].heading, heading) != 0)
		k++;
	return k;
}

/* Whatever columns have that meaning. */
static void
mark_figures(const struct printing *p, enum dataset dataset, enum figure_meaning figure, bool *out)
{
	size_t n;
	const struct dataset_column *columns = columns_of(p, dataset, &n);

	for (size_t k = 0; k < n; k++)
		out[k] = out[k] || columns[k].figure == figure;
}

/* What stands in a column without having one of its own: counts in a summary, notes of what changed. */
static void
mark_unbound(const struct printing *p, const struct printed_view *view, size_t table, bool *out)
{
	size_t n;
	const struct dataset_column *columns = columns_of(p, view->dataset, &n);

	if (view->dataset == DATASET_VERSIONS && out[find_heading(columns, n, "RESUMEN")])
		mark_figures(p, view->dataset, IS_CHANGES_OF_KIND, out);
	if (view->dataset == DATASET_PLAN && table > 0 && p->template->tables[table - 1].revision_bars) {
		mark_figures(p, view->dataset, IS_CHANGED_FROM, out);
		mark_figures(p, view->dataset, IS_CHANGED_TO, out);
	}
}

static void
push_view(struct printing *p, struct printed_view view)
{
	p->views = arena_grow(p->arena, p->views, p->count, &p->capacity, p->count + 1, sizeof *p->views);
	p->views[p->count++] = view;
}

/* The table of changes, of which no binding tells. */
static void
add_versions(struct printing *p)
{
	static const char *const headings[] = {"VERSIÓN", "FECHA", "RESPONSABLE", "MOTIVO"};
	size_t n;
	const struct dataset_column *columns = columns_of(p, DATASET_VERSIONS, &n);
	bool *marked = ARENA_ARRAY(p->arena, bool, n + 1);

	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		marked[find_heading(columns, n, headings[i])] = true;
	mark_figures(p, DATASET_VERSIONS, IS_CHANGES_OF_KIND, marked);
	push_view(p, (struct printed_view){DATASET_VERSIONS, PRINTED_IN_TABLE, marked});
}

static void
add_view(struct printing *p, struct printed_view view, size_t table)
{
	size_t n;
	bool *columns, any = false;

	(void)columns_of(p, view.dataset, &n);
	columns = ARENA_ARRAY(p->arena, bool, n + 1);
	for (size_t i = 0; i < p->template->binding_count; i++)
		if (is_of_view(&p->template->bindings[i], &view, table)) {
			mark_bound(p, &p->template->bindings[i], columns);
			any = true;
		}
	if (!any)
		return;
	mark_unbound(p, &view, table, columns);
	view.columns = columns;
	push_view(p, view);
}

/* Tables one by one: what two of them print stands in no row together. */
static void
find_views(struct printing *p, const struct dataset_source *source)
{
	if (source->plan->unit_count > 0)
		plan_cells_build(p->arena, source, 0, &p->plan);
	for (size_t i = 0; i < p->template->table_count; i++)
		if (!dataset_is_data(p->template->tables[i].source))
			add_view(p,
			    (struct printed_view){p->template->tables[i].source, PRINTED_IN_TABLE, NULL},
			    i + 1);
	for (int d = DATASET_PLAN; d < DATASETS; d++) {
		add_view(p, (struct printed_view){(enum dataset)d, PRINTED_IN_PICTURE, NULL}, 0);
		add_view(p, (struct printed_view){(enum dataset)d, PRINTED_IN_TEXT, NULL}, 0);
	}
}

/* ---- what the page has instead ---- */

/* Adds what is as far from what was asked for, each text once. */
static size_t
add_near(struct buf *b, const char *figure, unsigned distance, const char *const *texts, size_t n,
    size_t told)
{
	for (size_t i = 0; i < n && told < NEAR_MAX; i++) {
		bool again = false;

		if (edit_distance(figure, texts[i], NEAR_DISTANCE_MAX) != distance)
			continue;
		for (size_t k = 0; k < i; k++)
			again = again || strcmp(texts[k], texts[i]) == 0;
		if (again)
			continue;
		buf_addf(b, "%s«%s»", told > 0 ? ", " : "", texts[i]);
		told++;
	}
	return told;
}

/* Figures of the page that can be explained, the nearest first. */
static void
find_near(struct arena *arena, const struct printed_request *asked, struct buf *b)
{
	struct printed_request all = *asked;
	const char *figure = printed_normal(arena, asked->figure), **texts;
	struct printed_figures found;
	size_t told = 0;

	all.figure = NULL;
	found = printed_find(arena, &all);
	texts = ARENA_ARRAY(arena, const char *, found.count + 1);
	for (size_t i = 0; i < found.count; i++)
		texts[i] = printed_normal(arena, asked->texts->items[found.items[i].text].text);
	for (unsigned distance = 1; distance <= NEAR_DISTANCE_MAX + 1 && told < NEAR_MAX; distance++)
		told = add_near(b, figure, distance, texts, found.count, told);
}

static void
tell_missing(struct arena *arena, const struct page_question *q, const struct printed_request *asked,
    struct diags *diags)
{
	struct buf near = BUF_INIT;

	find_near(arena, asked, &near);
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
answer_cell(struct gathering *g, const struct printed_figure *found, struct answer *out)
{
	out->column = &g->rows.columns[found->column];
	out->cell = &g->rows.rows[found->row][found->column];
	out->trace = trace_of_rows(g->tracer, &g->rows, found->row, found->column);
}

static void
answer_difference(struct gathering *g, const struct printed_figure *found, struct answer *out)
{
	const struct difference_cells cells = difference_bind(g->arena, found->difference, &g->rows);
	struct dataset_column *heading = ARENA_NEW(g->arena, struct dataset_column);

	*heading = cells.heading;
	out->column = heading;
	out->trace = difference_trace(g->tracer, &cells, found->column);
	out->cell = out->trace ? &out->trace->value : NULL;
}

static void
add_figure(struct gathering *g, const struct printed_figure *found)
{
	struct page_answers *out = g->out;
	struct answer answer = {.dataset = found->dataset, .unit = found->unit, .row = found->row};

	const bool is_again = g->rows.rows && g->dataset == found->dataset && g->unit == found->unit;

	if (!is_again && found->dataset == DATASET_PLAN)
		plan_cells_build(g->arena, g->question->source, found->unit, &g->rows);
	else if (!is_again)
		dataset_build_subjects(g->arena, found->dataset, g->question->source, found->unit, &g->rows);
	g->dataset = found->dataset;
	g->unit = found->unit;
	if (found->difference)
		answer_difference(g, found, &answer);
	else
		answer_cell(g, found, &answer);
	if (!answer.trace || is_told(g, answer.trace))
		return;
	out->items =
	    arena_grow(g->arena, out->items, out->count, &out->capacity, out->count + 1, sizeof *out->items);
	out->items[out->count++] = (struct page_answer){
	    .answer = answer,
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
	struct printing printing = {.arena = arena, .template = document->template};
	struct printed_figures found;

	*out = (struct page_answers){0};
	if (!carried_page(arena, q->pdf, q->page, q->workers, &texts, diags))
		return false;
	find_views(&printing, q->source);
	if (document->lists_versions)
		add_versions(&printing);
	request.differences = document->differences;
	request.difference_count = document->difference_count;
	request.views = printing.views;
	request.view_count = printing.count;
	request.own_unit = document->own_unit;
	found = printed_find(arena, &request);
	if (found.hits == 0) {
		tell_missing(arena, q, &request, diags);
		return false;
	}
	gather(arena, q, &texts, &found, out);
	out->printed = found.hits;
	if (out->count > 0)
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){q->pdf, 0, 0}, "explain-none",
	    "«%s» is printed on page %u, but is no figure of a dataset that is printed there: it may be a "
	    "total that a table adds up, a threshold or the scale of a chart, a number in a text, or of a "
	    "file of `data`",
	    q->figure, (unsigned)q->page);
	return false;
}
