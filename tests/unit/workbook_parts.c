#include "workbook_parts.h"

#include <criterion/criterion.h>
#include <zip.h>

#include "base/buf.h"
#include "support.h"

struct bytes
bench_archive(struct arena *arena, const struct bench_part *parts, size_t n)
{
	zip_error_t error;
	zip_stat_t stat;
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, &error);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, &error);

	cr_assert_not_null(zip);
	zip_source_keep(source);
	for (size_t i = 0; i < n; i++) {
		size_t length = parts[i].length > 0 ? parts[i].length : strlen(parts[i].text);
		zip_source_t *part = zip_source_buffer(zip, parts[i].text, length, 0);
		cr_assert_geq(zip_file_add(zip, parts[i].name, part, ZIP_FL_OVERWRITE), 0);
	}
	cr_assert_eq(zip_close(zip), 0);
	cr_assert_eq(zip_source_open(source), 0);
	cr_assert_eq(zip_source_stat(source, &stat), 0);
	char *bytes = arena_alloc(arena, stat.size + 1, 1);
	cr_assert_eq(zip_source_read(source, bytes, stat.size), (zip_int64_t)stat.size);
	zip_source_close(source);
	zip_source_free(source);
	return (struct bytes){bytes, stat.size};
}

static bool
write_row(void *ctx, const struct record *record)
{
	struct buf *out = ctx;

	buf_addf(out, "%u:", (unsigned)record->line);
	for (size_t i = 0; i < record->count; i++) {
		const struct sheet_field *cell = &record->cells[i];
		cr_expect_eq(cell->column, i + 1);
		cr_expect_eq(cell->line, record->line);
		buf_adds(out, i > 0 ? "|" : " ");
		buf_adds(out, cell->exact ? "#" : "");
		buf_add(out, cell->text, cell->length);
	}
	buf_addc(out, '\n');
	return true;
}

static size_t
count_remarks(const struct workbook_remarks *remarks)
{
	size_t count = 0;

	for (size_t i = 0; i < remarks->row_count; i++)
		count += remarks->rows[i].count;
	return count;
}

static void
write_facts(struct buf *out, const struct workbook_facts *facts)
{
	for (size_t i = 0; i < facts->merge_count; i++)
		buf_addf(out, "merged %u,%u to %u,%u\n", (unsigned)facts->merges[i].first_row,
		    (unsigned)facts->merges[i].first_column, (unsigned)facts->merges[i].last_row,
		    (unsigned)facts->merges[i].last_column);
	if (facts->hidden.row_count > 0)
		buf_addf(out, "%zu hidden rows, first %u\n", count_remarks(&facts->hidden),
		    (unsigned)facts->hidden.rows[0].row);
	if (facts->hidden_columns > 0)
		buf_addf(out, "%zu hidden columns, first %u\n", facts->hidden_columns,
		    (unsigned)facts->first_hidden_column);
	if (facts->rounded.row_count > 0)
		buf_addf(out, "%zu rounded, first %u,%u: %s of %s\n", count_remarks(&facts->rounded),
		    (unsigned)facts->rounded.rows[0].row, (unsigned)facts->rounded.rows[0].column,
		    facts->rounded.rows[0].shown, facts->rounded.rows[0].held);
	if (facts->unsaved.row_count > 0)
		buf_addf(out, "%zu unsaved, first %u,%u\n", count_remarks(&facts->unsaved),
		    (unsigned)facts->unsaved.rows[0].row, (unsigned)facts->unsaved.rows[0].column);
}

const char *
bench_read(struct arena *arena, struct bytes bytes)
{
	struct diags *diags = diags_open();
	struct workbook_input in = {arena, "p.xlsx", {"p.xlsx", 0, 0}, bytes, {'.', ','}, diags};
	const struct workbook_sheet *sheets;
	struct buf out = BUF_INIT;
	size_t count;

	if (workbook_sheets(&in, &sheets, &count)) {
		for (size_t i = 0; i < count && diags_errors(diags) == 0; i++) {
			struct workbook_facts facts;
			buf_addf(&out, "= %s%s\n", sheets[i].name, sheets[i].hidden ? " (hidden)" : "");
			bool read = workbook_read(&in, i, place_in_workbook(arena, "p.xlsx", sheets[i].name),
			    write_row, &out, &facts);
			cr_expect_eq(read, diags_errors(diags) == 0);
			write_facts(&out, &facts);
		}
	} else {
		cr_expect_gt(diags_errors(diags), 0);
	}
	buf_adds(&out, support_printed(arena, diags));
	diags_close(diags);
	return buf_take(&out, arena);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

struct bytes
bench_xlsx(struct arena *arena, const char *sheet, const char *strings, const char *styles)
{
	struct bench_part parts[7] = {
	    {"[Content_Types].xml", "<Types/>"},
	    {"_rels/.rels",
		RELATIONS "<Relationship Id=\"rId1\" Type=\"" RELATION
			  "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
	    {"xl/workbook.xml",
		HEAD "<workbook " MAIN " xmlns:r=\"" RELATION
		     "\"><sheets><sheet name=\"DMP\" sheetId=\"1\" r:id=\"rId1\"/>"
		     "</sheets></workbook>"},
	    {"xl/_rels/workbook.xml.rels",
		RELATIONS
		"<Relationship Id=\"rId1\" Type=\"" RELATION
		"/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" RELATION
		"/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" RELATION
		"/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
	};
	size_t n = 4;

	if (sheet != NULL)
		parts[n++] = (struct bench_part){"xl/worksheets/sheet1.xml",
		    arena_printf(arena, HEAD "<worksheet " MAIN ">%s</worksheet>", sheet)};
	if (strings != NULL)
		parts[n++] = (struct bench_part){"xl/sharedStrings.xml",
		    arena_printf(arena, HEAD "<sst " MAIN ">%s</sst>", strings)};
	if (styles != NULL)
		parts[n++] = (struct bench_part){"xl/styles.xml",
		    arena_printf(arena, HEAD "<styleSheet " MAIN ">%s</styleSheet>", styles)};
	return bench_archive(arena, parts, n);
}

#define ODF(x) " xmlns:" x "=\"urn:oasis:names:tc:opendocument:xmlns:" x ":1.0\""

struct bytes
bench_ods(struct arena *arena, const char *tables, const char *styles)
{
	const char *content = arena_printf(arena,
	    HEAD "<office:document-content" ODF("office") ODF("table") ODF("text")
		ODF("style") " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
			     " "
			     "xmlns:calcext=\"urn:org:documentfoundation:names:"
			     "experimental:calc:xmlns:calcext:1.0\">"
			     "<office:automatic-styles>%s</office:automatic-styles>"
			     "<office:body><office:spreadsheet>%s"
			     "</office:spreadsheet></office:body></office:document-content>",
	    styles, tables);
	struct bench_part parts[] = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
	    {"content.xml", content}};

	return bench_archive(arena, parts, sizeof(parts) / sizeof(parts[0]));
}
