#include "pdf/elements.h"

#include "pdf/syntax.h"

const char *
element_type(const struct structure *s, uint32_t element)
{
	static const char *const headings[STRUCTURE_LEVELS] = {"H1", "H2", "H3", "H4", "H5", "H6"};
	const struct element *e = &s->elements[element];

	switch (s->nodes.node[element].role) {
	case ROLE_DOCUMENT:
		return "Document";
	case ROLE_PART:
		return "Part";
	case ROLE_HEADING:
		return headings[e->level > 0 ? e->level - 1 : 0];
	case ROLE_PARAGRAPH:
		return "P";
	case ROLE_LIST:
		return "L";
	case ROLE_LIST_ITEM:
		return "LI";
	case ROLE_LABEL:
		return "Lbl";
	case ROLE_LIST_BODY:
		return "LBody";
	case ROLE_TABLE:
		return "Table";
	case ROLE_TABLE_HEAD:
		/* A THead without a TBody is not allowed. */
		return e->next != 0 ? "THead" : "TBody";
	case ROLE_TABLE_BODY:
		return "TBody";
	case ROLE_ROW:
		return "TR";
	case ROLE_HEADER_CELL:
		return "TH";
	case ROLE_DATA_CELL:
		return "TD";
	case ROLE_FIGURE:
		return "Figure";
	case ROLE_CONTENTS:
		return "TOC";
	case ROLE_CONTENTS_ITEM:
		return "TOCI";
	case ROLE_LINK:
		return "Link";
	case ROLE_SPAN:
		return "Span";
	case ROLE_QUOTE:
		return "BlockQuote";
	case ROLE_NOTE:
		return "Note";
	case ROLE_REFERENCE:
		return "Reference";
	}
	return "Span";
}

bool
element_has_reference(const struct structure *s, uint32_t element)
{
	const struct node *node = &s->nodes.node[element];

	return node->role == ROLE_LINK && nodes_at(&s->nodes, node->parent)->role == ROLE_CONTENTS_ITEM;
}

uint32_t
element_as_kid(const struct structure *s, uint32_t element)
{
	return s->elements[element].number - element_has_reference(s, element);
}

/* Columns of the grid that the rows of a table are put into; 0 when nobody needs to know. */
static size_t
grid_columns(const struct structure *s, const struct element *table)
{
	uint32_t part = table->first_kid, row = part != 0 ? s->elements[part].first_kid : 0;
	size_t columns = 0;

	if (table->has_spans && row != 0)
		for (uint32_t cell = s->elements[row].first_kid; cell != 0; cell = s->elements[cell].next)
			columns += s->nodes.node[cell].columns;
	return columns;
}

/* A page seldom has more marks than these can number. */
#define MARK_DIGITS 3

/* Of a width that all have, but for numbers that have more digits than were expected. */
static void
add_entry(const struct structure *s, struct buf *b, const char *key, uint32_t object)
{
	buf_adds(b, key);
	buf_addc(b, ' ');
	syntax_int(b, object, s->digits);
	buf_adds(b, " 0 R");
}

/* Each of a list takes a row. */
static void
add_row(const struct structure *s, struct numeral *n, struct buf *b, uint32_t object)
{
	static const char reference[] = {' ', '0', ' ', 'R', ' '};
	char *to;

	if (!buf_reserve(b, NUMERAL_WIDTH_MAX + sizeof(reference)))
		return;
	to = numeral_put(n, b->data + b->length, object, s->digits);
	memcpy(to, reference, sizeof(reference));
	b->length = (size_t)(to - b->data) + sizeof(reference);
	syntax_align(b, WRITER_LIST_COLUMNS);
}

/* Content on the element's own page is a bare number; a link or content on another page says where it is. */
static void
add_note_kid(const struct structure *s, const struct note *note, uint32_t page, struct buf *b)
{
	if (!note->is_link && note->page == page) {
		buf_add_int(b, note->id);
		return;
	}
	buf_adds(b, note->is_link ? "<</Type/OBJR" : "<</Type/MCR");
	if (note->page != page)
		add_entry(s, b, "/Pg", s->page_objects[note->page]);
	if (note->is_link) {
		add_entry(s, b, "/Obj", note->id);
	} else {
		buf_adds(b, "/MCID ");
		buf_add_int(b, note->id);
	}
	buf_adds(b, ">>");
}

/* Whether it is no more than a mark. */
static bool
has_one_mark(const struct structure *s, const struct element *e)
{
	return e->note_count == 1 && e->first_kid == 0 && !s->notes[e->first_note - 1].is_link;
}

static void
add_content(const struct structure *s, const struct element *e, struct buf *b)
{
	const struct note *first = &s->notes[e->first_note - 1];

	add_entry(s, b, "/Pg", s->page_objects[first->page]);
	buf_adds(b, "/K");
	if (has_one_mark(s, e)) {
		buf_addc(b, ' ');
		syntax_int(b, first->id, MARK_DIGITS);
		return;
	}
	buf_addc(b, '[');
	for (uint32_t i = e->first_note; i != 0; i = s->notes[i - 1].next) {
		if (i != e->first_note)
			buf_addc(b, ' ');
		add_note_kid(s, &s->notes[i - 1], first->page, b);
	}
	for (uint32_t kid = e->first_kid; kid != 0; kid = s->elements[kid].next) {
		buf_addc(b, ' ');
		syntax_reference(b, element_as_kid(s, kid));
	}
	buf_addc(b, ']');
}

static void
add_kid_rows(const struct structure *s, const struct element *e, struct buf *b)
{
	struct numeral n = {0};

	for (uint32_t kid = e->first_kid; kid != 0; kid = s->elements[kid].next)
		add_row(s, &n, b, element_as_kid(s, kid));
}

/* The kids that an element got in parts before. */
static void
add_earlier_kids(const struct structure *s, const struct buf *kids, struct buf *b)
{
	struct numeral n = {0};
	uint32_t number;

	for (size_t at = 0; at < kids->length; at += sizeof(number)) {
		memcpy(&number, kids->data + at, sizeof(number));
		add_row(s, &n, b, number);
	}
}

static void
add_kids(const struct structure *s, uint32_t i, struct buf *b)
{
	buf_adds(b, "/K[");
	syntax_align(b, WRITER_LIST_COLUMNS);
	if (element_was_open(s, i))
		add_earlier_kids(s, &s->open_kids[i - 1], b);
	add_kid_rows(s, &s->elements[i], b);
	buf_addc(b, ']');
}

static void
add_span(struct buf *b, const char *key, uint16_t span)
{
	if (span <= 1)
		return;
	buf_adds(b, key);
	buf_add_int(b, span);
}

/* The attributes of a cell, without the brackets.  Returns what table_headers_cell() does. */
static uint32_t *
list_attributes(struct structure *s, uint32_t i, struct buf *b)
{
	const struct node *node = &s->nodes.node[i];
	struct table_headers_cell cell = {node->rows, node->columns, s->elements[i].head, node->row_scope};
	uint32_t *shared_attributes = NULL;
	size_t start, before;

	add_span(b, "/ColSpan ", node->columns);
	add_span(b, "/RowSpan ", node->rows);
	if (node->role == ROLE_HEADER_CELL)
		buf_adds(b, node->row_scope ? "/Scope/Row" : "/Scope/Column");
	if (s->grid.column_count == 0)
		return NULL;
	start = b->length;
	buf_adds(b, "/Headers[");
	before = b->length;
	shared_attributes = table_headers_cell(&s->grid, &cell, b);
	if (b->length > before)
		buf_addc(b, ']');
	else
		b->length = start;
	return start == 0 && b->length > 0 ? shared_attributes : NULL;
}

/* Leaves the attributes of a cell in s->attributes: most are the same for a whole column, and one object. */
static void
ready_attributes(struct structure *s, uint32_t i)
{
	struct buf *list = &s->attribute_list, *b = &s->attributes;
	uint32_t *shared_attributes;

	buf_clear(list);
	buf_clear(b);
	shared_attributes = list_attributes(s, i, list);
	if (shared_attributes != NULL && *shared_attributes == 0) {
		struct buf *object;
		*shared_attributes = objects_reserve(s->objects);
		object = objects_object(s->objects, PACK_ATTRIBUTES, *shared_attributes);
		buf_adds(object, "<</O/Table");
		buf_add(object, list->data, list->length);
		buf_adds(object, ">>");
	}
	if (shared_attributes != NULL) {
		add_entry(s, b, "/A", *shared_attributes);
	} else if (list->length > 0) {
		buf_adds(b, "/A<</O/Table");
		buf_add(b, list->data, list->length);
		buf_adds(b, ">>");
	}
	if (s->elements[i].head != 0) {
		buf_adds(b, "/ID");
		table_headers_add_id(b, s->elements[i].head);
	}
	b->failed |= list->failed;
}

static void
add_text(struct buf *b, const char *key, const char *text)
{
	buf_adds(b, key);
	syntax_line(b, text);
}

static void
add_figure(const struct structure *s, const struct node *node, const struct element *e, struct buf *b)
{
	add_text(b, "/Alt", node->text != NULL ? node->text : "");
	buf_adds(b, "/A<</O/Layout/Placement/Block");
	if (e->picture != 0)
		syntax_box(b, "BBox", s->pictures[e->picture - 1].box);
	buf_adds(b, ">>");
}

/* What only one kind of element has. */
static void
add_details(const struct structure *s, uint32_t i, struct buf *b)
{
	const struct node *node = &s->nodes.node[i];

	if (node->role == ROLE_FIGURE)
		add_figure(s, node, &s->elements[i], b);
	else if (node->role == ROLE_LIST)
		/* Needed where items have labels (ISO 14289-1, 7.6). */
		buf_addf(b, "/A<</O/List/ListNumbering/%s>>", node->numbered ? "Decimal" : "Disc");
	else if (node->role == ROLE_PART && node->text != NULL)
		add_text(b, "/T", node->text);
	if (node->role == ROLE_TABLE && node->text != NULL) {
		add_text(b, "/A<</O/Table/Summary", node->text);
		buf_adds(b, ">>");
	}
}

static void
write_element(struct structure *s, uint32_t i)
{
	const struct node *node = &s->nodes.node[i];
	const struct element *e = &s->elements[i];
	uint32_t parent = s->elements[element_of(s, node->parent)].number;
	bool is_cell = node->role == ROLE_HEADER_CELL || node->role == ROLE_DATA_CELL, is_list;
	struct buf *b;

	if (is_cell)
		ready_attributes(s, i);
	if (element_has_reference(s, i)) {
		b = objects_object(s->objects, PACK_CELLS, e->number - 1);
		add_entry(s, b, "<</S/Reference/P", parent);
		add_entry(s, b, "/K", e->number);
		buf_adds(b, ">>");
		parent = e->number - 1;
	}
	is_list = element_is_list(e) || element_was_open(s, i);
	b = objects_object(s->objects, is_list ? PACK_LISTS : PACK_CELLS, e->number);
	buf_adds(b, "<</S/");
	buf_adds(b, element_type(s, i));
	add_entry(s, b, "/P", parent);
	if (e->language != NULL)
		add_text(b, "/Lang", e->language);
	add_details(s, i, b);
	if (is_cell)
		buf_add(b, s->attributes.data, s->attributes.length);
	if (node->role == ROLE_NOTE) {
		buf_adds(b, "/ID");
		table_headers_add_id(b, e->head);
	}
	b->failed |= s->attributes.failed;
	if (e->note_count > 0)
		add_content(s, e, b);
	else if (is_list)
		add_kids(s, i, b);
	buf_adds(b, ">>");
}

/* --- data cells ----------------------------------------------------------------------------------------- */

#define PUT(to, literal) ((char *)memcpy((to), "" literal, sizeof(literal) - 1) + sizeof(literal) - 1)

/* More than a plain cell takes. */
#define PLAIN_CELL_SIZE 128

static char *
put_entry(const struct structure *s, struct numeral *n, char *to, uint32_t object)
{
	to = numeral_put(n, PUT(to, " "), object, s->digits);
	return PUT(to, " 0 R");
}

/*
 * What write_element() makes of nearly all cells, which differ in numbers only: those of data in one place of
 * the grid, with a mark or empty.  Returns false where it is another one, or the first that has what a column
 * shares.
 */
static bool
write_plain_cell(struct structure *s, uint32_t i)
{
	const struct node *node = &s->nodes.node[i];
	const struct element *e = &s->elements[i];
	bool is_empty = e->note_count == 0 && e->first_kid == 0;
	uint32_t shared = 0;
	struct buf *b;
	char *to;

	if (node->role != ROLE_DATA_CELL || node->rows > 1 || node->columns > 1 || e->language != NULL ||
	    !(is_empty || has_one_mark(s, e)))
		return false;
	if (s->grid.column_count > 0 && (shared = table_headers_plain_cell(&s->grid)) == 0)
		return false;
	b = objects_object(s->objects, PACK_CELLS, e->number);
	if (!buf_reserve(b, PLAIN_CELL_SIZE))
		return true;
	to = b->data + b->length;
	to = put_entry(s, &s->parent, PUT(to, "<</S/TD/P"), s->elements[element_of(s, node->parent)].number);
	if (shared != 0)
		to = put_entry(s, &s->shared, PUT(to, "/A"), shared);
	if (!is_empty) {
		const struct note *note = &s->notes[e->first_note - 1];
		to = put_entry(s, &s->on_page, PUT(to, "/Pg"), s->page_objects[note->page]);
		to = numeral_put(&s->mark, PUT(to, "/K "), note->id, MARK_DIGITS);
	}
	to = PUT(to, ">>");
	b->length = (size_t)(to - b->data);
	return true;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* What the marks of a page in this part belong to. */
static void
write_page_array(const struct structure *s, size_t page)
{
	const struct section_page *p = &s->section_pages[page];
	size_t end = page + 1 < s->section_page_count ? p[1].first_note : s->note_count;
	/* For the array of a single page, a stream of its own would be half the bytes. */
	enum packing packing = s->page_count == 1 ? PACK_LISTS : PACK_ARRAYS;
	struct buf *b = objects_object(s->objects, packing, s->first_array + (uint32_t)p->page);
	struct numeral n = {0};

	buf_addc(b, '[');
	syntax_align(b, WRITER_LIST_COLUMNS);
	for (size_t i = p->first_note; i < end; i++)
		if (!s->notes[i].is_link)
			add_row(s, &n, b, s->elements[s->notes[i].element].number);
	buf_addc(b, ']');
}

static void
add_document_kids(struct structure *s)
{
	struct buf *b = &s->document_kids;

	for (uint32_t i = s->elements[0].first_note; i != 0; i = s->notes[i - 1].next) {
		add_note_kid(s, &s->notes[i - 1], UINT32_MAX, b);
		syntax_align(b, WRITER_LIST_COLUMNS);
	}
	add_kid_rows(s, &s->elements[0], b);
}

void
elements_write(struct structure *s)
{
	for (size_t i = 0; i < s->section_page_count && !objects_failed(s->objects); i++)
		write_page_array(s, i);
	for (uint32_t i = 1; i < s->element_count && !objects_failed(s->objects); i++) {
		if (!s->elements[i].kept)
			continue;
		if (s->nodes.node[i].role == ROLE_TABLE && !element_was_open(s, i))
			table_headers_start(&s->grid, s->arena, grid_columns(s, &s->elements[i]));
		else if (s->nodes.node[i].role == ROLE_ROW)
			table_headers_row(&s->grid);
		if (!s->elements[i].goes_on && !write_plain_cell(s, i))
			write_element(s, i);
	}
	add_document_kids(s);
}

void
elements_write_document(struct structure *s)
{
	const struct buf *kids = &s->document_kids;
	struct buf *b = objects_object(s->objects, PACK_LISTS, s->document);

	add_entry(s, b, "<</S/Document/P", s->root);
	if (s->elements != NULL && s->elements[0].language != NULL)
		add_text(b, "/Lang", s->elements[0].language);
	if (kids->length > 0) {
		buf_adds(b, "/K[");
		syntax_align(b, WRITER_LIST_COLUMNS);
		buf_add(b, kids->data, kids->length);
		buf_addc(b, ']');
	}
	buf_adds(b, ">>");
	b->failed |= kids->failed;
}
