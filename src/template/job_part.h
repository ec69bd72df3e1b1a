/*
 * The part of a job that a document per unit is made from: its text without the other units, what is declared
 * or accepted of them, and the other documents, save those whose page numbers the document prints.  All else
 * stays as it is written, byte for byte; where something was left out, a comment before it says so.  So the
 * size of a part does not grow with the number of units, it stays the same when units come and go elsewhere,
 * and a part of a part is that part.
 *
 * What is left out are whole items of the lists `units`, `measures`, `accept` and `documents`, with the
 * comments and blank lines behind them.
 */
#ifndef PLIEGO_TEMPLATE_JOB_PART_H
#define PLIEGO_TEMPLATE_JOB_PART_H

#include "base/buf.h"
#include "template/job.h"

struct job_parts;

/*
 * Looks for the items in the text that a job was read from without errors, once for all parts.  NULL where it
 * can't be taken apart: lists in brackets, items that begin below their dash, anchors.  It lives in the arena
 * and borrows job and text.
 */
const struct job_parts *job_parts_of(struct arena *, const struct job *, struct bytes);

/*
 * Appends the part for a document per unit of the job, and one of its units, which is known by
 * its code; its comment is in Spanish where the language is ("es-SV"), else in English.
 */
void job_part_append(const struct job_parts *, const struct job_document *, const struct job_unit *,
    const char *language, struct buf *);

#endif
