#include "base/libjpeg.h"

#include "base/library_load.h"

/* What Debian 12 has, in the package libjpeg62-turbo; its interface is that of the headers. */
#define SONAME "libjpeg.so.62"

const char *
libjpeg_load(struct libjpeg *lib)
{
#define ENTRY(name) {"jpeg_" #name, offsetof(struct libjpeg, name)},
	static const struct library_call calls[] = {LIBJPEG_CALLS(ENTRY)};

	return library_load(SONAME, calls, sizeof calls / sizeof *calls, lib);
}
