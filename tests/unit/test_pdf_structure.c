/* The structure tree, read back and held against the pages. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "pdf/table_headers.h"
#include "pdf_objects.h"
#include "support.h"

static const struct style small = {.size = 7000, .language = "es"};
static const struct style english = {.size = 7000, .language = "en"};
static const struct pdf_info info = {.title = "x", .language = "es", .created = INT64_MIN};
static const struct pdf_options accessible = {.standards = PDF_UA1};

/* --- the tree as text ----------------------------------------------------------------------------------- */

struct tree_text {
	const struct objects *objects;
	const unsigned long *pages; /* objects */
	size_t page_count;
	struct buf out;
};

static size_t
page_index(const struct tree_text *t, unsigned long object)
{
	size_t i = 0;

	while (i < t->page_count && t->pages[i] != object)
		i++;
	cr_assert_lt(i, t->page_count, "object %lu is no page", object);
	return i;
}

/* Attributes, language, title and alternative text as they are. */
static void
add_details(struct tree_text *t, const char *element)
{
	static const char *const keys[] = {"/Lang", "/T(", "/Alt", "/ColSpan", "/RowSpan", "/Scope",
	    "/Headers", "/ID", "/Summary", "/BBox", "/ListNumbering/"};
	const char *shared = entry(element, "/A"), *from[2] = {element, NULL};

	if (shared != NULL && *shared >= '0' && *shared <= '9')
		from[1] = follow(t->objects, element, "/A");
	for (size_t k = 0; k < sizeof(keys) / sizeof(*keys); k++)
		for (int i = 0; i < 2 && from[i] != NULL; i++) {
			const char *value = strstr(from[i], keys[k]);
			size_t n;
			if (value == NULL)
				continue;
			n = strlen(keys[k]) + strcspn(value + strlen(keys[k]), "/>\n");
			buf_addc(&t->out, ' ');
			buf_add(&t->out, value, n);
		}
}

static void add_element(struct tree_text *t, unsigned long object, unsigned long parent);

/* One kid, and returns the end of it. */
static const char *
add_kid(struct tree_text *t, const char *kid, unsigned long element, size_t page)
{
	const char *end = kid;
	unsigned long n;

	if (*kid == '<') {
		end = strstr(kid, ">>") + 2;
		kid = arena_strndup(t->objects->bench->arena, kid, (size_t)(end - kid));
		if (entry(kid, "/Pg") != NULL)
			page = page_index(t, number(kid, "/Pg"));
		if (strstr(kid, "/MCR") != NULL)
			buf_addf(&t->out, " %zu:%lu", page, number(kid, "/MCID"));
		else
			buf_addf(&t->out, " link %s", entry(follow(t->objects, kid, "/Obj"), "/Contents"));
		if (strchr(t->out.data, '\n') != NULL)
			t->out.length = (size_t)(strchr(t->out.data, '\n') - t->out.data);
		return end;
	}
	n = strtoul(kid, (char **)&end, 10);
	cr_assert_neq(kid, end, "%s", kid);
	if (strncmp(end, " 0 R", 4) == 0) {
		add_element(t, n, element);
		return end + 4;
	}
	buf_addf(&t->out, " %zu:%lu", page, n);
	return end;
}

/* "Type(details; page:mark ... (kid) ...)" */
static void
add_element(struct tree_text *t, unsigned long object, unsigned long parent)
{
	const char *element = t->objects->text[object], *kids = entry(element, "/K"), *type;
	size_t page = 0;

	cr_assert_not_null(element);
	type = strstr(element, "/S/") + 3;
	cr_assert_eq(number(type, "/P"), parent);
	buf_adds(&t->out, " (");
	buf_add(&t->out, type, strcspn(type, "/> "));
	add_details(t, element);
	if (entry(element, "/Pg") != NULL)
		page = page_index(t, number(element, "/Pg"));
	if (kids != NULL && *kids == '[')
		for (kids++; *kids != ']'; kids += *kids == ' ')
			kids = add_kid(t, kids, object, page);
	else if (kids != NULL)
		add_kid(t, kids, object, page);
	buf_addc(&t->out, ')');
	(void)buf_cstr(&t->out);
}

static const char *
structure_text(const struct objects *o, size_t page_count)
{
	struct tree_text t = {.objects = o, .pages = page_objects(o, page_count), .page_count = page_count};
	const char *root = follow(o, o->root, "/StructTreeRoot"), *copy;

	(void)buf_cstr(&t.out);
	add_element(&t, number(root, "/K"), number(o->root, "/StructTreeRoot"));
	copy = arena_strdup(o->bench->arena, buf_cstr(&t.out) + 1);
	buf_release(&t.out);
	return copy;
}

/* Whether the parent tree leads from each mark of the tree's text back to its element. */
static void
check_parents(const struct objects *o, size_t page_count)
{
	const char *parents = follow(o, follow(o, o->root, "/StructTreeRoot"), "/ParentTree");
	unsigned long *pages = page_objects(o, page_count);

	for (size_t i = 0; i < page_count; i++) {
		const char *page = o->text[pages[i]], *contents = follow(o, page, "/Contents"),
			   *at = contents;
		const char *array = look_up(o, parents, number(page, "/StructParents"));

		cr_assert_not_null(array);
		for (array++; (at = strstr(at, "/MCID ")) != NULL; at++) {
			const char *element = o->text[strtoul(array, (char **)&array, 10)];
			const char *name = at - 3, *type = strstr(element, "/S/") + 3;
			while (*name != '/')
				name--;
			cr_assert_eq(strncmp(name + 1, type, strcspn(type, "/>")), 0);
			array += 4;
			array += *array == ' ';
		}
		cr_assert_eq(*array, ']');
	}
}

/* --- pages by hand -------------------------------------------------------------------------------------- */

struct item *
text_of(struct bench *b, uint32_t node, const struct style *style, length x, length y)
{
	struct item *item = add_text(b, style, x, y, "abc");

	item->node = node;
	return item;
}

static struct page
take_page(struct bench *b)
{
	struct page page = b->page;
	struct item *copy = ARENA_ARRAY(b->arena, struct item, page.item_count);

	if (page.item_count > 0)
		memcpy(copy, b->items, page.item_count * sizeof(*copy));
	page.items = copy;
	b->page.item_count = 0;
	return page;
}

static struct bench
accessible_bench(void)
{
	struct bench b = bench_open(REGULAR, BOLD);

	b.options = &accessible;
	return b;
}

Test(pdf_structure, elements_are_the_nodes_that_have_content)
{
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_PART, .text = "One"},
	    {.role = ROLE_HEADING, .parent = 1, .level = 2},
	    {.role = ROLE_PARAGRAPH, .parent = 1},
	    {.role = ROLE_LIST, .parent = 1},
	    {.role = ROLE_LIST_ITEM, .parent = 4},
	    {.role = ROLE_LABEL, .parent = 5}, /* without content: left out */
	    {.role = ROLE_LIST_BODY, .parent = 5},
	    {.role = ROLE_HEADING, .parent = 1, .level = 4},
	    {.role = ROLE_FIGURE, .parent = 1, .text = "A (chart)"},
	    {.role = ROLE_LIST, .parent = 1}, /* nothing in it */
	    {.role = ROLE_LIST_ITEM, .parent = 10},
	    {.role = ROLE_HEADING, .parent = 0, .level = 1},
	    {.role = ROLE_LIST, .parent = 0, .numbered = true},
	    {.role = ROLE_LIST_ITEM, .parent = 13},
	    {.role = ROLE_LABEL, .parent = 14},
	};
	static const uint8_t sample = 0;
	static const struct image image = {.width = 1, .height = 1, .channels = 1, .samples = &sample};
	struct bench b = accessible_bench();
	struct page pages[2];
	struct objects o;
	struct item *item;

	text_of(&b, 2, &small, 10000, 10000);
	text_of(&b, 3, &english, 10000, 20000);
	pages[0] = take_page(&b);
	text_of(&b, 3, &english, 10000, 10000);
	text_of(&b, 3, &english, 10000, 20000);
	text_of(&b, 7, &small, 10000, 30000);
	text_of(&b, 8, &small, 10000, 40000);
	item = add_item(&b, ITEM_IMAGE, 10000, 50000, 20000, 10000);
	item->node = 9;
	item->u.image = &image;
	text_of(&b, 12, &small, 10000, 90000);
	text_of(&b, 15, &small, 10000, 100000);
	pages[1] = take_page(&b);
	o = read_objects(&b,
	    &(struct pages){.pages = pages, .page_count = 2, .nodes = nodes, .node_count = 16}, &info);
	cr_assert_str_eq(structure_text(&o, 2),
	    "(Document (Part /T(One) (H1 0:0) (P /Lang(en) 0:1 1:0) (L /ListNumbering/Disc "
	    "(LI (LBody 1:1))) (H2 1:2) "
	    "(Figure /Alt(A \\(chart\\)) /BBox [10 552 30 562] 1:3)) (H1 1:4) "
	    "(L /ListNumbering/Decimal (LI (Lbl 1:5))))");
	check_parents(&o, 2);
	has(o.root, "/MarkInfo <</Marked true>>\n");
	bench_close(&b);
}

Test(pdf_structure, links_of_the_contents_hang_on_references)
{
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_CONTENTS},
	    {.role = ROLE_CONTENTS_ITEM, .parent = 1},
	    {.role = ROLE_LINK, .parent = 2},
	    {.role = ROLE_CONTENTS_ITEM, .parent = 1},
	    {.role = ROLE_LINK, .parent = 4},
	};
	static const struct destination destinations[] = {{.title = "First"}, {.title = "Second"}};
	struct bench b = accessible_bench();
	struct page page;
	struct objects o;
	const char *parents;

	for (uint32_t i = 0; i < 2; i++) {
		struct item *item;
		text_of(&b, 3 + 2 * i, &small, 10000, 10000 + 10000 * (length)i);
		item = add_item(&b, ITEM_LINK, 10000, 10000, 50000, 10000);
		item->node = 3 + 2 * i;
		item->u.destination = i;
	}
	page = take_page(&b);
	o = read_objects(&b,
	    &(struct pages){
		.pages = &page,
		.page_count = 1,
		.nodes = nodes,
		.node_count = 6,
		.destinations = destinations,
		.destination_count = 2,
	    },
	    &info);
	cr_assert_str_eq(structure_text(&o, 1),
	    "(Document (TOC (TOCI (Reference (Link 0:0 link (First)))) "
	    "(TOCI (Reference (Link 0:1 link (Second))))))");
	check_parents(&o, 1);
	parents = follow(&o, follow(&o, o.root, "/StructTreeRoot"), "/ParentTree");
	has(look_up(&o, parents, 1), "/S/Link");
	has(look_up(&o, parents, 2), "/S/Link");
	cr_assert_null(look_up(&o, parents, 3));
	bench_close(&b);
}

/* A table with heads that span in each, links of the contents in one, and content of the document itself. */
Test(pdf_structure, sections_make_one_tree)
{
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_HEADING, .level = 1}, /* a section without a part: 1 to 4 */
	    {.role = ROLE_CONTENTS},
	    {.role = ROLE_CONTENTS_ITEM, .parent = 2},
	    {.role = ROLE_LINK, .parent = 3},
	    {.role = ROLE_PART, .text = "One"}, /* 5 to 10 */
	    {.role = ROLE_HEADING, .parent = 5, .level = 3},
	    {.role = ROLE_TABLE, .parent = 5},
	    {.role = ROLE_TABLE_BODY, .parent = 7},
	    {.role = ROLE_ROW, .parent = 8},
	    {.role = ROLE_HEADER_CELL, .parent = 9, .rows = 1, .columns = 2},
	    {.role = ROLE_PART, .text = "Empty"}, /* 11 */
	    {.role = ROLE_PART, .text = "Two"},   /* 12 to 19 */
	    {.role = ROLE_HEADING, .parent = 12, .level = 4},
	    {.role = ROLE_TABLE, .parent = 12},
	    {.role = ROLE_TABLE_BODY, .parent = 14},
	    {.role = ROLE_ROW, .parent = 15},
	    {.role = ROLE_HEADER_CELL, .parent = 16, .rows = 1, .columns = 2},
	    {.role = ROLE_ROW, .parent = 15},
	    {.role = ROLE_DATA_CELL, .parent = 18, .rows = 1, .columns = 1},
	};
	static const struct destination destinations[] = {{.title = "Two", .page = 3}};
	static const uint32_t first[] = {1, 5, 11, 12, 20},
			      on[][4] = {{1, 4}, {6, 10}, {0}, {13, 17}, {19, 0}};
	struct bench b = accessible_bench();
	struct nodes sections[4];
	struct page pages[5];
	struct objects o;
	const char *parents, *header_cells;

	for (uint32_t s = 0; s < 4; s++) {
		struct node *copy = ARENA_ARRAY(b.arena, struct node, first[s + 1] - first[s] + 1);
		memcpy(copy + 1, &nodes[first[s]], (first[s + 1] - first[s]) * sizeof(*copy));
		sections[s] =
		    (struct nodes){.node = copy, .first = first[s], .count = first[s + 1] - first[s]};
	}
	for (uint32_t p = 0; p < 5; p++) {
		for (uint32_t i = 0; i < 2 && p != 2; i++)
			text_of(&b, on[p][i], &small, 10000, 10000 + 10000 * (length)i);
		if (p == 0)
			add_item(&b, ITEM_LINK, 10000, 20000, 50000, 10000)->node = 4;
		pages[p] = take_page(&b);
		pages[p].frame.section = p < 4 ? p : 3;
	}
	o = read_objects(&b,
	    &(struct pages){
		.pages = pages,
		.page_count = 5,
		.nodes = nodes,
		.node_count = 20,
		.section_nodes = sections,
		.destinations = destinations,
		.destination_count = 1,
	    },
	    &info);
	cr_assert_str_eq(structure_text(&o, 5),
	    "(Document (H1 0:0) (TOC (TOCI (Reference (Link 0:1 link (Two)))))"
	    " (Part /T(One) (H2 1:0) (Table (TBody (TR (TH /ColSpan 2 /Scope /ID(00001) 1:1)))))"
	    " 4:1 (Part /T(Two) (H3 3:0) (Table (TBody (TR (TH /ColSpan 2 /Scope /ID(00002) 3:1))"
	    " (TR (TD /Headers[(00002)] 4:0))))))");
	check_parents(&o, 5);
	parents = follow(&o, follow(&o, o.root, "/StructTreeRoot"), "/ParentTree");
	cr_assert_str_eq(look_up(&o, parents, 2), "[]");
	has(look_up(&o, parents, 5), "/S/Link");
	cr_assert_null(look_up(&o, parents, 6));
	header_cells = follow(&o, follow(&o, o.root, "/StructTreeRoot"), "/IDTree");
	for (int i = 1; i <= 2; i++) {
		const char *id = arena_printf(b.arena, "(%05d)", i);
		has(follow(&o, header_cells, id), arena_printf(b.arena, "/ID%s", id));
	}
	bench_close(&b);
}

static bool
swallow(void *ctx, const void *data, size_t n)
{
	(void)ctx;
	(void)data;
	(void)n;
	return true;
}

static struct digest
no_digest(void *ctx)
{
	(void)ctx;
	return (struct digest){{0}};
}

static void
write_sections(bool go_on)
{
	enum { SECTIONS = 100, CELLS = 300 };
	static struct node nodes[4 + CELLS] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_TABLE},
	    {.role = ROLE_TABLE_BODY},
	    {.role = ROLE_ROW},
	};
	struct page_frame frames[SECTIONS] = {{0}};
	struct pagination whole = {.frames = frames, .page_count = SECTIONS};
	struct arena *own = support_arena(), *others = arena_open_beside(own);
	struct objects *h = objects_open(others, (struct pdf_output){swallow, no_digest, NULL});
	const uint32_t *pages = objects_add_pages(h, others, SECTIONS, 100);
	struct structure *s = structure_open(own, h, &whole, pages, "es");
	size_t used = 0;

	for (uint32_t p = 0; p < SECTIONS; p++) {
		const struct open_nodes table = {{1, 2}, go_on && p + 1 < SECTIONS ? 2 : 0};
		bool is_begun = go_on && p > 0;
		uint32_t first = is_begun ? 3 + p * (1 + CELLS) : 1 + p * (3 + CELLS);
		const struct nodes section = {
		    .node = nodes,
		    .first = first,
		    .count = (is_begun ? 1 : 3) + CELLS,
		    .left_open = {{1, 2}, is_begun ? 2 : 0},
		};
		const char *type;

		nodes[2].parent = is_begun ? 1 : first;
		nodes[3].parent = is_begun ? 2 : first + 1;
		uint32_t row = is_begun ? first : first + 2;
		structure_begin_page(s, p, &section);
		for (uint32_t i = 0; i < CELLS; i++) {
			nodes[4 + i] = (struct node){.role = i == 0 ? ROLE_HEADER_CELL : ROLE_DATA_CELL,
			    .parent = row,
			    .rows = 1,
			    .columns = 1};
			structure_mark(s, row + 1 + i, "en", &type);
		}
		structure_end_part(s, &section, &table);
		if (p == 0)
			used = arena_used(own);
		cr_assert_eq(arena_used(own), used, "section %u", p);
	}
	cr_assert_neq(structure_finish(s), 0);
	cr_assert(objects_write(h));
	structure_close(s);
	objects_close(h);
	arena_close(others);
	arena_close(own);
}

/* Two tables on five pages, in parts that end after pages as the bits of `cuts` say. */
static const char *
tree_in_parts(struct bench *b, unsigned cuts)
{
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_PART, .text = "One"},
	    {.role = ROLE_HEADING, .parent = 1, .level = 1},
	    {.role = ROLE_TABLE, .parent = 1, .text = "Goals", .head_spans = true},
	    {.role = ROLE_TABLE_HEAD, .parent = 3},
	    {.role = ROLE_ROW, .parent = 4},
	    {.role = ROLE_HEADER_CELL, .parent = 5, .rows = 1, .columns = 1},
	    {.role = ROLE_HEADER_CELL, .parent = 5, .rows = 1, .columns = 1},
	    {.role = ROLE_TABLE_BODY, .parent = 3},
	    {.role = ROLE_ROW, .parent = 8},
	    {.role = ROLE_DATA_CELL, .parent = 9, .rows = 1, .columns = 1},
	    {.role = ROLE_DATA_CELL, .parent = 9, .rows = 1, .columns = 1},
	    {.role = ROLE_ROW, .parent = 8},
	    {.role = ROLE_HEADER_CELL, .parent = 12, .rows = 2, .columns = 1, .row_scope = true},
	    {.role = ROLE_DATA_CELL, .parent = 12, .rows = 1, .columns = 1},
	    {.role = ROLE_ROW, .parent = 8},
	    {.role = ROLE_DATA_CELL, .parent = 15, .rows = 1, .columns = 1},
	    {.role = ROLE_PARAGRAPH, .parent = 1},
	    {.role = ROLE_TABLE, .parent = 1},
	    {.role = ROLE_TABLE_BODY, .parent = 18},
	    {.role = ROLE_ROW, .parent = 19},
	    {.role = ROLE_DATA_CELL, .parent = 20, .rows = 1, .columns = 1},
	    {.role = ROLE_ROW, .parent = 19},
	    {.role = ROLE_DATA_CELL, .parent = 22, .rows = 1, .columns = 1},
	    {.role = ROLE_PARAGRAPH, .parent = 1},
	};
	enum { PAGES = 5 };
	static const uint32_t on[PAGES][6] = {{2, 6, 7, 10, 11}, {13, 14, 16}, {17, 21}, {23}, {24}},
			      ends[PAGES] = {12, 17, 22, 24, 25};
	static const struct open_nodes open[PAGES] = {{{1, 3, 8}, 3}, {{1, 3, 8}, 3}, {{1, 18, 19}, 3},
	    {{1}, 1}, {.count = 0}};
	struct nodes parts[PAGES];
	struct open_nodes part_open[PAGES];
	struct page pages[PAGES];
	struct nodes part = {.first = 1};
	uint32_t count = 0;

	for (uint32_t p = 0; p < PAGES; p++) {
		for (uint32_t i = 0; on[p][i] != 0; i++)
			text_of(b, on[p][i], &small, 10000, 10000 + 10000 * (length)i);
		pages[p] = take_page(b);
		pages[p].frame.section = count;
		if (p + 1 < PAGES && (cuts >> p & 1) == 0)
			continue;
		struct node *copy = ARENA_ARRAY(b->arena, struct node, sizeof(nodes) / sizeof(*nodes));
		part.node = copy;
		part.count = ends[p] - part.first;
		copy[0] = nodes[0];
		for (uint32_t i = 0; i < part.left_open.count; i++)
			copy[1 + i] = nodes[part.left_open.number[i]];
		memcpy(&copy[1 + part.left_open.count], &nodes[part.first], part.count * sizeof(*copy));
		part_open[count] = open[p];
		parts[count++] = part;
		part = (struct nodes){.first = ends[p], .left_open = open[p]};
	}
	const struct objects o = read_objects(b,
	    &(struct pages){
		.pages = pages,
		.page_count = PAGES,
		.nodes = nodes,
		.node_count = sizeof(nodes) / sizeof(*nodes),
		.section_nodes = parts,
		.section_open = part_open,
	    },
	    &info);
	check_parents(&o, PAGES);
	return structure_text(&o, PAGES);
}

Test(pdf_structure, parts_make_the_tree_that_one_makes)
{
	struct bench whole = accessible_bench();
	const char *expected = tree_in_parts(&whole, 0);

	cr_assert_str_eq(expected,
	    "(Document (Part /T(One) (H1 0:0) (Table /Summary(Goals)"
	    " (THead (TR (TH /Scope /ID(00001) 0:1) (TH /Scope /ID(00002) 0:2)))"
	    " (TBody (TR (TD /Headers[(00001)] 0:3) (TD /Headers[(00002)] 0:4))"
	    " (TR (TH /RowSpan 2 /Scope /Headers[(00001)] /ID(00003) 1:0)"
	    " (TD /Headers[(00002)(00003)] 1:1))"
	    " (TR (TD /Headers[(00002)(00003)] 1:2)))) (P 2:0)"
	    " (Table (TBody (TR (TD 2:1)) (TR (TD 3:0)))) (P 4:0)))");
	for (unsigned cuts = 1; cuts < 16; cuts++) {
		struct bench b = accessible_bench();
		cr_expect_str_eq(tree_in_parts(&b, cuts), expected, "cuts %x", cuts);
		bench_close(&b);
	}
	bench_close(&whole);
}

/* What goes on may have nothing in it so far, or never. */
Test(pdf_structure, a_part_of_the_document_is_left_out_until_it_has_kids)
{
	static const struct node first[] = {{.role = ROLE_DOCUMENT}, {.role = ROLE_PART, .text = "One"}},
				 second[] = {{.role = ROLE_DOCUMENT}, {.role = ROLE_PART, .text = "One"},
				     {.role = ROLE_PARAGRAPH, .parent = 1}};
	static const struct nodes parts[] = {{first, 1, 1, {.count = 0}}, {second, 2, 1, {{1}, 1}}};
	static const struct open_nodes open[] = {{{1}, 1}, {.count = 0}};

	for (int filled = 0; filled < 2; filled++) {
		struct bench b = accessible_bench();
		struct page pages[2];
		struct objects o;
		pages[0] = take_page(&b);
		if (filled)
			text_of(&b, 2, &small, 10000, 10000);
		pages[1] = take_page(&b);
		pages[1].frame.section = 1;
		o = read_objects(&b,
		    &(struct pages){
			.pages = pages,
			.page_count = 2,
			.nodes = second,
			.node_count = 3,
			.section_nodes = parts,
			.section_open = open,
		    },
		    &info);
		cr_expect_str_eq(structure_text(&o, 2),
		    filled ? "(Document (Part /T(One) (P 1:0)))" : "(Document)");
		bench_close(&b);
	}
}

/* Of a section; or of a part, whose table goes on. */
Test(pdf_structure, nothing_is_kept_of_a_section)
{
	for (int goes_on = 0; goes_on < 2; goes_on++)
		write_sections(goes_on);
}

/* --- tables --------------------------------------------------------------------------------------------- */

Test(pdf_structure, cells_name_their_heads_where_heads_span)
{
	/* A head over two rows, one over two columns; a cell over two rows, an empty one, a row's head. */
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_TABLE, .text = "Goals"},
	    {.role = ROLE_TABLE_HEAD, .parent = 1},
	    {.role = ROLE_ROW, .parent = 2},
	    {.role = ROLE_HEADER_CELL, .parent = 3, .rows = 2, .columns = 1},
	    {.role = ROLE_HEADER_CELL, .parent = 3, .rows = 1, .columns = 2},
	    {.role = ROLE_ROW, .parent = 2},
	    {.role = ROLE_HEADER_CELL, .parent = 6, .rows = 1, .columns = 1},
	    {.role = ROLE_HEADER_CELL, .parent = 6, .rows = 1, .columns = 1},
	    {.role = ROLE_TABLE_BODY, .parent = 1},
	    {.role = ROLE_ROW, .parent = 9},
	    {.role = ROLE_DATA_CELL, .parent = 10, .rows = 2, .columns = 1},
	    {.role = ROLE_DATA_CELL, .parent = 10, .rows = 1, .columns = 1},
	    {.role = ROLE_DATA_CELL, .parent = 10, .rows = 1, .columns = 1},
	    {.role = ROLE_ROW, .parent = 9},
	    {.role = ROLE_DATA_CELL, .parent = 14, .rows = 1, .columns = 2},
	    {.role = ROLE_ROW, .parent = 9},
	    {.role = ROLE_HEADER_CELL, .parent = 16, .rows = 1, .columns = 1, .row_scope = true},
	    {.role = ROLE_DATA_CELL, .parent = 16, .rows = 1, .columns = 1},
	    {.role = ROLE_DATA_CELL, .parent = 16, .rows = 1, .columns = 1},
	};
	enum { COUNT = sizeof(nodes) / sizeof(*nodes) };
	struct bench b = accessible_bench();
	struct page page;
	struct objects o;
	const char *heads;

	for (uint32_t i = 0; i < COUNT; i++) {
		bool is_cell = nodes[i].role == ROLE_HEADER_CELL || nodes[i].role == ROLE_DATA_CELL;
		if (is_cell && i != 13)
			text_of(&b, i, &small, 10000, 10000 + 10000 * (length)i);
	}
	page = take_page(&b);
	o = read_objects(&b,
	    &(struct pages){.pages = &page, .page_count = 1, .nodes = nodes, .node_count = COUNT}, &info);
	cr_assert_str_eq(structure_text(&o, 1),
	    "(Document (Table /Summary(Goals)"
	    " (THead"
	    " (TR (TH /RowSpan 2 /Scope /ID(00001) 0:0) (TH /ColSpan 2 /Scope /ID(00002) 0:1))"
	    " (TR (TH /Scope /Headers[(00002)] /ID(00003) 0:2) (TH /Scope /Headers[(00002)] /ID(00004) 0:3)))"
	    " (TBody"
	    " (TR (TD /RowSpan 2 /Headers[(00001)] 0:4) (TD /Headers[(00003)(00002)] 0:5)"
	    " (TD /Headers[(00004)(00002)]))"
	    " (TR (TD /ColSpan 2 /Headers[(00003)(00002)(00004)] 0:6))"
	    " (TR (TH /Scope /Headers[(00001)] /ID(00005) 0:7) (TD /Headers[(00003)(00002)(00005)] 0:8)"
	    " (TD /Headers[(00004)(00002)(00005)] 0:9)))))");
	check_parents(&o, 1);
	heads = follow(&o, follow(&o, o.root, "/StructTreeRoot"), "/IDTree");
	cr_assert_eq(times(heads, "(0000"), 5);
	bench_close(&b);
}

/* The dictionary of the object stream that has the object. */
static const char *
stream_around(const char *file, const char *object)
{
	const char *found = NULL;

	for (const char *at = file; (at = strstr(at, "/Type/ObjStm")) != NULL && at < object; at++)
		found = at;
	return found;
}

Test(pdf_structure, identifiers_are_packed_in_rows)
{
	enum { CELLS = 6 };
	struct node nodes[4 + CELLS] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_TABLE},
	    {.role = ROLE_TABLE_BODY, .parent = 1},
	    {.role = ROLE_ROW, .parent = 2},
	};
	struct bench b = accessible_bench();
	struct page page;
	const char *file, *cells, *identifiers;

	for (int i = 4; i < 4 + CELLS; i++)
		nodes[i] = (struct node){.role = ROLE_HEADER_CELL, .parent = 3, .rows = 1, .columns = 2};

	text_of(&b, 4, &small, 10000, 10000);
	page = take_page(&b);
	file = readable_file(&b,
	    &(struct pages){.pages = &page, .page_count = 1, .nodes = nodes, .node_count = 4 + CELLS}, &info);
	has(file, "/Names [(00001) ");
	identifiers = stream_around(file, strstr(file, "/Names [("));
	cr_expect_eq(number(identifiers, "/Columns"), WRITER_ATTRIBUTE_COLUMNS);
	cr_expect_eq(number(identifiers, "/First"), WRITER_ATTRIBUTE_COLUMNS, "an entry of the index");
	cells = stream_around(file, strstr(file, "/S/TH"));
	cr_expect_eq(number(cells, "/First"), 2 * WRITER_CELL_COLUMNS, "five entries and one");
	bench_close(&b);
}

/* Text has a stream, and cells and lists have; the elements of a page, where there are many of them. */
Test(pdf_structure, the_array_of_a_single_page_is_packed_with_lists)
{
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_PARAGRAPH},
	    {.role = ROLE_PARAGRAPH},
	};

	for (unsigned n = 1; n <= 2; n++) {
		struct bench b = accessible_bench();
		struct page pages[2];

		for (unsigned i = 0; i < n; i++) {
			text_of(&b, 1 + i, &small, 10000, 10000);
			pages[i] = take_page(&b);
		}
		cr_expect_eq(times(readable_file(&b,
				       &(struct pages){.pages = pages,
					   .page_count = n,
					   .nodes = nodes,
					   .node_count = 1 + n},
				       &info),
				 "/Type/ObjStm"),
		    2 + n, "streams of %u pages", n);
		bench_close(&b);
	}
}

Test(pdf_structure, a_head_without_a_body_is_a_body)
{
	static const struct node nodes[] = {
	    {.role = ROLE_DOCUMENT},
	    {.role = ROLE_TABLE},
	    {.role = ROLE_TABLE_HEAD, .parent = 1},
	    {.role = ROLE_ROW, .parent = 2},
	    {.role = ROLE_HEADER_CELL, .parent = 3, .rows = 1, .columns = 1},
	};
	struct bench b = accessible_bench();
	struct page page;
	struct objects o;

	text_of(&b, 4, &small, 10000, 10000);
	page = take_page(&b);
	o = read_objects(&b,
	    &(struct pages){.pages = &page, .page_count = 1, .nodes = nodes, .node_count = 5}, &info);
	cr_assert_str_eq(structure_text(&o, 1), "(Document (Table (TBody (TR (TH /Scope 0:0)))))");
	bench_close(&b);
}

/* Row heads over several rows, next to cells that span rows. */
Test(pdf_structure, heads_follow_the_grid)
{
	struct arena *arena = support_arena();
	struct table_headers h = {0};
	struct buf b = BUF_INIT;
	uint32_t *first, *second;

	table_headers_start(&h, arena, 3);
	table_headers_row(&h);
	table_headers_cell(&h, &(struct table_headers_cell){1, 1, 1, false}, &b);
	table_headers_cell(&h, &(struct table_headers_cell){1, 2, 2, false}, &b);
	cr_assert_eq(b.length, 0);
	table_headers_row(&h);
	table_headers_cell(&h, &(struct table_headers_cell){2, 1, 3, true}, &b);
	cr_assert_str_eq(buf_cstr(&b), "(00001)");
	buf_clear(&b);
	cr_assert_null(table_headers_cell(&h, &(struct table_headers_cell){2, 1, 0, false}, &b),
	    "beside a head of rows");
	table_headers_cell(&h, &(struct table_headers_cell){1, 1, 0, false}, &b);
	cr_assert_str_eq(buf_cstr(&b), "(00002)(00003)(00002)(00003)");
	buf_clear(&b);
	table_headers_row(&h); /* only the third column is free */
	table_headers_cell(&h, &(struct table_headers_cell){1, 1, 0, false}, &b);
	cr_assert_str_eq(buf_cstr(&b), "(00002)(00003)");
	buf_clear(&b);
	table_headers_row(&h);
	first = table_headers_cell(&h, &(struct table_headers_cell){1, 1, 0, false}, &b);
	cr_assert_str_eq(buf_cstr(&b), "(00001)");
	cr_assert_not_null(first);
	*first = 7;
	table_headers_row(&h);
	second = table_headers_cell(&h, &(struct table_headers_cell){1, 1, 0, false}, &b);
	cr_assert_eq(*second, 7);
	table_headers_row(&h);
	table_headers_cell(&h, &(struct table_headers_cell){1, 1, 4, false}, &b);
	table_headers_row(&h);
	cr_assert_eq(*table_headers_cell(&h, &(struct table_headers_cell){1, 1, 0, false}, &b), 0,
	    "there is another head");
	/* More than fits the grid is nobody's. */
	table_headers_cell(&h, &(struct table_headers_cell){1, 9, 0, false}, &b);
	table_headers_cell(&h, &(struct table_headers_cell){1, 9, 0, false}, &b);
	buf_clear(&b);
	table_headers_add_id(&b, 33554431);
	cr_assert_str_eq(buf_cstr(&b), "(vvvvv)");
	buf_release(&b);
	arena_close(arena);
}
