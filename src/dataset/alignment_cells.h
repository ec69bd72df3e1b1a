/*
 * What stands for the activities that have no value of an alignment.
 */
#ifndef PLIEGO_DATASET_ALIGNMENT_CELLS_H
#define PLIEGO_DATASET_ALIGNMENT_CELLS_H

#include <stdint.h>

#include "base/wording.h"

/* "sin ODS", in the language of the document; of enum alignment, but ALIGNMENT_NONE. */
const char *alignment_none_label(enum wording, uint8_t alignment);

#endif
