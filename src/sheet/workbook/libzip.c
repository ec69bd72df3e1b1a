#include "sheet/workbook/libzip.h"

#include "base/library_load.h"

/* What Debian 12 has, in the package that LIBZIP_PACKAGE names; its interface is that of the header. */
#define SONAME "libzip.so.4"

const char *
libzip_load(struct libzip *lib)
{
#define ENTRY(name) {"zip_" #name, offsetof(struct libzip, name)},
	static const struct library_call entries[] = {LIBZIP_CALLS(ENTRY)};

	return library_load(SONAME, entries, sizeof entries / sizeof *entries, lib);
}
