#include "template/libfontconfig.h"

#include <stddef.h>

#include "base/library_load.h"

/* In the package of Debian 12 that LIBFONTCONFIG_PACKAGE names; its interface is that of the headers. */
#define SONAME "libfontconfig.so.1"

const char *
libfontconfig_load(struct libfontconfig *lib)
{
#define ENTRY(name) {"Fc" #name, offsetof(struct libfontconfig, name)},
	static const struct library_call calls[] = {LIBFONTCONFIG_CALLS(ENTRY)};

	return library_load(SONAME, calls, sizeof calls / sizeof *calls, lib);
}
