#include "sheet/workbook/odf_name.h"

#define VERSION ":1.0"
#define VERSION_LENGTH (sizeof(VERSION) - 1)

bool
odf_is(const char *name, const char *space, const char *local)
{
	const char *end = strchr(name, XML_NAMESPACE_END);
	size_t n = strlen(space);

	if (end == NULL || strcmp(end + 1, local) != 0 || (size_t)(end - name) < n + VERSION_LENGTH + 1)
		return false;
	end -= VERSION_LENGTH;
	return memcmp(end, VERSION, VERSION_LENGTH) == 0 && memcmp(end - n, space, n) == 0 &&
	    end[-(ptrdiff_t)n - 1] == ':';
}

const char *
odf_attribute(const char **attributes, const char *space, const char *local)
{
	for (; *attributes != NULL; attributes += 2) {
		if (odf_is(attributes[0], space, local))
			return attributes[1];
	}
	return NULL;
}

uint32_t
odf_times(const char **attributes, const char *space, const char *local, uint32_t limit)
{
	const char *value = odf_attribute(attributes, space, local);
	uint32_t times;

	if (value == NULL)
		return 1;
	if (!xml_number(value, limit, &times))
		return limit;
	return times > 0 ? times : 1;
}
