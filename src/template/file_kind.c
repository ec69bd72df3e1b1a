/*
 * What a file is that was given for a job or a template and is none.
 */
#include <string.h>

#include "base/file.h"
#include "base/file_name.h"
#include "template/loader.h"

static const struct {
	const char *begins;
	size_t length;
	const char *words;
} kinds[] = {
    {"%PDF-", 5, N_("a PDF")},
    {"PK\003\004", 4, N_("a ZIP file, as spreadsheets (.xlsx, .ods) and texts (.docx, .odt) are")},
    {"\xD0\xCF\x11\xE0", 4, N_("an old Office file (.xls, .doc)")},
    {"{\\rtf", 5, N_("a text of a word processor (RTF)")},
    {"\x89PNG", 4, N_("a picture")},
    {"\xFF\xD8\xFF", 3, N_("a picture")},
    {"GIF8", 4, N_("a picture")},
    {"\x7F"
     "ELF",
	4, N_("a program")},
    {"<", 1, N_("a web page or other XML")},
    {"#!", 2, N_("a program")},
};

/* A first line of at least three cells, and none of YAML's marks in it. */
static bool
is_csv(const char *path, struct bytes bytes)
{
	size_t n = strlen(path), line = strcspn(bytes.data, "\r\n"), separators = 0;

	if (file_name_ends_in(path, n, ".csv") || file_name_ends_in(path, n, ".tsv"))
		return true;
	if (line == 0 || strchr("#-[{%\"'&*!", bytes.data[0]) != NULL ||
	    memchr(bytes.data, ':', line) != NULL)
		return false;
	for (size_t i = 0; i < line; i++)
		separators += bytes.data[i] == ',' || bytes.data[i] == ';' || bytes.data[i] == '\t';
	return separators >= 2;
}

/* To be translated; NULL: nothing says that it isn't YAML. */
static const char *
kind_of(const char *path, struct bytes bytes)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (bytes.length >= kinds[i].length &&
		    memcmp(bytes.data, kinds[i].begins, kinds[i].length) == 0)
			return kinds[i].words;
	if (strspn(bytes.data, " \t\r\n") == bytes.length)
		return N_("empty");
	if (is_csv(path, bytes))
		return N_("a CSV");
	return NULL;
}

bool
load_is_yaml(const char *path, struct bytes bytes, const char *what, struct diags *diags)
{
	const char *kind = kind_of(path, bytes);

	if (kind == NULL)
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, 1, 1}, "file-kind", "this file is %s; %s",
	    diag_phrase(diags, kind), diag_phrase(diags, what));
	return false;
}

bool
load_is_no_folder(const char *path, const char *what, struct diags *diags)
{
	if (!file_is_folder(path))
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, 0, 0}, "file-kind", "this is a folder; %s",
	    diag_phrase(diags, what));
	return false;
}
