#include "sheet/format.h"

#include "sheet/file_type.h"

bool
format_read(const struct format_input *in, record_fn *give, void *ctx)
{
#define FORMAT_ROW(name) &format_##name,
	static const struct sheet_format *const formats[] = {SHEET_FORMATS(FORMAT_ROW)};
#undef FORMAT_ROW

	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (formats[i]->recognise(in->bytes))
			return formats[i]->read(in, give, ctx);
	}
	file_type_refuse(in->file, in->loc, file_type_of_bytes(in->bytes), in->diags);
	return false;
}
