/*
 * Data: the further files of rows that a job names, as far as templates in use bind them.
 */
#ifndef PLIEGO_RUN_LOAD_DATA_H
#define PLIEGO_RUN_LOAD_DATA_H

#include "run/run.h"
#include "sheet/binding.h"
#include "sheet/layout.h"

/*
 * Reads them, each once.  Errors: data that the job, or a unit, doesn't name [job-data], at the place that
 * binds them or at the unit; and all that a sheet is told of (sheet/read.h), with the headings that templates
 * bind.  Data that nothing binds are read where no document is made, to check them.
 */
void load_data(struct run *, struct diags *);

/* What templates bind of data of that name. */
struct sheet_bindings data_bindings(const struct run *, const char *name, bool of_unit);

/* How a file of data is read: with its own `columns` only; `unit` NULL: of none. */
const struct sheet_layout *layout_of_data(struct arena *, const struct run *, const struct job_unit *unit,
    const struct job_file *);

#define DATA_OF_JOB SIZE_MAX

/* Data of the job, or of a unit; NULL: it names none so. */
const struct run_data *data_of(const struct run *, const char *name, size_t unit);

/* Whether the template prints data of the name with that number. */
bool data_is_bound(const struct template *, size_t number, bool of_unit);

/* What is composed of. */
const struct data_sheets *data_of_template(const struct run *, struct arena *, const struct template *);

#endif
