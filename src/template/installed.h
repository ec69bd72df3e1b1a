/*
 * Fonts of the machine, found by the name of their family.
 */
#ifndef PLIEGO_TEMPLATE_INSTALLED_H
#define PLIEGO_TEMPLATE_INSTALLED_H

#include "base/style.h"
#include "template/loader.h"

/*
 * Fills in the files of the variants of a family, as fontconfig knows it, that have none yet: regular the one
 * nearest to its upright letters of usual weight and width; the others only where the family has them.  Of
 * several that are alike, the first by its path.  An error at the name when there is no such family.
 */
void load_installed_family(struct loader *, struct job_text name, struct font_family *);

#endif
