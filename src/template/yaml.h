/*
 * YAML as a tree of nodes that know where they were written.
 *
 * Only what job and template files need is read: one document of scalars, sequences and mappings with
 * scalar keys. Directives, tags other than the core ones, merge keys, doubled keys and several documents
 * are errors.  Aliases share the node they stand for, and count as if it were copied; a node can't hold
 * itself.  So a walk over the tree visits at most as many nodes as are allowed, at most YAML_DEPTH_MAX deep.
 *
 * Nodes live in the arena and share the file name they were given.
 */
#ifndef PLIEGO_TEMPLATE_YAML_H
#define PLIEGO_TEMPLATE_YAML_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/library.h"

#define YAML_DEPTH_MAX 64
#define YAML_SCALAR_MAX ((size_t)64 * 1024)
#define YAML_ANCHORS_MAX 256

/* What a file may hold: bytes, and values with aliases counted out. */
struct yaml_limits {
	size_t file, nodes;
};

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
	enum yaml_kind kind;
	struct srcloc loc;
	/* Scalars: NUL-terminated UTF-8 without other control characters than tab and line feed. */
	const char *text;
	size_t length;
	bool plain; /* without quotes, and not a block */
	/*
	 * Where the first character of the text stands when every character of it stands in the file as
	 * it is in the text, on one line; column 0 otherwise.
	 */
	struct srcloc text_loc;
	/*
	 * Where a comment begins right behind it on its line (behind the ':' of a key), and whether it is a
	 * word without a blank after the '#', as a colour without quotes is; column 0: none.
	 */
	struct srcloc comment_loc;
	bool comment_is_word;
	/* Lists: count items.  Maps: count pairs, items[2 * i] a scalar and items[2 * i + 1] its value. */
	const struct yaml_node *const *items;
	size_t count;
	/* With all below it. */
	uint32_t total, height;
	bool has_anchors; /* with all below it: an alias may stand for some of it */
};

/*
 * Parses a file's bytes, which are called `path` in messages.  Every fault that lets reading go on is
 * reported, then false; *out is set only on success.  Rules: yaml-encoding, yaml-syntax, yaml-limit,
 * yaml-alias, yaml-tag, yaml-key, yaml-duplicate-key, yaml-documents.
 */
bool yaml_parse(struct arena *, const char *path, struct bytes, struct yaml_limits,
    const struct yaml_node **out, struct diags *);

/*
 * A plain scalar of nothing, "~", "null", "Null" or "NULL" (YAML 1.2, 10.3.2): the key was written and left
 * open.
 */
bool yaml_is_null(const struct yaml_node *);

/* The value of a key, or NULL: a key that was left open is not given, nor is any of what is no map. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

/* libyaml. */
struct library yaml_library(void);

#endif
