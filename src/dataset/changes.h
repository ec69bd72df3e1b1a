/*
 * What changed between versions of a plan, in words.
 */
#ifndef PLIEGO_DATASET_CHANGES_H
#define PLIEGO_DATASET_CHANGES_H

#include "base/buf.h"
#include "dataset/source.h"

/* "actividad agregada", "casillas cambiadas": Spanish, for wording_text(); as `count` has it. */
const char *change_kind_name(enum change_kind, size_t count);

/* "código", "texto parecido": the same. */
const char *pairing_step_name(enum pairing_step);

/* The kind of change that the columns of a version count, from 0 on, in the order of the columns. */
enum change_kind changes_counted(unsigned column);

/* Adds "2 actividades agregadas, 1 casilla cambiada"; "sin cambios". */
void changes_sum_up(struct buf *, const struct changes *, enum wording);

/* Adds the pages where there are changes: "3, 5-7"; nothing where no folio is known. */
void changes_pages(struct buf *, struct arena *, const struct changes *, const uint32_t *folios);

/* Where a side of a change stands: "plan-v01/odah.csv:7:5"; NULL: nowhere. */
const char *change_place(struct arena *, const struct source_versions *, const struct change *, int side);

/* The activity of a change as it is now, else as it was; *side says which.  NULL: it is of none. */
const struct activity *change_activity(const struct changes *, const struct change *, int *side);

/* What its reason is; NULL: none is given. */
const char *change_reason(const struct source_versions *, const struct change *);

#endif
