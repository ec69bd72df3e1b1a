/*
 * Files put into a folder where people work: what is there already and differs is kept.
 */
#ifndef PLIEGO_PUBLISH_NO_OVERWRITE_H
#define PLIEGO_PUBLISH_NO_OVERWRITE_H

#include "base/file.h"
#include "publish/publication.h"

enum deposit {
	DEPOSIT_NEW,    /* staged; it goes into place with deposit_commit() */
	DEPOSIT_SAME,   /* it is there with the same bytes */
	DEPOSIT_KEPT,   /* it is there and differs: an error [output-exists] */
	DEPOSIT_FAILED, /* the system's fault, reported */
};

/* `name` is below the folder of the publication.  With `force` what differs is replaced. */
enum deposit deposit(struct publication *, const char *name, struct bytes, bool force);

/*
 * Puts what is staged in place: DEPOSIT_NEW.  What came to be there meanwhile is kept, without `force`, and
 * none of the others is put in place: DEPOSIT_KEPT.
 */
enum deposit deposit_commit(struct publication *);

#endif
