/*
 * A start: a job and a template for files that are there, which build at once.
 *
 * Each CSV is a unit's plan, and so is each sheet of a workbook that is shown and has a table.  The
 * template prints the columns that all of them have, under their own headings, in their order: figures
 * narrow and on the right, texts in shares of the rest, and a column joined where its cells repeat.  What
 * only some have, and what is not computed with, is said in comments.  Without files, a small plan is
 * written beside, and the job is for that.
 *
 * job.yaml; plantilla.yaml or template.yaml, by the language; plan.csv.
 *
 * Rules: those of reading the files, init-no-table, init-columns, output-exists.
 */
#ifndef PLIEGO_RUN_INIT_H
#define PLIEGO_RUN_INIT_H

#include "base/language.h"
#include "publish/publication.h"

struct init_request {
	const char *folder;       /* to write to */
	const char *const *files; /* as given, seen from the current folder */
	size_t file_count;
	int year;
	enum language language; /* of comments, headings of the example, and the document */
	bool force;
};

enum init_result {
	INIT_DONE,
	INIT_REFUSED, /* a file that was given, or one that is there already */
	INIT_FAILED,  /* the system's fault */
};

/* names[i] are the files written, in the arena; set with INIT_DONE only. */
enum init_result init_write(struct arena *, const struct init_request *, struct publication *,
    const char *const **names, size_t *count, struct diags *);

#endif
