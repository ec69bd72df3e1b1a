#include "base/place.h"

#include <string.h>

#include "base/file_name.h"

#define LETTERS 26

/* So many letters name any column of 32 bits. */
#define COLUMN_MAX 8

bool
place_is_workbook(const char *file, size_t n)
{
	static const char *const endings[] = {".xlsx", ".xlsm", ".ods"};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (file_name_ends_in(file, n, endings[i]))
			return true;
	return false;
}

size_t
place_workbook_length(const char *file)
{
	for (const char *mark = strchr(file, '!'); mark != NULL; mark = strchr(mark + 1, '!'))
		if (place_is_workbook(file, (size_t)(mark - file)))
			return (size_t)(mark - file);
	return strlen(file);
}

bool
place_is_in_workbook(const char *file)
{
	return file != NULL && file[place_workbook_length(file)] == '!';
}

const char *
place_in_workbook(struct arena *arena, const char *workbook, const char *sheet)
{
	return arena_printf(arena, "%s!%s", workbook, sheet);
}

/* The letters stand at the end of the room given; returns the first. */
static const char *
column_letters(char room[COLUMN_MAX + 1], uint32_t column)
{
	char *at = room + COLUMN_MAX;

	*at = '\0';
	for (; column > 0; column = (column - 1) / LETTERS)
		*--at = (char)('A' + (column - 1) % LETTERS);
	return at;
}

const char *
place_column(struct arena *arena, uint32_t column)
{
	char room[COLUMN_MAX + 1];

	return arena_strdup(arena, column_letters(room, column));
}

void
place_append_position(struct buf *out, struct srcloc loc)
{
	char room[COLUMN_MAX + 1];

	if (loc.line == 0)
		return;
	if (place_is_in_workbook(loc.file)) {
		buf_addf(out, "!%s%u", column_letters(room, loc.column), (unsigned)loc.line);
		return;
	}
	buf_addc(out, ':');
	buf_add_int(out, loc.line);
	if (loc.column > 0) {
		buf_addc(out, ':');
		buf_add_int(out, loc.column);
	}
}

void
place_append(struct buf *out, struct srcloc loc)
{
	buf_add_escaped(out, loc.file != NULL ? loc.file : "pliego");
	place_append_position(out, loc);
}

const char *
place_position(struct arena *arena, struct srcloc loc)
{
	struct buf out = BUF_INIT;

	place_append_position(&out, loc);
	return out.length > 0 ? buf_take(&out, arena) + 1 : "";
}
