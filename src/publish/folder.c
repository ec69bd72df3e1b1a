#include "publish/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

/* glibc declares them for _GNU_SOURCE only. */
#define NO_REPLACE 1u
int renameat2(int, const char *, int, const char *, unsigned);

#define OPEN_FLAGS (O_RDONLY | O_DIRECTORY | O_CLOEXEC)

int
folder_open(const char *path)
{
	return open(path, OPEN_FLAGS);
}

void
folder_unmake(const char *path, size_t made)
{
	char partial[PATH_MAX];
	size_t n = strlen(path);

	if (n >= sizeof partial)
		return;
	memcpy(partial, path, n + 1);
	for (; made > 0; made--) {
		if (rmdir(partial) != 0)
			return;
		while (n > 0 && partial[n - 1] == '/')
			n--;
		while (n > 0 && partial[n - 1] != '/')
			n--;
		if (n == 0)
			return;
		partial[n] = '\0';
	}
}

/* On a file system that only reads, or without permission, making says so even of what is there. */
static bool
make_one(const char *path, size_t *made)
{
	if (mkdir(path, 0777) == 0) {
		++*made;
		return true;
	}
	int error = errno;
	if (error == EEXIST || file_is_folder(path))
		return true; /* what it is, opening tells */
	errno = error;
	return false;
}

int
folder_make(const char *path, size_t *made, size_t *failed)
{
	char partial[PATH_MAX];
	size_t n = strlen(path), before = 0;

	*made = 0;
	*failed = n;
	if (n >= sizeof partial) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(partial, path, n + 1);
	for (size_t i = 1; i <= n; i++) {
		if (partial[i] != '/' && partial[i] != '\0')
			continue;
		char end = partial[i];
		partial[i] = '\0';
		if (!make_one(partial, made)) {
			int error = errno;
			*failed = i;
			partial[before] = '\0';
			folder_unmake(partial, *made);
			*made = 0;
			errno = error;
			return -1;
		}
		before = i;
		partial[i] = end;
		while (end == '/' && partial[i + 1] == '/')
			i++;
	}
	return folder_open(path);
}

/* The folder called by the first n bytes of `name`, in the folder fd. */
static int
step_into(int fd, const char *name, size_t n, bool make)
{
	char one[NAME_MAX + 1];

	if (n > NAME_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(one, name, n);
	one[n] = '\0';
	int error = make && mkdirat(fd, one, 0777) != 0 ? errno : 0;
	int below = openat(fd, one, OPEN_FLAGS | O_NOFOLLOW);
	if (below < 0 && errno == ENOENT && error != 0)
		errno = error; /* why it isn't there */
	return below;
}

int
folder_of(int root, const char *path, bool make)
{
	int fd = fcntl(root, F_DUPFD_CLOEXEC, 0);

	for (const char *slash = strchr(path, '/'); fd >= 0 && slash; slash = strchr(path, '/')) {
		if (slash > path) {
			int next = step_into(fd, path, (size_t)(slash - path), make);
			int error = errno;
			(void)close(fd); /* only looked into */
			errno = error;
			fd = next;
		}
		path = slash + 1;
	}
	return fd;
}

int
folder_rename_new(int fd, const char *from, const char *to)
{
	struct stat st;

	if (renameat2(fd, from, fd, to, NO_REPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != EPERM)
		return -1;
	if (linkat(fd, from, fd, to, 0) == 0)
		return unlinkat(fd, from, 0);
	if (errno == EEXIST)
		return -1;
	if (fstatat(fd, to, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	return renameat(fd, from, fd, to);
}

bool
folder_is_temporary(const char *name, const char *mark)
{
	static const char digits[] = "0123456789";
	size_t n = strlen(FOLDER_TEMPORARY_PREFIX);

	if (strncmp(name, FOLDER_TEMPORARY_PREFIX, n) != 0)
		return false;
	name += n;
	if (mark) {
		n = strlen(mark);
		if (strncmp(name, mark, n) != 0)
			return false;
		name += n;
	} else if (strchr(name, '.')) {
		/* Of a shard: "3of8." */
		n = strspn(name, digits);
		if (n > 0 && strncmp(name + n, "of", 2) == 0) {
			size_t m = strspn(name + n + 2, digits);
			if (m > 0 && name[n + 2 + m] == '.')
				name += n + 2 + m + 1;
		}
	}
	n = strspn(name, digits);
	if (n == 0 || name[n] != '-')
		return false;
	name += n + 1;
	n = strspn(name, digits);
	return n > 0 && strcmp(name + n, FOLDER_TEMPORARY_SUFFIX) == 0;
}

bool
folder_sweep(int fd, const char *mark)
{
	struct stat st;
	/* A descriptor of its own: reading a folder moves where it stands. */
	int own = openat(fd, ".", OPEN_FLAGS);
	DIR *dir = own >= 0 ? fdopendir(own) : NULL;

	if (!dir) {
		int error = errno;
		if (own >= 0)
			(void)close(own);
		errno = error;
		return false;
	}
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
		if (folder_is_temporary(entry->d_name, mark) &&
		    fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
			(void)unlinkat(fd, entry->d_name, 0);
	(void)closedir(dir);
	return true;
}
