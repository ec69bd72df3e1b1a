#include <criterion/criterion.h>
#include <string.h>

#include "base/damage.h"

struct edge {
	const char *text;
	enum damage damage;
};

static void
expect(const struct edge *edges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		cr_expect_eq(damage_find(edges[i].text, strlen(edges[i].text)), edges[i].damage, "«%s»: %d",
		    edges[i].text, (int)damage_find(edges[i].text, strlen(edges[i].text)));
}

#define EXPECT(edges) expect(edges, sizeof(edges) / sizeof(*(edges)))

/* What is one letter or digit away from an error is a text. */
Test(base_damage_edges, errors)
{
	static const struct edge edges[] = {
	    {"Err:502", DAMAGE_ERROR},
	    {"Err:50", DAMAGE_NONE},
	    {"Err:5020", DAMAGE_NONE},
	    {"Err:50a", DAMAGE_NONE},
	    {"Err:50/", DAMAGE_NONE},
	    {"###", DAMAGE_ERROR},
	    {"##", DAMAGE_NONE},
	    {"###a", DAMAGE_NONE},
	};
	EXPECT(edges);
}

/* A sign, then a cell or a function; after "=" anything that is no word of a text. */
Test(base_damage_edges, formulas)
{
	static const struct edge edges[] = {
	    {"=a", DAMAGE_FORMULA},
	    {"=>", DAMAGE_NONE},
	    {"=á", DAMAGE_NONE},
	    {"+$B3", DAMAGE_FORMULA},
	    {"-B$3", DAMAGE_FORMULA},
	    {"+SUMA(B3)", DAMAGE_FORMULA},
	    {"+XFD1", DAMAGE_FORMULA},
	    {"+ABCD1", DAMAGE_NONE},
	    {"@B3", DAMAGE_NONE},
	    {"+B0", DAMAGE_NONE},
	    {"+B", DAMAGE_NONE},
	    {"+B-3", DAMAGE_NONE},
	    {"+B3 y más", DAMAGE_NONE},
	    {"+5", DAMAGE_NONE},
	    {"+$5", DAMAGE_NONE},
	};
	EXPECT(edges);
}

/* "&", a name or a number, ";"; four digits between "_x" and "_". */
Test(base_damage_edges, markup)
{
	static const struct edge edges[] = {
	    {"a_x00D3_b", DAMAGE_MARKUP},
	    {"a_x00d3_", DAMAGE_MARKUP},
	    {"a_x00G3_b", DAMAGE_NONE},
	    {"a_y00D3_b", DAMAGE_NONE},
	    {"a_x00D3b_", DAMAGE_NONE},
	    {"a_x00D3", DAMAGE_NONE},
	    {"&lt;", DAMAGE_MARKUP},
	    {"&Ntilde;", DAMAGE_MARKUP},
	    {"&a;", DAMAGE_NONE},
	    {"&;", DAMAGE_NONE},
	    {"&oacute", DAMAGE_NONE},
	    {"&oacute b;", DAMAGE_NONE},
	    {"&abcdefghijk;", DAMAGE_NONE},
	    {"A&", DAMAGE_NONE},
	    {"A&#", DAMAGE_NONE},
	    {"&a{;", DAMAGE_NONE},
	    {"&A[;", DAMAGE_NONE},
	    {"&1:;", DAMAGE_NONE},
	};
	EXPECT(edges);
}

/* The second sign decides whether the first is the head of a letter that was read as something else. */
Test(base_damage_edges, utf_8)
{
	static const struct edge edges[] = {
	    {"a â€ b", DAMAGE_UTF8},
	    {"a \xC3\xA2\xC2\x80\xC2\x9C b", DAMAGE_UTF8},
	    {"bât", DAMAGE_NONE},
	    {"bâ\xC2\xA0t", DAMAGE_NONE},
	    {"\xC3\xAF\xC2\xBB\xC2\xBF"
	     "a",
		DAMAGE_UTF8},
	    {"ï¿½", DAMAGE_UTF8},
	    {"ïa", DAMAGE_NONE},
	    {"√ 4", DAMAGE_NONE},
	    {"├ a", DAMAGE_NONE},
	    {"ã³", DAMAGE_NONE},
	    {"Conceiçã", DAMAGE_NONE},
	    {"irmãos", DAMAGE_NONE},
	};
	EXPECT(edges);
}

/* A dash or an apostrophe inside a word, and where none of it is a word. */
Test(base_damage_edges, letters_that_are_gone)
{
	static const struct edge edges[] = {
	    {"dise–o", DAMAGE_CODE_PAGE},
	    {"norte–sur", DAMAGE_NONE},
	    {"a–b", DAMAGE_NONE},
	    {"b–a", DAMAGE_NONE},
	    {"informaci—n", DAMAGE_CODE_PAGE},
	    {"plan—anual", DAMAGE_NONE},
	    {"per’odo", DAMAGE_CODE_PAGE},
	    {"d’oro", DAMAGE_NONE},
	    {"gesti’n", DAMAGE_NONE},
	    {"Per—", DAMAGE_NONE},
	    {"d?A", DAMAGE_NONE},
	    {"D?a", DAMAGE_NONE},
	    {"mira www.a.sv/b?c", DAMAGE_NONE},
	    {"mira a.sv/b?c", DAMAGE_LOST},
	};
	EXPECT(edges);
}

/* What is worst is told, wherever it stands. */
Test(base_damage_edges, of_several_the_worst)
{
	static const struct edge edges[] = {
	    {"gesti?n y GestiÃ³n", DAMAGE_UTF8},
	    {"GestiÃ³n y gesti?n", DAMAGE_UTF8},
	    {"a?o y d¡a", DAMAGE_CODE_PAGE},
	    {"d¡a y a?o", DAMAGE_CODE_PAGE},
	};
	EXPECT(edges);
}
