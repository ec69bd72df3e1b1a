#include "sheet/workbook_choice.h"

#include "base/buf.h"
#include "base/suggest.h"
#include "sheet/vocabulary.h"

/* Sheets that a message names. */
#define NAMED_MAX 12

struct sheets {
	const struct workbook_input *in;
	const struct workbook_sheet *sheets;
	const char **keys;
	size_t count;
};

static size_t
find_key(const struct sheets *s, const char *text)
{
	const char *key = heading_key(s->in->scratch, text, strlen(text));
	size_t i = 0;

	while (i < s->count && strcmp(s->keys[i], key) != 0)
		i++;
	return i;
}

/* Very names come before those that differ in case, accents or blanks. */
static size_t
find_name(const struct sheets *s, const char *text)
{
	for (size_t i = 0; i < s->count; i++) {
		if (strcmp(s->sheets[i].name, text) == 0)
			return i;
	}
	return find_key(s, text);
}

static size_t
only_shown(const struct sheets *s)
{
	size_t found = s->count;

	for (size_t i = 0; i < s->count; i++) {
		if (s->sheets[i].hidden)
			continue;
		if (found < s->count)
			return s->count;
		found = i;
	}
	return s->count == 1 ? 0 : found;
}

static const char *
list_names(const struct sheets *s)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < s->count && i < NAMED_MAX; i++)
		buf_addf(&out, "%s«%s»", i > 0 ? ", " : "", s->sheets[i].name);
	buf_adds(&out, s->count > NAMED_MAX ? ", …" : "");
	return buf_take(&out, s->in->scratch);
}

static void
refuse(const struct sheets *s, const struct sheet_layout *layout)
{
	const char *asked = layout->sheet.text;
	size_t near;

	if (s->count == 0) {
		diag_add(s->in->diags, SEVERITY_ERROR, s->in->loc, "workbook-sheet",
		    "\"%s\" has no sheet of cells: expected one with the rows (sheets of charts and macros "
		    "are none); is it the right file?",
		    s->in->file);
		return;
	}
	if (asked == NULL && layout->unit == NULL) {
		diag_add(s->in->diags, SEVERITY_ERROR, s->in->loc, "workbook-sheet",
		    "\"%s\" has several sheets (%s): say which with `sheet`", s->in->file, list_names(s));
		return;
	}
	if (asked == NULL) {
		diag_add(s->in->diags, SEVERITY_ERROR, s->in->loc, "workbook-sheet",
		    "\"%s\" has no sheet called like the unit, %s: its sheets are %s; if it is of that "
		    "unit, say which of them with `sheet`; a form may be that of another unit",
		    s->in->file, layout->unit, list_names(s));
		return;
	}
	near = nearest_name(heading_key(s->in->scratch, asked, strlen(asked)), s->keys, s->count);
	diag_add(s->in->diags, SEVERITY_ERROR, layout->sheet.loc, "workbook-sheet",
	    near < s->count ? "\"%s\" has no sheet «%s»; is «%s» meant? Its sheets: %s"
			    : "\"%s\" has no sheet «%s»%.0s; its sheets: %s",
	    s->in->file, asked, near < s->count ? s->sheets[near].name : "", list_names(s));
}

bool
workbook_choose(const struct workbook_input *in, const struct sheet_layout *layout, size_t *sheet,
    const char **name)
{
	struct sheets s = {.in = in};

	if (!workbook_sheets(in, &s.sheets, &s.count))
		return false;
	s.keys = ARENA_ARRAY(in->scratch, const char *, s.count);
	for (size_t i = 0; i < s.count; i++)
		s.keys[i] = heading_key(in->scratch, s.sheets[i].name, strlen(s.sheets[i].name));
	*sheet = s.count;
	if (layout->sheet.text != NULL)
		*sheet = find_name(&s, layout->sheet.text);
	else if (layout->unit != NULL)
		*sheet = find_name(&s, layout->unit);
	if (*sheet == s.count && layout->sheet.text == NULL)
		*sheet = only_shown(&s);
	if (*sheet == s.count) {
		refuse(&s, layout);
		return false;
	}
	*name = s.sheets[*sheet].name;
	return true;
}
