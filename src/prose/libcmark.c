#include "prose/libcmark.h"

#include "base/library_load.h"

/* What Debian 12 has, in the package that LIBCMARK_PACKAGE names; its interface is that of the headers. */
#define SONAME "libcmark-gfm.so.0.29.0.gfm.6"
#define EXTENSIONS_SONAME "libcmark-gfm-extensions.so.0.29.0.gfm.6"

const char *
libcmark_load(struct libcmark *lib)
{
#define ENTRY(name) {"cmark_" #name, offsetof(struct libcmark, name)},
#define EXTENSION_ENTRY(name) {"cmark_gfm_" #name, offsetof(struct libcmark, name)},
	static const struct library_call calls[] = {LIBCMARK_CALLS(ENTRY)};
	static const struct library_call extension_calls[] = {LIBCMARK_EXTENSION_CALLS(EXTENSION_ENTRY)};
	const char *fault = library_load(SONAME, calls, sizeof calls / sizeof *calls, lib);

	if (fault != NULL)
		return fault;
	return library_load(EXTENSIONS_SONAME, extension_calls,
	    sizeof extension_calls / sizeof *extension_calls, lib);
}
