/*
 * Files put into a folder where people work: what is there already and differs is kept.
 */
#ifndef PLIEGO_PUBLISH_NO_OVERWRITE_H
#define PLIEGO_PUBLISH_NO_OVERWRITE_H

#include "base/file.h"
#include "publish/publication.h"

enum no_overwrite {
	NO_OVERWRITE_NEW,    /* staged; it goes into place with no_overwrite_commit() */
	NO_OVERWRITE_SAME,   /* it is there with the same bytes */
	NO_OVERWRITE_KEPT,   /* it is there and differs: an error [output-exists] */
	NO_OVERWRITE_FAILED, /* the system's fault, reported */
};

/* `name` is below the folder of the publication.  With `force` what differs is replaced. */
enum no_overwrite no_overwrite_stage(struct publication *, const char *name, struct bytes, bool force,
    struct diags *);

/*
 * Puts what is staged in place: NO_OVERWRITE_NEW.  What came to be there meanwhile is kept, without `force`,
 * and none of the others is put in place: NO_OVERWRITE_KEPT.
 */
enum no_overwrite no_overwrite_commit(struct publication *, struct diags *);

/* Stages n files and puts them in place: all of them or, where one is kept or fails, none. */
enum no_overwrite no_overwrite_all(struct publication *, const char *const *names, const struct bytes *files,
    size_t n, bool force, struct diags *);

#endif
