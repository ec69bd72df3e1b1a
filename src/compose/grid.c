#include "compose/context.h"

struct column
column_from(const struct column_width *width)
{
	struct column column = {.value = width->value, .loc = width->loc};
	switch (width->kind) {
	case WIDTH_FIXED:
		column.kind = COLUMN_FIXED;
		break;
	case WIDTH_PERCENT:
		column.kind = COLUMN_PERCENT;
		break;
	case WIDTH_FLEX:
		column.kind = COLUMN_FLEX;
		break;
	}
	return column;
}

struct cell
text_cell(struct context *c, const struct text_template *text, const struct style *style)
{
	struct spans spans = fill_spans(c, text, style);
	return (struct cell){
	    .spans = spans.count > 0 ? spans.spans : NULL,
	    .span_count = (uint16_t)spans.count,
	    .style = style,
	    .columns = 1,
	    .rows = 1,
	};
}

struct cell
missing_cell(struct context *c, const struct text_template *text, const struct style *style)
{
	if (style->align == ALIGN_START || style->align == ALIGN_JUSTIFY)
		return text_cell(c, text, style);
	return text_cell(c, text, changed_style(c, style, &(struct style_change){.kind = CHANGE_LEFT}));
}

const char *
structure_standard(const struct context *c)
{
	unsigned standards = c->composition->document->standards;

	if ((standards & JOB_PDF_UA1) != 0)
		return "pdf/ua-1";
	return (standards & JOB_PDF_A3A) != 0 ? "pdf/a-3a" : NULL;
}

/* An image that readers come to is described, or said to be decoration. */
static void
check_alt(struct context *c, const struct image_use *use, const char *alt)
{
	const char *standard = structure_standard(c);
	bool said = use->alt_given && (use->alt.count == 0 || alt[0] != '\0');

	if (said || !standard || c->furniture)
		return;
	c->failed = true;
	if (!diags_has(c->diags, use->loc, "compose-no-alt"))
		diag_add(c->diags, SEVERITY_ERROR, use->loc, "compose-no-alt",
		    use->in_prose
			? "this image has no description, which %s asks for: ![what it shows](file.png)"
			: use->alt_given
			? "this image has a description without any text, which %s asks for: add `alt: "
			  "\"what it shows\"`, or `alt: \"\"` where it is only decoration"
			: "this image has no description, which %s asks for: add `alt: \"what it shows\"`, "
			  "or `alt: \"\"` where it is only decoration",
		    standard);
}

bool
image_is_there(const struct context *c, const struct image_use *use)
{
	const struct job_text *path = use->field ? context_own_field(c, use->field) : NULL;

	if (use->field)
		return path && path->text[0] != '\0';
	return !use->is_logo || c->composition->job->logo.text;
}

/* The file, where the path of it is written. */
static const char *
image_path(struct context *c, const struct image_use *use, struct srcloc *loc)
{
	const struct job *job = c->composition->job;
	const struct job_text *path = use->field ? context_own_field(c, use->field) : &job->logo;

	if (!use->field && !use->is_logo) {
		*loc = use->loc;
		return path_beside(c->arena, use->loc.file, use->source);
	}
	*loc = path->loc;
	return path_beside(c->arena, job->path, path->text);
}

struct figure *
figure_from(struct context *c, const struct image_use *use)
{
	struct srcloc loc;

	if (!image_is_there(c, use))
		return NULL; /* the job has none: its place stays empty */
	const char *path = image_path(c, use, &loc);
	const struct image *image = images_get(c->images, path, loc, c->diags);
	if (!image) {
		c->failed = true;
		return NULL;
	}
	struct figure *figure = ARENA_NEW(c->arena, struct figure);
	*figure = (struct figure){
	    .image = image,
	    .width = use->width,
	    .height = use->height,
	    .alt = use->alt.count > 0 ? fill_plain(c, &use->alt) : NULL,
	    .loc = use->loc,
	};
	check_alt(c, use, figure->alt);
	return figure;
}

static bool
is_sentences(const struct text_template *text)
{
	return text->count > 0 && text->pieces[0].field == FIELD_SENTENCE;
}

static bool
is_boxed(const struct style *style)
{
	for (size_t side = 0; side < SIDES; side++)
		if (style->border[side].width == 0)
			return false;
	return true;
}

static struct cell
grid_cell(struct context *c, const struct grid_cell *from)
{
	struct cell cell = text_cell(c, &from->text, from->style);
	if (from->image.source || from->image.is_logo)
		cell.figure = figure_from(c, &from->image);
	/* No box for what there is none of: a logo, or the code of the document. */
	if (cell.span_count == 0 && is_boxed(from->style) &&
	    (from->image.is_logo ? !image_is_there(c, &from->image) : is_sentences(&from->text)))
		cell.style = changed_style(c, from->style, &(struct style_change){.kind = CHANGE_BARE});
	cell.columns = from->columns;
	cell.rows = from->rows;
	cell.header = from->header;
	return cell;
}

/* Marks the places that a cell at (row, column) covers, itself left out. */
static void
cover(struct row *rows, size_t row, size_t column, const struct cell *cell)
{
	for (size_t r = row; r < row + cell->rows; r++)
		for (size_t k = column; k < column + cell->columns; k++)
			if (r != row || k != column)
				rows[r].cells[k].covered = true;
}

static struct row *
grid_rows(struct context *c, const struct grid *grid)
{
	struct row *rows = ARENA_ARRAY(c->arena, struct row, grid->row_count);
	for (size_t r = 0; r < grid->row_count; r++)
		rows[r] = (struct row){
		    .cells = ARENA_ARRAY(c->arena, struct cell, grid->column_count),
		    .min_height = grid->rows[r].min_height,
		    .loc = grid->rows[r].loc,
		};
	for (size_t r = 0; r < grid->row_count; r++) {
		size_t column = 0;
		for (size_t i = 0; i < grid->rows[r].cell_count; i++) {
			while (column < grid->column_count && rows[r].cells[column].covered)
				column++;
			struct cell cell = grid_cell(c, &grid->rows[r].cells[i]);
			rows[r].cells[column] = cell;
			cover(rows, r, column, &cell);
			column += cell.columns;
		}
	}
	return rows;
}

static struct column *
grid_columns(struct context *c, const struct column_width *widths, size_t n)
{
	struct column *columns = ARENA_ARRAY(c->arena, struct column, n);
	for (size_t i = 0; i < n; i++)
		columns[i] = column_from(&widths[i]);
	return columns;
}

/* A continuation marker for tables made here, whose rows are short: never NULL when there are body rows. */
static const struct span *
no_marker(struct context *c, const struct style *style, struct srcloc loc)
{
	struct span *span = ARENA_NEW(c->arena, struct span);
	*span = (struct span){.text = "", .style = style, .loc = loc};
	return span;
}

struct table *
compose_grid(struct context *c, const struct grid *grid, bool furniture)
{
	struct table *table = ARENA_NEW(c->arena, struct table);
	*table = (struct table){
	    .columns = grid_columns(c, grid->columns, grid->column_count),
	    .column_count = grid->column_count,
	    .align = grid->align,
	    .loc = grid->loc,
	};
	c->furniture = furniture;
	struct row *rows = grid_rows(c, grid);
	c->furniture = false;
	if (furniture) {
		table->head = rows;
		table->head_count = grid->row_count;
	} else {
		table->body = rows;
		table->body_count = grid->row_count;
		table->continued = no_marker(c, grid->rows[0].cells[0].style, grid->loc);
	}
	return table;
}

static struct cell
job_cell(struct context *c, struct job_text text, const struct style *style)
{
	struct cell cell = {.style = style, .columns = 1, .rows = 1};
	if (!text.text || text.text[0] == '\0')
		return cell;
	struct span *span = ARENA_NEW(c->arena, struct span);
	*span = (struct span){.text = text.text,
	    .style = style,
	    .loc = text.loc,
	    .length = (uint32_t)strlen(text.text)};
	cell.spans = span;
	cell.span_count = 1;
	return cell;
}

/* Name and post, one under the other. */
static struct cell
signer_cell(struct context *c, const struct job_signature *signature, const struct style *style)
{
	const char *name = signature->name.text, *position = signature->position.text;
	struct job_text text = {
	    .text = name && position ? arena_printf(c->arena, "%s\n%s", name, position)
		: name               ? name
				     : position,
	    .loc = name ? signature->name.loc : signature->position.loc,
	};
	return job_cell(c, text, style);
}

struct table *
compose_signatures(struct context *c, const struct content *content)
{
	const struct job_document *document = c->composition->document;
	bool named = document->signature_count > 0;
	size_t n = named ? document->signature_count : content->u.signatures.role_count;
	if (n == 0)
		return NULL;

	struct row *rows = ARENA_ARRAY(c->arena, struct row, 3);
	for (size_t r = 0; r < 3; r++)
		rows[r] = (struct row){
		    .cells = ARENA_ARRAY(c->arena, struct cell, n),
		    .keep_with_previous = r > 0,
		    .loc = content->loc,
		};
	rows[1].min_height = content->u.signatures.height;
	struct column *columns = ARENA_ARRAY(c->arena, struct column, n);
	bool signers = false;
	for (size_t i = 0; i < n; i++) {
		columns[i] = (struct column){.kind = COLUMN_FLEX, .value = 1000, .loc = content->loc};
		const struct style *role_style = content->u.signatures.role_style;
		rows[0].cells[i] = named ? job_cell(c, document->signatures[i].role, role_style)
					 : text_cell(c, &content->u.signatures.roles[i], role_style);
		rows[0].cells[i].header = true;
		rows[1].cells[i] = (struct cell){.style = content->style, .columns = 1, .rows = 1};
		rows[2].cells[i] = rows[1].cells[i];
		if (named)
			rows[2].cells[i] = signer_cell(c, &document->signatures[i], content->style);
		signers = signers || rows[2].cells[i].spans;
	}
	struct table *table = ARENA_NEW(c->arena, struct table);
	*table = (struct table){
	    .columns = columns,
	    .column_count = n,
	    .head = rows,
	    .head_count = 1,
	    .body = rows + 1,
	    .body_count = signers ? 2 : 1,
	    .continued = no_marker(c, content->style, content->loc),
	    .loc = content->loc,
	};
	rows[1].keep_with_previous = false;
	return table;
}

static void
change_row(struct context *c, const struct job_change *change, const struct style *style, struct row *row)
{
	row->cells = ARENA_ARRAY(c->arena, struct cell, 4);
	row->loc = change->version.loc;
	row->cells[0] = job_cell(c, change->version, style);
	row->cells[1] = job_cell(c, change->date, style);
	row->cells[2] = job_cell(c, change->description, style);
	row->cells[3] = job_cell(c, change->author, style);
}

struct table *
compose_changes(struct context *c, const struct content *content)
{
	const struct job_document *document = c->composition->document;
	size_t n = document->change_count;
	struct row *head = ARENA_NEW(c->arena, struct row);
	*head = (struct row){.cells = ARENA_ARRAY(c->arena, struct cell, 4), .loc = content->loc};
	for (size_t i = 0; i < 4; i++) {
		head->cells[i] = text_cell(c, &content->u.changes.titles[i], content->u.changes.head_style);
		head->cells[i].header = true;
	}

	struct row *body = ARENA_ARRAY(c->arena, struct row, n > 0 ? n : 1);
	for (size_t i = 0; i < n; i++)
		change_row(c, &document->changes[i], content->style, &body[i]);
	if (n == 0) {
		struct row *versions = version_rows(c, content, &n);
		body = n > 0 ? versions : body;
	}
	if (n == 0) {
		body[0] = (struct row){.cells = ARENA_ARRAY(c->arena, struct cell, 4), .loc = content->loc};
		body[0].cells[0] = missing_cell(c, &content->u.changes.empty, content->style);
		body[0].cells[0].columns = 4;
		cover(body, 0, 0, &body[0].cells[0]);
	}
	struct table *table = ARENA_NEW(c->arena, struct table);
	*table = (struct table){
	    .columns = grid_columns(c, content->u.changes.widths, 4),
	    .column_count = 4,
	    .head = head,
	    .head_count = 1,
	    .body = body,
	    .body_count = n > 0 ? n : 1,
	    .continued = no_marker(c, content->style, content->loc),
	    .loc = content->loc,
	};
	return table;
}
