#include "sheet/workbook/relations.h"

#include "sheet/workbook/part_xml.h"

struct reader {
	const struct workbook_input *in;
	const char *part;
	struct relations *out;
};

/* The folder of a part, with its slash. */
static size_t
folder_length(const char *part)
{
	const char *slash = strrchr(part, '/');

	return slash != NULL ? (size_t)(slash - part) + 1 : 0;
}

/* Takes "." and ".." out of a path, and what leads out of the archive; "\" is written for "/" by some. */
static const char *
plain_path(char *path)
{
	char *to = path, *at = path;

	while (*at != '\0') {
		size_t n = strcspn(at, "/\\");
		bool more = at[n] != '\0';
		if (n == 2 && at[0] == '.' && at[1] == '.') {
			if (to > path)
				to--;
			while (to > path && to[-1] != '/')
				to--;
		} else if (n > 0 && !(n == 1 && at[0] == '.')) {
			memmove(to, at, n);
			to += n;
			if (more)
				*to++ = '/';
		}
		at += n + (more ? 1 : 0);
	}
	*to = '\0';
	return path;
}

static const char *
target_of(const struct reader *r, const char *target)
{
	struct arena *scratch = r->in->scratch;

	if (*target == '/' || *target == '\\')
		return plain_path(arena_strdup(scratch, target + 1));
	return plain_path(arena_printf(scratch, "%.*s%s", (int)folder_length(r->part), r->part, target));
}

static bool
add_relation(struct reader *r, const char **attributes)
{
	const char *id = xml_attribute(attributes, "Id"), *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target"),
		   *mode = xml_attribute(attributes, "TargetMode");
	struct relations *out = r->out;

	if (id == NULL || type == NULL || target == NULL || (mode != NULL && strcmp(mode, "External") == 0))
		return true;
	if (out->count == RELATIONS_MAX) {
		diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-size",
		    "\"%s\" is made of more than %d parts, which no workbook is", r->in->file, RELATIONS_MAX);
		return false;
	}
	const char *slash = strrchr(type, '/');
	out->relations = arena_grow(r->in->scratch, out->relations, out->count, &out->capacity,
	    out->count + 1, sizeof(*out->relations));
	out->relations[out->count++] = (struct relation){
	    .id = arena_strdup(r->in->scratch, id),
	    .type = arena_strdup(r->in->scratch, slash != NULL ? slash + 1 : type),
	    .target = target_of(r, target),
	};
	return true;
}

static bool
on_start(void *ctx, const char *name, const char **attributes)
{
	return strcmp(xml_local(name), "Relationship") != 0 || add_relation(ctx, attributes);
}

bool
relations_read(const struct workbook_input *in, const struct archive *archive, const char *part,
    struct relations *out)
{
	static const struct xml_handler handler = {.start = on_start};
	size_t folder = folder_length(part);
	const char *name = arena_printf(in->scratch, "%.*s_rels/%s.rels", (int)folder, part, part + folder);
	struct reader r = {in, part, out};

	*out = (struct relations){.count = 0};
	return !archive_has(archive, name) || part_xml_read(in, archive, name, &handler, &r);
}

const struct relation *
relations_of_type(const struct relations *relations, const char *type)
{
	for (size_t i = 0; i < relations->count; i++) {
		if (strcmp(relations->relations[i].type, type) == 0)
			return &relations->relations[i];
	}
	return NULL;
}

const struct relation *
relations_by_id(const struct relations *relations, const char *id)
{
	for (size_t i = 0; i < relations->count; i++) {
		if (strcmp(relations->relations[i].id, id) == 0)
			return &relations->relations[i];
	}
	return NULL;
}
