/*
 * The language of job and template files: every mapping with its keys, their types, ranges and places.
 *
 * The tables stand beside the code that reads them and are listed here: the loaders, "did you mean" and
 * the reference test (templates/README.md) share them.
 */
#ifndef PLIEGO_TEMPLATE_SCHEMA_H
#define PLIEGO_TEMPLATE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a value is, and what it becomes in the target of its mapping. */
enum value_type {
	VALUE_NODE,    /* any; const struct yaml_node *, for who knows more */
	VALUE_MAP,     /* a mapping; the same */
	VALUE_LIST,    /* a list; the same */
	VALUE_TEXT,    /* struct job_text, in NFC, not empty */
	VALUE_FIELDS,  /* struct text_template; may be empty */
	VALUE_YES_NO,  /* bool */
	VALUE_COUNT,   /* any integer type; min to max */
	VALUE_WORD,    /* an enum or bool: the index in words */
	VALUE_LENGTH,  /* length; min to max */
	VALUE_WIDTH,   /* struct column_width */
	VALUE_COLOR,   /* struct color */
	VALUE_SIDES,   /* length[SIDES]; min to max */
	VALUE_BORDERS, /* struct border[SIDES] */
	VALUE_STYLE,   /* const struct style * */
	VALUE_FONT,    /* uint16_t: index of the family */
	VALUE_TYPES,
};

enum key_flag {
	KEY_REQUIRED = 1,
	KEY_NO_PAGES = 2,  /* its text may not hold page numbers */
	KEY_PATH = 8,      /* its text names a file, and is kept byte for byte */
	KEY_ELSEWHERE = 4, /* known here, read by other code: the target has no place for it */
	KEY_GROUP = 16,    /* its text may hold fields of a group of rows */
	KEY_LEFT_OUT = 32, /* and this of rows left out */
	KEY_MARKUP = 64,   /* where its mapping says `markup: yes`, its text is read for **bold** and links */
};

struct schema_key {
	const char *name;
	enum value_type type;
	uint16_t offset; /* in the target */
	uint16_t size;   /* of counts and words */
	int32_t min, max;
	const char *const *words; /* ends with NULL */
	unsigned flags;
};

/* One mapping of the language: "template", "page", "style", "table-column", "job-unit", ... */
struct schema_map {
	const char *name;
	const char *words;             /* as messages call it: "a style" */
	const struct schema_key *keys; /* in the order of the reference */
	size_t key_count;
};

size_t schema_map_count(void);
const struct schema_map *schema_map(size_t i);

#endif
