/*
 * Any bytes at all as a template and as a job: each is either refused with an error at a place, or keeps its
 * header's promises.
 */
#include "base/utf8.h"
#include "fuzz.h"
#include "template/chart_spec.h"
#include "template/content.h"
#include "template/job_tree.h"
#include "template/loader.h"
#include "template/prose_spec.h"

static const char *const endings[] = {".pdf", NULL};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_diags(const struct diags *diags, bool good)
{
	require(good == (diags_errors(diags) == 0));
	for (size_t i = 0; i < diags_count(diags); i++)
		require(diags_get(diags, i)->loc.line > 0 && diags_get(diags, i)->loc.column > 0);
}

static void
check_text(const struct text_template *text)
{
	require(text->count == 0 || text->pieces != NULL);
	for (size_t i = 0; i < text->count; i++) {
		const struct piece *piece = &text->pieces[i];
		require(piece->loc.line > 0 && (piece->field == FIELD_LITERAL) == (piece->text != NULL));
		if (piece->text != NULL)
			require(piece->length > 0 &&
			    utf8_valid_prefix(piece->text, piece->length) == piece->length);
	}
}

static void
check_style(const struct template *t, const struct style *style)
{
	require(style >= t->styles && style < t->styles + t->style_count);
	require(style->size >= LENGTH_PT && style->leading * 5 >= style->size * 4 &&
	    style->family < t->family_count);
	require(
	    style->orphans > 0 && style->widows > 0 && !style->color.none && style->language == t->language);
}

static void
check_grid(const struct template *t, const struct grid *grid)
{
	size_t places = 0;

	for (size_t r = 0; r < grid->row_count; r++) {
		for (size_t c = 0; c < grid->rows[r].cell_count; c++) {
			const struct grid_cell *cell = &grid->rows[r].cells[c];
			check_style(t, cell->style);
			check_text(&cell->text);
			places += (size_t)cell->columns * cell->rows;
		}
	}
	require(places == grid->row_count * grid->column_count && places > 0);
}

static void
check_binding(const struct template *t, const struct binding *binding, enum dataset source)
{
	bool listed = false;

	for (size_t i = 0; i < t->binding_count; i++)
		listed = listed || t->bindings[i].key == binding->key;
	require(listed && binding->heading != NULL && binding->source == source);
}

static void
check_marks(const struct template *t, const struct mark_spec *marks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		check_style(t, marks[i].style);
		require(marks[i].value != NULL && marks[i].key != NULL && marks[i].hatch <= HATCH_UPRIGHT);
	}
}

static void
check_spark(const struct template *t, const struct spark_spec *spark, enum dataset source)
{
	check_style(t, spark->style);
	check_style(t, spark->planned_style);
	check_text(&spark->missing);
	require(spark->count > 0);
	for (size_t i = 0; i < spark->count; i++) {
		check_binding(t, &spark->values[i], source);
		if (spark->has_planned)
			check_binding(t, &spark->planned[i], source);
		if (spark->names != NULL)
			check_text(&spark->names[i]);
	}
}

static void
check_chart(const struct template *t, const struct chart_spec *chart)
{
	bool by_row = chart->category.heading != NULL;

	check_style(t, chart->style);
	check_text(&chart->alt);
	check_text(&chart->missing);
	check_marks(t, chart->marks, chart->mark_count);
	if (by_row)
		check_binding(t, &chart->category, chart->source);
	require(chart->series_count > 0 && (by_row || chart->category_count > 0));
	for (size_t s = 0; s < chart->series_count; s++) {
		const struct series_spec *series = &chart->series[s];
		check_style(t, series->style);
		require(series->field_count == (by_row ? 1 : chart->category_count));
		for (size_t i = 0; i < series->field_count; i++)
			check_binding(t, &series->fields[i], chart->source);
	}
}

static void
check_table(const struct template *t, const struct table_spec *table)
{
	require(table->column_count > 0 && table->group_levels <= 4);
	check_style(t, table->continued_style);
	for (size_t i = 0; i < table->column_count; i++) {
		check_style(t, table->columns[i].style);
		check_style(t, table->columns[i].head_style);
		check_text(&table->columns[i].title);
		require(table->columns[i].width.value > 0);
		check_marks(t, table->columns[i].marks, table->columns[i].mark_count);
		if (table->columns[i].spark != NULL)
			check_spark(t, table->columns[i].spark, table->source);
		else
			check_binding(t, &table->columns[i].binding, table->source);
	}
	for (size_t i = 0; i < table->group_count; i++) {
		const struct column_group *group = &table->groups[i];
		check_style(t, group->style);
		require(group->count > 0 && group->level < table->group_levels);
		require((size_t)group->first + group->count <= table->column_count);
	}
}

static void
check_content(const struct template *t, const struct content *content)
{
	check_style(t, content->style);
	switch (content->kind) {
	case CONTENT_COVER:
	case CONTENT_EACH_UNIT:
	case CONTENT_PAGE_SECTION:
	case CONTENT_GROUP:
	case CONTENT_COLUMNS:
	case CONTENT_BESIDE:
		require(content->child_count > 0);
		for (size_t i = 0; i < content->child_count; i++) {
			check_content(t, &content->children[i]);
		}
		break;
	case CONTENT_CONTENTS:
		check_style(t, content->u.contents.title_style);
		for (size_t i = 0; i < 6; i++)
			check_style(t, content->u.contents.level_style[i]);
		break;
	case CONTENT_HEADING:
		require(content->u.heading.level >= 1 && content->u.heading.level <= 6);
		check_text(&content->u.heading.text);
		break;
	case CONTENT_PARAGRAPH:
		check_text(&content->u.paragraph.text);
		break;
	case CONTENT_MARKDOWN:
		require(content->u.markdown.spec->file.text != NULL);
		require(content->u.markdown.spec->styles.footnote->size > 0);
		break;
	case CONTENT_LIST:
		for (size_t i = 0; i < content->u.list.count; i++)
			check_text(&content->u.list.items[i]);
		break;
	case CONTENT_IMAGE:
		require(content->u.image.source != NULL);
		break;
	case CONTENT_SPACE:
		require(content->u.space >= 0);
		break;
	case CONTENT_PAGE_BREAK:
		break;
	case CONTENT_GRID:
		check_grid(t, &content->u.grid);
		break;
	case CONTENT_SIGNATURES:
		check_style(t, content->u.signatures.role_style);
		break;
	case CONTENT_CHANGES:
		check_style(t, content->u.changes.head_style);
		for (size_t i = 0; i < 4; i++)
			require(content->u.changes.widths[i].value > 0);
		break;
	case CONTENT_TABLE:
		require(content->u.table >= t->tables && content->u.table < t->tables + t->table_count);
		break;
	case CONTENT_CHART:
		check_chart(t, content->u.chart);
		break;
	}
}

static void
check_template(const struct template *t)
{
	require(t->family_count > 0 && t->style_count > 0 && t->content_count > 0);
	for (size_t i = 0; i < t->style_count; i++)
		check_style(t, &t->styles[i]);
	if (t->header != NULL)
		check_grid(t, t->header);
	if (t->footer != NULL)
		check_grid(t, t->footer);
	for (size_t i = 0; i < t->table_count; i++)
		check_table(t, &t->tables[i]);
	for (size_t i = 0; i < t->content_count; i++)
		check_content(t, &t->contents[i]);
}

/* The first that the document is made for. */
static struct job_subject
first_subject(struct arena *arena, const struct job *job, const struct job_document *document)
{
	size_t count;
	const struct job_set *sets = job_sets(arena, job, document->per, &count);

	if (document->per == JOB_PER_UNIT)
		return (struct job_subject){job->units[0].code.text, job->units[0].name.text};
	require(count > 0 || document->per == JOB_PER_JOB);
	return count > 0 ? (struct job_subject){sets[0].code, sets[0].name} : (struct job_subject){0};
}

static void
check_job(struct arena *arena, const struct job *job)
{
	require(job->institution.text != NULL && job->unit_count > 0 && job->document_count > 0);
	for (size_t i = 0; i < job->document_count; i++) {
		const struct job_document *document = &job->documents[i];
		const char *path = job_output(arena, job, document, first_subject(arena, job, document));
		require(path[0] != '/' && path[0] != '.' && strstr(path, "/.") == NULL && strlen(path) > 4);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *of_template = diags_open(), *of_job = diags_open();
	struct bytes in = {arena_strndup(arena, (const char *)data, n), n};
	struct template t;
	struct job job;

	bool good = template_parse(arena, "templates/t.yaml", in, "fonts", &t, of_template);
	check_diags(of_template, good);
	if (good)
		check_template(&t);
	good = job_parse(arena, "job.yaml", in, endings, &job, of_job);
	check_diags(of_job, good);
	if (good)
		check_job(arena, &job);
	diags_close(of_template);
	diags_close(of_job);
	arena_close(arena);
	return 0;
}
