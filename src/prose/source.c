#include "prose/source.h"

#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

#define LOOKED_AT 8 /* bytes of a text that tell its place */

/* Of a byte, whatever the bytes are. */
static struct srcloc
place_of_byte(const char *file, struct bytes bytes, size_t at)
{
	struct srcloc loc = {file, 1, 1};
	size_t start = 0;

	for (size_t i = 0; i < at; i++) {
		bool ends = bytes.data[i] == '\n' || (bytes.data[i] == '\r' && bytes.data[i + 1] != '\n');
		loc.line += ends;
		start = ends ? i + 1 : start;
	}
	loc.column = (uint32_t)utf8_count(bytes.data + start, at - start) + 1;
	return loc;
}

static bool
is_control(unsigned char c)
{
	return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
}

static bool
check_bytes(const char *file, struct bytes bytes, struct diags *diags)
{
	size_t at = utf8_valid_prefix(bytes.data, bytes.length), control = 0;

	while (control < at && !is_control((unsigned char)bytes.data[control]))
		control++;
	if (control < at)
		diag_add(diags, SEVERITY_ERROR, place_of_byte(file, bytes, control), "prose-encoding",
		    "a control character (byte 0x%02X) in a text; is this a text file?",
		    (unsigned char)bytes.data[control]);
	else if (at < bytes.length)
		diag_add(diags, SEVERITY_ERROR, place_of_byte(file, bytes, at), "prose-encoding",
		    "byte 0x%02X is not UTF-8; save the text as UTF-8", (unsigned char)bytes.data[at]);
	return control == bytes.length;
}

static void
find_lines(struct arena *arena, struct source *s)
{
	size_t *starts = NULL, capacity = 0, n = s->bytes.length;

	for (size_t i = 0; i <= n; i++) {
		bool starts_here = i == 0 || s->bytes.data[i - 1] == '\n' ||
		    (s->bytes.data[i - 1] == '\r' && (i == n || s->bytes.data[i] != '\n'));
		if (!starts_here)
			continue;
		starts =
		    arena_grow(arena, starts, s->line_count, &capacity, s->line_count + 1, sizeof(*starts));
		starts[s->line_count++] = i;
	}
	s->starts = starts;
}

struct bytes
source_line(const struct source *s, size_t line)
{
	if (line == 0 || line > s->line_count)
		return (struct bytes){"", 0};
	size_t from = s->starts[line - 1];
	size_t to = line < s->line_count ? s->starts[line] : s->bytes.length;
	while (to > from && (s->bytes.data[to - 1] == '\n' || s->bytes.data[to - 1] == '\r'))
		to--;
	return (struct bytes){s->bytes.data + from, to - from};
}

static bool
is_blank(struct bytes line)
{
	for (size_t i = 0; i < line.length; i++)
		if (line.data[i] != ' ' && line.data[i] != '\t' && line.data[i] != '>')
			return false;
	return true;
}

static bool
check_stretches(const struct source *s, struct diags *diags)
{
	size_t sum = 0, first = 1;

	for (size_t i = 1; i <= s->line_count; i++) {
		struct bytes line = source_line(s, i);
		if (is_blank(line)) {
			sum = 0;
			first = i + 1;
		}
		sum += line.length;
		if (sum <= PROSE_STRETCH_MAX)
			continue;
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){s->file, (uint32_t)first, 1}, "prose-limit",
		    "more than %d KB of text without a blank line; divide it",
		    (int)(PROSE_STRETCH_MAX / 1024));
		return false;
	}
	return true;
}

/* `\{` and `\}`, but not the second backslash of `\\{`. */
static char *
mark_escapes(struct arena *arena, struct bytes bytes)
{
	char *copy = arena_strndup(arena, bytes.data, bytes.length);

	for (size_t i = 0; i + 1 < bytes.length; i++) {
		if (copy[i] != '\\')
			continue;
		if (copy[i + 1] == '{' || copy[i + 1] == '}')
			copy[i] = SOURCE_ESCAPE;
		i++;
	}
	return copy;
}

bool
source_read(struct arena *arena, const char *file, struct bytes bytes, struct source *out,
    struct diags *diags)
{
	if (bytes.length >= 3 && memcmp(bytes.data, "\xEF\xBB\xBF", 3) == 0)
		bytes = (struct bytes){bytes.data + 3, bytes.length - 3};
	if (!check_bytes(file, bytes, diags))
		return false;
	*out = (struct source){.file = file, .bytes = {mark_escapes(arena, bytes), bytes.length}};
	find_lines(arena, out);
	return check_stretches(out, diags);
}

struct srcloc
source_place(const struct source *s, struct source_at at)
{
	struct bytes line = source_line(s, at.line);
	size_t before = at.byte > 0 ? at.byte - 1 : 0;

	before = before < line.length ? before : line.length;
	return (struct srcloc){s->file, (uint32_t)at.line, (uint32_t)utf8_count(line.data, before) + 1};
}

/* How many bytes of a text are in the file as they are here: no sign that may be written otherwise. */
static size_t
plain_prefix(struct bytes text)
{
	size_t n = 0;

	while (n < text.length && n < LOOKED_AT && strchr("\\&<>|`\"'\x01", text.data[n]) == NULL)
		n++;
	return n;
}

static bool
stands_at(const struct source *s, struct source_at at, const char *text, size_t n)
{
	struct bytes line = source_line(s, at.line);

	return at.byte > 0 && at.byte - 1 + n <= line.length && memcmp(line.data + at.byte - 1, text, n) == 0;
}

static bool
look_for(const struct source *s, struct source_at *at, size_t last_line, const char *text, size_t n)
{
	for (; at->line <= last_line; at->line++, at->byte = 1)
		for (; at->byte <= source_line(s, at->line).length; at->byte++)
			if (stands_at(s, *at, text, n))
				return true;
	return false;
}

struct srcloc
source_find(const struct source *s, struct source_at *cursor, struct source_at hint, size_t last_line,
    struct bytes text)
{
	size_t n = plain_prefix(text);
	struct source_at there = {cursor->line, hint.byte}, at = *cursor;
	bool is_behind = hint.line > cursor->line || (hint.line == cursor->line && hint.byte >= cursor->byte);

	if (n == 0 && is_behind)
		at = hint;
	else if (n > 0 && hint.byte >= cursor->byte && stands_at(s, there, text.data, n))
		at = there;
	else if (n > 0 && is_behind && stands_at(s, hint, text.data, n))
		at = hint;
	else if (n > 0 && !look_for(s, &at, last_line, text.data, n))
		at = *cursor;
	*cursor = (struct source_at){at.line, at.byte + text.length};
	return source_place(s, at);
}
