#include "base/packet.h"

#include <string.h>

#define NO_TEXT UINT64_MAX

void
packet_put(struct buf *out, uint64_t number)
{
	buf_add(out, &number, sizeof number);
}

void
packet_put_bytes(struct buf *out, const void *data, size_t n)
{
	buf_add(out, data, n);
}

void
packet_put_text(struct buf *out, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	packet_put(out, text ? n : NO_TEXT);
	buf_add(out, text, n);
}

void
packet_get_bytes(struct packet_reader *r, void *data, size_t n)
{
	if (r->bad || n > r->left) {
		r->bad = true;
		memset(data, 0, n);
		return;
	}
	memcpy(data, r->data, n);
	r->data += n;
	r->left -= n;
}

uint64_t
packet_get(struct packet_reader *r)
{
	uint64_t number;

	packet_get_bytes(r, &number, sizeof number);
	return number;
}

const char *
packet_get_text(struct packet_reader *r, struct arena *arena)
{
	uint64_t n = packet_get(r);

	if (r->bad || n == NO_TEXT)
		return NULL;
	if (n > r->left) {
		r->bad = true;
		return NULL;
	}
	const char *text = arena_strndup(arena, r->data, (size_t)n);
	r->data += n;
	r->left -= (size_t)n;
	return text;
}

size_t
packet_get_count(struct packet_reader *r, size_t size)
{
	uint64_t n = packet_get(r);

	if (n > r->left / size)
		r->bad = true;
	return r->bad ? 0 : (size_t)n;
}
