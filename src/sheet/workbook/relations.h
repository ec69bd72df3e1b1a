/*
 * The relations of a part of an Office document: which other parts it refers to, and as what (ECMA-376
 * part 2, 9.3).
 */
#ifndef PLIEGO_SHEET_WORKBOOK_RELATIONS_H
#define PLIEGO_SHEET_WORKBOOK_RELATIONS_H

#include "sheet/workbook/archive.h"

#define RELATIONS_MAX 5000

/* All of it lives in the scratch. */
struct relation {
	const char *id;
	const char *type;   /* the last word of its address: "worksheet" */
	const char *target; /* the part's name in the archive */
};

struct relations {
	struct relation *relations;
	size_t count, capacity;
};

/*
 * Those of the part of that name, "" of the archive itself; none where it has none.  False after an
 * error.
 */
bool relations_read(const struct workbook_input *, const struct archive *, const char *part,
    struct relations *out);

/* The first of that type; NULL: there is none. */
const struct relation *relations_of_type(const struct relations *, const char *type);
const struct relation *relations_by_id(const struct relations *, const char *id);

#endif
