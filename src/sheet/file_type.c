#include "sheet/file_type.h"

#include <strings.h>

#include "base/language.h"
#include "base/utf8.h"

const char *
file_type_of_bytes(struct bytes in)
{
	static const struct {
		const char *magic;
		size_t length;
		const char *type;
	} types[] = {
	    {"PK\x03\x04", 4, N_("a spreadsheet file (.xlsx, .ods) or another zip archive")},
	    {"PK\x05\x06", 4, N_("an empty zip archive")},
	    {"\xD0\xCF\x11\xE0", 4, N_("a spreadsheet file of old Excel (.xls)")},
	    {"%PDF-", 5, N_("a PDF")},
	    {"{\\rtf", 5, N_("a text document (RTF)")},
	    {"\x1F\x8B", 2, N_("a compressed file (gzip)")},
	    {"\x89PNG", 4, N_("a picture (PNG)")},
	    {"\xFF\xD8\xFF", 3, N_("a picture (JPEG)")},
	    {"\xFF\xFE\0\0", 4, N_("text in UTF-32")},
	};
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (in.length >= types[i].length && memcmp(in.data, types[i].magic, types[i].length) == 0)
			return types[i].type;
	}
	return NULL;
}

const char *
file_type_of_text(struct bytes text)
{
	static const char *const html[] = {"<!doctype", "<html", "<head", "<meta", "<table", "<style"};

	utf8_trim(&text.data, &text.length);
	for (size_t i = 0; i < sizeof(html) / sizeof(html[0]); i++) {
		if (strncasecmp(text.data, html[i], strlen(html[i])) == 0)
			return N_("a web page (HTML)");
	}
	return strncmp(text.data, "<?xml", 5) == 0 ? "XML" : NULL;
}

void
file_type_refuse(const char *file, struct srcloc loc, const char *type, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, loc, "csv-file-type",
	    "\"%s\" is %s, not CSV: open it in a spreadsheet program and save it as \"CSV UTF-8\"", file,
	    diag_phrase(diags, type));
}
