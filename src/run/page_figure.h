/*
 * Figures that are printed on a page of a document, and where they come from.
 *
 * Rules: those of pdf/embedded_worker.h; explain-page where the page does not have it, explain-none where it
 * is no figure of a dataset.
 */
#ifndef PLIEGO_RUN_PAGE_FIGURE_H
#define PLIEGO_RUN_PAGE_FIGURE_H

#include "dataset/ask.h"
#include "run/build.h"

struct page_question {
	const char *pdf;
	uint32_t page; /* from 1 on */
	const char *figure;
	const struct workers *workers;
	const struct build_reading *reading; /* of the PDF */
	const struct dataset_source *source; /* in the style of who asks */
};

/* A figure, and how it was told from others that print the same. */
struct page_answer {
	struct answer answer;
	bool in_row;           /* it is in a row of a table */
	unsigned same, beside; /* of the texts beside it, so many are of the row of the dataset */
};

struct page_answers {
	struct page_answer *items; /* each trace once */
	size_t count, capacity;
	size_t printed; /* so often the page has that text */
};

/* False after an error. */
bool page_figures(struct arena *, const struct page_question *, struct page_answers *out, struct diags *);

#endif
