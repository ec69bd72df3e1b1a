/*
 * Whoever reads the file that $CHANGED ends in, or is, a second time finds a byte more in it: as if somebody
 * had saved it in between.  Processes count for themselves, and go on from what their parent has counted.
 */
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool
is_meant(const char *path)
{
	const char *name = getenv("CHANGED");
	size_t n = strlen(path), m = name != NULL ? strlen(name) : 0;

	return m > 0 && n >= m && strcmp(path + n - m, name) == 0;
}

static void
change(const char *path)
{
	int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CLOEXEC, 0);

	if (fd < 0 || write(fd, "\n", 1) != 1 || close(fd) != 0)
		abort();
}

static int
open_at(const char *path, int flags, mode_t mode)
{
	static unsigned times;

	if (is_meant(path) && ++times == 2)
		change(path);
	return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int
open(const char *path, int flags, ...)
{
	va_list ap;
	mode_t mode;

	va_start(ap, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(ap, mode_t) : 0;
	va_end(ap);
	return open_at(path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));
