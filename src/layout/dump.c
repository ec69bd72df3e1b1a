/*
 * Pages as text, one item a line, made for comparing.  Lengths are points with up to three decimals.
 *
 *   page 1 folio 1 of 12 792x612 section ODAH
 *   fill X Y W H #rrggbb
 *   rule X Y W H thickness T #rrggbb
 *   cell X Y W H TAG ROWSxCOLUMNS             rows and columns it spans; of an artifact left out
 *   text X BASELINE W H TAG LOC STYLE/SIZE "words and spaces" STYLE/SIZE "more in another style"
 *   path X Y W H TAG SHAPE [DASH] [thickness T] #rrggbb X,Y X,Y ...   filled without thickness; on the page
 *   image X Y W H TAG LOC "alternative text"
 *   link X Y W H TAG -> page 5 "title"
 *   uri X Y W H TAG -> "address" "its words"
 *
 * and after the last page each destination and, numbered, each node of the structure tree:
 *
 *   destination page 5 X Y level 1 outline "title"
 *   node 7 < 3 data-cell 2x1 "text"
 *
 * TAG is `role:node`, or the artifact's kind in parentheses.  LOC is the source position, without folders, so
 * that dumps do not depend on where files lie.  A space at the end of a line's text stands for the one that
 * the text has there.  In quotes, `"` and `\` are escaped, and control characters are \xNN.
 */
#include "layout/dump.h"

#include "base/buf.h"
#include "base/file_name.h"

static const char *
role_name(enum role role)
{
	switch (role) {
	case ROLE_DOCUMENT:
		return "document";
	case ROLE_PART:
		return "part";
	case ROLE_HEADING:
		return "heading";
	case ROLE_PARAGRAPH:
		return "paragraph";
	case ROLE_LIST:
		return "list";
	case ROLE_LIST_ITEM:
		return "list-item";
	case ROLE_LABEL:
		return "label";
	case ROLE_LIST_BODY:
		return "list-body";
	case ROLE_TABLE:
		return "table";
	case ROLE_TABLE_HEAD:
		return "table-head";
	case ROLE_TABLE_BODY:
		return "table-body";
	case ROLE_ROW:
		return "row";
	case ROLE_HEADER_CELL:
		return "header-cell";
	case ROLE_DATA_CELL:
		return "data-cell";
	case ROLE_FIGURE:
		return "figure";
	case ROLE_CONTENTS:
		return "contents";
	case ROLE_CONTENTS_ITEM:
		return "contents-item";
	case ROLE_LINK:
		return "link";
	case ROLE_SPAN:
		return "span";
	case ROLE_QUOTE:
		return "quote";
	case ROLE_NOTE:
		return "note";
	case ROLE_REFERENCE:
		return "reference";
	}
	return "?";
}

static const char *
artifact_name(enum artifact artifact)
{
	switch (artifact) {
	case ARTIFACT_NONE:
		return "none";
	case ARTIFACT_HEADER:
		return "header";
	case ARTIFACT_FOOTER:
		return "footer";
	case ARTIFACT_LAYOUT:
		return "layout";
	case ARTIFACT_PAGINATION:
		return "pagination";
	}
	return "?";
}

static void
add_length(struct buf *b, length n)
{
	buf_addc(b, ' ');
	buf_add_milli(b, n);
}

static void
add_color(struct buf *b, struct color color)
{
	buf_addf(b, " #%02x%02x%02x", color.r, color.g, color.b);
}

static void
add_escaped(struct buf *b, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];
		if (c < ' ' || c == 0x7f) {
			buf_addf(b, "\\x%02x", c);
			continue;
		}
		if (c == '"' || c == '\\')
			buf_addc(b, '\\');
		buf_addc(b, (char)c);
	}
}

static void
add_quoted(struct buf *b, const char *s)
{
	buf_adds(b, " \"");
	add_escaped(b, s, strlen(s));
	buf_addc(b, '"');
}

static void
add_loc(struct buf *b, struct srcloc loc)
{
	const char *file = loc.file != NULL ? loc.file : "-";

	buf_addc(b, ' ');
	buf_add_escaped(b, file_name_of(file));
	if (place_is_in_workbook(loc.file))
		place_append_position(b, loc);
	else
		buf_addf(b, ":%u:%u", (unsigned)loc.line, (unsigned)loc.column);
}

static void
add_tag(struct buf *b, const struct page *page, const struct item *item)
{
	if (item->node == NODE_ARTIFACT)
		buf_addf(b, " (%s)", artifact_name(item->artifact));
	else
		buf_addf(b, " %s:%u", role_name(nodes_at(&page->nodes, item->node)->role),
		    (unsigned)item->node);
}

/* The runs of a line, with its spaces; a new style ends the quotes and opens others. */
static void
add_line(struct buf *b, const struct line *line)
{
	const struct style *style = NULL;

	for (uint32_t i = 0; i < line->count; i++) {
		const struct placed *placed = &line->runs[i];
		if (placed->style != style) {
			buf_adds(b, style != NULL ? "\" " : " ");
			buf_adds(b, placed->style->name != NULL ? placed->style->name : "-");
			buf_addc(b, '/');
			buf_add_milli(b, placed->style->size);
			buf_adds(b, " \"");
			style = placed->style;
		}
		add_escaped(b, placed->run->text, placed->run->length);
		if (placed->space_after)
			buf_addc(b, ' ');
	}
	if (style != NULL)
		buf_addc(b, '"');
}

static void
add_box(struct buf *b, const char *name, const struct item *item)
{
	buf_adds(b, name);
	add_length(b, item->x);
	add_length(b, item->y);
	add_length(b, item->w);
	add_length(b, item->h);
}

static void
dump_cell(struct buf *b, const struct page *page, const struct item *item)
{
	add_box(b, "cell", item);
	add_tag(b, page, item);
	if (item->node == NODE_ARTIFACT)
		return;
	const struct node *node = nodes_at(&page->nodes, item->node);
	buf_addf(b, " %ux%u", (unsigned)node->rows, (unsigned)node->columns);
}

static const char *
shape_name(enum shape shape)
{
	switch (shape) {
	case SHAPE_LINE:
		return "line";
	case SHAPE_POLYGON:
		return "polygon";
	case SHAPE_SEGMENTS:
		return "segments";
	case SHAPE_BOXES:
		return "boxes";
	}
	return "?";
}

static void
dump_path(struct buf *b, const struct page *page, const struct item *item)
{
	const struct path *path = item->u.path;

	add_box(b, "path", item);
	add_tag(b, page, item);
	buf_addf(b, " %s%s", shape_name(path->shape),
	    path->dash == DASH_LONG        ? " dashed"
		: path->dash == DASH_SHORT ? " dotted"
					   : "");
	if (path->thickness > 0) {
		buf_adds(b, " thickness");
		add_length(b, path->thickness);
	}
	add_color(b, path->color);
	for (uint32_t i = 0; i < path->count; i++) {
		add_length(b, item->x + path->points[i].x);
		buf_addc(b, ',');
		buf_add_milli(b, item->y + path->points[i].y);
	}
}

static void
dump_image(struct buf *b, const struct page *page, const struct item *item)
{
	add_box(b, "image", item);
	add_tag(b, page, item);
	add_loc(b, item->loc);
	if (item->node != NODE_ARTIFACT && nodes_at(&page->nodes, item->node)->text != NULL)
		add_quoted(b, nodes_at(&page->nodes, item->node)->text);
}

static void
dump_link(struct buf *b, const struct pagination *whole, const struct page *page, const struct item *item)
{
	const struct destination *to = &whole->destinations[item->u.destination];

	add_box(b, "link", item);
	add_tag(b, page, item);
	buf_addf(b, " -> page %u", (unsigned)to->page + 1);
	add_quoted(b, to->title);
}

static void
dump_item(struct buf *b, const struct pagination *whole, const struct page *page, const struct item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		add_box(b, "text", item);
		add_tag(b, page, item);
		add_loc(b, item->loc);
		add_line(b, item->u.line);
		break;
	case ITEM_RULE:
		add_box(b, "rule", item);
		buf_adds(b, " thickness");
		add_length(b, item->u.rule.thickness);
		add_color(b, item->u.rule.color);
		break;
	case ITEM_FILL:
		add_box(b, "fill", item);
		add_color(b, item->u.fill);
		break;
	case ITEM_PATH:
		dump_path(b, page, item);
		break;
	case ITEM_IMAGE:
		dump_image(b, page, item);
		break;
	case ITEM_LINK:
		dump_link(b, whole, page, item);
		break;
	case ITEM_URI:
		add_box(b, "uri", item);
		add_tag(b, page, item);
		buf_adds(b, " ->");
		add_quoted(b, item->u.link->uri);
		add_quoted(b, item->u.link->words);
		break;
	case ITEM_CELL:
		dump_cell(b, page, item);
		break;
	}
	buf_addc(b, '\n');
}

/* As it is printed; "(5)" where it is not. */
static void
add_folio(struct buf *b, const struct page_frame *frame)
{
	if (frame->numbering == NUMERALS_NONE)
		buf_addf(b, "(%u)", (unsigned)frame->folio);
	else
		numeral_append(b, frame->numbering, frame->folio);
}

static void
add_page(struct buf *b, const struct pagination *whole, size_t index, const struct page *page)
{
	const struct page_frame *frame = &page->frame;
	const char *key = whole->sections[frame->section].key;

	buf_addf(b, "page %zu folio ", index + 1);
	add_folio(b, frame);
	buf_addf(b, " of %zu ", whole->page_count);
	buf_add_milli(b, frame->width);
	buf_addc(b, 'x');
	buf_add_milli(b, frame->height);
	buf_addf(b, " section %s\n", key != NULL ? key : "-");
	for (size_t k = 0; k < page->item_count; k++)
		dump_item(b, whole, page, &page->items[k]);
}

static void
dump_destination(struct buf *b, const struct destination *destination)
{
	buf_addf(b, "destination page %u", (unsigned)destination->page + 1);
	add_length(b, destination->x);
	add_length(b, destination->y);
	buf_addf(b, " level %u%s", (unsigned)destination->level, destination->in_outline ? " outline" : "");
	add_quoted(b, destination->title);
	buf_addc(b, '\n');
}

static void
dump_node(struct buf *b, const struct node *node, size_t i)
{
	buf_addf(b, "node %zu", i);
	if (i > 0)
		buf_addf(b, " < %u", (unsigned)node->parent);
	buf_addf(b, " %s", role_name(node->role));
	if (node->role == ROLE_HEADING)
		buf_addf(b, " level %u", (unsigned)node->level);
	if (node->numbered)
		buf_adds(b, " numbered");
	if (node->role == ROLE_HEADER_CELL || node->role == ROLE_DATA_CELL)
		buf_addf(b, " %ux%u%s", (unsigned)node->rows, (unsigned)node->columns,
		    node->row_scope ? " row-scope" : "");
	if (node->text != NULL)
		add_quoted(b, node->text);
	buf_addc(b, '\n');
}

/* Writes what is in the buffer and lets go of it. */
static bool
write_out(struct buf *b, FILE *file)
{
	bool ok = !b->failed && (b->length == 0 || fwrite(b->data, 1, b->length, file) == b->length);
	buf_release(b);
	return ok;
}

static bool
dump_open(void *ctx, const struct pagination *whole)
{
	struct page_dump *dump = ctx;

	dump->whole = whole;
	return true;
}

static bool
dump_page(void *ctx, size_t index, const struct page *page)
{
	struct page_dump *dump = ctx;
	struct buf b = BUF_INIT;

	add_page(&b, dump->whole, index, page);
	return write_out(&b, dump->file);
}

/* The nodes wait: they are printed after the last page. */
static bool
dump_structure(void *ctx, const struct nodes *nodes, const struct open_nodes *open)
{
	struct page_dump *dump = ctx;

	(void)open;
	if (dump->nodes.length == 0)
		dump_node(&dump->nodes, nodes_at(nodes, 0), 0);
	for (uint32_t i = nodes->first; i < nodes->first + nodes->count; i++)
		dump_node(&dump->nodes, nodes_at(nodes, i), i);
	return !dump->nodes.failed;
}

static bool
dump_close(void *ctx)
{
	struct page_dump *dump = ctx;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < dump->whole->destination_count; i++)
		dump_destination(&b, &dump->whole->destinations[i]);
	return write_out(&b, dump->file) && write_out(&dump->nodes, dump->file) && fflush(dump->file) == 0;
}

struct page_sink
page_dump_sink(struct page_dump *dump)
{
	return (struct page_sink){
	    .ctx = dump,
	    .open = dump_open,
	    .page = dump_page,
	    .structure = dump_structure,
	    .close = dump_close,
	};
}

void
page_dump_release(struct page_dump *dump)
{
	buf_release(&dump->nodes);
}
