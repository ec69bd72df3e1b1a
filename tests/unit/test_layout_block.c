/*
 * Whether every kind of block says what block.h asks of it.
 */
#include <criterion/criterion.h>

#include "layout/block/block.h"
#include "support.h"

struct named_type {
	const char *name;
	const struct block_type *type;
};

#define NAMED(kind, name) [BLOCK_##kind] = {#name, &name##_block},
static const struct named_type types[] = {BLOCK_KINDS(NAMED)};
#undef NAMED

#define TYPES (sizeof(types) / sizeof(types[0]))

Test(layout_block, every_kind_can_be_measured_and_placed)
{
	for (size_t i = 0; i < TYPES; i++) {
		cr_expect(types[i].type->is_blank != NULL, "%s", types[i].name);
		cr_expect(types[i].type->height != NULL, "%s", types[i].name);
		cr_expect(types[i].type->start_height != NULL, "%s", types[i].name);
		cr_expect(types[i].type->place != NULL, "%s", types[i].name);
	}
}

Test(layout_block, only_headings_always_keep_with_what_follows_and_only_breaks_end_a_page)
{
	for (size_t i = 0; i < TYPES; i++) {
		const struct block block = {.kind = (enum block_kind)i};
		const struct block kept = {.kind = (enum block_kind)i, .keep_with_next = true};
		cr_expect_eq(block_keeps_with_next(&block), i == BLOCK_HEADING, "%s", types[i].name);
		cr_expect(block_keeps_with_next(&kept), "%s", types[i].name);
		cr_expect_eq(block_ends_page(&block), i == BLOCK_PAGE_BREAK, "%s", types[i].name);
	}
}
