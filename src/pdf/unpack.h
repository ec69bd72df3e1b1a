/*
 * The content of a file that is embedded in a PDF: decompressed, and compared with what the PDF says of it.
 *
 * A file has a limit of size, and all of them together have one, so that many names for one huge content come
 * to an end.
 *
 * Rules: extract-damaged, extract-limit, extract-checksum.
 */
#ifndef PLIEGO_PDF_UNPACK_H
#define PLIEGO_PDF_UNPACK_H

#include <nettle/md5.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#define UNPACK_FILE_MAX ((size_t)256 * 1024 * 1024)
#define UNPACK_TOTAL_MAX ((size_t)1024 * 1024 * 1024) /* as it is in the PDF, and as it comes out */

/* A stream as it stands in the PDF, and what its dictionary says of the file (ISO 32000-1, table 46). */
struct packed {
	struct bytes data;
	bool deflated;
	bool has_size, has_checksum;
	long long size;
	unsigned char checksum[MD5_DIGEST_SIZE];
};

struct unpacker;

/* Errors are told at `path`.  Needs closing. */
struct unpacker *unpacker_open(struct arena *, const char *path, struct diags *);
void unpacker_close(struct unpacker *);

/*
 * The bytes of the file called `name`: those that were given, or the unpacker's own, until the next call.
 * False after an error.
 */
bool unpack(struct unpacker *, const char *name, const struct packed *, struct bytes *out);

#endif
