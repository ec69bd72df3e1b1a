#include "base/message.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/place.h"

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

static union message_part
read_part(char kind, va_list *ap)
{
	switch (kind) {
	case 's':
		return (union message_part){.text = va_arg(*ap, const char *)};
	case 'u':
		return (union message_part){.number = va_arg(*ap, unsigned)};
	case 'd':
		return (union message_part){.number = (uint64_t)va_arg(*ap, int)};
	default:
		return (union message_part){.number = va_arg(*ap, size_t)};
	}
}

struct message
message_make(struct arena *arena, const char *fmt, ...)
{
	union message_part parts[MESSAGE_PARTS_MAX];
	struct message message = {.format = fmt};
	va_list ap;

	va_start(ap, fmt);
	for (const char *at = strchr(fmt, '%'); at != NULL; at = strchr(at, '%')) {
		struct conversion c = read_conversion(at + 1);

		/* What can't be read would shift all that follows. */
		if (c.kind == '\0' || message.count == MESSAGE_PARTS_MAX)
			break;
		if (c.kind != '%')
			parts[message.count++] = read_part(c.kind, &ap);
		at += 1 + c.length;
	}
	va_end(ap);
	if (message.count > 0) {
		union message_part *kept = ARENA_ARRAY(arena, union message_part, message.count);

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

/* Where a number is put into words: digits, a sign and a NUL. */
struct digits {
	char text[24];
};

/* A part in words, as the English format has it; "" where that has no such part. */
static const char *
part_text(const struct message *message, uint32_t part, struct digits *digits)
{
	const char *at = message->format;
	struct conversion c = {0};
	uint32_t next = 0;

	for (; (at = strchr(at, '%')) != NULL; at += 1 + c.length) {
		c = read_conversion(at + 1);
		if (c.kind == '%' || c.kind == '\0')
			continue;
		if ((c.part > 0 ? c.part - 1 : next) == part)
			break;
		next++;
	}
	if (at == NULL || part >= message->count)
		return "";
	if (c.kind == 's')
		return message->parts[part].text;
	if (c.kind == 'd')
		snprintf(digits->text, sizeof(digits->text), "%" PRId64,
		    (int64_t)message->parts[part].number);
	else
		snprintf(digits->text, sizeof(digits->text), "%" PRIu64, message->parts[part].number);
	return digits->text;
}

void
message_add(struct buf *out, const struct message *message, enum language language)
{
	const char *at = message->format;
	struct digits digits;
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
		const char *text = part_text(message, part, &digits);
		buf_adds(out, text);
		next++;
		if (c.kind == 's' && at[0] == ':' && at[1] == '%' && place_is_in_workbook(text)) {
			buf_addc(out, '!');
			at++;
		}
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
	struct digits x, y;
	int order = 0;

	if (a->format == NULL || b->format == NULL)
		return (a->format != NULL) - (b->format != NULL);
	order = strcmp(a->format, b->format);
	for (uint32_t i = 0; i < a->count && i < b->count && order == 0; i++)
		order = strcmp(part_text(a, i, &x), part_text(b, i, &y));
	return order != 0 ? order : (a->count > b->count) - (a->count < b->count);
}
