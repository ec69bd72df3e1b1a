/*
 * Figures that are printed on a page: which of which datasets they are.
 *
 * A figure in the row of a table is told from others that print the same by the other texts of that row: it
 * is of the row of a dataset that has most of them in the columns of one table, where a text with a letter
 * tells more than figures do.  One in a paragraph or a picture is of what paragraphs or pictures print: of a
 * dataset of one row, or of a row whose name stands beside it; so a folio in the contents is of none.
 * Of rows of units that have as many, those are meant whose unit is named on the page.
 *
 * A figure may be asked for with the word that it is printed with: "CU 3", "Cumplido: 3", "antes: 12",
 * "12 casillas cambiadas".  Of a cell that changed, what it says and what it said are two figures in one
 * text; so are the counts of a list of changes.  What a chart draws between two series has a sign.
 *
 * Texts are compared without soft hyphens, and with one space for any: none before "%".
 */
#ifndef PLIEGO_DATASET_PRINTED_H
#define PLIEGO_DATASET_PRINTED_H

#include "base/page_texts.h"
#include "dataset/dataset.h"
#include "dataset/differences.h"
#include "dataset/printed_text.h"

enum printed_where { PRINTED_IN_TABLE, PRINTED_IN_PICTURE, PRINTED_IN_TEXT };

/* What a table prints of a dataset; all pictures of the document; all its other texts. */
struct printed_view {
	enum dataset dataset;
	enum printed_where where;
	const bool *columns; /* which it prints; of the plan, of those of dataset/plan_cells.h */
};

struct printed_request {
	const struct dataset_source *source; /* in the style of the document */
	const struct page_texts *texts;
	const char *figure; /* as a person types it; NULL: every text that is one, so as it stands there */
	const struct printed_view *views;
	size_t view_count;
	const struct series_difference *differences; /* that its charts draw */
	size_t difference_count;
	bool own_unit; /* the plan has but the unit of the document: what is of several is not known */
};

/* A figure of a dataset that is printed there. */
struct printed_figure {
	enum dataset dataset;
	enum printed_where where;
	uint32_t unit; /* of datasets of one */
	size_t row, column;
	const struct series_difference *difference; /* it is one of that, at the category `column`; NULL */
	size_t text;                                /* on the page */
	unsigned same, beside;                      /* so many of the texts beside it are of the row */
	unsigned score;                             /* what they tell together */
};

struct printed_figures {
	struct printed_figure *items; /* of each text that is the figure, those with the highest score */
	size_t count, capacity;
	size_t hits; /* how many texts of the page are the figure */
};

struct printed_figures printed_find(struct arena *, const struct printed_request *);

#endif
