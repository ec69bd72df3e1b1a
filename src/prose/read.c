#include <stdlib.h>
#include <string.h>

#include "prose/reader.h"

/* --- the parser ----------------------------------------------------------------------------------------- */

/* The parser's calls for memory say nothing of whom they are for: the arena of the text being read. */
static _Thread_local struct arena *parser_arena;

/* More than the parser keeps for the life of the process, where it would end that for want of memory. */
#define REGISTRY_BYTES ((size_t)64 * 1024)

union block_head {
	size_t size;
	max_align_t align;
};

static void *
parser_calloc(size_t n, size_t size)
{
	union block_head *head;

	if (size != 0 && n > (SIZE_MAX - sizeof(*head)) / size)
		arena_out_of_memory(parser_arena, 0);
	head = arena_alloc(parser_arena, sizeof(*head) + n * size, 1);
	head->size = n * size;
	return head + 1;
}

static void *
parser_realloc(void *old, size_t size)
{
	const union block_head *head = old;
	void *grown;

	if (old != NULL && head[-1].size >= size)
		return old;
	grown = parser_calloc(1, size);
	if (old != NULL)
		memcpy(grown, old, head[-1].size);
	return grown;
}

static void
parser_free(void *old)
{
	(void)old;
}

static bool
load_library(struct libcmark *lib, const struct arena *arena, struct srcloc loc, struct diags *diags)
{
	const char *fault = libcmark_load(lib);
	void *room;

	if (fault != NULL) {
		diag_add(diags, SEVERITY_ERROR, loc, "prose-library",
		    "a text in Markdown needs cmark-gfm (%s), which can't be loaded: %s", LIBCMARK_PACKAGE,
		    fault);
		return false;
	}
	room = malloc(REGISTRY_BYTES);
	if (room == NULL)
		arena_out_of_memory(arena, REGISTRY_BYTES);
	free(room);
	lib->core_extensions_ensure_registered();
	return true;
}

/* The tree, in the arena: of a file, or of a text of a template. */
static cmark_node *
parse(const struct libcmark *lib, struct arena *arena, struct bytes bytes, bool is_file)
{
	static const char *const names[] = {"autolink", "table"};
	static cmark_mem memory = {parser_calloc, parser_realloc, parser_free};
	cmark_parser *parser;

	parser_arena = arena; /* for as long as the tree is looked at: the parser makes its texts then */
	parser = lib->parser_new_with_mem(is_file ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT, &memory);
	for (size_t i = 0; i < (is_file ? 2 : 1); i++)
		lib->parser_attach_syntax_extension(parser, lib->find_syntax_extension(names[i]));
	lib->parser_feed(parser, bytes.data, bytes.length);
	return lib->parser_finish(parser);
}

/* --- blocks --------------------------------------------------------------------------------------------- */

/* Blocks under construction. */
struct blocks {
	struct prose_block *items;
	size_t count, capacity;
};

static void read_children(struct reader *, cmark_node *, unsigned depth, struct prose_block *);

static bool
is_image(const struct reader *r, cmark_node *node)
{
	return r->lib->node_get_type(node) == CMARK_NODE_IMAGE;
}

static bool
is_type(const struct reader *r, cmark_node *node, const char *type)
{
	return strcmp(r->lib->node_get_type_string(node), type) == 0;
}

static const char *
address_of(const struct reader *r, const char *text)
{
	char *copy = arena_strdup(r->arena, text), *to = copy;

	for (const char *s = copy; *s != '\0'; s++)
		if (*s != SOURCE_ESCAPE)
			*to++ = *s;
	*to = '\0';
	return copy;
}

static void
read_figure(struct reader *r, cmark_node *image, struct prose_block *block)
{
	const char *title = r->lib->node_get_title(image);

	block->kind = PROSE_FIGURE;
	block->target = address_of(r, r->lib->node_get_url(image));
	if (title != NULL && title[0] != '\0')
		block->title = reader_text(r, title, false, &(size_t){0});
	runs_read(r, image, block);
	if (block->target[0] == '\0')
		READER_TELL(r, SEVERITY_ERROR, block->loc, "prose-image",
		    "this image names no file: ![what it shows](file.png)");
}

static bool
is_delimiter_row(struct bytes line)
{
	bool has_dash = false, has_bar = false;

	for (size_t i = 0; i < line.length; i++) {
		if (strchr("|:- \t>", line.data[i]) == NULL)
			return false;
		has_dash = has_dash || line.data[i] == '-';
		has_bar = has_bar || line.data[i] == '|';
	}
	return has_dash && has_bar;
}

/* A table whose head has another number of columns than the line below it says is no table. */
static void
check_no_table(const struct reader *r, cmark_node *node, struct srcloc loc)
{
	int from = r->lib->node_get_start_line(node), to = r->lib->node_get_end_line(node);

	for (int i = from + 1; i <= to; i++) {
		if (!is_delimiter_row(source_line(r->source, (size_t)i)))
			continue;
		READER_TELL(r, SEVERITY_WARNING, loc, "prose-table",
		    "this is printed as text: the line of dashes of a table has as many columns as its head");
		return;
	}
}

static void
read_paragraph(struct reader *r, cmark_node *node, struct prose_block *block)
{
	cmark_node *first = r->lib->node_first_child(node);

	if (first != NULL && is_image(r, first) && r->lib->node_next(first) == NULL) {
		read_figure(r, first, block);
		return;
	}
	block->kind = PROSE_PARAGRAPH;
	runs_read(r, node, block);
	check_no_table(r, node, block->loc);
}

static void
read_code(struct reader *r, cmark_node *node, struct prose_block *block)
{
	struct prose_run *run = ARENA_NEW(r->arena, struct prose_run);
	int fence_length, fence_offset;
	char fence;

	block->kind = PROSE_CODE;
	*run = (struct prose_run){.emphasis = PROSE_CODE_WORDS, .loc = block->loc};
	if (r->lib->node_get_fenced(node, &fence_length, &fence_offset, &fence) &&
	    block->loc.line < r->source->line_count)
		run->loc = (struct srcloc){block->loc.file, block->loc.line + 1, 1};
	run->text = reader_text(r, r->lib->node_get_literal(node), true, &run->length);
	while (run->length > 0 && run->text[run->length - 1] == '\n')
		run->length--;
	run->text = arena_strndup(r->arena, run->text, run->length);
	block->runs = run;
	block->run_count = 1;
}

static void
read_list(struct reader *r, cmark_node *node, unsigned depth, struct prose_block *block)
{
	block->kind = PROSE_LIST;
	block->numbered = r->lib->node_get_list_type(node) == CMARK_ORDERED_LIST;
	block->tight = r->lib->node_get_list_tight(node) != 0;
	block->start = block->numbered ? (uint32_t)r->lib->node_get_list_start(node) : 1;
	read_children(r, node, depth, block);
}

/* Cells of a row as it is written, by the bars that part them. */
static size_t
cells_written(struct bytes line)
{
	size_t bars = 0, from = 0, to = line.length;

	while (from < to && strchr(" \t>", line.data[from]) != NULL)
		from++;
	while (to > from && strchr(" \t", line.data[to - 1]) != NULL)
		to--;
	if (from < to && line.data[from] == '|')
		from++;
	if (to > from && line.data[to - 1] == '|' && !(to - 1 > from && line.data[to - 2] == '\\'))
		to--;
	for (size_t i = from; i < to; i++)
		bars += line.data[i] == '|' && (i == 0 || line.data[i - 1] != '\\');
	return bars + 1;
}

static void
read_row(struct reader *r, cmark_node *node, size_t columns, struct prose_block *row)
{
	struct prose_block *cells = ARENA_ARRAY(r->arena, struct prose_block, columns);
	size_t written = cells_written(source_line(r->source, row->loc.line));

	row->kind = PROSE_ROW;
	row->children = cells;
	row->child_count = columns;
	if (written > columns)
		READER_TELL(r, SEVERITY_ERROR, row->loc, "prose-table",
		    "this row has %zu cells; the head of its table has %zu", written, columns);
	for (size_t i = 0; i < columns; i++)
		cells[i] = (struct prose_block){.kind = PROSE_CELL, .loc = row->loc};
	cmark_node *kid = r->lib->node_first_child(node);
	for (size_t i = 0; i < columns && kid != NULL; i++, kid = r->lib->node_next(kid)) {
		if (r->lib->node_first_child(kid) == NULL)
			continue;
		cells[i].loc = reader_place(r, r->lib->node_first_child(kid));
		runs_read(r, kid, &cells[i]);
	}
}

static const enum align *
alignments(struct reader *r, cmark_node *node, size_t columns)
{
	const uint8_t *marks = r->lib->extensions_get_table_alignments(node);
	enum align *aligns = ARENA_ARRAY(r->arena, enum align, columns);

	for (size_t i = 0; i < columns; i++)
		aligns[i] = marks[i] == 'c' ? ALIGN_CENTER : marks[i] == 'r' ? ALIGN_END : ALIGN_START;
	return aligns;
}

static void
read_table(struct reader *r, cmark_node *node, struct prose_block *block)
{
	struct blocks rows = {0};

	block->kind = PROSE_TABLE;
	block->column_count = r->lib->extensions_get_table_columns(node);
	if (block->column_count > PROSE_COLUMNS_MAX) {
		READER_TELL(r, SEVERITY_ERROR, block->loc, "prose-limit",
		    "this table has %zu columns, more than %d", block->column_count, PROSE_COLUMNS_MAX);
		return;
	}
	block->columns = alignments(r, node, block->column_count);
	for (cmark_node *kid = r->lib->node_first_child(node); kid != NULL; kid = r->lib->node_next(kid)) {
		struct srcloc loc = reader_place(r, kid);
		if (!reader_count(r, loc))
			break;
		rows.items = arena_grow(r->arena, rows.items, rows.count, &rows.capacity, rows.count + 1,
		    sizeof(*rows.items));
		rows.items[rows.count] = (struct prose_block){.loc = loc};
		read_row(r, kid, block->column_count, &rows.items[rows.count++]);
	}
	block->children = rows.items;
	block->child_count = rows.count;
}

/* False: it prints nothing. */
static bool
read_block(struct reader *r, cmark_node *node, unsigned depth, struct prose_block *block)
{
	*block = (struct prose_block){.loc = reader_place(r, node)};
	switch ((int)r->lib->node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		read_paragraph(r, node, block);
		return block->kind == PROSE_FIGURE || block->run_count > 0;
	case CMARK_NODE_HEADING:
		block->kind = PROSE_HEADING;
		block->level = (uint8_t)r->lib->node_get_heading_level(node);
		runs_read(r, node, block);
		return true;
	case CMARK_NODE_BLOCK_QUOTE:
		block->kind = PROSE_QUOTE;
		read_children(r, node, depth, block);
		return true;
	case CMARK_NODE_LIST:
		read_list(r, node, depth, block);
		return true;
	case CMARK_NODE_ITEM:
		block->kind = PROSE_ITEM;
		read_children(r, node, depth - 1, block); /* a list and its items are one level */
		return true;
	case CMARK_NODE_CODE_BLOCK:
		read_code(r, node, block);
		return true;
	case CMARK_NODE_THEMATIC_BREAK:
		block->kind = PROSE_RULE;
		return true;
	case CMARK_NODE_HTML_BLOCK:
		reader_tell_html(r, node, block->loc);
		return false;
	default:
		if (is_type(r, node, "table"))
			read_table(r, node, block);
		return block->kind == PROSE_TABLE;
	}
}

/* Recursive, to a depth that is told of. */
static void
read_children(struct reader *r, cmark_node *node, unsigned depth, struct prose_block *parent)
{
	struct blocks blocks = {0};

	if (depth > PROSE_DEPTH_MAX) {
		READER_TELL(r, SEVERITY_ERROR, parent->loc, "prose-limit",
		    "quotes and lists within each other more than %d deep", PROSE_DEPTH_MAX);
		return;
	}
	for (cmark_node *kid = r->lib->node_first_child(node); kid != NULL; kid = r->lib->node_next(kid)) {
		if (r->lib->node_get_type(kid) == CMARK_NODE_FOOTNOTE_DEFINITION)
			continue;
		if (!reader_count(r, reader_place(r, kid)))
			break;
		blocks.items = arena_grow(r->arena, blocks.items, blocks.count, &blocks.capacity,
		    blocks.count + 1, sizeof(*blocks.items));
		blocks.count += read_block(r, kid, depth + 1, &blocks.items[blocks.count]);
	}
	parent->children = blocks.items;
	parent->child_count = blocks.count;
}

/* --- footnotes ------------------------------------------------------------------------------------------ */

/* The bytes of "[^name]:" where the line begins with it; 0: it doesn't. */
static size_t
definition_length(struct bytes line, size_t *indent)
{
	size_t at = 0, end;

	while (at < line.length && strchr(" >", line.data[at]) != NULL)
		at++;
	*indent = at;
	if (at + 2 >= line.length || memcmp(line.data + at, "[^", 2) != 0)
		return 0;
	for (end = at + 2; end < line.length && strchr("] \t", line.data[end]) == NULL;)
		end++;
	return end > at + 2 && end + 1 < line.length && line.data[end] == ']' && line.data[end + 1] == ':'
	    ? end + 2 - at
	    : 0;
}

/* Notes the lines where a footnote that is printed begins, and those of code, where none does. */
static void
note_lines(const struct reader *r, cmark_node *node, unsigned depth, uint8_t *is_seen)
{
	for (cmark_node *kid = r->lib->node_first_child(node); kid != NULL; kid = r->lib->node_next(kid)) {
		int type = (int)r->lib->node_get_type(kid), line = r->lib->node_get_start_line(kid);
		int last = line;
		if (type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK)
			last = r->lib->node_get_end_line(kid);
		else if (depth <= PROSE_DEPTH_MAX)
			note_lines(r, kid, depth + 1, is_seen);
		if (type != CMARK_NODE_FOOTNOTE_DEFINITION && last == line)
			continue;
		for (; line >= 1 && line <= last && (size_t)line <= r->source->line_count; line++)
			is_seen[line] = 1;
	}
}

static void
check_definitions(const struct reader *r, cmark_node *root)
{
	uint8_t *is_seen = ARENA_ARRAY(r->arena, uint8_t, r->source->line_count + 1);
	size_t indent;

	note_lines(r, root, 0, is_seen);
	for (size_t i = 1; i <= r->source->line_count; i++) {
		struct bytes line = source_line(r->source, i);
		size_t n = definition_length(line, &indent);
		if (n == 0 || is_seen[i])
			continue;
		struct srcloc loc = {r->source->file, (uint32_t)i, (uint32_t)indent + 1};
		READER_TELL(r, SEVERITY_ERROR, loc, "prose-note",
		    "nothing refers to the footnote «%.*s», or it is there twice", (int)n - 1,
		    line.data + indent);
	}
}

static void
read_notes(struct reader *r, cmark_node *root, struct prose *out)
{
	struct blocks notes = {0};

	r->in_note = true;
	for (cmark_node *kid = r->lib->node_first_child(root); kid != NULL; kid = r->lib->node_next(kid)) {
		if (r->lib->node_get_type(kid) != CMARK_NODE_FOOTNOTE_DEFINITION)
			continue;
		notes.items = arena_grow(r->arena, notes.items, notes.count, &notes.capacity, notes.count + 1,
		    sizeof(*notes.items));
		struct prose_block *note = &notes.items[notes.count++];
		*note = (struct prose_block){.kind = PROSE_PARAGRAPH, .loc = reader_place(r, kid)};
		read_children(r, kid, 0, note);
		for (size_t i = 0; i < note->child_count; i++)
			if (note->children[i].kind != PROSE_PARAGRAPH)
				READER_TELL(r, SEVERITY_ERROR, note->children[i].loc, "prose-note",
				    "a footnote holds paragraphs only");
	}
	r->in_note = false;
	out->notes = notes.items;
	out->note_count = notes.count;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

bool
prose_read(struct arena *arena, const char *path, struct bytes bytes, struct prose *out, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct arena *scratch = arena_open_beside(arena);
	struct libcmark lib;
	struct source source;
	struct prose_block whole = {.loc = {path, 1, 1}};

	*out = (struct prose){0};
	if (load_library(&lib, arena, whole.loc, diags) &&
	    source_read(scratch, path, bytes, &source, diags)) {
		struct reader r = {.arena = arena, .lib = &lib, .source = &source, .diags = diags};
		cmark_node *root = parse(&lib, scratch, source.bytes, true);

		read_children(&r, root, 0, &whole);
		read_notes(&r, root, out);
		check_definitions(&r, root);
		out->blocks = whole.children;
		out->block_count = whole.child_count;
	}
	parser_arena = NULL;
	arena_close(scratch);
	return diags_errors(diags) == errors;
}

/* The words of a text that is no paragraph, for a message. */
static void
tell_no_paragraph(struct reader *r)
{
	READER_TELL(r, SEVERITY_ERROR, r->inline_loc, "prose-inline",
	    "a text with markup is one paragraph, with **bold**, *italic*, `code` and [links](…) in it; what "
	    "begins a heading, a list or a quote is written with a backslash: \\#, 1\\., \\-");
}

bool
prose_read_inline(struct arena *arena, struct srcloc loc, struct bytes bytes, struct prose_block *out,
    struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct arena *scratch = arena_open_beside(arena);
	struct libcmark lib;
	struct source source;
	struct prose_block whole = {.loc = loc};

	*out = (struct prose_block){.kind = PROSE_PARAGRAPH, .loc = loc};
	if (load_library(&lib, arena, loc, diags) && source_read(scratch, loc.file, bytes, &source, diags)) {
		struct reader r = {.arena = arena, .lib = &lib, .source = &source, .diags = diags};
		r.inline_loc = loc;
		cmark_node *root = parse(&lib, scratch, source.bytes, false);

		read_children(&r, root, 0, &whole);
		if (whole.child_count > 1 ||
		    (whole.child_count == 1 && whole.children[0].kind != PROSE_PARAGRAPH))
			tell_no_paragraph(&r);
		else if (whole.child_count == 1)
			*out = whole.children[0];
	}
	parser_arena = NULL;
	arena_close(scratch);
	return diags_errors(diags) == errors;
}

struct library
prose_library(void)
{
	struct libcmark lib;

	return (struct library){"cmark-gfm", libcmark_load(&lib) == NULL ? lib.version_string() : NULL};
}
