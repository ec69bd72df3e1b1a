#include "run/numbering.h"

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
    const struct pagination *pages)
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
    const struct pagination *pages, struct numbering *out)
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

const uint32_t *
numbering_unit_pages(struct arena *arena, const struct job *job, const size_t *units, size_t unit_count,
    const struct pagination *pages)
{
	const struct kept_unit *found = sections_of_units(arena, job, units, unit_count, pages);
	uint32_t *out = ARENA_ARRAY(arena, uint32_t, unit_count);

	for (size_t i = 0; i < unit_count; i++)
		out[i] = pages_of(&found[i]);
	return out;
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
    const struct numbering *kept, const size_t *units, size_t unit_count, const struct pagination *pages,
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

/* The unit of that sheet; files are told apart by address, as sheets and texts share it. */
static const struct plan_unit *
unit_of_file(const struct plan *plan, const char *file, size_t *next)
{
	for (size_t i = 0; i < plan->unit_count; i++) {
		size_t at = (*next + i) % plan->unit_count;
		if (plan->units[at].sheet->file == file) {
			*next = at;
			return &plan->units[at];
		}
	}
	return NULL;
}

/* The activity of the unit that a line of its file belongs to: the last one that begins at or before it. */
static uint32_t
activity_of_line(const struct plan *plan, const struct plan_unit *unit, uint32_t line)
{
	uint32_t low = unit->first, high = unit->first + unit->count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		uint32_t row = plan->activities[middle].row;
		if (unit->sheet->rows[row].cells[0].line <= line)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct activity_folios
folios_open(struct arena *arena, const struct plan *plan)
{
	return (struct activity_folios){.plan = plan,
	    .folios = ARENA_ARRAY(arena, uint32_t, plan->activity_count + 1)};
}

void
folios_note(struct activity_folios *f, size_t index, const struct page *page)
{
	const struct plan *plan = f->plan;

	if (index == 0)
		memset(f->folios, 0, plan->activity_count * sizeof *f->folios);
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		if (item->kind != ITEM_TEXT || !item->loc.file || item->node == NODE_ARTIFACT)
			continue;
		const struct plan_unit *unit = unit_of_file(plan, item->loc.file, &f->next_unit);
		if (!unit || unit->count == 0)
			continue;
		uint32_t activity = activity_of_line(plan, unit, item->loc.line);
		if (f->folios[activity] == 0)
			f->folios[activity] = page->frame.folio;
	}
}
