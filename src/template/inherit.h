/*
 * A template that extends another, which may extend a third: their files, and one tree of all.
 *
 * The tree is what the files say together: of a mapping from names (tables, styles, fonts, fragments), of the
 * page and of the statuses, each entry as the first file that has it says, and those of the base first; of
 * anything else all that the first file that has it says.  Its nodes are those of the files, so that what is
 * wrong with one is told where it stands.
 */
#ifndef PLIEGO_TEMPLATE_INHERIT_H
#define PLIEGO_TEMPLATE_INHERIT_H

#include "template/loader.h"

#define TEMPLATE_CHAIN_MAX 8 /* files */

/* The keys of a template whose entries go by their names; NULL-terminated. */
extern const char *const inherit_by_name[];

/*
 * Parses the first file, and opens and parses what it extends.  False after an error: a file that can't be
 * found, read or parsed; one that extends what it is extended by, or too many [template-extends]; one that is
 * written for another version [template-version].
 */
bool inherit_chain(struct loader *, const struct template_places *, struct template_file first,
    struct template_file files[TEMPLATE_CHAIN_MAX], size_t *count);

/* As load_is_yaml(). */
bool inherit_is_template(const struct template_file *, struct diags *);

/* The tree of all files, the first of which extends the next. */
const struct yaml_node *inherit_merge(struct arena *, const struct template_file *, size_t count);

#endif
