#include "publish/pdf_check.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/io.h"
#include "base/language.h"

#define TAIL 1024

static bool
read_at(int fd, char *data, size_t n, uint64_t at)
{
	return io_read_at(fd, data, n, at) == (ssize_t)n;
}

/* The last place where `what` is in the text, which may hold NULs. */
static const char *
find_last(const char *text, size_t n, const char *what)
{
	size_t length = strlen(what);

	for (size_t i = n >= length ? n - length + 1 : 0; i > 0; i--)
		if (memcmp(text + i - 1, what, length) == 0)
			return text + i - 1;
	return NULL;
}

/* A cross-reference table, or the stream that may stand for it (7.5.8). */
static bool
is_cross_reference(const char *text)
{
	if (strncmp(text, "xref", 4) == 0)
		return true;
	text += strspn(text, "0123456789");
	return strncmp(text, " 0 obj", 6) == 0 && strstr(text, "/XRef") && strstr(text, "/Root");
}

const char *
pdf_check(int fd, uint64_t size)
{
	char head[8], tail[TAIL + 1], table[TAIL + 1], *end;
	size_t n = size < TAIL ? (size_t)size : TAIL;

	if (size < sizeof head || !read_at(fd, head, sizeof head, 0) || !read_at(fd, tail, n, size - n))
		return N_("it can't be read");
	tail[n] = '\0';
	if (memcmp(head, "%PDF-1.", 7) != 0)
		return N_("it does not begin as a PDF");
	const char *start = find_last(tail, n, "startxref");
	if (!start)
		return N_("it has no end");
	errno = 0;
	unsigned long long at = strtoull(start + strlen("startxref"), &end, 10);
	if (errno != 0 || at >= size || strspn(end, " \r\n") == 0)
		return N_("its end does not say where the cross-reference table is");
	end += strspn(end, " \r\n");
	if (strncmp(end, "%%EOF", 5) != 0 || end[5 + strspn(end + 5, "\r\n")] != '\0')
		return N_("it has no end");
	n = size - at < TAIL ? (size_t)(size - at) : TAIL;
	if (!read_at(fd, table, n, at))
		return N_("it can't be read");
	table[n] = '\0';
	return is_cross_reference(table) ? NULL : N_("there is no cross-reference table where its end says");
}
