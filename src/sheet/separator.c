#include "sheet/separator.h"

#include <strings.h>

#include "sheet/headings.h"

/* The heading row is sought in this much of the text. */
#define HEADING_BYTES_MAX ((size_t)64 * 1024)

static const char candidates[] = ",;\t";

/* The heading row as one separator would have it. */
struct trial {
	struct arena *arena;
	struct sheet_bindings asked;
	size_t matching, columns;
};

/* Rows of ",,,," are blank whatever separates. */
static bool
is_blank(const struct sheet_field *cell)
{
	uint32_t i = 0;

	while (i < cell->length && strchr(candidates, cell->text[i]) != NULL)
		i++;
	return i == cell->length;
}

static bool
try_record(void *ctx, const struct record *record)
{
	struct trial *trial = ctx;

	size_t blank = 0;

	while (blank < record->count && is_blank(&record->cells[blank]))
		blank++;
	if (blank == record->count)
		return true;
	/* With the wrong separator, quotes are where they can't be. */
	trial->columns = record->damaged ? 0 : record->count;
	trial->matching = headings_matching(trial->arena, record->cells, record->count, trial->asked);
	return false;
}

char
separator_find(struct arena *arena, struct bytes text, struct sheet_bindings asked)
{
	struct trial best = {0};
	char separator = candidates[0];

	if (text.length > HEADING_BYTES_MAX)
		text.length = HEADING_BYTES_MAX;
	for (size_t i = 0; candidates[i] != '\0'; i++) {
		struct trial trial = {arena, asked, 0, 0};

		csv_read(arena, &(struct csv_text){"", text, {1, 1}, candidates[i], false}, try_record,
		    &trial, NULL);
		if (trial.matching > best.matching ||
		    (trial.matching == best.matching && trial.columns > best.columns)) {
			best = trial;
			separator = candidates[i];
		}
	}
	return separator;
}

/* The cells of each record, by its line. */
struct counts {
	struct arena *arena;
	struct count {
		uint32_t line;
		size_t cells;
	} * counts;
	size_t count, capacity;
};

static bool
count_record(void *ctx, const struct record *record)
{
	struct counts *c = ctx;

	c->counts = arena_grow(c->arena, c->counts, c->count, &c->capacity, c->count + 1, sizeof(*c->counts));
	c->counts[c->count++] = (struct count){record->line, record->count};
	return true;
}

static struct counts
count_cells(struct arena *arena, struct bytes text, char separator)
{
	struct counts counts = {.arena = arena};

	csv_read(arena, &(struct csv_text){"", text, {1, 1}, separator, false}, count_record, &counts, NULL);
	return counts;
}

/* The first line on which `with` has as many cells as there are headings, and `own` not half of them. */
static uint32_t
first_other(const struct counts *own, const struct counts *with, size_t width)
{
	for (size_t i = 1, k = 0; i < own->count; i++) {
		while (k < with->count && with->counts[k].line < own->counts[i].line)
			k++;
		if (k < with->count && with->counts[k].line == own->counts[i].line &&
		    with->counts[k].cells == width && own->counts[i].cells * 2 < width)
			return own->counts[i].line;
	}
	return 0;
}

/* Whether a row has not half of the cells that the heading row has: few sheets have one. */
static bool
has_narrow_row(const struct counts *own)
{
	for (size_t i = 1; i < own->count; i++) {
		if (own->counts[i].cells * 2 < own->counts[0].cells)
			return true;
	}
	return false;
}

/* Whether the mark is there often enough to separate so many cells: most sheets have few of others. */
static bool
may_separate(struct bytes text, char mark, size_t cells)
{
	const char *s = text.data, *end = s + text.length;

	for (size_t n = 1; n < cells; n++) {
		s = memchr(s, mark, (size_t)(end - s));
		if (s == NULL)
			return false;
		s++;
	}
	return true;
}

static void
tell_mixed(struct srcloc loc, char other, char separator, struct diags *diags)
{
	const char here[] = {other, '\0'}, head[] = {separator, '\0'};

	diag_add(diags, SEVERITY_ERROR, loc, "csv-separator",
	    "the cells of this row are separated by «%s», those of the heading row by «%s»: save the sheet "
	    "again with one of them throughout",
	    other == '\t' ? "\\t" : here, separator == '\t' ? "\\t" : head);
}

static bool
count_first(void *ctx, const struct record *record)
{
	*(size_t *)ctx = record->count;
	return false;
}

/* Whether another mark is there as often as the first row needs. */
static bool
may_be_mixed(struct arena *arena, struct bytes text, char separator, size_t *width)
{
	*width = 0;
	csv_read(arena, &(struct csv_text){"", text, {1, 1}, separator, false}, count_first, width, NULL);
	for (size_t i = 0; candidates[i] != '\0' && *width > 2; i++) {
		if (candidates[i] != separator && may_separate(text, candidates[i], *width))
			return true;
	}
	return false;
}

bool
separator_mixed(struct arena *arena, const struct csv_text *csv, struct diags *diags)
{
	struct bytes text = csv->text;
	struct counts own;
	size_t width;

	if (text.length > HEADING_BYTES_MAX)
		text.length = HEADING_BYTES_MAX;
	if (!may_be_mixed(arena, text, csv->separator, &width))
		return false;
	own = count_cells(arena, text, csv->separator);
	if (own.count < 2 || !has_narrow_row(&own))
		return false;
	for (size_t i = 0; candidates[i] != '\0'; i++) {
		struct counts with;
		uint32_t line;

		if (candidates[i] == csv->separator || !may_separate(text, candidates[i], width))
			continue;
		with = count_cells(arena, text, candidates[i]);
		line = first_other(&own, &with, width);
		if (line == 0)
			continue;
		tell_mixed((struct srcloc){csv->file, line + csv->start.line - 1, 1}, candidates[i],
		    csv->separator, diags);
		return true;
	}
	return false;
}

bool
separator_line(const char *file, struct bytes *text, char *separator, struct diags *diags)
{
	const char *s = text->data, *end = memchr(s, '\n', text->length);
	size_t skip = text->length > 0 && *s == '"';
	size_t n;

	if (end == NULL)
		end = s + text->length;
	n = (size_t)(end - s);
	if (n < skip + 4 || strncasecmp(s + skip, "sep=", 4) != 0)
		return false;
	text->data = end < s + text->length ? end + 1 : end;
	text->length -= (size_t)(text->data - s);
	*separator = s[skip + 4];
	if (n == 5 + 2 * skip &&
	    (*separator == '\t' || (ispunct((unsigned char)*separator) && *separator != '"')))
		return true;
	*separator = '\0';
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){file, 1, (uint32_t)(5 + skip)}, "csv-separator",
	    "expected one character after \"sep=\", as in \"sep=;\"");
	return true;
}
