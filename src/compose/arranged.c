/* The rows of a body whose lines a view says. */
#include "compose/body.h"
#include "compose/view.h"

static const struct style *
bold(struct context *c, const struct style *style)
{
	return changed_style(c, style, &(struct style_change){.kind = CHANGE_BOLD});
}

/* What is said of a head or foot: its text, and the style that the template has for it, or NULL. */
struct caption {
	const struct text_template *text;
	const struct style *style;
};

static struct caption
caption_of(const struct table_spec *spec, const struct view_line *line)
{
	const struct row_group *group = &spec->row_groups[line->level];

	switch (line->kind) {
	case VIEW_HEAD:
		return (struct caption){&group->head, group->head_style};
	case VIEW_FOOT:
		return (struct caption){&group->foot, group->foot_style};
	case VIEW_LEFT_OUT:
		return (struct caption){&spec->more, spec->total_style};
	default:
		return (struct caption){&spec->total_label, spec->total_style};
	}
}

/* The context in which the texts of the line are filled in. */
static struct context
context_of(const struct context *c, const struct table_spec *spec, const struct view *view,
    const struct view_line *line)
{
	struct context of = *c;

	of.left_out = line->count;
	if (line->kind != VIEW_HEAD && line->kind != VIEW_FOOT)
		return of;
	const struct row_group *group = &spec->row_groups[line->level];
	const int column = rows_column(view->rows, group->binding.key);
	const size_t row = view->order[line->first];
	of.group.text = rows_text(view->rows, row, column);
	of.group.loc = rows_place(view->rows, row, column, group->binding.loc);
	if (of.group.text[0] == '\0') {
		of.group.text = fill_plain(&of, &group->blank);
		of.group.loc = group->blank.loc;
	}
	of.group.rows = line->count;
	return of;
}

/* The label, over the columns before the first that has a total; a head is over all. */
static size_t
put_label(struct context *c, const struct table_spec *spec, const struct view_line *line,
    const struct caption *caption, struct row *out)
{
	const struct style *style = caption->style ? caption->style : bold(c, spec->style);
	size_t end = 0;

	while (
	    end < spec->column_count && (line->kind == VIEW_HEAD || spec->columns[end].total == TOTAL_NONE))
		end++;
	out->cells[0] = text_cell(c, caption->text, style);
	out->cells[0].columns = (uint16_t)end;
	out->cells[0].header = true;
	for (size_t k = 1; k < end; k++)
		out->cells[k].covered = true;
	return end;
}

static const struct style *
total_style(struct context *c, const struct caption *caption, const struct table_column *column)
{
	if (!caption->style)
		return bold(c, column->style);
	return changed_style(c, column->style,
	    &(struct style_change){.kind = CHANGE_FOOT, .look = caption->style});
}

static void
foot_row(struct context *c, const struct table_spec *spec, const struct view *view,
    const struct view_line *line, struct row *out)
{
	const struct caption caption = caption_of(spec, line);
	struct context of = context_of(c, spec, view, line);

	for (size_t k = put_label(&of, spec, line, &caption, out); k < spec->column_count; k++) {
		const struct table_column *column = &spec->columns[k];
		const char *text = column->total != TOTAL_NONE ? view_total(&of, view, line, column) : "";

		out->cells[k] = made_cell(&of, text, total_style(c, &caption, column), column->loc);
	}
	out->keep_with_previous = line->kind != VIEW_HEAD;
	c->failed = c->failed || of.failed;
}

/* A body under construction. */
struct arranging {
	struct context *c;
	const struct table_spec *spec;
	const struct table_binding *bound;
	const struct view *view;
	struct row *body;
	size_t *start; /* of each merge column, where the group began that the last row is in */
};

/* Equal neighbours are joined within a group. */
static void
arrange_row(struct arranging *a, size_t at)
{
	const struct view_line *line = &a->view->lines[at];
	const bool follows = at > 0 && line[-1].kind == VIEW_ROW;
	const size_t row = a->view->order[line->first];

	body_row(a->c, a->spec, a->bound, row, &a->body[at]);
	for (size_t k = 0; k < a->spec->column_count && line->count > 1; k++)
		if (a->spec->columns[k].collect)
			a->body[at].cells[k] = collected_cell(a->c, a->bound, &a->spec->columns[k],
			    &a->view->order[line->first], line->count);
	a->body[at].keep_with_previous = at > 0 && line[-1].kind == VIEW_HEAD;
	if (!follows) {
		for (size_t k = 0; k < a->spec->column_count; k++)
			a->start[k] = at;
		return;
	}
	const size_t pair[2] = {a->view->order[line[-1].first], row};
	join_rows(a->spec, a->bound, pair, at, a->start);
	cover_joined(a->spec, a->body, 0, at, a->start);
}

static void
set_group(const struct view_line *line, struct row *row)
{
	row->groups = line->kind == VIEW_ROW ? line->level : 0;
	if (line->kind == VIEW_HEAD || line->kind == VIEW_FOOT)
		row->groups = (uint8_t)(line->level + 1);
	row->is_group_head = line->kind == VIEW_HEAD;
}

struct row *
arranged_rows(struct context *c, const struct table_spec *spec, const struct table_binding *bound,
    const struct view *view)
{
	struct arranging a = {
	    .c = c,
	    .spec = spec,
	    .bound = bound,
	    .view = view,
	    .body = empty_rows(c, spec, view->line_count, spec->loc),
	    .start = ARENA_ARRAY(c->arena, size_t, spec->column_count),
	};

	for (size_t at = 0; at < view->line_count; at++) {
		const struct view_line *line = &view->lines[at];

		if (line->kind == VIEW_ROW)
			arrange_row(&a, at);
		else
			foot_row(c, spec, view, line, &a.body[at]);
		set_group(line, &a.body[at]);
	}
	return a.body;
}
