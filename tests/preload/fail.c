/*
 * Makes the Nth call of one kind fail, for LD_PRELOAD: FAULT=KIND:N, or with FAULT=KIND:N+ the Nth and all
 * that follow.  The file named by FAULT_MARK is made when it happens.  KIND is malloc (calloc, realloc too),
 * write, fsync, close, rename, fork, send, open for writing, or thread: the beginning of one with a
 * stack of a size of its own, as a document's second one has.
 *
 * Or, with KIND stall, the Nth write never comes back.
 *
 * Or, with KIND crash, hang or eat, what opens the Nth document (counted from 0) of a run for writing
 * crashes, never comes back, or takes all the memory there is.
 *
 * Or, with KIND count, nothing fails, and FAULT_MARK is made at the end, of as many bytes as there were
 * allocations.
 *
 * Or a rename that must not replace anything: with KIND appear, the Nth of them finds that a file has come to
 * be there at the last moment; with KIND old, all find that the file system knows no such renames; with KIND
 * bare, that it knows no hard links either.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* glibc's own names for what is replaced here: dlsym() would itself allocate. */
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

static const char *kind;
static long left;
static bool forever;
static long allocations;

__attribute__((constructor)) static void
read_fault(void)
{
	const char *fault = getenv("FAULT");
	const char *colon = fault != NULL ? strchr(fault, ':') : NULL;
	char *end;

	if (colon == NULL)
		return;
	left = strtol(colon + 1, &end, 10);
	forever = *end == '+';
	kind = fault;
}

__attribute__((destructor)) static void
tell_count(void)
{
	const char *mark = getenv("FAULT_MARK");
	long fd;

	if (kind == NULL || strncmp(kind, "count:", 6) != 0 || mark == NULL)
		return;
	fd = syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	syscall(SYS_ftruncate, fd, allocations);
	syscall(SYS_close, fd);
}

/* True for a call that is to fail. */
static bool
fails(const char *name, int error)
{
	size_t n = strlen(name);
	const char *mark;
	long fd;

	if (kind == NULL || strncmp(kind, name, n) != 0 || kind[n] != ':')
		return false;
	if (left <= 0 && forever) {
		errno = error;
		return true;
	}
	if (left <= 0 || --left != 0)
		return false;
	mark = getenv("FAULT_MARK");
	fd = mark != NULL ? syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT, 0600) : -1;
	if (fd >= 0)
		syscall(SYS_close, fd);
	errno = error;
	return true;
}

void *
malloc(size_t n)
{
	allocations++;
	return fails("malloc", ENOMEM) ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	allocations++;
	return fails("malloc", ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	allocations++;
	return fails("malloc", ENOMEM) ? NULL : __libc_realloc(p, n);
}

ssize_t
write(int fd, const void *data, size_t n)
{
	if (fails("stall", 0))
		for (;;)
			usleep(10000);
	/* Standard error is how the program says what went wrong. */
	if (fd != STDERR_FILENO && fails("write", ENOSPC))
		return -1;
	return syscall(SYS_write, fd, data, n);
}

ssize_t
writev(int fd, const struct iovec *v, int n)
{
	if (fd != STDERR_FILENO && fails("write", ENOSPC))
		return -1;
	return syscall(SYS_writev, fd, v, n);
}

ssize_t
send(int fd, const void *data, size_t n, int flags)
{
	return fails("send", EPIPE) ? -1 : syscall(SYS_sendto, fd, data, n, flags, NULL, 0);
}

int
fsync(int fd)
{
	return fails("fsync", EIO) ? -1 : (int)syscall(SYS_fsync, fd);
}

int
close(int fd)
{
	int result = (int)syscall(SYS_close, fd);

	return fails("close", EIO) ? -1 : result;
}

int
rename(const char *from, const char *to)
{
	return fails("rename", EIO) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int
renameat(int from_fd, const char *from, int to_fd, const char *to)
{
	return fails("rename", EIO) ? -1 : (int)syscall(SYS_renameat, from_fd, from, to_fd, to);
}

int
renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
	if (fails("rename", EIO))
		return -1;
	if (kind != NULL && (strncmp(kind, "old:", 4) == 0 || strncmp(kind, "bare:", 5) == 0)) {
		errno = EINVAL;
		return -1;
	}
	if (fails("appear", 0)) {
		int fd = (int)syscall(SYS_openat, to_fd, to, O_WRONLY | O_CREAT, 0600);
		syscall(SYS_write, fd, "theirs\n", 7);
		syscall(SYS_close, fd);
	}
	return (int)syscall(SYS_renameat2, from_fd, from, to_fd, to, flags);
}

int
linkat(int from_fd, const char *from, int to_fd, const char *to, int flags)
{
	if (kind != NULL && strncmp(kind, "bare:", 5) == 0) {
		errno = EPERM;
		return -1;
	}
	return (int)syscall(SYS_linkat, from_fd, from, to_fd, to, flags);
}

/* Does to the process what is to be done to the one that writes this document. */
static void
strike(const char *path)
{
	char name[64];
	size_t n = strlen(path), m;

	if (kind == NULL)
		return;
	snprintf(name, sizeof name, "-%ld.tmp", left);
	m = strlen(name);
	if (n < m || strcmp(path + n - m, name) != 0)
		return;
	if (strncmp(kind, "crash:", 6) == 0)
		raise(SIGSEGV);
	while (strncmp(kind, "hang:", 5) == 0)
		usleep(10000);
	if (strncmp(kind, "eat:", 4) == 0)
		for (size_t size = 1 << 24; size >= 16; size /= 2)
			while (__libc_malloc(size) != NULL)
				continue;
}

pid_t
fork(void)
{
	static pid_t (*next)(void);

	if (fails("fork", EAGAIN))
		return -1;
	if (next == NULL)
		next = (pid_t(*)(void))dlsym(RTLD_NEXT, "fork");
	return next();
}

/* Of one that packs a document: others, which read plans, have a larger stack. */
#define PACKER_STACK_MAX ((size_t)512 * 1024)

static bool
is_packer(const pthread_attr_t *attributes)
{
	size_t size;

	return attributes != NULL && pthread_attr_getstacksize(attributes, &size) == 0 &&
	    size < PACKER_STACK_MAX;
}

int
pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *ctx)
{
	static int (*next)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

	if (is_packer(attributes) && fails("thread", EAGAIN))
		return EAGAIN;
	if (next == NULL)
		next = (int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *))dlsym(
		    RTLD_NEXT, "pthread_create");
	return next(thread, attributes, start, ctx);
}

static int
open_at(int folder, const char *path, int flags, mode_t mode)
{
	if ((flags & O_CREAT) != 0)
		strike(path);
	if (((flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0) && fails("open", EACCES))
		return -1;
	return (int)syscall(SYS_openat, folder, path, flags, mode);
}

int
open(const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return open_at(AT_FDCWD, path, flags, mode);
}

int
openat(int folder, const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return open_at(folder, path, flags, mode);
}
