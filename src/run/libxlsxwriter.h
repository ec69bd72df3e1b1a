/*
 * libxlsxwriter, loaded when a workbook is to be made: linked, it would cost every command its start.
 *
 * It is seen only in form_xlsx.c.
 */
#ifndef PLIEGO_RUN_LIBXLSXWRITER_H
#define PLIEGO_RUN_LIBXLSXWRITER_H

#include <stdbool.h>
#include <xlsxwriter.h>

#define LIBXLSXWRITER_PACKAGE "libxlsxwriter4" /* what Debian calls it */

/* clang-format off */
#define LIBXLSXWRITER_CALLS(CALL) \
	CALL(format_set_align) \
	CALL(format_set_bg_color) \
	CALL(format_set_bold) \
	CALL(format_set_border) \
	CALL(format_set_border_color) \
	CALL(format_set_font_color) \
	CALL(format_set_num_format) \
	CALL(format_set_pattern) \
	CALL(format_set_text_wrap) \
	CALL(format_set_unlocked) \
	CALL(lxw_rowcol_to_cell) \
	CALL(lxw_strerror) \
	CALL(workbook_add_format) \
	CALL(workbook_add_worksheet) \
	CALL(workbook_close) \
	CALL(workbook_new) \
	CALL(workbook_set_properties) \
	CALL(worksheet_data_validation_range) \
	CALL(worksheet_fit_to_pages) \
	CALL(worksheet_freeze_panes) \
	CALL(worksheet_hide) \
	CALL(worksheet_ignore_errors) \
	CALL(worksheet_protect) \
	CALL(worksheet_repeat_rows) \
	CALL(worksheet_set_column) \
	CALL(worksheet_set_footer) \
	CALL(worksheet_set_header) \
	CALL(worksheet_set_landscape) \
	CALL(worksheet_set_margins) \
	CALL(worksheet_set_paper) \
	CALL(worksheet_set_row) \
	CALL(worksheet_write_blank) \
	CALL(worksheet_write_number) \
	CALL(worksheet_write_string)
/* clang-format on */

#define LIBXLSXWRITER_FIELD(name) __typeof__(name) *(name);

struct libxlsxwriter {
	LIBXLSXWRITER_CALLS(LIBXLSXWRITER_FIELD)
};

/* Loads it, for the life of the process.  Returns NULL, or the system's words for why that can't be. */
const char *libxlsxwriter_load(struct libxlsxwriter *);

#endif
