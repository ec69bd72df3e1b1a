#include "pdf/libqpdf.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* What Debian 12 has, in the package that LIBQPDF_PACKAGE names; its interface is that of the headers. */
#define SONAME "libqpdf.so.29"

const char *
libqpdf_load(struct libqpdf *lib)
{
#define ENTRY(name) {"qpdf_" #name, offsetof(struct libqpdf, name)},
	static const struct {
		const char *name;
		size_t offset;
	} entries[] = {LIBQPDF_CALLS(ENTRY)};
	void *library = dlopen(SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

	for (size_t i = 0; library && i < sizeof entries / sizeof *entries; i++) {
		void *symbol = dlsym(library, entries[i].name);
		if (!symbol)
			return dlerror();
		memcpy((char *)lib + entries[i].offset, &symbol, sizeof symbol);
	}
	return library ? NULL : dlerror();
}
