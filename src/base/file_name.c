#include "base/file_name.h"

#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* Whether it is `prefix` and one of 0 to 9 or of the digits above the line, which count as such there. */
static bool
is_numbered(const char *name, size_t n, const char *prefix)
{
	static const char *const raised[] = {"\xC2\xB9", "\xC2\xB2", "\xC2\xB3"};

	if (n < 4 || strncasecmp(name, prefix, 3) != 0)
		return false;
	if (n == 4)
		return ascii_is_digit(name[3]);
	for (size_t i = 0; n == 5 && i < sizeof raised / sizeof *raised; i++)
		if (memcmp(name + 3, raised[i], 2) == 0)
			return true;
	return false;
}

bool
file_name_is_device(const char *name, size_t n)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul", "conin$", "conout$"};
	const char *dot = memchr(name, '.', n);

	if (dot)
		n = (size_t)(dot - name);
	while (n > 0 && name[n - 1] == ' ')
		n--;
	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (n == strlen(devices[i]) && strncasecmp(name, devices[i], n) == 0)
			return true;
	return is_numbered(name, n, "com") || is_numbered(name, n, "lpt");
}

enum name_fault
file_name_check_character(uint32_t code)
{
	if (code == UTF8_INVALID)
		return NAME_NOT_UTF8;
	if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
		return NAME_CONTROL;
	if (utf8_is_misleading(code))
		return NAME_MISLEADING;
	if (code == '/' || code == '\\')
		return NAME_FOLDER;
	if (code < 0x7F && strchr(":*?\"<>|", (int)code))
		return NAME_FORBIDDEN;
	return NAME_PLAIN;
}

enum name_fault
file_name_check(const char *name, size_t n)
{
	if (n == 0)
		return NAME_EMPTY;
	if (n > FILE_NAME_MAX)
		return NAME_LONG;
	for (size_t i = 0, length = 0; i < n; i += length) {
		enum name_fault fault = file_name_check_character(utf8_decode(name + i, n - i, &length));
		if (fault != NAME_PLAIN)
			return fault;
	}
	if (name[0] == '.')
		return NAME_DOT;
	if (name[n - 1] == '.' || name[0] == ' ' || name[n - 1] == ' ')
		return NAME_EDGE;
	return file_name_is_device(name, n) ? NAME_DEVICE : NAME_PLAIN;
}

const char *
file_name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

bool
file_name_ends_in(const char *path, size_t n, const char *ending)
{
	size_t length = strlen(ending);

	return n > length && strncasecmp(path + n - length, ending, length) == 0;
}
