#include "sheet/file_type.h"

#include <strings.h>

#include "base/language.h"
#include "base/utf8.h"

#define FLAT_HEAD 8192 /* bytes of an XML that are looked at */

#define COMPOUND_MAGIC "\xD0\xCF\x11\xE0"
#define COMPOUND_ENTRY 128 /* bytes of a directory entry, where one may begin too */
#define COMPOUND_HEADER 512
#define COMPOUND_NAME_LENGTH 64 /* where an entry says how many bytes its name has, its NUL included */

const char file_type_locked[] = N_("a workbook that is protected by a password");

/* Whether a directory entry there has that name, in UTF-16 ([MS-CFB] 2.6.1). */
static bool
is_entry(const char *entry, const char *name)
{
	size_t n = strlen(name);

	if ((size_t)(unsigned char)entry[COMPOUND_NAME_LENGTH] != 2 * n + 2)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (entry[2 * i] != name[i] || entry[2 * i + 1] != '\0')
			return false;
	}
	return true;
}

/*
 * What a compound file is by the names in its directory.  Entries are looked for wherever one may be: to
 * follow the chain of a file that may be damaged would find no more.
 */
static const char *
type_of_compound(struct bytes in)
{
	const char *type = N_("a document of an old Office program (.doc, .ppt or another)");

	for (size_t at = COMPOUND_HEADER; at + COMPOUND_ENTRY <= in.length; at += COMPOUND_ENTRY) {
		const char *entry = in.data + at;
		if (is_entry(entry, "EncryptedPackage"))
			return file_type_locked;
		if (is_entry(entry, "Workbook") || is_entry(entry, "Book"))
			type = N_("a workbook of old Excel (.xls)");
	}
	return type;
}

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
	    {"%PDF-", 5, N_("a PDF")},
	    {"{\\rtf", 5, N_("a text document (RTF)")},
	    {"\x1F\x8B", 2, N_("a compressed file (gzip)")},
	    {"\x89PNG", 4, N_("a picture (PNG)")},
	    {"\xFF\xD8\xFF", 3, N_("a picture (JPEG)")},
	    {"\xFF\xFE\0\0", 4, N_("text in UTF-32")},
	};

	if (in.length >= strlen(COMPOUND_MAGIC) &&
	    memcmp(in.data, COMPOUND_MAGIC, strlen(COMPOUND_MAGIC)) == 0)
		return type_of_compound(in);
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (in.length >= types[i].length && memcmp(in.data, types[i].magic, types[i].length) == 0)
			return types[i].type;
	}
	return NULL;
}

/* Whether the beginning of an XML names a workbook: OpenDocument's, or that of Excel 2003. */
static bool
is_flat_workbook(struct bytes text)
{
	static const char *const marks[] = {"opendocument.spreadsheet", "Excel.Sheet", "office:spreadsheet"};
	size_t n = text.length < FLAT_HEAD ? text.length : FLAT_HEAD;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t length = strlen(marks[i]);
		for (size_t at = 0; at + length <= n; at++) {
			if (memcmp(text.data + at, marks[i], length) == 0)
				return true;
		}
	}
	return false;
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
	if (strncmp(text.data, "<?xml", 5) != 0)
		return NULL;
	return is_flat_workbook(text) ? N_("a workbook of one piece of XML (.fods or another)") : "XML";
}

void
file_type_refuse_locked(const char *file, struct srcloc loc, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, loc, "workbook-encrypted",
	    "\"%s\" is protected by a password: open it in a spreadsheet program and save it without one",
	    file);
}

void
file_type_refuse_name(const char *file, struct srcloc loc, struct diags *diags)
{
	diag_add(diags, SEVERITY_ERROR, loc, "csv-file-type",
	    "\"%s\" is no workbook, though its name ends as those of workbooks do: if it is a CSV, let the "
	    "name end in .csv; if not, open it in a spreadsheet program and save it as .xlsx",
	    file);
}

void
file_type_refuse(const char *file, struct srcloc loc, const char *type, struct diags *diags)
{
	if (type == file_type_locked) {
		file_type_refuse_locked(file, loc, diags);
		return;
	}
	diag_add(diags, SEVERITY_ERROR, loc, "csv-file-type",
	    "\"%s\" is %s, not CSV: open it in a spreadsheet program and save it as .xlsx or as \"CSV "
	    "UTF-8\"",
	    file, diag_phrase(diags, type));
}
