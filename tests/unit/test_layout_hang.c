#include <criterion/criterion.h>

#include "layout/hang.h"

/* Margins of 20 and 15 pt. */
static const struct page_style page = {.margin = {10000, 15000, 10000, 20000}};
static const struct section section = {.page = &page};
static const struct layout layout = {.section = &section};
static const struct style hung = {.hanging_punctuation = true, .align = ALIGN_JUSTIFY};

static void
expect_hang(struct hang got, length left, length right)
{
	cr_expect_eq(got.left, left, "%d", got.left);
	cr_expect_eq(got.right, right, "%d", got.right);
}

Test(layout_hang, into_the_narrower_margin_at_both_sides)
{
	expect_hang(hang_of_block(&layout, &(struct block){0}, &hung), 15000, 15000);
}

Test(layout_hang, only_where_the_style_says_so_and_lines_end_at_margins)
{
	struct style style = {.align = ALIGN_JUSTIFY};

	expect_hang(hang_of_block(&layout, &(struct block){0}, &style), 0, 0);
	expect_hang(hang_of_labelled(&layout, &style), 0, 0);
	style.hanging_punctuation = true;
	style.align = ALIGN_START;
	expect_hang(hang_of_block(&layout, &(struct block){0}, &style), 15000, 15000);
	style.align = ALIGN_CENTER;
	expect_hang(hang_of_block(&layout, &(struct block){0}, &style), 0, 0);
	style.align = ALIGN_END;
	expect_hang(hang_of_block(&layout, &(struct block){0}, &style), 0, 0);
}

Test(layout_hang, columns_share_their_gap)
{
	const struct columns near = {.count = 2, .gap = 5000}, far = {.count = 2, .gap = 60000};

	expect_hang(hang_of_block(&layout, &(struct block){.columns = &near}, &hung), 2500, 2500);
	expect_hang(hang_of_block(&layout, &(struct block){.columns = &far}, &hung), 15000, 15000);
}

Test(layout_hang, nothing_to_the_left_beside_labels)
{
	const struct span label = {.text = "1."};
	const struct container item = {.kind = CONTAINER_ITEM, .label = &label};
	const struct container quote = {.parent = &item, .kind = CONTAINER_QUOTE};
	const struct container alone = {.kind = CONTAINER_QUOTE};

	expect_hang(hang_of_block(&layout, &(struct block){.in = &item}, &hung), 0, 15000);
	expect_hang(hang_of_block(&layout, &(struct block){.in = &quote}, &hung), 0, 15000);
	expect_hang(hang_of_block(&layout, &(struct block){.in = &alone}, &hung), 15000, 15000);
	expect_hang(hang_of_labelled(&layout, &hung), 0, 15000);
}

Test(layout_hang, thumb_tabs_take_of_the_margin)
{
	const struct thumb_tab tab = {.width = 12000}, broad = {.width = 15000};
	struct section tabbed = {.page = &page, .tab = &tab};
	const struct layout l = {.section = &tabbed};

	expect_hang(hang_of_block(&l, &(struct block){0}, &hung), 3000, 3000);
	tabbed.tab = &broad;
	expect_hang(hang_of_block(&l, &(struct block){0}, &hung), 0, 0);
}
