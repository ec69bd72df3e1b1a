/*
 * Reading a job for a command that prints what it comes to.
 */
#ifndef PLIEGO_COMMAND_READING_H
#define PLIEGO_COMMAND_READING_H

#include "command/command.h"

/* Diagnostics in the person's language. */
struct diags *command_diags(const struct program *);

/*
 * Reads, and prints what was found wrong on the way, as errors where `strict` is set.  Figures of *out are
 * in the style of a terminal, whose columns are read by programs, too: each is one word.
 */
enum exit_code command_read(const struct program *, struct arena *, const struct build_options *, bool strict,
    struct build_reading *out, struct diags *);

/* Tells that nobody says up to when is looked. */
void command_tell_no_cut(const char *job, struct diags *);

/* Which of the job's figures of progress are wanted. */
struct source_request {
	const char *job;         /* its path, for messages */
	const char *document;    /* as that document has them; NULL: as the one with the latest cut */
	enum plan_column period; /* at the end of that period or month; 0: at the cut of the document */
};

/*
 * What is printed of the job, which was read with `explains`.  Compliance is NULL where no document has a cut
 * and none is asked for, or no unit has progress.  False after an error: no such document, or no such period.
 */
bool command_source(const struct program *, struct arena *, const struct build_reading *,
    const struct source_request *, struct dataset_source *out, struct diags *);

#endif
