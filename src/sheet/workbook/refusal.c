#include "sheet/workbook/refusal.h"

void
refusal_of_type(const struct workbook_input *in, const char *type)
{
	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-type",
	    "\"%s\" is %s, not a workbook that can be read: open it in a spreadsheet program and save it as "
	    ".xlsx or "
	    "as \"CSV UTF-8\"",
	    in->file, diag_phrase(in->diags, type));
}

void
refusal_of_encrypted(const struct workbook_input *in)
{
	diag_add(in->diags, SEVERITY_ERROR, in->loc, "workbook-encrypted",
	    "\"%s\" is protected by a password: open it in a spreadsheet program and save it without one",
	    in->file);
}
