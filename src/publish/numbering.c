#include "publish/numbering.h"

/*
 * The position of the unit whose code is `key` among those printed; `unit_count`: none.  *next is where to
 * look first: sections come in the order of their units, so that a document takes as many steps as it has
 * sections.
 */
static size_t
unit_of_section(const struct job *job, const size_t *units, size_t unit_count, const char *key, size_t *next)
{
	for (size_t i = 0; key && i < unit_count; i++) {
		size_t at = (*next + i) % unit_count;
		if (strcmp(job->units[units[at]].code.text, key) == 0) {
			*next = at;
			return at;
		}
	}
	return unit_count;
}

/* The sections of each unit printed, in the order of `units`. */
static struct kept_unit *
sections_of_units(struct arena *arena, const struct job *job, const size_t *units, size_t unit_count,
    const struct pages *pages)
{
	struct kept_unit *out = ARENA_ARRAY(arena, struct kept_unit, unit_count);
	struct kept_section **sections = ARENA_ARRAY(arena, struct kept_section *, unit_count);
	size_t *owner = ARENA_ARRAY(arena, size_t, pages->section_count);
	size_t next = 0;

	for (size_t s = 0; s < pages->section_count; s++) {
		owner[s] = unit_of_section(job, units, unit_count, pages->sections[s].key, &next);
		if (owner[s] < unit_count)
			out[owner[s]].count++;
	}
	for (size_t i = 0; i < unit_count; i++)
		out[i].sections = sections[i] = ARENA_ARRAY(arena, struct kept_section, out[i].count);
	for (size_t s = 0; s < pages->section_count; s++)
		if (owner[s] < unit_count)
			*sections[owner[s]]++ = (struct kept_section){pages->sections[s].first_folio,
			    pages->sections[s].page_count};
	return out;
}

void
numbering_remember(struct arena *arena, const struct job *job, const size_t *units, size_t unit_count,
    const struct pages *pages, struct numbering *out)
{
	const struct kept_unit *found = sections_of_units(arena, job, units, unit_count, pages);

	out->known = out->ok = true;
	out->total = (uint32_t)pages->page_count;
	out->units = ARENA_ARRAY(arena, struct kept_unit, job->unit_count);
	for (size_t i = 0; i < unit_count; i++)
		out->units[units[i]] = found[i];
}

static uint32_t
pages_of(const struct kept_unit *unit)
{
	uint32_t pages = 0;
	for (size_t i = 0; i < unit->count; i++)
		pages += unit->sections[i].pages;
	return pages;
}

static bool
same_cut(const struct kept_unit *a, const struct kept_unit *b)
{
	bool same = a->count == b->count;
	for (size_t i = 0; same && i < a->count; i++)
		same = a->sections[i].pages == b->sections[i].pages;
	return same;
}

void
numbering_check(struct arena *arena, const struct job *job, const struct job_document *document,
    const struct numbering *kept, const size_t *units, size_t unit_count, const struct pages *pages,
    struct diags *diags)
{
	const struct kept_unit *here = sections_of_units(arena, job, units, unit_count, pages);

	for (size_t i = 0; i < unit_count; i++) {
		const struct kept_unit *there = &kept->units[units[i]];
		if (same_cut(&here[i], there))
			continue;
		diag_add(diags, SEVERITY_WARNING, document->numbering.loc, "job-numbering",
		    "unit %s is cut into %u pages here and %u in «%s»: the page numbers kept from there "
		    "do not match; give both templates the same sections, page, header and table",
		    job->units[units[i]].code.text, pages_of(&here[i]), pages_of(there),
		    document->numbering.text);
	}
}
