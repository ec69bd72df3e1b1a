#include <criterion/criterion.h>

#include "base/file_name.h"

Test(base_file_name, of_a_path_is_what_is_behind_its_last_folder)
{
	cr_assert_str_eq(file_name_of("b.pdf"), "b.pdf");
	cr_assert_str_eq(file_name_of("a/b.pdf"), "b.pdf");
	cr_assert_str_eq(file_name_of("/a//b.pdf"), "b.pdf");
	cr_assert_str_eq(file_name_of("/b.pdf"), "b.pdf");
	cr_assert_str_eq(file_name_of("a/"), "");
	cr_assert_str_eq(file_name_of(""), "");
}

Test(base_file_name, ends_in_more_than_an_ending)
{
	cr_assert(file_name_ends_in("plan.pdf", 8, ".pdf"));
	cr_assert(file_name_ends_in("plan.PdF", 8, ".pdf"));
	cr_assert(file_name_ends_in("a.pdf/b", 5, ".pdf"), "of the first five bytes");
	cr_assert_not(file_name_ends_in(".pdf", 4, ".pdf"), "nothing but the ending");
	cr_assert_not(file_name_ends_in("planpdf", 7, ".pdf"));
	cr_assert_not(file_name_ends_in("", 0, ".pdf"));
}
