/*
 * A document of a job that was read, not made: what it prints, for who asks where that comes from.
 */
#ifndef PLIEGO_RUN_READING_DOCUMENT_H
#define PLIEGO_RUN_READING_DOCUMENT_H

#include "dataset/differences.h"
#include "dataset/source.h"
#include "template/template.h"

struct reading_document {
	const struct job_document *job;
	const struct status_scheme *statuses; /* of its template */
	const struct template *template;
	bool own_unit;        /* no unit but its own was read, while it prints figures over all */
	const bool *datasets; /* by enum dataset: those whose figures it prints */
	const struct series_difference *differences; /* that its charts draw */
	size_t difference_count;
	bool lists_versions;          /* its table of changes is of the job's versions */
	bool shows_changes;           /* a table of the plan shows what changed */
	struct dataset_source source; /* compliance NULL: it has no cut */
};

#endif
