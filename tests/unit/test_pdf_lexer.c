#include <criterion/criterion.h>

#include "pdf/lexer.h"
#include "support.h"

/* Each token by a letter, with its text or number. */
static void
expect_tokens(const char *content, const char *expected)
{
	static const char letters[] = "?NnS[]<>W";
	struct buf b = BUF_INIT;
	struct lexer l;

	lexer_init(&l, (struct bytes){content, strlen(content)});
	for (enum token kind = lexer_next(&l); kind != TOKEN_END; kind = lexer_next(&l)) {
		buf_addf(&b, "%c", letters[kind]);
		if (kind == TOKEN_NUMBER)
			buf_addf(&b, "%d", (int)l.number);
		else
			buf_add(&b, l.text.data, l.text.length);
		buf_addc(&b, ' ');
	}
	cr_expect_str_eq(buf_cstr(&b), expected);
	buf_release(&b);
	lexer_release(&l);
}

Test(pdf_lexer, gives_names_numbers_strings_and_operators)
{
	expect_tokens("/P<</MCID 12>>BDC -3.5 +7 Td", "nP < nMCID N12 > WBDC N-3 N7 WTd ");
	expect_tokens("[(a)-20(b(c)\\)\\\\)]TJ % (x)\n<6 1 6>Tj", "[ Sa N-20 Sb(c))\\ ] WTJ Sa` WTj ");
	expect_tokens("(\\101\\n\\\r\nx\\q\\7)", "SA\nxq\a ");
	expect_tokens("123456789012", "N123456789 ");
}

Test(pdf_lexer, ends_whatever_the_bytes_are)
{
	expect_tokens("(open \\", "Sopen  ");
	expect_tokens("<4", "S@ ");
	expect_tokens(") { } > >>>", "W W W > > > ");
	expect_tokens("/", "n ");
}
