#include "sheet/workbook/part_xml.h"

static ptrdiff_t
read_part(void *ctx, char *out, size_t n)
{
	return part_read(ctx, out, n);
}

struct xml_source
part_xml_source(const char *name, struct part *part)
{
	return (struct xml_source){name, read_part, part};
}

bool
part_xml_read(const struct workbook_input *in, const struct archive *archive, const char *name,
    const struct xml_handler *handler, void *ctx)
{
	struct part *part = part_open(archive, name);
	size_t errors = diags_errors(in->diags);

	if (part == NULL)
		return false;
	struct xml_source source = part_xml_source(name, part);
	enum xml_end end = xml_read(in, &source, handler, ctx);
	part_close(part);
	return end != XML_FAULTY && diags_errors(in->diags) == errors;
}
