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
