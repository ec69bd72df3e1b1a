#include <criterion/criterion.h>

#include "publish/pdf_check.h"
#include "run/output.h"
#include "support.h"

Test(run_output, is_chosen_by_the_end_of_a_name)
{
	cr_expect_eq(output_of_file("plan.pdf"), &output_pdf);
	cr_expect_eq(output_of_file("unidades/DJ.PDF"), &output_pdf);
	cr_expect_null(output_of_file("plan.pdf.txt"));
	cr_expect_null(output_of_file("pdf"));
	cr_expect_null(output_of_file(""));
}

Test(run_output, lists_the_ends_that_names_may_have)
{
	struct arena *arena = support_arena();
	const char *const *endings = output_endings(arena);

	cr_assert_str_eq(endings[0], ".pdf");
	cr_assert_null(endings[1], "what is printed to a stream makes no file");
	arena_close(arena);
}

Test(run_output, says_what_a_file_must_stand)
{
	cr_expect_eq(output_check_of("plan.pdf"), pdf_check);
	cr_expect_eq(output_check_of("plan.txt"), pdf_check, "no output makes such a file");
}
