#include "pdf/page_text.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/code_map.h"
#include "pdf/lexer.h"
#include "pdf/libqpdf.h"

#define DEPTH_MAX 64 /* of elements, of nodes of a tree, of marked content */
#define FONTS_MAX 256
#define MARK_NONE (-1)

struct font {
	const char *name; /* by which the page knows it */
	struct code_map map;
};

/* An element that texts are told apart by. */
struct place {
	int element; /* the number of its object */
	int block;   /* that of the innermost element that is more than a word */
	uint32_t row;
	bool is_cell, in_picture;
};

struct reading {
	const struct libqpdf *lib;
	qpdf_data qpdf;
	struct arena *arena;
	qpdf_oh resources, parents; /* of the page: fonts; the element of each mark */
	int parent_count;
	struct font fonts[FONTS_MAX];
	size_t font_count;
	const struct font *font;
	/* While the content is read. */
	int marks[DEPTH_MAX];
	size_t depth;   /* may be more: marks deeper than that are those around them */
	int known_mark; /* whose place is known */
	struct place place;
	/* What is gathered. */
	struct buf *texts; /* of each item */
	int *elements;     /* of each item; of its text so far, the block */
	int *blocks;
	size_t text_capacity, element_capacity, block_capacity;
	int *rows; /* the number of the object of each row */
	size_t row_count, row_capacity;
	size_t bytes;
	bool moved; /* the pen, since the last text */
	bool large;
	struct page_texts *out;
};

static bool
is_of(const struct reading *r, qpdf_oh object, enum qpdf_object_type_e type)
{
	return r->lib->oh_get_type_code(r->qpdf, object) == type;
}

/* Null for what is no dictionary, too. */
static qpdf_oh
value_of(const struct reading *r, qpdf_oh dict, const char *key)
{
	return is_of(r, dict, ot_dictionary) ? r->lib->oh_get_key(r->qpdf, dict, key)
					     : r->lib->oh_new_null(r->qpdf);
}

/* ---- where a mark belongs ---- */

/* The value of a key in a number tree; null: it has none. */
static qpdf_oh
look_up(const struct reading *r, qpdf_oh node, long long key)
{
	for (size_t depth = 0; depth < DEPTH_MAX; depth++) {
		const qpdf_oh pairs = value_of(r, node, "/Nums"), kids = value_of(r, node, "/Kids");
		const int n = is_of(r, pairs, ot_array) ? r->lib->oh_get_array_n_items(r->qpdf, pairs) : 0;
		const int kid_count =
		    is_of(r, kids, ot_array) ? r->lib->oh_get_array_n_items(r->qpdf, kids) : 0;
		bool found = false;

		for (int i = 0; i + 1 < n; i += 2)
			if (r->lib->oh_get_int_value(r->qpdf, r->lib->oh_get_array_item(r->qpdf, pairs, i)) ==
			    key)
				return r->lib->oh_get_array_item(r->qpdf, pairs, i + 1);
		for (int i = 0; i < kid_count && !found; i++) {
			const qpdf_oh kid = r->lib->oh_get_array_item(r->qpdf, kids, i);
			const qpdf_oh limits = value_of(r, kid, "/Limits");

			if (!is_of(r, limits, ot_array) || r->lib->oh_get_array_n_items(r->qpdf, limits) != 2)
				continue;
			found = r->lib->oh_get_int_value(r->qpdf,
				    r->lib->oh_get_array_item(r->qpdf, limits, 0)) <= key &&
			    key <= r->lib->oh_get_int_value(r->qpdf,
				       r->lib->oh_get_array_item(r->qpdf, limits, 1));
			if (found)
				node = kid;
		}
		if (!found)
			break;
	}
	return r->lib->oh_new_null(r->qpdf);
}

static bool
is_type(const struct reading *r, qpdf_oh type, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		if (r->lib->oh_is_name_and_equals(r->qpdf, type, names[i]))
			return true;
	return false;
}

/* The number of a row by that of its object. */
static uint32_t
row_number(struct reading *r, int object)
{
	for (size_t i = r->row_count; i > 0; i--)
		if (r->rows[i - 1] == object)
			return (uint32_t)i;
	r->rows =
	    arena_grow(r->arena, r->rows, r->row_count, &r->row_capacity, r->row_count + 1, sizeof *r->rows);
	r->rows[r->row_count++] = object;
	return (uint32_t)r->row_count;
}

/* From the element of a mark upwards. */
static void
climb(struct reading *r, qpdf_oh element, struct place *out)
{
	static const char *const words[] = {"/Span", "/Link", "/Reference", "/Lbl", "/Em", "/Strong", NULL};
	static const char *const cells[] = {"/TD", "/TH", NULL}, *const pictures[] = {"/Figure", NULL};
	static const char *const rows[] = {"/TR", NULL};

	*out = (struct place){0};
	for (size_t depth = 0; depth < DEPTH_MAX && is_of(r, element, ot_dictionary); depth++) {
		const qpdf_oh type = value_of(r, element, "/S");
		const int object = r->lib->oh_get_object_id(r->qpdf, element);

		if (out->block == 0 && !is_type(r, type, words))
			out->block = out->element = object;
		if (is_type(r, type, pictures))
			out->in_picture = true;
		if (is_type(r, type, cells) && !out->is_cell) {
			out->is_cell = true;
			out->element = object;
		}
		if (is_type(r, type, rows)) {
			out->row = row_number(r, object);
			return;
		}
		element = value_of(r, element, "/P");
	}
}

static void
find_place(struct reading *r, int mark)
{
	if (mark == r->known_mark)
		return;
	r->known_mark = mark;
	r->place = (struct place){0};
	if (mark >= 0 && mark < r->parent_count)
		climb(r, r->lib->oh_get_array_item(r->qpdf, r->parents, mark), &r->place);
}

/* The elements of the page's marks.  False: it has none. */
static bool
find_parents(struct reading *r, qpdf_oh page)
{
	const qpdf_oh root = value_of(r, r->lib->get_root(r->qpdf), "/StructTreeRoot");
	const qpdf_oh key = value_of(r, page, "/StructParents");

	if (!is_of(r, key, ot_integer))
		return false;
	r->parents = look_up(r, value_of(r, root, "/ParentTree"), r->lib->oh_get_int_value(r->qpdf, key));
	if (!is_of(r, r->parents, ot_array))
		return false;
	r->parent_count = r->lib->oh_get_array_n_items(r->qpdf, r->parents);
	return true;
}

/* ---- fonts ---- */

/* Its own, or those of a node above it. */
static qpdf_oh
find_resources(const struct reading *r, qpdf_oh page)
{
	for (size_t depth = 0; depth < DEPTH_MAX && is_of(r, page, ot_dictionary); depth++) {
		const qpdf_oh own = value_of(r, page, "/Resources");

		if (is_of(r, own, ot_dictionary))
			return own;
		page = value_of(r, page, "/Parent");
	}
	return r->lib->oh_new_null(r->qpdf);
}

static void
read_map(struct reading *r, const char *name, struct code_map *out)
{
	const qpdf_oh fonts = value_of(r, r->resources, "/Font");
	const qpdf_oh font = value_of(r, fonts, arena_printf(r->arena, "/%s", name));
	const qpdf_oh stream = value_of(r, font, "/ToUnicode");
	const bool is_composite =
	    r->lib->oh_is_name_and_equals(r->qpdf, value_of(r, font, "/Subtype"), "/Type0");
	unsigned char *data = NULL;
	size_t n = 0;

	if (is_of(r, stream, ot_stream))
		(void)r->lib->oh_get_stream_data(r->qpdf, stream, qpdf_dl_generalized, NULL, &data, &n);
	code_map_read(r->arena, (struct bytes){(const char *)data, data ? n : 0}, is_composite ? 2 : 1, out);
	free(data);
}

static void
change_font(struct reading *r, const struct buf *text)
{
	const char *name = arena_strndup(r->arena, text->data ? text->data : "", text->length);

	for (size_t i = 0; i < r->font_count; i++)
		if (strcmp(r->fonts[i].name, name) == 0) {
			r->font = &r->fonts[i];
			return;
		}
	if (r->font_count == FONTS_MAX) {
		r->large = true;
		return;
	}
	r->fonts[r->font_count].name = name;
	read_map(r, name, &r->fonts[r->font_count].map);
	r->font = &r->fonts[r->font_count++];
}

/* ---- texts ---- */

/* The words of a picture that the pen moves between are no one text. */
static size_t
find_item(struct reading *r)
{
	struct page_texts *out = r->out;

	for (size_t i = out->count; i > 0; i--) {
		if (r->elements[i - 1] != r->place.element)
			continue;
		if (r->place.in_picture && r->moved)
			break;
		return i - 1;
	}
	if (out->count == PAGE_TEXTS_MAX) {
		r->large = true;
		return 0;
	}
	const size_t n = out->count;
	r->texts = arena_grow(r->arena, r->texts, n, &r->text_capacity, n + 1, sizeof *r->texts);
	r->elements = arena_grow(r->arena, r->elements, n, &r->element_capacity, n + 1, sizeof(int));
	r->blocks = arena_grow(r->arena, r->blocks, n, &r->block_capacity, n + 1, sizeof(int));
	out->items = arena_grow(r->arena, out->items, n, &out->capacity, n + 1, sizeof *out->items);
	r->texts[n] = (struct buf)BUF_INIT;
	r->elements[n] = r->place.element;
	r->blocks[n] = r->place.block;
	out->items[n] = (struct page_text){"", r->place.row, r->place.is_cell, r->place.in_picture};
	return out->count++;
}

/* A string that is shown: in the font, and of the mark, that are there. */
static void
show(struct reading *r, const struct buf *string)
{
	const size_t mark = r->depth < DEPTH_MAX ? r->depth : DEPTH_MAX;

	if (!r->font || mark == 0 || r->marks[mark - 1] == MARK_NONE || string->length == 0)
		return;
	find_place(r, r->marks[mark - 1]);
	if (r->place.element == 0)
		return;
	const size_t i = find_item(r);
	if (r->large)
		return;
	struct buf *text = &r->texts[i];
	const size_t before = text->length;
	if (r->blocks[i] != r->place.block && before > 0)
		buf_addc(text, ' ');
	r->blocks[i] = r->place.block;
	code_map_append(&r->font->map, (struct bytes){string->data, string->length}, text);
	r->bytes += text->length - before;
	r->large = r->bytes > PAGE_BYTES_MAX;
	r->moved = false;
}

static void
begin_mark(struct reading *r, int mark)
{
	if (r->depth < DEPTH_MAX)
		r->marks[r->depth] = mark;
	r->depth++;
}

/* What comes before an operator. */
struct operands {
	struct buf name; /* the last */
	int mark;        /* MARK_NONE: it has no identifier */
	bool is_mark;    /* an identifier comes next */
};

static void
run_operator(struct reading *r, const struct lexer *l, const struct operands *o)
{
	if (lexer_is(l, "Tf"))
		change_font(r, &o->name);
	else if (lexer_is(l, "BDC") || lexer_is(l, "BMC"))
		begin_mark(r, o->mark);
	else if (lexer_is(l, "EMC"))
		r->depth -= r->depth > 0;
	else if (lexer_is(l, "Td") || lexer_is(l, "TD") || lexer_is(l, "Tm") || lexer_is(l, "T*") ||
	    lexer_is(l, "ET"))
		r->moved = true;
}

static void
read_content(struct reading *r, struct bytes content)
{
	struct operands o = {.name = BUF_INIT, .mark = MARK_NONE};
	struct lexer l;

	lexer_init(&l, content);
	for (enum token kind = lexer_next(&l); kind != TOKEN_END && !r->large; kind = lexer_next(&l)) {
		switch (kind) {
		case TOKEN_NAME:
			buf_clear(&o.name);
			buf_add(&o.name, l.text.data, l.text.length);
			o.is_mark = lexer_is(&l, "MCID");
			break;
		case TOKEN_NUMBER:
			if (o.is_mark)
				o.mark = l.number >= 0 && l.number <= INT32_MAX ? (int)l.number : MARK_NONE;
			o.is_mark = false;
			break;
		case TOKEN_STRING:
			show(r, &l.text);
			break;
		case TOKEN_WORD:
			run_operator(r, &l, &o);
			o.mark = MARK_NONE;
			o.is_mark = false;
			break;
		default:
			break;
		}
	}
	lexer_release(&l);
	buf_release(&o.name);
}

enum page_result
page_text_read(const struct page_source *source, uint32_t page, struct page_texts *out)
{
	struct reading *r = ARENA_NEW(source->arena, struct reading);
	unsigned char *data = NULL;
	size_t n = 0;

	*r = (struct reading){
	    .lib = source->lib,
	    .qpdf = source->qpdf,
	    .arena = source->arena,
	    .known_mark = MARK_NONE,
	    .out = out,
	};
	*out = (struct page_texts){0};
	const qpdf_oh object = r->lib->get_page_n(r->qpdf, page);
	if (!find_parents(r, object))
		return PAGE_UNTAGGED;
	r->resources = find_resources(r, object);
	(void)r->lib->oh_get_page_content_data(r->qpdf, object, &data, &n);
	r->large = n > PAGE_CONTENT_MAX;
	if (data && !r->large)
		read_content(r, (struct bytes){(const char *)data, n});
	free(data);
	for (size_t i = 0; i < out->count; i++)
		out->items[i].text = buf_take(&r->texts[i], r->arena);
	return r->large ? PAGE_LARGE : PAGE_READ;
}
