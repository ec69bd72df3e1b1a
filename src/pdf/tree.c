#include "pdf/tree.h"

#include "pdf/syntax.h"

/* Entries of a leaf, and kids of any other node. */
#define FAN 64

/* A node, and the entries below it. */
struct branch {
	uint32_t object;
	size_t first, end;
};

static void
add_limits(const struct tree *tree, const struct branch *branch, struct buf *b)
{
	buf_adds(b, "/Limits [");
	tree->key(tree->ctx, branch->first, b);
	buf_addc(b, ' ');
	tree->key(tree->ctx, branch->end - 1, b);
	buf_adds(b, "]\n");
}

static void
add_entries(const struct tree *tree, const struct branch *leaf, struct buf *b)
{
	size_t columns = tree->in_rows ? WRITER_ATTRIBUTE_COLUMNS : 0;

	buf_addf(b, "/%s [", tree->entries);
	syntax_align(b, columns);
	for (size_t i = leaf->first; i < leaf->end; i++) {
		tree->key(tree->ctx, i, b);
		buf_addc(b, ' ');
		tree->value(tree->ctx, i, b);
		buf_addc(b, '\n');
		syntax_align(b, columns);
	}
	buf_adds(b, "]\n");
}

static void
add_leaf(struct objects *h, const struct tree *tree, struct branch *leaf, bool is_only)
{
	struct buf *b;

	leaf->object = objects_reserve(h);
	b = objects_object(h, tree->in_rows ? PACK_ATTRIBUTES : PACK_TEXT, leaf->object);
	buf_adds(b, "<<");
	add_entries(tree, leaf, b);
	if (!is_only)
		add_limits(tree, leaf, b);
	buf_adds(b, ">>");
}

/* Puts a level above n branches, in their place, and returns how many it has. */
static size_t
add_level(struct objects *h, const struct tree *tree, struct branch *branches, size_t n, struct buf *b)
{
	size_t count = 0;

	for (size_t i = 0; i < n; count++) {
		struct branch above = {.first = branches[i].first};

		buf_clear(b);
		buf_adds(b, "/Kids [");
		for (size_t end = n - i > FAN ? i + FAN : n; i < end; i++) {
			above.end = branches[i].end;
			buf_addf(b, "%u 0 R ", branches[i].object);
		}
		buf_adds(b, "]\n");
		if (n > FAN)
			add_limits(tree, &above, b);
		above.object = objects_add(h, b);
		branches[count] = above;
	}
	return count;
}

uint32_t
tree_add(struct objects *h, struct arena *arena, const struct tree *tree)
{
	size_t n = tree->count > FAN ? (tree->count + FAN - 1) / FAN : 1;
	struct branch *branches = ARENA_ARRAY(arena, struct branch, n);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		branches[i].first = i * FAN;
		branches[i].end = i + 1 < n ? i * FAN + FAN : tree->count;
		add_leaf(h, tree, &branches[i], n == 1);
	}
	while (n > 1)
		n = add_level(h, tree, branches, n, &b);
	buf_release(&b);
	return branches[0].object;
}
