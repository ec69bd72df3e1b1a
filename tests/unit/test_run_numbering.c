/* Which page an activity begins on, found while pages are counted. */
#include <criterion/criterion.h>

#include "run/numbering.h"
#include "support.h"

/* Two units: one of three activities at the lines 2, 4 and 7 of its file, one of one activity at line 2. */
static const struct sheet_field fields[] = {{"", .line = 2}, {"", .line = 4}, {"", .line = 7}};
static struct sheet_row rows[3];
static struct arena *cells;

static void
open_cells(void)
{
	cells = support_arena();
	for (size_t i = 0; i < 3; i++)
		rows[i].cells = cells_make(cells, &fields[i], 1);
}

static void
close_cells(void)
{
	arena_close(cells);
}

TestSuite(run_numbering, .init = open_cells, .fini = close_cells);

static const struct sheet sheets[] = {{.file = "a.csv", .rows = rows, .row_count = 3},
    {.file = "b.csv", .rows = rows, .row_count = 1}};
static struct plan_unit units[] = {{.sheet = &sheets[0], .first = 0, .count = 3},
    {.sheet = &sheets[1], .first = 3, .count = 1}};
static struct activity activities[] = {{.row = 0}, {.row = 1}, {.row = 2}, {.row = 0}};
static const struct plan plan = {.units = units,
    .unit_count = 2,
    .activities = activities,
    .activity_count = 4};

static struct item
text_at(size_t unit, uint32_t line)
{
	return (struct item){.kind = ITEM_TEXT, .node = 1, .loc = {sheets[unit].file, line, 1}};
}

Test(run_numbering, an_activity_begins_where_its_first_text_stands)
{
	struct arena *arena = support_arena();
	struct activity_folios found = folios_open(arena, &plan);
	struct item head = text_at(0, 7), other = text_at(1, 2), cell = text_at(0, 7);
	head.node = NODE_ARTIFACT;
	other.loc.file = "template.yaml";
	cell.kind = ITEM_CELL;
	const struct item first[] = {head, other, cell, text_at(0, 2), text_at(0, 3)};
	/* Lines 5 and 6 are the activity's that begins at line 4. */
	const struct item second[] = {text_at(0, 3), text_at(0, 6), text_at(1, 2)};

	folios_note(&found, 0, &(struct page){first, 5, {.folio = 10}});
	folios_note(&found, 1, &(struct page){second, 3, {.folio = 11}});
	cr_assert_eq(found.folios[0], 10);
	cr_assert_eq(found.folios[1], 11);
	cr_assert_eq(found.folios[2], 0, "not printed");
	cr_assert_eq(found.folios[3], 11);
	arena_close(arena);
}

Test(run_numbering, pages_counted_anew_start_afresh)
{
	struct arena *arena = support_arena();
	struct activity_folios found = folios_open(arena, &plan);
	const struct item one = text_at(0, 2), two = text_at(0, 4);

	folios_note(&found, 0, &(struct page){&one, 1, {.folio = 1}});
	folios_note(&found, 1, &(struct page){&two, 1, {.folio = 2}});
	folios_note(&found, 0, &(struct page){&one, 1, {.folio = 1}});
	cr_assert_eq(found.folios[0], 1);
	cr_assert_eq(found.folios[1], 0);
	folios_note(&found, 1, &(struct page){NULL, 0, {.folio = 2}});
	folios_note(&found, 2, &(struct page){&two, 1, {.folio = 3}});
	cr_assert_eq(found.folios[1], 3);
	arena_close(arena);
}
