/*
 * What a document is composed of.
 */
#ifndef PLIEGO_COMPOSE_COMPOSITION_H
#define PLIEGO_COMPOSE_COMPOSITION_H

#include "dataset/dataset.h"
#include "sheet/sheet.h"
#include "template/job.h"
#include "template/template.h"

/* A section of a unit in the document whose numbering is kept. */
struct kept_section {
	uint32_t first_folio;
	uint32_t pages;
};

struct kept_unit {
	const struct kept_section *sections; /* in order */
	size_t count;
};

/* Rows of data; none where there is no such file. */
struct data_sheets {
	const struct sheet *whole;        /* of the job */
	const struct sheet *const *units; /* of each unit of it */
};

struct composition {
	const struct template *template;
	const struct job *job;
	const struct job_document *document;
	struct job_subject subject;     /* of a document for each group or region: which one it is for */
	const struct sheet *sheets;     /* one for each unit of the job, in its order */
	const struct data_sheets *data; /* by the numbers of the template's names for them */
	const size_t *units;            /* indexes of the units to print, in order */
	size_t unit_count;              /* exactly 1 for a document per unit */
	const struct kept_unit *kept;   /* one for each unit of the job; NULL: numbered on its own */
	uint32_t total_pages;
	bool draft; /* its units have open errors: {draft} prints the template's word for it */
	const struct unit_left_out *left_out; /* that it would show, too; the cover tells of them */
	size_t left_out_count;
	const struct dataset_source *computed; /* what tables with another source than the plan print */
};

#endif
