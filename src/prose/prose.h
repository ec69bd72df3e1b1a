/*
 * Prose: a text in Markdown as blocks of runs, each with the place where it was written.
 *
 * Read is CommonMark with the tables, footnotes and bare addresses of GitHub's (CommonMark 0.29 as cmark-gfm
 * has it).  Nothing of a text is lost: what can't be printed - raw HTML, an image amid words, a footnote
 * that nothing refers to - is an error at its place, and a comment is noted.
 *
 * Texts are as {fields} are read: a brace that Markdown escapes (`\{`) is doubled, so that it is no field.
 * In code they are as they are written.
 *
 * All lives in the arena, and borrows nothing but the name of the file.
 */
#ifndef PLIEGO_PROSE_PROSE_H
#define PLIEGO_PROSE_PROSE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/library.h"
#include "base/style.h"

#define PROSE_FILE_MAX ((size_t)4 * 1024 * 1024)
/* Bytes of lines with no blank one between: what is in a paragraph may be looked through over and over. */
#define PROSE_STRETCH_MAX ((size_t)64 * 1024)
#define PROSE_NODES_MAX 200000
#define PROSE_DEPTH_MAX 8    /* quotes and lists in each other; marks of emphasis in each other, four times */
#define PROSE_COLUMNS_MAX 32 /* of a table */

enum prose_emphasis { PROSE_BOLD = 1, PROSE_ITALIC = 2, PROSE_CODE_WORDS = 4 };

struct prose_link {
	const char *target; /* an address, or "#heading"; as it is written, escapes resolved */
	struct srcloc loc;  /* of the link */
};

enum prose_run_kind {
	PROSE_RUN_TEXT,
	PROSE_RUN_SOFT_BREAK, /* the line ends in the file */
	PROSE_RUN_HARD_BREAK,
	PROSE_RUN_NOTE, /* a reference to a footnote */
};

/* Words alike in every way.  In a text of a template, loc is counted from its first character. */
struct prose_run {
	enum prose_run_kind kind;
	const char *text; /* NUL-terminated; of breaks and references "" */
	size_t length;
	unsigned emphasis;             /* a set of enum prose_emphasis */
	const struct prose_link *link; /* NULL: none */
	uint32_t note;                 /* index in prose.notes */
	struct srcloc loc;
};

enum prose_kind {
	PROSE_PARAGRAPH, /* runs */
	PROSE_HEADING,   /* runs, level */
	PROSE_FIGURE,    /* an image that stands alone: target; runs: its description; title: its caption */
	PROSE_CODE,      /* a run: its lines */
	PROSE_RULE,      /* nothing */
	PROSE_QUOTE,     /* children */
	PROSE_LIST,      /* children: items */
	PROSE_ITEM,      /* children */
	PROSE_TABLE,     /* children: rows, of which the first is the head; columns */
	PROSE_ROW,       /* children: cells, as many as the table has columns */
	PROSE_CELL,      /* runs */
};

struct prose_block {
	enum prose_kind kind;
	struct srcloc loc;
	const struct prose_run *runs;
	size_t run_count;
	const struct prose_block *children;
	size_t child_count;
	uint8_t level; /* 1 to 6 */
	/* LIST */
	bool numbered;
	bool tight; /* without blank lines between items */
	uint32_t start;
	/* TABLE */
	const enum align *columns;
	size_t column_count;
	/* FIGURE */
	const char *target, *title; /* title NULL: none */
};

struct prose {
	const struct prose_block *blocks;
	size_t block_count;
	const struct prose_block *notes; /* footnotes, in the order in which they are referred to: children */
	size_t note_count;
};

/*
 * Reads the bytes of a file, called `path` in messages.  False after an error; all that can be found are
 * told, and *out has what could be read, but is not to be printed.  Rules: prose-encoding, prose-limit,
 * prose-html, prose-comment, prose-image, prose-note, prose-link, prose-table, prose-library.
 */
bool prose_read(struct arena *, const char *path, struct bytes, struct prose *out, struct diags *);

/*
 * Reads a text of a template: one paragraph, without images and footnotes.  Places are lines and columns of
 * the text itself, from 1, in the file of `loc`; errors are told at `loc` [prose-inline].
 */
bool prose_read_inline(struct arena *, struct srcloc loc, struct bytes, struct prose_block *out,
    struct diags *);

/* cmark-gfm. */
struct library prose_library(void);

#endif
