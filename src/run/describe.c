/*
 * What the manifest says of an edition besides what was made: what it is of, and made from.
 */
#include "base/place.h"
#include "run/fingerprint.h"
#include "run/left_out.h"

/* A file and, of a workbook, its sheet. */
static const char *
name_of_sheet(struct arena *arena, const char *name, const struct sheet *sheet)
{
	if (!sheet || !place_is_in_workbook(sheet->file))
		return name;
	return arena_printf(arena, "%s%s", name, sheet->file + place_workbook_length(sheet->file));
}

/* Those of a unit. */
static size_t
list_files(const struct run *run, size_t u, struct manifest_input *out)
{
	const struct run_unit *unit = &run->units[u];
	const struct job_unit *said = &run->job.units[u];
	size_t n = 0;

	out[n++] = (struct manifest_input){name_of_sheet(run->arena, said->plan.file.text, &run->sheets[u]),
	    unit->plan->digest};
	if (unit->progress)
		out[n++] = (struct manifest_input){
		    name_of_sheet(run->arena, said->progress.file.text, run->progress[u].sheet),
		    unit->progress->digest};
	if (unit->previous)
		out[n++] = (struct manifest_input){
		    name_of_sheet(run->arena, unit->previous->name, run->progress[u].previous),
		    unit->previous->digest};
	return n;
}

static void
list_inputs(const struct run *run, const struct edition *edition, struct manifest_entry *entry)
{
	const struct run_template *t = edition->document->template;
	size_t n = 0, most = t->input_count + 2 + 3 * edition->unit_count;

	for (size_t i = 0; i < edition->unit_count && t->unit_inputs; i++)
		most += t->unit_inputs[edition->units[i]].count;
	struct manifest_input *list = ARENA_ARRAY(run->arena, struct manifest_input, most);

	list[n++] = (struct manifest_input){run->job_input->name, run->job_input->digest};
	list[n++] = (struct manifest_input){run->profile_input->name, run->profile_input->digest};
	for (size_t i = 0; i < t->input_count; i++)
		list[n++] = (struct manifest_input){t->inputs[i]->name, t->inputs[i]->digest};
	for (size_t i = 0; i < edition->unit_count; i++)
		n += list_files(run, edition->units[i], list + n);
	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct unit_inputs *own = run_unit_inputs(t, edition->units[i]);

		for (size_t k = 0; own && k < own->count; k++)
			list[n++] = (struct manifest_input){own->items[k]->name, own->items[k]->digest};
	}
	entry->inputs = list;
	entry->input_count = n;
}

/* Units that a group or a region would have. */
static void
describe_left_out(const struct run *run, const struct run_part *part, struct manifest_entry *entry)
{
	const char **codes = ARENA_ARRAY(run->arena, const char *, part->left_out_count + 1);

	for (size_t i = 0; i < part->left_out_count; i++)
		codes[i] = run->left_out[part->left_out[i]].unit->code.text;
	entry->left_out = codes;
	entry->left_out_count = part->left_out_count;
	if (run->left_out_findings.open > 0)
		entry->findings += (uint32_t)part->left_out_count;
}

void
fingerprint_describe(struct run *run, const struct edition *edition, struct manifest_entry *entry)
{
	entry->date = edition->document->job->date.text;
	entry->findings = 0;
	for (size_t i = 0; i < edition->unit_count; i++)
		entry->findings += run->units[edition->units[i]].findings.open;
	if (edition->part)
		describe_left_out(run, edition->part, entry);
	entry->shows_all = edition_shows_all(edition) && !edition->part;
	if (entry->shows_all) {
		entry->findings += run->left_out_findings.open;
		entry->plans = run->all_plans;
		entry->left_out = codes_left_out(run);
		entry->left_out_count = run->left_out_count;
	}
	list_inputs(run, edition, entry);
}
