#include "run/numbering.h"

/*
 * The position of the unit whose code is `key` among those printed; unit_count: none.  *next is where to
 * look first: sections come in the order of their units, so that a document takes as many steps as it has
 * sections.
 */
static size_t
unit_of_section(const struct run *run, const struct edition *edition, const char *key, size_t *next)
{
	size_t n = edition->unit_count;

	for (size_t i = 0; key && i < n; i++) {
		size_t at = (*next + i) % n;
		if (strcmp(run->job.units[edition->units[at]].code.text, key) == 0) {
			*next = at;
			return at;
		}
	}
	return n;
}

/* The sections of each unit printed, in the order of the units. */
static struct kept_unit *
sections_of_units(const struct run *run, struct arena *arena, const struct edition *edition,
    const struct pagination *pages)
{
	size_t n = edition->unit_count, next = 0;
	struct kept_unit *out = ARENA_ARRAY(arena, struct kept_unit, n);
	struct kept_section **sections = ARENA_ARRAY(arena, struct kept_section *, n);
	size_t *owner = ARENA_ARRAY(arena, size_t, pages->section_count);

	for (size_t s = 0; s < pages->section_count; s++) {
		owner[s] = unit_of_section(run, edition, pages->sections[s].key, &next);
		if (owner[s] < n)
			out[owner[s]].count++;
	}
	for (size_t i = 0; i < n; i++)
		out[i].sections = sections[i] = ARENA_ARRAY(arena, struct kept_section, out[i].count);
	for (size_t s = 0; s < pages->section_count; s++)
		if (owner[s] < n)
			*sections[owner[s]]++ = (struct kept_section){pages->sections[s].first_folio,
			    pages->sections[s].page_count};
	return out;
}

/* What {pages} prints of units. */
static uint32_t
last_folio(const struct pagination *pages)
{
	for (size_t s = 0; s < pages->section_count; s++)
		if (pages->sections[s].key)
			return pages->sections[s].last_folio;
	return (uint32_t)pages->page_count;
}

void
numbering_remember(const struct run *run, struct arena *arena, const struct edition *edition,
    const struct pagination *pages, const struct activity_folios *folios, struct numbering *out)
{
	const struct kept_unit *found = sections_of_units(run, arena, edition, pages);

	out->is_known = out->is_there = true;
	out->total = last_folio(pages);
	out->units = ARENA_ARRAY(arena, struct kept_unit, run->job.unit_count);
	for (size_t i = 0; i < edition->unit_count; i++)
		out->units[edition->units[i]] = found[i];
	out->activity_folios = folios->folios;
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
numbering_unit_pages(const struct run *run, struct arena *arena, const struct edition *edition,
    const struct pagination *pages)
{
	const struct kept_unit *found = sections_of_units(run, arena, edition, pages);
	uint32_t *out = ARENA_ARRAY(arena, uint32_t, edition->unit_count);

	for (size_t i = 0; i < edition->unit_count; i++)
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
numbering_check(const struct run *run, struct arena *arena, const struct edition *edition,
    const struct pagination *pages, struct diags *diags)
{
	const struct numbering *kept = edition_kept_numbering(edition);
	const struct job_text *from = &edition->document->job->numbering;

	if (!kept)
		return;
	const struct kept_unit *here = sections_of_units(run, arena, edition, pages);
	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct kept_unit *there = &kept->units[edition->units[i]];
		if (same_cut(&here[i], there))
			continue;
		diag_add(diags, SEVERITY_WARNING, from->loc, "job-numbering",
		    "unit %s is cut into %u pages here and %u in «%s»: the page numbers kept from there "
		    "do not match; give both templates the same sections, page, header and table",
		    run->job.units[edition->units[i]].code.text, pages_of(&here[i]), pages_of(there),
		    from->text);
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
		if (sheet_line(&unit->sheet->rows[row].cells[0]) <= line)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct activity_folios
folios_open(struct arena *arena, const struct plan *plan)
{
	return (struct activity_folios){plan, ARENA_ARRAY(arena, uint32_t, plan->activity_count + 1), 0};
}

void
folios_note(struct activity_folios *f, size_t index, const struct page *page)
{
	if (index == 0)
		memset(f->folios, 0, f->plan->activity_count * sizeof *f->folios);
	for (size_t i = 0; i < page->item_count; i++) {
		const struct item *item = &page->items[i];
		if (item->kind != ITEM_TEXT || !item->loc.file || item->node == NODE_ARTIFACT)
			continue;
		const struct plan_unit *unit = unit_of_file(f->plan, item->loc.file, &f->next_unit);
		if (!unit || unit->count == 0)
			continue;
		uint32_t activity = activity_of_line(f->plan, unit, item->loc.line);
		if (f->folios[activity] == 0)
			f->folios[activity] = page->frame.folio;
	}
}
