/*
 * Reading what a job names: templates with their fonts, the plans of the units, the profile of the colours.
 */
#ifndef PLIEGO_RUN_LOAD_H
#define PLIEGO_RUN_LOAD_H

#include "run/run.h"
#include "sheet/binding.h"

/* Fills in run->job as far as it can be read.  False after an error. */
bool load_job(struct run *, struct diags *);

/* Those of the documents needed. */
void load_templates(struct run *, struct diags *);

/* Tables of computed rows, against the headings that those have. */
void load_check_tables(struct run *, struct diags *);

/* The columns of plans that these templates print, each once. */
struct sheet_bindings load_bindings(struct run *);

/* Then: the plan of every unit, with the columns that the templates print. */
void load_plans(struct run *, struct diags *);

bool load_profile(struct run *, struct diags *);

#endif
