#include "compose/needs.h"

#include "dataset/catalogue.h"
#include "template/condition.h"
#include "template/content.h"
#include "template/prose_spec.h"

static void
add_image(struct arena *arena, struct template_needs *needs, const struct image_use *image)
{
	if (!image->source)
		return;
	needs->images = arena_grow(arena, needs->images, needs->image_count, &needs->image_capacity,
	    needs->image_count + 1, sizeof(const struct image_use *));
	needs->images[needs->image_count++] = image;
}

static void
add_cells(struct arena *arena, struct template_needs *needs, const struct grid *grid)
{
	for (size_t r = 0; grid && r < grid->row_count; r++)
		for (size_t c = 0; c < grid->rows[r].cell_count; c++)
			add_image(arena, needs, &grid->rows[r].cells[c].image);
}

static void
add_grid(struct arena *arena, struct template_needs *needs, const struct grid *grid)
{
	add_cells(arena, needs, grid);
	if (grid && grid->first)
		add_cells(arena, needs, grid->first);
	if (grid && grid->even)
		add_cells(arena, needs, grid->even);
}

static void
add_dataset(struct template_needs *needs, enum dataset dataset, struct srcloc loc)
{
	if (!dataset_is_of_sheet(dataset))
		needs->datasets[dataset] = true;
	needs->traits |= dataset_info(dataset)->traits;
	needs->budget = needs->budget || dataset_has(dataset, NEEDS_BUDGET);
	needs->trend = needs->trend || dataset_has(dataset, NEEDS_TREND);
	needs->before = needs->before || dataset_has(dataset, NEEDS_TREND);
	needs->computed = needs->computed || !dataset_is_of_sheet(dataset);
	needs->all_units =
	    needs->all_units || !(dataset_is_of_sheet(dataset) || dataset_is_of_unit_plan(dataset));
	if (needs->progress_loc.file == NULL && dataset_has(dataset, NEEDS_PROGRESS))
		needs->progress_loc = loc;
}

/* The rows that it counts. */
static void
add_condition(struct template_needs *needs, const struct condition *condition, struct srcloc loc)
{
	if (!condition)
		return;
	add_condition(needs, condition->first, loc);
	add_condition(needs, condition->second, loc);
	if (condition->kind == CONDITION_FIGURE && condition->figure == FIGURE_ROWS)
		add_dataset(needs, condition->dataset, loc);
}

/* Of all kinds of content, those have pictures.  As deep as templates are: 64 levels at most. */
static void
add_contents(struct arena *arena, struct template_needs *needs, const struct content *contents, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct content *content = &contents[i];

		add_contents(arena, needs, content->children, content->child_count);
		add_condition(needs, content->when, content->loc);
		if (content->kind == CONTENT_IMAGE)
			add_image(arena, needs, &content->u.image);
		else if (content->kind == CONTENT_CHANGES)
			needs->versions = needs->changes_table = true;
		else if (content->kind == CONTENT_GRID)
			add_grid(arena, needs, &content->u.grid);
		else if (content->kind == CONTENT_PAGE_SECTION && content->u.page_section) {
			add_grid(arena, needs, content->u.page_section->header);
			add_grid(arena, needs, content->u.page_section->footer);
		}
	}
}

/* Of a text in Markdown. */
static void
add_parts(struct arena *arena, struct template_needs *needs, const struct prose_part *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		add_parts(arena, needs, parts[i].children, parts[i].child_count);
		if (parts[i].kind == PROSE_FIGURE)
			add_image(arena, needs, &parts[i].image);
	}
}

static void
add_binding(struct arena *arena, struct template_needs *needs, const struct binding *binding)
{
	const enum column_series of = dataset_heading_series(arena, binding->source, binding->key);

	add_dataset(needs, binding->source, binding->loc);
	needs->computed = needs->computed || binding->each_period;
	needs->before = needs->before || of == COLUMN_BEFORE;
	needs->trend = needs->trend || of == COLUMN_TREND;
	needs->last_year = needs->last_year || of == COLUMN_LAST_YEAR;
	needs->initial = needs->initial || of == COLUMN_INITIAL;
	needs->budget = needs->budget || of == COLUMN_MONEY || of == COLUMN_OF_MONEY;
}

struct template_needs
needs_of_template(struct arena *arena, const struct template *t)
{
	struct template_needs needs = {0};

	for (size_t i = 0; i < t->binding_count; i++)
		add_binding(arena, &needs, &t->bindings[i]);
	needs.computed = needs.computed || t->tells_periods;
	needs.versions = needs.initial || (needs.traits & NEEDS_VERSIONS) != 0;
	for (size_t i = 0; i < t->table_count; i++)
		needs.versions = needs.versions || t->tables[i].revision_bars;
	for (size_t i = 0; i < t->style_count; i++)
		needs.hyphenates = needs.hyphenates || t->styles[i].hyphenate;
	add_grid(arena, &needs, t->header);
	add_grid(arena, &needs, t->footer);
	add_contents(arena, &needs, t->contents, t->content_count);
	for (size_t i = 0; i < t->prose_count; i++)
		add_parts(arena, &needs, t->prose[i]->parts, t->prose[i]->part_count);
	return needs;
}
