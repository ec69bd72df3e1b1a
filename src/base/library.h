/*
 * A library that what we make depends on, and its version: for manifests.
 */
#ifndef PLIEGO_BASE_LIBRARY_H
#define PLIEGO_BASE_LIBRARY_H

struct library {
	const char *name, *version; /* the version that runs, where the library tells it */
};

#endif
