#include "sheet/workbook.h"

#include "sheet/file_type.h"
#include "sheet/workbook/archive.h"
#include "sheet/workbook/refusal.h"
#include "sheet/workbook/rows.h"
#include "sheet/workbook/xlsx.h"

/* A workbook that is open: what its format says of it. */
struct book {
	struct archive *archive;
	struct xlsx xlsx;
};

bool
workbook_recognise(struct bytes bytes)
{
	return bytes.length >= 4 &&
	    (memcmp(bytes.data, "PK\x03\x04", 4) == 0 || memcmp(bytes.data, "PK\x05\x06", 4) == 0);
}

/* What an archive is that is none of those that are read. */
static const char *
other_type(const struct archive *archive)
{
	for (size_t i = 0; i < archive_count(archive); i++) {
		const char *name = archive_name(archive, i);
		size_t n = strlen(name);
		if (n > 4 && strcmp(name + n - 4, ".iwa") == 0)
			return N_("a workbook of Apple Numbers (.numbers)");
		if (n > 5 && strcmp(name + n - 5, ".xlsx") == 0)
			return N_("a zip archive with a workbook inside, which has to be unpacked first");
	}
	return N_("a zip archive with no workbook inside");
}

/* False after an error; what was opened is to be closed even so. */
static bool
open_book(const struct workbook_input *in, struct book *book)
{
	const char *type = workbook_recognise(in->bytes) ? NULL : file_type_of_bytes(in->bytes);

	*book = (struct book){.archive = NULL};
	if (!workbook_recognise(in->bytes)) {
		refusal_of_type(in, type != NULL ? type : N_("something else"));
		return false;
	}
	book->archive = archive_open(in);
	if (book->archive == NULL)
		return false;
	if (xlsx_is_package(book->archive))
		return xlsx_open(in, book->archive, &book->xlsx);
	refusal_of_type(in, other_type(book->archive));
	return false;
}

static void
close_book(struct book *book)
{
	if (book->archive != NULL)
		archive_close(book->archive);
}

bool
workbook_sheets(const struct workbook_input *in, const struct workbook_sheet **out, size_t *count)
{
	struct book book;
	bool open = open_book(in, &book);

	*out = open ? book.xlsx.sheets : NULL;
	*count = open ? book.xlsx.count : 0;
	close_book(&book);
	return open;
}

bool
workbook_read(const struct workbook_input *in, size_t sheet, const char *place, record_fn *give, void *ctx,
    struct workbook_facts *facts)
{
	struct rows *rows = ARENA_NEW(in->scratch, struct rows);
	struct book book;

	rows->give = give;
	rows->ctx = ctx;
	rows_begin(rows, in, place, facts);
	bool read = open_book(in, &book) && sheet < book.xlsx.count && xlsx_read(&book.xlsx, sheet, rows);
	rows_end(rows);
	close_book(&book);
	return read;
}
