#include "pdf/structure.h"

#include "pdf/heads.h"
#include "pdf/syntax.h"
#include "pdf/tree.h"

#define LEVELS 6

/* A page seldom has more marks than these can number. */
#define MARK_DIGITS 3

/* Something on a page that belongs to a node. */
struct note {
	uint32_t node, page;
	uint32_t id; /* of marked content, or the object of a link's annotation */
	bool is_link;
};

struct picture {
	uint32_t node;
	int64_t box[4];
};

/* What becomes of a node. */
struct element {
	uint32_t number;            /* of its object */
	uint32_t first_kid, next;   /* nodes that are kept; 0: none */
	uint32_t notes, note_count; /* from here on in note_order */
	uint32_t picture;           /* index + 1; 0: none */
	uint32_t head;              /* the identifier of a head cell; 0: none */
	const char *language;       /* where it is not the document's */
	uint8_t level;              /* of a heading */
	bool kept;
	bool has_spans; /* a table: some head is over several columns, or beside several rows */
};

struct structure {
	struct arena *arena;
	struct haru *haru;
	const struct pages *pages;
	const uint32_t *page_objects;
	const char *language;
	struct element *elements; /* [node] */

	struct note *notes; /* page by page */
	size_t note_count, note_capacity;
	uint32_t *page_notes; /* [page]: index of its first note */
	size_t page;
	uint32_t next_mark;
	uint32_t *links; /* their nodes, by their keys */
	size_t link_count, link_capacity;
	struct picture *pictures;
	size_t picture_count, picture_capacity;

	uint8_t open_levels[LEVELS]; /* of the headings above */
	uint8_t depth;

	uint32_t *note_order; /* notes by node */
	uint32_t root, first_array;
	unsigned digits;                  /* of numbers, so that they are alike in width */
	uint32_t next_shared, shared_end; /* numbers for attributes that cells share */
	uint32_t *heads;                  /* [identifier - 1]: nodes */
	size_t head_count;
	struct heads grid;
	struct buf attributes; /* of the element being written */
};

#define GROW(s, array, count, capacity)                                                              \
	((s)->array = arena_grow((s)->arena, (s)->array, (s)->count, &(s)->capacity, (s)->count + 1, \
	     sizeof(*(s)->array)))

/* --- while pages are written ---------------------------------------------------------------------------- */

struct structure *
structure_open(struct arena *arena, struct haru *h, const struct pages *pages, const uint32_t *page_objects,
    const char *language)
{
	struct structure *s = ARENA_NEW(arena, struct structure);

	s->arena = arena;
	s->haru = h;
	s->pages = pages;
	s->page_objects = page_objects;
	s->language = language;
	s->elements = ARENA_ARRAY(arena, struct element, pages->node_count);
	s->page_notes = ARENA_ARRAY(arena, uint32_t, pages->page_count + 1);
	return s;
}

void
structure_begin_page(struct structure *s, size_t page)
{
	s->page = page;
	s->page_notes[page] = (uint32_t)s->note_count;
	s->next_mark = 0;
}

static void
add_note(struct structure *s, uint32_t node, uint32_t id, bool is_link)
{
	GROW(s, notes, note_count, note_capacity);
	s->notes[s->note_count++] = (struct note){node, (uint32_t)s->page, id, is_link};
	s->elements[node].note_count++;
}

/* The level of the next heading: one below the nearest before it that has a lower level of its own. */
static uint8_t
close_up(struct structure *s, uint8_t level)
{
	while (s->depth > 0 && s->open_levels[s->depth - 1] >= level)
		s->depth--;
	if (s->depth < LEVELS)
		s->open_levels[s->depth++] = level;
	return s->depth;
}

static const char *
type_of(const struct structure *s, uint32_t node)
{
	static const char *const headings[LEVELS] = {"H1", "H2", "H3", "H4", "H5", "H6"};
	const struct element *e = &s->elements[node];

	switch (s->pages->nodes[node].role) {
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
	}
	return "Span";
}

uint32_t
structure_mark(struct structure *s, uint32_t node, const char *language, const char **type)
{
	struct element *e = &s->elements[node];
	uint32_t mark = s->next_mark++;

	if (s->pages->nodes[node].role == ROLE_HEADING && e->level == 0)
		e->level = close_up(s, s->pages->nodes[node].level);
	if (e->note_count == 0 && language != NULL &&
	    (s->language == NULL || strcmp(language, s->language) != 0))
		e->language = language;
	add_note(s, node, mark, false);
	*type = type_of(s, node);
	return mark;
}

void
structure_picture(struct structure *s, uint32_t node, const int64_t box[4])
{
	struct picture *picture;

	GROW(s, pictures, picture_count, picture_capacity);
	picture = &s->pictures[s->picture_count++];
	picture->node = node;
	memcpy(picture->box, box, sizeof(picture->box));
	if (s->elements[node].picture == 0)
		s->elements[node].picture = (uint32_t)s->picture_count;
}

uint32_t
structure_link(struct structure *s, uint32_t node, uint32_t annotation)
{
	add_note(s, node, annotation, true);
	GROW(s, links, link_count, link_capacity);
	s->links[s->link_count] = node;
	return (uint32_t)(s->pages->page_count + s->link_count++);
}

/* --- the tree ------------------------------------------------------------------------------------------- */

static bool
is_of_a_grid(enum role role)
{
	return role == ROLE_ROW || role == ROLE_HEADER_CELL || role == ROLE_DATA_CELL;
}

/* Kids come after their parents; backwards, they are all decided on, and lists of them end up in order. */
static void
choose_elements(struct structure *s)
{
	for (size_t i = s->pages->node_count; i-- > 0;) {
		const struct node *node = &s->pages->nodes[i];
		struct element *e = &s->elements[i], *parent;

		e->kept = i == 0 || e->note_count > 0 || e->first_kid != 0 || is_of_a_grid(node->role);
		if (i == 0 || !e->kept)
			continue;
		parent = &s->elements[node->parent];
		e->next = parent->first_kid;
		parent->first_kid = (uint32_t)i;
	}
}

static void
sort_notes(struct structure *s)
{
	uint32_t next = 0;

	for (size_t i = 0; i < s->pages->node_count; i++) {
		s->elements[i].notes = next;
		next += s->elements[i].note_count;
		s->elements[i].note_count = 0;
	}
	s->note_order = ARENA_ARRAY(s->arena, uint32_t, s->note_count);
	for (uint32_t i = 0; i < s->note_count; i++) {
		struct element *e = &s->elements[s->notes[i].node];
		s->note_order[e->notes + e->note_count++] = i;
	}
}

static struct element *
table_of(const struct structure *s, uint32_t cell)
{
	uint32_t node = cell;

	while (node != 0 && s->pages->nodes[node].role != ROLE_TABLE)
		node = s->pages->nodes[node].parent;
	return &s->elements[node];
}

/* Heads get identifiers where their scope alone would not say which cells they are for. */
static void
identify_heads(struct structure *s)
{
	size_t n = 0;

	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		const struct node *node = &s->pages->nodes[i];
		if (node->role != ROLE_HEADER_CELL)
			continue;
		n++;
		if (node->rows > 1 || node->columns > 1)
			table_of(s, i)->has_spans = true;
	}
	s->heads = ARENA_ARRAY(s->arena, uint32_t, n);
	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		if (s->pages->nodes[i].role != ROLE_HEADER_CELL || !table_of(s, i)->has_spans)
			continue;
		s->heads[s->head_count++] = i;
		s->elements[i].head = (uint32_t)s->head_count;
	}
}

/* Columns of the grid that the rows of a table are put into; 0 when nobody needs to know. */
static size_t
grid_columns(const struct structure *s, const struct element *table)
{
	uint32_t part = table->first_kid, row = part != 0 ? s->elements[part].first_kid : 0;
	size_t columns = 0;

	if (table->has_spans && row != 0)
		for (uint32_t cell = s->elements[row].first_kid; cell != 0; cell = s->elements[cell].next)
			columns += s->pages->nodes[cell].columns;
	return columns;
}

/* A link in the contents hangs on a Reference, whose number is the one before its own. */
static bool
has_reference(const struct structure *s, uint32_t node)
{
	const struct node *nodes = s->pages->nodes;

	return nodes[node].role == ROLE_LINK && nodes[nodes[node].parent].role == ROLE_CONTENTS_ITEM;
}

/* An element that has other elements only, or one that has content, or nothing. */
static bool
is_list(const struct element *e)
{
	return e->note_count == 0 && e->first_kid != 0;
}

/* In the order of their nodes. */
static uint32_t
number_kind(struct structure *s, bool lists, uint32_t next)
{
	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		struct element *e = &s->elements[i];
		if (!e->kept || is_list(e) != lists)
			continue;
		next += has_reference(s, i);
		e->number = next++;
	}
	return next;
}

/*
 * What is written alike has numbers in a row: an array for each page, of its elements by their marks;
 * elements that are lists; the other elements; and attributes that the cells of a column share, no more
 * than there are columns.
 */
static void
number_elements(struct structure *s)
{
	size_t count = s->pages->page_count, columns = 0;

	for (uint32_t i = 0; i < s->pages->node_count; i++) {
		if (!s->elements[i].kept)
			continue;
		count += 1 + has_reference(s, i);
		if (s->pages->nodes[i].role == ROLE_TABLE)
			columns += grid_columns(s, &s->elements[i]);
	}
	s->first_array = haru_reserve_range(s->haru, count + columns);
	s->next_shared = number_kind(s, true, s->first_array + (uint32_t)s->pages->page_count);
	s->next_shared = number_kind(s, false, s->next_shared);
	s->shared_end = s->next_shared + (uint32_t)columns;
	s->digits = 1;
	for (uint32_t n = s->shared_end; n > 10; n = (n + 9) / 10)
		s->digits++;
}

static void
add_key(const void *ctx, size_t i, struct buf *b)
{
	(void)ctx;
	buf_add_int(b, (int64_t)i);
}

static void
add_reference(uint32_t object, struct buf *b)
{
	buf_add_int(b, object);
	buf_adds(b, " 0 R");
}

static void
add_parent(const void *ctx, size_t i, struct buf *b)
{
	const struct structure *s = ctx;
	size_t pages = s->pages->page_count;

	add_reference(i < pages ? s->first_array + (uint32_t)i : s->elements[s->links[i - pages]].number, b);
}

static void
add_head_id(const void *ctx, size_t i, struct buf *b)
{
	(void)ctx;
	heads_add_id(b, (uint32_t)i + 1);
}

static void
add_head(const void *ctx, size_t i, struct buf *b)
{
	const struct structure *s = ctx;

	add_reference(s->elements[s->heads[i]].number, b);
}

uint32_t
structure_finish(struct structure *s)
{
	struct tree parents = {"Nums", s->pages->page_count + s->link_count, add_key, add_parent, s};
	struct tree heads = {"Names", 0, add_head_id, add_head, s};
	struct buf b = BUF_INIT;

	s->page_notes[s->pages->page_count] = (uint32_t)s->note_count;
	choose_elements(s);
	sort_notes(s);
	identify_heads(s);
	number_elements(s);
	heads.count = s->head_count;
	s->root = haru_reserve(s->haru);
	buf_addf(&b, "/Type /StructTreeRoot\n/K %u 0 R\n/ParentTree %u 0 R\n/ParentTreeNextKey %zu\n",
	    s->elements[0].number, tree_add(s->haru, s->arena, &parents), parents.count);
	if (heads.count > 0)
		buf_addf(&b, "/IDTree %u 0 R\n", tree_add(s->haru, s->arena, &heads));
	haru_set(s->haru, s->root, &b);
	buf_release(&b);
	return s->root;
}

/* --- elements ------------------------------------------------------------------------------------------- */

/* Of a width that all have. */
static void
add_entry(const struct structure *s, struct buf *b, const char *key, uint32_t object)
{
	buf_adds(b, key);
	syntax_int(b, object, 1 + s->digits);
	buf_adds(b, " 0 R");
}

/* Each kid of a list takes a row. */
static void
add_row(const struct structure *s, struct buf *b, uint32_t object)
{
	syntax_int(b, object, s->digits);
	buf_adds(b, " 0 R ");
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

static void
add_content(const struct structure *s, const struct element *e, struct buf *b)
{
	const struct note *first = &s->notes[s->note_order[e->notes]];

	add_entry(s, b, "/Pg", s->page_objects[first->page]);
	buf_adds(b, "/K");
	if (e->note_count == 1 && e->first_kid == 0 && !first->is_link) {
		syntax_int(b, first->id, 1 + MARK_DIGITS);
		return;
	}
	buf_addc(b, '[');
	for (uint32_t i = 0; i < e->note_count; i++) {
		if (i > 0)
			buf_addc(b, ' ');
		add_note_kid(s, &s->notes[s->note_order[e->notes + i]], first->page, b);
	}
	for (uint32_t kid = e->first_kid; kid != 0; kid = s->elements[kid].next) {
		buf_addc(b, ' ');
		add_reference(s->elements[kid].number - has_reference(s, kid), b);
	}
	buf_addc(b, ']');
}

static void
add_kids(const struct structure *s, const struct element *e, struct buf *b)
{
	buf_adds(b, "/K[");
	syntax_align(b, WRITER_LIST_COLUMNS);
	for (uint32_t kid = e->first_kid; kid != 0; kid = s->elements[kid].next)
		add_row(s, b, s->elements[kid].number - has_reference(s, kid));
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

/* The attributes of a cell, without the brackets.  Returns what heads_cell() does. */
static uint32_t *
list_attributes(struct structure *s, uint32_t i, struct buf *b)
{
	const struct node *node = &s->pages->nodes[i];
	struct heads_cell cell = {node->rows, node->columns, s->elements[i].head, node->row_scope};
	uint32_t *shared = NULL;
	size_t start, heads;

	add_span(b, "/ColSpan ", node->columns);
	add_span(b, "/RowSpan ", node->rows);
	if (node->role == ROLE_HEADER_CELL)
		buf_adds(b, node->row_scope ? "/Scope/Row" : "/Scope/Column");
	if (s->grid.column_count == 0)
		return NULL;
	start = b->length;
	buf_adds(b, "/Headers[");
	heads = b->length;
	shared = heads_cell(&s->grid, &cell, b);
	if (b->length > heads)
		buf_addc(b, ']');
	else
		b->length = start;
	return start == 0 && b->length > 0 ? shared : NULL;
}

/* Leaves the attributes of a cell in s->attributes: most are the same for a whole column, and one object. */
static void
ready_attributes(struct structure *s, uint32_t i)
{
	struct buf list = BUF_INIT, *b = &s->attributes, *object;
	uint32_t *shared = list_attributes(s, i, &list);

	buf_clear(b);
	if (shared != NULL && *shared == 0 && s->next_shared < s->shared_end) {
		*shared = s->next_shared++;
		object = haru_object(s->haru, PACK_TEXT, *shared);
		buf_adds(object, "<</O/Table");
		buf_add(object, list.data, list.length);
		buf_adds(object, ">>");
	}
	if (shared != NULL && *shared != 0) {
		add_entry(s, b, "/A", *shared);
	} else if (list.length > 0) {
		buf_adds(b, "/A<</O/Table");
		buf_add(b, list.data, list.length);
		buf_adds(b, ">>");
	}
	if (s->elements[i].head != 0) {
		buf_adds(b, "/ID");
		heads_add_id(b, s->elements[i].head);
	}
	b->failed |= list.failed;
	buf_release(&list);
}

static void
add_text(struct buf *b, const char *key, const char *text)
{
	buf_adds(b, key);
	syntax_text(b, text);
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
	const struct node *node = &s->pages->nodes[i];

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
	const struct node *node = &s->pages->nodes[i];
	const struct element *e = &s->elements[i];
	uint32_t parent = i == 0 ? s->root : s->elements[node->parent].number;
	bool is_cell = node->role == ROLE_HEADER_CELL || node->role == ROLE_DATA_CELL;
	struct buf *b;

	if (is_cell)
		ready_attributes(s, i);
	if (has_reference(s, i)) {
		b = haru_object(s->haru, PACK_CELLS, e->number - 1);
		add_entry(s, b, "<</S/Reference/P", parent);
		add_entry(s, b, "/K", e->number);
		buf_adds(b, ">>");
		parent = e->number - 1;
	}
	b = haru_object(s->haru, is_list(e) ? PACK_LISTS : PACK_CELLS, e->number);
	buf_adds(b, "<</S/");
	buf_adds(b, type_of(s, i));
	add_entry(s, b, "/P", parent);
	if (e->language != NULL)
		add_text(b, "/Lang", e->language);
	add_details(s, i, b);
	if (is_cell)
		buf_add(b, s->attributes.data, s->attributes.length);
	b->failed |= s->attributes.failed;
	if (e->note_count > 0)
		add_content(s, e, b);
	else if (e->first_kid != 0)
		add_kids(s, e, b);
	buf_adds(b, ">>");
}

static void
write_page_array(const struct structure *s, size_t page)
{
	struct buf *b = haru_object(s->haru, PACK_LISTS, s->first_array + (uint32_t)page);

	buf_addc(b, '[');
	syntax_align(b, WRITER_LIST_COLUMNS);
	for (size_t i = s->page_notes[page]; i < s->page_notes[page + 1]; i++) {
		const struct note *note = &s->notes[i];
		if (!note->is_link)
			add_row(s, b, s->elements[note->node].number);
	}
	buf_addc(b, ']');
}

void
structure_write(struct structure *s)
{
	for (size_t i = 0; i < s->pages->page_count && !haru_failed(s->haru); i++)
		write_page_array(s, i);
	for (uint32_t i = 0; i < s->pages->node_count && !haru_failed(s->haru); i++) {
		if (!s->elements[i].kept)
			continue;
		if (s->pages->nodes[i].role == ROLE_TABLE)
			heads_start(&s->grid, s->arena, grid_columns(s, &s->elements[i]));
		else if (s->pages->nodes[i].role == ROLE_ROW)
			heads_row(&s->grid);
		write_element(s, i);
	}
	buf_release(&s->attributes);
}
