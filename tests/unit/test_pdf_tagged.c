/* Tagged and archival files: marks on the pages, large structures, metadata, attachments. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "pdf/metadata.h"
#include "pdf_objects.h"
#include "support.h"

static const struct style small = {.size = 7000, .language = "es"};
static const struct color blue = {0x1A, 0x3C, 0x80, false};
static const struct pdf_info info = {.title = "x", .language = "es", .created = INT64_MIN};
static const struct pdf_options accessible = {.standards = PDF_UA1};

static struct bench
accessible_bench(void)
{
	struct bench b = bench_open(REGULAR, BOLD);

	b.options = &accessible;
	return b;
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

static struct item *
artifact(struct item *item, enum artifact kind)
{
	item->node = NODE_ARTIFACT;
	item->artifact = kind;
	return item;
}

/* --- marks ---------------------------------------------------------------------------------------------- */

static const struct node two_paragraphs[] = {
    {.role = ROLE_DOCUMENT},
    {.role = ROLE_PARAGRAPH},
    {.role = ROLE_PARAGRAPH},
};

/* The operators of a page, with all that is shown or drawn left out. */
static const char *
marks(struct bench *b, const char *contents)
{
	struct buf out = BUF_INIT;
	const char *copy, *end;

	for (const char *at = strstr(contents, "stream\n") + 7; *at != '\0'; at = end + 1) {
		const char *last;
		end = at + strcspn(at, "\n");
		last = end;
		while (last > at && isalpha((unsigned char)last[-1]))
			last--;
		if (strncmp(last, "BDC", 3) == 0)
			buf_add(&out, at, (size_t)(end - at));
		else if (*end != '\0')
			buf_add(&out, last, (size_t)(end - last));
		buf_addc(&out, '\n');
		if (*end == '\0' || strncmp(end, "\n\nendstream", 11) == 0)
			break;
	}
	copy = arena_strdup(b->arena, buf_cstr(&out));
	buf_release(&out);
	return copy;
}

Test(pdf_tagged, everything_painted_is_marked)
{
	struct bench b = accessible_bench();
	struct page page;
	struct objects o;

	artifact(add_item(&b, ITEM_FILL, 1000, 2000, 3000, 4000), ARTIFACT_LAYOUT)->u.fill = blue;
	artifact(add_item(&b, ITEM_FILL, 2000, 1000, 10000, 4000), ARTIFACT_LAYOUT)->u.fill = blue;
	artifact(add_item(&b, ITEM_RULE, 0, 0, 5000, 0), ARTIFACT_LAYOUT)->u.rule.thickness = 500;
	artifact(add_text(&b, &small, 0, 10000, "abc"), ARTIFACT_HEADER);
	add_item(&b, ITEM_CELL, 0, 0, 1000, 1000)->node = 1;
	add_text(&b, &small, 0, 20000, "abc")->node = 1;
	add_text(&b, &small, 0, 30000, "abc")->node = 1;
	add_item(&b, ITEM_CELL, 0, 0, 1000, 1000)->node = 2;
	add_text(&b, &small, 0, 40000, "abc")->node = 2;
	add_text(&b, &small, 0, 50000, "abc")->node = 1;
	artifact(add_text(&b, &small, 0, 60000, "abc"), ARTIFACT_FOOTER);
	artifact(add_text(&b, &small, 0, 70000, "abc"), ARTIFACT_PAGINATION);
	page = take_page(&b);
	o = read_objects(&b,
	    &(struct pages){.pages = &page, .page_count = 1, .nodes = two_paragraphs, .node_count = 3},
	    &info);
	cr_assert_str_eq(marks(&b, follow(&o, o.text[page_objects(&o, 1)[0]], "/Contents")),
	    "\n>>BDC\n" /* a box ends its line */
	    "rg\nre\nre\nf\nEMC\n"
	    "/Artifact<</Type/Layout>>BDC\n"
	    "gs\nw\nl\nS\nEMC\n"
	    "BT\n/Artifact<</Type/Pagination/Subtype/Header>>BDC\nTd\ng\nTf\nTj\nEMC\n"
	    "/P<</MCID 0>>BDC\nTd\nTj\nTd\nTj\nEMC\n"
	    "/P<</MCID 1>>BDC\nTd\nTj\nEMC\n"
	    "/P<</MCID 2>>BDC\nTd\nTj\nEMC\n"
	    "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\nTd\nTj\nEMC\n"
	    "/Artifact<</Type/Pagination>>BDC\nTd\nTj\nEMC\n"
	    "ET\n");
	has(follow(&o, o.text[page_objects(&o, 1)[0]], "/Contents"),
	    "/Artifact<</Type/Background/BBox [1 606 12 611]\n>>BDC\n");
	has(o.text[page_objects(&o, 1)[0]], "/StructParents 0\n/Tabs /S\n");
	bench_close(&b);
}

/* --- a long table --------------------------------------------------------------------------------------- */

enum { COLUMNS = 5, ROWS = 60, ROWS_PER_PAGE = 11 };

/*
 * Cells over several rows and columns at random, some of them empty.  Each has its text where it stands in
 * the grid, and once more on the next page where it is cut.
 */
struct long_table {
	struct node nodes[3 + ROWS * (COLUMNS + 1)];
	uint32_t node_count;
	uint32_t owner[ROWS][COLUMNS]; /* node */
	bool is_empty[3 + ROWS * (COLUMNS + 1)];
	struct page pages[ROWS / ROWS_PER_PAGE + 1];
};

static void
fill_table(struct long_table *t)
{
	uint32_t random = 7;

	t->nodes[0] = (struct node){.role = ROLE_DOCUMENT};
	t->nodes[1] = (struct node){.role = ROLE_TABLE};
	t->nodes[2] = (struct node){.role = ROLE_TABLE_BODY, .parent = 1};
	t->node_count = 3;
	for (size_t r = 0; r < ROWS; r++) {
		uint32_t row = t->node_count++;
		t->nodes[row] = (struct node){.role = ROLE_ROW, .parent = 2};
		for (size_t c = 0; c < COLUMNS; c++) {
			uint32_t cell = t->node_count;
			uint16_t rows, columns = 1;
			if (t->owner[r][c] != 0)
				continue;
			random = random * 1664525 + 1013904223;
			rows = (uint16_t)(1 + (random >> 28) % 4);
			if (rows > ROWS - r)
				rows = (uint16_t)(ROWS - r);
			if (random >> 24 & 1 && c + 1 < COLUMNS && t->owner[r][c + 1] == 0)
				columns = 2;
			t->nodes[cell] = (struct node){.role = ROLE_DATA_CELL,
			    .parent = row,
			    .rows = rows,
			    .columns = columns};
			t->is_empty[cell] = (random >> 20 & 7) == 0;
			t->node_count++;
			for (size_t i = 0; i < rows; i++)
				for (size_t k = 0; k < columns; k++)
					t->owner[r + i][c + k] = cell;
		}
	}
}

/* Text at column * 20 pt, row * 10 pt from the top, of each cell that starts or goes on on this page. */
static void
fill_page(struct bench *b, struct long_table *t, size_t page)
{
	size_t first = page * ROWS_PER_PAGE;

	for (size_t r = first; r < first + ROWS_PER_PAGE && r < ROWS; r++)
		for (size_t c = 0; c < COLUMNS; c++) {
			uint32_t cell = t->owner[r][c];
			bool is_start = (r == 0 || t->owner[r - 1][c] != cell) || r == first;
			if (!is_start || t->is_empty[cell] || (c > 0 && t->owner[r][c - 1] == cell))
				continue;
			add_text(b, &small, (length)c * 20000, (length)(r + 1) * 10000, "a")->node = cell;
		}
	t->pages[page] = take_page(b);
}

/* Where the text of each mark of a page starts. */
struct position {
	int64_t x, y;
};

static size_t
read_positions(const char *contents, struct position *positions, size_t room)
{
	struct position at = {0};
	size_t n = 0;

	for (const char *line = strstr(contents, "stream\n") + 7; line != NULL;
	     line = strchr(line, '\n') != NULL ? strchr(line, '\n') + 1 : NULL) {
		size_t width = strcspn(line, "\n");
		if (strncmp(line, "BT", 2) == 0)
			at = (struct position){0};
		if (width > 3 && strncmp(line + width - 3, " Td", 3) == 0) {
			char *rest;
			at.x += strtol(line, &rest, 10);
			at.y += strtol(rest, NULL, 10);
			cr_assert_lt(n, room);
			positions[n++] = at;
		}
	}
	return n;
}

/* Whether the element has kids and nothing else; a row of covered cells only has none. */
static bool
is_list(const struct long_table *t, uint32_t node)
{
	return t->nodes[node].role != ROLE_DATA_CELL && node + 1 < t->node_count &&
	    t->nodes[node + 1].parent == node;
}

/* Lists below the document have numbers in a row, in the order of their nodes, and so have the others. */
static unsigned long
number_among(const struct long_table *t, uint32_t node)
{
	unsigned long n = 0;

	for (uint32_t i = 1; i < node; i++)
		n += is_list(t, i) == is_list(t, node);
	return n;
}

/* The row and column of each cell's marks, found through the tree, against where the text was put. */
static void
check_table(const struct objects *o, const struct long_table *t, size_t page_count)
{
	const char *parents = follow(o, follow(o, o->root, "/StructTreeRoot"), "/ParentTree");
	unsigned long *pages = page_objects(o, page_count), first = 0;
	size_t seen = 0, expected = 0;

	for (size_t p = 0; p < page_count; p++) {
		struct position at[64];
		size_t n = read_positions(follow(o, o->text[pages[p]], "/Contents"), at, 64);
		const char *array = look_up(o, parents, p) + 1;

		for (size_t i = 0; i < n; i++, seen++) {
			size_t row = (size_t)(612 - at[i].y) / 10 - 1, column = (size_t)at[i].x / 20;
			unsigned long element = strtoul(array, (char **)&array, 10);
			array += 4;
			if (seen == 0)
				first = element - number_among(t, t->owner[row][column]);
			cr_assert_eq(element - first, number_among(t, t->owner[row][column]),
			    "row %zu, column %zu", row, column);
			has(o->text[element], "<</S/TD/P ");
		}
		expected += t->pages[p].item_count;
	}
	cr_assert_eq(seen, expected);
	unsigned long lists = first;
	for (uint32_t i = 1; i < t->node_count; i++)
		lists -= is_list(t, i);
	for (uint32_t i = 3; i < t->node_count; i++) {
		if (t->nodes[i].role != ROLE_DATA_CELL)
			continue;
		const char *element = o->text[first + number_among(t, i)];
		cr_assert_not_null(element);
		cr_assert_eq(number(element, "/P"), lists + number_among(t, t->nodes[i].parent));
		cr_assert_eq(t->is_empty[i], entry(element, "/K") == NULL);
		cr_assert_eq(t->nodes[i].rows > 1 ? number(element, "/RowSpan") : 1, t->nodes[i].rows);
		cr_assert_eq(t->nodes[i].columns > 1 ? number(element, "/ColSpan") : 1, t->nodes[i].columns);
	}
}

Test(pdf_tagged, each_cell_is_in_its_row_and_column)
{
	enum { PAGES = (ROWS + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE };
	struct bench b = accessible_bench();
	struct long_table *t = ARENA_NEW(b.arena, struct long_table);
	struct objects o;

	fill_table(t);
	for (size_t p = 0; p < PAGES; p++)
		fill_page(&b, t, p);
	o = read_objects(&b,
	    &(struct pages){
		.pages = t->pages,
		.page_count = PAGES,
		.nodes = t->nodes,
		.node_count = t->node_count,
	    },
	    &info);
	check_table(&o, t, PAGES);
	bench_close(&b);
}

Test(pdf_tagged, many_pages_have_a_balanced_parent_tree)
{
	enum { COUNT = 4200 };
	struct bench b = accessible_bench();
	struct page *pages = ARENA_ARRAY(b.arena, struct page, COUNT);
	struct item *items = ARENA_ARRAY(b.arena, struct item, COUNT);
	struct node *nodes = ARENA_ARRAY(b.arena, struct node, COUNT + 1);
	struct objects o;
	const char *root;

	add_text(&b, &small, 0, 10000, "abc");
	for (uint32_t i = 0; i < COUNT; i++) {
		nodes[i + 1].role = ROLE_PARAGRAPH;
		items[i] = b.items[0];
		items[i].node = i + 1;
		pages[i] = b.page;
		pages[i].items = &items[i];
	}
	o = read_objects(&b,
	    &(struct pages){.pages = pages, .page_count = COUNT, .nodes = nodes, .node_count = COUNT + 1},
	    &info);
	root = follow(&o, follow(&o, o.root, "/StructTreeRoot"), "/ParentTree");
	cr_assert_null(entry(root, "/Nums"));
	cr_assert_null(entry(root, "/Limits"));
	cr_assert_eq(times(entry(root, "/Kids"), " 0 R"), 2);
	for (unsigned long i = 0; i < COUNT; i++) {
		const char *array = look_up(&o, root, i), *element;
		cr_assert_not_null(array, "page %lu", i);
		element = o.text[strtoul(array + 1, NULL, 10)];
		has(element, "<</S/P/P ");
		cr_assert_eq(number(o.text[number(element, "/Pg")], "/StructParents"), i);
	}
	cr_assert_null(look_up(&o, root, COUNT));
	bench_close(&b);
}

/* --- archives ------------------------------------------------------------------------------------------- */

static struct pdf_options
archival(struct bench *b)
{
	struct bytes profile;

	cr_assert(file_read(b->arena, "fonts/sRGB.icc", 1 << 20, (struct srcloc){0}, &profile, b->diags));
	return (struct pdf_options){
	    .standards = PDF_A3A | PDF_UA1,
	    .icc_profile = profile.data,
	    .icc_size = profile.length,
	};
}

Test(pdf_tagged, metadata_is_escaped_and_says_what_info_says)
{
	static const struct pdf_info about = {
	    .title = "Metas <2024> & \"más\"",
	    .author = "it's\x01",
	    .subject = "a\r\nb",
	    .keywords = "x, y",
	    .creator = "\xC4\xBC\xFF", /* a letter whose last byte is that of <, and what is no UTF-8 */
	    .created = 1704164645,
	};
	struct buf b = BUF_INIT;

	metadata_xmp(&about, PDF_A3A | PDF_UA1, "es-SV", "P&Q", &b);
	has(buf_cstr(&b),
	    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Metas &#60;2024&#62; &#38; "
	    "&#34;más&#34;</rdf:li></rdf:Alt></dc:title>\n");
	has(b.data, "<dc:creator><rdf:Seq><rdf:li>it&#39;s\xEF\xBF\xBD</rdf:li></rdf:Seq></dc:creator>\n");
	has(b.data, ">a b</rdf:li></rdf:Alt></dc:description>\n");
	has(b.data, "<dc:language><rdf:Bag><rdf:li>es-SV</rdf:li></rdf:Bag></dc:language>\n");
	has(b.data, "<pdf:Keywords>x, y</pdf:Keywords>\n<pdf:Producer>P&#38;Q</pdf:Producer>\n");
	has(b.data, "<xmp:CreatorTool>\xC4\xBC\xEF\xBF\xBD</xmp:CreatorTool>\n");
	has(b.data, "<xmp:CreateDate>2024-01-02T03:04:05Z</xmp:CreateDate>\n");
	has(b.data, "<xmp:ModifyDate>2024-01-02T03:04:05Z</xmp:ModifyDate>\n");
	has(b.data, "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n");
	has(b.data, "<pdfuaid:part>1</pdfuaid:part>\n");
	has(b.data, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n");
	buf_clear(&b);
	metadata_xmp(&info, PDF_A3B, NULL, NULL, &b);
	has(buf_cstr(&b), "<pdfaid:conformance>B</pdfaid:conformance>\n");
	lacks(b.data, "pdfuaid");
	lacks(b.data, "Date");
	lacks(b.data, "dc:creator");
	lacks(b.data, "Producer");
	buf_release(&b);
}

Test(pdf_tagged, an_archival_file_has_what_it_needs)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct pdf_options options = archival(&b);
	struct page page;
	struct objects o;
	const char *metadata;

	b.options = &options;
	add_text(&b, &small, 0, 10000, "abc")->node = 1;
	page = take_page(&b);
	o = read_objects(&b,
	    &(struct pages){.pages = &page, .page_count = 1, .nodes = two_paragraphs, .node_count = 3},
	    &info);
	has(o.root, "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) ");
	has(o.root, "/Lang (es)\n");
	metadata = follow(&o, o.root, "/Metadata");
	has(metadata, "/Type /Metadata\n/Subtype /XML\n/Filter/FlateDecode");
	has(metadata, "<pdf:Producer>Haru ");
	options.standards = PDF_A3B;
	o = read_objects(&b,
	    &(struct pages){.pages = &page, .page_count = 1, .nodes = two_paragraphs, .node_count = 3},
	    &info);
	lacks(o.root, "/StructTreeRoot");
	has(o.root, "/OutputIntents");
	bench_close(&b);
}

Test(pdf_tagged, what_can_not_be_kept_to_is_refused)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct pdf_options options = archival(&b);
	struct pages pages = {.pages = &b.page, .page_count = 1, .nodes = two_paragraphs, .node_count = 3};
	struct taker t = {.got = BUF_INIT};

	b.options = &options;
	pages.node_count = 0;
	cr_assert_not(write_pages(&b, &pages, &info, &t));
	pages.node_count = 3;
	options.icc_size--;
	cr_assert_not(write_pages(&b, &pages, &info, &t));
	options.icc_profile = NULL;
	cr_assert_not(write_pages(&b, &pages, &info, &t));
	cr_assert_eq(t.calls, 0);
	cr_assert_eq(diags_errors(b.diags), 3);
	cr_assert_str_eq(diags_get(b.diags, 0)->rule, "pdf-untagged");
	cr_assert_str_eq(diags_get(b.diags, 1)->rule, "pdf-profile");
	cr_assert_str_eq(diags_get(b.diags, 2)->rule, "pdf-profile");
	bench_close(&b);
}

/* What PDF/A allows, held against the nodes before any page comes. */
Test(pdf_tagged, too_many_objects_are_refused_at_once)
{
	static const size_t fits = 8388607 - 1 - 100 - 3 * 2;
	struct bench b = bench_open(REGULAR, BOLD);
	struct page_frame frames[2] = {{.width = 612000, .height = 792000},
	    {.width = 612000, .height = 792000}};
	struct pagination whole = {.frames = frames, .page_count = 2};
	struct pdf_options options = {.standards = PDF_UA1, .loc = {"job.yaml", 12, 5}};

	for (int i = 0; i < 3; i++) {
		struct taker t = {.got = BUF_INIT};
		struct pdf *pdf = pdf_open(b.arena, b.fonts, &info, &options, output_to(&t), b.diags);
		struct page_sink sink = pdf_sink(pdf);

		whole.node_count = i == 0 ? fits : fits + 1;
		options.standards = i < 2 ? PDF_UA1 : 0;
		cr_expect_eq(sink.open(sink.ctx, &whole), i != 1);
		pdf_close(pdf);
		buf_release(&t.got);
	}
	cr_assert_str_eq(support_printed(b.arena, b.diags),
	    "job.yaml:12:5: error: the PDF would hold about 8388607 objects, 4194303 on a page, and 8388607 "
	    "are allowed: make several documents of it, or give it 'standards: none' "
	    "[pdf-too-many-objects]\n");
	bench_close(&b);
}

/* --- attachments ---------------------------------------------------------------------------------------- */

Test(pdf_tagged, files_are_attached)
{
	static const struct pdf_attachment files[] = {
	    {"ñandú.csv", "text/csv", "Metas", PDF_SOURCE, "a,b\n", 4, 1704164645},
	    {"b(1).csv", NULL, NULL, PDF_DATA, "", 0, INT64_MIN},
	    {"b", "text/plain", NULL, PDF_UNSPECIFIED, "x", 1, INT64_MIN},
	};
	struct bench b = bench_open(REGULAR, BOLD);
	struct pdf_options options = {.attachments = files, .attachment_count = 3};
	struct objects o;
	const char *names, *file, *data;

	b.options = &options;
	o = read_objects(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &info);
	cr_assert_eq(times(entry(o.root, "/AF"), " 0 R "), 3);
	names = follow(&o, o.root, "/EmbeddedFiles");
	has(names, "/Names [(b) ");
	has(names, "\n(b\\(1\\).csv) ");
	has(names, "\n<FEFF00F1006100");
	file = o.text[strtoul(entry(o.root, "/AF") + 1, NULL, 10)];
	has(file,
	    "/F (_and_.csv)\n/UF (\xF1"
	    "and\xFA.csv)\n");
	has(file, "/Desc (Metas)\n/AFRelationship /Source\n/EF <</F ");
	data = follow(&o, file, "/EF <</F");
	has(data, "/Subtype/text#2Fcsv/");
	has(data, "stream\na,b\n");
	data = follow(&o, data, "/Params");
	has(data, "/Size 4\n/CheckSum <F69F5B72BC79A92DC70C63C9AA142E36>\n/ModDate (D:20240102030405Z)\n");
	bench_close(&b);
}

/* The bytes of a string, in pieces of 1,000. */
static bool
hand_on(const void *data, pdf_sink_fn *sink, void *ctx)
{
	const char *text = data;
	size_t n = strlen(text);
	bool taken = true;

	for (size_t at = 0; at < n && taken; at += 1000)
		taken = sink(ctx, text + at, n - at < 1000 ? n - at : 1000);
	return taken;
}

/* Whether they are few enough to be deflated as a whole or not. */
Test(pdf_tagged, files_that_are_made_while_they_are_written_are_those_that_are_there)
{
	static const size_t sizes[] = {0, 1, 1000, 64 * 1024, 64 * 1024 + 1, 200000};
	struct pdf_attachment files[12];
	struct bench b = bench_open(REGULAR, BOLD);
	struct pdf_options options = {.attachments = files, .attachment_count = 12};
	const char *entry_of[12], *at;
	struct objects o;

	for (size_t i = 0; i < 12; i++) {
		char *data = arena_alloc(b.arena, sizes[i / 2] + 1, 1);

		for (size_t k = 0; k < sizes[i / 2]; k++)
			data[k] = (char)('a' + k * k % 23);
		files[i] = (struct pdf_attachment){
		    .name = arena_printf(b.arena, "%zu", i),
		    .data = data,
		    .size = sizes[i / 2],
		    .modified = INT64_MIN,
		    .write = i % 2 ? hand_on : NULL,
		};
	}
	b.options = &options;
	o = read_objects(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &info);
	at = entry(o.root, "/AF") + 1;
	for (size_t i = 0; i < 12; i++, at = strchr(at, 'R') + 1)
		entry_of[i] = follow(&o, o.text[strtoul(at, NULL, 10)], "/EF <</F");
	for (size_t i = 0; i < 12; i += 2) {
		cr_assert_str_eq(follow(&o, entry_of[i], "/Params"), follow(&o, entry_of[i + 1], "/Params"));
		cr_assert_str_eq(strstr(entry_of[i], "\nstream\n"), strstr(entry_of[i + 1], "\nstream\n"));
	}
	bench_close(&b);
}

Test(pdf_tagged, two_files_of_one_name_are_refused)
{
	static const struct pdf_attachment files[] = {
	    {.name = "a.csv", .data = "x", .size = 1, .modified = INT64_MIN},
	    {.name = "b.csv", .data = "x", .size = 1, .modified = INT64_MIN},
	    {.name = "a.csv", .data = "y", .size = 1, .modified = INT64_MIN},
	};
	struct bench b = bench_open(REGULAR, BOLD);
	struct pdf_options options = {.attachments = files, .attachment_count = 3};
	struct taker t = {.got = BUF_INIT};

	b.options = &options;
	cr_assert_not(write_pages(&b, &(struct pages){.pages = &b.page, .page_count = 1}, &info, &t));
	cr_assert_eq(diags_errors(b.diags), 1);
	cr_assert_str_eq(diags_get(b.diags, 0)->rule, "pdf-attachment");
	buf_release(&t.got);
	bench_close(&b);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* A document with a bit of everything, in `pages`. */
static void
fill_document(struct bench *b, struct page *page, struct pages *pages, struct pdf_options *options)
{
	static const struct pdf_attachment file = {"a.csv", "text/csv", "A", PDF_DATA, "x", 1, 1704164645};

	*options = archival(b);
	options->attachments = &file;
	options->attachment_count = 1;
	b->options = options;
	artifact(add_item(b, ITEM_FILL, 1000, 2000, 3000, 4000), ARTIFACT_LAYOUT)->u.fill = blue;
	add_text(b, &small, 0, 10000, "abc")->node = 1;
	add_text(b, &small, 0, 10000, "abc")->node = 2;
	*page = take_page(b);
	*pages = (struct pages){.pages = page, .page_count = 1, .nodes = two_paragraphs, .node_count = 3};
}

Test(pdf_tagged, the_same_pages_give_the_same_bytes)
{
	const char *file[2];
	size_t n[2];
	struct bench b[2];

	for (int i = 0; i < 2; i++) {
		struct page page;
		struct pages pages;
		struct pdf_options options;

		b[i] = bench_open(REGULAR, BOLD);
		fill_document(&b[i], &page, &pages, &options);
		file[i] = whole_file(&b[i], &pages, &info, &n[i]);
	}
	cr_assert_eq(n[0], n[1]);
	cr_assert_eq(memcmp(file[0], file[1], n[0]), 0);
	bench_close(&b[0]);
	bench_close(&b[1]);
}

/* Random bytes attached make for many pieces of output. */
Test(pdf_tagged, a_sink_that_refuses_ends_it_at_once)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct taker all = {.got = BUF_INIT};
	struct pdf_options options;
	struct pdf_attachment file = {.name = "x", .size = 300000, .modified = INT64_MIN};
	struct pages pages;
	struct page page;
	uint8_t *data = ARENA_ARRAY(b.arena, uint8_t, file.size);
	uint32_t random = 1;

	for (size_t i = 0; i < file.size; i++)
		data[i] = (uint8_t)((random = random * 1664525 + 1013904223) >> 24);
	fill_document(&b, &page, &pages, &options);
	file.data = data;
	options.attachments = &file;
	cr_assert(write_pages(&b, &pages, &info, &all));
	cr_assert_gt(all.calls, 2);
	for (unsigned i = 1; i <= all.calls; i++) {
		struct taker t = {.got = BUF_INIT, .refuse_at = i};

		cr_expect_not(write_pages(&b, &pages, &info, &t));
		cr_expect_eq(t.calls, i);
		buf_release(&t.got);
	}
	cr_expect_eq(diags_count(b.diags), 0, "the sink tells its own story");
	buf_release(&all.got);
	bench_close(&b);
}
