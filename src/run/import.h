/*
 * Import: the tables in the sheets of a workbook, each as a CSV that is read as the workbook would be.
 *
 * A CSV has the headings in its first row, those of several rows joined; then the rows of the table,
 * without titles above it and signatures below it, joined cells filled down.  Cells under no heading are
 * kept, under one that names their column ("COLUMNA R").  Blank rows are left out.  A sheet that holds
 * nothing has no file.
 *
 * Numbers are written without marks between thousands.  One with three decimals that a CSV would have in
 * doubt ("1.310") gets a fourth, a zero.  Texts are written as they are, also those that begin like
 * formulas: a spreadsheet program would take these for formulas.  UTF-8, lines that end in LF; between
 * cells "," beside "1.5", ";" beside "1,5".
 *
 * A file is called like its sheet; where that makes two names alike, the later ones have a number.
 *
 * Rules: those of sheet/workbook_table.h, of the reader of workbooks, import-no-workbook, import-decimals,
 * output-exists.
 */
#ifndef PLIEGO_RUN_IMPORT_H
#define PLIEGO_RUN_IMPORT_H

#include "base/decimal.h"
#include "publish/publication.h"

struct import_request {
	const char *workbook; /* its path */
	struct number_style style;
	bool force; /* files that are there and differ are replaced */
};

enum import_result {
	IMPORT_DONE,
	IMPORT_REFUSED, /* the workbook, or a file that is there already */
	IMPORT_FAILED,  /* the system's fault */
};

/* names[i] are the files made, in the arena, in the order of the sheets; set with IMPORT_DONE only. */
enum import_result import_workbook(struct arena *, const struct import_request *, struct publication *,
    const char *const **names, size_t *count, struct diags *);

#endif
