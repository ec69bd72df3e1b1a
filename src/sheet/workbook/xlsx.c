#include "sheet/workbook/xlsx.h"

#include "base/utf8.h"
#include "sheet/workbook/part_xml.h"
#include "sheet/workbook/refusal.h"
#include "sheet/workbook/relations.h"
#include "sheet/workbook/xlsx_sheet.h"

struct reader {
	const struct workbook_input *in;
	struct xlsx *out;
	const struct relations *relations;
	unsigned depth;
	bool in_sheets;
};

/*
 * --- the workbook's own part
 * ------------------------------------------------------------------------------
 */

static bool
is_word(const char *value, const char *word)
{
	return value != NULL && strcmp(value, word) == 0;
}

/* What the part is when it is no workbook's: by its root. */
static bool
check_root(struct reader *r, const char *name)
{
	static const struct {
		const char *root, *type;
	} types[] = {
	    {"document", N_("a text document (.docx)")},
	    {"presentation", N_("a presentation (.pptx)")},
	};

	if (strcmp(name, "workbook") == 0)
		return true;
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(name, types[i].root) == 0) {
			refusal_of_type(r->in, types[i].type);
			return false;
		}
	}
	refusal_of_type(r->in, N_("a document of another program"));
	return false;
}

static bool
add_sheet(struct reader *r, const char **attributes)
{
	const char *name = xml_attribute(attributes, "name"), *id = xml_attribute(attributes, "id");
	const char *state = xml_attribute(attributes, "state");
	const struct relation *relation = id != NULL ? relations_by_id(r->relations, id) : NULL;
	struct xlsx *out = r->out;
	struct arena *scratch = r->in->scratch;

	/* Charts, dialogs and macros are sheets, too. */
	if (name == NULL || relation == NULL || strcmp(relation->type, "worksheet") != 0)
		return true;
	if (out->count == XLSX_SHEETS_MAX) {
		diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-size",
		    "\"%s\" has more than %d sheets, the most that are read", r->in->file, XLSX_SHEETS_MAX);
		return false;
	}
	out->sheets = arena_grow(scratch, out->sheets, out->count, &out->capacity, out->count + 1,
	    sizeof(*out->sheets));
	out->paths = arena_grow(scratch, out->paths, out->count, &out->path_capacity, out->count + 1,
	    sizeof(*out->paths));
	size_t n = strlen(name);
	name = utf8_nfc(scratch, name, n, &n);
	out->sheets[out->count].name = arena_strndup(scratch, name, n);
	out->sheets[out->count].hidden = is_word(state, "hidden") || is_word(state, "veryHidden");
	out->paths[out->count++] = relation->target;
	return true;
}

static bool
on_start(void *ctx, const char *name, const char **attributes)
{
	struct reader *r = ctx;
	const char *local = xml_local(name);

	r->depth++;
	if (r->depth == 1)
		return check_root(r, local);
	if (r->depth == 2) {
		r->in_sheets = strcmp(local, "sheets") == 0;
		if (strcmp(local, "workbookPr") == 0 && xml_is_true(xml_attribute(attributes, "date1904")))
			r->out->since = DATE_SYSTEM_1904;
	}
	if (r->depth == 3 && r->in_sheets && strcmp(local, "sheet") == 0)
		return add_sheet(r, attributes);
	return true;
}

static bool
on_end(void *ctx, const char *name)
{
	struct reader *r = ctx;

	(void)name;
	r->depth--;
	return true;
}

/*
 * --- the package
 * ------------------------------------------------------------------------------------------
 */

bool
xlsx_is_package(const struct archive *archive)
{
	return archive_has(archive, "_rels/.rels") && archive_has(archive, "[Content_Types].xml");
}

static bool
is_binary(const char *path)
{
	size_t n = strlen(path);

	return n > 4 && strcmp(path + n - 4, ".bin") == 0;
}

static const char *
target_of_type(const struct archive *archive, const struct relations *relations, const char *type)
{
	const struct relation *relation = relations_of_type(relations, type);

	return relation != NULL && archive_has(archive, relation->target) ? relation->target : NULL;
}

bool
xlsx_open(const struct workbook_input *in, const struct archive *archive, struct xlsx *out)
{
	static const struct xml_handler handler = {.start = on_start, .end = on_end};
	struct relations package, book;
	struct reader r = {.in = in, .out = out, .relations = &book};

	*out = (struct xlsx){.archive = archive, .since = DATE_SYSTEM_1900};
	if (!relations_read(in, archive, "", &package))
		return false;
	const struct relation *main = relations_of_type(&package, "officeDocument");
	if (main == NULL || is_binary(main->target)) {
		refusal_of_type(in,
		    main != NULL ? N_("a binary workbook (.xlsb)") : N_("a document of another program"));
		return false;
	}
	if (!relations_read(in, archive, main->target, &book) ||
	    !part_xml_read(in, archive, main->target, &handler, &r))
		return false;
	out->styles = target_of_type(archive, &book, "styles");
	out->strings = target_of_type(archive, &book, "sharedStrings");
	return true;
}

/*
 * --- sheets
 * -----------------------------------------------------------------------------------------------
 */

static bool
read_styles(const struct xlsx *book, const struct workbook_input *in, struct xlsx_tables *tables)
{
	tables->styles = xlsx_styles_none(in->scratch);
	if (book->styles == NULL)
		return true;
	struct part *part = part_open(book->archive, book->styles);
	if (part == NULL)
		return false;
	struct xml_source source = part_xml_source(book->styles, part);
	bool read = xlsx_styles_read(in, &source, &tables->styles);
	part_close(part);
	return read;
}

static bool
read_strings(const struct xlsx *book, const struct workbook_input *in, struct xlsx_tables *tables)
{
	if (book->strings == NULL)
		return true;
	struct part *part = part_open(book->archive, book->strings);
	if (part == NULL)
		return false;
	struct xml_source source = part_xml_source(book->strings, part);
	bool read = shared_strings_read(in, &source, &tables->strings);
	part_close(part);
	return read;
}

bool
xlsx_read(const struct xlsx *book, size_t sheet, struct rows *rows)
{
	struct xlsx_tables tables = {.since = book->since};

	if (!read_styles(book, rows->in, &tables) || !read_strings(book, rows->in, &tables))
		return false;
	struct part *part = part_open(book->archive, book->paths[sheet]);
	if (part == NULL)
		return false;
	struct xml_source source = part_xml_source(book->paths[sheet], part);
	bool read = xlsx_sheet_read(rows, &source, &tables);
	part_close(part);
	return read;
}
