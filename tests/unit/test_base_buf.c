#include <criterion/criterion.h>
#include <setjmp.h>
#include <stdint.h>

#include "base/buf.h"
#include "support.h"

Test(base_buf, puts_pieces_together)
{
	struct buf b = BUF_INIT;

	cr_assert_str_eq(buf_cstr(&b), "");
	buf_adds(&b, "uno");
	buf_addc(&b, ' ');
	buf_add(&b, "dos y tres", 3);
	buf_add(&b, NULL, 0);
	buf_addf(&b, " %d%s", 3, "!");
	cr_assert_eq(b.length, 10);
	cr_assert_str_eq(buf_cstr(&b), "uno dos 3!");
	cr_assert_eq(b.length, 10, "the NUL is not counted");
	buf_clear(&b);
	buf_adds(&b, "otra vez");
	cr_assert_str_eq(buf_cstr(&b), "otra vez");
	buf_release(&b);
	cr_assert_null(b.data);
}

Test(base_buf, formats_at_the_edge_of_its_room)
{
	struct buf b = BUF_INIT;

	for (size_t room = 0; room < 12; room++) {
		buf_release(&b);
		buf_reserve(&b, 256);
		while (b.capacity - b.length > room)
			buf_addc(&b, '.');
		buf_addf(&b, "%s", "12345678");
		cr_assert_not(b.failed);
		cr_assert_eq(b.length, 256 - room + 8);
		cr_assert_eq(memcmp(b.data + b.length - 9, ".12345678", 9), 0);
	}
	buf_release(&b);
}

Test(base_buf, writes_integers)
{
	static const struct {
		int64_t value;
		const char *text;
	} cases[] = {
	    {0, "0"},
	    {7, "7"},
	    {-7, "-7"},
	    {1310, "1310"},
	    {INT64_MAX, "9223372036854775807"},
	    {INT64_MIN, "-9223372036854775808"},
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_clear(&b);
		buf_add_int(&b, cases[i].value);
		cr_assert_str_eq(buf_cstr(&b), cases[i].text);
	}
	buf_release(&b);
}

Test(base_buf, writes_thousandths)
{
	static const struct {
		int64_t value;
		const char *text;
	} cases[] = {
	    {0, "0"},
	    {12500, "12.5"},
	    {12000, "12"},
	    {1, "0.001"},
	    {-1, "-0.001"},
	    {-10, "-0.01"},
	    {841890, "841.89"},
	    {100100, "100.1"},
	    {-12345, "-12.345"},
	    {INT64_MAX, "9223372036854775.807"},
	    {INT64_MIN, "-9223372036854775.808"},
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_clear(&b);
		buf_add_milli(&b, cases[i].value);
		cr_assert_str_eq(buf_cstr(&b), cases[i].text);
	}
	buf_release(&b);
}

Test(base_buf, stays_failed_once_memory_ran_out)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "algo");
	cr_assert_not(buf_reserve(&b, SIZE_MAX - 2), "length + extra overflows");
	cr_assert(b.failed);
	buf_adds(&b, "más");
	buf_addf(&b, "%d", 1);
	buf_addc(&b, 'x');
	cr_assert_eq(b.length, 4);
	cr_assert_str_eq(buf_cstr(&b), "");
	buf_clear(&b);
	buf_adds(&b, "x");
	cr_assert(b.failed, "what was lost before it was cleared is lost");
	cr_assert_str_eq(buf_cstr(&b), "");
	buf_release(&b);
	buf_adds(&b, "x");
	cr_assert_str_eq(buf_cstr(&b), "x");
	buf_release(&b);
}

static jmp_buf out;

static void
jump_out(void *ctx, size_t size)
{
	(void)ctx;
	(void)size;
	longjmp(out, 1);
}

Test(base_buf, moves_to_an_arena_whole_or_not_at_all)
{
	struct arena *arena = arena_open(jump_out, NULL);
	struct buf b = BUF_INIT;

	cr_assert_str_eq(buf_take(&b, arena), "");
	buf_adds(&b, "medio");
	cr_assert_str_eq(buf_take(&b, arena), "medio");
	cr_assert_null(b.data);
	buf_adds(&b, "medio");
	buf_reserve(&b, SIZE_MAX - 2);
	if (setjmp(out) == 0) {
		buf_take(&b, arena);
		cr_assert_fail("took what lacks its end");
	}
	buf_release(&b);
	arena_close(arena);
}
