#include "layout/sections.h"

#include "layout/block/block.h"
#include "layout/running.h"

static bool
make(struct layout *l, size_t index)
{
	struct arena *arena = arena_open_beside(l->whole);
	struct held_section *held = ARENA_NEW(arena, struct held_section);

	held->arena = arena;
	held->section = document_section(l->document, arena, index);
	if (held->section == NULL) {
		arena_close(arena);
		return false;
	}
	l->held[index] = held;
	return true;
}

static void
let_go(struct layout *l, size_t index)
{
	arena_close(l->held[index]->arena);
	l->held[index] = NULL;
}

bool
section_enter(struct layout *l, size_t index)
{
	if (l->held[index] != NULL)
		l->held_bytes -= arena_used(l->held[index]->arena);
	else if (!make(l, index))
		return false;
	struct held_section *held = l->held[index];
	l->section = held->section;
	l->section_index = index;
	/* After an error the section before is not there any more. */
	if (l->listed[index].start != SECTION_CONTINUE || index == 0 || l->furniture == NULL)
		l->furniture = &held->furniture;
	l->scratch = held->arena;
	return true;
}

/* The first come are the first kept: what was kept of sections further on makes room. */
static bool
may_keep(struct layout *l, size_t bytes)
{
	size_t most = l->document->kept_bytes;

	while (l->held_end > l->section_index + 1 && l->held_bytes + bytes > most) {
		l->held_end--;
		if (l->held[l->held_end] == NULL)
			continue;
		l->held_bytes -= arena_used(l->held[l->held_end]->arena);
		let_go(l, l->held_end);
	}
	return l->held_bytes + bytes <= most;
}

/* Whether the open section is kept for the next pass. */
static bool
keep(struct layout *l)
{
	size_t index = l->section_index, bytes = arena_used(l->held[index]->arena);

	if (!may_keep(l, bytes))
		return false;
	l->held_bytes += bytes;
	if (l->held_end <= index)
		l->held_end = index + 1;
	return true;
}

void
section_leave(struct layout *l, bool keeps)
{
	loans_close(l);
	if (!keeps || !keep(l))
		let_go(l, l->section_index);
	l->section = NULL;
	l->furniture = NULL;
	l->scratch = NULL;
}

void
section_linger(struct layout *l, bool keeps)
{
	loans_leave(l);
	l->held[l->section_index]->lingers = !keeps || !keep(l);
	l->section = NULL;
	l->scratch = NULL;
}

/* From that one of those that run on together up to the open one. */
static void
let_go_lingering(struct layout *l, size_t from)
{
	for (size_t s = l->lingering > from ? l->lingering : from; s < l->section_index; s++)
		if (l->held[s] != NULL && l->held[s]->lingers)
			let_go(l, s);
	l->lingering = l->section_index;
}

bool
sections_may_part(struct layout *l, const struct open_nodes *open)
{
	if (l->section_index <= l->run_head + 1 || l->lingering == l->section_index)
		return nodes_may_part(l, open);
	if (!nodes_hand_on(l, open))
		return false;
	let_go_lingering(l, l->run_head + 1);
	return true;
}

void
sections_end_run(struct layout *l)
{
	let_go_lingering(l, l->run_head);
	if (l->held[l->run_head] != NULL && l->held[l->run_head]->lingers)
		let_go(l, l->run_head);
}

struct measured *
section_blocks(struct layout *l)
{
	struct held_section *held = l->held[l->section_index];

	if (held->blocks == NULL)
		held->blocks = ARENA_ARRAY(l->scratch, struct measured, held->section->block_count);
	return held->blocks;
}

void
sections_close(struct layout *l)
{
	for (size_t i = 0; i < l->document->section_count; i++)
		if (l->held[i] != NULL)
			let_go(l, i);
}
