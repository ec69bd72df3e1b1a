#include "layout/block/block.h"

#include "layout/columns.h"
#include "layout/container.h"

static const struct block_type *
type_of(const struct block *block)
{
#define ROW(kind, name) [BLOCK_##kind] = &name##_block,
	static const struct block_type *const types[] = {BLOCK_KINDS(ROW)};
#undef ROW
	return types[block->kind];
}

bool
block_measure(struct layout *l, const struct block *block, struct measured *m)
{
	const struct block_type *type = type_of(block);

	if (m->run == l->run)
		return true;
	const struct area body = l->body;
	columns_narrow(l, block->columns, block->column);
	l->measured_in = block->columns;
	body_inset(l, container_inset(NULL), container_inset(block->in));
	bool ok = type->measure == NULL || type->measure(l, block, m);
	l->measured_in = NULL;
	l->body = body;
	m->run = l->run;
	return ok;
}

bool
block_is_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	return type_of(block)->is_blank(l, block, m);
}

int64_t
block_height(struct layout *l, const struct block *block, const struct measured *m)
{
	return type_of(block)->height(l, block, m);
}

int64_t
block_start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	return type_of(block)->start_height(l, block, m);
}

bool
block_place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	return type_of(block)->place(l, block, m, tail);
}

bool
block_keeps_with_next(const struct block *block)
{
	return block->keep_with_next || type_of(block)->keeps_with_next;
}

bool
block_ends_page(const struct block *block)
{
	return type_of(block)->ends_page;
}

bool
block_is_never_printed(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)block;
	(void)m;
	return true;
}

bool
block_is_not_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)l;
	(void)block;
	(void)m;
	return false;
}
