/*
 * The data of <path> (SVG 1.1, 8.3).
 */
#ifndef PLIEGO_BASE_SVG_PATH_DATA_H
#define PLIEGO_BASE_SVG_PATH_DATA_H

#include "base/svg/path.h"

/* Reads path data to their end.  Returns NULL, or where they are not as they should be. */
const char *svg_path_data(struct svg_path *, const char *);

#endif
