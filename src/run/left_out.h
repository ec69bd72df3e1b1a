/*
 * Units left out: where the job says `faulty-units: leave-out`, a unit whose plan has faults is in no
 * document, figure, check or form, and the year goes on without it.  Otherwise any fault refuses the job.
 *
 * Such a unit is taken out of the run: of the job's units, of every list that has an item for each of them,
 * of those asked for, and with it what the job accepts, declares or gives reasons of; and of all that the
 * year is set beside: earlier versions of the plan, the year before, the previous edition.  Else it would be
 * withdrawn there, and what it did be set beside nothing.  Unit numbers are then those of the units that are
 * left, and whatever comes after goes through these: a figure can't count, nor a table
 * print, what isn't there.  (A unit without rows that stayed would have to be passed over wherever units are
 * gone through, in plan/, check/, dataset/ and here; and where that was forgotten, it would be a unit that
 * did nothing.)
 *
 * Two things go by the numbers of the job as it was read, run->job_as_read: its text, whose parts are
 * attached to booklets (template/job_part.h knows units by their codes), and the order of documents.
 *
 * What is left out is said: every fault as an error at its place, and the result is BUILD_REFUSED, once the
 * documents are made; as a finding where the job names the plan [check-unit-left-out], which makes drafts of
 * the documents that show all units; on their covers (compose/left_out.h); in their manifest entries; and
 * the unit's own documents are among those that failed, and keep their earlier editions.
 *
 * Faults of a plan are the errors of reading its file, and those found in its rows when the plan is made of
 * all (MEDIDA, CONSOLIDACIÓN).  Sums that are too large to be kept are none: no single file is to blame.
 */
#ifndef PLIEGO_RUN_LEFT_OUT_H
#define PLIEGO_RUN_LEFT_OUT_H

#include "run/run.h"

/* Takes out the units whose run_unit is marked as faulty.  False: none is left of those asked for. */
bool leave_out_faulty(struct run *);

/*
 * compute(), again where units have to be left out for what it finds in their rows.  False after an error,
 * or when no unit asked for is left.
 */
bool compute_without_faulty(struct run *, struct diags *);

/* Their codes, in the order of the job; in the run's arena. */
const char *const *codes_left_out(const struct run *);

#endif
