#include "run/init.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/file_name.h"
#include "publish/no_overwrite.h"
#include "run/init_source.h"
#include "sheet/columns.h"
#include "sheet/read.h"
#include "sheet/vocabulary.h"

/* Tenths of millimetres. */
#define MARGINS 220         /* both of a page */
#define TEXT_LEAST 250      /* of a column of texts */
#define FIGURE_PADDING 50   /* of a column of figures */
#define FIGURE_CHARACTER 14 /* of each character in it */

/* The texts of both files, in a language. */
struct words {
	const char *template_file, *language;
	const char *job_head, *year, *institution, *title, *columns, *unread, *others, *more;
	const char *template_head, *page, *styles, *header, *table, *widths, *sections, *empty;
	const char *example, *example_name;
};

static const struct words spanish = {
    .template_file = "plantilla.yaml",
    .language = "es-SV",
    .job_head = "# El trabajo: quién planifica, qué archivos hay y qué documentos se hacen con ellos.\n"
		"# Hágalos con:  pliego build job.yaml\n"
		"# Todo lo que sigue a una almohadilla (#) es un comentario.\n",
    .year = " # el año del plan",
    .institution = "NOMBRE DE LA INSTITUCIÓN # escriba aquí el suyo",
    .title = "PLAN ANUAL DE TRABAJO",
    .columns =
	"# Si un archivo llama de otro modo a una columna, dígalo así (a la izquierda, como se conoce aquí;\n"
	"# vea también: pliego columns job.yaml):\n"
	"# columns: {ACTIVIDAD: TAREA, META ANUAL: TOTAL}\n",
    .unread = "# Estos encabezados se imprimen, pero no se calcula con ellos: ",
    .others = "# Estos encabezados no están en todas las unidades y la plantilla no los imprime: ",
    .more = "  # Más documentos: quite las almohadillas.\n"
	    "  # - {template: informe-revision, output: revision.pdf, title: REVISIÓN DEL PLAN}\n",
    .template_head =
	"# La plantilla: cómo se ven los documentos. Cambie algo, haga el documento otra vez y mírelo.\n",
    .page = "# El papel: letter, legal, oficio, tabloid, a4, a3 o [ancho, alto].\n",
    .styles = "# Los estilos: cada uno toma de su «parent» lo que no dice.\n",
    .header = "# El encabezado de cada página.\n",
    .table = "# El cuadro: una columna por encabezado de los archivos, en este orden.\n",
    .widths = "# Anchos: en milímetros, o en partes de lo que queda (1*, 2*).\n",
    .sections = "# Lo que se imprime, en este orden.\n",
    .empty = "La unidad no presentó actividades.",
    .example =
	"CÓDIGO,LÍNEA ESTRATÉGICA,ACTIVIDAD,RESULTADO ESPERADO,META "
	"ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,"
	"OCT,NOV,DIC\n"
	"A1,Atender a la población,Atender consultas en ventanilla,Consultas "
	"resueltas,1200,100,100,100,100,100,"
	"100,100,100,100,100,100,100\n"
	"A2,Atender a la población,Realizar ferias de servicios,Ferias realizadas,4,,,1,,,1,,,1,,,1\n"
	"A3,Fortalecer al personal,Impartir cursos al personal,Personas capacitadas,60,,15,,,15,,,15,,,15,\n",
    .example_name = "UNIDAD DE EJEMPLO",
};

static const struct words english = {
    .template_file = "template.yaml",
    .language = "en-US",
    .job_head = "# The job: who plans, which files there are, and what documents are made of them.\n"
		"# Make them with:  pliego build job.yaml\n"
		"# All that follows a number sign (#) is a comment.\n",
    .year = " # the year of the plan",
    .institution = "NAME OF THE INSTITUTION # write yours here",
    .title = "ANNUAL WORK PLAN",
    .columns = "# If a file calls a column otherwise, say so (on the left, what it is known by here;\n"
	       "# see also: pliego columns job.yaml):\n"
	       "# columns: {ACTIVIDAD: TASK, META ANUAL: TOTAL}\n",
    .unread = "# These headings are printed, but nothing is computed of them: ",
    .others = "# These headings are not in all units, and the template does not print them: ",
    .more = "  # More documents: take the number signs away.\n"
	    "  # - {template: informe-revision, output: check.pdf, title: CHECKS OF THE PLAN}\n",
    .template_head =
	"# The template: how documents look. Change something, make the document again, and look.\n",
    .page = "# Paper: letter, legal, oficio, tabloid, a4, a3, or [width, height].\n",
    .styles = "# Styles: each takes from its \"parent\" what it does not say.\n",
    .header = "# The header of each page.\n",
    .table = "# The table: a column for each heading of the files, in this order.\n",
    .widths = "# Widths: in millimetres, or in shares of what is left (1*, 2*).\n",
    .sections = "# What is printed, in this order.\n",
    .empty = "The unit has no activities.",
    .example = "CODE,STRATEGIC LINE,ACTIVITY,EXPECTED RESULT,ANNUAL "
	       "TARGET,JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,"
	       "DEC\n"
	       "A1,Serve the public,Answer questions at the counter,Questions "
	       "answered,1200,100,100,100,100,100,100,100,"
	       "100,100,100,100,100\n"
	       "A2,Serve the public,Hold service fairs,Fairs held,4,,,1,,,1,,,1,,,1\n"
	       "A3,Strengthen the staff,Train the staff,People trained,60,,15,,,15,,,15,,,15,\n",
    .example_name = "EXAMPLE UNIT",
};

struct starting {
	struct arena *arena;
	const struct init_request *request;
	const struct words *words;    /* of comments */
	const struct words *document; /* of what is printed */
	struct init_source source;
	struct diags *diags;
};

/* ---- yaml ---- */

/* A text in double quotes, on one line. */
static void
add_quoted(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			buf_addc(out, '\\');
		buf_addc(out, *text == '\n' || *text == '\t' ? ' ' : *text);
	}
	buf_addc(out, '"');
}

/* The same where braces make fields. */
static void
add_literal(struct buf *out, struct arena *arena, const char *text)
{
	struct buf doubled = BUF_INIT;

	for (; *text != '\0'; text++) {
		if (*text == '{')
			buf_addc(&doubled, '{');
		buf_addc(&doubled, *text);
	}
	add_quoted(out, buf_take(&doubled, arena));
}

static void
add_list(struct buf *out, const char *what, const char *const *items, size_t n)
{
	if (n == 0)
		return;
	buf_adds(out, what);
	for (size_t i = 0; i < n; i++) {
		buf_adds(out, i > 0 ? ", " : "");
		add_quoted(out, items[i]);
	}
	buf_addc(out, '\n');
}

/* ---- the job ---- */

static void
add_unit(struct buf *out, const struct starting *s, const struct init_unit *unit)
{
	buf_adds(out, "  - {code: ");
	add_quoted(out, unit->code);
	buf_adds(out, ", name: ");
	add_quoted(out, unit->name);
	buf_adds(out, ", plan: ");
	if (unit->sheet) {
		buf_adds(out, "{file: ");
		add_quoted(out, unit->file);
		buf_adds(out, ", sheet: ");
		add_quoted(out, unit->sheet);
		buf_adds(out, "}");
	} else if (unit->headings > 0 || unit->until) {
		buf_adds(out, "{file: ");
		add_quoted(out, unit->file);
		if (unit->headings > 0)
			buf_addf(out, ", headings: %u", (unsigned)unit->headings);
		if (unit->until) {
			buf_adds(out, ", until: ");
			add_quoted(out, unit->until);
		}
		buf_adds(out, "}");
	} else {
		add_quoted(out, unit->file);
	}
	buf_adds(out, "}\n");
	(void)s;
}

static void
add_unread(struct buf *out, const struct starting *s)
{
	const char **unread = ARENA_ARRAY(s->arena, const char *, s->source.column_count);
	size_t n = 0;

	for (size_t i = 0; i < s->source.column_count; i++)
		if (!s->source.columns[i].computed)
			unread[n++] = s->source.columns[i].heading;
	add_list(out, s->words->unread, unread, n);
	add_list(out, s->words->others, s->source.others, s->source.other_count);
}

static struct bytes
make_job(const struct starting *s)
{
	const int year = s->source.year != 0 ? s->source.year : s->request->year;
	struct buf out = BUF_INIT;

	buf_adds(&out, s->words->job_head);
	buf_addf(&out, "year: %d%s\n", year, s->words->year);
	if (s->source.starts > 0)
		buf_addf(&out, "year-starts: %s\n", month_name((int)s->source.starts));
	buf_addf(&out, "locale: %s\n", s->source.style.decimal_mark == ',' ? "es-CO" : "es-SV");
	buf_addf(&out, "institution: %s\n", s->words->institution);
	buf_addc(&out, '\n');
	buf_adds(&out, s->words->columns);
	add_unread(&out, s);
	buf_adds(&out, "\nunits:\n");
	for (size_t u = 0; u < s->source.unit_count; u++)
		add_unit(&out, s, &s->source.units[u]);
	buf_addf(&out, "\ndocuments:\n  - template: ./%s\n    output: plan.pdf\n    title: %s %d\n",
	    s->words->template_file, s->document->title, year);
	buf_adds(&out, s->words->more);
	size_t size = out.length;
	return (struct bytes){buf_take(&out, s->arena), size};
}

/* ---- the template ---- */

/* In whole millimetres. */
static size_t
figure_width(const struct init_column *column)
{
	return (FIGURE_PADDING + FIGURE_CHARACTER * column->longest + 9) / 10;
}

/* Whether the column is as wide as its longest text, and takes no share of what is left. */
static bool
has_width(const struct init_column *column)
{
	return column->figures || column->narrow;
}

/* Paper on which the columns have room, the long side across. */
static void
add_size(struct buf *out, const struct starting *s)
{
	static const struct {
		const char *name;
		size_t width;
	} sizes[] = {{"letter", 2794}, {"legal", 3556}, {"tabloid", 4318}};
	enum { SIZES = sizeof sizes / sizeof *sizes };
	size_t needed = MARGINS;

	for (size_t i = 0; i < s->source.column_count; i++)
		needed +=
		    has_width(&s->source.columns[i]) ? figure_width(&s->source.columns[i]) * 10 : TEXT_LEAST;
	for (size_t i = 0; i < SIZES; i++) {
		if (needed <= sizes[i].width) {
			buf_addf(out, "  size: %s\n  orientation: landscape\n", sizes[i].name);
			break;
		}
	}
	if (needed > sizes[0].width)
		diag_add(s->diags, SEVERITY_NOTE, (struct srcloc){s->source.units[0].rows.file, 0, 0},
		    "init-paper",
		    "the columns (%zu) need paper %zu mm wide: see `page` in the template; for smaller paper "
		    "take columns out of its table",
		    s->source.column_count, needed / 10 + 1);
	if (needed > sizes[SIZES - 1].width)
		buf_addf(out, "  size: [%zu mm, 279 mm]\n", needed / 10 + 1);
}

/* A share that grows with the text, but less than it. */
static unsigned
share_of(const struct init_column *column)
{
	unsigned share = 10;

	while (share < 30 && (size_t)share * share < column->mean * 4)
		share++;
	return share;
}

static void
add_column(struct buf *out, const struct starting *s, const struct init_column *column)
{
	buf_adds(out, "      - {field: ");
	add_quoted(out, column->heading);
	buf_adds(out, ", title: ");
	add_literal(out, s->arena, column->heading);
	if (column->figures)
		buf_addf(out, ", width: %zu mm, style: figure, number: as-written}\n", figure_width(column));
	else if (column->narrow)
		buf_addf(out, ", width: %zu mm%s}\n", figure_width(column),
		    column->repeats ? ", merge: yes" : "");
	else
		buf_addf(out, ", width: %u.%u*%s}\n", share_of(column) / 10, share_of(column) % 10,
		    column->repeats ? ", merge: yes" : "");
}

static struct bytes
make_template(const struct starting *s)
{
	const struct words *w = s->words;
	struct buf out = BUF_INIT;

	buf_addf(&out, "%spliego: 1\nlanguage: %s\n\n%spage:\n", w->template_head, s->document->language,
	    w->page);
	add_size(&out, s);
	buf_adds(&out,
	    "  margins: 11 mm\n\nfonts:\n"
	    "  narrow: {regular: ArchivoNarrow-Regular.ttf, bold: ArchivoNarrow-Bold.ttf,\n"
	    "    italic: ArchivoNarrow-Italic.ttf, bold-italic: ArchivoNarrow-BoldItalic.ttf}\n\n");
	buf_adds(&out, w->styles);
	buf_adds(&out,
	    "styles:\n"
	    "  base: {font: narrow, size: 9 pt, hyphenate: yes}\n"
	    "  band: {parent: base, variant: bold, size: 9 pt, padding: [2 pt, 4 pt], border: {bottom: 1 pt "
	    "\"#1F3864\"}}\n"
	    "  title: {parent: band, align: center}\n"
	    "  page: {parent: band, align: right, variant: regular}\n"
	    "  unit: {parent: base, variant: bold, size: 11 pt, space-after: 4 pt}\n"
	    "  cell: {parent: base, size: 7 pt, padding: [2 pt, 2.5 pt], border: 0.4 pt \"#888888\", "
	    "valign: middle}\n"
	    "  figure: {parent: cell, align: right, hyphenate: no}\n"
	    "  head: {parent: cell, variant: bold, align: center, background: \"#D9E2F0\"}\n\n");
	buf_adds(&out, w->header);
	buf_adds(&out,
	    "header:\n  columns: [1*, 1*, 25 mm]\n  space-after: 6 pt\n  rows:\n    - cells:\n"
	    "        - {text: \"{institution}\", style: band}\n"
	    "        - {text: \"{document.title}\", style: title}\n"
	    "        - {text: \"{page} / {pages}\", style: page}\n\n");
	buf_addf(&out, "%s%stables:\n  plan:\n    summary: \"{unit.name}\"\n    empty: ", w->table,
	    w->widths);
	add_quoted(&out, s->document->empty);
	buf_adds(&out, "\n    style: cell\n    head-style: head\n    columns:\n");
	for (size_t i = 0; i < s->source.column_count; i++)
		add_column(&out, s, &s->source.columns[i]);
	buf_addf(&out,
	    "\n%ssections:\n"
	    "  - each-unit:\n"
	    "      - heading: {text: \"{unit.name}\", level: 1, style: unit}\n"
	    "      - table: plan\n",
	    w->sections);
	size_t size = out.length;
	return (struct bytes){buf_take(&out, s->arena), size};
}

/* ---- files ---- */

/* The path without links, also of a folder that is yet to be made; NULL: it can't be found. */
static const char *
real_path(struct arena *arena, const char *path)
{
	const char *name = file_name_of(path);
	char *found = realpath(path, NULL);
	const char *out = found ? arena_strdup(arena, found) : NULL;

	free(found);
	if (out || name[0] == '\0')
		return out;
	out = real_path(arena, name == path ? "." : arena_strndup(arena, path, (size_t)(name - path - 1)));
	return out ? arena_printf(arena, "%s/%s", strcmp(out, "/") == 0 ? "" : out, name) : NULL;
}

/* The path of a file as seen from the folder; itself where one of them can't be found. */
static const char *
seen_from(struct arena *arena, const char *folder, const char *path)
{
	const char *from = real_path(arena, folder), *to = real_path(arena, path);
	struct buf out = BUF_INIT;
	size_t same = 0, i = 0;

	if (!from || !to)
		return path;
	for (; from[i] == to[i] && from[i] != '\0'; i++)
		same = from[i] == '/' ? i + 1 : same;
	if (from[i] == '\0' && to[i] == '/')
		same = i + 1;
	for (const char *up = from + (same < i ? same : i); *up != '\0';
	     up += strcspn(up, "/"), up += *up == '/')
		buf_adds(&out, "../");
	buf_adds(&out, to + same);
	return buf_take(&out, arena);
}

static bool
read_sources(struct starting *s)
{
	for (size_t i = 0; i < s->request->file_count; i++) {
		const char *path = s->request->files[i];
		struct bytes bytes;

		if (!file_read(s->arena, path, SHEET_FILE_MAX, (struct srcloc){path, 0, 0}, &bytes,
			s->diags) ||
		    !init_source_add(s->arena, &s->source, path,
			seen_from(s->arena, s->request->folder, path), bytes, s->diags))
			return false;
	}
	return true;
}

static bool
take_example(struct starting *s)
{
	const struct bytes bytes = {s->words->example, strlen(s->words->example)};

	if (!init_source_add(s->arena, &s->source, "plan.csv", "plan.csv", bytes, s->diags))
		return false;
	s->source.units[0].name = s->words->example_name;
	return true;
}

static enum init_result
stage(struct publication *publication, const char *const *names, const struct bytes *files, size_t count,
    const struct starting *s)
{
	switch (no_overwrite_all(publication, names, files, count, s->request->force, s->diags)) {
	case NO_OVERWRITE_NEW:
	case NO_OVERWRITE_SAME:
		return INIT_DONE;
	case NO_OVERWRITE_KEPT:
		return INIT_REFUSED;
	case NO_OVERWRITE_FAILED:
		break;
	}
	return INIT_FAILED;
}

/* What the start leaves out of the files, or can't compute of them. */
static void
tell_columns(const struct starting *s)
{
	const struct sheet *first = &s->source.units[0].rows;
	const struct srcloc loc = {first->file, 0, 0};
	struct buf others = BUF_INIT;

	for (size_t i = 0; i < s->source.other_count; i++)
		buf_addf(&others, "%s«%s»", i > 0 ? ", " : "", s->source.others[i]);
	if (s->source.other_count > 0)
		diag_add(s->diags, SEVERITY_WARNING, loc, "init-columns",
		    s->source.column_count == INIT_COLUMNS_MAX
			? N_("a table has room for 200 columns, and the template does not print these: %s")
			: N_("not all plans have these columns, and the template does not print them: %s"),
		    buf_cstr(&others));
	buf_release(&others);
	const struct plan_columns known = columns_of(first, s->source.style);
	if (!columns_suffice(&known))
		diag_add(s->diags, SEVERITY_WARNING, loc, "init-columns",
		    "it isn't known which columns are ACTIVIDAD, META ANUAL and all periods, so that nothing "
		    "will be computed: say so in the job's `columns`; pliego check says what is lacking");
}

enum init_result
init_write(struct arena *arena, const struct init_request *request, struct publication *publication,
    const char *const **names, size_t *count, struct diags *diags)
{
	struct starting s = {.arena = arena, .request = request, .diags = diags};
	const char **written = ARENA_ARRAY(arena, const char *, 3);
	struct bytes files[3];
	size_t n = 0;

	s.words = request->language == LANGUAGE_ENGLISH ? &english : &spanish;
	if (request->file_count > 0 ? !read_sources(&s) : !take_example(&s))
		return INIT_REFUSED;
	init_source_finish(arena, &s.source);
	if (s.source.column_count == 0) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){request->files[0], 0, 0}, "init-no-table",
		    "the plans have no heading in common: begin with those that are alike");
		return INIT_REFUSED;
	}
	tell_columns(&s);
	s.document = s.source.spanish ? &spanish : &english;
	written[n] = "job.yaml";
	files[n++] = make_job(&s);
	written[n] = s.words->template_file;
	files[n++] = make_template(&s);
	if (request->file_count == 0) {
		written[n] = "plan.csv";
		files[n++] = (struct bytes){s.words->example, strlen(s.words->example)};
	}
	*names = written;
	*count = n;
	enum init_result result = stage(publication, written, files, n, &s);
	if (result != INIT_DONE)
		publication_discard(publication);
	return result;
}
