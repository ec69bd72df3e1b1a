/*
 * A message that is kept, to be put into words when it is known in which language, and for whom.
 *
 * It holds its format and what fills it, texts and whole numbers; formats know %s, %u, %d, %zu and %%,
 * translations also %2$s and the like.  Printing looks at nothing but these, and prints each as the English
 * format has it, so no translation can reach beyond them.  A file and the line in it, "%s:%u", are told as
 * places are (place.h).
 */
#ifndef PLIEGO_BASE_MESSAGE_H
#define PLIEGO_BASE_MESSAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/language.h"

#define MESSAGE_PARTS_MAX 9

/* What a conversion prints: %s the text, which is borrowed, any other the number. */
union message_part {
	const char *text;
	uint64_t number; /* of %d, as it is converted to this type */
};

struct message {
	const char *format;              /* in English; borrowed; NULL: there is no message */
	const union message_part *parts; /* what its conversions print */
	uint32_t count;
	bool verbatim; /* the format is the text itself, in every language */
};

/*
 * fmt is a literal: it is the key of the translation, and is kept.  So are the texts, which must stay as they
 * are for as long as the message.
 */
struct message message_make(struct arena *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* What is data, and the same in every language.  The text is borrowed. */
struct message message_verbatim(const char *text);

/* Appends the message in words; nothing where there is none. */
void message_add(struct buf *, const struct message *, enum language);

/* The same in the arena; NULL where there is no message. */
const char *message_text(struct arena *, const struct message *, enum language);

/* A fixed order, the same in every language. */
int message_compare(const struct message *, const struct message *);

#endif
