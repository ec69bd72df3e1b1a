#include "run/document_figures.h"

#include <string.h>

#include "template/chart_spec.h"
#include "template/content.h"

/* Whether a table of the plan shows what changed. */
static bool
shows_changes(const struct template *template)
{
	for (size_t i = 0; i < template->table_count; i++)
		if (template->tables[i].source == DATASET_PLAN && template->tables[i].revision_bars)
			return true;
	return false;
}

static const char *const *
keys_of(struct arena *arena, const struct series_spec *series)
{
	const char **keys = ARENA_ARRAY(arena, const char *, series->field_count + 1);

	for (size_t i = 0; i < series->field_count; i++)
		keys[i] = series->fields[i].key;
	return keys;
}

/* The columns that stand for the periods of the plan. */
static enum column_series
columns_of(enum each_period each)
{
	switch (each) {
	case EACH_NONE:
		break;
	case EACH_PLANNED:
		return COLUMN_OF_SLOT;
	case EACH_DONE:
		return COLUMN_DONE_FIRST;
	case EACH_QUARTER:
		return COLUMN_OF_GROUP;
	}
	return COLUMN_ALONE;
}

static void
set_difference(struct arena *arena, const struct chart_spec *chart, struct series_difference *out)
{
	*out = (struct series_difference){
	    .dataset = chart->source,
	    .by_row = chart->category.heading != NULL,
	    .cumulative = chart->series[0].cumulative,
	    .key_count = chart->series[0].field_count,
	};
	for (int s = 0; s < 2; s++) {
		out->row[s] = chart->series[s].row;
		out->keys[s] = keys_of(arena, &chart->series[s]);
		out->each[s] = columns_of(chart->series[s].each);
	}
}

void
document_figures(struct arena *arena, const struct template_needs *needs, struct reading_document *document)
{
	const struct template *t = document->template;
	bool *datasets = ARENA_ARRAY(arena, bool, DATASETS);
	struct series_difference *all = ARENA_ARRAY(arena, struct series_difference, t->difference_count + 1);

	memcpy(datasets, needs->datasets, DATASETS * sizeof *datasets);
	document->lists_versions = needs->changes_table && document->job->change_count == 0;
	document->shows_changes = shows_changes(t);
	datasets[DATASET_VERSIONS] = datasets[DATASET_VERSIONS] || document->lists_versions;
	datasets[DATASET_UNIT_CHANGES] = datasets[DATASET_UNIT_CHANGES] || document->shows_changes;
	for (size_t i = 0; i < t->difference_count; i++)
		if (!dataset_is_of_sheet(t->differences[i]->source))
			set_difference(arena, t->differences[i], &all[document->difference_count++]);
	document->datasets = datasets;
	document->differences = all;
}

static bool
is_same(const struct series_difference *a, const struct series_difference *b)
{
	bool same = a->dataset == b->dataset && a->by_row == b->by_row && a->cumulative == b->cumulative &&
	    a->key_count == b->key_count;

	for (int s = 0; s < 2; s++) {
		same = same && a->each[s] == b->each[s] && (a->by_row || a->row[s] == b->row[s]);
		for (size_t i = 0; same && i < a->key_count; i++)
			same = strcmp(a->keys[s][i], b->keys[s][i]) == 0;
	}
	return same;
}

static bool
has_same(const struct series_difference *all, size_t n, const struct series_difference *one)
{
	for (size_t i = 0; i < n; i++)
		if (is_same(&all[i], one))
			return true;
	return false;
}

const struct series_difference *
documents_differences(struct arena *arena, const struct reading_document *documents, size_t document_count,
    const char *output, size_t *count)
{
	struct series_difference *all = NULL;
	size_t capacity = 0;

	*count = 0;
	for (size_t d = 0; d < document_count; d++) {
		const struct reading_document *document = &documents[d];

		if (output && strcmp(document->job->output.text, output) != 0)
			continue;
		for (size_t i = 0; i < document->difference_count; i++) {
			if (has_same(all, *count, &document->differences[i]))
				continue;
			all = arena_grow(arena, all, *count, &capacity, *count + 1, sizeof *all);
			all[(*count)++] = document->differences[i];
		}
	}
	return all;
}
