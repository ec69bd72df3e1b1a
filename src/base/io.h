/*
 * System calls that a signal may interrupt, or that may do less than was asked of them: here, and nowhere
 * else, they are called again until they have done it.
 *
 * Descriptors are the caller's and stay open.  Sizes and places are in bytes.  What fails leaves its reason
 * in errno.  All of them may be called from a signal handler.
 */
#ifndef PLIEGO_BASE_IO_H
#define PLIEGO_BASE_IO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* What is there, as soon as anything is: at most n bytes, 0 at the end, -1 when it can't be read. */
ssize_t io_read(int fd, void *, size_t n);

/* Until n bytes are read or there are no more: how many there were; -1 when they can't be read. */
ssize_t io_read_all(int fd, void *, size_t n);

/* The same of those that begin at byte `at` of a file; the place where others read on stays where it is. */
ssize_t io_read_at(int fd, void *, size_t n, uint64_t at);

/* Hands all bytes of a file to `use`, from the first on, in pieces, until that returns false. */
typedef bool io_use(void *ctx, const void *, size_t n);
bool io_read_pieces(int fd, io_use *use, void *ctx);

/* Writes all n bytes, in one call if the system lets it.  False with some of them written, or none. */
bool io_write(int fd, const void *, size_t n);

/* The same to a socket; that nobody reads it is an error like any other (EPIPE), and no signal. */
bool io_send(int fd, const void *, size_t n);

/* Waits until the process, one of our own, has ended.  False when there is none: *status is as it was. */
bool io_wait(pid_t, int *status);

/* flock(): `how` is LOCK_SH or LOCK_EX, with LOCK_NB where it should not wait. */
bool io_lock(int fd, int how);

#endif
