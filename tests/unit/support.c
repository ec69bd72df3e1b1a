#include "support.h"

#include <criterion/criterion.h>
#include <sys/mman.h>
#include <unistd.h>

static void
no_memory(void *ctx, size_t size)
{
	(void)ctx;
	cr_assert_fail("out of memory for %zu bytes", size);
	abort();
}

struct arena *
support_arena(void)
{
	struct arena *arena = arena_open(no_memory, NULL);

	cr_assert_not_null(arena);
	return arena;
}

const char *
support_printed(struct arena *arena, const struct diags *diags)
{
	char *text = NULL;
	const char *copy;
	size_t n = 0;
	FILE *out = open_memstream(&text, &n);

	cr_assert_not_null(out);
	diags_print(diags, 0, out);
	cr_assert_eq(fclose(out), 0);
	copy = arena_strndup(arena, text, n);
	free(text);
	return copy;
}

const char *
support_file(struct arena *arena, const void *bytes, size_t n)
{
	int fd = memfd_create("test", 0);

	cr_assert_geq(fd, 0);
	cr_assert_eq(write(fd, bytes, n), (ssize_t)n);
	return arena_printf(arena, "/proc/self/fd/%d", fd);
}

struct input_files *
support_inputs(struct arena *arena)
{
	struct input_files *inputs = ARENA_NEW(arena, struct input_files);

	input_files_init(inputs, arena, false, INT64_MIN);
	return inputs;
}
