/*
 * What the parts of a build share: selecting (what was asked for), reading, making.
 *
 * Seen by them and build.c only.
 */
#ifndef PLIEGO_PUBLISH_INTERNAL_H
#define PLIEGO_PUBLISH_INTERNAL_H

#include "compose/images.h"
#include "pdf/store.h"
#include "publish/build.h"
#include "publish/numbering.h"
#include "template/template.h"
#include "text/typesetter.h"

/* A template in use, with the means to set its text. */
struct loaded {
	const char *path;
	struct template template;
	struct bytes file;
	struct typesetter *typesetter;
	bool ok;
};

struct build {
	struct arena *arena;
	const struct build_options *options;
	struct publication *publication; /* NULL: no document is made */
	struct build_totals *totals;
	struct diags *diags;
	struct job job;
	bool *wanted;  /* documents to build */
	size_t *units; /* indexes of the units asked for */
	size_t unit_count;
	struct loaded *loaded; /* distinct templates */
	size_t loaded_count;
	struct loaded **templates; /* of each document; NULL where not needed */
	struct sheet *sheets;
	struct bytes *sheet_files;      /* what they were read from, for documents */
	struct progress_unit *progress; /* of each unit; NULL: nothing asks for it */
	struct bytes *progress_files;   /* what it was read from; NULL data: not submitted */
	struct bytes job_file;
	struct reckoning reckoning;
	const struct compliance **compliance; /* of each document; NULL: it has no cut */
	struct numbering *numbering;          /* of each document */
	struct fonts *fonts;
	struct bytes profile; /* of the colours, for archival PDF */
	struct pdf_store store;
	struct images images;
	bool io_failed;
};

/* ---- selecting (select.c) ---- */

/* Which documents and units of the job the options ask for.  False after an error. */
bool select_documents(struct build *);
bool select_units(struct build *);

/* The document whose numbering d keeps; itself when it has its own. */
size_t numbering_source(const struct build *, size_t d);

/* The document whose pages the findings in d are told with; itself when it tells none. */
size_t pages_source(const struct build *, size_t d);

/* ---- reading (reading.c): faults are in diags ---- */

/* Those of the documents wanted, and of the documents whose page numbers these print. */
void load_templates(struct build *);

/* Tables of reckoned rows, against the headings that those have. */
void check_reckoned_tables(struct build *);
void read_sheets(struct build *);
bool read_profile(struct build *);

/* ---- progress (progress.c) ---- */

/* What the units report, and reported in the previous edition, where a document wanted asks for it. */
void read_progress(struct build *);

/* Joins it, reckons it for each document, and runs the checks.  False after an error. */
bool reckon_documents(struct build *);

/* ---- making (making.c) ---- */

/* Lays out the documents wanted and stages them, or dumps them. */
void make_documents(struct build *);

#endif
