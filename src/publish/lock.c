#include "publish/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/io.h"

#define RETRY_NANOSECONDS 50000000L /* twenty times a second */
#define RETRIES_PER_SECOND 20u
#define STALE_FILES_MAX 1000 /* removed by their holders, one after another, while we wanted them */

/* True when the open file is still the one of that name. */
static bool
is_current(int folder, const char *name, int fd)
{
	struct stat held, named;

	return fstat(fd, &held) == 0 && fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	    held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

static void
read_holder(int fd, struct lock_holder *holder)
{
	char text[128];
	ssize_t got = io_read_at(fd, text, sizeof text - 1, 0);

	*holder = (struct lock_holder){"", ""};
	if (got <= 0)
		return;
	text[got] = '\0';
	if (sscanf(text, "%20s %36s", holder->process, holder->started) != 2)
		*holder = (struct lock_holder){"", ""};
}

/* For people only: a lock without it is as good. */
static void
write_holder(int fd, const char *started)
{
	char text[128];
	int n = snprintf(text, sizeof text, "%ld %s\n", (long)getpid(), started ? started : "-");

	if (n > 0 && ftruncate(fd, 0) == 0)
		(void)io_write(fd, text, (size_t)n);
}

/* A file that has another name too is somebody else's, and is not to be written to. */
static bool
is_ours(int fd)
{
	struct stat held;

	return fstat(fd, &held) == 0 && S_ISREG(held.st_mode) && held.st_nlink <= 1;
}

/* One try: a descriptor that holds the lock, or -1 with errno, EWOULDBLOCK where another has it. */
static int
try_lock(int folder, const char *name, int how, const char *started, struct lock_holder *holder)
{
	for (int i = 0; i < STALE_FILES_MAX; i++) {
		int fd = openat(folder, name,
		    O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0666);
		if (fd < 0)
			return -1;
		bool taken = io_lock(fd, how | LOCK_NB);
		if (taken && !is_ours(fd)) {
			(void)close(fd);
			errno = EMLINK;
			return -1;
		}
		if (taken && is_current(folder, name, fd)) {
			if (how == LOCK_EX)
				write_holder(fd, started);
			return fd;
		}
		int error = errno;
		if (!taken)
			read_holder(fd, holder);
		(void)close(fd);
		if (!taken) {
			errno = error;
			return -1;
		}
	}
	errno = EWOULDBLOCK;
	return -1;
}

static int
wait_for_lock(int folder, const char *name, int how, const struct lock_request *request,
    struct lock_holder *holder)
{
	uint64_t tries = (uint64_t)request->wait * RETRIES_PER_SECOND;

	for (;;) {
		int fd = try_lock(folder, name, how, request->started, holder);
		if (fd >= 0 || errno != EWOULDBLOCK || tries-- == 0)
			return fd;
		(void)nanosleep(&(struct timespec){0, RETRY_NANOSECONDS}, NULL);
	}
}

enum lock_result
lock_take(struct lock *lock, int folder, const struct lock_request *request, struct lock_holder *holder)
{
	*lock = (struct lock){.folder = folder, .whole = -1, .shard = -1};
	lock->whole = wait_for_lock(folder, LOCK_FILE, request->mark ? LOCK_SH : LOCK_EX, request, holder);
	if (lock->whole >= 0 && request->mark) {
		snprintf(lock->shard_name, sizeof lock->shard_name, ".pliego-%slock", request->mark);
		lock->shard = wait_for_lock(folder, lock->shard_name, LOCK_EX, request, holder);
		if (lock->shard < 0) {
			int error = errno;
			(void)close(lock->whole);
			lock->whole = -1;
			errno = error;
		}
	}
	if (lock->whole >= 0)
		return LOCK_TAKEN;
	return errno == EWOULDBLOCK ? LOCK_BUSY : LOCK_FAILED;
}

void
lock_release(struct lock *lock)
{
	if (lock->shard >= 0) {
		(void)unlinkat(lock->folder, lock->shard_name, 0);
		(void)close(lock->shard);
	} else if (lock->whole >= 0) {
		/* Other shards may hold it too: only who has it alone may remove it. */
		(void)unlinkat(lock->folder, LOCK_FILE, 0);
	}
	if (lock->whole >= 0)
		(void)close(lock->whole);
	lock->whole = lock->shard = -1;
}
