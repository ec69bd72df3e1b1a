#include "base/message.h"

#include <stdarg.h>

/* One conversion of a format, without the "%". */
struct conversion {
	char kind;     /* 's', 'u', 'd', 'z' or '%'; '\0': none of those */
	unsigned part; /* counted from 1; 0: the next one */
	size_t length;
};

static struct conversion
read_conversion(const char *at)
{
	struct conversion c = {0};

	if (at[0] >= '1' && at[0] <= '9' && at[1] == '$') {
		c.part = (unsigned)(at[0] - '0');
		c.length = 2;
	}
	if (at[c.length] == 'z' && at[c.length + 1] == 'u')
		c.length++, c.kind = 'z';
	else if (at[c.length] != '\0' && strchr("sud%", at[c.length]))
		c.kind = at[c.length];
	c.length += c.kind != '\0';
	return c;
}

static const char *
part_text(struct arena *arena, char kind, va_list *ap)
{
	switch (kind) {
	case 's':
		return va_arg(*ap, const char *);
	case 'u':
		return arena_printf(arena, "%u", va_arg(*ap, unsigned));
	case 'd':
		return arena_printf(arena, "%d", va_arg(*ap, int));
	default:
		return arena_printf(arena, "%zu", va_arg(*ap, size_t));
	}
}

struct message
message_make(struct arena *arena, const char *fmt, ...)
{
	const char *parts[MESSAGE_PARTS_MAX];
	struct message message = {.format = fmt};
	va_list ap;

	va_start(ap, fmt);
	for (const char *at = strchr(fmt, '%'); at != NULL; at = strchr(at, '%')) {
		struct conversion c = read_conversion(at + 1);

		/* What can't be read would shift all that follows. */
		if (c.kind == '\0' || message.count == MESSAGE_PARTS_MAX)
			break;
		if (c.kind != '%')
			parts[message.count++] = part_text(arena, c.kind, &ap);
		at += 1 + c.length;
	}
	va_end(ap);
	if (message.count > 0) {
		const char **kept = ARENA_ARRAY(arena, const char *, message.count);

		memcpy(kept, parts, message.count * sizeof(*parts));
		message.parts = kept;
	}
	return message;
}

struct message
message_verbatim(const char *text)
{
	return (struct message){.format = text, .verbatim = true};
}

void
message_add(struct buf *out, const struct message *message, enum language language)
{
	const char *at = message->format;
	uint32_t next = 0;

	if (at == NULL)
		return;
	if (message->verbatim) {
		buf_adds(out, at);
		return;
	}
	at = language_text(language, at);
	for (const char *percent; (percent = strchr(at, '%')) != NULL;) {
		struct conversion c = read_conversion(percent + 1);
		uint32_t part = c.part > 0 ? c.part - 1 : next;

		buf_add(out, at, (size_t)(percent - at));
		at = percent + 1 + c.length;
		if (c.kind == '%' || c.kind == '\0') {
			buf_addc(out, '%');
			continue;
		}
		if (part < message->count)
			buf_adds(out, message->parts[part]);
		next++;
	}
	buf_adds(out, at);
}

const char *
message_text(struct arena *arena, const struct message *message, enum language language)
{
	struct buf b = BUF_INIT;

	if (message->format == NULL)
		return NULL;
	if (message->verbatim)
		return message->format;
	message_add(&b, message, language);
	return buf_take(&b, arena);
}

int
message_compare(const struct message *a, const struct message *b)
{
	int order = 0;

	if (a->format == NULL || b->format == NULL)
		return (a->format != NULL) - (b->format != NULL);
	order = strcmp(a->format, b->format);
	for (uint32_t i = 0; i < a->count && i < b->count && order == 0; i++)
		order = strcmp(a->parts[i], b->parts[i]);
	return order != 0 ? order : (a->count > b->count) - (a->count < b->count);
}
