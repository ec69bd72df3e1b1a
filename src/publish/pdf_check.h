/*
 * A last look at a file before it is put in place.
 */
#ifndef PLIEGO_PUBLISH_PDF_CHECK_H
#define PLIEGO_PUBLISH_PDF_CHECK_H

#include <stdint.h>

/*
 * Whether the open file begins and ends as a PDF must (ISO 32000-1, 7.5): header, `startxref` that leads to a
 * cross-reference table or stream, end-of-file marker.  NULL, or what is wrong.
 */
const char *pdf_check(int fd, uint64_t size);

#endif
