/*
 * Files that are something else than a sheet that can be read: what people send when "save as" was forgotten.
 */
#ifndef PLIEGO_SHEET_FILE_TYPE_H
#define PLIEGO_SHEET_FILE_TYPE_H

#include "base/diag.h"
#include "base/file.h"

/* What the file is by its first bytes, to be translated, as in "it is a PDF"; NULL when it may be text. */
const char *file_type_of_bytes(struct bytes);

/* The type of workbooks that ask for a password, however they are named. */
extern const char file_type_locked[];

/* What its text is; NULL when it may be CSV. */
const char *file_type_of_text(struct bytes);

/*
 * Says at `loc` that the file is of that type and can't be read: an error [csv-file-type; of one that asks
 * for a password workbook-encrypted].
 */
void file_type_refuse(const char *file, struct srcloc loc, const char *type, struct diags *);

/* The same of a file that asks for a password [workbook-encrypted]. */
void file_type_refuse_locked(const char *file, struct srcloc loc, struct diags *);

/* The same of text, or of anything else that may be it, under a name as workbooks have [csv-file-type]. */
void file_type_refuse_name(const char *file, struct srcloc loc, struct diags *);

#endif
