/*
 * cmark-gfm, loaded when a text is to be read: linked, it would cost every command its start.
 *
 * Its calls are here without their prefix: cmark_parser_feed() is libcmark.parser_feed().  It is seen only in
 * this folder.
 */
#ifndef PLIEGO_PROSE_LIBCMARK_H
#define PLIEGO_PROSE_LIBCMARK_H

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#define LIBCMARK_PACKAGE "libcmark-gfm0.29.0.gfm.6" /* what Debian calls it; and the other, …-extensions… */

/* clang-format off */
#define LIBCMARK_CALLS(CALL) \
	CALL(version_string) \
	CALL(find_syntax_extension) \
	CALL(parser_new_with_mem) \
	CALL(parser_attach_syntax_extension) \
	CALL(parser_feed) \
	CALL(parser_finish) \
	CALL(node_first_child) \
	CALL(node_next) \
	CALL(node_get_type) \
	CALL(node_get_type_string) \
	CALL(node_get_literal) \
	CALL(node_get_url) \
	CALL(node_get_title) \
	CALL(node_get_heading_level) \
	CALL(node_get_list_type) \
	CALL(node_get_list_start) \
	CALL(node_get_list_tight) \
	CALL(node_get_fenced) \
	CALL(node_get_start_line) \
	CALL(node_get_start_column) \
	CALL(node_get_end_line)

#define LIBCMARK_EXTENSION_CALLS(CALL) \
	CALL(core_extensions_ensure_registered) \
	CALL(extensions_get_table_columns) \
	CALL(extensions_get_table_alignments)
/* clang-format on */

#define LIBCMARK_FIELD(name) __typeof__(cmark_##name) *(name);
#define LIBCMARK_EXTENSION_FIELD(name) __typeof__(cmark_gfm_##name) *(name);

struct libcmark {
	LIBCMARK_CALLS(LIBCMARK_FIELD)
	LIBCMARK_EXTENSION_CALLS(LIBCMARK_EXTENSION_FIELD)
};

/* Loads it, for the life of the process.  Returns NULL, or the system's words for why that can't be. */
const char *libcmark_load(struct libcmark *);

#endif
