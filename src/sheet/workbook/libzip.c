#include "sheet/workbook/libzip.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* What Debian 12 has, in the package that LIBZIP_PACKAGE names; its interface is that of the header. */
#define SONAME "libzip.so.4"

const char *
libzip_load(struct libzip *lib)
{
#define ENTRY(name) {"zip_" #name, offsetof(struct libzip, name)},
	static const struct {
		const char *name;
		size_t offset;
	} entries[] = {LIBZIP_CALLS(ENTRY)};
	void *library = dlopen(SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

	for (size_t i = 0; library && i < sizeof entries / sizeof *entries; i++) {
		void *symbol = dlsym(library, entries[i].name);
		if (!symbol)
			return dlerror();
		memcpy((char *)lib + entries[i].offset, &symbol, sizeof symbol);
	}
	return library ? NULL : dlerror();
}
