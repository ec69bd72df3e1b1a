#include "publish/portable_name.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"

#define ROOM_FOR_NUMBER 12 /* "-4294967295" */
#define ENDING_MAX 20      /* what follows a dot and is longer is no ending */

const char *
portable_name_fault(const char *name, size_t n)
{
	switch (file_name_check(name, n)) {
	case NAME_PLAIN:
		break;
	case NAME_EMPTY:
		return N_("it is empty");
	case NAME_LONG:
		return N_("it is too long");
	case NAME_NOT_UTF8:
		return N_("it is not UTF-8");
	case NAME_CONTROL:
		return N_("it holds a control character");
	case NAME_MISLEADING:
		return N_("it holds a mark that makes it look like another name");
	case NAME_FOLDER:
		return N_("it names a folder");
	case NAME_FORBIDDEN:
		return N_("one of : * ? \" < > | is in it, which not every system allows");
	case NAME_DOT:
		return N_("it begins with a dot");
	case NAME_EDGE:
		return N_("it begins or ends with a space, or ends with a dot");
	case NAME_DEVICE:
		return N_("it is the name of a device");
	}
	return NULL;
}

/* Where the ending begins, dot and all: at the end when there is none. */
static size_t
ending_of(const char *name, size_t n)
{
	const char *dot = strrchr(name, '.');
	return dot && dot != name && n - (size_t)(dot - name) <= ENDING_MAX ? (size_t)(dot - name) : n;
}

/* Shortens the name in the middle, between two characters, so that its ending is kept. */
static const char *
cut(struct arena *arena, const char *name)
{
	size_t n = strlen(name), ending = ending_of(name, n), most = FILE_NAME_MAX - ROOM_FOR_NUMBER;

	if (n <= most)
		return name;
	size_t stem = utf8_valid_prefix(name, most - (n - ending));
	return arena_printf(arena, "%.*s%s", (int)stem, name, name + ending);
}

const char *
portable_name_from(struct arena *arena, const char *path)
{
	struct buf b = BUF_INIT;

	while (path[0] == '/' || strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0)
		path += strcspn(path, "/") + 1;
	for (size_t i = 0, length = 0, end = strlen(path); i < end; i += length) {
		if (file_name_check_character(utf8_decode(path + i, end - i, &length)) != NAME_PLAIN)
			buf_addc(&b, '-');
		else
			buf_add(&b, path + i, length);
	}
	char *name = arena_strdup(arena, cut(arena, buf_take(&b, arena)));
	size_t n = strlen(name);
	if (n > 0 && (name[0] == '.' || name[0] == ' '))
		name[0] = '_';
	if (n > 0 && (name[n - 1] == '.' || name[n - 1] == ' '))
		name[n - 1] = '_';
	return n == 0 || file_name_is_device(name, n) ? arena_printf(arena, "_%s", name) : name;
}

/* ---- names that are alike ---- */

struct place {
	const char *name;
	size_t index;
};

static int
compare_names(const void *a, const void *b)
{
	return strcasecmp(((const struct place *)a)->name, ((const struct place *)b)->name);
}

static int
compare_places(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	int order = compare_names(a, b);
	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

/*
 * A name made here can be like one of those given, which is looked for, but never like another one made:
 * without the number they would have been alike, and numbered together.
 */
void
portable_names_separate(struct arena *arena, const char **names, size_t n)
{
	struct place *given = ARENA_ARRAY(arena, struct place, n);
	size_t number = 1;

	for (size_t i = 0; i < n; i++)
		given[i] = (struct place){names[i], i};
	qsort(given, n, sizeof *given, compare_places);
	for (size_t i = 1; i < n; i++) {
		if (strcasecmp(given[i - 1].name, given[i].name) != 0) {
			number = 1;
			continue;
		}
		const char *name = given[i].name;
		size_t ending = ending_of(name, strlen(name));
		struct place made = {NULL, 0};
		do
			made.name =
			    arena_printf(arena, "%.*s-%zu%s", (int)ending, name, ++number, name + ending);
		while (bsearch(&made, given, n, sizeof *given, compare_names));
		names[given[i].index] = made.name;
	}
}
