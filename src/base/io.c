#include "base/io.h"

#include <errno.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PIECE ((size_t)64 * 1024)

/* What a call returned, when it is to be made again: it failed because of a signal. */
static bool
was_interrupted(ssize_t result)
{
	return result < 0 && errno == EINTR;
}

ssize_t
io_read(int fd, void *data, size_t n)
{
	ssize_t got;

	do
		got = read(fd, data, n);
	while (was_interrupted(got));
	return got;
}

ssize_t
io_read_all(int fd, void *data, size_t n)
{
	size_t done = 0;
	ssize_t got = 1;

	for (; done < n && got != 0; done += (size_t)got) {
		got = io_read(fd, (char *)data + done, n - done);
		if (got < 0)
			return -1;
	}
	return (ssize_t)done;
}

ssize_t
io_read_at(int fd, void *data, size_t n, uint64_t at)
{
	size_t done = 0;

	while (done < n) {
		ssize_t got = pread(fd, (char *)data + done, n - done, (off_t)(at + done));
		if (was_interrupted(got))
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

bool
io_read_pieces(int fd, io_use *use, void *ctx)
{
	char piece[PIECE];
	uint64_t done = 0;

	for (;;) {
		ssize_t got = io_read_at(fd, piece, sizeof piece, done);
		if (got <= 0)
			return got == 0;
		if (!use(ctx, piece, (size_t)got))
			return false;
		done += (uint64_t)got;
	}
}

/* `flags` for send(); -1: it is no socket. */
static bool
put(int fd, const void *data, size_t n, int flags)
{
	const char *at = data;

	while (n > 0) {
		ssize_t taken = flags < 0 ? write(fd, at, n) : send(fd, at, n, flags);
		if (was_interrupted(taken))
			continue;
		if (taken == 0)
			errno = ENOSPC;
		if (taken <= 0)
			return false;
		at += taken;
		n -= (size_t)taken;
	}
	return true;
}

bool
io_write(int fd, const void *data, size_t n)
{
	return put(fd, data, n, -1);
}

bool
io_send(int fd, const void *data, size_t n)
{
	return put(fd, data, n, MSG_NOSIGNAL);
}

bool
io_wait(pid_t pid, int *status)
{
	pid_t ended;

	do
		ended = waitpid(pid, status, 0);
	while (was_interrupted(ended));
	return ended == pid;
}

bool
io_lock(int fd, int how)
{
	int taken;

	do
		taken = flock(fd, how);
	while (was_interrupted(taken));
	return taken == 0;
}
