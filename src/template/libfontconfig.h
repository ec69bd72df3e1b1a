/*
 * fontconfig, loaded when a font is named by its family: linked, it would cost every command its start.
 *
 * Its calls are here without their prefix: FcFontList() is libfontconfig.FontList().  It is seen only in
 * this folder.
 */
#ifndef PLIEGO_TEMPLATE_LIBFONTCONFIG_H
#define PLIEGO_TEMPLATE_LIBFONTCONFIG_H

#include <fontconfig/fontconfig.h>

#define LIBFONTCONFIG_PACKAGE "libfontconfig1" /* what Debian calls it */

/* clang-format off */
#define LIBFONTCONFIG_CALLS(CALL) \
	CALL(InitLoadConfigAndFonts) \
	CALL(ConfigDestroy) \
	CALL(PatternCreate) \
	CALL(PatternAddString) \
	CALL(PatternDestroy) \
	CALL(PatternGetString) \
	CALL(PatternGetInteger) \
	CALL(ObjectSetCreate) \
	CALL(ObjectSetAdd) \
	CALL(ObjectSetDestroy) \
	CALL(FontList) \
	CALL(FontSetDestroy)
/* clang-format on */

#define LIBFONTCONFIG_FIELD(name) __typeof__(Fc##name) *(name);

struct libfontconfig {
	LIBFONTCONFIG_CALLS(LIBFONTCONFIG_FIELD)
};

/* Loads it, for the life of the process.  Returns NULL, or the system's words for why that can't be. */
const char *libfontconfig_load(struct libfontconfig *);

#endif
