/*
 * The part of a job that a document of a unit, a group or a region is made from: its text without the other
 * units, what is declared or accepted of them, and the other documents, save those whose page numbers the
 * document prints.  All else stays as it is written, byte for byte; where something was left out, a comment
 * before it says so.  Units that are left out though others are parts of them are groups in it, first in
 * the list of groups, so that these parts are where they were.  So the
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
 * can't be taken apart: lists in brackets (of groups only where units are parts of others), items that begin
 * below their dash, anchors.  It lives in the arena
 * and borrows job and text.
 */
const struct job_parts *job_parts_of(struct arena *, const struct job *, struct bytes);

/* What is asked for: the document, not one for all, and its units, which are known by their codes. */
struct job_part {
	const struct job_document *document; /* of the job */
	const struct job_unit *const *units;
	size_t unit_count;    /* one at least */
	const char *language; /* that of the comment: Spanish ("es-SV"), else English */
};

/* Whether the text of a job is that of a part: it begins with the comment that says so. */
bool job_part_is(struct bytes);

/* Appends it. */
void job_part_append(const struct job_parts *, const struct job_part *, struct buf *);

#endif
