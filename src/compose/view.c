#include "compose/view.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/utf8.h"

/* --- what a cell says, to be compared ------------------------------------------------------------------- */

enum sort_class { SORT_FIGURE, SORT_TEXT, SORT_BLANK };

struct sort_value {
	enum sort_class class;
	struct decimal number;
	const char *text;
};

/* Equal for spellings that a reader takes as the same, in the order of a Spanish dictionary: ñ behind n. */
static const char *
collation_key(struct context *c, const char *text)
{
	struct buf spread = BUF_INIT;
	size_t n;

	for (const char *s = text; *s != '\0'; s++) {
		const bool tilde = (unsigned char)s[0] == 0xC3 &&
		    ((unsigned char)s[1] == 0xB1 || (unsigned char)s[1] == 0x91);
		if (tilde) {
			buf_adds(&spread, "n~");
			s++;
		} else {
			buf_addc(&spread, *s);
		}
	}
	const char *whole = buf_take(&spread, c->arena);
	return utf8_fold(c->arena, whole, strlen(whole), &n);
}

static struct sort_value
sort_value(struct context *c, const struct rows *rows, size_t row, int column)
{
	struct value value;

	if (rows_value(rows, row, column, &value)) {
		if (value.kind == VALUE_BLANK || value.kind == VALUE_DASH)
			return (struct sort_value){.class = SORT_BLANK};
		return (struct sort_value){.class = SORT_FIGURE, .number = value.number};
	}
	const char *key = collation_key(c, rows_text(rows, row, column));
	return (struct sort_value){.class = key[0] == '\0' ? SORT_BLANK : SORT_TEXT, .text = key};
}

/* Past the digits there; *first is the first that is no leading zero. */
static const char *
pass_digits(const char *at, const char **first)
{
	at += strspn(at, "0");
	*first = at;
	return at + strspn(at, "0123456789");
}

/* As people sort: "L.E. 2.6" before "L.E. 11.2". */
static int
compare_texts(const char *a, const char *b)
{
	const char *from = a, *other = b;

	while (*from != '\0' && *other != '\0') {
		if (ascii_is_digit(*from) && ascii_is_digit(*other)) {
			const char *first, *second;
			from = pass_digits(from, &first);
			other = pass_digits(other, &second);
			const ptrdiff_t n = from - first, m = other - second;
			const int order = n != m ? (n > m) - (n < m) : memcmp(first, second, (size_t)n);
			if (order != 0)
				return order;
		} else if (*from != *other) {
			return (unsigned char)*from < (unsigned char)*other ? -1 : 1;
		} else {
			from++;
			other++;
		}
	}
	return *from != *other ? (*from != '\0') - (*other != '\0') : strcmp(a, b);
}

static int
compare_values(const struct sort_value *a, const struct sort_value *b, bool descending)
{
	int order;

	if (a->class != b->class) {
		order = a->class < b->class ? -1 : 1;
		return descending && a->class != SORT_BLANK && b->class != SORT_BLANK ? -order : order;
	}
	if (a->class == SORT_BLANK)
		return 0;
	order =
	    a->class == SORT_FIGURE ? decimal_compare(a->number, b->number) : compare_texts(a->text, b->text);
	return descending ? -order : order;
}

/* --- which rows ----------------------------------------------------------------------------------------- */

static bool
says_one_of(struct context *c, const char *text, const struct row_test *test)
{
	size_t n;
	const char *key = utf8_fold(c->arena, text, strlen(text), &n);

	for (size_t i = 0; i < test->word_count; i++)
		if (strcmp(test->words[i], key) == 0)
			return true;
	return false;
}

static bool
is_in_range(const struct value *value, const struct row_test *test)
{
	if (value->kind != VALUE_NUMBER && value->kind != VALUE_PERCENT)
		return false;
	const int low = test->has_least ? decimal_compare(value->number, test->least) : 1;
	const int high = test->has_most ? decimal_compare(value->number, test->most) : -1;
	return (low > 0 || (low == 0 && !test->over)) && (high < 0 || (high == 0 && !test->under));
}

static bool
test_holds(struct context *c, const struct rows *rows, size_t row, const struct row_test *test)
{
	const int column = rows_column(rows, test->binding.key);
	struct value value;
	const bool is_value = rows_value(rows, row, column, &value);

	switch (test->kind) {
	case TEST_IS:
		return says_one_of(c, rows_text(rows, row, column), test) != test->negated;
	case TEST_RANGE:
		return is_value && is_in_range(&value, test);
	case TEST_BLANK:
		return (is_value && (value.kind == VALUE_BLANK || value.kind == VALUE_DASH)) != test->negated;
	}
	return false;
}

bool
row_holds(struct context *c, const struct rows *rows, size_t row, const struct row_condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const struct row_clause *clause = &condition->clauses[i];
		bool any = false;

		for (size_t k = 0; k < clause->count && !any; k++)
			any = test_holds(c, rows, row, &clause->tests[k]);
		if (!any)
			return false;
	}
	return true;
}

/* --- in which order ------------------------------------------------------------------------------------- */

struct sort_row {
	const struct sort_value *values;
	const struct sort_key *keys;
	size_t key_count;
	size_t row;
};

static int
compare_rows(const void *first, const void *second)
{
	const struct sort_row *a = first, *b = second;

	for (size_t i = 0; i < a->key_count; i++) {
		int order = compare_values(&a->values[i], &b->values[i], a->keys[i].descending);
		if (order != 0)
			return order;
	}
	return (a->row > b->row) - (a->row < b->row);
}

static void
sort_rows(struct context *c, const struct table_spec *spec, const struct rows *rows, size_t *order, size_t n)
{
	struct sort_row *sorted = ARENA_ARRAY(c->arena, struct sort_row, n);
	const size_t keys = spec->sort_key_count;

	if (keys == 0)
		return;
	for (size_t i = 0; i < n; i++) {
		struct sort_value *values = ARENA_ARRAY(c->arena, struct sort_value, keys);

		for (size_t k = 0; k < keys; k++)
			values[k] =
			    sort_value(c, rows, order[i], rows_column(rows, spec->sort_keys[k].binding.key));
		sorted[i] = (struct sort_row){values, spec->sort_keys, keys, order[i]};
	}
	qsort(sorted, n, sizeof(*sorted), compare_rows);
	for (size_t i = 0; i < n; i++)
		order[i] = sorted[i].row;
}

/* --- rows that are one ---------------------------------------------------------------------------------- */

static bool
has_collected(const struct table_spec *spec)
{
	for (size_t k = 0; k < spec->column_count; k++)
		if (spec->columns[k].collect)
			return true;
	return false;
}

/* What the row has in all columns that are not collected. */
static const char *
row_key(struct context *c, const struct table_spec *spec, const struct rows *rows, size_t row)
{
	struct buf key = BUF_INIT;

	for (size_t k = 0; k < spec->column_count; k++) {
		const struct table_column *column = &spec->columns[k];

		if (column->collect || !column->binding.key)
			continue;
		buf_adds(&key, rows_text(rows, row, rows_column(rows, column->binding.key)));
		buf_addc(&key, '\n');
	}
	for (size_t g = 0; g < spec->row_group_count; g++) {
		buf_adds(&key, rows_text(rows, row, rows_column(rows, spec->row_groups[g].binding.key)));
		buf_addc(&key, '\n');
	}
	return buf_take(&key, c->arena);
}

/* The first row that is alike, or the row itself: by their keys. */
struct alike {
	const char *key;
	size_t at, first;
};

static int
compare_keys(const void *one, const void *other)
{
	const struct alike *a = one, *b = other;
	const int order = strcmp(a->key, b->key);

	return order != 0 ? order : (a->at > b->at) - (a->at < b->at);
}

static int
compare_firsts(const void *one, const void *other)
{
	const struct alike *a = one, *b = other;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* Brings rows that are alike together, behind the first of them; sizes[i]: how many there are from i on. */
static size_t *
collect_rows(struct context *c, const struct table_spec *spec, const struct rows *rows, size_t *order,
    size_t n)
{
	struct alike *alike = ARENA_ARRAY(c->arena, struct alike, n);
	size_t *sizes = ARENA_ARRAY(c->arena, size_t, n);
	size_t *before = ARENA_ARRAY(c->arena, size_t, n);

	for (size_t i = 0; i < n; i++) {
		alike[i] = (struct alike){row_key(c, spec, rows, order[i]), i, i};
		before[i] = order[i];
	}
	qsort(alike, n, sizeof(*alike), compare_keys);
	for (size_t i = 1; i < n; i++)
		if (strcmp(alike[i].key, alike[i - 1].key) == 0)
			alike[i].first = alike[i - 1].first;
	qsort(alike, n, sizeof(*alike), compare_firsts);
	for (size_t i = 0, start = 0; i < n; i++) {
		start = alike[i].first == alike[i].at ? i : start;
		order[i] = before[alike[i].at];
		sizes[start]++;
	}
	return sizes;
}

/* --- under which heads ---------------------------------------------------------------------------------- */

struct view_builder {
	struct context *c;
	const struct table_spec *spec;
	struct view *view;
	struct view_line *lines;
	size_t count, capacity;
	size_t start[GROUP_LEVELS]; /* where the group at hand of each level began */
	size_t end;                 /* of the rows that are printed */
	const size_t *sizes;        /* of rows that are one, at the first of them; NULL: each is one */
};

static void
add_line(struct view_builder *b, struct view_line line)
{
	b->lines = arena_grow(b->c->arena, b->lines, b->count, &b->capacity, b->count + 1, sizeof(*b->lines));
	b->lines[b->count++] = line;
}

static const char *
group_key(struct view_builder *b, size_t at, size_t level)
{
	const struct rows *rows = b->view->rows;
	const char *text =
	    rows_text(rows, b->view->order[at], rows_column(rows, b->spec->row_groups[level].binding.key));
	size_t n;

	return utf8_fold(b->c->arena, text, strlen(text), &n);
}

/* The outermost group that begins with a row of the order; the number of levels: none does. */
static size_t
first_new_level(struct view_builder *b, size_t at)
{
	size_t level = 0;

	while (level < b->spec->row_group_count && at > 0 &&
	    strcmp(group_key(b, at, level), group_key(b, at - 1, level)) == 0)
		level++;
	return level;
}

/* The feet of the groups that end before a row, from the innermost out. */
static void
end_groups(struct view_builder *b, size_t at, size_t from)
{
	for (size_t level = b->spec->row_group_count; level-- > from;)
		if (b->spec->row_groups[level].has_foot)
			add_line(b,
			    (struct view_line){VIEW_FOOT, (uint8_t)level, b->start[level],
				at - b->start[level]});
}

/* One past the last row of the group of that level that begins with a row. */
static size_t
group_end(struct view_builder *b, size_t at, size_t level)
{
	size_t end = at + 1;

	while (end < b->end && first_new_level(b, end) > level)
		end++;
	return end;
}

static void
begin_groups(struct view_builder *b, size_t at, size_t from)
{
	for (size_t level = from; level < b->spec->row_group_count; level++) {
		b->start[level] = at;
		if (b->spec->row_groups[level].has_head)
			add_line(b,
			    (struct view_line){VIEW_HEAD, (uint8_t)level, at, group_end(b, at, level) - at});
	}
}

static void
add_lines(struct view_builder *b)
{
	const uint8_t levels = (uint8_t)b->spec->row_group_count;
	const size_t all = b->view->row_count;

	for (size_t at = 0; at < b->end;) {
		const size_t from = first_new_level(b, at), size = b->sizes ? b->sizes[at] : 1;

		if (at > 0)
			end_groups(b, at, from);
		begin_groups(b, at, from);
		add_line(b, (struct view_line){VIEW_ROW, levels, at, size});
		at += size;
	}
	if (b->end > 0)
		end_groups(b, b->end, 0);
	if (b->end < all && b->spec->more.count > 0)
		add_line(b, (struct view_line){VIEW_LEFT_OUT, 0, b->end, all - b->end});
	if (all > 0 && b->spec->has_total)
		add_line(b, (struct view_line){VIEW_TOTAL, 0, 0, all});
}

/* One past the last row of the order that is printed: of rows that are one, all. */
static size_t
limited(const struct view_builder *b, size_t limit)
{
	size_t end = 0;

	for (size_t n = 0; n < limit && end < b->view->row_count; n++)
		end += b->sizes ? b->sizes[end] : 1;
	return end;
}

const struct view *
view_of(struct context *c, const struct table_spec *spec, const struct rows *rows)
{
	size_t *order = ARENA_ARRAY(c->arena, size_t, rows->row_count);
	struct view *view = ARENA_NEW(c->arena, struct view);
	size_t n = 0;

	for (size_t row = 0; row < rows->row_count; row++)
		if (row_holds(c, rows, row, &spec->where))
			order[n++] = row;
	sort_rows(c, spec, rows, order, n);
	*view = (struct view){
	    .rows = rows,
	    .order = order,
	    .row_count = n,
	    .unit_at = rows_column(rows, column_key(COLUMN_UNIT_OF_MEASURE)),
	};
	struct view_builder b = {.c = c, .spec = spec, .view = view};
	b.sizes = has_collected(spec) ? collect_rows(c, spec, rows, order, n) : NULL;
	b.end = limited(&b, spec->limit > 0 ? spec->limit : n);
	add_lines(&b);
	view->lines = b.lines;
	view->line_count = b.count;
	return view;
}

/* --- places --------------------------------------------------------------------------------------------- */

const uint32_t *
view_ranks(struct context *c, const struct view *view, const struct rank_spec *rank)
{
	const struct sort_key key = {.descending = rank->descending};
	struct sort_row *sorted = ARENA_ARRAY(c->arena, struct sort_row, view->row_count);
	struct sort_value *values = ARENA_ARRAY(c->arena, struct sort_value, view->row_count);
	uint32_t *ranks = ARENA_ARRAY(c->arena, uint32_t, view->rows->row_count);
	const int column = rows_column(view->rows, rank->binding.key);
	size_t n = 0;

	for (size_t i = 0; i < view->row_count; i++) {
		values[i] = sort_value(c, view->rows, view->order[i], column);
		if (values[i].class == SORT_FIGURE)
			sorted[n++] = (struct sort_row){&values[i], &key, 1, view->order[i]};
	}
	qsort(sorted, n, sizeof(*sorted), compare_rows);
	for (size_t i = 0; i < n; i++) {
		const bool tied =
		    i > 0 && compare_values(sorted[i].values, sorted[i - 1].values, rank->descending) == 0;
		ranks[sorted[i].row] = tied ? ranks[sorted[i - 1].row] : (uint32_t)i + 1;
	}
	return ranks;
}
