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
