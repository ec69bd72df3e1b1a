#include "base/digest.h"

#include "base/ascii.h"
#include "base/io.h"

#define NO_TEXT UINT64_MAX

void
digest_begin(struct digester *d)
{
	sha256_init(&d->context);
}

void
digest_add(struct digester *d, const void *data, size_t n)
{
	if (n > 0)
		sha256_update(&d->context, n, data);
}

struct digest
digest_end(struct digester *d)
{
	struct digest out;

	sha256_digest(&d->context, sizeof out.bytes, out.bytes);
	return out;
}

void
digest_add_number(struct digester *d, uint64_t number)
{
	uint8_t bytes[8];

	for (int i = 0; i < 8; i++)
		bytes[i] = (uint8_t)(number >> (8 * (7 - i)));
	digest_add(d, bytes, sizeof bytes);
}

void
digest_add_text(struct digester *d, const char *text)
{
	size_t n = text ? strlen(text) : 0;

	digest_add_number(d, text ? n : NO_TEXT);
	digest_add(d, text, n);
}

struct digest
digest_of(const void *data, size_t n)
{
	struct digester d;

	digest_begin(&d);
	digest_add(&d, data, n);
	return digest_end(&d);
}

bool
digest_equal(const struct digest *a, const struct digest *b)
{
	return memcmp(a->bytes, b->bytes, sizeof a->bytes) == 0;
}

void
digest_print(const struct digest *d, char out[DIGEST_HEX_SIZE])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < sizeof d->bytes; i++) {
		out[2 * i] = digits[d->bytes[i] >> 4];
		out[2 * i + 1] = digits[d->bytes[i] & 15];
	}
	out[DIGEST_HEX_SIZE - 1] = '\0';
}

static int
digit_value(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
digest_parse(const char *text, struct digest *out)
{
	if (strlen(text) != DIGEST_HEX_SIZE - 1)
		return false;
	for (size_t i = 0; i < sizeof out->bytes; i++) {
		int high = digit_value(text[2 * i]), low = digit_value(text[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		out->bytes[i] = (uint8_t)(high << 4 | low);
	}
	return true;
}

struct file_digester {
	struct digester digester;
	uint64_t size;
};

static bool
add_piece(void *ctx, const void *data, size_t n)
{
	struct file_digester *file = ctx;

	digest_add(&file->digester, data, n);
	file->size += n;
	return true;
}

bool
digest_file(int fd, struct digest *out, uint64_t *size)
{
	struct file_digester file = {.size = 0};

	digest_begin(&file.digester);
	if (!io_read_pieces(fd, add_piece, &file))
		return false;
	*out = digest_end(&file.digester);
	*size = file.size;
	return true;
}
