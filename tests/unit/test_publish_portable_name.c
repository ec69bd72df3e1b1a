#include <criterion/criterion.h>

#include "publish/portable_name.h"
#include "support.h"

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

static const char *
repeated(struct arena *arena, const char *piece, size_t n, const char *end)
{
	char *text = arena_alloc(arena, n + 1, strlen(piece));
	for (size_t i = 0; i < n; i++)
		memcpy(text + i * strlen(piece), piece, strlen(piece));
	return arena_printf(arena, "%s%s", text, end);
}

Test(publish_portable_name, are_plain_names_or_have_a_fault)
{
	static const struct {
		const char *name, *fault;
	} cases[] = {
	    {"odah.csv", NULL},
	    {"Año 2024 (1).csv", NULL},
	    {"conde.csv", NULL},
	    {"com10.csv", NULL},
	    {"a..b", NULL},
	    {"", "it is empty"},
	    {"a/b", "it names a folder"},
	    {"a\\b", "it names a folder"},
	    {"..", "it begins with a dot"},
	    {".profile", "it begins with a dot"},
	    {"a.", "it begins or ends with a space, or ends with a dot"},
	    {" a", "it begins or ends with a space, or ends with a dot"},
	    {"a ", "it begins or ends with a space, or ends with a dot"},
	    {"a\tb", "it holds a control character"},
	    {"a\xC2\x9B"
	     "b",
		"it holds a control character"},
	    {"a\xE2\x80\xAEvsc.exe", "it holds a mark that makes it look like another name"},
	    {"a\xFF", "it is not UTF-8"},
	    {"a:b", "one of : * ? \" < > | is in it, which not every system allows"},
	    {"CON", "it is the name of a device"},
	    {"nul.tar.gz", "it is the name of a device"},
	    {"Com1.csv", "it is the name of a device"},
	    {"lpt0", "it is the name of a device"},
	    {"aux .txt", "it is the name of a device"},
	    {"COM\xC2\xB3.csv", "it is the name of a device"},
	    {"CONOUT$", "it is the name of a device"},
	    {"coma", NULL},
	    {"com\xC2\xBA", NULL},
	    {"auxiliar.csv", NULL},
	    {"a\x7F", "it holds a control character"},
	    {"a\xE2\x80\xA9", "it holds a mark that makes it look like another name"},
	    {"\xE2\x81\xA9"
	     "a",
		"it holds a mark that makes it look like another name"},
	    {"a|b", "one of : * ? \" < > | is in it, which not every system allows"},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		const char *fault = portable_name_fault(cases[i].name, strlen(cases[i].name));
		cr_expect_str_eq(fault ? fault : "none", cases[i].fault ? cases[i].fault : "none", "«%s»",
		    cases[i].name);
	}
	cr_expect_str_eq(portable_name_fault("a\0b", 3), "it holds a control character");
}

Test(publish_portable_name, of_paths_have_no_fault)
{
	static const struct {
		const char *path, *name;
	} cases[] = {
	    {"odah.csv", "odah.csv"},
	    {"avance/odah.csv", "avance-odah.csv"},
	    {"../.././x/../odah.csv", "x-..-odah.csv"},
	    {"/abs/odah.csv", "abs-odah.csv"},
	    {".odah.csv", "_odah.csv"},
	    {"..", "__"},
	    {".", "_"},
	    {"../", "_"},
	    {"odah.", "odah_"},
	    {" odah ", "_odah_"},
	    {"con.csv", "_con.csv"},
	    {"AUX .csv", "_AUX .csv"},
	    {"lpt\xC2\xB9", "_lpt\xC2\xB9"},
	    {"a\xC2\x85"
	     "b",
		"a-b"},
	    {"C:\\planes\\odah?.csv", "C--planes-odah-.csv"},
	    {"a\xE2\x80\xAE\xFF\nb", "a---b"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		const char *name = portable_name_from(arena, cases[i].path);
		cr_expect_str_eq(name, cases[i].name, "«%s» from «%s»", name, cases[i].path);
		cr_expect_null(portable_name_fault(name, strlen(name)), "«%s»", name);
	}
	arena_close(arena);
}

/* The ending and whole characters are kept, and room for a number. */
Test(publish_portable_name, of_long_paths_are_cut)
{
	struct arena *arena = support_arena();
	const char *paths[] = {repeated(arena, "x", 300, ".csv"), repeated(arena, "€", 300, ".csv"),
	    repeated(arena, "ñ", 300, "x.csv"), repeated(arena, "x.", 300, "x"),
	    repeated(arena, "x ", 300, "x"), repeated(arena, "c", 400, "")};

	for (size_t i = 0; i < LEN(paths); i++) {
		const char *names[] = {portable_name_from(arena, paths[i]),
		    portable_name_from(arena, paths[i])};
		cr_expect_geq(strlen(names[0]), FILE_NAME_MAX - 20);
		portable_names_separate(arena, names, 2);
		for (size_t k = 0; k < 2; k++)
			cr_expect_null(portable_name_fault(names[k], strlen(names[k])), "«%s»", names[k]);
		cr_expect_eq(strcmp(strchr(paths[i], '\0') - 4, ".csv") == 0,
		    strcmp(strchr(names[1], '\0') - 4, ".csv") == 0);
	}
	arena_close(arena);
}

Test(publish_portable_name, that_are_alike_get_numbers)
{
	const char *names[] = {"p.csv", "P.csv", "job.yaml", "p-2.csv", "p.CSV", "p", "p", "p.csv.csv", "p-2",
	    "q", "q"};
	static const char *const expected[] = {"p.csv", "P-3.csv", "job.yaml", "p-2.csv", "p-4.CSV", "p",
	    "p-3", "p.csv.csv", "p-2", "q", "q-2"};
	struct arena *arena = support_arena();

	portable_names_separate(arena, names, LEN(names));
	for (size_t i = 0; i < LEN(names); i++)
		cr_expect_str_eq(names[i], expected[i]);
	arena_close(arena);
}

Test(publish_portable_name, twenty_thousand_that_are_alike_take_no_time, .timeout = 5)
{
	enum { COUNT = 20000 };
	struct arena *arena = support_arena();
	const char **names = ARENA_ARRAY(arena, const char *, COUNT);

	for (size_t i = 0; i < COUNT; i++) /* every other one is in the way of the numbers */
		names[i] = i % 2 ? arena_printf(arena, "p-%zu.csv", i) : "p.csv";
	portable_names_separate(arena, names, COUNT);
	cr_expect_str_eq(names[0], "p.csv");
	cr_expect_str_eq(names[2], "p-2.csv");
	cr_expect_str_eq(names[4], "p-4.csv");
	cr_expect_str_eq(names[COUNT - 2], arena_printf(arena, "p-%d.csv", COUNT - 2));
	arena_close(arena);
}
