#include "publish/names.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* Names that stand for devices on systems which the files may be copied to, whatever their suffix is. */
static bool
is_device(const char *name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	size_t n = strcspn(name, ".");

	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (n == 3 && strncasecmp(name, devices[i], 3) == 0)
			return true;
	return n == 4 && (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0) &&
	    name[3] >= '1' && name[3] <= '9';
}

static const char *
character_fault(uint32_t code)
{
	if (code == UTF8_INVALID)
		return "it is not UTF-8";
	if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
		return "it holds a control character";
	if (utf8_is_misleading(code))
		return "it holds a mark that makes it look like another name";
	if (code == '/' || code == '\\')
		return "it names a folder";
	if (code < 0x7F && strchr(":*?\"<>|", (int)code))
		return "one of : * ? \" < > | is in it, which not every system allows";
	return NULL;
}

const char *
file_name_fault(const char *name, size_t n)
{
	const char *fault;

	if (n == 0)
		return "it is empty";
	if (n > FILE_NAME_MAX)
		return "it is too long";
	for (size_t i = 0, length = 0; i < n; i += length)
		if ((fault = character_fault(utf8_decode(name + i, n - i, &length))))
			return fault;
	if (name[0] == '.')
		return "it begins with a dot";
	if (name[n - 1] == '.' || name[0] == ' ' || name[n - 1] == ' ')
		return "it begins or ends with a space, or ends with a dot";
	if (is_device(name))
		return "it is the name of a device";
	return NULL;
}
