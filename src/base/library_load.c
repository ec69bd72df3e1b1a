#include "base/library_load.h"

#include <dlfcn.h>
#include <string.h>

const char *
library_load(const char *soname, const struct library_call *list, size_t n, void *calls)
{
	void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);

	for (size_t i = 0; library && i < n; i++) {
		void *symbol = dlsym(library, list[i].name);
		if (!symbol)
			return dlerror();
		memcpy((char *)calls + list[i].offset, &symbol, sizeof symbol);
	}
	return library ? NULL : dlerror();
}
