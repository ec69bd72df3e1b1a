/*
 * Which of the files that a document carries is which: those of the previous edition, of the year before and
 * of earlier versions of the plan, whatever they are called there ("dj.csv" of version 01 beside "dj.csv").
 *
 * The list is carried itself, as JSON:
 *
 *     {"fuentes":[
 *     {"edición":"versión 1","parte":"plan","unidad":"DJ","archivo":"dj-2.csv"}
 *     ]}
 *
 * Versions are numbered from 1 in the order of the job; a job is of no unit (""), and is there where an
 * edition has its own.
 */
#ifndef PLIEGO_RUN_SOURCE_LIST_H
#define PLIEGO_RUN_SOURCE_LIST_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/intern.h"

#define SOURCE_LIST_NAME "fuentes.json"

enum source_edition { SOURCE_PREVIOUS, SOURCE_LAST_YEAR, SOURCE_VERSION };
enum source_part { SOURCE_JOB, SOURCE_PLAN, SOURCE_PROGRESS };

struct source_key {
	enum source_edition edition;
	enum source_part part;
	size_t version;   /* of SOURCE_VERSION: its place in the job, from 0 on */
	const char *unit; /* its code; "" of a job */
};

struct source_list {
	struct intern keys;
	const char **names; /* of each key */
};

/* Begins a list, adds an entry, ends it. */
void source_list_begin(struct buf *);
void source_list_add(struct arena *, struct buf *, const struct source_key *, const char *name);
void source_list_end(struct buf *);

/* Reads one; it lives in the arena.  False after an error, told at `path` [version-pdf]. */
bool source_list_read(struct arena *, const char *path, struct bytes, struct source_list *out,
    struct diags *);

/* What the file is called in the document; NULL: it is not carried. */
const char *source_list_find(struct arena *, const struct source_list *, const struct source_key *);

/* Whether it is in the list as a job. */
bool source_list_has_job(const struct source_list *, const char *name);

#endif
