/*
 * Delimited text: comma, semicolon or tab (found from the heading row, or named by a "sep=" line); UTF-8
 * with or without BOM, UTF-16 with BOM, Windows-1252, or the code page of MS-DOS or old Macintoshes
 * (decode.h); LF, CRLF or CR; quoted line breaks (csv.h).
 */
#include "base/utf8.h"
#include "sheet/csv.h"
#include "sheet/file_type.h"
#include "sheet/format.h"
#include "sheet/separator.h"

static bool
may_be_text(struct bytes in)
{
	return file_type_of_bytes(in) == NULL;
}

/* Reads text that is CSV as far as one can see. */
static bool
read_text(const struct format_input *in, struct bytes text, record_fn *give, void *ctx)
{
	struct csv_text csv = {.file = in->file, .start = {1, 1}};

	if (separator_line(in->file, &text, &csv.separator, in->diags))
		csv.start.line = 2;
	if (csv.separator == '\0')
		csv.separator = separator_find(in->scratch, text, in->bindings);
	csv.text = text;
	if (separator_mixed(in->scratch, &csv, in->diags))
		return false;
	csv.nfc = utf8_is_plain(text.data, text.length);
	csv_read(in->scratch, &csv, give, ctx, in->diags);
	return true;
}

static bool
read_csv(const struct format_input *in, record_fn *give, void *ctx)
{
	struct bytes text;
	const char *type;

	if (!decode_text(in->scratch, in->file, in->bytes, &text, in->diags))
		return false;
	type = file_type_of_text(text);
	if (type == NULL)
		return read_text(in, text, give, ctx);
	file_type_refuse(in->file, in->loc, type, in->diags);
	return false;
}

const struct sheet_format format_csv = {may_be_text, read_csv};
