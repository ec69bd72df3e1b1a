/*
 * Compose makes a document of plan sheets, job and template: it fills in the fields, binds the columns
 * of tables to the columns of sheets, and joins equal cells.  It measures nothing and places nothing.
 *
 * Texts of cells are borrowed from the sheets, styles from the template; everything else lives in the
 * caller's arena. Both must outlive the document.
 */
#ifndef PLIEGO_COMPOSE_COMPOSE_H
#define PLIEGO_COMPOSE_COMPOSE_H

#include "base/file.h"
#include "compose/images.h"
#include "dataset/dataset.h"
#include "layout/document.h"
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

struct composition {
	const struct template *template;
	const struct job *job;
	const struct job_document *document;
	const struct sheet *sheets;   /* one for each unit of the job, in its order */
	const size_t *units;          /* indexes of the units to print, in order */
	size_t unit_count;            /* exactly 1 for a document per unit */
	const struct kept_unit *kept; /* one for each unit of the job; NULL: numbered on its own */
	uint32_t total_pages;
	bool draft; /* its units have open errors: {draft} prints the template's word for it */
	const struct dataset_source *computed; /* what tables with another source than the plan print */
};

/*
 * Returns false with an error in diags: an image that can't be read, no page to make, a cell that no number
 * format fits; and where the document keeps to a standard that asks for structure, an image without
 * description [compose-no-alt], or a heading more than one level below the one before it
 * [compose-heading-level].
 *
 * Bound columns are there and readable: sheet_read() saw to it.
 */
bool compose(struct arena *, const struct composition *, struct images *, struct document *out,
    struct diags *);

#endif
