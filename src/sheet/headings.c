#include "sheet/headings.h"

#include <string.h>

#include "base/buf.h"
#include "base/suggest.h"
#include "sheet/calendar.h"
#include "sheet/vocabulary.h"

/* Where a key is among n; n when it isn't. */
static size_t
find_key(const char *const *keys, size_t n, const char *key)
{
	size_t i = 0;

	while (i < n && strcmp(keys[i], key) != 0)
		i++;
	return i;
}

struct headings
headings_from(struct arena *arena, const struct sheet_cell *cells, size_t n)
{
	struct headings h = {.cells = cells, .count = n, .width = n};
	const char **keys;

	while (h.count > 0 && sheet_length(&cells[h.count - 1]) == 0)
		h.count--;
	keys = ARENA_ARRAY(arena, const char *, h.count);
	for (size_t i = 0; i < h.count; i++)
		keys[i] = heading_key(arena, sheet_text(&cells[i]), sheet_length(&cells[i]));
	h.keys = keys;
	return h;
}

static size_t
count_bound(const char *const *keys, size_t n, struct sheet_bindings asked)
{
	struct headings_search search = {.keys = keys, .count = n};
	size_t bound = 0;

	for (size_t i = 0; i < asked.count; i++)
		bound += headings_search(&search, asked.bindings[i].key) < n;
	return bound;
}

size_t
headings_bound(const struct headings *h, struct sheet_bindings asked)
{
	return count_bound(h->keys, h->count, asked);
}

size_t
headings_matching(struct arena *arena, const struct sheet_field *fields, size_t n,
    struct sheet_bindings asked)
{
	const char **keys;

	while (n > 0 && fields[n - 1].length == 0)
		n--;
	keys = ARENA_ARRAY(arena, const char *, n);
	for (size_t i = 0; i < n; i++)
		keys[i] = heading_key(arena, fields[i].text, fields[i].length);
	return count_bound(keys, n, asked);
}

/* Where the heading that is asked for is; h->count: nowhere. */
static size_t
find_asked(const struct headings *h, const struct sheet_binding *asked)
{
	return heading_find_own(h->keys, h->own, h->count, asked->key);
}

static bool
is_bound(const char *key, struct sheet_bindings asked)
{
	for (size_t i = 0; i < asked.count; i++) {
		if (strcmp(asked.bindings[i].key, key) == 0)
			return true;
	}
	return false;
}

/* "OBSERVACIONES GENERALES" for "OBSERVACIONES": too far apart for a slip. */
static bool
begins_alike(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b);
	size_t n = na < nb ? na : nb;

	return n >= 3 && strncmp(a, b, n) == 0;
}

/*
 * The column that may be meant by a heading that isn't there: one that nothing else is bound to.  h->count:
 * none.
 */
static size_t
guess_column(const struct headings *h, const char *key, struct sheet_bindings asked)
{
	const char *names[SHEET_COLUMNS_MAX] = {0};
	size_t columns[SHEET_COLUMNS_MAX];
	size_t count = 0;
	size_t near;

	for (size_t i = 0; i < h->count && i < SHEET_COLUMNS_MAX; i++) {
		if (h->keys[i][0] == '\0' || is_bound(h->keys[i], asked))
			continue;
		names[count] = h->keys[i];
		columns[count++] = i;
	}
	near = nearest_name(key, names, count);
	for (size_t i = 0; i < count; i++) {
		if (near < count ? i == near : begins_alike(names[i], key))
			return columns[i];
	}
	return h->count;
}

static void
tell_asking(const struct sheet_binding *missing, struct diags *diags)
{
	if (missing->loc.file != NULL)
		diag_add(diags, SEVERITY_NOTE, missing->loc, "csv-missing-column",
		    "the column «%s» is asked for here", missing->heading);
}

/* Columns that are missing, and nothing shows which of the others may be meant. */
struct missing {
	struct buf list;
	const struct sheet_binding *first;
	size_t count;
};

static void
report_missing(const struct headings *h, const char *file, const struct sheet_binding *binding,
    struct sheet_bindings asked, struct missing *missing, struct diags *diags)
{
	size_t guess = guess_column(h, binding->key, asked);

	if (guess < h->count) {
		diag_add(diags, SEVERITY_ERROR, cell_place(file, &h->cells[guess]), "csv-missing-column",
		    "no column «%s»; is «%s» (column %zu) meant?", binding->heading,
		    sheet_text(&h->cells[guess]), guess + 1);
		tell_asking(binding, diags);
		return;
	}
	buf_addf(&missing->list, "%s«%s»", missing->count > 0 ? ", " : "", binding->heading);
	if (missing->count++ == 0)
		missing->first = binding;
}

static void
report_all_missing(const struct headings *h, const char *file, struct missing *missing, struct diags *diags)
{
	const struct srcloc place = missing->count > 0 ? cell_place(file, &h->cells[0]) : (struct srcloc){0};

	if (missing->count == 1)
		diag_add(diags, SEVERITY_ERROR, place, "csv-missing-column",
		    "the heading row has no column %s (columns: %zu)", buf_cstr(&missing->list), h->count);
	else if (missing->count > 1)
		diag_add(diags, SEVERITY_ERROR, place, "csv-missing-column",
		    "the heading row lacks %zu columns: %s (columns: %zu)", missing->count,
		    buf_cstr(&missing->list), h->count);
	if (missing->count > 0 && missing->first->loc.file != NULL)
		diag_add(diags, SEVERITY_NOTE, missing->first->loc, "csv-missing-column",
		    "the column «%s» is asked for here: add it to the file, with blank cells where there is "
		    "nothing to say, or take it out of the template",
		    missing->first->heading);
	buf_release(&missing->list);
}

/* Whether a binding of the same template has the column by its very heading: it is no other's then. */
static bool
is_anothers(const char *key, const struct sheet_binding *asking, struct sheet_bindings asked)
{
	for (size_t i = 0; i < asked.count; i++) {
		const char *a = asking->loc.file, *b = asked.bindings[i].loc.file;

		if (strcmp(asked.bindings[i].key, key) == 0 && (a == NULL || b == NULL || strcmp(a, b) == 0))
			return true;
	}
	return false;
}

/* Whether the heading that the binding asks for is there, in these words or in others. */
static bool
is_there(const struct headings *h, const struct sheet_binding *asking, struct sheet_bindings asked)
{
	size_t i = find_asked(h, asking);

	if (i == h->count)
		return false;
	if (strcmp(h->keys[i], asking->key) == 0 || (h->own != NULL && strcmp(h->own[i], asking->key) == 0))
		return true;
	return !is_anothers(h->keys[i], asking, asked);
}

/* Whether the i-th binding is one of which none is there from that one on. */
static bool
is_to_come(const struct headings *h, size_t i, struct sheet_bindings asked)
{
	if (!asked.bindings[i].so_far)
		return false;
	while (i < asked.count && find_asked(h, &asked.bindings[i]) == h->count)
		i++;
	return i == asked.count;
}

/* Whether something is read from the column: bound, or computed where all periods of a division are. */
static bool
is_read(const struct headings *h, size_t column, struct sheet_bindings asked)
{
	enum division division, own;
	bool computed = false;
	int at[COLUMNS];

	for (size_t i = 0; i < asked.count; i++) {
		if (find_asked(h, &asked.bindings[i]) == column)
			return true;
	}
	columns_find(h->keys, h->count, at);
	division = division_of_columns(at);
	for (int c = 0; c < COLUMNS && division < DIVISION_YEAR; c++) {
		own = division_of_column((enum plan_column)c);
		computed = computed || (at[c] == (int)column && (own == DIVISIONS || own == division));
	}
	return computed;
}

void
headings_check(struct arena *scratch, const struct headings *h, const char *file, struct sheet_bindings asked,
    struct diags *diags)
{
	struct missing missing = {.list = BUF_INIT};

	for (size_t i = 0; i < h->count; i++) {
		size_t first = find_key(h->keys, i, h->keys[i]);

		if (first < i && h->keys[i][0] != '\0' && is_read(h, first, asked))
			diag_add(diags, SEVERITY_ERROR, cell_place(file, &h->cells[i]), "csv-doubled-column",
			    "heading «%s» is there twice: column %zu and column %zu (%s)",
			    sheet_text(&h->cells[i]), i + 1, first + 1,
			    place_position(scratch, cell_place(file, &h->cells[first])));
	}
	for (size_t i = 0; i < asked.count; i++) {
		struct sheet_bindings before = {asked.bindings, i};

		if (!is_to_come(h, i, asked) && !is_there(h, &asked.bindings[i], asked) &&
		    !is_bound(asked.bindings[i].key, before))
			report_missing(h, file, &asked.bindings[i], asked, &missing, diags);
	}
	report_all_missing(h, file, &missing, diags);
}

/*
 * --- as the job names them --------------------------------------------------------------------------------
 */

/* The first column whose heading has that key, as the file has it; h->count: none. */
static size_t
find_named(const struct headings *h, const struct sheet_column_name *name)
{
	return find_key(h->keys, h->count, name->heading_key);
}

void
headings_rename(struct arena *arena, struct headings *h, const struct sheet_layout *layout)
{
	const char **keys;

	if (layout->name_count == 0)
		return;
	keys = ARENA_ARRAY(arena, const char *, h->count);
	for (size_t i = 0; i < h->count; i++)
		keys[i] = h->keys[i];
	/* The last word is that of the file itself. */
	for (size_t n = 0; n < layout->name_count; n++) {
		const struct sheet_column_name *name = &layout->names[n];

		if (find_named(h, name) == h->count)
			continue;
		for (size_t i = 0; i < h->count; i++) {
			/* Two that are called so are told of, as others are that are there twice. */
			if (strcmp(h->keys[i], name->heading_key) == 0)
				keys[i] = name->column_key;
			else if (strcmp(keys[i], name->column_key) == 0)
				keys[i] = arena_printf(arena, "=%s", h->keys[i]);
		}
	}
	h->own = h->keys;
	h->keys = keys;
}

/*
 * --- of several years -------------------------------------------------------------------------------------
 */

int
heading_job_year(const char *key, unsigned first)
{
	int year = heading_year(key);
	enum plan_column column = heading_column(key);

	if (division_of_column(column) != DIVISION_MONTHS || year == 0)
		return year;
	return (unsigned)column - COLUMN_MONTH < first ? year - 1 : year;
}

/* The years behind headings. */
struct years {
	int year[SHEET_COLUMNS_MAX]; /* of the job, of each heading; 0: none stands there */
	enum plan_column column[SHEET_COLUMNS_MAX];
	bool plain[COLUMNS];         /* is there without a year, which goes before those with one */
	unsigned times[COLUMNS];     /* is there with one */
	bool own[DIVISIONS + 1];     /* has columns of the job's year; of months, quarters, ...; target */
	bool several[DIVISIONS + 1]; /* has some column for several years */
};

static void
find_years(const struct headings *h, struct job_year job, struct years *out)
{
	*out = (struct years){0};
	for (size_t i = 0; i < h->count; i++) {
		enum plan_column column = out->column[i] = heading_column(h->keys[i]);

		if (column == COLUMNS)
			continue;
		out->year[i] = heading_job_year(h->keys[i], job.first);
		out->plain[column] = out->plain[column] || out->year[i] == 0;
		out->times[column] += out->year[i] != 0;
	}
	for (size_t i = 0; i < h->count; i++) {
		enum plan_column column = out->column[i];

		if (out->year[i] == 0 || out->plain[column])
			continue;
		if (out->year[i] == job.year)
			out->own[division_of_column(column)] = true;
		if (out->times[column] > 1)
			out->several[division_of_column(column)] = true;
	}
}

static bool
is_of_several(const struct years *years, size_t i)
{
	return years->year[i] != 0 && !years->plain[years->column[i]] &&
	    years->several[division_of_column(years->column[i])];
}

struct other_years
headings_keep_year(struct arena *arena, struct headings *h, struct job_year job)
{
	struct years years;
	struct other_years out = {0};
	const char **keys;

	if (job.year == 0)
		return out;
	find_years(h, job, &years);
	keys = ARENA_ARRAY(arena, const char *, h->count);
	for (size_t i = 0; i < h->count; i++) {
		keys[i] = h->keys[i];
		if (!is_of_several(&years, i) || years.year[i] == job.year)
			continue;
		if (years.own[division_of_column(years.column[i])]) {
			if (out.left_out++ == 0)
				out.first = i;
			keys[i] = arena_printf(arena, "=%s", h->keys[i]);
		} else if (out.in_doubt++ == 0 && out.left_out == 0) {
			out.first = i;
		}
	}
	if (out.left_out > 0) {
		h->own = h->own != NULL ? h->own : h->keys;
		h->keys = keys;
	}
	return out;
}

void
headings_check_names(const struct headings *h, const struct sheet_layout *layout, struct diags *diags)
{
	for (size_t n = 0; n < layout->name_count; n++) {
		const struct sheet_column_name *name = &layout->names[n];
		size_t near;

		if (!name->own || find_named(h, name) < h->count)
			continue;
		near = nearest_name(name->heading_key, h->keys, h->count);
		diag_add(diags, SEVERITY_ERROR, name->loc, "job-columns",
		    near < h->count ? "the file has no column «%s», which should be «%s»; is «%s» meant?"
				    : "the file has no column «%s», which should be «%s»",
		    name->heading, name->column, near < h->count ? sheet_text(&h->cells[near]) : "");
	}
}
