/*
 * The pages by Cairo and Pango: with_cairo DOCUMENT.TSV OUT.PDF
 *
 * All text is laid out first, so that the number of pages is known, and kept until it is drawn.
 */
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MM (72 / 25.4)
#define WIDTH 792.0
#define HEIGHT 612.0
#define LEFT (15 * MM)
#define TOP (11 * MM)
#define BOTTOM (HEIGHT - 10 * MM)
#define HEADER 56.0
#define COLUMNS 18

static const double widths[COLUMNS] = {31, 35.6, 31.3, 28.5, 11, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 20};

struct cell {
	PangoLayout *layout;
	double x, width, height;
	gboolean filled;
};

struct row {
	struct cell cells[COLUMNS];
	int count;
	double height;
	const char *title; /* starts a page with it */
};

struct work {
	GHashTable *keys;
	PangoContext *context;
	cairo_t *cairo;
	GArray *rows;   /* of struct row */
	GArray *breaks; /* rows that begin a page */
	struct row head[2];
};

enum { CELL, FIGURE, LINE, HEAD, NAME, TOLD };
static const char *const fonts[] = {"6.5", "6.5", "Bold 6.5", "Bold 6.5", "Bold 10.5", "8.5"};

static PangoLayout *
lay_out(struct work *work, const char *text, double width, int how)
{
	PangoLayout *layout = pango_layout_new(work->context);
	char *name = g_strdup_printf("Archivo Narrow %spx", fonts[how]);
	PangoFontDescription *font = pango_font_description_from_string(name);

	pango_layout_set_font_description(layout, font);
	pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_line_spacing(layout, how == CELL || how == FIGURE || how == LINE ? 0.93f : 1);
	pango_layout_set_alignment(layout,
	    how == FIGURE                    ? PANGO_ALIGN_RIGHT
		: how == HEAD || how == NAME ? PANGO_ALIGN_CENTER
					     : PANGO_ALIGN_LEFT);
	pango_layout_set_text(layout, text, -1);
	pango_font_description_free(font);
	g_free(name);
	return layout;
}

static void
add_cell(struct work *work, struct row *row, const char *text, int columns, int how)
{
	struct cell *cell = &row->cells[row->count];
	double x = 0;
	int column = row->count == 0 ? 0 : columns == 13 ? 5 : row->count, height;

	for (int i = 0; i < column + columns; i++)
		*(i < column ? &x : &cell->width) += widths[i] * MM;
	cell->x = x;
	cell->filled = how == HEAD;
	cell->layout = lay_out(work, text, cell->width - 5, how);
	pango_layout_get_size(cell->layout, NULL, &height);
	cell->height = (double)height / PANGO_SCALE;
	row->height = MAX(row->height, cell->height + 4);
	row->count++;
}

/* The next cell of a CSV with quoted ones, put together where it stands; *ended: its record, too. */
static char *
next_cell(char **at, gboolean *ended)
{
	char *start = *at, *to = *at, *from = *at;
	gboolean quoted = FALSE;

	for (; *from != '\0' && (quoted || (*from != ',' && *from != '\n')); from++) {
		if (*from == '"')
			quoted = !quoted;
		else
			*to++ = *from;
	}
	*ended = *from != ',';
	*at = *from == '\0' ? from : from + 1;
	*to = '\0';
	return start;
}

static void
add_unit(struct work *work, const char *name, const char *path)
{
	char *text, *at;
	gboolean heading = TRUE;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		exit(1);
	for (at = text; *at != '\0'; heading = FALSE) {
		struct row row = {0};
		gboolean ended = FALSE;

		for (int i = 0; !ended && i < COLUMNS; i++)
			add_cell(work, &row, next_cell(&at, &ended), 1,
			    heading               ? HEAD
				: i == 0          ? LINE
				: i > 3 && i < 17 ? FIGURE
						  : CELL);
		if (heading) {
			work->head[1] = row;
			row = (struct row){.title = name};
		}
		g_array_append_val(work->rows, row);
	}
	g_free(text);
}

static void
break_pages(struct work *work)
{
	double head = work->head[0].height + work->head[1].height, y = 0;

	for (guint i = 0; i < work->rows->len; i++) {
		struct row *row = &g_array_index(work->rows, struct row, i);

		if (row->title != NULL)
			y = TOP + HEADER + 8 + 19 + head;
		else if (y + row->height > BOTTOM)
			y = TOP + HEADER + 8 + head;
		else {
			y += row->height;
			continue;
		}
		g_array_append_val(work->breaks, i);
		y += row->height;
	}
}

static void
draw_box(cairo_t *cairo, double x, double y, double width, double height)
{
	cairo_rectangle(cairo, x, y, width, height);
	cairo_stroke(cairo);
}

static void
draw_text(cairo_t *cairo, PangoLayout *layout, double x, double y)
{
	cairo_move_to(cairo, x, y);
	pango_cairo_show_layout(cairo, layout);
}

static double
draw_row(cairo_t *cairo, const struct row *row, double y)
{
	for (int i = 0; i < row->count; i++) {
		const struct cell *cell = &row->cells[i];
		double x = LEFT + cell->x;

		if (cell->filled) {
			cairo_set_source_rgb(cairo, 0.85, 0.89, 0.94);
			cairo_rectangle(cairo, x, y, cell->width, row->height);
			cairo_fill(cairo);
			cairo_set_source_rgb(cairo, 0, 0, 0);
		}
		draw_box(cairo, x, y, cell->width, row->height);
		draw_text(cairo, cell->layout, x + 2.5, y + (row->height - cell->height) / 2);
	}
	return y + row->height;
}

static void
draw_line(struct work *work, const char *text, double x, double y, double width, int how)
{
	PangoLayout *layout = lay_out(work, text, width, how);

	draw_text(work->cairo, layout, x, y);
	g_object_unref(layout);
}

static void
draw_header(struct work *work, cairo_surface_t *logo, guint page)
{
	static const char *const labels[] = {"Código: %s", "Versión: %s", "Fecha: %s"};
	static const char *const keys[] = {"code", "version", "date"};
	double left = LEFT + 34 * MM, right = left + 169.4 * MM;
	cairo_t *cairo = work->cairo;

	draw_box(cairo, LEFT, TOP, 34 * MM, HEADER);
	for (int i = 0; i < 4; i++) {
		char *text = i < 3
		    ? g_strdup_printf(labels[i], (char *)g_hash_table_lookup(work->keys, keys[i]))
		    : g_strdup_printf("Página %u de %u", page, work->breaks->len);
		draw_box(cairo, right, TOP + i * 14, 50 * MM, 14);
		draw_line(work, text, right + 5, TOP + i * 14 + 2, 50 * MM - 10, TOLD);
		g_free(text);
	}
	for (int i = 0; i < 2; i++) {
		draw_box(cairo, left, TOP + i * 28, 169.4 * MM, 28);
		draw_line(work, g_hash_table_lookup(work->keys, i == 0 ? "institution" : "title"), left,
		    TOP + i * 28 + 7, 169.4 * MM, NAME);
	}
	cairo_save(cairo);
	cairo_translate(cairo, LEFT + 27, TOP + 7);
	cairo_scale(cairo, 42.0 / cairo_image_surface_get_width(logo),
	    42.0 / cairo_image_surface_get_height(logo));
	cairo_set_source_surface(cairo, logo, 0, 0);
	cairo_paint(cairo);
	cairo_restore(cairo);
}

static void
draw_page(struct work *work, cairo_surface_t *logo, guint page)
{
	guint first = g_array_index(work->breaks, guint, page);
	guint end =
	    page + 1 < work->breaks->len ? g_array_index(work->breaks, guint, page + 1) : work->rows->len;
	const char *title = g_array_index(work->rows, struct row, first).title;
	double y = TOP + HEADER + 8;

	cairo_set_line_width(work->cairo, 0.4);
	draw_header(work, logo, page + 1);
	if (title != NULL) {
		draw_line(work, title, LEFT, y, 253.4 * MM, NAME);
		y += 19;
	}
	y = draw_row(work->cairo, &work->head[1], draw_row(work->cairo, &work->head[0], y));
	for (guint i = first; i < end; i++)
		y = draw_row(work->cairo, &g_array_index(work->rows, struct row, i), y);
	cairo_show_page(work->cairo);
}

static void
read_document(struct work *work, char *text)
{
	char **lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line != NULL && **line != '\0'; line++) {
		char **part = g_strsplit(*line, "\t", 3);

		if (strcmp(part[0], "unit") == 0) {
			add_unit(work, part[1], part[2]);
			continue;
		}
		g_hash_table_insert(work->keys, part[0], part[1]);
		if (strcmp(part[0], "fonts") == 0)
			FcConfigAppFontAddDir(NULL, (const FcChar8 *)part[1]);
	}
	add_cell(work, &work->head[0], g_hash_table_lookup(work->keys, "title"), 5, HEAD);
	add_cell(work, &work->head[0],
	    g_strconcat("PROGRAMACIÓN ANUAL ", g_hash_table_lookup(work->keys, "year"), NULL), 13, HEAD);
}

int
main(int argc, char **argv)
{
	cairo_surface_t *pdf = cairo_pdf_surface_create(argv[argc - 1], WIDTH, HEIGHT), *logo;
	struct work work = {.keys = g_hash_table_new(g_str_hash, g_str_equal),
	    .cairo = cairo_create(pdf),
	    .rows = g_array_new(FALSE, FALSE, sizeof(struct row)),
	    .breaks = g_array_new(FALSE, FALSE, sizeof(guint))};
	char *text;

	if (argc != 3 || !g_file_get_contents(argv[1], &text, NULL, NULL))
		return 1;
	work.context = pango_cairo_create_context(work.cairo);
	read_document(&work, text);
	break_pages(&work);
	logo = cairo_image_surface_create_from_png(g_hash_table_lookup(work.keys, "logo"));
	for (guint page = 0; page < work.breaks->len; page++)
		draw_page(&work, logo, page);
	cairo_destroy(work.cairo);
	cairo_surface_finish(pdf);
	return cairo_surface_status(pdf) == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
