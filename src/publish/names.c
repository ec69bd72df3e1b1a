#include "publish/names.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/language.h"
#include "base/utf8.h"

#define ROOM_FOR_NUMBER 12 /* "-4294967295" */
#define ENDING_MAX 20      /* what follows a dot and is longer is no ending */

/* Names that stand for devices on systems which the files may be copied to, whatever their suffix is. */
static bool
is_device(const char *name)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	size_t n = strcspn(name, ".");

	for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
		if (n == 3 && strncasecmp(name, devices[i], 3) == 0)
			return true;
	return n == 4 && (strncasecmp(name, "com", 3) == 0 || strncasecmp(name, "lpt", 3) == 0) &&
	    name[3] >= '1' && name[3] <= '9';
}

static const char *
character_fault(uint32_t code)
{
	if (code == UTF8_INVALID)
		return N_("it is not UTF-8");
	if (code < 0x20 || (code >= 0x7F && code <= 0x9F))
		return N_("it holds a control character");
	if (utf8_is_misleading(code))
		return N_("it holds a mark that makes it look like another name");
	if (code == '/' || code == '\\')
		return N_("it names a folder");
	if (code < 0x7F && strchr(":*?\"<>|", (int)code))
		return N_("one of : * ? \" < > | is in it, which not every system allows");
	return NULL;
}

const char *
file_name_fault(const char *name, size_t n)
{
	const char *fault;

	if (n == 0)
		return N_("it is empty");
	if (n > FILE_NAME_MAX)
		return N_("it is too long");
	for (size_t i = 0, length = 0; i < n; i += length)
		if ((fault = character_fault(utf8_decode(name + i, n - i, &length))))
			return fault;
	if (name[0] == '.')
		return N_("it begins with a dot");
	if (name[n - 1] == '.' || name[0] == ' ' || name[n - 1] == ' ')
		return N_("it begins or ends with a space, or ends with a dot");
	if (is_device(name))
		return N_("it is the name of a device");
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
file_name_from(struct arena *arena, const char *path)
{
	struct buf b = BUF_INIT;

	while (path[0] == '/' || strncmp(path, "./", 2) == 0 || strncmp(path, "../", 3) == 0)
		path += strcspn(path, "/") + 1;
	for (size_t i = 0, length = 0, end = strlen(path); i < end; i += length) {
		if (character_fault(utf8_decode(path + i, end - i, &length)))
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
	return n == 0 || is_device(name) ? arena_printf(arena, "_%s", name) : name;
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
file_names_separate(struct arena *arena, const char **names, size_t n)
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
