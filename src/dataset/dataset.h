/*
 * What was computed, as rows of typed cells under headings: for tables and charts of documents, and for what
 * the program prints as text, CSV or JSON.
 *
 * Means have one decimal more than what they are made of, compliances one, rounded half away from zero; what
 * is blank stays blank.  Findings are told in the language asked for.  All else is in the words of the plan
 * itself: headings are those of its columns, or like them, and measures and consolidations are called what
 * the columns MEDIDA and CONSOLIDACIÓN are read with.
 */
#ifndef PLIEGO_DATASET_DATASET_H
#define PLIEGO_DATASET_DATASET_H

#include "dataset/cell.h"
#include "dataset/source.h"

/*
 * Whether what stands under one of its headings is of a month behind the cut: it is blank whatever was
 * reported, so that a document stays what it was when more comes in.
 */
bool dataset_column_is_future(const struct dataset_column *, const struct compliance *);

/* The same of a row: a month behind the cut, among those of the progress. */
bool dataset_row_is_future(enum dataset, const struct compliance *, size_t row);

/*
 * Writes the rows of a dataset, but of DATASET_PLAN, whose rows are those of the unit's sheet already; `unit`
 * matters to those of one unit.  Never fails; lives in the arena.
 */
void dataset_build(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct dataset_rows *out);

/* The same with texts in another arena than rows and cells, which can so be let go of before the texts. */
void dataset_build_apart(struct arena *cells, struct arena *texts, enum dataset,
    const struct dataset_source *, uint32_t unit, struct dataset_rows *out);

/* The same with what each row is of: out->subjects. */
void dataset_build_subjects(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct dataset_rows *out);

/* Some of the rows of a dataset with ROWS_IN_PARTS, as far as there are so many; otherwise as above. */
struct dataset_part {
	enum dataset dataset;
	uint32_t unit;
	struct row_range range;
};
void dataset_build_part(struct arena *cells, struct arena *texts, const struct dataset_part *,
    const struct dataset_source *, struct dataset_rows *out);
/* How many it has. */
size_t dataset_row_count(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit);

/* As dataset_build(), by as many threads at most where it is ROWS_IN_PARTS and of all units. */
void dataset_build_by(struct arena *, enum dataset, const struct dataset_source *, unsigned threads,
    struct dataset_rows *out);

/*
 * All rows, one by one: a row is gone when the next one comes, and of its texts those that were put together
 * for it.  Other texts live in the arena.
 */
void dataset_each_row(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct row_sink);

/* The keys of its headings (sheet/vocabulary.h), by which templates bind. */
const char *const *dataset_keys(struct arena *, const struct dataset_column *, size_t count);

#endif
