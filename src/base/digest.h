/*
 * SHA-256 (FIPS 180-4), by nettle, which uses the instructions that processors have for it: what a file is
 * known by in a manifest.
 */
#ifndef PLIEGO_BASE_DIGEST_H
#define PLIEGO_BASE_DIGEST_H

#include <nettle/sha2.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGEST_HEX_SIZE 65 /* with its NUL */

struct digest {
	uint8_t bytes[SHA256_DIGEST_SIZE];
};

struct digester {
	struct sha256_ctx context;
};

void digest_begin(struct digester *);
void digest_add(struct digester *, const void *, size_t n);
struct digest digest_end(struct digester *);

/* Adds a number or a text (NULL is told from "") so that no two lists of them look alike. */
void digest_add_number(struct digester *, uint64_t);
void digest_add_text(struct digester *, const char *);

struct digest digest_of(const void *, size_t n);
bool digest_equal(const struct digest *, const struct digest *);

/* In small hexadecimal digits. */
void digest_print(const struct digest *, char out[DIGEST_HEX_SIZE]);
bool digest_parse(const char *, struct digest *out);

/* Digest and size of all that an open file holds.  False with errno when it can't be read. */
bool digest_file(int fd, struct digest *out, uint64_t *size);

#endif
