#include "run/libxlsxwriter.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* What Debian 12 has, in the package that LIBXLSXWRITER_PACKAGE names, with the interface of the header. */
#define SONAME "libxlsxwriter.so.4"

const char *
libxlsxwriter_load(struct libxlsxwriter *lib)
{
#define ENTRY(name) {#name, offsetof(struct libxlsxwriter, name)},
	static const struct {
		const char *name;
		size_t offset;
	} entries[] = {LIBXLSXWRITER_CALLS(ENTRY)};
	void *library = dlopen(SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

	for (size_t i = 0; library && i < sizeof entries / sizeof *entries; i++) {
		void *symbol = dlsym(library, entries[i].name);
		if (!symbol)
			return dlerror();
		memcpy((char *)lib + entries[i].offset, &symbol, sizeof symbol);
	}
	return library ? NULL : dlerror();
}
