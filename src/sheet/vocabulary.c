#include "sheet/vocabulary.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* How a word stands for its column. */
enum standing {
	USUAL,
	UNUSUAL, /* told of where it is taken */
	VAGUE,   /* the same; and who asks for it by this word wants no other column */
};

struct word {
	const char *word; /* a key */
	enum plan_column column;
	enum standing standing;
};

/* Headings longer than this are only known in their very own words. */
#define KEY_MAX 128

#define MONTH(n) ((enum plan_column)(COLUMN_MONTH + (n)-1))

static const char *const headings[COLUMNS] = {
    [COLUMN_LINE] = "LÍNEA ESTRATÉGICA/PROCESO",
    [COLUMN_ACTIVITY] = "ACTIVIDAD",
    [COLUMN_RESULT] = "RESULTADO ESPERADO",
    [COLUMN_MEANS] = "MEDIO DE VERIFICACIÓN",
    [COLUMN_TARGET] = "META ANUAL",
    [COLUMN_NOTES] = "OBSERVACIONES",
    [COLUMN_CODE] = "CÓDIGO",
    [COLUMN_MEASURE] = "MEDIDA",
    [COLUMN_CONSOLIDATION] = "CONSOLIDACIÓN",
    [COLUMN_JUSTIFICATION] = "JUSTIFICACIÓN",
    [COLUMN_UNIT_OF_MEASURE] = "UNIDAD DE MEDIDA",
    [MONTH(1)] = "ENE",
    [MONTH(2)] = "FEB",
    [MONTH(3)] = "MAR",
    [MONTH(4)] = "ABR",
    [MONTH(5)] = "MAY",
    [MONTH(6)] = "JUN",
    [MONTH(7)] = "JUL",
    [MONTH(8)] = "AGO",
    [MONTH(9)] = "SEP",
    [MONTH(10)] = "OCT",
    [MONTH(11)] = "NOV",
    [MONTH(12)] = "DIC",
};

static const char *const own_keys[COLUMNS] = {
    [COLUMN_LINE] = "linea estrategica/proceso",
    [COLUMN_ACTIVITY] = "actividad",
    [COLUMN_RESULT] = "resultado esperado",
    [COLUMN_MEANS] = "medio de verificacion",
    [COLUMN_TARGET] = "meta anual",
    [COLUMN_NOTES] = "observaciones",
    [COLUMN_CODE] = "codigo",
    [COLUMN_MEASURE] = "medida",
    [COLUMN_CONSOLIDATION] = "consolidacion",
    [COLUMN_JUSTIFICATION] = "justificacion",
    [COLUMN_UNIT_OF_MEASURE] = "unidad de medida",
    [MONTH(1)] = "ene",
    [MONTH(2)] = "feb",
    [MONTH(3)] = "mar",
    [MONTH(4)] = "abr",
    [MONTH(5)] = "may",
    [MONTH(6)] = "jun",
    [MONTH(7)] = "jul",
    [MONTH(8)] = "ago",
    [MONTH(9)] = "sep",
    [MONTH(10)] = "oct",
    [MONTH(11)] = "nov",
    [MONTH(12)] = "dic",
};

/* The first of the words for a column that a sheet has is taken. */
static const struct word spanish[] = {
    {"linea estrategica / proceso", COLUMN_LINE, USUAL},
    {"linea estrategica o proceso", COLUMN_LINE, USUAL},
    {"linea estrategica", COLUMN_LINE, USUAL},
    {"lineas estrategicas", COLUMN_LINE, USUAL},
    {"linea de accion", COLUMN_LINE, USUAL},
    {"lineas de accion", COLUMN_LINE, USUAL},
    {"linea", COLUMN_LINE, USUAL},
    {"eje estrategico", COLUMN_LINE, VAGUE},
    {"eje", COLUMN_LINE, VAGUE},
    {"objetivo estrategico", COLUMN_LINE, VAGUE},
    {"objetivo", COLUMN_LINE, VAGUE},
    {"proceso", COLUMN_LINE, VAGUE},
    {"actividades", COLUMN_ACTIVITY, USUAL},
    {"actividad operativa", COLUMN_ACTIVITY, USUAL},
    {"actividades operativas", COLUMN_ACTIVITY, USUAL},
    {"nombre de la actividad", COLUMN_ACTIVITY, USUAL},
    {"descripcion de la actividad", COLUMN_ACTIVITY, USUAL},
    {"resultado", COLUMN_RESULT, UNUSUAL},
    {"resultados", COLUMN_RESULT, UNUSUAL},
    {"resultados esperados", COLUMN_RESULT, USUAL},
    {"medios de verificacion", COLUMN_MEANS, USUAL},
    {"medio verificacion", COLUMN_MEANS, UNUSUAL},
    {"fuente de verificacion", COLUMN_MEANS, UNUSUAL},
    {"fuentes de verificacion", COLUMN_MEANS, UNUSUAL},
    {"meta", COLUMN_TARGET, USUAL},
    {"metas anuales", COLUMN_TARGET, USUAL},
    {"meta del ano", COLUMN_TARGET, USUAL},
    {"meta anual programada", COLUMN_TARGET, USUAL},
    {"meta fisica anual", COLUMN_TARGET, USUAL},
    {"observacion", COLUMN_NOTES, UNUSUAL},
    {"obs", COLUMN_NOTES, UNUSUAL},
    {"codigo de actividad", COLUMN_CODE, USUAL},
    {"codigo de la actividad", COLUMN_CODE, USUAL},
    {"cod de actividad", COLUMN_CODE, USUAL},
    {"cod actividad", COLUMN_CODE, USUAL},
    {"cod", COLUMN_CODE, USUAL},
    {"tipo de medida", COLUMN_MEASURE, USUAL},
    {"tipo de consolidacion", COLUMN_CONSOLIDATION, USUAL},
    {"regla de consolidacion", COLUMN_CONSOLIDATION, USUAL},
    {"justificaciones", COLUMN_JUSTIFICATION, UNUSUAL},
    {"unidades de medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"unidad medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"unidad de medicion", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"unid de medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"und de medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"un de medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"u de medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"u medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"u/medida", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"u.m", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"u/m", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"um", COLUMN_UNIT_OF_MEASURE, USUAL},
    {"unidad", COLUMN_UNIT_OF_MEASURE, VAGUE},
    {"enero", MONTH(1), USUAL},
    {"febrero", MONTH(2), USUAL},
    {"febr", MONTH(2), USUAL},
    {"marzo", MONTH(3), USUAL},
    {"mzo", MONTH(3), USUAL},
    {"abril", MONTH(4), USUAL},
    {"mayo", MONTH(5), USUAL},
    {"junio", MONTH(6), USUAL},
    {"julio", MONTH(7), USUAL},
    {"agosto", MONTH(8), USUAL},
    {"agto", MONTH(8), USUAL},
    {"agos", MONTH(8), USUAL},
    {"septiembre", MONTH(9), USUAL},
    {"setiembre", MONTH(9), USUAL},
    {"sept", MONTH(9), USUAL},
    {"set", MONTH(9), USUAL},
    {"octubre", MONTH(10), USUAL},
    {"noviembre", MONTH(11), USUAL},
    {"diciembre", MONTH(12), USUAL},
    {"dicbre", MONTH(12), USUAL},
};

static const struct word english[] = {
    {"strategic line", COLUMN_LINE, UNUSUAL},
    {"activity", COLUMN_ACTIVITY, UNUSUAL},
    {"activities", COLUMN_ACTIVITY, UNUSUAL},
    {"expected result", COLUMN_RESULT, UNUSUAL},
    {"expected results", COLUMN_RESULT, UNUSUAL},
    {"means of verification", COLUMN_MEANS, UNUSUAL},
    {"annual target", COLUMN_TARGET, UNUSUAL},
    {"justification", COLUMN_JUSTIFICATION, UNUSUAL},
    {"unit of measure", COLUMN_UNIT_OF_MEASURE, UNUSUAL},
    {"jan", MONTH(1), UNUSUAL},
    {"january", MONTH(1), UNUSUAL},
    {"february", MONTH(2), UNUSUAL},
    {"march", MONTH(3), UNUSUAL},
    {"apr", MONTH(4), UNUSUAL},
    {"april", MONTH(4), UNUSUAL},
    {"june", MONTH(6), UNUSUAL},
    {"july", MONTH(7), UNUSUAL},
    {"aug", MONTH(8), UNUSUAL},
    {"august", MONTH(8), UNUSUAL},
    {"september", MONTH(9), UNUSUAL},
    {"october", MONTH(10), UNUSUAL},
    {"november", MONTH(11), UNUSUAL},
    {"dec", MONTH(12), UNUSUAL},
    {"december", MONTH(12), UNUSUAL},
};

static const struct word portuguese[] = {
    {"atividade", COLUMN_ACTIVITY, UNUSUAL},
    {"atividades", COLUMN_ACTIVITY, UNUSUAL},
    {"unidade de medida", COLUMN_UNIT_OF_MEASURE, UNUSUAL},
    {"janeiro", MONTH(1), UNUSUAL},
    {"fev", MONTH(2), UNUSUAL},
    {"fevereiro", MONTH(2), UNUSUAL},
    {"marco", MONTH(3), UNUSUAL},
    {"maio", MONTH(5), UNUSUAL},
    {"mai", MONTH(5), UNUSUAL},
    {"junho", MONTH(6), UNUSUAL},
    {"julho", MONTH(7), UNUSUAL},
    {"setembro", MONTH(9), UNUSUAL},
    {"outubro", MONTH(10), UNUSUAL},
    {"out", MONTH(10), UNUSUAL},
    {"novembro", MONTH(11), UNUSUAL},
    {"dez", MONTH(12), UNUSUAL},
    {"dezembro", MONTH(12), UNUSUAL},
};

static const struct word french[] = {
    {"unite de mesure", COLUMN_UNIT_OF_MEASURE, UNUSUAL},
    {"janv", MONTH(1), UNUSUAL},
    {"janvier", MONTH(1), UNUSUAL},
    {"fevr", MONTH(2), UNUSUAL},
    {"fevrier", MONTH(2), UNUSUAL},
    {"mars", MONTH(3), UNUSUAL},
    {"avr", MONTH(4), UNUSUAL},
    {"avril", MONTH(4), UNUSUAL},
    {"juin", MONTH(6), UNUSUAL},
    {"juil", MONTH(7), UNUSUAL},
    {"juillet", MONTH(7), UNUSUAL},
    {"aout", MONTH(8), UNUSUAL},
    {"septembre", MONTH(9), UNUSUAL},
    {"octobre", MONTH(10), UNUSUAL},
    {"novembre", MONTH(11), UNUSUAL},
    {"decembre", MONTH(12), UNUSUAL},
};

/* The language of the plans comes first. */
static const struct {
	const struct word *words;
	size_t count;
} tables[] = {
    {spanish, sizeof(spanish) / sizeof(*spanish)},
    {english, sizeof(english) / sizeof(*english)},
    {portuguese, sizeof(portuguese) / sizeof(*portuguese)},
    {french, sizeof(french) / sizeof(*french)},
};

#define TABLES (sizeof(tables) / sizeof(*tables))

/* The word that the first n bytes of the key are; NULL: none. */
static const struct word *
find_word(const char *key, size_t n)
{
	for (size_t t = 0; t < TABLES; t++) {
		for (size_t i = 0; i < tables[t].count; i++) {
			const struct word *word = &tables[t].words[i];

			if (strncmp(word->word, key, n) == 0 && word->word[n] == '\0')
				return word;
		}
	}
	return NULL;
}

/* The column whose own key, or a word for it, the first n bytes of the key are; COLUMNS: none. */
static enum plan_column
column_of(const char *key, size_t n)
{
	const struct word *word;

	for (int c = 0; c < COLUMNS; c++) {
		if (strncmp(own_keys[c], key, n) == 0 && own_keys[c][n] == '\0')
			return (enum plan_column)c;
	}
	word = find_word(key, n);
	return word != NULL ? word->column : COLUMNS;
}

/* Drops, in place, the periods that end words, or stand between them, and colons at the end. */
static void
drop_periods(char *key)
{
	size_t n = strlen(key), out = 0;

	while (n > 0 && strchr(":. ", key[n - 1]) != NULL)
		n--;
	key[n] = '\0';
	for (const char *p = key; *p != '\0'; p++) {
		bool ends = p[strspn(p, ".")] == ' ' && *p == '.';
		bool again = *p == ' ' && (out == 0 || key[out - 1] == ' ');

		if (!ends && !again)
			key[out++] = *p;
	}
	key[out] = '\0';
}

/* The month that the key is in the language of the plans, or the key itself. */
static const char *
as_month(const char *key)
{
	for (size_t i = 0; i < tables[0].count; i++) {
		const struct word *word = &tables[0].words[i];

		if (word->column >= COLUMN_MONTH && strcmp(word->word, key) == 0)
			return own_keys[word->column];
	}
	return key;
}

const char *
heading_key(struct arena *arena, const char *text, size_t n)
{
	const char *fold = utf8_fold(arena, text, n, &n);
	char *key;

	if (n == 0 || (memchr(fold, '.', n) == NULL && fold[n - 1] != ':'))
		return as_month(fold);
	key = arena_strndup(arena, fold, n);
	drop_periods(key);
	/* A heading of nothing but periods isn't a blank one. */
	return key[0] != '\0' ? as_month(key) : fold;
}

const char *
column_heading(enum plan_column column)
{
	return headings[column];
}

const char *
column_key(enum plan_column column)
{
	return own_keys[column];
}

const char *
column_word(enum plan_column column, size_t i)
{
	if (i == 0)
		return own_keys[column];
	for (size_t w = 0; w < tables[0].count; w++) {
		if (tables[0].words[w].column == column && --i == 0)
			return tables[0].words[w].word;
	}
	return NULL;
}

/*
 * Bytes of the key before a year at its end, "2024" or "24" behind a space, hyphen, slash, period or
 * apostrophe.
 */
static size_t
length_without_year(const char *key)
{
	size_t n = strlen(key), digits = 0;
	size_t end;

	while (digits < n && key[n - digits - 1] >= '0' && key[n - digits - 1] <= '9')
		digits++;
	end = n - digits;
	if ((digits != 2 && digits != 4) || end == 0)
		return n;
	while (end > 0 && strchr(" -/.'", key[end - 1]) != NULL)
		end--;
	return end < n - digits ? end : n;
}

/* Whether years behind headings of this column may be. */
static bool
may_have_year(enum plan_column column)
{
	return column >= COLUMN_MONTH || column == COLUMN_TARGET;
}

/* The one heading of the column with a year behind it; n where there is none, or several. */
static size_t
find_with_year(const char *const *keys, size_t n, enum plan_column column)
{
	size_t found = n;

	for (size_t i = 0; i < n && may_have_year(column); i++) {
		size_t length = length_without_year(keys[i]);

		if (keys[i][length] == '\0' || column_of(keys[i], length) != column)
			continue;
		if (found < n)
			return n;
		found = i;
	}
	return found;
}

enum plan_column
heading_column(const char *key)
{
	enum plan_column column = column_of(key, strlen(key));

	if (column == COLUMNS) {
		column = column_of(key, length_without_year(key));
		column = column < COLUMNS && may_have_year(column) ? column : COLUMNS;
	}
	return column;
}

bool
heading_is_count(const char *key)
{
	enum plan_column column = heading_column(key);

	return column == COLUMN_TARGET || (column >= COLUMN_MONTH && column < COLUMNS);
}

static size_t
find_key(const char *const *keys, size_t n, const char *key)
{
	size_t i = 0;

	while (i < n && strcmp(keys[i], key) != 0)
		i++;
	return i;
}

static size_t
find_column(const char *const *keys, size_t n, enum plan_column column)
{
	size_t i = find_key(keys, n, own_keys[column]);

	for (size_t t = 0; i == n && t < TABLES; t++) {
		for (size_t w = 0; i == n && w < tables[t].count; w++) {
			if (tables[t].words[w].column == column)
				i = find_key(keys, n, tables[t].words[w].word);
		}
	}
	return i < n ? i : find_with_year(keys, n, column);
}

size_t
heading_find(const char *const *keys, size_t n, const char *key)
{
	char plain[KEY_MAX];
	const struct word *word;
	enum plan_column column;
	size_t i = key[0] != '\0' ? find_key(keys, n, key) : n;

	if (i < n || key[0] == '\0' || strlen(key) >= sizeof(plain))
		return i;
	memcpy(plain, key, strlen(key) + 1);
	drop_periods(plain);
	key = as_month(plain);
	i = find_key(keys, n, key);
	word = find_word(key, strlen(key));
	column = column_of(key, strlen(key));
	if (i < n || column == COLUMNS || (word != NULL && word->standing == VAGUE))
		return i;
	return find_column(keys, n, column);
}

int
column_find(const char *const *keys, size_t n, enum plan_column column)
{
	size_t i = find_column(keys, n, column);

	return i < n ? (int)i : -1;
}

bool
heading_is_unusual(const char *key, enum plan_column column)
{
	size_t length = may_have_year(column) ? length_without_year(key) : strlen(key);
	const struct word *word = find_word(key, length);

	return word != NULL && word->column == column && word->standing != USUAL;
}

int
heading_year(const char *key)
{
	const char *year = key + strlen(key);
	enum plan_column column = heading_column(key);

	if (column == COLUMNS || !may_have_year(column) || key[length_without_year(key)] == '\0')
		return 0;
	while (isdigit((unsigned char)year[-1]))
		year--;
	return (int)strtol(year, NULL, 10) + (strlen(year) == 2 ? 2000 : 0);
}
