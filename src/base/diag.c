#include "base/diag.h"

#include <stdarg.h>

#include "base/buf.h"
#include "base/utf8.h"

/* A diagnostic and its number among all that were added, those not kept included. */
struct entry {
	struct diag diag;
	size_t number;
};

struct diags {
	struct entry *entries;
	size_t count;
	size_t capacity;
	size_t added;
	size_t errors;
	size_t warnings;
	bool strict;
	enum language language;
};

struct diags *
diags_open(void)
{
	return calloc(1, sizeof(struct diags));
}

void
diags_close(struct diags *diags)
{
	if (diags == NULL)
		return;
	for (size_t i = 0; i < diags->count; i++)
		free((char *)diags->entries[i].diag.message);
	free(diags->entries);
	free(diags);
}

void
diags_speak(struct diags *diags, enum language language)
{
	diags->language = language;
}

enum language
diags_language(const struct diags *diags)
{
	return diags->language;
}

static bool
has_place_for(const struct diags *diags, enum severity severity)
{
	if (severity == SEVERITY_ERROR)
		return diags->count < DIAG_SHOWN_MAX;
	return diags->count < DIAG_SHOWN_MAX - DIAG_KEPT_FOR_ERRORS;
}

static struct entry *
new_entry(struct diags *diags)
{
	if (diags->count == diags->capacity) {
		size_t capacity = diags->capacity > 0 ? diags->capacity * 2 : 32;
		struct entry *entries = realloc(diags->entries, capacity * sizeof(*entries));

		if (entries == NULL)
			return NULL;
		diags->entries = entries;
		diags->capacity = capacity;
	}
	return &diags->entries[diags->count];
}

/* Cuts a message that a huge cell made huge, between two characters.  `text` has room for the ellipsis. */
static void
cut_message(char *text)
{
	static const char ellipsis[] = "\xe2\x80\xa6";
	size_t n = DIAG_MESSAGE_MAX;

	while (n > DIAG_MESSAGE_MAX - 4 && ((unsigned char)text[n] & 0xC0) == 0x80)
		n--;
	memcpy(text + n, ellipsis, sizeof(ellipsis));
}

static char *__attribute__((format(printf, 1, 0))) format_message(const char *fmt, va_list ap)
{
	/* The most that is kept, the byte after it (does a character end there?), and an ellipsis. */
	char text[DIAG_MESSAGE_MAX + 5];
	int n = vsnprintf(text, sizeof(text), fmt, ap);

	if (n < 0)
		return NULL;
	if ((size_t)n > DIAG_MESSAGE_MAX)
		cut_message(text);
	return strdup(text);
}

/* As what it counts in this list. */
static enum severity
own_severity(const struct diags *diags, enum severity severity)
{
	return severity == SEVERITY_WARNING && diags->strict ? SEVERITY_ERROR : severity;
}

/* Counts it; returns whether it is to be kept. */
static bool
count_in(struct diags *diags, enum severity *severity)
{
	*severity = own_severity(diags, *severity);
	if (*severity == SEVERITY_ERROR)
		diags->errors++;
	else if (*severity == SEVERITY_WARNING)
		diags->warnings++;
	diags->added++;
	return has_place_for(diags, *severity);
}

/* Takes the message over.  Without memory for it, it still counts, as one of those not shown. */
static void
keep(struct diags *diags, enum severity severity, struct srcloc loc, const char *rule, char *message)
{
	struct entry *entry = message != NULL ? new_entry(diags) : NULL;

	if (entry == NULL) {
		free(message);
		return;
	}
	entry->diag = (struct diag){.severity = severity, .loc = loc, .rule = rule, .message = message};
	entry->number = diags->added - 1;
	diags->count++;
}

void
diag_add(struct diags *diags, enum severity severity, struct srcloc loc, const char *rule, const char *fmt,
    ...)
{
	va_list ap;

	if (!count_in(diags, &severity))
		return;
	va_start(ap, fmt);
	keep(diags, severity, loc, rule, format_message(language_text(diags->language, fmt), ap));
	va_end(ap);
}

static char *__attribute__((format(printf, 1, 2))) format_text(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *message = format_message(fmt, ap);
	va_end(ap);
	return message;
}

void
diag_add_text(struct diags *diags, enum severity severity, struct srcloc loc, const char *rule,
    const char *text)
{
	if (count_in(diags, &severity))
		keep(diags, severity, loc, rule, format_text("%s", text));
}

struct diags *
diags_open_like(const struct diags *diags)
{
	struct diags *like = diags_open();

	if (like != NULL) {
		like->language = diags->language;
		like->strict = diags->strict;
	}
	return like;
}

/* What the other list has no place for, this one, which isn't emptier, has none for either. */
void
diags_join(struct diags *diags, struct diags *other)
{
	size_t added = diags->added;

	for (size_t i = 0; i < other->count; i++) {
		struct entry *entry = &other->entries[i];

		diags->added = added + entry->number + 1;
		if (!has_place_for(diags, entry->diag.severity))
			continue;
		keep(diags, entry->diag.severity, entry->diag.loc, entry->diag.rule,
		    (char *)entry->diag.message);
		entry->diag.message = NULL;
	}
	diags->added = added + other->added;
	diags->errors += other->errors;
	diags->warnings += other->warnings;
	diags_close(other);
}

bool
diags_keeps(const struct diags *diags, enum severity severity)
{
	return has_place_for(diags, own_severity(diags, severity));
}

void
diag_count(struct diags *diags, enum severity severity)
{
	(void)count_in(diags, &severity);
}

const char *
diag_phrase(const struct diags *diags, const char *text)
{
	return language_text(diags->language, text);
}

void
diags_make_strict(struct diags *diags)
{
	diags->strict = true;
}

size_t
diags_errors(const struct diags *diags)
{
	return diags->errors;
}

size_t
diags_warnings(const struct diags *diags)
{
	return diags->warnings;
}

size_t
diags_count(const struct diags *diags)
{
	return diags->count;
}

const struct diag *
diags_get(const struct diags *diags, size_t i)
{
	return i < diags->count ? &diags->entries[i].diag : NULL;
}

static bool
same_place(struct srcloc a, struct srcloc b)
{
	bool same_file = a.file == b.file || (a.file && b.file && strcmp(a.file, b.file) == 0);
	return same_file && a.line == b.line && a.column == b.column;
}

bool
diags_has(const struct diags *diags, struct srcloc loc, const char *rule)
{
	for (size_t i = 0; i < diags->count; i++)
		if (same_place(diags->entries[i].diag.loc, loc) &&
		    strcmp(diags->entries[i].diag.rule, rule) == 0)
			return true;
	return false;
}

bool
diags_has_same(const struct diags *diags, const struct diag *one)
{
	enum severity severity = own_severity(diags, one->severity);

	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->entries[i].diag;

		if (d->severity == severity && same_place(d->loc, one->loc) &&
		    strcmp(d->rule, one->rule) == 0 && strcmp(d->message, one->message) == 0)
			return true;
	}
	return false;
}

const char *
severity_name(enum severity severity)
{
	switch (severity) {
	case SEVERITY_NOTE:
		return N_("note");
	case SEVERITY_WARNING:
		return N_("warning");
	case SEVERITY_ERROR:
		break;
	}
	return N_("error");
}

static void
add_line(struct buf *line, const struct diag *d, enum language language)
{
	place_append(line, d->loc);
	buf_adds(line, ": ");
	buf_adds(line, language_text(language, severity_name(d->severity)));
	buf_adds(line, ": ");
	buf_add_escaped(line, d->message);
	buf_adds(line, " [");
	buf_add_escaped(line, d->rule);
	buf_adds(line, "]\n");
}

size_t
diags_each(const struct diags *diags, size_t from, diag_line_fn *tell, void *ctx)
{
	size_t hidden = diags->added > from ? diags->added - from : 0;
	struct buf line = BUF_INIT;
	char text[160];

	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *d = &diags->entries[i].diag;
		if (diags->entries[i].number < from)
			continue;
		hidden--;
		buf_clear(&line);
		add_line(&line, d, diags->language);
		/* Without memory for the line, its rule still says what it was. */
		if (line.failed) {
			snprintf(text, sizeof text, "pliego: %s: [%s]\n",
			    language_text(diags->language, severity_name(d->severity)), d->rule);
			tell(ctx, d->severity, text, strlen(text));
			buf_release(&line);
		} else {
			tell(ctx, d->severity, line.data, line.length);
		}
	}
	if (hidden > 0) {
		snprintf(text, sizeof text,
		    language_text(diags->language,
			hidden == 1 ? "pliego: note: %zu more message is not shown [diag-limit]\n"
				    : "pliego: note: %zu more messages are not shown [diag-limit]\n"),
		    hidden);
		tell(ctx, SEVERITY_NOTE, text, strlen(text));
	}
	buf_release(&line);
	return diags->added;
}

static void
print_line(void *out, enum severity severity, const char *line, size_t n)
{
	(void)severity;
	(void)fwrite(line, 1, n, out);
}

size_t
diags_print(const struct diags *diags, size_t from, FILE *out)
{
	return diags_each(diags, from, print_line, out);
}
