#include "run/libxlsxwriter.h"

#include "base/library_load.h"

/* What Debian 12 has, in the package that LIBXLSXWRITER_PACKAGE names, with the interface of the header. */
#define SONAME "libxlsxwriter.so.4"

const char *
libxlsxwriter_load(struct libxlsxwriter *lib)
{
#define ENTRY(name) {#name, offsetof(struct libxlsxwriter, name)},
	static const struct library_call entries[] = {LIBXLSXWRITER_CALLS(ENTRY)};

	return library_load(SONAME, entries, sizeof entries / sizeof *entries, lib);
}
