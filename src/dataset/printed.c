#include "dataset/printed.h"

#include <string.h>

#include "base/wording.h"
#include "dataset/changes.h"
#include "dataset/plan_cells.h"
#include "dataset/printed_text.h"
#include "sheet/cell.h"

#define LABEL_SCORE 16      /* of a text that is no figure; of a figure, 1 */
#define FIXED_DECIMALS 3    /* of 0, 1 and 2 */
#define FIGURE_BYTES_MAX 32 /* of a text that may be one */

/* A text of the page that is the figure. */
struct hit {
	size_t text;
	const char *figure; /* that is asked for: what a cell says */
	const char *named;  /* the word that it is asked for with; NULL: none */
	bool before;        /* it is asked for as what a changed cell said */
	bool in_row;
	const size_t *beside; /* the texts that tell of which row it is */
	size_t beside_count;
	struct printed_figures found; /* those with the highest score */
	unsigned most;                /* the highest score of a row that does not print it */
};

struct finder {
	struct arena *arena;
	const struct printed_request *asked;
	const char **texts;     /* of the page */
	const bool *names_unit; /* of each: it is named on the page */
	const char *before;     /* the word for what a changed cell said: "antes: " */
	struct hit *hits;
	size_t hit_count;
};

static bool
is_label(const struct dataset_cell *cell)
{
	return (cell->kind == CELL_TEXT && cell->form != CELL_COVERAGE) || cell->kind == CELL_WORD ||
	    cell->kind == CELL_STATUS;
}

/* ---- the figure on the page ---- */

/* "2400 antes: 923": what a changed cell says, and what it said, each stand for themselves. */
static bool
is_side(const struct finder *f, const char *text, const char *figure)
{
	const char *mark = strstr(text, f->before);
	size_t n;

	if (!mark)
		return false;
	n = (size_t)(mark - text);
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return strcmp(mark, figure) == 0 || strcmp(mark + strlen(f->before), figure) == 0 ||
	    (strlen(figure) == n && strncmp(text, figure, n) == 0);
}

/* "12 casillas cambiadas". */
static const char *
count_text(struct arena *arena, const struct finder *f, unsigned column, const char *count)
{
	const char *words = wording_text(f->asked->source->wording,
	    change_kind_name(changes_counted(column), strcmp(count, "1") == 0 ? 1 : 2));

	return printed_normal(arena, arena_printf(arena, "%s %s", count, words));
}

/* Whether the words stand there from a figure's beginning on; a line may end behind them without a blank. */
static bool
holds_count(const char *text, const char *words)
{
	for (const char *at = strstr(text, words); at; at = strstr(at + 1, words))
		if ((at == text || at[-1] == ' ') && !(at[strlen(words)] >= 'a' && at[strlen(words)] <= 'z'))
			return true;
	return false;
}

/* A count of changes among others, asked for with what is counted or without. */
static bool
is_count(const struct finder *f, const char *text, const char *figure)
{
	const char *count = arena_strndup(f->arena, figure, strcspn(figure, " "));

	for (unsigned k = 0; k < CHANGE_KINDS; k++) {
		const char *words = count_text(f->arena, f, k, count);

		if ((strcmp(figure, count) == 0 || strcmp(figure, words) == 0) && holds_count(text, words))
			return true;
	}
	return false;
}

static bool
is_hit(const struct finder *f, size_t i, const char *figure, bool exact)
{
	const char *text = f->texts[i];

	if (!exact)
		return text_holds_figure(text, figure);
	return strcmp(text, figure) == 0 || is_side(f, text, figure) || is_count(f, text, figure);
}

/* Whether text i tells of which row a hit is: one in its row, or its picture; of a paragraph, itself. */
static bool
is_beside(const struct finder *f, size_t hit, size_t i)
{
	const struct page_text *a = &f->asked->texts->items[hit], *b = &f->asked->texts->items[i];

	if (a->row != 0)
		return i != hit && a->row == b->row && f->texts[i][0] != '\0';
	return a->in_picture ? b->in_picture && i != hit : i == hit;
}

static void
add_hit(struct finder *f, size_t text, const char *figure, const char *named)
{
	const size_t n = f->asked->texts->count;
	struct hit *hit = &f->hits[f->hit_count++];
	size_t *beside = ARENA_ARRAY(f->arena, size_t, n);

	hit->text = text;
	hit->figure = figure;
	hit->before = named && strncmp(f->before, named, strlen(named)) == 0;
	hit->named = hit->before ? NULL : named;
	hit->in_row = f->asked->texts->items[text].row != 0;
	hit->beside = beside;
	for (size_t i = 0; i < n; i++)
		if (is_beside(f, text, i))
			beside[hit->beside_count++] = i;
}

/* Texts that are it; if there is none, texts that it stands in. */
static void
find_hits(struct finder *f, const char *asked)
{
	const size_t n = f->asked->texts->count;
	const char *figure, *named = text_split_named(f->arena, asked, &figure);

	for (int exact = 1; exact >= 0 && f->hit_count == 0; exact--)
		for (size_t i = 0; i < n; i++)
			if (is_hit(f, i, asked, exact))
				add_hit(f, i, figure, named);
}

static void
find_all_hits(struct finder *f)
{
	for (size_t i = 0; i < f->asked->texts->count; i++) {
		const char *figure, *named = text_split_named(f->arena, f->texts[i], &figure);

		if (strlen(f->texts[i]) <= FIGURE_BYTES_MAX && text_has_digit(f->texts[i]))
			add_hit(f, i, figure, named);
	}
}

static void
find_units(struct finder *f)
{
	const struct plan *plan = f->asked->source->plan;
	bool *names = ARENA_ARRAY(f->arena, bool, plan->unit_count + 1);

	for (size_t u = 0; u < plan->unit_count; u++) {
		const char *name = printed_normal(f->arena, plan->units[u].name);

		for (size_t i = 0; i < f->asked->texts->count && !names[u]; i++)
			names[u] = text_holds_word(f->texts[i], name) ||
			    text_holds_word(f->texts[i], plan->units[u].code);
	}
	f->names_unit = names;
}

/* ---- rows of datasets ---- */

/* A row, as it would be printed. */
struct row {
	const struct dataset_rows *rows;
	const struct printed_view *view; /* that may print it */
	size_t number;
	/* As each cell is; in a sheet (NULL: it is of none); with other decimals (NULL: it has these). */
	const char **printed, **written, **fixed[FIXED_DECIMALS];
	const char **counted; /* with what is counted, "12 casillas cambiadas"; NULL: it is no such count */
	bool *used;           /* it is found beside the figure */
};

/* Whether the cell prints the text, or is of one that says it. */
static bool
says(const struct row *row, size_t k, const char *text)
{
	if (strcmp(row->printed[k], text) == 0 || (row->written[k] && strcmp(row->written[k], text) == 0))
		return true;
	if (row->counted[k] && strcmp(row->counted[k], text) == 0)
		return true;
	for (int d = 0; d < FIXED_DECIMALS; d++)
		if (row->fixed[d][k] && strcmp(row->fixed[d][k], text) == 0)
			return true;
	return false;
}

/* As a column with so many `decimals` has it: of money, two. */
static const char *
fixed_text(struct arena *arena, const struct dataset_cell *cell, struct number_style numbers, int decimals)
{
	struct buf b = BUF_INIT;
	struct decimal figure;

	if (!cell_is_figure(cell) || !cell_figure(cell, &figure) || figure.scale == decimals)
		return NULL;
	decimal_format(&b, figure, numbers, decimals, true);
	buf_adds(&b, cell->kind == CELL_PERCENT ? "%" : "");
	return printed_normal(arena, buf_take(&b, arena));
}

static void
read_row(struct arena *scratch, const struct finder *f, struct row *row)
{
	const struct cell_style style = cell_style_for_people(f->asked->source->numbers);
	unsigned counts = 0;

	for (size_t k = 0; k < row->rows->column_count; k++) {
		const struct dataset_cell *cell = &row->rows->rows[row->number][k];

		row->printed[k] = printed_normal(scratch, cell_text(scratch, cell, style));
		row->written[k] = cell->source ? printed_normal(scratch, sheet_text(cell->source)) : NULL;
		row->counted[k] = NULL;
		if (row->rows->columns[k].figure == IS_CHANGES_OF_KIND)
			row->counted[k] = count_text(scratch, f, counts++, row->printed[k]);
		for (int d = 0; d < FIXED_DECIMALS; d++)
			row->fixed[d][k] = fixed_text(scratch, cell, style.numbers, d);
	}
}

/* Whether the row is called so, by a cell that need not be printed: charts print letters of statuses. */
static bool
is_named(const struct row *row, const char *named)
{
	for (size_t k = 0; k < row->rows->column_count; k++)
		if (is_label(&row->rows->rows[row->number][k]) && strcmp(row->printed[k], named) == 0)
			return true;
	return false;
}

/* Whether the text is one of the row's, none of which is of two texts; what that tells. */
static unsigned
score_text(struct row *row, size_t column, const char *text, bool *same)
{
	for (size_t k = 0; k < row->rows->column_count; k++) {
		const struct dataset_cell *cell = &row->rows->rows[row->number][k];
		const bool label = is_label(cell);

		if (!row->view->columns[k] || k == column || row->used[k] || row->printed[k][0] == '\0' ||
		    !(label ? text_is_of_label(text, row->printed[k]) : says(row, k, text)))
			continue;
		row->used[k] = true;
		*same = true;
		return label && text_has_letter(row->printed[k]) ? LABEL_SCORE : 1;
	}
	return 0;
}

/* How much of what stands beside a hit is of the row, but for one of its columns. */
static void
score_row(const struct finder *f, const struct hit *hit, struct row *row, struct printed_figure *out)
{
	memset(row->used, 0, row->rows->column_count * sizeof *row->used);
	for (size_t i = 0; i < hit->beside_count; i++) {
		bool same = false;
		const unsigned score = score_text(row, out->column, f->texts[hit->beside[i]], &same);

		out->same += same;
		/* Figures of a picture, or in a sentence, are those of many rows. */
		out->score += hit->in_row || score >= LABEL_SCORE ? score : 0;
	}
	if (hit->named)
		out->score += LABEL_SCORE;
}

/* A table's row may be one of texts, too. */
static bool
may_print(const struct row *row, const struct hit *hit, bool in_picture)
{
	switch (row->view->where) {
	case PRINTED_IN_TABLE:
		return hit->in_row;
	case PRINTED_IN_PICTURE:
		return in_picture;
	case PRINTED_IN_TEXT:
		break;
	}
	return !in_picture;
}

/* Whether so little is enough. */
static bool
is_enough(const struct hit *hit, const struct printed_figure *found)
{
	if (found->where == PRINTED_IN_TABLE)
		return found->score > 0 || hit->beside_count == 0;
	return found->score >= LABEL_SCORE || dataset_has(found->dataset, HAS_ONE_ROW);
}

/* The unit decides between rows that are alike. */
static unsigned
final_score(const struct finder *f, const struct printed_figure *found)
{
	return 2 * found->score + (!dataset_is_of_unit(found->dataset) || f->names_unit[found->unit]);
}

static void
keep_best(const struct finder *f, struct printed_figures *list, const struct printed_figure *found)
{
	/* A row of a table is one of texts only where it is of no dataset as a whole. */
	const int other = list->count > 0 ? (int)found->where - (int)list->items[0].where : 0;

	if (other > 0 || (list->count > 0 && other == 0 && found->score < list->items[0].score))
		return;
	if (other < 0 || (list->count > 0 && found->score > list->items[0].score))
		list->count = 0;
	list->items = arena_grow(f->arena, list->items, list->count, &list->capacity, list->count + 1,
	    sizeof *list->items);
	list->items[list->count++] = *found;
}

/* The columns of the row that print the figure; whether there is any. */
static bool
try_hit(const struct finder *f, struct hit *hit, struct row *row, struct printed_figure found)
{
	const struct dataset_column *columns = row->rows->columns;
	bool any = false;

	if (hit->named && !is_named(row, hit->named))
		return false;
	found.text = hit->text;
	found.beside = (unsigned)hit->beside_count;
	for (found.column = 0; found.column < row->rows->column_count; found.column++) {
		struct printed_figure here = found;

		if (!row->view->columns[here.column] || columns[here.column].figure == IS_TEXT ||
		    !says(row, here.column, hit->figure) ||
		    (hit->before && columns[here.column].figure != IS_CHANGED_FROM))
			continue;
		any = true;
		score_row(f, hit, row, &here);
		if (!is_enough(hit, &here))
			continue;
		here.score = final_score(f, &here);
		keep_best(f, &hit->found, &here);
	}
	return any;
}

/* A row that does not print it, which may be the one on the page all the same: beside a number of another. */
static void
note_other(const struct finder *f, struct hit *hit, struct row *row, struct printed_figure found)
{
	found.column = SIZE_MAX;
	score_row(f, hit, row, &found);
	found.score *= 2;
	hit->most = found.score > hit->most ? found.score : hit->most;
}

static void
try_row(const struct finder *f, struct row *row, struct printed_figure at)
{
	for (size_t h = 0; h < f->hit_count; h++) {
		struct hit *hit = &f->hits[h];

		if (may_print(row, hit, f->asked->texts->items[hit->text].in_picture) &&
		    !try_hit(f, hit, row, at) && at.where == PRINTED_IN_TABLE)
			note_other(f, hit, row, at);
	}
}

/* What a chart draws between two series, with the sign that it has there. */
static bool
is_difference(struct arena *scratch, const struct finder *f, const struct dataset_cell *cell,
    const char *figure)
{
	for (int decimals = -1; decimals < FIXED_DECIMALS; decimals++) {
		struct buf b = BUF_INIT;

		buf_adds(&b, cell->number.units > 0 ? "+" : "");
		decimal_format(&b, cell->number, f->asked->source->numbers,
		    decimals < 0 ? cell->number.scale : decimals, true);
		if (strcmp(printed_normal(scratch, buf_take(&b, scratch)), figure) == 0)
			return true;
	}
	return false;
}

static void
try_category(const struct finder *f, struct arena *scratch, const struct difference_cells *cells,
    struct printed_figure found)
{
	struct dataset_cell cell;

	if (!difference_cell(cells, found.column, &cell))
		return;
	for (size_t h = 0; h < f->hit_count; h++) {
		struct hit *hit = &f->hits[h];

		if (!f->asked->texts->items[hit->text].in_picture ||
		    !is_difference(scratch, f, &cell, hit->figure))
			continue;
		found.text = hit->text;
		found.score = LABEL_SCORE;
		keep_best(f, &hit->found, &found);
	}
}

static void
try_differences(const struct finder *f, const struct dataset_rows *rows, enum dataset dataset, uint32_t unit)
{
	struct arena *scratch = arena_open_beside(f->arena);

	for (size_t i = 0; i < f->asked->difference_count; i++) {
		struct printed_figure found = {.dataset = dataset,
		    .where = PRINTED_IN_PICTURE,
		    .unit = unit,
		    .difference = &f->asked->differences[i]};
		struct difference_cells cells;

		if (found.difference->dataset != dataset)
			continue;
		cells = difference_bind(scratch, found.difference, rows);
		for (found.column = 0; found.column < cells.count; found.column++) {
			found.row = difference_row(&cells, found.column);
			try_category(f, scratch, &cells, found);
		}
	}
	arena_close(scratch);
}

static void
try_rows(const struct finder *f, enum dataset dataset, uint32_t unit)
{
	struct arena *scratch = arena_open_beside(f->arena), *texts = arena_open_beside(f->arena);
	struct dataset_rows rows;
	struct row row = {.rows = &rows};

	if (dataset == DATASET_PLAN)
		plan_cells_build(scratch, f->asked->source, unit, &rows);
	else
		dataset_build(scratch, dataset, f->asked->source, unit, &rows);
	row.printed = ARENA_ARRAY(scratch, const char *, rows.column_count);
	row.written = ARENA_ARRAY(scratch, const char *, rows.column_count);
	row.counted = ARENA_ARRAY(scratch, const char *, rows.column_count);
	for (int d = 0; d < FIXED_DECIMALS; d++)
		row.fixed[d] = ARENA_ARRAY(scratch, const char *, rows.column_count);
	row.used = ARENA_ARRAY(scratch, bool, rows.column_count);
	for (row.number = 0; row.number < rows.row_count; row.number++) {
		struct printed_figure at = {.dataset = dataset, .unit = unit, .row = row.number};

		read_row(texts, f, &row);
		for (size_t i = 0; i < f->asked->view_count; i++) {
			row.view = &f->asked->views[i];
			at.where = row.view->where;
			if (row.view->dataset == dataset)
				try_row(f, &row, at);
		}
		arena_renew(&texts);
	}
	try_differences(f, &rows, dataset, unit);
	arena_close(texts);
	arena_close(scratch);
}

static bool
is_printed(const struct finder *f, enum dataset dataset)
{
	for (size_t i = 0; i < f->asked->view_count; i++)
		if (f->asked->views[i].dataset == dataset)
			return !dataset_has(dataset, NEEDS_PROGRESS) || f->asked->source->compliance;
	return false;
}

static void
try_dataset(const struct finder *f, enum dataset dataset)
{
	if (!is_printed(f, dataset))
		return;
	if (!dataset_is_of_unit(dataset)) {
		if (!f->asked->own_unit)
			try_rows(f, dataset, 0);
		return;
	}
	for (uint32_t u = 0; u < f->asked->source->plan->unit_count; u++)
		try_rows(f, dataset, u);
}

struct printed_figures
printed_find(struct arena *arena, const struct printed_request *asked)
{
	struct printed_figures out = {0};
	struct finder f = {.arena = arena,
	    .asked = asked,
	    .texts = ARENA_ARRAY(arena, const char *, asked->texts->count + 1)};

	/* The words without what stands for the text. */
	f.before = printed_normal(arena, wording_text(asked->source->wording, "antes: %s"));
	f.before = arena_strndup(arena, f.before, strcspn(f.before, "%"));
	for (size_t i = 0; i < asked->texts->count; i++)
		f.texts[i] = printed_normal(arena, asked->texts->items[i].text);
	f.hits = ARENA_ARRAY(arena, struct hit, asked->texts->count + 1);
	if (asked->figure)
		find_hits(&f, printed_normal(arena, asked->figure));
	else
		find_all_hits(&f);
	out.hits = f.hit_count;
	if (f.hit_count == 0)
		return out;
	find_units(&f);
	for (int d = DATASET_PLAN; d < DATASETS; d++)
		try_dataset(&f, (enum dataset)d);
	for (size_t h = 0; h < f.hit_count; h++) {
		const struct printed_figures *found = &f.hits[h].found;

		for (size_t i = 0; i < found->count && found->items[i].score >= f.hits[h].most; i++) {
			out.items = arena_grow(arena, out.items, out.count, &out.capacity, out.count + 1,
			    sizeof *out.items);
			out.items[out.count++] = found->items[i];
		}
	}
	return out;
}
