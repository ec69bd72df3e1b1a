#include <criterion/criterion.h>

#include "publish/folder.h"

Test(publish_folder, only_our_own_temporaries_are_known)
{
	static const char *const own[] = {".pliego-1-0.tmp", ".pliego-99999-12345.tmp",
	    ".pliego-3of8.12-7.tmp"};
	static const char *const others[] = {".pliego-.tmp", ".pliego-1.tmp", ".pliego-1-.tmp",
	    "pliego-1-0.tmp", ".pliego-1-0.tmp~", ".pliego-1-0.tmpx", ".pliego-a-0.tmp", ".pliego.lock",
	    ".pliego-3of8.lock", ".pliego-3of.1-2.tmp", ".pliego-1-0-2.tmp"};

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		cr_assert(folder_is_temporary(own[i], NULL), "%s", own[i]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert_not(folder_is_temporary(others[i], NULL), "%s", others[i]);
	cr_assert(folder_is_temporary(own[2], "3of8."));
	cr_assert_not(folder_is_temporary(own[2], "3of9."));
	cr_assert_not(folder_is_temporary(own[0], "3of8."), "a share sweeps what a whole run left");
}
