#include "layout/columns.h"

#include "layout/container.h"

static struct inset
open_inset(const struct layout *l)
{
	return container_inset(
	    l->container_count > 0 ? l->containers[l->container_count - 1].container : NULL);
}

/* Lengths come first, then percents of the whole, and what is left goes to the others by their weights. */
static int64_t
own_width(const struct columns *columns, uint8_t column, length whole)
{
	const struct column *own = &columns->widths[column];
	int64_t left = whole, weights = 0;

	for (uint8_t i = 0; i < columns->count; i++) {
		const struct column *c = &columns->widths[i];
		left -= c->kind == COLUMN_FIXED ? c->value : 0;
		left -= c->kind == COLUMN_PERCENT ? (int64_t)whole * c->value / 100000 : 0;
		weights += c->kind == COLUMN_FLEX ? c->value : 0;
	}
	switch (own->kind) {
	case COLUMN_FIXED:
		return own->value;
	case COLUMN_PERCENT:
		return (int64_t)whole * own->value / 100000;
	case COLUMN_FLEX:
		break;
	}
	return left > 0 && weights > 0 ? left * own->value / weights : 0;
}

length
columns_width(const struct columns *columns, uint8_t column, length body)
{
	length whole = body - (columns->count - 1) * columns->gap;

	if (columns->widths == NULL)
		return at_least(whole / columns->count, 1);
	return at_least((length)own_width(columns, column, whole), 1);
}

static length
columns_left(const struct columns *columns, uint8_t column, length body)
{
	length left = 0;

	for (uint8_t i = 0; i < column; i++)
		left += columns_width(columns, i, body) + columns->gap;
	return left;
}

struct area
columns_around(const struct layout *l)
{
	if (l->columns.columns != NULL)
		return l->columns.around;
	const struct inset inset = open_inset(l);
	return (struct area){l->body.x - inset.left, l->body.y, l->body.width + inset.left + inset.right,
	    l->body.height};
}

void
columns_narrow(struct layout *l, const struct columns *columns, uint8_t column)
{
	l->body = columns_around(l);
	if (columns != NULL)
		l->body.width = columns_width(columns, column, l->body.width);
}

/* The top of a column; footnotes of texts above the columns stand below its end. */
static void
enter_column(struct layout *l)
{
	const struct column_flow *c = &l->columns;

	l->body = (struct area){
	    c->around.x + columns_left(c->columns, c->index, c->around.width),
	    c->top,
	    columns_width(c->columns, c->index, c->around.width),
	    c->bottom + l->foot - c->top,
	};
	body_inset(l, container_inset(NULL), open_inset(l));
	l->y = l->used = c->top;
	l->kept_from_top = false;
}

/* The columns of a page, from l->y on. */
static void
begin(struct layout *l)
{
	struct column_flow *c = &l->columns;
	length end = c->around.y + c->around.height - l->foot;

	c->top = c->used = l->y;
	c->at_page_top = c->top == c->around.y;
	c->ends_early = c->pages == c->plan.pages && c->plan.height < end - c->top;
	c->bottom = c->ends_early ? c->top + c->plan.height : end;
	c->has_most = !c->ends_early && (c->at_page_top || l->kept_from_top);
	enter_column(l);
}

void
columns_open(struct layout *l, const struct columns *columns, const struct column_plan *plan)
{
	bool kept = l->kept_from_top;

	l->columns = (struct column_flow){.columns = columns, .plan = *plan, .around = l->body};
	begin(l);
	l->kept_from_top = kept && l->columns.has_most;
}

void
columns_close(struct layout *l)
{
	length space = l->y - l->used;

	l->body = l->columns.around;
	l->used = at_least(l->used, l->columns.used);
	l->y = l->used + space;
	l->kept_from_top = false;
	l->columns.columns = NULL;
}

void
columns_move(struct layout *l, uint8_t column)
{
	l->columns.used = at_least(l->columns.used, l->used);
	l->columns.index = column;
	enter_column(l);
}

bool
columns_next(struct layout *l)
{
	const struct column_flow *c = &l->columns;

	if (c->columns == NULL || c->columns->beside || c->index + 1 == c->columns->count)
		return false;
	columns_move(l, c->index + 1);
	return true;
}

void
columns_next_page(struct layout *l)
{
	l->columns.around = l->body;
	l->columns.pages++;
	if (!l->columns.columns->beside)
		l->columns.index = 0;
	begin(l);
}

void
trial_begin(struct layout *l, struct trial *trial)
{
	*trial = (struct trial){
	    .body = l->body,
	    .y = l->y,
	    .used = l->used,
	    .foot = l->foot,
	    .columns = l->columns,
	    .container_count = l->container_count,
	    .label_count = l->label_count,
	    .page_count = l->page_count,
	    .node_count = l->node_count,
	    .destination_count = l->destination_count,
	    .spanning_table_count = l->spanning_table_count,
	    .part = l->part,
	    .kept_from_top = l->kept_from_top,
	    .begun = l->begun,
	    .counting = l->counting,
	    .keeps_items = l->keeps_items,
	    .trying = l->trying,
	};
	memcpy(trial->containers, l->containers, sizeof(trial->containers));
	memcpy(trial->labels, l->labels, sizeof(trial->labels));
	l->counting = l->trying = true;
	l->keeps_items = false;
}

void
trial_end(struct layout *l, const struct trial *trial)
{
	l->body = trial->body;
	l->y = trial->y;
	l->used = trial->used;
	l->foot = trial->foot;
	l->columns = trial->columns;
	l->container_count = trial->container_count;
	l->label_count = trial->label_count;
	l->page_count = trial->page_count;
	l->node_count = trial->node_count;
	l->destination_count = trial->destination_count;
	l->spanning_table_count = trial->spanning_table_count;
	l->part = trial->part;
	l->kept_from_top = trial->kept_from_top;
	l->begun = trial->begun;
	l->counting = trial->counting;
	l->keeps_items = trial->keeps_items;
	l->trying = trial->trying;
	memcpy(l->containers, trial->containers, sizeof(trial->containers));
	memcpy(l->labels, trial->labels, sizeof(trial->labels));
}
