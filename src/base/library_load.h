/*
 * Libraries that are loaded when they are needed: linked, each would cost every command its start.
 */
#ifndef PLIEGO_BASE_LIBRARY_LOAD_H
#define PLIEGO_BASE_LIBRARY_LOAD_H

#include <stddef.h>

/* A call of a library, and where in the struct of its calls the address is put. */
struct library_call {
	const char *name;
	size_t offset;
};

/*
 * Loads the library of that name, for the life of the process, and puts its n calls into *calls.  Returns
 * NULL, or the system's words for why that can't be.
 */
const char *library_load(const char *soname, const struct library_call *, size_t n, void *calls);

#endif
