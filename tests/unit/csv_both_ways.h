/*
 * A text taken apart by the scan and by pieces, and what each way gives, written down to be compared.
 */
#ifndef PLIEGO_TESTS_UNIT_CSV_BOTH_WAYS_H
#define PLIEGO_TESTS_UNIT_CSV_BOTH_WAYS_H

#include "base/buf.h"
#include "sheet/csv.h"

/* All that a record says, and its cells. */
static inline bool
csv_note_record(void *ctx, const struct record *record)
{
	struct buf *out = ctx;

	buf_addf(out, "record of %zu at line %u%s%s\n", record->count, (unsigned)record->line,
	    record->damaged ? ", damaged" : "", record->ended ? ", ended" : "");
	for (size_t i = 0; i < record->count; i++) {
		const struct sheet_field *cell = &record->cells[i];

		buf_addf(out, "%u:%u +%u:%u%s %u bytes: ", (unsigned)cell->line, (unsigned)cell->column,
		    (unsigned)cell->lead_lines, (unsigned)cell->lead, cell->quoted ? " quoted" : "",
		    (unsigned)cell->length);
		buf_add(out, cell->text, cell->length);
		buf_adds(out, "\n");
	}
	return true;
}

static inline void
csv_note_line(void *ctx, enum severity severity, const char *line, size_t n)
{
	(void)severity;
	buf_add(ctx, line, n);
}

/* What one of the two ways gives of the text, in the arena: its records, and then its faults. */
static inline struct bytes
csv_noted(struct arena *arena, struct bytes text, char separator,
    void (*read)(struct arena *, const struct csv_text *, record_fn *, void *, struct diags *))
{
	const struct csv_text csv = {"p.csv", text, {2, 1}, separator, false};
	struct diags *diags = diags_open();
	struct buf out = BUF_INIT;
	size_t n;
	const char *noted;

	read(arena, &csv, csv_note_record, &out, diags);
	diags_each(diags, 0, csv_note_line, &out);
	diags_close(diags);
	n = out.length;
	noted = buf_take(&out, arena);
	return (struct bytes){noted, n};
}

static inline bool
csv_both_ways_agree(struct arena *arena, struct bytes text, char separator)
{
	struct bytes scanned = csv_noted(arena, text, separator, csv_read);
	struct bytes pieces = csv_noted(arena, text, separator, csv_read_by_pieces);

	return scanned.length == pieces.length && memcmp(scanned.data, pieces.data, pieces.length) == 0;
}

#endif
