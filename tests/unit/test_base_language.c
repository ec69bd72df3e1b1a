#include <criterion/criterion.h>

#include "base/language.h"
#include "base/message.h"
#include "support.h"

#include <locale.h>
#include <unistd.h>

#define SPANISH language_of_tag("es")

/* Points gettext at the catalogues of this build, as main.c does. */
static void
speak_spanish(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - sizeof("/locale"));
	char *end = path;

	cr_assert_gt(n, 0);
	path[n] = '\0';
	for (int up = 0; up < 3; up++) { /* BUILD/tests/unit/run */
		end = strrchr(path, '/');
		cr_assert_not_null(end);
		*end = '\0';
	}
	memcpy(end, "/locale", sizeof("/locale"));
	cr_assert_not_null(setlocale(LC_MESSAGES, "C.UTF-8"));
	cr_assert_eq(setenv("LANGUAGE", language_list, 1), 0);
	cr_assert(language_open(path), "no catalogue in %s", path);
}

Test(base_language, is_that_of_the_first_variable_that_says_something)
{
	cr_expect_eq(language_wanted(NULL, NULL, NULL, NULL), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted(NULL, NULL, "es_SV.UTF-8", NULL), SPANISH);
	cr_expect_eq(language_wanted("", "", "es", ""), SPANISH);
	cr_expect_eq(language_wanted(NULL, "en_US.UTF-8", "es_SV.UTF-8", NULL), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted("es_MX.UTF-8", "en_US.UTF-8", "en_US.UTF-8", NULL), SPANISH);
	cr_expect_eq(language_wanted("C", "es_SV.UTF-8", "es_SV.UTF-8", NULL), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted(NULL, NULL, "fr_FR.UTF-8", NULL), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted(NULL, NULL, "est_EE", NULL), LANGUAGE_ENGLISH);
}

Test(base_language, list_goes_before_the_locale_but_not_before_c)
{
	cr_expect_eq(language_wanted(NULL, NULL, "en_US.UTF-8", "es"), SPANISH);
	cr_expect_eq(language_wanted(NULL, NULL, "C.UTF-8", "fr:es_SV:en"), SPANISH);
	cr_expect_eq(language_wanted(NULL, NULL, "es_SV.UTF-8", "en_GB:es"), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted(NULL, NULL, "es_SV.UTF-8", "fr:qaa_BR"), SPANISH);
	cr_expect_eq(language_wanted(NULL, NULL, "es_SV.UTF-8", "::"), SPANISH);
	cr_expect_eq(language_wanted("C", NULL, NULL, "es"), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted("POSIX", NULL, NULL, "es"), LANGUAGE_ENGLISH);
	cr_expect_eq(language_wanted(NULL, NULL, NULL, "es"), LANGUAGE_ENGLISH);
}

Test(base_language, of_a_template)
{
	cr_expect_eq(language_of_tag("es"), SPANISH);
	cr_expect_eq(language_of_tag("es-SV"), SPANISH);
	cr_expect_eq(language_of_tag("en-US"), LANGUAGE_ENGLISH);
	cr_expect_eq(language_of_tag(""), LANGUAGE_ENGLISH);
}

Test(base_language, without_catalogues_all_is_english)
{
	cr_expect_not(language_open("/nonexistent"));
	cr_expect(language_is_known(LANGUAGE_ENGLISH));
	cr_expect_not(language_is_known(SPANISH));
	cr_expect_str_eq(language_text(SPANISH, "warning"), "warning");
}

Test(base_language, both_in_one_run)
{
	speak_spanish();
	cr_expect(language_is_known(SPANISH));
	cr_expect_str_eq(language_text(SPANISH, "warning"), "aviso");
	cr_expect_str_eq(language_text(LANGUAGE_ENGLISH, "warning"), "warning");
	cr_expect_str_eq(language_text(SPANISH, ""), "");
	cr_expect_str_eq(language_text(SPANISH, "no such text"), "no such text");
}

Test(base_language, of_a_list_of_diagnostics)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();

	speak_spanish();
	diags_speak(diags, SPANISH);
	diag_add(diags, SEVERITY_WARNING, (struct srcloc){"a.csv", 2, 3}, "test-rule",
	    "no unit has the code «%s»", "x");
	diag_add_text(diags, SEVERITY_NOTE, (struct srcloc){0}, "test-rule", "100 %s");
	cr_expect_str_eq(support_printed(arena, diags),
	    "a.csv:2:3: aviso: ninguna unidad tiene el código «x» [test-rule]\n"
	    "pliego: nota: 100 %s [test-rule]\n");
	diags_close(diags);
	arena_close(arena);
}

Test(base_language, message_is_told_in_the_language_asked_for)
{
	struct arena *arena = support_arena();
	char amount[] = "12";
	struct message message = message_make(arena,
	    "The target is %s, but the months add up to %s: %s too few.", amount, "9", "3");
	struct message none = {0};

	speak_spanish();
	cr_expect_str_eq(message_text(arena, &message, LANGUAGE_ENGLISH),
	    "The target is 12, but the months add up to 9: 3 too few.");
	cr_expect_str_eq(message_text(arena, &message, SPANISH),
	    "La meta anual es 12, pero los meses suman 9: 3 de menos.");
	cr_expect_null(message_text(arena, &none, SPANISH));
	arena_close(arena);
}

Test(base_language, message_fills_in_every_kind_of_part)
{
	struct arena *arena = support_arena();
	struct message message = message_make(arena, "%s, %u, %d, %zu and 100%%", "a\nb", 4294967295u, -7,
	    (size_t)18446744073709551615u);
	struct message verbatim = message_verbatim("100 %s");

	cr_expect_str_eq(message_text(arena, &message, LANGUAGE_ENGLISH),
	    "a\nb, 4294967295, -7, 18446744073709551615 and 100%");
	cr_expect_str_eq(message_text(arena, &verbatim, SPANISH), "100 %s");
	arena_close(arena);
}

/* As a catalogue may have it: parts in another order, left out, or that there are none of. */
Test(base_language, message_no_translation_reaches_beyond_the_parts)
{
	struct arena *arena = support_arena();
	const union message_part parts[] = {{.text = "one"}, {.text = "two"}};
	struct message message = {.format = "%2$s, %1$s, %2$s", .parts = parts, .count = 2};

	cr_expect_str_eq(message_text(arena, &message, LANGUAGE_ENGLISH), "two, one, two");
	message.format = "%s %s %s %9$s.";
	cr_expect_str_eq(message_text(arena, &message, LANGUAGE_ENGLISH), "one two  .");
	message.format = "%n %";
	cr_expect_str_eq(message_text(arena, &message, LANGUAGE_ENGLISH), "%n %");
	arena_close(arena);
}

Test(base_language, message_order_is_that_of_format_and_parts)
{
	struct arena *arena = support_arena();
	struct message a = message_make(arena, "%s is", "a"), b = message_make(arena, "%s is", "b");
	struct message c = message_make(arena, "that"), none = {0};

	cr_expect_lt(message_compare(&a, &b), 0);
	cr_expect_gt(message_compare(&b, &a), 0);
	cr_expect_eq(message_compare(&a, &a), 0);
	cr_expect_lt(message_compare(&b, &c), 0);
	cr_expect_lt(message_compare(&none, &a), 0);
	arena_close(arena);
}
