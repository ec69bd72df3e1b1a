#include <criterion/criterion.h>
#include <string.h>

#include "base/damage.h"

static void
expect(enum damage damage, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		cr_expect_eq(damage_find(*texts, strlen(*texts)), damage, "%s: %d", *texts,
		    (int)damage_find(*texts, strlen(*texts)));
}

#define EXPECT(damage, ...) expect(damage, (const char *const[]){__VA_ARGS__, NULL})

Test(base_damage, errors_and_formulas_of_spreadsheets)
{
	EXPECT(DAMAGE_ERROR, "#¡REF!", "#REF!", "#N/A", "#N/D", "#¿NOMBRE?", "#NAME?", "#DIV/0!", "#¡DIV/0!",
	    "#VALUE!", "#¡VALOR!", "#¡NUM!", "#NUM!", "#¡NULO!", "#NULL!", "Err:502", "Err:508", "######",
	    "###", "#n/d", "Informe de #¡REF!", "#SPILL!");
	EXPECT(DAMAGE_FORMULA, "=B3", "=SUM(B3:B9)", "=SUMA(B3;B9)", "=+B3", "='Hoja 1'!A1", "=$B$3",
	    "+B3+C4", "@SUM(A1)", "-B3*2");
	EXPECT(DAMAGE_NONE, "# de visitas", "#1", "N/A", "N/D", "Err: 502", "= 5 talleres", "=",
	    "==", "- Visitas", "+ recursos", "-", "Meta #3", "+A bordo", "@pliego", "#");
}

Test(base_damage, utf_8_read_as_something_else)
{
	EXPECT(DAMAGE_UTF8, "GestiÃ³n", "AÃ±o", "MÃ©xico",
	    "Ã\xC2\x81"
	    "rea",
	    "PerÃº", "NÂº 3", "â€œVisitasâ€\xC2\x9D", "cafÃƒÂ©", "gestiã³n", "ï»¿Línea", "Gesti√≥n", "a√±o",
	    "Gesti├│n", "a├▒o", "ESPAÃ‘A", "pÃºblico", "25 Â°C");
}

Test(base_damage, code_pages_read_as_others)
{
	EXPECT(DAMAGE_CODE_PAGE, "informaci¢n", "a¤o", "p£blico", "d¡a", "ESPA¥A", "m‚dico", "Per£ y M‚xico",
	    "informaci—n", "gesti—n", "dise–o", "per’odo", "‡rea", "m‡s", "pœblico", "MŽxico", "fƒcil",
	    "¢rgano", "GESTIàN", "Educaci¢");
}

Test(base_damage, what_was_lost_and_codes_of_web_pages)
{
	EXPECT(DAMAGE_LOST, "gesti?n", "a?o");
	EXPECT(DAMAGE_MARKUP, "gesti&oacute;n", "Obras &amp; servicios", "gesti&#243;n", "gesti&#xF3;n",
	    "uno_x000D_dos");
}

Test(base_damage, signs_in_their_own_right)
{
	EXPECT(DAMAGE_NONE, "Gestión pública", "Año 2024 — informe", "enero–marzo", "costo–beneficio",
	    "palabra —inciso— otra", "¿Qué es? ¡Ya!", "¢50 por persona", "50 ¢", "O’Higgins", "McDonald’s",
	    "D’Aubuisson", "25 m² y 3°", "N.º 3, 1.ª vez", "«Visitas» “y” ‘cursos’", "5 £ y 3 ¥", "Sí/no",
	    "¿sí?, ¿no?", "https://a.sv/b?c=d", "I&D; otros", "R&D", "São Paulo, SÃO, ÂMBITO", "pingüino",
	    "a_b", "µm", "Visita a x?", "10 × 20", "Ñ’s");
}

Test(base_damage, code_pages_are_guessed)
{
	static const struct {
		const char *bytes;
		enum code_page page;
	} list[] = {
	    {"Gesti\xF3n del a\xF1o", CODE_PAGE_WINDOWS_1252},
	    {"Gesti\xA2n del a\xA4o", CODE_PAGE_DOS},
	    {"M\x82xico, p\xA3"
	     "blico, R\x90GIMEN",
		CODE_PAGE_DOS},
	    {"REGI\xE0N", CODE_PAGE_DOS},
	    {"Gesti\x97n del a\x96o", CODE_PAGE_MACINTOSH},
	    {"M\x8Exico, p\x9C"
	     "blico, per\x92odo, \x87rea",
		CODE_PAGE_MACINTOSH},
	    {"O\x92Higgins en Espa\xF1"
	     "a",
		CODE_PAGE_WINDOWS_1252},
	    {"enero\x96marzo, a\xF1o", CODE_PAGE_WINDOWS_1252},
	    {"\x80 5, 25 \xB0"
	     "C, N\xBA 3, \x93uno\x94",
		CODE_PAGE_WINDOWS_1252},
	    {"Gesti\xA2n y gesti\xF3n", CODE_PAGE_WINDOWS_1252},
	};

	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		cr_expect_eq(code_page_guess(list[i].bytes, strlen(list[i].bytes)), list[i].page, "%zu", i);
	cr_expect_eq(code_page_character(CODE_PAGE_DOS, 0xA2), 0xF3);
	cr_expect_eq(code_page_character(CODE_PAGE_DOS, 0xA4), 0xF1);
	cr_expect_eq(code_page_character(CODE_PAGE_MACINTOSH, 0x97), 0xF3);
	cr_expect_eq(code_page_character(CODE_PAGE_MACINTOSH, 0xCA), 0xA0);
}
