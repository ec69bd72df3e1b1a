#include "sheet/workbook/refusal.h"

#include "sheet/file_type.h"

void
refusal_of_type(const struct workbook_input *in, const char *type)
{
	if (type == file_type_locked) {
		refusal_of_encrypted(in);
		return;
	}
	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-type",
	    "\"%s\" is %s, not a workbook that can be read: open it in a spreadsheet program and save it as "
	    ".xlsx or "
	    "as \"CSV UTF-8\"",
	    in->file, diag_phrase(in->diags, type));
}

void
refusal_of_encrypted(const struct workbook_input *in)
{
	file_type_refuse_locked(in->file, in->loc, in->diags);
}
