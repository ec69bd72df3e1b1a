/*
 * Words with **emphasis**, links and {fields}: of texts of a template, and of those in Markdown.
 */
#include <string.h>

#include "prose/prose.h"
#include "template/loader.h"

/* Pieces under construction. */
struct pieces {
	struct loader *l;
	unsigned allowed;
	const struct yaml_node *node; /* of a text of a template, or NULL */
	struct piece *items;
	size_t count, capacity;
};

static void
add_piece(struct pieces *p, struct piece piece, const struct prose_run *run, const struct piece_link *link)
{
	p->items = arena_grow(p->l->arena, p->items, p->count, &p->capacity, p->count + 1, sizeof(*p->items));
	piece.emphasis = (uint8_t)run->emphasis;
	piece.link = link;
	p->items[p->count++] = piece;
}

/* In a text of a template, where that is written: as far as it can be told. */
static struct srcloc
place_of(const struct pieces *p, struct srcloc loc)
{
	if (p->node == NULL)
		return loc;
	if (p->node->text_loc.column == 0)
		return p->node->loc;
	return (struct srcloc){p->node->loc.file, p->node->text_loc.line,
	    p->node->text_loc.column + loc.column - 1};
}

static struct yaml_node
node_of(const struct pieces *p, const char *text, size_t n, struct srcloc loc)
{
	struct yaml_node node = {.kind = YAML_SCALAR, .loc = place_of(p, loc), .text = text, .length = n};

	if (p->node == NULL || p->node->text_loc.column > 0)
		node.text_loc = node.loc;
	return node;
}

static void
add_literal(struct pieces *p, const char *text, const struct prose_run *run, const struct piece_link *link)
{
	add_piece(p,
	    (struct piece){.text = text, .length = (uint32_t)strlen(text), .loc = place_of(p, run->loc)}, run,
	    link);
}

static bool
add_words(struct pieces *p, const struct prose_run *run, const struct piece_link *link)
{
	struct yaml_node node = node_of(p, run->text, run->length, run->loc);
	struct text_template text;

	if ((run->emphasis & PROSE_CODE_WORDS) != 0) {
		add_literal(p, run->text, run, link);
		return true;
	}
	if (!load_fields(p->l, &node, p->allowed, &text))
		return false;
	for (size_t i = 0; i < text.count; i++)
		add_piece(p, text.pieces[i], run, link);
	return true;
}

static const struct piece_link *
add_link(struct pieces *p, const struct prose_link *from, bool *good)
{
	struct piece_link *link = ARENA_NEW(p->l->arena, struct piece_link);
	struct yaml_node node = node_of(p, from->target, strlen(from->target), from->loc);

	link->loc = node.loc;
	node.text_loc = (struct srcloc){0};
	*good = load_fields(p->l, &node, p->allowed & ~(unsigned)FIELDS_PAGE, &link->target) && *good;
	return link;
}

static bool
add_run(struct pieces *p, const struct prose_run *run, const struct piece_link *link)
{
	struct piece note = {.text = "", .note = (uint16_t)(run->note + 1), .loc = run->loc};

	switch (run->kind) {
	case PROSE_RUN_TEXT:
		return add_words(p, run, link);
	case PROSE_RUN_SOFT_BREAK:
		add_literal(p, p->node != NULL ? "\n" : " ", run, link);
		break;
	case PROSE_RUN_HARD_BREAK:
		add_literal(p, "\n", run, link);
		break;
	case PROSE_RUN_NOTE:
		add_piece(p, note, run, link);
		break;
	}
	return true;
}

/* A text whose numbers are filled in at last is one element, and no link can be part of it. */
static bool
check_pages(struct pieces *p, struct srcloc loc)
{
	bool has_page = false, has_link = false;

	for (size_t i = 0; i < p->count; i++) {
		enum field field = p->items[i].field;
		has_page = has_page || field == FIELD_PAGE || field == FIELD_PAGES ||
		    field == FIELD_SECTION_PAGE || field == FIELD_SECTION_PAGES;
		has_link = has_link || p->items[i].link != NULL;
	}
	if (has_page && has_link)
		LOAD_ERROR(p->l, loc, "yaml-field", "a text with links can't hold page numbers");
	return !has_page || !has_link;
}

static bool
compile(struct pieces *p, const struct prose_block *block, struct text_template *out)
{
	const struct prose_link *last = NULL;
	const struct piece_link *link = NULL;
	bool good = true;

	for (size_t i = 0; i < block->run_count; i++) {
		const struct prose_run *run = &block->runs[i];
		if (run->link != last)
			link = run->link != NULL ? add_link(p, run->link, &good) : NULL;
		last = run->link;
		good = add_run(p, run, link) && good;
	}
	*out = (struct text_template){p->items, p->count, block->loc};
	return check_pages(p, block->loc) && good;
}

bool
load_prose_text(struct loader *l, const struct prose_block *block, unsigned allowed,
    struct text_template *out)
{
	struct pieces p = {.l = l, .allowed = allowed};

	return compile(&p, block, out);
}

bool
load_markup(struct loader *l, const struct yaml_node *node, unsigned allowed, struct text_template *out)
{
	struct pieces p = {.l = l, .allowed = allowed, .node = node};
	struct prose_block block;

	if (!prose_read_inline(l->arena, node->loc, (struct bytes){node->text, node->length}, &block,
		l->diags))
		return false;
	block.loc = node->loc;
	return compile(&p, &block, out);
}
