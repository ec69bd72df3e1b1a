#include "run/form_size.h"

#include <string.h>

#include "base/utf8.h"

#define WIDTH_FIGURE 7
#define WIDTH_TEXT_MAX 32
#define WIDTH_REMARK 26 /* of blank texts to be filled in */
#define SHEET_NAME_MAX 31
#define WIDTH_TEXT 12

static size_t
longest_word(const char *text)
{
	size_t longest = 0;

	while (*text != '\0') {
		const size_t n = strcspn(text, " \n");

		longest = utf8_count(text, n) > longest ? utf8_count(text, n) : longest;
		text += n + (text[n] != '\0');
	}
	return longest;
}

size_t
form_width(const struct form_table *form, const struct form_column *column)
{
	const bool figures = column->kind == FORM_FIGURE;
	const size_t word = longest_word(column->heading); /* in bold capitals, which are wide */
	size_t width = word + word / 4 + 1, most = figures ? WIDTH_FIGURE : WIDTH_TEXT;

	for (size_t i = 0; i < form->row_count; i++) {
		const struct form_cell *cell = &column->cells[i];
		const size_t n = cell->text != NULL ? utf8_count(cell->text, cell->length) + 1 : 0;

		most = n > most ? n : most;
	}
	if (!figures && column->entry == FORM_OPEN && form->spare_rows == 0)
		most = most < WIDTH_REMARK ? WIDTH_REMARK : most;
	most = most > WIDTH_TEXT_MAX ? WIDTH_TEXT_MAX : most;
	return width > most ? width : most;
}

size_t
form_lines(const char *text, size_t width)
{
	size_t lines = 0;

	for (;;) {
		const size_t n = strcspn(text, "\n"), count = utf8_count(text, n);

		lines += count == 0 ? 1 : (count + width - 2) / (width - 1);
		if (text[n] == '\0')
			return lines;
		text += n + 1;
	}
}

bool
form_is_sheet_name(const char *name)
{
	const size_t n = strlen(name);

	return n > 0 && utf8_count(name, n) <= SHEET_NAME_MAX && strpbrk(name, "[]:*?/\\") == NULL &&
	    name[0] != '\'' && name[n - 1] != '\'';
}

time_t
form_created(int year, unsigned month)
{
	static const int days_before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
	const int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	const int leaps =
	    (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);
	const int64_t days =
	    (int64_t)(year - 1970) * 365 + leaps + days_before[month] + (month > 1 ? leap : 0);

	return (time_t)(days * 24 * 60 * 60);
}
