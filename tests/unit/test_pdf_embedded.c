#include <criterion/criterion.h>
#include <unistd.h>

#include "base/buf.h"
#include "pdf/embedded.h"
#include "pdf/libqpdf.h"
#include "support.h"

/* What libqpdf prints by itself goes to a file, which must stay empty. */
struct bench {
	struct arena *arena;
	struct diags *diags;
	struct libqpdf lib;
	struct embedded *embedded;
	int printed, stream;
};

static void
bench_open(struct bench *bench)
{
	bench->arena = support_arena();
	bench->diags = diags_open();
	bench->embedded = NULL;
	cr_assert_null(libqpdf_load(&bench->lib));
	bench->printed = fileno(tmpfile());
	fflush(stderr);
	bench->stream = dup(STDERR_FILENO);
	cr_assert_geq(dup2(bench->printed, STDERR_FILENO), 0);
}

static void
bench_close(struct bench *bench)
{
	if (bench->embedded)
		embedded_close(bench->embedded);
	cr_assert_geq(dup2(bench->stream, STDERR_FILENO), 0);
	cr_expect_eq(lseek(bench->printed, 0, SEEK_END), 0, "libqpdf printed something");
	diags_close(bench->diags);
	arena_close(bench->arena);
}

/* A PDF of n objects, the first of which is the catalog. */
static struct bytes
make_pdf(struct bench *bench, const char *const *objects, size_t n, const char *trailer)
{
	struct buf b = BUF_INIT;
	size_t offsets[8], start;

	buf_adds(&b, "%PDF-1.7\n");
	for (size_t i = 0; i < n; i++) {
		offsets[i] = b.length;
		buf_addf(&b, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
	}
	start = b.length;
	buf_addf(&b, "xref\n0 %zu\n0000000000 65535 f \n", n + 1);
	for (size_t i = 0; i < n; i++)
		buf_addf(&b, "%010zu 00000 n \n", offsets[i]);
	buf_addf(&b, "trailer\n<</Size %zu%s>>\nstartxref\n%zu\n%%%%EOF\n", n + 1, trailer, start);
	size_t length = b.length;
	return (struct bytes){buf_take(&b, bench->arena), length};
}

static bool
open_pdf(struct bench *bench, const char *file, const char *trailer)
{
	const char *const objects[] = {
	    "<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles 3 0 R>>>>",
	    "<</Type /Pages /Kids [] /Count 0>>",
	    "<</Names [(a) <</F (a.csv) /EF <</F 4 0 R>>>>]>>",
	    file,
	    "]",
	};

	bench->embedded = embedded_open(bench->arena, &bench->lib, "a.pdf",
	    make_pdf(bench, objects, 5, trailer), bench->diags);
	return bench->embedded != NULL;
}

Test(pdf_embedded, gives_names_bytes_and_what_the_pdf_says_of_them)
{
	struct bench bench;
	struct packed packed;
	bench_open(&bench);

	cr_assert(open_pdf(&bench,
	    "<</Length 4 /Params <</Size 4 /CheckSum (0123456789abcdef)>>>>\nstream\n1,2\n\nendstream",
	    " /Root 1 0 R"));
	cr_assert_eq(embedded_count(bench.embedded), 1);
	cr_expect_str_eq(embedded_names(bench.embedded)[0].text, "a.csv");
	cr_assert(embedded_read(bench.embedded, 0, &packed));
	cr_assert_eq(packed.data.length, 4);
	cr_expect_arr_eq(packed.data.data, "1,2\n", 4);
	cr_expect(packed.has_size && packed.size == 4 && !packed.deflated && packed.has_checksum);
	cr_expect_arr_eq(packed.checksum, "0123456789abcdef", 16);
	cr_expect_eq(diags_count(bench.diags), 0);
	bench_close(&bench);
}

/* The library gives the bytes all the same; under the sanitizers none of them may be left. */
Test(pdf_embedded, that_the_library_warns_of_are_an_error_and_nothing_is_left)
{
	struct bench bench;
	struct packed packed;
	bench_open(&bench);

	cr_assert(open_pdf(&bench, "<</Length 4 /Params 5 0 R>>\nstream\n1,2\n\nendstream", " /Root 1 0 R"));
	cr_expect_not(embedded_read(bench.embedded, 0, &packed));
	cr_expect_eq(diags_errors(bench.diags), 1);
	cr_expect_str_eq(diags_get(bench.diags, 0)->rule, "extract-damaged");
	bench_close(&bench);
}

Test(pdf_embedded, without_a_root_are_one_error)
{
	struct bench bench;
	bench_open(&bench);

	cr_expect_not(open_pdf(&bench, "<</Length 4>>\nstream\n1,2\n\nendstream", ""));
	cr_expect_str_eq(support_printed(bench.arena, bench.diags),
	    "a.pdf: error: this is not a PDF, or a damaged one: unable to find /Root dictionary "
	    "[extract-not-pdf]\n");
	bench_close(&bench);
}

/* A page with a heading, a table of a row, and a chart's two words; what the tree of parents is, is given. */
static struct page_texts
read_page(struct bench *bench, uint32_t page, const char *parents, const char *paragraph)
{
	static const char content[] = "/Artifact<</Type/Layout>>BDC BT /F0 1 Tf (x)Tj EMC "
				      "/H1<</MCID 0>>BDC (a\\255)Tj 0 -9 Td (b)Tj EMC "
				      "/TD<</MCID 1>>BDC (c)Tj EMC /TD<</MCID 2>>BDC [(d)-9(e)]TJ EMC "
				      "/Figure<</MCID 3>>BDC (f)Tj 3 3 Td (g)Tj EMC "
				      "/P<</MCID 9>>BDC (z)Tj EMC (z)Tj /TD<</MCID 1>>BDC (h)Tj EMC ET";
	static const char map[] = "beginbfrange <61> <7A> <0041> endbfrange beginbfchar <AD> <00AD> end";
	const char *const objects[] = {
	    "<</Type /Catalog /Pages 2 0 R "
	    "/Names <</EmbeddedFiles <</Names [(a) <</F (a.csv) /EF <</F 4 0 R>>>>]>>>> "
	    "/StructTreeRoot <</ParentTree 5 0 R>>>>",
	    "<</Type /Pages /Kids [3 0 R] /Count 1 "
	    "/Resources <</Font <</F0 <</Subtype /TrueType /ToUnicode 6 0 R>>>>>>>>",
	    "<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /StructParents 7 /Contents 7 0 R>>",
	    "<</Length 0>>\nstream\n\nendstream",
	    parents,
	    arena_printf(bench->arena, "<</Length %zu>>\nstream\n%s\nendstream", strlen(map), map),
	    arena_printf(bench->arena, "<</Length %zu>>\nstream\n%s\nendstream", strlen(content), content),
	    paragraph,
	};
	struct page_texts texts = {0};

	bench->embedded = embedded_open(bench->arena, &bench->lib, "a.pdf",
	    make_pdf(bench, objects, 8, "/Root 1 0 R"), bench->diags);
	cr_assert_not_null(bench->embedded);
	if (!embedded_page(bench->embedded, page, &texts))
		texts.count = SIZE_MAX;
	return texts;
}

#define ROW "<</S /TR /P 8 0 R>>"

static void
expect_page(struct bench *bench, uint32_t page, const char *parents, const char *paragraph,
    const char *expected)
{
	struct buf b = BUF_INIT;
	const struct page_texts texts = read_page(bench, page, parents, paragraph);

	for (size_t i = 0; texts.count < SIZE_MAX && i < texts.count; i++)
		buf_addf(&b, "%s %u%s%s|", texts.items[i].text, (unsigned)texts.items[i].row,
		    texts.items[i].is_cell ? " cell" : "", texts.items[i].in_picture ? " picture" : "");
	if (texts.count == SIZE_MAX)
		buf_adds(&b, diags_get(bench->diags, 0)->rule);
	cr_expect_str_eq(buf_cstr(&b), expected);
	buf_release(&b);
}

/* Direct objects have no number: the elements of these are in the arrays as references to object 8. */
Test(pdf_embedded, a_page_is_told_by_its_structure)
{
	struct bench bench;

	bench_open(&bench);
	expect_page(&bench, 1, "<</Kids [<</Limits [0 3]>> <</Limits [4 9] /Nums [7 [8 0 R 8 0 R]]>>]>>",
	    "<</S /TD /P " ROW ">>",
	    "A\xc2\xad"
	    "BCH 1 cell|");
	bench_close(&bench);
}

Test(pdf_embedded, words_of_a_picture_are_apart)
{
	struct bench bench;

	bench_open(&bench);
	expect_page(&bench, 1, "<</Nums [7 [null null null 8 0 R]]>>", "<</S /Figure>>",
	    "F 0 picture|G 0 picture|");
	bench_close(&bench);
}

Test(pdf_embedded, a_page_without_structure_is_an_error)
{
	struct bench bench;

	bench_open(&bench);
	expect_page(&bench, 1, "<</Kids [5 0 R] /Limits [0 9]>>", "null", "explain-untagged");
	bench_close(&bench);
}

Test(pdf_embedded, a_tree_and_elements_that_hold_themselves_end)
{
	struct bench bench;

	bench_open(&bench);
	expect_page(&bench, 1, "<</Kids [5 0 R <</Limits [7 7] /Kids [5 0 R]>>]>>", "null",
	    "explain-untagged");
	bench_close(&bench);
	bench_open(&bench);
	expect_page(&bench, 1, "<</Nums [7 [8 0 R]]>>", "<</S /Span /P 8 0 R>>", "");
	bench_close(&bench);
}

Test(pdf_embedded, a_page_that_it_has_not_is_an_error)
{
	struct bench bench;

	bench_open(&bench);
	expect_page(&bench, 2, "<</Nums [7 [8 0 R]]>>", "<</S /P>>", "explain-page");
	bench_close(&bench);
}
