#include "plan/kind.h"

#include <strings.h>

#include "base/language.h"
#include "base/utf8.h"

/* Bytes at the beginning of an archive in which its first files are named. */
#define ZIP_SEARCHED 8192

static bool
has(struct bytes in, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = 0; i + n <= in.length && i < ZIP_SEARCHED; i++) {
		if (memcmp(in.data + i, what, n) == 0)
			return true;
	}
	return false;
}

/* What a zip archive is, by the names of its first files. */
static const char *
kind_of_zip(struct bytes in)
{
	if (has(in, "opendocument.spreadsheet"))
		return N_("a spreadsheet of LibreOffice (.ods)");
	if (has(in, "xl/"))
		return N_("a workbook of Excel (.xlsx)");
	if (has(in, "word/") || has(in, "opendocument.text"))
		return N_("a text document (.docx, .odt)");
	return NULL;
}

const char *
kind_of_bytes(struct bytes in)
{
	const char *zip = in.length > 4 && memcmp(in.data, "PK\x03\x04", 4) == 0 ? kind_of_zip(in) : NULL;
	static const struct {
		const char *magic;
		size_t length;
		const char *kind;
	} kinds[] = {
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
	if (zip != NULL)
		return zip;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (in.length >= kinds[i].length && memcmp(in.data, kinds[i].magic, kinds[i].length) == 0)
			return kinds[i].kind;
	}
	return NULL;
}

const char *
kind_of_text(struct bytes text)
{
	static const char *const html[] = {"<!doctype", "<html", "<head", "<meta", "<table", "<style"};

	utf8_trim(&text.data, &text.length);
	for (size_t i = 0; i < sizeof(html) / sizeof(html[0]); i++) {
		if (strncasecmp(text.data, html[i], strlen(html[i])) == 0)
			return N_("a web page (HTML)");
	}
	return strncmp(text.data, "<?xml", 5) == 0 ? "XML" : NULL;
}
