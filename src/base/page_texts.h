/*
 * What is printed on a page, text by text: for who reads it off a document, and who looks for where it is
 * from.
 */
#ifndef PLIEGO_BASE_PAGE_TEXTS_H
#define PLIEGO_BASE_PAGE_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct page_text {
	const char *text; /* UTF-8; never NULL */
	uint32_t row;     /* of a table, counted over the page from 1 on; 0: in none */
	bool is_cell;
	bool in_picture; /* a chart's words, one after another */
};

struct page_texts {
	struct page_text *items; /* in the order in which they are painted */
	size_t count, capacity;
};

#endif
