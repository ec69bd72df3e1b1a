#include "base/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"

#define NANOSECONDS INT64_C(1000000000)

void
input_files_init(struct input_files *inputs, struct arena *arena, int64_t began)
{
	*inputs = (struct input_files){.arena = arena, .began = began};
}

void
input_files_add_folder(struct input_files *inputs, const char *path, const char *name)
{
	if (path && inputs->folder_count < INPUT_FOLDERS)
		inputs->folders[inputs->folder_count++] = (struct input_folder){path, name};
}

/* Names of files may be any bytes; those of a manifest are text. */
static const char *
as_text(struct arena *arena, const char *name)
{
	size_t n = strlen(name);
	struct buf text = BUF_INIT;

	if (utf8_valid_prefix(name, n) == n)
		return name;
	for (size_t i = 0, step; i < n; i += step) {
		if (utf8_decode(name + i, n - i, &step) != UTF8_INVALID)
			buf_add(&text, name + i, step);
		else
			for (size_t k = 0; k < step; k++)
				buf_addf(&text, "\\x%02x", (unsigned)(unsigned char)name[i + k]);
	}
	return buf_take(&text, arena);
}

const char *
input_files_name(const struct input_files *inputs, const char *path)
{
	const char *name = path;

	for (size_t i = 0; i < inputs->folder_count && name == path; i++) {
		const struct input_folder *folder = &inputs->folders[i];
		size_t n = strlen(folder->path);
		if (n > 0 && strncmp(path, folder->path, n) == 0 && path[n] == '/')
			name = folder->name ? arena_printf(inputs->arena, "%s%s", folder->name, path + n)
					    : path + n + 1;
	}
	return as_text(inputs->arena, name);
}

/* True when the file is known not to have been touched since the run began. */
static bool
is_settled(const struct input_files *inputs, const struct stat *st)
{
	int64_t changed = (int64_t)st->st_ctim.tv_sec * NANOSECONDS + st->st_ctim.tv_nsec;
	return inputs->began != INT64_MIN && changed < inputs->began;
}

/* False for what no stage reads either: a device may have no end, and a file more than anyone waits for. */
static bool
is_readable(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (uintmax_t)st.st_size <= INPUT_MAX;
}

const struct input *
input_files_read(struct input_files *inputs, const char *path)
{
	struct stat st;
	uint64_t size;

	struct input *input = ARENA_NEW(inputs->arena, struct input);
	input->path = arena_strdup(inputs->arena, path);
	input->name = input_files_name(inputs, input->path);
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0) {
		bool read = is_readable(fd) && digest_file(fd, &input->digest, &size);
		input->settled = read && fstat(fd, &st) == 0 && is_settled(inputs, &st);
		(void)close(fd); /* only read from */
	}
	return input;
}

const struct input *
input_files_get(struct input_files *inputs, const char *path)
{
	for (size_t i = 0; i < inputs->count; i++)
		if (strcmp(inputs->files[i]->path, path) == 0)
			return inputs->files[i];
	const struct input *input = input_files_read(inputs, path);
	inputs->files = arena_grow(inputs->arena, inputs->files, inputs->count, &inputs->capacity,
	    inputs->count + 1, sizeof(const struct input *));
	inputs->files[inputs->count++] = input;
	return input;
}
