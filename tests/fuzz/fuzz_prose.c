/*
 * Any bytes at all as a text in Markdown: either refused with an error, or blocks that keep their invariants.
 */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "prose/prose.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_place(struct srcloc loc, size_t lines)
{
	require(strcmp(loc.file, "t.md") == 0 && loc.line >= 1 && loc.line <= lines && loc.column >= 1);
}

static void
check_blocks(const struct prose *prose, const struct prose_block *blocks, size_t n, size_t lines)
{
	for (size_t i = 0; i < n; i++) {
		const struct prose_block *block = &blocks[i];
		check_place(block->loc, lines);
		require(block->kind != PROSE_HEADING || (block->level >= 1 && block->level <= 6));
		require(block->kind != PROSE_TABLE || block->child_count > 0);
		require(block->kind != PROSE_LIST || block->child_count > 0);
		for (size_t r = 0; r < block->run_count; r++) {
			const struct prose_run *run = &block->runs[r];
			check_place(run->loc, lines);
			require(run->text[run->length] == '\0');
			require(utf8_valid_prefix(run->text, run->length) == run->length);
			require(memchr(run->text, 1, run->length) == NULL);
			require(run->kind != PROSE_RUN_NOTE || run->note < prose->note_count);
		}
		check_blocks(prose, block->children, block->child_count, lines);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct bytes in = {arena_strndup(arena, (const char *)data, n), n};
	struct prose_block text;
	struct prose prose;
	size_t lines = 1;

	for (size_t i = 0; i < n; i++)
		lines += data[i] == '\n' || data[i] == '\r';
	if (prose_read(arena, "t.md", in, &prose, diags)) {
		require(diags_errors(diags) == 0);
		check_blocks(&prose, prose.blocks, prose.block_count, lines);
		for (size_t i = 0; i < prose.note_count; i++)
			check_blocks(&prose, &prose.notes[i], 1, lines);
	} else {
		require(diags_errors(diags) > 0);
	}
	prose_read_inline(arena, (struct srcloc){"t.yaml", 1, 1}, in, &text, diags);
	diags_close(diags);
	arena_close(arena);
	return 0;
}
