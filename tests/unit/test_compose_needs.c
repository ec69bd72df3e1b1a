#include <criterion/criterion.h>

#include "compose/needs.h"
#include "dataset/catalogue.h"
#include "support.h"
#include "template/content.h"

static struct template_needs
needs_of_datasets(struct arena *arena, const enum dataset *datasets, size_t n)
{
	struct binding bindings[3] = {{0}};
	const struct template t = {.bindings = bindings, .binding_count = n};

	for (size_t i = 0; i < n; i++)
		bindings[i] =
		    (struct binding){.source = datasets[i], .key = "", .loc = {"t.yaml", (uint32_t)i + 1, 1}};
	return needs_of_template(arena, &t);
}

Test(compose_needs, what_tables_print)
{
	struct arena *arena = support_arena();
	struct template_needs needs = needs_of_datasets(arena, NULL, 0);

	cr_expect(!needs.computed && !needs.all_units && needs.traits == 0);
	needs = needs_of_datasets(arena, (enum dataset[]){DATASET_PLAN}, 1);
	cr_expect(!needs.computed && !needs.all_units && needs.traits == 0);
	needs = needs_of_datasets(arena, (enum dataset[]){DATASET_PLAN, DATASET_UNIT_LINES}, 2);
	cr_expect(needs.computed && !needs.all_units && needs.traits == 0);
	needs = needs_of_datasets(arena, (enum dataset[]){DATASET_RECONCILIATION, DATASET_FINDINGS}, 2);
	cr_expect(needs.computed && needs.all_units);
	cr_expect_eq(needs.traits, NEEDS_RECONCILED | NEEDS_FINDINGS | TELLS_FINDINGS);
	cr_expect_null(needs.progress_loc.file);
	needs = needs_of_datasets(arena,
	    (enum dataset[]){DATASET_UNIT_ROLLUP, DATASET_UNIT_SUMMARY, DATASET_PROGRESS}, 3);
	cr_expect_eq(needs.traits, NEEDS_PROGRESS | ROWS_IN_PARTS | ROWS_ARE_ACTIVITIES);
	cr_expect_eq(needs.progress_loc.line, 2);
	arena_close(arena);
}

Test(compose_needs, styles_that_divide_words)
{
	struct arena *arena = support_arena();
	const struct style styles[] = {{.hyphenate = false}, {.hyphenate = true}};

	cr_expect_not(
	    needs_of_template(arena, &(struct template){.styles = styles, .style_count = 1}).hyphenates);
	cr_expect(
	    needs_of_template(arena, &(struct template){.styles = styles, .style_count = 2}).hyphenates);
	arena_close(arena);
}

/* In a cell of the header, on a cover, in a grid below each unit; of two cells only one has a picture. */
Test(compose_needs, pictures_wherever_they_stand)
{
	struct arena *arena = support_arena();
	const struct grid_cell cells[] = {{.columns = 1}, {.image = {.source = "logo", .is_logo = true}}};
	const struct grid_row row = {.cells = cells, .cell_count = 2};
	const struct grid header = {.rows = &row, .row_count = 1};
	const struct grid_cell cell = {.image = {.source = "b.png"}};
	const struct grid_row unit_row = {.cells = &cell, .cell_count = 1};
	const struct content on_cover[] = {{.kind = CONTENT_SPACE},
	    {.kind = CONTENT_IMAGE, .u.image = {.source = "a.png"}}};
	const struct content of_unit = {.kind = CONTENT_GRID, .u.grid = {.rows = &unit_row, .row_count = 1}};
	const struct content contents[] = {
	    {.kind = CONTENT_COVER, .children = on_cover, .child_count = 2},
	    {.kind = CONTENT_EACH_UNIT, .children = &of_unit, .child_count = 1},
	};
	const struct template t = {.header = &header, .contents = contents, .content_count = 2};
	const struct template_needs needs = needs_of_template(arena, &t);

	cr_assert_eq(needs.image_count, 3);
	cr_expect_eq(needs.images[0], &cells[1].image);
	cr_expect_eq(needs.images[1], &on_cover[1].u.image);
	cr_expect_eq(needs.images[2], &cell.image);
	arena_close(arena);
}
