/* Where lines may end, shown by bars: "|" between characters, "_" for a space where they may not. */
#include <criterion/criterion.h>
#include <linebreak.h>

#include "base/utf8.h"
#include "support.h"
#include "text/breaks.h"
#include "text/letters.h"

static struct edged_word
edged(const char *word, size_t n)
{
	return (struct edged_word){word, n, breaks_edges(word, n)};
}

/* The words of `text` with "|" where a line may end inside, "|" for spaces where one may end, else "_". */
static const char *
marked(struct arena *arena, const char *language, const char *text)
{
	const struct ties *ties = ties_of(language);
	struct word_break breaks[WORD_MAX];
	char *out = arena_alloc(arena, 4 * strlen(text) + 1, 1), *end = out;
	const char *before = NULL;
	size_t before_n = 0;

	for (const char *s = text; *s; s += strspn(s, " ")) {
		size_t n = strcspn(s, " "), count = breaks_inside(s, n, breaks), at = 0;

		if (before)
			*end++ = breaks_between(ties, edged(before, before_n), edged(s, n)) ? '|' : '_';
		for (size_t i = 0; i < n; i++) {
			if (at < count && breaks[at].offset == i) {
				*end++ = breaks[at++].hyphen ? '~' : '|';
			}
			*end++ = s[i];
		}
		before = s;
		before_n = n;
		s += n;
	}
	return out;
}

static const struct {
	const char *text, *expected;
} table[] = {
    /* ordinary words */
    {"uno dos, tres: 4 cinco.", "uno|dos,|tres:|4|cinco."},
    {"(uno) dos; tres", "(uno)|dos;|tres"},
    /* slashes */
    {"y/o", "y/o"},
    {"a/b n/a", "a/b|n/a"},
    {"hombres/as", "hombres/as"},
    {"los/las", "los/las"},
    {"ESTRATÉGICA/PROCESO", "ESTRATÉGICA/|PROCESO"},
    {"interinstitucional/intersectorial", "interinstitucional/|intersectorial"},
    {"Enero/2024 1/2", "Enero/2024|1/2"},
    /* hyphens and dashes */
    {"socio-económico", "socio-|económico"},
    {"ex-ministro", "ex-|ministro"},
    {"a-b e-mail", "a-b|e-mail"},
    {"-5 a -3", "-5|a|-3"},
    {"2023-2024", "2023-|2024"},
    {"2023–2024", "2023–|2024"},
    {"2259-3700 12-15", "2259-3700|12-15"},
    {"PAT-UPGC-06-04 COVID-19", "PAT-UPGC-06-04|COVID-19"},
    {"uno —dos tres— cuatro", "uno|—dos|tres—|cuatro"},
    {"sub\u00ADrayado", "sub\u00AD~rayado"},
    /* figures and what belongs to them */
    {"100 % de 5 ‰", "100_%|de|5_‰"},
    {"36 °C", "36_°C"},
    {"el %", "el|%"},
    {"$ 5 US$ 10 5 $", "$_5|US$_10|5_$"},
    {"N° 5 Nº 6 n.° 7", "N°_5|Nº_6|n.°_7"},
    {"No. 5 No 5 no 5", "No._5|No_5|no|5"},
    {"Art. 5 (art. 6) ART. 7", "Art._5|(art._6)|ART._7"},
    {"pág. 3 tel. 2259", "pág._3|tel._2259"},
    {"L.E. 7.3 LE 3.3", "L.E._7.3|LE_3.3"},
    {"S.A. de C.V.", "S.A.|de|C.V."},
    {"el año. 5 personas", "el|año.|5|personas"},
    {"2,400 1.310 3:30", "2,400|1.310|3:30"},
    /* brackets and quotation marks */
    {"a) uno b) dos", "a)|uno|b)|dos"},
    {"( uno ) dos", "(_uno_)|dos"},
    {"« uno » dos", "«_uno_»|dos"},
    {"“ uno ” dos", "“_uno_”|dos"},
    {"¿ qué ?", "¿_qué_?"},
    {"¡hola! ¿qué?", "¡hola!|¿qué?"},
    {"uno , dos ;", "uno_,|dos_;"},
    {"inspección(es)", "inspección(es)"},
    /* no-break and thin spaces are part of words */
    {"10\u00A0% 1\u2009000", "10\u00A0%|1\u2009000"},
    {"uno\u2009dos", "uno\u2009|dos"},
    /* addresses are only cut where nothing else helps */
    {"https://www.mtps.gob.sv/tramites-en/linea-larga", "https://www.mtps.gob.sv/tramites-en/linea-larga"},
    {"atencion-ciudadana@mtps.gob.sv", "atencion-ciudadana@mtps.gob.sv"},
    /* ideographs */
    {"中文字", "中|文|字"},
};

Test(text_breaks, table_of_strings)
{
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		cr_expect_str_eq(marked(arena, NULL, table[i].text), table[i].expected,
		    "\"%s\" gives \"%s\", not \"%s\"", table[i].text, marked(arena, NULL, table[i].text),
		    table[i].expected);
	arena_close(arena);
}

/* What holds together by the language of the text. */
static const struct {
	const char *language, *text, *expected;
} tied[] = {
    /* words of one letter end no line; with what closes after them they are none */
    {"es", "uno y dos o tres", "uno|y_dos|o_tres"},
    {"es-SV", "A la E de (a todos) «y dos»", "A_la|E_de|(a_todos)|«y_dos»"},
    {"es", "sí, y, no; x uno", "sí,|y,|no;|x|uno"},
    {"es", "va a a casa", "va|a_a_casa"},
    {"es-SV", "PLANIFICACIÓN Y GESTIÓN U OTROS", "PLANIFICACIÓN|Y_GESTIÓN|U_OTROS"},
    {"pt-BR", "o pai e a mãe à mesa", "o_pai|e_a_mãe|à_mesa"},
    {"cs", "v lese i s ním", "v_lese|i_s_ním"},
    {"pl_PL", "w lesie z nim", "w_lesie|z_nim"},
    {"en", "a man y I am", "a|man|y|I|am"},
    {"est", "uno y dos", "uno|y|dos"},
    {NULL, "uno y dos", "uno|y|dos"},
    /* numbers and what they count */
    {"es", "n.º 5 N.° 5 núm. 5 nros. 3", "n.º_5|N.°_5|núm._5|nros._3"},
    {"es", "(núm. 5) (L.E. 7.3) Arts. 5 inc. 2", "(núm._5)|(L.E._7.3)|Arts._5|inc._2"},
    {"es", "cap. IV, cap. Iván tít. XII. art. dos", "cap._IV,|cap.|Iván|tít._XII.|art.|dos"},
    {"es", "inciso a) literal b), el c) uno", "inciso_a)|literal_b),|el|c)|uno"},
    {"en", "sec. 5 no. 7 núm. 5", "sec._5|no._7|núm.|5"},
    {"pt", "fls. 12 nºs 5", "fls._12|nºs_5"},
    {"es", "§ 3 §§ 4 # 5 № 6", "§_3|§§_4|#_5|№_6"},
    /* numbers and their units */
    {"es", "25 % de 3 ‰ a 36 °C", "25_%|de|3_‰|a_36_°C"},
    {"es", "25 kg, 3 m² (4 km) 5 h. 6 mz", "25_kg,|3_m²|(4_km)|5_h.|6_mz"},
    {"es", "25 kgs 3 días 4 horas", "25|kgs|3|días|4|horas"},
    {"es", "8:30 a. m. a 4 p. m.", "8:30_a._m.|a_4_p._m."},
    {"es", "1 500 000 10 50 12 3456 2024 100", "1_500_000|10|50|12|3456|2024|100"},
    /* amounts of money */
    {"es", "US$ 25 o $ 5, 25 € y € 25; 25 USD, USD 25", "US$_25|o_$_5,|25_€|y_€_25;|25_USD,|USD_25"},
    {"es", "Q. 4, Q 4 ó L. 25; B/. 3 S/ 25 Bs. 7 Bs 7 C$ 5",
	"Q._4,|Q_4|ó_L._25;|B/._3|S/_25|Bs._7|Bs_7|C$_5"},
    {"pt", "R$ 25", "R$_25"},
    /* titles, and abbreviations of several words */
    {"es", "la Dra. Paz, el Sr. Ramos, ing. de", "la|Dra._Paz,|el|Sr._Ramos,|ing.|de"},
    {"es", "EE. UU., y S. A. de C. V.", "EE._UU.,|y_S._A.|de|C._V."},
    {"en", "Mr. Paz", "Mr._Paz"},
    /* what a sentence ends with holds nothing */
    {"es", "en el año. Ocho pág. Uno", "en|el|año.|Ocho|pág.|Uno"},
};

Test(text_breaks, ties_are_those_of_the_language)
{
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(tied) / sizeof(tied[0]); i++)
		cr_expect_str_eq(marked(arena, tied[i].language, tied[i].text), tied[i].expected,
		    "\"%s\" gives \"%s\", not \"%s\"", tied[i].text,
		    marked(arena, tied[i].language, tied[i].text), tied[i].expected);
	arena_close(arena);
}

Test(text_breaks, emergency_cuts_of_addresses)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"https://www.mtps.gob.sv/a_b?x=1&y=2", "https://|www.|mtps.|gob.|sv/|a_|b?|x=|1&|y=2"},
	    {"ana.paz@mtps.gob.sv", "ana.|paz@|mtps.|gob.|sv"},
	    {"uno,dos;tres", "uno,|dos;|tres"},
	    {"2,400.50", "2,400.50"},
	    {"etc...)", "etc...)"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct word_break breaks[WORD_MAX];
		size_t n = strlen(cases[i].text), count = breaks_emergency(cases[i].text, n, breaks), at = 0;
		char *out = arena_alloc(arena, 2 * n + 1, 1), *end = out;

		for (size_t k = 0; k < n; k++) {
			if (at < count && breaks[at].offset == k && ++at)
				*end++ = '|';
			*end++ = cases[i].text[k];
		}
		cr_expect_str_eq(out, cases[i].expected, "\"%s\" gives \"%s\"", cases[i].text, out);
	}
	arena_close(arena);
}

Test(text_breaks, anywhere_never_parts_a_mark_from_its_letter)
{
	/* e + acute, a + ring below + acute, b */
	const char *text = "e\u0301a\u0325\u0301b";
	struct word_break breaks[WORD_MAX];

	cr_assert_eq(breaks_anywhere(text, strlen(text), breaks), 2);
	cr_expect_eq(breaks[0].offset, 3);
	cr_expect_eq(breaks[1].offset, 8);
}

Test(text_breaks, in_letters_leaves_punctuation_with_its_word)
{
	struct word_break breaks[WORD_MAX];

	cr_assert_eq(breaks_in_letters("ab).", 4, breaks), 1);
	cr_expect_eq(breaks[0].offset, 1);
}

/* --- against libunibreak on whole sentences --- */

static const char *const sentences[] = {
    "Implementar la renovación de ambientes de trabajo (sedes del MTPS), 100 % al 31/12/2024.",
    "L.E. 7.3 Reforzar las actividades de colaboración; 112a CIT de la OIT: \"informe\" y/o acta N° 5.",
    "Solicitudes de intervención conciliatoria. (Expedientes) ¿cuántas? ¡Todas! «según demanda» “25%” - 30 %",
    "Código: PAT-UPGC-06-04 - versión 01; $ 1,500.00 ó US$ 2,000 (Art. 5, lit. a) del Código de Trabajo).",
    "socio-económico, físico-químico —inciso— 2023-2024 3–5 1º 2ª [nota] {x} 'cita' https://mtps.gob.sv/a/b",
    "Pág. 3, No. 4: uno; dos. Tres... cuatro… cinco! seis? 50% 3.5 1,000 A.B.C. S.A. de C.V. (a) (b) c) d)",
};

/* Where ours forbids a break at a space that UAX 14 allows: the exceptions of the header, said once more. */
static bool
excepted(const char *text, size_t space)
{
	size_t step;
	uint32_t last = utf8_decode_last(text, space, &step);
	uint32_t next = utf8_decode(text + space + 1, strlen(text + space + 1), &step);
	static const char *const names[] = {"N°", "No.", "Art.", "Pág.", "L.E."};

	if (last == 0xAB || last == 0x201C || last == '$' || next == '%' || next == 0xBB || next == 0x201D)
		return true;
	if (next == '-' && (text[space + 2] == ' ' || text[space + 2] == '\0') && last != '-')
		return true; /* a lone dash stays with what it follows */
	if (space >= 4 && memcmp(text + space - 4, "lit.", 4) == 0)
		return true; /* "lit. a)" */
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t n = strlen(names[i]);
		if (space >= n && memcmp(text + space - n, names[i], n) == 0 && is_digit(next))
			return true;
	}
	return false;
}

static void
check_word(const char *text, const char *theirs, size_t start, size_t end)
{
	struct word_break breaks[WORD_MAX];
	size_t count = breaks_inside(text + start, end - start, breaks), at = 0;

	for (size_t i = start + 1; i < end; i++) {
		bool ours = at < count && breaks[at].offset == i - start;
		bool years = text[i - 1] == '-' && is_digit((unsigned char)text[i]);

		at += ours;
		if (ours && !years)
			cr_expect_eq(theirs[i - 1], LINEBREAK_ALLOWBREAK, "inside \"%.*s\" at %zu",
			    (int)(end - start), text + start, i - start);
	}
	/* Plain words are never shown to libunibreak: it must have nothing to say of them. */
	bool plain = true;
	for (size_t i = start, step; i < end; i += step) {
		uint32_t c = utf8_decode(text + i, end - i, &step);
		plain = plain && (is_letter(c) || is_digit(c) || strchr(",.;:", (int)(c & 0x7F)));
	}
	for (size_t i = start; plain && i + 1 < end; i++)
		cr_expect_neq(theirs[i], LINEBREAK_ALLOWBREAK, "inside \"%.*s\"", (int)(end - start),
		    text + start);
}

Test(text_breaks, agree_with_libunibreak_on_whole_sentences)
{
	char theirs[512];

	breaks_init();
	for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++) {
		const char *text = sentences[i];
		size_t n = strlen(text), before = 0, before_n = 0;

		cr_assert_lt(n, sizeof(theirs));
		set_linebreaks_utf8((const utf8_t *)text, n, "es", theirs);
		for (size_t start = 0; start < n;) {
			size_t end = start + strcspn(text + start, " ");

			check_word(text, theirs, start, end);
			if (start > 0) {
				const char *a = text + before, *b = text + start;
				bool ours =
				    breaks_between(ties_of(NULL), edged(a, before_n), edged(b, end - start));
				bool allowed = theirs[start - 1] == LINEBREAK_ALLOWBREAK;

				cr_expect_eq(ours, allowed && !excepted(text, start - 1),
				    "between \"%.*s\" and \"%.*s\"", (int)before_n, a, (int)(end - start), b);
			}
			before = start;
			before_n = end - start;
			start = end + 1;
		}
	}
}

/* All characters, beside whatever has words shown to UAX 14, and at spaces. */
Test(text_breaks, no_character_is_too_much)
{
	struct word_break breaks[WORD_MAX];

	for (uint32_t c = 1; c <= 0x10FFFF; c++) {
		char word[16] = "-";
		size_t n = 1;

		/* The planes behind hold ideographs only, and what is no character at their ends. */
		if ((c >= 0xD800 && c <= 0xDFFF) || (c > 0x1FFFF && (c & 0xFFFF) < 0xFF00))
			continue;
		n += utf8_encode(c, word + n);
		n += utf8_encode(c, word + n);
		word[n++] = '/';
		(void)breaks_inside(word, n, breaks);
		(void)breaks_between(ties_of("es"), edged(word, n - 1), edged(word + 1, n - 1));
	}
}
