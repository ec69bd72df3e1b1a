/*
 * libqpdf by its interface for C (qpdf/qpdf-c.h), loaded when a PDF is to be read: linked, it would cost
 * every command the start of a library for C++, which ends the program where there is no memory for it.
 *
 * Its calls are here without their prefix: qpdf_init() is libqpdf.init().  It is seen only in this folder.
 */
#ifndef PLIEGO_PDF_LIBQPDF_H
#define PLIEGO_PDF_LIBQPDF_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#define LIBQPDF_PACKAGE "libqpdf29" /* what Debian calls it */

/* clang-format off */
#define LIBQPDF_CALLS(CALL) \
	CALL(init) \
	CALL(cleanup) \
	CALL(silence_errors) \
	CALL(set_suppress_warnings) \
	CALL(set_attempt_recovery) \
	CALL(read_memory) \
	CALL(has_error) \
	CALL(get_error) \
	CALL(more_warnings) \
	CALL(next_warning) \
	CALL(get_error_code) \
	CALL(get_error_message_detail) \
	CALL(get_root) \
	CALL(oh_get_type_code) \
	CALL(oh_is_name_and_equals) \
	CALL(oh_get_key) \
	CALL(oh_new_null) \
	CALL(oh_get_array_n_items) \
	CALL(oh_get_array_item) \
	CALL(oh_get_int_value) \
	CALL(oh_get_binary_utf8_value) \
	CALL(oh_get_binary_string_value) \
	CALL(oh_get_dict) \
	CALL(oh_get_stream_data) \
	CALL(oh_unparse) \
	CALL(oh_get_object_id) \
	CALL(oh_get_page_content_data) \
	CALL(get_num_pages) \
	CALL(get_page_n)
/* clang-format on */

#define LIBQPDF_FIELD(name) __typeof__(qpdf_##name) *(name);

struct libqpdf {
	LIBQPDF_CALLS(LIBQPDF_FIELD)
};

/* Loads it, for the life of the process.  Returns NULL, or the system's words for why that can't be. */
const char *libqpdf_load(struct libqpdf *);

#endif
