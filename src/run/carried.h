/*
 * The files that a PDF carries, in memory.
 *
 * Rules: those of pdf/embedded_worker.h; version-pdf where no job is among them.
 */
#ifndef PLIEGO_RUN_CARRIED_H
#define PLIEGO_RUN_CARRIED_H

#include "base/input_file.h"
#include "base/page_texts.h"
#include "base/workers.h"
#include "run/source_list.h"
#include "template/job.h"

struct carried_file {
	const char *name;
	struct bytes bytes; /* data NULL: larger than a file that a job is made from */
};

struct carried {
	const char *pdf;
	const struct carried_file *files;
	size_t count;
	const struct carried_file *job; /* the one that names units and documents */
	struct source_list sources;     /* which of the others are of earlier editions */
};

/* What is printed on a page, from 1 on; lives in the arena.  False after an error. */
bool carried_page(struct arena *, const char *pdf, uint32_t page, const struct workers *,
    struct page_texts *out, struct diags *);

/* They live in the arena.  False after an error. */
bool carried_read(struct arena *, const char *pdf, struct srcloc, const struct workers *, struct carried *out,
    struct diags *);

/* Whether it carries a file of that name, which was not too large to be read. */
bool carried_has(const struct carried *, const char *name);

/* The path at which a file of that name is lent: below that of the PDF. */
const char *carried_path(struct arena *, const struct carried *, const char *name);

/* Lends all of them: what asks for a file at these paths is given it. */
void carried_lend(struct arena *, const struct carried *, struct input_files *);

/*
 * The path of the template that another file, at `from`, names so; of several with that name, the one behind
 * it.
 */
const char *carried_template(struct arena *, const struct carried *, const char *from, const char *name);

/* What a file of an earlier edition is called there; NULL: it is not carried, or was too large. */
const char *carried_source(struct arena *, const struct carried *, const struct source_key *);

/*
 * What a job says of the document that the PDF is, and of what it is made from: the units whose plans it
 * carries, with all files called as they are there.  False after an error.
 */
bool carried_job(struct arena *, const struct carried *, struct job *, struct diags *);

/*
 * Whether the PDF is a document of a unit, a group or a region, by its job, or else its name: of the units
 * that it carries the plans of, and of no other.
 */
bool carried_is_part(struct arena *, const struct carried *, const struct job *);

/*
 * The units of a job that a PDF carries, with their plans called as they are there (run/attachments.h); those
 * whose plans it doesn't carry are left out.  Returns what the job calls the plans of those that stay.
 */
const char *const *carried_units(struct arena *, const struct carried *, struct job *);

#endif
