/*
 * Numbers and texts in a message from one process to another of the same program.
 *
 * What is read is not trusted: a reader that runs out of bytes is `bad` from then on, and gives zeroes.
 */
#ifndef PLIEGO_BASE_PACKET_H
#define PLIEGO_BASE_PACKET_H

#include "base/buf.h"

void packet_put(struct buf *, uint64_t);
void packet_put_bytes(struct buf *, const void *, size_t n);
void packet_put_text(struct buf *, const char *); /* may be NULL */

struct packet_reader {
	const char *data;
	size_t left;
	bool bad;
};

uint64_t packet_get(struct packet_reader *);
void packet_get_bytes(struct packet_reader *, void *, size_t n);
const char *packet_get_text(struct packet_reader *, struct arena *);

/* A count of things that take at least `size` bytes each; more than there can be is bad. */
size_t packet_get_count(struct packet_reader *, size_t size);

#endif
