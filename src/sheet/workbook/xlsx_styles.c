#include "sheet/workbook/xlsx_styles.h"

/* A number format that the part defines. */
struct defined {
	uint32_t id;
	const struct number_format *format;
};

enum section { SECTION_OTHER, SECTION_NUMBER_FORMATS, SECTION_CELL_FORMATS };

struct reader {
	const struct workbook_input *in;
	unsigned depth;
	enum section section;
	struct defined *defined;
	size_t defined_count, defined_capacity;
	uint32_t *ids; /* of cell formats */
	size_t count, capacity;
};

static bool
refuse_too_many(struct reader *r)
{
	diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-size",
	    "\"%s\" has more than %d cell styles, which no program writes", r->in->file, STYLES_MAX);
	return false;
}

static bool
define(struct reader *r, const char **attributes)
{
	const char *code = xml_attribute(attributes, "formatCode");
	uint32_t id;

	if (code == NULL || !xml_number(xml_attribute(attributes, "numFmtId"), UINT32_MAX, &id))
		return true;
	if (r->defined_count == STYLES_MAX)
		return refuse_too_many(r);
	r->defined = arena_grow(r->in->scratch, r->defined, r->defined_count, &r->defined_capacity,
	    r->defined_count + 1, sizeof(*r->defined));
	r->defined[r->defined_count++] =
	    (struct defined){id, number_format_make(r->in->scratch, code, strlen(code))};
	return true;
}

static bool
add_cell_format(struct reader *r, const char **attributes)
{
	uint32_t id;

	if (!xml_number(xml_attribute(attributes, "numFmtId"), UINT32_MAX, &id))
		id = 0;
	if (r->count == STYLES_MAX)
		return refuse_too_many(r);
	r->ids = arena_grow(r->in->scratch, r->ids, r->count, &r->capacity, r->count + 1, sizeof(*r->ids));
	r->ids[r->count++] = id;
	return true;
}

static bool
on_start(void *ctx, const char *name, const char **attributes)
{
	struct reader *r = ctx;
	const char *local = xml_local(name);

	r->depth++;
	if (r->depth == 2)
		r->section = strcmp(local, "numFmts") == 0 ? SECTION_NUMBER_FORMATS
		    : strcmp(local, "cellXfs") == 0        ? SECTION_CELL_FORMATS
							   : SECTION_OTHER;
	if (r->depth != 3)
		return true;
	if (r->section == SECTION_NUMBER_FORMATS && strcmp(local, "numFmt") == 0)
		return define(r, attributes);
	if (r->section == SECTION_CELL_FORMATS && strcmp(local, "xf") == 0)
		return add_cell_format(r, attributes);
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

static int
compare_ids(const void *left, const void *right)
{
	const struct defined *a = left, *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

/* What the part defines comes before what is built in: programs write their own currency so. */
static const struct number_format *
format_of(struct reader *r, uint32_t id)
{
	struct defined wanted = {id, NULL}, *found = NULL;
	const char *code = number_format_builtin(id);

	if (r->defined_count > 0)
		found = bsearch(&wanted, r->defined, r->defined_count, sizeof(wanted), compare_ids);
	if (found != NULL)
		return found->format;
	if (code == NULL)
		code = "General";
	return number_format_make(r->in->scratch, code, strlen(code));
}

static void
set_formats(struct reader *r, struct xlsx_styles *out)
{
	/* A style with the format of one before it has the same, so that its numbers are found again. */
	const struct number_format *builtin[64] = {NULL};

	if (r->defined_count > 0)
		qsort(r->defined, r->defined_count, sizeof(*r->defined), compare_ids);
	out->formats = ARENA_ARRAY(r->in->scratch, const struct number_format *, r->count);
	out->count = r->count;
	for (size_t i = 0; i < r->count; i++) {
		const struct number_format **known = r->ids[i] < 64 ? &builtin[r->ids[i]] : NULL;
		out->formats[i] = known != NULL && *known != NULL ? *known : format_of(r, r->ids[i]);
		if (known != NULL)
			*known = out->formats[i];
	}
}

struct xlsx_styles
xlsx_styles_none(struct arena *arena)
{
	struct xlsx_styles styles = {ARENA_ARRAY(arena, const struct number_format *, 1), 1};

	styles.formats[0] = number_format_make(arena, "General", strlen("General"));
	return styles;
}

bool
xlsx_styles_read(const struct workbook_input *in, const struct xml_source *source, struct xlsx_styles *out)
{
	static const struct xml_handler handler = {.start = on_start, .end = on_end};
	struct reader r = {.in = in};

	if (xml_read(in, source, &handler, &r) != XML_WHOLE)
		return false;
	if (r.count == 0)
		*out = xlsx_styles_none(in->scratch);
	else
		set_formats(&r, out);
	return true;
}
