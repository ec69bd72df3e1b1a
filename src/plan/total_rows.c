#include "plan/total_rows.h"

#include <strings.h>

#include "base/ascii.h"
#include "plan/keys.h"

/* So many figures are no sums by chance. */
#define WORDLESS_FIGURES_MIN 3

/* In the normal form (plan_key()). */
static const char *const totals[] = {"total", "totales", "subtotal", "subtotales", "sub total", "sub totales",
    "total general", "totales generales", "gran total", "total anual", "total global", "total unidad",
    "total de la unidad", "total institucional", "total por mes", "total mensual", "total programado",
    "total ejecutado", "total acumulado", "total parcial", "total actividades", "total de actividades",
    "suma", "sumas", "sumatoria", "suma total", "suma general", "sumas iguales", "sum", "grand total", NULL};
static const char *const total_starts[] = {"total ", "totales ", "subtotal ", "sub total ", "suma ",
    "sumatoria ", "gran total ", NULL};
/* What a total is of, in words that no activity goes on with. */
static const char *const totaled[] = {"linea", "linha", "le", "l e", "eje", "objetivo", "programa",
    "subprograma", "proyecto", "producto", "componente", "unidad", "area", "direccion", "departamento",
    "dependencia", "gerencia", "proceso", "politica", "estrategia", "grupo", "capitulo", "seccion", "partida",
    "rubro", "parcial", "general", "acumulado", NULL};
static const char *const between[] = {"de ", "del ", "da ", "do ", "por ", "en ", "la ", "el ", "este ",
    "esta ", NULL};
static const char *const signings[] = {"elaboro", "elaborado por", "elaborada por", "elabora", "preparo",
    "preparado por", "reviso", "revisado por", "revisada por", "autorizo", "autorizado por", "autorizada por",
    "autoriza", "aprobo", "aprobado por", "aprobada por", "valido", "validado por", "visto bueno", "vo bo",
    "vobo", "firma", "firmas", "firma y sello", "firma y nombre", "nombre y firma", "nombre y cargo",
    "nombre cargo", "nombre y cargo del responsable", "nombre", "cargo", "sello", "f", "lugar y fecha",
    "fecha de elaboracion", "responsable de la elaboracion", NULL};

/* Whether the sheet is of a workbook, where totals of parts stand between the rows, and cells are joined. */
static bool
is_of_workbook(const struct summary *s)
{
	return s->sheet->separator == '\0';
}

static const struct sheet_cell *
cell_at(const struct summary *s, size_t row, int column)
{
	return column >= 0 ? &s->sheet->rows[row].cells[column] : cell_blank();
}

static const char *
key_of(const struct summary *s, const struct sheet_cell *cell)
{
	return sheet_length(cell) > 0 ? plan_key(s->scratch, sheet_text(cell), sheet_length(cell)) : "";
}

static bool
is_one_of(const char *key, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strcmp(key, *words) == 0)
			return true;
	}
	return false;
}

static bool
begins_with_one_of(const char *key, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strncmp(key, *words, strlen(*words)) == 0)
			return true;
	}
	return false;
}

static int
figure_column(const struct summary *s, int figure)
{
	return figure == SUMMARY_TARGET ? s->columns.target : s->columns.month[figure];
}

/* What a cell that isn't blank says; false where that is no value. */
static bool
value_of(const struct summary *s, size_t row, size_t column, struct value *out)
{
	const char *text = sheet_text(&s->sheet->rows[row].cells[column]);
	struct recent_value *recent;

	if (s->recent == NULL)
		return sheet_value(s->sheet, row, column, s->style, out);
	/* Texts stand at every eighth byte. */
	recent = &s->recent[(uintptr_t)text / 8 & (SUMMARY_RECENT - 1)];
	if (recent->text == text) {
		*out = recent->value;
		return true;
	}
	/* What is in doubt is read as its column and row have it, what is none as its cell may have it. */
	if (!value_parse(text, sheet_length(&s->sheet->rows[row].cells[column]), s->style, out) ||
	    out->doubtful)
		return sheet_value(s->sheet, row, column, s->style, out);
	*recent = (struct recent_value){text, *out};
	return true;
}

/* The figures of a row. */
static void
read_figures(struct summary *s, size_t row)
{
	s->given = 0;
	for (int i = 0; i < SUMMARY_FIGURES; i++) {
		int column = figure_column(s, i);
		struct amount *amount = &s->figure[i];

		*amount = (struct amount){0};
		if (column >= 0 && !sheet_is_blank(cell_at(s, row, column)) &&
		    value_of(s, row, (size_t)column, &amount->value) && amount_given(amount))
			s->given |= 1u << i;
	}
}

static bool
is_sum(const struct summary *s, const struct summary_sum *sum)
{
	bool any = false;

	if (sum->overflown || sum->rows < 2)
		return false;
	for (int i = 0; i < SUMMARY_FIGURES; i++) {
		if ((s->given >> i & 1) == 0)
			continue;
		if (decimal_compare(s->figure[i].value.number, sum->figure[i]) != 0)
			return false;
		any = any || !decimal_is_zero(s->figure[i].value.number);
	}
	return any;
}

static void
add_row(const struct summary *s, struct summary_sum *sum)
{
	for (int i = 0; i < SUMMARY_FIGURES; i++) {
		if ((s->given >> i & 1) != 0 &&
		    !decimal_add(sum->figure[i], s->figure[i].value.number, &sum->figure[i]))
			sum->overflown = true;
	}
	sum->rows++;
}

/* Adds the rows above that were not added yet: few sheets have a row that must be held to their sums. */
static void
catch_up(struct summary *s)
{
	struct summary above = *s;

	for (size_t i = 0; i < s->waiting_count; i++) {
		read_figures(&above, s->waiting[i]);
		add_row(&above, &s->since_total);
		add_row(&above, &s->all);
	}
	s->waiting_count = 0;
}

static bool
sums_up(struct summary *s)
{
	catch_up(s);
	return is_sum(s, &s->since_total) || is_sum(s, &s->all);
}

/* Whether the next two bytes may be those: they are, or no letters of ASCII. */
static bool
may_go_on(const char *s, size_t n, const char *with)
{
	return n < 2 || !ascii_is_letter(s[0]) || !ascii_is_letter(s[1]) || strncasecmp(s, with, 2) == 0;
}

/*
 * Whether the cell's key may begin as the words of totals do: with "tot", "sub", "sum" or "gra".  Most texts
 * need no closer look.
 */
static bool
may_be_total(const struct sheet_cell *cell)
{
	const char *s = sheet_text(cell);
	size_t n = sheet_length(cell);

	/* No key begins with punctuation. */
	while (n > 0 && (unsigned char)*s < 0x80 && !ascii_is_letter(*s) && !ascii_is_digit(*s)) {
		s++;
		n--;
	}
	if (n == 0 || ascii_is_digit(*s))
		return false;
	switch (*s) {
	case 't':
	case 'T':
		return may_go_on(s + 1, n - 1, "ot");
	case 's':
	case 'S':
		return may_go_on(s + 1, n - 1, "ub") || may_go_on(s + 1, n - 1, "um");
	case 'g':
	case 'G':
		return may_go_on(s + 1, n - 1, "ra");
	default:
		return (unsigned char)*s >= 0x80;
	}
}

/* Whether the row has that cell from the one above, as cells that are joined are read. */
static bool
is_carried(const struct summary *s, size_t row, int column)
{
	return is_of_workbook(s) && row > 0 &&
	    sheet_text(cell_at(s, row, column)) == sheet_text(cell_at(s, row - 1, column));
}

static bool
says_more_at(const struct summary *s, size_t row, int column)
{
	const char *key = key_of(s, cell_at(s, row, column));

	return key[0] != '\0' && !is_one_of(key, totals) && !is_carried(s, row, column);
}

static bool
says_more(const struct summary *s, size_t row)
{
	return says_more_at(s, row, s->columns.result) || says_more_at(s, row, s->columns.means);
}

/* Behind the first word of the list that the key begins with; NULL: it begins with none. */
static const char *
behind_one_of(const char *key, const char *const *words)
{
	for (; *words != NULL; words++) {
		if (strncmp(key, *words, strlen(*words)) == 0)
			return key + strlen(*words);
	}
	return NULL;
}

/* "linea 1", "le 8", of "linea", "le". */
static bool
is_totaled(const char *key)
{
	for (const char *const *word = totaled; *word != NULL; word++) {
		size_t n = strlen(*word);

		if (strncmp(key, *word, n) == 0 && (key[n] == ' ' || key[n] == '\0'))
			return true;
	}
	return false;
}

/* Whether that is the line of the row above, or its code. */
static bool
is_line_above(const struct summary *s, size_t row, const char *key)
{
	const struct sheet_cell *above = row > 0 ? cell_at(s, row - 1, s->columns.line) : cell_blank();
	const char *line = key_of(s, above);
	size_t n = strlen(key);

	return n > 0 && strncmp(line, key, n) == 0 && (line[n] == ' ' || line[n] == '\0');
}

/* In a workbook: "subtotal uno", "total de la linea 1", "total", and "total" with the line above it. */
static bool
is_total_of(const struct summary *s, size_t row, const char *key)
{
	static const char *const subtotals[] = {"subtotal ", "sub total ", "subtotales ", "sub totales ",
	    NULL};
	const char *of = behind_one_of(key, total_starts), *rest;

	if (!is_of_workbook(s))
		return false;
	if (begins_with_one_of(key, subtotals))
		return true;
	if (of == NULL)
		return false;
	if (is_line_above(s, row, of))
		return true;
	while ((rest = behind_one_of(of, between)) != NULL)
		of = rest;
	return is_totaled(of) || is_line_above(s, row, of);
}

static bool
is_figure_column(const struct summary *s, int column)
{
	for (int m = 0; m < MONTHS; m++) {
		if (column == s->columns.month[m])
			return true;
	}
	return column == s->columns.target;
}

static bool
has_word(const struct sheet_cell *cell)
{
	for (uint32_t i = 0; i < sheet_length(cell); i++) {
		if (ascii_is_letter(sheet_text(cell)[i]) || (unsigned char)sheet_text(cell)[i] >= 0x80)
			return true;
	}
	return false;
}

/* A row of nothing but sums, as a spreadsheet has it below a table without any word. */
static bool
is_wordless_sum(struct summary *s, size_t row)
{
	if (__builtin_popcount(s->given) < WORDLESS_FIGURES_MIN || !sums_up(s))
		return false;
	for (size_t k = 0; k < s->sheet->column_count; k++) {
		if (!is_figure_column(s, (int)k) && has_word(&s->sheet->rows[row].cells[k]))
			return false;
	}
	return true;
}

/* The first cell of the row that says anything: a column that is not known may have the word of a total. */
static const struct sheet_cell *
first_cell(const struct summary *s, size_t row)
{
	const struct sheet_cell *cell = s->sheet->rows[row].cells;

	for (size_t k = 0; k + 1 < s->sheet->column_count && sheet_length(cell) == 0; k++)
		cell++;
	return cell;
}

static bool
is_total(struct summary *s, size_t row)
{
	const struct sheet_cell *line_cell = cell_at(s, row, s->columns.line);
	const struct sheet_cell *name_cell = cell_at(s, row, s->columns.name);
	const struct sheet_cell *result_cell = cell_at(s, row, s->columns.result);
	const struct sheet_cell *first = first_cell(s, row);
	const char *line, *name, *result, *said;

	if (sheet_length(name_cell) == 0 && is_wordless_sum(s, row))
		return true;
	if (!may_be_total(line_cell) && !may_be_total(name_cell) && !may_be_total(result_cell) &&
	    !may_be_total(first))
		return false;
	line = key_of(s, line_cell);
	name = key_of(s, name_cell);
	result = key_of(s, result_cell);
	said = name[0] != '\0' ? name : line[0] != '\0' ? line : key_of(s, first);
	if (is_one_of(name, totals) ||
	    (name[0] == '\0' &&
		(is_one_of(line, totals) || is_one_of(result, totals) ||
		    is_one_of(key_of(s, first), totals))))
		return !says_more(s, row) || sums_up(s);
	if (is_total_of(s, row, said) && !says_more(s, row))
		return true;
	if (!begins_with_one_of(said, total_starts) || says_more(s, row) || !sums_up(s))
		return false;
	line = normal_line(s->scratch, sheet_text(line_cell), sheet_length(line_cell));
	return normal_code_length(line) == 0;
}

/* "ELABORÓ", "Elaboró: Ana Ruiz", "F. ______"; not "Elaboró el informe", which goes on in words. */
static bool
is_signing(const struct summary *s, const struct sheet_cell *cell)
{
	size_t end = strcspn(sheet_text(cell), ":_");
	const char *key = plan_key(s->scratch, sheet_text(cell), end);

	/* A rule to sign on. */
	if (key[0] == '\0')
		return sheet_text(cell)[end] == '_' && strstr(sheet_text(cell), "__") != NULL;
	return is_one_of(key, signings);
}

static bool
is_signature(const struct summary *s, size_t row)
{
	const struct sheet_cell *cells = s->sheet->rows[row].cells;
	size_t first = 0;

	if (s->given != 0)
		return false;
	while (first < s->sheet->column_count && sheet_length(&cells[first]) == 0)
		first++;
	if (first == s->sheet->column_count)
		return false;
	return is_signing(s, &cells[first]) || (s->signing && !says_more(s, row));
}

void
summary_init(struct summary *s, struct arena *arena, const struct sheet *sheet, struct number_style style,
    const struct summary_columns *columns)
{
	*s = (struct summary){.arena = arena, .sheet = sheet, .style = style, .columns = *columns};
	s->scratch = arena_open_beside(arena);
}

/* A code makes an activity; the word of a total or a signature may stand in its column too. */
static bool
is_coded(const struct summary *s, size_t row)
{
	const struct sheet_cell *code = cell_at(s, row, s->columns.code);
	const char *key = key_of(s, code);

	return key[0] != '\0' && !is_one_of(key, totals) && !is_total_of(s, row, key) && !is_signing(s, code);
}

enum left_out_kind
summary_take(struct summary *s, size_t row)
{
	arena_renew(&s->scratch);
	read_figures(s, row);
	if (is_total(s, row) && !is_coded(s, row)) {
		catch_up(s);
		s->since_total = (struct summary_sum){0};
		return LEFT_OUT_TOTAL;
	}
	if (is_signature(s, row) && !is_coded(s, row)) {
		s->signing = true;
		return LEFT_OUT_SIGNATURE;
	}
	s->signing = false;
	s->waiting = arena_grow(s->arena, s->waiting, s->waiting_count, &s->capacity, s->waiting_count + 1,
	    sizeof(*s->waiting));
	s->waiting[s->waiting_count++] = (uint32_t)row;
	return LEFT_OUT_NONE;
}

void
summary_end(struct summary *s)
{
	arena_close(s->scratch);
}
