#include "pdf/libqpdf.h"

#include "base/library_load.h"

/* What Debian 12 has, in the package that LIBQPDF_PACKAGE names; its interface is that of the headers. */
#define SONAME "libqpdf.so.29"

const char *
libqpdf_load(struct libqpdf *lib)
{
#define ENTRY(name) {"qpdf_" #name, offsetof(struct libqpdf, name)},
	static const struct library_call entries[] = {LIBQPDF_CALLS(ENTRY)};

	return library_load(SONAME, entries, sizeof entries / sizeof *entries, lib);
}
