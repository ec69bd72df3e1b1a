/*
 * Texts in Markdown as a template prints them: what it says of each, and what becomes of its blocks.
 *
 * A template says which file (`markdown:`); whoever reads it finds the file, beside the job or beside the
 * template, and has it read by template_read_prose(), in the order in which they are listed.  Then headings
 * and footnotes are numbered through all texts of the template, and {fields} compiled.
 *
 * All lives in the template's arena.
 */
#ifndef PLIEGO_TEMPLATE_PROSE_SPEC_H
#define PLIEGO_TEMPLATE_PROSE_SPEC_H

#include "prose/prose.h"
#include "template/template.h"

#define PROSE_LEVELS 6

/* Each named by the template, or derived of its base style. */
struct prose_styles {
	const struct style *heading[PROSE_LEVELS];
	const struct style *paragraph, *quote, *code, *list, *footnote, *table, *table_head, *caption;
	const struct style *link;        /* of which the colour is taken; NULL: the usual one */
	const struct style *inline_code; /* of which face and colour are; NULL: as the words around it */
};

/* A block, compiled: see struct prose_block. */
struct prose_part {
	enum prose_kind kind;
	struct srcloc loc;
	struct text_template text;
	const struct prose_part *children;
	size_t child_count;
	uint8_t level;      /* of the document */
	const char *number; /* "2.1", of a heading; NULL: none */
	bool numbered, tight;
	uint32_t start;
	const enum align *columns;
	size_t column_count;
	struct image_use image;
	struct text_template caption; /* count 0: none */
};

struct prose_spec {
	struct job_text file; /* as it is written; text NULL: an error was told */
	bool optional;        /* where there is no such file, nothing is printed */
	uint8_t first_level;
	bool numbered, in_outline, in_contents;
	bool unit_known;
	struct prose_styles styles;
	/* Once it is read. */
	const char *path; /* alike for all that print it; NULL: it is not there */
	struct bytes bytes;
	const struct prose_part *parts;
	size_t part_count;
	const struct prose_part *notes; /* paragraphs in each */
	size_t note_count;
	uint32_t notes_before; /* in texts before it */
};

/* Reads the text; false after an error.  Path and bytes outlive the template. */
bool template_read_prose(struct arena *, struct template *, struct prose_spec *, const char *path,
    struct bytes, struct diags *);

#endif
