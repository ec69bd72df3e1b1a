/*
 * Texts in Markdown, compiled for a template.
 */
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "template/loader.h"
#include "template/prose_spec.h"

/* A text on its way. */
struct compiler {
	struct loader l;
	struct prose_spec *spec;
};

/* "2.1": of the levels from that of the first heading of such texts on. */
static const char *
number_heading(struct compiler *c, uint8_t level)
{
	uint32_t *numbers = c->l.template->heading_numbers;
	struct buf out = BUF_INIT;

	numbers[level - 1]++;
	for (size_t i = level; i < PROSE_LEVELS; i++)
		numbers[i] = 0;
	for (size_t i = c->spec->first_level - 1u; i < level; i++) {
		if (out.length > 0)
			buf_addc(&out, '.');
		buf_add_int(&out, numbers[i]);
	}
	return buf_take(&out, c->l.arena);
}

static void
compile_heading(struct compiler *c, const struct prose_block *block, struct prose_part *part)
{
	unsigned level = block->level + c->spec->first_level - 1u;

	if (level > PROSE_LEVELS) {
		LOAD_ERROR(&c->l, block->loc, "prose-heading",
		    "this heading would be of level %u, and there are %d: the text begins at level %u", level,
		    PROSE_LEVELS, c->spec->first_level);
		return;
	}
	part->level = (uint8_t)level;
	if (c->spec->numbered)
		part->number = number_heading(c, part->level);
}

static void
compile_image(struct compiler *c, const struct prose_block *block, struct prose_part *part)
{
	struct prose_run run = {.text = block->title, .loc = block->loc};
	const struct prose_block caption = {.loc = block->loc, .runs = &run, .run_count = 1};
	struct stat st;

	part->image = (struct image_use){
	    .source = block->target,
	    .in_prose = true,
	    .alt = part->text,
	    .alt_given = part->text.count > 0,
	    .align = ALIGN_CENTER,
	    .loc = block->loc,
	};
	if (!c->l.template->only_read &&
	    stat(path_beside(c->l.arena, c->spec->path, block->target), &st) != 0)
		LOAD_ERROR(&c->l, block->loc, "prose-image", "image «%s» is not beside the text",
		    load_quote(&c->l, block->target));
	if (block->title == NULL)
		return;
	run.length = strlen(block->title);
	load_prose_text(&c->l, &caption, FIELDS_DOCUMENT | FIELDS_UNIT, &part->caption);
}

/* Recursive, as deep as a text is read. */
static const struct prose_part *
compile(struct compiler *c, const struct prose_block *blocks, size_t n)
{
	struct prose_part *parts = ARENA_ARRAY(c->l.arena, struct prose_part, n);

	for (size_t i = 0; i < n; i++) {
		const struct prose_block *block = &blocks[i];
		parts[i] = (struct prose_part){
		    .kind = block->kind,
		    .loc = block->loc,
		    .child_count = block->child_count,
		    .numbered = block->numbered,
		    .tight = block->tight,
		    .start = block->start,
		    .columns = block->columns,
		    .column_count = block->column_count,
		};
		load_prose_text(&c->l, block, FIELDS_DOCUMENT | FIELDS_UNIT, &parts[i].text);
		parts[i].children = compile(c, block->children, block->child_count);
		if (block->kind == PROSE_HEADING)
			compile_heading(c, block, &parts[i]);
		else if (block->kind == PROSE_FIGURE)
			compile_image(c, block, &parts[i]);
	}
	return parts;
}

bool
template_read_prose(struct arena *arena, struct template *t, struct prose_spec *spec, const char *path,
    struct bytes bytes, struct diags *diags)
{
	struct compiler c = {
	    .l =
		{.arena = arena, .diags = diags, .path = path, .template = t, .unit_known = spec->unit_known},
	    .spec = spec,
	};
	size_t errors = diags_errors(diags);
	struct prose prose;

	spec->path = path;
	spec->bytes = bytes;
	/* After errors, too: what is wrong with its fields is told in the same run. */
	(void)prose_read(arena, path, bytes, &prose, diags);
	spec->parts = compile(&c, prose.blocks, prose.block_count);
	spec->part_count = prose.block_count;
	spec->notes = compile(&c, prose.notes, prose.note_count);
	spec->note_count = prose.note_count;
	return diags_errors(diags) == errors;
}
