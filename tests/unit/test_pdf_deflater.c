#include <criterion/criterion.h>
#include <libdeflate.h>

#include "pdf/deflater.h"
#include "support.h"

#define SIZE 300000

/* It inflates to what came, whatever the pieces; the size is of that. */
static void
expect_back(const uint8_t *data, size_t n, size_t piece)
{
	struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
	struct deflater d;
	uint8_t *back = malloc(n + 1);
	size_t got = 0;

	deflater_begin(&d);
	for (size_t at = 0; at < n; at += piece)
		cr_assert(deflater_add(&d, data + at, n - at < piece ? n - at : piece));
	cr_assert(deflater_end(&d));
	cr_assert_eq(libdeflate_zlib_decompress(inflate, d.out.data, d.out.length, back, n + 1, &got),
	    LIBDEFLATE_SUCCESS);
	cr_expect_eq(got, n);
	cr_expect_eq(d.size, n);
	cr_expect_eq(memcmp(back, data, n), 0);
	deflater_release(&d);
	libdeflate_free_decompressor(inflate);
	free(back);
}

/* Random bytes don't deflate: the output is longer than what came, and than any piece of room for it. */
Test(pdf_deflater, pieces_come_to_what_the_whole_does)
{
	uint8_t *data = malloc(SIZE);
	uint64_t state = 1;

	for (size_t i = 0; i < SIZE; i++) {
		state = state * 6364136223846793005u + 1442695040888963407u;
		data[i] = i < SIZE / 2 ? (uint8_t)(state >> 56) : (uint8_t)(i / 100);
	}
	expect_back(data, 0, 1);
	expect_back(data, 1, 1);
	expect_back(data, 5000, 7);
	expect_back(data, SIZE, 65536);
	expect_back(data, SIZE, SIZE);
	free(data);
}
