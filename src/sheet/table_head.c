#include "sheet/table_head.h"

#include "base/buf.h"
#include "sheet/group_words.h"
#include "sheet/vocabulary.h"

/* Known columns that make a row one of headings; cells of a row that may be one all the same. */
#define KNOWN_MIN 2
#define CELLS_MIN 3

/* The headings that some rows would make. */
struct candidate {
	size_t first, depth;
	const char *names[SHEET_COLUMNS_MAX], *keys[SHEET_COLUMNS_MAX]; /* "": blank */
	size_t known, doubled, count;
	const struct workbook_merge *joined[HEAD_DEPTH_MAX][SHEET_COLUMNS_MAX]; /* that a cell is of; NULL */
};

static uint32_t
line_of(const struct head_search *in, size_t row)
{
	return sheet_cells_of(in->rows[row])->line;
}

static const struct sheet_cell *
cell_at(const struct head_search *in, size_t row, size_t column)
{
	const struct sheet_cell *cells = in->rows[row];

	return column < sheet_cells_of(cells)->count ? &cells[column] : cell_blank();
}

/* Of each cell of the rows, the joined ones that it is of. */
static void
find_joined(const struct head_search *in, struct candidate *c)
{
	for (size_t i = 0; i < in->merge_count; i++) {
		const struct workbook_merge *m = &in->merges[i];

		for (size_t d = 0; d < c->depth; d++) {
			uint32_t line = line_of(in, c->first + d);

			if (m->first_row > line || m->last_row < line)
				continue;
			for (size_t k = m->first_column - 1u; k < m->last_column && k < SHEET_COLUMNS_MAX;
			     k++)
				c->joined[d][k] = m;
		}
		if (m->first_row > line_of(in, c->first + c->depth - 1))
			break;
	}
}

/* The cell that shows in that place, where cells were joined: itself, or the first of them. */
static const struct sheet_cell *
shown_at(const struct head_search *in, const struct candidate *c, size_t row, size_t column)
{
	const struct workbook_merge *m = c->joined[row - c->first][column];

	if (m == NULL)
		return cell_at(in, row, column);
	/* Its first row may be a blank one, or above the rows looked at. */
	for (size_t r = row + 1; r-- > 0 && line_of(in, r) >= m->first_row;) {
		if (line_of(in, r) == m->first_row)
			return cell_at(in, r, (size_t)m->first_column - 1);
	}
	return cell_blank();
}

/* A group's heading that was typed into its first column only stands for those on its right. */
static const struct sheet_cell *
group_at(const struct head_search *in, const struct candidate *c, size_t row, size_t column)
{
	const struct sheet_cell *cell = shown_at(in, c, row, column);
	size_t lowest = c->first + c->depth - 1;

	if (row == lowest)
		return cell;
	while (sheet_is_blank(cell) && column > 0 && !sheet_is_blank(cell_at(in, lowest, column)) &&
	    !sheet_is_blank(cell_at(in, lowest, column - 1))) {
		column--;
		cell = shown_at(in, c, row, column);
	}
	return cell;
}

static bool
is_known(const struct head_search *in, const char *key)
{
	for (size_t i = 0; i < in->layout->name_count; i++) {
		if (strcmp(in->layout->names[i].heading_key, key) == 0)
			return true;
	}
	for (size_t i = 0; i < in->bindings.count; i++) {
		if (strcmp(in->bindings.bindings[i].key, key) == 0)
			return true;
	}
	return heading_column(key) != COLUMNS;
}

/* The texts of the column, from above, each once. */
struct texts {
	const char *text[HEAD_DEPTH_MAX], *key[HEAD_DEPTH_MAX];
	bool shared[HEAD_DEPTH_MAX]; /* by the column beside */
	size_t count;
};

static void
add_text(struct texts *out, const char *text, const char *key, bool shared)
{
	out->text[out->count] = text;
	out->key[out->count] = key;
	out->shared[out->count++] = shared;
}

/* Whether the cell stands over the column beside, too. */
static bool
is_shared(const struct head_search *in, const struct candidate *c, size_t row, size_t column)
{
	const struct sheet_cell *cell = group_at(in, c, row, column);

	return (column > 0 && group_at(in, c, row, column - 1) == cell) ||
	    group_at(in, c, row, column + 1) == cell;
}

static struct texts
texts_of(const struct head_search *in, const struct candidate *c, size_t column)
{
	struct texts out = {0};

	for (size_t row = c->first; row < c->first + c->depth; row++) {
		const struct sheet_cell *cell = group_at(in, c, row, column);
		const char *key;

		if (sheet_is_blank(cell))
			continue;
		key = heading_key(in->arena, sheet_text(cell), sheet_length(cell));
		if (out.count > 0 && strcmp(out.key[out.count - 1], key) == 0)
			continue;
		add_text(&out, sheet_text(cell), key, is_shared(in, c, row, column));
	}
	return out;
}

static const char *
join(struct arena *arena, const struct texts *texts)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < texts->count; i++)
		buf_addf(&out, "%s%s", i > 0 ? " " : "", texts->text[i]);
	return buf_take(&out, arena);
}

/* Without the words of the sheet's use; false where one is of the other. */
static bool
drop_use(enum sheet_use use, const struct texts *all, struct texts *out)
{
	enum sheet_use other = use == SHEET_OF_PLAN ? SHEET_OF_PROGRESS : SHEET_OF_PLAN;

	*out = (struct texts){0};
	for (size_t i = 0; i < all->count; i++) {
		if (group_is_of(other, all->key[i]) && all->count > 1)
			return false;
		if (group_is_of(use, all->key[i]) && all->count > 1)
			continue;
		add_text(out, all->text[i], all->key[i], all->shared[i]);
	}
	return true;
}

/* Without the words that figures are amounts of work. */
static struct texts
without_work(const struct texts *all)
{
	struct texts out = {0};

	for (size_t i = 0; i < all->count; i++) {
		if (!group_is_of_work(all->key[i]))
			add_text(&out, all->text[i], all->key[i], all->shared[i]);
	}
	return out;
}

/* Whether the column is of a group of amounts of money. */
static bool
is_of_money(const struct texts *all)
{
	for (size_t i = 0; i < all->count && all->count > 1; i++) {
		if (group_is_of_money(all->key[i]))
			return true;
	}
	return false;
}

/* "7" of 7. */
static bool
is_number(const struct sheet_cell *cell, unsigned number)
{
	char plain[16];

	snprintf(plain, sizeof(plain), "%u", number);
	return strcmp(sheet_text(cell), plain) == 0;
}

static bool
is_year(const char *key)
{
	return strlen(key) == 4 && strspn(key, "0123456789") == 4;
}

/* "ENE" below "2024" is "ENE 2024". */
static const char *
with_year(const struct head_search *in, const struct texts *own, size_t i)
{
	for (size_t k = 0; k < own->count; k++) {
		if (is_year(own->key[k]))
			return arena_printf(in->arena, "%s %s", own->text[i], own->text[k]);
	}
	return own->text[i];
}

/* All of the texts as one name, where that is a known column; else NULL. */
static const char *
known_name(const struct head_search *in, const struct texts *texts)
{
	const char *name = join(in->arena, texts);

	return is_known(in, heading_key(in->arena, name, strlen(name))) ? name : NULL;
}

/* Whether the key is that of the target, or of the year: of money, it is another one. */
static bool
is_whole_year(const char *key)
{
	enum plan_column column = heading_column(key);

	return column == COLUMN_TARGET || column == COLUMN_YEAR;
}

static const char *
name_of(const struct head_search *in, const struct texts *all)
{
	const char *whole = join(in->arena, all), *part;
	struct texts own, bare;

	if (all->count < 2 || !drop_use(in->layout->use, all, &own) || known_name(in, all) != NULL)
		return whole;
	part = known_name(in, &own);
	if (part != NULL)
		return part;
	bare = without_work(&own);
	part = known_name(in, &bare);
	if (part != NULL)
		return part;
	for (size_t i = own.count; i-- > 0;) {
		if (is_known(in, own.key[i]) && !own.shared[i] &&
		    !(is_of_money(all) && is_whole_year(own.key[i])))
			return with_year(in, &own, i);
	}
	return whole;
}

/* Which columns are called as another one is. */
static bool *
find_doubled(const struct head_search *in, const struct candidate *c)
{
	bool *doubled = ARENA_ARRAY(in->arena, bool, c->count);

	for (size_t i = 0; i < c->count; i++) {
		for (size_t k = 0; k < c->count && c->keys[i][0] != '\0'; k++)
			doubled[i] = doubled[i] || (k != i && strcmp(c->keys[k], c->keys[i]) == 0);
	}
	return doubled;
}

static void
name_in_full(const struct head_search *in, struct candidate *c, size_t column, const struct texts *texts)
{
	c->names[column] = join(in->arena, texts);
	c->keys[column] = heading_key(in->arena, c->names[column], strlen(c->names[column]));
}

/*
 * What several columns are called is told apart by all that stands above them: first of those of money, as
 * then the plan's own may be the only ones of their name; then of all that are left.
 */
static void
separate(const struct head_search *in, struct candidate *c)
{
	bool *doubled = find_doubled(in, c);
	struct texts texts;

	for (size_t i = 0; i < c->count; i++) {
		texts = texts_of(in, c, i);
		if (doubled[i] && is_of_money(&texts))
			name_in_full(in, c, i, &texts);
	}
	doubled = find_doubled(in, c);
	for (size_t i = 0; i < c->count; i++) {
		if (!doubled[i])
			continue;
		texts = texts_of(in, c, i);
		c->doubled += texts.count < 2;
		name_in_full(in, c, i, &texts);
	}
}

/* Whether both are the same column: "ENE 24" is ENE, too. */
static bool
is_same_column(const char *a, const char *b)
{
	enum plan_column column = heading_column(a);

	return strcmp(a, b) == 0 || (column != COLUMNS && heading_column(b) == column);
}

static void
count_known(const struct head_search *in, struct candidate *c)
{
	for (size_t i = 0; i < c->count; i++) {
		bool before = false;

		for (size_t k = 0; k < i; k++)
			before = before || is_same_column(c->keys[k], c->keys[i]);
		c->known += !before && c->keys[i][0] != '\0' && is_known(in, c->keys[i]);
	}
}

static void
make_candidate(const struct head_search *in, size_t first, size_t depth, struct candidate *c)
{
	size_t width = 0;

	*c = (struct candidate){.first = first, .depth = depth};
	find_joined(in, c);
	for (size_t row = first; row < first + depth; row++) {
		size_t count = sheet_cells_of(in->rows[row])->count;

		width = count > width ? count : width;
	}
	for (size_t i = 0; i < width; i++) {
		struct texts texts = texts_of(in, c, i);

		c->names[i] = name_of(in, &texts);
		c->keys[i] = heading_key(in->arena, c->names[i], strlen(c->names[i]));
		if (c->names[i][0] != '\0')
			c->count = i + 1;
	}
	separate(in, c);
	count_known(in, c);
}

/* Whether the rows follow each other in the sheet. */
static bool
are_together(const struct head_search *in, size_t first, size_t depth)
{
	return line_of(in, first + depth - 1) - line_of(in, first) == depth - 1;
}

/* Whether cells were joined over an edge of the rows: these are no headings by themselves. */
static bool
cuts_joined(const struct head_search *in, size_t first, size_t depth)
{
	uint32_t top = line_of(in, first), bottom = line_of(in, first + depth - 1);

	for (size_t i = 0; i < in->merge_count && in->merges[i].first_row <= bottom; i++) {
		const struct workbook_merge *m = &in->merges[i];

		if ((m->first_row < top && m->last_row >= top) ||
		    (m->first_row <= bottom && m->last_row > bottom))
			return true;
	}
	return false;
}

static bool
is_better(const struct candidate *a, const struct candidate *b)
{
	if (a->known != b->known)
		return a->known > b->known;
	if (a->doubled != b->doubled)
		return a->doubled < b->doubled;
	return a->depth < b->depth;
}

/*
 * Whether the row has figures, as one below the headings: three numbers or more that are no years, and do
 * not count the columns.
 */
static bool
has_figures(const struct head_search *in, size_t row)
{
	const struct sheet_cell *cells = in->rows[row];
	unsigned numbers = 0;
	bool counting = true;

	for (size_t i = 0; i < sheet_cells_of(cells)->count; i++) {
		if (!sheet_is_exact(&cells[i]) || is_year(sheet_text(&cells[i])))
			continue;
		numbers++;
		counting = counting && is_number(&cells[i], numbers);
	}
	return numbers >= CELLS_MIN && !counting;
}

static size_t
count_cells(const struct head_search *in, size_t row)
{
	size_t count = 0;

	for (size_t i = 0; i < sheet_cells_of(in->rows[row])->count; i++)
		count += !sheet_is_blank(&in->rows[row][i]);
	return count;
}

/* Where no known columns show. */
static size_t
likely_row(const struct head_search *in, size_t rows)
{
	for (size_t row = 0; row < rows; row++) {
		if (count_cells(in, row) >= CELLS_MIN)
			return row;
	}
	return 0;
}

static bool
may_be_lowest(const struct head_search *in, size_t row)
{
	return in->layout->headings == 0 || line_of(in, row) == in->layout->headings;
}

struct table_head
table_head_find(const struct head_search *in)
{
	size_t rows =
	    in->row_count < HEAD_SEARCH_ROWS || in->layout->headings > 0 ? in->row_count : HEAD_SEARCH_ROWS;
	struct candidate *best = ARENA_NEW(in->arena, struct candidate);
	struct candidate *other = ARENA_NEW(in->arena, struct candidate);
	bool any = false;

	for (size_t row = 0; row < rows; row++) {
		for (size_t depth = 1; depth <= HEAD_DEPTH_MAX && row + depth <= rows; depth++) {
			if (!may_be_lowest(in, row + depth - 1) || !are_together(in, row, depth) ||
			    cuts_joined(in, row, depth))
				continue;
			if (in->layout->headings == 0 && has_figures(in, row + depth - 1))
				break;
			make_candidate(in, row, depth, other);
			if (other->known < KNOWN_MIN && in->layout->headings == 0)
				continue;
			if (!any || is_better(other, best)) {
				struct candidate *last = best;

				best = other;
				other = last;
			}
			any = true;
		}
	}
	if (!any)
		make_candidate(in, likely_row(in, rows), 1, best);
	return (struct table_head){best->first, best->depth, best->names, best->count};
}
