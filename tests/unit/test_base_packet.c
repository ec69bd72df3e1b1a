#include <criterion/criterion.h>

#include "base/packet.h"
#include "support.h"

Test(base_packet, brings_back_what_was_put)
{
	struct arena *arena = support_arena();
	struct buf buf = BUF_INIT;

	packet_put(&buf, UINT64_MAX);
	packet_put_text(&buf, "ñandú");
	packet_put_text(&buf, NULL);
	packet_put_text(&buf, "");
	packet_put(&buf, 3);
	struct packet_reader r = {buf.data, buf.length, false};
	cr_assert_eq(packet_get(&r), UINT64_MAX);
	cr_assert_str_eq(packet_get_text(&r, arena), "ñandú");
	cr_assert_null(packet_get_text(&r, arena));
	cr_assert_str_eq(packet_get_text(&r, arena), "");
	cr_assert_not(r.bad);
	cr_assert_eq(packet_get_count(&r, 1), 0, "three things in no bytes");
	cr_assert(r.bad);
	cr_assert_eq(packet_get(&r), 0);
	/* Cut anywhere, it is bad at its end, and never more than that. */
	for (size_t n = 0; n < buf.length; n++) {
		struct packet_reader cut = {buf.data, n, false};
		(void)packet_get(&cut);
		(void)packet_get_text(&cut, arena);
		(void)packet_get_text(&cut, arena);
		(void)packet_get_text(&cut, arena);
		(void)packet_get(&cut);
		cr_assert(cut.bad, "%zu", n);
	}
	buf_release(&buf);
	arena_close(arena);
}
