#include "pdf/unpack.h"

#include <libdeflate.h>

#define MEBIBYTE ((size_t)1024 * 1024)

struct unpacker {
	const char *path;
	struct diags *diags;
	struct libdeflate_decompressor *inflate;
	size_t total;
	char *data; /* of the file unpacked last */
};

#define REFUSE(u, rule, ...) \
	diag_add((u)->diags, SEVERITY_ERROR, (struct srcloc){(u)->path, 0, 0}, rule, __VA_ARGS__)

struct unpacker *
unpacker_open(struct arena *arena, const char *path, struct diags *diags)
{
	struct unpacker *u = ARENA_NEW(arena, struct unpacker);

	*u = (struct unpacker){.path = path, .diags = diags, .inflate = libdeflate_alloc_decompressor()};
	if (!u->inflate)
		arena_out_of_memory(arena, 0);
	return u;
}

void
unpacker_close(struct unpacker *u)
{
	libdeflate_free_decompressor(u->inflate);
	free(u->data);
}

static bool
too_large(struct unpacker *u, const char *name)
{
	REFUSE(u, "extract-limit", "«%s» is larger than %zu MB", name, UNPACK_FILE_MAX / MEBIBYTE);
	return false;
}

static bool
count_bytes(struct unpacker *u, size_t n)
{
	u->total += n;
	if (u->total <= UNPACK_TOTAL_MAX)
		return true;
	REFUSE(u, "extract-limit", "its embedded files make up more than %zu MB",
	    UNPACK_TOTAL_MAX / MEBIBYTE);
	return false;
}

/* Gives u->data up for n bytes of something else. */
static bool
make_room(struct unpacker *u, size_t n)
{
	free(u->data);
	u->data = malloc(n);
	if (u->data)
		return true;
	REFUSE(u, "extract-limit", "out of memory");
	return false;
}

/* Decompresses into u->data, first as large as the PDF says, then larger up to the limit. */
static bool
inflate(struct unpacker *u, const char *name, const struct packed *packed, size_t *size)
{
	const size_t n = packed->data.length;
	size_t room = n < 1024 ? 4096 : n < UNPACK_FILE_MAX / 4 ? 4 * n : UNPACK_FILE_MAX;

	if (packed->has_size && packed->size > 0 && (unsigned long long)packed->size <= UNPACK_FILE_MAX)
		room = (size_t)packed->size;
	for (;;) {
		if (!make_room(u, room))
			return false;
		switch (libdeflate_zlib_decompress(u->inflate, packed->data.data, n, u->data, room, size)) {
		case LIBDEFLATE_SUCCESS:
			return true;
		case LIBDEFLATE_INSUFFICIENT_SPACE:
			if (room == UNPACK_FILE_MAX)
				return too_large(u, name);
			room = room < UNPACK_FILE_MAX / 2 ? 2 * room : UNPACK_FILE_MAX;
			break;
		case LIBDEFLATE_BAD_DATA:
		case LIBDEFLATE_SHORT_OUTPUT:
			REFUSE(u, "extract-damaged", "the content of «%s» is damaged", name);
			return false;
		}
	}
}

static bool
check(struct unpacker *u, const char *name, const struct packed *packed, struct bytes got)
{
	uint8_t digest[MD5_DIGEST_SIZE];
	struct md5_ctx md5;

	if (packed->has_size && (packed->size < 0 || (size_t)packed->size != got.length)) {
		REFUSE(u, "extract-checksum", "«%s» has %zu bytes; the PDF says it had %lld", name,
		    got.length, packed->size);
		return false;
	}
	if (!packed->has_checksum)
		return true;
	md5_init(&md5);
	md5_update(&md5, got.length, (const uint8_t *)got.data);
	md5_digest(&md5, sizeof digest, digest);
	if (memcmp(packed->checksum, digest, sizeof digest) == 0)
		return true;
	REFUSE(u, "extract-checksum", "«%s» is not what was embedded: its MD5 checksum is another", name);
	return false;
}

bool
unpack(struct unpacker *u, const char *name, const struct packed *packed, struct bytes *out)
{
	*out = packed->data;
	if (!count_bytes(u, packed->data.length))
		return false;
	if (packed->deflated && packed->data.length > 0) { /* nothing is left without compressing it */
		if (!inflate(u, name, packed, &out->length) || !count_bytes(u, out->length))
			return false;
		out->data = u->data;
	}
	if (out->length > UNPACK_FILE_MAX)
		return too_large(u, name);
	return check(u, name, packed, *out);
}
